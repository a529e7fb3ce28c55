"""Probabilities of logits, however large, and numbers that are none."""

import math
from dataclasses import replace

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.attribution.probabilities import check_finite, probabilities
from tests.unit.engine.ipc.stage import model_info


def test_a_softmax_over_the_last_axis():
    found = probabilities(np.float32([[0, math.log(3)], [1000, 1000]]), "softmax")
    np.testing.assert_allclose(found, [[0.25, 0.75], [0.5, 0.5]], rtol=1e-6)


def test_sigmoids_and_linear_outputs():
    found = probabilities(np.float32([0, math.log(3), -1000, 1000]), "sigmoid")
    np.testing.assert_allclose(found, [0.5, 0.75, 0, 1], rtol=1e-6)
    assert probabilities(np.float32([1]), "linear") is None


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(bad):
    info = replace(model_info(), name="net")
    check_finite(np.float32([0, 1]), info)
    with pytest.raises(EngineError, match="net answers with numbers that are not finite"):
        check_finite(np.float32([0, bad]), info)
