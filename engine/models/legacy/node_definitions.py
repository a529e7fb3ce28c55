"""Reads the operations that Keras 2.2 and 2.3 saved as nodes of a graph (TensorFlowOpLayer).

Called by `engine.models.legacy.operations`, which gets the function that makes such a node, with
its arguments: from then on it is like the functions that later versions saved.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.models.config_graph import Config

_OF_ONE = {
    "Abs": "abs",
    "Ceil": "ceil",
    "Cos": "cos",
    "Elu": "elu",
    "Erf": "erf",
    "Exp": "exp",
    "Floor": "floor",
    "Identity": "identity",
    "Log": "log",
    "Log1p": "log1p",
    "LogSoftmax": "log_softmax",
    "Neg": "negative",
    "Reciprocal": "reciprocal",
    "Relu": "relu",
    "Relu6": "relu6",
    "Round": "round",
    "Rsqrt": "rsqrt",
    "Selu": "selu",
    "Sigmoid": "sigmoid",
    "Sign": "sign",
    "Sin": "sin",
    "Softmax": "softmax",
    "Softplus": "softplus",
    "Softsign": "softsign",
    "Sqrt": "sqrt",
    "Square": "square",
    "StopGradient": "stop_gradient",
    "Tanh": "tanh",
}
_OF_TWO = {
    "Add": ("add", "y"),
    "AddV2": ("add", "y"),
    "BiasAdd": ("bias_add", "bias"),
    "Div": ("divide", "y"),
    "ExpandDims": ("expand_dims", "axis"),
    "FloorDiv": ("floordiv", "y"),
    "Maximum": ("maximum", "y"),
    "Minimum": ("minimum", "y"),
    "Mul": ("multiply", "y"),
    "Pad": ("pad", "paddings"),
    "Pow": ("pow", "y"),
    "RealDiv": ("truediv", "y"),
    "Reshape": ("reshape", "shape"),
    "Sub": ("subtract", "y"),
    "Tile": ("tile", "multiples"),
    "Transpose": ("transpose", "perm"),
}
_REDUCTIONS = {
    "All": "reduce_all",
    "Any": "reduce_any",
    "Max": "reduce_max",
    "Mean": "reduce_mean",
    "Min": "reduce_min",
    "Prod": "reduce_prod",
    "Sum": "reduce_sum",
}
_POOLS = {"AvgPool": "avg_pool", "MaxPool": "max_pool"}
_RESIZES = {"ResizeBilinear": "bilinear", "ResizeNearestNeighbor": "nearest"}
_TYPES = {"DT_FLOAT": "float32", "DT_INT32": "int32", "DT_UINT8": "uint8", "DT_BOOL": "bool"}


def function_of(settings: Config, sources: Sequence[Any]) -> tuple[str, Any, Config] | None:
    """Return the function that a saved node is, its first argument and the others.

    Parameters
    ----------
    settings : dict
        Of the layer: `node_def` and `constants`.
    sources : sequence
        References to what feeds it, in order.

    Returns
    -------
    (str, Any, dict) or None
        None for a node that is not known.
    """
    node, constants = settings.get("node_def"), settings.get("constants")
    if not isinstance(node, dict) or not isinstance(constants, dict):
        return None
    try:
        return _function(str(node.get("op")), node.get("attr", {}), _inputs(constants, sources))
    except (LookupError, TypeError, ValueError, AttributeError, binascii.Error):
        return None


def _inputs(constants: Config, sources: Sequence[Any]) -> list[Any]:
    """Return a node's inputs in order: constants stand at the places that the file tells."""
    left = iter(sources)
    return [
        constants[str(place)] if str(place) in constants else next(left)
        for place in range(len(constants) + len(sources))
    ]


def _function(kind: str, attributes: Config, inputs: list[Any]) -> tuple[str, Any, Config]:
    """Return a function, its first argument and the others. Raises LookupError for another."""
    if kind in _OF_ONE:
        return _OF_ONE[kind], inputs[0], {}
    if kind in _OF_TWO:
        name, other = _OF_TWO[kind]
        return name, inputs[0], {other: inputs[1]}
    if kind in _REDUCTIONS:
        keep = _value(attributes.get("keep_dims", {"b": False}))
        return _REDUCTIONS[kind], inputs[0], {"axis": inputs[1], "keepdims": keep}
    if kind in _POOLS:
        given = {name: _value(attributes[name]) for name in ("ksize", "strides", "padding")}
        return _POOLS[kind], inputs[0], given
    if kind in _RESIZES:
        if not _value(attributes["half_pixel_centers"]):
            raise LookupError("half_pixel_centers")
        return "resize", inputs[0], {"size": inputs[1], "method": _RESIZES[kind]}
    if kind == "LeakyRelu":
        return "leaky_relu", inputs[0], {"alpha": _value(attributes["alpha"])}
    if kind == "Squeeze":
        return "squeeze", inputs[0], {"axis": _value(attributes["squeeze_dims"]) or None}
    if kind == "ConcatV2":
        return "concat", inputs[:-1], {"axis": inputs[-1]}
    if kind == "Pack":
        return "stack", inputs, {"axis": _value(attributes["axis"])}
    if kind == "Cast":
        return "cast", inputs[0], {"dtype": _TYPES[attributes["DstT"]["type"]]}
    if kind == "StridedSlice":
        return "getitem", inputs[0], {"key": _key(attributes, *inputs[1:])}
    raise LookupError(kind)


def _value(attribute: Config) -> Any:  # noqa: ANN401  (any JSON)
    """Return the value of a node's attribute, as protobuf writes it into JSON."""
    ((kind, value),) = attribute.items()
    if kind == "s":
        return base64.b64decode(value).decode()
    if kind == "i":
        return int(value)
    if kind == "list":
        return [int(each) for each in value.get("i", [])]
    return value


def _key(attributes: Config, begin: list[int], end: list[int], step: list[int]) -> list[object]:
    """Return the key of a strided slice, whose masks tell which parts are no plain ranges."""
    masks = {name: int(_value(attributes.get(f"{name}_mask", {"i": "0"}))) for name in _MASKS}
    parts: list[object] = []
    for place, (first, last, stride) in enumerate(zip(begin, end, step, strict=True)):
        is_set = {name: bool(mask >> place & 1) for name, mask in masks.items()}
        if is_set["ellipsis"]:
            parts.append({"class_name": "__ellipsis__", "config": {}})
        elif is_set["new_axis"]:
            parts.append(None)
        elif is_set["shrink_axis"]:
            parts.append(first)
        else:
            ends = (None if is_set["begin"] else first, None if is_set["end"] else last)
            bounds = {"start": ends[0], "stop": ends[1], "step": stride}
            parts.append({"class_name": "__slice__", "config": bounds})
    return parts


_MASKS = ("begin", "end", "ellipsis", "new_axis", "shrink_axis")
