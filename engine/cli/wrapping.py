"""Breaks lines of help by the places that letters take on a terminal: two, for those of CJK."""

from __future__ import annotations

import re
import textwrap
import unicodedata

_CLOSING = ("Pe", "Pf", "Po", "Lm")
_OPENING = ("Ps", "Pi")
"""Categories of Unicode: marks that no line begins with, or ends with."""
_PIECES = re.compile(r"\s+|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|.")


def width_of(text: str) -> int:
    """Return the places that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most so many places, where words allow it.

    Languages without spaces break between letters, but not before a closing mark or after an
    opening one.
    """
    plain = " ".join(text.split())
    if plain.isascii():
        return textwrap.wrap(plain, width)
    lines: list[str] = []
    line = ""
    for piece in _kept_together(plain):
        if line and width_of(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.rstrip() else lines


def _kept_together(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        if pieces and (
            unicodedata.category(piece[0]) in _CLOSING
            or unicodedata.category(pieces[-1][-1]) in _OPENING
        ):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
