"""Texts that come from outside (file names, class names, reasons), made safe to show."""

from __future__ import annotations

import html


def tooltip(text: str) -> str:
    """Return a tooltip that shows a text as it is, and wraps.

    Qt takes a tooltip that looks like HTML for HTML: a class called ``<b>`` would vanish.
    """
    return f"<qt>{html.escape(text).replace(chr(10), '<br/>')}</qt>" if text else ""
