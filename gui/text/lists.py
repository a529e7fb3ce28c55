"""Puts words in a row, as the user's language does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.text.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable


def listed(words: Iterable[str]) -> str:
    """Return names or facts in a row, parted as the language parts them."""
    return translate("list", ", ").join(words)


def named(name: str, words: str) -> str:
    """Return words after the name of what they are about."""
    return translate("list", "{name}: {words}").format(name=name, words=words)
