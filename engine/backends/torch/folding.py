"""Folds batch norms into convolutions, and fuses what needs no gradient, for `graph_runner`.

Where nobody looks at a convolution's output, the batch norm behind it becomes part of its kernel:
the same numbers with half of the passes over memory. What lies before the first value whose
gradient is wanted is fused further: convolution, batch norm, a sum and a ReLU are one call of
oneDNN, with kernels that lie in memory as it wants them (as `torch.compile` does it for inference).
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING, Any

import torch

from engine.backends.torch.steps import Step, free_early, steps_of
from engine.models.exported_program.operations import taken
from engine.models.exported_program.program_graph import ProgramNode, ValueRef

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from engine.models.exported_program.program_graph import Argument, ProgramGraph

_CONVOLUTIONS = ("aten.conv2d.default", "aten.convolution.default")
_NORMS = ("aten.batch_norm.default", "aten._native_batch_norm_legit_no_training.default")
_WEIGHED = (*_CONVOLUTIONS, "aten.conv2d.padding", "aten.linear.default")
"""Operations whose kernels and biases autocast makes smaller each time."""
_SUM = "aten.add.Tensor"
_RELU: tuple[str, list[float]] = ("relu", [])
_AXES = 4  # of a kernel of a convolution over images
_SIX = [0.0, 6.0]


class Folding:
    """The steps of a program, as they are for those who look at some of its values.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    constants : mapping of str to tensor
        Its weights, on the device that computes.
    """

    def __init__(self, graph: ProgramGraph, constants: Mapping[str, Any]) -> None:
        self._graph = graph
        self._constants = constants
        self._uses = Counter(name for node in graph.nodes for name in set(taken(node)))
        self._uses.update(graph.outputs)
        self._users = {
            name: node
            for node in graph.nodes
            for name in set(taken(node))
            if self._uses[name] == 1 and name not in graph.outputs
        }
        self._folded: dict[str, tuple[Any, Any]] = {}  # kernel and bias, by the convolution
        self._packed: dict[tuple[str, Any, Any], tuple[Any, Any]] = {}
        self._reduced: dict[str, Any] | None = None
        self.extra: dict[str, Any] = {}
        """Kernels and biases with batch norms in them, by the names that steps call them."""

    def steps(
        self,
        steps: Sequence[Step],
        seen: Collection[str],
        watched: Collection[str] | None,
        fixed: Collection[str] = (),
    ) -> list[Step]:
        """Return the steps for a run.

        Parameters
        ----------
        steps : sequence of Step
            All of the program's, one for each node.
        seen : collection of str
            Values that are looked at, changed or left out: each is made as it stands.
        watched : collection of str or None
            Values from which gradients are wanted; None where nothing may be fused.
        fixed : collection of str
            Nodes whose steps are called in another way, and stay what they are; what they make
            is seen.
        """
        by_name = {step.node.name: step for step in steps}
        tracked = None if watched is None else self._behind(watched)
        gone: set[str] = set()
        made: dict[str, Step] = {}
        for node in self._graph.nodes:
            if node.name not in (*gone, *fixed) and self._is_foldable(node):
                chain = self._chain(node, seen, gone, by_name, tracked)
                if len(chain) > 1:
                    gone.update(each.name for each in chain)
                    made[chain[-1].name] = self._joined(chain, tracked, by_name)
                elif tracked is not None and not _takes_any(node, tracked):
                    made[node.name] = self._fused(chain)
        kept: list[Step] = []
        for step in steps:
            name = step.node.name
            if name in made:
                kept.append(made[name])
            elif name not in gone:
                kept.append(dataclasses.replace(step))
        free_early(kept, {*self._graph.outputs, *self._constants, *self.extra})
        return kept

    @property
    def reduced(self) -> Mapping[str, Any]:
        """Kernels and biases in bfloat16, of those that nothing else takes."""
        if self._reduced is None:
            weighed: set[str] = set()
            others: set[str] = set()
            for node in self._graph.nodes:
                is_weighed = node.op in _WEIGHED
                for name, argument in node.arguments.items():
                    for each in argument if isinstance(argument, tuple) else (argument,):
                        if isinstance(each, ValueRef) and each.name in self._constants:
                            mine = is_weighed and name in ("weight", "bias")
                            (weighed if mine else others).add(each.name)
            self._reduced = {
                name: self._constants[name].bfloat16()
                for name in weighed - others
                if self._constants[name].is_floating_point()
            }
        folded = {
            name: each.bfloat16() for name, each in self.extra.items() if name not in self._reduced
        }
        self._reduced.update(folded)
        return self._reduced

    def _behind(self, sources: Collection[str]) -> set[str]:
        """Return some values, and all that is made of them."""
        found = set(sources)
        for node in self._graph.nodes:
            if _takes_any(node, found):
                found.update(node.results)
        return found

    def _is_foldable(self, node: ProgramNode) -> bool:
        """Tell whether a node is a plain convolution of images, with kernels that are stored."""
        if node.op not in _CONVOLUTIONS or node.arguments.get("transposed", False):
            return False
        weight, bias = node.arguments.get("weight"), node.arguments.get("bias")
        if not isinstance(weight, ValueRef) or weight.name not in self._constants:
            return False
        if bias is not None and not (isinstance(bias, ValueRef) and bias.name in self._constants):
            return False
        settings = (node.arguments.get(name, ()) for name in ("stride", "padding", "dilation"))
        are_plain = all(isinstance(each, int) for setting in settings for each in _listed(setting))
        return are_plain and self._constants[weight.name].dim() == _AXES

    def _chain(
        self,
        node: ProgramNode,
        seen: Collection[str],
        gone: Collection[str],
        by_name: Mapping[str, Step],
        tracked: Collection[str] | None,
    ) -> list[ProgramNode]:
        """Return a convolution and the nodes behind it that become one call with it."""
        chain = [node]
        following = self._next(node, seen)
        if following is not None and self._is_norm(following, node):
            chain.append(following)
            following = self._next(following, seen)
        if tracked is None or _takes_any(node, tracked):
            return chain
        if (
            following is not None
            and following.name not in gone
            and self._is_sum(following, chain[-1], by_name, tracked)
        ):
            after = self._next(following, seen)
            chain.append(following)
            following = after
        found = None if following is None else _attribute(following)
        is_sum = chain[-1].op == _SUM
        if following is not None and found is not None and (not is_sum or found == _RELU):
            chain.append(following)  # behind a sum oneDNN knows no other
        return chain

    def _next(self, node: ProgramNode, seen: Collection[str]) -> ProgramNode | None:
        """Return the only node that takes a node's result; None where others look at it, too."""
        result = node.results[0]
        return None if result in seen else self._users.get(result)

    def _is_norm(self, node: ProgramNode, before: ProgramNode) -> bool:
        if node.op not in _NORMS or node.arguments.get("training", False):
            return False
        if node.arguments.get("input") != ValueRef(before.results[0]):
            return False
        names = ("weight", "bias", "running_mean", "running_var")
        given = [node.arguments.get(name) for name in names]
        if any(self._uses[result] for result in node.results[1:]):
            return False
        return all(
            isinstance(each, ValueRef) and each.name in self._constants
            if each is not None
            else place < 2
            for place, each in enumerate(given)
        )

    def _is_sum(
        self,
        node: ProgramNode,
        before: ProgramNode,
        by_name: Mapping[str, Step],
        tracked: Collection[str],
    ) -> bool:
        """Tell whether a node adds another value of the same shape, which is not followed."""
        if node.op != _SUM or node.arguments.get("alpha", 1) != 1:
            return False
        if by_name[node.name].evened or _takes_any(node, tracked):
            return False
        other = _other(node, before)
        values = self._graph.values
        if other is None or other not in values:
            return False
        mine = values.get(before.results[0])
        return mine is not None and values[other] == mine and None not in mine.shape[1:]

    def _joined(
        self,
        chain: Sequence[ProgramNode],
        tracked: Collection[str] | None,
        by_name: Mapping[str, Step],
    ) -> Step:
        """Return one step for a chain."""
        if tracked is not None and not _takes_any(chain[0], tracked):
            return self._fused(chain)
        first, last = chain[0], chain[-1]
        names = f"{first.name}:kernel", f"{first.name}:bias"
        self.extra.update(zip(names, self._kernel(chain), strict=True))
        arguments: dict[str, Argument] = {
            "input": first.arguments["input"],
            "weight": ValueRef(names[0]),
            "bias": ValueRef(names[1]),
        }
        rest = {name: each for name, each in first.arguments.items() if name not in arguments}
        node = ProgramNode(last.name, first.op, {**arguments, **rest}, last.results[:1])
        (step,) = steps_of([node], next(iter(self.extra.values())).device)
        return step

    def _kernel(self, chain: Sequence[ProgramNode]) -> tuple[Any, Any]:
        """Return the kernel and the bias of a convolution, with the norm behind it in them.

        ``scale = weight / sqrt(variance + eps)``; computed in float64.
        """
        first = chain[0]
        kernel, bias = (self._constant(first.arguments.get(name)) for name in ("weight", "bias"))
        if len(chain) < 2 or chain[1].op not in _NORMS:
            return kernel, bias
        if first.name not in self._folded:
            norm = chain[1].arguments
            mean, variance = (
                self._constant(norm[name]).double() for name in ("running_mean", "running_var")
            )
            scale = (variance + _number(norm.get("eps", 1e-5))).rsqrt()
            gain, shift = self._constant(norm.get("weight")), self._constant(norm.get("bias"))
            if gain is not None:
                scale = scale * gain.double()
            moved = -mean if bias is None else bias.double() - mean
            moved = moved * scale
            if shift is not None:
                moved = moved + shift.double()
            scaled = (kernel.double() * scale[:, None, None, None]).float()
            scaled = scaled.contiguous(memory_format=torch.channels_last)
            self._folded[first.name] = scaled, moved.float()
        return self._folded[first.name]

    def _constant(self, argument: Argument) -> Any:
        return self._constants[argument.name] if isinstance(argument, ValueRef) else None

    def _fused(self, chain: Sequence[ProgramNode]) -> Step:
        """Return a step that computes a chain in one call of oneDNN, without a gradient."""
        first, last = chain[0], chain[-1]
        given = first.arguments["input"]
        assert isinstance(given, ValueRef)
        settings: list[Any] = [
            _pair(first.arguments.get(name, default)) for name, default in _SETTINGS
        ]
        settings.append(first.arguments.get("groups", 1))
        found = _attribute(last)
        adding = next((node for node in chain if node.op == _SUM), None)
        takes = [given]
        if adding is not None:
            other = _other(adding, chain[chain.index(adding) - 1])
            assert other is not None
            takes.append(ValueRef(other))
        function = self._call(chain, settings, found, is_sum=adding is not None)
        node = ProgramNode(last.name, first.op, {"input": given}, last.results[:1])
        names = tuple(dict.fromkeys(each.name for each in takes))
        return Step(node, function, list(takes), {}, names)

    def _call(
        self,
        chain: Sequence[ProgramNode],
        settings: list[Any],
        found: tuple[str, list[float]] | None,
        *,
        is_sum: bool,
    ) -> Callable[..., Any]:
        attribute, scalars = found or ("none", [])
        pointwise = torch.ops.mkldnn._convolution_pointwise

        def plain(given: Any) -> Any:
            given, kernel, bias = self._packed_for(chain, settings, given)
            return pointwise.default(given, kernel, bias, *settings, attribute, scalars, "")

        def summed(given: Any, other: Any) -> Any:
            given, kernel, bias = self._packed_for(chain, settings, given)
            other = other.to(given.dtype).contiguous(memory_format=torch.channels_last)
            unary = None if found is None else attribute
            return pointwise.binary(
                given, other, kernel, bias, *settings, "add", None, unary, scalars, None
            )

        return summed if is_sum else plain

    def _packed_for(
        self, chain: Sequence[ProgramNode], settings: list[Any], given: Any
    ) -> tuple[Any, Any, Any]:
        """Return what a convolution takes, its kernel as oneDNN wants it, and its bias."""
        if torch.is_autocast_enabled("cpu"):
            given = given.to(torch.get_autocast_dtype("cpu"))
        given = given.contiguous(memory_format=torch.channels_last)
        is_folded = len(chain) > 1 and chain[1].op in _NORMS
        key = chain[0].name, given.dtype, is_folded
        if key not in self._packed:
            kernel, bias = self._kernel(chain if is_folded else chain[:1])
            kernel = torch.ops.mkldnn._reorder_convolution_weight(
                kernel.to(given.dtype), *settings, list(given.shape)
            )
            self._packed[key] = kernel, None if bias is None else bias.to(given.dtype)
        return given, *self._packed[key]


