"""Reads a pickled state dict that holds plain tensors and nothing else, for `exported_program`.

The job of a box. Nothing is imported, and nothing called: `pickle_machine`.
"""

from __future__ import annotations

from engine.models.torch_files.pickle_machine import (
    PLAIN_NAMES,
    ForeignValueError,
    PickleError,
    pickled_value,
)
from engine.models.torch_files.pickled_values import Pairs, Tensor


def plain_tensors(data: bytes) -> dict[str, Tensor]:
    """Return the tensors of a state dict by their names.

    Parameters
    ----------
    data : bytes
        The pickle that `torch.save` wrote of it.

    Raises
    ------
    PickleError
        Damaged, or no state dict; `ForeignValueError` for one with more than plain tensors.
    """
    value, _ = pickled_value(data, allowed=PLAIN_NAMES)
    if not isinstance(value, Pairs):
        raise PickleError("it is no dictionary")
    tensors = value.named()
    if len(tensors) < len(value.items):
        raise PickleError("a key is no text, or there twice")
    for name, each in tensors.items():
        if not isinstance(each, Tensor) or each.is_changed:
            raise ForeignValueError(name)
    return tensors
