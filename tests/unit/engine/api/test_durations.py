"""Times in words."""

import pytest

from engine.api.durations import duration_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "1 s"),
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
    assert duration_words(seconds) == words
