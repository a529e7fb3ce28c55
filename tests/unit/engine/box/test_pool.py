"""A warm box is at hand, the next one is started behind, and worn or dead ones go."""

from __future__ import annotations

import pytest

from engine.api.errors import EngineError
from engine.box.jobs import Kind
from engine.box.pool import Pool


class FakeBox:
    """A box that is no process."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.is_worn = self.is_nearly_worn = self.is_for_one = False
        self.lives, self.has_ended, self.waited = True, False, 0
        self.room = None

    def is_alive(self):
        return self.lives

    def wait_ready(self, check):
        self.waited += 1
        check()

    def end(self):
        self.has_ended = True


@pytest.fixture
def made():
    return []


@pytest.fixture
def pool(made):
    def start(kind):
        made.append(FakeBox(len(made)))
        return made[-1]

    return Pool(Kind.IMAGES, start)


def test_a_box_is_started_when_it_is_needed_and_used_again(pool, made):
    assert made == []
    box = pool.take()
    assert box.waited == 1
    pool.give_back(box)
    assert pool.take() is box
    assert len(made) == 1


def test_one_is_kept_warm_and_the_next_is_started_behind(pool, made):
    pool.keep_warm()
    assert [box.waited for box in made] == [0]  # nobody waited for it
    box = pool.take()
    assert (box.pid, len(made)) == (0, 2)
    pool.give_back(box)
    assert pool.take() is box  # not the new one, which may not be ready
    pool.give_back(box)
    pool.discard(pool.take())
    assert pool.pids() == [1]


def test_at_most_two_wait(pool, made):
    boxes = [pool.take() for _ in range(4)]
    for box in boxes:
        pool.give_back(box)
    assert [box.has_ended for box in made] == [False, False, True, True]


def test_a_worn_box_goes_and_the_next_one_was_started_before(pool, made):
    box = pool.take()
    pool.give_back(box)
    box.is_nearly_worn = True
    assert pool.take() is box
    assert pool.pids() == [1]
    box.is_worn = True
    pool.give_back(box)
    assert box.has_ended
    assert pool.take().pid == 1


def test_a_dead_box_is_passed_over(pool, made):
    box = pool.take()
    pool.give_back(box)
    box.lives = False
    assert pool.take().pid == 1
    assert box.has_ended


def test_whoever_stops_waiting_leaves_no_box(pool, made):
    def stop():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pool.take(stop)
    assert made[0].has_ended


class FakeRoom:
    """A room that tells whether it was emptied."""

    is_empty = False

    def empty(self):
        self.is_empty = True


def test_a_rest_ends_what_is_spare_and_empties_what_stays(pool, made):
    pool.keep_warm()
    boxes = [pool.take() for _ in range(2)]
    for box in boxes:
        box.room = FakeRoom()
        pool.give_back(box)
    assert len(pool.pids()) == 2
    pool.rest()
    [pid] = pool.pids()
    assert made[pid].room.is_empty
    assert [box.has_ended for box in boxes] == [box.pid != pid for box in boxes]
    pool.rest()
    assert pool.pids() == [pid]


def test_a_rest_ends_all_where_none_is_to_be_warm(pool, made):
    pool.give_back(pool.take())
    pool.rest()
    assert (pool.pids(), made[0].has_ended) == ([], True)


def test_closing_ends_what_is_idle(pool, made):
    pool.keep_warm()
    pool.close()
    assert made[0].has_ended
    assert pool.pids() == []


def test_a_box_that_cannot_be_started_is_a_sentence():
    def fail(kind):
        raise OSError(12, "Cannot allocate memory")

    pool = Pool(Kind.IMAGES, fail)
    pool.keep_warm()  # nobody waits: nobody is told
    with pytest.raises(EngineError, match=r"cannot start the process .*: Cannot allocate memory\."):
        pool.take()


def test_the_next_of_boxes_for_one_file_is_started_when_the_last_has_ended(pool, made):
    pool.keep_warm()
    made[0].is_for_one = made[0].is_worn = True
    box = pool.take()
    assert len(made) == 1  # or the start of the next would be in this one's way
    pool.give_back(box)
    assert box.has_ended
    assert pool.pids() == [1]


def test_one_is_started_ahead_and_no_second(pool, made):
    pool.start_ahead()
    pool.start_ahead()
    assert len(made) == 1
    pool.take()
    assert len(made) == 1
