"""Whoever waits for a box gets a result or one sentence, whatever the box does."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.box import Kind, Stopped, only_result, run_job
from engine.box import jobs as jobs_module
from engine.box.pool import pool
from engine.box.trials import Trial, TrialRequest

unix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


def tried(
    trial: Trial, word: str = "", *, job: str = "trial", data: bytes = b"abc", count: int = 1
):
    return run_job(job, TrialRequest(trial, word, count), name="odd.png", data=data)


@pytest.fixture
def short(monkeypatch):
    """Image jobs may take a second."""
    limits = jobs_module.Limits(1.0, 1.0, 10**9, 10**6)
    job = jobs_module.JOBS["trial"]
    changed = jobs_module.Job(job.kind, job.function, job.request, job.result, limits)
    monkeypatch.setitem(jobs_module.JOBS, "trial", changed)


def test_bytes_go_in_and_come_back():
    data = np.random.default_rng(0).integers(0, 256, 3_000_000, np.uint8)
    found = only_result(tried(Trial.ECHO, data=data.tobytes())).data
    np.testing.assert_array_equal(found, data)
    assert not found.flags.writeable


def test_nothing_at_all_goes_in_too():
    assert only_result(tried(Trial.ECHO, data=b"")).data.size == 0


def test_an_open_file_is_read_from_its_beginning_and_closed_at_the_end(tmp_path):
    path = tmp_path / "猫 ünd 犬.bin"
    path.write_bytes(b"0123456789")
    with path.open("rb") as file:
        file.seek(7)
        run = run_job("trial", TrialRequest(Trial.ECHO), name=path.name, file=file)
        assert only_result(run).data.tobytes() == b"0123456789"
        assert file.closed


def test_results_come_one_by_one():
    with tried(Trial.STREAM, job="model trial", count=5) as run:
        assert [each.data.tobytes() for each in run] == [b"abc"] * 5
        assert next(run, None) is None


@pytest.mark.parametrize(
    ("trial", "words"),
    [
        (Trial.DIE, "odd.png broke the process that was reading it (signal SIGSEGV)"),
        (Trial.EXIT, "odd.png broke the process that was reading it (exit code 3)"),
        (Trial.NONSENSE, "odd.png broke the process that was reading it (its answer makes no"),
        (Trial.UNEXPECTED, "odd.png broke the process that was reading it (an unexpected error)"),
        (Trial.MEMORY, "There is not enough memory to open odd.png."),
        (Trial.REFUSE, "worn.png is refused."),
    ],
)
def test_whatever_goes_wrong_is_one_sentence_and_the_next_job_is_done(trial, words):
    with pytest.raises(EngineError) as caught:
        only_result(tried(trial, "worn.png"))
    assert str(caught.value).startswith(words)
    assert only_result(tried(Trial.ECHO)).data.tobytes() == b"abc"


@pytest.mark.parametrize("trial", [Trial.LOOP, Trial.SLEEP])
def test_what_takes_for_ever_is_stopped(trial, short):
    with pytest.raises(
        EngineError, match=r"^Reading odd\.png was stopped: it was not done after 1"
    ):
        only_result(tried(trial))
    assert pool(Kind.IMAGES).pids() == []  # its box is gone


def test_the_deadline_grows_with_the_file(short):
    limits = jobs_module.JOBS["trial"].limits
    assert limits.silence_of(0) == 1.0
    assert limits.total_of(2 * 10**9) == 3.0


@unix_only
def test_a_box_that_is_stopped_by_a_signal_is_waited_for_no_longer_than_the_limit(short):
    only_result(tried(Trial.ECHO))
    [pid] = pool(Kind.IMAGES).pids()
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(EngineError, match=r"^Reading odd\.png was stopped"):
        only_result(tried(Trial.ECHO))


@unix_only
def test_where_a_box_died_is_in_the_log(caplog):
    with caplog.at_level("INFO", "engine.box"), pytest.raises(EngineError) as caught:
        only_result(tried(Trial.DIE))
    for told in (caplog.text, caught.value.details):
        assert "Fatal Python error: Segmentation fault" in told
        assert re.search(r'trials\.py", line \d+ in ', told)


@unix_only
def test_a_box_killed_between_jobs_is_no_news():
    only_result(tried(Trial.ECHO))
    [pid] = pool(Kind.IMAGES).pids()
    os.kill(pid, signal.SIGKILL)
    assert only_result(tried(Trial.ECHO)).data.tobytes() == b"abc"
    assert pool(Kind.IMAGES).pids() != [pid]


@unix_only
def test_a_box_killed_during_a_job_is_a_sentence():
    run = tried(Trial.STREAM, job="model trial", data=bytes(20 * 2**20), count=5)
    assert next(run).data.size == 20 * 2**20
    os.kill(run.pid, signal.SIGKILL)  # it waits with the next result, which fills the socket
    with pytest.raises(EngineError, match=r"^odd\.png broke the process .*\(signal SIGKILL\)"):
        list(run)
    assert only_result(tried(Trial.ECHO)).data.tobytes() == b"abc"


def test_whoever_does_not_want_it_any_more_need_not_wait():
    unwanted = threading.Event()
    run = run_job(
        "trial",
        TrialRequest(Trial.SLEEP),
        name="odd.png",
        should_stop=unwanted.is_set,
    )
    unwanted.set()
    with pytest.raises(Stopped):
        next(run)
    assert pool(Kind.IMAGES).pids() == []


def test_ctrl_c_comes_through_and_ends_the_box():
    def interrupt() -> bool:
        raise KeyboardInterrupt

    only_result(tried(Trial.ECHO))
    run = run_job("trial", TrialRequest(Trial.LOOP), name="odd.png", should_stop=interrupt)
    with pytest.raises(KeyboardInterrupt):
        next(run)
    assert pool(Kind.IMAGES).pids() == []
    assert only_result(tried(Trial.ECHO)).data.tobytes() == b"abc"


def test_a_job_that_nobody_waits_for_is_ended():
    run = tried(Trial.LOOP)
    pid = run.pid
    run.close()
    assert next(run, None) is None
    assert pid not in pool(Kind.IMAGES).pids()


@unix_only
@pytest.mark.parametrize("trial", [Trial.LOOP, Trial.SLEEP])
def test_a_box_ends_with_whoever_started_it_even_within_a_loop(trial):
    code = f"""
from engine.box import run_job
from engine.box.trials import Trial, TrialRequest
import os, signal
run = run_job("trial", TrialRequest(Trial({trial.value!r})), name="x", data=b"")
print(run.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    import subprocess

    root = Path(__file__).parents[4]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)
    pid = int(done.stdout)
    if hasattr(os, "pidfd_open"):
        import select

        try:
            descriptor = os.pidfd_open(pid)
        except ProcessLookupError:
            return
        try:
            assert select.select([descriptor], [], [], 60)[0], "the box runs on"
        finally:
            os.close(descriptor)
