"""A second backend scores norms, distances and rows; differences of scores are the oracle."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.api.outputs import OutputKind
from engine.api.scores import ScoreKind
from engine.backends.objective import Objective
from tests.numpy_backend.network import NumpyNetwork

RNG = np.random.default_rng(5)
ARRAYS = {
    "conv/kernel": RNG.normal(size=(3, 3, 3, 4)).astype(np.float32),
    "conv/bias": RNG.normal(size=4).astype(np.float32),
    "values/kernel": RNG.normal(size=(4, 3)).astype(np.float32),
    "values/bias": RNG.normal(size=3).astype(np.float32),
}
INPUTS = RNG.random((1, 6, 6, 3)).astype(np.float32)


def network(kind: OutputKind, activation: str = "linear") -> NumpyNetwork:
    layers = [{"name": "conv", "type": "Conv2D"}]
    if kind is OutputKind.VALUES:
        layers += [
            {"name": "gap", "type": "GlobalAveragePooling2D"},
            {"name": "values", "type": "Dense"},
        ]
    described = {
        "name": "tiny",
        "input_shape": [6, 6, 3],
        "activation": activation,
        "kind": kind.value,
        "layers": layers,
    }
    return NumpyNetwork(described, ARRAYS)


def differences(net: NumpyNetwork, objective: Objective) -> np.ndarray:
    """The score's slope along each input number, by two runs of the network for each."""
    step, found = 1e-2, np.zeros(INPUTS.size)
    for place in range(INPUTS.size):
        moved = np.zeros(INPUTS.size, np.float32)
        moved[place] = step
        up, down = (INPUTS + sign * moved.reshape(INPUTS.shape) for sign in (1, -1))
        scores = net.scores(np.concatenate([up, down]), objective)
        found[place] = (float(scores[0]) - float(scores[1])) / (2 * step)
    return found.reshape(INPUTS.shape)


def weights(*numbers: float) -> Any:
    return np.array(numbers, np.float32)


FORMS = {
    "norm": Objective(weights(1, 0, 1), norm=True),
    "minus a norm": Objective(weights(1, 1, 1), norm=True, sign=-1.0),
    "near": Objective(weights(0.5, 0.5, 0), reference=0.3),
    "far": Objective(weights(0, 1, 0), reference=0.3, sign=-1.0),
}


@pytest.mark.parametrize("name", FORMS)
def test_gradients_of_values(name):
    net, objective = network(OutputKind.VALUES), FORMS[name]
    units = net.forward(INPUTS).logits.astype(np.float64)
    wanted = units @ objective.weights
    if objective.norm:
        wanted = np.sqrt((units**2) @ objective.weights)
    if objective.reference is not None:
        wanted = -abs(wanted - objective.reference)
    scores, slopes = net.input_gradients(INPUTS, objective)
    assert scores[0] == pytest.approx(objective.sign * wanted, rel=1e-5)
    np.testing.assert_allclose(slopes, differences(net, objective), rtol=1e-2, atol=1e-4)


@pytest.mark.parametrize("score", [ScoreKind.LOGIT, ScoreKind.PROBABILITY])
def test_gradients_of_rows(score):
    net = network(OutputKind.DETECTIONS, "sigmoid")
    assert net.description.outputs[0].grid == (16, 1)
    rows = np.zeros((16, 1), np.float32)
    rows[[2, 9]] = 1
    objective = Objective(weights(0, 1, 0, 1), mask=rows, reference=0.2, score=score)
    found = net.forward(INPUTS)
    numbers = found.logits if score is ScoreKind.LOGIT else found.probabilities
    assert numbers is not None
    wanted = numbers[[2, 9], 0][:, [1, 3]].sum(axis=1).mean()
    scores, slopes = net.input_gradients(INPUTS, objective)
    assert scores[0] == pytest.approx(-abs(wanted - 0.2), rel=1e-4)
    np.testing.assert_allclose(slopes, differences(net, objective), rtol=1e-2, atol=1e-4)
    taken = net.forward_backward(INPUTS, objective, ("conv",)).gradients("conv")
    assert sorted(map(int, np.flatnonzero(np.abs(taken).sum(axis=-1)))) == [2, 9]


def test_what_is_no_sum_is_told():
    assert Objective(weights(1)).is_linear
    assert not Objective(weights(1), norm=True).is_linear
    assert not Objective(weights(1), reference=0.0).is_linear
