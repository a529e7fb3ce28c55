"""`camscope diagnostics`: a text for those whose window does not start."""

from __future__ import annotations

import json
import sys

import pytest

from engine.api import diagnostics, logs
from engine.api.graphics import Graphics
from engine.api.version import VERSION
from engine.cli import diagnostics as command
from engine.cli import main
from engine.cli.diagnostics import diagnostics_lines


@pytest.fixture(autouse=True)
def own_streams(monkeypatch, tmp_path):
    monkeypatch.setattr(main, "configure_native_logging", lambda *_: None)
    monkeypatch.setattr(main, "_free_stderr_of_native_messages", lambda: None)
    for module in (diagnostics, logs):
        monkeypatch.setattr(module, "log_folder", lambda: str(tmp_path))


def test_versions_and_logs_without_loading_a_framework(tmp_path):
    (tmp_path / "engine.log").write_text("the engine's last words\n")
    loaded = set(sys.modules)
    lines = diagnostics_lines()
    assert not {"tensorflow", "torch", "keras", "PySide6"} & (set(sys.modules) - loaded)
    assert any(line.startswith("Camscope") and VERSION in line for line in lines)
    assert any(line.startswith("TensorFlow") for line in lines)
    assert any(line.startswith("Qt") for line in lines)
    assert "the engine's last words" in lines
    assert "## Log of the command" in lines


def test_the_cards_are_those_that_the_system_lists(monkeypatch):
    monkeypatch.setattr(
        command, "known_graphics", lambda: Graphics("580.65.06", ("NVIDIA H200", "NVIDIA H200"))
    )
    line = next(line for line in diagnostics_lines() if line.startswith("Graphics"))
    assert line.split(None, 1)[1] == "NVIDIA driver 580.65.06, 2 cards: NVIDIA H200 × 2"


def test_the_command_prints_them_as_text_and_as_json(capsys, tmp_path):
    (tmp_path / "window.log").write_text("/home/ada/net.keras\n")
    assert main.run_command(["diagnostics"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "…/net.keras\n" in said.out
    assert main.run_command(["diagnostics", "--json"]) == 0
    lines = json.loads(capsys.readouterr().out)["lines"]
    assert "…/net.keras" in lines
    assert [line.split()[0] for line in lines if line.startswith("##")] == ["##"] * 5
