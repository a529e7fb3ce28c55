"""Derives colors from the palette, so that light and dark need no second table.

Called by every widget that paints itself.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

HIGH_CONTRAST = 20.0
"""Of 21, the most that there is."""
GROUND_SHADE = 118  # QColor.darker()
_STATUS = {
    "info": (None, None),
    "warning": (QColor("#8a5a00"), QColor("#f0b94d")),
    "error": (QColor("#b3261e"), QColor("#ff8a80")),
}


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return a colour between two.

    Parameters
    ----------
    one, other : QColor
        The ends.
    share : float
        Weight of `other`, 0-1.
    """
    keep = 1.0 - share
    return QColor(
        round(one.red() * keep + other.red() * share),
        round(one.green() * keep + other.green() * share),
        round(one.blue() * keep + other.blue() * share),
    )


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, 1-21 (WCAG 2.2, 1.4.3)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def is_dark(palette: QPalette) -> bool:
    """Return whether the palette has light text on a dark ground."""
    ground = palette.color(QPalette.ColorRole.Window)
    return _luminance(ground) < _luminance(palette.color(QPalette.ColorRole.WindowText))


def has_high_contrast(palette: QPalette) -> bool:
    """Return whether the palette is black and white: no shade between them is for words then."""
    window = palette.color(QPalette.ColorRole.Window)
    return contrast(window, palette.color(QPalette.ColorRole.WindowText)) >= HIGH_CONTRAST


def ground(palette: QPalette) -> QColor:
    """Return the colour behind the image: a little darker than the window, light or dark."""
    return palette.color(QPalette.ColorRole.Window).darker(GROUND_SHADE)


def quiet_text(palette: QPalette) -> QColor:
    """Return the colour of text that stands back, still readable on the window's ground."""
    text = palette.color(QPalette.ColorRole.WindowText)
    if has_high_contrast(palette):
        return text
    return mixed(text, palette.color(QPalette.ColorRole.Window), 0.25)


def line(palette: QPalette) -> QColor:
    """Return the colour of a separating line."""
    ground, text = (
        palette.color(QPalette.ColorRole.Window),
        palette.color(QPalette.ColorRole.WindowText),
    )
    return text if has_high_contrast(palette) else mixed(ground, text, 0.28)


def focus(palette: QPalette) -> QColor:
    """Return the colour of a focus frame: the accent, made to stand out from the ground (3:1)."""
    accent = palette.color(QPalette.ColorRole.Highlight)
    ground = palette.color(QPalette.ColorRole.Window)
    text = palette.color(QPalette.ColorRole.WindowText)
    for share in (0.0, 0.25, 0.5, 0.75):
        frame = mixed(accent, text, share)
        if contrast(frame, ground) >= 3.0:
            return frame
    return text


def status(kind: str, palette: QPalette) -> QColor:
    """Return the colour of a message's edge and icon.

    Parameters
    ----------
    kind : str
        "info" (the accent), "warning" or "error".
    palette : QPalette
        Of the widget.
    """
    light, dark = _STATUS[kind]
    chosen = dark if is_dark(palette) else light
    return chosen or palette.color(QPalette.ColorRole.Highlight)


def _luminance(color: QColor) -> float:
    """Return the relative luminance, 0-1 (WCAG 2.2)."""
    weights = (0.2126, 0.7152, 0.0722)
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return sum(weight * value for weight, value in zip(weights, linear, strict=True))
