"""Decodes images ahead in threads, while the network is at work on those before them."""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.units import MIB
from engine.imaging import read_image

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from engine.api.image import Picture
    from engine.cli.explain.plan import Plan
    from engine.cli.explain.resume import ResumeIndex

_MAX_AHEAD = 8
_MAX_BYTES = 256 * MIB


@dataclass(frozen=True, slots=True, eq=False)
class ReadImage:
    """Result of reading an image file: exactly one of the three is there.

    Attributes
    ----------
    path, copy : str, int
        As it was named, and which time.
    picture : Picture or None
        Decoded.
    done : list of dict or None
        Records of an resume run, which has all that is wanted of it.
    error : EngineError or None
        Why it is no picture.
    """

    path: str
    copy: int
    picture: Picture | None = None
    done: list[dict[str, Any]] | None = None
    error: EngineError | None = None


class ImageReader:
    """Reads images in order; a few are ready before they are asked for.

    Parameters
    ----------
    paths : sequence of (str, int)
        Files, each with its number among those of the same path.
    resume : ResumeIndex
        Tells what need not be decoded.
    plan : Plan
        Which maps are made of each.
    """

    def __init__(self, paths: Sequence[tuple[str, int]], resume: ResumeIndex, plan: Plan) -> None:
        self._paths = paths
        self._resume = resume
        self._plan = plan
        self._threads = ThreadPoolExecutor(thread_count(), "reader")
        self._is_stopped = threading.Event()

    def __iter__(self) -> Iterator[ReadImage]:
        waiting: deque[Future[ReadImage]] = deque()
        ahead = 2  # until it is known how large the pictures are
        names = iter(self._paths)
        while True:
            while len(waiting) < ahead and (name := next(names, None)) is not None:
                waiting.append(self._threads.submit(self._read, name))
            if not waiting:
                return
            read = waiting.popleft().result()
            if read.picture is not None:
                ahead = max(1, min(_MAX_AHEAD, _MAX_BYTES // read.picture.pixels.nbytes))
            yield read

    def stop(self) -> None:
        """Drop what is not read yet, and wait for the threads."""
        self._is_stopped.set()
        self._threads.shutdown(cancel_futures=True)

    def _read(self, name: tuple[str, int]) -> ReadImage:
        try:
            done = self._resume.done(name, self._plan)
            if done is not None:
                return ReadImage(*name, done=done)
            return ReadImage(*name, picture=read_image(name[0], self._is_stopped.is_set))
        except EngineError as error:
            return ReadImage(*name, error=error)


def thread_count() -> int:
    """Return how many threads read, and how many write: most of the cores are the network's."""
    return max(1, min(4, (os.cpu_count() or 1) // 4))
