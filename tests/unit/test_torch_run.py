"""The two processes of a run: what each leaves out, and with what the script of both ends."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.sources import ROOT
from tests.torch_run import FOLDER, is_here

if TYPE_CHECKING:
    from pathlib import Path

TESTS = ROOT / "tests"


@pytest.mark.parametrize(
    ("path", "here", "there"),
    [
        (TESTS, True, True),
        (FOLDER, False, True),
        (FOLDER / "test_network.py", False, True),
        (FOLDER.parent / "tensorflow" / "test_network.py", True, False),
        (TESTS / "unit" / "test_torch_run.py", True, False),
    ],
)
def test_each_process_has_its_own_tests(path, here, there):
    assert is_here(path, FOLDER, in_torch=False) == here
    assert is_here(path, FOLDER, in_torch=True) == there


def run(pytester, framework, *named):
    env = {**os.environ, "KERAS_BACKEND": framework, "PYTHONPATH": str(ROOT)}
    settings = ["-c", str(ROOT / "pyproject.toml"), f"--rootdir={ROOT}"]
    command = ["-p", "tests.torch_run", "-p", "no:cacheprovider", *settings]
    pytester.makepyfile(test_plain="def test_a(): pass")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *command, *named],
        cwd=pytester.path,
        env=env,
        capture_output=True,
        text=True,
    )
    return done


def test_what_is_named_and_not_here_is_left_out(pytester):
    done = run(pytester, "tensorflow", str(FOLDER), "test_plain.py::test_a")
    assert done.returncode == 0
    assert "1 passed" in done.stdout


def test_a_process_that_is_left_with_nothing_says_where_to_run_it(pytester):
    done = run(pytester, "torch", "test_plain.py::test_a")
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
    assert 'KERAS_BACKEND is not "torch"' in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("first", "second", "ends"),
    [(0, 0, 0), (1, 0, 1), (0, 1, 1), (5, 0, 0), (0, 5, 0), (5, 5, 5), (1, 5, 1), (5, 1, 1)],
)
def test_the_script_ends_with_what_both_said(tmp_path: Path, first, second, ends):
    assert script(tmp_path, first, second) == (ends, ["tensorflow -k name", "torch -k name"])


def test_an_interrupted_run_is_not_gone_on_with(tmp_path: Path):
    assert script(tmp_path, 2, 0) == (2, ["tensorflow -k name"])


def script(root, first, second):
    """Run the script with a made-up Python; return its code, and what it started."""
    (root / "scripts").mkdir()
    (root / "scripts" / "test.sh").write_bytes((ROOT / "scripts" / "test.sh").read_bytes())
    python = root / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(
        "#!/bin/sh\n"
        'shift 2; echo "$KERAS_BACKEND $*" >>started\n'
        f'[ "$KERAS_BACKEND" = torch ] && exit {second}; exit {first}\n'
    )
    python.chmod(0o755)
    done = subprocess.run(["sh", str(root / "scripts" / "test.sh"), "-k", "name"])
    return done.returncode, (root / "started").read_text().splitlines()
