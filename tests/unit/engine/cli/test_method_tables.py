"""The table and the record of methods; they cost nobody a framework's import."""

from __future__ import annotations

import subprocess
import sys

from engine.attribution.registry import METHODS
from engine.cli.method_tables import method_table, methods_record
from tests.sources import ROOT


def test_every_method_is_in_table_and_record_with_its_parameters():
    lines = "\n".join(method_table())
    records = {each["id"]: each for each in methods_record()["methods"]}
    assert list(records) == list(METHODS)
    for name, method in METHODS.items():
        assert f"  {name}: {method.info.sentence}" in lines
        assert records[name]["paper"] == method.info.paper
        assert records[name]["score"] == ("probability" if name == "rise" else "logit")
    assert "masks=1000 (10 to 20000)" in lines
    assert "seed=0 (0 to 2147483647)" in lines
    assert "baseline=black (or mean, blur, color)" in lines
    assert "flips=yes (or no)" in lines
    assert "color=#808080" in lines


def test_families_stand_as_headings_once_each():
    headings = [line for line in method_table() if not line.startswith(" ")]
    assert len(headings) == len(set(headings)) > 1
    assert all(line.endswith(":") for line in headings)


def test_methods_are_told_without_a_framework():
    code = """if True:
        import sys
        from engine.cli.main import run_command
        code = run_command(["methods", "--json"])
        heavy = {"keras", "tensorflow", "torch", "PySide6"} & set(sys.modules)
        sys.exit(code or (str(heavy) if heavy else 0))
    """
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
