"""The grammar: told in the contract, quick to read, with the old names of options."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine.api.errors import EngineError
from engine.cli.parser import COMMAND_NAMES, parser

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = tuple(name for name in COMMAND_NAMES if name != "selftest")
CONTRACT = (Path(__file__).parents[4] / "docs" / "cli.md").read_text("utf-8")


@pytest.fixture
def grammar() -> argparse.ArgumentParser:
    return parser({name: lambda *_: 0 for name in COMMAND_NAMES})


def options_of(grammar: argparse.ArgumentParser) -> Iterator[str]:
    for action in grammar._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from options_of(command)


def test_the_contract_names_every_command_and_option(grammar: argparse.ArgumentParser):
    found = {option for option in options_of(grammar) if option.startswith("--")}
    assert len(found) > 25
    assert {option for option in found if option not in CONTRACT} <= {"--help", "--version"}
    assert all(f"camscope {name}" in CONTRACT for name in COMMANDS)


def test_old_names_of_options_still_work(grammar: argparse.ArgumentParser):
    explain = grammar.parse_args(["explain", "a.png", "--out", "o", "--against", "dog"])
    assert explain.contrast == ["dog"]
    filters = grammar.parse_args(["filters", "--out", "o", "--excite", "neuron"])
    assert filters.objective_kind == "neuron"


@pytest.mark.parametrize(
    "words",
    [
        ["explain", "a.png"],
        ["atlas", "--out", "o", "--count", "0"],
        ["predict", "a.png", "--device", "tpu"],
        ["nothing"],
    ],
)
def test_what_cannot_be_is_one_sentence(grammar: argparse.ArgumentParser, words: list[str]):
    with pytest.raises(EngineError) as caught:
        grammar.parse_args(words)
    assert "--help` to see what can be given." in str(caught.value)
    assert "\n" not in str(caught.value)


def test_help_loads_nothing_heavy():
    code = (
        "import sys\n"
        "import engine.cli.main\n"
        "import engine.cli.parser\n"
        "heavy = {'numpy', 'cv2', 'tensorflow', 'keras', 'PIL', 'PySide6', 'h5py'}\n"
        "sys.exit(', '.join(heavy & {*sys.modules}) or None)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
