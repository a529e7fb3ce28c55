"""Compiled functions: kept up to a number, usable while somebody holds them, freed after that."""

from __future__ import annotations

import gc
import weakref
from itertools import combinations
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from engine.api.filters import FilterStyle
from engine.backends.objective import FilterObjective, Objective
from engine.backends.tensorflow import (
    batch_functions,
    filter_optimizer,
    forward_backward,
    network,
)
from engine.backends.tensorflow.compiled import CompiledFunction, FunctionCache, Placement
from engine.backends.tensorflow.network import KerasNetwork
from engine.filters.input_scale import measured_scale
from engine.preprocessing import prepare
from tests import models
from tests.networks import GRAD_CAM

OBJECTIVE = Objective(np.eye(1, 3, dtype=np.float32)[0])


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only two of each kind be kept, so that more are made quickly."""
    monkeypatch.setattr(forward_backward, "MOST_PASSES", 2)
    monkeypatch.setattr(forward_backward, "MOST_BATCHED_PASSES", 2)
    monkeypatch.setattr(forward_backward, "MOST_FORMULAS", 2)
    monkeypatch.setattr(batch_functions, "MOST_FUNCTIONS", 2)
    monkeypatch.setattr(filter_optimizer, "MOST_OPTIMIZERS", 2)
    monkeypatch.setattr(network, "MOST_FORWARDS", 1)


def opened() -> tuple[KerasNetwork, np.ndarray, list[tuple[str, ...]]]:
    """An open network, an input, and more sets of its layers than are kept."""
    made = KerasNetwork(models.flat())
    layers = made.explainable
    sets = [each for count in (1, 2) for each in combinations(layers, count)]
    assert len(sets) >= 3
    return made, made.sample(), sets[:4]


def traced() -> CompiledFunction:
    function = CompiledFunction(
        lambda x: x + 1, (tf.TensorSpec((2,), tf.float32),), Placement("/CPU:0")
    )
    function.compile()
    return function


def test_what_was_used_longest_ago_goes_first():
    cache: FunctionCache[Any] = FunctionCache(2)
    made = []

    def get(key: str) -> Any:
        return cache.get(key, lambda: made.append(key) or object())

    first = get("a")
    get("b")
    assert get("a") is first  # used now
    get("c")  # drops b
    assert get("a") is first
    assert made == ["a", "b", "c"]
    get("b")
    assert made == ["a", "b", "c", "b"]
    assert len(cache) == 2
    cache.clear()
    assert len(cache) == 0


def test_a_dropped_function_goes_on_for_who_holds_it_and_is_freed_after_that():
    cache: FunctionCache[CompiledFunction] = FunctionCache(1)
    held = cache.get("a", traced)
    graph = weakref.ref(held._compiled.graph)
    cache.get("b", traced)
    gc.collect()
    assert graph() is not None
    assert held(tf.constant([1.0, 2.0])).numpy().tolist() == [2.0, 3.0]
    del held
    gc.collect()
    assert graph() is None


def test_passes_and_formulas_of_many_sets_of_layers_are_bounded_and_freed():
    made, inputs, sets = opened()
    graphs = []
    for layers in sets:
        for _ in range(2):  # the second call compiles
            taken = made.forward_backward(inputs, OBJECTIVE, layers)
            raw = taken.maps(GRAD_CAM, layers)
        functions = (
            made.pass_functions._function(OBJECTIVE, layers),
            made.map_functions.function(GRAD_CAM, layers),
        )
        graphs.append([weakref.ref(function._compiled.graph) for function in functions])
        assert raw.keys() == set(layers)
    del functions, taken
    gc.collect()
    assert len(made.pass_functions._functions) == len(made.map_functions._functions) == 2
    alive = [[graph() is not None for graph in pair] for pair in graphs]
    assert alive == [[False, False]] * (len(sets) - 2) + [[True, True]] * 2
    again = made.forward_backward(inputs, OBJECTIVE, sets[0])  # made anew
    np.testing.assert_array_equal(
        again.activations(sets[0][0]),
        made.forward_backward(inputs, OBJECTIVE, sets[0]).activations(sets[0][0]),
    )


def test_batched_passes_are_bounded():
    made, inputs, sets = opened()
    batch = np.concatenate([inputs, inputs])
    for layers in sets:
        assert len(made.forward_backward_top(batch, 0, layers)) == 2
    assert len(made.pass_functions._top_functions) == 2


def test_functions_of_batches_are_bounded():
    made, inputs, _ = opened()
    masks = np.ones((1, *inputs.shape[1:3]), np.float32)
    first = made.scores(inputs, OBJECTIVE)
    made.input_gradients(inputs, OBJECTIVE)
    made.input_gradients(inputs, OBJECTIVE, guided=True)
    made.masked_scores(inputs, inputs, masks, OBJECTIVE)
    assert len(made._batches._functions) == 2
    np.testing.assert_array_equal(made.scores(inputs, OBJECTIVE), first)


def test_forward_passes_are_bounded():
    made = KerasNetwork(models.two_outputs())
    first, second = (made.forward(made.sample(), output).logits for output in (0, 1))
    assert len(made._forwards) == 1
    assert len(first) != len(second)


def test_optimizers_are_bounded():
    made, _, _ = opened()
    shape = made.description.input_shape
    scale = measured_scale(lambda pixels: prepare(pixels, (1, 1, shape[2]), "unit"))
    for side in (16, 17, 18):
        made.optimizer_factory.optimizer(
            FilterObjective(made.explainable[0]), FilterStyle.TEXTBOOK, scale, (side, side)
        )
    assert len(made.optimizer_factory._optimizers) == 2
