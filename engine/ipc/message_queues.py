"""Moves messages between a pipe and the thread that works, for `child_process` and `server`.

Either process has one thread that only writes to the pipe (`Outbox`) and one that only reads from
it (`Inbox`, the reader of `server`). A thread that reads never waits for one that writes: when both
directions of the pipe are full, both readers still empty them, and everything moves on.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from engine.ipc.array_messages import receive_with_size
from engine.ipc.codec import encode

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

T = TypeVar("T")

QUEUED_BYTES = 64 * 2**20
"""Bytes that may wait on either side of a pipe before their producer has to wait."""

_log = logging.getLogger(__name__)


class ByteQueue(Generic[T]):
    """A queue between threads that counts bytes; what is at work counts until it is dropped.

    Parameters
    ----------
    limit : int
        In bytes. One item alone may be larger.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._items: deque[tuple[T, int]] = deque()
        self._total = 0
        self._is_closed = False
        self._changed = threading.Condition()

    @property
    def is_full(self) -> bool:
        """True when the items that wait here exceed the limit."""
        with self._changed:
            return self._total > self._limit

    def put(self, item: T, size: int, *, wait: bool) -> bool:
        """Add an item.

        Parameters
        ----------
        item : T
            What is added at the end.
        size : int
            Its size in bytes.
        wait : bool
            Wait until it fits under the limit; otherwise add it all the same.

        Returns
        -------
        bool
            False when the queue is closed: the item was not added.
        """
        with self._changed:
            while wait and not self._is_closed and self._items and self._total + size > self._limit:
                self._changed.wait()
            if self._is_closed:
                return False
            self._items.append((item, size))
            self._total += size
            self._changed.notify_all()
            return True

    def first(self) -> T | None:
        """Wait for the first item and return it, without taking it out; None when closed."""
        with self._changed:
            while not (self._items or self._is_closed):
                self._changed.wait()
            return None if self._is_closed else self._items[0][0]

    def drop_first(self) -> None:
        """Take the first item out."""
        with self._changed:
            if self._items:
                self._total -= self._items.popleft()[1]
                self._changed.notify_all()

    def take_all(self) -> list[T]:
        """Take out all that is here now, closed or not."""
        with self._changed:
            taken = [item for item, _ in self._items]
            self._items.clear()
            self._total = 0
            self._changed.notify_all()
            return taken

    def close(self) -> None:
        """End all waiting, and take no more items."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()


class Outbox:
    """Writes messages to a pipe, in their order, from a thread of its own.

    Parameters
    ----------
    connection : Connection
        The pipe; this is its only writer.
    limit : int
        Bytes that may wait here before `send` with `wait` waits.
    on_room : callable
        Called in the sending thread when what waits has fallen below the limit again.
    """

    def __init__(
        self,
        connection: Connection[Any, Any],
        limit: int = QUEUED_BYTES,
        on_room: Callable[[], None] = lambda: None,
    ) -> None:
        self._connection = connection
        self._queue: ByteQueue[list[bytes | memoryview]] = ByteQueue(limit)
        self._on_room = on_room
        self._thread = threading.Thread(target=self._run, name="sender", daemon=True)
        self._thread.start()

    @property
    def is_congested(self) -> bool:
        """True when the messages that wait to be sent exceed the limit."""
        return self._queue.is_full

    def send(self, message: object, *, wait: bool = False) -> None:
        """Send a message as it is now; once the other side is gone it is dropped.

        Parameters
        ----------
        message : object
            A dataclass that `engine.ipc.codec` can encode.
        wait : bool
            Wait while too much is on its way: for large answers, so that memory stays bounded. The
            thread that reads from the pipe must never wait.

        Raises
        ------
        MessageError
            When a value in it is none that its annotation allows.
        """
        parts = encode(message)
        self._queue.put(parts, sum(len(part) for part in parts), wait=wait)

    def close(self) -> None:
        """Drop what has not been sent, and end the thread as soon as the pipe lets it."""
        self._queue.close()

    def join(self, seconds: float) -> bool:
        """Wait for the thread to end; False when it still runs."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            while (parts := self._queue.first()) is not None:
                for part in parts:
                    self._connection.send_bytes(part)
                was_full = self._queue.is_full
                self._queue.drop_first()
                if was_full and not self._queue.is_full:
                    self._on_room()
        except OSError:
            pass  # the other side is gone, which is noticed elsewhere
        finally:
            self._queue.close()


class Inbox:
    """Reads messages from a pipe, in a thread of its own, for one that takes them now and then.

    Parameters
    ----------
    connection : Connection
        The pipe; this is its only reader.
    type_ : type
        What may come: a union of dataclasses.
    on_message : callable
        Called in the reading thread when there is something to take, and at the end.
    on_broken : callable
        Called in the reading thread when a message cannot be read: it is none of the type, or
        memory is short. The window would wait in vain for an answer to that message.
    limit : int
        Bytes that may wait here before reading stops.
    """

    def __init__(
        self,
        connection: Connection[Any, Any],
        type_: Any,  # noqa: ANN401  a union
        on_message: Callable[[], None],
        on_broken: Callable[[], None],
        limit: int = QUEUED_BYTES,
    ) -> None:
        self._connection = connection
        self._type = type_
        self._on_message = on_message
        self._on_broken = on_broken
        self._queue: ByteQueue[Any] = ByteQueue(limit)
        self._thread = threading.Thread(target=self._run, name="receiver", daemon=True)
        self._thread.start()

    def take_all(self) -> list[Any]:
        """Return the messages that have arrived."""
        return self._queue.take_all()

    def take_rest(self, seconds: float) -> list[Any]:
        """Return what had been sent when the other side closed the pipe; wait so long for it."""
        messages = self.take_all()
        step = 0.05
        while self._thread.is_alive() and seconds > 0:
            self._thread.join(step)
            messages += self.take_all()
            seconds -= step
        return messages + self.take_all()

    def close(self) -> None:
        """End the thread as soon as the pipe lets it."""
        self._queue.close()

    def join(self, seconds: float) -> bool:
        """Wait for the thread to end; False when it still runs."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            while True:
                message, size = receive_with_size(self._connection, self._type)
                if not self._queue.put(message, size, wait=True):
                    return
                self._on_message()
        except (EOFError, OSError):
            pass  # the other side is gone, which is noticed elsewhere
        except Exception:
            _log.exception("A message of the engine process cannot be read.")
            self._on_broken()
        finally:
            self._on_message()
