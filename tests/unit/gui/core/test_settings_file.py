"""The engine's options are read before there is a window, and without Qt."""

import json
import subprocess
import sys

import pytest

from engine.api.engine_status import EngineOptions
from engine.storage.json_file import NotARecord
from gui.core.settings import Settings
from gui.core.settings_file import SCHEMA, engine_options, options_at_start, read_settings

CHOSEN = EngineOptions("cpu", "float32", "torch")


@pytest.fixture
def path(tmp_path, monkeypatch):
    """The user's own settings file, which is not there yet."""
    found = tmp_path / "settings.json"
    monkeypatch.setattr("gui.core.settings_file.settings_path", lambda: str(found))
    return found


def test_the_options_are_those_that_the_window_would_read(path, qapp):
    assert options_at_start() == EngineOptions()
    settings = Settings(str(path))
    settings.set_options(CHOSEN)
    settings.save()
    assert options_at_start() == Settings(str(path)).options() == CHOSEN


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"engine/device": 3}', b'{"engine/device": "cpu", "theme": 1}']
)
def test_a_file_that_is_none_means_defaults_and_is_left_to_the_window(path, data):
    path.write_bytes(data)
    with pytest.raises(NotARecord):
        read_settings(str(path))
    assert options_at_start() == EngineOptions()
    assert path.read_bytes() == data


def test_a_precision_that_there_is_not_is_the_default():
    assert engine_options({"engine/precision": "float8"}) == EngineOptions()


def test_values_of_another_version_are_passed_over(path):
    path.write_text(json.dumps({"engine/device": "cpu", "engine/later": [1]}), encoding="utf-8")
    assert read_settings(str(path)) == {"engine/device": "cpu"}
    assert "engine/later" not in SCHEMA


def test_nothing_of_qt_is_loaded():
    code = "import gui.core.settings_file, sys; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
