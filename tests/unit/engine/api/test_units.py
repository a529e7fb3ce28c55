"""Times and sizes in words."""

import pytest

from engine.api.errors import Text
from engine.api.units import duration_text, size_text


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
