"""What is said around a call counts for the jobs inside, in this thread alone."""

from __future__ import annotations

import threading

import pytest

from engine.box import Kind, Stopped, only_result, run_job, stopped_when
from engine.box.pool import pool
from engine.box.stopped import stop_around
from engine.box.trials import Trial, TrialRequest


def test_jobs_inside_end_when_nobody_wants_them():
    unwanted = threading.Event()
    with stopped_when(unwanted.is_set):
        run = run_job("trial", TrialRequest(Trial.SLEEP), name="odd.png")
        unwanted.set()
        with pytest.raises(Stopped):
            next(run)
    assert pool(Kind.IMAGES).pids() == []
    own = run_job("trial", TrialRequest(Trial.ECHO), name="odd.png", data=b"abc")
    assert only_result(own).data.tobytes() == b"abc"


def test_a_job_may_have_a_word_of_its_own():
    with stopped_when(lambda: True):
        run = run_job("trial", TrialRequest(Trial.ECHO), name="a", data=b"b", should_stop=bool)
        assert only_result(run).data.tobytes() == b"b"


def test_other_threads_are_not_concerned():
    found = []
    with stopped_when(lambda: True):
        thread = threading.Thread(target=lambda: found.append(stop_around()()))
        thread.start()
        thread.join()
        assert stop_around()()
    assert (found, stop_around()()) == ([False], False)
