"""The compiled ascent, against plain eager loops on models cut by Keras itself."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from engine.api.errors import EngineError
from engine.api.filters import FilterStyle
from engine.backends import filter_growth
from engine.backends.objective import FilterObjective
from engine.backends.tensorflow.filter_optimizer import KerasOptimizerFactory
from engine.backends.tensorflow.flops import flops_of
from engine.backends.tensorflow.network import KerasNetwork
from engine.filters.input_scale import InputScale
from tests import models

LEVELS = InputScale((255.0,) * 3, (0.0,) * 3)
SIZE = (24, 32)
TEXTBOOK, FOURIER = FilterStyle.TEXTBOOK, FilterStyle.FOURIER


def grower_of(model, precision="float32"):
    network = KerasNetwork(model)
    return KerasOptimizerFactory(
        network._scorer, network._input_shape[:2], network._placement, precision
    )


def lively():
    """Fed 0-255; every unit has a gradient everywhere."""
    keras.utils.set_random_seed(2)
    inputs = keras.Input((24, 32, 3))
    x = layers.Rescaling(1 / 127.5, offset=-1)(inputs)
    x = layers.Conv2D(4, 3, activation="softplus", name="conv_1")(x)
    x = layers.Conv2D(6, 3, activation="softplus", name="conv_2")(x)
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    return keras.Model(inputs, layers.Dense(3, activation="softmax", name="scores")(x))


def climbed(optimizer, channels, steps, calls=1, seed=0):
    """State, objectives, inputs and pixels after some steps, taken in several calls."""
    weights = np.eye(optimizer.units, dtype=np.float32)[list(channels)]
    parametrization = optimizer.parametrization
    state = optimizer.begin(parametrization.start(seed, channels, [0] * len(channels)))
    for part in np.array_split(np.arange(steps), calls):
        state, has_gradient, _ = optimizer.advance(
            state, weights, parametrization.moves(seed, steps)[part], int(part[0])
        )
    pixels, objectives = optimizer.show(state), optimizer.objectives(state, weights)
    inputs = np.asarray(parametrization.prepared(parametrization.held(state[0]), None))
    return inputs, objectives, pixels, has_gradient


def plain_textbook(cut, channel, start, steps):
    """The book's loop, one picture at a time."""
    picture = tf.constant(start[None])
    for _ in range(steps):
        with tf.GradientTape() as tape:
            tape.watch(picture)
            loss = tf.reduce_mean(cut(picture)[..., channel])
        gradient = tape.gradient(loss, picture)
        picture += gradient / (tf.sqrt(tf.reduce_mean(tf.square(gradient))) + 1e-5)
    return picture.numpy()[0]


def deprocessed(picture):
    """The book's way to look at a picture."""
    picture = (picture - picture.mean()) / (picture.std() + 1e-5)
    return np.clip(picture * 0.1 + 0.5, 0, 1) * 255


def test_the_textbook_is_the_textbook():
    model = lively()
    cut = keras.Model(model.inputs[0], model.get_layer("conv_2").output)
    optimizer = grower_of(model).optimizer(FilterObjective("conv_2"), TEXTBOOK, LEVELS, SIZE)
    starts = optimizer.parametrization.start(0, (1, 4), (0, 0))[0]
    inputs, objectives, pixels, _ = climbed(optimizer, (1, 4), 40)
    for row, channel in enumerate((1, 4)):
        plain = plain_textbook(cut, channel, starts[row], 40)
        reached = float(cut(plain[None])[..., channel].numpy().mean())
        np.testing.assert_allclose(inputs[row], plain, atol=0.05)
        assert objectives[row] == pytest.approx(reached, rel=1e-3)
        off = np.abs(pixels[row].astype(float) - deprocessed(plain))
        assert off.max() <= 1.5


@pytest.mark.parametrize("style", [TEXTBOOK, FOURIER])
def test_a_picture_does_not_depend_on_its_batch_or_on_the_calls(style):
    optimizer = grower_of(lively()).optimizer(FilterObjective("conv_2"), style, LEVELS, SIZE)
    together = climbed(optimizer, (0, 1, 2, 3, 4, 5), 7, calls=3)
    alone = climbed(optimizer, (4,), 7)
    np.testing.assert_array_equal(together[2][4], alone[2][0])
    assert together[1][4] == alone[1][0]


