"""Chooses the cells of an output's grid that count for a target. A part of the target panel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QWidget

from engine.api.keys import Area
from gui.widgets.accessible.interfaces import Group
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.controls.typed_number import put_number

if TYPE_CHECKING:
    from engine.api.keys import Rectangle, Target
    from engine.api.outputs import OutputInfo
    from gui.core.selection import Selection
    from gui.core.state import State

RECTANGLE = "rectangle"
ANY = 9999  # a side whose length is known only when an image is there


class AreaForm(QWidget):
    """The whole image, the predicted mask, or a rectangle of cells."""

    INTERFACE = Group

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Area"))
        self._state = state
        self.part = QComboBox(self)
        self.part.setAccessibleName(self.tr("Area"))
        self.part.setToolTip(self.tr("Which part of the model's output the target counts over"))
        self.part.addItem(self.tr("Whole image"), Area.ALL)
        self.part.addItem(self.tr("Rectangle"), RECTANGLE)
        self.part.activated.connect(self._on_part_chosen)
        self.boxes = (
            self._spin(self.tr("First row"), self.tr("row "), 0),
            self._spin(self.tr("First column"), self.tr("col. "), 0),
            self._spin(self.tr("Height"), self.tr("height "), 1),
            self._spin(self.tr("Width"), self.tr("width "), 1),
        )
        self._lay_out()
        state.model_changed.connect(self.follow)
        state.predictions_changed.connect(self.follow)
        state.selection_changed.connect(self._on_selection_changed)
        self.follow()

    def _spin(self, name: str, prefix: str, least: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setAccessibleName(name)
        box.setToolTip(self.tr("In cells of the output, from the top and from the left"))
        box.setPrefix(prefix)
        box.setMinimum(least)
        box.setAccelerated(True)
        box.setKeyboardTracking(False)
        box.setMinimumWidth(56)
        policy = box.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        box.setSizePolicy(policy)
        box.valueChanged.connect(self._on_rectangle_changed)
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        name = TextLabel(self.part.accessibleName(), self)
        name.setBuddy(self.part)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.part, 0, 1, 1, 2)
        for number, box in enumerate(self.boxes):
            grid.addWidget(box, 1 + number // 2, 1 + number % 2)

    @property
    def rectangle(self) -> Rectangle:
        """What the boxes say."""
        row, column, height, width = (box.value() for box in self.boxes)
        return row, column, height, width

    @Slot()
    def follow(self) -> None:
        """Show the area of the target on the screen; nothing where there is no grid."""
        output, target = self._state.output, self._state.target
        has_grid = output is not None and _has_cells(output)
        is_of_output = target is None or target.layer is None
        info = self._state.model
        outputs = () if info is None else info.outputs
        self.setVisible(any(map(_has_cells, outputs)))  # whatever the target is
        self.setEnabled(has_grid and target is not None and is_of_output)
        if not has_grid or target is None or not is_of_output:
            return
        assert output is not None
        area = target.area
        rectangle = None if isinstance(area, Area) else area
        with QSignalBlocker(self.part):
            self._offer_mask(output.has_mask)
            self.part.setCurrentIndex(self.part.findData(area if rectangle is None else RECTANGLE))
        sides = self._sides()
        for number, box in enumerate(self.boxes):
            with QSignalBlocker(box):
                box.setMaximum(sides[number % 2] - (1 if number < 2 else 0))
                if rectangle is not None:
                    put_number(box, rectangle[number])
            box.setVisible(rectangle is not None)

    def _offer_mask(self, has_mask: bool) -> None:
        place = self.part.findData(Area.MASK)
        if has_mask and place < 0:
            self.part.insertItem(1, self.tr("Predicted mask"), Area.MASK)
        elif not has_mask and place >= 0:
            self.part.removeItem(place)

    def _sides(self) -> tuple[int, int]:
        """Return the grid's height and width."""
        output, predictions = self._state.output, self._state.predictions
        known = None if predictions is None else predictions.grid
        height, width = known or (None if output is None else output.grid) or (None, None)
        return height or ANY, width or ANY

    def _choose(self, target: Target, area: Area | Rectangle) -> None:
        self._state.select(target=replace(target, area=area))

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        names = ("target", "output", "output_activation")
        if any(getattr(old, name) != getattr(new, name) for name in names):
            self.follow()

    @Slot(int)
    def _on_part_chosen(self, row: int) -> None:
        target, chosen = self._state.target, self.part.itemData(row)
        if target is None:
            return
        if chosen != RECTANGLE:
            self._choose(target, Area(chosen))
        elif isinstance(target.area, Area):
            height, width = self._sides()  # begins with the middle of the image
            self._choose(target, (height // 4, width // 4, max(1, height // 2), max(1, width // 2)))

    @Slot()
    def _on_rectangle_changed(self) -> None:
        target = self._state.target
        if target is None or isinstance(target.area, Area):
            return
        row, column, height, width = self.rectangle
        rows, columns = self._sides()
        self._choose(target, (row, column, min(height, rows - row), min(width, columns - column)))


def _has_cells(output: OutputInfo) -> bool:
    """Return whether an output has a grid of places; the rows of a table are chosen otherwise."""
    return output.grid is not None and not output.kind.has_rows
