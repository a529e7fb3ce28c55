"""The registry of backends: lazy names that lead to a backend."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from engine.api.engine_status import EngineOptions
from engine.api.formats import MODEL_SUFFIXES
from engine.backends import BACKENDS, ModelFormat, backend_for, load_backend, vet_model
from engine.models.vetting import VettedModel


def test_naming_them_loads_no_framework():
    code = "import sys, engine.backends; print('tensorflow' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_what_the_window_calls_a_model_is_what_backends_open():
    formats = [each for entry in BACKENDS.values() for each in entry.formats]
    claimed = [suffix for each in formats for suffix in each.suffixes]
    assert sorted(claimed) == sorted(MODEL_SUFFIXES)


def test_each_format_of_a_backend_is_vetted_by_its_own_function(tmp_path, monkeypatch):
    """A second format of a backend goes through its own check, and has the backend's kind."""
    path = tmp_path / "net.Second"
    path.write_bytes(b"nothing")
    entry = BACKENDS["tensorflow"]
    second = ModelFormat((".second",), f"{__name__}:vet_second")
    monkeypatch.setitem(BACKENDS, "tensorflow", replace(entry, formats=(*entry.formats, second)))
    vetted = vet_model(str(path), work_dir=str(tmp_path))
    assert (vetted.source, backend_for(vetted.kind)) == (str(path), "tensorflow")


def vet_second(path, *, work_dir):
    return VettedModel(f"{work_dir}/copy.keras", path, "keras", "0" * 64, {}, 7, 0)


@pytest.mark.tensorflow
@pytest.mark.parametrize("name", BACKENDS)
def test_each_name_leads_to_a_backend(name):
    backend = load_backend(name, EngineOptions(device="cpu"))
    assert backend.device.startswith("CPU")
    assert name in backend.versions


def test_an_unknown_name_is_told_at_once():
    with pytest.raises(KeyError, match="no-such"):
        load_backend("no-such")
