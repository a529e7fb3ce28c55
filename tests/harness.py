"""A pytest plugin: a test that leaves something behind fails.

After each test it looks for threads, QThreads, child processes, top-level widgets and running
QTimers that were not there before. Things that end soon by themselves are waited for, on the
thing itself and never on the clock. Qt is looked at only where the process has imported it already.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import select
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

# Python's own helper, started by the first spawned process and shared until the interpreter ends;
# and the boxes at hand for the next file, which have tests of their own.
_SHARED_PROCESSES = (
    "multiprocessing.resource_tracker",
    "multiprocessing.forkserver",
    "main.py --box images",
    "main.py --box models",
)
# Qt keeps one of these for as long as the application lives.
_SHARED_WIDGETS = ("QTipLabel",)
# Looking through so many twice takes longer than most tests.
_MANY_OBJECTS = 50_000

_failed = pytest.StashKey[bool]()


class Snapshot:
    """What is running now: made before a test, and compared with what runs after it."""

    def __init__(self) -> None:
        self.threads = set(threading.enumerate())
        self.processes = set(_child_processes())
        self.qt_objects = {id(found) for found in _qt_objects()}
        if len(gc.get_objects()) > _MANY_OBJECTS:
            _set_aside_all_objects()

    def leaks(self, grace_s: float) -> list[str]:
        """Sentences about what runs now, did not when this was made, and does not end in time."""
        deadline = time.monotonic() + grace_s
        _deliver_deletions()
        qt_objects = self._new_qt_objects()
        if qt_objects:
            qt_objects.clear()
            gc.collect()  # a widget in a reference cycle is garbage, not a leak
            _deliver_deletions()
            qt_objects = self._new_qt_objects()
        found = [_end_qt_object(each, deadline) for each in qt_objects]
        for thread in set(threading.enumerate()) - self.threads:
            # A thread of Qt's has a stand-in here, which never ends: the QThread counts instead.
            if isinstance(thread, threading._DummyThread):
                continue
            thread.join(max(0.0, deadline - time.monotonic()))
            if thread.is_alive():
                found.append(f"the thread {thread.name!r} still runs")
        for pid in set(_child_processes()) - self.processes:
            found.append(_end_process(pid, deadline))
        return [sentence for sentence in found if sentence]

    def _new_qt_objects(self) -> list[Any]:
        return [each for each in _qt_objects() if id(each) not in self.qt_objects]


def _child_processes() -> list[int]:
    """Process ids of the children that still run, without Python's own helpers."""
    ids = {child.pid for child in multiprocessing.active_children() if child.pid is not None}
    for listing in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):  # the thread has ended meanwhile
            ids.update(int(word) for word in listing.read_text().split())
    return [pid for pid in ids if not _is_shared_or_dead(pid)]


def _is_shared_or_dead(pid: int) -> bool:
    if not Path("/proc/self").exists():
        return False
    if not _runs(pid):
        return True
    command = _command_of(pid)  # empty for a moment while a new process is being started
    return any(name in command for name in _SHARED_PROCESSES)


def _runs(pid: int) -> bool:
    """Whether a process has not ended; one that ended and was not waited for is a zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def _command_of(pid: int) -> str:
    """The command line of a process; empty for one that has ended and was not waited for."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except OSError:
        return ""


def _end_process(pid: int, deadline: float) -> str:
    """Wait for a child; end it and say so when it does not end by itself."""
    if not hasattr(os, "pidfd_open"):  # not Linux: ours are multiprocessing's own
        for child in multiprocessing.active_children():
            if child.pid == pid:
                child.join(max(0.0, deadline - time.monotonic()))
    else:
        with suppress(ProcessLookupError):
            descriptor = os.pidfd_open(pid)
            select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
            os.close(descriptor)
    if pid not in _child_processes():
        return ""
    sentence = f"the child process {pid} still runs: {_command_of(pid)}"
    with suppress(OSError):
        os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    return sentence


