"""The menu entry and the types of files, and the scripts that register them for one user."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from engine.api.formats import EXPORTED_SUFFIXES, KERAS_SUFFIXES
from scripts.packaging import systems

MIMES = [each.mime for each in systems.DOCUMENTS]
SUFFIXES = [each.suffix for each in systems.DOCUMENTS]


def entry_of(path):
    parser = configparser.RawConfigParser(strict=True, comment_prefixes=("#",))
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_files_that_open_are_files_that_the_program_opens():
    assert set(SUFFIXES) <= {*KERAS_SUFFIXES, *EXPORTED_SUFFIXES}
    assert SUFFIXES == [".keras", ".pt2"]


def test_the_menu_entry_names_the_types_in_all_languages():
    entry = entry_of(systems.FILES / "camscope.desktop")
    assert [one for one in entry["MimeType"].split(";") if one] == MIMES
    assert entry["Exec"] == "camscope %F"
    for key in ("GenericName", "Comment"):
        assert {entry[f"{key}[{language}]"] for language in ("ja", "zh_TW")}


def test_the_types_are_told_apart_by_the_end_of_the_name():
    root = ET.parse(systems.FILES / "camscope-mime.xml").getroot()
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    types = {each.get("type"): each for each in root.iter(f"{space}mime-type")}
    assert list(types) == MIMES
    for document in systems.DOCUMENTS:
        kind = types[document.mime]
        assert [each.get("pattern") for each in kind.iter(f"{space}glob")] == [
            f"*{document.suffix}"
        ]
        assert len(list(kind.iter(f"{space}comment"))) == 3


def test_windows_registers_for_the_user_alone(tmp_path):
    systems.add_system_files(tmp_path, "win32")
    script = (tmp_path / "register.cmd").read_bytes().decode("ascii")
    assert script.count("\r\n") == script.count("\n")
    assert "HKCU\\" in script
    assert "HKLM" not in script
    for line in script.splitlines():
        if line.startswith("for "):
            assert line.split("(")[1].split(")")[0].split() == SUFFIXES


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / '模型 "50%" $HOME 資料夾'
    folder.mkdir()
    systems.add_system_files(folder, "linux")
    return folder


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
def test_linux_registers_for_the_user_and_takes_it_away_again(package, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    shutil.copyfile(sys.executable, package / "camscope")
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "sed", "mkdir", "cp", "rm", "pwd"):
        (tools / name).symlink_to(shutil.which(name))
    environment = {"HOME": str(home), "PATH": str(tools)}

    def register(*words):
        subprocess.run([package / "register.sh", *words], env=environment, check=True)

    register()
    made = {path.name: path for path in home.rglob("*") if path.is_file()}
    assert sorted(made) == ["camscope-mime.xml", "camscope.desktop", "camscope.svg"]
    entry = entry_of(made["camscope.desktop"])
    # Read back by the rules of the desktop entry specification: first the string, then the command.
    command = entry["Exec"]
    assert command.startswith('"')
    assert command.endswith('" %F')
    quoted = command[1 : -len('" %F')]
    assert unquoted(quoted) == str(package / "camscope")
    chosen = home / ".config" / "mimeapps.list"
    chosen.parent.mkdir()
    mine = "".join(f"{mime}=camscope.desktop\n" for mime in MIMES)
    chosen.write_text(f"[Default Applications]\n{mine}text/plain=other.desktop\n")
    register("remove")
    assert [path for path in home.rglob("*") if path.is_file()] == [chosen]
    assert chosen.read_text().split("\n") == [
        "[Default Applications]",
        "text/plain=other.desktop",
        "",
    ]


def unquoted(text: str) -> str:
    """Undo the escapes of a string in a desktop entry, then those of an argument in quotes."""
    for _ in range(2):
        out, rest = [], iter(text)
        for letter in rest:
            out.append(next(rest) if letter == "\\" else letter)
        text = "".join(out)
    return text.replace("%%", "%")


def test_a_program_without_its_files_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(systems, "FILES", tmp_path / "nothing")
    with pytest.raises(FileNotFoundError):
        systems.add_system_files(tmp_path, "linux")
