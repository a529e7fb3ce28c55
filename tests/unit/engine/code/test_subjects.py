"""What a script asks of the backend for a target's score."""

from dataclasses import replace

import pytest

from engine.api.errors import EngineError
from engine.api.keys import Area, Target
from engine.api.outputs import OutputKind
from engine.api.scores import OutputActivation, ScoreKind
from engine.backends.script_protocol import Probe, ScriptPart
from engine.code.subjects import scored_subject
from tests.unit.engine.code.stage import INFO, context


def asked(target, info=INFO, score=ScoreKind.LOGIT):
    return scored_subject(Probe.SCORE, ("conv",), target, info, score)


def test_logits_say_their_sign_themselves_and_probabilities_their_contrary():
    target = Target(1, negative=True)
    logit, probability = asked(target), asked(target, score=ScoreKind.PROBABILITY)
    assert (logit.label, logit.complement, logit.total) == ("not yes", False, False)
    assert probability.complement
    assert probability.activation is OutputActivation.SOFTMAX


def test_maps_of_classes_are_summed_and_their_masks_decided_by_their_activation():
    grid = replace(INFO.outputs[0], kind=OutputKind.CLASS_MAP, grid=(4, 4), activation="sigmoid")
    found = asked(Target(1, area=Area.MASK), replace(INFO, outputs=(grid,)))
    assert (found.total, found.by_sigmoid) == (True, True)
    assert found.label == "yes in its mask"


def test_a_neuron_has_no_output():
    found = asked(Target(3, layer="conv"), replace(INFO, outputs=()))
    assert (found.by_sigmoid, found.label) == (False, "conv, channel 3")


def test_what_there_is_not_is_refused():
    with pytest.raises(EngineError, match="no class 7"):
        asked(Target(7))


def test_an_older_file_is_said_and_the_model_s_input_opens_none():
    part = ScriptPart(("model = open()",), (), {})
    assert context().opening(part) == ("# The model.", "model = open()")
    old = context(replace(INFO, is_rewritten=True)).opening(part)
    assert old[0].startswith("# The model. The file is of an older version")
    entry = replace(INFO.layers[0], type="InputLayer", path="in")
    told = context(replace(INFO, layers=(entry,)))
    assert told.opening(told.activations("in")) == ()
    assert told.writer.asked == []
