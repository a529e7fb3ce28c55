"""Watches memory and time of the process until a model has answered once, for `session`.

A description that passed the checks may still make the framework take gigabytes or work for ever:
while it builds the model, compiles for it, or runs it for the first time. Nothing interrupts it
from within. What is wrong is noticed in another thread, and whoever runs the session ends the
process: the window's engine process is replaced, a command ends.
"""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.errors import Text, text
from engine.api.memory import free_bytes
from engine.api.units import GB, MB, size_text
from engine.models.config_graph import walk_layers
from engine.session.memory_limit import limited_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.models.vetting import VettedModel

PERIOD_S = 0.1

_MEMORY_BYTES = 1.2 * GB
_COPIES = 4
"""Of the weights that are in memory at once: drawn, read, kept, and one in between."""
_CPU_S = 18.0
_BYTES_PER_S = 50 * MB
_LAYERS_PER_S = 200
_WAITS = 5
"""Times the processor time that may pass in all: a loaded machine, or a slow disk."""
_SHARE_OF_FREE = 0.8
"""Of the free memory that a first answer may take: a large image makes large arrays."""


@dataclass(frozen=True, slots=True)
class OpeningLimits:
    """What opening a model may take.

    Attributes
    ----------
    memory_bytes : float
        By which the process may grow.
    cpu_s : float
        Processor time, and at least as much time by the clock: several processors take it faster.
    """

    memory_bytes: float
    cpu_s: float

    def of_answers(self, count: int = 1) -> OpeningLimits:
        """Return what the first answers, to so many inputs, may take."""
        memory = max(self.memory_bytes, _SHARE_OF_FREE * free_bytes())
        return OpeningLimits(memory, self.cpu_s * count)


@dataclass(frozen=True, slots=True)
class Use:
    """What a process has taken up to now: memory in bytes, processor time, and time in seconds."""

    memory_bytes: int
    cpu_s: float
    clock_s: float


def limits_of(model: VettedModel) -> OpeningLimits:
    """Return what opening a model may take, by its layers and weights."""
    weights = 4 * model.parameters
    layers = model.operations or sum(1 for _ in walk_layers(model.config))
    return OpeningLimits(
        _MEMORY_BYTES + _COPIES * weights,
        _CPU_S + layers / _LAYERS_PER_S + weights / _BYTES_PER_S,
    )


def use_now() -> Use:
    """Return what this process has taken."""
    import psutil

    return Use(psutil.Process().memory_info().rss, time.process_time(), time.monotonic())


def excess(limits: OpeningLimits, before: Use, now: Use, file: str) -> Text | None:
    """Return the sentence on a limit that was passed since, or None."""
    if now.memory_bytes - before.memory_bytes > limits.memory_bytes:
        return text(
            "Opening {file} took more than {limit} of memory, far more than its weights need, and "
            "was stopped. The file may be damaged or made to do harm.",
            file=file,
            limit=size_text(limits.memory_bytes),
        )
    clock_s = now.clock_s - before.clock_s
    has_worked = now.cpu_s - before.cpu_s > limits.cpu_s and clock_s > limits.cpu_s
    if has_worked or clock_s > limits.cpu_s * _WAITS:
        return text(
            "Opening {file} did not come to an end and was stopped. The file may be damaged or "
            "made to do harm.",
            file=file,
        )
    return None


@contextlib.contextmanager
def watched(
    limits: OpeningLimits,
    file: str,
    give_up: Callable[[Text], None],
    use: Callable[[], Use] = use_now,
    *,
    is_bounded: bool = True,
) -> Iterator[None]:
    """Watch this process until the end of the block, and let the system bound its memory.

    Parameters
    ----------
    limits : OpeningLimits
        What it may take.
    file : str
        The model file's name, for the sentence.
    give_up : callable
        Takes the sentence, in another thread, once; it sees to it that the process ends.
    use : callable
        Gives what the process has taken; replaced in tests.
    is_bounded : bool
        False leaves the memory to the watch: a GPU's driver maps what it likes.
    """
    over = threading.Event()
    before = use()

    def watch() -> None:
        while not over.wait(PERIOD_S):
            sentence = excess(limits, before, use(), file)
            if sentence is not None and not over.is_set():
                give_up(sentence)
                return

    thread = threading.Thread(target=watch, name="opening-watch", daemon=True)
    thread.start()
    try:
        with limited_memory(limits.memory_bytes) if is_bounded else contextlib.nullcontext():
            yield
    finally:
        over.set()
        thread.join()
