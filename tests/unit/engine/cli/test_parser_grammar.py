"""The command line's grammar: defaults, what is refused, and in which words."""

from __future__ import annotations

import pytest

from engine.api.errors import EngineError
from engine.api.presets import PRESETS
from engine.cli import parser as grammar
from engine.cli.parser import COMMAND_NAMES, parser


def parsed(*words):
    commands = {name: (lambda *_, name=name: name) for name in COMMAND_NAMES}
    return parser(commands).parse_args(words)


def with_preset(*words):
    return grammar.parsed(dict.fromkeys(COMMAND_NAMES, len), words)


def refusal(*words):
    with pytest.raises(EngineError) as caught:
        parsed(*words)
    return str(caught.value)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["--selftest"], "selftest"),
        (["methods"], "methods"),
        (["presets"], "presets"),
        (["layers"], "layers"),
        (["predict", "a.png"], "predict"),
        (["preprocessing", "a.png"], "preprocessing"),
        (["explain", "a.png", "--out", "o"], "explain"),
        (["figure", "a.png", "--out", "o.svg"], "figure"),
        (["activations", "a.png", "--out", "o"], "activations"),
        (["filters", "--out", "o", "--layer", "c"], "filters"),
        (["atlas", "--out", "o"], "atlas"),
        (["match", "heat.npy", "--image", "a.png"], "match"),
    ],
)
def test_every_command_is_found(words, command):
    assert parsed(*words).command() == command


def test_defaults_of_explain():
    options = parsed("explain", "a.png", "b.png", "--out", "o")
    assert options.images == ["a.png", "b.png"]
    assert (options.method, options.layer, options.preprocess) == ("grad-cam", [], "auto")
    assert (options.device, options.precision, options.output) == ("auto", "float32", None)
    assert (options.target, options.contrast, options.param) == ([], [], [])
    assert (options.again, options.negative, options.combine) == (False, False, None)


def test_defaults_of_an_atlas_leave_settings_to_the_engine():
    options = parsed("atlas", "--out", "o")
    assert (options.layers, options.count, options.seed) == ([], 64, 0)
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


BOOK = "deep-learning-with-python"


def test_a_preset_is_the_defaults_of_every_command():
    explain = with_preset("explain", "a.png", "--out", "o", "--preset", BOOK)
    assert explain.preset == BOOK
    assert (explain.score, explain.resize, explain.preprocess) == ("probability", "nearest", "auto")
    assert (explain.blend, explain.intensity, explain.colormap) == ("textbook", 0.4, "jet")
    predict = with_preset("predict", "a.png", "--preset", BOOK)
    assert (predict.resize, predict.preprocess) == ("nearest", "auto")
    activations = with_preset("activations", "a.png", "--out", "o", "--preset", BOOK)
    assert (activations.form, activations.colors) == ("textbook", "viridis")
    filters = with_preset("filters", "--out", "o", "--preset", BOOK)
    assert (filters.style, filters.steps, filters.size) == ("textbook", 40, 64)
    assert (filters.preprocess, filters.grid_order, filters.seed) == ("none", "columns", 0)
    atlas = with_preset("atlas", "--out", "o", "--preset", BOOK)
    assert (atlas.style, atlas.steps, atlas.preprocess) == ("textbook", 40, "none")


def test_what_is_written_down_stands_whatever_the_preset_says_and_wherever_it_is():
    words = ["--resize", "area", "--blend", "heat", "--intensity", "0.4"]
    for named in (["--preset", BOOK], [f"--preset={BOOK}"], ["--pres", BOOK]):
        options = with_preset("explain", "a.png", "--out", "o", *words, *named)
        assert options == with_preset("explain", "a.png", "--out", "o", *named, *words)
        assert (options.resize, options.blend, options.score) == ("area", "heat", "probability")


def test_camscopes_own_preset_changes_nothing():
    for words in (["explain", "a.png"], ["activations", "a.png"], ["filters"], ["atlas"]):
        plain = vars(parsed(*words, "--out", "o"))
        own = vars(with_preset(*words, "--out", "o", "--preset", "camscope"))
        changed = {name for name in own if name != "command" and own[name] != plain[name]}
        # Of filter images what is left out stands for just these.
        assert changed <= {"preset", "style", "steps", "size", "fit", "resize"}


def test_every_preset_has_its_values_for_every_command():
    for name in PRESETS:
        with_preset("filters", "--out", "o", "--preset", name)
    assert "invalid choice: 'kers'" in refusal("explain", "a.png", "--out", "o", "--preset", "kers")


def test_a_misspelt_option_or_choice_gets_the_nearest():
    said = refusal("explain", "a.png", "--out", "o", "--metod", "rise")
    assert said.startswith("Unrecognized arguments: --metod rise. Nearest: --method, ")
    said = refusal("explain", "a.png", "--out", "o", "--blend", "hat")
    assert "invalid choice: 'hat' (choose from heat)" in said
    said = refusal("explain", "a.png", "--out", "o", "--resize", "xyz")
    assert "(choose from area, nearest, bilinear, bicubic, lanczos)" in said
    assert "Nearest" not in refusal("atlas", "--qqqq")
    assert "(choose from explain)" in refusal("explian", "a.png")


@pytest.mark.parametrize(
    "words",
    [
        ("--selftest",),
        ("methods",),
        ("presets",),
        ("layers",),
        ("predict", "a.png"),
        ("explain", "a.png", "--out", "o"),
        ("figure", "a.png", "--out", "o.svg"),
        ("activations", "a.png", "--out", "o"),
        ("filters", "--out", "o"),
        ("atlas", "--out", "o"),
        ("match", "heat.npy", "--image", "a.png"),
    ],
)
def test_every_command_prints_json(words):
    assert parsed(*words).json is False
    assert parsed(*words, "--json").json is True
