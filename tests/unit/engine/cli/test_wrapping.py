"""Lines of help: as argparse breaks English, and by the places that letters take."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cli.wrapping import width_of, wrapped


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("層a", 3), ("「層」", 6), ("é", 1), ("", 0)]
)
def test_letters_of_cjk_take_two_places(text, width):
    assert width_of(text) == width


def test_english_is_broken_as_ever():
    words = "open the demo model,\n  explain, export; exit 0 when all is well"
    assert wrapped(words, 20) == textwrap.wrap(" ".join(words.split()), 20)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("層の名前", 4, ["層の", "名前"]),
        ("層の、名前", 4, ["層", "の、", "名前"]),  # no line begins with a mark
        ("層層「名前」", 6, ["層層", "「名", "前」"]),  # or ends with an opening one
        ("層 abc 名", 6, ["層 abc", "名"]),
        ("値 averylongword", 6, ["値", "averylongword"]),
        ("", 6, []),
    ],
)
def test_other_languages_are_broken_between_letters(text, width, lines):
    assert wrapped(text, width) == lines


@given(st.text(st.sampled_from("層の名前を、。「」ab1 -"), max_size=40), st.integers(8, 30))
def test_nothing_is_lost_and_no_line_is_longer_than_words_allow(text, width):
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        longest = max(map(width_of, line.split()), default=0)
        assert width_of(line) <= max(width, longest)
