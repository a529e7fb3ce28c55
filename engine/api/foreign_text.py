"""Makes text from outside (names, labels, errors) safe to show, for window and command line.

A file or a layer may be called anything: terminal commands, marks that turn the direction of
reading, characters that cannot be seen. They are written as escapes; everything else stays.
"""

from __future__ import annotations

import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str, *, keep_lines: bool = False) -> str:
    r"""Return a text with everything that cannot be seen written as an escape.

    Escaped are control characters, marks of direction, format characters, tags, separators of
    lines, and halves of surrogate pairs (bytes of a file name that are no UTF-8). The two joiners
    stay between letters, where Persian, Hindi and many emoji need them.

    Parameters
    ----------
    text : str
        Whatever came.
    keep_lines : bool
        Leave line feeds as they are, for places that show several lines.

    Returns
    -------
    str
        With escapes as in JSON, so that what is JSON stays JSON: ``\u001b``.
    """
    if text.isprintable():
        return text
    return "".join(
        each if (each == "\n" and keep_lines) or _can_be_seen(text, place) else _escape(each)
        for place, each in enumerate(text)
    )


def _can_be_seen(text: str, place: int) -> bool:
    if unicodedata.category(text[place]) not in _INVISIBLE:
        return True
    if text[place] not in _JOINERS or not 0 < place < len(text) - 1:
        return False
    return all(unicodedata.category(text[beside])[0] in "LMS" for beside in (place - 1, place + 1))


def _escape(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    units = character.encode("utf-16-be", "surrogatepass")
    pairs = (units[at : at + 2] for at in range(0, len(units), 2))
    return "".join(f"\\u{int.from_bytes(pair, 'big'):04x}" for pair in pairs)
