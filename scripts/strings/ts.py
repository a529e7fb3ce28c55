"""Reads and writes Qt's translation files (TS 2.1), and compiles them with lrelease."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from scripts.strings.extract import COUNT, Message, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PLURAL_FORMS = {"en": 2, "ja": 1, "zh_TW": 1}  # languages, with Qt's number of forms
VANISHED = ("vanished", "obsolete")
_NARROW = re.compile(
    r"[\u3040-\u30ff\u4e00-\u9fff](?:[:;,?!]|\((?!&))"
)  # behind kana and characters


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated message.

    Attributes
    ----------
    forms : tuple of str
        The translation; of a plural, each of its forms.
    state : str
        "", "unfinished" or "vanished", as Qt Linguist has it.
    """

    forms: tuple[str, ...]
    state: str = ""


def read(document: str) -> dict[Message, Translation]:
    """Return the translations of a TS document. The form for one is not in it."""
    found = {}
    for context in ET.fromstring(document).iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            node = message.find("translation")
            assert node is not None
            forms = tuple(form.text or "" for form in node.iter("numerusform"))
            one = "plural" if message.get("numerus") == "yes" else ""
            key = Message(
                name, message.findtext("source", ""), one, message.findtext("comment", "")
            )
            found[key] = Translation(forms or (node.text or "",), node.get("type", ""))
    return found


def merge(
    language: str,
    messages: Mapping[Message, set[str]],
    known: Mapping[Message, Translation],
) -> dict[Message, Translation]:
    """Return what a language's file holds: every message once, with the translation that is known.

    English needs its plural forms only, and has them in the sources. A translation whose message is
    gone stays, as vanished; one that comes back is unfinished.
    """
    if language == "en":
        return {each: Translation((each.one, each.source)) for each in messages if each.one}
    merged = {}
    keys = {_key(message): message for message in messages}
    for key, message in keys.items():
        old = known.get(key)
        count = PLURAL_FORMS[language] if message.one else 1
        if old is None or len(old.forms) != count:
            merged[message] = Translation(("",) * count, "unfinished")
        elif old.state in VANISHED or not all(old.forms):
            merged[message] = Translation(old.forms, "unfinished")
        else:
            merged[message] = old
    for key, old in known.items():
        if key not in keys and any(old.forms):
            merged[key] = Translation(old.forms, "vanished")
    return merged


def _key(message: Message) -> Message:
    one = "plural" if message.one else ""
    return Message(message.context, message.source, one, message.comment)


def document(
    language: str, messages: Mapping[Message, set[str]], merged: Mapping[Message, Translation]
) -> str:
    """Return a TS document: sorted, with the files of each message but no line numbers."""
    return "\n".join(_lines(language, messages, merged)) + "\n"


def _lines(
    language: str, messages: Mapping[Message, set[str]], merged: Mapping[Message, Translation]
) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield "<!DOCTYPE TS>"
    yield f'<TS version="2.1" language="{language}" sourcelanguage="en">'
    context = None
    for message in sorted(merged):
        if message.context != context:
            if context is not None:
                yield "</context>"
            context = message.context
            yield "<context>"
            yield f"    <name>{escape(context)}</name>"
        yield '    <message numerus="yes">' if message.one else "    <message>"
        for path in sorted(messages.get(message, ())):
            yield f'        <location filename="../../{path}"/>'
        yield f"        <source>{escape(message.source)}</source>"
        if message.comment:
            yield f"        <comment>{escape(message.comment)}</comment>"
        if message.one and message in messages:
            yield f"        <extracomment>For one: {escape(message.one)}</extracomment>"
        yield from _translation_lines(message, merged[message])
        yield "    </message>"
    if context is not None:
        yield "</context>"
    yield "</TS>"


def _translation_lines(message: Message, translation: Translation) -> Iterator[str]:
    start = f'<translation type="{translation.state}">' if translation.state else "<translation>"
    if not message.one:
        yield f"        {start}{escape(translation.forms[0])}</translation>"
        return
    yield f"        {start}"
    for form in translation.forms:
        yield f"            <numerusform>{escape(form)}</numerusform>"
    yield "        </translation>"


def faults_of(translations: Mapping[Message, Translation]) -> Iterator[str]:
    """Find translations with other fields than their source, and narrow punctuation in wide words.

    A plural may leave out its count.
    """
    for message, translation in translations.items():
        if translation.state in VANISHED:
            continue
        for form in filter(None, translation.forms):
            optional = {COUNT} if message.one else set()
            try:
                fields = fields_of(form)
            except ValueError:
                yield f'"{form}" has unbalanced braces'
                continue
            if fields - optional != fields_of(message.source) - optional:
                yield f'"{form}" has other fields than "{message.source}"'
            if found := _NARROW.search(form):
                yield f'"{form}" has "{found[0][-1]}" behind a wide letter: take the wide one'


def unfinished(translations: Mapping[Message, Translation]) -> Iterator[Message]:
    """Find messages of the program without a finished translation."""
    for message, translation in translations.items():
        if translation.state not in VANISHED and (translation.state or not all(translation.forms)):
            yield message


def compile_ts(source: Path, target: Path) -> None:
    """Write the .qm file of a .ts file, with the lrelease of PySide6. Raises SystemExit."""
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    told = subprocess.run(
        [str(tool), "-silent", str(source), "-qm", str(target)],
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode or not target.is_file():
        raise SystemExit(f"lrelease could not compile {source.name}: {told.stdout}{told.stderr}")
