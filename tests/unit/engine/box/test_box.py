"""The room costs nothing until it is used."""

import subprocess
import sys
from pathlib import Path

import pytest

import engine.box


def test_the_first_paint_does_not_wait_for_numpy():
    code = "import sys, engine.box; sys.exit('numpy' in sys.modules)"
    root = Path(__file__).parents[4]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_every_name_is_there_and_no_other():
    assert all(getattr(engine.box, name) is not None for name in engine.box.__all__)
    with pytest.raises(AttributeError):
        _ = engine.box.nothing
