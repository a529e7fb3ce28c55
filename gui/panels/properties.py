"""Shows the inspected layer's properties: settings, inputs, outputs, statistics of its weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.api.keys import Lane
from gui.core.selection import is_restyled
from gui.panels.visibility import VisibilityAware
from gui.queries.activations import weights_shown
from gui.queries.layers import input_shapes
from gui.text.inspected import why_nothing_runs
from gui.text.properties import PropertyRow, property_rows, weight_row
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.core.selection import Selection
    from gui.core.state import State

NAME_WIDTH = 84


class PropertiesPanel(VisibilityAware):
    """The statistics of weights are needed while it is on the screen."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._shown: tuple[PropertyRow, ...] = ()
        self.title = ElidedLabel(self)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self._rows: list[tuple[TextLabel, TextLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        state.weights_changed.connect(self._show)
        state.shapes_changed.connect(self._show)
        state.model_changed.connect(self._show)
        state.query_changed.connect(self._on_query_changed)
        state.selection_changed.connect(self._on_selection_changed)

    @property
    def rows(self) -> tuple[PropertyRow, ...]:
        """What is shown, from the top."""
        return self._shown

    def on_visibility_changed(self) -> None:
        """Need the statistics of weights while it is on the screen."""
        self._state.set_visible(properties=self.is_on_screen)
        self._show()

    @Slot(object)
    def _on_query_changed(self, lane: Lane) -> None:
        if lane is Lane.WEIGHTS:
            self._show()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if not is_restyled(old, new):
            self._show()

    @Slot()
    def _show(self) -> None:
        if not self.is_on_screen:
            return
        layer = weights_shown(self._state).layer
        if self._state.model is None or layer is None:
            self.title.set_words(self.tr("No layer is chosen."))
            self._show_rows(())
            return
        self.title.set_words(layer)
        self._show_rows(tuple(self._rows_of(layer)))

    def _rows_of(self, layer: str) -> Iterator[PropertyRow]:
        node = self._state.layers.get(layer)
        if node is None:
            return
        yield from property_rows(node, self._state.layers, input_shapes(self._state))
        shown = weights_shown(self._state)
        if shown.is_current and shown.weights is not None:
            yield from map(weight_row, shown.weights.arrays)
        elif shown.refusal or shown.is_stopped:
            reason = shown.refusal or self.tr("Stopped. F5 asks again.")
            yield PropertyRow(self.tr("weights"), reason)
        elif node.param_count and not why_nothing_runs(self._state.model):
            yield PropertyRow(self.tr("weights"), self.tr("computing"))

    def _show_rows(self, rows: tuple[PropertyRow, ...]) -> None:
        """Put rows into labels that are there, and make what is missing of them."""
        if rows == self._shown:
            return
        self._shown = rows
        while len(self._rows) < len(rows):
            self._add_row()
        for number, labels in enumerate(self._rows):
            for label in labels:
                label.setVisible(number < len(rows))
            if number < len(rows):
                labels[0].setText(rows[number].name)
                labels[1].setText(rows[number].value)
                labels[1].set_title(rows[number].name)

    def _add_row(self) -> None:
        name, value = TextLabel(parent=self), TextLabel(parent=self)
        for label in (name, value):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        name.setFixedWidth(NAME_WIDTH)
        row = len(self._rows)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(value, row, 1)
        self._rows.append((name, value))
