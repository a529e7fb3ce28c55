"""Defines what is made of a target's units beside their sum, and which rows of a table count.

Parts of `engine.api.keys.Target`, for outputs without classes of the image: values of a
regression, boxes, features.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Merge(StrEnum):
    """Number v that is made of the numbers u of a target's units, K those that are added."""

    SUM = "sum"
    """v = sum of u over K, less those of the contrast."""
    MEAN = "mean"
    """v = mean of u over K, less the mean over the contrast."""
    NORM = "norm"
    """v = square root of the sum of u ** 2 over K."""


@dataclass(frozen=True, slots=True)
class ValueForm:
    """Score that is made of the numbers of a target's units.

    Attributes
    ----------
    merge : Merge
        How several become one number v.
    reference : float or None
        The score is -abs(v - reference), what brings v near to it, instead of v.
    every : bool
        All units of the output count, not the target's alone.
    """

    merge: Merge = Merge.SUM
    reference: float | None = None
    every: bool = False


PLAIN = ValueForm()


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table that count; a unit's number is its mean over them.

    Either `index` or `scores` is given.

    Attributes
    ----------
    index : int or None
        The row with this number, from 0.
    scores : int or None
        The rows that the scores of this output choose, for the image as it is.
    unit : int or None
        The unit of that output which is a row's score; None takes the largest of its scores.
    above : float or None
        All rows with a score above this; None takes the row with the highest score.
    """

    index: int | None = None
    scores: int | None = None
    unit: int | None = None
    above: float | None = None
