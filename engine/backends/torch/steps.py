"""Turns the nodes of a program's graph into calls of PyTorch's operations, for `graph_program`.

The operations were checked when the file was read: what reaches this module is on the list of
`engine.models.exported_program`.
"""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import torch

from engine.models.exported_program.program_graph import ProgramNode, ValueRef

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from engine.models.exported_program.program_graph import Argument

ON_NUMBERS: dict[str, Callable[..., Any]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "floordiv": operator.floordiv,
    "truediv": operator.truediv,
    "mod": operator.mod,
    "neg": operator.neg,
    "pow": operator.pow,
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
    "trunc": math.trunc,
    "ceil": math.ceil,
    "floor": math.floor,
    "sym_min": min,
    "sym_max": max,
    "sym_float": float,
    "sym_int": int,
    "sym_not": operator.not_,
    "sym_ite": lambda condition, one, other: one if condition else other,
}
"""Operations on sides of tensors, by their names without the module's."""


class _ContiguousBack(torch.autograd.Function):  # type: ignore[misc]
    """Gives what it takes, and makes its gradient contiguous."""

    @staticmethod
    def forward(context: Any, y: Any) -> Any:
        return y.view_as(y)

    @staticmethod
    def backward(context: Any, gradient: Any) -> Any:
        return gradient.contiguous()


def _instance_norm(*arguments: Any) -> Any:
    """Normalize each image alone.

    PyTorch 2.14's gradient of it is wrong for one image whose gradient comes channels last.
    """
    return _ContiguousBack.apply(torch.ops.aten.instance_norm.default(*arguments))


class _Norm(torch.autograd.Function):  # type: ignore[misc]
    """Normalizes with a mean and a variance that are known, as PyTorch does.

    The gradient is that of a product, ``dy * weight / sqrt(variance + eps)``. PyTorch's own, made
    for training, takes four times as long.
    """

    @staticmethod
    def forward(context: Any, x: Any, scale: Any, *arguments: Any) -> Any:
        context.scale = scale
        return torch.ops.aten.batch_norm.default(x, *arguments)

    @staticmethod
    def backward(context: Any, gradient: Any) -> Any:
        shape = [1, -1, *[1] * (gradient.dim() - 2)]
        factor = context.scale.reshape(shape).to(gradient.dtype)
        return gradient * factor, *[None] * 9


def _batch_norm(x: Any, *arguments: Any) -> Any:
    weight, _, _, variance, is_training, _, eps, _ = arguments
    are_fixed = not any(isinstance(each, torch.Tensor) and each.requires_grad for each in arguments)
    is_simple = not is_training and variance is not None and are_fixed
    if not is_simple or not x.requires_grad or not torch.is_grad_enabled():
        return torch.ops.aten.batch_norm.default(x, *arguments)
    return _Norm.apply(x, norm_scale(variance, eps, weight), *arguments)


def norm_scale(variance: Any, eps: float, weight: Any) -> Any:
    """Return what a norm with a known variance multiplies each channel with, (c,)."""
    scale = (variance + eps).rsqrt()
    return scale if weight is None else scale * weight


_REPLACED: dict[Any, Callable[..., Any]] = {
    torch.ops.aten.instance_norm.default: _instance_norm,
    torch.ops.aten.batch_norm.default: _batch_norm,
    # Tensors lie in memory in another way here than where the program was exported, so that a view
    # may need a copy. Nothing is changed in place, so that it makes no difference.
    torch.ops.aten.view.default: torch.ops.aten.reshape.default,
    torch.ops.aten._unsafe_view.default: torch.ops.aten.reshape.default,
}

_REDUCED = frozenset({"float16", "bfloat16", "float64"})
"""Programs compute in float32, whatever they were exported in."""
_FORMATS = {
    "contiguous_format": torch.contiguous_format,
    "preserve_format": torch.preserve_format,
    "channels_last": torch.channels_last,
}


class PerImage(NamedTuple):
    """A side that follows from the number of images.

    Attributes
    ----------
    factor : int
        How much it is for each.
    """

    factor: int


