"""Text from outside is shown as it is, but for what cannot be seen."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.api.foreign_text import json_text, shortened, visible, without_hidden


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
        ("pass\u200dword", r"pass\u200dword"),
        ("❤️‍🔥 1️⃣", "❤️‍🔥 1️⃣"),
        ("x\ufe0f\ufe0f", "x\ufe0f\\ufe0f"),
        ("\u3164a\u2800\u115f", r"\u3164a\u2800\u115f"),
        ("a\U000e0101b", r"a\udb40\udd01b"),
        ("\ufffe\U0010ffff\ufdd0", r"\ufffe\udbff\udfff\ufdd0"),
        ("a" + 8 * "\u0302", "a" + 8 * "\u0302"),
        ("a" + 10 * "\u0302" + "b", "a" + 8 * "\u0302" + r"\u0302\u0302b"),
        ("😀" * 12, "😀" * 12),
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


def test_no_character_of_the_hidden_categories_is_missing():
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    missing = [
        code
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in hidden and not without_hidden(chr(code), "") == ""
    ]
    assert missing == []


def test_over_long_texts_lose_their_middle():
    assert visible("a" * 100 + "b" * 100, most=10) == "aaaaaa…bbb"
    assert visible("a" * 10, most=10) == "a" * 10
    assert shortened("x" * 500) == "x" * 266 + "…" + "x" * 133
    assert visible("\x1b" * 20, most=4) == r"\u001b\u001b…\u001b"


@given(st.text())
def test_what_is_hidden_can_be_left_out(text: str):
    left = without_hidden(text, "")
    assert not [each for each in left if unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl")]
    assert without_hidden(left, "") == left
    if text.isascii() and text.isprintable():
        assert left == text


def test_json_is_exact_whatever_the_names():
    names = ["\x1b[31m", "\u202e", "\ud800", "a" + "\u0302" * 40, "漢", "\x9b\u2028", "\U000e0041"]
    for indent in (None, 2):
        written = json_text({"names": names}, indent)
        assert json.loads(written) == {"names": names}
        assert visible(written, keep_lines=True) == written
        assert "漢" in written
