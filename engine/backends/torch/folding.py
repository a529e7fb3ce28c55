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

from engine.backends.torch.packed_convolution import Geometry, PackedConvolution
from engine.backends.torch.steps import Step, free_early, norm_scale, steps_of
from engine.models.exported_program.operations import taken
from engine.models.exported_program.program_graph import ProgramNode, ValueRef

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from engine.backends.torch.packed_convolution import Activation
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
        self._packed: dict[Any, PackedConvolution] = {}
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
        tracked = None if watched is None else self.behind(watched)
        gone: set[str] = set()
        made: dict[str, Step] = {}
        for node in self._graph.nodes:
            if node.name not in (*gone, *fixed) and self._is_foldable(node):
                chain = self._chain(node, seen, gone, by_name, tracked)
                if len(chain) > 1:
                    gone.update(each.name for each in chain)
                    made[chain[-1].name] = self._joined(chain, tracked)
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

    def behind(self, sources: Collection[str]) -> set[str]:
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
        weight, bias = (node.arguments.get(name) for name in ("weight", "bias"))
        if not isinstance(weight, ValueRef) or self._stored(weight.name) is None:
            return False
        if bias is not None and not (
            isinstance(bias, ValueRef) and self._stored(bias.name) is not None
        ):
            return False
        settings = (node.arguments.get(name, ()) for name in ("stride", "padding", "dilation"))
        are_plain = all(isinstance(each, int) for setting in settings for each in _listed(setting))
        return are_plain and self._stored(weight.name).dim() == _AXES

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
        found = None if following is None else _activation(following)
        is_sum = chain[-1].op == _SUM
        if following is not None and found is not None and (not is_sum or found == _RELU):
            chain.append(following)  # behind a sum oneDNN knows no other
        return chain

    def _next(self, node: ProgramNode, seen: Collection[str]) -> ProgramNode | None:
        """Return the only node that takes a node's result; None where others look at it, too."""
        result = node.results[0]
        return None if result in seen else self._users.get(result)

    def _is_norm(self, node: ProgramNode, before: ProgramNode) -> bool:
        """Tell whether a node is a norm, with numbers that are stored, of another's result."""
        if node.op not in _NORMS or node.arguments.get("input") != ValueRef(before.results[0]):
            return False
        is_alone = not any(self._uses[result] for result in node.results[1:])
        return is_alone and self._has_known_numbers(node)

    def _has_known_numbers(self, norm: ProgramNode) -> bool:
        names = ("weight", "bias", "running_mean", "running_var")
        given = [norm.arguments.get(name) for name in names]
        return not norm.arguments.get("training", False) and all(
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

    def _joined(self, chain: Sequence[ProgramNode], tracked: Collection[str] | None) -> Step:
        """Return one step for a chain."""
        if tracked is not None and not _takes_any(chain[0], tracked):
            return self._fused(chain)
        (step,) = steps_of([self._with_norm(chain)], next(iter(self._constants.values())).device)
        return step

    def _with_norm(self, chain: Sequence[ProgramNode]) -> ProgramNode:
        """Return a chain's convolution with the norm behind it, if there is one, in its kernel."""
        first = chain[0]
        if len(chain) < 2 or chain[1].op not in _NORMS:
            return first
        names = f"{first.name}:kernel", f"{first.name}:bias"
        if names[0] not in self.extra:
            self.extra.update(zip(names, self._kernel(first, chain[1]), strict=True))
        arguments: dict[str, Argument] = {
            "input": first.arguments["input"],
            "weight": ValueRef(names[0]),
            "bias": ValueRef(names[1]),
        }
        rest = {name: each for name, each in first.arguments.items() if name not in arguments}
        return ProgramNode(chain[1].name, first.op, {**arguments, **rest}, chain[1].results[:1])

    def _kernel(self, convolution: ProgramNode, norm: ProgramNode) -> tuple[Any, Any]:
        """Return the kernel and the bias of a convolution with a norm in them.

        ``scale = weight / sqrt(variance + eps)``; computed in float64.
        """
        kernel, bias = (
            self._constant(convolution.arguments.get(name)) for name in ("weight", "bias")
        )
        given = norm.arguments
        mean, variance = (
            self._constant(given[name]).double() for name in ("running_mean", "running_var")
        )
        scale = (variance + _number(given.get("eps", 1e-5))).rsqrt()
        gain, shift = self._constant(given.get("weight")), self._constant(given.get("bias"))
        if gain is not None:
            scale = scale * gain.double()
        moved = -mean if bias is None else bias.double() - mean
        moved = moved * scale
        if shift is not None:
            moved = moved + shift.double()
        scaled = (kernel.double() * scale[:, None, None, None]).float()
        return scaled.contiguous(memory_format=torch.channels_last), moved.float()

    def _stored(self, name: str) -> Any:
        """Return a weight, or a kernel or bias with a norm in it; None for another value."""
        found = self._constants.get(name)
        return self.extra.get(name) if found is None else found

    def _constant(self, argument: Argument) -> Any:
        return self._constants[argument.name] if isinstance(argument, ValueRef) else None

    def packed(self, node: ProgramNode) -> PackedConvolution | None:
        """Return what computes a plain convolution, with a norm in its kernel or not, else None."""
        if not self._is_foldable(node):
            return None
        weight, bias = (_name(node.arguments.get(name)) for name in ("weight", "bias"))
        key = weight, bias, _geometry(node)
        if key not in self._packed:
            kernel, shift = (
                None if name is None else self._stored(name) for name in (weight, bias)
            )
            self._packed[key] = PackedConvolution(kernel, shift, key[2])
        return self._packed[key]

    def norm_scale(self, node: ProgramNode) -> Any:
        """Return what a norm with known numbers multiplies each channel with; None for others."""
        if node.op != _NORMS[0] or not self._has_known_numbers(node):
            return None
        given = node.arguments
        variance, weight = (self._constant(given.get(name)) for name in ("running_var", "weight"))
        return norm_scale(variance, _number(given.get("eps", 1e-5)), weight)

    def _fused(self, chain: Sequence[ProgramNode]) -> Step:
        """Return a step that computes a chain in one call of oneDNN, without a gradient."""
        first, last = chain[0], chain[-1]
        given = first.arguments["input"]
        assert isinstance(given, ValueRef)
        packed = self.packed(self._with_norm(chain))
        assert packed is not None
        activation = _activation(last)
        adding = next((node for node in chain if node.op == _SUM), None)
        takes = [given]
        if adding is not None:
            other = _other(adding, chain[chain.index(adding) - 1])
            assert other is not None
            takes.append(ValueRef(other))

        def plain(given: Any) -> Any:
            return packed.forward(given, activation)

        def summed(given: Any, other: Any) -> Any:
            return packed.forward(given, activation, other)

        node = ProgramNode(last.name, first.op, {"input": given}, last.results[:1])
        names = tuple(dict.fromkeys(each.name for each in takes))
        return Step(node, plain if adding is None else summed, list(takes), {}, names)


def _takes_any(node: ProgramNode, names: Collection[str]) -> bool:
    return any(name in names for name in taken(node))


def _other(node: ProgramNode, before: ProgramNode) -> str | None:
    """Return what a sum adds to a node's result; None when that is the same, or a number."""
    given = [node.arguments.get("self"), node.arguments.get("other")]
    names = [each.name for each in given if isinstance(each, ValueRef)]
    if len(names) != 2 or before.results[0] not in names or names[0] == names[1]:
        return None
    return names[1 - names.index(before.results[0])]


def _activation(node: ProgramNode) -> Activation | None:
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


def _geometry(node: ProgramNode) -> Geometry:
    """Return how a convolution moves; its settings are whole numbers."""
    given = node.arguments
    padding, stride, dilation = (
        _pair(given.get(name, default))
        for name, default in (("padding", 0), ("stride", 1), ("dilation", 1))
    )
    groups = given.get("groups", 1)
    assert isinstance(groups, int)
    return Geometry(padding, stride, dilation, groups)


def _pair(argument: Argument) -> tuple[int, int]:
    sides = _listed(argument)
    return sides[0], sides[-1]


def _name(argument: Argument) -> str | None:
    return argument.name if isinstance(argument, ValueRef) else None
