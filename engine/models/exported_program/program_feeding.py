"""Tells how an exported program is fed: by what it does to pixels first, and by its classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import text
from engine.models.architectures import GUESS, begun_with_arithmetic, normalised, rescaled
from engine.models.exported_program.inputs import images_among
from engine.models.exported_program.layer_tree import program_tree
from engine.models.exported_program.operations import VIEWS, operation_of, taken
from engine.models.exported_program.program_graph import ValueRef
from engine.models.feeding import Feeding
from engine.models.image_input import pick_image
from engine.models.input_size import ANY_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.models.exported_program.program_graph import Argument, ProgramGraph, ProgramNode

    Numbers = Callable[[str], NDArray[np.floating] | None]
    """Gives the numbers of a constant, by the name of its value; None for one that is too large."""

IMAGENET = (1000, 1001)
_SIDE = 224
_LIBRARY = "torchvision.models."
_ARITHMETIC = frozenset({"sub", "rsub", "div", "mul", "add"})
_PASSED_OVER = VIEWS | frozenset(
    "permute transpose pad constant_pad_nd upsample_bilinear2d upsample_nearest2d "
    "upsample_bicubic2d clamp flip slice".split()
)
_MOST_VALUES = 16
_RESCALES = 1 / 64
"""A smaller factor is for pixels from 0 to 255: 1/255, or 1/127.5."""


def program_feeding(graph: ProgramGraph, name: str, numbers: Numbers) -> Feeding:
    """Return how a program is fed, as far as it tells.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    name : str
        Of the file.
    numbers : callable
        Gives the numbers of a constant.
    """
    images = images_among(graph)
    if not images:
        return Feeding(*GUESS)
    image = pick_image(name, images)
    is_imagenet = image.shape[2] == 3 and _has_imagenets_classes(graph)
    size, size_reason = None, None
    if None in image.shape[:2]:
        size_reason = ANY_SIZE
        if is_imagenet or _is_of_the_library(graph):
            size = (image.shape[0] or _SIDE, image.shape[1] or _SIDE)
            size_reason = text(
                "The model takes any size; networks of PyTorch are trained on ImageNet with {side} "
                "× {side} pixels.",
                side=_SIDE,
            )
    own = _own_scaling(graph, image.name, numbers)
    if own is not None:
        way, layer = own
        return Feeding(*way, False, layer, size, size_reason, is_imagenet)
    trained = _trained_way(graph, image.shape[2], is_imagenet=is_imagenet)
    if trained is not None:
        return Feeding(*trained, False, "", size, size_reason, is_imagenet)
    return Feeding(*GUESS, "", size, size_reason, is_imagenet)


def _trained_way(
    graph: ProgramGraph, channels: int, *, is_imagenet: bool
) -> tuple[str, Text] | None:
    """Return how the weights that are published for a network want it."""
    if channels != 3:
        return None
    if is_imagenet:
        return "torch", text(
            "It has the thousand classes of ImageNet: networks of PyTorch are trained on them so."
        )
    if _is_of_the_library(graph):
        return "torch", text(
            "The network is {name} of torchvision, whose published weights take it so.",
            name=graph.model_type.rpartition(".")[2] or "?",
        )
    return None


def _has_imagenets_classes(graph: ProgramGraph) -> bool:
    shapes = [graph.values[value].shape for value in graph.outputs if value in graph.values]
    return any(len(shape) == 2 and shape[1] in IMAGENET for shape in shapes)


def _is_of_the_library(graph: ProgramGraph) -> bool:
    return graph.model_type.startswith(_LIBRARY)


def _own_scaling(
    graph: ProgramGraph, image: str, numbers: Numbers
) -> tuple[tuple[str, Text], str] | None:
    """Return what is left to be done outside of a program that scales pixels itself, and where."""
    chain = _first_arithmetic(graph, image)
    if not chain:
        return None
    tree = program_tree(graph, image)
    layer = tree.giver_of(chain[0].results[0]) or chain[0].name
    if operation_of(chain[0]) == "batch_norm":
        told = _value(graph, chain[0].arguments.get("running_mean"), numbers)
        return None if told is None else (normalised(layer, told.tolist()), layer)
    factor, means = 1.0, None
    for node in chain:
        told = _value(graph, node.arguments.get("other"), numbers)
        operation = operation_of(node)
        if told is None:
            return begun_with_arithmetic(layer), layer
        if operation in ("div", "mul") and means is None and told.any():
            factor *= float(np.abs(told).max()) ** (1 if operation == "mul" else -1)
        elif operation == "sub" and means is None:
            means = told
    if factor < _RESCALES:
        return rescaled(layer), layer
    if means is not None:
        return normalised(layer, (means / factor).tolist()), layer
    return begun_with_arithmetic(layer), layer


def _first_arithmetic(graph: ProgramGraph, image: str) -> list[ProgramNode]:
    """Return the operations with numbers that pixels go through before anything else."""
    users: dict[str, list[ProgramNode]] = {}
    for node in graph.nodes:
        if any(name in graph.values for name in node.results):
            for name in dict.fromkeys(taken(node)):
                users.setdefault(name, []).append(node)
    found: list[ProgramNode] = []
    value = image
    while True:
        after = users.get(value, [])
        if len(after) != 1:
            return found
        (node,) = after
        operation = operation_of(node)
        if operation == "batch_norm" and not found:
            return [node]
        if operation in _ARITHMETIC:
            found.append(node)
        elif operation not in _PASSED_OVER:
            return found
        value = node.results[0]


def _value(
    graph: ProgramGraph, argument: Argument | None, numbers: Numbers
) -> NDArray[np.floating] | None:
    """Return the numbers of an argument, behind views of a constant."""
    if isinstance(argument, int | float) and not isinstance(argument, bool):
        return np.asarray([argument], np.float64)
    if not isinstance(argument, ValueRef):
        return None
    value = argument.name
    makers = {result: node for node in graph.nodes for result in node.results}
    while value in makers:
        node = makers[value]
        before = list(taken(node))
        if operation_of(node) not in VIEWS | {"permute", "slice", "select"} or len(before) != 1:
            return None
        value = before[0]
    if all(each.value != value for each in graph.constants):
        return None
    found = numbers(value)
    return None if found is None or found.size > _MOST_VALUES else found.reshape(-1)
