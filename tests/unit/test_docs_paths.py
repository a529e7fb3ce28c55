"""Paths that the documents name exist, and the map of the house names every module."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ROOMS = ("engine", "gui", "tests", "docs", "resources", "scripts", "benchmarks")
IN_BACKTICKS = re.compile(r"`([\w./-]+)`(?! \(new\))")
"""A path with "(new)" behind it is one that a recipe lets its reader make."""
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
PATH = re.compile(rf"(?:{'|'.join(ROOMS)})/[\w./-]*")
BARE = re.compile(r"[\w-]+(?:\.py|/)")
MADE_UP = re.compile(r"\b[a-z](?=[/.])")
"""`engine/x/y.py` stands for any file."""


def named_paths(text: str) -> set[str]:
    """Paths in backticks that begin with a folder of the project."""
    return {
        path
        for path in IN_BACKTICKS.findall(text)
        if PATH.fullmatch(path) and not MADE_UP.search(path)
    }


def mapped_paths(text: str) -> set[str]:
    """Paths that the map names: whole, or a file's name behind its folder's.

    A folder named at the head of a table, or earlier in a row, goes before the names after it.
    """
    found: set[str] = set()
    head = ""
    for line in text.splitlines():
        names = IN_BACKTICKS.findall(line)
        if not line.startswith("|"):
            head = ""
        folder = ""
        for name in names:
            if PATH.fullmatch(name):
                found.add(name)
                folder = name if name.endswith("/") else folder
            elif BARE.fullmatch(name) and (folder or head):
                found.add((folder or head) + name)
        if line.startswith("| files"):
            head = folder
    return found


def unmapped(modules: list[str], paths: set[str]) -> list[str]:
    """Modules that no path names, nor one of a folder below a room."""
    folders = tuple(path for path in paths if path.endswith("/") and path.count("/") > 1)
    folders = tuple(folder for folder in folders if folder not in _listed(paths))
    return [one for one in modules if one not in paths and not one.startswith(folders)]


def _listed(paths: set[str]) -> set[str]:
    """Folders whose files are named one by one."""
    return {path[: path.rindex("/") + 1] for path in paths if path.endswith(".py")}


def documents() -> list[Path]:
    return [
        path
        for path in (*ROOT.glob("README*.md"), ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/*.md"))
        if path.exists()
    ]


def test_paths_that_documents_name_exist():
    texts = {path: path.read_text(encoding="utf-8") for path in documents()}
    assert len(texts) >= 6
    missing = [
        f"{path.name}: {name}"
        for path, text in texts.items()
        for name in sorted(named_paths(text))
        if not (ROOT / name).exists()
    ]
    links = [
        f"{path.name}: {link}"
        for path, text in texts.items()
        for link in LINK.findall(text)
        if not (path.parent / link).exists()
    ]
    assert missing + links == []


def test_readmes_of_all_languages_lead_to_the_same_documents_and_commands():
    def leads(path: Path) -> set[str]:
        text = path.read_text(encoding="utf-8")
        commands = re.findall(r"^ {4}((?:make|python|py) .*?)(?:\s+#.*)?$", text, re.MULTILINE)
        links = {link for link in LINK.findall(text) if link.startswith(("docs/", "benchmarks/"))}
        return {*commands, *(link for link in links if not link.endswith(".png"))}

    english = leads(ROOT / "README.md")
    assert {"make run", "docs/methods.md"} <= english
    translations = sorted(ROOT.glob("README.*.md"))
    assert len(translations) == 2
    assert {path.name: leads(path) ^ english for path in translations} == {
        path.name: set() for path in translations
    }


def test_the_map_names_every_module_and_none_that_is_not_there():
    paths = mapped_paths((ROOT / "docs/architecture.md").read_text(encoding="utf-8"))
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
    modules = [
        path.relative_to(ROOT).as_posix()
        for room in ("engine", "gui")
        for path in (ROOT / room).rglob("*.py")
        if path.name != "__init__.py"
    ]
    assert "engine/session/session.py" in modules
    assert unmapped(sorted(modules), paths) == []


def test_a_name_is_read_behind_its_folder():
    text = (
        "| files in `engine/a/` | do |\n| `x.py`, `y.py` | z |\n| `engine/b/`: `c/` | d |\n`e.py`"
    )
    paths = mapped_paths(text)
    assert paths == {"engine/a/", "engine/a/x.py", "engine/a/y.py", "engine/b/", "engine/b/c/"}
    modules = ["engine/a/x.py", "engine/a/w.py", "engine/b/c/v.py"]
    assert unmapped(modules, paths) == ["engine/a/w.py"]


def test_paths_in_a_text_are_those_of_the_project():
    text = (
        "`engine/it.py`, engine/no.py, `dist/it`, `gui/`, `engine/x/y.py`, [there](docs/z.md#head)"
    )
    assert named_paths(text) == {"engine/it.py", "gui/"}
    assert LINK.findall(text) == ["docs/z.md"]
