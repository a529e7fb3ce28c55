"""SmoothGrad, VarGrad and SquareGrad against plain loops in float64, and on a linear model."""

from __future__ import annotations

import numpy as np
import pytest

from engine.attribution.methods.noisy_gradients import Moments
from tests.networks import CLASS_ONE, Run, image, linear, two_layers

METHODS = ("smoothgrad", "vargrad", "squaregrad")


class Recording:
    """Keeps the inputs whose gradients a network is asked for."""

    def __init__(self, network):
        self.network, self.copies = network, []
        self.ask, network.input_gradients = network.input_gradients, self

    def __call__(self, batch, objective, *, guided=False):
        self.copies.extend(batch.copy())
        return self.ask(batch, objective, guided=guided)


def plain(network, copies):
    """Mean, variance and mean square of the gradients of these copies, by loops."""
    found = {"smoothgrad": 0.0, "vargrad": 0.0, "squaregrad": 0.0}
    gradients = [
        network.gradient(copy.astype(np.float64), CLASS_ONE.weights, False) for copy in copies
    ]
    mean = sum(gradients) / len(gradients)
    for gradient in gradients:
        found["vargrad"] = found["vargrad"] + (gradient - mean) ** 2 / len(gradients)
        found["squaregrad"] = found["squaregrad"] + gradient**2 / len(gradients)
    found["smoothgrad"] = mean
    return {method: np.abs(array).max(axis=-1) for method, array in found.items()}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("bend", ["relu", "tanh"])
def test_it_is_the_statistic_of_the_copies_that_were_run(method, bend):
    network, inputs = two_layers(bend=bend), image()
    recording = Recording(network)
    raw = Run(method, network, inputs, {"samples": 20, "noise": 0.3}).raw()
    assert len(recording.copies) == 20
    np.testing.assert_allclose(raw, plain(network, recording.copies)[method], rtol=1e-5, atol=1e-7)
    assert raw.max() > 0


def test_the_noise_has_the_asked_spread_and_no_mean():
    network, inputs = linear((24, 24)), image((24, 24))
    recording = Recording(network)
    Run("smoothgrad", network, inputs, {"samples": 40, "noise": 0.2}).steps()
    noise = np.stack(recording.copies) - inputs[0]
    sigma = 0.2 * (inputs.max() - inputs.min())
    # 69120 values: three standard errors of the spread are 0.8 %, of the mean 1.1 %.
    assert noise.std() == pytest.approx(sigma, rel=0.008)
    assert abs(noise.mean()) < 0.0115 * sigma
    # No two copies share their noise.
    assert abs(np.corrcoef(noise[0].ravel(), noise[1].ravel())[0, 1]) < 0.1


def test_the_seed_chooses_the_noise():
    run = Run("smoothgrad", two_layers(bend="tanh"), image(), {"samples": 5})
    again, other = run.raw(), run.but(parameters={"samples": 5, "seed": 8}).raw()
    np.testing.assert_array_equal(run.raw(), again)
    assert not np.array_equal(again, other)


def test_a_linear_model_does_not_feel_the_noise():
    network = linear()
    strongest = np.abs(network.weights[..., 1]).max(axis=-1)
    found = {method: Run(method, network, image(), {"samples": 9}).raw() for method in METHODS}
    np.testing.assert_allclose(found["smoothgrad"], strongest, rtol=1e-6)
    np.testing.assert_allclose(found["squaregrad"], strongest**2, rtol=1e-6)
    assert not found["vargrad"].any()  # exactly: rounding would be a picture


def test_a_constant_input_gets_no_noise():
    inputs = np.full((1, 6, 10, 3), 0.5, np.float32)
    network = two_layers(bend="tanh")
    raw = Run("smoothgrad", network, inputs, {"samples": 3}).raw()
    expected = np.abs(network.gradient(inputs[0], CLASS_ONE.weights, False)).max(axis=-1)
    np.testing.assert_allclose(raw, expected, rtol=1e-6)


def test_a_single_copy_has_no_variance_to_show():
    run = Run("vargrad", two_layers(), image(), {"samples": 3}, at_once=1)
    assert [step.raw is None for step in run.steps()] == [True, False, False]


def test_moments_by_hand():
    moments = Moments((2,))
    for values in ([1, 5], [3, 5], [8, 5]):
        moments.add(np.array(values, np.float32))
    np.testing.assert_allclose(moments.mean, [4, 5])
    np.testing.assert_allclose(moments.variance, [(9 + 1 + 16) / 3, 0])
    np.testing.assert_allclose(moments.mean_square, [74 / 3, 25])
