"""Which language commands speak, and where: what programs read stays English."""

from __future__ import annotations

import io
import json
import sys

import pytest

from engine.api.errors import text
from engine.cli import language, main
from engine.cli.language import VARIABLE, chosen_language, recorded, spoken, wanted_languages

THERE = ["en", "ja", "zh_TW"]


class Terminal(io.StringIO):
    """Standard error that a person reads."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def own_environment(monkeypatch):
    for name in (VARIABLE, "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(main, "configure_native_logging", lambda *_: None)
    monkeypatch.setattr(main, "_free_stderr_of_native_messages", lambda: None)


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"LANG": "ja_JP.UTF-8"}, ["ja_JP.UTF-8"]),
        ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "zh_TW"}, ["zh_TW"]),
        ({"LC_ALL": "C", "LANG": "ja_JP"}, ["C"]),
        ({"LANG": "de_DE", "LANGUAGE": "ja:en"}, ["ja", "en", "de_DE"]),
        ({"LC_ALL": "C.UTF-8", "LANGUAGE": "ja"}, ["C.UTF-8"]),
        ({"LC_ALL": "", "LANG": "ja"}, ["ja"]),
        ({VARIABLE: "zh_TW", "LC_ALL": "ja_JP"}, ["zh_TW"]),
    ],
)
def test_the_environment_says_what_is_wanted(environment, wanted):
    assert wanted_languages(environment) == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a language of its windows")
def test_without_any_nothing_is_wanted():
    assert wanted_languages({}) == []


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (["ja_JP.UTF-8"], "ja"),
        (["ja-JP"], "ja"),
        (["zh_TW.Big5"], "zh_TW"),
        (["zh-Hant-HK"], "zh_TW"),
        (["zh_HK"], "zh_TW"),
        (["zh_CN.UTF-8"], ""),
        (["zh"], ""),
        (["de_DE@euro", "ja"], "ja"),
        (["en_GB", "ja"], "en"),
        (["C", "ja"], ""),
        (["POSIX"], ""),
        (["", "../../x", "ja"], "ja"),
        ([], ""),
    ],
)
def test_the_first_that_there_is_is_chosen(wanted, chosen):
    assert chosen_language(wanted, THERE) == chosen


def test_without_files_all_is_english():
    assert chosen_language(["en_GB", "ja"], []) == ""


def test_sentences_are_translated_for_people_and_not_for_programs(monkeypatch):
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert spoken(text("Interrupted.")) == "Interrupted."
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert spoken(text("Interrupted.")) == "中断しました。"
    monkeypatch.setenv("LANG", "zh_TW.UTF-8")
    assert spoken(text("Interrupted.")) == "已中斷。"
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setenv(VARIABLE, "zh_TW")
    assert spoken(text("Interrupted.")) == "已中斷。"
    monkeypatch.setenv(VARIABLE, "en")
    assert spoken(text("Interrupted.")) == "Interrupted."
    monkeypatch.setattr(sys, "stderr", None)  # a program without a console
    assert spoken("other words") == "other words"


def test_a_record_is_english_and_said_in_the_users_language(monkeypatch):
    monkeypatch.setenv(VARIABLE, "ja")
    sentence = recorded(text('No gradient reaches layer "{layer}".', layer="a\x1bb"))
    assert sentence == 'No gradient reaches layer "a\\u001bb".'
    assert spoken(sentence) == "層「a\x1bb」に勾配が届きません。"


@pytest.mark.parametrize(
    ("tongue", "said"),
    [
        ("ja", "使い方"),
        ("zh_TW", "用法"),
        ("en", "usage: camscope"),
        ("xx", "usage: camscope"),
    ],
)
def test_help_speaks_the_users_language_wherever_it_goes(monkeypatch, capsys, tongue, said):
    monkeypatch.setenv("LC_ALL", tongue)
    with pytest.raises(SystemExit):
        main.run_command(["--help"])
    told = capsys.readouterr()
    assert told.out.startswith(said)
    assert told.err == ""


def test_a_mistyped_option_is_one_sentence_in_the_users_language(monkeypatch, capsys):
    monkeypatch.setenv(VARIABLE, "ja")
    assert main.run_command(["predict", "a.png", "--topp", "3"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert told.err.startswith("不明な引数です")
    assert "--topp 3。" in told.err
    assert "--top。" in told.err
    assert main.run_command(["predict", "a.png", "--top", "x"]) == 2
    assert capsys.readouterr().err.startswith(
        "引数--top\N{FULLWIDTH COLON}xは1以上の整数ではありません。"
    )
    monkeypatch.setenv(VARIABLE, "zh_TW")
    assert main.run_command(["predict"]) == 2
    assert capsys.readouterr().err.startswith("缺少下列引數")
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")  # and a pipe: programs may read it
    assert main.run_command(["predict"]) == 2
    assert capsys.readouterr().err.startswith("The following arguments are required: IMAGE.")


def test_what_programs_read_is_the_same_in_every_language(monkeypatch, capsys):
    outputs = []
    for tongue in ("en", "ja", "zh_TW"):
        monkeypatch.setenv(VARIABLE, tongue)
        for command in (["methods", "--json"], ["methods"], ["presets"], ["presets", "--json"]):
            assert main.run_command(command) == 0
        outputs.append(capsys.readouterr())
    assert outputs[0] == outputs[1] == outputs[2]
    assert json.loads(outputs[0].out.partition("\n}\n")[0] + "\n}")["methods"]


def test_the_context_is_that_of_the_files():
    assert language.CONTEXT == "cli"
