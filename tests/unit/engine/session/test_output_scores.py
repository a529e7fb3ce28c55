"""Targets of models without classes of the whole image, against plain gradient tapes.

The references build `keras.Model(inputs, [layer.output, ...])`, compute by hand what comes behind
from the last layer's weights, and know nothing of the engine.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from engine.api.activations import Activations, ShowActivations
from engine.api.attribution import CompareMethods, Comparison, Costs, EstimateCosts, Explain, Maps
from engine.api.keys import Area, InputKey, MapKey, Target
from engine.api.methods import Scope
from engine.api.outputs import OutputKind
from engine.api.scores import OutputActivation, ScoreKind
from engine.attribution.registry import METHODS
from engine.session.session import Session
from tests import models
from tests.unit.engine.bench import Bench, picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.api.model import ModelInfo
    from engine.api.requests import ModelRequest

RECTANGLE = (3, 5, 4, 7)
INSIDE = (slice(None), slice(3, 7), slice(5, 12))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session(str(tmp_path_factory.mktemp("work")))


@pytest.fixture
def bench(session: Session, tmp_path: Path) -> Bench:
    return Bench(session, tmp_path)


def inputs_of(info: ModelInfo) -> Any:
    """The input as the network gets it without preprocessing."""
    height, width, channels = info.input_shape
    pixels = picture(height or 30, width or 46).pixels[None].astype(np.float32)
    return tf.constant(pixels if channels == 3 else pixels.mean(axis=-1, keepdims=True))


def referred(
    model: Any, layer: str, before: str, score: Callable[[Any], Any], inputs: Any
) -> tuple[float, np.ndarray]:
    """The score and the Grad-CAM map of a layer; `score` takes the output of `before`."""
    names = (layer, before)
    taps = keras.Model(model.inputs[0], [model.get_layer(name).output for name in names])
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        activations, last = taps(inputs, training=False)
        value = score(last)
    gradients = tape.gradient(value, activations)
    weights = tf.reduce_mean(gradients[0], axis=(0, 1))
    raw = tf.nn.relu(tf.reduce_sum(activations[0] * weights, axis=-1))
    return float(value), raw.numpy()


def logits_behind(layer: Any, last: Any) -> Any:
    """The last convolution without its activation."""
    return tf.nn.conv2d(last, layer.kernel, 1, layer.padding.upper()) + layer.bias


def check(bench: Bench, key: InputKey, target: Target, layer: str, expected: Any) -> Maps:
    score, raw = expected
    maps = bench.maps(key, target, layer)
    assert maps.score == pytest.approx(score, rel=1e-4)
    np.testing.assert_allclose(maps.raw[layer], raw, rtol=1e-3, atol=1e-4 * raw.max())
    assert raw.max() > 0
    return maps


# --- maps of classes ------------------------------------------------------------------------------


def class_score(model: Any, index: int, area: Any) -> Callable[[Any], Any]:
    def score(right: Any) -> Any:
        logits = logits_behind(model.get_layer("classes"), right)
        chosen = logits[..., index]
        if area is Area.MASK:
            return tf.reduce_sum(chosen[tf.argmax(logits, axis=-1) == index])
        return tf.reduce_sum(chosen if area is Area.ALL else chosen[INSIDE])

    return score


@pytest.mark.parametrize("sides", [(16, 24), (None, None)])
def test_a_class_counts_over_the_whole_image_a_rectangle_or_its_mask(bench, sides, subtests):
    model = models.segmenter(sides)
    info, key = bench.ready(model, "none")
    inputs = inputs_of(info)
    found = bench.predict(key).ranked
    for area in (Area.ALL, RECTANGLE, Area.MASK):
        for row in (found[0], found[1]):
            with subtests.test(area=area, index=row.target.index):
                index = row.target.index
                expected = referred(
                    model, "bottom", "right", class_score(model, index, area), inputs
                )
                check(bench, key, Target(index, area=area), "bottom", expected)


def test_predictions_go_by_the_share_of_cells(bench):
    model = models.segmenter()
    info, key = bench.ready(model, "none")
    probabilities = model(inputs_of(info), training=False).numpy()[0]
    winners = probabilities.argmax(axis=-1)
    shares = [float((winners == index).mean()) for index in range(4)]
    found = bench.predict(key).ranked
    assert [row.share for row in found] == sorted(shares, reverse=True)
    for row in found:
        index = row.target.index
        assert row.share == pytest.approx(shares[index])
        assert row.probability == pytest.approx(probabilities[..., index].mean(), rel=1e-3)
        assert row.label == f"class {index}"
    assert bench.maps(key, found[0].target, "bottom").label == (
        f"{found[0].label} over the whole image"
    )


def test_the_mask_stays_that_of_the_untouched_image(bench):
    """Occluded inputs are scored over the cells that the image itself has."""
    model = models.segmenter()
    info, key = bench.ready(model, "none")
    inputs = inputs_of(info).numpy()
    index = bench.predict(key).ranked[0].target.index
    taps = keras.Model(model.inputs[0], model.get_layer("right").output)

    def logits(batch: Any) -> np.ndarray:
        return logits_behind(model.get_layer("classes"), taps(batch)).numpy()[0]

    mask = logits(inputs).argmax(axis=-1) == index
    assert 0 < mask.sum() < mask.size
    score = logits(inputs)[mask][:, index].sum()
    expected = np.zeros((16, 24))
    for row in range(0, 16, 8):
        for column in range(0, 24, 8):
            hidden = inputs.copy()
            hidden[:, row : row + 8, column : column + 8] = 0
            fallen = score - logits(hidden)[mask][:, index].sum()
            expected[row : row + 8, column : column + 8] = fallen
    parameters = (("baseline", "black"), ("patch", 8), ("stride", 8))
    request = Explain(MapKey(key, "occlusion", Target(index, area=Area.MASK), parameters))
    raw = bench.answers(request)[-1].raw[""]
    np.testing.assert_allclose(raw, expected, rtol=1e-3, atol=1e-3 * np.abs(expected).max())


def test_one_sigmoid_in_every_cell_has_a_yes_and_a_no(bench):
    model = models.segmenter(classes=1, activation="sigmoid")
    info, key = bench.ready(model, "none")
    yes = logits_behind(
        model.get_layer("classes"),
        keras.Model(model.inputs[0], model.get_layer("right").output)(inputs_of(info)),
    ).numpy()[0, ..., 0]
    rows = {row.label: row for row in bench.predict(key).ranked}
    assert rows["positive"].share == pytest.approx((yes > 0).mean())
    assert rows["negative"].share == pytest.approx((yes <= 0).mean())
    maps = bench.maps(key, Target(0, negative=True, area=Area.MASK), "bottom")
    assert maps.score == pytest.approx(-yes[yes <= 0].sum(), rel=1e-4)
    assert maps.label == "negative in its mask"


def test_rise_weighs_by_the_probabilities_of_the_cells(bench):
    model = models.segmenter()
    info, key = bench.ready(model, "none")
    probabilities = model(inputs_of(info), training=False).numpy()[0]
    target = Target(2, area=RECTANGLE)
    request = Explain(MapKey(key, "rise", target, (("cells", 3), ("masks", 10))))
    maps = bench.answers(request)[-1]
    assert maps.score == pytest.approx(probabilities[3:7, 5:12, 2].sum(), rel=1e-3)
    complement = Explain(
        MapKey(key, "rise", Target(2, negative=True), (("cells", 3), ("masks", 10)))
    )
    expected = (1 - probabilities[..., 2]).sum()
    assert bench.answers(complement)[-1].score == pytest.approx(expected, rel=1e-3)


def test_a_rectangle_beyond_the_map_is_refused(bench):
    for sides in ((16, 24), (None, None)):
        _, key = bench.ready(models.segmenter(sides), "none")
        for area in ((0, 40, 4, 7), (28, 0, 3, 1), (0, 0, 0, 5)):
            request = Explain(MapKey(key, "grad-cam", Target(0, area=area)))
            assert "there is no area of" in bench.refusal(request)


def test_a_label_file_makes_classes_of_a_map_of_logits(bench):
    model = models.segmenter(activation=None)
    assert bench.open(model).outputs[0].kind is OutputKind.FEATURE_MAP
    names = ("road", "sky", "tree", "house")
    (bench.folder / "segmenter.labels.txt").write_text("\n".join(names), "utf-8")
    info, key = bench.ready(model, "none")
    assert (info.outputs[0].kind, info.outputs[0].labels) == (OutputKind.CLASS_MAP, names)
    inputs = inputs_of(info)
    expected = referred(model, "bottom", "right", class_score(model, 1, Area.ALL), inputs)
    check(bench, key, Target(1), "bottom", expected)


# --- channels -------------------------------------------------------------------------------------


def test_a_channel_of_a_network_without_its_top_is_its_mean(bench):
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(4, 3, activation="relu", name="one")(inputs)
    x = layers.Conv2D(5, 3, activation="relu", name="two")(x)
    outputs = layers.MaxPooling2D(2, name="last")(x)
    model = models.seeded(keras.Model(inputs, outputs, name="headless"))
    info, key = bench.ready(model, "none")
    assert info.auto_layer == "one"
    assert not info.has_classes
    means = model(inputs_of(info)).numpy()[0].mean(axis=(0, 1))
    found = bench.predict(key).ranked
    assert [row.target.index for row in found] == list(np.argsort(-means, kind="stable"))
    assert found[0].logit == pytest.approx(means.max(), rel=1e-4)
    top = found[0].target.index
    assert (found[0].label, found[0].probability, found[0].share) == (f"channel {top}", None, None)
    expected = referred(
        model, "one", "last", lambda last: tf.reduce_mean(last[..., top]), inputs_of(info)
    )
    assert check(bench, key, Target(top), "one", expected).label == f"channel {top}"
    part = referred(
        model, "one", "last", lambda last: tf.reduce_mean(last[:, 2:4, 3:6, top]), inputs_of(info)
    )
    maps = check(bench, key, Target(top, area=(2, 3, 2, 3)), "one", part)
    assert maps.label == f"channel {top} in 2 × 3 cells at (2, 3)"


def test_pooled_features_are_units(bench):
    model = models.pooled_features()
    info, key = bench.ready(model, "none")
    values = model(inputs_of(info)).numpy()[0]
    top = bench.predict(key).ranked[0]
    assert (top.target.index, top.label) == (int(values.argmax()), f"unit {values.argmax()}")
    index = top.target.index
    expected = referred(model, "conv_1", "pool", lambda pooled: pooled[0, index], inputs_of(info))
    check(bench, key, Target(index), "conv_1", expected)
    refusal = bench.refusal(Explain(MapKey(key, "grad-cam", Target(0, area=Area.MASK))))
    assert refusal.startswith("Only an output with a grid has areas")


def test_an_autoencoder_is_explained_by_the_logits_of_its_image(bench):
    model = models.autoencoder()
    info, key = bench.ready(model, "none")
    inputs = inputs_of(info) / 255  # so that its sigmoid is not saturated
    index = bench.predict(key).ranked[0].target.index
    for area, part in ((Area.ALL, (slice(None),)), (RECTANGLE, INSIDE)):

        def score(last: Any, part: Any = part) -> Any:
            logits = logits_behind(model.get_layer("restored"), last)
            return tf.reduce_mean(logits[..., index][part])

        expected = referred(model, "code", "up_2", score, inputs)
        unit = InputKey(key.model, key.image, "unit")
        check(bench, unit, Target(index, area=area), "code", expected)


def test_a_model_whose_output_cannot_be_scored_has_its_layers(bench):
    inputs = keras.Input((16, 24, 3))
    x = layers.Conv2D(4, 3, activation="relu", name="one")(inputs)
    x = layers.Conv2D(3, 3, activation="relu", name="two")(x)
    model = models.seeded(keras.Model(inputs, keras.ops.argmax(x, axis=-1), name="rows"))
    info, key = bench.ready(model, "none")
    assert info.outputs == ()
    assert info.auto_layer == "one"
    taps = keras.Model(model.inputs[0], model.get_layer("two").output)
    means = taps(inputs_of(info)).numpy()[0].mean(axis=(0, 1))
    found = bench.predict(key).ranked
    assert [row.target for row in found] == [
        Target(int(index), layer="two") for index in np.argsort(-means, kind="stable")
    ]
    index = found[0].target.index
    expected = referred(
        model, "one", "two", lambda last: tf.reduce_mean(last[..., index]), inputs_of(info)
    )
    check(bench, key, found[0].target, "one", expected)
    refusal = bench.refusal(Explain(MapKey(key, "grad-cam", Target(0))))
    assert refusal == "rows has no output that can be explained. Choose a channel of a layer."


# --- everything else ------------------------------------------------------------------------------

QUICK = {
    "occlusion": (("patch", 8), ("stride", 8)),
    "rise": (("cells", 3), ("masks", 10)),
    "smoothgrad": (("samples", 2),),
    "vargrad": (("samples", 2),),
    "squaregrad": (("samples", 2),),
    "integrated-gradients": (("steps", 4),),
    "score-cam": (),
}


@pytest.mark.parametrize(
    "make", [models.backbone, models.pooled_features, models.autoencoder, models.segmenter]
)
def test_every_method_answers_or_says_what_it_needs(bench, make, subtests):
    info, key = bench.ready(make(), "unit")
    layer = info.auto_layer
    target = bench.predict(key).ranked[0].target
    for method, entry in METHODS.items():
        with subtests.test(method=method):
            request = Explain(
                MapKey(key, method, target, QUICK.get(method, ())),
                None if entry.info.scope is Scope.INPUT else layer,
            )
            if method == "cam":
                assert bench.refusal(request).startswith("This method needs a class whose score")
                continue
            maps = bench.answers(request)[-1]
            assert maps.complete
            assert all(np.isfinite(raw).all() for raw in maps.raw.values())


@pytest.mark.parametrize(
    "make", [models.backbone, models.segmenter, partial(models.segmenter, activation=None)]
)
def test_what_needs_no_target_needs_no_classes(bench, make):
    info, key = bench.ready(make(), "unit")
    assert isinstance(one(bench, ShowActivations(key, info.auto_layer)), Activations)
    target = bench.predict(key).ranked[0].target
    weighed = one(bench, ShowActivations(key, info.auto_layer, target))
    assert weighed.weights is not None
    costs = one(bench, EstimateCosts(key, None, "grad-cam"))
    assert isinstance(costs, Costs)
    assert costs.by_method["cam"] is None
    assert costs.by_method["grad-cam"] is not None
    compared = one(bench, CompareMethods(key, target, info.auto_layer))
    assert isinstance(compared, Comparison)
    assert "eigen-cam" in compared.raw


def one(bench: Bench, request: ModelRequest) -> Any:
    return list(bench.session.run(request))[-1]


def test_a_class_of_two_heads_is_what_it_was(bench):
    model = models.with_classes_and_map()
    info, key = bench.ready(model, "none")
    assert [(each.name, each.kind) for each in info.outputs] == [
        ("scores", OutputKind.CLASSES),
        ("cells", OutputKind.CLASS_MAP),
    ]
    inputs, dense = inputs_of(info), model.get_layer("scores")

    def class_logit(pooled: Any) -> Any:
        return (pooled @ dense.kernel + dense.bias)[0, 1]

    check(bench, key, Target(1), "stem", referred(model, "stem", "pool", class_logit, inputs))

    def cells(logits: Any) -> Any:
        return tf.reduce_sum(logits[..., 2])

    found = referred(model, "stem", "cell_scores", cells, inputs)
    check(bench, key, Target(2, output=1), "stem", found)


def test_a_map_that_is_told_to_be_logits_has_classes_masks_and_probabilities(bench):
    model = models.segmenter(activation=None)
    info, key = bench.ready(model, "none")
    key = replace(key, output_activation=OutputActivation.SOFTMAX)
    logits = model(inputs_of(info)).numpy()[0].astype(np.float64)
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares = powers / powers.sum(axis=-1, keepdims=True)
    winners = logits.argmax(axis=-1)
    top = bench.predict(key).ranked[0]
    index = top.target.index
    assert (top.label, top.share) == (f"class {index}", pytest.approx((winners == index).mean()))
    assert top.probability == pytest.approx(shares[..., index].mean(), rel=1e-3)
    target = Target(index, area=Area.MASK)
    maps = bench.maps(key, target, "bottom")
    assert maps.label == f"class {index} in its mask"
    assert maps.score == pytest.approx(logits[winners == index][:, index].sum(), rel=1e-4)


@pytest.mark.parametrize("area", [Area.ALL, Area.MASK, RECTANGLE])
@pytest.mark.parametrize("negative", [False, True])
def test_other_scores_than_logits_add_up_over_the_cells(bench, area, negative):
    model = models.segmenter()
    info, key = bench.ready(model, "unit")  # which saturates no softmax
    index = bench.predict(key).ranked[0].target.index

    def score(right: Any) -> Any:
        logits = logits_behind(model.get_layer("classes"), right)
        chosen = tf.nn.softmax(logits)[..., index]
        chosen = tf.math.log(1 - chosen if negative else chosen)
        if area is Area.MASK:
            return tf.reduce_sum(chosen[tf.argmax(logits, axis=-1) == index])
        return tf.reduce_sum(chosen if area is Area.ALL else chosen[INSIDE])

    value, raw = referred(model, "bottom", "right", score, inputs_of(info) / 255)
    target = Target(index, negative=negative, area=area)
    request = Explain(
        MapKey(key, "grad-cam", target, score=ScoreKind.LOG_PROBABILITY), "bottom", all_layers=False
    )
    maps = bench.answers(request)[-1]
    assert maps.score == pytest.approx(value, rel=1e-3)
    np.testing.assert_allclose(maps.raw["bottom"], raw, rtol=1e-3, atol=1e-3 * raw.max())
