"""What holds for every method that runs the network itself: steps, batches, memory, refusals."""

from __future__ import annotations

import gc

import numpy as np
import pytest

from engine.api.errors import EngineError, OutOfMemory
from engine.api.methods import Scope
from engine.attribution.cost_estimate import pass_counts
from engine.attribution.parameters import build_parameters
from engine.attribution.registry import METHODS
from tests.networks import ASIDE, CONV, FLAT, Run, image, two_layers

PARAMS = {
    "faster-score-cam": {"channels": 5},
    "smoothgrad": {"samples": 7},
    "vargrad": {"samples": 7},
    "squaregrad": {"samples": 7},
    "integrated-gradients": {"steps": 9},
    "occlusion": {"patch": 3, "stride": 2},
    "rise": {"masks": 40, "cells": 4},
}
DRIVERS = [method for method, entry in METHODS.items() if entry.info.scope is not Scope.ALL_LAYERS]
OF_A_LAYER = [method for method in DRIVERS if METHODS[method].info.scope is Scope.ONE_LAYER]
IN_BATCHES = ["score-cam", "ablation-cam", *PARAMS]


def run_of(method: str, **changes) -> Run:
    network = two_layers(pooled=method == "cam", activation="softmax")
    return Run(method, network, image(), PARAMS.get(method, {})).but(**changes)


@pytest.mark.parametrize("method", DRIVERS)
@pytest.mark.parametrize("at_once", [1, 3, 32])
def test_steps_grow_to_one_and_end_with_the_map(method, at_once):
    steps = run_of(method, at_once=at_once).steps()
    shares = [step.share for step in steps]
    assert shares == sorted(set(shares))
    assert 0 < shares[0]
    assert shares[-1] == 1.0
    shape = (3, 5) if METHODS[method].info.scope is Scope.ONE_LAYER else (6, 10)
    shape = (6, 10) if method == "guided-grad-cam" else shape
    for step in steps:
        assert np.isfinite(step.score)
        if step.raw is not None:
            assert step.raw.dtype == np.float32
            assert step.raw.shape == shape
            assert np.isfinite(step.raw).all()
    assert steps[-1].raw is not None
    assert steps[-1].raw.any()


@pytest.mark.parametrize("method", DRIVERS)
def test_pictures_on_the_way_are_not_changed_later(method):
    kept = []
    for step in run_of(method).begin(run_of(method).job):
        kept.append((step.raw, None if step.raw is None else step.raw.copy()))
    for raw, copy in kept:
        np.testing.assert_array_equal(raw, copy)


@pytest.mark.parametrize("method", DRIVERS)
def test_the_map_does_not_depend_on_the_batch(method):
    one, three, many = (run_of(method, at_once=size).raw() for size in (1, 3, 32))
    np.testing.assert_array_equal(one, three)
    np.testing.assert_array_equal(one, many)


@pytest.mark.parametrize("method", DRIVERS)
def test_the_score_is_that_of_the_untouched_input(method):
    run = run_of(method)
    expected = run.network.logits(run.inputs[0])[1]
    for step in run.steps():
        assert step.score == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("method", DRIVERS)
@pytest.mark.parametrize("at_once", [1, 4])
def test_it_runs_as_many_inputs_as_it_says(method, at_once):
    run = run_of(method, at_once=at_once)
    run.steps()
    record = build_parameters(METHODS[method].parameters_type, method, run.parameters.items())
    passes = pass_counts(METHODS[method], record, (6, 10, 3), (3, 5, 7))
    assert sum(run.network.at_once) == sum(passes)
    assert max(run.network.at_once) <= at_once


@pytest.mark.parametrize("method", IN_BATCHES)
def test_every_batch_is_a_place_to_stop(method):
    run = run_of(method, at_once=2)
    job = run.job
    begun = run.begin(job)
    next(begun)
    asked = len(run.network.at_once)
    next(begun)
    assert len(run.network.at_once) == asked + 1
    begun.close()
    assert len(run.network.at_once) == asked + 1
    with pytest.raises(StopIteration):
        next(begun)
    del begun
    gc.collect()  # an exception in a forgotten generator would fail the test as a warning
    assert len(run.network.at_once) == asked + 1


@pytest.mark.parametrize("method", IN_BATCHES)
def test_memory_that_runs_out_on_the_way_changes_nothing_but_the_batch(method):
    expected = run_of(method).raw()
    run = run_of(method, at_once=4)
    run.network.fits = 2
    job = run.job
    found = list(run.begin(job))[-1].raw
    np.testing.assert_array_equal(found, expected)
    assert [str(note) for note in job.batches.notes] == [
        "Memory ran out; it went on with 2 at a time."
    ]


@pytest.mark.parametrize("method", DRIVERS)
def test_what_does_not_fit_on_the_gpu_goes_on_on_the_cpu(method):
    expected = run_of(method).raw()
    run = run_of(method, at_once=1)
    run.network.has_gpu = True
    job = run.job
    np.testing.assert_array_equal(list(run.begin(job))[-1].raw, expected)
    assert [str(note) for note in job.batches.notes] == [
        "The GPU's memory ran out; it went on on the CPU."
    ]


@pytest.mark.parametrize("method", DRIVERS)
def test_what_fits_nowhere_is_told(method):
    run = run_of(method)
    run.network.fits = 0
    with pytest.raises(OutOfMemory):
        run.steps()


@pytest.mark.parametrize("method", DRIVERS)
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_network_that_answers_with_nan_is_told_and_never_shown(method, value):
    run = run_of(method)
    run.network.head[:] = value
    with pytest.raises(EngineError, match="not finite"), np.errstate(all="ignore"):
        run.steps()


@pytest.mark.parametrize("method", OF_A_LAYER)
def test_activations_that_are_not_finite_are_told(method):
    run = run_of(method)
    run.network.kernel_bias = np.full(7, np.nan)
    with pytest.raises(EngineError, match="not finite"), np.errstate(all="ignore"):
        run.steps()


@pytest.mark.parametrize("method", OF_A_LAYER)
def test_without_a_layer_it_asks_for_one(method):
    with pytest.raises(EngineError, match="Choose a layer"):
        run_of(method, layer=None).steps()


@pytest.mark.parametrize("method", [each for each in OF_A_LAYER if each != "cam"])
def test_a_layer_that_the_score_does_not_depend_on_is_told(method):
    with pytest.raises(EngineError, match='does not depend on layer "aside"'):
        run_of(method, layer=ASIDE).steps()


@pytest.mark.parametrize("method", ["score-cam", "faster-score-cam", "ablation-cam"])
def test_a_layer_without_a_grid_is_told(method):
    with pytest.raises(EngineError, match='Layer "flat" has no grid'):
        run_of(method, layer=FLAT).steps()


@pytest.mark.parametrize("method", DRIVERS)
def test_a_constant_input_gives_a_finite_map(method):
    run = run_of(method, inputs=np.full((1, 6, 10, 3), 0.3, np.float32))
    assert np.isfinite(run.raw()).all()


@pytest.mark.parametrize("method", OF_A_LAYER)
def test_the_input_and_the_network_are_left_as_they_were(method):
    run = run_of(method)
    before = run.inputs.copy()
    seen = run.network.forward_backward(run.inputs, run.objective, (CONV,)).activations(CONV)
    run.steps()
    np.testing.assert_array_equal(run.inputs, before)
    after = run.network.forward_backward(run.inputs, run.objective, (CONV,)).activations(CONV)
    np.testing.assert_array_equal(seen, after)
