"""What cannot be imported is found, with the reason."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import msgspec._core as _msgspec
import pytest

from scripts.packaging.check_frozen import missing, unloadable
from tests.sources import ROOT


def test_modules_their_names_and_modules_below_them_are_found():
    assert missing([("json", ""), ("json", "loads"), ("xml", "sax"), ("os.path", "join")]) == []


def test_what_is_missing_is_told_with_the_reason(tmp_path, monkeypatch):
    (tmp_path / "it_breaks.py").write_text("raise OSError('no library')")
    monkeypatch.syspath_prepend(tmp_path)
    found = missing([("json", "no_such"), ("no_such_module", ""), ("it_breaks", "")])
    assert found[0].startswith("json.no_such: ModuleNotFoundError")
    assert found[1].startswith("no_such_module: ModuleNotFoundError")
    assert found[2] == "it_breaks: OSError: no library"


def test_libraries_that_cannot_be_loaded_are_told_with_the_reason(tmp_path):
    folder = tmp_path / "nvidia" / "cudnn" / "lib"
    folder.mkdir(parents=True)
    shutil.copyfile(_msgspec.__file__, folder / "libsound.so.9")
    (folder / "libtext.so.9").write_text("no library")
    places = [f"nvidia/cudnn/lib/lib{name}.so.9" for name in ("sound", "text", "absent")]
    found = unloadable(tmp_path, places)
    assert [each.partition(":")[0] for each in found] == places[1:]
    assert all("lib" in each.partition(": ")[2] for each in found)


@pytest.mark.parametrize(
    ("names", "libraries", "code", "said"),
    [
        ([["json", "loads"]], [], 0, "1 of 1 names can be imported\n"),
        ([["json", "loads"], ["no_such", ""]], [], 1, "1 of 2 names can be imported\n"),
        ([["json", ""]], ["nvidia/no.so"], 1, "0 of 1 libraries of CUDA can be loaded\n"),
    ],
)
def test_as_a_program_it_ends_with_1(tmp_path, names, libraries, code, said):
    wanted = tmp_path / "wanted.json"
    wanted.write_text(json.dumps({"names": names, "libraries": libraries}))
    program = [sys.executable, ROOT / "scripts/packaging/check_frozen.py", wanted]
    run = subprocess.run(program, capture_output=True, text=True)
    assert run.returncode == code
    assert run.stdout.endswith(said)
