"""Computes probabilities of logits and their logarithms, for `scoring` and `network`.

Nothing is lost where a probability comes near to 0 or 1: everything begins with logarithms, which
mixed precision leaves in float32, where it would round a softmax to bfloat16.
"""

from __future__ import annotations

from typing import Any

import tensorflow as tf

from engine.api.scores import ScoreKind

ACTIVATION = {
    "softmax": tf.nn.softmax,
    "sigmoid": tf.nn.sigmoid,
    "linear": tf.identity,
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
        logarithms = tf.math.log_sigmoid(-logits if complement else logits)
    else:
        logarithms = _log_others(logits) if complement else tf.nn.log_softmax(logits)
    return logarithms if score is ScoreKind.LOG_PROBABILITY else tf.exp(logarithms)


def _log_others(logits: Any) -> Any:
    """Return log(1 - p) of a softmax over the last axis: what all other units have together.

    Only the largest p may be near to 1: for its unit the others' powers are summed.
    """
    is_top = tf.one_hot(tf.argmax(logits, axis=-1), tf.shape(logits)[-1], True, False)
    without_top = tf.where(is_top, tf.fill(tf.shape(logits), logits.dtype.min), logits)
    rest = tf.reduce_logsumexp(without_top, axis=-1, keepdims=True)
    every = tf.reduce_logsumexp(logits, axis=-1, keepdims=True)
    small = tf.where(is_top, tf.zeros_like(logits), tf.nn.softmax(logits))
    return tf.where(is_top, rest - every, tf.math.log1p(-small))
