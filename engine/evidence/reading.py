"""Images, decoded ahead in threads while the network is at work on those before them."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.imaging import read_image

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from engine.evidence.earlier import Earlier
    from engine.evidence.plan import Plan
    from engine.results import Picture

_MOST_AHEAD = 4
_MOST_BYTES = 256 * 2**20


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """What became of an image file: exactly one of the three is there.

    Attributes
    ----------
    path : str
        As it was named.
    picture : Picture or None
        Decoded.
    done : list of dict or None
        Records of an earlier run, which has all that is wanted of it.
    error : EngineError or None
        Why it is no picture.
    """

    path: str
    picture: Picture | None = None
    done: list[dict[str, Any]] | None = None
    error: EngineError | None = None


class Reader:
    """Reads images in order; a few are ready before they are asked for.

    Parameters
    ----------
    paths : sequence of str
        Files.
    earlier : Earlier
        What need not be decoded.
    plan : Plan
        What is wanted of each.
    """

    def __init__(self, paths: Sequence[str], earlier: Earlier, plan: Plan) -> None:
        self._paths = paths
        self._earlier = earlier
        self._plan = plan
        self._threads = ThreadPoolExecutor(thread_count(), "reader")

    def __iter__(self) -> Iterator[Read]:
        waiting: deque[Future[Read]] = deque()
        ahead = 2  # until it is known how large the pictures are
        paths = iter(self._paths)
        while True:
            while len(waiting) < ahead and (path := next(paths, None)) is not None:
                waiting.append(self._threads.submit(self._read, path))
            if not waiting:
                return
            read = waiting.popleft().result()
            if read.picture is not None:
                ahead = max(1, min(_MOST_AHEAD, _MOST_BYTES // read.picture.pixels.nbytes))
            yield read

    def stop(self) -> None:
        """Drop what is not read yet, and wait for the threads."""
        self._threads.shutdown(cancel_futures=True)

    def _read(self, path: str) -> Read:
        try:
            done = self._earlier.done(path, self._plan)
            if done is not None:
                return Read(path, done=done)
            return Read(path, picture=read_image(path))
        except EngineError as error:
            return Read(path, error=error)


def thread_count() -> int:
    """Return how many threads read, and how many write: most of the cores are the network's."""
    return max(1, min(4, (os.cpu_count() or 1) // 4))
