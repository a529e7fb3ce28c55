"""Sentences with their values apart, and errors that carry them through a pipe."""

from __future__ import annotations

import pytest

from engine.api.errors import EngineError, OutOfMemory, text
from tests.unit.engine.ipc.crossing import crossed


def test_a_sentence_keeps_its_values_apart():
    said = text("{name} has {count} layers.", name="net", count=3)
    assert str(said) == "net has 3 layers."
    assert said.template == "{name} has {count} layers."
    assert said.values == (("name", "net"), ("count", "3"))


def test_braces_in_a_value_are_no_fields():
    assert str(text("{file} is bad.", file="{0}{x}.png")) == "{0}{x}.png is bad."


def test_equal_sentences_are_equal():
    assert text("{a}", a=1) == text("{a}", a="1")
    assert text("{a}", a=1) != text("{a}", a=2)


def test_an_error_says_its_sentence_and_keeps_details():
    error = EngineError("{file} is bad.", details="line 3", file="a.h5")
    assert str(error) == "a.h5 is bad."
    assert (error.text, error.details) == (text("{file} is bad.", file="a.h5"), "line 3")
    assert EngineError("It is bad.").details == ""


@pytest.mark.parametrize("kind", [EngineError, OutOfMemory])
def test_an_error_is_whole_after_the_pipe(kind):
    error = kind("{file} is bad.", details="line 3", file="a.h5")
    found = crossed(error, EngineError)
    assert isinstance(found, EngineError)
    assert (found.text, found.details, str(found)) == (error.text, "line 3", "a.h5 is bad.")
