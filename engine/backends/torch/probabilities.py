"""Computes probabilities of logits and their logarithms, for `scoring` and `network`.

Nothing is lost where a probability comes near to 0 or 1: everything begins with logarithms.
"""

from __future__ import annotations

from typing import Any

import torch
from torch.nn import functional

from engine.api.scores import ScoreKind

ACTIVATION = {
    "softmax": lambda logits: torch.softmax(logits, dim=-1),
    "sigmoid": torch.sigmoid,
    "linear": lambda logits: logits,
}


def unit_scores(logits: Any, activation: str, score: ScoreKind, *, complement: bool) -> Any:
    """Return the number that each unit gives a score.

    Parameters
    ----------
    logits : tensor of float32, shape (n, k) or (n, h, w, k)
        Before softmax or sigmoid.
    activation : str
        "softmax" or "sigmoid"; a linear output has no scores but its logits.
    score : ScoreKind
        Which number.
    complement : bool
        That of the contrary: 1 - p instead of p.

    Returns
    -------
    tensor of float32, of the same shape
    """
    if score is ScoreKind.LOGIT:
        return logits
    if activation == "sigmoid":  # 1 - sigmoid(z) = sigmoid(-z)
        logarithms = functional.logsigmoid(-logits if complement else logits)
    elif complement:
        logarithms = _log_others(logits)
    else:
        logarithms = torch.log_softmax(logits, dim=-1)
    return logarithms if score is ScoreKind.LOG_PROBABILITY else logarithms.exp()


def _log_others(logits: Any) -> Any:
    """Return log(1 - p) of a softmax over the last axis: what all other units have together.

    Only the largest p may be near to 1: for its unit the others' powers are summed.
    """
    is_top = functional.one_hot(logits.argmax(dim=-1), logits.shape[-1]).bool()
    without_top = logits.masked_fill(is_top, torch.finfo(logits.dtype).min)
    rest = torch.logsumexp(without_top, dim=-1, keepdim=True)
    every = torch.logsumexp(logits, dim=-1, keepdim=True)
    small = torch.softmax(logits, dim=-1).masked_fill(is_top, 0.0)
    return torch.where(is_top, rest - every, torch.log1p(-small))
