"""Names the scores that can be explained, and says why the logit is the usual one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from engine.api.errors import text

if TYPE_CHECKING:
    from engine.api.errors import Text


class ScoreKind(StrEnum):
    """Number that a target's units give a score: a class' logit, or what is made of it."""

    LOGIT = "logit"
    """Before softmax or sigmoid; a neuron's activation, a regression's number."""
    PROBABILITY = "probability"
    """After softmax or sigmoid."""
    LOG_PROBABILITY = "log-probability"
    """Natural logarithm of the probability."""


class OutputActivation(StrEnum):
    """Meaning of an output's numbers that nothing in the model tells, but the user."""

    AUTO = "auto"
    """As the model has them."""
    SOFTMAX = "softmax"
    """Logits of a softmax."""
    SIGMOID = "sigmoid"
    """Logits of sigmoids."""
    VALUES = "values"
    """Values of a regression, each by itself: no classes."""


SCORE_SENTENCES: dict[ScoreKind, Text] = {
    ScoreKind.LOGIT: text(
        "Explains the logit, before softmax or sigmoid: it speaks of the class alone."
    ),
    ScoreKind.PROBABILITY: text(
        "Explains the probability. The logit is usual: softmax mixes in the other classes and "
        "saturates."
    ),
    ScoreKind.LOG_PROBABILITY: text(
        "Explains the log-probability. The logit is usual: softmax mixes in the other classes."
    ),
}
"""What a map of each kind of score explains, and why the logit is the default."""


def score_kind(chosen: ScoreKind | None, usual: ScoreKind, *, has_probability: bool) -> ScoreKind:
    """Return the kind of score that is explained.

    Parameters
    ----------
    chosen : ScoreKind or None
        What the user asks for, whether the target has it or not; None leaves it to the method.
    usual : ScoreKind
        The method's own (`MethodInfo.score`).
    has_probability : bool
        Whether the target has a probability; without one the usual score is the logit.
    """
    if chosen is not None:
        return chosen
    return usual if has_probability else ScoreKind.LOGIT
