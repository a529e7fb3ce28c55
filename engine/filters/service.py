"""Grows filter images of an open model, frame by frame: answers `GrowFilters`, for `OpenModel`.

One `FilterService` for each open model. Channels go through the network in batches, in the order of
the request; those in view side by side, in rounds. Only batches that have begun and are not done
hold a state of float32; the pictures of answers are uint8.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from engine.api.errors import EngineError, text
from engine.api.filters import ObjectiveKind
from engine.api.keys import Lane
from engine.api.limits import FILTER_SIDES_PX, FILTER_STEPS, MAX_CHANNELS, MAX_SEED
from engine.api.memory import free_bytes
from engine.api.results import Progress
from engine.api.units import MIB, size_text
from engine.attribution.probabilities import check_finite
from engine.backends.objective import FilterObjective
from engine.filters.batch import FilterRun
from engine.filters.input_scale import measured_scale
from engine.filters.schedule import next_wave, planned, rounds
from engine.preprocessing import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.api.filters import FilterImages, GrowFilters
    from engine.api.model import ModelInfo
    from engine.backends.protocol import FilterOptimizer, OptimizerFactory
    from engine.filters.batch import FilterBatch
    from engine.filters.input_scale import InputScale

CALL_S = 0.05
"""Duration that a call of the network aims at: the delay with which a request stops."""
FRAME_S = 0.25
"""Duration of work after which the batch at work shows its pictures."""
STATE_BYTES = 256 * MIB
"""Bytes that all batches that have begun hold together, with those of an earlier request."""
_SHARE_OF_MEMORY = 1 / 2


class FilterService:
    """Filter images of one open model.

    Parameters
    ----------
    optimizer_factory : OptimizerFactory or None
        Of the open network; None where its backend cannot grow filter images.
    info : ModelInfo
        Its description.
    """

    def __init__(self, optimizer_factory: OptimizerFactory | None, info: ModelInfo) -> None:
        self._factory = optimizer_factory
        self._info = info
        # Seconds of each optimizer's last iteration.
        self._iteration_s: WeakKeyDictionary[FilterOptimizer, float] = WeakKeyDictionary()
        self._begun: list[FilterBatch] = []

    def check_available(self) -> OptimizerFactory:
        """Return the factory of optimizers. Raises EngineError where the backend has none."""
        if self._factory is None:
            raise EngineError(
                "{model} has no filter images: Camscope cannot grow them for model files of this "
                "kind.",
                model=self._info.name,
            )
        return self._factory

    def grow(
        self,
        request: GrowFilters,
        image: NDArray[np.uint8] | None = None,
        *,
        is_apart: bool = False,
    ) -> Iterator[Progress | FilterImages]:
        """Answer with pictures as they grow; every `yield` is a place to stop.

        When it is closed on the way, the batches that have begun are kept for the next request,
        which takes them up if it is for the same pictures, in whatever order, or else frees them.

        Parameters
        ----------
        request : GrowFilters
            The channels, and how they grow.
        image : ndarray of uint8, shape (h, w, 3), or None
            The pixels of `request.start`.
        is_apart : bool
            Neither take nor free nor keep batches that have begun; an `EnlargeFilter` never does.

        Raises
        ------
        EngineError
            With a sentence for the user.
        """
        keeps = request.lane is Lane.FILTERS and not is_apart
        filter_batches = self._taken(request) if keeps else []
        try:
            yield from self._answers(request, image, filter_batches)
        except GeneratorExit:
            if keeps:
                self._begun = [
                    filter_batch for filter_batch in filter_batches if filter_batch.is_begun
                ]
            raise

    def _taken(self, request: GrowFilters) -> list[FilterBatch]:
        """Return the batches of the same pictures that have begun; all others are freed."""
        begun, self._begun = self._begun, []
        return [
            filter_batch for filter_batch in begun if _are_same(filter_batch.run.request, request)
        ]

    def _answers(
        self,
        request: GrowFilters,
        image: NDArray[np.uint8] | None,
        filter_batches: list[FilterBatch],
    ) -> Iterator[Progress | FilterImages]:
        """Grow; `filter_batches` are those that have begun, and become those of this request."""
        started = time.perf_counter()
        factory = self.check_available()
        channels = _checked(request)
        size = (request.settings.size,) * 2
        yield Progress(request, text("Preparing to grow images…"), 0.0)
        optimizer = factory.optimizer(
            _filter_objective(request), request.settings.style, self._scale(request), size
        )
        _check_units(channels, optimizer, request)
        batch = min(optimizer.batch, _room(optimizer))
        yield Progress(request, text("Preparing to grow images…"), 0.0)
        for _ in optimizer.prepare():
            yield Progress(request, text("Preparing to grow images…"), 0.0)
        notes: list[Text] = []
        if optimizer.size != size:
            notes.append(
                text(
                    "What lies before the layer fits only inputs of {width} × {height} pixels: "
                    "the images have that size.",
                    width=optimizer.size[1],
                    height=optimizer.size[0],
                )
            )
        settings = request.settings
        run = FilterRun(
            request=request,
            optimizer=optimizer,
            moves=optimizer.parametrization.moves(settings.seed, settings.steps),
            image=_resized(image, optimizer.size),
            batch=batch,
            picture_bytes=sum(
                each.nbytes
                for each in optimizer.parametrization.start(settings.seed, channels[:1], (0,))
            ),
            notes=tuple(notes),
            started=started,
        )
        filter_batches[:] = planned(channels, run, filter_batches)
        yield from self._grown(_Growth(filter_batches))

    def _grown(self, growth: _Growth) -> Iterator[Progress | FilterImages]:
        for filter_batch in growth.filter_batches:
            if filter_batch.is_done:
                yield growth.frame(filter_batch)
        room = min(STATE_BYTES, int(free_bytes() * _SHARE_OF_MEMORY))
        waiting = deque(
            filter_batch for filter_batch in growth.filter_batches if not filter_batch.is_done
        )
        while waiting:
            wave = next_wave(waiting, growth.done, room)
            for target in rounds(growth.steps) if len(wave) > 1 else (growth.steps,):
                for filter_batch in wave:
                    yield from self._turn(filter_batch, target, growth)

    def _turn(
        self, filter_batch: FilterBatch, target: int, growth: _Growth
    ) -> Iterator[Progress | FilterImages]:
        """Take a job to a step, unless it is there."""
        if not filter_batch.is_begun:
            filter_batch.begin()
            if growth.steps > 1:
                yield self._frame(filter_batch, growth)
                if target == 1:
                    return  # other starts are looked for when all in view have something to show
        elif filter_batch.step >= target and target < growth.steps:
            return
        while not filter_batch.is_settled:
            yield growth.progress(text("Looking for other starts"))
            filter_batch.search()
        while filter_batch.step < target:
            steps = min(self._steps_at_once(filter_batch), target - filter_batch.step)
            before = time.perf_counter()
            filter_batch.advance(steps)
            now = time.perf_counter()
            self._iteration_s[filter_batch.optimizer] = (now - before) / steps
            if filter_batch.is_done:  # a place to stop before the pass that measures the objective
                yield growth.progress(text("Growing images"))
            if filter_batch.step == target or now - growth.shown_at >= FRAME_S:
                yield self._frame(filter_batch, growth)
            else:
                yield growth.progress(text("Growing images"))
        if growth.steps == 1:
            yield self._frame(filter_batch, growth)

    def _steps_at_once(self, filter_batch: FilterBatch) -> int:
        """Return the number of steps that take about `CALL_S`; 1 before one was timed."""
        took = self._iteration_s.get(filter_batch.optimizer)
        return 1 if took is None else max(1, int(CALL_S / max(took, 1e-6)))

    def _frame(self, filter_batch: FilterBatch, growth: _Growth) -> FilterImages:
        filter_batch.look()
        check_finite(filter_batch.objective, self._info)
        return growth.frame(filter_batch)

    def _scale(self, request: GrowFilters) -> InputScale:
        name = request.settings.preprocess
        if name == "auto" and request.start is not None:
            name = request.start.preprocess
        name = self._info.preprocess if name == "auto" else name
        shape = (1, 1, self._info.input_shape[2])
        return measured_scale(lambda pixels: prepare(pixels, shape, name))

    def optimizer_for(self, request: GrowFilters) -> tuple[FilterOptimizer, int]:
        """Return the optimizer of such pictures, perhaps not compiled yet, and its batch size.

        Raises
        ------
        EngineError
            With a sentence for the user.
        """
        settings = request.settings
        _checked(request)
        size = (settings.size,) * 2
        optimizer = self.check_available().optimizer(
            _filter_objective(request), settings.style, self._scale(request), size
        )
        return optimizer, min(optimizer.batch, _room(optimizer))


class _Growth:
    """Progress of a request.

    Parameters
    ----------
    filter_batches : list of FilterBatch
        All batches of the request.
    """

    def __init__(self, filter_batches: Sequence[FilterBatch]) -> None:
        self.filter_batches = filter_batches
        self.shown_at = time.perf_counter()
        self.done: list[FilterBatch] = []
        self._request = filter_batches[0].run.request
        self.steps = self._request.settings.steps

    def frame(self, filter_batch: FilterBatch) -> FilterImages:
        """Return the pictures of a batch as they were when last fetched."""
        if filter_batch.is_done:
            self.done.append(filter_batch)
        self.shown_at = time.perf_counter()
        return filter_batch.frame(complete=len(self.done) == len(self.filter_batches))

    def progress(self, sentence: Text) -> Progress:
        """Return how much of all the work is done."""
        pictures = sum(len(filter_batch.channels) for filter_batch in self.filter_batches)
        taken = sum(
            len(filter_batch.channels) * filter_batch.step for filter_batch in self.filter_batches
        )
        return Progress(self._request, sentence, taken / (pictures * self.steps))


def _checked(request: GrowFilters) -> tuple[int, ...]:
    """Return the channels, each once. Raises EngineError for values out of range."""
    settings = request.settings
    _check_range(
        "The size of filter images goes from {least} to {most}; {value} was asked.",
        settings.size,
        FILTER_SIDES_PX,
    )
    _check_range(
        "The number of steps of filter images goes from {least} to {most}; {value} was asked.",
        settings.steps,
        FILTER_STEPS,
    )
    _check_range(
        "The seed of filter images goes from {least} to {most}; {value} was asked.",
        settings.seed,
        (0, MAX_SEED),
    )
    _check_range(
        "The number of channels of filter images goes from {least} to {most}; {value} was asked.",
        len(request.channels),
        (1, MAX_CHANNELS),
    )
    _check_range(
        "The number in view of filter images goes from {least} to {most}; {value} was asked.",
        request.in_view,
        (0, len(request.channels)),
    )
    if request.objective_kind is not ObjectiveKind.CLASS and not request.layer:
        raise EngineError("Choose a layer whose channels are to be excited.")
    return tuple(dict.fromkeys(request.channels))


def _check_range(sentence: str, value: int, bounds: tuple[int, int]) -> None:
    least, most = bounds
    if not least <= value <= most:
        raise EngineError(sentence, least=least, most=most, value=value)


def _are_same(one: GrowFilters, other: GrowFilters) -> bool:
    """Tell whether pictures of one request are pictures of the other, where it asks for them."""
    if one.objective_kind is ObjectiveKind.DIRECTION and one.channels != other.channels:
        return False
    return replace(one, channels=(), in_view=0) == replace(other, channels=(), in_view=0)


def _filter_objective(request: GrowFilters) -> FilterObjective:
    if request.objective_kind is ObjectiveKind.CLASS:
        return FilterObjective(None)
    return FilterObjective(request.layer, request.objective_kind is ObjectiveKind.NEURON)


def _check_units(channels: Sequence[int], optimizer: FilterOptimizer, request: GrowFilters) -> None:
    unknown = [channel for channel in channels if not 0 <= channel < optimizer.units]
    if unknown and request.objective_kind is ObjectiveKind.CLASS:
        raise EngineError(
            "There is no class {index}; the model's classes go from 0 to {last}.",
            index=unknown[0],
            last=optimizer.units - 1,
        )
    if unknown:
        raise EngineError(
            'Layer "{path}" has no channel {index}; its channels go from 0 to {last}.',
            path=request.layer,
            index=unknown[0],
            last=optimizer.units - 1,
        )


def _room(optimizer: FilterOptimizer) -> int:
    """Return how many pictures fit into memory at a time. Raises EngineError if none does."""
    room = int(free_bytes() * _SHARE_OF_MEMORY / max(optimizer.picture_bytes, 1))
    if room < 1:
        raise EngineError(
            "Images of {width} × {height} pixels take about {needed} each while they grow, "
            "which does not fit into memory. Choose a smaller size.",
            width=optimizer.size[1],
            height=optimizer.size[0],
            needed=size_text(optimizer.picture_bytes),
        )
    return room


def _resized(image: NDArray[np.uint8] | None, size: tuple[int, int]) -> NDArray[np.float32] | None:
    """Return an image as RGB in 0-1, of the pictures' size."""
    return None if image is None else prepare(image, (*size, 3), "unit")[0]
