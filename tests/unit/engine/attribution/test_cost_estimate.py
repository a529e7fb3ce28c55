"""Costs and batch sizes by hand. `test_method_run` compares every method's passes with its runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.api.errors import EngineError
from engine.attribution.cost_estimate import batch_size_for, bytes_per_input, estimate, pass_counts
from engine.attribution.parameters import build_parameters
from engine.attribution.registry import METHODS
from engine.backends.protocol import Timing

if TYPE_CHECKING:
    from engine.api.attribution import Cost

pytestmark = pytest.mark.tensorflow  # it loads the methods' arithmetic later

TIMING = Timing(forward_ms=10, gradient_ms=30)
LAYERS = {"conv": 1000, "deep": 300}
INPUT = (8, 12, 3)  # 1152 bytes
LAYER = (4, 6, 7)  # 672 bytes


def cost(
    method: str, batch: int = 4, layer: tuple[int, int, int] | None = LAYER, **parameters
) -> Cost:
    entry = METHODS[method]
    record = build_parameters(entry.parameters_type, method, parameters.items())
    return estimate(entry, record, INPUT, layer, TIMING, batch, LAYERS)


COUNTS = [
    ("grad-cam", {}, 0, 1),
    ("layer-cam", {"smoothing": 16}, 0, 16),
    ("cam", {}, 0, 1),
    ("score-cam", {}, 7, 1),
    ("faster-score-cam", {"channels": 3}, 3, 1),
    ("faster-score-cam", {"channels": 30}, 7, 1),
    ("ablation-cam", {}, 8, 1),
    ("vanilla-gradients", {}, 0, 1),
    ("guided-backprop", {}, 0, 1),
    ("guided-grad-cam", {}, 0, 2),
    ("smoothgrad", {"samples": 20}, 1, 20),
    ("vargrad", {"samples": 20}, 1, 20),
    ("squaregrad", {"samples": 20}, 1, 20),
    ("integrated-gradients", {"steps": 33}, 0, 33),
    ("occlusion", {"patch": 4, "stride": 2}, 16, 0),
    ("rise", {"masks": 100, "cells": 4}, 101, 0),
]


@pytest.mark.parametrize(("method", "parameters", "forward", "gradient"), COUNTS)
def test_passes_and_seconds(method, parameters, forward, gradient):
    found = cost(method, **parameters)
    assert found.passes == forward + gradient
    assert found.seconds == pytest.approx((forward * 10 + gradient * 30) / 1000)
    record = build_parameters(METHODS[method].parameters_type, method, parameters.items())
    assert pass_counts(METHODS[method], record, INPUT, LAYER) == (forward, gradient)


def test_peak_memory_by_hand():
    own = 8 * 1152 + 672
    assert bytes_per_input(INPUT, LAYERS) == 2 * 1152 + 2 * 1000 + 1300
    assert bytes_per_input(INPUT, LAYERS, gradients=False) == 1152 + 2000
    assert cost("grad-cam").peak_bytes == 2 * 1152 + 2 * 1300 + own
    # One pass with gradients, or four inputs forward: the larger counts.
    assert cost("score-cam").peak_bytes == 4 * 3152 + own
    assert cost("score-cam", batch=1).peak_bytes == 5604 + own
    assert cost("smoothgrad").peak_bytes == 4 * 5604 + own
    # No more at once than there are.
    assert cost("guided-grad-cam", batch=32).peak_bytes == 2 * 5604 + own
    assert cost("rise", batch=2, layer=None, cells=4).peak_bytes == 2 * 3152 + 8 * 1152


def test_what_cannot_be_used_is_told():
    with pytest.raises(EngineError, match="Choose a patch of at most 8"):
        cost("occlusion")
    with pytest.raises(EngineError, match="Choose at most 8"):
        cost("rise", cells=9)
    for method in ("score-cam", "faster-score-cam", "ablation-cam"):
        with pytest.raises(EngineError, match="Choose a layer"):
            cost(method, layer=None)


@pytest.mark.parametrize(
    ("forward_ms", "gradient_ms", "gradients", "expected"),
    [
        (10, 20, True, 5),
        (10, 20, False, 10),
        (40, 150, True, 1),
        (0.5, 1, True, 32),
        (0, 0, True, 32),
        (33, 34, True, 2),
        (33, 34, False, 3),
    ],
)
def test_a_batch_ends_within_patience(forward_ms, gradient_ms, gradients, expected):
    timing = Timing(forward_ms, gradient_ms)
    assert batch_size_for(timing, 1, 1, 10**9, gradients=gradients) == expected


def test_patience_can_be_chosen():
    assert batch_size_for(TIMING, 1, 1, 10**9, patience_ms=300) == 10


@pytest.mark.parametrize(("free", "expected"), [(2000, 10), (1999, 9), (200, 1), (10, 1), (0, 1)])
def test_a_batch_fits_into_half_of_the_memory(free, expected):
    assert batch_size_for(Timing(1, 1), 40, 60, free) == expected


def test_inputs_of_unknown_size_divide_by_nothing():
    assert batch_size_for(Timing(1, 1), 0, 0, 100) == 32
