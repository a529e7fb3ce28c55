"""Which language is spoken, of those that the system prefers."""

import pytest
from PySide6.QtCore import QLocale

from gui.text.languages import LANGUAGES, language_for
from scripts.strings.ts import PLURAL_FORMS


@pytest.mark.parametrize(
    ("preferred", "code"),
    [
        (["ja-Jpan-JP", "ja-JP", "ja-Jpan", "ja"], "ja"),
        (["zh-Hant-TW", "zh-TW", "zh-Hant", "zh"], "zh_TW"),
        (["zh-Hant-HK", "zh-HK", "zh-Hant", "zh"], "zh_TW"),
        (["zh-MO"], "zh_TW"),
        (["zh-Hant"], "zh_TW"),
        (["en-Latn-GB", "en-GB", "en"], "en"),
        # Simplified letters are another script: no half-read Chinese for those who use them.
        (["zh-Hans-CN", "zh-CN", "zh-Hans", "zh"], "en"),
        (["zh-SG"], "en"),
        (["zh-CN", "zh-TW"], "zh_TW"),
        (["de-DE", "ja-JP", "en"], "ja"),
        (["en-US", "ja-JP"], "en"),
        (["de-DE", "fr"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_of_the_system_that_there_is_is_spoken(preferred, code):
    assert language_for("", preferred).code == code


@pytest.mark.parametrize("choice", LANGUAGES)
def test_the_users_choice_comes_before_the_system(choice):
    assert language_for(choice, ["ja", "zh-TW", "en"]).code == choice


@pytest.mark.parametrize("choice", ["de", "zh_CN", "../../etc", "JA"])
def test_a_choice_that_is_none_is_the_systems(choice):
    assert language_for(choice, ["ja"]).code == "ja"


def test_every_language_with_strings_can_be_chosen():
    assert list(LANGUAGES) == list(PLURAL_FORMS)


@pytest.mark.parametrize("code", ["ja", "zh_TW"])
def test_a_language_has_the_name_that_it_gives_itself(code):
    assert LANGUAGES[code].name == QLocale(code).nativeLanguageName()
    assert LANGUAGES[code].english


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("number", [0.5, 1234.5])
def test_numbers_have_a_point_in_all_of_them_as_in_the_texts(code, number):
    shown = LANGUAGES[code].locale.toString(number, "f", 1)
    assert shown == f"{number:,.1f}"
