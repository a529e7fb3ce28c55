"""What commands share: outputs and preprocessing by name, near misses, records of images."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.api.attribution import Prediction, Predictions
from engine.api.errors import EngineError, text
from engine.api.image import Picture
from engine.api.keys import InputKey, Resize, Target
from engine.api.model import OutputInfo, PreprocessChoice
from engine.cli.common import check_preprocess, chosen_output, image_record, nearest
from tests.unit.engine.ipc.stage import model_info

INFO = replace(
    model_info(),
    name="net",
    preprocess="unit",
    preprocess_choices=(PreprocessChoice("unit", text("0 to 1")),),
    outputs=(
        OutputInfo("kind", 2, ("x", "y"), "softmax"),
        OutputInfo("1", 2, ("x", "y"), "softmax"),
        OutputInfo("mood", 2, ("x", "y"), "softmax"),
    ),
)


@pytest.mark.parametrize(
    ("word", "output"), [(None, 0), ("kind", 0), ("mood", 2), ("2", 2), ("0", 0), ("1", 1)]
)
def test_an_output_is_named_or_counted(word, output):
    assert chosen_output(word, INFO) == output


@pytest.mark.parametrize("word", ["3", "moods", "-1", ""])
def test_an_output_that_is_not_there_is_refused(word):
    with pytest.raises(EngineError, match=f'^net has no output "{word}"'):
        chosen_output(word, INFO)


def test_preprocessing_is_auto_or_one_of_the_models():
    check_preprocess(INFO, "auto")
    check_preprocess(INFO, "unit")
    with pytest.raises(EngineError, match='"caffe" is not a preprocessing'):
        check_preprocess(INFO, "caffe")


@pytest.mark.parametrize(
    ("word", "known", "sentence"),
    [
        ("CONV_2", ["conv_1", "conv_2", "dense"], "Nearest: conv_2, conv_1."),
        ("xyz", ["a", "b", "c", "d"], "Nearest: a, b, c."),
        ("xyz", [], ""),
        ("Cat", ["CAT", "cat"], "Nearest: CAT."),
    ],
)
def test_near_misses_are_named(word, known, sentence):
    assert nearest(word, known) == sentence


def record(output=0, preprocess="auto", top=5, resize=Resize.AREA):
    picture = Picture("k" * 64, "a.png", "/i/a.png", np.zeros((1, 1, 3), np.uint8))
    rows = (
        Prediction(Target(1, output=output), "y", 0.75, 2.0),
        Prediction(Target(0, negative=True, output=output), "x", None, -1.0),
    )
    key = InputKey("m", picture.key, preprocess, resize)
    return image_record(picture, INFO, Predictions(key, rows, 1.0, output), top)


def test_an_images_record_says_how_it_was_seen():
    assert record() == {
        "path": "/i/a.png",
        "sha256": "k" * 64,
        "preprocess": "unit",
        "predictions": [
            {"index": 1, "label": "y", "probability": 0.75, "logit": 2.0},
            {"index": 0, "label": "x", "negative": True, "probability": None, "logit": -1.0},
        ],
    }
    assert record(preprocess="none")["preprocess"] == "none"
    assert record(resize=Resize.NEAREST)["resize"] == "nearest"
    assert record(output=2)["output"] == "mood"
    assert len(record(top=1)["predictions"]) == 1
