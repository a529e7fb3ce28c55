"""Builds the menu "Language": the system's, or one by its own name; remembered in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from gui.speech import SYSTEM, has_letters
from gui.text.languages import LANGUAGES
from gui.text.translation import translate
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.core.settings import Settings
    from gui.speech import Speech
    from gui.text.languages import Language


class LanguageMenu(QMenu):
    """A radio action for each language, which takes effect at once."""

    def __init__(self, speech: Speech, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech = speech
        self._settings = settings
        self.setTitle(self.tr("Language"))
        self.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        system = self._added(self.tr("Language: as the system"), SYSTEM)
        system.setToolTip(
            tooltip(self.tr("The first language of the system that Camscope has, else English"))
        )
        for code, language in LANGUAGES.items():
            action = self._added(language.name, code)
            tip = self.tr("Language: {name}").format(name=language.english)
            action.setToolTip(tooltip(tip))
        self._group.triggered.connect(self._on_triggered)
        self.aboutToShow.connect(self._check_fonts)
        speech.changed.connect(self._show_choice)
        self._show_choice()

    def choices(self) -> list[QAction]:
        """Return all actions, for the palette."""
        self._check_fonts()
        return self._group.actions()

    def _added(self, words: str, choice: str) -> QAction:
        action = QAction(words, self)
        action.setCheckable(True)
        action.setData(choice)
        self._group.addAction(action)
        self.addAction(action)
        return action

    @Slot()
    def _check_fonts(self) -> None:
        """Grey what no font can show; fonts are counted when they are asked for."""
        for action in self._group.actions():
            language = LANGUAGES.get(action.data())
            if language is not None and not has_letters(language):
                action.setText(language.english)
                action.setToolTip(tooltip(no_font_words(language)))
                action.setEnabled(False)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        choice = action.data()
        self._settings.set_language(choice)
        self._speech.choose(choice)

    @Slot()
    def _show_choice(self) -> None:
        for action in self._group.actions():
            action.setChecked(action.data() == self._speech.choice)


def no_font_words(language: Language) -> str:
    """Return why a language cannot be shown, and what helps."""
    return translate(
        "languages",
        "No font on this computer has the letters of {language}. Install one, such as {font}, and "
        "start Camscope again.",
    ).format(language=language.english, font=language.fonts[0])
