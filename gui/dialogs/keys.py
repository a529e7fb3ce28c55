"""Lists the keys of all actions (F1), beside the work."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from gui.actions.build import keys_of
from gui.text.mnemonics import plain_words
from gui.widgets.controls.dialog_buttons import DialogButtons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction


class KeysDialog(QDialog):
    """Shows every action that has a key, and the keys that are held."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Keys"))
        self.table = QTextBrowser(self)
        self.table.setAccessibleName(self.tr("Keys"))
        self.table.setToolTip(self.tr("All keys and what they do"))
        self.table.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.table.setHtml(self._html(actions))
        buttons = DialogButtons(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        self.resize(420, 560)

    def _html(self, actions: Sequence[QAction]) -> str:
        rows = [
            (self.tr("Up, Down"), self.tr("Walk the layers")),
            (self.tr("Left, Right"), self.tr("Walk the film strip")),
            (self.tr("Hold Space"), self.tr("Show the image alone")),
            (self.tr("Ctrl+wheel"), self.tr("Stronger or weaker heatmap")),
            (self.tr("Wheel"), self.tr("Zoom to the pointer")),
        ]
        rows += [
            (keys_of(action), plain_words(action.text())) for action in actions if keys_of(action)
        ]
        lines = (
            f"<tr><td style='padding:3px 16px 3px 0'><b>{escape(keys)}</b></td>"
            f"<td style='padding:3px 0'>{escape(words)}</td></tr>"
            for keys, words in rows
        )
        return f"<table>{''.join(lines)}</table>"
