"""Reads the window's translation files (.qm) without Qt, for the words of commands.

A .qm file has a mark and sections: a tag, a length, data. The section of messages holds fields,
each with a tag of its own, and ends each message with one. What `lrelease` leaves out of a file
that is squeezed, source and context, is needed here: `scripts.strings` does not squeeze.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.api.regular_files import read_regular
from engine.api.resources import RESOURCES
from engine.api.units import MIB

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.api.errors import Text

FOLDER = RESOURCES / "translations"
_NAME = "camscope_"
_MARK = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_MESSAGES = 0x69
_END, _TRANSLATION, _OBSOLETE, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 5, 6, 7, 8
_NOTHING = 0xFFFFFFFF
_MOST_BYTES = 16 * MIB

Key = tuple[str, str]
"""Context and English."""


@dataclass(frozen=True, slots=True)
class Translations:
    """One language's words.

    Attributes
    ----------
    messages : mapping of (str, str) to tuple of str
        By context and English; of a plural, each form.
    """

    messages: Mapping[Key, tuple[str, ...]]

    def words(self, context: str, english: str) -> str:
        """Return words in the language, or the English ones."""
        forms = self.messages.get((context, english), ())
        return forms[0] if forms and forms[0] else english

    def sentence(self, text: Text) -> str:
        """Return a sentence in the language, with its values filled in, or in English.

        Of plural forms the last is taken, for all counts but 1 the right one where there are two,
        and the only one in languages that have one.
        """
        forms = self.messages.get(("engine", text.template), ())
        template = forms[0 if text.count == 1 else -1] if forms else ""
        values = {
            name: value if isinstance(value, str) else self.sentence(value)
            for name, value in text.values
        }
        try:
            return template.format(**values) if template else str(text)
        except (KeyError, IndexError, ValueError):
            return str(text)


ENGLISH = Translations({})


def languages() -> list[str]:
    """Return the languages that there are files of: "ja", "zh_TW"."""
    return sorted(path.stem.removeprefix(_NAME) for path in FOLDER.glob(f"{_NAME}*.qm"))


@lru_cache(maxsize=4)
def read_translations(language: str) -> Translations:
    """Return the words of one of the `languages`; English for a file that cannot be read."""
    try:
        data = read_regular(FOLDER / f"{_NAME}{language}.qm", _MOST_BYTES)
        return Translations(dict(_messages(data)))
    except (OSError, ValueError, struct.error, IndexError):
        return ENGLISH


def _messages(data: bytes) -> Iterator[tuple[Key, tuple[str, ...]]]:
    """Yield the messages of a file. Raises ValueError, struct.error or IndexError for none."""
    if not data.startswith(_MARK):
        raise ValueError("no .qm file")
    place = len(_MARK)
    while place < len(data):
        tag, size = struct.unpack_from(">BI", data, place)
        place += 5
        if place + size > len(data):
            raise ValueError("a torn file")
        if tag == _MESSAGES:
            yield from _of_section(data[place : place + size])
        place += size


def _of_section(data: bytes) -> Iterator[tuple[Key, tuple[str, ...]]]:
    place = 0
    context = source = ""
    forms: list[str] = []
    while place < len(data):
        tag = data[place]
        place += 1
        if tag == _END:
            yield (context, source), tuple(forms)
            context, source, forms = "", "", []
            continue
        if tag == _OBSOLETE:
            place += 4
            continue
        if tag not in (_TRANSLATION, _SOURCE, _CONTEXT, _COMMENT):
            raise ValueError("an unknown field")
        (size,) = struct.unpack_from(">I", data, place)
        place += 4
        size = 0 if size == _NOTHING else size
        words = data[place : place + size]
        place += size
        if tag == _TRANSLATION:
            forms.append(words.decode("utf-16-be"))
        elif tag == _SOURCE:
            source = words.decode()
        elif tag == _CONTEXT:
            context = words.decode()
