"""Runs a network on many inputs, as many at a time as memory and patience allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from engine.api.errors import OutOfMemory, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.api.errors import Text
    from engine.backends.protocol import Network

T = TypeVar("T")


class Batches:
    """Halves the batch when memory runs out and goes on; at one input, moves to the CPU.

    Parameters
    ----------
    network : Network
        Moved to the CPU when not even one input fits on its device.
    size : int
        Inputs a run at first.

    Attributes
    ----------
    size : int
        Inputs a run from now on.
    notes : list of Text
        What happened on the way, for the user.
    """

    def __init__(self, network: Network, size: int) -> None:
        self._network = network
        self.size = max(1, size)
        self.notes: list[Text] = []

    def run(self, count: int, function: Callable[[int, int], T]) -> Iterator[tuple[int, int, T]]:
        """Call a function on ranges of the items; every `yield` is a place to stop.

        Parameters
        ----------
        count : int
            Number of items.
        function : callable
            (start, stop) gives the results of the items start..stop-1. It may be called again for
            a part of a range that did not fit, so it must not count on being called in order.

        Yields
        ------
        (start, stop, results)
            Ranges that follow each other and cover all items.

        Raises
        ------
        OutOfMemory
            When one input does not fit on the CPU either.
        """
        start = 0
        while start < count:
            stop = min(count, start + self.size)
            try:
                results = function(start, stop)
            except OutOfMemory:
                self._give_way(stop - start)
                continue
            yield start, stop, results
            start = stop

    def once(self, function: Callable[[], T]) -> T:
        """Return what a function gives that runs the network on one input.

        Raises
        ------
        OutOfMemory
            When it does not fit on the CPU either.
        """
        return next(results for _, _, results in self.run(1, lambda _start, _stop: function()))

    def _give_way(self, failed: int) -> None:
        """Make the next try smaller, or raise again what is being handled."""
        if failed > 1:
            self.size = failed // 2
            self._note(text("Memory ran out; it went on with {size} at a time.", size=self.size))
        elif self._network.move_to_cpu():
            self._note(text("The GPU's memory ran out; it went on on the CPU."))
        else:
            raise

    def _note(self, note: Text) -> None:
        self.notes = [kept for kept in self.notes if kept.template != note.template] + [note]
