"""The Keras part of scripts: which structure a model has, and what is refused."""

import ast

import keras
import pytest
from keras import layers

from engine.api.errors import EngineError
from engine.api.filters import ObjectiveKind
from engine.api.keys import Target
from engine.backends.script_protocol import Probe, ScriptSubject
from engine.backends.tensorflow.network import KerasNetwork
from tests import models


def part(model, *paths, target=None, probe=Probe.GRADIENTS, path="net.keras", **more):
    network = KerasNetwork(model)
    subject = ScriptSubject(probe, paths, target or Target(1), "cat", **more)
    return network.script_writer.part(path, subject)


def lines(*arguments, **more):
    found = part(*arguments, **more)
    ast.parse("\n".join((*found.opening, *found.probing)))
    return "\n".join(found.opening), "\n".join(found.probing)


def test_a_flat_model_gives_the_layer_beside_the_logits():
    opening, probing = lines(models.flat(), "conv_2")
    assert 'get_layer("scores").activation = keras.activations.linear' in opening
    wanted = 'keras.Model(model.input, [model.get_layer("conv_2").output, model.output])'
    assert opening.endswith(wanted)
    assert "activations, logits = model(x)" in probing
    assert "score = logits[0, 1]  # cat" in probing


def test_layers_of_nested_and_shared_models_are_caught_while_the_model_runs():
    opening, probing = lines(models.nested(), "backbone/conv_1")
    assert 'caught(model.get_layer("backbone").get_layer("conv_1"))' in opening
    assert "activations[-1]" in probing
    assert "caught" not in lines(models.shared_layer(), "shared@1")[0]  # `output` is of this call
    assert "activations[-1]" in lines(models.shared_layer(), "shared")[1]
    assert "activations[-2]" in lines(models.shared_backbone(), "backbone@1/conv_1")[1]
    assert "caught" in lines(models.nested(), "backbone")[0]  # its `output` is its own graph's
    both = lines(models.shared_layer(), "shared@1", "shared@2", "first")[1]
    assert "zip(activations, (-2, -1, -1))" in both


def test_a_sequential_model_is_parted_behind_the_layer(tmp_path):
    path = models.save(models.sequential(), tmp_path / "a.keras")
    opening, probing = lines(keras.models.load_model(path), "conv_2")
    assert "before = keras.Sequential(model.layers[:place])" in opening
    assert "activations = before(x)" in probing
    assert "logits = after(activations)" in probing
    opening, _ = lines(keras.models.load_model(path), "conv_2", probe=Probe.ACTIVATIONS)
    assert "after" not in opening
    neuron = Target(0, layer="hidden")
    assert "caught" in lines(keras.models.load_model(path), "conv_2", target=neuron)[0]


def test_a_bare_softmax_is_called_through_and_an_operation_found_by_its_name():
    assert "lambda x, **options: x" in lines(models.softmax_layer(), "conv_2")[0]
    model = models.relu_layers()
    relu = next(each.name for each in model.operations if not isinstance(each, keras.Layer))
    opening, _ = lines(model, relu, probe=Probe.ACTIVATIONS)
    assert f'next(each for each in model.operations if each.name == "{relu}").output' in opening


def test_logits_and_neurons_leave_the_final_activation_where_it_is():
    for model, target in ((models.logits(), None), (models.flat(), Target(0, layer="conv_2"))):
        opening, _ = lines(model, "conv_1", target=target)
        assert "activation" not in opening
    opening, probing = lines(models.flat(), "conv_1", target=Target(0, layer="scores"))
    assert "keras.activations.linear" in opening
    assert "score = neuron[0, 0]" in probing


def test_augmentation_is_told_to_be_still():
    assert "model(x, training=False)" in lines(models.augmented(), "conv_1")[1]
    assert "training" not in lines(models.batch_norm(), "conv_1")[1]


def test_many_classes_are_added_up_in_a_loop():
    target = Target(0, also=(1, 2), contrast=(1,), negative=True)
    probing = lines(models.flat(), "conv_1", target=target)[1]
    assert "score = -(sum(logits[0, k] for k in (0, 1, 2)) - logits[0, 1])" in probing


def test_the_right_one_of_several_outputs_is_explained():
    assert "model.outputs[0]]" in lines(models.two_outputs(), "conv_1")[0]
    probing = lines(models.two_outputs(), "conv_1", target=Target(2, output=1))
    assert "model.outputs[1]]" in probing[0]
    assert "scores[0, 2]" in probing[1]


HOSTILE = 'x"); import os; print("'


def test_a_hostile_name_is_no_code():
    inputs = keras.Input((8, 8, 3), name="input")
    x = layers.Conv2D(2, 3, name=HOSTILE)(inputs)
    outputs = layers.Dense(2, activation="softmax", name="it's\nimport os")(
        layers.GlobalAveragePooling2D()(x)
    )
    found = part(
        keras.Model(inputs, outputs),
        HOSTILE,
        path="/tmp/'\"\nimport os;.keras",
        probe=Probe.GRADIENTS,
    )
    tree = ast.parse("\n".join((*found.opening, *found.probing)))
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
    literals = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {HOSTILE, "it's\nimport os", "/tmp/'\"\nimport os;.keras"} <= literals


def test_a_head_that_is_called_several_times_is_refused():
    inputs = keras.Input((8, 8, 3))
    softmax = layers.Softmax(name="soft")
    x = layers.GlobalAveragePooling2D()(layers.Conv2D(3, 3, name="conv")(inputs))
    model = keras.Model(inputs, softmax(layers.Dense(3)(softmax(x))), name="twice")
    with pytest.raises(EngineError, match="called several times"):
        part(model, "conv")


def test_filter_images_of_another_size_need_a_layer_of_the_model_itself():
    more = {"probe": Probe.CHANNEL_GRADIENT, "objective": ObjectiveKind.CHANNEL, "any_size": True}
    assert "input_spec = None" in lines(models.flat(), "conv_1", **more)[0]
    with pytest.raises(EngineError, match="lies inside another model"):
        part(models.nested(), "backbone/conv_1", **more)
