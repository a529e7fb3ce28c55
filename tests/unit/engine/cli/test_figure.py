"""The words and the record of `camscope figure`; tests/e2e/test_cli_figure.py runs it."""

from __future__ import annotations

import argparse

import pytest

from engine.api.errors import EngineError
from engine.cli import figure
from engine.cli.figure import figure_words, run_figure


def record(**changes):
    cell = {"image": "a.png", "method": "cam", "layer": None, "target": "cat"}
    good, bad = {**cell, "score": 1.0}, {**cell, "error": "No."}
    usual = {"cells": [[good, good], [good, bad]], "rows": "image", "columns": "method"}
    return {**usual, "size": [300, 400], "format": "png", **changes}


def test_pictures_axes_and_size_are_told():
    assert figure_words(record()) == "3 pictures, images × methods, 400 × 300 pixels"
    one = record(cells=[[{"score": 1.0}]], rows=None, columns=None, format="pdf")
    assert figure_words(one) == "1 picture, 400 × 300 points"
    assert figure_words(record(rows=None)).startswith("3 pictures, methods, ")


def test_a_wrong_name_is_refused_before_a_model_is_opened(monkeypatch):
    monkeypatch.setattr(figure, "open_session", pytest.fail)
    with pytest.raises(EngineError, match="has to end in"):
        run_figure(argparse.Namespace(out="a.bmp"), "work", print)
    with pytest.raises(EngineError, match="48 to 2048"):
        run_figure(argparse.Namespace(out="a.png", cell=7), "work", print)
