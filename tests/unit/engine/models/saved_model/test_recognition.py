"""Activations and normalisations are recognised by what they compute, however they are written."""

from __future__ import annotations

import numpy as np
import pytest

from tests.flat_graphs import row_of, translated

GELU = (
    ("half", "Mul", "x h", {}),
    ("scaled", "Mul", "x r", {}),
    ("erf", "Erf", "scaled", {}),
    ("one", "AddV2", "erf o", {}),
    ("y", "Mul", "half one", {}),
)
NUMBERS = {"h": 0.5, "r": 2**-0.5, "o": 1.0}


def test_gelu_as_it_is_written_by_hand():
    assert row_of(*GELU, **NUMBERS).settings["activation"] == "gelu"


def test_nearly_gelu_is_not_gelu():
    row = row_of(*GELU, **NUMBERS | {"r": 0.7})
    assert row.cls == "Multiply"


@pytest.mark.parametrize(
    ("nodes", "name"),
    [
        ([("a", "Maximum", "x n", {}), ("y", "Minimum", "a s", {})], "relu6"),
        ([("a", "Sigmoid", "x", {}), ("y", "Mul", "x a", {})], "silu"),
        (
            [
                ("a", "AddV2", "x t", {}),
                ("b", "Relu6", "a", {}),
                ("c", "Mul", "b i", {}),
                ("y", "Mul", "x c", {}),
            ],
            "hard_silu",
        ),
        ([("a", "Softplus", "x", {}), ("b", "Tanh", "a", {}), ("y", "Mul", "x b", {})], "mish"),
    ],
)
def test_activations_of_several_operations(nodes, name):
    row = row_of(*nodes, n=0.0, s=6.0, t=3.0, i=1 / 6)
    assert row.settings["activation"] == name
    assert row.inputs[0].cls == "InputLayer"


def test_a_rectifier_with_a_slope():
    row = row_of(("a", "Mul", "x s", {}), ("y", "Maximum", "a x", {}), s=0.3)
    assert row.cls == "LeakyReLU"
    assert row.settings["negative_slope"] == 0.3


def test_layers_side_by_side_stay_apart():
    row = row_of(
        ("n/a/add", "AddV2", "x t", {}),
        ("n/b/Relu6", "Relu6", "n/a/add", {}),
        ("n/c/mul", "Mul", "n/b/Relu6 i", {}),
        t=3.0,
        i=1 / 6,
    )
    assert row.cls == "Rescaling"
    assert row.inputs[0].settings["activation"] == "relu6"


def _layer_norm(spread, epsilon=1e-3, axis=-1):
    return [
        ("mean", "Mean", "x a", {"keep_dims": True}),
        ("off", "Sub", "x mean", {}),
        ("square", "Square", "off", {}),
        ("variance", "Mean", "square a", {"keep_dims": True}),
        ("safe", "AddV2", "variance e", {}),
        *spread,
        ("scaled", "Mul", "normal g", {}),
        ("y", "AddV2", "scaled b", {}),
    ], {"a": np.array([axis]), "e": epsilon, "g": np.array([1.0, 2, 3]), "b": np.array([0.1, 0, 5])}


def test_layer_normalisation():
    for spread in (
        [("root", "Sqrt", "safe", {}), ("normal", "RealDiv", "off root", {})],
        [("root", "Rsqrt", "safe", {}), ("normal", "Mul", "off root", {})],
    ):
        nodes, constants = _layer_norm(spread)
        row = row_of(*nodes, **constants)
        assert row.cls == "LayerNormalization"
        assert row.settings["epsilon"] == 1e-3
        np.testing.assert_array_equal(row.weights, [constants["g"], constants["b"].astype("f4")])


def test_a_normalisation_over_rows_is_none_over_channels():
    spread = [("root", "Rsqrt", "safe", {}), ("normal", "Mul", "off root", {})]
    nodes, constants = _layer_norm(spread, axis=1)
    assert row_of(*nodes, **constants).cls != "LayerNormalization"


def test_a_single_activation_is_left_to_the_table():
    found = translated(("y", "Relu", "x", {}))
    assert found.value("y:0").settings == {"activation": "relu"}
