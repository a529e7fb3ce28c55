"""The arithmetic of methods in scripts, against plain loops; every method is covered or refused."""

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.attribution.parameters import (
    IntegratedGradientsParameters,
    OcclusionParameters,
    SmoothingParameters,
)
from engine.attribution.registry import METHODS
from engine.code.methods import REFUSALS, SCRIPTS, method_script
from tests.formulas import FORMULAS, formula

RANDOM = np.random.default_rng(3)
ACTIVATIONS = RANDOM.normal(0.3, 1, (5, 4, 6)).astype(np.float32)
GRADIENTS = RANDOM.normal(0, 1, (5, 4, 6)).astype(np.float32)
WANTED = {
    *("grad-cam", "grad-cam++", "xgrad-cam", "layer-cam", "hires-cam", "grad-cam-elementwise"),
    *("eigen-cam", "eigen-grad-cam", "cam", "vanilla-gradients", "smoothgrad"),
    *("integrated-gradients", "occlusion"),
}


def heatmap(method, parameters=None, size=(5, 4), **names):
    exec("\n".join(SCRIPTS[method].lines(parameters, size)), {"np": np, **names}, names)
    return names["heatmap"]


@pytest.mark.parametrize("method", FORMULAS)
def test_the_formulas_are_those_of_the_papers(method):
    made = heatmap(method, A=ACTIVATIONS, G=GRADIENTS)
    assert made.dtype == np.float32
    wanted = formula(method, ACTIVATIONS, GRADIENTS)
    np.testing.assert_allclose(made, wanted, atol=1e-5 * np.abs(wanted).max())


def test_channels_that_are_0_everywhere_do_no_harm():
    dead = ACTIVATIONS * (np.arange(6) > 2)
    for method in FORMULAS:
        np.testing.assert_allclose(
            heatmap(method, A=dead, G=GRADIENTS), formula(method, dead, GRADIENTS), atol=1e-5
        )


def test_integrated_gradients_of_a_square_are_complete():
    x, baseline = (RANDOM.normal(size=(3, 2, 3)).astype(np.float32) for _ in range(2))
    made = heatmap(
        "integrated-gradients",
        IntegratedGradientsParameters(steps=3),
        x=x,
        baseline=baseline,
        gradient=lambda at: 2 * at,  # of the sum of squares; the trapezoid is exact for it
    )
    np.testing.assert_allclose(made, (x**2 - baseline**2).sum(axis=-1), atol=1e-5)


def test_squares_that_are_hidden_cover_the_input_to_its_edges():
    x = np.ones((5, 7, 1), np.float32)
    made = heatmap(
        "occlusion",
        OcclusionParameters(patch=3, stride=3),
        (5, 7),
        x=x,
        baseline=np.zeros_like(x),
        score=lambda at: float(at.sum()),
    )
    np.testing.assert_allclose(made, 9)  # each square hides 9 ones


def test_every_method_is_covered_or_refused_with_a_reason():
    assert set(SCRIPTS) >= WANTED
    assert set(SCRIPTS) | set(REFUSALS) <= set(METHODS)
    assert not set(SCRIPTS) & set(REFUSALS)
    for name in set(METHODS) - set(SCRIPTS):
        with pytest.raises(EngineError, match=r"^There is no script of .*: .*\.$"):
            method_script(METHODS[name], None)


def test_smoothing_is_refused():
    with pytest.raises(EngineError, match="Set Smoothing to 0"):
        method_script(METHODS["grad-cam"], SmoothingParameters(smoothing=8))
    assert method_script(METHODS["grad-cam"], SmoothingParameters()) is SCRIPTS["grad-cam"]
