"""The command line's grammar: defaults, what is refused, and in which words."""

from __future__ import annotations

import pytest

from engine.api.errors import EngineError
from engine.cli.parser import parser

NAMES = ("selftest", "methods", "layers", "predict", "explain", "activations", "filters", "atlas")


def parsed(*words):
    commands = {name: (lambda *_, name=name: name) for name in NAMES}
    return parser(commands).parse_args(words)


def refusal(*words):
    with pytest.raises(EngineError) as caught:
        parsed(*words)
    return str(caught.value)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["--selftest"], "selftest"),
        (["methods"], "methods"),
        (["layers"], "layers"),
        (["predict", "a.png"], "predict"),
        (["explain", "a.png", "--out", "o"], "explain"),
        (["activations", "a.png", "--out", "o"], "activations"),
        (["filters", "--out", "o", "--layer", "c"], "filters"),
        (["atlas", "--out", "o"], "atlas"),
    ],
)
def test_every_command_is_found(words, command):
    assert parsed(*words).command() == command


def test_defaults_of_explain():
    options = parsed("explain", "a.png", "b.png", "--out", "o")
    assert options.images == ["a.png", "b.png"]
    assert (options.method, options.layer, options.preprocess) == ("grad-cam", "auto", "auto")
    assert (options.device, options.precision, options.output) == ("auto", "float32", None)
    assert (options.target, options.contrast, options.param) == ([], [], [])
    assert (options.again, options.negative, options.combine) == (False, False, None)


def test_defaults_of_an_atlas_leave_settings_to_the_engine():
    options = parsed("atlas", "--out", "o")
    assert (options.layers, options.count, options.seed) == ("auto", 64, 0)
    assert (options.style, options.steps, options.size) == (None, None, None)
    assert (options.estimate, options.json) == (False, False)


def test_what_can_be_said_several_times_is_gathered():
    options = parsed(
        "explain", "a.png", "--out", "o", "--target", "1", "--target", "top", "--contrast", "2"
    )
    assert (options.target, options.contrast) == (["1", "top"], ["2"])


@pytest.mark.parametrize("device", ["auto", "cpu", "gpu:0", "gpu:12"])
def test_devices(device):
    assert parsed("predict", "a.png", "--device", device).device == device


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["predict", "a.png", "--device", "gpu"], "gpu is not auto, cpu or gpu:0"),
        (["predict", "a.png", "--top", "0"], "0 is not a whole number from 1"),
        (["predict", "a.png", "--top", "-1"], "-1 is not a whole number from 1"),
        (["explain", "a.png"], "required: --out"),
        (["explain", "--out", "o"], "required: IMAGE"),
        (["predict", "a.png", "--precision", "int8"], "invalid choice: 'int8'"),
    ],
)
def test_what_is_wrong_is_one_sentence(words, sentence):
    said = refusal(*words)
    assert sentence in said
    assert said[0].isupper()
    assert said.endswith("--help` to see what can be given.")
