"""What commands share: outputs and preprocessing by name, near misses, records of images."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from engine.api.attribution import Prediction, Predictions
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError, text
from engine.api.image import Picture
from engine.api.keys import InputKey, Resize, Target
from engine.api.model import LoadModel, PreprocessChoice
from engine.api.outputs import OutputInfo
from engine.api.scores import OutputActivation
from engine.cli.common import (
    check_preprocess,
    chosen_channels,
    chosen_output,
    end_command,
    image_record,
    labels_record,
    layer_activations,
    open_session,
    opened,
    told_activation,
)
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


def test_where_names_come_from_is_told_for_every_output():
    assert labels_record(INFO) == {}
    kind, other, mood = INFO.outputs
    named = replace(mood, label_source="/l/moods.txt")
    told = labels_record(replace(INFO, outputs=(kind, other, named)))
    assert told == {"output_labels": {"mood": "/l/moods.txt"}}
    first = replace(kind, label_source="mnist")
    assert labels_record(replace(INFO, outputs=(first,))) == {"labels": "mnist"}


def test_preprocessing_is_auto_or_one_of_the_models():
    check_preprocess(INFO, "auto")
    check_preprocess(INFO, "unit")
    with pytest.raises(EngineError, match='"caffe" is not a preprocessing'):
        check_preprocess(INFO, "caffe")


def test_only_what_is_linear_is_told_to_be_logits():
    linear = OutputInfo("numbers", 3, ("a", "b", "c"), "linear")
    one = OutputInfo("one", 1, ("a",), "linear")
    info = replace(INFO, outputs=(linear, one, *INFO.outputs))
    for output in range(3):
        assert told_activation("auto", info, output) is OutputActivation.AUTO
    assert told_activation("softmax", info, 0) is OutputActivation.SOFTMAX
    assert told_activation("sigmoid", info, 1) is OutputActivation.SIGMOID
    with pytest.raises(EngineError, match="one number, whose softmax would always be 1"):
        told_activation("softmax", info, 1)
    for word in ("softmax", "sigmoid"):
        with pytest.raises(EngineError, match=r'^Output "kind" has its softmax in the model\.'):
            told_activation(word, info, 2)


def test_labels_that_are_none_are_refused_before_a_model_is_opened(tmp_path):
    with pytest.raises(EngineError) as refused:
        open_session(
            LoadModel("gone.keras", (("0", "fashion_mnist"),)), str(tmp_path), EngineOptions()
        )
    assert str(refused.value) == (
        '"fashion_mnist" is neither a set of labels nor a file. Nearest: fashion-mnist, mnist.'
    )


def test_what_should_be_known_of_a_model_is_said_on_stderr(capsys):
    answer = replace(INFO, note=text("net was written by a later version."))
    session = SimpleNamespace(run=lambda request: iter([answer]))
    assert opened(session, answer.request) is answer
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "net was written by a later version.\n")


def record(
    output=0,
    preprocess="auto",
    top=5,
    resize=Resize.AREA,
    told=OutputActivation.AUTO,
    true_class=None,
):
    pixels = np.zeros((1, 1, 3), np.uint8)
    picture = Picture("k" * 64, "a.png", "/i/a.png", pixels, true_class=true_class)
    rows = (
        Prediction(Target(1, output=output), "y", 0.75, 2.0),
        Prediction(Target(0, negative=True, output=output), "x", None, -1.0),
    )
    key = InputKey("m", picture.key, preprocess, resize, told)
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
    assert record(true_class=1)["true_class"] == {"index": 1, "label": "y"}
    assert record(true_class=70)["true_class"] == {"index": 70, "label": "70"}
    assert record(resize=Resize.NEAREST)["resize"] == "nearest"
    assert record(told=OutputActivation.SIGMOID)["output_activation"] == "sigmoid"
    assert record(output=2)["output"] == "mood"
    assert len(record(top=1)["predictions"]) == 1


def test_a_refusal_on_the_way_is_passed_on():
    class Session:
        def run(self, request):
            raise EngineError("It has several outputs.")

    with pytest.raises(EngineError, match="several outputs"):
        layer_activations(Session(), object())


@pytest.mark.parametrize(
    ("wanted", "count", "found"),
    [
        ("0:64", 12, tuple(range(12))),
        ("0:64", None, tuple(range(64))),
        ("7", 12, (7,)),
        ("3,5,3", None, (3, 5)),
        ("8:100", 12, (8, 9, 10, 11)),
        (":2,9:", 11, (0, 1, 9, 10)),
        ("40", 12, (40,)),  # the engine says that there is none
    ],
)
def test_channels_are_read(wanted, count, found):
    assert chosen_channels(wanted, count) == found


@pytest.mark.parametrize("wanted", ["", "a", "1:2:3", "-1", "1,", "5:2", "9:", "1.5", "99999999"])
def test_channels_that_are_none(wanted):
    with pytest.raises(EngineError, match="names no channels"):
        chosen_channels(wanted or ",", None)


def test_a_command_that_is_ended_says_why_and_leaves_nothing(tmp_path, monkeypatch, capsys):
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "copy").write_text("a model")
    codes: list[int] = []
    monkeypatch.setattr("os._exit", codes.append)
    end_command(str(tmp_path / "work"), text("Opening {file} was stopped.", file="\x1b[31m.keras"))
    assert codes == [2]
    assert capsys.readouterr() == ("", "Opening \\u001b[31m.keras was stopped.\n")
    assert list(tmp_path.iterdir()) == []
