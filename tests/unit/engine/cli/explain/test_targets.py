"""Targets as the command line names them, for models that are only told of."""

from __future__ import annotations

import math
from typing import Any

import pytest

from engine.api.errors import EngineError, text
from engine.api.keys import Area, Target
from engine.api.model import LayerNode, LoadModel, ModelInfo
from engine.api.outputs import OutputInfo, OutputKind
from engine.api.target_forms import Merge, Rows, ValueForm
from engine.cli.explain.targets import target_choice, target_record, top_of


def layer(path: str, *shape: int) -> LayerNode:
    return LayerNode(path, path, "Conv2D", (None, *shape), 0, True, (), len(shape) == 3)


def model(*outputs: OutputInfo) -> ModelInfo:
    return ModelInfo(
        request=LoadModel("m.keras"),
        key="0" * 64,
        name="m",
        input_shape=(8, 8, 3),
        layers=(layer("conv", 6, 5, 4), layer("conv@2", 3, 2, 4), layer("dense", 9)),
        param_count=0,
        trainable_params=0,
        auto_layer="conv",
        auto_reason=text("It is there."),
        preprocess="none",
        preprocess_reason=text("It is so."),
        preprocess_guessed=False,
        preprocess_choices=(),
        elapsed_ms=0.0,
        outputs=outputs,
    )


ANIMALS = model(
    OutputInfo("species", 4, ("Cat", "dog", "cat", "2"), "softmax"),
    OutputInfo("mood", 2, ("calm", "wild"), "softmax"),
)
SIGMOID = model(OutputInfo("yes", 1, ("0", "1"), "sigmoid"))
TOP = Target(3)
MEAN = ValueForm(Merge.MEAN)


def resolved(info: ModelInfo = ANIMALS, top: Target = TOP, **words: Any) -> Target:
    asked: dict[str, Any] = {
        "targets": (),
        "contrast": (),
        "negative": False,
        "output": 0,
        "neuron": None,
    }
    return target_choice(info, **{**asked, **words}).resolved(top)


def refusal(info: ModelInfo = ANIMALS, **words: Any) -> str:
    with pytest.raises(EngineError) as caught:
        resolved(info, **words)
    return str(caught.value)


def test_the_top_class_unless_another_is_named():
    assert resolved() == TOP
    assert resolved(targets=["top"]) == TOP
    assert resolved(targets=["dog"]) == Target(1)


def test_a_class_is_named_with_underscores_and_by_its_wordnet_id():
    ids = ("n02123045", "n02124075", "", "n02127052")
    names = ("tabby", "Egyptian cat", "0", "lynx_cat")
    cats = model(OutputInfo("cats", 4, names, "softmax", ids=ids))
    for word, index in {
        "Egyptian_cat": 1, "egyptian cat": 1, "n02124075": 1, "lynx cat": 3, "n02127052": 3, "0": 2
    }.items():  # fmt: skip
        assert resolved(cats, targets=[word]) == Target(index)
    assert refusal(cats, targets=["n99999999"]).startswith('There is no class named "n99999999". ')
    assert refusal(cats, targets=[""]).startswith('There is no class named "". ')


def test_labels_before_indices_and_exact_before_rough():
    assert resolved(targets=["cat"]) == Target(2)
    assert resolved(targets=["Cat"]) == Target(0)
    assert resolved(targets=["DOG"]) == Target(1)
    assert resolved(targets=["1"]) == Target(1)
    assert resolved(targets=["2"]) == Target(3)
    assert refusal(targets=["CAT"]) == (
        'Several classes are named "CAT": 0, 2. Choose one by its index.'
    )


def test_several_classes_rather_than_others():
    words = {"targets": ["dog", "top", "1"], "contrast": ["cat", "2", "cat"]}
    assert resolved(**words, top=Target(0)) == Target(1, also=(0,), contrast=(2, 3))
    assert resolved(targets=["dog"], negative=True) == Target(1, negative=True)


def test_a_class_rather_than_itself():
    sentence = "A class cannot be compared with itself. Choose two different ones."
    assert refusal(targets=["dog"], contrast=["1"]) == sentence
    assert refusal(contrast=["2"]) == sentence  # the image's top class
    assert refusal(SIGMOID, targets=["0", "1"]) == sentence
    assert refusal(SIGMOID, targets=["0"], contrast=["1"]) == sentence


