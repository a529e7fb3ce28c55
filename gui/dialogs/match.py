"""Asks whether an array is a heatmap from elsewhere, and says how a heatmap was made.

Built by `gui.actions.handlers`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.core.matching import can_show, is_about, match_choices, match_for
from gui.text.translation import Said, translated
from gui.widgets.controls.dialog_buttons import DialogButtons
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from engine.api.matching import HeatmapMatch
    from gui.core.controller import Controller
    from gui.core.state import State
    from gui.notices import Notices


class HeatmapQuestions(QObject):
    """Has heatmaps from elsewhere compared with the open image, and shows the answers.

    Parameters
    ----------
    window : QWidget
        Above which dialogs stand.
    state, controller, notices
        What is open, who asks, and who says what is missing.
    """

    image_chosen = Signal(str)
    """A dropped array is an image after all: its path."""

    def __init__(
        self, window: QWidget, state: State, controller: Controller, notices: Notices
    ) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self._notices = notices
        controller.heatmap_matched.connect(self._on_matched)

    def is_ready(self) -> bool:
        """Tell whether there is a model and an image to compare with."""
        return match_for(self._state.selection, self._state.known, "") is not None

    def check_ready(self) -> bool:
        """Tell the same, and say what is missing."""
        is_ready = self.is_ready()
        if not is_ready:
            self._notices.warn(
                Said(
                    lambda: self.tr(
                        "Open the model and the image of the notebook first, then its heatmap."
                    )
                )
            )
        return is_ready

    @Slot(str)
    def ask(self, path: str) -> None:
        """Have a heatmap compared; its answer opens a dialog. Esc stops it."""
        request = match_for(self._state.selection, self._state.known, path)
        if request is not None:
            self._state.export_requested.emit(request)

    def ask_about(self, path: str) -> None:
        """Ask whether a dropped array of numbers is an image or a heatmap."""
        question = ArrayQuestion(path, self._window)
        question.heatmap_chosen.connect(self.ask)
        question.image_chosen.connect(self.image_chosen)
        question.open()

    @Slot(object)
    def _on_matched(self, match: HeatmapMatch) -> None:
        if is_about(self._state.selection, match):
            MatchDialog(match, self._state, self._window).show()


class ArrayQuestion(QMessageBox):
    """Asks what an array of numbers is."""

    heatmap_chosen = Signal(str)
    image_chosen = Signal(str)

    def __init__(self, path: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("Heatmap or image"))
        self.setText(self.tr("Is {name} a heatmap or an image?").format(name=Path(path).name))
        self.setInformativeText(
            self.tr("A heatmap is compared with this model's, for the image that is open.")
        )
        self.compare_button = self.addButton(
            self.tr("Compare heatmap"), QMessageBox.ButtonRole.AcceptRole
        )
        self.compare_button.setToolTip(self.tr("Find out how this heatmap was made"))
        self.open_button = self.addButton(
            self.tr("Open as image"), QMessageBox.ButtonRole.ActionRole
        )
        self.open_button.setToolTip(self.tr("Show the numbers as a grey picture"))
        self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.compare_button)
        self.buttonClicked.connect(self._on_clicked)

    @Slot(object)
    def _on_clicked(self, button: QAbstractButton) -> None:
        if button is self.compare_button:
            self.heatmap_chosen.emit(self._path)
        elif button is self.open_button:
            self.image_chosen.emit(self._path)


class MatchDialog(QDialog):
    """Says how a heatmap was made, beside the work; "Show it so" chooses the same.

    Parameters
    ----------
    match : HeatmapMatch
        The answer.
    state : State
        What is chosen.
    parent : QWidget
        The window.
    """

    def __init__(self, match: HeatmapMatch, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self._match = match
        self._state = state
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Why does my notebook differ?"))
        self.labels = [TextLabel(translated(each), self) for each in match.sentences]
        for number, label in enumerate(self.labels):
            label.setWordWrap(True)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            label.setAccessibleName(self.tr("Answer, line {number}").format(number=number + 1))
            label.setToolTip(self.tr("It can be selected and copied"))
        font = self.labels[0].font()
        font.setBold(True)
        self.labels[0].setFont(font)
        self.buttons = DialogButtons(QDialogButtonBox.StandardButton.Close, self)
        self.show_button = self.buttons.addButton(
            self.tr("Show it so"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.show_button.setToolTip(
            self.tr("Choose target, score, input, method, layer and display as in the notebook")
        )
        self.show_button.clicked.connect(self._on_show)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        state.selection_changed.connect(self._follow)
        self._follow()

    def _lay_out(self) -> None:
        text = QWidget(self)
        lines = QVBoxLayout(text)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(8)
        for label in self.labels:
            lines.addWidget(label)
        lines.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setAccessibleName(self.tr("Answer"))
        self.area.setToolTip(self.tr("How this heatmap was made"))
        self.area.setWidget(text)
        layout = QVBoxLayout(self)
        layout.addWidget(self.area)
        layout.addWidget(self.buttons)
        self.resize(560, 420)

    @Slot()
    def _follow(self) -> None:
        selection, known = self._state.selection, self._state.known
        self.show_button.setEnabled(can_show(selection, known, self._match))

    @Slot()
    def _on_show(self) -> None:
        selection, known = self._state.selection, self._state.known
        self._state.select(**match_choices(selection, known, self._match))
