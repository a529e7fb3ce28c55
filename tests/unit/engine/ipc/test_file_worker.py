"""File jobs: in order, one after another, whatever becomes of one of them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from engine.ipc.file_worker import FileWorker

if TYPE_CHECKING:
    import pytest

PATIENCE_S = 20  # a bound for a hung thread, not a measurement


def test_a_job_that_fails_does_not_end_the_worker(caplog: pytest.LogCaptureFixture):
    worker = FileWorker("files")
    done = threading.Event()
    worker.add(lambda: 1 / 0)  # type: ignore[arg-type, return-value]
    worker.add(done.set)
    assert done.wait(PATIENCE_S)
    assert "ZeroDivisionError" in caplog.text
    assert worker.stop()


def test_a_job_that_hangs_is_left_and_what_waits_is_dropped():
    worker = FileWorker("files")
    begun, release, late = threading.Event(), threading.Event(), threading.Event()

    def hang() -> None:
        begun.set()
        release.wait()

    worker.add(hang)
    worker.add(late.set)
    assert begun.wait(PATIENCE_S)
    assert not worker.stop()
    release.set()
    worker._thread.join(PATIENCE_S)
    assert not worker._thread.is_alive()
    assert not late.is_set()
