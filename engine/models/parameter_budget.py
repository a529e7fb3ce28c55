"""Compares the weights a model asks for with what it stores and what memory is free.

Called by `engine.models.vetting`. A file of 25 KB can describe layers of a gigabyte, which Keras
would fill with random numbers before it reads the stored ones. The count follows from the
configuration and from the shapes that flow through the graph; where a shape is unknown the count is
too low, and the engine process's own memory limit is what remains.
"""

from __future__ import annotations

import math

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
)
from engine.models.shape_inference import output_shape, parameters

BYTES_A_PARAMETER = 4
SLACK_PARAMETERS = 1_000_000
MAX_ARRAY_VALUES = 2**31


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
    needed, _ = measure(config, [], file)
    if needed > stored * 1.25 + SLACK_PARAMETERS:
        raise EngineError(
            "{file} asks for {needed} weights but stores only {stored}, so it is damaged or "
            "made to fill the memory. Copy it again from its source.",
            file=file,
            needed=f"{needed:,}",
            stored=f"{stored:,}",
        )
    free = free_bytes()
    if needed * BYTES_A_PARAMETER * 1.5 > free:
        raise EngineError(
            "The model in {file} needs about {needed} of memory, and {free} are free. Close "
            "other programs and open it again.",
            file=file,
            needed=size_text(needed * BYTES_A_PARAMETER * 1.5),
            free=size_text(free),
        )
    return needed


def measure(model: Config, inputs: list[Shape | None], file: str) -> tuple[int, Shape | None]:
    """Return a model's number of weights and the shape it makes of its inputs' shapes."""
    shapes: dict[str, Shape | None] = {}
    given = list(inputs)
    total = 0
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
        count, made = _measure_layer(layer, takes, file)
        total += count
        if made is not None and math.prod(dim or 1 for dim in made) > MAX_ARRAY_VALUES:
            raise EngineError(
                "In {file}, layer {layer} makes an array of shape {shape}, which no memory holds. "
                "Choose another file.",
                file=file,
                layer=name_of(layer)[:80],
                shape=" x ".join("?" if dim is None else str(dim)[:20] for dim in made),
            )
        shapes[name_of(layer)] = previous = made
    outputs = config_of(model).get("output_layers")
    while isinstance(outputs, list) and outputs and isinstance(outputs[0], list):
        outputs = outputs[0]
    if isinstance(outputs, list) and outputs:
        return total, shapes.get(str(outputs[0]))
    return total, previous


def _measure_layer(layer: Config, takes: list[Shape | None], file: str) -> tuple[int, Shape | None]:
    """Return one layer's number of weights and its output shape."""
    if is_model(layer):
        return measure(layer, takes, file)
    if class_of(layer) == "InputLayer":
        return 0, takes[0]
    shape = takes[0] if takes else None
    wanted = max(parameters(layer, shape), parameters(layer, declared_input(layer)))
    wanted += _inside(layer, shape, file)
    return wanted, output_shape(layer, takes)


def _inside(layer: Config, shape: Shape | None, file: str) -> int:
    """Count the layers that a wrapping layer holds (TimeDistributed, Bidirectional ...)."""
    total = 0
    for key in ("layer", "forward_layer", "backward_layer"):
        inner = config_of(layer).get(key)
        if isinstance(inner, dict) and "class_name" in inner:
            whole = shape
            if class_of(layer) == "TimeDistributed" and shape is not None:
                whole = (shape[0], *shape[2:])
            twice = 2 if class_of(layer) == "Bidirectional" and key == "layer" else 1
            total += twice * _measure_layer(inner, [whole], file)[0]
    nested = config_of(layer).get("layers")  # a Pipeline
    for inner in nested if isinstance(nested, list) else []:
        if isinstance(inner, dict):
            total += _measure_layer(inner, [shape], file)[0]
    activation = config_of(layer).get("activation")
    if isinstance(activation, dict) and "class_name" in activation:
        total += _measure_layer(activation, [shape], file)[0]
    return total


def _fuller(first: Shape | None, second: Shape | None) -> Shape | None:
    """Return the shape with more known axes; the larger number where both are known."""
    if first is None or second is None or len(first) != len(second):
        return first if first is not None else second
    return tuple(
        b if a is None else a if b is None else max(a, b)
        for a, b in zip(first, second, strict=True)
    )
