"""The probe's scores and maps, in models of every structure, against the float64 reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import keras
import numpy as np
import pytest
from keras import layers

from engine.api.errors import EngineError
from engine.backends.objective import Objective
from engine.backends.tensorflow.network import KerasNetwork
from tests import models, oracle
from tests.networks import GRAD_CAM

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Case(NamedTuple):
    """A model, the same arithmetic as steps, and which path is the output of which step."""

    model: Any
    steps: list[Any]
    taps: dict[str, int]
    activation: str


def image(*shape: int) -> NDArray[np.float32]:
    return np.random.default_rng(1).normal(size=(1, *shape)).astype(np.float32)


def biased(model: Any) -> Any:
    """Give every weight a value that no initialiser gives, so that no term is zero by chance."""
    rng = np.random.default_rng(7)
    for weight in model.weights:
        value = rng.normal(scale=0.5, size=weight.shape)
        weight.assign(np.abs(value) + 0.5 if "variance" in weight.path else value)
    return model


def flat() -> Case:
    one, two = layers.Conv2D(4, 3, name="one"), layers.Conv2D(6, 3, activation="relu", name="two")
    head = layers.Dense(3, activation="softmax", name="head")
    inputs = keras.Input((12, 9, 3))
    x = layers.ReLU(name="relu")(one(inputs))
    x = layers.GlobalAveragePooling2D()(two(x))
    model = biased(keras.Model(inputs, head(x)))
    steps = [oracle.conv(one), oracle.relu, oracle.conv(two), oracle.relu, oracle.gap]
    return Case(model, [*steps, oracle.dense(head)], {"one": 0, "relu": 1, "two": 3}, "softmax")


def sequential() -> Case:
    one, head = layers.Conv2D(5, 3, name="one"), layers.Dense(3, name="scores")
    model = keras.Sequential(
        [
            keras.Input((8, 10, 1)),
            one,
            layers.Activation("relu", name="relu"),
            layers.MaxPooling2D(name="pool"),
            layers.Flatten(),
            head,
            layers.Softmax(name="softmax"),
        ]
    )
    biased(model)
    steps = [oracle.conv(one), oracle.relu, oracle.max_pool, oracle.flatten, oracle.dense(head)]
    return Case(model, steps, {"one": 0, "relu": 1, "pool": 2}, "softmax")


def nested() -> Case:
    one, two = layers.Conv2D(4, 3, name="one"), layers.Conv2D(5, 3, name="two")
    norm = layers.BatchNormalization(name="norm")
    head = layers.Dense(4, name="scores")
    inner_input = keras.Input((10, 10, 3))
    inner = keras.Model(inner_input, norm(one(inner_input)), name="stem")
    middle = keras.Sequential(
        [keras.Input((10, 10, 3)), inner, layers.ReLU(name="relu")], name="body"
    )
    inputs = keras.Input((10, 10, 3))
    x = layers.GlobalAveragePooling2D()(two(middle(inputs)))
    model = keras.Model(inputs, layers.Activation("sigmoid")(head(x)))
    biased(model)
    steps = [oracle.conv(one), oracle.batch_norm(norm), oracle.relu, oracle.conv(two), oracle.gap]
    taps = {
        "body/stem/one": 0,
        "body/stem/norm": 1,
        "body/stem": 1,
        "body/relu": 2,
        "body": 2,
        "two": 3,
    }
    return Case(model, [*steps, oracle.dense(head)], taps, "sigmoid")


def shared() -> Case:
    twice, head = layers.Conv2D(3, 3, padding="same", name="twice"), layers.Dense(2, name="head")
    inputs = keras.Input((7, 7, 3))
    x = keras.ops.relu(twice(inputs))
    x = layers.GlobalAveragePooling2D()(twice(x))
    model = biased(keras.Model(inputs, keras.ops.softmax(head(x))))
    steps = [oracle.conv(twice, "SAME"), oracle.relu, oracle.conv(twice, "SAME"), oracle.gap]
    return Case(model, [*steps, oracle.dense(head)], {"twice@1": 0, "twice@2": 2}, "softmax")


def shared_backbone() -> Case:
    one, head = layers.Conv2D(3, 3, padding="same", name="one"), layers.Dense(2, name="head")
    inner = keras.Sequential([keras.Input((6, 6, 3)), one, layers.ReLU(name="act")], name="bone")
    inputs = keras.Input((6, 6, 3))
    outputs = head(layers.GlobalAveragePooling2D()(inner(inner(inputs))))
    model = biased(keras.Model(inputs, outputs))
    steps = [oracle.conv(one, "SAME"), oracle.relu] * 2 + [oracle.gap, oracle.dense(head)]
    taps = {"bone@1/one": 0, "bone@1/act": 1, "bone@2/one": 2, "bone@2/act": 3, "bone@2": 3}
    return Case(model, steps, taps, "linear")


def softmax_in_nested_head() -> Case:
    one, head = layers.Conv2D(3, 3, name="one"), layers.Dense(5, name="dense")
    features = keras.Input((4,))
    top = keras.Model(features, layers.Reshape((5,))(layers.Softmax()(head(features))), name="top")
    lift = layers.Dense(4, name="lift")
    inputs = keras.Input((6, 5, 3))
    x = lift(layers.GlobalAveragePooling2D()(one(inputs)))
    model = biased(keras.Model(inputs, layers.Dropout(0.5)(top(x))))
    steps = [oracle.conv(one), oracle.gap, oracle.dense(lift), oracle.dense(head)]
    return Case(model, steps, {"one": 0}, "softmax")


def logits_in_backbone_softmax_outside() -> Case:
    one, head = layers.Conv2D(3, 3, name="one"), layers.Dense(5, name="dense")
    features = keras.Input((6, 5, 3))
    pooled = layers.GlobalAveragePooling2D()(one(features))
    bone = keras.Model(features, layers.Identity()(head(pooled)), name="bone")
    inputs = keras.Input((6, 5, 3))
    model = biased(keras.Model(inputs, layers.Activation("softmax", dtype="float32")(bone(inputs))))
    return Case(
        model, [oracle.conv(one), oracle.gap, oracle.dense(head)], {"bone/one": 0}, "softmax"
    )


CASES = [
    flat,
    sequential,
    nested,
    shared,
    shared_backbone,
    softmax_in_nested_head,
    logits_in_backbone_softmax_outside,
]


@pytest.fixture(params=CASES, ids=lambda make: make.__name__)
def case(request: pytest.FixtureRequest) -> Case:
    keras.utils.set_random_seed(3)
    return request.param()


def one_hot(case: Case, index: int, sign: float = 1.0) -> Objective:
    return Objective(sign * np.eye(case.model.output_shape[-1], dtype=np.float32)[index])


def test_score_is_the_logit_and_probabilities_are_beside_it(case: Case):
    network = KerasNetwork(case.model)
    inputs = image(*case.model.input_shape[1:])
    expected = oracle.logits(case.steps, inputs)
    probabilities = case.model(inputs).numpy()[0]
    scores = network.forward(inputs)
    assert network.description.outputs[0].activation == case.activation
    np.testing.assert_allclose(scores.logits, expected, rtol=2e-4, atol=2e-5)
    if case.activation == "linear":
        assert scores.probabilities is None
    else:
        np.testing.assert_allclose(scores.probabilities, probabilities, rtol=1e-4, atol=1e-6)


def test_maps_equal_the_reference_alone_and_together(case: Case):
    network = KerasNetwork(case.model)
    inputs = image(*case.model.input_shape[1:])
    for index in (0, 1):
        together = network.forward_backward(inputs, one_hot(case, index), tuple(case.taps))
        raw = together.maps(GRAD_CAM, together.layers)
        assert together.layers == tuple(case.taps)
        assert together.unreached == ()
        assert together.precision == "float32"
        assert together.score == pytest.approx(
            oracle.logits(case.steps, inputs)[index], rel=2e-4, abs=2e-5
        )
        for path, tap in case.taps.items():
            expected = oracle.grad_cam(case.steps, tap, inputs, index)
            np.testing.assert_allclose(raw[path], expected, rtol=2e-3, atol=1e-5)
            activations, gradients = oracle.forward_backward(case.steps, tap, inputs, index)
            np.testing.assert_allclose(
                together.activations(path), activations, rtol=2e-4, atol=2e-5
            )
            np.testing.assert_allclose(together.gradients(path), gradients, rtol=2e-3, atol=1e-6)
            alone = network.forward_backward(inputs, one_hot(case, index), (path,)).maps(
                GRAD_CAM, (path,)
            )
            np.testing.assert_allclose(alone[path], expected, rtol=2e-3, atol=1e-5)


def test_minus_the_logit_explains_the_negative(case: Case):
    network = KerasNetwork(case.model)
    inputs = image(*case.model.input_shape[1:])
    path, tap = next(iter(case.taps.items()))
    maps = network.forward_backward(inputs, one_hot(case, 1, -1.0), (path,)).maps(GRAD_CAM, (path,))
    expected = oracle.grad_cam(case.steps, tap, inputs, 1, sign=-1.0)
    np.testing.assert_allclose(maps[path], expected, rtol=2e-3, atol=1e-5)


def test_the_model_is_left_as_it_was(case: Case):
    inputs = image(*case.model.input_shape[1:])
    before = case.model(inputs).numpy()
    KerasNetwork(case.model).forward_backward(inputs, one_hot(case, 0), tuple(case.taps))
    np.testing.assert_array_equal(case.model(inputs).numpy(), before)
    assert not any("call" in vars(layer) for layer in case.model._flatten_layers())


def test_saturated_softmax_does_not_hide_the_evidence():
    case = flat()
    head = case.model.layers[-1]
    head.kernel.assign(head.kernel * 1000)
    inputs = image(12, 9, 3)
    network = KerasNetwork(case.model)
    top = int(np.argmax(network.forward(inputs).logits))
    assert network.forward(inputs).probabilities[top] == 1.0  # its gradient through softmax is 0
    steps = [*case.steps[:-1], oracle.dense(head)]
    maps = network.forward_backward(inputs, one_hot(case, top), ("two",)).maps(GRAD_CAM, ("two",))
    expected = oracle.grad_cam(steps, 3, inputs, top)
    assert expected.max() > 0
    np.testing.assert_allclose(maps["two"], expected, rtol=2e-3)


def test_captums_hand_computed_example():
    """Captum's BasicModel_ConvNet_One_Conv: the map of conv1 is [[11.25, 13.5], [20.25, 22.5]]."""
    inputs = keras.Input((4, 4, 1))
    conv = layers.Conv2D(2, 3, name="conv1")
    x = layers.Permute((3, 1, 2))(layers.ReLU()(conv(inputs)))
    dense = layers.Dense(4, name="fc1")
    model = keras.Model(inputs, dense(layers.Flatten()(x)))
    conv.set_weights([np.ones((3, 3, 1, 2)), np.array([-50.0, -75.0])])
    kernel = np.concatenate([np.ones((5, 4)), -np.ones((3, 4))])
    dense.set_weights([kernel, np.zeros(4)])
    picture = np.arange(16, dtype=np.float32).reshape(1, 4, 4, 1)
    taken = KerasNetwork(model).forward_backward(
        picture, Objective(np.eye(4, dtype=np.float32)[0]), ("conv1",)
    )
    assert taken.score == 54.0
    np.testing.assert_array_equal(
        taken.maps(GRAD_CAM, ("conv1",))["conv1"], [[11.25, 13.5], [20.25, 22.5]]
    )


