"""Translates words of the window and sentences of the engine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NewType

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.errors import Text

Marked = NewType("Marked", str)
"""English that `QT_TRANSLATE_NOOP` has marked, for a table that is read before there is a Qt."""


class Said(str):
    """A sentence that is kept, and said again when the language is another.

    Parameters
    ----------
    say : callable
        Returns the sentence in the language of the moment.
    """

    say: Callable[[], str]

    def __new__(cls, say: Callable[[], str]) -> Said:
        """Say it for the first time."""
        made = super().__new__(cls, say())
        made.say = say
        return made


def retold(words: str) -> str:
    """Return a sentence that was kept in the language of now; other words as they are."""
    return Said(words.say) if isinstance(words, Said) else words


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

    It can be kept: it is `Said`. A translation whose fields do not fit falls back to the English
    template.
    """
    return Said(partial(_filled_in, text))


def _filled_in(text: Text) -> str:
    if text.count is None:
        template = QCoreApplication.translate("engine", text.template)
    else:
        template = translate_plural("engine", text.one, text.template, text.count)
    values = {
        name: value if isinstance(value, str) else _filled_in(value) for name, value in text.values
    }
    try:
        return template.format(**values)
    except (KeyError, IndexError, ValueError):
        return str(text)


def translated_template(text: Text) -> str:
    """Return the template of a sentence without plural forms, its fields left open."""
    return QCoreApplication.translate("engine", text.template)
