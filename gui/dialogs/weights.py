"""Asks whether a file of weights alone is opened as the network that it fits. Built by the actions.

The answer is remembered for the file's bytes, so that it is asked once.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.api.foreign_text import on_screen
from gui.core.known_weights import known_in, text_of
from gui.text.translation import translated
from gui.widgets.controls.dialog_buttons import DialogButtons
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from engine.api.model import WeightsQuestion
    from engine.api.weights import WeightsFit
    from gui.core.controller import Controller
    from gui.core.settings import Settings
    from gui.core.state import State

WIDTH = 480
DIGITS = 16
"""Of a SHA-256, as many as are shown."""


class WeightsQuestions(QObject):
    """Answers the engine's questions on files of weights, from memory or by the user.

    Parameters
    ----------
    window : QWidget
        Above which the dialog stands.
    state, controller, settings
        Who tells of questions, who opens, and what is kept.
    """

    def __init__(
        self, window: QWidget, state: State, controller: Controller, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._settings = settings
        state.weights_asked.connect(self._on_asked)

    @Slot(object)
    def _on_asked(self, question: WeightsQuestion) -> None:
        known = known_in(self._settings.known_weights()).get(question.sha256)
        if known in {fit.network for fit in question.fits}:
            self._open(question, known)
            return
        dialog = WeightsDialog(question, self._window)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    @Slot(object, str)
    def _on_chosen(self, question: WeightsQuestion, network: str) -> None:
        known = known_in(self._settings.known_weights())
        known.pop(question.sha256, None)  # what is put back is the newest
        known[question.sha256] = network
        self._settings.set_known_weights(text_of(known))
        self._open(question, network)

    def _open(self, question: WeightsQuestion, network: str) -> None:
        request = replace(question.request, weights_of=network)
        self._controller.reload(request, is_quiet=False)


class WeightsDialog(QDialog):
    """Says which network a file of weights fits, and offers to open it as that.

    Parameters
    ----------
    question : WeightsQuestion
        What the engine asks.
    parent : QWidget
        The window.
    """

    chosen = Signal(object, str)
    """The `WeightsQuestion`, and the network's name."""

    def __init__(self, question: WeightsQuestion, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = question
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(self.tr("Open these weights?"))
        fits = question.fits
        self.title_line = self._line(
            self.tr("{name} holds weights without a model.").format(
                name=on_screen(Path(question.request.path).name)
            )
        )
        font = self.title_line.font()
        font.setBold(True)
        self.title_line.setFont(font)
        self.fit_line = self._line(
            self.tr("Its tensors fit {network}. Open it as that?").format(
                network=translated(fits[0].words)
            )
            if len(fits) == 1
            else self.tr("Its tensors fit several networks. Which one is it?")
        )
        self.meaning_line = self._line("")
        self.memory_line = self._line(
            self.tr("The answer is remembered for exactly these bytes (SHA-256 {digits}…).").format(
                digits=question.sha256[:DIGITS]
            )
        )
        self.choices = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self.title_line)
        layout.addWidget(self.fit_line)
        for number, fit in enumerate(fits if len(fits) > 1 else ()):
            button = QRadioButton(translated(fit.words), self)
            button.setToolTip(self.tr("Open the weights as this network"))
            button.setChecked(number == 0)
            self.choices.addButton(button, number)
            layout.addWidget(button)
        self.choices.idToggled.connect(self._show_meaning)
        self.buttons = DialogButtons(QDialogButtonBox.StandardButton.Cancel, self)
        self.open_button = self.buttons.addButton(
            self.tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.open_button.setToolTip(self.tr("Build the network and open it with these weights"))
        self.open_button.setDefault(True)
        self.cancel_button = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.cancel_button.setToolTip(self.tr("Leave open what is open"))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        for widget in (self.meaning_line, self.memory_line, self.buttons):
            layout.addWidget(widget)
        self._show_meaning()
        self.open_button.setFocus()
        self.setMinimumWidth(WIDTH)

    @property
    def fit(self) -> WeightsFit:
        """The network that is chosen."""
        return self._question.fits[max(self.choices.checkedId(), 0)]

    def _line(self, words: str) -> TextLabel:
        line = TextLabel(words, self)
        line.setWordWrap(True)
        return line

    @Slot()
    def _show_meaning(self) -> None:
        self.meaning_line.setText(translated(self.fit.meaning))

    @Slot()
    def _on_accepted(self) -> None:
        self.open_button.setEnabled(False)  # a second click is on its way
        self.accept()
        self.chosen.emit(self._question, self.fit.network)
