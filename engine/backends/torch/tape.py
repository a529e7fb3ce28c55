"""Runs the steps behind watched values and runs them back once, for `graph_runner`.

PyTorch's own books (autograd) cost as much as a small network's arithmetic, and lay every kernel
anew on the way back. Convolutions, norms, ReLUs and sums are written here; every other step keeps
PyTorch's books for itself alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from engine.backends.torch.batch_axes import evened, results_of
from engine.backends.torch.packed_convolution import working_type
from engine.models.exported_program.program_graph import ValueRef

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence, Set

    from engine.backends.torch.folding import Folding
    from engine.backends.torch.steps import Step

    Sums = dict[str, Any]
    """Gradients so far, by value: of what was run back already."""
    Back = Callable[[Sequence[Any], Sums], None]
    """Takes the gradients of a step's results, None for none, and adds to those of what it took."""
    Runner = Callable[[Mapping[str, Any], int], tuple[Any, Back]]
    """Calls a step with the values and the number of images; gives its result and the way back."""

_ADD = torch.ops.aten.add.Tensor
_RELUS = (torch.ops.aten.relu.default,)
_STOPPED = (torch.ops.aten.hardtanh.default, torch.ops.aten.relu6.default)
_SIX = (0.0, 6.0)


class Tape:
    """What ran, in order, and how it runs back."""

    def __init__(self) -> None:
        self._steps: list[tuple[tuple[str, ...], Back]] = []

    def add(self, names: tuple[str, ...], back: Back) -> None:
        """Note that a step has run.

        Parameters
        ----------
        names : tuple of str
            Its results.
        back : Back
            Its way back.
        """
        self._steps.append((names, back))

    def back(self, given: Mapping[str, Any], wanted: Collection[str]) -> dict[str, Any]:
        """Run back, and forget what ran.

        Parameters
        ----------
        given : mapping of str to tensor
            Gradients of a score with respect to values.
        wanted : collection of str
            Values whose gradients are kept.

        Returns
        -------
        dict of str to tensor
            The gradients of the wanted values that the score depends on; of a value's shape and
            type of numbers, or of float32.
        """
        sums: Sums = dict(given)
        found: dict[str, Any] = {}
        while self._steps:
            names, back = self._steps.pop()
            gradients = [sums.pop(name, None) for name in names]
            for name, gradient in zip(names, gradients, strict=True):
                if gradient is not None and name in wanted:
                    found[name] = gradient
            if any(each is not None for each in gradients):
                back(gradients, sums)
        found.update((name, each) for name, each in sums.items() if name in wanted)
        return found


def runners(steps: Sequence[Step], tracked: Set[str], folding: Folding) -> dict[str, Runner]:
    """Return what runs the steps that take tracked values, by their nodes' names."""
    return {
        step.node.name: _runner(step, tracked, folding)
        for step in steps
        if not tracked.isdisjoint(step.takes)
    }


def passed_on(name: str) -> Back:
    """Return the way back of a step that is left out: what it takes has its gradient."""

    def back(gradients: Sequence[Any], sums: Sums) -> None:
        _add(sums, name, gradients[0])

    return back


def _add(sums: Sums, name: str, gradient: Any) -> None:
    before = sums.get(name)
    sums[name] = gradient if before is None else before + gradient


def _runner(step: Step, tracked: Collection[str], folding: Folding) -> Runner:
    mine = [name for name in step.takes if name in tracked]
    if len(mine) == 1 and not step.evened:
        packed = folding.packed(step.node)
        if packed is not None and step.node.arguments["input"] == ValueRef(mine[0]):
            return _convolution(mine[0], packed)
        scale = folding.norm_scale(step.node)
        if scale is not None and step.arguments[0] == ValueRef(mine[0]):
            return _norm(step, mine[0], scale)
        if step.function in _RELUS:
            return _relu(step, mine[0])
        if step.function in _STOPPED and tuple(step.arguments[1:]) in ((), _SIX):
            return _stopped_relu(step, mine[0])
    if step.function is _ADD and not step.evened and step.options.get("alpha", 1) == 1:
        return _sum(step, tracked)
    return _with_books(step, mine)


