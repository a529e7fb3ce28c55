"""Finds the known names that a misspelt one is spelt like: methods, layers, classes, options."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from engine.api.errors import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.errors import Text

_LIKENESS = 0.6
"""Share of letters in common, in order, from which a name is offered (as `difflib` has it)."""
_PART_LETTERS = 3
"""A word of so many letters is also found inside a longer name, "tabby" in "tabby cat"."""
_LETTERS = 200
"""More of a word is not looked at: comparing takes the square of its length."""
_SHORT_LIST = 8


def folded(word: str) -> str:
    """Return a name without what people write one way or the other: case, hyphens, blanks.

    "HiResCAM", "hires-cam" and "hires_cam" are one name; a plus sign stays, for Grad-CAM++.
    """
    return re.sub(r"[^\w+]|_", "", word.casefold())


def nearest_names(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the names that are spelt most like a word, the nearest first; often none.

    Parameters
    ----------
    word : str
        As it was written.
    known : iterable of str
        The names that there are. Of a path, ``backbone/Conv_1``, the last part counts, too.
    most : int
        How many are returned.
    """
    wanted = folded(word[:_LETTERS])
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    found: list[tuple[float, int, str]] = []
    for place, name in enumerate(dict.fromkeys(known)):
        likeness = 0.0
        for part in {name, name.rpartition("/")[2]}:
            likeness = max(likeness, _likeness(matcher, wanted, folded(part[:_LETTERS])))
        if likeness >= _LIKENESS:
            found.append((-likeness, place, name))
    return [name for _, _, name in sorted(found)[:most]]


def nearest(word: str, known: Iterable[str], listed_by: str = "") -> Text | str:
    """Return a sentence with the known names that are spelt most like a word; else "".

    Parameters
    ----------
    word, known
        As `nearest_names` has them.
    listed_by : str
        The command that lists the names, told where none is like the word. Without it a short
        list is told itself.
    """
    names = list(dict.fromkeys(known))
    found = nearest_names(word, names)
    if found:
        return text("Nearest: {names}.", names=", ".join(found))
    if listed_by and names:
        return text("`{command}` lists what there is.", command=listed_by)
    is_short = 0 < len(names) <= _SHORT_LIST
    return text("There are: {names}.", names=", ".join(names)) if is_short else ""


def _likeness(matcher: difflib.SequenceMatcher[str], wanted: str, name: str) -> float:
    """Return how alike two folded names are, 0-1; one inside the other is alike enough."""
    matcher.set_seq1(name)
    likeness = 0.0
    if matcher.real_quick_ratio() >= _LIKENESS and matcher.quick_ratio() >= _LIKENESS:
        likeness = matcher.ratio()
    shorter, longer = sorted((wanted, name), key=len)
    if len(shorter) >= _PART_LETTERS and shorter in longer:
        share = len(shorter) / len(longer)
        likeness = max(likeness, _LIKENESS + (1 - _LIKENESS) * share)
    return likeness
