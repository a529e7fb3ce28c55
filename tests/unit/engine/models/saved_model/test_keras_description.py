"""Graphs become models of Keras that compute the same: outputs, heatmaps, gradients, names."""

from __future__ import annotations

import json

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.api.errors import EngineError
from engine.backends import load_backend
from engine.backends.keras.default_layer import choose_auto_layer
from engine.backends.keras.graph import output_places
from engine.backends.keras.head import find_head
from engine.backends.keras.layer_tree import layer_tree
from engine.backends.keras.outputs import scored_outputs
from engine.backends.objective import Objective, TopClass
from engine.models import parameter_budget
from engine.models.architectures import find_preprocessing
from engine.models.config_checks import check, parse
from engine.models.legacy.config import modernised
from engine.models.saved_model.flat_graph import FlatGraph, GraphNode
from engine.models.saved_model.keras_description import describe
from tests.flat_graphs import graph
from tests.frozen_graphs import freeze, random_inputs
from tests.graph_networks import KERAS, PLAIN

EXPLAINED = {
    "vgg": "block1_conv2",
    "resnet": "conv2_add",
    "convnext": "stem_layernorm",
    "nested": "backbone/Conv_1",
}
"""Layers that have the same name in the graph as their author gave them."""
SCALING = {"textbook_vgg_head", "mobilenet_v3", "efficientnet", "nested"}
"""Networks that take pixels up to 255."""


@pytest.fixture(scope="module")
def backend():
    return load_backend("tensorflow")


def test_there_are_enough_kinds():
    assert len({*KERAS, *PLAIN}) >= 25


@pytest.mark.parametrize("name", [*KERAS, *PLAIN])
def test_a_network_answers_as_tensorflow_does(opened, name):
    network = opened(name)
    inputs = random_inputs(network.frozen.graph, most=255.0 if name in SCALING else 1.0)
    expected = network.frozen.function(**inputs)
    images = [each.astype(np.float32) for each in inputs.values()]
    made = network.model(images if len(images) > 1 else images[0])
    answers = made if isinstance(made, list) else [made]
    left = [name for name in expected if name not in network.description.left_out]
    assert len(answers) == len(left)
    for answer, key in zip(answers, sorted(left), strict=True):
        scale = np.abs(expected[key]).max()
        assert np.ptp(expected[key]) > 1e-3 * scale
        np.testing.assert_allclose(answer, expected[key], rtol=0, atol=1e-5 * scale)


@pytest.mark.parametrize("name", [*KERAS, *PLAIN])
def test_a_description_needs_no_change_and_keeps_to_its_budget(opened, name):
    network = opened(name)
    assert modernised(network.description.config) == network.description.config
    stored = sum(a.size for _, arrays in network.description.weights for a in arrays)
    assert parameter_budget.check(network.config, stored, name) <= stored
    assert network.model.count_params() == stored


@pytest.mark.parametrize("name", list(EXPLAINED))
def test_heatmaps_and_gradients_are_those_of_the_original(opened, backend, name):
    network, path = opened(name), EXPLAINED[name]
    graph = network.frozen.graph
    image = random_inputs(graph, batch=1)[graph.inputs[0].name]
    explained = backend.open(network.path, "h5")
    found = explained.forward_backward(image, TopClass(), [path])
    grid, slopes = _by_hand(network.original, path, image)
    ours = found.activations(path) @ found.gradients(path).mean((0, 1))
    theirs = grid @ slopes.mean((0, 1))
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-5 * np.abs(theirs).max())
    np.testing.assert_allclose(found.gradients(path), slopes, atol=1e-5 * np.abs(slopes).max())
    if name == "vgg":
        top = np.eye(3, dtype=np.float32)[found.logits.argmax()]
        _, pixels = explained.input_gradients(image, Objective(top))
        expected = _by_hand(network.original, "", image)[1]
        np.testing.assert_allclose(pixels[0], expected, atol=1e-5 * np.abs(expected).max())


def _by_hand(model, path, image):
    """A layer's output (the image itself for none) and the gradient of the highest logit."""
    recorded = {}

    def recording(plain):
        def call(*args, **more):
            recorded[path] = plain(*args, **more)
            tape.watch(recorded[path])
            return recorded[path]

        return call

    layer = model
    for name in filter(None, path.split("/")):
        layer = layer.get_layer(name)
    kept = model.layers[-1].activation
    model.layers[-1].activation = keras.activations.linear
    if path:
        layer.call = recording(layer.call)
    try:
        with tf.GradientTape() as tape:
            pixels = tf.constant(image)
            tape.watch(pixels)
            score = tf.reduce_max(model(pixels))
    finally:
        model.layers[-1].activation = kept
        vars(layer).pop("call", None)
    recorded.setdefault("", pixels)
    return recorded[path].numpy()[0], tape.gradient(score, recorded[path]).numpy()[0]


def test_the_head_is_found(opened):
    kinds = {"vgg": "softmax", "textbook_vgg_head": "sigmoid", "vision_transformer": "linear"}
    kinds |= {"slim_graph": "softmax", "plain_module": "softmax", "fixed_batch": "sigmoid"}
    for name, activation in kinds.items():
        assert find_head(output_places(opened(name).model)[0]).activation == activation, name


def test_the_layer_to_explain_is_the_last_grid(opened):
    layers = {"vgg": "block2_conv2", "resnet": "conv2_out", "nested": "backbone/out_relu"}
    for name, path in layers.items():
        model = opened(name).model
        chosen, _ = choose_auto_layer(model, layer_tree(model), scored_outputs(model)[0])
        assert chosen == path


