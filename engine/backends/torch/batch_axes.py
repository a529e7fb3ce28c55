"""Finds which axis of each value of a program counts the images, and frees sizes that were fixed.

A program that was exported for one image has that 1 written into its reshapes. `find_batch_axes`
follows the images' axis through the graph, with shapes alone, and says which of these numbers
follow from the number of images. `graph_program` tries with numbers whether that is right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import torch

from engine.backends.torch.steps import PerImage, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SIZES = 1
"""Place of the sizes among the arguments of what changes a shape."""
_MOST_TRIES = 2000
_TIMES = 3
"""How many times as many images the second run of shapes has."""
_RESHAPING = frozenset({"view", "reshape", "_unsafe_view", "view_copy"})
_EXPANDING = frozenset({"expand", "broadcast_to", "expand_copy"})


class Place(NamedTuple):
    """Where a tensor counts images.

    Attributes
    ----------
    axis : int
        The axis.
    outer : int
        How often it counts them: an axis of tokens and images, tokens first, has as many as there
        are tokens.
    """

    axis: int
    outer: int = 1


@dataclass(slots=True)
class BatchAxes:
    """What of a program follows from the number of images.

    Attributes
    ----------
    places : dict of str to Place
        Where images are counted, of every value that counts them.
    sizes : dict of str to list
        Sizes that nodes take, by the nodes' names, with `PerImage` for numbers that were fixed.
    evened : dict of str to dict of str to int
        `Step.evened` of nodes.
    """

    places: dict[str, Place] = field(default_factory=dict)
    sizes: dict[str, list[Any]] = field(default_factory=dict)
    evened: dict[str, dict[str, int]] = field(default_factory=dict)

    def apply(self, steps: Iterable[Step]) -> None:
        """Free the sizes in the steps of a program."""
        for step in steps:
            if step.node.name in self.sizes:
                step.arguments[_SIZES] = self.sizes[step.node.name]
                step.settle()
            step.evened = self.evened.get(step.node.name, {})


def find_batch_axes(
    steps: Sequence[Step],
    constants: Mapping[str, Any],
    feeds: Mapping[str, Any],
    batch: int | None,
    outputs: Iterable[str],
) -> BatchAxes | None:
    """Return what follows from the number of images, or None where that cannot be told.

    Where the 1 of a reshape could stand for the images, or be joined with them, in several ways,
    they are tried one after the other: a wrong one soon leads to sizes that do not fit.

    Parameters
    ----------
    steps : sequence of Step
        Of the program, on the device "meta"; their sizes are freed on the way.
    constants, feeds : mapping of str to tensor
        Weights, and inputs, without numbers ("meta"); those for as many images as the program was
        exported for, or 2.
    batch : int or None
        Number of images that the program was exported for; None for one that takes any.
    outputs : iterable of str
        Values that must count the images on their first axis.
    """
    walk = _Walk(constants, feeds, is_fixed=batch is not None)
    wanted = tuple(outputs)
    untried: list[tuple[int, _Walk, _Option]] = []
    number, tries = 0, 0
    option: _Option | None = None
    while True:
        if number == len(steps):
            if all(walk.found.places.get(name) == Place(0) for name in wanted):
                return walk.found
            is_right = False
        else:
            options = [option] if option is not None else walk.options(steps[number])
            option = None
            untried += [(number, walk.copy(), each) for each in reversed(options[1:])]
            is_right = bool(options) and walk.take(steps[number], options[0])
        if is_right:
            number += 1
            continue
        tries += 1
        if not untried or tries > _MOST_TRIES:
            return None
        number, walk, option = untried.pop()


class _Option(NamedTuple):
    """A way to call a step for more images: sizes, or values to repeat for each of them."""

    sizes: list[Any] | None = None
    evened: tuple[tuple[str, int], ...] = ()


class _Walk:
    """Runs shapes through a program for two numbers of images at once."""

    def __init__(
        self, constants: Mapping[str, Any], feeds: Mapping[str, Any], *, is_fixed: bool
    ) -> None:
        self.found = BatchAxes()
        self._is_fixed = is_fixed
        self._few: dict[str, Any] = {**constants, **feeds}
        self._many: dict[str, Any] = dict(self._few)
        self._batch = 1
        for name, tensor in feeds.items():
            self._batch = tensor.shape[0]
            self._many[name] = tensor.new_empty((tensor.shape[0] * _TIMES, *tensor.shape[1:]))
            self.found.places[name] = Place(0)

    def copy(self) -> _Walk:
        """Return a walk that goes another way from here."""
        other = _Walk({}, {}, is_fixed=self._is_fixed)
        other._batch = self._batch
        other._few, other._many = dict(self._few), dict(self._many)
        found = self.found
        other.found = BatchAxes(dict(found.places), dict(found.sizes), dict(found.evened))
        return other

    def options(self, step: Step) -> list[_Option]:
        """Return the ways in which a step could be called, the likeliest first."""
        if not self._is_fixed:
            return [_Option()]
        counted = [name for name in step.takes if name in self.found.places]
        if not counted:
            return [_Option()]
        sized = self._sized(step, self.found.places[counted[0]])
        return sized if sized is not None else [_Option(), *self._evenings(step, counted[0])]

    def take(self, step: Step, option: _Option) -> bool:
        """Call a step for both numbers of images; tell whether that makes sense."""
        few = _called(step, self._few, self._batch)
        step.evened = dict(option.evened)
        kept = step.arguments
        if option.sizes is not None:
            step.arguments = [*kept[:_SIZES], option.sizes, *kept[_SIZES + 1 :]]
            step.settle()
        many = _called(step, self._many, self._batch * _TIMES)
        step.arguments, step.evened = kept, {}
        step.settle()
        if few is None or many is None or not self._note(step, few, many):
            return False
        if option.sizes is not None:
            self.found.sizes[step.node.name] = option.sizes
        if option.evened:
            self.found.evened[step.node.name] = dict(option.evened)
        return True

    def _note(self, step: Step, few: Any, many: Any) -> bool:
        """Keep results; tell whether one axis at most counts the images."""
        for name, one, other in zip(
            step.node.results, results_of(few), results_of(many), strict=False
        ):
            self._few[name], self._many[name] = one, other
            if not isinstance(one, torch.Tensor):
                continue
            if one.dim() != other.dim():
                return False
            pairs = enumerate(zip(one.shape, other.shape, strict=True))
            differing = [axis for axis, (a, b) in pairs if a != b]
            if not differing:
                continue
            axis = differing[0]
            if len(differing) > 1 or other.shape[axis] != _TIMES * one.shape[axis]:
                return False
            self.found.places[name] = Place(axis, self._outer(step, axis, one.shape))
        return True

    def _outer(self, step: Step, axis: int, shape: Sequence[int]) -> int:
        counted = [name for name in step.takes if name in self.found.places]
        if not counted:
            return 1
        place = self.found.places[counted[0]]
        if _name(step) not in _RESHAPING:
            return place.outer
        before = self._few[counted[0]].shape
        return math.prod(before[: place.axis]) * place.outer // math.prod(shape[:axis]) or 1

    def _sized(self, step: Step, place: Place) -> list[_Option] | None:
        """Return the ways in which fixed sizes can follow from the images; None without sizes."""
        name = _name(step)
        sizes = step.arguments[_SIZES] if len(step.arguments) > _SIZES else None
        if name not in _RESHAPING | _EXPANDING or not isinstance(sizes, list):
            return None
        few = _called(step, self._few, self._batch)
        if few is None:
            return []
        before, after = tuple(self._few[step.takes[0]].shape), tuple(few.shape)
        if name in _EXPANDING:
            places = [place.axis + len(after) - len(before)]
        else:
            places = _places(before, place, self._batch, after)
        options = []
        for at in places:
            if sizes[at] == -1 or not isinstance(sizes[at], int):
                options.append(_Option(list(sizes)))
            elif after[at] % self._batch == 0:
                freed = PerImage(after[at] // self._batch)
                options.append(_Option([*sizes[:at], freed, *sizes[at + 1 :]]))
        return options

    def _evenings(self, step: Step, counted: str) -> list[_Option]:
        """Return the way to repeat what a step takes for one image, beside what it has for all."""
        axis, outer = self.found.places[counted]
        model = self._few[counted]
        names = [
            name
            for name in step.takes
            if name not in self.found.places
            and isinstance(self._few[name], torch.Tensor)
            and self._few[name].dim() == model.dim()
            and self._few[name].shape[axis] == model.shape[axis]
        ]
        if not names or outer != 1:
            return []
        return [_Option(None, tuple((name, axis) for name in names))]


def results_of(result: Any) -> Sequence[Any]:
    """Return an operation's results as a sequence."""
    return result if isinstance(result, list | tuple) else (result,)


