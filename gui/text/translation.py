"""Translates sentences of the engine and loads the translation files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.api.resources import RESOURCES

if TYPE_CHECKING:
    from engine.api.errors import Text

Marked = NewType("Marked", str)
"""English that `QT_TRANSLATE_NOOP` has marked, for a table that is read before there is a Qt."""


def QT_TRANSLATE_NOOP(context: str, words: str) -> Marked:
    """Mark words for translation without translating them (by the name that lupdate looks for)."""
    return Marked(words)


def translate_marked(context: str, words: Marked) -> str:
    """Return marked words in the user's language; the context is that of their mark."""
    return QCoreApplication.translate(context, words)


def translate(context: str, words: str) -> str:
    """Return words in the user's language, for those who are no `QObject`."""
    return QCoreApplication.translate(context, words)


def translate_plural(context: str, one: str, many: str, count: int) -> str:
    """Return the form of words for a count, in the user's language.

    Parameters
    ----------
    context : str
        Where the words stand.
    one, many : str
        English for a count of 1, and for all others; translators get the second with their
        language's forms.
    count : int
        What chooses the form. It is not filled in: ``.format(count=...)`` does that.
    """
    words = QCoreApplication.translate(context, many, None, count)
    return one if words == many and count == 1 else words


def translated(text: Text) -> str:
    """Return a sentence of the engine in the user's language, with its values filled in.

    A translation whose fields do not fit falls back to the English template.
    """
    if text.count is None:
        template = QCoreApplication.translate("engine", text.template)
    else:
        template = translate_plural("engine", text.one, text.template, text.count)
    values = {
        name: value if isinstance(value, str) else translated(value) for name, value in text.values
    }
    try:
        return template.format(**values)
    except (KeyError, IndexError, ValueError):
        return str(text)


def translated_template(text: Text) -> str:
    """Return the template of a sentence without plural forms, its fields left open."""
    return QCoreApplication.translate("engine", text.template)


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
