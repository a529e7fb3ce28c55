"""What a backend is given: formulas that are named first and loaded when they are needed."""

from __future__ import annotations

import numpy as np
import pytest

from engine.attribution.methods import grad_cam
from engine.attribution.registry import METHODS
from engine.backends.objective import TopClass
from engine.backends.protocol import Formula


def test_a_formula_loads_the_function_that_it_names():
    assert Formula("grad-cam", "engine.attribution.methods.grad_cam:raw_map").load() is (
        grad_cam.raw_map
    )
    assert METHODS["grad-cam"].formula.load() is grad_cam.raw_map


def test_a_formula_that_is_not_there_fails_when_it_is_loaded():
    missing = Formula("none", "engine.attribution.methods.grad_cam:no_such_map")
    with pytest.raises(AttributeError, match="no_such_map"):
        missing.load()


def test_formulas_take_numpy_arrays_whatever_framework_keras_runs_on():
    activations = np.array([[[1, 0], [0, 2]]], np.float32)
    gradients = np.array([[[1, -1], [3, -1]]], np.float32)
    raw = METHODS["grad-cam"].formula.load()(activations, gradients)  # weights 2 and -1
    np.testing.assert_allclose(np.asarray(raw), [[2, 0]])


def test_equal_wishes_are_equal_keys():
    assert len({Formula("a", "m:f"), Formula("a", "m:f"), Formula("b", "m:f")}) == 2
    assert len({TopClass(), TopClass(0), TopClass(1)}) == 2
