"""Writes resources/translations from the sources: `make strings`, `python -m scripts.strings`.

It names the strings that have no translation yet. With `--check` it writes nothing, and fails for
them and when a file is not as it would be written.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scripts.strings import commands, ts
from scripts.strings.extract import Extraction, extract

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
SOURCES = ("main.py", "engine", "gui")
NAMED = 10  # strings without a translation that are named


def sources() -> dict[str, str]:
    """Return the program's sources by their paths from the root."""
    files = [ROOT / name for name in SOURCES if name.endswith(".py")]
    for name in SOURCES:
        files += sorted((ROOT / name).rglob("*.py"))
    return {str(path.relative_to(ROOT).as_posix()): path.read_text("utf-8") for path in files}


def program() -> Extraction:
    """Return the messages of the whole program, commands included, and the faults."""
    found = extract(sources())
    found.messages.update(commands.messages())
    return found


def ts_path(language: str) -> Path:
    """Return a language's translation file."""
    return FOLDER / f"camscope_{language}.ts"


def documents(found: Extraction) -> dict[str, str]:
    """Return what each language's file should hold."""
    wanted = {}
    for language in ts.PLURAL_FORMS:
        path = ts_path(language)
        known = ts.read(path.read_text("utf-8")) if path.is_file() else {}
        merged = ts.merge(language, found.messages, known)
        wanted[language] = ts.document(language, found.messages, merged)
    return wanted


def stale_files(found: Extraction) -> list[str]:
    """Return the names of files that `make strings` would change."""
    stale = []
    for language, document in documents(found).items():
        path = ts_path(language)
        if not path.is_file() or path.read_text("utf-8") != document:
            stale.append(path.name)
            continue
        compiled = path.with_suffix(".qm")
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / compiled.name
            ts.compile_ts(path, fresh)
            if not compiled.is_file() or compiled.read_bytes() != fresh.read_bytes():
                stale.append(compiled.name)
    return stale


def translation_faults() -> list[str]:
    """Return what is wrong with the translations themselves, each with its file."""
    return [
        f"{path.name}: {fault}"
        for path in map(ts_path, ts.PLURAL_FORMS)
        if path.is_file()
        for fault in ts.faults_of(ts.read(path.read_text("utf-8")))
    ]


def untranslated() -> list[str]:
    """Return the strings that a language has no finished translation of; of many, the first few."""
    sentences = []
    for path in filter(Path.is_file, map(ts_path, ts.PLURAL_FORMS)):
        left = list(ts.unfinished(ts.read(path.read_text("utf-8"))))
        sentences += [
            f'{path.name}: "{message.source}" in {message.context} is not translated'
            for message in left[:NAMED]
        ]
        if len(left) > NAMED:
            sentences.append(f"{path.name}: {len(left) - NAMED} more are not translated")
    return sentences


def main(arguments: list[str]) -> int:
    """Extract the strings; say what is wrong and what was written."""
    found = program()
    for fault in found.faults:
        sys.stderr.write(f"{fault}\n")
    if found.faults:
        sys.stderr.write(f"{len(found.faults)} to mend: see docs/translating.md\n")
        return 1
    if arguments == ["--check"]:
        faults = [*translation_faults(), *untranslated()]
        faults += [f"{name} is not up to date: run `make strings`" for name in stale_files(found)]
        sys.stderr.writelines(f"{fault}\n" for fault in faults)
        return 1 if faults else 0
    FOLDER.mkdir(exist_ok=True)
    for language, document in documents(found).items():
        path = ts_path(language)
        path.write_text(document, "utf-8")
        ts.compile_ts(path, path.with_suffix(".qm"))
    faults = translation_faults()
    sys.stderr.writelines(f"{fault}\n" for fault in (*faults, *untranslated()))
    plurals = sum(bool(message.one) for message in found.messages)
    sys.stdout.write(
        f"{len(found.messages)} strings, {plurals} with plural forms, in {FOLDER.name}\n"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
