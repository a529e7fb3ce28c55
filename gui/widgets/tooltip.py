"""Makes texts from outside (names, labels, reasons) safe for tooltips and menus."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from engine.api.foreign_text import on_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def tooltip(text: str) -> str:
    """Return a tooltip that shows a text as it is, and wraps.

    Qt takes a tooltip that looks like HTML for HTML: a class called ``<b>`` would vanish.
    """
    shown = html.escape(on_screen(text, keep_lines=True))
    return f"<qt>{shown.replace(chr(10), '<br/>')}</qt>" if text else ""


def explain(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows a text as it is, and tell it to screen readers.

    They would read the tooltip, and its HTML aloud.
    """
    widget.setToolTip(tooltip(text))
    widget.setAccessibleDescription(on_screen(text, keep_lines=True))


def menu_words(text: str) -> str:
    """Return what a menu or a button has to be given to show a text: "&" marks its key there."""
    return on_screen(text).replace("&", "&&")


def title_words(text: str) -> str:
    """Return what a window's title has to be given: "[*]" marks there what is not saved."""
    return on_screen(text).replace("[*]", "[*][*]")
