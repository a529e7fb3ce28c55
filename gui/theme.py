"""Gives the program its colours: the system's, light, dark or high contrast, all legible.

Built by `App` before the window. Fusion takes its colours from palettes alone, so that is all that
is set; what a widget paints itself follows, because it asks its palette.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gui.core.settings import ThemeChoice
from gui.widgets.palette_colors import contrast, has_high_contrast, is_dark, mixed

if TYPE_CHECKING:
    from collections.abc import Mapping

Role, Group = QPalette.ColorRole, QPalette.ColorGroup
TEXT_CONTRAST, CONTROL_CONTRAST = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""
SLACK = 1.05  # what rounding and antialiasing take
OUTLINED = (
    "QPushButton",
    "QComboBox",
    "QLineEdit",
    "QAbstractSpinBox",
    "QCheckBox",
    "QRadioButton",
    "QSlider",
    "QScrollBar",
    "QProgressBar",
    "QPlainTextEdit",
)
"""Widgets around which Fusion draws a line in a darker shade of the window's colour."""
FUSION_LINE = 140  # QColor.darker() of that shade
FUSION_BOX = 110  # QColor.lighter() of it around a check box
STEPS = 40


LIGHT = {
    Role.Window: "#efefef",
    Role.WindowText: "#000000",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f7f7f7",
    Role.Text: "#000000",
    Role.Button: "#efefef",
    Role.ButtonText: "#000000",
    Role.BrightText: "#ffffff",
    Role.Highlight: "#2a78aa",
    Role.HighlightedText: "#ffffff",
    Role.ToolTipBase: "#ffffdc",
    Role.ToolTipText: "#000000",
    Role.PlaceholderText: "#6a6a6a",
    Role.Link: "#0a5ea8",
}
DARK = {
    Role.Window: "#2a2a2c",
    Role.WindowText: "#ececec",
    Role.Base: "#1e1e20",
    Role.AlternateBase: "#262628",
    Role.Text: "#ececec",
    Role.Button: "#343437",
    Role.ButtonText: "#ececec",
    Role.BrightText: "#ffffff",
    Role.Highlight: "#2d77aa",
    Role.HighlightedText: "#ffffff",
    Role.ToolTipBase: "#1e1e20",
    Role.ToolTipText: "#ececec",
    Role.PlaceholderText: "#9a9a9c",
    Role.Link: "#6cb4e4",
}

BLACK_ON_WHITE = {
    **dict.fromkeys((Role.Window, Role.Base, Role.AlternateBase, Role.Button), "#ffffff"),
    **dict.fromkeys((Role.WindowText, Role.Text, Role.ButtonText, Role.BrightText), "#000000"),
    Role.Highlight: "#00308f",
    Role.HighlightedText: "#ffffff",
    Role.ToolTipBase: "#ffffff",
    Role.ToolTipText: "#000000",
    Role.PlaceholderText: "#404040",
    Role.Link: "#00308f",
}
WHITE_ON_BLACK = {
    **dict.fromkeys((Role.Window, Role.Base, Role.AlternateBase, Role.Button), "#000000"),
    **dict.fromkeys((Role.WindowText, Role.Text, Role.ButtonText, Role.BrightText), "#ffffff"),
    Role.Highlight: "#ffe000",
    Role.HighlightedText: "#000000",
    Role.ToolTipBase: "#000000",
    Role.ToolTipText: "#ffffff",
    Role.PlaceholderText: "#c8c8c8",
    Role.Link: "#ffe000",
}


