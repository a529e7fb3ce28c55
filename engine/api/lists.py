"""Puts sentences and words of the engine in a row, as the user's language does."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from engine.api.errors import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.errors import Text


def listed(words: Iterable[Text]) -> Text:
    """Return one or more words in a row, parted by commas.

    Raises
    ------
    TypeError
        When there are none.
    """
    return reduce(lambda one, other: text("{first}, {second}", first=one, second=other), words)
