"""The log: where it is, what gets there, and that nothing depends on it."""

from __future__ import annotations

import gc
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine.api import logs

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[4]
RUN_MAIN = (sys.executable, str(ROOT / "main.py"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "logs"
    monkeypatch.setattr(logs, "log_folder", lambda: str(found))
    return found


@pytest.fixture(autouse=True)
def silent_hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tests' own hooks would fail the test for the exceptions that it raises."""
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    monkeypatch.setattr(sys, "unraisablehook", lambda _: None)
    yield
    assert not logs.is_debug()


def test_the_folder_is_the_users_own():
    environment = os.environ.get("XDG_STATE_HOME", "")
    if sys.platform == "linux":
        assert logs.log_folder() == os.path.join(environment, "Camscope", "log")
    assert "Camscope" in logs.log_folder()


def test_each_process_writes_a_file_of_its_own(folder: Path):
    kinds = ("window", "engine", "window", "command")
    opened = [logs.Log(kind) for kind in kinds]  # type: ignore[arg-type]
    names = [os.path.basename(log.path) for log in opened]
    assert names == ["window.log", "engine.log", "window-2.log", "command.log"]
    opened[0].close()
    again = logs.Log("window")
    assert again.path == opened[0].path
    for log in (*opened[1:], again):
        log.close()


def test_a_file_never_grows_beyond_its_limit_and_the_newest_lines_stay(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(logs, "_FILE_BYTES", 2000)
    log = logs.start_logging("window")
    for number in range(200):
        logging.getLogger("gui.test").info("line %d", number)
    log.close()
    files = sorted(folder.glob("window.log*"))
    assert [file.name for file in files] == ["window.log", "window.log.1", "window.log.2"]
    assert all(file.stat().st_size <= 2000 for file in files)
    assert files[0].read_text().rstrip().endswith("line 199")


def test_exceptions_that_nobody_caught_are_written_with_their_traceback(folder: Path):
    class Broken:
        def __del__(self) -> None:
            raise ValueError("in a finalizer")

    log = logs.start_logging("window")
    try:
        try:
            raise KeyError("in the main thread")
        except KeyError:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt("stop"), None)
        worker = threading.Thread(target=lambda: 1 / 0)
        worker.start()
        worker.join()
        Broken()
        gc.collect()
    finally:
        log.close()
    written = (folder / "window.log").read_text()
    for sentence in ("KeyError: 'in the main thread'", "ZeroDivisionError", "in a finalizer"):
        assert sentence in written
    assert written.count("Traceback (most recent call last)") == 3
    assert "KeyboardInterrupt" not in written


def test_debug_writes_more_and_closing_puts_everything_back(folder: Path):
    before = (list(logging.getLogger().handlers), sys.excepthook, logging.getLogger("gui").level)
    for debug in (False, True):
        log = logs.start_logging("window", debug=debug)
        assert logs.is_debug() == debug
        logging.getLogger("gui.test").debug("every request")
        written = (folder / "window.log").read_text()
        assert ("every request" in written) == debug
        log.close()
    after = (list(logging.getLogger().handlers), sys.excepthook, logging.getLogger("gui").level)
    assert after == before


def test_a_folder_that_cannot_be_made_is_one_line_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(logs, "log_folder", lambda: str(tmp_path / "file" / "logs"))
    log = logs.start_logging("window")
    logging.getLogger("gui.test").error("not to be printed")
    log.close()
    assert log.path == ""
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith("Camscope goes on without a log")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a disk that is full")
def test_a_disk_that_fills_up_says_nothing(folder: Path, capfd: pytest.CaptureFixture[str]):
    folder.mkdir()
    (folder / "window.log").symlink_to("/dev/full")
    log = logs.start_logging("window")
    logging.getLogger("gui.test").error("lost")
    log.close()
    assert capfd.readouterr().err == ""


def run_main(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*RUN_MAIN, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
        timeout=120,
    )


def test_commands_take_debug_anywhere_and_say_where_the_log_is(tmp_path: Path):
    for arguments in (("methods", "--debug"), ("--debug", "methods")):
        done = run_main(*arguments, XDG_STATE_HOME=str(tmp_path))
        assert done.returncode == 0
        (line,) = done.stderr.splitlines()
        path = Path(line.removeprefix("Log: "))
        assert "command process" in path.read_text()
    done = run_main("methods", XDG_STATE_HOME=str(tmp_path))
    assert done.stderr == ""


def test_a_command_goes_on_where_no_log_can_be_written(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    done = run_main("methods", XDG_STATE_HOME=str(tmp_path / "file"))
    assert done.returncode == 0
    assert "grad-cam" in done.stdout
    (line,) = done.stderr.splitlines()
    assert "without a log" in line
