"""The order in which choices before the gradient are tried."""

from __future__ import annotations

from dataclasses import replace

from engine.api.errors import text
from engine.api.keys import Resize, Target
from engine.api.model import PreprocessChoice
from engine.api.scores import ScoreKind
from engine.matching.hypotheses import Hypothesis, hypotheses, preprocess_names
from tests.unit.engine.ipc.stage import model_info

INFO = replace(
    model_info(),
    preprocess="unit",
    preprocess_choices=tuple(
        PreprocessChoice(name, text("x")) for name in ("none", "unit", "caffe")
    ),
)
LOGIT, PROBABILITY, LOG = ScoreKind


def test_the_defaults_come_first_and_single_differences_next():
    first, *rest = hypotheses(INFO, None, 3, has_probability=True)
    assert first == Hypothesis("unit", Resize.AREA, LOGIT, 0)
    singles = rest[: 1 + 4 + 2]
    usual = (first.preprocess, first.resize, first.score)
    for each in singles:
        changed = (each.preprocess, each.resize, each.score)
        assert sum(a != b for a, b in zip(changed, usual, strict=True)) == 1
    assert singles[0].score is PROBABILITY


def test_everything_is_tried_once_and_other_classes_last():
    every = list(hypotheses(INFO, None, 3, has_probability=True))
    assert len(every) == len(set(every)) == 3 * 5 * 3 + 2 * (3 * 5 * 2)
    assert all(each.target == 0 for each in every[:45])
    assert {each.target for each in every[45:]} == {1, 2}
    assert all(each.score is LOG for each in every[30:45])


def test_a_target_that_is_told_is_the_only_one():
    every = list(hypotheses(INFO, Target(2), 1000, has_probability=False))
    assert len(every) == 15
    assert {each.target for each in every} == {Target(2)}
    assert {each.score for each in every} == {LOGIT}


def test_the_models_own_preprocessing_is_first():
    assert preprocess_names(INFO) == ["unit", "none", "caffe"]
