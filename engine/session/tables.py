"""Reads tables: which rows their scores choose, and the order of their units.

Pure arithmetic, for `output_scores` (targets over chosen rows) and `rankings` (predictions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.backends.protocol import Scores


def row_scores(scores: Scores, units: Sequence[int]) -> NDArray[np.float32]:
    """Return the score of every row (rows,): the largest of some units, after their activation.

    Parameters
    ----------
    scores : Scores
        Of a table, (rows, 1, k).
    units : sequence of int
        At least one.
    """
    numbers = scores.logits if scores.probabilities is None else scores.probabilities
    found: NDArray[np.float32] = numbers[:, 0, list(units)].max(axis=-1)
    return found


def chosen_rows(scores: Scores, units: Sequence[int], above: float | None) -> NDArray[np.float32]:
    """Return 1 for the rows that scores choose, else 0: (rows, 1).

    Parameters
    ----------
    scores, units
        As for `row_scores`.
    above : float or None
        All rows with a score above this; None takes the first of those with the highest.

    Raises
    ------
    EngineError
        When there is none.
    """
    if not len(scores.logits):
        raise EngineError("The output has no rows for this image.")
    each = row_scores(scores, units)
    if above is None:
        chosen = np.arange(len(each)) == each.argmax()
    else:
        chosen = each > above
        if not chosen.any():
            raise EngineError(
                "No row has a score above {above}; the highest is {highest}. Choose a lower one, "
                "or the row with the highest score.",
                above=f"{above:.10g}",
                highest=f"{each.max():.3g}",
            )
    mask: NDArray[np.float32] = chosen.astype(np.float32)[:, None]
    return mask