class Theme(QObject):
    """The colours of the whole program, and the choice that they follow."""

    changed = Signal()
    """Another choice, or other colours of the system."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = ThemeChoice.SYSTEM
        self._later = QTimer(self)  # the system tells of its scheme before it has its colours
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._apply)
        _app().styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def choice(self) -> ThemeChoice:
        """Where the colours come from."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Take colours from elsewhere, at once."""
        self._choice = choice
        scheme = {ThemeChoice.LIGHT: Qt.ColorScheme.Light, ThemeChoice.DARK: Qt.ColorScheme.Dark}
        _app().styleHints().setColorScheme(scheme.get(choice, Qt.ColorScheme.Unknown))
        self._apply()

    @Slot()
    def _on_system_changed(self) -> None:
        self._later.start()

    @Slot()
    def _apply(self) -> None:
        palette = system_palette()
        # What the desktop prefers is not asked: PySide 6.11 deletes Qt's own QAccessibilityHints.
        if self._choice is ThemeChoice.CONTRAST:
            if not has_high_contrast(palette):  # that of the desktop is the user's own
                palette = palette_of(WHITE_ON_BLACK if is_dark(palette) else BLACK_ON_WHITE)
        elif self._choice is not ThemeChoice.SYSTEM:
            wants_dark = self._choice is ThemeChoice.DARK
            if is_dark(palette) is not wants_dark:  # a desktop without schemes
                palette = palette_of(DARK if wants_dark else LIGHT)
        palette = legible(palette)
        _app().setPalette(palette)
        outlined = QPalette()
        outlined.setColor(Role.Window, outline_source(palette))
        for name in OUTLINED:
            # The stub wants bytes, which PySide refuses.
            _app().setPalette(outlined, name)  # type: ignore[arg-type]
        self.changed.emit()


def system_palette() -> QPalette:
    """Return the colours that the desktop gives at this moment."""
    app = _app()
    app.setPalette(QPalette())
    return app.palette()


def palette_of(colors: Mapping[QPalette.ColorRole, str]) -> QPalette:
    """Return a palette of the program's own; shades are made of the button's colour."""
    palette = QPalette(QColor(colors[Role.Button]), QColor(colors[Role.Window]))
    for role, color in colors.items():
        palette.setColor(role, QColor(color))
    palette.setColor(Role.Accent, QColor(colors[Role.Highlight]))
    return palette


def legible(palette: QPalette) -> QPalette:
    """Return a palette whose text stands out from its ground (4.5:1; disabled text 3:1)."""
    fixed = QPalette(palette)
    for group in (Group.Active, Group.Inactive):
        text, base = palette.color(group, Role.Text), palette.color(group, Role.Base)
        chosen = palette.color(group, Role.HighlightedText)
        accent = palette.color(Group.Active, Role.Highlight)
        away = QColor("black") if chosen.lightnessF() > 0.5 else QColor("white")
        fixed.setColor(group, Role.Highlight, _apart(accent, away, chosen, TEXT_CONTRAST))
        faint = palette.color(group, Role.PlaceholderText)
        opaque = mixed(base, QColor(faint.rgb()), faint.alphaF())
        fixed.setColor(group, Role.PlaceholderText, _apart(opaque, text, base, TEXT_CONTRAST))
        link = palette.color(group, Role.Link)
        fixed.setColor(group, Role.Link, _apart(link, text, base, TEXT_CONTRAST))
    for role, ground_role in (
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.ButtonText, Role.Button),
    ):
        text = palette.color(Group.Active, role)
        grounds = [palette.color(Group.Active, each) for each in (ground_role, Role.Window)]
        ground = min(grounds, key=lambda each: contrast(text, each))
        least = TEXT_CONTRAST if has_high_contrast(palette) else CONTROL_CONTRAST
        grey = _apart(mixed(ground, text, 0.3), text, ground, least)
        fixed.setColor(Group.Disabled, role, grey)
    return fixed


def outline_source(palette: QPalette) -> QColor:
    """Return the window colour from which Fusion makes an outline that stands out (3:1)."""
    window, text = palette.color(Role.Window), palette.color(Role.WindowText)
    line = _apart(mixed(window, text, 0.3), text, window, CONTROL_CONTRAST)
    if has_high_contrast(palette):
        line = text
    if not is_dark(palette):
        line = line.darker(FUSION_BOX)
    return line.lighter(FUSION_LINE)


def _apart(color: QColor, toward: QColor, ground: QColor, least: float) -> QColor:
    """Return a colour, as little changed toward another as it has to be to stand out."""
    for step in range(STEPS + 1):
        changed = mixed(color, toward, step / STEPS)
        if contrast(changed, ground) >= SLACK * least:
            return changed
    return toward


def _app() -> QApplication:
    return cast("QApplication", QApplication.instance())
