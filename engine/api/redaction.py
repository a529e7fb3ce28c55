r"""Takes folders, people and images out of a text that its user may pass on. Pure; for diagnostics.

Of a path no more than the last name is left, and of the name of an image only its kind:
``/home/ada/研究 資料/cat.png`` becomes ``…/image.png``, ``C:\Users\ada\net.keras`` becomes
``…/net.keras``. Where a path ends cannot be told when folders have spaces in their names, so it
ends at the last separator of its line: rather too much goes than too little.
"""

from __future__ import annotations

import getpass
import os
import platform
import re
import sys
import sysconfig
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from engine.api.formats import ARRAY_SUFFIXES, IMAGE_SUFFIXES
from engine.api.resources import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence

_START = re.compile(
    r"""
    file:/+                                            # an address of a file
    | (?<![A-Za-z0-9])[A-Za-z]:[\\/]                    # C:\, C:/
    | (?<![\\A-Za-z0-9])\\{2,4}(?=[^\s\\"'])              # \\server
    | (?<![A-Za-z0-9_.~/\\…-])/{1,4}(?=[^\s/"'])        # /home, //server
    | (?<![A-Za-z0-9_.~/\\-])~[A-Za-z0-9_.-]*[\\/]       # ~/, ~ada/
    | (?<![A-Za-z0-9_.~/\\…-])\.{1,2}[\\/]               # ./, ../
    """,
    re.VERBOSE,
)
_SEPARATOR = re.compile(r"[\\/]")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2})")
"""How Python and `engine.api.foreign_text` write what cannot be seen or is not ASCII."""
_CODE_SUFFIXES = "|".join(("py", "pyc", "pyx", "so", "pyd", "dll", "dylib"))
_CODE = re.compile(rf"(?:[\w.+-]+[\\/]+)*[\w.+-]+\.(?:{_CODE_SUFFIXES})\b[\w.]*", re.ASCII)
_CUT = "…/"
_SUFFIXES = "|".join(re.escape(each) for each in sorted((*IMAGE_SUFFIXES, *ARRAY_SUFFIXES)))
_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"), ("「", "」"))
_IMAGES = tuple(
    re.compile(f"{before}{name}({_SUFFIXES}){after}", re.IGNORECASE)
    for before, name, after in (
        (r"(?<=…/)", r"[^/\\\n]{0,255}", "(?![A-Za-z0-9])"),
        *((f"(?<={a})", f"[^{b}\\n]{{0,255}}", f"(?={b})") for a, b in _QUOTES),
        ("", r"[^\s\"'“”「」…/\\:;,()=|<>]{1,255}", "(?![A-Za-z0-9])"),
    )
)
_NOBODY = frozenset(("", "root", "user", "users", "home", "admin", "administrator", "localhost"))
"""Names that tell nothing of anybody."""
PERSON, COMPUTER = "<user>", "<computer>"


@dataclass(frozen=True, slots=True)
class Known:
    """What is to be recognised.

    Attributes
    ----------
    roots : tuple of (str, str)
        Folders of code, the program's and Python's, and what is written for them, with a
        separator; empty for what is relative to the folder.
    people, computers : tuple of str
        Names.
    images : tuple of str
        Names of files that could not be told by their look, such as those with spaces.
    """

    roots: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = ()
    computers: tuple[str, ...] = ()
    images: tuple[str, ...] = ()


def known_here(images: tuple[str, ...] = ()) -> Known:
    """Return what is known of this program, its user and this computer."""
    program = str(RESOURCES.parent)
    roots = [(os.path.join(program, room), f"{room}/") for room in ("engine", "gui", "scripts")]
    roots.append((program, "") if getattr(sys, "frozen", False) else ("", ""))
    for name in ("purelib", "platlib"):
        roots.append((sysconfig.get_path(name), "site-packages/"))
    roots.append((sysconfig.get_path("stdlib"), "python/"))
    people = {os.path.basename(os.path.expanduser("~")), os.environ.get("USERNAME", "")}
    try:
        people.add(getpass.getuser())
    except (OSError, KeyError, ImportError):  # a user without an entry
        people.add("")
    node = platform.node()
    return Known(
        tuple(each for each in roots if each[0]),
        tuple(sorted(people)),
        (node, node.partition(".")[0]),
        images,
    )


def redacted(text: str, known: Known) -> str:
    """Return a text without folders, without names of people, computers and images."""
    images = sorted((each for each in known.images if len(each) > 3), key=len, reverse=True)
    return "\n".join(_redacted_line(line, known, images) for line in text.split("\n"))


def _redacted_line(line: str, known: Known, images: Sequence[str]) -> str:
    line = _ESCAPE.sub(_unescaped, line)
    for name in images:
        if name in line:
            line = line.replace(name, f"image{os.path.splitext(name)[1]}")
    line = _without_paths(line, known)
    for pattern in _IMAGES:
        line = pattern.sub(r"image\1", line)
    for names, instead in ((known.people, PERSON), (known.computers, COMPUTER)):
        for name in sorted(names, key=len, reverse=True):
            if _tells(name):
                line = _name(name).sub(instead, line)
    return line


def _without_paths(line: str, known: Known) -> str:
    done, at = "", 0
    while (found := _START.search(line, at)) is not None:
        done += line[at : found.start()]
        code = _code_at(line, found.start(), known)
        if code is not None:
            words, at = code
            done += words
            continue
        end = max(each.end() for each in _SEPARATOR.finditer(line, found.start()))
        done, at = done + _CUT, end
    return done + line[at:]


def _code_at(line: str, place: int, known: Known) -> tuple[str, int] | None:
    """Return a path of code as it is written, and where it ends; None for any other."""
    for folder, instead in sorted(known.roots, key=lambda root: -len(root[0])):
        parts = [re.escape(part) for part in _SEPARATOR.split(folder) if part]
        start = r"[\\/]*" + r"[\\/]+".join(parts) + r"[\\/]+"
        found = re.compile(start, re.IGNORECASE).match(line, place)
        code = _CODE.match(line, found.end()) if found else None
        if code is not None:
            return instead + _SEPARATOR.sub("/", code[0]).replace("//", "/"), code.end()
    return None


def _unescaped(found: re.Match[str]) -> str:
    character = chr(int(found[0][2:], 16)) if int(found[0][2:], 16) < sys.maxunicode else ""
    return character if character.isprintable() and character not in "\\/" else found[0]


def _tells(name: str) -> bool:
    """Tell whether a name is anybody's; a single letter would be everywhere."""
    return name.casefold() not in _NOBODY and (len(name) > 1 or not name.isascii())


def _name(name: str) -> re.Pattern[str]:
    """Return what finds a name: as a word, if it is of a script that parts words."""
    forms = "|".join(re.escape(form) for form in dict.fromkeys((name, quote(name))))
    if name.isascii():
        return re.compile(f"(?<![A-Za-z0-9])(?:{forms})(?![A-Za-z0-9])", re.IGNORECASE)
    return re.compile(forms, re.IGNORECASE)
