"""What the window adds to the diagnostics: its screen, the engine, the model, the settings."""

import PySide6
import pytest
from PySide6.QtCore import qVersion

from engine.api import crashes, diagnostics
from engine.api.crashes import Crash
from gui.text.diagnostics import crash_text, diagnostics_text


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.setattr(diagnostics, "log_folder", lambda: str(tmp_path))
    return tmp_path


def test_all_of_the_window_is_told_but_no_path_and_no_image(shown, folder):
    state = shown.state
    names = [entry.name for entry in state.images.entries]
    assert names
    (folder / "window.log").write_text(f"A box ended at {names[0]}: why\n")
    told = diagnostics_text(state, shown.settings)
    for expected in (
        f"{qVersion()}, PySide {PySide6.__version__}",
        "offscreen",
        f"Phase        {state.status.phase.value}",
        state.model.file_name,
        state.selection.method,
        f"Precision     {state.options.precision}",
        "the system's",
        "A box ended at image.png: why",
    ):
        assert expected in told
    for entry in state.images.entries:
        assert entry.name not in told
        assert entry.path not in told
    for device in state.status.devices:
        assert device.name in told


def test_a_crash_report_begins_with_the_crash(shown):
    crash = Crash("window", 7, "window.log", "0.0.9", 2.0, "h", "b", "Fatal Python error: x")
    told = crash_text(crash, shown.state, shown.settings)
    assert told.startswith("## Last crash of a process: window\nVersion  0.0.9\n")
    assert "Fatal Python error: x" in told
    assert "## Machine" in told
    assert crashes.last_crash("nowhere", "window") is None
