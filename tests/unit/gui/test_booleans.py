import subprocess
import sys

MANY_EMITS = """
import gui
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rang = Signal()

bell = Bell()
for _ in range(5000):
    bell.rang.emit()
print("alive")
"""


def test_thousands_of_signals_do_not_end_the_program():
    done = subprocess.run([sys.executable, "-c", MANY_EMITS], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
