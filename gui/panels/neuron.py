"""Chooses a neuron inside the network as the target. A part of the target panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from engine.api.keys import Target
from gui.widgets.accessible.interfaces import Group
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from engine.api.model import LayerNode
    from gui.core.selection import Selection
    from gui.core.state import State

ANY = 9999  # an axis whose length is known only when an image is there


class NeuronForm(QWidget):
    """A channel of the selected layer, or one place of it."""

    INTERFACE = Group

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Neuron"))
        self._state = state
        self.layer_line = TextLabel(parent=self)
        self.layer_line.setWordWrap(True)
        self.channel = self._spin(self.tr("Channel"), self.tr("Which channel of the layer, from 0"))
        self.place = QCheckBox(self.tr("One place"), self)
        self.place.setToolTip(self.tr("Explain one neuron instead of the whole channel's mean"))
        self.row = self._spin(self.tr("Row"), self.tr("Row of the neuron, from the top, from 0"))
        self.column = self._spin(
            self.tr("Column"), self.tr("Column of the neuron, from the left, from 0")
        )
        self.row.setPrefix(self.tr("row "))
        self.column.setPrefix(self.tr("col. "))
        self.explain = QPushButton(self.tr("Explain this neuron"), self)
        self.explain.setAutoDefault(False)
        self.explain.setToolTip(self.tr("Show which parts of the image excite it"))
        self.explain.clicked.connect(self._on_explain)
        self.place.toggled.connect(self._enable)
        self._lay_out()
        state.model_changed.connect(self._follow_layer)
        state.selection_changed.connect(self._on_selection_changed)
        self._follow_layer()

    def _spin(self, name: str, tip: str) -> QSpinBox:
        box = QSpinBox(self)
        box.setAccessibleName(name)
        box.setToolTip(tip)
        box.setAccelerated(True)
        box.setMinimumWidth(56)
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(1, 1)
        channel = TextLabel(self.channel.accessibleName(), self)
        channel.setBuddy(self.channel)
        place = QHBoxLayout()
        place.setSpacing(4)
        by = TextLabel("×", self)
        for part in (self.row, by, self.column):
            place.addWidget(part, 0 if part is by else 1)
        grid.addWidget(self.layer_line, 0, 0, 1, 2)
        grid.addWidget(channel, 1, 0)
        grid.addWidget(self.channel, 1, 1)
        grid.addWidget(self.place, 2, 0, 1, 2)
        grid.addLayout(place, 3, 0, 1, 2)
        grid.addWidget(self.explain, 4, 0, 1, 2)

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if (old.layer, old.model) != (new.layer, new.model):
            self._follow_layer()

    @Slot()
    def _follow_layer(self) -> None:
        """Take the ranges of the selected layer."""
        node = self._node()
        shape = () if node is None else node.output_shape
        self.layer_line.setText(
            self.tr("Select a layer first.")
            if node is None
            else self.tr("Layer {path}").format(path=node.path)
        )
        self.channel.setMaximum(_last(shape[-1]) if len(shape) > 1 else 0)
        has_grid = len(shape) == 4
        self.row.setMaximum(_last(shape[1]) if has_grid else 0)
        self.column.setMaximum(_last(shape[2]) if has_grid else 0)
        if not has_grid:
            self.place.setChecked(False)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        node = self._node()
        has_grid = node is not None and len(node.output_shape) == 4
        self.channel.setEnabled(node is not None)
        self.explain.setEnabled(node is not None)
        self.place.setEnabled(has_grid)
        for box in (self.row, self.column):
            box.setEnabled(has_grid and self.place.isChecked())

    @Slot()
    def _on_explain(self) -> None:
        node = self._node()
        if node is None:
            return
        cell = (self.row.value(), self.column.value()) if self.place.isChecked() else None
        output = self._state.selection.output
        target = Target(self.channel.value(), output=output, layer=node.path, cell=cell)
        self._state.select(target=target)

    def _node(self) -> LayerNode | None:
        info, layer = self._state.model, self._state.layer
        return None if info is None or layer is None else info.find(layer)


def _last(length: int | None) -> int:
    """Return the last number of an axis."""
    return ANY if length is None else length - 1
