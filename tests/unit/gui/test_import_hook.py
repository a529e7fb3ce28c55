"""What the window imports later is not read by PySide."""

import subprocess
import sys

COUNTED = """
import sys
from gui.import_hook import remove_import_hook
if {is_removed}:
    remove_import_hook()
import PySide6.QtCore
from shibokensupport import feature
read = []
feature._mod_uses_pyside = lambda module: read.append(module.__name__) or False
import colorsys
import PySide6.QtSvg
import wave
from PySide6.QtWidgets import *
print(sorted({{"colorsys", "wave"}} & {{*read}}), QPushButton.__name__)
"""


def output(is_removed):
    code = COUNTED.format(is_removed=is_removed)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_no_source_is_read_for_a_feature_that_nobody_asks_for():
    assert output(is_removed=True) == "[] QPushButton"
    # With the hook they are: once this fails, PySide no longer needs what is tested here.
    assert output(is_removed=False) == "['colorsys', 'wave'] QPushButton"


def test_a_pyside_without_the_hook_is_left_as_it_is():
    code = (
        "import builtins, PySide6.QtCore\n"
        "from gui.import_hook import remove_import_hook\n"
        "remove_import_hook()\n"
        "del builtins.__orig_import__\n"
        "kept = builtins.__import__\n"
        "remove_import_hook()\n"
        "assert builtins.__import__ is kept\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
