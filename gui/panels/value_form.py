"""Chooses what is made of values, boxes and features. A part of the target panel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QSpinBox, QWidget

from engine.api.foreign_text import on_screen
from engine.api.outputs import OutputKind
from engine.api.target_forms import Merge, Rows
from gui.core.scores import info_of
from gui.widgets.accessible.interfaces import Group
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.controls.typed_number import put_number

if TYPE_CHECKING:
    from engine.api.keys import Target
    from engine.api.model import ModelInfo
    from engine.api.outputs import OutputInfo
    from gui.core.selection import Selection
    from gui.core.state import State

ANY = 9_999_999  # rows whose number is known only when an image is there
LARGEST = 1e9  # of a reference
UP, DOWN, NEAR, FAR = "up", "down", "near", "far"
ALL, ONE, BEST, ABOVE = "all", "one", "best", "above"
WITHOUT_FORM = (OutputKind.CLASSES, OutputKind.CLASS_MAP, OutputKind.IMAGE)

Box = TypeVar("Box", QSpinBox, QDoubleSpinBox)


def has_form(output: OutputInfo) -> bool:
    """Return whether targets of an output have a form: those of classes and images have none."""
    return output.kind not in WITHOUT_FORM


class ValueFormPanel(QWidget):
    """Upwards, downwards or near a number; one unit, several or all; which rows of a table."""

    INTERFACE = Group

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Value"))
        self._state = state
        self.direction = self._box(
            self.tr("Direction"), self.tr("Explain what raises the value, lowers it, or holds it")
        )
        for words, name in (
            (self.tr("upwards"), UP),
            (self.tr("downwards"), DOWN),
            (self.tr("near a number"), NEAR),
            (self.tr("far from a number"), FAR),
        ):
            self.direction.addItem(words, name)
        self.reference = self._spin(
            QDoubleSpinBox(self), self.tr("Reference"), self.tr("The number to come near to")
        )
        self.reference.setDecimals(4)
        self.reference.setRange(-LARGEST, LARGEST)
        self.merge = self._box(
            self.tr("Units"), self.tr("What several chosen units become; Ctrl+click adds a unit")
        )
        for words, merge, every in (
            (self.tr("sum"), Merge.SUM, False),
            (self.tr("mean"), Merge.MEAN, False),
            (self.tr("norm"), Merge.NORM, False),
            (self.tr("sum of all"), Merge.SUM, True),
            (self.tr("mean of all"), Merge.MEAN, True),
            (self.tr("norm of all"), Merge.NORM, True),
        ):
            self.merge.addItem(words, (merge.value, every))
        self.rows = self._box(
            self.tr("Rows"), self.tr("Which rows count: boxes, or places of the image")
        )
        for words, name in (
            (self.tr("all rows"), ALL),
            (self.tr("one row"), ONE),
            (self.tr("highest score"), BEST),
            (self.tr("scores above"), ABOVE),
        ):
            self.rows.addItem(words, name)
        self.row = self._spin(QSpinBox(self), self.tr("Row"), self.tr("Number of the row, from 0"))
        self.above = self._spin(
            QDoubleSpinBox(self), self.tr("Least score"), self.tr("Rows with a score above this")
        )
        self.above.setDecimals(3)
        self.above.setRange(-LARGEST, LARGEST)
        self.above.setSingleStep(0.05)
        self.score = self._box(
            self.tr("Score of"), self.tr("Which score of a row counts: the largest, or a class's")
        )
        self._lay_out()
        self.direction.activated.connect(self._on_direction_chosen)
        self.reference.valueChanged.connect(self._on_reference_changed)
        self.merge.activated.connect(self._on_merge_chosen)
        for box in (self.rows, self.score):
            box.activated.connect(self._on_rows_chosen)
        for spin in (self.row, self.above):
            spin.valueChanged.connect(self._on_rows_chosen)
        state.model_changed.connect(self.follow)
        state.predictions_changed.connect(self.follow)
        state.selection_changed.connect(self._on_selection_changed)
        self.follow()

    def _box(self, name: str, tip: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(tip)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        return box

    def _spin(self, box: Box, name: str, tip: str) -> Box:
        box.setAccessibleName(name)
        box.setToolTip(tip)
        box.setAccelerated(True)
        box.setKeyboardTracking(False)
        box.setMinimumWidth(56)
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(1, 1)
        self._row_labels = []
        boxes = (self.merge, self.direction, self.reference, self.rows, self.row, self.score)
        for place, box in enumerate(boxes):
            label = TextLabel(box.accessibleName(), self)
            label.setBuddy(box)
            grid.addWidget(label, place, 0)
            grid.addWidget(box, place, 1)
            if place >= boxes.index(self.rows):
                self._row_labels.append(label)
        grid.addWidget(self.above, boxes.index(self.row), 1)  # one of the two is there

    # --- what is shown ------------------------------------------------------------------------

    @property
    def _info(self) -> ModelInfo | None:
        return info_of(self._state.selection, self._state.known)

    @Slot()
    def follow(self) -> None:
        """Show the form of the target on the screen; nothing where no output has one."""
        info, output, target = self._info, self._state.output, self._state.target
        outputs = () if info is None else info.outputs
        self.setVisible(any(map(has_form, outputs)))  # for the model: no target moves it
        any_rows = any(each.kind.has_rows for each in outputs)
        for widget in (self.rows, self.score, *self._row_labels):
            widget.setVisible(any_rows)
        is_above = self.rows.currentData() == ABOVE
        self.row.setVisible(any_rows and not is_above)
        self.above.setVisible(any_rows and is_above)
        is_own = output is not None and has_form(output) and target is not None
        is_own = is_own and target is not None and target.layer is None
        self.setEnabled(is_own)
        has_rows = is_own and output is not None and output.kind.has_rows
        for box in (self.rows, self.score):
            box.setEnabled(has_rows)
        if not is_own or info is None or output is None or target is None:
            return
        self._show_form(target)
        self._show_rows(info, output, target)

    def _show_form(self, target: Target) -> None:
        form, is_near = target.form, target.form.reference is not None
        ways = ((UP, DOWN), (NEAR, FAR))
        with QSignalBlocker(self.direction):
            name = ways[is_near][target.negative]
            self.direction.setCurrentIndex(self.direction.findData(name))
        with QSignalBlocker(self.merge):
            places = range(self.merge.count())
            chosen = (form.merge.value, form.every)
            self.merge.setCurrentIndex(
                next(place for place in places if tuple(self.merge.itemData(place)) == chosen)
            )
        with QSignalBlocker(self.reference):
            if form.reference is not None:
                put_number(self.reference, form.reference)
        self.reference.setEnabled(is_near)

    def _show_rows(self, info: ModelInfo, output: OutputInfo, target: Target) -> None:
        if not output.kind.has_rows:
            return
        rows, way = target.rows, ALL
        if rows is not None:
            way = ONE if rows.index is not None else BEST if rows.above is None else ABOVE
        with QSignalBlocker(self.rows):
            self.rows.setCurrentIndex(self.rows.findData(way))
        predictions = self._state.predictions
        count = None if predictions is None or predictions.grid is None else predictions.grid[0]
        if output.grid is not None and output.grid[0] is not None:
            count = output.grid[0]
        with QSignalBlocker(self.row):
            self.row.setMaximum(ANY if count is None else max(0, count - 1))
            if rows is not None and rows.index is not None:
                put_number(self.row, rows.index)
        with QSignalBlocker(self.above):
            if rows is not None and rows.above is not None:
                put_number(self.above, rows.above)
        self.row.setVisible(way != ABOVE)
        self.row.setEnabled(way == ONE)
        self.above.setVisible(way == ABOVE)
        self._offer_scores(info, target)
        self.score.setEnabled(way in (BEST, ABOVE))

    def _offer_scores(self, info: ModelInfo, target: Target) -> None:
        """List the scores of a row: the largest, where some are known, and each by itself."""
        scoring = self._scoring(info, target)
        output = info.outputs[scoring]
        units = output.row_scores or range(output.class_count)
        with QSignalBlocker(self.score):
            self.score.clear()
            if output.row_scores:
                self.score.addItem(self.tr("any class"), None)
            for unit in units:
                self.score.addItem(on_screen(output.labels[unit]), unit)
            chosen = None if target.rows is None else target.rows.unit
            self.score.setCurrentIndex(max(0, self.score.findData(chosen)))

    def _scoring(self, info: ModelInfo, target: Target) -> int:
        """Return the output whose scores choose rows."""
        if target.rows is not None and target.rows.scores is not None:
            return target.rows.scores
        found = info.scores_of(target.output)
        return target.output if found is None else found

    # --- what is chosen -----------------------------------------------------------------------

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        names = ("target", "output", "output_activation")
        if any(getattr(old, name) != getattr(new, name) for name in names):
            self.follow()

    @Slot()
    def _on_direction_chosen(self) -> None:
        target, way = self._state.target, self.direction.currentData()
        if target is None:
            return
        reference = self.reference.value() if way in (NEAR, FAR) else None
        form = replace(target.form, reference=reference)
        self._state.select(target=replace(target, negative=way in (DOWN, FAR), form=form))

    @Slot()
    def _on_reference_changed(self) -> None:
        target = self._state.target
        if target is not None and target.form.reference is not None:
            form = replace(target.form, reference=self.reference.value())
            self._state.select(target=replace(target, form=form))

    @Slot()
    def _on_merge_chosen(self) -> None:
        target = self._state.target
        if target is None:
            return
        merge, every = self.merge.currentData()
        form = replace(target.form, merge=Merge(merge), every=every)
        alone = every or form.merge is Merge.NORM
        contrast = () if alone else target.contrast  # it is compared with nothing then
        self._state.select(target=replace(target, form=form, contrast=contrast))

    @Slot()
    def _on_rows_chosen(self) -> None:
        target, info = self._state.target, self._info
        if target is None or info is None:
            return
        way, rows = self.rows.currentData(), None
        if way == ONE:
            rows = Rows(self.row.value())
        elif way != ALL:
            unit = self.score.currentData()
            above = self.above.value() if way == ABOVE else None
            rows = Rows(None, self._scoring(info, target), unit, above)
        self._state.select(target=replace(target, rows=rows))
