"""Rewrites arithmetic between the layers of Keras 2 models as layers or operations of Keras 3.

Called by `engine.models.legacy.config`. The usual case is `preprocess_input` or a hard sigmoid
written with ``x / 127.5 - 1`` or ``relu6(x + 3) / 6`` inside the model, as the tutorials of
2020-2023 do: bare operations, which Keras 3 cannot read. Sums, products and scalings become layers,
so that the preprocessing in a model is found; the rest becomes operations of `keras.ops`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.models.config_graph import Config, class_of, config_of, name_of
from engine.models.legacy.functions import constant, short_name, translated
from engine.models.legacy.graph import is_reference, node_of
from engine.models.legacy.node_definitions import function_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.models.legacy.functions import Translated

_CONSTANT = "_CONSTANT_VALUE"
_SLICES = "keras.src.ops.numpy"

_SCALES: dict[str, Callable[[float], tuple[float, float]]] = {
    "truediv": lambda number: (1.0 / number, 0.0),
    "divide": lambda number: (1.0 / number, 0.0),
    "multiply": lambda number: (number, 0.0),
    "subtract": lambda number: (1.0, -number),
    "add": lambda number: (1.0, number),
}
_SCALES_REVERSED: dict[str, Callable[[float], tuple[float, float]]] = {
    "multiply": lambda number: (number, 0.0),
    "subtract": lambda number: (-1.0, number),
    "add": lambda number: (1.0, number),
}
_MERGES = {"add": "Add", "multiply": "Multiply", "subtract": "Subtract"}
_ACTIVATIONS = {"relu", "relu6", "softmax", "sigmoid", "tanh", "silu", "swish"}


@dataclass(frozen=True, slots=True)
class Call:
    """A bare function between two layers.

    Attributes
    ----------
    function : str
        Its name as the file has it.
    first : Any
        The first argument: a reference to a layer's output, a list of them, or a constant.
    arguments : dict
        The others.
    """

    function: str
    first: Any
    arguments: Config


def call_of(layer: Config) -> Call | None:
    """Return the function that a layer of Keras 2 is; None when it is none, or called twice."""
    nodes, cls = layer.get("inbound_nodes"), class_of(layer)
    if not isinstance(nodes, list) or len(nodes) != 1 or not isinstance(nodes[0], list):
        return None
    node = nodes[0]
    if cls == "TensorFlowOpLayer":
        found = function_of(config_of(layer), [source[:3] for source in node])
        return None if found is None else Call(*found)
    if cls not in ("TFOpLambda", "SlicingOpLambda"):
        return None
    sources = node if node and isinstance(node[0], list) else [node]
    if not all(len(source) == 4 and isinstance(source[3], dict) for source in sources):
        return None
    inputs = [source[2] if source[0] == _CONSTANT else source[:3] for source in sources]
    first = inputs if sources is node else inputs[0]
    return Call(str(config_of(layer).get("function")), first, sources[0][3])


def as_layer(layer: Config) -> Config:
    """Return the Keras layer that does what a bare operation does; the same when none does."""
    call = call_of(layer)
    if call is None:
        return layer
    name = short_name(call.function)
    other: Any = call.arguments.get("y")
    rest = {key: value for key, value in call.arguments.items() if value is not None}
    if not set(rest) <= {"y", "name"}:
        return layer
    if name in _ACTIVATIONS and other is None and is_reference(call.first):
        kind = "silu" if name == "swish" else name
        return _built(layer, "Activation", {"activation": kind}, [call.first])
    if is_reference(call.first) and is_reference(other) and name in _MERGES:
        return _built(layer, _MERGES[name], {}, [call.first, other])
    pairs: tuple[tuple[Any, Any, Any], ...] = (
        (call.first, other, _SCALES),
        (other, call.first, _SCALES_REVERSED),
    )
    for source, number, scales in pairs:
        if not (is_reference(source) and _is_number(number) and name in scales):
            continue
        if number == 0 and name not in _MERGES:
            return layer
        scale, offset = scales[name](float(number))
        return _built(layer, "Rescaling", {"scale": scale, "offset": offset}, [source])
    return layer


def as_operation(layer: Config, ranks: Mapping[str, int]) -> Config:
    """Return the operation of `keras.ops` that does what a bare one does; the same when none.

    Parameters
    ----------
    layer : dict
        As Keras 2 wrote it.
    ranks : mapping of str to int
        Number of axes of the layers' outputs, where it is known.
    """
    call = call_of(layer)
    if call is None:
        return layer
    operation: Translated
    try:
        if class_of(layer) == "SlicingOpLambda":
            key = _key(call.arguments["slice_spec"], ranks.get(str(call.first[0])))
            module, operation = _SLICES, ("GetItem", {}, [key])
        elif short_name(call.function) == "getitem":
            key = _spread(call.arguments["key"], ranks.get(str(call.first[0])))
            module, operation = _SLICES, ("GetItem", {}, [key])
        else:
            module, operation = translated(call.function, call.arguments)
    except LookupError:
        return layer
    cls, settings, others = operation
    name = name_of(layer)
    return {
        "module": module,
        "class_name": cls,
        "config": {"name": name, **settings},
        "registered_name": cls,
        "name": name,
        "inbound_nodes": [node_of([constant(call.first), *others], {})],
    }


def _key(spec: object, rank: int | None) -> list[object]:
    """Return the key of a slice as Keras 3 writes it. Raises LookupError for a tensor within."""
    return _spread([_part(part) for part in (spec if isinstance(spec, list) else [spec])], rank)


def _spread(parts: list[Any], rank: int | None) -> list[object]:
    """Return a key with whole axes for the Ellipsis. Raises LookupError where the rank is unknown.

    Keras 3 cannot read an Ellipsis in an .h5 file.
    """
    places = [place for place, part in enumerate(parts) if _is_ellipsis(part)]
    if not places:
        return parts
    if rank is None:
        raise LookupError("ellipsis")
    place, taken = places[0], sum(part is not None for part in parts) - 1
    whole = {"class_name": "__slice__", "config": {"start": None, "stop": None, "step": None}}
    return [*parts[:place], *[whole] * (rank - taken), *parts[place + 1 :]]


def _is_ellipsis(part: object) -> bool:
    return isinstance(part, dict) and part.get("class_name") == "__ellipsis__"


def _part(part: object) -> object:
    if part is None or _is_number(part):
        return part
    if _is_ellipsis(part):
        return part
    if isinstance(part, dict) and set(part) == {"start", "stop", "step"}:
        if all(end is None or _is_number(end) for end in part.values()):
            return {"class_name": "__slice__", "config": part}
    raise LookupError(str(part))


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _built(layer: Config, cls: str, settings: Config, sources: list[list[object]]) -> Config:
    """Return a layer in place of another, with the same name and the given sources."""
    name = name_of(layer)
    config = {
        "name": name,
        "trainable": True,
        "dtype": config_of(layer).get("dtype", "float32"),
        **settings,
    }
    fresh: Config = {"class_name": cls, "config": config, "name": name}
    if layer.get("module") is not None:
        fresh |= {"module": "keras.layers", "registered_name": None}
    return fresh | {"inbound_nodes": [[[*source, {}] for source in sources]]}