def test_the_two_labels_of_one_unit():
    assert resolved(SIGMOID, targets=["0"]) == Target(0, negative=True)
    assert resolved(SIGMOID, targets=["1"]) == Target(0)
    assert resolved(SIGMOID, targets=["0"], negative=True) == Target(0)
    assert resolved(SIGMOID, Target(0, negative=True), negative=True) == Target(0)


def test_another_output():
    assert resolved(output=1, targets=["wild"]) == Target(1, output=1)
    assert refusal(output=1, targets=["2"]) == (
        "There is no class 2; the model's classes go from 0 to 1."
    )


@pytest.mark.parametrize(
    ("word", "target"),
    [
        ("conv:3", Target(3, layer="conv")),
        ("conv@2:0@2,1", Target(0, layer="conv@2", cell=(2, 1))),
        ("conv@2:1", Target(1, layer="conv@2")),
        ("dense:8", Target(8, layer="dense")),
    ],
)
def test_neurons(word: str, target: Target):
    assert resolved(neuron=word) == target
    assert resolved(neuron=word, negative=True).negative


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("conv", '"conv" names no neuron. Write its layer and channel, such as conv_2:5, '),
        ("conv:x", '"conv:x" names no neuron.'),
        ("convv:1", 'm has no layer "convv". Nearest: conv, conv@2'),
        ("conv:4", 'Layer "conv" has 4 channels; there is no channel 4.'),
        ("conv:0@6,0", 'Layer "conv" has a grid of 6 × 5 cells; there is no cell (6, 0).'),
        ("dense:0@0,0", 'Layer "dense" has no grid: name a channel without a row and a column.'),
    ],
)
def test_neurons_that_there_are_not(word: str, sentence: str):
    assert refusal(neuron=word).startswith(sentence)


@pytest.mark.parametrize("words", [{"targets": ["dog"]}, {"contrast": ["dog"]}, {"output": 1}])
def test_a_neuron_and_a_class(words: dict[str, Any]):
    assert refusal(neuron="conv:1", **words).startswith("A neuron is a target of its own: ")


def test_the_record_tells_what_is_not_usual():
    assert target_record(Target(1), "dog", ANIMALS) == {"index": 1, "label": "dog"}
    everything = Target(1, True, (2,), (0, 3), 1)
    assert target_record(everything, "x", ANIMALS) == {
        "index": 1,
        "label": "x",
        "negative": True,
        "also": [2],
        "contrast": [0, 3],
        "output": "mood",
    }
    assert target_record(Target(1, layer="conv", cell=(0, 4)), "x", ANIMALS) == {
        "index": 1,
        "label": "x",
        "layer": "conv",
        "cell": [0, 4],
    }


def test_the_top_class_of_a_record():
    rows = [{"index": 0, "label": "0", "negative": True}, {"index": 0, "label": "1"}]
    assert top_of({"predictions": rows}, 1, ANIMALS) == Target(0, negative=True, output=1)
    assert top_of({"predictions": []}, 0, ANIMALS) is None


# --- other outputs than classes of an image -------------------------------------------------------

CELLS = model(
    OutputInfo("cells", 3, ("road", "sky", "tree"), "softmax", OutputKind.CLASS_MAP, (16, 24)),
    OutputInfo("pool", 5, tuple(f"unit {n}" for n in range(5)), "linear", OutputKind.FEATURES),
)
NO_OUTPUT = model()


@pytest.mark.parametrize(
    ("word", "area"),
    [(None, Area.ALL), ("all", Area.ALL), ("mask", Area.MASK), ("2,3,4,6", (2, 3, 4, 6))],
)
def test_areas(word: str | None, area: object):
    assert resolved(CELLS, targets=("sky",), area=word) == Target(1, area=area)
    assert resolved(CELLS, Target(2), area=word) == Target(2, area=area)  # of the top class
    record = target_record(Target(1, area=area), "sky", CELLS)
    told = {} if area is Area.ALL else {"area": area if area == "mask" else list(area)}
    assert record == {"index": 1, "label": "sky", **told}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"area": "here"}, '"here" names no area. Write all, mask, or row, column, height'),
        ({"area": "1,2,3"}, '"1,2,3" names no area.'),
        ({"area": "0,20,4,5"}, "The output has 16 × 24 cells; there is no area of 4 × 5 at row 0,"),
        ({"area": "0,0,0,5"}, "there is no area of 0 × 5"),
        ({"area": "mask", "output": 1}, "Only an output with a grid has areas"),
        ({"area": "mask", "neuron": "conv:1"}, "A neuron is a target of its own"),
        ({"targets": ("unit 7",), "output": 1}, 'There is no unit named "unit 7". Nearest: '),
        ({"targets": ("7",), "output": 1}, "There is no unit 7; the model's units go from 0 to 4."),
    ],
)
def test_areas_and_units_that_there_are_not(words: dict[str, Any], sentence: str):
    assert sentence in refusal(CELLS, **words)


