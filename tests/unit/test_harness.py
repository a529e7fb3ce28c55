"""The harness itself: each kind of leak and of warning fails a run, and nothing else does.

The tests written here run in a pytest of their own, with the project's real settings.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LEAVES_SOMETHING = {
    "thread": """
        threading.Thread(target=threading.Event().wait, args=(60,), daemon=True).start()
        """,
    "process": """
        kept.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))
        """,
    "multiprocessing_process": """
        child = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60,))
        child.start()
        kept.append(child)
        """,
    "widget": """
        kept.append(QWidget())
        """,
    "qthread": """
        thread = QThread()
        thread.start()
        kept.append(thread)
        """,
    "timer": """
        timer = QTimer(qapp)
        timer.start(1000)
        """,
}

WARNS = {
    "python_warning": """
        warnings.warn("old", DeprecationWarning)
        """,
    "unclosed_file": """
        open(__file__)
        gc.collect()
        """,
    "qt_warning": """
        qWarning("something is wrong")
        """,
    "qt_warning_of_qts_own": """
        timer = QTimer()
        timer.start(-1)
        timer.stop()
        """,
}

IS_CLEAN = {
    "joined_thread": """
        threading.Thread(target=time.sleep, args=(0.05,)).start()
        """,
    "ended_process": """
        subprocess.run([sys.executable, "-c", ""], check=True)
        """,
    "joined_multiprocessing_process": """
        child = multiprocessing.get_context("spawn").Process(target=int)
        child.start()
        child.join()
        """,
    "process_about_to_end": """
        kept.append(subprocess.Popen([sys.executable, "-c", ""]))
        """,
    "qtbot_widget": """
        widget = QWidget()
        qtbot.addWidget(widget)
        widget.show()
        """,
    "widget_deleted_later": """
        widget = QWidget()
        kept.append(widget)
        widget.deleteLater()
        """,
    "widget_in_a_cycle": """
        widget = QWidget()
        widget.me = widget
        """,
    "tooltip": """
        QToolTip.showText(QPoint(0, 0), "tip")
        """,
    "finished_qthread": """
        thread = QThread()
        thread.start()
        thread.quit()
        kept.append(thread)
        """,
    "timer_that_fires_once": """
        timer = QTimer(qapp)
        timer.setSingleShot(True)
        timer.start(80)
        """,
    "stopped_timer": """
        timer = QTimer(qapp)
        timer.start(1000)
        timer.stop()
        """,
    "plain_test": """
        assert "tensorflow" not in sys.modules
        """,
}

PRELUDE = """
import gc, multiprocessing, subprocess, sys, threading, time, warnings
from PySide6.QtCore import QPoint, Qt, QThread, QTimer, qWarning
from PySide6.QtWidgets import QToolTip, QWidget

kept = []
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def run_bodies(bodies: dict[str, str]):
        tests = [f"def test_{name}(qapp, qtbot):{body}" for name, body in bodies.items()]
        file = pytester.makepyfile(PRELUDE + "\n\n".join(tests))
        settings = ["-c", str(ROOT / "pyproject.toml"), "-o", "leak_grace_s=0.5"]
        plugins = ["-p", "tests.harness", "-p", "no:cacheprovider"]
        return pytester.runpytest_subprocess(*settings, *plugins, f"--rootdir={file.parent}", file)

    return run_bodies


def test_each_leak_fails(run):
    result = run(LEAVES_SOMETHING)
    # The test itself passes; its teardown is the error.
    result.assert_outcomes(passed=len(LEAVES_SOMETHING), errors=len(LEAVES_SOMETHING))
    result.stdout.fnmatch_lines_random(
        [
            "*the thread 'Thread-*' still runs",
            "*the child process * still runs: *input()*",
            "*the child process * still runs: *multiprocessing*",
            "*the top-level widget *QWidget* is still there",
            "*the QThread *QThread* still runs",
            "*the timer *QTimer* is still active",
        ]
    )


def test_each_warning_fails(run):
    result = run(WARNS)
    result.assert_outcomes(failed=len(WARNS))


def test_clean_tests_pass(run):
    result = run(IS_CLEAN)
    result.assert_outcomes(passed=len(IS_CLEAN))


def test_what_a_test_leaves_on_purpose_is_not_looked_through_again(run):
    result = run(
        {
            "of_many_objects": "kept.extend([] for _ in range(100_000))",
            "after_it": """
        assert len(gc.get_objects()) < 100_000
        assert gc.get_freeze_count() > 100_000
        """,
            **LEAVES_SOMETHING,
        }
    )
    failing = len(LEAVES_SOMETHING)
    result.assert_outcomes(passed=failing + 2, errors=failing)


def test_a_failed_test_is_reported_once(run):
    result = run({"both": 'kept.append(QWidget()); assert "this" == "that"'})
    result.assert_outcomes(failed=1)


def test_the_harness_brings_in_neither_qt_nor_a_framework():
    code = "import sys, tests.harness; print([m for m in sys.modules if m in sys.argv])"
    names = ["PySide6", "tensorflow", "keras", "torch"]
    done = subprocess.run(
        [sys.executable, "-c", code, *names], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_users_own_settings_are_out_of_reach():
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "KERAS_HOME"):
        assert Path(os.environ[name]).is_relative_to(tempfile.gettempdir())
