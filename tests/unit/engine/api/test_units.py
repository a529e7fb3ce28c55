"""Times and sizes in words."""

import pytest

from engine.api.errors import EngineError, Text, text
from engine.api.units import MB, counted, duration_text, size_text
from tests.unit.engine.ipc.crossing import crossed


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0.1 s"),
        (2.34, "2.3 s"),
        (9.49, "9.5 s"),
        (9.6, "10 s"),
        (44.6, "45 s"),
        (59.6, "1 min"),
        (128, "2 min 10 s"),
        (597, "10 min"),
        (3570, "1 h"),
        (3900, "1 h 5 min"),
        (3600 * 12.3, "12 h"),
    ],
)
def test_times_are_rounded_to_what_they_are_worth(seconds, words):
    assert str(duration_text(seconds)) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 KB"),
        (24_400, "24 KB"),
        (999_600, "1 MB"),
        (16 * 10**6, "16 MB"),
        (999_000_000, "999 MB"),
        (999_600_000, "1 GB"),
        (1_250_000_000, "1.2 GB"),
        (8 * 10**9, "8 GB"),
    ],
)
def test_sizes_are_told_in_millions_of_bytes(count, words):
    assert str(size_text(count)) == words


def test_words_can_be_translated():
    assert duration_text(130) == Text(
        "{minutes} min {seconds} s", (("minutes", "2"), ("seconds", "10"))
    )


def test_words_inside_a_sentence_stay_translatable():
    left = text("about {time} left", time=duration_text(45))
    assert left.values == (("time", Text("{count} s", (("count", "45"),))),)
    assert str(left) == "about 45 s left"


def test_an_error_with_words_inside_crosses_the_pipe():
    error = crossed(EngineError("At most {limit}.", limit=size_text(16 * MB)))
    assert str(error) == "At most 16 MB."
    assert error.text.values == (("limit", size_text(16 * MB)),)


def test_numbers_stand_with_their_nouns():
    assert [counted(number, "map") for number in (0, 1, 2)] == ["0 maps", "1 map", "2 maps"]
