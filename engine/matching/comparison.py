"""Compares maps with a heatmap from elsewhere, whatever either was divided by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from engine.api.display import Normalization

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Values = NDArray[np.float64]


class Fit(IntEnum):
    """What two maps have in common, the most first."""

    NUMBERS = 0
    """The numbers themselves."""
    SHARES = 1
    """All values, negative ones too, once each is divided by its largest."""
    SHOWN = 2
    """What is seen once each is normalized."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two maps are under the normalization that suits them better.

    Attributes
    ----------
    normalization : Normalization
        Of the two that are looked for; signed of such a picture, once it is confirmed.
    correlation : float
        Pearson's, of the normalized maps; 0 where one of them is flat.
    difference : float
        The largest, of the normalized maps.
    fit : Fit
        What they have in common; said where they are equal.
    """

    normalization: Normalization
    correlation: float
    difference: float
    fit: Fit = Fit.SHOWN


NORMALIZATIONS = (Normalization.MAX, Normalization.MIN_MAX)
"""Those that are looked for, but in pictures with colors of signed maps."""


def scaled(values: Values, normalization: Normalization) -> Values | None:
    """Return a map scaled to 0-1 as it is shown; None when nothing of it is."""
    most = float(values.max())
    if normalization is Normalization.SIGNED:
        largest = float(np.abs(values).max())
        return 0.5 + values / (2 * largest) if largest > 0 else None
    if normalization is Normalization.MAX:
        return np.maximum(values, 0) / most if most > 0 else None
    least = float(values.min())
    return (values - least) / (most - least) if most > least else None


def likeness(one: Values, other: Values, tolerance: float) -> Likeness:
    """Compare two maps on the same grid.

    Parameters
    ----------
    one, other : ndarray of float64, shape (h, w)
        Ours, and the one from elsewhere.
    tolerance : float
        Largest difference of equal maps, as a share of the range.
    """
    best: Likeness | None = None
    for normalization in NORMALIZATIONS:
        found = likeness_under(normalization, one, other)
        if found is None:
            continue
        is_better = best is None or found.difference < best.difference
        if best is None or (best.difference > tolerance and is_better):
            best = found
    return best or Likeness(Normalization.MAX, 0.0, 1.0)


def likeness_under(normalization: Normalization, one: Values, other: Values) -> Likeness | None:
    """Compare two maps as they are shown; None when one of them shows nothing."""
    ours, theirs = scaled(one, normalization), scaled(other, normalization)
    if ours is None or theirs is None:
        return None
    return likeness_of_shown(normalization, ours, theirs)


def likeness_of_shown(normalization: Normalization, ours: Values, theirs: Values) -> Likeness:
    """Compare two maps that are scaled already."""
    difference = float(np.abs(ours - theirs).max())
    return Likeness(normalization, correlation(ours, theirs), difference)


def correlations(maps: Values, other: Values) -> Values:
    """Return how well each of several maps correlates with another one, as it is or cut at 0.

    Parameters
    ----------
    maps : ndarray of float64, shape (n, cells)
        Several maps.
    other : ndarray of float64, shape (cells,)
        The other one.

    Returns
    -------
    ndarray of float64, shape (n,)
        The better of the two; 0 for a flat map.
    """
    found = np.zeros(len(maps))
    for ours, theirs in ((maps, other), (np.maximum(maps, 0), np.maximum(other, 0))):
        a = ours - ours.mean(axis=1, keepdims=True)
        b = theirs - theirs.mean()
        sizes = np.sqrt((a * a).sum(axis=1) * (b * b).sum())
        np.maximum(found, (a @ b) / np.where(sizes > 0, sizes, np.inf), out=found)
    return found


def correlation(one: Values, other: Values) -> float:
    """Return Pearson's correlation; 0 where one of the two is flat."""
    a, b = one - one.mean(), other - other.mean()
    size = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / size if size > 0 else 0.0


def fit_of(one: Values, other: Values, tolerance: float) -> Fit:
    """Return what two equal maps have in common."""
    most = float(np.abs(other).max())
    if np.abs(one - other).max() <= tolerance * most:
        return Fit.NUMBERS
    tops = float(one.max()), float(other.max())
    if min(tops) <= 0:
        return Fit.SHOWN
    alike = np.abs(one / tops[0] - other / tops[1]).max() <= tolerance * most / tops[1]
    return Fit.SHARES if alike else Fit.SHOWN
