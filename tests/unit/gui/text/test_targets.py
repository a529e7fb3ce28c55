"""Targets in words, and the steps between them."""

import pytest

from engine.api.keys import Target
from gui.text.targets import is_plain, rather_than, target_words, with_also

LABELS = ("cat", "dog", "tiger")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target(0), "cat"),
        (Target(0, contrast=(1,)), "cat rather than dog"),
        (Target(0, also=(2,), contrast=(1,)), "cat and tiger rather than dog"),
        (Target(7), "#7"),
        (Target(5, layer="conv_2"), "conv_2, channel 5"),
        (Target(5, layer="conv_2", cell=(3, 4)), "conv_2, channel 5, row 3, column 4"),
    ],
)
def test_words(target, words):
    assert target_words(target, LABELS) == words
    assert is_plain(target) == (words in ("cat", "#7"))


def test_classes_go_in_and_out():
    both = with_also(Target(0, contrast=(2,)), Target(2))
    assert both == Target(0, also=(2,))
    assert with_also(both, Target(2)) == Target(0)
    assert with_also(both, Target(0)) == Target(2)
    assert with_also(Target(0), Target(0)) == Target(0)


def test_the_two_sides_of_a_single_unit_stand_alone():
    assert with_also(Target(0), Target(0, negative=True)) == Target(0)
    assert rather_than(Target(0), Target(0, negative=True)) == Target(0)


def test_a_comparison_with_itself_is_none():
    assert rather_than(Target(0), Target(1)) == Target(0, contrast=(1,))
    assert rather_than(Target(0, contrast=(1,)), None) == Target(0)
    assert rather_than(Target(0, also=(1,)), Target(1)) == Target(0, also=(1,))
