"""Names the layers of a Keras model in Python, for `script_writer`: which call, and by what."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import keras

from engine.backends.keras.graph import calls_of, is_container
from engine.code.script import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.backends.keras.graph import Call


class LayerUse:
    """One execution of a layer: how a script names the layer, and which of its calls it is.

    Attributes
    ----------
    operation : keras.Operation
        The layer.
    path : str
        Of this call.
    expression : str
        Python that gives the layer.
    from_last : int
        -1 for the last time that the layer is called in a run, -2 for the one before.
    is_only : bool
        It is called once.
    is_plain : bool
        Its attribute `output` is the tensor of this call in the model's own graph. (A Sequential
        model that was rebuilt has called its layers for other graphs before.)
    """

    def __init__(self, chain: tuple[Call, ...], path: str, number: int, total: int) -> None:
        self.operation = chain[-1].operation
        self.path = path
        self.expression = _expression([call.operation for call in chain])
        self.from_last = number - total
        self.is_only = total == 1
        tensors = chain[-1].outputs
        self.is_plain = (
            len(chain) == len(tensors) == 1
            and not is_container(self.operation)
            and getattr(self.operation, "output", None) is tensors[0]
        )


def layer_uses(model: Any) -> dict[str, LayerUse]:
    """Return all uses of layers by path, in the order in which they are executed."""
    found = list(_chains(model, (), ""))
    totals: dict[int, int] = {}
    for chain, _ in found:
        key = id(chain[-1].operation)
        totals[key] = totals.get(key, 0) + 1
    numbers: dict[int, int] = {}
    uses = {}
    for chain, path in found:
        key = id(chain[-1].operation)
        uses[path] = LayerUse(chain, path, numbers.get(key, 0), totals[key])
        numbers[key] = numbers.get(key, 0) + 1
    return uses


def _chains(
    container: Any, chain: tuple[Call, ...], prefix: str
) -> Iterator[tuple[tuple[Call, ...], str]]:
    for call in calls_of(container):
        inner = (*chain, call)
        yield inner, prefix + call.name
        if is_container(call.operation):
            yield from _chains(call.operation, inner, f"{prefix}{call.name}/")


def _expression(chain: Sequence[Any]) -> str:
    """Return Python that gives a layer: through the containers around it, by their names."""
    found = "model"
    for operation in chain:
        name = quoted(operation.name)
        if isinstance(operation, keras.layers.Layer):
            found = f"{found}.get_layer({name})"
        else:  # an operation of `keras.ops` is no layer
            found = f"next(each for each in {found}.operations if each.name == {name})"
    return found


def trains_by_default(uses: Mapping[str, LayerUse]) -> bool:
    """Tell whether a layer changes images at random unless it is told not to."""
    defaults = (inspect.signature(use.operation.call).parameters for use in uses.values())
    return any("training" in each and each["training"].default is True for each in defaults)
