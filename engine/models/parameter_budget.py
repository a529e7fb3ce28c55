"""Compares the weights a model asks for with what it stores and what memory is free.

Called by `engine.models.vetting`. A file of 25 KB can describe layers of a gigabyte, which Keras
would fill with random numbers before it reads the stored ones. The count follows from the
configuration and from the shapes that flow through the graph; where a shape is unknown the count is
too low, and the limits on opening (`engine.session.opening_watch`) are what remains.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from engine.api.errors import EngineError
from engine.api.memory import free_bytes
from engine.api.units import size_text
from engine.models.config_graph import (
    Config,
    Shape,
    class_of,
    config_of,
    declared_input,
    feeds,
    is_model,
    layers_of,
    name_of,
    walk_layers,
)
from engine.models.operation_shapes import MAX_RANK
from engine.models.shape_inference import Weights, output_shape, weights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.model import LayerNode

BYTES_A_VALUE = 4
SLACK_PARAMETERS = 1_000_000
MAX_LAYERS = 5_000
MAX_CALLS = 50_000
MAX_INPUT_VALUES = 2**28
MAX_ARRAY_VALUES = 2**31
UNSUSPICIOUS_VALUES = 2**26
MAX_GROWTH = 1024
"""Largest arrays are 256 MB, or so many times the size of the inputs: 64 channels are usual."""


def check(config: Config, stored: int, file: str) -> int:
    """Compare what a model asks for with what its file holds and with the free memory.

    Parameters
    ----------
    config : dict
        A checked configuration.
    stored : int
        Number of values in the file's data sets.
    file : str
        The file's name, for the messages.

    Returns
    -------
    int
        The number of weights that the configuration asks for.

    Raises
    ------
    EngineError
        More than is stored, more than fits, or an array of a size that no network has.
    """
    check_extent(config, file)
    needed, _, size = measure(config, [], file)
    if needed > stored * 1.25 + SLACK_PARAMETERS:
        raise EngineError(
            "{file} asks for {needed} weights but stores only {stored}, so it is damaged or "
            "made to fill the memory. Copy it again from its source.",
            file=file,
            needed=f"{needed:,}",
            stored=f"{stored:,}",
        )
    free = free_bytes()
    if size * 1.5 > free:
        raise EngineError(
            "The model in {file} needs about {needed} of memory, and {free} are free. Close "
            "other programs and open it again.",
            file=file,
            needed=size_text(size * 1.5),
            free=size_text(free),
        )
    return needed


def check_extent(config: Config, file: str) -> None:
    """Refuse more layers, or more calls of layers, than a framework builds in sensible time."""
    layers = sum(1 for _ in walk_layers(config))
    if layers > MAX_LAYERS:
        raise EngineError(
            "The model in {file} has {found} layers, more than the {limit} that Camscope opens. "
            "Choose a smaller model.",
            file=file,
            found=f"{layers:,}",
            limit=f"{MAX_LAYERS:,}",
        )
    if _calls(config) > MAX_CALLS:
        raise EngineError(
            "The model in {file} calls its layers more than {limit} times, because models in it "
            "are used many times over. Choose a smaller model.",
            file=file,
            limit=f"{MAX_CALLS:,}",
        )


def _calls(model: Config) -> int:
    """Count how often layers are called when a model is, nested models' layers included."""
    total = 0
    for layer in layers_of(model):
        nodes = layer.get("inbound_nodes")
        times = max(len(nodes), 1) if isinstance(nodes, list) else 1
        total += times * (1 + _calls(layer))
    return total


def check_arrays(config: Config, layers: Iterable[LayerNode], file: str, image: Shape = ()) -> None:
    """Refuse a built model that would make an array out of proportion, before it is run.

    Here the shapes are the framework's own: no operation is unknown to it.

    Parameters
    ----------
    config : dict
        The model's description.
    layers : iterable of LayerNode
        As the framework built them.
    file : str
        The file's name, for the messages.
    image : tuple of (int or None)
        Sides of what is fed, of a model whose description does not tell them.

    Raises
    ------
    EngineError
        An array of a size that no network has, or larger than the free memory.
    """
    limit = _largest_array(config, image)
    for layer in layers:
        for row in layer.walk():
            _check_array(row.name, row.output_shape, limit, file)


class Measured(NamedTuple):
    """Number of a model's weights, the shape it makes, and the bytes of its weights."""

    weights: int
    shape: Shape | None
    size_bytes: int


