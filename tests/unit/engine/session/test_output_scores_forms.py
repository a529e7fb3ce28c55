"""Targets of values, boxes and features: scores and maps are those of a tape written here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.api.attribution import Explain, Predict
from engine.api.keys import MapKey, Target
from engine.api.scores import OutputActivation
from engine.api.target_forms import Merge, Rows, ValueForm
from engine.session.session import Session
from tests import models
from tests.unit.engine.bench import Bench, picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.api.keys import InputKey
    from engine.api.model import ModelInfo

MEAN, NORM = ValueForm(Merge.MEAN), ValueForm(Merge.NORM)
EVERY_MEAN, EVERY_NORM = ValueForm(Merge.MEAN, every=True), ValueForm(Merge.NORM, every=True)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session(str(tmp_path_factory.mktemp("work")))


@pytest.fixture
def bench(session: Session, tmp_path: Path) -> Bench:
    return Bench(session, tmp_path)


def inputs_of(info: ModelInfo) -> Any:
    height, width, _ = info.input_shape
    return tf.constant(picture(height, width).pixels[None].astype(np.float32))


@dataclass(frozen=True)
class Case:
    """A target, and its score of what the model gives: outputs by name, of one image."""

    target: Target
    score: Callable[[dict[str, Any]], Any]


def best_of(scores: Any, unit: int | None = None) -> int:
    """The row with the highest score, in numpy."""
    numbers = np.asarray(scores)
    return int(np.argmax(numbers.max(axis=-1) if unit is None else numbers[:, unit]))


def rows_above(scores: Any, least: float) -> Any:
    return np.flatnonzero(np.asarray(scores).max(axis=-1) > least)


VALUES = {
    "one": Case(Target(1), lambda out: out["scores"][1]),
    "downwards": Case(Target(1, negative=True), lambda out: -out["scores"][1]),
    "sum": Case(Target(0, also=(2,)), lambda out: out["scores"][0] + out["scores"][2]),
    "mean": Case(
        Target(0, also=(2,), form=MEAN), lambda out: (out["scores"][0] + out["scores"][2]) / 2
    ),
    "difference": Case(
        Target(0, also=(2,), contrast=(1,), form=MEAN),
        lambda out: (out["scores"][0] + out["scores"][2]) / 2 - out["scores"][1],
    ),
    "near": Case(
        Target(1, form=ValueForm(reference=0.25)), lambda out: -abs(out["scores"][1] - 0.25)
    ),
    "far": Case(
        Target(1, negative=True, form=ValueForm(reference=0.25)),
        lambda out: abs(out["scores"][1] - 0.25),
    ),
    "norm": Case(
        Target(0, also=(1,), form=NORM),
        lambda out: tf.sqrt(out["scores"][0] ** 2 + out["scores"][1] ** 2),
    ),
    "mean of all near": Case(
        Target(0, form=ValueForm(Merge.MEAN, 10.0, every=True)),
        lambda out: -abs(tf.reduce_mean(out["scores"]) - 10.0),
    ),
}
VALUE = {
    "one": Case(Target(0), lambda out: out["scores"][0]),
    "downwards": Case(Target(0, negative=True), lambda out: -out["scores"][0]),
}
BOXES = {  # the scores are output 0, whatever the model's order
    "all rows": Case(Target(2, output=1), lambda out: tf.reduce_mean(out["boxes"][:, 2])),
    "a row": Case(Target(2, output=1, rows=Rows(7)), lambda out: out["boxes"][7, 2]),
    "best row": Case(
        Target(0, output=1, rows=Rows(scores=0)),
        lambda out: out["boxes"][best_of(out["scores"]), 0],
    ),
    "best row of a class": Case(
        Target(3, output=1, rows=Rows(scores=0, unit=1)),
        lambda out: out["boxes"][best_of(out["scores"], 1), 3],
    ),
    "rows above": Case(
        Target(1, output=1, rows=Rows(scores=0, above=0.6)),
        lambda out: tf.reduce_mean(tf.gather(out["boxes"], rows_above(out["scores"], 0.6))[:, 1]),
    ),
    "width of the best": Case(
        Target(2, contrast=(0,), output=1, rows=Rows(scores=0)),
        lambda out: (
            out["boxes"][best_of(out["scores"]), 2] - out["boxes"][best_of(out["scores"]), 0]
        ),
    ),
    "score of a row": Case(Target(1, rows=Rows(4)), lambda out: out["score_rows"][4, 1]),
    "highest score of a class": Case(
        Target(1, rows=Rows(scores=0, unit=1)),
        lambda out: out["score_rows"][best_of(out["scores"], 1), 1],
    ),
}
DETECTIONS = {
    "box of the best": Case(
        Target(1, rows=Rows(scores=0)), lambda out: out["rows"][best_of(out["rows"][:, 4:]), 1]
    ),
    "score of the best of one": Case(
        Target(6, rows=Rows(scores=0, unit=4)),
        lambda out: out["rows"][best_of(out["rows"], 4), 6],
    ),
    "sum over a row": Case(
        Target(4, also=(5,), rows=Rows(2)), lambda out: out["rows"][2, 4] + out["rows"][2, 5]
    ),
}
FEATURES = {
    "a channel": Case(Target(3), lambda out: tf.reduce_mean(out["last"][..., 3])),
    "all channels": Case(Target(0, form=EVERY_MEAN), lambda out: tf.reduce_mean(out["last"])),
    "norm": Case(
        Target(0, form=EVERY_NORM),
        lambda out: tf.norm(tf.reduce_mean(out["last"], axis=(0, 1))),
    ),
}
EMBEDDING = {
    "a unit": Case(Target(2), lambda out: out["pool"][2]),
    "norm": Case(Target(0, form=EVERY_NORM), lambda out: tf.norm(out["pool"])),
}
MODELS = {
    "several values": (models.several_values, "conv_2", VALUES),
    "value": (models.regression, "conv_2", VALUE),
    "boxes": (models.detector, "grid", BOXES),
    "detections": (models.detections, "grid", DETECTIONS),
    "features": (models.backbone, "last_pool", FEATURES),
    "embedding": (models.pooled_features, "conv_2", EMBEDDING),
}


def referred(model: Any, layer: str, score: Any, inputs: Any) -> tuple[float, Any, Any]:
    """A score, the Grad-CAM map of a layer, and the vanilla gradients, by a tape of its own."""
    names = [each.name for each in model.layers if not isinstance(each, keras.Model)]
    wanted = [name for name in names if name in ("boxes", "scores", "score_rows", "rows")]
    wanted += [name for name in names if name in ("last", "pool")]
    outputs = [model.get_layer(name).output for name in wanted]
    taps = keras.Model(model.inputs[0], [model.get_layer(layer).output, *outputs])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(inputs)
        activations, *given = taps(inputs, training=False)
        value = score({name: each[0] for name, each in zip(wanted, given, strict=True)})
    slopes = tape.gradient(value, activations)[0]
    weights = tf.reduce_mean(slopes, axis=(0, 1))
    cam = tf.nn.relu(tf.reduce_sum(activations[0] * weights, axis=-1)).numpy()
    vanilla = np.abs(tape.gradient(value, inputs)[0].numpy()).max(axis=-1)
    return float(value), cam, vanilla


@pytest.mark.parametrize("name", MODELS)
def test_scores_and_maps_are_those_of_a_tape(bench, name, subtests):
    make, layer, cases = MODELS[name]
    model = make()
    info, key = bench.ready(model, "none")
    inputs = inputs_of(info)
    for title, case in cases.items():
        with subtests.test(title):
            score, cam, vanilla = referred(model, layer, case.score, inputs)
            maps = bench.maps(key, case.target, layer)
            assert maps.score == pytest.approx(score, rel=1e-3, abs=1e-4)
            np.testing.assert_allclose(
                maps.raw[layer], cam, rtol=1e-3, atol=1e-3 * max(cam.max(), 1e-6)
            )
            slopes = bench.answers(Explain(MapKey(key, "vanilla-gradients", case.target)))[-1]
            assert vanilla.max() > 0
            np.testing.assert_allclose(
                slopes.raw[""], vanilla, rtol=1e-3, atol=1e-3 * vanilla.max()
            )


def test_predictions_of_values_and_tables(bench, subtests):
    with subtests.test("values stay in their order"):
        _, key = bench.ready(models.several_values(), "none")
        assert [row.target for row in bench.predict(key).ranked] == [
            Target(0),
            Target(1),
            Target(2),
        ]
    with subtests.test("boxes of the best row"):
        model = models.detector()
        info, key = bench.ready(model, "none")
        boxes, scores = (each.numpy()[0] for each in model(inputs_of(info)))
        best = best_of(scores)
        ranked = bench.answers(Predict(key, output=1))[-1].ranked
        assert [row.row for row in ranked] == [best] * 4
        np.testing.assert_allclose([row.logit for row in ranked], boxes[best], rtol=1e-4)
    with subtests.test("scores by their best rows"):
        ranked = bench.predict(key).ranked
        rows = {row.target.index: row.row for row in ranked}
        assert rows == {unit: best_of(scores, unit) for unit in range(3)}
        shares = [row.probability for row in ranked]
        assert shares == sorted(shares, reverse=True)
        assert shares[0] == pytest.approx(scores.max(), rel=1e-4)


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (Target(4, output=1), 'Output "boxes" has 4 numbers; there is no number 4.'),
        (Target(0, output=1, rows=Rows(12)), "The output has 12 rows; there is no row 12."),
        (Target(0, output=1, rows=Rows(scores=1)), "Nothing tells which numbers"),
        (Target(0, output=1, rows=Rows(scores=0, unit=3)), "has 3 classes; there is no class 3"),
        (Target(0, output=1, rows=Rows(scores=0, above=1.5)), "No row has a score above 1.5"),
        (Target(0, output=1, area=(0, 0, 1, 1)), "Only an output with a grid has areas"),
        (Target(0, rows=Rows(1), layer="grid"), "Only a table has rows to choose"),
        (Target(0, layer="grid", form=NORM), "A neuron is explained as it is"),
        (Target(0, contrast=(1,), form=NORM), "can be compared with others"),
        (Target(0, form=ValueForm(reference=float("nan"))), "has to be a finite number"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(
    detector: tuple[Bench, InputKey], target, sentence
):
    bench, key = detector
    assert sentence in bench.refusal(Explain(MapKey(key, "grad-cam", target)))


@pytest.fixture(scope="module")
def detector(session: Session, tmp_path_factory: pytest.TempPathFactory) -> tuple[Bench, InputKey]:
    bench = Bench(session, tmp_path_factory.mktemp("detector"))
    _, key = bench.ready(models.detector(), "none")
    return bench, key


def test_numbers_that_are_not_finite_are_told(bench):
    model = models.detector()
    layer = model.get_layer("score_head")
    layer.set_weights([np.full_like(each, 3e38) for each in layer.get_weights()])
    _, key = bench.ready(model, "none")
    for rows in (Rows(scores=0), Rows(scores=0, above=0.5)):
        target = Target(0, output=1, rows=rows)
        assert "not finite" in bench.refusal(Explain(MapKey(key, "grad-cam", target)))
    assert "not finite" in bench.refusal(Predict(key, output=1))


def test_cam_has_no_norm(bench):
    model = models.several_values()
    _, key = bench.ready(model, "none")
    target = Target(0, also=(1,), form=NORM)
    refusal = bench.refusal(Explain(MapKey(key, "cam", target)))
    assert refusal == "CAM adds up to a sum of units. Leave out the norm and the reference."


def test_a_told_regression_is_read_so(bench):
    model = models.flat()
    info, _ = bench.ready(model, "none")
    assert info.read_as(OutputActivation.VALUES) == info  # a softmax has no values
