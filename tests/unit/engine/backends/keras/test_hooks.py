"""Hooks: what is recorded, left out, replaced and multiplied while a model is called once."""

from __future__ import annotations

import numpy as np
import pytest
import tensorflow as tf

from engine.backends.keras.hooks import BatchedVariants, Hooks, hooked, repeated
from tests import models

MAKERS = [models.flat, models.nested, models.sequential, models.shared_layer]


def image(model):
    shape = (1, *model.input_shape[1:])
    return tf.constant(np.random.default_rng(0).uniform(0, 1, shape), tf.float32)


def test_outputs_are_recorded_by_path_and_watched():
    model, watched = models.nested(), {}

    def watch(path, output):
        watched[path] = output
        return output

    with hooked(model, Hooks(("backbone/conv_1", "scores"), watch)) as recorded:
        answer = model(image(model))
    assert set(recorded) == {"backbone/conv_1", "scores"}
    np.testing.assert_array_equal(recorded["scores"], answer)
    assert recorded["backbone/conv_1"].shape[-1] == 4
    assert list(watched) == list(recorded)
    assert all(watched[path] is recorded[path] for path in watched)


def test_a_recorded_output_can_be_replaced():
    model = models.flat()
    given = image(model)
    with hooked(model, Hooks(("conv_2",), lambda _, output: 0 * output)) as recorded:
        changed = model(given)
    assert not recorded["conv_2"].numpy().any()
    bias = tf.nn.softmax(model.get_layer("scores").bias.value)
    np.testing.assert_allclose(changed[0], bias, rtol=1e-5)


def test_what_is_recorded_is_the_layers_output():
    model = models.flat()
    with hooked(model, Hooks(("conv_1",))) as recorded:
        model(image(model))
    expected = model.get_layer("conv_1")(image(model))
    np.testing.assert_allclose(recorded["conv_1"], expected, rtol=1e-6)


def test_each_call_of_a_shared_layer_is_its_own():
    model = models.shared_layer()
    with hooked(model, Hooks(("shared@1", "shared@2"))) as recorded:
        model(image(model))
    assert not np.array_equal(recorded["shared@1"], recorded["shared@2"])


def test_quantised_layers_are_recorded_and_bypassed_too():
    model = models.quantized()
    inputs = image(model)
    with hooked(model, Hooks(("conv_2", "scores"), bypassed=("scores",))) as recorded:
        logits = model(inputs)
    np.testing.assert_array_equal(recorded["scores"], logits)
    np.testing.assert_allclose(tf.nn.softmax(logits), model(inputs), rtol=1e-6)
    assert not any("quantized_call" in vars(layer) for layer in model._flatten_layers())


@pytest.mark.parametrize("make", MAKERS)
def test_the_model_is_left_as_it_was(make):
    model = make()
    inputs = image(model)
    before = model(inputs).numpy()

    def fails():
        with hooked(model, Hooks()):
            raise KeyError("on the way")

    with pytest.raises(KeyError, match="on the way"):
        fails()
    assert not any("call" in vars(layer) for layer in model._flatten_layers())
    np.testing.assert_array_equal(model(inputs), before)


def test_a_final_activation_is_left_out():
    model = models.flat()
    with hooked(model, Hooks(bypassed=("scores",))):
        logits = model(image(model))
    np.testing.assert_allclose(tf.nn.softmax(logits), model(image(model)), rtol=1e-5)
    assert abs(float(tf.reduce_sum(logits)) - 1) > 1e-3


def test_an_output_can_be_given_in_another_way():
    model = models.flat()
    seen = []
    hooks = Hooks(
        ("conv_2",),
        replacing=lambda layer, args, kwargs: seen.append(layer.name),
    )
    with hooked(model, hooks):
        plain = model(image(model))
    assert seen == ["conv_2"]  # None: the layer is called
    zeros = tf.zeros((1, 9, 13, 6))
    with hooked(model, Hooks(("conv_2",), replacing=lambda *_: zeros)) as recorded:
        changed = model(image(model))
    assert not recorded["conv_2"].numpy().any()
    assert not np.allclose(plain, changed)


def test_variants_run_through_what_lies_behind():
    model = models.flat()
    variants = BatchedVariants(
        "conv_2", lambda one: tf.concat([one, 0 * one, 2 * one], axis=0), tf.constant(3)
    )
    with hooked(model, Hooks(variants=variants)):
        answers = model(image(model)).numpy()
    assert answers.shape == (3, 3)
    np.testing.assert_allclose(answers[0], model(image(model))[0], rtol=1e-5)
    assert len({tuple(row) for row in answers.round(6)}) == 3


def test_one_is_repeated():
    one = tf.constant([[1.0, 2.0]])
    np.testing.assert_array_equal(repeated(one, tf.constant(3)), [[1, 2]] * 3)
