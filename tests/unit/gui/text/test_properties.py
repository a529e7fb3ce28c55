"""A layer's properties in words."""

import dataclasses

import numpy as np
import pytest

from engine.api.activations import WeightArray
from gui.text.properties import PropertyRow, property_rows, value_words, weight_row
from tests.unit.gui import fakes


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("same", "same"),
        (8, "8"),
        (0.001, "0.001"),
        (1 / 255, "0.00392157"),
        (True, "yes"),
        (False, "no"),
        ((3, 5), "3 × 5"),
        (((0, 1), (2, 3)), "(0, 1), (2, 3)"),
        ((-1,), "-1"),
    ],
)
def test_values(qapp, value, words):
    assert value_words(value) == words


def test_settings_places_and_weights_of_a_layer(qapp):
    before = fakes.layer("body/before", "ReLU", (None, None, None, 32))
    node = dataclasses.replace(
        fakes.layer("body/conv", "Conv2D", (None, 14, 14, 64), 18_496),
        connected_to=("body/before", "other/conv"),
        properties=(("kernel_size", (3, 3)), ("use_bias", True)),
    )
    after = dataclasses.replace(fakes.layer("body/after"), connected_to=("body/conv",))
    layers = {one.path: one for one in (before, node, after)}
    rows = {
        row.name: row.value
        for row in property_rows(node, layers, {"body/before": (None, 56, 56, 32)})
    }
    assert rows == {
        "type": "Conv2D (convolution)",
        "kernel size": "3 × 3",
        "use bias": "yes",
        "input from": "before (56 × 56 × 32)\nother/conv",
        "output": "14 × 14 × 64",
        "output to": "after",
        "params": "18,496 params, trainable",
    }


def test_a_layer_without_heatmap_weights_or_known_shape_says_so(qapp):
    node = fakes.layer("gap", "GlobalAveragePooling2D", (), 0, explainable=False)
    rows = {row.name: row.value for row in property_rows(node, {"gap": node}, {})}
    assert rows == {
        "type": "GlobalAveragePooling2D (pooling)",
        "output": "unknown",
        "no heatmap": "gap gives one value, not a grid.",
        "params": "none",
    }


def test_frozen_weights_are_said_to_be(qapp):
    node = dataclasses.replace(fakes.layer("conv", param_count=1), trainable=False)
    assert PropertyRow("params", "1 param, frozen") in list(property_rows(node, {"conv": node}, {}))


def test_statistics_of_a_weight(qapp):
    counts = np.ones(64, np.int64)
    array = WeightArray("moving_mean", (3, 3, 2), -0.25, 0.0125, 0.5, 0.125, 0.5, 0, counts)
    assert weight_row(array) == PropertyRow(
        "moving mean", "3 × 3 × 2\n-0.25 to 0.5, mean 0.0125, std 0.125, 50 % zeros"
    )
