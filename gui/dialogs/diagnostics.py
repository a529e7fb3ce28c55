"""Shows diagnostics or the report of a crash before its user copies or saves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QSaveFile, QSize, Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.icons import icon
from gui.widgets.controls.dialog_buttons import DialogButtons
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from gui.core.settings import Settings

SIZE = QSize(720, 520)
NAME = "camscope-diagnostics.txt"


class DiagnosticsDialog(QDialog):
    """Shows a text that is about to be passed on; nothing leaves the computer by itself.

    Parameters
    ----------
    title : str
        Translated.
    text : str
        What is shown, and no more than that is copied.
    settings : Settings
        Knows the folder that was saved to last.
    parent : QWidget
        Above which it stands.
    """

    def __init__(self, title: str, text: str, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(title)
        promise = TextLabel(
            self.tr(
                "This text stays on this computer until you copy or save it. Folders, your name "
                "and the names of images are left out."
            ),
            self,
        )
        promise.setWordWrap(True)
        self.text = QPlainTextEdit(text, self)
        self.text.setReadOnly(True)
        self.text.setCornerWidget(QWidget(self.text))  # Qt would fill it with the frame's colour
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(title)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.said = TextLabel("", self)
        self.said.setWordWrap(True)
        self.copy_button = QPushButton(icon("copy"), self.tr("Copy"), self)
        self.copy_button.setToolTip(self.tr("Put the whole text on the clipboard"))
        self.copy_button.setDefault(True)
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button = QPushButton(icon("save"), self.tr("Save as…"), self)
        self.save_button.setToolTip(self.tr("Write the whole text into a file"))
        self.save_button.clicked.connect(self._on_save)
        buttons = DialogButtons(QDialogButtonBox.StandardButton.Close, self)
        for button in (self.copy_button, self.save_button):
            button.setAccessibleName(button.text().rstrip("…"))
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(promise)
        layout.addWidget(self.text)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(buttons)
        layout.addLayout(row)
        self.resize(SIZE.boundedTo(parent.screen().availableSize()))
        self.copy_button.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.said.setText(self.tr("Copied"))

    @Slot()
    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as"), self._settings.save_folder(), "*.txt")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(NAME)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the text into a file, whole or not at all."""
        name = path.rpartition("/")[2]
        data = self.text.toPlainText().encode("utf-8", "replace")
        file = QSaveFile(path)
        is_open = file.open(QIODevice.OpenModeFlag.WriteOnly)
        if is_open and file.write(data) == len(data) and file.commit():
            self._settings.set_save_folder(path)
            self.said.setText(self.tr("Saved as {name}").format(name=name))
        else:
            words = self.tr("{name} was not saved: {why}. Choose another folder.")
            self.said.setText(words.format(name=name, why=file.errorString()))
