"""Drives the built program's window on a virtual screen, and looks at it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PIL import Image

from scripts.package_test.package import Failed, until

if TYPE_CHECKING:
    from scripts.package_test.package import Home, Package

STILL_S = 0.7
"""Long enough for the pause before methods are compared, and their thumbnails."""
QUIT_S = 10.0
CHANGE = 16  # of 255: less is not seen

_LOOK = """
import sys
from PySide6.QtGui import QGuiApplication

app = QGuiApplication([])
sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


class Window:
    """The built program with its window, and the hand and the eye of its user.

    Parameters
    ----------
    package : Package
        What is started.
    home : Home
        Whose it is.
    """

    def __init__(self, package: Package, home: Home) -> None:
        self._package = package
        self._home = home
        self._told = home.folder / "stderr"
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._number = ""
        self._seen: set[int] = set()

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *exception: object) -> None:
        for pid in self.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if self._process is not None:
            self._process.wait()

    def start(self, *files: Path, is_watched: bool = True) -> None:
        """Start it, and wait until it is seen."""
        command = [str(self._package.program), *map(str, files)]
        if is_watched:
            command = self._home.watched(*command)
        else:
            command = [*self._home.wrapper, *command]
        environment = {
            **self._home.environment,
            "CAMSCOPE_TRACE": "1",
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CURRENT_DESKTOP": "",  # no desktop's own file dialogs
        }
        with self._told.open("wb") as told:
            self._started = time.time()
            self._process = subprocess.Popen(
                command,
                env=environment,
                cwd=self._home.folder,
                stderr=told,
                start_new_session=True,  # so that all its processes can be found
            )
        self._seen = {self._process.pid}
        self.wait_for("window_shown")
        search = ("search", "--sync", "--onlyvisible", "--name", "Camscope$")
        self._number = self.xdotool(*search).splitlines()[0]
        self.focus()

    def wait_for(self, mark: str) -> float:
        """Wait for a mark of the start; return the seconds that it took."""
        start = f"CAMSCOPE_TRACE {mark} "

        def found() -> list[str]:
            lines = self.told.splitlines()
            return [each for each in lines if each.startswith(start)] or self.has_ended * ["end"]

        line = until(found, f"the mark {mark}")[0]  # type: ignore[index]
        if line == "end":
            raise Failed(f"the program has ended: {self.told.strip() or 'without a word'}")
        return float(line.split()[2]) - self._started

    @property
    def told(self) -> str:
        """What it wrote to its standard error."""
        return self._told.read_text("utf-8", errors="replace")

    @property
    def has_ended(self) -> bool:
        """Whether the window's process is gone."""
        return self._process is None or self._process.poll() is not None

    def processes(self) -> dict[int, str]:
        """Return the command lines of its processes that still run, by number.

        They are those of its session, and their children, which may have one of their own.
        """
        listed = _all_processes() if self._process is not None else []
        ours = set(self._seen)
        while True:
            more = {each for each in listed if each.session in ours or each.parent in ours}
            if {each.pid for each in more} <= ours:
                break
            ours |= {each.pid for each in more}
        self._seen |= ours
        return {each.pid: each.command for each in listed if each.pid in ours and each.command}

    def _of_program(self, word: str) -> list[int]:
        program = f"{self._package.program} "
        return [
            pid
            for pid, command in self.processes().items()
            if command.startswith(program) and word in command
        ]

    def engine(self) -> int:
        """Return the engine process's number; 0 when there is none."""
        return next(iter(self._of_program("--multiprocessing-fork")), 0)

    def boxes(self) -> list[int]:
        """Return the numbers of the boxes."""
        return self._of_program("--box")

    def xdotool(self, *arguments: str) -> str:
        """Run xdotool and return what it prints. Raises Failed."""
        try:
            done = subprocess.run(
                ("xdotool", *arguments), capture_output=True, text=True, timeout=60, check=True
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise Failed(f"xdotool {' '.join(arguments)} finds nothing") from error
        return done.stdout.strip()

    def focus(self) -> None:
        """Give the window the keyboard."""
        self.xdotool("windowfocus", "--sync", self._number)

    def key(self, name: str, how: str = "key") -> None:
        """Press a key."""
        self.xdotool(how, "--clearmodifiers", name)

    def dialog(self, key: str) -> tuple[str, str]:
        """Press a key until its dialog opens; return the dialog's number and title."""

        def opened() -> list[str]:
            self.xdotool("windowfocus", self._number)
            self.key(key)
            time.sleep(0.3)
            with suppress(Failed):
                listed = self.xdotool("search", "--onlyvisible", "--pid", str(self._window_pid()))
                named = {each: self.xdotool("getwindowname", each) for each in listed.split()}
                return [each for each, name in named.items() if each != self._number and name]
            return []

        number = until(opened, f"a dialog after {key}", 60)[0]  # type: ignore[index]
        return number, self.xdotool("getwindowname", number).removesuffix(" — Camscope")

    def close_dialog(self, number: str) -> None:
        """Close a dialog by Escape."""

        def is_closed() -> bool:
            with suppress(Failed):
                self.xdotool("windowfocus", number)
                self.key("Escape")
                time.sleep(0.3)
            shown = self.xdotool("search", "--onlyvisible", "--pid", str(self._window_pid()))
            return number not in shown.split()

        until(is_closed, "the dialog closes", 60)

    def _window_pid(self) -> int:
        return int(self.xdotool("getwindowpid", self._number))

    def save_as(self, key: str, path: Path) -> None:
        """Save something by the dialog that a key opens."""
        number, _ = self.dialog(key)
        self.xdotool("windowfocus", "--sync", number)
        self.xdotool("key", "ctrl+a")
        self.xdotool("type", str(path))
        self.xdotool("key", "Return")
        until(lambda: path.is_file() and path.stat().st_size, f"the file {path.name}", 60)
        self.focus()

    def look(self, path: Path | None = None) -> np.ndarray:
        """Return the screen's pixels, uint8 (h, w, 3), RGB, and keep them in a file."""
        shot = path or self._home.folder / "look.png"
        subprocess.run([sys.executable, "-c", _LOOK, str(shot)], check=True)
        with Image.open(shot) as image:
            return np.asarray(image.convert("RGB"))

    def settled(self, path: Path | None = None) -> np.ndarray:
        """Return the screen's pixels once they stay as they are for a moment."""
        looks = [self.look(path)]

        def is_still() -> bool:
            time.sleep(STILL_S)
            looks.append(self.look(path))
            return np.array_equal(looks[-1], looks[-2])

        until(is_still, "a screen that stays as it is", 60)
        return looks[-1]

    def quit(self) -> list[str]:
        """Quit by the key; return what was wrong about it."""
        assert self._process is not None
        self.processes()  # while it is known who started whom
        self.focus()
        self.key("ctrl+q")
        until(lambda: self.has_ended, "the program quits", QUIT_S)
        # Python's own helper process ends a moment after the one that it helped.
        until(lambda: not self.processes(), "all processes have ended", QUIT_S)
        faults = []
        if self._process.returncode:
            faults.append(f"quitting gives the exit code {self._process.returncode}")
        if "Traceback" in self.told:
            faults.append(f"it prints a traceback: {self.told}")
        return faults


class _Process(NamedTuple):
    """A process of this machine; its command is empty when it has ended."""

    pid: int
    parent: int
    session: int
    command: str


def _all_processes() -> list[_Process]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, parent, _, session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            ended = state in "ZX"
            found.append(
                _Process(int(folder.name), int(parent), int(session), "" if ended else command)
            )
    return found


def changed(one: np.ndarray, other: np.ndarray) -> float:
    """Return the share of pixels that differ visibly."""
    return float((np.abs(one.astype(np.int16) - other).max(axis=2) > CHANGE).mean())
