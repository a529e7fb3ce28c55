"""What files of weights are opened as: kept as a text, read back without trust in it."""

from __future__ import annotations

import json

import pytest

from gui.core.known_weights import MOST_FILES, known_in, text_of

SHA = "0123456789abcdef" * 4


def test_answers_come_back():
    known = {SHA: "VGG16", "f" * 64: "MobileNetV2"}
    assert known_in(text_of(known)) == known
    assert known_in("") == {}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[1]",
        '{"a": "VGG16"}',
        json.dumps({SHA: 5}),
        json.dumps({SHA: "../x"}),
        json.dumps({SHA: "x" * 81}),
        json.dumps({SHA.upper(): "VGG16"}),
    ],
    ids=["deep", "list", "key", "number", "path", "long", "upper"],
)
def test_what_is_not_as_written_is_left_out(text):
    assert known_in(text) == {}


def test_the_newest_answers_are_kept():
    many = {f"{number:064x}": "VGG16" for number in range(MOST_FILES + 3)}
    assert list(known_in(text_of(many))) == list(many)[3:]
    assert list(known_in(json.dumps(many))) == list(many)[3:]
