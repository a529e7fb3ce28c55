"""Words in the user's language: engine sentences, and the translation files that are there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from engine.api.errors import Text


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """Mark words for translation without translating them (by the name that lupdate looks for)."""
    return words


def translate(context: str, words: str) -> str:
    """Return words in the user's language, for those who are no `QObject`."""
    return QCoreApplication.translate(context, words)


def resources() -> Path:
    """Return the folder of what the program carries with it, from source and when packaged."""
    root = getattr(sys, "_MEIPASS", None) or Path(__file__).resolve().parents[2]
    return Path(root) / "resources"


def translated(text: Text) -> str:
    """Return a sentence of the engine in the user's language, with its values filled in.

    A translation whose fields do not fit falls back to the English template.
    """
    template = QCoreApplication.translate("engine", text.template)
    try:
        return template.format(**dict(text.values))
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
        ("camscope", str(resources() / "translations")),
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
