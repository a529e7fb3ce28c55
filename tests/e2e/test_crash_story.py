"""A window dies, and the next one says so: once, quietly, and only if it was a crash."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.test_window_real import SHORT_S, Program, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.xvfb

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def program(
    window_env: dict[str, str], xdotool: Callable[..., str], tmp_path: Path
) -> Iterator[Program]:
    env = {**window_env, "XDG_STATE_HOME": str(tmp_path / "state"), "PYTHONFAULTHANDLER": ""}
    made = Program(env, xdotool, tmp_path)
    yield made
    made.end()


def end(program: Program, number: signal.Signals) -> int:
    assert program.process is not None
    program.process.send_signal(number)
    code = program.process.wait()
    until(lambda: program.processes() == {}, SHORT_S, "all processes have ended")
    return code


def diagnostics(program: Program) -> str:
    command = [sys.executable, "main.py", "diagnostics"]
    done = subprocess.run(command, cwd=ROOT, env=program._env, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode()


def test_a_crash_is_told_by_the_next_start_and_an_end_by_a_signal_is_none(program: Program):
    logs = program.folder / "state" / "Camscope" / "log"
    running, told = logs / "window.running", logs / "window.told"
    program.start()
    until(lambda: b"\nup\n" in running.read_bytes(), SHORT_S, "a window that hears signals")
    assert end(program, signal.SIGSEGV) == -signal.SIGSEGV
    report = diagnostics(program)  # for those whose window does not start again
    program.start()
    until(told.exists, SHORT_S, "a window that looked for crashes")
    before = told.read_bytes()
    assert b"Fatal Python error: Segmentation fault" in before
    assert "## Last crash of a process: window" in report
    assert 'File "gui/app.py"' in report
    assert str(program.folder) not in report
    assert str(ROOT) not in report
    assert end(program, signal.SIGTERM) == 128 + signal.SIGTERM
    assert not running.exists()
    program.start()
    until(program.engine, SHORT_S, "an engine process")
    assert end(program, signal.SIGTERM) == 128 + signal.SIGTERM
    assert told.read_bytes() == before
    assert sorted(logs.glob("window.*ed")) == []
