"""Runs a network on many inputs, as many at a time as memory and patience allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import OutOfMemory, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from engine.backends.contract import Network
    from engine.errors import Text


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
    notes : list of Text
        What happened on the way, for the user.
    """

    def __init__(self, network: Network, size: int) -> None:
        self._network = network
        self.size = max(1, size)
        self.notes: list[Text] = []

    def run(
        self, count: int, function: Callable[[int, int], NDArray[np.float32]]
    ) -> Iterator[tuple[int, int, NDArray[np.float32]]]:
        """Call a function on ranges of the items; every `yield` is a place to stop.

        Parameters
        ----------
        count : int
            Number of items.
        function : callable
            (start, stop) gives the results of the items start..stop-1.

        Yields
        ------
        (start, stop, results)

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

    def _give_way(self, failed: int) -> None:
        if failed > 1:
            self.size = failed // 2
            self._note(text("Memory ran out; it went on with {size} at a time.", size=self.size))
        elif self._network.move_to_cpu():
            self._note(text("The GPU's memory ran out; it went on on the CPU."))
        else:
            raise

    def _note(self, note: Text) -> None:
        self.notes = [kept for kept in self.notes if kept.template != note.template] + [note]
