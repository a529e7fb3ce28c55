"""The first import of a framework: no file in the home folder, no socket, no foreign settings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.sources import ROOT

CODE = """if True:
    import json, os, sys

    sockets = []

    def on_event(event, arguments):
        if event.startswith("socket."):
            sockets.append(event)

    sys.addaudithook(on_event)
    before = os.environ.get("KERAS_HOME")
    from engine.backends import configure_environment
    from engine.backends.first_import import import_framework

    configure_environment(os.environ.get("TRIED", ""))
    import_framework()
    import keras
    told = {
        "sockets": list(sockets),
        "precision": keras.config.floatx(),
        "framework": keras.config.backend(),
        "unchanged": os.environ.get("KERAS_HOME") == before,
        "compiled": os.environ.get("TORCHINDUCTOR_CACHE_DIR"),
        "requests": "requests" in sys.modules,
    }
    import requests
    told["usable"] = hasattr(requests, "Session")
    print(json.dumps(told))
"""


def told(home, **variables):
    environment = {**os.environ, "HOME": str(home), "USERPROFILE": str(home), **variables}
    if not variables:
        environment.pop("KERAS_HOME", None)
    command = [sys.executable, "-c", CODE]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.tensorflow  # in other processes
def test_it_leaves_nothing_behind_and_takes_nothing_from_other_programs(tmp_path, subtests):
    found = {
        "sockets": [],
        "precision": "float32",
        "framework": "tensorflow",
        "unchanged": True,
        "compiled": None,
        "requests": False,
        "usable": True,
    }
    with subtests.test("a new user"):
        home = tmp_path / "home"
        home.mkdir()
        assert told(home) == found
        assert list(home.rglob("*")) == []
    with subtests.test("one whose Keras computes in half precision"):
        settings = tmp_path / "keras" / "keras.json"
        settings.parent.mkdir()
        settings.write_text('{"floatx": "float16", "backend": "jax"}')
        assert told(home, KERAS_HOME=str(settings.parent)) == found
        assert settings.read_text() == '{"floatx": "float16", "backend": "jax"}'


@pytest.mark.skipif(find_spec("torch") is None, reason="PyTorch is not installed")
def test_pytorch_leaves_no_folder_for_what_it_compiles(tmp_path):
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    for folder in (home, scratch):
        folder.mkdir()
    usual = {"TRIED": "torch", "KERAS_HOME": str(home), "TMPDIR": str(scratch)}
    found = told(home, **usual)
    assert (found["framework"], found["compiled"]) == ("torch", None)
    assert [*home.rglob("*"), *scratch.rglob("*")] == []
    own = str(tmp_path / "own")
    assert told(home, **usual, TORCHINDUCTOR_CACHE_DIR=own)["compiled"] == own
