"""The probe's scores and maps, in models of every structure, against the float64 reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import keras
import numpy as np
import pytest
from keras import layers

from engine.backends.tensorflow.probe import KerasNetwork
from tests import oracle

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


def one_hot(case: Case, index: int, sign: float = 1.0) -> NDArray[np.float32]:
    return sign * np.eye(case.model.output_shape[-1], dtype=np.float32)[index]


def test_score_is_the_logit_and_probabilities_are_beside_it(case: Case):
    network = KerasNetwork(case.model)
    inputs = image(*case.model.input_shape[1:])
    expected = oracle.logits(case.steps, inputs)
    probabilities = case.model(inputs).numpy()[0]
    scores = network.forward(inputs)
    assert network.description.activation == case.activation
    np.testing.assert_allclose(scores.logits, expected, rtol=2e-4, atol=2e-5)
    if case.activation == "linear":
        assert scores.probabilities is None
    else:
        np.testing.assert_allclose(scores.probabilities, probabilities, rtol=1e-4, atol=1e-6)


def test_maps_equal_the_reference_alone_and_together(case: Case):
    network = KerasNetwork(case.model)
    inputs = image(*case.model.input_shape[1:])
    for index in (0, 1):
        together = network.maps(inputs, "grad-cam", one_hot(case, index), tuple(case.taps))
        assert together.unreached == ()
        assert together.score == pytest.approx(
            oracle.logits(case.steps, inputs)[index], rel=2e-4, abs=2e-5
        )
        for path, tap in case.taps.items():
            expected = oracle.grad_cam(case.steps, tap, inputs, index)
            np.testing.assert_allclose(together.raw[path], expected, rtol=2e-3, atol=1e-5)
            alone = network.maps(inputs, "grad-cam", one_hot(case, index), (path,))
            np.testing.assert_allclose(alone.raw[path], expected, rtol=2e-3, atol=1e-5)


def test_minus_the_logit_explains_the_negative(case: Case):
    network = KerasNetwork(case.model)
    inputs = image(*case.model.input_shape[1:])
    path, tap = next(iter(case.taps.items()))
    maps = network.maps(inputs, "grad-cam", one_hot(case, 1, -1.0), (path,))
    expected = oracle.grad_cam(case.steps, tap, inputs, 1, sign=-1.0)
    np.testing.assert_allclose(maps.raw[path], expected, rtol=2e-3, atol=1e-5)


def test_the_model_is_left_as_it_was(case: Case):
    inputs = image(*case.model.input_shape[1:])
    before = case.model(inputs).numpy()
    KerasNetwork(case.model).maps(inputs, "grad-cam", one_hot(case, 0), tuple(case.taps))
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
    maps = network.maps(inputs, "grad-cam", one_hot(case, top), ("two",))
    expected = oracle.grad_cam(steps, 3, inputs, top)
    assert expected.max() > 0
    np.testing.assert_allclose(maps.raw["two"], expected, rtol=2e-3)


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
    maps = KerasNetwork(model).maps(picture, "grad-cam", np.eye(4, dtype=np.float32)[0], ("conv1",))
    assert maps.score == 54.0
    np.testing.assert_array_equal(maps.raw["conv1"], [[11.25, 13.5], [20.25, 22.5]])


def test_layers_that_no_gradient_reaches_are_named():
    inputs = keras.Input((6, 6, 3))
    first = layers.Conv2D(3, 3, name="first")(inputs)
    cut = keras.ops.stop_gradient(first)
    outputs = layers.Dense(2)(
        layers.GlobalAveragePooling2D()(layers.Conv2D(3, 3, name="last")(cut))
    )
    network = KerasNetwork(keras.Model(inputs, outputs))
    maps = network.maps(
        image(6, 6, 3), "grad-cam", np.array([1.0, 0.0], np.float32), ("first", "last")
    )
    assert maps.unreached == ("first",)
    assert list(maps.raw) == ["last"]


def test_any_size_goes_through_a_fully_convolutional_model():
    inputs = keras.Input((None, None, 3))
    conv = layers.Conv2D(3, 3, name="conv")
    head = layers.Dense(2, activation="softmax")
    model = biased(keras.Model(inputs, head(layers.GlobalAveragePooling2D()(conv(inputs)))))
    network = KerasNetwork(model)
    steps = [oracle.conv(conv), oracle.gap, oracle.dense(head)]
    for shape in ((20, 31, 3), (9, 8, 3)):
        maps = network.maps(image(*shape), "grad-cam", np.array([0.0, 1.0], np.float32), ("conv",))
        expected = oracle.grad_cam(steps, 0, image(*shape), 1)
        np.testing.assert_allclose(maps.raw["conv"], expected, rtol=2e-3, atol=1e-5)


def test_warming_compiles_what_will_be_asked():
    network = KerasNetwork(nested().model)
    auto = network.description.auto_layer
    assert auto is not None
    assert not network.is_compiled("grad-cam", (auto,))
    for _ in network.warm("grad-cam"):
        pass
    assert network.is_compiled("grad-cam", (auto,))


def test_the_first_answer_does_not_wait_for_the_compiler_and_is_the_same(case: Case):
    network = KerasNetwork(case.model)
    inputs, weights = image(*case.model.input_shape[1:]), one_hot(case, 1)
    paths = tuple(case.taps)
    first = network.maps(inputs, "grad-cam", weights, paths)
    assert not network.is_compiled("grad-cam", paths)
    second = network.maps(inputs, "grad-cam", weights, paths)
    assert network.is_compiled("grad-cam", paths)
    for path in paths:
        np.testing.assert_allclose(second.raw[path], first.raw[path], rtol=1e-3, atol=1e-5)
    eager, compiled = network.forward(inputs), network.forward(inputs)
    np.testing.assert_allclose(eager.logits, compiled.logits, rtol=1e-4, atol=1e-5)
