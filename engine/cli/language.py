"""Chooses the language of commands: of `--help`, and of sentences that a person reads on stderr.

docs/cli.md is a contract: what programs read stays English. `--help` is for people alone and speaks
their language; sentences on stderr do when stderr is a terminal, or when the variable says so.
Standard output, files and JSON never do.
"""

from __future__ import annotations

import locale
import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.api.foreign_text import visible
from engine.cli.translations import ENGLISH, languages, read_translations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.api.errors import Text
    from engine.cli.translations import Translations

VARIABLE = "CAMSCOPE_LANGUAGE"
CONTEXT = "cli"
"""Of the words of the grammar in the translation files; sentences have that of the engine."""
_TRADITIONAL = ("zh_Hant", "zh_HK", "zh_MO")
_sentences: dict[str, Text] = {}


def wanted_languages(environment: Mapping[str, str]) -> list[str]:
    """Return the names of languages that the user's environment asks for, the first one first."""
    if environment.get(VARIABLE):
        return [environment[VARIABLE]]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            plain = value.partition(".")[0] in ("C", "POSIX")
            more = [] if plain else environment.get("LANGUAGE", "").split(":")
            return [*filter(None, more), value]
    return [_windows_language()] if sys.platform == "win32" else []


def chosen_language(wanted: Sequence[str], there: Sequence[str]) -> str:
    """Return the first wanted language that there is; empty for English.

    Parameters
    ----------
    wanted : sequence of str
        "ja_JP.UTF-8", "zh-Hant-TW", "en".
    there : sequence of str
        "ja", "zh_TW".
    """
    for each in wanted:
        name = each.partition(".")[0].partition("@")[0].replace("-", "_")
        if name in there:
            return name
        if name.startswith(_TRADITIONAL) and "zh_TW" in there:
            return "zh_TW"
        if name.partition("_")[0] in there:
            return name.partition("_")[0]
        if name.partition("_")[0] in ("en", "C", "POSIX"):
            return ""
    return ""


def help_words(english: str) -> str:
    """Return words of the grammar in the user's language."""
    return _users().words(CONTEXT, english)


def spoken_words(english: str) -> str:
    """Return words of a refusal, in the language of sentences on stderr."""
    return _on_stderr().words(CONTEXT, english)


def spoken(sentence: str | Text) -> str:
    """Return a sentence in the language of stderr; what no translator has seen stays English."""
    known = _sentences.get(sentence) if isinstance(sentence, str) else sentence
    return str(sentence) if known is None else _on_stderr().sentence(known)


def recorded(sentence: Text) -> str:
    """Return a sentence in English, for a record; `spoken` knows it again."""
    english = visible(str(sentence))
    _sentences[english] = sentence
    return english


def _users() -> Translations:
    return _translations(tuple(wanted_languages(os.environ)))


def _on_stderr() -> Translations:
    is_read = bool(os.environ.get(VARIABLE)) or (sys.stderr is not None and sys.stderr.isatty())
    return _users() if is_read else ENGLISH


@lru_cache(maxsize=8)
def _translations(wanted: tuple[str, ...]) -> Translations:
    language = chosen_language(wanted, languages()) if wanted else ""
    return read_translations(language) if language else ENGLISH


def _windows_language() -> str:
    """Return the language of Windows' own windows."""
    if sys.platform == "win32":
        import ctypes

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(number, "")
    return ""
