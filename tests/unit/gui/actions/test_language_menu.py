"""The menu of languages: each by its own name, a click takes effect at once and is remembered."""

import pytest
from PySide6.QtWidgets import QWidget

from gui.actions import language_menu
from gui.actions.language_menu import LanguageMenu, no_font_words
from gui.core.settings import Settings
from gui.text.languages import LANGUAGES
from tests.unit.gui.spoken import speaking


@pytest.fixture
def menu(qapp, qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.settings = Settings(str(tmp_path / "settings.json"))
    with speaking("") as window.speech:
        window.menu = LanguageMenu(window.speech, window.settings, window)
        yield window


def marked(window):
    return [action.data() for action in window.menu.choices() if action.isChecked()]


def test_the_system_is_followed_at_first_and_each_language_has_its_own_name(menu):
    assert marked(menu) == [""]
    words = [action.text() for action in menu.menu.choices()]
    assert words == ["Language: as the system", "English", "日本語", "繁體中文"]
    assert all(action.toolTip() for action in menu.menu.choices())


def test_a_choice_takes_effect_at_once_and_is_remembered(menu):
    menu.menu.choices()[2].trigger()
    assert marked(menu) == ["ja"]
    assert menu.speech.language.code == "ja"
    menu.settings.save()
    assert Settings(menu.settings.path).language == "ja"
    menu.menu.choices()[0].trigger()
    assert marked(menu) == [""]
    assert menu.settings.language == ""


def test_a_lost_reader_finds_english_words_in_any_language(menu):
    menu.speech.choose("ja")
    other = LanguageMenu(menu.speech, menu.settings, menu)
    assert "Language" in other.title()
    tips = [action.toolTip() for action in other.choices()]
    assert any("Japanese" in tip for tip in tips)
    assert all("language" in tip for tip in tips[1:])  # found by this word in the palette


def test_a_language_without_a_font_is_greyed_and_says_why(menu, monkeypatch):
    monkeypatch.setattr(language_menu, "has_letters", lambda language: language.code != "zh_TW")
    menu.menu.aboutToShow.emit()
    action = menu.menu.choices()[3]
    assert not action.isEnabled()
    assert action.text() == "Traditional Chinese"  # not in letters that would be boxes
    assert "Noto Sans CJK TC" in action.toolTip()
    assert menu.menu.choices()[2].isEnabled()


def test_what_is_missing_is_one_sentence():
    words = no_font_words(LANGUAGES["ja"])
    assert "Japanese" in words
    assert "Noto Sans CJK JP" in words
