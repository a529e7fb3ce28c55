"""argparse's words and ours: found in argparse, translated with their fields, put back."""

from __future__ import annotations

import argparse
import inspect
import re

import pytest

from engine.api.errors import EngineError
from engine.cli.argument_parser import (
    HELP_WORDS,
    OWN_WORDS,
    REFUSAL_WORDS,
    Parser,
    argparse_translated,
    device,
    input_size,
    whole_number,
)
from engine.cli.language import CONTEXT, VARIABLE
from engine.cli.translations import read_translations

FIELDS = re.compile(r"%(?:\(\w+\))?[sr]")


def test_the_words_are_argparses_own():
    source = inspect.getsource(argparse)
    plain = re.sub(r"['\"]\s*\n\s*['\"]", "", source)
    for words in (*HELP_WORDS, *REFUSAL_WORDS):
        assert f"'{words}'" in plain or f'"{words}"' in plain


@pytest.mark.parametrize("language", ["ja", "zh_TW"])
def test_translations_keep_the_fields(language):
    found = read_translations(language)
    for words in (*HELP_WORDS, *REFUSAL_WORDS, *OWN_WORDS):
        told = found.words(CONTEXT, words)
        assert told != words
        assert sorted(FIELDS.findall(told)) == sorted(FIELDS.findall(words))


def made() -> Parser:
    parser = Parser(prog="x", description="print the layer tree")
    parser.add_argument("--top", type=whole_number, metavar="N", help="how many classes")
    parser.add_argument("--fit", choices=("crop", "stretch"))
    return parser


def test_help_is_translated_and_argparse_is_as_before(monkeypatch):
    monkeypatch.setenv(VARIABLE, "ja")
    before = argparse._  # type: ignore[attr-defined]
    with argparse_translated():
        told = made().format_help()
    assert argparse._ is before  # type: ignore[attr-defined]
    assert "層のツリーを表示する" in told
    assert "クラスの数" in told
    assert "オプション" in told
    monkeypatch.setenv(VARIABLE, "en")
    with argparse_translated():
        assert "how many classes" in made().format_help()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--topp", "3"], r"Unrecognized arguments: --topp 3\. Nearest: --top\."),
        (["extra"], r"Unrecognized arguments: extra\. Type `x --help`"),
        (["--top", "0"], r"Argument --top: 0 is not a whole number from 1\."),
        (["--top"], r"Argument --top: expected one argument\."),
        (["--fit", "crup"], r"Argument --fit: invalid choice: 'crup' \(choose from crop\)\."),
    ],
)
def test_what_is_mistyped_is_one_sentence(words, said):
    with argparse_translated(), pytest.raises(EngineError, match=said):
        made().parse_args(words)


def test_kinds_of_values():
    assert whole_number("12") == 12
    assert input_size("224") == (224, 224)
    assert input_size("240x320") == (240, 320)
    assert device("gpu:1") == "gpu:1"
    for kind, word in ((whole_number, "-1"), (input_size, "7"), (input_size, "x"), (device, "gpu")):
        with pytest.raises(argparse.ArgumentTypeError, match=word):
            kind(word)
