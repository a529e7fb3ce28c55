"""Computes probabilities of logits, and refuses numbers that are not finite, for all services."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.model import ModelInfo


def check_finite(numbers: NDArray[np.float32] | float, info: ModelInfo) -> None:
    """Raise EngineError when a score or a map is not made of numbers."""
    if not np.isfinite(numbers).all():
        raise EngineError(
            "{model} answers with numbers that are not finite (NaN or infinity). "
            "Its weights may be damaged, or the preprocessing may not fit.",
            model=info.name,
        )


def probabilities(logits: NDArray[np.float32], activation: str) -> NDArray[np.float32] | None:
    """Return the probabilities of logits (k,) or (h, w, k); None of a linear output."""
    if activation == "linear":
        return None
    exact = logits.astype(np.float64)
    if activation == "sigmoid":
        return (0.5 * (1 + np.tanh(exact / 2))).astype(np.float32)
    powers = np.exp(exact - exact.max(axis=-1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
    return shares.astype(np.float32)
