"""Holds what a graph becomes: rows, each one a layer or an operation of Keras with its weights.

Made by `translation`, changed by `fusing`, written by `nesting`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.allow_list import ARCHITECTURE_LAYERS, OPERATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.models.saved_model.sizes import Sides

LAYERS = "keras.layers"
INPUT = "InputLayer"
MAX_INLINE_VALUES = 2**15
"""Numbers of a constant that is written into the description; of one, not of all together."""

_MODULES = {name: module for module, names in OPERATIONS.items() for name in names}


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A layer or an operation.

    Attributes
    ----------
    cls : str
        Class of Keras.
    module : str
        Where it is.
    settings : dict
        Its own settings, without the name.
    arguments : tuple
        What it is called with: tensors, lists of tensors, and constants as JSON.
    path : tuple of str
        Scopes and name of the operation in the graph.
    shape : tuple
        Of what it makes, batch included.
    weights : tuple of array
        In the order in which Keras has them: those that are trained first.
    dtype : str
        Of what it makes.
    """

    cls: str
    module: str
    settings: Mapping[str, Any]
    arguments: tuple[Any, ...]
    path: tuple[str, ...]
    shape: Sides
    weights: tuple[NDArray[Any], ...] = ()
    dtype: str = "float32"

    @property
    def inputs(self) -> list[Row]:
        """Rows that feed it, in order."""
        return list(_rows_in(self.arguments))

    @property
    def rank(self) -> int:
        """Number of axes, batch included."""
        return len(self.shape)


@dataclass(frozen=True, slots=True)
class Untranslated:
    """What could not be translated, and why.

    Attributes
    ----------
    reason : Text
        One sentence with the operation and the node.
    """

    reason: Text


@dataclass(frozen=True, slots=True, eq=False)
class Repeated:
    """A constant that is repeated for each image.

    Attributes
    ----------
    values : array
        With a first axis of one.
    shape : tuple
        Of all of it.
    """

    values: NDArray[Any]
    shape: Sides


Constant = np.ndarray[Any, Any]
Value = Row | Constant | Repeated | Untranslated


@dataclass(slots=True)
class Rows:
    """Rows of a whole network.

    Attributes
    ----------
    inputs : list of Row
        Its inputs.
    outputs : list of Row
        Those whose results are the answer.
    """

    inputs: list[Row]
    outputs: list[Row] = field(default_factory=list)

    def in_order(self) -> list[Row]:
        """Return all rows that the outputs need and the inputs, each after those that feed it."""
        done: dict[int, Row] = {id(row): row for row in self.inputs}
        stack: list[tuple[Row, bool]] = [(row, False) for row in reversed(self.outputs)]
        while stack:
            row, is_ready = stack.pop()
            if id(row) in done:
                continue
            if is_ready:
                done[id(row)] = row
                continue
            stack.append((row, True))
            stack.extend((each, False) for each in reversed(row.inputs))
        return list(done.values())


def layer(
    cls: str,
    path: tuple[str, ...],
    arguments: Sequence[Any],
    shape: Sides,
    *,
    weights: Sequence[NDArray[Any]] = (),
    **settings: Any,  # noqa: ANN401  (any JSON)
) -> Row:
    """Return a row that is a layer."""
    made = tuple(np.ascontiguousarray(each, dtype=np.float32) for each in weights)
    module = next((name for name, has in ARCHITECTURE_LAYERS.items() if cls in has), LAYERS)
    return Row(cls, module, settings, tuple(arguments), path, shape, made)


def operation(
    cls: str,
    path: tuple[str, ...],
    arguments: Sequence[Any],
    shape: Sides,
    *,
    dtype: str = "float32",
    **settings: Any,  # noqa: ANN401  (any JSON)
) -> Row:
    """Return a row that is an operation of `keras.ops`."""
    return Row(cls, _MODULES[cls], settings, tuple(arguments), path, shape, (), dtype)


def inline(values: NDArray[Any]) -> Any:  # noqa: ANN401  (any JSON)
    """Return a constant as a description has it, every digit that float32 has.

    Raises
    ------
    LookupError
        It is too large for a description.
    """
    if values.size > MAX_INLINE_VALUES:
        raise LookupError("a large constant")
    if values.dtype == bool or np.issubdtype(values.dtype, np.integer):
        dtype, numbers = "bool" if values.dtype == bool else "int32", values.tolist()
    else:
        dtype, numbers = "float32", _short(values.astype(np.float32).tolist())
    if not values.ndim:
        return numbers
    return {"class_name": "__numpy__", "config": {"value": numbers, "dtype": dtype}}


def short(value: float) -> float:
    """Return a number of float32 with the fewest digits that give it back."""
    return float(str(np.float32(value)))


def _short(numbers: Any) -> Any:  # noqa: ANN401  (nested lists)
    return [_short(each) for each in numbers] if isinstance(numbers, list) else short(numbers)


def _rows_in(value: object) -> Iterator[Row]:
    if isinstance(value, Row):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _rows_in(each)
