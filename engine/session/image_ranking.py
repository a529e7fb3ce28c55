"""Ranks images by a channel's activation, for `OpenModel`: the channel's top-activating images.

One run of an image gives all channels of a layer, so another channel of the same layer costs
nothing. Files are read here, one after the other, and only numbers are kept of them.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError, OutOfMemory, text
from engine.api.limits import RANKING_BYTES, TOP_IMAGES
from engine.api.model import last_call
from engine.api.results import Progress
from engine.api.top_images import TopImages
from engine.attribution.batching import Batches
from engine.imaging import read_image
from engine.session.layer_inspection import check_shape
from engine.session.layer_lookup import find_layer
from engine.session.peak_table import PeakTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from engine.api.keys import InputKey
    from engine.api.model import LayerNode, ModelInfo
    from engine.api.top_images import ImageSource, RankImages
    from engine.backends.protocol import Network

    Prepare = Callable[[InputKey, NDArray[np.uint8]], NDArray[np.float32]]
    _Waiting = tuple[str, tuple[int, int], NDArray[np.float32]]

_FIRST_INPUTS, _MOST_INPUTS = 4, 32
_BATCH_S = 0.1
"""Longest batch aimed at: what is on the screen waits no longer than that."""
_ANSWER_S = 0.25


@dataclass(slots=True)
class _Work:
    """A request at work.

    Attributes
    ----------
    request : RankImages
        What was asked.
    node : LayerNode
        The layer.
    names : list of str
        Of its images: path, or key of a picture without one.
    waiting : list of (str, (int, int), ndarray)
        Names, sizes of the images and inputs of the next batch.
    begun_s, told_s, answered_s : float
        Of `time.monotonic`: when it began, yielded, and answered last.
    """

    request: RankImages
    node: LayerNode
    names: list[str]
    waiting: list[_Waiting] = field(default_factory=list)
    begun_s: float = field(default_factory=time.monotonic)
    told_s: float = field(default_factory=time.monotonic)
    answered_s: float = field(default_factory=time.monotonic)

    @property
    def key(self) -> tuple[InputKey, str]:
        """Names the table."""
        return self.request.input, self.node.path


class ImageRanker:
    """Rankings of one open model.

    Parameters
    ----------
    network : Network
        The open network.
    info : ModelInfo
        Its description.
    prepare : callable
        Gives the input (1, h, w, c) of an image's pixels, as an `InputKey` says.
    limit : int
        Bytes that the tables of all layers may take together.
    """

    def __init__(
        self, network: Network, info: ModelInfo, prepare: Prepare, limit: int = RANKING_BYTES
    ) -> None:
        self._network = network
        self._info = info
        self._prepare = prepare
        self._limit = limit
        self._batches = Batches(network, _FIRST_INPUTS)
        self._tables: OrderedDict[tuple[InputKey, str], PeakTable] = OrderedDict()
        self._unreadable: set[str] = set()
        self._last: RankImages | None = None

    def rank(self, request: RankImages) -> Iterator[Progress | TopImages]:
        """Rank images; what is known already is told first.

        Raises
        ------
        EngineError
            When there is no such layer or channel, or the network cannot be run.
        """
        node = last_call(find_layer(request.layer, self._info))
        check_shape(node)
        if node.is_model_input:
            raise EngineError(
                'Layer "{path}" is the image itself. Choose a layer behind it.', path=node.path
            )
        work = _Work(request, node, [_name(image) for image in request.images])
        if request == self._last:  # asked again: a file may have been mended meanwhile
            self._unreadable.difference_update(work.names)
        self._last = request
        if work.key in self._tables:
            self._make_room(work)
            yield self._answer(work, is_complete=False)
        yield from self._run_missing(work)
        yield self._answer(work, is_complete=True)

    def _run_missing(self, work: _Work) -> Iterator[Progress | TopImages]:
        table = self._tables.get(work.key, ())
        for place, (name, image) in enumerate(zip(work.names, work.request.images, strict=True)):
            if name in table or name in self._unreadable:
                continue
            if place >= self._capacity(work):
                break
            read = self._read(work.request.input, image, name)
            if read is not None:
                if work.waiting and work.waiting[0][2].shape != read[2].shape:
                    self._run(work)  # a network of any size takes images of one size together
                work.waiting.append(read)
            if len(work.waiting) >= self._batches.size:
                self._run(work)
            yield from self._report(work, place + 1)
        self._run(work)

    def _report(self, work: _Work, done: int) -> Iterator[Progress | TopImages]:
        """Yield what is new, often enough for more urgent work to come in between."""
        now_s = time.monotonic()
        if now_s - work.told_s < _BATCH_S:
            return
        count = len(work.names)
        sentence = text(
            "Ranking images for {layer}: {done} of {all_images}",
            layer=work.node.path,
            done=done,
            all_images=count,
        )
        yield Progress(work.request, sentence, done / count)
        if now_s - work.answered_s >= _ANSWER_S:
            yield self._answer(work, is_complete=False)
            work.answered_s = time.monotonic()
        work.told_s = time.monotonic()

    def _read(self, key: InputKey, image: ImageSource, name: str) -> _Waiting | None:
        try:
            picture = read_image(image) if isinstance(image, str) else image
        except EngineError:
            self._unreadable.add(name)
            return None
        height, width = picture.pixels.shape[:2]
        return name, (height, width), self._prepare(key, picture.pixels)

    def _run(self, work: _Work) -> None:
        """Run the images that wait, and take down how the layer's channels answer."""
        if not work.waiting:
            return
        names, sizes, inputs = zip(*work.waiting, strict=True)
        batch = np.concatenate(inputs)
        work.waiting.clear()
        begun_s = time.monotonic()
        try:
            for start, stop, peaks in self._batches.run(
                len(batch),
                lambda start, stop: self._network.channel_peaks(batch[start:stop], work.node.path),
            ):
                if work.key not in self._tables:
                    has_grid = len(work.node.output_shape) == 4
                    table = PeakTable(peaks.maxima.shape[1], has_grid=has_grid)
                    self._tables[work.key] = table
                    self._make_room(work)
                self._tables[work.key].add(names[start:stop], sizes[start:stop], peaks)
        except OutOfMemory:
            raise
        except EngineError:
            if None not in self._info.input_shape:
                raise
            self._unreadable.update(names)  # this size does not fit, others may
        took_s = time.monotonic() - begun_s
        if took_s > 2 * _BATCH_S:
            self._batches.size = max(1, self._batches.size // 2)
        elif took_s < _BATCH_S / 2 and len(names) >= self._batches.size:
            self._batches.size = min(_MOST_INPUTS, 2 * self._batches.size)

    def _capacity(self, work: _Work) -> int:
        """Return how many images of a request there is room for."""
        table = self._tables.get(work.key)
        return len(work.names) if table is None else max(1, self._limit // table.row_bytes)

    def _make_room(self, work: _Work) -> None:
        """Let a request's table have what it needs: those used longest ago go first.

        A table with so many rows of images that were taken away that the new ones do not fit is
        begun anew.
        """
        self._tables.move_to_end(work.key)
        table, capacity = self._tables[work.key], self._capacity(work)
        missing = sum(name not in table for name in work.names[:capacity])
        if len(table) + missing > capacity:
            table = PeakTable(table.channels, has_grid=len(work.node.output_shape) == 4)
            self._tables[work.key] = table
            missing = min(len(work.names), capacity)
        needed = (len(table) + missing) * table.row_bytes
        for key in list(self._tables)[:-1]:
            if needed + sum(each.nbytes for each in self._tables.values()) - table.nbytes <= (
                self._limit
            ):
                break
            del self._tables[key]
        table.reserve(missing)

    def _answer(self, work: _Work, *, is_complete: bool) -> TopImages:
        request, table = work.request, self._tables.get(work.key)
        elapsed_ms = (time.monotonic() - work.begun_s) * 1000
        unreadable = tuple(
            place for place, name in enumerate(work.names) if name in self._unreadable
        )
        if table is None:
            return TopImages(request, (), 0, unreadable, 0, 0, 0, is_complete, elapsed_ms)
        if not 0 <= request.channel < table.channels:
            raise EngineError(
                'Layer "{path}" has the channels 0 to {last}, and no {number}.',
                path=work.node.path,
                last=table.channels - 1,
                number=request.channel,
            )
        admitted = work.names[: self._capacity(work)]
        ranked, not_finite = table.ranked(
            admitted, request.channel, request.by, TOP_IMAGES, request.input
        )
        return TopImages(
            request,
            ranked,
            sum(name in table for name in admitted),
            unreadable,
            not_finite,
            len(work.names) - len(admitted),
            table.channels,
            is_complete,
            elapsed_ms,
        )


def _name(image: ImageSource) -> str:
    return image if isinstance(image, str) else image.key
