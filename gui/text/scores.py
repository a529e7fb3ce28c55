"""Writes scores in words: their names, and why a target has no other than its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.api.scores import ScoreKind
from gui.core.scores import has_probability
from gui.text.translation import translate

if TYPE_CHECKING:
    from gui.core.state import State


def kind_words(kind: ScoreKind, *, has_probability: bool = True) -> str:
    """Return the name of a kind of score, as a list shows it; of a neuron or number "Value"."""
    match kind:
        case ScoreKind.LOGIT if has_probability:
            return translate("scores", "Logit")
        case ScoreKind.LOGIT:
            return translate("scores", "Value")
        case ScoreKind.PROBABILITY:
            return translate("scores", "Probability")
        case ScoreKind.LOG_PROBABILITY:
            return translate("scores", "Log-probability")
    assert_never(kind)


def score_words(kind: ScoreKind, score: float, *, has_probability: bool) -> str:
    """Return a score with its name: "logit 2.89"; of a neuron or a number "value".

    Parameters
    ----------
    kind : ScoreKind
        What it is.
    score : float
        Its value.
    has_probability : bool
        Whether the target has a probability, and so a logit.
    """
    match kind:
        case ScoreKind.LOGIT if has_probability:
            template = translate("facts", "logit {score}")
        case ScoreKind.LOGIT:
            template = translate("facts", "value {score}")
        case ScoreKind.PROBABILITY:
            template = translate("facts", "probability {score}")
        case ScoreKind.LOG_PROBABILITY:
            template = translate("facts", "log-probability {score}")
        case _:
            assert_never(kind)
    return template.format(score=f"{score:.4g}")


def why_no_choice(state: State) -> str:
    """Return why the target has one score alone, or nothing when others can be chosen."""
    selection, known = state.selection, state.known
    if known.model is None or has_probability(selection, known):
        return ""
    if state.target is not None and state.target.layer is not None:
        return translate("scores", "A neuron has no probability: its activation is explained.")
    return translate(
        "scores",
        "This output ends without softmax or sigmoid, so it has no probabilities. If its numbers "
        "are logits, say so below.",
    )
