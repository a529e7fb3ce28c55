"""Running Camscope's commands: in this process, which is quick, or as the program itself."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cli.main import run_command

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, str(ROOT / "main.py"))
PATIENCE_S = 120  # a bound for a hung program, not a measurement


@dataclass(frozen=True)
class Done:
    """An exit code, and what was printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def is_quiet(self) -> bool:
        """All went well, and nothing but what was written is told: how much, and the file."""
        assert (self.code, self.err) == (0, "")
        words, *_, written = self.out.splitlines()
        return words[:1].isdigit() and Path(written).is_file()

    @property
    def complaint(self) -> str:
        """The one sentence on stderr; there must be exactly one line, and nothing on stdout.

        But for what was written, when only some images failed.
        """
        assert self.out == "" or self.code == 1
        assert "Traceback" not in self.err
        (line,) = self.err.splitlines()
        return line


def run_program(*arguments: object) -> Done:
    """Run a command as a process of its own."""
    command = [*PROGRAM, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=PATIENCE_S, cwd=ROOT, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_here(capture: pytest.CaptureFixture[str], *arguments: object) -> Done:
    """Run a command in this process, which has loaded TensorFlow already."""
    capture.readouterr()
    with _streams_put_back():
        code = run_command([str(argument) for argument in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
    out, err = capture.readouterr()
    return Done(code, out, err)


@contextlib.contextmanager
def _streams_put_back() -> Iterator[None]:
    """Undo what a command does to its process: stderr goes elsewhere, warnings are silenced."""
    stream, kept, environment = sys.stderr, os.dup(2), dict(os.environ)
    try:
        with warnings.catch_warnings():
            yield
    finally:
        if sys.stderr is not stream:
            sys.stderr.close()
        sys.stderr = stream
        os.dup2(kept, 2)
        os.close(kept)
        os.environ.clear()
        os.environ.update(environment)


def files_in(folder: Path) -> Sequence[str]:
    """Names of everything in a folder, sorted."""
    return sorted(path.name for path in folder.iterdir())


def manifest_in(folder: Path) -> Any:
    """What `explain` wrote about its work."""
    return json.loads((folder / "manifest.json").read_text("utf-8"))