@pytest.mark.parametrize("style", [TEXTBOOK, FOURIER])
def test_the_same_seed_gives_the_same_picture_again(style):
    found = [
        climbed(
            grower_of(lively()).optimizer(FilterObjective("conv_2"), style, LEVELS, SIZE),
            (0, 3),
            9,
            seed=seed,
        )[2]
        for seed in (5, 5, 6)
    ]
    np.testing.assert_array_equal(found[0], found[1])
    assert not np.array_equal(found[0], found[2])


@pytest.mark.parametrize("style", [TEXTBOOK, FOURIER])
def test_the_objective_grows(style):
    optimizer = grower_of(lively()).optimizer(FilterObjective("conv_2"), style, LEVELS, SIZE)
    few, many = climbed(optimizer, range(6), 1)[1], climbed(optimizer, range(6), 40)[1]
    assert (many > few).all()


def color_model(activation=None):
    """Channels that like red, like green, like nothing and cannot be reached."""
    model = keras.Sequential(
        [
            keras.Input((24, 24, 3)),
            layers.Conv2D(4, 1, activation=activation, name="colors"),
            layers.GlobalAveragePooling2D(name="pool"),
            layers.Dense(3, activation="softmax", name="scores"),
        ]
    )
    kernel = np.array([[1, -1, 0, 0], [-1, 1, 0, 0], [-1, -1, 0, 0]], np.float32)
    model.get_layer("colors").set_weights([kernel.reshape(1, 1, 3, 4), np.zeros(4, np.float32)])
    return model


@pytest.mark.parametrize("style", [TEXTBOOK, FOURIER])
def test_a_channel_that_likes_red_gets_red(style):
    optimizer = grower_of(color_model()).optimizer(
        FilterObjective("colors"), style, LEVELS, (16, 16)
    )
    inputs, _, pixels, _ = climbed(optimizer, (0, 1), 200)
    red, green, blue = inputs[0].mean(axis=(0, 1))
    assert red > 50 + max(green, blue)
    assert pixels[0].mean(axis=(0, 1)).argmax() == 0
    assert pixels[1].mean(axis=(0, 1)).argmax() == 1


def test_blue_first_is_turned_round_for_the_eye():
    bgr = InputScale((255.0,) * 3, (0.0,) * 3, is_bgr=True)
    optimizer = grower_of(color_model()).optimizer(
        FilterObjective("colors"), FOURIER, bgr, (16, 16)
    )
    pixels = climbed(optimizer, (0,), 40)[2]
    assert pixels[0].mean(axis=(0, 1)).argmax() == 2  # the first channel fed is blue


def test_a_channel_without_a_gradient_is_told():
    optimizer = grower_of(color_model()).optimizer(
        FilterObjective("colors"), FOURIER, LEVELS, (16, 16)
    )
    assert climbed(optimizer, (0, 2), 3)[3].tolist() == [True, False]


@pytest.mark.parametrize("maker", ["flat", "softmax_layer", "softmax_activation", "sigmoid"])
def test_a_class_is_excited_by_its_logit(maker):
    model = getattr(models, maker)()
    optimizer = grower_of(model).optimizer(FilterObjective(None), FOURIER, LEVELS, SIZE)
    inputs, objectives, _, _ = climbed(optimizer, (0,), 12)
    pooled = keras.Model(model.inputs[0], model.get_layer("pool").output)(inputs).numpy()
    kernel, bias = model.get_layer("scores").get_weights()
    assert objectives[0] == pytest.approx(float((pooled @ kernel + bias)[0, 0]), rel=1e-4)


