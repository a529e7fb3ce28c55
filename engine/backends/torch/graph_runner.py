"""Runs the operations of an exported program, one after the other, for `graph_program`.

Values are the tensors of the graph, in its own order of axes. What nothing takes any more is freed.
"""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import torch
from cachetools import LRUCache

from engine.backends.torch.batch_axes import (
    BatchAxes,
    evened,
    find_batch_axes,
    repeated,
    results_of,
)
from engine.backends.torch.folding import Folding
from engine.backends.torch.packed_convolution import can_pack
from engine.backends.torch.steps import Step, dtype_of, free_early, steps_of
from engine.backends.torch.tape import Tape, passed_on, runners

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.models.exported_program.program_graph import ProgramGraph, ProgramNode

MOST_PLANS = 8
"""Lists of steps that are kept, by what is looked at: the walk from layer to layer."""
_SHAPES_BATCH = 2
_USUAL_SIDE = 64
_CONVOLUTIONS = 4  # axes of a kernel of a convolution over images


@dataclass(frozen=True, slots=True, eq=False)
class ValueHooks:
    """Actions while the operations run.

    Attributes
    ----------
    taps : mapping of str to callable
        Values that are looked at: each takes a value as it is made and gives what goes on.
    skipped : frozenset of str
        Values whose operation is left out: what it takes goes on.
    widened : str or None
        The value that becomes a batch of variants, by its tap.
    count : int
        Number of the variants.
    is_guided : bool
        ReLUs pass positive gradients alone.
    replaced : dict of str to callable
        Calls the steps of these nodes in another way.
    """

    taps: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    widened: str | None = None
    count: int = 1
    is_guided: bool = False
    replaced: dict[str, Callable[[Step, Mapping[str, Any], int], Any]] = field(default_factory=dict)


