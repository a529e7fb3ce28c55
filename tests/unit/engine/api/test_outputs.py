"""What an output's units are, as found and as told."""

from dataclasses import replace

import pytest

from engine.api.outputs import (
    CHOICE_NOTES,
    RANKING_NOTES,
    OutputInfo,
    OutputKind,
    numbered,
    unit_names,
)
from engine.api.scores import OutputActivation
from tests.unit.engine.ipc.stage import model_info

SOFTMAX, SIGMOID, VALUES = (
    OutputActivation.SOFTMAX,
    OutputActivation.SIGMOID,
    OutputActivation.VALUES,
)
AGES = OutputInfo("ages", 2, ("value 0", "value 1"), "linear", OutputKind.VALUES)
LOGITS = OutputInfo("logits", 2, ("class 0", "class 1"), "linear")
BOXES = OutputInfo("boxes", 4, numbered("number", 4), "linear", OutputKind.BOXES, (9, 1))
SCORES = OutputInfo("scores", 2, ("cat", "dog"), "linear", OutputKind.ROW_SCORES, (9, 1))
BOTH = OutputInfo(
    "both",
    7,
    unit_names(OutputKind.DETECTIONS, "number", 7),
    "linear",
    OutputKind.DETECTIONS,
    (9, 1),
)


def told(
    output: OutputInfo, activation: OutputActivation
) -> tuple[OutputKind, str, tuple[str, ...]]:
    read = output.read_as(activation)
    return read.kind, read.activation, read.labels


def test_few_numbers_are_values_until_they_are_told_to_be_logits():
    assert told(AGES, SOFTMAX) == (OutputKind.CLASSES, "softmax", ("class 0", "class 1"))
    named = replace(AGES, labels=("young", "old"))
    assert told(named, SOFTMAX) == (OutputKind.CLASSES, "softmax", ("young", "old"))
    one = replace(AGES, class_count=1, labels=("value 0",))
    assert told(one, SOFTMAX) == (OutputKind.VALUES, "linear", ("value 0",))
    assert told(one, SIGMOID) == (OutputKind.CLASSES, "sigmoid", ("not class 0", "class 0"))


def test_logits_whose_softmax_is_assumed_can_be_told_to_be_anything():
    output = replace(LOGITS, activation="softmax", is_assumed=True)
    assert told(output, OutputActivation.AUTO) == (OutputKind.CLASSES, "softmax", LOGITS.labels)
    for activation in (SOFTMAX, SIGMOID):
        read = output.read_as(activation)
        assert (read.activation, read.is_assumed) == (activation.value, False)
        assert "You said" in str(read.reason)
    assert told(output, VALUES) == (OutputKind.VALUES, "linear", ("value 0", "value 1"))


def test_a_map_of_logits_can_be_told_to_be_values():
    names = numbered("class", 3)
    output = OutputInfo("map", 3, names, "softmax", OutputKind.CLASS_MAP, (8, 8), is_assumed=True)
    read = output.read_as(VALUES)
    assert (read.kind, read.activation) == (OutputKind.FEATURE_MAP, "linear")
    assert read.labels == numbered("channel", 3)
    assert "values of a regression" in str(read.reason)
    assert output.read_as(SIGMOID).kind is OutputKind.CLASS_MAP


def test_classes_are_told_to_be_values():
    assert told(LOGITS, VALUES) == (OutputKind.VALUES, "linear", ("value 0", "value 1"))
    assert told(replace(LOGITS, activation="softmax"), VALUES)[0] is OutputKind.CLASSES
    yes = OutputInfo("box", 1, ("negative", "positive"), "sigmoid")
    assert told(yes, VALUES) == (OutputKind.VALUES, "sigmoid", ("value 0",))
    corners = OutputInfo("box", 4, ("l", "t", "r", "b"), "sigmoid")
    assert told(corners, VALUES) == (OutputKind.VALUES, "sigmoid", ("l", "t", "r", "b"))


def test_boxes_stay_boxes_and_their_scores_become_probabilities():
    assert BOXES.read_as(SOFTMAX) == BOXES.read_as(VALUES) == BOXES
    assert BOTH.read_as(SIGMOID) == BOTH
    assert SCORES.read_as(SIGMOID) == replace(SCORES, activation="sigmoid")


def test_which_numbers_of_a_row_are_scores():
    assert list(BOTH.row_scores) == [4, 5, 6]
    assert BOTH.labels[3:5] == ("number 3", "score 4")
    assert list(SCORES.row_scores) == [0, 1]
    assert not BOXES.row_scores
    assert unit_names(OutputKind.ROW_SCORES, "class", 1) == ("score",)


def test_whose_scores_choose_among_rows():
    info = replace(model_info(), outputs=(AGES, BOXES, SCORES, BOTH))
    assert [info.scores_of(output) for output in range(4)] == [None, 2, 2, 3]
    other = replace(SCORES, grid=(8, 1))
    assert replace(info, outputs=(BOXES, other)).scores_of(0) is None


def test_values_and_boxes_can_be_named():
    features = OutputInfo("pool", 2, ("unit 0", "unit 1"), "linear", OutputKind.FEATURES)
    for output, is_named in ((AGES, True), (BOXES, True), (SCORES, True), (features, False)):
        assert replace(model_info(), outputs=(output,)).has_names is is_named


def test_several_outputs_are_told_by_name():
    info = replace(model_info(), outputs=(LOGITS, BOXES))
    assert str(info.output_note(1)) == (
        'The model has 2 outputs (logits, boxes): "boxes" is explained, boxes.'
    )
    assert replace(info, outputs=(LOGITS,)).output_note(0) is None


@pytest.mark.parametrize("kind", [kind for kind in OutputKind if kind is not OutputKind.CLASSES])
def test_every_other_kind_is_said(kind):
    assert str(RANKING_NOTES[kind])
    assert str(CHOICE_NOTES[kind])
    count = 1 if kind is OutputKind.VALUES else 4
    one = OutputInfo("o", count, numbered("x", count), "linear", kind, None)
    info = replace(model_info(), outputs=(one,))
    assert (info.choice_note(0) is None) == (kind is OutputKind.VALUES)
