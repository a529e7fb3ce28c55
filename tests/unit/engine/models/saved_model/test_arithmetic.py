"""Functions of one and two numbers find their counterparts."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.models.saved_model.keras_description import describe
from tests.flat_graphs import graph, row_of


@pytest.mark.parametrize(
    "op",
    """Abs Ceil Cos Elu Erf Exp Expm1 Floor Inv Log Log1p LogSoftmax Neg Reciprocal Relu Relu6 Round
    Rsqrt Selu Sigmoid Sign Sin Softmax Softplus Softsign Sqrt Square Tanh""".split(),
)
def test_functions_of_one_number(op):
    made, arrays = graph(("y", op, "x", {}))
    model = keras.Model.from_config(describe(made, arrays.__getitem__).config["config"])
    image = np.random.default_rng(0).uniform(0.1, 3, (1, 8, 8, 3)).astype(np.float32)
    if op not in ("Log", "Log1p", "Rsqrt", "Sqrt"):
        image *= np.sign(np.random.default_rng(1).normal(size=image.shape)).astype(np.float32)
    name = {"Softmax": "logits", "LogSoftmax": "logits"}.get(op, "x")
    if op in ("Elu", "Relu", "Relu6", "Selu", "Softplus", "Softsign"):
        name = "features"
    expected = getattr(tf.raw_ops, op)(**{name: image}).numpy()
    np.testing.assert_allclose(model(image), expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    "op",
    """AddV2 Sub Mul RealDiv Maximum Minimum Pow SquaredDifference DivNoNan Div Add""".split(),
)
@pytest.mark.parametrize("constant", [True, False])
def test_functions_of_two_numbers(op, constant):
    nodes = [("a", "Exp", "x", {}), ("y", op, "a c" if constant else "a x", {})]
    made, arrays = graph(*nodes, **({"c": np.full((8, 1, 3), 1.5)} if constant else {}))
    model = keras.Model.from_config(describe(made, arrays.__getitem__).config["config"])
    image = np.random.default_rng(0).uniform(0.1, 2, (2, 8, 8, 3)).astype(np.float32)
    other = np.full((8, 1, 3), 1.5, np.float32) if constant else image
    expected = getattr(tf.raw_ops, op)(x=np.exp(image), y=other).numpy()
    np.testing.assert_allclose(model(image), expected, rtol=2e-5, atol=1e-6)


def test_a_choice_by_a_comparison():
    nodes = [("p", "Greater", "x c", {}), ("n", "Neg", "x", {}), ("y", "SelectV2", "p x n", {})]
    made, arrays = graph(*nodes, c=0.0)
    model = keras.Model.from_config(describe(made, arrays.__getitem__).config["config"])
    image = np.random.default_rng(0).normal(size=(1, 8, 8, 3)).astype(np.float32)
    np.testing.assert_allclose(model(image), np.abs(image))


def test_a_rectifier_with_learned_slopes():
    slopes = np.array([0.1, 0.2, 0.3], np.float32)
    row = row_of(
        ("p", "Relu", "x", {}),
        ("m", "Neg", "x", {}),
        ("q", "Relu", "m", {}),
        ("s", "Mul", "q c", {}),
        ("y", "AddV2", "p s", {}),
        c=-slopes,
    )
    assert row.cls == "PReLU"
    np.testing.assert_array_equal(row.weights[0], slopes.reshape(1, 1, 3))


def test_several_are_added():
    row = row_of(("a", "Relu", "x", {}), ("y", "AddN", "a x a", {}))
    assert row.cls == "Add"
    assert len(row.inputs) == 3
