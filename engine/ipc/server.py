"""Serves requests in the engine process, with a `Session`. Started by `child_process`, not forked.

Three threads: the reader fills the queue and ends the process when the window is gone, the main
thread works, and the sender (`Outbox`) writes. The reader never waits for the other two. Between
two results the newest request of the lane wins, and long work is interrupted for more urgent
requests. When nothing waits and nothing is interrupted, functions that will be needed are compiled
ahead.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
import threading
import time
import traceback
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from engine.api import garbage, logs
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError, text
from engine.api.keys import Lane
from engine.api.model import ModelInfo
from engine.backends import first_backend
from engine.backends.first_import import import_framework
from engine.box import Kind, keep_warm, start_ahead
from engine.ipc import array_messages
from engine.ipc.lane_queue import LaneQueue, interrupting
from engine.ipc.message_queues import Outbox
from engine.ipc.messages import (
    Answer,
    Began,
    Cancel,
    Done,
    Ready,
    Refused,
    Submit,
    ToEngine,
)
from engine.ipc.native_logging import configure_native_logging, redirect_native_stderr
from engine.storage.scratch import SCRATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

    from engine.api.errors import Text
    from engine.api.requests import Request
    from engine.ipc.messages import FromEngine
    from engine.session.session import Session

_BOX_AFTER_S = 1.0
"""After the process's start: by then the window is there, which a box would take processor time
from, and the framework still loads for longer than a box does."""

_log = logging.getLogger(__name__)


def main(
    connection: Connection[FromEngine, ToEngine],
    work_dir: str,
    log_path: str,
    options: EngineOptions,
    debug: bool = False,
) -> None:
    """Serve requests until the window closes the pipe.

    Parameters
    ----------
    connection : Connection
        This end of the pipe.
    work_dir : str
        Folder for private copies; removed by whoever is left at the end.
    log_path : str
        File that native code's messages go to.
    options : EngineOptions
        Device, precision and framework.
    debug : bool
        Log every request, as the window does with ``--debug``.
    """
    garbage.pause()  # until the framework is loaded
    configure_native_logging(first_backend(options.backend))
    os.close(redirect_native_stderr(log_path))
    logs.start_logging("engine", debug=debug)
    for name in ("SIGINT", "SIGHUP"):  # what the terminal says is the window's to handle
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)  # the window must stay responsive on two cores
    serve(connection, work_dir, partial(_new_session, work_dir, options))


def serve(
    connection: Connection[FromEngine, ToEngine],
    work_dir: str,
    new_session: Callable[[], tuple[Session, Text | None]],
) -> None:
    """Serve requests with a session, in the threads of this process.

    Parameters
    ----------
    connection : Connection
        This end of the pipe.
    work_dir : str
        Removed when the window is gone.
    new_session : callable
        Loads the framework; gives the session, and a note for the user or None.
    """
    worker = _Worker(Outbox(connection))
    threading.Thread(
        target=worker.read, args=(connection, work_dir), name="reader", daemon=True
    ).start()
    worker.work(new_session)


def _new_session(work_dir: str, options: EngineOptions) -> tuple[Session, Text | None]:
    box = threading.Timer(_BOX_AFTER_S, start_ahead, (Kind.MODELS,))
    box.daemon = True
    box.start()
    import_framework()
    from engine.session.session import Session

    try:
        return Session(work_dir, options), None
    except EngineError as error:  # for example, the chosen device is gone
        return Session(work_dir, EngineOptions(backend=options.backend)), error.text
    finally:
        garbage.resume()


class _Worker:
    """The engine process's two loops and what they share."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._queue = LaneQueue()
        self._cancelled: set[int] = set()
        self._interrupted: set[int] = set()
        self._warming: Iterator[None] = iter(())
        self._answering = 0

    def read(self, connection: Connection[FromEngine, ToEngine], work_dir: str) -> None:
        """Fill the queue; end the process at once when the window is gone."""
        try:
            while True:
                self._received(array_messages.receive(connection, ToEngine))
        except (EOFError, OSError):
            _log.info("The window is gone.")
            shutil.rmtree(work_dir, ignore_errors=True)
            SCRATCH.put_away(is_over=True)
            os._exit(0)  # the main thread may be inside an operation that nothing interrupts
        except BaseException:
            # Without its reader this process would get no requests: the window starts another one.
            _log.critical("A message of the window cannot be read.", exc_info=True)
            traceback.print_exc()  # the window shows the end of stderr
            sys.stderr.flush()
            os._exit(1)

    def _received(self, message: ToEngine) -> None:
        match message:
            case Submit():
                for replaced in self._queue.put(message.number, message.request):
                    self._outbox.send(Done(replaced))
            case Cancel():
                if self._queue.discard(message.number):
                    self._outbox.send(Done(message.number))
                else:
                    self._cancelled.add(message.number)
                    # In this order: a request interrupted from here on finds itself cancelled.
                    if message.number in self._interrupted:
                        self._outbox.send(Done(message.number))

    def work(self, new_session: Callable[[], tuple[Session, Text | None]]) -> None:
        """Load the framework, then answer requests for ever."""
        session, note = new_session()
        session.give_up = self._give_up
        keep_warm(Kind.MODELS)
        backend = session.backend
        _log.info("Ready: %s. %s", backend.device, backend.why_no_gpu or "")
        self._outbox.send(Ready(backend.device, backend.devices, note, backend.why_no_gpu))
        while True:
            is_warm = not self._warm_step()
            self._cancelled.clear()  # these cancels came after their requests' end
            # Estimates measure the network: requests for what is on the screen come first.
            waiting = self._queue.take(block=is_warm, but=() if is_warm else (Lane.COSTS,))
            if waiting is not None:
                self._answer(session, *waiting)

    def _give_up(self, sentence: Text) -> None:
        """Refuse the request that the main thread does not come back from."""
        self._outbox.send(Refused(self._answering, sentence, "", is_stuck=True))

    def _warm_step(self) -> bool:
        """Compile the next function ahead if nothing waits; False when there is none left."""
        if self._queue.is_empty(but=(Lane.COSTS,)):
            try:
                next(self._warming)
            except StopIteration:
                return False
            except Exception:
                # The request that needs the function will report the error.
                _log.exception("A function cannot be compiled ahead.")
                self._warming = iter(())
                return False
        return True

    def _answer(self, session: Session, number: int, request: Request) -> None:
        started = time.perf_counter()
        outer, self._answering = self._answering, number
        self._outbox.send(Began(number))
        try:
            # Closed at once when left in the middle, so that its memory is freed or cached now.
            with closing(session.run(request)) as results:  # type: ignore[arg-type]
                for result in results:
                    if self._is_over(number, request.lane):
                        break
                    self._outbox.send(Answer(number, result), wait=True)
                    if isinstance(result, ModelInfo):
                        self._warming = session.warm()
                    if not self._goes_on(session, number, request.lane):
                        break
        except EngineError as error:
            self._outbox.send(Refused(number, error.text, error.details, script=error.script))
        except MemoryError:
            _log.exception("Out of memory: %s.", type(request).__name__)
            self._outbox.send(Refused(number, text("There is not enough memory for this."), ""))
        except Exception as error:
            _log.exception("Unexpected: %s.", type(request).__name__)
            sentence = text("The engine could not do this: {why}", why=_first_line(error))
            self._outbox.send(Refused(number, sentence, traceback.format_exc()))
        else:
            self._outbox.send(Done(number))  # sent twice if cancelled while interrupted
        self._cancelled.discard(number)
        self._answering = outer
        elapsed_ms = (time.perf_counter() - started) * 1000
        _log.debug("%d %s: %.0f ms.", number, type(request).__name__, elapsed_ms)

    def _goes_on(self, session: Session, number: int, lane: Lane) -> bool:
        """Answer what may interrupt a request; False when that one is over then."""
        lanes = interrupting(lane, waits=session.waits)
        if not lanes:
            return True
        model = session.model
        self._interrupted.add(number)
        try:
            while not self._is_over(number, lane):
                waiting = self._queue.take(only=lanes)
                if waiting is None:
                    return True
                self._answer(session, *waiting)
                if session.model is not model:
                    return False  # the request's model was closed
            return False
        finally:
            self._interrupted.discard(number)

    def _is_over(self, number: int, lane: Lane) -> bool:
        return number in self._cancelled or self._queue.has_newer(number, lane)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [""]
    return f"{type(error).__name__}: {lines[0]}"[:200]
