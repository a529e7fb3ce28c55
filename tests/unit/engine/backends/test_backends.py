"""The registry of backends: lazy names that lead to a backend."""

from __future__ import annotations

import subprocess
import sys

import pytest

from engine.api.engine_status import EngineOptions
from engine.api.formats import MODEL_SUFFIXES
from engine.backends import BACKENDS, load_backend


def test_naming_them_loads_no_framework():
    code = "import sys, engine.backends; print('tensorflow' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_what_the_window_calls_a_model_is_what_backends_open():
    claimed = [suffix for entry in BACKENDS.values() for suffix in entry.suffixes]
    assert sorted(claimed) == list(MODEL_SUFFIXES)


@pytest.mark.tensorflow
@pytest.mark.parametrize("name", BACKENDS)
def test_each_name_leads_to_a_backend(name):
    backend = load_backend(name, EngineOptions(device="cpu"))
    assert backend.device.startswith("CPU")
    assert name in backend.versions


def test_an_unknown_name_is_told_at_once():
    with pytest.raises(KeyError, match="no-such"):
        load_backend("no-such")
