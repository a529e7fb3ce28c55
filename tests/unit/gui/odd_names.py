"""Names that other people give: markup, colours of a terminal, text that runs backwards."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

LONG = "a label of many words " * 15
ODD = {
    "<b>x</b>": "<b>x</b>",
    "a\x1b[31mred": r"a\u001b[31mred",
    "\u202egnp.exe": r"\u202egnp.exe",
    "two\nlines": r"two\nlines",
    "&File": "&File",
    LONG: LONG,
}
odd_names = pytest.mark.parametrize(("name", "shown"), ODD.items(), ids=range(len(ODD)))


def words_of_html(tip: str) -> str:
    """Return what Qt shows of a tooltip."""
    if not tip.startswith("<qt>"):
        assert "<" not in tip
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()