def test_layers_that_no_gradient_reaches_are_named():
    inputs = keras.Input((6, 6, 3))
    first = layers.Conv2D(3, 3, name="first")(inputs)
    cut = keras.ops.stop_gradient(first)
    outputs = layers.Dense(2)(
        layers.GlobalAveragePooling2D()(layers.Conv2D(3, 3, name="last")(cut))
    )
    network = KerasNetwork(keras.Model(inputs, outputs))
    objective = Objective(np.array([1.0, 0.0], np.float32))
    for _ in range(2):  # without and with compiling
        taken = network.forward_backward(image(6, 6, 3), objective, ("first", "last"))
        assert taken.unreached == ("first",)
        assert taken.layers == ("last",)


def test_any_size_goes_through_a_fully_convolutional_model():
    inputs = keras.Input((None, None, 3))
    conv = layers.Conv2D(3, 3, name="conv")
    head = layers.Dense(2, activation="softmax")
    model = biased(keras.Model(inputs, head(layers.GlobalAveragePooling2D()(conv(inputs)))))
    network = KerasNetwork(model)
    steps = [oracle.conv(conv), oracle.gap, oracle.dense(head)]
    for shape in ((20, 31, 3), (9, 8, 3)):
        taken = network.forward_backward(
            image(*shape), Objective(np.array([0.0, 1.0], np.float32)), ("conv",)
        )
        maps = taken.maps(GRAD_CAM, ("conv",))
        expected = oracle.grad_cam(steps, 0, image(*shape), 1)
        np.testing.assert_allclose(maps["conv"], expected, rtol=2e-3, atol=1e-5)


