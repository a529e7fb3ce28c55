"""Translates sentences of the engine and loads the translation files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.api.errors import Text
from engine.api.resources import RESOURCES


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """Mark words for translation without translating them (by the name that lupdate looks for)."""
    return words


def translate(context: str, words: str) -> str:
    """Return words in the user's language, for those who are no `QObject`."""
    return QCoreApplication.translate(context, words)


def translated(text: Text) -> str:
    """Return a sentence of the engine in the user's language, with its values filled in.

    A translation whose fields do not fit falls back to the English template.
    """
    template = QCoreApplication.translate("engine", text.template)
    values = {
        name: translated(value) if isinstance(value, Text) else value for name, value in text.values
    }
    try:
        return template.format(**values)
    except (KeyError, IndexError, ValueError):
        return str(text)


def install_translations(app: QCoreApplication, language: str = "") -> list[QTranslator]:
    """Load the program's and Qt's own translations.

    Parameters
    ----------
    app : QCoreApplication
        Who owns the translators.
    language : str
        As in "de" or "zh_CN"; empty for the system's.

    Returns
    -------
    list of QTranslator
        Those that were found; empty for English.
    """
    locale = QLocale(language) if language else QLocale.system()
    found = []
    folders = (
        ("camscope", str(RESOURCES / "translations")),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    for name, folder in folders:
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)
            found.append(translator)
        else:
            translator.deleteLater()
    return found