def test_a_neuron_is_the_middle_cell():
    model = lively()
    optimizer = grower_of(model).optimizer(
        FilterObjective("conv_2", at_middle=True), TEXTBOOK, LEVELS, SIZE
    )
    inputs, objectives, _, _ = climbed(optimizer, (2,), 5)
    start = optimizer.parametrization.start(0, (2,), (0,))[0]
    cut = keras.Model(model.inputs[0], model.get_layer("conv_2").output)
    assert objectives[0] == pytest.approx(float(cut(inputs)[0, 10, 14, 2]), rel=1e-4)
    changed = np.abs(inputs - start)[0].max(axis=-1) > 0
    seen = changed[10:15, 14:19]  # what a neuron behind two convolutions of 3 × 3 sees
    assert seen.all()
    assert changed.sum() == 25


def test_several_channels_are_a_direction():
    optimizer = grower_of(color_model()).optimizer(
        FilterObjective("colors"), TEXTBOOK, LEVELS, (16, 16)
    )
    weights = np.array([[1, 1, 0, 0]], np.float32)
    state = optimizer.begin(optimizer.parametrization.start(0, (0,), (0,)))
    state, _, _ = optimizer.advance(state, weights, optimizer.parametrization.moves(0, 30), 0)
    objective = optimizer.objectives(state, weights)
    inputs = np.asarray(state[0])
    assert objective[0] == pytest.approx(-2 * inputs[..., 2].mean(), rel=1e-4)


# --- the cut --------------------------------------------------------------------------------------


def test_layers_behind_are_not_called():
    model = models.flat()

    def fail(*args, **kwargs):
        raise AssertionError("called")

    model.get_layer("conv_pool").__dict__["call"] = fail
    optimizer = grower_of(model).optimizer(FilterObjective("conv_1"), TEXTBOOK, LEVELS, SIZE)
    assert climbed(optimizer, (0,), 2)[0].shape == (1, 24, 32, 3)
    assert model.get_layer("conv_pool").__dict__["call"] is fail


@pytest.mark.parametrize(
    ("maker", "path"),
    [
        ("sequential", "conv_2"),
        ("nested", "backbone/conv_2"),
        ("nested", "backbone"),
        ("nested_sequential", "head/mix"),
        ("shared_layer", "shared@1"),
        ("shared_backbone", "backbone@2/conv_2"),
    ],
)
def test_what_lies_before_a_head_takes_another_size(maker, path):
    model = getattr(models, maker)()
    optimizer = grower_of(model).optimizer(FilterObjective(path), TEXTBOOK, LEVELS, (40, 40))
    assert optimizer.size == (40, 40)
    assert climbed(optimizer, (0,), 2)[2].shape == (1, 40, 40, 3)
    with pytest.raises(ValueError, match=r"incompatible|shape"):
        model(np.zeros((1, 40, 40, 3), np.float32))  # and the model is as it was


@pytest.mark.parametrize("aim", [FilterObjective("hidden"), FilterObjective(None)])
def test_a_dense_layer_keeps_the_models_own_size(aim):
    optimizer = grower_of(models.sequential()).optimizer(aim, TEXTBOOK, LEVELS, (40, 40))
    assert optimizer.size == (24, 32)
    assert climbed(optimizer, (0,), 2)[2].shape == (1, 24, 32, 3)


def test_a_shared_layer_is_cut_at_the_call_that_is_asked():
    model = models.shared_layer()
    optimizer_factory = grower_of(model)
    found = [
        climbed(
            optimizer_factory.optimizer(FilterObjective(path), TEXTBOOK, LEVELS, SIZE), (1,), 1
        )[1][0]
        for path in ("shared@1", "shared@2", "shared")
    ]
    assert found[0] != found[1] == found[2]


@pytest.mark.parametrize("channels", [1, 4])
@pytest.mark.parametrize("style", [TEXTBOOK, FOURIER])
def test_gray_and_transparent_inputs(channels, style):
    model = models.grayscale() if channels == 1 else models.four_channels()
    scale = (
        InputScale((1.0,), (0.0,))
        if channels == 1
        else InputScale((1.0, 1.0, 1.0, 0.0), (0.0, 0.0, 0.0, 1.0))
    )
    optimizer = grower_of(model).optimizer(FilterObjective("conv_2"), style, scale, (20, 20))
    inputs, _, pixels, _ = climbed(optimizer, (0, 1), 5)
    assert inputs.shape == (2, 20, 20, channels)
    assert pixels.shape == (2, 20, 20, 1 if channels == 1 else 3)
    if channels == 4:
        assert (inputs[..., 3] == 1).all()


