"""From a target to the weights of a score and to its name, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.api.errors import EngineError
from engine.api.keys import Target
from engine.api.model import LayerNode, ModelInfo, OutputInfo
from engine.api.scores import OutputActivation, ScoreKind
from engine.session.targets import objective_of, target_label
from tests.unit.engine.ipc.stage import model_info


def info() -> ModelInfo:
    conv = LayerNode("conv", "conv", "Conv2D", (None, 5, 7, 4), 1, True, (), True)
    dense = LayerNode("dense", "dense", "Dense", (None, 6), 1, True, (), False)
    return replace(
        model_info(),
        layers=(conv, dense),
        outputs=(
            OutputInfo("scores", 3, ("cat", "dog", "tiger"), "softmax"),
            OutputInfo("sick", 1, ("no", "yes"), "sigmoid"),
        ),
    )


@pytest.mark.parametrize(
    ("target", "weights", "label"),
    [
        (Target(1), [0, 1, 0], "dog"),
        (Target(1, negative=True), [0, -1, 0], "not dog"),
        (Target(0, contrast=(1,)), [1, -1, 0], "cat rather than dog"),
        (Target(0, also=(2,)), [1, 0, 1], "cat and tiger"),
        (Target(0, also=(2,), contrast=(1,)), [1, -1, 1], "cat and tiger rather than dog"),
        (Target(0, output=1), [1], "yes"),
        (Target(0, output=1, negative=True), [-1], "no"),
        (Target(3, layer="conv"), [0, 0, 0, 1], "conv, channel 3"),
        (Target(3, layer="conv", cell=(4, 6)), [0, 0, 0, 1], "conv, channel 3 at (4, 6)"),
        (Target(5, layer="dense"), [0, 0, 0, 0, 0, 1], "dense, channel 5"),
    ],
)
def test_weights_and_name(target: Target, weights: list[float], label: str):
    objective = objective_of(target, info())
    assert objective.weights.tolist() == weights
    assert (objective.output, objective.layer, objective.cell) == (
        target.output,
        target.layer,
        target.cell,
    )
    assert target_label(target, info()) == label


PROBABILITY, LOG = ScoreKind.PROBABILITY, ScoreKind.LOG_PROBABILITY


@pytest.mark.parametrize(
    ("target", "weights", "complement"),
    [
        (Target(1), [0, 1, 0], False),
        (Target(1, negative=True), [0, 1, 0], True),
        (Target(0, also=(2,), negative=True), [1, 0, 1], True),
        (Target(0, contrast=(1,)), [1, -1, 0], False),
        (Target(0, contrast=(1,), negative=True), [-1, 1, 0], False),
        (Target(0, output=1, negative=True), [1], True),
    ],
)
@pytest.mark.parametrize("score", [PROBABILITY, LOG])
def test_not_a_class_is_the_rest_of_its_probability(
    target: Target, weights: list[float], complement: bool, score: ScoreKind
):
    objective = objective_of(target, info(), score)
    assert (objective.score, objective.complement) == (score, complement)
    assert objective.weights.tolist() == weights
    assert objective.activation.value == info().outputs[target.output].activation
    logit = objective_of(target, info())
    assert (logit.score, logit.complement) == (ScoreKind.LOGIT, False)


def test_what_has_no_probability_is_refused():
    linear = replace(info(), outputs=(replace(info().outputs[0], activation="linear"),))
    for score in (PROBABILITY, LOG):
        with pytest.raises(EngineError, match=r'^Output "scores" ends without softmax or sigmoid'):
            objective_of(Target(1), linear, score)
        with pytest.raises(EngineError, match=r"^A neuron has no probability"):
            objective_of(Target(3, layer="conv"), info(), score)
    told = linear.read_as(OutputActivation.SIGMOID)
    assert objective_of(Target(1), told, LOG).activation is OutputActivation.SIGMOID


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (Target(3), "m has 3 classes; there is no class 3."),
        (Target(0, contrast=(9,)), "m has 3 classes; there is no class 9."),
        (Target(0, output=2), "m has 2 outputs; there is no output 2."),
        (Target(0, contrast=(0,)), "A class cannot be compared with itself."),
        (Target(4, layer="conv"), 'Layer "conv" has 4 channels; there is no channel 4.'),
        (Target(0, layer="conv", cell=(5, 0)), "has a grid of 5 × 7 cells"),
        (Target(0, layer="dense", cell=(0, 0)), 'Layer "dense" has no grid'),
        (Target(0, layer="nowhere"), 'm has no layer "nowhere".'),
    ],
)
def test_refusals(target: Target, sentence: str):
    with pytest.raises(EngineError) as caught:
        objective_of(target, info())
    assert sentence in str(caught.value)
