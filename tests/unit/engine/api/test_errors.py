"""Sentences that cross the pipe: their values and plural forms."""

import pytest

from engine.api.errors import EngineError, OutOfMemory, plural, text
from tests.unit.engine.ipc.crossing import crossed


@pytest.mark.parametrize(
    ("count", "sentence"),
    [(0, "0 files in x."), (1, "1 file in x."), (2, "2 files in x."), (-1, "-1 files in x.")],
)
def test_a_count_chooses_the_english_form(count, sentence):
    assert str(plural("{count} file in {name}.", "{count} files in {name}.", count, name="x")) == (
        sentence
    )


def test_values_may_be_sentences():
    inner = plural("{count} file", "{count} files", 1)
    assert str(text("There is {what}.", what=inner)) == "There is 1 file."


@pytest.mark.parametrize("kind", [EngineError, OutOfMemory])
def test_an_error_keeps_its_forms_and_values_through_the_pipe(kind):
    inner = text("It is {size} MB.", size=3)
    error = kind(plural("{count} file. {why}", "{count} files. {why}", 1, why=inner), details="d")
    error.script = "import torch\n"
    again = crossed(error, EngineError)
    assert str(again) == "1 file. It is 3 MB."
    assert again.text == error.text
    assert (again.details, again.script) == ("d", "import torch\n")


def test_an_error_takes_a_template_and_its_values():
    error = EngineError("{name} is empty.", name="a.png")
    assert str(error) == "a.png is empty."
    assert error.text == text("{name} is empty.", name="a.png")