class GraphRunner:
    """The operations of a program, on one device.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    arrays : sequence of ndarray
        Its data sets.
    device : str
        As PyTorch names it.
    """

    def __init__(
        self, graph: ProgramGraph, arrays: Sequence[NDArray[np.generic]], device: str = "cpu"
    ) -> None:
        self.graph = graph
        tensors: dict[tuple[int, str], Any] = {}
        self.constants: dict[str, Any] = {}
        for each in graph.constants:
            key = each.data_set, graph.values[each.value].dtype
            if key not in tensors:
                tensors[key] = _tensor(arrays[each.data_set], key[1])
            self.constants[each.value] = tensors[key]
        self._batch_axes: BatchAxes | None = None
        self._knows_axes = False
        self.device = ""
        self.move(device)

    def move(self, device: str) -> None:
        """Compute on another device from now on."""
        if device == self.device:
            return
        self.device = device
        self.constants = {name: each.to(device) for name, each in self.constants.items()}
        self.steps = steps_of(self.graph.nodes, torch.device(device))
        free_early(self.steps, {*self.graph.outputs, *self.constants})
        if self._batch_axes is not None:
            self._batch_axes.apply(self.steps)
        self._folding = Folding(self.graph, self.constants)
        self._plans: LRUCache[Any, Any] = LRUCache(MOST_PLANS)

    def run(self, feeds: Mapping[str, Any], hooks: ValueHooks) -> list[Any]:
        """Run all operations and return the outputs.

        Parameters
        ----------
        feeds : mapping of str to tensor
            Every input of the program, for the same number of images.
        hooks : ValueHooks
            What is watched and changed.
        """
        count = next(iter(feeds.values())).shape[0]
        widening = _Widening(self.batch_axes, count, hooks) if hooks.widened is not None else None
        steps = self._plan(feeds, hooks)
        values = self._stored(feeds)
        for name in feeds.keys() & hooks.taps.keys():
            values[name] = hooks.taps[name](values[name])
            if widening is not None:
                widening.note(name)
        for step in steps:
            names = step.node.results
            if not hooks.skipped or hooks.skipped.isdisjoint(names):
                if step.node.name in hooks.replaced:
                    result = hooks.replaced[step.node.name](step, values, count)
                elif widening is not None:
                    result = widening.call(step, values)
                elif step.evened:
                    result = step.call(evened(step, values, count), count)
                else:
                    result = step.call(values, count)
                if hooks.is_guided and is_relu(step.node):
                    result = only_positive_back(result)
            else:
                result = values[step.takes[0]]
            for name, each in zip(names, results_of(result), strict=False):
                tap = hooks.taps.get(name)
                values[name] = each if tap is None else tap(each)
                if tap is not None and widening is not None:
                    widening.note(name)
            for name in step.frees:
                values.pop(name, None)
        return [values[name] for name in self.graph.outputs]

    def can_tape(self) -> bool:
        """Tell whether `run_taped` is to be had on the device."""
        return can_pack(self.device)

    def run_taped(self, feeds: Mapping[str, Any], hooks: ValueHooks) -> tuple[list[Any], Tape]:
        """Run all operations, and return the outputs and what runs back to the tapped values.

        Nothing has PyTorch's own books; taps and values that are left out are all that the hooks
        may have.
        """
        count = next(iter(feeds.values())).shape[0]
        key = "tape", frozenset(hooks.taps), hooks.skipped
        if key not in self._plans:
            tracked = self._folding.behind(hooks.taps)
            seen = frozenset((*hooks.taps, *hooks.skipped))
            plan = self._folding.steps(self.steps, seen, frozenset(hooks.taps))
            self._plans[key] = plan, runners(plan, tracked, self._folding)
        steps, back_runners = self._plans[key]
        tape = Tape()
        values = self._stored(feeds)
        for name in feeds.keys() & hooks.taps.keys():
            hooks.taps[name](values[name])
        for step in steps:
            names = step.node.results
            runner = back_runners.get(step.node.name)
            if not hooks.skipped.isdisjoint(names):
                result = values[step.takes[0]]
                if runner is not None:
                    tape.add(names, passed_on(step.takes[0]))
            elif runner is not None:
                result, back = runner(values, count)
                tape.add(names, back)
            elif step.evened:
                result = step.call(evened(step, values, count), count)
            else:
                result = step.call(values, count)
            for name, each in zip(names, results_of(result), strict=False):
                values[name] = each
                if name in hooks.taps:
                    hooks.taps[name](each)
            for name in step.frees:
                values.pop(name, None)
        return [values[name] for name in self.graph.outputs], tape

    def _stored(self, feeds: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values that a run begins with."""
        values: dict[str, Any] = {**self.constants, **self._folding.extra}
        kind = torch.device(self.device).type
        if torch.amp.is_autocast_available(kind) and torch.is_autocast_enabled(kind):
            values.update(self._folding.reduced)
        values.update(feeds)
        return values

    def _plan(self, feeds: Mapping[str, Any], hooks: ValueHooks) -> list[Step]:
        """Return the steps of a run: those that nobody looks at may be joined."""
        replaced = [node for node in self.graph.nodes if node.name in hooks.replaced]
        seen = frozenset(
            (*hooks.taps, *hooks.skipped, *(name for node in replaced for name in node.results))
        )
        fixed = frozenset(hooks.replaced)
        watched: frozenset[str] | None = None
        if can_pack(self.device):
            watched = frozenset()
            if torch.is_grad_enabled():
                fed = (name for name, each in feeds.items() if each.requires_grad)
                watched = frozenset((*hooks.taps, *fed))
        key = seen, fixed, watched
        found: list[Step] | None = self._plans.get(key)
        if found is None:
            found = self._plans[key] = self._folding.steps(self.steps, seen, watched, fixed)
        return found

    @property
    def batch_axes(self) -> BatchAxes | None:
        """Which axes count the images; None where that cannot be told."""
        if not self._knows_axes:
            self._knows_axes = True
            batch = self.graph.batch
            steps = steps_of(self.graph.nodes, torch.device("meta"))
            constants = {name: each.to("meta") for name, each in self.constants.items()}
            feeds = {
                name: self.shaped(name, batch or _SHAPES_BATCH, "meta")
                for name in self.graph.inputs
            }
            self._batch_axes = find_batch_axes(steps, constants, feeds, batch, self.graph.outputs)
            if self._batch_axes is not None:
                self._batch_axes.apply(self.steps)
                self._plans.clear()
        return self._batch_axes

    def shapes(self, side: int) -> dict[str, Any]:
        """Return all tensors without their numbers ("meta"), as `run` makes them.

        Parameters
        ----------
        side : int
            Of the inputs, where any may be.
        """
        count = self.graph.batch or 1
        values: dict[str, Any] = {name: each.to("meta") for name, each in self.constants.items()}
        values |= {name: self.shaped(name, count, "meta", side) for name in self.graph.inputs}
        for step in steps_of(self.graph.nodes, torch.device("meta")):
            made = results_of(step.call(values, count))
            values.update(zip(step.node.results, made, strict=False))
        return {name: each for name, each in values.items() if isinstance(each, torch.Tensor)}

    def shaped(self, name: str, count: int, device: str, side: int = _USUAL_SIDE) -> Any:
        """Return an input of zeros for some images; sides that may be any are of a usual size."""
        meta = self.graph.values[name]
        sides = [side if own is None else own for own in meta.shape[1:]]
        return torch.zeros((count, *sides), dtype=dtype_of(meta.dtype), device=device)


_STOP = 6  # of the ReLU that stops


class _Widening:
    """Runs steps for one image until a value has become many variants, and for all from there.

    Numbers such as a tensor's side are known for one image and for all: which of them a step gets
    follows from the tensors that it takes.
    """

    def __init__(self, axes: BatchAxes | None, count: int, hooks: ValueHooks) -> None:
        self._places = {} if axes is None else axes.places
        self._narrow, self._wide = count, hooks.count
        self._widened = hooks.widened
        self._names: set[str] = set()
        self._numbers: dict[str, Any] = {}

    def note(self, name: str) -> None:
        """Take note that a value was tapped."""
        if name == self._widened:
            self._names.add(name)

    def call(self, step: Step, values: Mapping[str, Any]) -> Any:
        """Call a step."""
        is_wide = not self._names.isdisjoint(step.takes)
        if is_wide:
            taken = {name: self._taken(name, values) for name in step.takes}
            for name in step.evened:
                if name not in self._names:
                    taken = evened(step, taken, self._wide)
            result = step.call(taken, self._wide)
            self._names.update(
                name
                for name, each in zip(step.node.results, results_of(result), strict=False)
                if isinstance(each, torch.Tensor)
            )
            return result
        taken = dict(values) if not step.evened else evened(step, values, self._narrow)
        result = step.call(taken, self._narrow)
        if not isinstance(result, torch.Tensor | list | tuple):
            self._numbers[step.node.results[0]] = self._wide_number(step, values, result)
        return result

    def _taken(self, name: str, values: Mapping[str, Any]) -> Any:
        value = values[name]
        if not isinstance(value, torch.Tensor):
            return self._numbers.get(name, value)
        place = self._places.get(name)
        if place is None or name in self._names:
            return value
        return repeated(value, place, self._wide)

    def _wide_number(self, step: Step, values: Mapping[str, Any], number: Any) -> Any:
        if step.node.op.startswith("aten.sym_size"):
            place = self._places.get(step.takes[0])
            is_counted = place is not None and place.axis == step.arguments[1]
            return number * self._wide if is_counted else number
        return step.call(ChainMap(self._numbers, dict(values)), self._wide)


def is_relu(node: ProgramNode) -> bool:
    """Tell whether an operation is a ReLU, one that stops at 6 included."""
    arguments = node.arguments
    match node.op.split(".")[1:2]:
        case ["relu" | "relu6"]:
            return True
        case ["hardtanh"]:
            return arguments.get("min_val", -1) == 0 and arguments.get("max_val", 1) == _STOP
        case ["clamp_min" | "clamp"]:
            return arguments.get("min") == 0 and arguments.get("max") in (None, _STOP)
        case ["threshold"]:
            return arguments.get("threshold") == 0 and arguments.get("value") == 0
        case _:
            return False


class _OnlyPositiveBack(torch.autograd.Function):  # type: ignore[misc]
    """Gives what it takes; its gradient loses what is negative.

    Before it comes the gradient of the ReLU, which is zero where x is: together [x > 0] [dy > 0].
    """

    @staticmethod
    def forward(context: Any, y: Any) -> Any:
        return y.view_as(y)

    @staticmethod
    def backward(context: Any, gradient: Any) -> Any:
        return gradient.clamp_min(0)


def only_positive_back(y: Any) -> Any:
    """Return a tensor whose gradient loses what is negative."""
    return _OnlyPositiveBack.apply(y)


def _tensor(array: NDArray[np.generic], dtype: str) -> Any:
    """Return numbers as a tensor, which shares the array's memory where nothing has to change."""
    tensor = torch.from_numpy(array if array.flags.writeable else array.copy())
    if dtype == "bfloat16" and tensor.dtype == torch.uint16:
        tensor = tensor.view(torch.bfloat16)
    tensor = tensor.to(dtype_of(dtype))
    if tensor.dim() == _CONVOLUTIONS:
        tensor = tensor.contiguous(memory_format=torch.channels_last)
    return tensor
