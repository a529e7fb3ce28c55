"""Text from outside is shown as it is, but for what cannot be seen."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.api.foreign_text import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("cat", "cat"),
        ("<b>x</b> & co", "<b>x</b> & co"),
        ("Über 貓 😀", "Über 貓 😀"),
        ("a\x1b[31mred", r"a\u001b[31mred"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("two\nlines\r\tand", r"two\nlines\r\tand"),
        ("\x00\x7f\x9b", r"\u0000\u007f\u009b"),
        ("a\u200bb\ufeff\u00ad", r"a\u200bb\ufeff\u00ad"),
        ("a\u2028b\u2029", r"a\u2028b\u2029"),
        ("\U000e0041", r"\udb40\udc41"),
        ("caf\udce9", r"caf\udce9"),
        ("می‌خواهم", "می‌خواهم"),
        ("👩‍🔬", "👩‍🔬"),
        ("\u200da\u200d", r"\u200da\u200d"),
        ("a\u200d b", r"a\u200d b"),
    ],
)
def test_what_cannot_be_seen_is_written_as_an_escape(text: str, shown: str):
    assert visible(text) == shown


def test_lines_are_kept_where_several_are_shown():
    assert visible("one\ntwo\x1b", keep_lines=True) == "one\ntwo\\u001b"


@given(st.text())
def test_nothing_invisible_is_left(text: str):
    shown = visible(text)
    left = {each for each in shown if unicodedata.category(each) in ("Cc", "Cf", "Cs")}
    assert left <= {"\u200c", "\u200d"}
    assert visible(shown) == shown


@given(st.text())
def test_json_stays_json(text: str):
    for ascii_only in (True, False):
        written = json.dumps({text: [text]}, ensure_ascii=ascii_only, indent=2)
        assert json.loads(visible(written, keep_lines=True)) == {text: [text]}


def test_what_python_calls_printable_has_nothing_to_escape():
    """`visible` returns such texts as they are, without a look at each character."""
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not [
        code
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in hidden and chr(code).isprintable()
    ]
