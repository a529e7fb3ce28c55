"""Says why a model is only inspected, and asks whether its code may run. Built by the actions."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.api.errors import EngineError
from engine.api.foreign_text import on_screen
from engine.api.trust import TrustedFile, read_code
from gui.core.trusted_files import files_in, text_of, with_file
from gui.text.inspected import reasons_words
from gui.text.lists import listed
from gui.text.translation import Said, translate_plural, translated
from gui.widgets.controls.dialog_buttons import DialogButtons
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from engine.api.model import ModelInfo
    from gui.core.controller import Controller
    from gui.core.settings import Settings
    from gui.core.state import State
    from gui.notices import Notices

WIDTH = 480
DIGITS = 16
"""Of a SHA-256, as many as are shown."""


class TrustQuestions(QObject):
    """Tells of models that are only inspected, and remembers which files the user trusts.

    Parameters
    ----------
    window : QWidget
        Above which dialogs stand.
    state, controller, notices, settings
        What is open, who opens, who tells, and what is kept.
    """

    def __init__(
        self,
        window: QWidget,
        state: State,
        controller: Controller,
        notices: Notices,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self._controller = controller
        self._notices = notices
        self._settings = settings
        self._told: ModelInfo | None = None
        self._files, self._names = files_in(settings.trusted())
        controller.trust(self._files)
        state.model_changed.connect(self._on_model_changed)

    @Slot()
    def _on_model_changed(self) -> None:
        """Say once why a model is only inspected, for as long as it is open."""
        info = self._state.model
        for dialog in self._window.findChildren(TrustDialog):
            if dialog.info is not info:
                dialog.reject()  # it asks about another file
        if self._told is not None and all(
            each is not self._told for each in self._state.models.all
        ):
            self._notices.withdraw(reasons_words(self._told))
            self._told = None
        if info is None or not info.is_only_inspected or info is self._told:
            return
        self._told = info
        if info.needs:
            self._notices.offer(
                Said(partial(reasons_words, info)),
                Said(lambda: self.tr("Trust this file…")),
                self.ask,
            )
        else:
            self._notices.warn(Said(partial(reasons_words, info)), script=info.script)

    @Slot()
    def ask(self) -> None:
        """Ask whether the code of the model on the screen may run."""
        info = self._state.model
        if info is None or not info.needs:
            self._notices.info(
                Said(lambda: self.tr("This model runs no code of its own: it needs no trust."))
            )
            return
        dialog = TrustDialog(info, self._window)
        dialog.trusted.connect(self._on_trusted)
        dialog.open()

    @Slot()
    def list_files(self) -> None:
        """Show the trusted files, each to be forgotten."""
        dialog = TrustedFilesDialog(self._files, self._names, self._window)
        dialog.forgotten.connect(self._on_forgotten)
        dialog.open()

    @Slot(object, str)
    def _on_trusted(self, file: TrustedFile, path: str) -> None:
        self._names[file.sha256] = Path(path).name
        self._keep(with_file(self._files, file))
        self._controller.open_model(path)

    @Slot(str)
    def _on_forgotten(self, sha256: str) -> None:
        self._keep(tuple(each for each in self._files if each.sha256 != sha256))

    def _keep(self, files: tuple[TrustedFile, ...]) -> None:
        self._files = files
        self._settings.set_trusted(text_of(files, self._names))
        self._controller.trust(files)


class TrustDialog(QDialog):
    """Says in plain words what may happen; Cancel is what Enter and Esc do.

    Parameters
    ----------
    info : ModelInfo
        The model that is only inspected.
    parent : QWidget
        The window.
    """

    trusted = Signal(object, str)
    """`TrustedFile`, and the path of the model."""

    def __init__(self, info: ModelInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self.info = info
        self._code: tuple[str, str] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(self.tr("Trust this file?"))
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        self.lines = [TextLabel(words, self) for words in self._words()]
        for number, line in enumerate(self.lines, start=1):
            line.setWordWrap(True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line.setAccessibleName(self.tr("Warning, line {number}").format(number=number))
            layout.addWidget(line)
        font = self.lines[0].font()
        font.setBold(True)
        self.lines[0].setFont(font)
        self.code_line = TextLabel(self.tr("No Python file is chosen."), self)
        self.code_line.setWordWrap(True)
        self.choose_button = QPushButton(self.tr("Choose Python file…"), self)
        self.choose_button.setToolTip(self.tr("The file with the classes that are not in Keras"))
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self._on_choose)
        row = QHBoxLayout()
        row.addWidget(self.code_line, 1)
        row.addWidget(self.choose_button)
        layout.addLayout(row)
        needs_file = bool(info.needs.classes)
        self.code_line.setVisible(needs_file)
        self.choose_button.setVisible(needs_file)
        self.buttons = DialogButtons(QDialogButtonBox.StandardButton.Cancel, self)
        self.cancel_button = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.trust_button = self.buttons.addButton(
            self.tr("Trust and open"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.trust_button.setToolTip(self.tr("Let the code in this file run, now and later"))
        self.trust_button.setAutoDefault(False)
        self.trust_button.setEnabled(not needs_file)
        self.trust_button.clicked.connect(self._on_trust)
        self.buttons.rejected.connect(self.reject)
        self.cancel_button.setToolTip(self.tr("Leave the model as it is: nothing of it runs"))
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()
        layout.addWidget(self.buttons)
        self.setMinimumWidth(WIDTH)
        self.resize(WIDTH, layout.totalHeightForWidth(WIDTH))

    def _words(self) -> list[str]:
        info, needs = self.info, self.info.needs
        name = on_screen(info.file_name)
        words = [
            self.tr("{name} is a program, not only data.").format(name=name),
            self.tr(
                "If you open it, its code runs on this computer with your rights: it can read, "
                "change, delete and send your files. No check of Camscope can tell whether it "
                "does. Trust it only if you know who made it, and that it came to you unchanged."
            ),
        ]
        if needs.programs:
            template = translate_plural(
                "TrustDialog",
                "Code is in {count} layer: {names}.",
                "Code is in {count} layers: {names}.",
                len(needs.programs),
            )
            words.append(template.format(count=len(needs.programs), names=_listed(needs.programs)))
        if needs.classes:
            template = translate_plural(
                "TrustDialog",
                "It needs {count} class or function that is not part of Keras, from a Python file "
                "that is run, too: {names}.",
                "It needs {count} classes or functions that are not part of Keras, from a Python "
                "file that is run, too: {names}.",
                len(needs.classes),
            )
            short = [each.rpartition(">")[2] for each in needs.classes]
            words.append(template.format(count=len(short), names=_listed(short)))
        words.append(
            self.tr(
                "The trust is for exactly these bytes (SHA-256 {digits}…). It is remembered until "
                "you forget it under File, Trusted files."
            ).format(digits=info.key[:DIGITS])
        )
        return words

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(
            self,
            self.tr("Python file with the model's classes"),
            str(Path(self.info.request.path).parent),
            self.tr("Python files (*.py)"),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_code)
        dialog.open()

    @Slot(str)
    def take_code(self, path: str) -> None:
        """Take the Python file that the user chose; it is hashed, and not run here."""
        try:
            digest = hashlib.sha256(read_code(path)).hexdigest()
        except EngineError as error:
            self._code = None
            self.code_line.setText(translated(error.text))
        else:
            self._code = (path, digest)
            words = self.tr("{file} (SHA-256 {digits}…)")
            name = on_screen(Path(path).name)
            self.code_line.setText(words.format(file=name, digits=digest[:DIGITS]))
        self.trust_button.setEnabled(self._code is not None)

    @Slot()
    def _on_trust(self) -> None:
        path, digest = self._code or ("", "")
        self.trusted.emit(TrustedFile(self.info.key, path, digest), self.info.request.path)
        self.accept()


class TrustedFilesDialog(QDialog):
    """Lists the files whose code may run; each can be forgotten.

    Parameters
    ----------
    files : tuple of TrustedFile
        What is trusted.
    names : dict of str to str
        The files' names by SHA-256.
    parent : QWidget
        The window.
    """

    forgotten = Signal(str)
    """SHA-256 of a file that is not trusted any more."""

    def __init__(
        self, files: tuple[TrustedFile, ...], names: dict[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Trusted files"))
        self.line = TextLabel(parent=self)
        self.line.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Trusted files"))
        self.list.setToolTip(self.tr("Models whose own code may run when they are opened"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for each in reversed(files):
            words = self.tr("{name}, SHA-256 {digits}…").format(
                name=on_screen(names.get(each.sha256, "")), digits=each.sha256[:DIGITS]
            )
            if each.code:
                words = self.tr("{model}, with {code}").format(
                    model=words, code=on_screen(Path(each.code).name)
                )
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, each.sha256)
        self.buttons = DialogButtons(QDialogButtonBox.StandardButton.Close, self)
        self.forget_button = self.buttons.addButton(
            self.tr("Forget"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.forget_button.setToolTip(self.tr("Trust the chosen files no more (Delete)"))
        self.forget_button.setAutoDefault(False)
        self.forget_button.clicked.connect(self._on_forget)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.list.itemSelectionChanged.connect(self._show)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.line, self.list, self.buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(WIDTH)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forget what is chosen with Delete (Qt)."""
        if event.key() == Qt.Key.Key_Delete:
            self._on_forget()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show(self) -> None:
        self.forget_button.setEnabled(bool(self.list.selectedItems()))
        self.line.setText(
            self.tr("The code in these models runs when they are opened.")
            if self.list.count()
            else self.tr("No file is trusted: no model runs code of its own.")
        )

    @Slot()
    def _on_forget(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
            self.forgotten.emit(item.data(Qt.ItemDataRole.UserRole))
        self._show()


def _listed(names: tuple[str, ...] | list[str]) -> str:
    more = ["…"] if len(names) > 6 else []
    return listed([*map(on_screen, names[:6]), *more])
