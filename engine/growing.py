"""Grows filter images of the open model, frame by frame: `GrowFilters`.

Owned by `engine.session`, one for each open model. Channels go through the network in batches, in
the order asked; only the batch in work has a state, and what is given away is uint8.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.backends.growth import Aim
from engine.costing import free_memory
from engine.errors import EngineError, text
from engine.explaining import check_finite
from engine.filters.scale import measured_scale
from engine.opening.preprocessing import prepare
from engine.requests import Excite
from engine.results import FilterImages, Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from engine.backends.growth import Ascent, Grower
    from engine.errors import Text
    from engine.filters.scale import InputScale
    from engine.requests import GrowFilters
    from engine.results import ModelInfo

SIZES_PX = (16, 1024)
STEPS = (1, 4096)
MOST_CHANNELS = 4096
CALL_S = 0.05
"""What a call of the network should take: how soon a request can be stopped."""
FRAME_S = 0.25
_STARTS = 5
_SHARE_OF_MEMORY = 1 / 2
_LARGEST_SEED = 2**63 - 1


class Growing:
    """Filter images of one open model.

    Parameters
    ----------
    grower : Grower
        Of the open network.
    info : ModelInfo
        What was told of it.
    """

    def __init__(self, grower: Grower, info: ModelInfo) -> None:
        self._grower = grower
        self._info = info
        self._iteration_s: dict[int, float] = {}  # by ascent, what an iteration took lately

    def grow(
        self, request: GrowFilters, image: NDArray[np.uint8] | None = None
    ) -> Iterator[Progress | FilterImages]:
        """Answer with pictures as they grow; every `yield` is a place to stop.

        Parameters
        ----------
        request : GrowFilters
            What is asked.
        image : ndarray of uint8, shape (h, w, 3), or None
            The pixels of `request.start`.

        Raises
        ------
        EngineError
            With a sentence for the user.
        """
        started = time.perf_counter()
        channels = _checked(request)
        size = (request.settings.size,) * 2
        aim = _aim(request)
        yield Progress(request, text("Preparing to grow images…"), 0.0)
        ascent = self._grower.ascent(aim, request.settings.style, self._scale(request), size)
        _check_units(channels, ascent, request)
        batch = min(ascent.batch, _room(ascent))
        for _ in ascent.prepare():
            yield Progress(request, text("Preparing to grow images…"), 0.0)
        notes: list[Text] = []
        if ascent.size != size:
            notes.append(
                text(
                    "What lies before the layer fits only inputs of {width} × {height} pixels: "
                    "the images have that size.",
                    width=ascent.size[1],
                    height=ascent.size[0],
                )
            )
        plan = _groups(channels, request, ascent, batch)
        for number, group in enumerate(plan):
            job = _Job(request, group, ascent, started, tuple(notes), _resized(image, ascent.size))
            yield from self._grown(job, number, len(plan))

    def _grown(self, job: _Job, number: int, count: int) -> Iterator[Progress | FilterImages]:
        total = job.request.settings.steps
        yield from job.begin()
        self._check(job)
        shown_at = time.perf_counter()
        yield job.frame(complete=total == 1 and number + 1 == count)
        while job.step < total:
            before = time.perf_counter()
            took = self._iteration_s.get(id(job.ascent))
            steps = 1 if took is None else max(1, int(CALL_S / max(took, 1e-6)))
            steps = min(steps, total - job.step)
            job.advance(steps)
            now = time.perf_counter()
            self._iteration_s[id(job.ascent)] = (now - before) / steps
            if job.step == total or now - shown_at >= FRAME_S:
                self._check(job)
                shown_at = now
                yield job.frame(complete=job.step == total and number + 1 == count)
            else:
                share = (number + job.step / total) / count
                yield Progress(job.request, text("Growing images"), share)

    def _check(self, job: _Job) -> None:
        job.look()
        check_finite(job.objective, self._info)

    def _scale(self, request: GrowFilters) -> InputScale:
        name = request.settings.preprocess
        if name == "auto" and request.start is not None:
            name = request.start.preprocess
        name = self._info.preprocess if name == "auto" else name
        shape = (1, 1, self._info.input_shape[2])
        return measured_scale(lambda pixels: prepare(pixels, shape, name))

    def ascent_for(self, request: GrowFilters) -> tuple[Ascent, int]:
        """Return what grows such pictures, perhaps not compiled yet, and how many at a time.

        Raises
        ------
        EngineError
            With a sentence for the user.
        """
        settings = request.settings
        _checked(request)
        size = (settings.size,) * 2
        ascent = self._grower.ascent(_aim(request), settings.style, self._scale(request), size)
        return ascent, min(ascent.batch, _room(ascent))


@dataclass(frozen=True, slots=True)
class _Group:
    """Pictures that grow together.

    Attributes
    ----------
    channels : tuple of int
        What each picture is called, and seeded, by.
    weights : ndarray of float32, shape (n, units)
        The objective of each.
    """

    channels: tuple[int, ...]
    weights: NDArray[np.float32]


class _Job:
    """One group on its way up."""

    def __init__(
        self,
        request: GrowFilters,
        group: _Group,
        ascent: Ascent,
        started: float,
        notes: tuple[Text, ...],
        image: NDArray[np.float32] | None,
    ) -> None:
        self.request = request
        self.ascent = ascent
        self.step = 0
        self._group = group
        self._started = started
        self._notes = notes
        self._image = image
        settings = request.settings
        self._moves = ascent.recipe.moves(settings.seed, settings.steps)
        self._state: Any = None
        self._is_alive = np.zeros(len(group.channels), bool)
        self._pixels = np.zeros((0, 0, 0, 3), np.uint8)
        self.objective = np.zeros(0, np.float32)

    def begin(self) -> Iterator[Progress]:
        """Take the first step; pictures without a gradient get another start, a few times.

        The attempts of one picture change nothing for the others: their step is the same again.
        """
        attempts = np.zeros(len(self._group.channels), int)
        while True:
            self._state = self.ascent.begin(
                self.ascent.recipe.start(
                    self.request.settings.seed,
                    self._group.channels,
                    attempts.tolist(),
                    self._image,
                )
            )
            self._is_alive[:] = False
            self.step = 0
            self.advance(1)
            attempts[~self._is_alive] += 1
            if self._is_alive.all() or attempts.max() >= _STARTS:
                return
            yield Progress(self.request, text("Looking for other starts"), 0.0)

    def advance(self, steps: int) -> None:
        """Take some steps."""
        self._state, has_gradient = self.ascent.advance(
            self._state,
            self._group.weights,
            self._moves[self.step : self.step + steps],
            self.step,
        )
        self._is_alive |= has_gradient
        self.step += steps

    def look(self) -> None:
        """Fetch the pictures and objectives as they are."""
        pixels, self.objective = self.ascent.show(self._state, self._group.weights)
        if pixels.shape[-1] == 1:
            pixels = np.repeat(pixels, 3, axis=-1)
        self._pixels = pixels

    def frame(self, *, complete: bool) -> FilterImages:
        """Return what `look` saw."""
        is_done = self.step == self.request.settings.steps
        notes = self._notes
        if is_done and not self._is_alive.all():
            notes = (*notes, self._unexcited())
        self._pixels.flags.writeable = self.objective.flags.writeable = False
        return FilterImages(
            request=self.request,
            channels=self._group.channels,
            pixels=self._pixels,
            objective=self.objective,
            step=self.step,
            done=is_done,
            complete=complete,
            precision=self.ascent.precision,
            notes=notes,
            elapsed_ms=(time.perf_counter() - self._started) * 1000,
        )

    def _unexcited(self) -> Text:
        channels = np.array(self._group.channels)[~self._is_alive]
        return text(
            "Could not be excited, as no start had a gradient: {channels}.",
            channels=", ".join(map(str, channels)),
        )


def _checked(request: GrowFilters) -> tuple[int, ...]:
    """Return the channels, each once. Raises EngineError for what cannot be asked."""
    settings = request.settings
    for name, value, (least, most) in (
        ("size", settings.size, SIZES_PX),
        ("number of steps", settings.steps, STEPS),
        ("seed", settings.seed, (0, _LARGEST_SEED)),
        ("number of channels", len(request.channels), (1, MOST_CHANNELS)),
    ):
        if not least <= value <= most:
            raise EngineError(
                "The {name} of filter images goes from {least} to {most}; {value} was asked.",
                name=name,
                least=least,
                most=most,
                value=value,
            )
    if request.excite is not Excite.CLASS and not request.layer:
        raise EngineError("Choose a layer whose channels are to be excited.")
    return tuple(dict.fromkeys(request.channels))


def _aim(request: GrowFilters) -> Aim:
    if request.excite is Excite.CLASS:
        return Aim(None)
    return Aim(request.layer, request.excite is Excite.NEURON)


def _check_units(channels: Sequence[int], ascent: Ascent, request: GrowFilters) -> None:
    unknown = [channel for channel in channels if not 0 <= channel < ascent.units]
    if unknown and request.excite is Excite.CLASS:
        raise EngineError(
            "There is no class {index}; the model's classes go from 0 to {last}.",
            index=unknown[0],
            last=ascent.units - 1,
        )
    if unknown:
        raise EngineError(
            'Layer "{path}" has no channel {index}; its channels go from 0 to {last}.',
            path=request.layer,
            index=unknown[0],
            last=ascent.units - 1,
        )


def _room(ascent: Ascent) -> int:
    """Return how many pictures fit into memory at a time. Raises EngineError if none does."""
    room = int(free_memory() * _SHARE_OF_MEMORY / max(ascent.picture_bytes, 1))
    if room < 1:
        raise EngineError(
            "Images of {width} × {height} pixels take about {needed} MB each while they grow, "
            "which does not fit into memory. Choose a smaller size.",
            width=ascent.size[1],
            height=ascent.size[0],
            needed=ascent.picture_bytes // 2**20,
        )
    return room


def _groups(
    channels: tuple[int, ...], request: GrowFilters, ascent: Ascent, batch: int
) -> list[_Group]:
    """Return what grows together, in the order asked."""
    rows = np.zeros((len(channels), ascent.units), np.float32)
    rows[np.arange(len(channels)), list(channels)] = 1
    if request.excite is Excite.DIRECTION:
        return [_Group(channels[:1], rows.sum(axis=0, keepdims=True))]
    return [
        _Group(channels[first : first + batch], rows[first : first + batch])
        for first in range(0, len(channels), batch)
    ]


def _resized(image: NDArray[np.uint8] | None, size: tuple[int, int]) -> NDArray[np.float32] | None:
    """Return an image as RGB in 0-1, of the pictures' size."""
    return None if image is None else prepare(image, (*size, 3), "unit")[0]
