"""Maps of probabilities and their logarithms, against gradients of the model with its softmax.

The formulas take what the Keras model itself gives (its probabilities), eagerly and one input after
another; nothing here bypasses an activation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.api.activations import ShowActivations
from engine.api.attribution import (
    CompareMethods,
    Comparison,
    EstimateCosts,
    Explain,
    Maps,
    Predict,
)
from engine.api.keys import InputKey, MapKey, Target
from engine.api.scores import OutputActivation, ScoreKind
from engine.attribution.methods.rise import MaskMaker
from engine.attribution.parameters import RiseParameters
from engine.session.session import Session
from tests import models
from tests.unit.engine.bench import Bench, picture

if TYPE_CHECKING:
    from collections.abc import Callable

LOGIT, PROBABILITY, LOG = ScoreKind
HEIGHT, WIDTH = 24, 32
LAYER = "conv_2"
INPUTS = picture(HEIGHT, WIDTH).pixels[None].astype(np.float32) / 255  # preprocess unit
OCCLUSION = (("baseline", "black"), ("patch", 8), ("stride", 8))
PATHS = (("baseline", "black"), ("steps", 12))
MASKS = (("baseline", "black"), ("cells", 4), ("masks", 30))


class Subject:
    """An open model, and its own probabilities."""

    def __init__(self, model: Any, folder: Any) -> None:
        self.model = model
        self.bench = Bench(Session(str(folder)), folder)
        _, self.key = self.bench.ready(model, "unit")
        layer = model.get_layer(LAYER).output
        self.probe = keras.Model(model.input, [layer, model.output])

    def maps(self, method: str, target: Target, score: ScoreKind | None, **more: Any) -> Maps:
        parameters = more.pop("parameters", ())
        key = MapKey(more.pop("key", self.key), method, target, parameters, score)
        return self.bench.answers(Explain(key, LAYER, all_layers=False))[-1]

    def score_at(self, inputs: Any, target: Target, kind: ScoreKind) -> tuple[Any, Any]:
        """The layer's output and the scores (n,), from the model's probabilities."""
        seen, shares = self.probe(inputs)

        def number(index: int, is_contrary: bool = False) -> Any:
            share = 1 - shares[:, index] if is_contrary else shares[:, index]
            return tf.math.log(share) if kind is LOG else share

        score = number(target.index, target.negative)
        for index in target.also:
            score += number(index)
        for index in target.contrast:
            score -= number(index)
        return seen, score

    def scores(self, inputs: Any, target: Target, kind: ScoreKind) -> np.ndarray:
        return self.score_at(tf.constant(inputs), target, kind)[1].numpy().astype(np.float64)


@pytest.fixture(scope="module")
def softmax(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    return Subject(models.flat(), tmp_path_factory.mktemp("softmax"))


@pytest.fixture(scope="module")
def sigmoid(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    return Subject(models.sigmoid(), tmp_path_factory.mktemp("sigmoid"))


@pytest.fixture(scope="module")
def linear(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    return Subject(models.logits(), tmp_path_factory.mktemp("linear"))


def tape_of(subject: Subject, target: Target, kind: ScoreKind) -> tuple[np.ndarray, np.ndarray]:
    with tf.GradientTape() as tape:
        seen, score = subject.score_at(tf.constant(INPUTS), target, kind)
    return tuple(np.asarray(each, np.float64)[0] for each in (seen, tape.gradient(score, seen)))


def grad_cam(subject: Subject, target: Target, kind: ScoreKind) -> np.ndarray:
    activations, slopes = tape_of(subject, target, kind)
    return np.maximum((activations * slopes.mean(axis=(0, 1))).sum(axis=-1), 0)


def layer_cam(subject: Subject, target: Target, kind: ScoreKind) -> np.ndarray:
    activations, slopes = tape_of(subject, target, kind)
    return np.maximum((activations * np.maximum(slopes, 0)).sum(axis=-1), 0)


def input_gradient(subject: Subject, inputs: np.ndarray, target: Target, kind: ScoreKind) -> Any:
    given = tf.constant(inputs, tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(given)
        _, score = subject.score_at(given, target, kind)
    return tape.gradient(score, given).numpy()[0].astype(np.float64)


def gradients(subject: Subject, target: Target, kind: ScoreKind) -> np.ndarray:
    return np.abs(input_gradient(subject, INPUTS, target, kind)).max(axis=-1)


def integrated(subject: Subject, target: Target, kind: ScoreKind) -> np.ndarray:
    shares = np.linspace(0, 1, 12)
    slopes = [input_gradient(subject, INPUTS * share, target, kind) for share in shares]
    mean = (sum(slopes) - (slopes[0] + slopes[-1]) / 2) / 11
    return (INPUTS[0] * mean).sum(axis=-1)


def occlusion(subject: Subject, target: Target, kind: ScoreKind) -> np.ndarray:
    whole = subject.scores(INPUTS, target, kind)[0]
    found = np.zeros((HEIGHT, WIDTH))
    for row in range(0, HEIGHT, 8):
        for column in range(0, WIDTH, 8):
            hidden = INPUTS.copy()
            hidden[:, row : row + 8, column : column + 8] = 0
            fall = whole - subject.scores(hidden, target, kind)[0]
            found[row : row + 8, column : column + 8] = fall
    return found


def score_cam(subject: Subject, target: Target, kind: ScoreKind) -> np.ndarray:
    activations, _ = tape_of(subject, target, kind)
    seen = []
    for channel in np.moveaxis(activations, -1, 0):
        mask = cv2.resize(channel.astype(np.float32), (WIDTH, HEIGHT))
        mask = (mask - mask.min()) / max(np.ptp(mask), 1e-12)
        seen.append(subject.scores(INPUTS * mask[..., None], target, kind)[0])
    powers = np.exp(np.array(seen) - max(seen))
    return np.maximum((activations * powers / powers.sum()).sum(axis=-1), 0)


def rise(subject: Subject, target: Target, kind: ScoreKind) -> np.ndarray:
    maker = MaskMaker(RiseParameters(masks=30, cells=4), (HEIGHT, WIDTH))
    masks = maker.masks(0, 30)
    scores = subject.scores(INPUTS * masks[..., None], target, kind)
    return np.tensordot(scores, masks, 1) / (30 * RiseParameters().keep)


FORMULAS: dict[str, tuple[Callable[..., np.ndarray], tuple[tuple[str, Any], ...]]] = {
    "grad-cam": (grad_cam, ()),
    "layer-cam": (layer_cam, ()),
    "vanilla-gradients": (gradients, ()),
    "integrated-gradients": (integrated, PATHS),
    "occlusion": (occlusion, OCCLUSION),
    "score-cam": (score_cam, (("baseline", "black"),)),
    "rise": (rise, MASKS),
}


def check(subject: Subject, method: str, target: Target, kind: ScoreKind, **more: Any) -> Maps:
    by_hand, parameters = FORMULAS[method]
    found = subject.maps(method, target, kind, parameters=parameters, **more)
    assert found.score_kind is kind
    assert found.score == pytest.approx(subject.scores(INPUTS, target, kind)[0], rel=1e-4)
    (raw,) = found.raw.values()
    expected = by_hand(subject, target, kind)
    np.testing.assert_allclose(raw, expected, rtol=2e-3, atol=2e-4 * np.abs(expected).max())
    assert np.abs(expected).max() > 0
    return found


@pytest.mark.parametrize("method", FORMULAS)
@pytest.mark.parametrize("kind", [PROBABILITY, LOG])
def test_a_class_of_a_softmax(softmax: Subject, method: str, kind: ScoreKind):
    top = softmax.bench.predict(softmax.key).ranked[0].target
    check(softmax, method, top, kind)


@pytest.mark.parametrize("method", FORMULAS)
@pytest.mark.parametrize("kind", [PROBABILITY, LOG])
@pytest.mark.parametrize("negative", [False, True])
def test_the_yes_and_the_no_of_a_sigmoid(
    sigmoid: Subject, method: str, kind: ScoreKind, negative: bool, subtests: pytest.Subtests
):
    target = Target(0, negative=negative)
    by_hand, _ = FORMULAS[method]
    if not by_hand(sigmoid, target, kind).any():  # nothing speaks for it: the map is 0
        assert not subject_map(sigmoid, method, target, kind).any()
        return
    check(sigmoid, method, target, kind)


def subject_map(subject: Subject, method: str, target: Target, kind: ScoreKind) -> np.ndarray:
    found = subject.maps(method, target, kind, parameters=FORMULAS[method][1])
    return next(iter(found.raw.values()))


@pytest.mark.parametrize("kind", [PROBABILITY, LOG])
def test_several_classes_are_added_up_and_subtracted(softmax: Subject, kind: ScoreKind):
    for target in (Target(0, also=(2,)), Target(1, contrast=(2,)), Target(2, negative=True)):
        check(softmax, "vanilla-gradients", target, kind)
        check(softmax, "occlusion", target, kind)


def test_not_rather_than_turns_around(softmax: Subject):
    there = softmax.maps("vanilla-gradients", Target(0, contrast=(1,)), LOG)
    back = softmax.maps("vanilla-gradients", Target(0, contrast=(1,), negative=True), LOG)
    assert back.score == pytest.approx(-there.score)
    np.testing.assert_allclose(back.raw[""], there.raw[""], rtol=1e-5)


def test_a_pass_is_not_taken_for_that_of_another_score(softmax: Subject):
    for method in ("grad-cam", "layer-cam"):  # the second one comes from the pass that is kept
        for kind in (PROBABILITY, LOG):
            check(softmax, method, Target(1), kind)
    logit = softmax.maps("grad-cam", Target(1), None)
    assert logit.score_kind is LOGIT
    row = next(r for r in softmax.bench.predict(softmax.key).ranked if r.target == Target(1))
    assert logit.score == pytest.approx(row.logit, rel=1e-5)


def test_the_strip_and_the_channels_weights_are_of_the_chosen_score(softmax: Subject):
    target = Target(1)
    request = CompareMethods(softmax.key, target, LAYER, PROBABILITY)
    compared = next(x for x in softmax.bench.session.run(request) if isinstance(x, Comparison))
    expected = grad_cam(softmax, target, PROBABILITY)
    np.testing.assert_allclose(
        compared.raw["grad-cam"], expected, rtol=2e-3, atol=1e-4 * expected.max()
    )
    _, slopes = tape_of(softmax, target, PROBABILITY)
    for kind, is_same in ((PROBABILITY, True), (LOGIT, False)):
        (shown,) = softmax.bench.session.run(ShowActivations(softmax.key, LAYER, target, kind))
        weights = slopes.mean(axis=(0, 1))
        assert np.allclose(shown.weights, weights, rtol=2e-3, atol=1e-7) is is_same


def test_rise_takes_the_probability_unless_another_score_is_chosen(softmax: Subject):
    top = softmax.bench.predict(softmax.key).ranked[0]
    usual = softmax.maps("rise", top.target, None, parameters=MASKS)
    assert usual.score_kind is PROBABILITY
    assert usual.score == pytest.approx(top.probability, rel=1e-4)
    chosen = softmax.maps("rise", top.target, LOGIT, parameters=MASKS)
    assert chosen.score == pytest.approx(top.logit, rel=1e-4)
    neuron = softmax.maps("rise", Target(1, layer=LAYER), None, parameters=MASKS)
    assert neuron.score_kind is LOGIT


def test_what_has_no_probability_is_refused_in_a_sentence(softmax: Subject, linear: Subject):
    def said(subject: Subject, target: Target, kind: ScoreKind) -> str:
        return subject.bench.refusal(Explain(MapKey(subject.key, "grad-cam", target, (), kind)))

    for kind in (PROBABILITY, LOG):
        assert said(softmax, Target(1, layer=LAYER), kind).startswith("A neuron has no probability")
        assert said(linear, Target(1), kind) == (
            'Output "scores" ends without softmax or sigmoid, so it has no probabilities. Choose '
            "the score logit, or say that its outputs are logits."
        )
    assert linear.maps("rise", Target(1), None, parameters=MASKS).score_kind is LOGIT


def test_costs_say_that_cam_has_the_logit_alone(softmax: Subject):
    for kind, is_there in ((LOGIT, True), (PROBABILITY, False)):
        request = EstimateCosts(softmax.key, LAYER, "grad-cam", (), kind)
        costs = list(softmax.bench.session.run(request))[-1]
        assert (costs.by_method["cam"] is not None) is is_there
        assert costs.by_method["grad-cam"] is not None
    assert str(costs.reasons["cam"]).startswith("CAM adds up to the logit")


@pytest.mark.parametrize("activation", [OutputActivation.SOFTMAX, OutputActivation.SIGMOID])
def test_outputs_that_are_told_to_be_logits(linear: Subject, activation: OutputActivation):
    key = InputKey(linear.key.model, linear.key.image, "unit", output_activation=activation)
    logits = linear.model(INPUTS).numpy()[0].astype(np.float64)
    powers = np.exp(logits)
    shares = powers / (powers.sum() if activation is OutputActivation.SOFTMAX else 1 + powers)
    for layers in ((), (LAYER,)):  # forward, and from the pass that is kept
        (found,) = linear.bench.session.run(Predict(key, layers=layers))
        for row in found.ranked:
            assert row.probability == pytest.approx(shares[row.target.index], rel=1e-4)
            assert row.logit == pytest.approx(logits[row.target.index], rel=1e-4)
    head = keras.layers.Activation(activation.value)
    told = Subject.__new__(Subject)  # the same model with that activation at its end
    told.__dict__ = {**linear.__dict__}
    seen, numbers = linear.probe.outputs
    told.probe = keras.Model(linear.model.input, [seen, head(numbers)])
    top = Target(int(np.argmax(logits)))
    for method in ("grad-cam", "occlusion", "rise"):
        for kind in (PROBABILITY, LOG):
            check(told, method, top, kind, key=key)
    assert linear.maps("rise", top, None, key=key).score_kind is PROBABILITY


def test_one_number_that_is_a_sigmoids_logit_has_a_yes_and_a_no(tmp_path):
    bench = Bench(Session(str(tmp_path)), tmp_path)
    _, key = bench.ready(models.regression(), "unit")
    told = InputKey(key.model, key.image, "unit", output_activation=OutputActivation.SIGMOID)
    rows = {row.label: row for row in bench.predict(told).ranked}
    assert set(rows) == {"class 0", "not class 0"}
    assert rows["class 0"].probability + rows["not class 0"].probability == pytest.approx(1)
    target = rows["not class 0"].target
    maps = bench.answers(Explain(MapKey(told, "grad-cam", target, (), PROBABILITY)))[-1]
    assert maps.label == "not class 0"
    assert maps.score == pytest.approx(rows["not class 0"].probability, rel=1e-5)
