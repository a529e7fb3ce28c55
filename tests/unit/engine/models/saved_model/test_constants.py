"""Constants become biases, scalings and normalisations."""

from __future__ import annotations

import numpy as np

from engine.models.saved_model.rows import MAX_INLINE_VALUES
from tests.flat_graphs import row_of

CONV = ("c", "Conv2D", "x k", {"strides": (1, 1, 1, 1), "padding": "SAME"})
K = np.ones((1, 1, 3, 5))
FIVE = np.array([0.5, 1.0, 1.5, 2.0, 2.5], np.float32)


def test_a_vector_behind_a_convolution_is_its_bias():
    for shape in ((5,), (1, 1, 1, 5)):
        row = row_of(CONV, ("y", "AddV2", "c b", {}), k=K, b=FIVE.reshape(shape))
        assert row.cls == "Conv2D"
        assert row.settings["use_bias"]
        np.testing.assert_array_equal(row.weights[1], FIVE)
    twice = row_of(CONV, ("a", "BiasAdd", "c b", {}), ("y", "AddV2", "a b", {}), k=K, b=FIVE)
    assert twice.cls == "Add"


def test_scalings_of_pixels_are_one_layer():
    row = row_of(("a", "RealDiv", "x d", {}), ("y", "Sub", "a o", {}), d=127.5, o=1.0)
    assert row.cls == "Rescaling"
    assert row.inputs[0].cls == "InputLayer"
    np.testing.assert_allclose(
        [row.settings["scale"], row.settings["offset"]], [1 / 127.5, -1.0], rtol=1e-6
    )
    row = row_of(("y", "Sub", "o x", {}), o=1.0)
    assert row.settings == {"scale": -1.0, "offset": 1.0}


def test_mean_and_deviation_of_channels_are_a_normalization():
    mean, deviation = np.array([0.5, 0.4, 0.3]), np.array([0.2, 0.25, 0.5])
    row = row_of(("a", "Sub", "x m", {}), ("y", "RealDiv", "a s", {}), m=mean, s=deviation)
    assert row.cls == "Normalization"
    np.testing.assert_allclose(row.settings["mean"], mean, rtol=1e-6)
    np.testing.assert_allclose(np.sqrt(row.settings["variance"]), deviation, rtol=1e-6)


def _batch_norm(**changed):
    constants = {"v": FIVE, "g": FIVE + 1, "m": FIVE - 1, "b": FIVE * 2, "e": 0.01, "k": K}
    return row_of(
        CONV,
        ("safe", "AddV2", "v e", {}),
        ("root", "Rsqrt", "safe", {}),
        ("factor", "Mul", "root g", {}),
        ("moved", "Mul", "m factor", {}),
        ("offset", "Sub", "b moved", {}),
        ("scaled", "Mul", "c factor", {}),
        ("y", "AddV2", "scaled offset", {}),
        **constants | changed,
    )


def test_a_batch_normalisation_has_its_own_statistics():
    row = _batch_norm()
    assert row.cls == "BatchNormalization"
    assert row.settings["epsilon"] == np.float32(0.01).item() or row.settings["epsilon"] == 0.01
    expected = [FIVE + 1, FIVE * 2, FIVE - 1, FIVE]
    np.testing.assert_array_equal(row.weights, expected)


def test_a_factor_and_an_offset_alone_are_one_too():
    row = row_of(CONV, ("a", "Mul", "c g", {}), ("y", "AddV2", "a b", {}), k=K, g=FIVE, b=FIVE + 1)
    assert row.cls == "BatchNormalization"
    np.testing.assert_array_equal(row.weights, [FIVE, FIVE + 1, FIVE * 0, FIVE * 0 + 1])
    assert row.settings["epsilon"] == 0


def test_a_large_constant_is_a_weight_and_a_small_one_is_written():
    side = 120
    large = np.arange(side * side * 3, dtype=np.float32).reshape(1, side, side, 3)
    assert large.size > MAX_INLINE_VALUES
    row = row_of(("y", "AddV2", "x c", {}), c=large, shape=(-1, side, side, 3))
    assert row.cls == "EinsumDense"
    np.testing.assert_array_equal(row.weights[0], np.ones(3))
    np.testing.assert_array_equal(row.weights[1], large[0])
    row = row_of(("y", "AddV2", "x c", {}), c=large[:, :8, :8])
    assert row.arguments[1]["config"]["value"] == large[:, :8, :8].tolist()
