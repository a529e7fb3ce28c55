"""bfloat16: where it is worth it, whether maps stay the same, and that float32 stays float32."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import keras
import numpy as np
import pytest
from keras import layers, ops

from engine.api.errors import EngineError
from engine.api.scores import OutputActivation, ScoreKind
from engine.attribution.registry import METHODS
from engine.backends import warmup as warming
from engine.backends.objective import Objective
from engine.backends.precision import (
    Precision,
    agree,
    checked_precision,
    has_bfloat16_units,
    rank_correlation,
)
from engine.backends.protocol import Formula
from engine.backends.tensorflow import compiled as traced
from engine.backends.tensorflow.network import KerasNetwork
from tests import models
from tests.networks import GRAD_CAM

LAYER_CAM = METHODS["layer-cam"].formula
needs_units = pytest.mark.skipif(not has_bfloat16_units(), reason="no units for bfloat16")


def test_units_are_read_from_the_processors_flags(tmp_path):
    info = tmp_path / "cpuinfo"
    for flags, expected in (
        ("fpu avx512f amx_bf16 amx_tile", True),
        ("fpu avx512_bf16", True),
        ("fpu avx2 not_amx_bf16", False),
    ):
        info.write_text(f"processor\t: 0\nflags\t\t: {flags}\nbugs\t\t: amx_bf16\n")
        assert has_bfloat16_units(info) is expected
    assert not has_bfloat16_units(tmp_path / "nothing")


def test_rank_correlation_of_known_arrays():
    one = np.array([[1, 2], [3, 4]], np.float32)
    assert rank_correlation(one, one**3) == pytest.approx(1)
    assert rank_correlation(one, -one) == pytest.approx(-1)
    # Ranks 1 2 3 4 and 2 1 4 3: 1 - 6 * 4 / (4 * 15).
    other = np.array([[20, 10], [40, 30]], np.float32)
    assert rank_correlation(one, other) == pytest.approx(0.6)
    # Equal values share ranks: 1.5 1.5 3 4 and 1 2 3 4.
    tied = np.array([[0, 0], [3, 9]], np.float32)
    assert rank_correlation(tied, one) == pytest.approx(4.5 / np.sqrt(4.5 * 5))
    assert rank_correlation(np.zeros((2, 2), np.float32), one) is None


def test_maps_agree_by_rank_or_where_constant_by_value():
    ramp = np.arange(400, dtype=np.float32).reshape(20, 20)
    assert agree(ramp, ramp + 0.3 * np.sin(ramp))
    assert not agree(ramp, ramp[::-1])
    level = np.full((3, 3), 5, np.float32)
    assert agree(level, level * 1.005)
    assert not agree(level, level * 1.1)
    assert agree(0 * level, 0 * level)


def test_unknown_and_impossible_precisions_are_refused_in_words():
    assert checked_precision("auto", has_units=False) == "auto"
    assert checked_precision("bfloat16", has_units=True) == "bfloat16"
    with pytest.raises(EngineError, match="auto, float32, bfloat16"):
        checked_precision("half", has_units=True)
    with pytest.raises(EngineError, match="no units for bfloat16"):
        checked_precision("bfloat16", has_units=False)


def deep() -> Any:
    """Enough convolutions that rounding to bfloat16 shows."""
    inputs = x = keras.Input((32, 32, 3))
    for number in range(4):
        x = layers.Conv2D(32, 3, padding="same", activation="relu", name=f"conv_{number}")(x)
    return models.seeded(keras.Model(inputs, layers.Dense(4)(layers.GlobalAveragePooling2D()(x))))


def image() -> Any:
    return np.random.default_rng(5).normal(size=(1, 32, 32, 3)).astype(np.float32)


OBJECTIVE = Objective(np.array([1.0, 0.0, -1.0, 0.0], np.float32))


@needs_units
def test_both_precisions_live_side_by_side_and_the_first_answer_is_float32():
    model = deep()
    exact_network = KerasNetwork(model)
    network = KerasNetwork(model, Precision("bfloat16"))
    paths = ("conv_1",)
    exact = exact_network.forward_backward(image(), OBJECTIVE, paths).gradients("conv_1")
    first = network.forward_backward(image(), OBJECTIVE, paths)
    assert first.precision == "float32"
    np.testing.assert_allclose(first.gradients("conv_1"), exact, rtol=1e-4, atol=1e-7)
    second = network.forward_backward(image(), OBJECTIVE, paths)
    assert second.precision == "bfloat16"
    difference = np.abs(second.gradients("conv_1") - exact).mean() / np.abs(exact).mean()
    assert 1e-4 < difference < 0.1
    assert second.activations("conv_1").dtype == np.float32
    for taken in (exact_network.forward_backward(image(), OBJECTIVE, paths) for _ in range(2)):
        assert taken.precision == "float32"
        np.testing.assert_allclose(taken.gradients("conv_1"), exact, rtol=1e-4, atol=1e-7)
    exact_scores = exact_network.scores(image(), OBJECTIVE)
    assert network.scores(image(), OBJECTIVE) != pytest.approx(exact_scores, rel=1e-6)
    np.testing.assert_array_equal(exact_network.scores(image(), OBJECTIVE), exact_scores)
    # The same compiled function, back in float32.
    network.precision.everywhere = False
    taken = network.forward_backward(image(), OBJECTIVE, paths)
    assert taken.precision == "float32"
    np.testing.assert_allclose(taken.gradients("conv_1"), exact, rtol=1e-4, atol=1e-7)


def warmed(monkeypatch: pytest.MonkeyPatch, speedups: list[float], agrees: bool) -> KerasNetwork:
    """A network whose trials come out as told."""
    monkeypatch.setattr(warming, "_WORTH_MS", 0.0)
    monkeypatch.setattr(warming, "agree", lambda *_: agrees)
    left = list(speedups)
    monkeypatch.setattr(warming._Trial, "speedup", lambda _: left.pop(0))
    network = KerasNetwork(deep(), Precision("auto", can_reduce=True))
    for _ in network.warm(GRAD_CAM):
        pass
    assert not left  # all were asked for
    assert not network.precision.is_open
    return network


@pytest.mark.parametrize(
    ("speedups", "agrees", "expected"),
    [
        ([1.5, 1.1], True, "bfloat16"),
        ([1.1, 1.3], True, "float32"),
        ([1.5, 1.5], False, "float32"),
    ],
)
def test_auto_takes_what_is_faster_and_shows_the_same(monkeypatch, speedups, agrees, expected):
    network = warmed(monkeypatch, speedups, agrees)
    auto = network.description.auto_layer
    taken = network.forward_backward(image(), OBJECTIVE, (auto,), GRAD_CAM)
    assert taken.precision == expected
    assert network.forward_backward(image(), OBJECTIVE, (auto,)).precision == "float32"
    assert network.answers_soon((auto,), OBJECTIVE)
    assert not network.precision.everywhere  # scores stay exact


@needs_units
@pytest.mark.parametrize("complement", [False, True])
def test_probabilities_are_computed_of_the_logits_in_float32(complement):
    # Beside p = 0.974 the next number in bfloat16 is 0.004 away, a sixth of 1 - p.
    model = deep()
    model.layers[-1].bias.assign([6.0, 0.0, 0.0, 0.0])
    exact, reduced = KerasNetwork(model), KerasNetwork(model, Precision("bfloat16"))
    for score in (ScoreKind.PROBABILITY, ScoreKind.LOG_PROBABILITY):
        objective = Objective(
            np.array([1.0, 0.0, 0.0, 0.0], np.float32),
            score=score,
            complement=complement,
            activation=OutputActivation.SOFTMAX,
        )
        for _ in range(2):  # the first call is not compiled
            expected = exact.forward_backward(image(), objective, ("conv_3",))
            taken = reduced.forward_backward(image(), objective, ("conv_3",))
        assert taken.precision == "bfloat16"
        assert taken.score == pytest.approx(expected.score, rel=0.02)
        wanted, found = (each.gradients("conv_3") for each in (expected, taken))
        assert np.abs(found - wanted).max() < 0.02 * np.abs(wanted).max()


def test_only_the_logits_passes_are_what_was_tried():
    network = KerasNetwork(deep(), Precision("auto", can_reduce=True))
    network.precision.reduce(("conv_3",), GRAD_CAM)
    for score, expected in (
        (ScoreKind.LOGIT, "bfloat16"),
        (ScoreKind.PROBABILITY, "float32"),
        (ScoreKind.LOG_PROBABILITY, "float32"),
    ):
        objective = replace(OBJECTIVE, score=score, activation=OutputActivation.SOFTMAX)
        for _ in range(2):  # the first call is not compiled
            taken = network.forward_backward(image(), objective, ("conv_3",), GRAD_CAM)
        assert taken.precision == expected
        # What has run so far: passes in float32 are what it tells of.
        assert network.answers_soon(("conv_3",), objective) is (expected == "float32")


def test_float32_is_never_tried_and_small_networks_are_left_as_they_are(monkeypatch):
    monkeypatch.setattr(traced, "in_bfloat16", lambda: pytest.fail("was tried"))
    for chosen in (
        Precision("float32", can_reduce=True),
        Precision("auto", can_reduce=False),
    ):
        network = KerasNetwork(deep(), chosen)
        monkeypatch.setattr(warming, "_WORTH_MS", 0.0)
        for _ in network.warm(GRAD_CAM):
            pass
        assert network.forward_backward(image(), OBJECTIVE, ("conv_3",)).precision == "float32"
    monkeypatch.setattr(warming, "_WORTH_MS", 1e9)
    network = KerasNetwork(deep(), Precision("auto", can_reduce=True))
    for _ in network.warm(GRAD_CAM):
        pass
    assert not network.precision.is_reduced((network.description.auto_layer,), GRAD_CAM)


@needs_units
def test_a_trial_in_earnest(monkeypatch):
    monkeypatch.setattr(warming, "_WORTH_MS", 0.0)
    network = KerasNetwork(deep(), Precision("auto", can_reduce=True))
    network.forward(image())  # a real input is better than noise
    for _ in network.warm(GRAD_CAM):
        pass
    assert not network.precision.is_open
    taken = network.forward_backward(image(), OBJECTIVE, network.explainable, GRAD_CAM)
    is_reduced = network.precision.is_reduced(network.explainable, GRAD_CAM)
    assert taken.precision == ("bfloat16" if is_reduced else "float32")


def last_digits(activations: Any, gradients: Any) -> Any:
    """A map that every rounding changes."""
    return ops.mod(ops.sum(activations, axis=-1) * 1e5, 1.0)


LAST_DIGITS = Formula("last-digits", f"{__name__}:last_digits")


@needs_units
def test_a_pass_is_reduced_for_the_maps_that_stay_the_same(monkeypatch):
    monkeypatch.setattr(warming, "_WORTH_MS", 0.0)
    monkeypatch.setattr(warming._Trial, "speedup", lambda _: 2.0)
    monkeypatch.setattr(
        warming, "agree", lambda one, other: np.abs(one - other).max() < 0.3 * np.abs(one).max()
    )
    network = KerasNetwork(deep(), Precision("auto", can_reduce=True))
    for _ in network.warm(GRAD_CAM, (LAST_DIGITS, LAYER_CAM)):
        pass
    auto = (network.description.auto_layer,)
    for formula, expected in (
        (GRAD_CAM, "bfloat16"),
        (LAYER_CAM, "bfloat16"),
        (LAST_DIGITS, "float32"),
        (None, "float32"),
    ):
        taken = network.forward_backward(image(), OBJECTIVE, auto, formula)
        assert taken.precision == expected