def test_without_outputs_the_top_is_a_layers_channel_and_classes_are_refused():
    top = Target(2, layer="conv")
    assert resolved(NO_OUTPUT, top) == top
    assert resolved(NO_OUTPUT, neuron="conv:1") == Target(1, layer="conv")
    sentence = "m has no output that can be explained. Choose a channel of a layer."
    assert refusal(NO_OUTPUT, targets=("3",)) == sentence
    row = {"index": 2, "label": "channel 2", "layer": "conv"}
    assert top_of({"predictions": [row]}, 0, NO_OUTPUT) == top


# --- values and boxes -----------------------------------------------------------------------------

AGES = model(OutputInfo("ages", 3, ("a", "b", "c"), "linear", OutputKind.VALUES))
DETECTOR = model(
    OutputInfo("scores", 2, ("cat", "dog"), "sigmoid", OutputKind.ROW_SCORES, (12, 1)),
    OutputInfo("boxes", 4, ("x", "y", "w", "h"), "linear", OutputKind.BOXES, (12, 1)),
)
BEST = Rows(scores=0)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ({"targets": ("b",), "negative": True}, Target(1, negative=True)),
        ({"targets": ("a", "2"), "merge": "mean"}, Target(0, also=(2,), form=MEAN)),
        ({"targets": ("all",), "merge": "norm"}, Target(0, form=ValueForm(Merge.NORM, every=True))),
        ({"targets": ("1",), "reference": 0.5}, Target(1, form=ValueForm(reference=0.5))),
    ],
)
def test_forms_of_values(words: dict[str, Any], target: Target):
    assert resolved(AGES, **words) == target


@pytest.mark.parametrize(
    ("row", "rows"),
    [
        (None, BEST),
        ("all", None),
        ("7", Rows(7)),
        ("best", BEST),
        ("best:dog", Rows(scores=0, unit=1)),
        ("above:0.5", Rows(scores=0, above=0.5)),
        ("above:0.25:1", Rows(scores=0, unit=1, above=0.25)),
    ],
)
def test_rows_of_boxes(row: str | None, rows: Rows | None):
    found = resolved(DETECTOR, targets=("w",), output=1, row=row)
    assert found == Target(2, output=1, rows=rows)
    record = target_record(found, "w", DETECTOR)
    assert record.get("rows", {}).get("scores") == (
        "scores" if rows is not None and rows.index is None else None
    )


def test_a_score_is_of_the_row_where_it_is_highest():
    assert resolved(DETECTOR, targets=("dog",)) == Target(1, rows=Rows(scores=0, unit=1))
    top = Target(0, rows=Rows(scores=0, unit=0))
    assert resolved(DETECTOR, top) == top
    assert resolved(DETECTOR, top, row="3") == Target(0, rows=Rows(3))


@pytest.mark.parametrize(
    ("info", "words", "sentence"),
    [
        (AGES, {"row": "2"}, 'Output "ages" has no rows: leave out --row.'),
        (AGES, {"targets": ("3",)}, "There is no value 3; the model's values go from 0 to 2."),
        (AGES, {"merge": "norm", "targets": ("a",), "contrast": ("b",)}, "compared with others"),
        (AGES, {"reference": math.inf}, "The reference has to be a finite number."),
        (AGES, {"merge": "mean", "neuron": "conv:1"}, "A neuron is a target of its own"),
        (DETECTOR, {"row": "worst"}, '"worst" names no rows. Write the number of a row, all, best'),
        (DETECTOR, {"row": "above:much"}, '"above:much" names no rows.'),
        (DETECTOR, {"row": "above:nan"}, '"above:nan" names no rows.'),
        (DETECTOR, {"row": "12"}, "The output has 12 rows; there is no row 12."),
        (DETECTOR, {"row": "best:cow"}, 'There is no class named "cow".'),
    ],
)
def test_forms_and_rows_that_there_are_not(info: ModelInfo, words: dict[str, Any], sentence: str):
    assert sentence in refusal(info, **words)
