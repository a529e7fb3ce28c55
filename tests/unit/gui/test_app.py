"""Start and end of the program, with an engine that is none."""

import os
import subprocess
import sys
import types
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gui import app as app_module
from gui.core.settings import Settings
from tests.unit.gui import fakes

ROOT = Path(__file__).resolve().parents[3]


class FakeThread(fakes.FakeEngine):
    """`EngineThread` without a thread."""

    newest = None

    def __init__(self, parent=None):
        super().__init__(answers=True, parent=parent)
        self.calls = []
        FakeThread.newest = self

    def start(self):
        self.calls.append("start")

    def stop(self):
        self.calls.append("stop")
        return True


@pytest.fixture
def fake_thread(monkeypatch):
    module = types.ModuleType("engine.ipc.thread")
    module.EngineThread = FakeThread
    monkeypatch.setitem(sys.modules, "engine.ipc.thread", module)
    return FakeThread


def image_file(path):
    image = QImage(32, 24, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    assert image.save(str(path))
    return str(path)


def test_the_window_is_painted_before_the_engine_is_loaded(fake_thread, tmp_path, qtbot, capsys):
    fake_thread.newest = None
    made = app_module.App([image_file(tmp_path / "a.png")], Settings(str(tmp_path / "s.ini")))
    qtbot.addWidget(made.window)
    started_at_paint = []
    made.window.painted.connect(lambda: started_at_paint.append(fake_thread.newest))
    made.show()
    qtbot.waitUntil(lambda: made.state.picture is not None)
    assert started_at_paint == [None]
    made.window.close()
    assert fake_thread.newest.calls == ["start", "stop"]


RUN = """
import sys, types
from PySide6.QtCore import QTimer
# Some packages install a folder "tests" of their own, which would be found first.
sys.modules["tests"] = types.ModuleType("tests")
sys.modules["tests"].__path__ = ["tests"]
from tests.unit.gui.test_app import FakeThread
module = types.ModuleType("engine.ipc.thread")
module.EngineThread = FakeThread
sys.modules["engine.ipc.thread"] = module
from PySide6.QtWidgets import QApplication
qt = QApplication([])
from gui import app
trace = app._trace

def close_after_heatmap(mark):
    trace(mark)
    if mark == "first_heatmap":
        QTimer.singleShot(0, qt, qt.closeAllWindows)

app._trace = close_after_heatmap
QTimer.singleShot(20_000, qt, qt.closeAllWindows)  # a bound, should none ever come
code = app.run(sys.argv[1:])
print(code, FakeThread.newest.calls)
"""


def test_run_ends_with_zero_and_stops_the_engine(tmp_path):
    # In a process of its own: leaving the event loop once is leaving it for all later tests.
    model = tmp_path / "net.keras"
    model.write_bytes(b"PK")
    done = subprocess.run(
        [sys.executable, "-c", RUN, image_file(tmp_path / "a.png"), str(model)],
        capture_output=True,
        text=True,
        env={**os.environ, "CAMSCOPE_TRACE": "1", "XDG_CONFIG_HOME": str(tmp_path)},
        cwd=ROOT,
    )
    assert done.stdout == "0 ['start', 'stop']\n", done.stderr
    marks = [line.split()[1] for line in done.stderr.splitlines() if "CAMSCOPE_TRACE" in line]
    assert marks == ["window_shown", "first_heatmap"]
    assert "QThread" not in done.stderr


def test_a_window_that_is_closed_at_once_starts_nothing(fake_thread, tmp_path, qtbot):
    fake_thread.newest = None
    made = app_module.App([], Settings(str(tmp_path / "s.ini")))
    qtbot.addWidget(made.window)
    made.show()
    made.window.close()
    made.start()
    assert fake_thread.newest is None
