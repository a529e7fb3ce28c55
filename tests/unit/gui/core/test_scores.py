"""Which score is explained: the chosen one where the target has it, else the method's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.api.keys import Target
from engine.api.scores import OutputActivation, ScoreKind
from gui.core import chosen, planning
from gui.core.scores import has_probability, score_of, shared_score_of, usual_score_of
from gui.core.selection import Known, Selection
from tests.unit.gui import fakes

LOGIT, PROBABILITY, LOG = ScoreKind
SOFTMAX = fakes.OUTPUTS[0]
LINEAR = replace(SOFTMAX, activation="linear")
CHOSEN = Selection(model="model-1", image="i")
NEURON = Target(3, layer="backbone/block0_conv")


def known(*outputs, **more):
    info = fakes.model_info(outputs=outputs or (SOFTMAX,))
    return Known(model=info, methods=fakes.METHOD_INFOS, **more)


@pytest.mark.parametrize(
    ("choice", "outputs", "expected"),
    [
        ({}, (SOFTMAX,), True),
        ({"target": Target(2)}, (SOFTMAX,), True),
        ({"target": NEURON}, (SOFTMAX,), False),
        ({}, (LINEAR,), False),
        ({"output": 1}, (LINEAR, SOFTMAX), True),
        ({"output": 1, "target": Target(0, output=1)}, (SOFTMAX, LINEAR), False),
        ({"output_activation": OutputActivation.SIGMOID}, (LINEAR,), True),
    ],
)
def test_which_targets_have_a_probability(choice, outputs, expected):
    assert has_probability(replace(CHOSEN, **choice), known(*outputs)) is expected


def test_without_a_model_there_is_none():
    assert not has_probability(CHOSEN, Known())
    assert score_of(replace(CHOSEN, score=PROBABILITY), Known()) is LOGIT


@pytest.mark.parametrize(
    ("choice", "own", "score", "shared"),
    [
        ({}, LOGIT, LOGIT, LOGIT),
        ({"score": LOG}, LOGIT, LOG, LOG),
        ({"method": "rise"}, PROBABILITY, PROBABILITY, LOGIT),
        ({"method": "rise", "score": LOGIT}, PROBABILITY, LOGIT, LOGIT),
        ({"method": "rise", "target": NEURON}, LOGIT, LOGIT, LOGIT),
        ({"score": PROBABILITY, "target": NEURON}, LOGIT, LOGIT, LOGIT),
    ],
)
def test_the_score_of_the_method_and_of_what_is_beside_it(choice, own, score, shared):
    picked, now = replace(CHOSEN, **choice), known()
    assert usual_score_of(picked, now) is own
    assert score_of(picked, now) is score
    assert shared_score_of(picked, now) is shared


def test_every_request_is_of_the_score():
    picked = replace(CHOSEN, score=PROBABILITY, target=Target(1))
    now = known()
    assert chosen.explain_for(picked, now).key.score is PROBABILITY
    for wanted in (planning.compare_for, planning.activations_for, planning.estimate_for):
        assert wanted(picked, now).score is PROBABILITY
    rise = replace(picked, method="rise")  # its own score is no choice: one key for one map
    assert chosen.explain_for(rise, now).key.score is None
    assert chosen.explain_for(replace(rise, score=LOGIT), now).key.score is LOGIT
    assert chosen.explain_for(replace(picked, target=NEURON), now).key.score is None


def test_what_outputs_are_told_to_be_is_a_part_of_the_input_alone():
    told = replace(CHOSEN, output_activation=OutputActivation.SOFTMAX)
    assert chosen.input_of(told, None).output_activation is OutputActivation.SOFTMAX
    assert chosen.predict_for(told, known()).input == chosen.input_of(told, None)
    filters = replace(CHOSEN.filters, from_image=True)
    grown, same = (
        chosen.filter_subject_of(replace(one, filters=filters), known()) for one in (CHOSEN, told)
    )
    assert grown == same  # a filter image does not know probabilities
    assert grown.start is not None


def test_a_view_keeps_its_score():
    view = replace(CHOSEN, score=LOG).view
    assert view.score is LOG
    assert CHOSEN.showing(view).score is LOG
