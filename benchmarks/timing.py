"""Times peers in turns, and gives medians and ratios that hold on a noisy machine."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def in_turns(
    contestants: Mapping[str, Callable[[], object]], rounds: int
) -> dict[str, list[float]]:
    """Run every contestant once a round, after one round that is not counted.

    Returns
    -------
    dict of str to list of float
        Milliseconds, one a round: entries of the same round were measured side by side.
    """
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(rounds + 1):
        for name, run in contestants.items():
            started = time.perf_counter()
            run()
            elapsed = (time.perf_counter() - started) * 1000
            if number:
                times[name].append(elapsed)
    return times


def ratio(times: Mapping[str, Sequence[float]], name: str, to: str) -> float:
    """Return the median, over the rounds, of one contestant's time by another's."""
    return statistics.median(a / b for a, b in zip(times[name], times[to], strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def in_own_process(module: str, *arguments: str) -> Any:  # noqa: ANN401
    """Run a module in a fresh interpreter; return the JSON of its last line of output."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} {' '.join(arguments)} failed:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])
