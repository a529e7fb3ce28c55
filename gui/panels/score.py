"""Chooses the score of the target, and tells linear outputs to be logits. In the target panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from engine.api.outputs import OutputKind
from engine.api.scores import SCORE_SENTENCES, OutputActivation, ScoreKind
from gui.core.scores import has_probability, score_of, usual_score_of
from gui.text.scores import kind_words, why_no_choice
from gui.text.translation import translated
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.tooltip import explain

if TYPE_CHECKING:
    from engine.api.outputs import OutputInfo
    from gui.core.selection import Selection
    from gui.core.state import State


class ScoreForm(QWidget):
    """Logit, probability or log-probability; and what a linear output's numbers are."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._tip = self.tr(
            "The number that is explained. The logit speaks of the class alone; a softmax mixes in "
            "the other classes, and where it saturates the gradients vanish."
        )
        self.scores = self._box(self.tr("Score"))
        for kind in ScoreKind:
            self.scores.addItem(kind_words(kind), kind.value)
            self.scores.setItemData(
                self.scores.count() - 1,
                translated(SCORE_SENTENCES[kind]),
                Qt.ItemDataRole.ToolTipRole,
            )
        self.scores.activated.connect(self._on_score_chosen)
        self.outputs = self._box(self.tr("Outputs"))
        self._outputs_tip = self.tr(
            "What nothing in the model tells. If its loss had a softmax or sigmoid "
            "(from_logits=True), its outputs are logits, and probabilities can be computed; "
            "a regression has values. Kept for this file."
        )
        self.outputs.addItem("", OutputActivation.AUTO.value)
        self.outputs.addItem(self.tr("logits of a softmax"), OutputActivation.SOFTMAX.value)
        self.outputs.addItem(self.tr("logits of sigmoids"), OutputActivation.SIGMOID.value)
        self.outputs.addItem(self.tr("values"), OutputActivation.VALUES.value)
        self.outputs.activated.connect(self._on_outputs_told)
        self._outputs_label = self._label(self.outputs)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._label(self.scores), 0, 0)
        grid.addWidget(self.scores, 0, 1)
        grid.addWidget(self._outputs_label, 1, 0)
        grid.addWidget(self.outputs, 1, 1)
        state.model_changed.connect(self._show)
        state.methods_changed.connect(self._show)
        state.selection_changed.connect(self._on_selection_changed)
        self._show()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        return box

    def _label(self, box: QComboBox) -> TextLabel:
        label = TextLabel(box.accessibleName(), self)
        label.setBuddy(box)
        return label

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        names = ("target", "output", "output_activation", "score", "method")
        if any(getattr(old, name) != getattr(new, name) for name in names):
            self._show()

    @Slot(int)
    def _on_score_chosen(self, row: int) -> None:
        kind = ScoreKind(self.scores.itemData(row))
        usual = usual_score_of(self._state.selection, self._state.known)
        self._state.select(score=None if kind is usual else kind)

    @Slot(int)
    def _on_outputs_told(self, row: int) -> None:
        self._state.select(output_activation=OutputActivation(self.outputs.itemData(row)))

    @Slot()
    def _show(self) -> None:
        """Show what is explained; where nothing else can be, the tooltip says why."""
        selection, known = self._state.selection, self._state.known
        why = why_no_choice(self._state)
        with QSignalBlocker(self.scores):
            kind = score_of(selection, known)
            has_own = has_probability(selection, known) or known.model is None
            self.scores.setItemText(
                self.scores.findData(ScoreKind.LOGIT.value),
                kind_words(ScoreKind.LOGIT, has_probability=has_own),
            )
            self.scores.setCurrentIndex(self.scores.findData(kind.value))
        self.scores.setEnabled(known.model is not None and not why)
        explain(self.scores, why or self._tip)
        output = self._output()
        is_linear = output is not None and _is_open(output)
        info = self._state.model
        outputs = () if info is None else info.outputs
        for widget in (self._outputs_label, self.outputs):  # for the model: no target moves it
            widget.setVisible(any(map(_is_open, outputs)))
            widget.setEnabled(is_linear)
        reason = None if output is None else output.reason
        why = "" if reason is None else f"{translated(reason)} "
        explain(self.outputs, f"{why}{self._outputs_tip}")
        if output is None or not is_linear:
            return
        with QSignalBlocker(self.outputs):
            unsaid = self.tr("softmax, assumed") if output.is_assumed else self.tr("as they are")
            self.outputs.setItemText(0, unsaid)
            self.outputs.setCurrentIndex(self.outputs.findData(selection.output_activation.value))
        rows = self.outputs.model()
        assert isinstance(rows, QStandardItemModel)  # a combo box makes one
        for row in range(1, self.outputs.count()):  # one number has no softmax
            told = OutputActivation(self.outputs.itemData(row))
            is_so = told is OutputActivation.VALUES and output.kind is OutputKind.VALUES
            rows.item(row).setEnabled(is_so or output.read_as(told) != output)

    def _output(self) -> OutputInfo | None:
        """Return the chosen output as the model has it."""
        info, chosen = self._state.model, self._state.selection.output
        if info is None or not 0 <= chosen < len(info.outputs):
            return None
        return info.outputs[chosen]


def _is_open(output: OutputInfo) -> bool:
    """Return whether the user may say what an output's numbers are."""
    told = (each for each in OutputActivation if each is not OutputActivation.AUTO)
    return any(output.read_as(each) != output for each in told)
