"""Finds fonts of this computer that have a text's characters, and measures text, for figures.

A text is drawn in runs: each character by the first font that has it, in the order of `PREFERRED`,
so that Latin letters look like Latin ones beside Chinese and Japanese. Where there is no font at
all, the one inside Pillow is left, which has ASCII.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont, TTLibError
from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PREFERRED = (
    "liberationsans-regular.ttf",
    "arial.ttf",
    "notosans-regular.ttf",
    "segoeui.ttf",
    "dejavusans.ttf",
    "helvetica.ttc",
    "notosanscjk-regular.ttc",
    "notosanscjkjp-regular.otf",
    "notosanscjktc-regular.otf",
    "notosansjp-regular.otf",
    "notosanstc-regular.otf",
    "sourcehansans-regular.ttc",
    "meiryo.ttc",
    "yugothm.ttc",
    "msgothic.ttc",
    "msjh.ttc",
    "msyh.ttc",
    "hiragino sans gb.ttc",
    "ヒラギノ角ゴシック w3.ttc",
    "pingfang.ttc",
    "arial unicode.ttf",
    "ipaexg.ttf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "droidsansfallbackfull.ttf",
)
"""File names, in small letters, that are tried before all others: Latin, then Japanese and
Chinese."""

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
MOST_OTHERS = 400
"""Fonts that are opened in search of a character that no preferred one has."""
MISSING = "?"
_METRICS_PX = 200
"""Size at which text is measured: hinting does not count there."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font.

    Attributes
    ----------
    path : str
        File; empty for the one inside Pillow.
    characters : frozenset of int
        Code points that it has.
    """

    path: str
    characters: frozenset[int] = field(repr=False, compare=False, hash=False)

    def sized(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the font for Pillow, at a size in pixels."""
        return _sized(self.path, size)


@lru_cache(maxsize=64)
def _sized(path: str, size: int) -> ImageFont.FreeTypeFont:
    if path:
        return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


class Fonts:
    """The fonts of this computer.

    Parameters
    ----------
    folders : iterable of str or None
        Where they are looked for; None stands for the system's.
    """

    def __init__(self, folders: Iterable[str] | None = None) -> None:
        self._paths = _font_files(font_folders() if folders is None else tuple(folders))
        self._by_character: dict[str, Face | None] = {}
        self._waiting = self._candidates()
        self._open: list[Face] = []

    def runs(self, words: str) -> list[tuple[Face, str]]:
        """Return a text cut where the font changes; what no font has is a question mark."""
        faces = []
        for each in words:
            face = self._face_of(each)
            is_missing = face is None
            faces.append((face or self._face_of(MISSING), MISSING if is_missing else each))
        found = []
        for face, group in groupby(faces, key=lambda pair: pair[0]):
            assert face is not None  # the last candidate has ASCII
            found.append((face, "".join(each for _, each in group)))
        return found

    def missing(self, words: str) -> str:
        """Return the characters of a text that no font has, each once."""
        return "".join(dict.fromkeys(each for each in words if self._face_of(each) is None))

    def width(self, words: str, size: float) -> float:
        """Return the width of a text in the unit of its size."""
        return sum(face.sized(_METRICS_PX).getlength(run) for face, run in self.runs(words)) * (
            size / _METRICS_PX
        )

    def _face_of(self, character: str) -> Face | None:
        if character not in self._by_character:
            self._by_character[character] = self._find(ord(character))
        return self._by_character[character]

    def _find(self, code: int) -> Face | None:
        for face in self._open:
            if code in face.characters:
                return face
        for face in self._waiting:
            self._open.append(face)
            if code in face.characters:
                return face
        return None

    def _candidates(self) -> Iterator[Face]:
        """Yield fonts, the preferred ones first; those that cannot be read are passed over."""
        preferred = [self._paths[name] for name in PREFERRED if name in self._paths]
        others = [path for name, path in sorted(self._paths.items()) if path not in preferred]
        others.sort(key=lambda path: "regular" not in path.casefold())
        for path in (*preferred, *others[:MOST_OTHERS], ""):
            characters = _characters(path)
            if characters:
                yield Face(path, characters)


@cache
def system_fonts() -> Fonts:
    """Return the fonts of this computer; they are looked for once."""
    return Fonts()


def font_folders() -> tuple[str, ...]:
    """Return the folders in which systems keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        windows = os.environ.get("WINDIR", r"C:\Windows")
        return str(Path(windows, "Fonts")), str(Path(local, "Microsoft", "Windows", "Fonts"))
    if sys.platform == "darwin":
        return "/System/Library/Fonts", "/Library/Fonts", str(home / "Library" / "Fonts")
    return (
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        str(home / ".local" / "share" / "fonts"),
        str(home / ".fonts"),
    )


def _font_files(folders: Iterable[str]) -> dict[str, str]:
    """Return paths by file name in small letters; of two alike the first is taken."""
    found: dict[str, str] = {}
    for folder in folders:
        for root, below, names in os.walk(folder):
            below.sort()
            for name in sorted(names):
                if name.casefold().endswith(SUFFIXES):
                    found.setdefault(name.casefold(), os.path.join(root, name))
    return found


@cache
def _characters(path: str) -> frozenset[int]:
    """Return the code points of a font file, the first of a collection.

    None for one that is damaged, and for one of bitmaps, which has a few sizes only.
    """
    try:
        source = open(path, "rb") if path else BytesIO(_sized("", 10).font_bytes)
        with source, TTFont(source, fontNumber=0, lazy=True) as font:
            has_outlines = "glyf" in font or "CFF " in font
            return frozenset(font.getBestCmap() or ()) if has_outlines else frozenset()
    except (OSError, TTLibError, AssertionError, KeyError, ValueError, IndexError, EOFError):
        return frozenset()
