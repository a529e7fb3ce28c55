"""Makes text from outside (names, labels, errors) safe to show, for window and command line.

A file or a layer may be called anything: terminal commands, marks that turn the direction of
reading, characters that cannot be seen, a hundred accents upon one letter, a million letters. What
cannot be seen is written as escapes; everything else stays.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import partial

_CONTROL = "\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff"
_FORMAT = (
    "\\xad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u180e\\u200b-\\u200f"
    "\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\U000110bd\\U000110cd"
    "\\U00013430-\\U0001343f\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e007f"
)
_EMPTY = (  # letters and marks without a picture (Unicode: Default_Ignorable_Code_Point)
    "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0"
    "\\ufff0-\\ufff8\\U000e0080-\\U000e0fff"
)
_NO_CHARACTERS = "\\ufdd0-\\ufdef" + "".join(
    f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17)
)
_HIDDEN = re.compile(f"[{_CONTROL}{_FORMAT}{_EMPTY}{_NO_CHARACTERS}]")
_HIDDEN_IN_LINES = re.compile(rf"(?!\n){_HIDDEN.pattern}")
_MARKS_KEPT = 8
"""Marks upon one letter: no language has more; a hundred of them cover the lines around it."""
_CROWD = re.compile(rf"[^\w\s\x00-\x7f]{{{_MARKS_KEPT + 1},}}")
"""Where too many marks could be; most often there are emoji."""
_JOINERS = "\u200c\u200d"
_LAST_LATIN = "\u02ff"
_STYLES = re.compile("[\ufe00-\ufe0f]")
"""Variation selectors: the second half of many emoji."""
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ELLIPSIS = "…"
MAX_WORDS = 400
"""Characters of a name or a reason within a sentence or a line."""
MAX_LINES = 4000
"""Characters of a text of several lines on the screen."""


def visible(text: str, *, keep_lines: bool = False, most: int | None = None) -> str:
    r"""Return a text with everything that cannot be seen written as an escape.

    Escaped are control characters, marks of direction, format characters, tags, letters without a
    picture, separators of lines, halves of surrogate pairs (bytes of a file name that are no
    UTF-8), and marks upon a letter that has enough of them. The two joiners stay between letters
    that need them (Persian, Hindi, many emoji), and so does a variation selector behind what it
    varies.

    Parameters
    ----------
    text : str
        Whatever came.
    keep_lines : bool
        Leave line feeds as they are, for places that show several lines.
    most : int, optional
        Characters at most: of a longer text the middle is left out. None for files and JSON, which
        have to stay exact.

    Returns
    -------
    str
        With escapes as in JSON, so that what is JSON stays JSON: ``\u001b``.
    """
    if most is not None and len(text) > most:
        text = shortened(text, most)
    if text.isascii() and text.isprintable():
        return text

    thinned = text if text.isascii() else _CROWD.sub(_with_few_marks, text)
    return (_HIDDEN_IN_LINES if keep_lines else _HIDDEN).sub(_escaped, thinned)


def on_screen(text: str, *, keep_lines: bool = False) -> str:
    """Return what the window shows of a text: `visible`, and never so much that Qt is busy."""
    return visible(text, keep_lines=keep_lines, most=MAX_LINES if keep_lines else MAX_WORDS)


def without_hidden(text: str, instead: str) -> str:
    """Return a text with `instead` for everything that cannot be seen or is too much."""
    return _HIDDEN.sub(instead, _CROWD.sub(partial(_with_few_marks, instead=""), text))


def json_text(value: object, indent: int | None = 2) -> str:
    """Return a value as exact JSON that is safe to show; names need not even be text."""
    return visible(json.dumps(value, ensure_ascii=False, indent=indent), keep_lines=True)


def shortened(text: str, most: int = MAX_WORDS) -> str:
    """Return a text of at most so many characters: its beginning, an ellipsis and its end."""
    if len(text) <= most:
        return text
    end = most // 3
    return f"{text[: most - end - 1]}{_ELLIPSIS}{text[len(text) - end :]}"


def _escaped(found: re.Match[str]) -> str:
    return found[0] if _is_needed(found.string, found.start()) else _escape(found[0])


def _is_needed(text: str, place: int) -> bool:
    """Tell whether what stands here belongs to how its neighbours look."""
    character = text[place]
    if character in _JOINERS and 0 < place < len(text) - 1:
        neighbors = text[place - 1], text[place + 1]
        return all(
            each > _LAST_LATIN and unicodedata.category(each)[0] in "LMS" for each in neighbors
        )
    if _STYLES.match(character) and place:
        before = text[place - 1]
        return unicodedata.category(before)[0] in "LNPS" and not _HIDDEN.match(before)
    return False


def _with_few_marks(found: re.Match[str], instead: str | None = None) -> str:
    """Return characters with those marks escaped, or replaced, that are too many in a row."""
    marks, kept = 0, []
    for each in found[0]:
        marks = marks + 1 if unicodedata.category(each) in ("Mn", "Me") else 0
        if marks <= _MARKS_KEPT:
            kept.append(each)
        else:
            kept.append(_escape(each) if instead is None else instead)
    return "".join(kept)


def _escape(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    units = character.encode("utf-16-be", "surrogatepass")
    pairs = (units[at : at + 2] for at in range(0, len(units), 2))
    return "".join(f"\\u{int.from_bytes(pair, 'big'):04x}" for pair in pairs)
