"""Modules that are left out can be imported, and say so when they are used."""

from __future__ import annotations

import importlib
import sys

import pytest

from scripts.packaging.left_out_modules import STANDS_FOR, LeftOutFinder


@pytest.fixture
def stand_in(monkeypatch):
    finder = LeftOutFinder()
    monkeypatch.setattr(sys, "meta_path", [finder])
    name = "tensorflow.python.profiler.internal._pywrap_profiler_plugin"
    spec = finder.find_spec(name)
    return importlib.util.module_from_spec(spec)


def test_names_of_it_can_be_imported_and_are_refused_when_called(stand_in):
    assert isinstance(stand_in.trace, type)
    with pytest.raises(RuntimeError, match=r"Camscope has no .*_pywrap_profiler_plugin\.trace"):
        stand_in.trace("here", 3)


def test_it_has_no_names_that_python_asks_modules_for(stand_in):
    assert not hasattr(stand_in, "__all__")
    assert not hasattr(stand_in, "__path__")


def test_nothing_else_is_found(stand_in):
    assert LeftOutFinder().find_spec("tensorflow.python._pywrap_tfe") is None
    assert LeftOutFinder().find_spec("cv2") is None


def test_from_source_nothing_stands_in():
    assert len(STANDS_FOR) == len(set(STANDS_FOR))
    assert not any(type(each).__name__ == "LeftOutFinder" for each in sys.meta_path)