def test_the_preprocessing_in_a_graph_is_found(opened):
    for name in ("efficientnet", "mobilenet_v3", "textbook_vgg_head", "plain_module", "nested"):
        assert find_preprocessing(opened(name).config, "x")[::2] == ("none", False), name
    assert find_preprocessing(opened("vgg").config, "x")[::2] == ("unit", True)


def test_layers_are_called_as_their_author_called_them(opened):
    for name in ("vgg", "resnet", "densenet", "mobilenet_v2", "efficientnet", "u_net", "two_heads"):
        network = opened(name)
        theirs = [(type(each).__name__, each.name) for each in network.original.layers[1:]]
        kept = [each for each in theirs if each[0] != "Dropout"]
        ours = [(type(each).__name__, each.name) for each in network.model.layers[1:]]
        assert sorted(n for _, n in ours) == sorted(n for _, n in kept)


def test_whole_numbers_are_left_out(opened):
    assert opened("plain_module").description.left_out == ("labels",)


def test_a_batch_of_one_is_opened_for_any_number(opened):
    network = opened("fixed_batch")
    images = np.random.default_rng(0).uniform(-1, 1, (3, 20, 20, 3)).astype(np.float32)
    together = network.model(images).numpy()
    one_by_one = [network.frozen.function(image=images[at : at + 1])["scores"] for at in range(3)]
    np.testing.assert_allclose(together, np.concatenate(one_by_one), rtol=1e-5)


def _refused(function, shape=(None, 8, 8, 3)):
    spec = tf.TensorSpec(shape, tf.float32, name="image")
    frozen = freeze(tf.function(function).get_concrete_function(spec))
    with pytest.raises(EngineError) as caught:
        frozen.described()
    return str(caught.value)


def test_what_keras_has_not_is_named_with_its_node():
    sentence = _refused(lambda image: tf.nn.local_response_normalization(image, name="lrn_1"))
    assert sentence == "The operation LRN (lrn_1) has no counterpart in Keras."


def test_what_keras_has_in_another_way_only_is_named():
    def old_resize(image):
        return tf.raw_ops.ResizeBilinear(images=image, size=(5, 5), name="old")

    assert "ResizeBilinear (old) is used in a way" in _refused(old_resize)
    assert "half_pixel_centers is false" in _refused(old_resize)

    def half(image):
        return tf.cast(tf.cast(image, tf.float16, name="half"), tf.float32) * 2.0

    assert "computes with float16" in _refused(half)

    def own_kernel(image):
        return tf.nn.conv2d(image, image[0, :3, :3, :, None], 1, "SAME", name="own")

    assert "Conv2D (own)" in _refused(own_kernel)


def test_a_graph_without_anything_to_explain_is_refused():
    sentence = _refused(lambda image: tf.argmax(tf.reduce_mean(image, [1, 2]), -1))
    assert sentence.startswith("No output of this model")


def test_the_contents_are_those_of_a_file(opened):
    description = opened("resnet").description
    contents = description.contents()
    assert json.loads(contents.description) == description.config
    assert [each.path.split("/")[0] for each in contents.data_sets][:2] == ["conv1_conv"] * 2
    found = list(description.values())
    assert [each.values.size for each in found] == [
        int(np.prod(each.shape)) for each in contents.data_sets
    ]
    listed = [index for layer in contents.layers for index in layer.data_sets]
    assert listed == list(range(len(contents.data_sets)))


def test_a_name_is_given_to_the_model(opened):
    frozen = opened("grey").frozen
    made = describe(frozen.graph, frozen.arrays.__getitem__, "cats")
    assert made.config["config"]["name"] == "cats"


@pytest.mark.parametrize("name", ["resnet", "vision_transformer", "slim_graph"])
def test_damaged_graphs_are_described_or_refused(opened, name):
    frozen, rng = opened(name).frozen, np.random.default_rng(1)
    nodes = list(frozen.graph.nodes)
    outcomes = set()
    for _ in range(15):
        damaged = list(nodes)
        for place in rng.integers(0, len(nodes), 4):
            node = damaged[place]
            inputs = list(node.inputs)
            if inputs and rng.random() < 0.5:
                earlier = nodes[rng.integers(0, place)].name if place else node.name
                inputs[rng.integers(0, len(inputs))] = f"{earlier}:0"
            attributes = dict(node.attributes)
            if attributes:
                key = list(attributes)[rng.integers(0, len(attributes))]
                odd = [None, -1, 2**40, (0, 0, 0, 0), "SAME", 0.5, True, ()]
                attributes[key] = odd[rng.integers(0, len(odd))]
            op = nodes[rng.integers(0, len(nodes))].op if rng.random() < 0.2 else node.op
            if node.op in ("Const", "Placeholder") or op in ("Const", "Placeholder"):
                op = node.op
            damaged[place] = GraphNode(node.name, op, tuple(inputs), attributes)
        graph = FlatGraph(tuple(damaged), frozen.graph.inputs, frozen.graph.outputs)
        try:
            description = describe(graph, frozen.arrays.__getitem__)
        except EngineError:
            outcomes.add("refused")
        else:
            outcomes.add("described")
            check(parse(description.contents().description, name), name)
    assert outcomes == {"refused", "described"}


def test_more_layers_than_are_opened():
    chain = [(f"n{at}", "Sin", f"n{at - 1}" if at else "x", {}) for at in range(5001)]
    made, arrays = graph(*chain)
    with pytest.raises(EngineError, match="becomes 5,002 layers"):
        describe(made, arrays.__getitem__)
