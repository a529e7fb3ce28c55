"""A step in another thread gives what it gives, and what it waits for ends with its generator."""

from __future__ import annotations

import threading

import pytest

from engine.api.errors import EngineError
from engine.box.stopped import Stopped, stop_around
from engine.session import background
from engine.session.background import in_background


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(background, "FIRST_S", 0.01)
    monkeypatch.setattr(background, "PERIOD_S", 0.001)


def ended(waiting):
    """The result of a generator, and how often it let others be answered."""
    count = 0
    while True:
        try:
            next(waiting)
        except StopIteration as done:
            return done.value, count
        count += 1


def test_what_is_quick_is_not_interrupted(monkeypatch):
    monkeypatch.setattr(background, "FIRST_S", 60)
    assert ended(in_background(lambda: 5)) == (5, 0)


def test_others_are_answered_until_it_is_done():
    may_end = threading.Event()

    def work():
        assert may_end.wait(60)
        return threading.current_thread().name

    waiting = in_background(work)
    for _ in range(3):
        next(waiting)
    may_end.set()
    assert ended(waiting)[0] == "vetting"


@pytest.mark.parametrize("error", [EngineError("No."), MemoryError()], ids=["refused", "memory"])
def test_its_errors_are_those_of_the_generator(error):
    def work():
        raise error

    with pytest.raises(type(error)) as caught:
        ended(in_background(work))
    assert caught.value is error


def test_leaving_it_ends_what_it_waits_for():
    left = threading.Event()

    def work():
        while not stop_around()():
            pass
        left.set()
        raise Stopped

    waiting = in_background(work)
    next(waiting)
    waiting.close()
    assert left.is_set()
