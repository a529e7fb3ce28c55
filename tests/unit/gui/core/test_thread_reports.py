"""What a thread tells arrives in order, in the window's thread, unless who asked is gone."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from gui.core.thread_reports import run_and_report
from tests.sources import ROOT

OWNERS_THAT_END = """
from PySide6.QtCore import QCoreApplication, QObject
from gui.core.thread_reports import run_and_report

app = QCoreApplication([])
for turn in range(600):
    owner, heard = QObject(), []
    run_and_report(lambda tell: tell(turn), owner, heard.append, "turn")
    for _ in range(turn % 7 * 30):
        pass
    while turn % 3 and not heard:
        app.processEvents()
    del owner
print("alive")
"""
"""The owner ends before, while and after its thread tells something."""


@pytest.fixture
def owner(qapp):
    return QObject()


def test_values_come_in_order_and_in_the_thread_of_the_window(owner, qtbot):
    heard = []

    def work(tell):
        for value in range(5):
            tell((value, threading.current_thread().name))

    def hear(told):
        heard.append((*told, threading.current_thread().name))

    run_and_report(work, owner, hear, "counting")
    qtbot.waitUntil(lambda: len(heard) == 5)
    assert heard == [(value, "counting", "MainThread") for value in range(5)]


def test_what_is_told_of_an_owner_that_is_gone_is_dropped(owner, qtbot):
    may_tell, heard, other = threading.Event(), [], []

    def work(tell):
        may_tell.wait()
        tell("late")

    run_and_report(work, owner, heard.append, "late")
    delete(owner)
    may_tell.set()
    qtbot.waitUntil(lambda: "late" not in {each.name for each in threading.enumerate()})
    last = QObject()
    run_and_report(lambda tell: tell("later"), last, other.append, "later")
    qtbot.waitUntil(lambda: other == ["later"])
    assert heard == []


def test_owners_that_end_while_their_threads_tell_crash_nothing():
    run = subprocess.run(
        [sys.executable, "-c", OWNERS_THAT_END],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "alive\n"), run.stderr
