"""A real engine process and full pipes: whoever reads never waits for whoever writes."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from functools import partial
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.api import logs
from engine.api.attribution import CompareMethods, Comparison
from engine.api.crashes import native_trace
from engine.api.engine_status import EngineOptions
from engine.api.image import HoldImage, Picture
from engine.api.keys import Target
from engine.ipc.array_messages import receive
from engine.ipc.child_process import ChildProcess
from engine.ipc.codec import encode
from engine.ipc.message_queues import Outbox
from engine.ipc.messages import Answer, Cancel, Done, FromEngine, Ready, Submit
from engine.ipc.native_logging import redirect_native_stderr
from engine.ipc.server import serve
from tests.unit.engine.ipc.stage import explain, predict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE_S = 30  # a bound for a deadlock, not a measurement
LARGE = 8 * 2**20  # many times what a pipe takes
ANSWERS = 4


def large() -> Comparison:
    request = CompareMethods(predict("a").input, Target(0), "conv")
    return Comparison(request, {"cam": np.zeros((LARGE // 4, 1), np.float32)}, 0.0)


class LargeSession:
    """Gives large answers to everything."""

    backend = type("Backend", (), {"device": "none", "devices": (), "why_no_gpu": None})
    model = None
    waits = False

    def run(self, request: Any) -> Iterator[Any]:
        if not isinstance(request, HoldImage):
            for _ in range(ANSWERS):
                yield large()


def serve_large(connection: Any, work_dir: str, *_: Any) -> None:
    serve(connection, work_dir, lambda: (LargeSession(), None))  # type: ignore[arg-type, return-value]


def never_read(connection: Any, *_: Any) -> None:
    """Be a process that sends, and reads nothing."""
    outbox = Outbox(connection)
    outbox.send(Ready("deaf"))
    for number in range(ANSWERS):
        outbox.send(Answer(number, large()))
    threading.Event().wait()


def stop_halfway(connection: Any, *_: Any) -> None:
    """Be a process that hangs in the middle of a message."""
    for part in encode(Ready("hung")):
        connection.send_bytes(part)
    os.write(connection.fileno(), (LARGE).to_bytes(4, "big") + bytes(1000))
    threading.Event().wait()


def send_other(what: bytes, connection: Any, *_: Any) -> None:
    """Be a process that was taken over."""
    connection.send_bytes(what)
    threading.Event().wait()


def crash(connection: Any, work_dir: str, log_path: str, *_: Any) -> None:
    """Be a process whose native code dies."""
    os.close(redirect_native_stderr(log_path))
    faulthandler.disable()
    logs.start_logging("engine")
    os.write(2, b"native words\n")
    faulthandler._sigsegv()


def tell_debug(connection: Any, work_dir: str, log_path: str, options: Any, debug: bool) -> None:
    """Be a process that says whether it is to log everything."""
    Outbox(connection).send(Ready(str(debug)))
    threading.Event().wait()


def hold(number: int) -> HoldImage:
    return HoldImage(Picture(str(number), "", "", np.zeros((LARGE // 3, 1, 3), np.uint8)))


def started(target: Callable[..., None]) -> ChildProcess:
    child = ChildProcess(EngineOptions(), target)
    received_until(child, lambda message: isinstance(message, Ready))
    return child


def received_until(child: ChildProcess, is_last: Callable[[Any], bool]) -> list[Any]:
    found: list[Any] = []
    while not any(is_last(message) for message in found):
        assert wait(child.waitables, PATIENCE_S), "nothing arrives"
        found += child.received()
    return found


def in_time(work: Callable[[], None]) -> None:
    """Do something that must not wait for ever."""
    errors: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE_S)
    assert not thread.is_alive(), "both sides wait for each other"
    assert errors == []


def ask_and_give(send: Callable[[Any], None]) -> int:
    """Ask for large answers, have the reader answer too, and send large images; the last number."""
    send(Submit(1, explain("a")))
    for number in range(2, 200):  # each replaces the one before, which the reader says at once
        send(Submit(number, predict("a")))
    send(Cancel(1))
    for number in range(200, 203):
        send(Submit(number, hold(number)))
    return 199


@pytest.mark.skipif(sys.platform == "win32", reason="signals are Unix's")
def test_where_a_process_died_is_told_and_in_the_folder_of_the_logs():
    child = ChildProcess(EngineOptions(), crash)
    pid = child.pid
    assert wait([child.waitables[-1]], PATIENCE_S), "it does not die"
    how, told = child.end()
    assert str(how) == "signal SIGSEGV"
    assert told.startswith("native words\nFatal Python error: Segmentation fault")
    assert "in crash" in told
    assert native_trace(logs.log_folder(), pid) in told


def test_full_pipes_in_both_directions_come_to_an_end():
    child = started(serve_large)

    def talk() -> None:
        last = ask_and_give(child.send)
        received_until(child, lambda message: message == Done(last))

    try:
        in_time(talk)
    finally:
        child.end()


def test_the_engine_reads_while_nobody_reads_its_answers():
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=serve_large, args=(theirs, "no folder"), daemon=True
    )
    process.start()
    theirs.close()
    try:
        assert isinstance(receive(ours, FromEngine), Ready)

        def send(message: Any) -> None:
            for part in encode(message):
                ours.send_bytes(part)

        def hear_out() -> None:
            while receive(ours, FromEngine) != Done(199):
                pass

        in_time(lambda: ask_and_give(send) and None)
        in_time(hear_out)
    finally:
        ours.close()
        process.join(PATIENCE_S)
        assert process.exitcode == 0  # it ends by itself when the window is gone
        process.close()


def test_the_window_never_waits_for_a_process_that_does_not_read():
    child = started(never_read)
    numbers: list[int] = []

    def talk() -> None:
        ask_and_give(child.send)
        for number in range(10):
            child.send(Submit(number, hold(number)))
        answers = received_until(child, lambda message: getattr(message, "number", 0) == 3)
        numbers.extend(message.number for message in answers)

    try:
        in_time(talk)
        assert numbers == [0, 1, 2, 3]
        assert child.is_congested  # and images wait with the supervisor from now on
    finally:
        in_time(lambda: child.end() and None)


def test_a_process_that_hangs_in_the_middle_of_a_message_holds_up_nobody():
    child = started(stop_halfway)
    in_time(lambda: child.received() and None)
    in_time(lambda: child.end() and None)


@pytest.mark.parametrize("what", [b"no message", b"\x93\x90\xc2\xc4\x02\x93\x01"])
def test_a_process_that_sends_no_messages_is_killed(what: bytes):
    def talk() -> None:
        while child.is_alive():
            wait(child.waitables, PATIENCE_S)
            child.received()

    child = ChildProcess(EngineOptions(), partial(send_other, what))
    in_time(talk)
    ended, _ = child.end()
    assert str(ended) == "signal SIGKILL"


def test_all_that_a_killed_process_had_sent_is_received():
    child = started(never_read)
    received = received_until(child, lambda message: isinstance(message, Answer))
    os.kill(child.pid, signal.SIGKILL)
    while child.is_alive():
        wait(child.waitables, PATIENCE_S)
    received += child.received()
    numbers = [message.number for message in received]
    assert numbers == list(range(len(numbers)))
    assert child.received() == []
    ended, _ = child.end()
    assert str(ended) == "signal SIGKILL"


@pytest.mark.parametrize("debug", [False, True])
def test_the_wish_to_log_everything_travels_to_the_process(
    monkeypatch: pytest.MonkeyPatch, debug: bool
):
    monkeypatch.setattr(logs, "is_debug", lambda: debug)
    child = ChildProcess(EngineOptions(), tell_debug)
    (ready,) = received_until(child, lambda message: isinstance(message, Ready))
    child.end()
    assert ready.device == str(debug)


def test_killing_what_has_ended_does_nothing():
    child = started(never_read)
    child.kill()
    child.end()
    child.kill()
    child.send(Cancel(1))


def test_a_process_that_cannot_be_started_leaves_nothing(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def refuse(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
    with pytest.raises(OSError, match="No space left"):
        ChildProcess(EngineOptions(), never_read)
    assert list(tmp_path.iterdir()) == []
