"""Chooses the target: one of the top classes, any class, two classes, a neuron; and its score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.api.attribution import Predict
from engine.api.foreign_text import on_screen
from engine.api.outputs import KIND_WORDS
from gui.core.currency import Currency
from gui.core.scores import info_of
from gui.icons import icon
from gui.panels.area import AreaForm
from gui.panels.class_finder import ClassFinder, ClassModel
from gui.panels.neuron import NeuronForm
from gui.panels.score import ScoreForm
from gui.panels.value_form import ValueFormPanel
from gui.queries.predictions import predictions_currency
from gui.text.caption import label_of, labels_of
from gui.text.sentences import in_a_row
from gui.text.targets import rather_than, with_also
from gui.text.translation import translated
from gui.widgets.controls.collapsible import FoldButton
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.score_bars import ScoreBars
from gui.widgets.controls.steady_label import SteadyLabel
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.stale_veil import StaleVeil
from gui.widgets.tooltip import explain

if TYPE_CHECKING:
    from engine.api.keys import Target
    from gui.core.selection import Selection
    from gui.core.state import State

TOP_COUNT = 5
ROW_ROOM = 10
NOTE_LINES = 3


class TargetPanel(QWidget):
    """Chooses what is explained."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._listed: Predict | None = None
        self.outputs = QComboBox(self)
        self.outputs.setAccessibleName(self.tr("Output"))
        self._outputs_tip = self.tr("Which of the model's outputs is explained.")
        self.outputs.activated.connect(self._on_output_chosen)
        self.kind_line = SteadyLabel(NOTE_LINES, self)
        self.untrained_line = TextLabel(parent=self)
        self.untrained_line.setWordWrap(True)
        self.bars = ScoreBars(self)
        self.bars.setToolTip(
            self.tr("Click a class to see the evidence for it (keys 1-5); Ctrl+click adds a class")
        )
        self.bars.target_chosen.connect(self._on_target_chosen)
        self.bars.target_added.connect(self._on_target_added)
        self._room = self._room_for_bars()
        self._veil = StaleVeil(self._room)
        self.classes = ClassModel(self)
        self.find_box = ClassFinder(self.classes, self)
        self.find_box.setAccessibleName(self.tr("Find any class"))
        self.find_box.setToolTip(
            self.tr("Type a part of a class's name and choose it from the list")
        )
        self.find_box.found.connect(self._on_target_chosen)
        self.top_button = self._button(
            self.tr("Follow the top class"),
            self.tr("Explain the top class of every image again (key 0)"),
        )
        self.words = ElidedLabel(self)
        self.words.set_title(self.tr("Target"))
        self.score = ScoreForm(state, self)
        self.against_box = ClassFinder(self.classes, self)
        self.against_box.setAccessibleName(self.tr("Compare with"))
        self.against_box.setToolTip(
            self.tr("Show the evidence for one class that is not evidence for the other")
        )
        self.against_box.found.connect(self._on_against_found)
        self.against_box.cleared.connect(self._on_against_cleared)
        self.against_fold = FoldButton(
            self.tr("Compare with"), self.tr("Compare the class with another one"), self
        )
        self.against_fold.set_content(self.against_box)
        self.area = AreaForm(state, self)
        self.form = ValueFormPanel(state, self)
        self.neuron = NeuronForm(state, self)
        self.neuron_fold = FoldButton(
            self.tr("Neuron"), self.tr("Explain a channel or neuron inside the network"), self
        )
        self.neuron_fold.set_content(self.neuron)
        self._lay_out()
        state.predictions_changed.connect(self._on_predictions_changed)
        state.selection_changed.connect(self._on_selection_changed)
        state.model_changed.connect(self._on_model_changed)
        state.maps_changed.connect(self._show_words)
        state.picture_changed.connect(self._show_words)
        state.currency_changed.connect(self._on_currency_changed)
        self._on_model_changed()

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("reset"))
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(tip)
        button.clicked.connect(self._follow_top)
        return button

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.words, 1)
        said.addWidget(self.top_button)
        folds = QHBoxLayout()
        folds.setSpacing(4)
        folds.addWidget(self.against_fold)
        folds.addWidget(self.neuron_fold)
        folds.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.outputs)
        layout.addLayout(said)
        layout.addWidget(self.kind_line)
        layout.addWidget(self.untrained_line)
        layout.addWidget(self._room)
        layout.addWidget(self.find_box)
        layout.addWidget(self.area)
        layout.addWidget(self.form)
        layout.addWidget(self.score)
        layout.addLayout(folds)
        layout.addWidget(self.against_box)
        layout.addWidget(self.neuron)
        layout.addStretch(1)

    def _room_for_bars(self) -> QWidget:
        """Return a place as high as five rows, so that nothing below moves when they come."""
        place = QWidget(self)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bars)
        column.addStretch(1)
        place.setMinimumHeight(TOP_COUNT * (self.fontMetrics().height() + ROW_ROOM))
        return place

    @Slot()
    def _on_model_changed(self) -> None:
        info = self._state.model
        outputs = () if info is None else info.outputs
        with QSignalBlocker(self.outputs):
            self.outputs.clear()
            self.outputs.addItems([on_screen(output.name) for output in outputs])
        self.outputs.setVisible(len(outputs) > 1)
        untrained = None if info is None else info.untrained
        self.untrained_line.setText("" if untrained is None else translated(untrained.sentence))
        self.untrained_line.setVisible(untrained is not None)
        self._show_kind()
        self._on_predictions_changed()

    def _show_kind(self) -> None:
        """Say what is listed where it is not the classes of an image, and name the boxes so."""
        output = self._state.output
        info = info_of(self._state.selection, self._state.known)
        outputs = () if info is None else info.outputs
        for row, each in enumerate(outputs):
            kind = translated(KIND_WORDS[each.kind])
            self.outputs.setItemText(row, f"{on_screen(each.name)} · {kind}")
        notes = () if info is None else [info.ranking_note(n) for n in range(max(1, len(outputs)))]
        self.kind_line.setVisible(any(note is not None for note in notes))
        note = None if info is None else info.ranking_note(self._state.selection.output)
        self.kind_line.setText("" if note is None else translated(note))
        reason = None if output is None else output.reason
        why = "" if reason is None else translated(reason)
        explain(self.kind_line, why)
        explain(self.outputs, in_a_row((self._outputs_tip, why)))
        has_classes = info is None or (output is not None and output.kind.has_classes)
        has_channels = not has_classes and (output is None or output.unit_word == "channel")
        if has_classes:
            names = (
                self.tr("Top classes"),
                self.tr("Find any class"),
                self.tr("compare with which class?"),
            )
        elif has_channels:
            names = (
                self.tr("Strongest channels"),
                self.tr("Find any channel"),
                self.tr("compare with which channel?"),
            )
        else:
            names = (
                self.tr("Numbers of the output"),
                self.tr("Find any number"),
                self.tr("compare with which number?"),
            )
        self.bars.setAccessibleName(names[0])
        self.find_box.setPlaceholderText(names[1])
        self.against_box.setPlaceholderText(names[2])

    @Slot()
    def _on_predictions_changed(self) -> None:
        predictions = self._state.predictions
        if predictions is not None:  # else the last ones stay, dimmed
            self._listed = Predict(predictions.input, predictions.output)
            self.bars.set_rows(predictions.ranked[:TOP_COUNT])
            self.classes.set_rows(predictions.ranked, self._class_ids())
        self.find_box.setEnabled(self.classes.rowCount() > 0)
        self._on_currency_changed()
        self._show_target()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if (old.model, old.output) != (new.model, new.output):
            self._forget_classes()
            self.find_box.clear()
        names = ("model", "output", "output_activation")
        if any(getattr(old, name) != getattr(new, name) for name in names):
            self._show_kind()
        if (old.target, old.output) != (new.target, new.output):
            self._show_target()

    @Slot()
    def _on_currency_changed(self) -> None:
        """Dim the classes of another image, and take those away that nothing comes for."""
        currency = predictions_currency(self._state, self._listed)
        self._veil.set_current(currency is not Currency.PENDING)
        self.classes.set_current(is_current=currency is Currency.CURRENT)
        if currency is Currency.GONE and self.bars.has_rows:
            self._forget_classes()
            self._show_target()

    def _class_ids(self) -> tuple[str, ...]:
        info, output = self._state.model, self._state.selection.output
        return () if info is None or output >= len(info.outputs) else info.outputs[output].ids

    def _forget_classes(self) -> None:
        self._listed = None
        self.bars.set_rows(())
        self.classes.set_rows(())
        for box in (self.find_box, self.against_box):
            box.setEnabled(False)

    @Slot(int)
    def _on_output_chosen(self, output: int) -> None:
        self._state.choose_output(output)

    @Slot(object)
    def _on_target_chosen(self, target: Target) -> None:
        self._state.choose_unit(target)

    @Slot(object)
    def _on_target_added(self, target: Target) -> None:
        now = self._state.target
        if now is None or now.layer is not None or target.layer is not None:
            self._state.choose_unit(target)
        else:
            self._state.select(target=with_also(now, target))

    @Slot(object)
    def _on_against_found(self, other: Target) -> None:
        target = self._state.target
        if target is not None and target.layer is None:
            self._state.select(target=rather_than(target, other))
        self._show_target()

    @Slot()
    def _on_against_cleared(self) -> None:
        target = self._state.selection.target
        if target is not None and target.contrast:
            self._state.select(target=rather_than(target, None))

    @Slot()
    def _follow_top(self) -> None:
        self.find_box.clear()
        self._state.select(target=None)

    def _show_target(self) -> None:
        target = self._state.target
        self.outputs.setCurrentIndex(self._state.selection.output)
        self.bars.set_current(target)
        self.top_button.setEnabled(self._state.selection.target is not None)
        self._show_against(target)
        self._show_words()

    def _show_against(self, target: Target | None) -> None:
        """Name the class that the target is compared with; the fold is the user's alone."""
        can_compare = target is None or (target.layer is None and not target.negative)
        self.against_box.setEnabled(can_compare and self.classes.rowCount() > 0)
        if target is not None and target.contrast:
            labels, index = labels_of(self._state.selection, self._state.known), target.contrast[0]
            self.against_box.setText(labels[index] if index < len(labels) else f"#{index}")
        elif not can_compare or not self.against_box.hasFocus():
            self.against_box.clear()

    @Slot()
    def _show_words(self) -> None:
        """Say what is explained, which bars and forms do not always show, or why nothing is."""
        words = label_of(self._state.selection, self._state.known)
        if not words and self._state.model is None:
            words = self.tr("No model is open.")
        elif not words and self._state.picture is None:
            words = self.tr("No image is open.")
        self.words.set_words(words)