@dataclass(slots=True, eq=False)
class Step:
    """A call of an operation.

    Attributes
    ----------
    node : ProgramNode
        What it was made of.
    function : callable
        The operation.
    arguments : list
        By position; ValueRef and PerImage stand for what is known when it runs, also within lists.
    options : dict of str to object
        By name.
    takes : tuple of str
        Values that it takes.
    frees : tuple of str
        Values that nothing takes after it.
    evened : dict of str to int
        Values that have one image's rows, to be repeated for every image, and along which axis.
    """

    node: ProgramNode
    function: Callable[..., Any]
    arguments: list[Any]
    options: dict[str, Any]
    takes: tuple[str, ...]
    frees: tuple[str, ...] = ()
    evened: dict[str, int] = field(default_factory=dict)
    _open: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        self.settle()

    def settle(self) -> None:
        """Note which arguments are known only when the step runs; after they were changed."""
        self._open = tuple(place for place, each in enumerate(self.arguments) if _is_open(each))

    def call(self, values: Mapping[str, Any], count: int) -> Any:
        """Call the operation.

        Parameters
        ----------
        values : mapping of str to tensor or number
            What was computed so far.
        count : int
            Number of images.
        """
        arguments = self.arguments.copy()
        for place in self._open:
            arguments[place] = _closed(arguments[place], values, count)
        return self.function(*arguments, **self.options)


def steps_of(nodes: Iterable[ProgramNode], device: Any) -> list[Step]:
    """Return the calls of some nodes on a device, in their order."""
    return [_step(node, device) for node in nodes]


def free_early(steps: Iterable[Step], kept: Iterable[str]) -> None:
    """Tell each step which values, but the kept ones, nothing takes after it."""
    seen = set(kept)
    for step in reversed(list(steps)):
        mine = dict.fromkeys((*step.takes, *step.node.results))
        step.frees = tuple(name for name in mine if name not in seen)
        seen.update(mine)


def operation_of(name: str) -> Callable[..., Any]:
    """Return an operation by its name in a graph: "aten.conv2d.default", "operator.add"."""
    family, _, rest = name.partition(".")
    if family != "aten":
        return ON_NUMBERS[rest]
    packet, _, overload = rest.partition(".")
    operation: Callable[..., Any] = getattr(getattr(torch.ops.aten, packet), overload)
    return operation


def _step(node: ProgramNode, device: Any) -> Step:
    function = operation_of(node.op)
    given = {name: _converted(name, argument) for name, argument in node.arguments.items()}
    takes = tuple(dict.fromkeys(_taken(node.arguments.values())))
    schema = getattr(function, "_schema", None)
    if schema is None:
        return Step(node, function, list(given.values()), {}, takes)
    arguments: list[Any] = []
    options: dict[str, Any] = {}
    for entry in schema.arguments:
        if entry.name == "device":
            given[entry.name] = device  # wherever it was exported
        if entry.kwarg_only:
            if entry.name in given:
                options[entry.name] = given[entry.name]
        else:
            arguments.append(given[entry.name] if entry.name in given else entry.default_value)
    return Step(node, _REPLACED.get(function, function), arguments, options, takes)


def _converted(name: str, argument: Argument) -> Any:
    if argument is None or isinstance(argument, ValueRef):
        return argument
    if name in ("dtype", "output_dtype") and isinstance(argument, str):
        return dtype_of(argument)
    if name == "memory_format" and isinstance(argument, str):
        return _FORMATS[argument]
    return list(argument) if isinstance(argument, tuple) else argument


def dtype_of(name: str) -> Any:
    """Return PyTorch's type of numbers by NumPy's name; float32 for every type of real numbers."""
    return torch.float32 if name in _REDUCED else getattr(torch, name)


def _taken(arguments: Iterable[Argument]) -> Iterable[str]:
    for argument in arguments:
        for each in argument if isinstance(argument, tuple) else (argument,):
            if isinstance(each, ValueRef):
                yield each.name


def _is_open(argument: Any) -> bool:
    if isinstance(argument, list):
        return any(isinstance(each, ValueRef | PerImage) for each in argument)
    return isinstance(argument, ValueRef | PerImage)


def _closed(argument: Any, values: Mapping[str, Any], count: int) -> Any:
    if isinstance(argument, ValueRef):
        return values[argument.name]
    if isinstance(argument, PerImage):
        return argument.factor * count
    if isinstance(argument, list):
        return [_closed(each, values, count) for each in argument]
    return argument
