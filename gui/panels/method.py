"""Chooses the method and its parameters, and says what each shows and takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.api.methods import Family
from gui.core.currency import Currency
from gui.queries.costs import costs_shown
from gui.text.costs import cost_words, is_worth_saying
from gui.text.sentences import in_a_row
from gui.text.translation import translated
from gui.widgets.controls.collapsible import FoldButton
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.steady_label import SteadyLabel
from gui.widgets.methods.method_box import MethodBox
from gui.widgets.methods.parameter_form import ParameterForm
from gui.widgets.stale_veil import Patience
from gui.widgets.tooltip import explain

if TYPE_CHECKING:
    from engine.api.attribution import Cost, Costs
    from engine.api.methods import MethodInfo
    from gui.core.selection import ChosenParameters, Selection
    from gui.core.state import State


SENTENCE_LINES, NOTE_LINES = 3, 2


class MethodPanel(QWidget):
    """Lists the methods of the engine, with what each shows, its paper, cost and parameters."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._shown: str | None = None
        self._costs: Costs | None = None
        self.box = MethodBox(self)
        self.box.setAccessibleName(self.tr("Method"))
        self.box.chosen.connect(self._on_chosen)
        self.sentence = SteadyLabel(SENTENCE_LINES, self)
        self.paper = ElidedLabel(self, Qt.TextElideMode.ElideRight)
        self.note = SteadyLabel(NOTE_LINES, self)
        self._class_free = self.tr("Class-free: it does not depend on the target.")
        self.fold = FoldButton(
            self.tr("Parameters"), self.tr("Show or hide the parameters of this method"), self
        )
        self.form = ParameterForm(self)
        self.form.changed.connect(self._on_parameters)
        self._form_room = QWidget(self)
        room = QVBoxLayout(self._form_room)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.form)
        room.addStretch(1)
        self.fold.set_content(self._form_room)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(4)
        for part in (self.box, self.sentence, self.paper, self.note):
            layout.addWidget(part)
        layout.addWidget(self.fold)
        layout.addWidget(self._form_room)
        layout.addStretch(1)
        state.methods_changed.connect(self._on_methods_changed)
        state.selection_changed.connect(self._on_selection_changed)
        self._patience = Patience(self)
        self._patience.changed.connect(self._on_patience_changed)
        state.currency_changed.connect(self._on_currency_changed)
        state.model_changed.connect(self._on_costs_changed)
        self._on_methods_changed()

    @Slot()
    def _on_methods_changed(self) -> None:
        methods = self._state.methods
        names = {
            Family.CLASS: self.tr("Class evidence"),
            Family.CLASS_FREE: self.tr("Class-free"),
            Family.GRADIENTS: self.tr("Gradients"),
            Family.PERTURBATION: self.tr("Perturbation"),
        }
        groups = [
            (title, [(one.id, one.name) for one in methods if one.family is family])
            for family, title in names.items()
        ]
        self.box.set_groups([group for group in groups if group[1]])
        self.box.setEnabled(bool(methods))
        most = max((len(method.parameters) for method in methods), default=0)
        self._form_room.setMinimumHeight(self.form.height_of(most))
        self._shown = None
        self._show_method()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.method != new.method:
            self._show_method()
        elif old.parameters_of(new.method) != new.parameters_of(new.method):
            if self.form.values() != new.parameters_of(new.method):
                self.form.set_values(new.parameters_of(new.method))
            self._name_fold()

    @Slot(str)
    def _on_chosen(self, method_id: str) -> None:
        self.form.flush()
        self._state.select(method=method_id)

    @Slot(object)
    def _on_parameters(self, values: ChosenParameters) -> None:
        if self._shown is not None:
            parameters = self._state.selection.with_parameters(self._shown, values)
            self._state.select(parameters=parameters)

    def _show_method(self) -> None:
        self.form.flush()  # an edit of the method that was shown until now is not lost
        method = self._state.method()
        self._shown = None if method is None else method.id
        self.box.set_current(self._state.selection.method)
        self.sentence.setText("" if method is None else translated(method.sentence))
        self.paper.set_words("" if method is None else method.paper)
        parameters = () if method is None else method.parameters
        chosen = () if method is None else self._state.selection.parameters_of(method.id)
        self.form.set_parameters(parameters)
        self.form.set_values(chosen)
        self.fold.setEnabled(bool(parameters))
        self._name_fold()
        self._on_costs_changed()

    def _name_fold(self) -> None:
        changed = bool(self.form.values())
        name = self.tr("Parameters (changed)") if changed else self.tr("Parameters")
        self.fold.setText(name)
        self.fold.setAccessibleName(name)

    @Slot()
    def _on_costs_changed(self) -> None:
        self._costs = costs_shown(self._state).costs
        for method in self._state.methods:
            cost, reason = self._cost_of(method)
            self.box.set_tip(method.id, self._tip(method, cost, reason), can_be_used=not reason)
        current = self._state.method()
        if current is None:
            explain(self.box, self.tr("How the heatmap is computed"))
            self.note.setText("")
            return
        cost, reason = self._cost_of(current)
        explain(self.box, self._tip(current, cost, reason))
        sentences = [reason] if reason else []
        if current.family is Family.CLASS_FREE:
            sentences.insert(0, self._class_free)
        if cost is not None and is_worth_saying(cost):
            template = self.tr("It takes {cost}.")
            sentences.append(template.format(cost=cost_words(cost)))
        self.note.setText(in_a_row(sentences))

    @Slot()
    def _on_currency_changed(self) -> None:
        """Show other costs; grey those of another layer or image while theirs are measured."""
        shown = costs_shown(self._state)
        self._patience.set_waiting(shown.currency is Currency.PENDING)
        if shown.costs is not self._costs:
            self._on_costs_changed()

    @Slot()
    def _on_patience_changed(self) -> None:
        self.note.setEnabled(not self._patience.is_over)

    def _cost_of(self, method: MethodInfo) -> tuple[Cost | None, str]:
        """Return what a method takes, if that is known, and why it cannot be used, if so."""
        costs = self._costs
        if costs is None:
            return None, ""
        cost = costs.by_method.get(method.id)
        if cost is not None or method.id not in costs.by_method:
            return cost, ""
        reason = costs.reasons.get(method.id)
        return None, self.tr("It cannot be used here.") if reason is None else translated(reason)

    def _tip(self, method: MethodInfo, cost: Cost | None, reason: str) -> str:
        lines = [translated(method.sentence), method.paper]
        if method.family is Family.CLASS_FREE:
            lines.insert(1, self._class_free)
        if cost is not None and is_worth_saying(cost):
            lines.append(cost_words(cost))
        if reason:
            lines.append(reason)
        return "\n".join(lines)
