"""The target panel: the top classes as bars to click, and a box that finds any class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.icons import icon
from gui.widgets.score_bars import ScoreBars

if TYPE_CHECKING:
    from engine.requests import Target
    from engine.results import Prediction
    from gui.selection import Selection
    from gui.state import State

TOP_COUNT = 5
ROW_ROOM = 10
TARGET_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


def class_words(row: Prediction) -> str:
    """Return a class with its probability, or its score where there are no probabilities."""
    if row.probability is None:
        return f"{row.label} – {row.logit:.3g}"
    return f"{row.label} – {row.probability:.1%}".replace("%", " %")


class ClassModel(QAbstractListModel):
    """All classes in falling order, for the completer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Prediction, ...] = ()

    def set_rows(self, rows: tuple[Prediction, ...]) -> None:
        """Show other predictions."""
        self.beginResetModel()
        self._rows = rows
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
            return class_words(row)
        return row.target if role == TARGET_ROLE else None


class TargetPanel(QWidget):
    """Chooses what is explained."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.bars = ScoreBars(self)
        self.bars.setAccessibleName(self.tr("Top classes"))
        self.bars.setToolTip(self.tr("Click a class to see the evidence for it (keys 1-5)"))
        self.bars.target_chosen.connect(self._on_target_chosen)
        self.classes = ClassModel(self)
        self.find_box = self._built_find_box()
        self.top_button = QToolButton(self)
        self.top_button.setIcon(icon("reset"))
        self.top_button.setAutoRaise(True)
        self.top_button.setAccessibleName(self.tr("Follow the top class"))
        self.top_button.setToolTip(self.tr("Explain the top class of every image again"))
        self.top_button.clicked.connect(self._on_top_wanted)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.find_box, 1)
        line.addWidget(self.top_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._room_for_bars())
        layout.addLayout(line)
        layout.addStretch(1)
        state.predictions_changed.connect(self._on_predictions_changed)
        state.selection_changed.connect(self._on_selection_changed)
        state.model_changed.connect(self._on_predictions_changed)
        self._on_predictions_changed()

    def _room_for_bars(self) -> QWidget:
        """Return a place as high as five rows, so that nothing below moves when they come."""
        place = QWidget(self)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bars)
        column.addStretch(1)
        place.setMinimumHeight(TOP_COUNT * (self.fontMetrics().height() + ROW_ROOM))
        return place

    def _built_find_box(self) -> QLineEdit:
        box = QLineEdit(self)
        box.setPlaceholderText(self.tr("Find any class"))
        box.setAccessibleName(self.tr("Find any class"))
        box.setToolTip(self.tr("Type a part of a class's name and choose it from the list"))
        box.setClearButtonEnabled(True)
        self._completer = QCompleter(self.classes, box)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(12)
        self._completer.activated[QModelIndex].connect(  # type: ignore[index]
            self._on_class_found
        )
        box.setCompleter(self._completer)
        box.returnPressed.connect(self._on_return)
        return box

    @Slot()
    def _on_predictions_changed(self) -> None:
        predictions = self._state.predictions
        if predictions is not None:  # otherwise the last ones stay until the next are there
            self.bars.set_rows(predictions.ranked[:TOP_COUNT])
            self.classes.set_rows(predictions.ranked)
        elif self._state.model is None or self._state.picture is None:
            self.bars.set_rows(())
            self.classes.set_rows(())
        self.find_box.setEnabled(self.classes.rowCount() > 0)
        self._show_target()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.model != new.model:
            self.bars.set_rows(())
            self.classes.set_rows(())
            self.find_box.clear()
        if old.target != new.target:
            self._show_target()

    @Slot(object)
    def _on_target_chosen(self, target: Target) -> None:
        self._state.select(target=target)

    @Slot(QModelIndex)
    def _on_class_found(self, index: QModelIndex) -> None:
        target = index.data(TARGET_ROLE)
        if target is not None:
            self._state.select(target=target)

    @Slot()
    def _on_return(self) -> None:
        popup = self._completer.popup()
        if popup is not None and popup.currentIndex().isValid():
            return  # the list's own choice comes through `activated`
        self._completer.setCompletionPrefix(self.find_box.text())
        if self.find_box.text() and self._completer.completionCount():
            self._on_class_found(self._completer.completionModel().index(0, 0))

    @Slot()
    def _on_top_wanted(self) -> None:
        self.find_box.clear()
        self._state.select(target=None)

    def _show_target(self) -> None:
        self.bars.set_current(self._state.target)
        self.top_button.setEnabled(self._state.selection.target is not None)
