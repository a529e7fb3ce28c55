"""Gives the program its language: words, Qt's own words, fonts, and how numbers are written.

Built by `App` before the window, which tells when the system's language may be another. A change is
told when all of that is in place, so that the window can be built anew with other words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from engine.api.resources import RESOURCES
from gui.text.languages import ENGLISH, LANGUAGES, Letters, language_for
from gui.text.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from gui.text.languages import Language

SYSTEM = ""
"""The choice that follows the system."""
FOLDERS = {
    "camscope": str(RESOURCES / "translations"),
    "qtbase": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
}
"""Where translation files are, by the beginnings of their names."""
MISSED_BY_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
"""Words of Qt's that got a mnemonic after they were translated: the program's files have them."""


class Speech(QObject):
    """The language of the whole program, and the choice that it follows.

    Parameters
    ----------
    preferred : sequence of str, optional
        The languages of the system, best first, looked at each time; Qt is asked when left out.
    parent : QObject, optional
        Owner.
    """

    changed = Signal()
    """Another language is in place."""
    missed = Signal()
    """`missing` is another one."""

    def __init__(
        self, preferred: Sequence[str] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._preferred = preferred
        self._choice = SYSTEM
        self._font: QFont | None = None
        self._translators: list[QTranslator] = []
        self.language = ENGLISH
        """The language in use."""
        self.missing: Language | None = None
        """A language that is wanted, and cannot be shown: no font has its letters."""

    @property
    def choice(self) -> str:
        """Code of the language that the user chose, or `SYSTEM`."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Speak another language, at once; one that no font can show stays English."""
        self._choice = choice if choice in LANGUAGES else SYSTEM
        wanted = language_for(self._choice, self._system_languages())
        is_shown = has_letters(wanted)
        missing, self.missing = self.missing, None if is_shown else wanted
        before, self.language = self.language, wanted if is_shown else ENGLISH
        if self.language is not before or not self._translators:
            self._use(self.language)
            self.changed.emit()
        if self.missing is not missing and self.missing is not None:
            self.missed.emit()

    def follow_system(self) -> None:
        """Speak the system's language of now, unless the user chose one."""
        self.choose(self._choice)

    def _system_languages(self) -> Sequence[str]:
        return QLocale.system().uiLanguages() if self._preferred is None else self._preferred

    def stop(self) -> None:
        """Take the words out of Qt again."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []

    def _use(self, language: Language) -> None:
        self.stop()
        for name, folder in FOLDERS.items():
            translator = QTranslator(self)
            if translator.load(f"{name}_{language.code}", folder):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
            else:  # Qt has no file for English
                translator.deleteLater()
        system, own = QLocale.system(), language.locale
        is_own = (system.language(), system.script()) == (own.language(), own.script())
        QLocale.setDefault(system if is_own else own)
        self._choose_font(language)

    def _choose_font(self, language: Language) -> None:
        """Let letters that languages share have this one's forms."""
        app = cast("QApplication", QApplication.instance())
        if self._font is None:
            self._font = app.font()
        font, installed = app.font(), set(QFontDatabase.families()) if language.fonts else set()
        usual = self._font.families()
        own = [name for name in language.fonts if name in installed][:1]
        is_eastern = any(
            letters in QFontDatabase.writingSystems(name)
            for name in usual
            for letters in (Letters.Japanese, Letters.TraditionalChinese)
        )
        font.setFamilies([*own, *usual] if is_eastern else [*usual, *own])
        if font != app.font():
            app.setFont(font)


def has_letters(language: Language) -> bool:
    """Return whether any font on this system can show a language."""
    return language is ENGLISH or bool(QFontDatabase.families(language.letters))