def test_warming_compiles_what_will_be_asked():
    case = nested()
    network = KerasNetwork(case.model)
    objective = one_hot(case, 1)
    sets = ((network.description.auto_layer,), network.explainable)
    network.forward_backward(image(10, 10, 3), objective, sets[0])
    assert not network.answers_soon(sets[0], objective)
    for _ in network.warm(GRAD_CAM):
        pass
    for paths in sets:
        assert network.answers_soon(paths, objective)
        assert network.answers_soon(paths, one_hot(case, 0, -1.0))  # the same function
        assert network.map_functions.function(GRAD_CAM, paths).is_compiled
    assert network.forward_function(0).is_compiled


def test_the_first_answer_does_not_wait_for_the_compiler_and_is_the_same(case: Case):
    network = KerasNetwork(case.model)
    inputs, objective = image(*case.model.input_shape[1:]), one_hot(case, 1)
    paths = tuple(case.taps)
    assert network.answers_soon(paths, objective)
    first = network.forward_backward(inputs, objective, paths)
    assert not network.answers_soon(paths, objective)
    second = network.forward_backward(inputs, objective, paths)
    assert network.answers_soon(paths, objective)
    for path in paths:
        np.testing.assert_allclose(
            second.gradients(path), first.gradients(path), rtol=1e-3, atol=1e-5
        )
        for _ in range(2):
            np.testing.assert_allclose(
                second.maps(GRAD_CAM, (path,))[path],
                first.maps(GRAD_CAM, (path,))[path],
                rtol=1e-3,
                atol=1e-5,
            )
    eager, compiled = network.forward(inputs), network.forward(inputs)
    np.testing.assert_allclose(eager.logits, compiled.logits, rtol=1e-4, atol=1e-5)


