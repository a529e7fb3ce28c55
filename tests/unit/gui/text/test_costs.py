"""Costs in words."""

from engine.api.attribution import Cost
from gui.text.costs import cost_words, is_worth_saying


def test_a_cost_is_told_in_one_line():
    cost = Cost(513, 12.2, 300_000_000)
    assert cost_words(cost) == "about 12 s, 513 passes, 300 MB"


def test_only_what_takes_longer_than_two_seconds_is_told():
    assert not is_worth_saying(None)
    assert not is_worth_saying(Cost(1, 2.0, 1))
    assert is_worth_saying(Cost(1, 2.1, 1))
