"""Runs the built program with folders of its own, watched by strace, for the checks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.package_test.permitted import unpermitted
from scripts.package_test.trace import TRACED, read_calls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120.0
"""A bound for a hung program, not a measurement."""

_KEPT = ("PATH", "DISPLAY", "XAUTHORITY")
"""All that the program gets of the environment: nothing of Python's, Qt's or a framework's."""


class Failed(Exception):
    """A check cannot go on; the sentence says why."""


class Skipped(Exception):
    """A check cannot be made on this machine; the sentence says why."""


@dataclass(frozen=True)
class Package:
    """The built program.

    Attributes
    ----------
    folder : Path
        With the executable in it.
    """

    folder: Path

    @property
    def program(self) -> Path:
        """The executable."""
        return self.folder / ("camscope.exe" if sys.platform == "win32" else "camscope")

    @property
    def resources(self) -> Path:
        """The folder of the demo, labels and translations."""
        return self.folder / "_internal" / "resources"

    @property
    def samples(self) -> list[Path]:
        """The demo's images."""
        return sorted((self.resources / "demo" / "samples").glob("*.png"))

    @property
    def sample(self) -> Path:
        """The image of a fish, which the demo recognises."""
        return self.resources / "demo" / "samples" / "fish.png"

    @property
    def model(self) -> Path:
        """The demo's model."""
        return self.resources / "demo" / "demo.keras"

    @property
    def has_torch(self) -> bool:
        """Whether PyTorch was packaged, too."""
        return (self.folder / "_internal" / "torch").is_dir()


@dataclass
class Home:
    """A new user: a home folder with nothing in it, and all that is derived from it.

    Attributes
    ----------
    folder : Path
        Empty, and resolved.
    wrapper : tuple of str
        Command in front of the program's, which ends in it (``exec``).
    variables : dict of str to str
        More of the environment.
    """

    folder: Path
    wrapper: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.folder = self.folder.resolve()
        for path in (*map(Path, self.places.values()), self.home, self._traces):
            path.mkdir(parents=True, exist_ok=True)

    @property
    def home(self) -> Path:
        """The user's home folder, in which nothing belongs."""
        return self.folder / "home"

    @property
    def chosen(self) -> Path:
        """Where the user saves."""
        return self.folder / "chosen"

    @property
    def places(self) -> dict[str, str]:
        """The folders for the words in `permitted.WRITES`."""
        names = ("config", "data", "cache", "state", "temporary", "chosen")
        return {name: str(self.folder / name) for name in names}

    @property
    def log(self) -> str:
        """What the program wrote into its logs."""
        logs = sorted((self.folder / "state" / "Camscope" / "log").glob("*.log"))
        return "\n".join(each.read_text("utf-8", errors="replace") for each in logs)

    @property
    def environment(self) -> dict[str, str]:
        """All variables of the program."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        places = self.places
        return {
            "LANG": "C.UTF-8",
            **kept,
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": places["config"],
            "XDG_DATA_HOME": places["data"],
            "XDG_CACHE_HOME": places["cache"],
            "XDG_STATE_HOME": places["state"],
            "TMPDIR": places["temporary"],
            **self.variables,
        }

    @property
    def _traces(self) -> Path:
        return self.folder / "traces"

    def watched(self, *command: str) -> list[str]:
        """Return a command with strace in front of it, if strace works here."""
        if not can_trace():
            return [*self.wrapper, *command]
        number = len(list(self._traces.iterdir()))
        return [
            *self.wrapper,
            *("strace", "-ff", "--seccomp-bpf", "-y", "-s", "4096"),
            *("-e", "trace=" + ",".join(f"?{name}" for name in TRACED)),
            *("-e", "signal=none", "-o", str(self._traces / f"{number:03}")),
            *command,
        ]

    def faults(self) -> list[str]:
        """Return what the program did that it must not, each once; it has ended."""
        found = []
        traces = sorted(self._traces.iterdir())
        calls = (call for each in traces for call in read_calls(each.read_text("latin-1")))
        found += unpermitted(calls, self.places, str(self.folder))
        for each in traces:
            each.unlink()
        for place in (self.home, Path(self.places["temporary"])):
            found += [f"it leaves {each}" for each in sorted(place.rglob("*"))]
        runs = self.folder / "state" / "Camscope" / "runs"
        found += [f"it leaves the record {each}" for each in sorted(runs.glob("*"))]
        new = [each for each in found if each not in self._known]
        self._known.update(new)
        return new


@dataclass(frozen=True)
class Done:
    """A command that has ended: its exit code, and what it printed."""

    code: int
    out: str
    err: str


def run_command(package: Package, home: Home, *words: object) -> Done:
    """Run a headless command of the built program, watched."""
    command = home.watched(str(package.program), *map(str, words))
    try:
        done = subprocess.run(
            command,
            env=home.environment,
            cwd=home.folder,
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Failed(f"`{' '.join(map(str, words))}` does not end in {PATIENCE_S:.0f} s") from error
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace"))


def can_trace() -> bool:
    """Tell whether strace is there and may watch a process."""
    global _can_trace
    if _can_trace is None:
        command = ("strace", "-f", "--seccomp-bpf", "-o", os.devnull, "true")
        _can_trace = (
            shutil.which("strace") is not None
            and not subprocess.run(command, capture_output=True, check=False).returncode
        )
    return _can_trace


_can_trace: bool | None = None


def until(happened: Callable[[], object], what: str, limit_s: float = PATIENCE_S) -> object:
    """Wait until something is so, and return it. Raises Failed when it is too late."""
    deadline = time.monotonic() + limit_s
    while not (value := happened()):
        if time.monotonic() > deadline:
            raise Failed(f"not within {limit_s:.0f} s: {what}")
        time.sleep(0.05)
    return value


def unpacked(path: Path, folder: Path) -> Path:
    """Return the program's folder: as given, or from an archive, unpacked into a folder.

    Raises
    ------
    Failed
        When there is no program.
    """
    if path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["tar", "-xf", path, "-C", folder], check=False)
        if done.returncode:
            raise Failed(f"{path} cannot be unpacked with tar")
        path = next((each.parent for each in sorted(folder.glob("**/_internal"))), folder)
    if not Package(path).program.is_file():
        raise Failed(f"there is no program in {path}: `make package` builds it")
    return path.resolve()


def quoted(words: Sequence[object]) -> str:
    """Return a command as one would type it, paths without their folders."""
    return " ".join(Path(str(each)).name if os.sep in str(each) else str(each) for each in words)
