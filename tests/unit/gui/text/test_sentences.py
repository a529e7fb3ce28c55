"""Sentences in a row."""

import pytest

from gui.text.sentences import in_a_row


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        ([], ""),
        (["", "One.", "", "Two."], "One. Two."),
        (["一つ目。", "二つ目。"], "一つ目。二つ目。"),
        (["一つ目。", "Two.", "三つ目。"], "一つ目。Two. 三つ目。"),
    ],
)
def test_a_space_stands_where_the_language_has_one(sentences, said):
    assert in_a_row(sentences) == said
