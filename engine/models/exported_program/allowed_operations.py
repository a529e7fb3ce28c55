"""Checks what a program computes with against the list of pure operations: `check`.

Called in the box, whose answer tells what stands against a file, and once more by `vetting`, which
believes nothing of what it is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.api.errors import Text, text
from engine.models.exported_program.overloads import OVERLOADS
from engine.models.exported_program.program_graph import ValueRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.models.exported_program.program_graph import Argument, ProgramGraph, ProgramNode

MOST_REFUSALS = 20
NUMBER_TYPES = frozenset(
    (
        *("bool", "uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64"),
        *("float16", "bfloat16", "float32", "float64"),
    )
)
"""Types that a network is computed with."""
_MEMORY_FORMATS = frozenset(
    {"contiguous_format", "preserve_format", "channels_last", "channels_last_3d"}
)
_MAX_BITS = 4096
"""Of a whole number that is computed from sides."""
_MAX_TEXT = 200
_MAX_SIDES = 2**31
"""Most numbers of a tensor that is made from nothing."""
_MAKING = frozenset(
    {"full", "zeros", "ones", "new_full", "new_zeros", "new_ones", "linspace", "eye"}
)
_RANDOM = re.compile(
    r"aten\.(rand|bernoulli|normal|multinomial|poisson|uniform|exponential|geometric|cauchy|"
    r"log_normal|binomial|random)"
)
_TRAINING = {
    "training": (False, None),
    "train": (False, None),
    "dropout_p": (0.0, 0, None),
}
"""Arguments that say that a network is trained, and what they say where it is not."""
_INSTANCE_NORM = "aten.instance_norm.default"
_OWN_STATISTICS = "aten._native_batch_norm_legit.no_stats"
"""Normalizes by the image alone, as instance normalization does: "training" is meant so."""


def is_allowed(op: str) -> bool:
    """Return whether an operation is listed."""
    return op in OVERLOADS


def check(graph: ProgramGraph, file: str) -> tuple[Text, ...]:
    """Return what stands against the operations of a program, one sentence each.

    Parameters
    ----------
    graph : ProgramGraph
        Its names fit together (`program_checks`).
    file : str
        The file's name, for the sentences.

    Returns
    -------
    tuple of Text
        At most MOST_REFUSALS; empty for a program that may be opened.
    """
    refused: dict[str, Text] = {}
    for name, value in graph.values.items():
        if value.dtype not in NUMBER_TYPES:
            refused.setdefault(f"type {value.dtype}", _strange_numbers(name, value.dtype, file))
    numbers: dict[str, int] = {}
    for node in graph.nodes:
        why = _refusal(node, file) or _fault(node, graph, numbers, file)
        if why is not None:
            refused.setdefault(node.op, why)
        if len(refused) >= MOST_REFUSALS:
            break
    return tuple(refused.values())


def _strange_numbers(name: str, dtype: str, file: str) -> Text:
    return text(
        "{file} is refused: {value} has numbers of type {dtype}, with which Camscope does not "
        "compute.",
        file=file,
        value=name,
        dtype=dtype,
    )


def _refusal(node: ProgramNode, file: str) -> Text | None:
    """Return why an operation may not be there at all."""
    if node.op in OVERLOADS:
        return None
    if _RANDOM.match(node.op):
        return text(
            "{file} draws random numbers for each answer (operation {node} of type {op}): there is "
            "no one answer to explain. Export the model without it, after model.eval().",
            file=file,
            node=node.name,
            op=node.op,
        )
    if node.op.startswith("higher_order."):
        return text(
            "{file} is refused: operation {node} is of type {op}, which runs a part of the model "
            "if or as often as numbers say. Export the model without conditions and loops on "
            "tensors.",
            file=file,
            node=node.name,
            op=node.op,
        )
    if node.op.startswith(("quantized", "aten.quantize", "aten._quantize")):
        return text(
            "{file} is refused: it is quantised (operation {node} is of type {op}). Export the "
            "model before it is quantised.",
            file=file,
            node=node.name,
            op=node.op,
        )
    if not node.op.startswith(("aten.", "_operator.", "math.", "torch.sym_")):
        return text(
            "{file} is refused: operation {node} is of type {op}, which is no part of PyTorch but "
            "code of its own. Export the model without it.",
            file=file,
            node=node.name,
            op=node.op,
        )
    return text(
        "{file} is refused: operation {node} is of type {op}, which is not one that a network "
        "computes with.",
        file=file,
        node=node.name,
        op=node.op,
    )


def _fault(
    node: ProgramNode, graph: ProgramGraph, numbers: dict[str, int], file: str
) -> Text | None:
    """Return what is wrong with an operation's arguments; note the bits of numbers it makes."""
    known = OVERLOADS[node.op]
    for name, value in node.arguments.items():
        type_ = known.arguments.get(name)
        if type_ is None or not _fits(value, type_, graph, numbers):
            return text(
                "{file} is refused: operation {node} ({op}) takes {argument} in a way that PyTorch "
                "does not know.",
                file=file,
                node=node.name,
                op=node.op,
                argument=name,
            )
    if _is_trained(node):
        return text(
            "{file} was exported while it was trained: operation {node} ({op}) draws numbers or "
            "changes the model for each answer. Export it again after model.eval().",
            file=file,
            node=node.name,
            op=node.op,
        )
    missing = [
        name
        for name, type_ in known.arguments.items()
        if type_ in ("Tensor", "Tensor[]") and name not in node.arguments
    ]
    if missing or _made(node) > _MAX_SIDES:
        return text(
            "{file} is refused: operation {node} ({op}) cannot be computed as it is described.",
            file=file,
            node=node.name,
            op=node.op,
        )
    if known.gives_number:
        bits = _bits(node, numbers)
        numbers.update(dict.fromkeys(node.results, bits))
        if bits > _MAX_BITS:
            return text(
                "{file} is refused: operation {node} ({op}) computes a number that grows without "
                "end.",
                file=file,
                node=node.name,
                op=node.op,
            )
    return None


