"""Scores in words."""

import pytest

from engine.api.keys import Target
from engine.api.scores import ScoreKind
from gui.core.state import State
from gui.text.scores import kind_words, score_words, why_no_choice
from tests.unit.gui import fakes

LINEAR = fakes.OutputInfo("numbers", 3, ("a", "b", "c"), "linear")


def test_every_kind_has_a_name_of_its_own(qapp):
    assert [kind_words(kind) for kind in ScoreKind] == ["Logit", "Probability", "Log-probability"]
    assert kind_words(ScoreKind.LOGIT, has_probability=False) == "Value"


@pytest.mark.parametrize(
    ("kind", "has_probability", "words"),
    [
        (ScoreKind.LOGIT, True, "logit -2.346"),
        (ScoreKind.LOGIT, False, "value -2.346"),
        (ScoreKind.PROBABILITY, True, "probability -2.346"),
        (ScoreKind.LOG_PROBABILITY, True, "log-probability -2.346"),
    ],
)
def test_a_score_has_its_name(qapp, kind, has_probability, words):
    assert score_words(kind, -2.34567, has_probability=has_probability) == words


def test_why_there_is_no_choice(qapp):
    state = State()
    assert why_no_choice(state) == ""
    state.set_model(fakes.model_info())
    assert why_no_choice(state) == ""
    state.select(target=Target(1, layer="backbone/block0_conv"))
    assert why_no_choice(state).startswith("A neuron has no probability")
    state.set_model(fakes.model_info(key="model-2", outputs=(LINEAR,)))
    assert "without softmax or sigmoid" in why_no_choice(state)
