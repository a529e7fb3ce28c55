"""Rewrites arithmetic between the layers of Keras 2 models as layers of Keras 3.

Called by `engine.models.legacy.config`. The usual case is `preprocess_input` or a hard sigmoid
written with ``x / 127.5 - 1`` or ``relu6(x + 3) / 6`` inside the model, as the tutorials of
2020-2023 do: bare operations (TFOpLambda), which Keras 3 cannot read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.models.config_graph import Config, class_of, config_of, name_of

if TYPE_CHECKING:
    from collections.abc import Callable

_SCALES: dict[str, Callable[[float], tuple[float, float]]] = {
    "math.truediv": lambda number: (1.0 / number, 0.0),
    "math.divide": lambda number: (1.0 / number, 0.0),
    "math.multiply": lambda number: (number, 0.0),
    "math.subtract": lambda number: (1.0, -number),
    "math.add": lambda number: (1.0, number),
    "__operators__.add": lambda number: (1.0, number),
}
_MERGES = {
    "math.add": "Add",
    "__operators__.add": "Add",
    "math.multiply": "Multiply",
    "math.subtract": "Subtract",
}
_ACTIVATIONS = {"nn.relu": "relu", "nn.relu6": "relu6", "nn.softmax": "softmax"} | {
    "math.sigmoid": "sigmoid",
    "nn.sigmoid": "sigmoid",
    "math.tanh": "tanh",
    "nn.silu": "silu",
    "nn.swish": "silu",
}


def as_layer(layer: Config) -> Config:
    """Return the Keras layer that does what a TFOpLambda does; the layer itself when none does."""
    if class_of(layer) != "TFOpLambda" or layer.get("module") is not None:
        return layer
    nodes = layer.get("inbound_nodes")
    function = str(config_of(layer).get("function"))
    if not isinstance(nodes, list) or len(nodes) != 1:
        return layer
    node = nodes[0]
    if not (isinstance(node, list) and len(node) == 4 and isinstance(node[3], dict)):
        return layer
    *source, arguments = node
    other = arguments.get("y")
    if function in _ACTIVATIONS and other is None:
        return _built(layer, "Activation", {"activation": _ACTIVATIONS[function]}, [source])
    if isinstance(other, list) and len(other) == 3 and isinstance(other[0], str):
        if function in _MERGES:
            return _built(layer, _MERGES[function], {}, [source, other])
    elif isinstance(other, (int, float)) and not isinstance(other, bool) and function in _SCALES:
        if other == 0 and "div" in function:
            return layer
        scale, offset = _SCALES[function](float(other))
        return _built(layer, "Rescaling", {"scale": scale, "offset": offset}, [source])
    return layer


def _built(layer: Config, cls: str, settings: Config, sources: list[list[object]]) -> Config:
    """Return a layer in place of another, with the same name and the given sources."""
    name = name_of(layer).replace("/", "_")
    config = {
        "name": name,
        "trainable": True,
        "dtype": config_of(layer).get("dtype", "float32"),
        **settings,
    }
    node = [[*source, {}] for source in sources]
    return {"class_name": cls, "config": config, "name": name, "inbound_nodes": [node]}