def _convolution(name: str, packed: Any) -> Runner:
    def run(values: Mapping[str, Any], _count: int) -> tuple[Any, Back]:
        given = values[name]
        dtype = working_type(given)

        def back(gradients: Sequence[Any], sums: Sums) -> None:
            sums[name] = packed.back(gradients[0], given, dtype, sums.get(name))

        return packed.forward(given), back

    return run


def _norm(step: Step, name: str, scale: Any) -> Runner:
    def back(gradients: Sequence[Any], sums: Sums) -> None:
        gradient = gradients[0]
        shape = [1, -1, *[1] * (gradient.dim() - 2)]
        _add(sums, name, gradient * scale.reshape(shape).to(gradient.dtype))

    return lambda values, count: (step.call(values, count), back)


def _relu(step: Step, name: str) -> Runner:
    def run(values: Mapping[str, Any], count: int) -> tuple[Any, Back]:
        result = step.call(values, count)

        def back(gradients: Sequence[Any], sums: Sums) -> None:
            _add(sums, name, torch.ops.aten.threshold_backward.default(gradients[0], result, 0))

        return result, back

    return run


def _stopped_relu(step: Step, name: str) -> Runner:
    def run(values: Mapping[str, Any], count: int) -> tuple[Any, Back]:
        given = values[name]

        def back(gradients: Sequence[Any], sums: Sums) -> None:
            found = torch.ops.aten.hardtanh_backward.default(gradients[0], given, *_SIX)
            _add(sums, name, found)

        return step.call(values, count), back

    return run


def _sum(step: Step, tracked: Collection[str]) -> Runner:
    other_way = _with_books(step, [name for name in step.takes if name in tracked])
    names = [each.name if isinstance(each, ValueRef) else "" for each in step.arguments[:2]]

    def run(values: Mapping[str, Any], count: int) -> tuple[Any, Back]:
        one, other = (values.get(name) for name in names)
        are_same = (
            isinstance(one, torch.Tensor)
            and isinstance(other, torch.Tensor)
            and one.shape == other.shape
        )
        if not are_same:
            return other_way(values, count)

        def back(gradients: Sequence[Any], sums: Sums) -> None:
            for name in names:
                if name in tracked:
                    _add(sums, name, gradients[0])

        return step.call(values, count), back

    return run


def _with_books(step: Step, mine: Sequence[str]) -> Runner:
    """Return what runs a step with PyTorch's own books, its results' alone."""

    def run(values: Mapping[str, Any], count: int) -> tuple[Any, Back]:
        taken = evened(step, values, count) if step.evened else {n: values[n] for n in step.takes}
        fed = {
            name: taken[name].detach().requires_grad_()
            for name in mine
            if isinstance(taken[name], torch.Tensor) and taken[name].is_floating_point()
        }
        with torch.enable_grad():
            result = step.call({**taken, **fed}, count)
        results = results_of(result)

        def back(gradients: Sequence[Any], sums: Sums) -> None:
            pairs = [
                (made, gradient.to(made.dtype))
                for made, gradient in zip(results, gradients, strict=False)
                if gradient is not None and made.requires_grad
            ]
            if not pairs or not fed:
                return
            made, into = zip(*pairs, strict=True)
            found = torch.autograd.grad(made, list(fed.values()), into, allow_unused=True)
            for name, gradient in zip(fed, found, strict=True):
                if gradient is not None:
                    _add(sums, name, gradient)

        return _detached(result), back

    return run


def _detached(result: Any) -> Any:
    if isinstance(result, torch.Tensor):
        return result.detach()
    if isinstance(result, list | tuple):
        return [_detached(each) for each in result]
    return result