def several_and_whole():
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(4, 3, name="conv")(inputs)
    best = keras.ops.argmax(x, axis=-1)
    parts = keras.ops.split(x, 2, axis=-1)
    x = layers.Concatenate()([*parts, keras.ops.cast(best[..., None], "float32")])
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(2)(x)), best, parts


def test_layers_without_channels_are_refused():
    model, _, _ = several_and_whole()
    names = {type(each).__name__: each.name for each in model._operations}
    optimizer_factory = grower_of(model)
    for kind, words in (("Argmax", "real numbers"), ("Split", "several outputs")):
        with pytest.raises(EngineError, match=words):
            optimizer_factory.optimizer(FilterObjective(names[kind]), TEXTBOOK, LEVELS, SIZE)
    with pytest.raises(EngineError, match="no layer"):
        optimizer_factory.optimizer(FilterObjective("nowhere"), TEXTBOOK, LEVELS, SIZE)
    with pytest.raises(EngineError, match="not reached"):
        optimizer_factory.optimizer(FilterObjective(names["InputLayer"]), TEXTBOOK, LEVELS, SIZE)


def test_too_small_a_size_is_refused():
    inputs = keras.Input((None, None, 3))
    x = layers.Conv2D(4, 3, strides=8, name="first")(inputs)
    x = layers.Conv2D(4, 5, name="second")(x)
    model = keras.Model(inputs, layers.Dense(2)(layers.GlobalAveragePooling2D()(x)))
    with pytest.raises(EngineError, match="16 × 16"):
        grower_of(model).optimizer(FilterObjective("second"), TEXTBOOK, LEVELS, (16, 16))


# --- effort ---------------------------------------------------------------------------------------


def test_effort_counts_multiplications():
    convolution = layers.Conv2D(5, 3, padding="same")
    depthwise = layers.DepthwiseConv2D(3, padding="same")
    dense = layers.Dense(7)

    def function(inputs):
        found = dense(layers.Flatten()(depthwise(convolution(inputs))))
        return found

    function(np.zeros((1, 8, 6, 3), np.float32))
    effort = flops_of(function, (8, 6, 3))
    assert effort.units == 7
    assert effort.multiplications == 48 * (5 * 27 + 5 * 9) + 48 * 5 * 7
    assert effort.training_bytes == 2 * effort.bytes
    assert effort.bytes >= 4 * (48 * 5 * 2 + 7)


def test_work_and_batch_follow_each_other():
    optimizer_factory = grower_of(models.any_size())
    small, large = (
        optimizer_factory.optimizer(FilterObjective("conv_2"), TEXTBOOK, LEVELS, (side, side))
        for side in (32, 1024)
    )
    assert small.batch > 1
    assert large.picture_bytes > 500 * small.picture_bytes
    assert (
        optimizer_factory.optimizer(FilterObjective("conv_2"), TEXTBOOK, LEVELS, (32, 32)) is small
    )


@pytest.mark.parametrize(
    ("precision", "width", "amx", "found"),
    [
        ("auto", 3, True, "float32"),
        ("auto", 400, True, "bfloat16"),
        ("auto", 400, False, "float32"),
        ("float32", 400, True, "float32"),
        ("bfloat16", 3, False, "bfloat16"),
    ],
)
def test_the_precision_follows_from_the_work(monkeypatch, precision, width, amx, found):
    monkeypatch.setattr(filter_growth, "has_amx", lambda: amx)
    inputs = keras.Input((24, 24, 3))
    x = layers.Conv2D(width, 5, padding="same", name="conv")(inputs)
    model = keras.Model(inputs, layers.Dense(2)(layers.GlobalAveragePooling2D()(x)))
    optimizer = grower_of(model, precision).optimizer(
        FilterObjective("conv"), TEXTBOOK, LEVELS, (24, 24)
    )
    assert optimizer.precision == found
