"""Fonts: each character by one that has it, and a clear answer where none does."""

import os
import shutil

import pytest
from fontTools.ttLib import TTFont

from engine.figures import fonts
from engine.figures.fonts import Fonts, font_folders, system_fonts

LATIN = "dejavusans.ttf"


def found(name):
    """The path of a font of this machine; a machine without it cannot try this."""
    for folder in font_folders():
        for root, _, names in os.walk(folder):
            for each in names:
                if each.casefold() == name:
                    return os.path.join(root, each)
    return pytest.skip(f"this machine has no {name}")


def test_latin_and_chinese_are_drawn_by_fonts_that_have_them():
    found("notosanscjk-regular.ttc")
    runs = system_fonts().runs("ab 猫 c")
    assert "".join(run for _, run in runs) == "ab 猫 c"
    assert [run for _, run in runs] == ["ab ", "猫", " c"]
    assert runs[0][0] == runs[2][0] != runs[1][0]
    assert ord("猫") in runs[1][0].characters
    assert ord("猫") not in runs[0][0].characters
    assert system_fonts().missing("ab 猫 蝶 貓") == ""


def test_what_no_font_has_is_told_once_and_drawn_as_a_question_mark(tmp_path):
    shutil.copy(found(LATIN), tmp_path / "DejaVuSans.ttf")
    few = Fonts([str(tmp_path)])
    assert few.missing("a猫b蝶猫") == "猫蝶"
    assert "".join(run for _, run in few.runs("a猫b")) == "a?b"


def test_without_any_font_there_is_still_ascii(tmp_path):
    none = Fonts([str(tmp_path / "nothing")])
    every = "".join(map(chr, range(32, 127)))
    assert none.missing(every) == ""
    ((face, run),) = none.runs("Grad-CAM")
    assert (face.path, run) == ("", "Grad-CAM")
    assert none.width("Grad-CAM", 10) > 20


def test_damaged_files_and_other_files_are_passed_over(tmp_path):
    (tmp_path / "arial.ttf").write_bytes(b"no font")
    (tmp_path / "empty.otf").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("hello")
    few = Fonts([str(tmp_path)])
    assert [face.path for face, _ in few.runs("a")] == [""]


def test_a_font_of_bitmaps_is_not_taken(tmp_path, monkeypatch):
    class Bitmaps(dict):
        def __init__(self, *_, **__):
            super().__init__(CBDT=1)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def getBestCmap(self):
            return {97: "a"}

    monkeypatch.setattr(fonts, "TTFont", Bitmaps)
    assert fonts._characters.__wrapped__(str(tmp_path)) == frozenset()


def test_the_width_is_that_of_the_font():
    path = found(LATIN)
    few = Fonts([os.path.dirname(path)])
    face = few.runs("W")[0][0]
    with TTFont(face.path) as font:
        advances, names = font["hmtx"], font.getBestCmap()
        units = sum(advances[names[ord(each)]][0] for each in "Hamburg")
        expected = units / font["head"].unitsPerEm * 12
    assert few.width("Hamburg", 12) == pytest.approx(expected, rel=0.01)
    assert few.width("Hamburg", 24) == pytest.approx(2 * few.width("Hamburg", 12))
    assert few.width("", 12) == 0


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_each_system_has_folders_of_fonts(monkeypatch, system):
    monkeypatch.setattr(fonts.sys, "platform", system)
    assert len(font_folders()) >= 2
    assert all("ont" in folder for folder in font_folders())
