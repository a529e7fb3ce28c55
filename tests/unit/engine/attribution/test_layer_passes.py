"""What methods of many passes share: a look at a layer, and steps that are checked."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.attribution.layer_passes import (
    activations_of,
    channel_count,
    checked_step,
    layer_of,
    strongest,
    untouched_score,
)
from engine.backends.objective import Objective
from tests.networks import ASIDE, CONV, FLAT, Run, image, two_layers


def job(**changes):
    return Run("score-cam", two_layers(), image()).but(**changes).job


def test_a_look_at_the_layer_gives_the_score_and_what_is_there():
    run = Run("score-cam", two_layers(), image())
    score, activations = activations_of(run.job)
    assert score == pytest.approx(run.network.logits(run.inputs[0])[1], rel=1e-6)
    np.testing.assert_allclose(
        activations, np.maximum(run.network.before(run.inputs[0]), 0), rtol=1e-5
    )
    assert run.network.at_once == [1]


@pytest.mark.parametrize(
    ("layer", "sentence"),
    [
        (None, "This method explains one layer. Choose a layer."),
        (ASIDE, 'The score does not depend on layer "aside". Choose a layer before the target.'),
        (FLAT, 'Layer "flat" has no grid of channels. Choose a convolution or pooling layer.'),
    ],
)
def test_a_layer_that_cannot_be_looked_at_is_refused(layer, sentence):
    with pytest.raises(EngineError) as caught:
        activations_of(job(layer=layer))
    assert str(caught.value) == sentence


def test_the_layer_is_the_chosen_one():
    assert layer_of(job()) == CONV


def test_the_untouched_score_is_the_objectives():
    run = Run("score-cam", two_layers(), image())
    logits = run.network.logits(run.inputs[0])
    other = Objective(np.array([1, 0], np.float32))
    assert untouched_score(run.job) == pytest.approx(logits[1], rel=1e-6)
    assert untouched_score(run.but(objective=other).job) == pytest.approx(logits[0], rel=1e-6)


def test_a_step_is_float32_and_may_lack_a_picture():
    step = checked_step(0.5, np.array([[1.5, -2]]).T, 3.0)
    assert (step.share, step.score, step.raw.dtype) == (0.5, 3.0, np.float32)
    assert step.raw.flags.c_contiguous
    np.testing.assert_array_equal(step.raw, [[1.5], [-2]])
    assert checked_step(0.5, None, 3.0).raw is None


@pytest.mark.parametrize(
    ("raw", "score"), [([[0, np.nan]], 1), ([[1e39]], 1), ([[0]], np.inf), (None, np.nan)]
)
def test_numbers_that_are_not_finite_make_no_step(raw, score):
    with pytest.raises(EngineError, match="not finite"):
        checked_step(1.0, None if raw is None else np.array(raw, float), score)


def test_the_strongest_channel_counts_by_its_size():
    np.testing.assert_array_equal(strongest(np.array([[[1, -4, 2], [0, 0, 0.5]]])), [[4, 0.5]])


def test_channels_are_the_layers_last_side():
    assert channel_count((3, 5, 7)) == 7
    with pytest.raises(EngineError, match="Choose a layer"):
        channel_count(None)
