"""A session with the real backend and models of every structure: rows, choices, scores, maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import pytest
from keras import layers

from engine.api.attribution import Explain, Predict
from engine.api.keys import InputKey, MapKey, Target
from engine.session.session import Session
from tests import models, oracle
from tests.unit.engine.bench import Bench, picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NO_GRID = "No layer of this model has a spatial grid, so no heatmap can be drawn."


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session(str(tmp_path_factory.mktemp("work")))


@pytest.fixture
def bench(session: Session, tmp_path: Path) -> Bench:
    return Bench(session, tmp_path)


# --- the tree ---


def test_rows_of_a_flat_model(bench: Bench):
    info = bench.open(models.flat())
    assert [(row.path, row.type, row.output_shape, row.param_count) for row in info.layers[1:]] == [
        ("conv_1", "Conv2D", (None, 22, 30, 4), 9 * 3 * 4 + 4),
        ("conv_pool", "MaxPooling2D", (None, 11, 15, 4), 0),
        ("conv_2", "Conv2D", (None, 9, 13, 6), 9 * 4 * 6 + 6),
        ("pool", "GlobalAveragePooling2D", (None, 6), 0),
        ("scores", "Dense", (None, 3), 6 * 3 + 3),
    ]
    assert [row.explainable for row in info.layers] == [False, True, True, True, False, False]
    assert [str(row.reason) for row in info.layers if row.reason] == [
        "This is the input itself.",
        "Its output has no spatial grid.",
        "Its output has no spatial grid.",
    ]
    assert info.layers[3].connected_to == ("conv_pool",)
    assert info.param_count == info.trainable_params == 112 + 222 + 21


def test_rows_of_nested_models(bench: Bench):
    info = bench.open(models.nested_sequential())
    paths = [row.path for row in info.walk() if row.type != "InputLayer"]
    assert paths == [
        "augmentation",
        "augmentation/random_flip",
        "augmentation/random_rotation",
        "backbone",
        "backbone/conv_1",
        "backbone/conv_pool",
        "backbone/conv_2",
        "head",
        "head/mix",
        "head/pool",
        "head/scores",
    ]
    backbone = info.find("backbone")
    assert backbone is not None
    assert (backbone.type, backbone.explainable, backbone.param_count) == ("Functional", True, 334)
    head = info.find("head")
    assert head is not None
    assert (head.type, head.explainable) == ("Sequential", False)


def test_rows_of_a_shared_layer(bench: Bench):
    info = bench.open(models.shared_layer())
    row = info.find("shared")
    assert row is not None
    assert row.is_shared
    assert [call.path for call in row.children] == ["shared@1", "shared@2"]
    assert [call.connected_to for call in row.children] == [("first",), ("shared@1",)]
    assert row.param_count == 9 * 4 * 4 + 4
    assert info.param_count == 112 + 148 + 4 * 3 + 3  # the shared weights once


def test_rows_of_a_shared_backbone(bench: Bench):
    info = bench.open(models.shared_backbone())
    row = info.find("backbone")
    assert row is not None
    assert row.is_shared
    assert [call.path for call in row.children] == ["backbone@1", "backbone@2"]
    assert info.find("backbone@2/conv_1") is not None
    assert info.find("backbone/conv_1") is None


# --- the layer chosen by default ---


def ends_in_one_cell() -> Any:
    inputs = keras.Input((8, 8, 3))
    x = layers.Conv2D(4, 3, name="spatial")(inputs)
    x = layers.GlobalAveragePooling2D(name="pool")(layers.Conv2D(4, 6, name="cell")(x))
    return keras.Model(inputs, layers.Dense(2, activation="softmax")(x), name="one_cell")


def pools_last() -> Any:
    """As VGG without its Dense layers: pooling, dropout and padding add no features."""
    inputs = keras.Input((16, 16, 3))
    x = layers.Conv2D(4, 3, name="conv")(inputs)
    x = layers.Dropout(0.5)(layers.ZeroPadding2D(1)(layers.AveragePooling2D(2, name="half")(x)))
    x = layers.Dense(2, activation="softmax")(layers.Flatten()(x))
    return keras.Model(inputs, x, name="pools_last")


def many_outputs_inside() -> Any:
    """A backbone with two outputs, of which the scores take the first."""
    first = keras.Input((12, 12, 3))
    x = layers.Conv2D(4, 3, name="used")(first)
    side = layers.Conv2D(4, 3, name="idle_2")(layers.Conv2D(4, 3, name="idle")(x))
    backbone = keras.Model(first, [x, side], name="backbone")
    inputs = keras.Input((12, 12, 3))
    taken, _ = backbone(inputs)
    scores = layers.Dense(2)(layers.GlobalAveragePooling2D(name="pool")(taken))
    return keras.Model(inputs, scores, name="many_outputs_inside")


SPATIAL = "The last layer with a spatial grid ({}) before {}."


@pytest.mark.parametrize(
    ("build", "layer", "reason"),
    [
        (models.flat, "conv_2", SPATIAL.format("9 × 13", "pool")),
        (models.nested, "backbone/conv_2", SPATIAL.format("9 × 13", "pool")),
        (models.sequential, "conv_2", SPATIAL.format("9 × 13", "max_2")),
        (models.nested_sequential, "head/mix", SPATIAL.format("9 × 13", "head/pool")),
        (models.shared_layer, "shared@2", SPATIAL.format("22 × 30", "pool")),
        (models.shared_backbone, "both", SPATIAL.format("9 × 13", "pool")),
        (models.relu_layers, "relu", SPATIAL.format("16 × 24", "pool")),
        (models.batch_norm, "relu_2", SPATIAL.format("20 × 28", "pool")),
        (models.separable, "relu", SPATIAL.format("12 × 16", "pool")),
        (models.any_size, "conv_2", SPATIAL.format("any × any", "pool")),
        (pools_last, "conv", SPATIAL.format("14 × 14", "half")),
        (ends_in_one_cell, "spatial", SPATIAL.format("6 × 6", "pool")),
        (models.mask_branch, "stem", SPATIAL.format("10 × 10", "pool")),
        (many_outputs_inside, "backbone/used", SPATIAL.format("10 × 10", "pool")),
    ],
)
def test_auto_layer(bench: Bench, build: Callable[[], Any], layer: str, reason: str):
    info, key = bench.ready(build())
    assert (info.auto_layer, str(info.auto_reason)) == (layer, reason)
    assert layer in bench.maps(key).raw


@pytest.mark.parametrize("build", [models.one_by_one, models.no_convolution])
def test_without_a_grid_predictions_work_and_heatmaps_are_refused(
    bench: Bench, build: Callable[[], Any]
):
    info, key = bench.ready(build())
    assert (info.auto_layer, str(info.auto_reason)) == (None, NO_GRID)
    assert len(bench.predict(key).ranked) == 3
    assert bench.refusal(Explain(MapKey(key, "grad-cam", Target(0)))) == NO_GRID


# --- scores ---


def test_predictions_are_ranked_logits_with_probabilities(bench: Bench):
    model = models.flat()
    info, key = bench.ready(model, "unit")
    rows = bench.predict(key).ranked
    inputs = bench.session._pictures[key.image].pixels[None] / np.float32(255)
    expected = oracle.logits(oracle.steps_of(model)[0], inputs)
    assert [row.target.index for row in rows] == np.argsort(-expected).tolist()
    assert [row.logit for row in rows] == pytest.approx(sorted(expected, reverse=True), abs=1e-5)
    powers = np.exp(expected - expected.max())
    wanted = sorted(powers / powers.sum(), reverse=True)
    assert [row.probability for row in rows] == pytest.approx(wanted, abs=1e-6)
    assert [row.label for row in rows] == [info.outputs[0].labels[row.target.index] for row in rows]


def test_one_sigmoid_unit_is_yes_or_no(bench: Bench):
    model = models.sigmoid()
    info, key = bench.ready(model, "unit")
    assert info.outputs[0].class_count == 1
    rows = bench.predict(key).ranked
    assert {(row.target, row.label) for row in rows} == {
        (Target(0), "positive"),
        (Target(0, negative=True), "negative"),
    }
    assert rows[0].logit == -rows[1].logit > 0
    assert rows[0].probability == pytest.approx(1 / (1 + np.exp(-rows[0].logit)), abs=1e-6)
    assert rows[0].probability + rows[1].probability == pytest.approx(1)

    steps, taps = oracle.steps_of(model)
    inputs = bench.session._pictures[key.image].pixels[None] / np.float32(255)
    for row in rows:
        maps = bench.maps(key, row.target)
        assert maps.label == row.label
        assert maps.score == pytest.approx(row.logit, abs=1e-6)
        sign = -1.0 if row.target.negative else 1.0
        expected = oracle.grad_cam(steps, taps["conv_2"], inputs, 0, sign)
        assert expected.max() > 0
        np.testing.assert_allclose(maps.raw["conv_2"], expected, rtol=2e-3, atol=1e-7)


def test_regression_has_no_probability(bench: Bench):
    info, key = bench.ready(models.regression())
    assert info.outputs[0].activation == "linear"
    (row,) = bench.predict(key).ranked
    assert row.probability is None
    assert bench.maps(key).score == pytest.approx(row.logit, abs=1e-6)


# --- maps ---


def grey_input(pixels: Any) -> Any:
    return (pixels @ np.array([0.299, 0.587, 0.114]))[None, ..., None] / 255


def opaque_input(pixels: Any) -> Any:
    return np.concatenate([pixels / 255, np.ones((*pixels.shape[:2], 1))], axis=-1)[None]


@pytest.mark.parametrize(
    ("build", "prepared"),
    [
        (models.flat, lambda pixels: pixels[None] / 255),
        (models.wide, lambda pixels: pixels[None] / 255),
        (models.grayscale, grey_input),
        (models.four_channels, opaque_input),
    ],
)
def test_maps_equal_the_reference(bench: Bench, build: Callable[[], Any], prepared: Any):
    model = build()
    info, key = bench.ready(model, "unit")
    steps, taps = oracle.steps_of(model)
    inputs = prepared(bench.session._pictures[key.image].pixels.astype(np.float64))
    maxima = []
    for index in range(info.outputs[0].class_count):
        raw = bench.maps(key, Target(index)).raw
        assert list(raw) == list(taps)
        for path, tap in taps.items():
            expected = oracle.grad_cam(steps, tap, inputs, index)
            np.testing.assert_allclose(raw[path], expected, rtol=2e-3, atol=1e-7)
            assert (raw[path].dtype, raw[path].flags.writeable) == (np.float32, False)
            maxima.append(expected.max())
    assert max(maxima) > 1e-4  # there was something to compare


def test_height_comes_before_width(bench: Bench):
    _, key = bench.ready(models.wide())
    assert bench.maps(key).raw["conv_2"].shape == (21, 37)


def test_a_model_of_any_size_gives_grids_by_the_image(bench: Bench):
    info = bench.open(models.any_size())
    assert info.input_shape == (None, None, 3)
    for (height, width), grid in (((20, 40), (7, 17)), ((40, 20), (17, 7))):
        held = bench.hold(picture(height, width))
        assert bench.maps(InputKey(info.key, held.key)).raw["conv_2"].shape == grid


def test_an_image_too_small_for_a_model_of_any_size(bench: Bench):
    info = bench.open(models.any_size())
    held = bench.hold(picture(3, 4))
    key = InputKey(info.key, held.key)
    for request in (Predict(key), Explain(MapKey(key, "grad-cam", Target(0)))):
        assert bench.refusal(request) == (
            "any_size cannot work on an image of 4 × 3 pixels. Try a larger one, or choose an "
            "input size whose sides are multiples of 32."
        )
    larger = bench.hold(picture(20, 40))
    assert bench.predict(InputKey(info.key, larger.key)).ranked


def test_mixed_precision_gives_finite_float32_maps(bench: Bench):
    _, key = bench.ready(models.mixed_precision())
    raw = bench.maps(key).raw
    assert list(raw) == ["conv_1", "conv_2"]
    for array in raw.values():
        assert array.dtype == np.float32
        assert np.isfinite(array).all()
        assert array.max() > 0


def test_of_two_outputs_the_first_is_explained(bench: Bench):
    model = models.two_outputs()
    info, key = bench.ready(model, "unit")
    found = [(each.class_count, each.activation) for each in info.outputs]
    assert found == [(3, "softmax"), (4, "linear")]
    steps, taps = oracle.steps_of(model)
    inputs = bench.session._pictures[key.image].pixels[None] / np.float32(255)
    expected = oracle.grad_cam(steps, taps["conv_2"], inputs, 2)
    maps = bench.maps(key, Target(2))
    np.testing.assert_allclose(maps.raw["conv_2"], expected, rtol=2e-3, atol=1e-7)


def test_a_shared_row_shows_its_last_call(bench: Bench):
    _, key = bench.ready(models.shared_layer())
    raw = bench.maps(key, layer="shared").raw
    assert raw["shared"] is raw["shared@2"]
    assert not np.array_equal(raw["shared@1"], raw["shared@2"])


def test_the_asked_layer_comes_first_when_it_is_ready(bench: Bench):
    _, key = bench.ready(models.flat())
    list(bench.session.warm())
    first, every = bench.answers(Explain(MapKey(key, "grad-cam", Target(1))))
    assert (set(first.raw), first.complete) == ({"conv_2"}, False)
    assert (set(every.raw), every.complete) == ({"conv_1", "conv_pool", "conv_2"}, True)
    np.testing.assert_allclose(first.raw["conv_2"], every.raw["conv_2"], rtol=1e-5)
    (alone,) = bench.answers(Explain(MapKey(key, "grad-cam", Target(1)), "conv_1", False))
    assert (set(alone.raw), alone.complete) == ({"conv_1"}, True)
