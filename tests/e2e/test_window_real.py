"""The whole program on a virtual screen: what is seen, what keys do, and every way to end it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.imaging import read_image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.xvfb

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "demo"
SAMPLE = DEMO / "samples" / "fish.png"
COLD_S = 60  # bounds for a hung program, not measurements
SHORT_S = 10
STILL_S = 0.7  # long enough for the pause before methods are compared, and their thumbnails
QUIT_S = 3

LOOK = """
import sys
from PySide6.QtGui import QGuiApplication

app = QGuiApplication([])
shot = app.primaryScreen().grabWindow(0)
sys.exit(0 if shot.save(sys.argv[1]) else 1)
"""


class Program:
    """Camscope as its user starts it, and the hand and the eye of its user."""

    def __init__(self, env: dict[str, str], xdotool: Callable[..., str], folder: Path) -> None:
        self.folder = folder
        self._env = {
            **env,
            "CAMSCOPE_TRACE": "1",
            "XDG_CONFIG_HOME": str(folder / "config"),
            "TMPDIR": str(folder),
            "XDG_CURRENT_DESKTOP": "",  # no desktop's own file dialogs
        }
        self._xdotool = xdotool
        self._log = folder / "stderr"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *files: Path) -> None:
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "main.py", *map(str, files)],
                cwd=ROOT,
                env=self._env,
                stderr=log,
                start_new_session=True,  # so that all its processes can be found
            )
        self.wait_for("window_shown")
        self.window = self._xdotool("search", "--sync", "--onlyvisible", "--name", "Camscope$")
        self._xdotool("windowfocus", "--sync", self.window)

    @property
    def log(self) -> str:
        return self._log.read_text(errors="replace")

    def wait_for(self, mark: str) -> None:
        until(lambda: f"CAMSCOPE_TRACE {mark} " in self.log or self.has_ended, COLD_S, mark)
        assert not self.has_ended, self.log

    @property
    def has_ended(self) -> bool:
        assert self.process is not None
        return self.process.poll() is not None

    def processes(self) -> dict[int, str]:
        """Return the command lines of its processes that still run, by number."""
        assert self.process is not None
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                session = int((folder / "stat").read_text().rpartition(")")[2].split()[3])
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                if session == self.process.pid and command:
                    found[int(folder.name)] = command
        return found

    def engine(self) -> int:
        """Return the engine process's number; 0 when there is none."""
        return next((pid for pid, words in self.processes().items() if "spawn_main" in words), 0)

    def is_loading(self) -> bool:
        """Tell whether the engine process has begun to load its framework."""
        with suppress(OSError):
            return "libtensorflow" in Path(f"/proc/{self.engine()}/maps").read_text()
        return False

    def key(self, name: str, how: str = "key") -> None:
        self._xdotool(how, "--clearmodifiers", name)

    def title(self) -> str:
        return self._xdotool("getwindowname", self.window)

    def save_as(self, key: str, title: str, path: Path) -> None:
        """Save by a file dialog, and wait for the file."""
        self.answer_dialog(key, title, path)
        until(lambda: path.exists() and path.stat().st_size > 0, SHORT_S, str(path))
        self._xdotool("windowfocus", "--sync", self.window)

    def answer_dialog(self, key: str, title: str, path: Path) -> None:
        """Press a key until its file dialog opens, and answer with a path."""

        def dialog() -> str:
            self._xdotool("windowfocus", self.window)
            self.key(key)
            with suppress(subprocess.CalledProcessError):  # what there is to save is not there yet
                return found(self._xdotool("search", "--onlyvisible", "--name", title))
            return ""

        window = until(dialog, COLD_S, title)
        self._xdotool("windowfocus", "--sync", window)
        self._xdotool("key", "ctrl+a")
        self._xdotool("type", str(path))
        self._xdotool("key", "Return")

    def look(self) -> np.ndarray:
        """Return the screen's pixels, uint8 (h, w, 3), RGB."""
        path = self.folder / "screen.png"
        subprocess.run([sys.executable, "-c", LOOK, str(path)], env=self._env, check=True)
        return read_image(str(path)).pixels

    def settled(self) -> np.ndarray:
        """Return the screen's pixels once they stay as they are for a moment."""
        looks = [self.look()]

        def is_still() -> bool:
            time.sleep(STILL_S)
            looks.append(self.look())
            return np.array_equal(looks[-1], looks[-2])

        until(is_still, SHORT_S, "a screen that stays as it is")
        return looks[-1]

    def wait_for_nothing(self) -> None:
        """Wait until all its processes have ended; they have left no temporary files."""
        # Python's own helper process ends a moment after the one that it helped.
        until(lambda: self.processes() == {}, SHORT_S, "all processes have ended")
        assert list(self.folder.glob("camscope-*")) == []

    def end(self) -> None:
        if self.process is None:
            return
        for pid in self.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()