_SETTINGS: tuple[tuple[str, Argument], ...] = (
    ("padding", (0, 0)),
    ("stride", (1, 1)),
    ("dilation", (1, 1)),
)


def can_fuse(device: str) -> bool:
    """Tell whether oneDNN's fused convolutions are to be had on a device."""
    return (
        device == "cpu"
        and torch.backends.mkldnn.is_available()
        and torch.backends.mkldnn.enabled
        and hasattr(torch.ops.mkldnn, "_convolution_pointwise")
        and hasattr(torch.ops.mkldnn, "_reorder_convolution_weight")
    )


def _takes_any(node: ProgramNode, names: Collection[str]) -> bool:
    return any(name in names for name in taken(node))


def _other(node: ProgramNode, before: ProgramNode) -> str | None:
    """Return what a sum adds to a node's result; None when that is the same, or a number."""
    given = [node.arguments.get("self"), node.arguments.get("other")]
    names = [each.name for each in given if isinstance(each, ValueRef)]
    if len(names) != 2 or before.results[0] not in names or names[0] == names[1]:
        return None
    return names[1 - names.index(before.results[0])]


def _attribute(node: ProgramNode) -> tuple[str, list[float]] | None:
    """Return what oneDNN calls an activation, and its numbers; None for another operation."""
    arguments = node.arguments
    match node.op:
        case "aten.relu.default":
            return _RELU
        case "aten.relu6.default":
            return "hardtanh", _SIX
        case "aten.hardtanh.default":
            ends = [_number(arguments.get("min_val", -1)), _number(arguments.get("max_val", 1))]
            return ("hardtanh", ends) if ends == _SIX else None
        case _:
            return None


def _number(argument: Argument) -> float:
    return float(argument) if isinstance(argument, int | float) else float("nan")


def _listed(argument: Argument) -> Sequence[Any]:
    return argument if isinstance(argument, tuple) else (argument,)


def _pair(argument: Argument) -> list[Any]:
    sides = list(_listed(argument))
    return sides * 2 if len(sides) == 1 else sides