def evened(step: Step, values: Mapping[str, Any], count: int) -> dict[str, Any]:
    """Return what a step takes, with what it has for one image repeated for `count`."""
    taken = {name: values[name] for name in step.takes}
    for name, axis in step.evened.items():
        taken[name] = repeated(taken[name][(slice(None),) * axis + (slice(0, 1),)], axis, count)
    return taken


def repeated(tensor: Any, place: Place | int, count: int) -> Any:
    """Return a tensor `count` times for each image; without a copy where that has one row."""
    axis, outer = place if isinstance(place, Place) else (place, 1)
    shape = tuple(tensor.shape)
    if shape[axis] == 1:
        return tensor.expand(*shape[:axis], count, *shape[axis + 1 :])
    inner = shape[axis] // outer
    parted = tensor.reshape(*shape[:axis], outer, 1, inner, *shape[axis + 1 :])
    many = parted.expand(*shape[:axis], outer, count, inner, *shape[axis + 1 :])
    return many.reshape(*shape[:axis], outer * count * inner, *shape[axis + 1 :])


def _called(step: Step, values: Mapping[str, Any], count: int) -> Any | None:
    if step.evened:
        values = evened(step, values, count)
    try:
        return step.call(values, count)
    except (RuntimeError, ValueError, TypeError, IndexError, NotImplementedError):
        return None


def _name(step: Step) -> str:
    return step.node.op.removeprefix("aten.").partition(".")[0]


def _places(before: Sequence[int], place: Place, batch: int, after: Sequence[int]) -> list[int]:
    """Return the axes of a reshaped tensor that may count the images, the likeliest first.

    One that has as many sides as there are images comes first. Where the images' axis is gone, it
    was joined with the one before it if all behind it stayed (tokens and images in one row, to be
    multiplied), else with the one behind it (images and heads).
    """
    ahead = math.prod(before[: place.axis]) * place.outer
    found = []
    passed = 1
    for at, side in enumerate(after):
        if passed <= ahead <= passed * side and ahead % passed == 0:
            outer = ahead // passed
            if side % (outer * batch) == 0:
                is_row = outer > 1 and tuple(after[at + 1 :]) == tuple(before[place.axis + 1 :])
                rank = 0 if side == batch else 1 if is_row else 2 if outer == 1 else 3
                found.append((rank, at))
        passed *= side
    return [at for _, at in sorted(found)]
