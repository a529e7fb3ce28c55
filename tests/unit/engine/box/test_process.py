"""A box is started with little around it, and one that does not start is a sentence."""

from __future__ import annotations

import sys

import pytest

from engine.api.errors import EngineError
from engine.box import process
from engine.box.jobs import KINDS, Kind
from engine.box.process import BoxProcess


def test_a_box_knows_little_of_its_surroundings():
    given = {"PATH": "/bin", "AWS_SECRET": "x", "HOME": "/root", "LC_ALL": "C", "DISPLAY": ":0"}
    found = process._environment(given)
    assert {"PATH", "LC_ALL"} <= set(found)
    assert not {"AWS_SECRET", "HOME", "DISPLAY"} & set(found)
    assert found["OPENBLAS_NUM_THREADS"] == "1"


def test_one_that_does_not_start_is_a_sentence_with_its_last_words(monkeypatch):
    code = "import sys; sys.exit('no module named numpy')"
    monkeypatch.setattr(process, "_command", lambda kind: [sys.executable, "-c", code])
    box = BoxProcess(Kind.IMAGES)
    with pytest.raises(EngineError, match=r"does not start \(exit code 1\)") as caught:
        box.wait_ready()
    assert "no module named numpy" in caught.value.details


def test_one_that_never_becomes_ready_is_given_up(monkeypatch):
    code = "import time; time.sleep(3600)"
    monkeypatch.setattr(process, "_command", lambda kind: [sys.executable, "-c", code])
    monkeypatch.setattr(process, "START_S", 0.0)
    monkeypatch.setattr(process, "GRACE_S", 0.0)
    with pytest.raises(EngineError, match=r"does not start"):
        BoxProcess(Kind.IMAGES).wait_ready()


def test_a_box_is_worn_after_many_files_or_much_work():
    box = BoxProcess(Kind.IMAGES)
    limits = KINDS[Kind.IMAGES]
    assert not box.is_worn
    box.files = limits.files - 2
    assert (box.is_nearly_worn, box.is_worn) == (True, False)
    box.files = limits.files
    assert box.is_worn
    box.files, box.busy_s = 0, limits.busy_s
    assert box.is_worn
    box.end()
    assert not box.is_alive()


def test_a_packaged_program_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process._command(Kind.MODELS) == [sys.executable, "--box", "models"]