def test_a_shared_layer_stands_for_its_last_call():
    case = shared()
    network = KerasNetwork(case.model)
    taken = network.forward_backward(image(7, 7, 3), one_hot(case, 0), ("twice", "twice@1"))
    expected = oracle.grad_cam(case.steps, 2, image(7, 7, 3), 0)
    maps = taken.maps(GRAD_CAM, ("twice",))
    np.testing.assert_allclose(maps["twice"], expected, rtol=2e-3, atol=1e-5)


def test_the_models_of_the_tests_against_the_reference():
    for make in (models.flat, models.wide, models.grayscale, models.softmax_layer, models.logits):
        model = make()
        steps, taps = oracle.steps_of(model)
        inputs = image(*model.input_shape[1:])
        weights = np.zeros(model.output_shape[-1], np.float32)
        weights[2], weights[0] = 1.0, -1.0
        taken = KerasNetwork(model).forward_backward(inputs, Objective(weights), tuple(taps))
        found = oracle.logits(steps, inputs)
        assert taken.score == pytest.approx(found[2] - found[0], rel=1e-3, abs=1e-5)
        for path, tap in taps.items():
            two = [oracle.forward_backward(steps, tap, inputs, index)[1] for index in (2, 0)]
            np.testing.assert_allclose(taken.gradients(path), two[0] - two[1], rtol=2e-3, atol=1e-6)


