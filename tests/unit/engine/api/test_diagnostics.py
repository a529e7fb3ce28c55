"""The text for whoever is asked about a fault: what is in it, and what is not."""

from __future__ import annotations

import importlib.metadata
import os
import sys
from typing import TYPE_CHECKING

import psutil
import pytest

from engine.api import diagnostics
from engine.api.crashes import CRASHED, TOLD, Crash
from engine.api.diagnostics import Section, facts, report_text
from engine.api.graphics import Graphics
from engine.api.version import VERSION
from tests.unit.gui.fakes import model_info

if TYPE_CHECKING:
    from pathlib import Path

CRASH = Crash("window", 77, "window.log", "0.0.9", 1.0, "host", "boot", 'File "/home/x/y.py"')


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(diagnostics, "log_folder", lambda: str(tmp_path))
    return tmp_path


def test_facts_stand_in_two_columns_and_empty_ones_are_left_out():
    found = facts("Title", ("a", 1), ("long name", "x"), ("no", ""), ("none", None))
    assert found == Section("Title", ("a          1", "long name  x"))
    assert facts("Empty", ("a", "")).lines == ()


def test_versions_are_told_without_an_import():
    assert "keras" not in sys.modules or diagnostics.version("keras")
    words = "\n".join(
        diagnostics.program_section([("Pytest", "pytest"), ("None", "no_such")]).lines
    )
    for expected in (VERSION, sys.version.split()[0], importlib.metadata.version("numpy")):
        assert expected in words
    assert f"Pytest    {pytest.__version__}" in words
    assert "no_such" not in words
    assert diagnostics.version("PIL") == importlib.metadata.version("pillow")
    assert diagnostics.version("engine") == "installed, version not known"
    assert diagnostics.version("no_such.part") == ""


def test_a_packaged_program_lists_what_it_brings_along(monkeypatch):
    works = "Camscope is\n  Python 3.11.7: PSF-2.0\n  keras 3.15.1: Apache\n  libffi8 (Debian)\n"
    monkeypatch.setattr(diagnostics, "third_party_works", lambda: works)
    assert diagnostics.program_section([]).lines[-2:] == ("Python 3.11.7", "keras 3.15.1")


def test_the_machine():
    words = "\n".join(diagnostics.machine_section(("Screens", "none")).lines)
    assert f"{os.cpu_count()} cores" in words
    assert f"{psutil.virtual_memory().total / 1e9:.0f}" in words
    assert words.endswith("none")


def test_the_machine_has_its_graphics_or_no_line_for_them(monkeypatch):
    monkeypatch.setattr(diagnostics, "read_graphics", lambda: Graphics("580.65.06"))
    words = "\n".join(diagnostics.machine_section().lines)
    assert "Graphics      NVIDIA driver 580.65.06, which lists no card" in words.splitlines()
    given = diagnostics.machine_section(graphics=Graphics("", ("NVIDIA H200",)))
    assert "1 card: NVIDIA H200" in "\n".join(given.lines)
    monkeypatch.setattr(diagnostics, "read_graphics", lambda: None)
    assert "Graphics" not in "\n".join(diagnostics.machine_section().lines)


def test_a_model_without_its_folder():
    info = model_info(path="/home/ada/secret/model.keras")
    words = "\n".join(diagnostics.model_section(info).lines)
    assert "model.keras" in words
    assert "secret" not in words
    assert f"{info.param_count:,}" in words
    assert diagnostics.model_section(None).lines == ("none is open",)


def test_a_crash_has_its_own_last_lines(logs: Path):
    (logs / "window.log").write_text(
        "2026-11-29 05:00:00,123 77 INFO its own\nbelow\n2026-11-29 05:00:00,123 78 INFO next\n"
    )
    words = "\n".join(diagnostics.crash_section(CRASH).lines)
    for expected in ("0.0.9", "77", "1970-01-01", "y.py", "its own\nbelow"):
        assert expected in words
    assert "INFO next" not in words


def test_one_that_was_killed_says_so_and_a_log_elsewhere_is_not_read(tmp_path: Path, logs: Path):
    outside = tmp_path.parent / "outside.log"
    outside.write_text("2026-11-29 05:00:00,123 77 INFO not to be read\n")
    crash = Crash("window", 77, "../outside.log", "", float("nan"), "", "")
    words = "\n".join(diagnostics.crash_section(crash).lines)
    assert "No trace: the process was killed" in words
    assert "Started  not known" in words
    assert words.endswith("none")


def test_crashes_and_logs_of_every_kind(logs: Path):
    assert diagnostics.crash_sections() == []
    head = (
        '{"kind": "%s", "pid": 5, "log": "x.log", "version": "1", "started": 2.0, "host": "h",'
        ' "boot": "b"}\nup\nFatal %s\n'
    )
    (logs / f"window{TOLD}").write_text(head % ("window", "one"))
    (logs / f"engine{CRASHED}").write_text(head % ("engine", "two"))
    titles = [each.title for each in diagnostics.crash_sections()]
    assert titles == ["Last crash of a process: window", "Last crash of a process: engine"]
    (logs / "engine.log").write_text("\n".join(map(str, range(100))) + "\n")
    window, engine = diagnostics.log_sections()
    assert window.lines == ("none",)
    assert engine.lines == tuple(map(str, range(40, 100)))


def test_the_whole_text_is_safe_to_show_and_to_pass_on():
    section = Section(
        "Log <b>of</b> all",
        ("<b onclick='x'>bold", "\x1b[31mred\x07", "a\nb", "/home/ada/net.keras", "x" * 9999),
    )
    told = report_text([section, Section("Next", ("my scan.png",))], ["my scan.png"])
    lines = told.splitlines()
    assert lines[0] == "## Log <b>of</b> all"
    assert lines[1] == "<b onclick='x'>bold"  # plain text, wherever it is shown
    assert lines[2] == "\\u001b[31mred\\u0007"
    assert lines[3:5] == ["a\\nb", "…/net.keras"]
    assert len(lines[5]) == 600
    assert lines[6:] == ["", "## Next", "image.png"]
