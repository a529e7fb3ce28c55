"""Tells when passes work in bfloat16, and compares their maps with those of float32.

Every map that is shown has a rank correlation of `LEAST_CORRELATION` with that of float32.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.backends.protocol import Formula

LEAST_SPEEDUP = 1.2
LEAST_CORRELATION = 0.99
_LEAST_TRIED = 0.995
"""One image is tried; on VGG19 the maps of another one were 0.007 lower."""
_LARGEST_DIFFERENCE = 0.01  # of constant maps, which have no correlation
_UNITS = frozenset({"amx_bf16", "avx512_bf16"})


def checked_precision(asked: str, *, has_units: bool) -> str:
    """Return the precision that is asked for.

    Raises
    ------
    EngineError
        When it is not one of three, or the device cannot do it.
    """
    if asked not in ("auto", "float32", "bfloat16"):
        raise EngineError(
            'There is no precision "{precision}". There are: auto, float32, bfloat16.',
            precision=asked,
        )
    if asked == "bfloat16" and not has_units:
        raise EngineError(
            "The chosen device has no units for bfloat16. Choose the precision auto or float32."
        )
    return asked


def has_bfloat16_units(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """Tell whether the processor has units for bfloat16; False where it cannot be told."""
    try:
        found = re.search(r"^flags\s*:(.*)$", cpuinfo.read_text(errors="replace"), re.MULTILINE)
    except OSError:
        return False
    return found is not None and not _UNITS.isdisjoint(found[1].split())


def agree(exact: NDArray[np.float32], fast: NDArray[np.float32]) -> bool:
    """Tell whether two maps show the same.

    Parameters
    ----------
    exact, fast : ndarray of float32, shape (h, w)
        Of float32 and of bfloat16.
    """
    correlation = rank_correlation(exact, fast)
    if correlation is not None:
        return correlation >= _LEAST_TRIED
    scale = max(float(np.abs(exact).max()), float(np.abs(fast).max()), 1e-30)
    return float(np.abs(exact - fast).max()) <= _LARGEST_DIFFERENCE * scale


def rank_correlation(one: NDArray[np.float32], other: NDArray[np.float32]) -> float | None:
    """Return Spearman's rank correlation of two maps; None when one of them is constant."""
    ranks = [_ranks(each.ravel()) for each in (one, other)]
    spreads = [float(each.std()) for each in ranks]
    if min(spreads) == 0:
        return None
    centred = [each - each.mean() for each in ranks]
    return float((centred[0] * centred[1]).mean() / (spreads[0] * spreads[1]))


def _ranks(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return ranks, equal values sharing the mean of theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    middle: NDArray[np.float64] = last - (counts - 1) / 2
    return middle[inverse]


class Precision:
    """Precision that a network computes in.

    Parameters
    ----------
    asked : str
        "auto", "float32" or "bfloat16", as in `EngineOptions`.
    can_reduce : bool
        Whether "auto" may choose bfloat16: on a processor with the units.

    Attributes
    ----------
    asked : str
        As given.
    everywhere : bool
        Every compiled function works in bfloat16.
    is_open : bool
        Nothing was measured yet.
    """

    def __init__(self, asked: str = "float32", *, can_reduce: bool = False) -> None:
        self.asked = asked
        self.everywhere = asked == "bfloat16"
        self.is_open = asked == "auto" and can_reduce
        self._reduced: set[tuple[tuple[str, ...], Formula | None]] = set()

    def is_reduced(self, layers: tuple[str, ...], formula: Formula | None) -> bool:
        """Tell whether a pass over these layers works in bfloat16, for the maps of a formula.

        "auto" goes no further than passes whose maps were tried: methods that subtract scores from
        each other would show the rounding.
        """
        return self.everywhere or (layers, formula) in self._reduced

    def reduce(self, layers: tuple[str, ...], formula: Formula) -> None:
        """Let passes over exactly these layers work in bfloat16, for the maps of a formula."""
        self._reduced.add((layers, formula))

    def restore(self, layers: tuple[str, ...], formula: Formula) -> None:
        """Let passes over these layers work in float32."""
        self._reduced.discard((layers, formula))
