"""Feeds the inputs beside the image: a line for each, zeros unless told, for the input panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from engine.api.errors import EngineError
from engine.api.foreign_text import visible
from engine.api.other_inputs import read_value, values_for
from gui.text.translation import translated
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from engine.api.model import ModelInfo
    from engine.api.other_inputs import InputValue, OtherInput
    from gui.core.selection import Selection
    from gui.core.state import State


class OtherInputsForm(QWidget):
    """A box for each input beside the image, and which input takes it; hidden where there is one.

    What is written takes effect with Enter, or when the box is left.
    """

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._info: ModelInfo | None = None
        self.boxes: dict[str, QLineEdit] = {}
        self._labels: list[ElidedLabel] = []
        self.image_box = QComboBox(self)
        self.image_box.setAccessibleName(self.tr("Image input"))
        self.image_box.setToolTip(self.tr("Which of the model's inputs takes the image"))
        self.image_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.image_box.activated.connect(self._on_image_chosen)
        self.problem = TextLabel(parent=self)
        self.problem.setWordWrap(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.addWidget(self.image_box, 0, 0, 1, 2)
        self._grid.addWidget(self.problem, 1, 0, 1, 2)
        state.model_changed.connect(self._on_model_changed)
        state.selection_changed.connect(self._on_selection_changed)
        self._on_model_changed()

    @Slot()
    def _on_model_changed(self) -> None:
        info, before = self._state.model, self._info
        self._info = info
        # What is being written stays while a model is read again.
        if info is None or before is None or _inputs_of(info) != _inputs_of(before):
            self._fill(info)
        self._show_values()

    def _fill(self, info: ModelInfo | None) -> None:
        """Make a line for each input."""
        for widget in (*self._labels, *self.boxes.values()):
            self._grid.removeWidget(widget)
            widget.blockSignals(True)  # what was being written was for the model before
            widget.hide()
            widget.deleteLater()
        self._labels, self.boxes = [], {}
        self._say("")
        others = () if info is None else info.other_inputs
        self.setVisible(bool(others))
        with QSignalBlocker(self.image_box):
            self.image_box.clear()
            if info is not None:
                names = [info.image_input, *(each.name for each in others if each.is_image)]
                for name in names:
                    words = self.tr("Image goes to {name}").format(name=visible(name))
                    self.image_box.addItem(words, name)
        self.image_box.setVisible(self.image_box.count() > 1)
        for row, each in enumerate(others, start=2):
            label = ElidedLabel(self)
            label.set_words(_label(each))
            box = QLineEdit(self)
            box.setPlaceholderText("0")
            box.setAccessibleName(self.tr("Input {name}").format(name=visible(each.name)))
            box.setToolTip(
                self.tr("A number, several with commas, or the path of a .npy file; empty is zeros")
            )
            box.setAcceptDrops(False)
            box.editingFinished.connect(self._on_edited)
            label.setBuddy(box)
            self._labels.append(label)
            self.boxes[each.name] = box
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(box, row, 1)

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.input_values != new.input_values:
            self._show_values()

    def _show_values(self) -> None:
        values = {each.name: each.words for each in self._state.selection.input_values}
        for name, box in self.boxes.items():
            if not box.hasFocus():
                with QSignalBlocker(box):
                    box.setText(values.get(name, ""))

    @Slot()
    def _on_edited(self) -> None:
        """Feed what is written, or say what is wrong with it."""
        info = self._state.model
        if info is None:
            return
        values: list[InputValue] = []
        try:
            for name, box in self.boxes.items():
                if box.text().strip():
                    values.append(read_value(name, box.text()))
        except EngineError as error:
            self._say(translated(error.text))
            return
        self._say("")
        self._state.select(input_values=values_for(info.other_inputs, values))

    @Slot(int)
    def _on_image_chosen(self, row: int) -> None:
        self._state.image_input_requested.emit(self.image_box.itemData(row))

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _inputs_of(info: ModelInfo) -> tuple[str, tuple[OtherInput, ...]]:
    return info.image_input, info.other_inputs


def _label(of: OtherInput) -> str:
    """Return an input's name and shape: "table (5)"."""
    shape = " × ".join("?" if side is None else str(side) for side in of.shape)
    return visible(f"{of.name} ({shape})" if shape else of.name)
