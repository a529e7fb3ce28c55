"""Chooses names for the classes: those found, a well-known set, a file. Part of the input panel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from engine.api.foreign_text import on_screen
from engine.api.formats import LABEL_SUFFIXES
from engine.api.label_sets import (
    AS_FOUND,
    are_kept_labels,
    find_label_set,
    fitting_label_sets,
)
from gui.widgets.controls.elided_box import ElidedBox

if TYPE_CHECKING:
    from gui.core.selection import Selection
    from gui.core.state import State

_FILE = None


class ClassNamesBox(ElidedBox):
    """Sets of names that have as many as the output has classes; hidden where no output has any."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setAccessibleName(self.tr("Class names"))
        self.setToolTip(self.tr("What the classes of the model are called"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(self._on_activated)
        state.model_changed.connect(self._show)
        state.selection_changed.connect(self._on_selection_changed)
        self._show()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.output != new.output:
            self._show()

    @Slot()
    def _show(self) -> None:
        info, output = self._state.model, self._state.selection.output
        outputs = () if info is None else info.outputs
        count = outputs[output].class_count if output < len(outputs) else 0
        self.setVisible(any(each.class_count > 1 for each in outputs))  # whichever is chosen
        self.setEnabled(count > 1)
        with QSignalBlocker(self):
            self.clear()
            if info is None:
                return
            names = [each.name for each in outputs]
            chosen = info.request.labels_of(output, names) or AS_FOUND
            source = outputs[output].label_source if output < len(outputs) else ""
            words = self.tr("Class names: {names}")
            self.addItem(words.format(names=self.tr("as found")), AS_FOUND)
            if chosen == AS_FOUND and are_kept_labels(source):
                chosen = source
                self.addItem(words.format(names=self.tr("as kept")), chosen)
            for each in fitting_label_sets(count):
                self.addItem(words.format(names=each.title), each.id)
            if self.findData(chosen) < 0 and find_label_set(chosen) is None:
                self.addItem(words.format(names=on_screen(Path(chosen).name)), chosen)
            self.addItem(self.tr("Class names from a file…"), _FILE)
            self.setCurrentIndex(max(0, self.findData(chosen)))

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        names = self.itemData(row)
        self._show()  # what is chosen counts when the model is there with it
        if names is not _FILE:
            if names != self.currentData():
                self._take(names)
            return
        info = self._state.model
        assert info is not None
        dialog = QFileDialog(
            self,
            self.tr("Class names"),
            str(Path(info.request.path).parent),
            self.tr("Names, one per line ({patterns})").format(
                patterns=" ".join(f"*{each}" for each in LABEL_SUFFIXES)
            ),
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    @Slot(str)
    def _take(self, names: str) -> None:
        """Ask for other names for the chosen output."""
        self._state.labels_requested.emit(self._state.selection.output, names)
