"""Losses in compile settings, as Keras writes them and as nobody should, and what they say."""

from __future__ import annotations

import json

import pytest

from engine.api.scores import OutputActivation
from engine.models.training_loss import reading_by_loss, with_losses

AUTO, SOFTMAX = OutputActivation.AUTO, OutputActivation.SOFTMAX
SIGMOID, VALUES = OutputActivation.SIGMOID, OutputActivation.VALUES
CROSS_ENTROPY = {
    "module": "keras.losses",
    "class_name": "SparseCategoricalCrossentropy",
    "config": {"name": "sparse_categorical_crossentropy", "from_logits": True},
    "registered_name": None,
}
FUNCTION = {"module": "builtins", "class_name": "function", "config": "mean_squared_error"}


@pytest.mark.parametrize(
    ("loss", "reading"),
    [
        ("mse", VALUES),
        ("sparse_categorical_crossentropy", SOFTMAX),
        (CROSS_ENTROPY, SOFTMAX),
        ({"class_name": "BinaryCrossentropy", "config": {"from_logits": True}}, SIGMOID),
        (FUNCTION, VALUES),
        (["mse", FUNCTION], VALUES),
        ({"age": "mae", "height": "mse"}, VALUES),
        ({"kind": CROSS_ENTROPY, "age": "mse"}, AUTO),
        ({"kind": CROSS_ENTROPY, "box": "own_loss"}, AUTO),
        ("own_loss", AUTO),
        (None, AUTO),
        ([], AUTO),
        (7, AUTO),
        ([[["mse"]]], AUTO),
        ({"class_name": 3, "config": "mse"}, VALUES),
    ],
    ids=str,
)
def test_a_loss_says_how_outputs_are_read(loss, reading):
    assert (
        reading_by_loss({"class_name": "Functional", "compile_config": {"loss": loss}}) is reading
    )
    told = with_losses({"class_name": "Functional"}, json.dumps({"loss": loss}))
    assert reading_by_loss(told) is reading


@pytest.mark.parametrize("settings", [None, [], "mse", 3], ids=str)
def test_settings_that_make_no_sense_say_nothing(settings):
    assert reading_by_loss({"compile_config": settings}) is AUTO


@pytest.mark.parametrize(
    "training", ["", "{", "[]", "[" * 100_000, '{"loss": ' + '{"a":' * 5000, " " * 2**21], ids=len
)
def test_an_attribute_that_makes_no_sense_says_nothing(training):
    assert with_losses({"class_name": "Sequential"}, training) == {"class_name": "Sequential"}


def test_of_an_attribute_only_names_are_taken():
    loss = {"class_name": "x" * 1000, "config": {"deep": [1, 2]}}
    told = with_losses({}, json.dumps({"loss": loss, "optimizer_config": {"rate": 1}}))
    assert told == {"compile_config": {"loss": ["x" * 100]}}
