"""Shows a text exactly as it is: the label of every panel, dialog and bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from engine.api.foreign_text import on_screen


class TextLabel(QLabel):
    """A label that never takes a name or an error for HTML, and hides nothing of it.

    `QLabel` would show a layer called ``<b>x</b>`` in bold, and load the pictures that it names.

    Parameters
    ----------
    text : str
        What is shown; lines are kept, characters that cannot be seen are escaped.
    parent : QWidget, optional
        Qt parent.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text (Qt)."""
        super().setText(on_screen(text, keep_lines=True))
        self._name_it()

    def set_title(self, title: str) -> None:
        """Say what the text is, for those who hear it without its place: "Device: CPU"."""
        self._title = on_screen(title)
        self._name_it()

    def _name_it(self) -> None:
        # An accessible name takes the text's place, so it has to hold the text.
        if self._title:
            self.setAccessibleName(": ".join(filter(None, (self._title, self.text()))))
