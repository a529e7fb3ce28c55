"""Translation files read without Qt: the same words as Qt reads, and damaged files are English."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTranslator

from engine.api.errors import plural, text
from engine.cli import translations
from engine.cli.translations import ENGLISH, Translations, languages, read_translations
from scripts.strings import ts
from scripts.strings.__main__ import ts_path


@pytest.fixture(autouse=True)
def nothing_kept():
    read_translations.cache_clear()
    yield
    read_translations.cache_clear()


def test_there_are_the_languages_that_are_translated():
    assert languages() == sorted(ts.PLURAL_FORMS)


@pytest.mark.parametrize("language", ["ja", "zh_TW"])
def test_every_string_is_the_one_that_qt_finds(qapp, language):
    qt = QTranslator()
    assert qt.load(str(ts_path(language).with_suffix(".qm")))
    ours = read_translations(language)
    messages = [each for each in ts.read(ts_path(language).read_text("utf-8")) if not each.comment]
    assert len(messages) > 1500
    for message in messages:
        expected = qt.translate(message.context, message.source, None, 5 if message.one else -1)
        assert expected
        assert ours.words(message.context, message.source) == expected


def test_a_sentence_is_filled_with_values_that_are_sentences():
    found = Translations(
        {
            ("engine", "{name}: {why}"): ("{why} ({name})",),
            ("engine", "It is {what}."): ("Es ist {what}.",),
            ("engine", "{count} files"): ("eine Datei", "{count} Dateien"),
            ("engine", "broken {name}"): ("{other}",),
            ("engine", "empty"): ("",),
        }
    )
    why = text("It is {what}.", what="weiß")
    assert found.sentence(text("{name}: {why}", name="a.png", why=why)) == "Es ist weiß. (a.png)"
    assert found.sentence(plural("{count} file", "{count} files", 1)) == "eine Datei"
    assert found.sentence(plural("{count} file", "{count} files", 2)) == "2 Dateien"
    assert found.sentence(text("broken {name}", name="x")) == "broken x"
    assert found.sentence(text("empty")) == "empty"
    assert found.sentence(text("not known")) == "not known"
    assert found.words("cli", "not known") == "not known"


def test_a_language_with_one_form_has_it_for_one_too():
    found = Translations({("engine", "{count} files"): ("{count} 個",)})
    assert found.sentence(plural("{count} file", "{count} files", 1)) == "1 個"


def test_a_file_that_is_none_is_english(monkeypatch, tmp_path):
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    whole = ts_path("ja").with_suffix(".qm").read_bytes()
    for name, data in {
        "none": None,
        "empty": b"",
        "other": b"x" * 100,
        "short": whole[:20],
        "torn": whole[: len(whole) // 2],
        "odd": whole[:16] + b"\x69\x00\x00\x00\x02\x42\x00",
    }.items():
        if data is not None:
            (tmp_path / f"camscope_{name}.qm").write_bytes(data)
        assert read_translations(name) == ENGLISH