def measure(
    model: Config, inputs: list[Shape | None], file: str, limit: int | None = None
) -> Measured:
    """Return what a model keeps, and the shape it makes of its inputs' shapes.

    `limit` is the number of values of the largest array that it may make; None works it out.
    """
    shapes: dict[str, Shape | None] = {}
    given = list(inputs)
    if limit is None:
        limit = _largest_array(model)
    total = size = 0
    previous: Shape | None = given[0] if given else None
    for layer in layers_of(model):
        sources = feeds(layer)
        takes: list[Shape | None]
        if class_of(layer) == "InputLayer":
            declared = declared_input(layer)
            takes = [_fuller(given.pop(0) if given else None, declared)]
        elif sources:
            takes = [_fuller(shapes.get(name), shape) for name, shape in sources]
        else:
            takes = [previous if previous is not None else declared_input(layer)]
        count, made, bytes_kept = _measure_layer(layer, takes, file, limit)
        total, size = total + count, size + bytes_kept
        is_input = class_of(layer) == "InputLayer"
        _check_array(name_of(layer), made, MAX_INPUT_VALUES if is_input else limit, file)
        shapes[name_of(layer)] = previous = made
    outputs = config_of(model).get("output_layers")
    while isinstance(outputs, list) and outputs and isinstance(outputs[0], list):
        outputs = outputs[0]
    if isinstance(outputs, list) and outputs:
        return Measured(total, shapes.get(str(outputs[0])), size)
    return Measured(total, previous, size)


def _largest_array(model: Config, image: Shape = ()) -> int:
    """Return how many values the largest array of a model may have."""
    declared = [shape for layer in layers_of(model) if (shape := declared_input(layer))]
    inputs = declared or [image]
    taken = sum(math.prod(dim or 1 for dim in shape) for shape in inputs if shape)
    return min(max(UNSUSPICIOUS_VALUES, MAX_GROWTH * taken), MAX_ARRAY_VALUES)


def _check_array(layer: str, shape: Shape | None, limit: int, file: str) -> None:
    """Refuse an array that is far larger than a network needs, or than the free memory."""
    if shape is None:
        return
    values = math.prod(dim or 1 for dim in shape) if len(shape) <= MAX_RANK else limit + 1
    if values > limit:
        raise EngineError(
            "In {file}, layer {layer} makes an array of shape {shape}, far larger than a network "
            "of this input needs. Choose another file.",
            file=file,
            layer=layer[:80],
            shape=" x ".join("?" if dim is None else str(dim)[:20] for dim in shape[:MAX_RANK]),
        )
    needed, free = 2 * BYTES_A_VALUE * values, free_bytes() if values > 2**22 else 2**63
    if needed > free:
        raise EngineError(
            "The model in {file} needs about {needed} of memory, and {free} are free. Close "
            "other programs and open it again.",
            file=file,
            needed=size_text(needed),
            free=size_text(free),
        )


def _measure_layer(layer: Config, takes: list[Shape | None], file: str, limit: int) -> Measured:
    """Return what one layer keeps, and its output shape."""
    if is_model(layer):
        return measure(layer, takes, file, limit)
    if class_of(layer) == "InputLayer":
        return Measured(0, takes[0], 0)
    shape = takes[0] if takes else None
    own = max(weights(layer, shape), weights(layer, declared_input(layer)))
    inside = _inside(layer, shape, file, limit)
    return Measured(
        own.values + inside.values,
        output_shape(layer, takes),
        own.size_bytes + inside.size_bytes,
    )


def _inside(layer: Config, shape: Shape | None, file: str, limit: int) -> Weights:
    """Count the layers that a wrapping layer holds (TimeDistributed, Bidirectional ...)."""
    config, cls = config_of(layer), class_of(layer)
    inner = [config.get(key) for key in ("layer", "forward_layer", "backward_layer", "cell")]
    if cls == "Bidirectional" and not isinstance(config.get("backward_layer"), dict):
        inner.append(config.get("layer"))  # it makes one like it
    for key in ("layers", "cells"):  # a Pipeline, stacked cells
        nested = config.get(key)
        inner += nested if isinstance(nested, list) else []
    inner.append(config.get("activation"))
    whole = (shape[0], *shape[2:]) if cls == "TimeDistributed" and shape is not None else shape
    found = [
        _measure_layer(each, [whole], file, limit)
        for each in inner
        if isinstance(each, dict) and "class_name" in each
    ]
    return Weights(sum(each.weights for each in found), sum(each.size_bytes for each in found))


def _fuller(first: Shape | None, second: Shape | None) -> Shape | None:
    """Return the shape with more known axes; the larger number where both are known."""
    if first is None or second is None or len(first) != len(second):
        return first if first is not None else second
    return tuple(
        b if a is None else a if b is None else max(a, b)
        for a, b in zip(first, second, strict=True)
    )
