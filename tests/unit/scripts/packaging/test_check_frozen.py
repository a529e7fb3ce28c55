"""What cannot be imported is found, with the reason."""

from __future__ import annotations

import json
import subprocess
import sys

from scripts.packaging.check_frozen import missing
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


def test_as_a_program_it_ends_with_1(tmp_path):
    names = tmp_path / "names.json"
    for wanted, code in (([["json", "loads"]], 0), ([["json", "loads"], ["no_such", ""]], 1)):
        names.write_text(json.dumps(wanted))
        program = [sys.executable, ROOT / "scripts/packaging/check_frozen.py", names]
        run = subprocess.run(program, capture_output=True, text=True)
        assert run.returncode == code
        assert f"1 of {len(wanted)} names can be imported" in run.stdout
