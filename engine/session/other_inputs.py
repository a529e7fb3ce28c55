"""Makes arrays of the values that a model's inputs beside the image are fed, for the session."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError, plural
from engine.api.other_inputs import read_array
from engine.imaging.array_files import array_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.api.other_inputs import InputValue, OtherInput


def arrays_of(
    values: Sequence[InputValue], inputs: Sequence[OtherInput]
) -> dict[str, NDArray[np.float64]]:
    """Return what each input is fed, by its name, each of shape (1, ...).

    Raises
    ------
    EngineError
        For an input that the model does not have, and for values that do not fit.
    """
    names = [each.name for each in inputs]
    for value in values:
        if value.name not in names:
            raise EngineError(
                'The model has no input "{name}" beside the image. It has: {names}.',
                name=value.name,
                names=", ".join(names) or "none",
            )
    by_name = {each.name: each for each in values}
    return {each.name: _array(by_name.get(each.name), each) for each in inputs}


def _array(value: InputValue | None, of: OtherInput) -> NDArray[np.float64]:
    shape = tuple(1 if side is None else side for side in of.shape)
    if value is None:
        return np.zeros((1, *shape))
    found = _stored(value) if value.path else np.array(value.numbers, np.float64)
    if found.size == 1 and of.count != 1 and not value.path:
        return np.full((1, *shape), found.item())
    if of.count is None:
        fits = found.shape if found.ndim == len(of.shape) else _free(of.shape, found.size)
        matches = fits is not None and all(
            side in (None, own) for side, own in zip(of.shape, fits, strict=True)
        )
    else:
        fits, matches = shape, found.size == of.count
    if not matches or fits is None:
        raise EngineError(
            plural(
                'Input "{name}" takes {shape} numbers, not {count} number.',
                'Input "{name}" takes {shape} numbers, not {count} numbers.',
                int(found.size),
                name=of.name,
                shape=" × ".join("?" if side is None else str(side) for side in of.shape) or "1",
            )
        )
    if of.is_whole and (found != np.round(found)).any():
        raise EngineError('Input "{name}" takes whole numbers.', name=of.name)
    return found.reshape((1, *fits))


def _free(shape: tuple[int | None, ...], size: int) -> tuple[int, ...] | None:
    """Return the shape of so many numbers where one side is free; None for none."""
    if shape.count(None) != 1:
        return None
    rest = int(np.prod([side for side in shape if side is not None], dtype=np.int64))
    if not rest or size % rest or not size:
        return None
    return tuple(size // rest if side is None else side for side in shape)


def _stored(value: InputValue) -> NDArray[np.float64]:
    file = os.path.basename(value.path)
    data = read_array(value.path)
    if hashlib.sha256(data).hexdigest() != value.sha256:
        raise EngineError("{file} has changed. Choose it again.", file=file)
    try:
        found = array_of(data, file)
    except EngineError as error:
        raise EngineError(
            "{file} is not an array of numbers (.npy).", file=file, details=str(error)
        ) from None
    numbers = found.astype(np.float64)
    if not np.isfinite(numbers).all():
        raise EngineError("{file} has numbers that are not finite.", file=file)
    return numbers[0] if numbers.ndim and numbers.shape[0] == 1 and numbers.ndim > 1 else numbers
