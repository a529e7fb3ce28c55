"""Finds any class of the chosen output by a part of its name. A part of the target panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QCompleter, QLineEdit

from gui.widgets.controls.clear_button import make_clearable

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from engine.api.attribution import Prediction

TARGET_ROLE = int(Qt.ItemDataRole.UserRole)
SPELLINGS_ROLE = TARGET_ROLE + 1
"""What a class is found by: its words, and what else it is called."""
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


def class_words(row: Prediction) -> str:
    """Return a class with its share of cells, its probability, or its score, what there is."""
    share = row.probability if row.share is None else row.share
    if share is None:
        return f"{row.label} – {row.logit:.3g}"
    return f"{row.label} – {share:.1%}".replace("%", " %")


class ClassModel(QAbstractListModel):
    """All classes in falling order, for completers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Prediction, ...] = ()
        self._ids: tuple[str, ...] = ()
        self._is_current = True

    def set_current(self, *, is_current: bool) -> None:
        """Tell whether the numbers are those of the image shown; others are left out."""
        if is_current != self._is_current:
            self._is_current = is_current
            if self._rows:
                last = self.index(len(self._rows) - 1)
                self.dataChanged.emit(self.index(0), last)

    def set_rows(self, rows: tuple[Prediction, ...], ids: tuple[str, ...] = ()) -> None:
        """Show other predictions; the classes may have ids of WordNet."""
        self.beginResetModel()
        self._rows, self._ids = rows, ids
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of classes (Qt)."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a class's words or its target (Qt)."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return class_words(row) if self._is_current else row.label
        if role == SPELLINGS_ROLE:
            return self._spellings(row)
        return row.target if role == TARGET_ROLE else None

    def _spellings(self, row: Prediction) -> str:
        found = [class_words(row), row.label.replace(" ", "_"), row.label.replace("_", " ")]
        return "\n".join([*found, *self._ids[row.target.index : row.target.index + 1]])


class _Completer(QCompleter):
    """Looks for what is typed in all spellings, and shows a class's own words."""

    def pathFromIndex(self, index: Index) -> str:
        """Return what stands in the box when a class is chosen (Qt)."""
        return str(index.data(Qt.ItemDataRole.EditRole))


class ClassFinder(QLineEdit):
    """Lists the classes that contain what is typed; Enter takes the first."""

    found = Signal(object)
    """The `Target` of the class that the user chose."""
    cleared = Signal()
    """The user emptied the box."""

    def __init__(self, classes: ClassModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_clearable(self)
        self._completer = _Completer(classes, self)
        self._completer.setCompletionRole(SPELLINGS_ROLE)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(12)
        self._completer.activated[QModelIndex].connect(  # type: ignore[index]
            self._on_found
        )
        self.setCompleter(self._completer)
        self.returnPressed.connect(self._on_return)
        self.textEdited.connect(self._on_edited)

    @Slot(QModelIndex)
    def _on_found(self, index: QModelIndex) -> None:
        target = index.data(TARGET_ROLE)
        if target is not None:
            self.found.emit(target)

    @Slot()
    def _on_return(self) -> None:
        popup = self._completer.popup()
        if popup is not None and popup.currentIndex().isValid():
            return  # the list's own choice comes through `activated`
        self._completer.setCompletionPrefix(self.text())
        if self.text() and self._completer.completionCount():
            self._on_found(self._completer.completionModel().index(0, 0))

    @Slot(str)
    def _on_edited(self, words: str) -> None:
        if not words:
            self.cleared.emit()