def _is_trained(node: ProgramNode) -> bool:
    """Return whether an operation is that of a network that is being trained."""
    given = node.arguments
    if node.op == _OWN_STATISTICS:
        return False
    if node.op == _INSTANCE_NORM and given.get("use_input_stats"):
        return given.get("running_mean") is not None
    return any(given[name] not in meant for name, meant in _TRAINING.items() if name in given)


def _fits(value: Argument, type_: str, graph: ProgramGraph, numbers: Mapping[str, int]) -> bool:
    """Return whether a value is of a type of PyTorch's schemas."""
    if type_.endswith("?"):
        return value is None or _fits(value, type_[:-1], graph, numbers)
    if type_.endswith("[]"):
        parts = value if isinstance(value, tuple) else (value,)
        is_list = isinstance(value, tuple) or type_ in ("int[]", "float[]")
        return is_list and all(_fits(each, type_[:-2], graph, numbers) for each in parts)
    if isinstance(value, ValueRef):
        is_number = value.name in numbers
        if type_ == "Tensor":
            return value.name in graph.values or is_number
        return type_ in ("int", "float", "Scalar", "number") and is_number
    match type_:
        case "bool":
            return isinstance(value, bool)
        case "int":
            return isinstance(value, int) and not isinstance(value, bool)
        case "float" | "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "Scalar" | "Tensor":  # a number in place of a tensor, as in x + 1
            return isinstance(value, bool | int | float)
        case "str":
            return isinstance(value, str) and len(value) <= _MAX_TEXT
        case "ScalarType":
            return value in NUMBER_TYPES
        case "MemoryFormat":
            return value in _MEMORY_FORMATS
    return False


def _made(node: ProgramNode) -> int:
    """Return how many numbers an operation makes from nothing, as far as it says so itself."""
    if node.op.split(".")[1] not in _MAKING:
        return 0
    told = [node.arguments.get(name) for name in ("size", "n", "m", "steps")]
    count = 1
    for each in told:
        for side in each if isinstance(each, tuple) else (each,):
            if isinstance(side, int) and not isinstance(side, bool):
                count *= max(side, 1)
                if count > _MAX_SIDES:
                    return count
    return count


def _bits(node: ProgramNode, numbers: Mapping[str, int]) -> int:
    """Return how many bits a number may take that is computed from others."""
    if node.op.startswith("aten."):
        return 64
    found = [
        numbers.get(each.name, 64) if isinstance(each, ValueRef) else 64
        for each in node.arguments.values()
    ]
    return sum(found) if node.op == "_operator.mul" else max(found, default=64) + 1
