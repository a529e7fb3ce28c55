"""Signals end a program: by itself when it can, and in any case."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from engine.ipc.quit_signals import Interrupted, QuitSignals, exit_code, interrupt, note

ROOT = Path(__file__).parents[4]
PATIENCE_S = 60
posix = pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be sent these there")

STUCK = """
import ctypes, sys
from engine.ipc.quit_signals import QuitSignals, interrupt
from engine.storage.scratch import SCRATCH
with QuitSignals(interrupt, 0.01):
    part = SCRATCH.open_part(sys.argv[1] + "/a.png")
    SCRATCH.lock(sys.argv[1])
    print(SCRATCH.make_work_folder(), flush=True)
    # Native code: Python's handlers run when it returns, which is when its child ends.
    ctypes.CDLL(None).system(b"echo $$; exec cat")
"""


def is_running(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@posix
def test_a_program_that_hears_nothing_is_left_with_nothing_behind(tmp_path):
    program = subprocess.Popen(
        [sys.executable, "-c", STUCK, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )
    with program:
        work, pid = program.stdout.readline().strip(), int(program.stdout.readline())
        # The child has spoken: the signal comes when the program is in native code, not before.
        assert len(os.listdir(tmp_path)) == 2
        program.send_signal(signal.SIGTERM)
        assert program.wait(PATIENCE_S) == 143
    assert os.listdir(tmp_path) == []
    assert not os.path.exists(work)
    deadline = time.monotonic() + PATIENCE_S
    while is_running(pid):  # it was killed, and is about to end
        assert time.monotonic() < deadline


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_command_is_interrupted_and_handlers_are_put_back(name):
    number = signal.Signals[name]
    before = signal.getsignal(number)
    with pytest.raises(Interrupted) as caught, QuitSignals(interrupt, PATIENCE_S):
        signal.raise_signal(number)
    assert exit_code(caught.value.number) == 128 + number
    assert signal.getsignal(number) is before
    assert signal.set_wakeup_fd(-1) == -1


@posix
def test_the_window_is_told_in_a_thread():
    told, heard = [], threading.Event()

    def on_signal(number: int) -> None:
        told.append((number, threading.current_thread().name))
        heard.set()

    with QuitSignals(note, PATIENCE_S, on_signal):
        signal.raise_signal(signal.SIGHUP)
        assert heard.wait(PATIENCE_S)
    assert told == [(signal.SIGHUP, "signals")]


@posix
def test_what_is_ignored_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with QuitSignals(interrupt, PATIENCE_S):
            signal.raise_signal(signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_in_another_thread_nothing_is_heard():
    before = signal.getsignal(signal.SIGINT)
    seen = []

    def run() -> None:
        with QuitSignals(interrupt, PATIENCE_S):
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [before]