def found(listing: str) -> str:
    return listing.splitlines()[0] if listing else ""


def until(happened: Callable[[], object], limit_s: float, what: str) -> object:
    """Wait until something is so, and return it; what it is when it was too late."""
    deadline = time.monotonic() + limit_s
    while not (value := happened()):
        if time.monotonic() > deadline:
            pytest.fail(f"Not within {limit_s} s: {what}")
        time.sleep(0.05)
    return value


@pytest.fixture
def program(
    window_env: dict[str, str], xdotool: Callable[..., str], tmp_path: Path
) -> Iterator[Program]:
    made = Program(window_env, xdotool, tmp_path)
    yield made
    made.end()


def test_a_picture_named_at_the_start_gets_its_heatmap(program: Program, tmp_path: Path):
    program.start(SAMPLE)
    program.wait_for("first_heatmap")
    assert program.title() == "fish.png – Camscope"

    with_heat = program.settled()  # the strip of methods comes after the heatmap
    program.key("space", "keydown")
    until(lambda: changed(program.look(), with_heat) > 0.02, SHORT_S, "the image alone")
    program.key("space", "keyup")
    until(lambda: changed(program.look(), with_heat) < 0.005, SHORT_S, "the heatmap again")

    region, raw = tmp_path / "view.png", tmp_path / "map.npy"
    program.save_as("ctrl+s", "^Save view", region)
    program.save_as("ctrl+shift+s", "^Save raw map", raw)
    image = read_image(str(SAMPLE)).pixels
    saved = read_image(str(region)).pixels
    assert saved.shape == image.shape
    assert not np.array_equal(saved, image)
    assert np.load(raw).max() > 0

    program.key("ctrl+q")
    assert program.process.wait(QUIT_S) == 0
    assert program.engine() == 0
    program.wait_for_nothing()
    assert "Traceback" not in program.log


def changed(one: np.ndarray, other: np.ndarray) -> float:
    """Return the share of pixels that differ visibly."""
    return float((np.abs(one.astype(np.int16) - other).max(axis=2) > 16).mean())


def test_quitting_while_a_model_opens_is_quick_and_leaves_nothing(program: Program):
    program.start(SAMPLE, DEMO / "demo.keras")
    until(program.is_loading, SHORT_S, "an engine process at work")
    assert "first_heatmap" not in program.log
    program.key("ctrl+q")
    assert program.process.wait(QUIT_S) == 0
    assert program.engine() == 0
    program.wait_for_nothing()
    assert "Traceback" not in program.log


def test_the_window_survives_its_engine_and_the_engine_not_its_window(
    program: Program, tmp_path: Path
):
    program.start(SAMPLE)
    program.wait_for("first_heatmap")
    before, after = tmp_path / "before.npy", tmp_path / "after.npy"
    program.save_as("ctrl+shift+s", "^Save raw map", before)
    first = program.engine()
    os.kill(first, signal.SIGKILL)
    until(lambda: program.engine() not in (0, first), SHORT_S, "another engine")
    program.key("2")  # another class: only the new engine can tell its map
    program.save_as("ctrl+shift+s", "^Save raw map", after)
    assert not np.array_equal(np.load(before), np.load(after))
    assert not program.has_ended

    program.process.kill()
    program.process.wait()
    program.wait_for_nothing()


def test_a_window_killed_early_leaves_no_engine(program: Program):
    program.start()
    until(program.engine, SHORT_S, "an engine process")
    program.process.kill()
    program.process.wait()
    until(lambda: program.processes() == {}, SHORT_S, "the engine has noticed and ended")
