"""How the units of an output are ranked, and the channels of a layer."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.keys import Target
from engine.api.outputs import OutputInfo
from engine.backends.protocol import Scores
from engine.session.rankings import ranked, ranked_channels, read_scores


def output_info(*labels: str) -> OutputInfo:
    return OutputInfo("scores", len(labels), labels, "softmax")


def test_classes_come_in_falling_order_and_equal_ones_in_their_own():
    scores = Scores(np.array([1, 3, 1], np.float32), np.array([0.1, 0.8, 0.1], np.float32))
    rows = list(ranked(scores, output_info("a", "b", "c"), output=2))
    assert [row.label for row in rows] == ["b", "a", "c"]
    assert rows[0].target == Target(1, output=2)
    assert rows[0].probability == pytest.approx(0.8)


@pytest.mark.parametrize(("logit", "first"), [(2.0, "yes"), (-2.0, "no")])
def test_a_single_unit_gives_a_yes_and_a_no(logit, first):
    share = 1 / (1 + np.exp(-logit))
    scores = Scores(np.array([logit], np.float32), np.array([share], np.float32))
    rows = {
        row.label: row for row in ranked(scores, OutputInfo("sick", 1, ("no", "yes"), "sigmoid"))
    }
    assert next(iter(rows)) == first
    assert rows["yes"].target == Target(0)
    assert rows["no"].target == Target(0, negative=True)
    assert rows["yes"].probability + rows["no"].probability == pytest.approx(1)
    assert rows["no"].logit == -rows["yes"].logit


def test_without_probabilities_there_are_none():
    rows = list(ranked(Scores(np.array([2.5], np.float32), None), output_info("class 0")))
    assert [(row.label, row.probability, row.logit) for row in rows] == [("class 0", None, 2.5)]


def test_channels_come_by_their_mean():
    rows = list(ranked_channels("conv", np.array([1.0, 3.0, 2.0], np.float32)))
    assert [row.target for row in rows] == [Target(each, layer="conv") for each in (1, 2, 0)]
    assert [row.logit for row in rows] == [3.0, 2.0, 1.0]


def test_a_linear_output_that_is_told_to_be_logits_has_probabilities():
    told = OutputInfo("numbers", 2, ("a", "b"), "softmax")
    found = read_scores(Scores(np.array([0.0, np.log(3)], np.float32), None), told)
    np.testing.assert_allclose(found.probabilities, [0.25, 0.75], rtol=1e-6)
    linear = OutputInfo("numbers", 2, ("a", "b"), "linear")
    assert read_scores(Scores(np.zeros(2, np.float32), None), linear).probabilities is None
    own = Scores(np.zeros(2, np.float32), np.ones(2, np.float32))
    assert read_scores(own, told) is own
