"""Words in a row, translated with what parts them."""

import pytest

from engine.api.errors import text
from engine.api.lists import listed
from engine.cli.translations import read_translations

WORDS = (text("images"), text("layers"), text("methods"))


def test_words_are_parted_by_commas():
    assert str(listed(WORDS)) == "images, layers, methods"
    assert str(listed(WORDS[:1])) == "images"
    with pytest.raises(TypeError):
        listed(())


def test_they_are_translated_with_their_commas():
    assert read_translations("ja").sentence(listed(WORDS)) == "画像、層、手法"
