"""The run without TensorFlow: what it leaves out by itself, and what fails in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fast_run import FRAMEWORKS, loads_framework

ROOT = Path(__file__).parents[2]
FAST = "not tensorflow and not e2e"


@pytest.mark.parametrize(
    "text",
    [
        "import tensorflow as tf",
        "from keras import ops",
        "from tests import models",
        "from tests.models import flat",
        "import engine.methods",
    ],
)
def test_a_file_that_loads_it_by_any_way_is_known(text):
    sources = {
        "tests/test_a.py": text,
        "tests/models.py": "import keras",
        "engine/methods.py": "from engine import sums",
        "engine/sums.py": "from keras import ops",
    }
    assert loads_framework("tests/test_a.py", sources)


def test_a_file_that_loads_it_late_or_for_types_is_not():
    late = "def f():\n    import keras\nif TYPE_CHECKING:\n    import tensorflow"
    sources = {"tests/test_a.py": f"import engine.b\n{late}", "engine/b.py": late}
    assert not loads_framework("tests/test_a.py", sources)


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def run_body(body, *more):
        file = pytester.makepyfile(body)
        settings = ["-c", str(ROOT / "pyproject.toml"), "-p", "tests.fast_run"]
        plain = ["-p", "no:cacheprovider", f"--rootdir={file.parent}", "-m", FAST]
        return pytester.runpytest_subprocess(*settings, *plain, *more, file)

    return run_body


def test_an_import_without_the_mark_fails(run):
    result = run("def test_a():\n    import tensorflow")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*without the mark 'tensorflow' imports tensorflow*"])


def test_not_even_a_test_that_catches_everything_gets_by(run):
    body = "def test_a():\n    try:\n        import keras\n    except Exception:\n        pass"
    run(body).assert_outcomes(failed=1)


def test_marked_tests_are_left_out(run):
    body = "import pytest\n@pytest.mark.tensorflow\ndef test_a():\n    import tensorflow"
    run(f"{body}\ndef test_b():\n    pass").assert_outcomes(passed=1, deselected=1)


def test_collecting_the_fast_run_loads_no_framework():
    code = (
        "import pytest, sys\n"
        f"pytest.main(['--collect-only', '-q', '-m', '{FAST}', '-p', 'no:cacheprovider'])\n"
        f"print([name for name in {FRAMEWORKS} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr.strip().splitlines()[-1] == "[]"
    assert "test_fast_run.py" in done.stdout
    assert "tests/e2e" not in done.stdout
