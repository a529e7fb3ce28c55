"""Which score is explained, and what is said of each."""

import pytest

from engine.api.scores import SCORE_SENTENCES, ScoreKind, score_kind

LOGIT, PROBABILITY, LOG = ScoreKind


@pytest.mark.parametrize("chosen", list(ScoreKind))
@pytest.mark.parametrize("has_probability", [True, False])
def test_a_choice_is_kept_whatever_the_target(chosen, has_probability):
    # The engine refuses what cannot be had; a silent change would be a wrong picture.
    assert score_kind(chosen, PROBABILITY, has_probability=has_probability) is chosen


def test_without_a_choice_it_is_the_methods_own_or_the_logit():
    assert score_kind(None, LOGIT, has_probability=True) is LOGIT
    assert score_kind(None, PROBABILITY, has_probability=True) is PROBABILITY
    assert score_kind(None, PROBABILITY, has_probability=False) is LOGIT


def test_every_score_has_its_sentence_and_the_others_say_why_the_logit_is_usual():
    assert set(SCORE_SENTENCES) == set(ScoreKind)
    for kind in (PROBABILITY, LOG):
        assert "softmax mixes in" in str(SCORE_SENTENCES[kind])
    assert "logit" in str(SCORE_SENTENCES[LOGIT])
