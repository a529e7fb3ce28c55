"""Costs in words."""

import pytest

from engine.api.attribution import Cost
from gui.text.costs import cost_words, duration_words, is_worth_saying, size_words


def test_a_cost_is_told_in_one_line():
    cost = Cost(513, 12.2, 300_000_000)
    assert cost_words(cost) == "about 12 s, 513 passes, 300 MB"


def test_only_what_takes_longer_than_two_seconds_is_told():
    assert not is_worth_saying(None)
    assert not is_worth_saying(Cost(1, 2.0, 1))
    assert is_worth_saying(Cost(1, 2.1, 1))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(2.34, "2.3 s"), (9.6, "10 s"), (99, "99 s"), (150, "2 min"), (7200, "2 h")],
)
def test_times(seconds, words):
    assert duration_words(seconds) == words


@pytest.mark.parametrize(
    ("count", "words"), [(10, "1 MB"), (999_000_000, "999 MB"), (1_250_000_000, "1.2 GB")]
)
def test_sizes(count, words):
    assert size_words(count) == words
