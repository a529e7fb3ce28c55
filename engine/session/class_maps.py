"""Reads maps of classes: which cells are predicted to be a class, and how much of the map it has.

Pure arithmetic, for `output_scores` (targets over a predicted mask) and `open_model` (predictions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.keys import Target


def predicted_cells(logits: NDArray[np.float32], activation: str) -> NDArray[np.bool_]:
    """Return which cells are predicted to be which class, (h, w, k), of logits (h, w, k).

    The largest logit of a cell wins; with sigmoids every class is decided by itself, at a
    probability of one half.
    """
    if activation == "sigmoid":
        return logits > 0
    winners = logits.argmax(axis=-1)[..., None]
    found: NDArray[np.bool_] = winners == np.arange(logits.shape[-1])
    return found


def predicted_shares(logits: NDArray[np.float32], activation: str) -> NDArray[np.float64]:
    """Return the share of cells, 0-1, that is predicted to be each class (k,)."""
    shares: NDArray[np.float64] = predicted_cells(logits, activation).mean(axis=(0, 1))
    return shares


def predicted_mask(
    logits: NDArray[np.float32], activation: str, target: Target
) -> NDArray[np.float32]:
    """Return 1 where a cell is predicted to be one of the target's classes, else 0: (h, w).

    The "no" of a single sigmoid unit has the cells that are not predicted to be "yes".

    Raises
    ------
    EngineError
        When there is no such cell.
    """
    cells = predicted_cells(logits, activation)
    if logits.shape[-1] == 1 and target.negative:
        cells = ~cells
    mask = np.any(cells[..., [target.index, *target.also]], axis=-1)
    if not mask.any():
        raise EngineError(
            "No cell of this image is predicted to be the target, so it has no mask. "
            "Choose the whole image or a rectangle."
        )
    chosen: NDArray[np.float32] = mask.astype(np.float32)
    return chosen
