"""What leaves this computer by its user's hand: no folder, no name of a person, no image's name."""

from __future__ import annotations

import os
import string
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.api.redaction import Known, known_here, redacted

ROOT = Path(__file__).resolve().parents[4]
ADA = Known(
    roots=(("/opt/日本 語/camscope/engine", "engine/"), ("/usr/lib/python3.11", "python/")),
    people=("ada", "王小明"),
    computers=("adas-pc",),
)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("nothing to hide, 12 ms/step, n/a, and/or", "nothing to hide, 12 ms/step, n/a, and/or"),
        ('  File "/usr/lib/python3.11/a/b.py", line 3 in f', '  File "python/a/b.py", line 3 in f'),
        (
            'File "/opt/日本 語/camscope/engine/api/x.py", line 9',
            'File "engine/api/x.py", line 9',
        ),
        (  # as faulthandler writes it
            'File "/opt/\\u65e5\\u672c \\u8a9e/camscope/engine/x.py", line 9 in <module>',
            'File "engine/x.py", line 9 in <module>',
        ),
        ('File "/home/ada/my nets/own.py", line 2', 'File "…/own.py", line 2'),
        ("Opening /home/ada/研究 資料/net.keras", "Opening …/net.keras"),
        ("開啟/home/王小明/net.keras", "開啟…/net.keras"),
        ("C:\\Users\\Ada Lovelace\\net.keras: bad", "…/net.keras: bad"),
        ("'C:\\\\Users\\\\ada\\\\net.keras'", "'…/net.keras'"),
        ("d:/ada/net.keras", "…/net.keras"),
        ("\\\\server\\share\\net.keras", "…/net.keras"),
        ("\\\\?\\C:\\Users\\x\\net.keras", "…/net.keras"),
        ("//server/share/net.keras", "…/net.keras"),
        ("file:///home/ada/%E7%8E%8B/net.keras", "…/net.keras"),
        ("~/nets/net.keras and ~ada/x.h5", "…/x.h5"),
        ("../secret/net.keras", "…/net.keras"),
        ("path=/home/x/net.keras", "path=…/net.keras"),
        ("from /a/one.keras to /b/two.keras", "from …/two.keras"),
        ("/home/x/scan of 王小明.PNG was read", "…/image.PNG was read"),
        ('"scan of Bob.tiff" and bob.npy', '"image.tiff" and image.npy'),
        ("「患者 様.jpg」を開けません。", "「image.jpg」を開けません。"),
        ("png files, a .png, x.pngs", "png files, a .png, x.pngs"),
        ("ADA on adas-pc: Canada, ada_net.h5", "<user> on <computer>: Canada, <user>_net.h5"),
        ("see https://arxiv.org/abs/1610", "see https:…/1610"),
        ("王小明的電腦", "<user>的電腦"),
        ("user%20 %E7%8E%8B%E5%B0%8F%E6%98%8E", "user%20 <user>"),
        ("\\u738b\\u5c0f\\u660e", "<user>"),
        ("\\u202e\\x00 stays", "\\u202e\\x00 stays"),
        ("/", "/"),
        ("a / b // c", "a / b // c"),
    ],
)  # fmt: skip
def test_a_line_without_what_is_private(line: str, left: str):
    assert redacted(line, ADA) == left


def test_names_that_have_no_look_are_given():
    known = Known(images=("scan.png", "my scan.png", "日本 図.npy"))
    assert redacted("A my scan.png, 日本 図.npy", known) == "A image.png, image.npy"


def test_names_of_nobody_stay():
    known = Known(people=("root", "", "x"), computers=("localhost",))
    assert redacted("the root of x at localhost", known) == "the root of x at localhost"


def test_a_torn_or_very_long_line_is_no_trouble():
    long = "/home/ada/" + "a/" * 50_000 + "x.keras " + "y" * 100_000
    assert redacted(long, ADA).startswith("…/x.keras yyy")
    assert redacted("x" * 200_000 + ".pn", ADA) == "x" * 200_000 + ".pn"


COMPONENT = st.text(
    st.sampled_from(string.ascii_letters + string.digits + " _-.()王研究資料ßé'\",;&+"), max_size=12
).map(lambda word: f"Qz{word}7")  # what would not be found by chance
SURROUNDINGS = st.text(st.sampled_from(" :,'\"=([abc開く。\n「"), max_size=8)


@st.composite
def paths(draw: st.DrawFn) -> tuple[str, list[str]]:
    folders = draw(st.lists(COMPONENT, min_size=1, max_size=4))
    file = "net" + draw(st.sampled_from((".keras", ".h5", ".png", "")))
    start, separator = draw(
        st.sampled_from(
            [
                ("/", "/"),
                ("/home/", "/"),
                ("//", "/"),
                ("~/", "/"),
                ("C:\\", "\\"),
                ("z:/", "/"),
                ("C:\\\\", "\\\\"),
                ("\\\\", "\\"),
                ("\\\\?\\C:\\", "\\"),
                ("file:///", "/"),
            ]
        )
    )
    return start + separator.join((*folders, file)), folders


@given(SURROUNDINGS, paths(), st.text(st.sampled_from(" :,.'\")]x開」\n"), max_size=8))
@example(":", ("/Qz7/net.keras", ["Qz7"]), "")
@example("File '", ("/home/O'Brien/Qz7/net.keras", ["Brien", "Qz7"]), "', line 3")
def test_no_folder_of_a_path_survives(before: str, path: tuple[str, list[str]], after: str):
    if before[-1:].isascii() and before[-1:].isalnum():
        before += " "  # else it is a relative path, or a word with a slash
    whole, folders = path
    left = redacted(f"{before}{whole}{after}", Known())
    for folder in folders:
        assert folder not in left
    assert left.startswith(before[: before.rfind("\n") + 1])


PEOPLE = st.one_of(
    st.text(st.sampled_from(string.ascii_letters), min_size=6, max_size=10),
    st.text(st.sampled_from("王小明田中太郎陳美玲"), min_size=2, max_size=4),
)


@given(PEOPLE, st.text(max_size=20), st.text(max_size=20))
def test_no_name_of_its_user_survives_as_a_word(name: str, before: str, after: str):
    known = Known(people=(name,))
    home = f"/data/{name}/x.keras"
    line = f"{before} {name} {after} {home} {name}"
    assert f" {name} " not in redacted(line, known)
    assert f"/{name}" not in redacted(line, known)
    assert not redacted(line, known).endswith(name)


@given(st.text(max_size=60))
def test_what_is_redacted_stays_as_it_is(text: str):
    once = redacted(text, ADA)
    assert redacted(once, ADA) == once
    assert once.count("\n") == text.count("\n")


def test_this_machine_is_known():
    known = known_here(("a.png",))
    assert known.images == ("a.png",)
    file = os.path.join(str(ROOT), "engine", "api", "redaction.py")
    assert redacted(f'File "{file}", line 1', known) == 'File "engine/api/redaction.py", line 1'
    assert redacted(os.__file__, known) == "python/os.py"
    assert redacted(pytest.__file__, known) == "site-packages/pytest/__init__.py"
    home = os.path.expanduser("~")
    assert home not in redacted(f"{home} and {home}/x, {sys.prefix}/y", known)
