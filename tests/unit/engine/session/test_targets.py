"""From a target to the weights of a score and to its name, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.api.errors import EngineError
from engine.api.keys import Area, Target
from engine.api.model import LayerNode, ModelInfo
from engine.api.outputs import OutputInfo, OutputKind
from engine.api.scores import OutputActivation, ScoreKind
from engine.session.targets import objective_of, target_label, usual_target
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
            OutputInfo("cells", 2, ("road", "sky"), "softmax", OutputKind.CLASS_MAP, (5, 7)),
            OutputInfo("pool", 2, ("c 0", "c 1"), "linear", OutputKind.FEATURE_MAP, (None, 7)),
            OutputInfo("bad", 1, ("no", "yes"), "sigmoid", OutputKind.CLASS_MAP, (5, 7)),
        ),
    )


@pytest.mark.parametrize(
    ("target", "weights", "label"),
    [
        (Target(1), [0, 1, 0], "scores: dog"),
        (Target(1, negative=True), [0, -1, 0], "scores: not dog"),
        (Target(0, contrast=(1,)), [1, -1, 0], "scores: cat rather than dog"),
        (Target(0, also=(2,)), [1, 0, 1], "scores: cat and tiger"),
        (Target(0, also=(2,), contrast=(1,)), [1, -1, 1], "scores: cat and tiger rather than dog"),
        (Target(0, output=1), [1], "sick: yes"),
        (Target(0, output=1, negative=True), [-1], "sick: no"),
        (Target(3, layer="conv"), [0, 0, 0, 1], "conv, channel 3"),
        (Target(3, layer="conv", cell=(4, 6)), [0, 0, 0, 1], "conv, channel 3 at (4, 6)"),
        (Target(5, layer="dense"), [0, 0, 0, 0, 0, 1], "dense, channel 5"),
        (Target(1, output=2), [0, 1], "cells: sky over the whole image"),
        (Target(1, output=2, area=Area.MASK), [0, 1], "cells: sky in its mask"),
        (
            Target(0, output=2, contrast=(1,)),
            [1, -1],
            "cells: road rather than sky over the whole image",
        ),
        (Target(1, output=3), [0, 1], "pool: c 1"),
        (Target(1, output=3, area=(9, 0, 1, 7)), [0, 1], "pool: c 1 in 1 × 7 cells at (9, 0)"),
        (Target(0, output=4, negative=True, area=Area.MASK), [-1], "bad: no in its mask"),
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
        (Target(0, output=5), "m has 5 outputs; there is no output 5."),
        (Target(2, output=3), "The output of m has 2 channels; there is no channel 2."),
        (Target(0, area=Area.MASK), "Only an output with a grid has areas"),
        (Target(0, layer="conv", area=(0, 0, 1, 1)), "Only an output with a grid has areas"),
        (Target(0, output=3, area=Area.MASK), "Only a map of classes has a predicted mask."),
        (Target(0, output=2, area=(0, 0, 6, 1)), "has 5 × 7 cells; there is no area of 6 × 1 at"),
        (Target(0, output=3, area=(0, 5, 1, 3)), "has ? × 7 cells; there is no area of 1 × 3 at"),
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


def test_a_class_of_a_map_is_summed_and_a_channel_averaged():
    assert objective_of(Target(0, output=2), info()).total
    assert not objective_of(Target(0, output=3), info()).total
    assert not objective_of(Target(0), info()).total
    part = objective_of(Target(0, output=2, area=(1, 2, 3, 4)), info())
    assert (part.area, part.mask) == ((1, 2, 3, 4), None)


def test_a_model_without_outputs_has_its_last_layer():
    assert usual_target(info()) == Target(0)
    without = replace(info(), outputs=())
    assert usual_target(without) == Target(0, layer="conv")
    with pytest.raises(EngineError, match="m has no output that can be explained"):
        objective_of(Target(0), without)
    with pytest.raises(EngineError, match="m has nothing that can be explained"):
        usual_target(replace(without, layers=()))
