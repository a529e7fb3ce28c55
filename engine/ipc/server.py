"""The engine process: messages in, `Session`, messages out. Started by `child_process`, not forked.

Two threads: the reader fills the inbox and ends the process when the window is gone; the main
thread works. Between two results the newest request of the lane wins, and long work is interrupted
for more urgent requests. When nothing waits and nothing is interrupted, functions that will be
needed are compiled ahead.
"""

from __future__ import annotations

import os
import shutil
import signal
import threading
import traceback
from contextlib import closing
from typing import TYPE_CHECKING

from engine.api.errors import EngineError, text
from engine.api.keys import Lane
from engine.api.model import ModelInfo
from engine.ipc import array_messages
from engine.ipc.lane_queue import LaneQueue, interrupting
from engine.ipc.messages import Answer, Began, Cancel, Done, Ready, Refused, Submit
from engine.ipc.native_logging import configure_native_logging, redirect_native_stderr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from engine.api.engine_status import EngineOptions
    from engine.api.requests import Request
    from engine.ipc.messages import FromEngine, ToEngine
    from engine.session.session import Session


def main(
    connection: Connection[FromEngine, ToEngine],
    work_dir: str,
    log_path: str,
    options: EngineOptions,
) -> None:
    """Serve requests until the window closes the pipe.

    Parameters
    ----------
    connection : Connection
        This end of the pipe.
    work_dir : str
        Folder for private copies; removed by whoever is left at the end.
    log_path : str
        Where native code's messages go.
    options : EngineOptions
        Device and precision.
    """
    configure_native_logging()
    os.close(redirect_native_stderr(log_path))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the window's to handle
    if hasattr(os, "nice"):
        os.nice(5)  # the window must stay live while two cores compute
    worker = _Worker(connection)
    threading.Thread(target=worker.read, args=(work_dir,), name="reader", daemon=True).start()
    worker.work(work_dir, options)


class _Worker:
    """The engine process's two loops and what they share."""

    def __init__(self, connection: Connection[FromEngine, ToEngine]) -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self._inbox = LaneQueue()
        self._cancelled: set[int] = set()
        self._interrupted: set[int] = set()
        self._warming: Iterator[None] = iter(())

    def read(self, work_dir: str) -> None:
        """Fill the inbox; end the process at once when the window is gone."""
        try:
            while True:
                self._received(array_messages.receive(self._connection))
        except (EOFError, OSError):
            shutil.rmtree(work_dir, ignore_errors=True)
            os._exit(0)  # the main thread may be inside an operation that nothing interrupts

    def _received(self, message: ToEngine) -> None:
        match message:
            case Submit():
                for replaced in self._inbox.put(message.number, message.request):
                    self._send(Done(replaced))
            case Cancel():
                if self._inbox.discard(message.number):
                    self._send(Done(message.number))
                else:
                    self._cancelled.add(message.number)
                    # In this order: what is interrupted after this line sees that it is over.
                    if message.number in self._interrupted:
                        self._send(Done(message.number))

    def work(self, work_dir: str, options: EngineOptions) -> None:
        """Load the framework, then answer requests for ever."""
        from engine.session.session import Session

        note = None
        try:
            session = Session(work_dir, options)
        except EngineError as error:  # such as: the device chosen yesterday is not there today
            note = error.text
            session = Session(work_dir)
        self._send(Ready(session.backend.device, session.backend.devices, note))
        while True:
            is_warm = not self._warm_step()
            # Estimates measure the network: what is on the screen comes first.
            waiting = self._inbox.take(block=is_warm, but=() if is_warm else (Lane.COSTS,))
            if waiting is not None:
                self._answer(session, *waiting)

    def _warm_step(self) -> bool:
        """Compile the next function ahead if nothing waits; False when there is none left."""
        if self._inbox.is_empty(but=(Lane.COSTS,)):
            try:
                next(self._warming)
            except StopIteration:
                return False
            except Exception:
                # The request that needs the function will say what is wrong with it.
                self._warming = iter(())
                return False
        return True

    def _answer(self, session: Session, number: int, request: Request) -> None:
        self._send(Began(number))
        try:
            # Closed at once when it is left in the middle: what it holds is freed or kept now.
            with closing(session.run(request)) as results:  # type: ignore[arg-type]
                for result in results:
                    if self._is_over(number, request.lane):
                        break
                    self._send(Answer(number, result))
                    if isinstance(result, ModelInfo):
                        self._warming = session.warm()
                    if not self._goes_on(session, number, request.lane):
                        break
        except EngineError as error:
            self._send(Refused(number, error.text, error.details))
        except MemoryError:
            self._send(Refused(number, text("There is not enough memory for this."), ""))
        except Exception as error:
            sentence = text("The engine could not do this: {why}", why=_first_line(error))
            self._send(Refused(number, sentence, traceback.format_exc()))
        else:
            self._send(Done(number))  # a second time if it was cancelled while interrupted
        self._cancelled.discard(number)

    def _goes_on(self, session: Session, number: int, lane: Lane) -> bool:
        """Answer what may interrupt a request; False when that one is over then."""
        lanes = interrupting(lane)
        if not lanes:
            return True
        model = session.model
        self._interrupted.add(number)
        try:
            while not self._is_over(number, lane):
                waiting = self._inbox.take(only=lanes)
                if waiting is None:
                    return True
                self._answer(session, *waiting)
                if session.model is not model:
                    return False  # what it is about was closed
            return False
        finally:
            self._interrupted.discard(number)

    def _is_over(self, number: int, lane: Lane) -> bool:
        return number in self._cancelled or self._inbox.has_newer(number, lane)

    def _send(self, message: FromEngine) -> None:
        with self._sending:
            array_messages.send(self._connection, message)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [""]
    return f"{type(error).__name__}: {lines[0]}"[:200]
