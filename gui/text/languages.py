"""Lists the languages that the window speaks, and finds the one that the user reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontDatabase

if TYPE_CHECKING:
    from collections.abc import Iterable

Letters = QFontDatabase.WritingSystem


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the window.

    Attributes
    ----------
    code : str
        As in the names of its translation files, ours and Qt's, and in the settings.
    name : str
        What it calls itself.
    english : str
        What English calls it, for a system without its letters.
    letters : QFontDatabase.WritingSystem
        What a font must have.
    fonts : tuple of str
        Fonts with its forms of the letters that it shares with other languages, best first.
    """

    code: str
    name: str
    english: str
    letters: Letters
    fonts: tuple[str, ...] = ()

    @property
    def locale(self) -> QLocale:
        """How it writes numbers and dates."""
        return QLocale(self.code)


ENGLISH = Language("en", "English", "English", Letters.Latin)
LANGUAGES: dict[str, Language] = {
    each.code: each
    for each in (
        ENGLISH,
        Language(
            "ja",
            "日本語",
            "Japanese",
            Letters.Japanese,
            (
                "Noto Sans CJK JP",
                "Noto Sans JP",
                "Yu Gothic UI",
                "Meiryo UI",
                "Meiryo",
                "Hiragino Sans",
                "IPAPGothic",
                "TakaoPGothic",
                "VL PGothic",
            ),
        ),
        Language(
            "zh_TW",
            "繁體中文",
            "Traditional Chinese",
            Letters.TraditionalChinese,
            (
                "Noto Sans CJK TC",
                "Noto Sans TC",
                "Microsoft JhengHei UI",
                "Microsoft JhengHei",
                "PingFang TC",
                "Heiti TC",
                "AR PL UMing TW",
            ),
        ),
    )
}
"""By code, in the order of the menu."""


def language_for(choice: str, preferred: Iterable[str]) -> Language:
    """Return the language to speak.

    Parameters
    ----------
    choice : str
        The user's, as a code; the system's languages count for anything else.
    preferred : iterable of str
        The system's, best first, as in "zh-Hant-TW": the first one that there is.
    """
    if choice in LANGUAGES:
        return LANGUAGES[choice]
    return next(filter(None, map(_language_of, preferred)), ENGLISH)


def _language_of(tag: str) -> Language | None:
    """Return the language of a tag: of Hong Kong, too, where its script is the same."""
    locale = QLocale(tag)
    for each in LANGUAGES.values():
        own = each.locale
        if (locale.language(), locale.script()) == (own.language(), own.script()):
            return each
    return None
