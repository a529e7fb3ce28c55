"""Chooses the input's resizing and preprocessing and the names of classes, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from engine.api.keys import Resize
from gui.panels.class_names import ClassNamesBox
from gui.text.translation import (
    QT_TRANSLATE_NOOP,
    translate_marked,
    translate_plural,
    translated,
)
from gui.widgets.controls.steady_label import SteadyLabel
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from engine.api.model import ModelInfo
    from gui.core.selection import Selection
    from gui.core.state import State

AUTO = "auto"
REASON_LINES, WARNING_LINES = 3, 3

RESIZE_WORDS = {
    Resize.AREA: (
        QT_TRANSLATE_NOOP("resize", "Resized: mean of each area"),
        QT_TRANSLATE_NOOP("resize", "Every pixel counts. What is enlarged is bilinear."),
    ),
    Resize.NEAREST: (
        QT_TRANSLATE_NOOP("resize", "Resized: nearest pixel"),
        QT_TRANSLATE_NOOP(
            "resize", "One pixel of many, as load_img(target_size=…) of Keras takes it"
        ),
    ),
    Resize.BILINEAR: (
        QT_TRANSLATE_NOOP("resize", "Resized: bilinear"),
        QT_TRANSLATE_NOOP("resize", "As Pillow, load_img of Keras and torchvision's Resize do"),
    ),
    Resize.BICUBIC: (
        QT_TRANSLATE_NOOP("resize", "Resized: bicubic"),
        QT_TRANSLATE_NOOP("resize", "As Pillow and load_img of Keras do"),
    ),
    Resize.LANCZOS: (
        QT_TRANSLATE_NOOP("resize", "Resized: Lanczos"),
        QT_TRANSLATE_NOOP("resize", "As Pillow and load_img of Keras do"),
    ),
}
"""What each resizing is called, and a sentence on it."""


class InputPanel(QWidget):
    """Input size, resizing, preprocessing and its reason, class names, notes on the model."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.size_line = TextLabel(parent=self)
        self.resize_box = self._box(
            self.tr("Resizing"), self.tr("How the image is resized to the model's input")
        )
        for resize, (label, sentence) in RESIZE_WORDS.items():
            self.resize_box.addItem(translate_marked("resize", label), resize)
            self.resize_box.setItemData(
                self.resize_box.count() - 1,
                translate_marked("resize", sentence),
                Qt.ItemDataRole.ToolTipRole,
            )
        self.resize_box.activated.connect(self._on_resize_activated)
        self.box = self._box(
            self.tr("Preprocessing"),
            self.tr("How pixel values are changed before the network sees them"),
        )
        self.box.activated.connect(self._on_activated)
        self.reason = SteadyLabel(REASON_LINES, self)
        self.class_names = ClassNamesBox(state, self)
        self.notes = TextLabel(parent=self)
        self.notes.setWordWrap(True)
        self.warning = SteadyLabel(WARNING_LINES, self)
        font = self.warning.font()
        font.setBold(True)
        self.warning.setFont(font)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(4)
        for widget in (
            self.size_line,
            self.resize_box,
            self.box,
            self.warning,
            self.reason,
            self.class_names,
            self.notes,
        ):
            layout.addWidget(widget)
        layout.addStretch(1)
        state.model_changed.connect(self._on_model_changed)
        state.selection_changed.connect(self._on_selection_changed)
        self._on_model_changed()

    def _box(self, name: str, tooltip: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(tooltip)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        return box

    @Slot()
    def _on_model_changed(self) -> None:
        info = self._state.model
        with QSignalBlocker(self.box):
            self.box.clear()
            if info is not None:
                labels = {one.name: translated(one.label) for one in info.preprocess_choices}
                used = labels.get(info.preprocess, info.preprocess)
                self.box.addItem(self.tr("Automatic: {choice}").format(choice=used), AUTO)
                for name, label in labels.items():
                    self.box.addItem(label, name)
        self.box.setEnabled(info is not None)
        self.size_line.setText(
            self.tr("No model is open.") if info is None else self._size_words(info)
        )
        notes = () if info is None else info.notes
        self.notes.setText("\n".join(translated(note) for note in notes))
        self.notes.setVisible(bool(notes))
        self._show_choice()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if (old.preprocess, old.resize) != (new.preprocess, new.resize):
            self._show_choice()

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        self._state.select(preprocess=self.box.itemData(row))

    @Slot(int)
    def _on_resize_activated(self, row: int) -> None:
        self._state.select(resize=Resize(self.resize_box.itemData(row)))

    def _show_choice(self) -> None:
        info = self._state.model
        chosen = self._state.selection.preprocess
        self.box.setCurrentIndex(self.box.findData(chosen))
        self.resize_box.setCurrentIndex(self.resize_box.findData(self._state.selection.resize))
        self.resize_box.setEnabled(info is not None)
        automatic = info is not None and chosen == AUTO
        self.reason.setText(
            translated(info.preprocess_reason) if info is not None and automatic else ""
        )
        guess = self.tr("This is a guess. If the predictions look wrong, try another.")
        is_guess = info is not None and info.preprocess_guessed
        self.warning.setText(guess if is_guess and automatic else "")
        self.warning.setVisible(is_guess)  # for the model: no choice moves what is below

    def _size_words(self, info: ModelInfo) -> str:
        height, width, channels = info.input_shape
        colors = (
            self.tr("RGB")
            if channels == 3
            else self.tr("grey")
            if channels == 1
            else translate_plural(
                "InputPanel", "{count} channel", "{count} channels", channels
            ).format(count=channels)
        )
        if height is None or width is None:
            return self.tr("Input: any size, {colours}").format(colours=colors)
        return self.tr("Input: {width} × {height} pixels, {colours}").format(
            width=width, height=height, colours=colors
        )
