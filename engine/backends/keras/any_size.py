"""Lets a Keras model be called with images of other sizes, for what runs a part of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from engine.backends.keras.graph import functional_of, operations_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPEC = "_manual_input_spec"


@contextmanager
def any_size(model: Any) -> Iterator[None]:
    """Let a model and those inside it be called with other sizes than they were built for."""
    containers = [
        each for each in (model, *operations_of(model)) if functional_of(each) is not None
    ]
    changed = [each for each in containers if _SPEC not in each.__dict__]
    try:
        for each in changed:
            each.__dict__[_SPEC] = None  # instead of a specification made from the symbolic inputs
        yield
    finally:
        for each in changed:
            each.__dict__.pop(_SPEC, None)
