"""A process is started with its folder and its pipe, and leaves nothing."""

from __future__ import annotations

import multiprocessing.process
import os
import subprocess
import sys
from multiprocessing.connection import wait
from typing import Any

import pytest

from engine.api.engine_status import EngineOptions
from engine.ipc.child_process import ChildProcess
from engine.ipc.messages import Ready
from engine.ipc.server import serve
from engine.ipc.spawned_process import SpawnedProcess
from engine.storage.scratch import SCRATCH

PATIENCE_S = 30


class NoSession:
    """Is ready, and answers nothing."""

    backend = type("Backend", (), {"device": "none", "devices": (), "why_no_gpu": None})
    model = None
    waits = False


def serve_nothing(connection: Any, work_dir: str, *_: Any) -> None:
    serve(connection, work_dir, lambda: (NoSession(), None))  # type: ignore[arg-type, return-value]


def test_what_it_said_before_somebody_took_it_is_heard():
    spawned = SpawnedProcess(EngineOptions(), serve_nothing)
    try:
        assert spawned.connection.poll(PATIENCE_S)
        child = ChildProcess(EngineOptions(), spawned=spawned)
        assert child.pid == spawned.process.pid
        wait(child.waitables, PATIENCE_S)
        (message,) = child.received()
        assert message == Ready("none")
    finally:
        child.end()
    assert not os.path.exists(spawned.work_dir)


def test_one_that_nobody_took_leaves_no_process_and_no_folder():
    spawned = SpawnedProcess(EngineOptions(), serve_nothing)
    pid = spawned.process.pid
    assert pid
    assert os.path.isdir(spawned.work_dir)
    code = spawned.kill()
    assert code is not None
    spawned.clean_up(is_closed=True)
    assert not os.path.exists(spawned.work_dir)
    assert spawned.connection.closed


def test_one_that_cannot_be_started_leaves_no_folder(monkeypatch):
    made = []
    make = SCRATCH.make_work_folder

    def noted():
        made.append(make())
        return made[-1]

    def fail(self):
        raise OSError("no processes left")

    monkeypatch.setattr(SCRATCH, "make_work_folder", noted)
    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", fail)
    with pytest.raises(OSError, match="no processes left"):
        SpawnedProcess(EngineOptions())
    assert [os.path.exists(each) for each in made] == [False]


def test_nothing_that_computes_is_loaded():
    code = (
        "import engine.ipc.early_process, sys\n"
        "sys.exit(', '.join({'numpy', 'cv2', 'keras'} & {*sys.modules}) or None)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