def test_shapes_that_follow_from_the_input_are_those_of_a_run():
    inputs = keras.Input((None, None, 3))
    body = keras.Sequential(
        [layers.Conv2D(4, 3, name="conv"), layers.MaxPooling2D(2, name="pool")], name="body"
    )
    shared = layers.Conv2D(4, 3, padding="same", name="shared")
    x = shared(shared(body(inputs)))
    x = layers.GlobalAveragePooling2D(name="gap")(x)
    model = keras.Model(inputs, layers.Dense(3, name="scores")(x))
    network = KerasNetwork(model)
    given = np.zeros((1, 37, 50, 3), np.float32)
    shapes = network.shapes(37, 50)
    # 37 x 50 less 2 is 35 x 48; halves of that are 17 x 24.
    assert shapes["body/conv"] == (None, *body.layers[0](given).shape[1:]) == (None, 35, 48, 4)
    assert shapes["body"] == shapes["body/pool"] == (None, 17, 24, 4)
    assert shapes["shared"] == shapes["shared@2"] == shapes["shared@1"] == (None, 17, 24, 4)
    (name,) = (layer.name for layer in model.layers if isinstance(layer, layers.InputLayer))
    assert shapes[name] == (None, 37, 50, 3)
    assert "gap" not in shapes  # it has one shape for all inputs
    assert network.shapes(24, 24)["body"] == (None, 11, 11, 4)


def test_a_size_that_does_not_fit_is_refused_in_words():
    inputs = keras.Input((None, None, 3))
    x = layers.Conv2D(4, 9, name="conv")(inputs)
    network = KerasNetwork(keras.Model(inputs, layers.GlobalAveragePooling2D()(x)))
    with pytest.raises(EngineError):
        network.shapes(4, 4)


def test_sizes_are_those_of_the_activations():
    network = KerasNetwork(models.flat())
    taken = network.forward_backward(
        image(24, 32, 3), Objective(np.eye(3, dtype=np.float32)[0]), ("conv_1",)
    )
    assert network.sizes()["conv_1"] == taken.activations("conv_1").nbytes
    assert set(network.sizes()) == {"conv_1", "conv_pool", "conv_2"}
    assert KerasNetwork(models.any_size()).sizes()["conv_1"] == 510 * 510 * 4 * 4
    shared = KerasNetwork(models.shared_layer()).sizes()
    assert shared["shared"] == shared["shared@2"] == 22 * 30 * 4 * 4


def test_timing_is_measured_once():
    network = KerasNetwork(models.flat())
    timing = network.timing()
    assert 0 < timing.forward_ms < 5000
    assert 0 < timing.gradient_ms < 5000
    assert network.timing() is timing


def test_wrong_targets_are_refused_in_words():
    network = KerasNetwork(models.flat())
    inputs = image(24, 32, 3)
    three, four = np.ones(3, np.float32), np.ones(4, np.float32)
    for objective, words in (
        (Objective(three, output=1), "1 output that can be explained; there is no output 1"),
        (Objective(four), "4 units, but scores has 3"),
        (Objective(four, layer="conv_9"), 'has no layer "conv_9"'),
        (Objective(three, layer="conv_1"), "3 units, but conv_1 has 4"),
        (Objective(four, layer="conv_1", cell=(22, 0)), "no neuron in row 22, column 0"),
    ):
        with pytest.raises(EngineError, match=words):
            network.forward_backward(inputs, objective, ("conv_2",))
