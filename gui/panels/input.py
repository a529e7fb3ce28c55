"""Chooses the input's fit, size and preprocessing and the names of classes, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from engine.api.geometry import input_notes
from engine.api.keys import Fit, Resize
from engine.api.preprocessing import is_spelled, label_of
from gui.panels.class_names import ClassNamesBox
from gui.panels.other_inputs import OtherInputsForm
from gui.text.translation import (
    QT_TRANSLATE_NOOP,
    translate_marked,
    translate_plural,
    translated,
)
from gui.widgets.controls.elided_box import ElidedBox
from gui.widgets.controls.steady_label import SteadyLabel
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from engine.api.model import ModelInfo
    from gui.core.selection import Selection
    from gui.core.state import State

AUTO = "auto"
_COMPARE = None
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

FIT_WORDS = {
    Fit.STRETCH: (
        QT_TRANSLATE_NOOP("fit", "Fit: stretched"),
        QT_TRANSLATE_NOOP("fit", "The whole image; its proportions become the input's"),
    ),
    Fit.CROP: (
        QT_TRANSLATE_NOOP("fit", "Fit: centre crop"),
        QT_TRANSLATE_NOOP(
            "fit", "The middle of the image in its own proportions; the rest is not looked at"
        ),
    ),
    Fit.LETTERBOX: (
        QT_TRANSLATE_NOOP("fit", "Fit: letterbox"),
        QT_TRANSLATE_NOOP("fit", "The whole image in its own proportions, padded with black"),
    ),
}
"""What each fit is called, and a sentence on it."""

LEAST_WIDTH = 80
"""Of a sentence with a word that is wider than the panel: it is cut, and widens nothing."""
SIDES_PX = (64, 96, 128, 160, 192, 224, 256, 299, 320, 384, 448, 512, 640, 768, 1024)
"""Sides of square inputs to choose from, of models that take any size."""


class InputPanel(QWidget):
    """Input size, resizing, preprocessing and its reason, class names, notes on the model."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.size_line = TextLabel(parent=self)
        self.size_line.setWordWrap(True)
        self.resize_box = self._box(
            self.tr("Resizing"), self.tr("How the image is resized to the model's input")
        )
        for resize, (label, sentence) in RESIZE_WORDS.items():
            self.resize_box.addItem(translate_marked("resize", label), resize)
            _explain(self.resize_box, translate_marked("resize", sentence))
        self.fit_box = self._box(
            self.tr("Fit"), self.tr("How the image's proportions become those of the input")
        )
        for fit, (label, sentence) in FIT_WORDS.items():
            self.fit_box.addItem(translate_marked("fit", label), fit)
            _explain(self.fit_box, translate_marked("fit", sentence))
        self.fit_box.activated.connect(self._on_fit_activated)
        self.size_box = self._box(
            self.tr("Input size"),
            self.tr("The size at which a model that takes any is fed; slower when it is large"),
        )
        self.size_box.activated.connect(self._on_size_activated)
        self.fit_note = TextLabel(parent=self)
        self.fit_note.setWordWrap(True)
        self.fit_note.setMinimumWidth(LEAST_WIDTH)
        self.resize_box.activated.connect(self._on_resize_activated)
        self.box = self._box(
            self.tr("Preprocessing"),
            self.tr("How pixel values are changed before the network sees them"),
        )
        self.box.activated.connect(self._on_activated)
        self.reason = SteadyLabel(REASON_LINES, self)
        self.other_inputs = OtherInputsForm(state, self)
        self.class_names = ClassNamesBox(state, self)
        self.notes = TextLabel(parent=self)
        self.notes.setWordWrap(True)
        self.notes.setMinimumWidth(LEAST_WIDTH)
        self.warning = SteadyLabel(WARNING_LINES, self)
        font = self.warning.font()
        font.setBold(True)
        self.warning.setFont(font)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(4)
        for widget in (
            self.size_line,
            self.fit_box,
            self.size_box,
            self.resize_box,
            self.box,
            self.warning,
            self.reason,
            self.other_inputs,
            self.class_names,
            self.notes,
            self.fit_note,
        ):
            layout.addWidget(widget)
        layout.addStretch(1)
        state.model_changed.connect(self._on_model_changed)
        state.selection_changed.connect(self._on_selection_changed)
        state.picture_changed.connect(self._show_fit)
        self._on_model_changed()

    def _box(self, name: str, tooltip: str) -> QComboBox:
        box = ElidedBox(self)
        box.setAccessibleName(name)
        box.setToolTip(tooltip)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        return box

    @Slot()
    def _on_model_changed(self) -> None:
        info = self._state.model
        self._fill_sizes(info)
        with QSignalBlocker(self.box):
            self.box.clear()
            if info is not None:
                automatic = translated(label_of(info.preprocess))
                labels = {one.name: translated(one.label) for one in info.preprocess_choices}
                words = self.tr("Automatic: {choice}").format(choice=automatic)
                self.box.addItem(words, AUTO)
                for name, label in labels.items():
                    self.box.addItem(label, name)
                self.box.addItem(self.tr("Compare or spell out…"), _COMPARE)
        self.box.setEnabled(info is not None)
        self.size_line.setText(
            self.tr("No model is open.") if info is None else self._size_words(info)
        )
        self._show_label_note()
        self._show_choice()

    def _show_label_note(self) -> None:
        """Say where the names of the chosen output's classes come from."""
        output = self._state.output
        note = None if output is None else output.label_note
        self.notes.setText("" if note is None else translated(note))
        self.notes.setVisible(note is not None)

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.output != new.output:
            self._show_label_note()
        if (old.preprocess, old.resize) != (new.preprocess, new.resize):
            self._show_choice()
        if _fed(old) != _fed(new):
            self._show_fit()

    def _fill_sizes(self, info: ModelInfo | None) -> None:
        """Offer the sizes that a model can have; one alone needs no choice."""
        box = self.size_box
        with QSignalBlocker(box):
            box.clear()
            if info is None or not info.takes_any_size or info.is_only_inspected:
                box.setVisible(False)
                return
            usual = self.tr("Automatic: proportions kept")
            if info.usual_size is not None:
                usual = self.tr("Automatic: {width} × {height}").format(
                    width=info.usual_size[1], height=info.usual_size[0]
                )
            box.addItem(usual, None)
            if info.size_reason is not None:
                _explain(box, translated(info.size_reason))
            for side in SIDES_PX:
                box.addItem(self.tr("{side} × {side}").format(side=side), (side, side))
            box.setVisible(True)

    @Slot()
    def _show_fit(self) -> None:
        """Show the chosen fit and size, and what a user has to know of them."""
        info, picture, selection = self._state.model, self._state.picture, self._state.selection
        self.fit_box.setCurrentIndex(self.fit_box.findData(selection.fit))
        self.fit_box.setEnabled(info is not None)
        sizes = [self.size_box.itemData(row) for row in range(self.size_box.count())]
        if selection.input_size in sizes:
            self.size_box.setCurrentIndex(sizes.index(selection.input_size))
        key, notes = self._state.input, []
        if info is not None and picture is not None and key is not None:
            notes = input_notes(picture.pixels.shape, key, info)
        self.fit_note.setText("\n".join(translated(note) for note in notes))
        self.fit_note.setVisible(bool(notes))

    @Slot(int)
    def _on_fit_activated(self, row: int) -> None:
        self._state.select(fit=Fit(self.fit_box.itemData(row)))

    @Slot(int)
    def _on_size_activated(self, row: int) -> None:
        size = self.size_box.itemData(row)
        self._state.select(input_size=None if size is None else (int(size[0]), int(size[1])))

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        name = self.box.itemData(row)
        if name is _COMPARE:
            self._show_choice()
            self._state.preprocessing_requested.emit()
            return
        self._state.select(preprocess=name)

    @Slot(int)
    def _on_resize_activated(self, row: int) -> None:
        self._state.select(resize=Resize(self.resize_box.itemData(row)))

    def _show_choice(self) -> None:
        info = self._state.model
        chosen = self._state.selection.preprocess
        self._offer(chosen)
        self.box.setCurrentIndex(self.box.findData(chosen))
        self.resize_box.setCurrentIndex(self.resize_box.findData(self._state.selection.resize))
        self.resize_box.setEnabled(info is not None)
        self._show_fit()
        automatic = info is not None and chosen == AUTO
        self.reason.setText(
            translated(info.preprocess_reason) if info is not None and automatic else ""
        )
        guess = self.tr("This is a guess. If the predictions look wrong, try another.")
        is_guess = info is not None and info.preprocess_guessed
        self.warning.setText(guess if is_guess and automatic else "")
        self.warning.setVisible(is_guess)  # for the model: no choice moves what is below

    def _offer(self, chosen: str) -> None:
        """Let the list have the chosen way if it is spelled out, and no other such way."""
        info, box = self._state.model, self.box
        with QSignalBlocker(box):
            for row in reversed(range(box.count())):
                if is_spelled(box.itemData(row)):
                    box.removeItem(row)
            if info is not None and is_spelled(chosen) and info.can_be_fed(chosen):
                box.insertItem(box.count() - 1, translated(label_of(chosen)), chosen)

    def _size_words(self, info: ModelInfo) -> str:
        if info.is_only_inspected:
            return self.tr("The model is only inspected: nothing is fed to it.")
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


def _fed(selection: Selection) -> tuple[object, ...]:
    return selection.fit, selection.input_size, selection.input_values


def _explain(box: QComboBox, sentence: str) -> None:
    """Give the last row of a box a sentence as its tooltip."""
    box.setItemData(box.count() - 1, sentence, Qt.ItemDataRole.ToolTipRole)
