"""What the commands print: odd names are shown as they are, and command no terminal."""

from __future__ import annotations

import json

import pytest

from engine.api.errors import EngineError
from engine.cli import main
from engine.cli.parser import COMMAND_NAMES
from engine.cli.tables import layer_table
from tests.unit.gui import fakes

pytestmark = pytest.mark.tensorflow  # it loads the methods' arithmetic later

ODD = {
    "<b>x</b>": "<b>x</b>",
    "a\x1b[31mred": r"a\u001b[31mred",
    "\u202egnp.exe": r"\u202egnp.exe",
    "two\nlines": r"two\nlines",
    "&File": "&File",
    "long " * 60: "long " * 60,
}
odd_names = pytest.mark.parametrize(("name", "shown"), ODD.items(), ids=range(len(ODD)))


@odd_names
def test_sentences(capsys, name, shown):
    main.say(f"{name} is damaged.")
    assert capsys.readouterr().err == f"{shown} is damaged.\n"


@odd_names
def test_a_refusal_is_one_line(capsys, monkeypatch, name, shown):
    def refuse(options, work_dir):
        raise EngineError("There is no layer {name}.", name=name)

    monkeypatch.setitem(main._COMMANDS, "methods", refuse)
    monkeypatch.setattr(main, "_free_stderr_of_native_messages", lambda: None)
    assert main.run_command(["methods"]) == 2
    assert capsys.readouterr().err == f"There is no layer {shown}.\n"


def test_lines_that_lead_further_stand_below_the_refusal(capsys, monkeypatch):
    def refuse(options, work_dir):
        raise EngineError("It is none.", script="import torch\nload('a\u202e.pth')\n")

    monkeypatch.setitem(main._COMMANDS, "methods", refuse)
    monkeypatch.setattr(main, "_free_stderr_of_native_messages", lambda: None)
    assert main.run_command(["methods"]) == 2
    said = capsys.readouterr()
    assert said.err == "It is none.\n\nimport torch\nload('a\\u202e.pth')\n"
    assert said.out == ""


@odd_names
def test_the_table_of_layers(name, shown):
    info = fakes.model_info()
    object.__setattr__(info, "layers", (fakes.layer("conv"), fakes.layer(name.replace("/", ""))))
    lines = list(layer_table(info))
    assert [line.count("\n") for line in lines] == [0] * len(lines)
    assert lines[2].startswith(f"  {shown.replace('/', '')}")
    assert len({line.rindex("9,248") for line in lines[1:3]}) == 1  # columns stay straight


@odd_names
def test_predictions(capsys, monkeypatch, name, shown):
    row = {"probability": 0.5, "logit": 1.0, "label": name}
    record = {"path": name, "predictions": [row]}
    info = fakes.model_info()
    monkeypatch.setattr("engine.cli.common.predict_images", lambda *given: (info, 0, [record]))
    options = type("Options", (), {"json": False, "output_activation": "auto"})()
    assert main._predict(options, "") == 0
    assert capsys.readouterr().out.splitlines() == [shown, f"    50.00%  logit    1.0000  {shown}"]


def test_a_true_class_stands_beside_the_path(capsys, monkeypatch):
    record = {"path": "a.npz[3]", "true_class": {"index": 7, "label": "ship"}, "predictions": []}
    monkeypatch.setattr(
        "engine.cli.common.predict_images", lambda *given: (fakes.model_info(), 0, [record])
    )
    options = type("Options", (), {"json": False, "output_activation": "auto"})()
    assert main._predict(options, "") == 0
    assert capsys.readouterr().out == "a.npz[3]  true class: ship\n"


@odd_names
def test_json_stays_exact(capsys, name, shown):
    main._print_json({"name": name})
    out = capsys.readouterr().out
    assert json.loads(out) == {"name": name}
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_how_an_image_is_fed_is_said_on_a_terminal(capsys, monkeypatch):
    record = {"path": "a.png", "notes": ["The image is squashed."], "predictions": []}
    monkeypatch.setattr(
        "engine.cli.common.predict_images", lambda *given: (fakes.model_info(), 0, [record])
    )
    options = type("Options", (), {"json": False, "output_activation": "auto"})()
    assert main._predict(options, "") == 0
    assert capsys.readouterr() == ("a.png\n", "")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main._predict(options, "") == 0
    assert "The image is squashed." in capsys.readouterr().err


def test_the_grammar_has_every_command():
    assert {*main._COMMANDS, "selftest"} == set(COMMAND_NAMES)