def _application() -> Any:
    """The QApplication, if the process has one."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    return app if widgets and isinstance(app, widgets.QApplication) else None


def _deliver_deletions() -> None:
    """Carry out what deleteLater() has asked for."""
    core = sys.modules.get("PySide6.QtCore")
    app = _application()
    if core and app:
        app.processEvents()
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def _subclasses(kind: type) -> set[type]:
    return {kind}.union(*map(_subclasses, kind.__subclasses__()))


def _set_aside_all_objects() -> None:
    """Let neither later tests nor the collector look through what is there now.

    It is what tests share: what was imported and collected before the first one, and a framework
    that one of them loaded.
    """
    gc.collect()
    gc.freeze()


def _qt_objects() -> list[Any]:
    """Running QThreads and QTimers, and top-level widgets that nobody owns.

    Only where there is an application: without one no timer fires, and a test that starts QThreads
    without ``qapp`` or ``qtbot`` is not seen.
    """
    core = sys.modules.get("PySide6.QtCore")
    if not core or not core.QCoreApplication.instance():
        return []
    # Qt keeps no list of them. What was there before the first test is not looked through; the rest
    # can be many objects, too, so this is a comparison of types and no isinstance().
    kinds = _subclasses(core.QThread) | _subclasses(core.QTimer)
    is_valid = sys.modules["shiboken6"].isValid
    candidates = [each for each in gc.get_objects() if type(each) in kinds and is_valid(each)]
    found = [
        each
        for each in candidates
        if (each.isRunning() if isinstance(each, core.QThread) else each.isActive())
    ]
    if app := _application():
        found += [
            each
            for each in app.topLevelWidgets()
            if each.parent() is None and each.metaObject().className() not in _SHARED_WIDGETS
        ]
    return found


def _is_active(timer: Any) -> bool:
    """Return whether a timer runs; what it belonged to may have gone with it meanwhile."""
    try:
        return bool(timer.isActive())
    except RuntimeError:
        return False


def _end_qt_object(leaked: Any, deadline: float) -> str:
    """Wait for a QThread or a timer that fires once; stop what is left, and say so."""
    core = sys.modules["PySide6.QtCore"]
    if isinstance(leaked, core.QThread):
        if leaked.wait(int(1000 * max(0.0, deadline - time.monotonic()))):
            return ""
        leaked.requestInterruption()
        leaked.quit()
        leaked.wait(1000)
        return f"the QThread {leaked} still runs"
    if isinstance(leaked, core.QTimer):
        if leaked.isSingleShot():
            while _is_active(leaked) and time.monotonic() < deadline:
                core.QCoreApplication.processEvents(core.QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if not _is_active(leaked):
                return ""
        leaked.stop()
        return f"the timer {leaked} of {leaked.parent()} is still active"
    leaked.close()
    leaked.deleteLater()
    return f"the top-level widget {leaked} is still there"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the setting of this plugin."""
    what = "seconds that a test's threads and processes may take, in all, to end after it"
    parser.addini("leak_grace_s", what, default="3")


def pytest_configure() -> None:
    """Collect no garbage while tests are imported."""
    gc.disable()


def pytest_unconfigure() -> None:
    """Collect garbage again, also where no test was found."""
    gc.enable()


def pytest_collection_finish() -> None:
    """Set aside all that was made before the first test: none of it is a leak."""
    gc.enable()
    _set_aside_all_objects()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember which tests failed: their tracebacks keep everything alive, which is no news."""
    report = yield
    if report.failed:
        item.stash[_failed] = True
    return report


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test if it leaves threads, processes, widgets or timers behind."""
    before = Snapshot()
    yield
    leaks = before.leaks(float(request.config.getini("leak_grace_s")))
    if leaks and not request.node.stash.get(_failed, False):
        pytest.fail("The test leaves something behind: " + "; ".join(leaks), pytrace=False)
