"""Shows the most probable classes as bars; choosing one makes it the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.widgets.accessible.interfaces import Group
from gui.widgets.controls.score_row import ScoreRow

if TYPE_CHECKING:
    from engine.api.attribution import Prediction
    from engine.api.keys import Target

ROW_COUNT = 5


class ScoreBars(QWidget):
    """The top five predictions.

    Tab enters at the current row, up and down walk, Enter or Space choose. The rows show what
    `set_current` says; a click only emits a signal.
    """

    INTERFACE = Group
    target_chosen = Signal(object)
    """The `Target` of the row that the user chose."""
    target_added = Signal(object)
    """The `Target` of the row that the user adds to the others or takes from them (Ctrl)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: Target | None = None
        self._rows = [ScoreRow(number, self) for number in range(1, ROW_COUNT + 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            column.addWidget(row)
            row.chosen.connect(self.target_chosen)
            row.added.connect(self.target_added)
            row.walked.connect(self._on_walked)
            row.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Most probable classes"))

    @property
    def has_rows(self) -> bool:
        """True while there is a class to choose."""
        return self._rows[0].target is not None and not self._rows[0].isHidden()

    def set_rows(self, predictions: tuple[Prediction, ...]) -> None:
        """Show predictions, best first; those after the fifth are left out."""
        shown = predictions[:ROW_COUNT]
        for row, prediction in zip(self._rows, shown, strict=False):
            row.set_prediction(prediction)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(shown))
        width = max((row.value_width() for row in self._rows[: len(shown)]), default=0.0)
        for row in self._rows:
            row.set_value_room(width)
        self.set_current(self._current)

    def set_current(self, target: Target | None) -> None:
        """Mark the rows of the classes that are explained, and of those compared with."""
        self._current = target
        for row in self._rows:
            row.setChecked(_is_part_of(row.target, target))
            index = None if row.target is None else row.target.index
            is_class = target is not None and target.layer is None
            row.set_against(target is not None and is_class and index in target.contrast)
        self._let_tab_enter(next((row for row in self._rows if row.isChecked()), self._rows[0]))

    @Slot(int)
    def _on_walked(self, step: int) -> None:
        """Move the focus up or down."""
        shown = [row for row in self._rows if not row.isHidden()]
        here = next((n for n, row in enumerate(shown) if row.hasFocus()), None)
        if here is not None and 0 <= here + step < len(shown):
            self._let_tab_enter(shown[here + step])
            shown[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _let_tab_enter(self, entry: ScoreRow) -> None:
        """Make one row the stop of the Tab key."""
        for row in self._rows:
            policy = Qt.FocusPolicy.StrongFocus if row is entry else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)
        self.setFocusProxy(entry)


def _is_part_of(row: Target | None, target: Target | None) -> bool:
    """Return whether a row's class is explained."""
    if row is None or target is None:
        return False
    if row.layer is not None or target.layer is not None:
        return row == target
    if row.index in target.also:
        return True
    return (row.index, row.negative, row.output) == (target.index, target.negative, target.output)
