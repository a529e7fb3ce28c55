"""Crashes that are noticed: child processes that really die, and files that say they did."""

from __future__ import annotations

import json
import os
import platform
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine.api import crashes
from engine.api.crashes import CRASHED, RUNNING, TOLD, Marker, last_crash, native_trace, take_crash
from engine.api.file_lock import try_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[4]
unix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals are Unix's")

BEGIN = """
import faulthandler, logging, os, sys, threading
from engine.api import logs
logs.log_folder = lambda: sys.argv[1]
log = logs.start_logging(sys.argv[2])
def wait():
    print("up", flush=True)
    sys.stdin.read()
"""
WITHIN = "with logs.crashes_noticed():\n"
ENDS = {
    "segfault": WITHIN + " faulthandler._sigsegv()",
    "abort": WITHIN + " os.abort()",
    "error": WITHIN + " raise RuntimeError",
    "killed": WITHIN + " os.kill(os.getpid(), 9)",
    "twice": WITHIN + " threading.Thread(target=faulthandler._sigsegv).start(); os.abort()",
    "clean": WITHIN + " pass",
    "exit": WITHIN + " sys.exit(3)",
    "killed early": "os.kill(os.getpid(), 9)",
    "full": WITHIN + " os._exit(7)",
    "left at once": WITHIN + " logging.shutdown(); os._exit(130)",
}


