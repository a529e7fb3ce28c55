"""The system ends the window: by signals, in the middle of anything, and by the kill of all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.slow_disk import slow_disk
from tests.e2e.test_window_real import COLD_S, SAMPLE, SHORT_S, Program, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.xvfb

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def program(
    window_env: dict[str, str], xdotool: Callable[..., str], tmp_path: Path
) -> Iterator[Program]:
    made = Program({**window_env, "XDG_STATE_HOME": str(tmp_path / "state")}, xdotool, tmp_path)
    yield made
    made.end()


def records(program: Program) -> list[Path]:
    return list((program.folder / "state" / "Camscope" / "runs").glob("*"))


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_window_with_everything_put_away(
    program: Program, name: str, tmp_path: Path
):
    saved = tmp_path / "saved" / "view.png"
    saved.parent.mkdir()
    program._env, begun = slow_disk(program._env, saved.parent, tmp_path)
    program.start(SAMPLE)
    if name == "SIGTERM":
        program.wait_for("first_heatmap")
        program.answer_dialog("ctrl+s", "^Save view", saved)
        until(begun.exists, SHORT_S, "a save that does not end")
        assert len(list(saved.parent.iterdir())) == 1  # a part of it
    else:  # while the engine is being loaded
        until(program.engine, SHORT_S, "an engine process")
    number = signal.Signals[name]
    program.process.send_signal(number)
    assert program.process.wait(COLD_S) == 128 + number
    program.wait_for_nothing()
    assert records(program) == []
    assert list(saved.parent.iterdir()) == []
    assert "Traceback" not in program.log
    if name == "SIGTERM":
        files = [path for path in (program.folder / "config").rglob("*") if path.is_file()]
        assert any("fish.png" in path.read_text() for path in files)  # the last session


def test_what_a_killed_window_leaves_goes_with_the_next_command(program: Program):
    program.start()
    until(program.engine, SHORT_S, "an engine process")
    for pid in program.processes():
        os.kill(pid, signal.SIGKILL)
    program.process.wait()
    until(lambda: program.processes() == {}, SHORT_S, "all processes have ended")
    assert list(program.folder.glob("camscope-*")) != []
    assert records(program) != []
    subprocess.run(
        [sys.executable, "main.py", "methods"],
        cwd=ROOT,
        env=program._env,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    assert list(program.folder.glob("camscope-*")) == []
    assert records(program) == []
