"""Edits the names of an output's classes in a list of all of them. Built by the actions (F2)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine.api.foreign_text import on_screen
from engine.api.formats import LABEL_SUFFIXES
from engine.api.label_sets import AS_FOUND
from gui.core.open_models import is_reloaded
from gui.widgets.controls.clear_button import make_clearable
from gui.widgets.controls.dialog_buttons import DialogButtons
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gui.core.state import State

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
MOST_CHARACTERS = 200
NUMBER, NAME = 0, 1


class LabelsModel(QAbstractTableModel):
    """Numbers of classes and their names, which are edited."""

    def __init__(self, names: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._before = names
        self.names = list(names)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of classes (Qt)."""
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of columns (Qt)."""
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return a column's title (Qt)."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Number") if section == NUMBER else self.tr("Name")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a number or a name (Qt)."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        return str(index.row()) if index.column() == NUMBER else self.names[index.row()]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: names are edited (Qt)."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else flags

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take another name; an emptied one is the one before (Qt)."""
        if role != Qt.ItemDataRole.EditRole or index.column() != NAME:
            return False
        words = "".join(each if each.isprintable() else " " for each in str(value)).strip()
        self.names[index.row()] = words[:MOST_CHARACTERS] or self._before[index.row()]
        self.dataChanged.emit(index, index)
        return True

    @property
    def is_changed(self) -> bool:
        """True when a name is another one."""
        return tuple(self.names) != self._before


class LabelsDialog(QDialog):
    """The names of an output's classes; what is changed is kept for this model."""

    def __init__(self, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._info = state.model
        self._output = state.selection.output
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Class names"))
        outputs = () if self._info is None else self._info.outputs
        self._edited = {
            index: LabelsModel(each.labels, self)
            for index, each in enumerate(outputs)
            if each.kind.has_classes
        }
        self.names = self._edited.get(self._output) or LabelsModel((), self)
        self.output_box = QComboBox(self)
        self.output_box.setAccessibleName(self.tr("Output"))
        self.output_box.setToolTip(self.tr("The output whose classes are named"))
        for index in self._edited:
            self.output_box.addItem(on_screen(outputs[index].name), index)
        self.output_box.setCurrentIndex(self.output_box.findData(self._output))
        self.output_box.setVisible(len(self._edited) > 1)
        self.output_box.activated.connect(self._on_output_chosen)
        self.find_box = QLineEdit(self)
        make_clearable(self.find_box)
        self.find_box.setPlaceholderText(self.tr("Find a class"))
        self.find_box.setAccessibleName(self.tr("Find a class"))
        self.find_box.setToolTip(self.tr("Type a part of a name or its number"))
        self.find_box.textChanged.connect(self._filter)
        self.table = QTableView(self)
        self.table.setModel(self.names)
        self.table.setAccessibleName(self.tr("Class names"))
        self.table.setToolTip(self.tr("A double click or F2 edits a name"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.note = TextLabel(self.tr("Changed names are kept for this model file."), self)
        self.note.setWordWrap(True)
        self.nothing = TextLabel(self.tr("No class has this in its name."), self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        standard = QDialogButtonBox.StandardButton
        self.buttons = DialogButtons(standard.Ok | standard.Cancel, self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.file_button = self.buttons.addButton(self.tr("From a file…"), role)
        self.file_button.setToolTip(self.tr("Take the names from a text, JSON or CSV file"))
        self.file_button.clicked.connect(self._ask_for_file)
        self.found_button = self.buttons.addButton(self.tr("As found"), role)
        self.found_button.setToolTip(
            self.tr("Forget the names kept for this model, and take those beside it")
        )
        self.found_button.clicked.connect(self._take_found)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.output_box)
        layout.addWidget(self.find_box)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)
        layout.addWidget(self.buttons)
        self.resize(440, 520)
        self._go_to_target()
        state.model_changed.connect(self._on_model_changed)

    def accept(self) -> None:
        """Keep what is changed (Qt)."""
        self.table.setFocus()  # what is being typed counts
        for output, names in self._edited.items():
            if names.is_changed:
                self._state.labels_edited.emit(output, tuple(names.names))
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from what was looked for to what was found; only then Enter is OK (Qt)."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() not in keys or not self.find_box.hasFocus():
            super().keyPressEvent(event)
            return
        rows = range(self.names.rowCount())
        found = next((row for row in rows if not self.table.isRowHidden(row)), None)
        if found is not None:
            self.table.setCurrentIndex(self.names.index(found, NAME))
            self.table.setFocus()

    @Slot()
    def _on_output_chosen(self) -> None:
        """Show the names of another output; what was changed of this one stays."""
        self.find_box.clear()
        self._output = self.output_box.currentData()
        self.names = self._edited[self._output]
        self.table.setModel(self.names)
        self._go_to_target()

    def _go_to_target(self) -> None:
        """Begin at the class that is explained."""
        target = self._state.target
        row = 0
        if target is not None and (target.layer, target.output) == (None, self._output):
            row = min(target.index, self.names.rowCount() - 1)
        index = self.names.index(row, NAME)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.table.setFocus()

    @Slot()
    def _on_model_changed(self) -> None:
        info, before = self._state.model, self._info
        if info is not None and before is not None and is_reloaded(before, info):
            self._info = info  # its file is a newer one: what is being written stays
        elif info is not before:
            self.reject()  # these are another model's names

    @Slot(str)
    def _filter(self, words: str) -> None:
        wanted = words.casefold().strip()
        for row, name in enumerate(self.names.names):
            is_hidden = wanted not in name.casefold() and wanted != str(row)
            self.table.setRowHidden(row, is_hidden)
        rows = range(self.names.rowCount())
        is_empty = bool(rows) and all(self.table.isRowHidden(row) for row in rows)
        self.nothing.setVisible(is_empty)
        self.table.setVisible(not is_empty)

    @Slot()
    def _take_found(self) -> None:
        self._state.labels_requested.emit(self._output, AS_FOUND)
        self.reject()

    @Slot()
    def _ask_for_file(self) -> None:
        path = "" if self._info is None else self._info.request.path
        dialog = QFileDialog(
            self,
            self.tr("Class names"),
            str(Path(path).parent),
            self.tr("Names, one per line ({patterns})").format(
                patterns=" ".join(f"*{each}" for each in LABEL_SUFFIXES)
            ),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self._state.labels_requested.emit(self._output, path)
        self.reject()