def run(folder: Path, how: str, kind: str = "window") -> int:
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
    code = (full if how == "full" else "") + BEGIN + ENDS[how]
    command = [sys.executable, "-c", code, str(folder), kind]
    environment = {**os.environ, "PYTHONFAULTHANDLER": ""}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    return done.returncode


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A window that runs beside."""
    command = [sys.executable, "-c", BEGIN + WITHIN + " wait()", str(tmp_path), "window"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        yield process
        process.kill()


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix not in (".log", ".lock")} - {
        ".window.lock",
        ".window-2.lock",
        ".engine.lock",
        ".command.lock",
    }


@unix_only
@pytest.mark.parametrize(
    ("how", "trace"),
    [
        ("segfault", "Segmentation fault"),
        ("abort", "Aborted"),
        ("twice", "Fatal Python error"),
        ("killed", ""),
        ("error", ""),
    ],
)
def test_a_window_that_dies_is_told_of_once(tmp_path: Path, how: str, trace: str):
    before = time.time()
    assert run(tmp_path, how) != 0
    found = take_crash(tmp_path.as_posix())
    assert found is not None
    assert (found.kind, found.log, found.host) == ("window", "window.log", platform.node())
    assert before <= found.started <= time.time()
    assert trace in found.trace
    assert bool(trace) == ("most recent call first" in found.trace)
    assert take_crash(str(tmp_path)) is None
    assert last_crash(str(tmp_path), "window") == found  # diagnostics still have it
    assert files(tmp_path) == {"window" + TOLD}


@unix_only
@pytest.mark.parametrize("how", ["clean", "exit", "killed early", "left at once"])
def test_an_end_as_it_should_be_is_no_crash(tmp_path: Path, how: str):
    run(tmp_path, how)
    assert take_crash(str(tmp_path)) is None
    assert files(tmp_path) == set()


@unix_only
def test_diagnostics_find_a_crash_before_it_is_told_and_leave_it_to_be_told(tmp_path: Path):
    run(tmp_path, "segfault")
    found = last_crash(str(tmp_path), "window")
    assert found is not None
    assert take_crash(str(tmp_path)) == found


@unix_only
def test_the_next_window_keeps_the_crash_of_the_last_one(tmp_path: Path):
    run(tmp_path, "segfault")
    run(tmp_path, "clean")  # it has the same name, and does not get as far as telling of it
    found = take_crash(str(tmp_path))
    assert found is not None
    assert "Segmentation fault" in found.trace


@unix_only
def test_of_two_crashes_the_last_is_told_and_the_other_forgotten(tmp_path: Path):
    run(tmp_path, "segfault")
    run(tmp_path, "abort")
    found = take_crash(str(tmp_path))
    assert found is not None
    assert "Aborted" in found.trace
    assert take_crash(str(tmp_path)) is None


@unix_only
def test_a_window_that_still_runs_did_not_crash_and_the_second_one_did(
    tmp_path: Path, running: subprocess.Popen[bytes]
):
    run(tmp_path, "abort")
    found = take_crash(str(tmp_path))
    assert found is not None
    assert (found.log, "Aborted" in found.trace) == ("window-2.log", True)
    assert take_crash(str(tmp_path)) is None
    assert (tmp_path / f"window{RUNNING}").exists()
    running.kill()
    running.wait()
    late = take_crash(str(tmp_path))
    assert late is not None
    assert (late.pid, late.trace) == (running.pid, "")


@unix_only
def test_engines_and_commands_count_when_they_left_a_trace(tmp_path: Path):
    folder = str(tmp_path)
    for kind in ("engine", "command"):
        run(tmp_path, "killed", kind)
        run(tmp_path, "clean", kind)
        assert last_crash(folder, kind) is None
        run(tmp_path, "segfault", kind)
        died = crashes._read(os.path.join(folder, kind + RUNNING))
        assert died is not None
        assert "Segmentation fault" in native_trace(folder, died.pid)
        run(tmp_path, "clean", kind)  # the next one of its kind keeps it
        assert native_trace(folder, died.pid) == died.trace
        assert last_crash(folder, kind) == died
    assert take_crash(folder) is None  # the window offers no reports of others
    assert native_trace(folder, os.getpid()) == ""


def marker(folder: Path, **changed: object) -> Path:
    """Leave the file of a window that is gone, as this version writes it."""
    made = Marker(str(folder), "window", "window")
    made.expect_clean_end()
    made.end(is_clean=False)
    path = folder / f"window{RUNNING}"
    head, _, rest = path.read_bytes().partition(b"\n")
    # the number of no process: the lowest bits of Linux' largest
    record = {**json.loads(head), "pid": 2**22 + 1, **changed}
    path.write_bytes(json.dumps(record).encode() + b"\n" + rest)
    return path


def test_a_file_as_it_is_left_tells_of_a_crash(tmp_path: Path):
    marker(tmp_path)
    assert take_crash(str(tmp_path)) is not None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"up\n",
        b"{}\nup\n",
        b"[" * 5000 + b"\nup\n",
        b'{"kind": 3}\nup\n',
        b"\xff\xfe\x00\nup\n",
        b'{"pid": ' + b"9" * 5000 + b"}\nup\n",
        bytes(range(256)) * 2000,
    ],
    ids=["empty", "line", "no head", "no fields", "deep", "kinds", "bytes", "number", "long"],
)
def test_a_damaged_file_is_no_crash_and_goes(tmp_path: Path, data: bytes):
    marker(tmp_path).write_bytes(data)
    assert take_crash(str(tmp_path)) is None
    assert files(tmp_path) == set()


@pytest.mark.parametrize(
    ("changed", "is_one"),
    [
        ({"boot": "another start of this machine"}, False),
        ({"started": time.time() + 10**9}, True),  # the clock went backwards since
        ({"started": -1e300}, True),
        ({"pid": -5}, True),
    ],
    ids=["switched off", "future", "past", "number"],
)
@pytest.mark.skipif(sys.platform != "linux", reason="Linux numbers its starts")
def test_what_is_known_of_the_time_decides(
    tmp_path: Path, changed: dict[str, object], is_one: bool
):
    marker(tmp_path, **changed)
    assert (take_crash(str(tmp_path)) is not None) == is_one


def test_the_file_of_another_machine_is_left_alone(tmp_path: Path):
    path = marker(tmp_path, host="another")
    assert take_crash(str(tmp_path)) is None
    assert path.exists()


def test_a_process_that_lives_did_not_crash_even_without_locks(tmp_path: Path):
    path = marker(tmp_path, pid=os.getppid())
    assert take_crash(str(tmp_path)) is None
    assert path.exists()


def test_a_number_that_a_later_process_has_is_no_life(tmp_path: Path):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as later:
        marker(tmp_path, pid=later.pid, started=time.time() - 3600)
        assert take_crash(str(tmp_path)) is not None
        later.kill()


def test_a_locked_one_is_left_alone(tmp_path: Path):
    path = marker(tmp_path)
    lock = try_lock(str(tmp_path / ".window.lock"))
    assert lock is not None
    with lock:
        assert take_crash(str(tmp_path)) is None
    assert path.exists()
    assert take_crash(str(tmp_path)) is not None


def test_what_cannot_be_moved_is_not_told(tmp_path: Path):
    marker(tmp_path)
    (tmp_path / f"window{TOLD}").mkdir()  # in the way
    assert take_crash(str(tmp_path)) is None
    assert take_crash(str(tmp_path / "nowhere")) is None
    assert last_crash(str(tmp_path / "nowhere"), "window") is None


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in folders are Unix's")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / f"window{RUNNING}")
    assert take_crash(str(tmp_path)) is None
    os.mkfifo(tmp_path / f"window{CRASHED}")
    assert take_crash(str(tmp_path)) is None
    assert last_crash(str(tmp_path), "window") is None


def test_without_a_place_for_the_file_the_program_goes_on(tmp_path: Path):
    (tmp_path / f"window{RUNNING}").mkdir()
    made = Marker(str(tmp_path), "window", "window")
    made.expect_clean_end()
    made.end()
    assert not made.watches


@unix_only
def test_a_full_disk_is_no_reason_not_to_start(tmp_path: Path):
    assert run(tmp_path, "full") == 7
    assert (tmp_path / f"window{RUNNING}").read_bytes() == b""
    assert take_crash(str(tmp_path)) is None


@unix_only
def test_a_signal_within_ends_without_a_word(tmp_path: Path, running: subprocess.Popen[bytes]):
    """The window's own handlers are `engine.ipc.quit_signals`; here the end is what counts."""
    running.send_signal(signal.SIGINT)  # a KeyboardInterrupt, which ends the block
    running.wait()
    assert take_crash(str(tmp_path)) is None
