"""Schedules batches of filter images: their order, how far each grows, and what is kept.

Pure planning for `engine.filters.service`: nothing here runs a network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.filters import ObjectiveKind
from engine.filters.batch import ChannelGroup, FilterBatch

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Sequence

    from engine.filters.batch import FilterRun


def rounds(steps: int) -> tuple[int, ...]:
    """Return how far the groups in view are taken, round by round.

    The first step puts something in every place. The second and third look come after an eighth and
    a third of the time that all of it takes; in the demo model, the median picture's correlation
    with what it becomes is then 0.2-0.7 and 0.5-0.8, after the first step 0.0-0.5.
    """
    return tuple(sorted({1, -(-steps // 8), -(-steps // 3), steps}))


def planned(
    channels: Sequence[int], run: FilterRun, begun: Sequence[FilterBatch]
) -> list[FilterBatch]:
    """Return all jobs of a gallery in the order in which their first channels are wanted.

    Parameters
    ----------
    channels : sequence of int
        Those of the request, each once, in its order.
    run : FilterRun
        Of the request.
    begun : sequence of FilterBatch
        Of an earlier request for the same pictures; those of which every channel is still
        requested are taken up again.
    """
    request = run.request
    in_view = len({*request.channels[: request.in_view]})
    if request.objective_kind is ObjectiveKind.DIRECTION:
        channels = channels[:1]
    place = {channel: number for number, channel in enumerate(channels)}
    filter_batches = [
        filter_batch for filter_batch in begun if place.keys() >= {*filter_batch.channels}
    ]
    there = {channel for filter_batch in filter_batches for channel in filter_batch.channels}
    missing = [channel for channel in channels if channel not in there]
    for first in range(0, len(missing), run.batch):
        filter_batches.append(FilterBatch(run, _group(missing[first : first + run.batch], run)))
    first_place = {
        filter_batch: min(place[channel] for channel in filter_batch.channels)
        for filter_batch in filter_batches
    }
    for filter_batch in filter_batches:
        filter_batch.run = run
        filter_batch.is_in_view = in_view > 1 and first_place[filter_batch] < in_view
    return sorted(filter_batches, key=first_place.__getitem__)


def next_wave(
    waiting: deque[FilterBatch], done: Sequence[FilterBatch], room: int
) -> list[FilterBatch]:
    """Take from those that wait the jobs that grow side by side next; at least one.

    Parameters
    ----------
    waiting : deque of FilterBatch
        In the order wanted.
    done : sequence of FilterBatch
        Those that are done, whose pictures are held for the next request.
    room : int
        Bytes that everything held may take; what does not fit beside the wave is forgotten.
    """
    wave = [waiting.popleft()]
    held = wave[0].state_bytes
    while wave[0].is_in_view and waiting and waiting[0].is_in_view:
        held += waiting[0].state_bytes
        if held > room:
            held -= waiting[0].state_bytes
            break
        wave.append(waiting.popleft())
    for filter_batch in (*waiting, *reversed(done)):
        if held + filter_batch.held_bytes > room:
            filter_batch.forget()
        held += filter_batch.held_bytes
    return wave


def _group(channels: Sequence[int], run: FilterRun) -> ChannelGroup:
    units = run.optimizer.units
    if run.request.objective_kind is ObjectiveKind.DIRECTION:
        row = np.zeros((1, units), np.float32)
        row[0, list(run.request.channels)] = 1
        return ChannelGroup((channels[0],), row)
    rows = np.zeros((len(channels), units), np.float32)
    rows[np.arange(len(channels)), list(channels)] = 1
    return ChannelGroup(tuple(channels), rows)
