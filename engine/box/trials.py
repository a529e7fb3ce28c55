"""Tries inside a box what it must not be able to do, and what its watchers must survive.

`selftest` reports what was refused on this system; the tests do all of it.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray  # noqa: TC002  read by the codec

from engine.api.errors import EngineError
from engine.api.units import GIB, MIB

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Trial(StrEnum):
    """What is tried."""

    READ_FILE = "open a file"
    WRITE_FILE = "write a file"
    REMOVE_FILE = "remove a file"
    RENAME_FILE = "rename a file"
    LIST_FOLDER = "list a folder"
    CONNECT = "connect to a server"
    LISTEN = "wait for connections"
    FORK = "make a copy of the process"
    RUN = "start a program"
    SIGNAL = "send a signal to another process"
    RAISE_LIMITS = "raise its limits"
    RUN_MEMORY = "run memory as a program"
    # What is not refused, but must do no harm to the one who waits.
    ECHO = "answer"
    STREAM = "answer many times"
    LOOP = "take for ever"
    SLEEP = "do nothing for ever"
    DIE = "die"
    EXIT = "leave"
    MEMORY = "take all memory"
    NONSENSE = "answer with nonsense"
    UNEXPECTED = "raise an exception"
    REFUSE = "refuse the file"


FORBIDDEN = tuple(Trial)[: tuple(Trial).index(Trial.ECHO)]
"""What a box must not be able to do."""


@dataclass(frozen=True, slots=True)
class TrialRequest:
    """Try something.

    Attributes
    ----------
    trial : Trial
        What.
    word : str
        A path, or a process's number.
    count : int
        Of results.
    """

    trial: Trial
    word: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class TrialResult:
    """What came of it.

    Attributes
    ----------
    details : str
        How it was refused; empty when it was not.
    data : ndarray of uint8, shape (n,)
        The file's bytes.
    """

    details: str
    data: NDArray[np.uint8]


def run_trial(request: TrialRequest, file: IO[bytes]) -> Iterator[TrialResult]:
    """Try it; what is refused is told."""
    data = np.frombuffer(file.read(), np.uint8)
    details = ""
    try:
        _ACTIONS.get(request.trial, _nothing)(request.word)
    except OSError as error:
        details = str(error) or type(error).__name__
    for _ in range(request.count):
        yield TrialResult(details, data)


def _nothing(word: str) -> None:
    pass


def _read(word: str) -> None:
    with open(word, "rb") as file:
        file.read(1)


def _write(word: str) -> None:
    with open(word, "wb") as file:
        file.write(b"written by a box")


def _remove(word: str) -> None:
    os.remove(word)


def _list(word: str) -> None:
    os.listdir(word)


def _rename(word: str) -> None:
    os.rename(word, f"{word}.renamed")


def _connect(word: str) -> None:
    with socket.socket() as client:
        client.settimeout(1)
        client.connect(("127.0.0.1", int(word or 9)))


def _listen(word: str) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()


def _fork(word: str) -> None:
    if sys.platform == "win32":
        _run(word)
    elif os.fork() == 0:
        os._exit(0)


def _run(word: str) -> None:
    subprocess.run([sys.executable, "-c", ""], check=False, capture_output=True)


def _signal(word: str) -> None:
    os.kill(int(word or os.getppid()), 0)


def _raise_limits(word: str) -> None:
    if sys.platform == "win32":
        raise OSError("there is no such call")
    import resource

    try:
        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (hard + 1, hard + 1))
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    except ValueError as error:
        raise OSError(str(error)) from error


def _run_memory(word: str) -> None:
    if sys.platform == "win32":
        raise OSError("it is not tried here")
    mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC).close()


def _loop(word: str) -> None:
    while True:
        pass


def _sleep(word: str) -> None:
    while True:
        time.sleep(3600)


def _die(word: str) -> None:
    os.kill(os.getpid(), signal.SIGSEGV) if sys.platform == "win32" else ctypes.string_at(0)


def _exit(word: str) -> None:
    os._exit(3)


def _take_memory(word: str) -> None:
    kept = []
    while True:
        kept.append(np.empty(64 * MIB, np.uint8))
        if len(kept) > 16 * GIB // (64 * MIB):
            return  # no limit


def _nonsense(word: str) -> None:
    from engine.box import worker

    def send(channel: Any, message: object) -> None:  # noqa: ANN401  the box's own channel
        channel.send(b"\xff" * 64)

    setattr(worker, "send", send)  # noqa: B010  as a decoder would that has been taken over


def _unexpected(word: str) -> None:
    raise RuntimeError("unexpected")


def _refuse(word: str) -> None:
    raise EngineError("{name} is refused.", name=word)


_ACTIONS: dict[Trial, Callable[[str], None]] = {
    Trial.READ_FILE: _read,
    Trial.WRITE_FILE: _write,
    Trial.REMOVE_FILE: _remove,
    Trial.RENAME_FILE: _rename,
    Trial.LIST_FOLDER: _list,
    Trial.CONNECT: _connect,
    Trial.LISTEN: _listen,
    Trial.FORK: _fork,
    Trial.RUN: _run,
    Trial.SIGNAL: _signal,
    Trial.RAISE_LIMITS: _raise_limits,
    Trial.RUN_MEMORY: _run_memory,
    Trial.LOOP: _loop,
    Trial.SLEEP: _sleep,
    Trial.DIE: _die,
    Trial.EXIT: _exit,
    Trial.MEMORY: _take_memory,
    Trial.NONSENSE: _nonsense,
    Trial.UNEXPECTED: _unexpected,
    Trial.REFUSE: _refuse,
}
