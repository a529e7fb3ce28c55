"""Latest wins within a lane; urgency between lanes."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from unittest.mock import ANY

import numpy as np

from engine.api.attribution import EstimateCosts, Explain, Predict
from engine.api.image import HoldImage, Picture
from engine.api.keys import InputKey, Lane, MapKey, Target
from engine.api.model import LoadModel
from engine.ipc.lane_queue import URGENCY, LaneQueue, interrupting


@dataclass(frozen=True)
class OfLane:
    """Stands for any request of a lane."""

    lane: Lane


@dataclass(frozen=True)
class Export:
    """Stands for a request of the lane that loses none."""

    path: str
    lane: Lane = Lane.EXPORT


def predict(image: str) -> Predict:
    return Predict(InputKey("model", image))


def explain(image: str) -> Explain:
    return Explain(MapKey(InputKey("model", image), "grad-cam", Target(0)))


def hold(key: str, *keep: str) -> HoldImage:
    return HoldImage(Picture(key, key, "", np.zeros((1, 1, 3), np.uint8)), frozenset(keep))


def test_newer_request_replaces_the_older_one_of_its_lane():
    queue = LaneQueue()
    assert queue.put(1, predict("a")) == []
    assert queue.put(2, predict("b")) == [1]
    assert queue.take() == (2, predict("b"))
    assert queue.take() is None


def test_lanes_are_independent_and_the_urgent_one_goes_first():
    queue = LaneQueue()
    queue.put(1, explain("a"))
    queue.put(2, predict("a"))
    queue.put(3, LoadModel("m.keras"))
    assert [entry[0] for entry in (queue.take(), queue.take(), queue.take()) if entry] == [3, 2, 1]


def test_held_images_go_first_and_keep_their_order():
    queue = LaneQueue()
    first, second = hold("a"), hold("b", "a")
    queue.put(1, first)
    assert queue.put(2, second) == []
    queue.put(3, predict("b"))
    assert [entry[1] for entry in (queue.take(), queue.take()) if entry] == [first, second]


def test_images_that_a_newer_one_does_not_keep_are_not_held_at_all():
    queue = LaneQueue()
    queue.put(1, hold("a"))
    queue.put(2, hold("b", "a"))
    queue.put(3, hold("c", "a", "b"))
    assert queue.put(4, hold("d", "b", "x")) == [1, 3]
    assert queue.put(5, hold("b", "d")) == [2]
    assert [entry[0] for entry in (queue.take(), queue.take()) if entry] == [4, 5]


def test_has_newer_sees_only_its_own_lane():
    queue = LaneQueue()
    queue.put(5, explain("b"))
    assert queue.has_newer(4, Lane.MAPS)
    assert not queue.has_newer(5, Lane.MAPS)
    assert not queue.has_newer(4, Lane.PREDICTION)


def test_discard_takes_out_what_waits():
    queue = LaneQueue()
    queue.put(1, predict("a"))
    assert queue.discard(1)
    assert not queue.discard(1)
    assert queue.is_empty()


def test_blocked_take_gets_what_is_put_and_ends_when_closed():
    queue = LaneQueue()
    taken: list[object] = []
    got = threading.Event()

    def taker() -> None:
        while (entry := queue.take(block=True)) is not None:
            taken.append(entry)
            got.set()

    thread = threading.Thread(target=taker)
    thread.start()
    queue.put(7, predict("a"))
    assert got.wait(5)
    queue.close()
    thread.join(5)
    assert not thread.is_alive()
    assert taken == [(7, predict("a"))]


def test_a_lane_can_be_left_aside():
    queue = LaneQueue()
    costs = EstimateCosts(InputKey("model", "a"), None, "grad-cam")
    queue.put(1, costs)
    assert queue.take(but=(Lane.COSTS,)) is None
    assert queue.is_empty(but=(Lane.COSTS,))
    assert not queue.is_empty()
    queue.put(2, explain("a"))
    assert not queue.is_empty(but=(Lane.COSTS,))
    assert queue.take(but=(Lane.COSTS,)) == (2, explain("a"))
    assert queue.take() == (1, costs)


def test_some_lanes_can_be_taken_alone_in_an_order_of_their_own():
    queue = LaneQueue()
    queue.put(1, explain("a"))
    queue.put(2, predict("a"))
    queue.put(3, hold("a"))
    assert queue.take(only=()) is None
    assert queue.take(only=(Lane.ACTIVATIONS,)) is None
    wanted = (Lane.MAPS, Lane.HOLD)
    assert [queue.take(only=wanted) for _ in range(3)] == [(1, explain("a")), (3, ANY), None]
    assert queue.take() == (2, predict("a"))


def test_what_is_exported_is_never_dropped_either():
    queue = LaneQueue()
    first, second = (Export(f"{name}.png") for name in "ab")
    assert queue.put(1, first) == queue.put(2, second) == []
    assert [queue.take(), queue.take()] == [(1, first), (2, second)]


def test_every_lane_has_its_place_and_the_most_urgent_goes_first():
    assert sorted(URGENCY) == sorted(Lane)
    queue = LaneQueue()
    for number, lane in enumerate(reversed(URGENCY)):
        queue.put(number, OfLane(lane))
    taken = [queue.take() for _ in URGENCY]
    assert [entry[1].lane for entry in taken if entry] == list(URGENCY)
    assert queue.is_empty()


def test_a_lane_left_aside_is_passed_over_though_it_is_urgent():
    queue = LaneQueue()
    queue.put(1, hold("a"))
    queue.put(2, predict("a"))
    assert queue.take(but=(Lane.HOLD,)) == (2, predict("a"))
    assert queue.take(but=(Lane.HOLD,)) is None
    assert queue.take() == (1, ANY)


def test_discard_finds_its_number_in_any_lane_and_takes_nothing_else():
    queue = LaneQueue()
    for number in (1, 2, 3):
        queue.put(number, hold(str(number), "1", "2"))
    queue.put(4, predict("a"))
    assert not queue.discard(9)
    assert queue.discard(2)
    assert queue.discard(4)
    assert [queue.take(), queue.take(), queue.take()] == [(1, ANY), (3, ANY), None]


def test_a_closed_queue_still_gives_what_waits_and_then_nothing():
    queue = LaneQueue()
    queue.put(1, predict("a"))
    queue.close()
    assert queue.take(block=True) == (1, predict("a"))
    assert queue.take(block=True) is None


def waiting(queue: LaneQueue) -> tuple[threading.Thread, list[object]]:
    """A thread that waits for one request, once it does wait."""
    taken: list[object] = []
    waits = threading.Event()
    condition = queue._changed
    wait = condition.wait

    def told() -> bool:
        waits.set()
        return wait()

    condition.wait = told  # type: ignore[method-assign]
    thread = threading.Thread(target=lambda: taken.append(queue.take(block=True)), daemon=True)
    thread.start()
    assert waits.wait(5)
    return thread, taken


def test_who_waits_is_woken_by_a_request():
    queue = LaneQueue()
    thread, taken = waiting(queue)
    queue.put(7, predict("a"))
    thread.join(5)
    assert taken == [(7, predict("a"))]


def test_all_who_wait_are_woken_by_the_end():
    queue = LaneQueue()
    waiters = [waiting(queue) for _ in range(2)]
    queue.close()
    for thread, taken in waiters:
        thread.join(5)
        assert taken == [None]


def test_quick_looks_come_between_maps_and_everything_urgent_between_long_work():
    assert interrupting(Lane.MAPS) == (Lane.HOLD, Lane.ACTIVATIONS, Lane.WEIGHTS, Lane.CODE)
    assert interrupting(Lane.FILTERS) == URGENCY[: URGENCY.index(Lane.FILTERS)]
    assert Lane.MAPS in interrupting(Lane.ATLAS)
    for quick in (Lane.PREDICTION, Lane.MODEL, Lane.WEIGHTS, Lane.EXPORT):
        assert interrupting(quick) == ()


def test_the_open_model_is_looked_at_while_another_waits_for_its_box():
    assert interrupting(Lane.MODEL) == ()
    for lane in (Lane.HOLD, Lane.PREDICTION, Lane.MAPS):
        assert lane in interrupting(Lane.MODEL, waits=True)
        assert Lane.MODEL not in interrupting(lane, waits=True)
    assert interrupting(Lane.WEIGHTS, waits=True) == ()


def test_interruptions_end():
    def depth(lane: Lane) -> int:
        return 1 + max(map(depth, interrupting(lane)), default=0)

    for lane in Lane:
        assert lane not in interrupting(lane)
        assert depth(lane) <= len(Lane)
        assert all(lane not in interrupting(other) for other in interrupting(lane))
