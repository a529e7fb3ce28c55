"""Builds the window and everything behind it, and takes it down again. Called by `main.py`.

The order makes the start quick: show the window, let it paint, and only then load the engine's
thread, OpenCV, the samples and the demo model.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
import time
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.api import garbage
from engine.api.crashes import take_crash
from engine.api.logs import crashes_noticed, log_folder
from engine.api.version import VERSION
from engine.ipc.quit_signals import QuitSignals, exit_code, leave_at_once, note
from engine.storage.scratch import remove_leftovers
from gui.actions.language_menu import no_font_words
from gui.core.controller import Controller
from gui.core.settings import Settings
from gui.core.state import State
from gui.core.thread_reports import run_and_report
from gui.icons import app_icon
from gui.main_window import MainWindow
from gui.notices import ExceptionHooks, Notices
from gui.speech import Speech
from gui.text.translation import Said, translated
from gui.theme import Theme
from gui.widgets.accessible import factory as accessible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.api.errors import Text
    from engine.ipc.thread import EngineThread, StartChild

SIGNAL_PATIENCE_S = 0.9
FIRST_PAINT_MS = 1000  # a window that opens minimised is never painted

_log = logging.getLogger(__name__)


class Application(QApplication):
    """Qt's application; macOS hands it the files that are opened by a double click."""

    file_handed_over = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Tell of a file that the system hands over (Qt)."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_handed_over.emit(event.file())
            return True
        return super().event(event)


class App(QObject):
    """Everything that lives as long as the window.

    Parameters
    ----------
    files : sequence of str
        Images and a model to open at the start.
    settings : Settings, optional
        The user's own when left out.
    start_child : callable, optional
        Starts an engine process, as for `EngineThread`.
    is_fresh : bool
        Start without what was open last.
    is_watching : bool
        Open files again by itself when they change.

    Attributes
    ----------
    has_running_thread : bool
        After `stop`: the engine's thread did not end. Nothing here may be destroyed then; leave
        the program with `leave_at_once`.
    signal_code : int
        The exit code when a signal ended the program, else 0.
    """

    _signalled = Signal(int)

    def __init__(
        self,
        files: Sequence[str],
        settings: Settings | None = None,
        *,
        start_child: StartChild | None = None,
        is_fresh: bool = False,
        is_watching: bool = False,
    ) -> None:
        super().__init__()
        self._start_child = start_child
        self._is_fresh = is_fresh
        self._files = list(files)
        self._has_opened = False
        self._engine: EngineThread | None = None
        self._is_stopped = False
        self.has_running_thread = False
        self.signal_code = 0
        self._signalled.connect(self._on_signalled)
        self._seen_heatmap = False
        self._starter = QTimer(self)
        self._starter.setSingleShot(True)
        self._starter.timeout.connect(self.start)
        self._steps: deque[Callable[[], None]] = deque()
        self.settings = Settings() if settings is None else settings
        self.notices = Notices(self)
        self.hooks = ExceptionHooks(self.notices)
        self.state = State(self.settings.style(), self)
        self.controller = Controller(self.state, self.notices, self)
        self.controller.configure(self.settings.options())
        accessible.install()
        self.theme = Theme(self)
        self.theme.choose(self.settings.theme())  # before there are widgets to be repainted
        self.speech = Speech(parent=self)
        self.speech.choose(self.settings.language)
        self.window = MainWindow(
            self.state, self.controller, self.notices, self.settings, self.theme, self.speech
        )
        if is_watching:
            self.window.reloader.reload_by_itself()
        self.window.painted.connect(self._on_painted)
        self.window.central_view.canvas.frame_painted.connect(self._on_frame_painted)
        self.window.closed.connect(self.stop)
        self.settings.failed.connect(self._on_settings_failed)
        self.speech.missed.connect(self._on_language_missed)
        self._steps += (self._load_engine,)

    def show(self) -> None:
        """Show the window; the rest starts after its first paint."""
        self.hooks.install()
        self.window.show()
        if self.settings.problem is not None:
            self._on_settings_failed(self.settings.problem, self.settings.problem_details)
        self._on_language_missed()
        self._starter.start(FIRST_PAINT_MS)

    @Slot()
    def start(self) -> None:
        """Do the next step of the start, one in each turn, so that the window stays alive."""
        if self._is_stopped or not self._steps:
            return
        step = self._steps.popleft()
        if self._steps:
            self._starter.start(0)
        step()

    def _load_engine(self) -> None:
        run_and_report(_load_engine, self, self._on_engine_loaded, "loading")

    def _on_engine_loaded(self, _: None) -> None:
        self._steps += (
            self._start_engine,
            self._open_first,
            self._load_samples,
            self.window.offer_recent,
            self._offer_crash_report,
            remove_leftovers,
            garbage.resume,
        )
        self._starter.start(0)

    def _start_engine(self) -> None:
        from engine.ipc.thread import EngineThread

        self._engine = EngineThread(self, self._start_child)
        self.controller.attach(self._engine)  # first, so that it starts on the chosen device
        self._engine.start()

    @Slot(str)
    def open_file(self, path: str) -> None:
        """Open a file that the system hands over, at the start or later."""
        if self._has_opened:
            self.window.commands.open_paths([path])
        else:
            self._files.append(path)

    def _open_first(self) -> None:
        self._has_opened = True
        self.window.last_session.read()
        if self._files:
            self.window.commands.open_paths(self._files)
        elif not self._is_fresh:
            self.window.last_session.reopen_at_start()
        if not self.controller.wants_model:
            self.window.commands.open_demo()

    def _load_samples(self) -> None:
        self.window.central_view.load_samples()

    def _offer_crash_report(self) -> None:
        crash = take_crash(log_folder())
        if crash is not None:
            self.notices.offer(
                Said(lambda: self.tr("Camscope ended unexpectedly last time.")),
                Said(lambda: self.tr("Show report")),
                partial(self.window.commands.show_crash, crash),
            )

    @Slot()
    def stop(self) -> None:
        """Take everything down. Once."""
        if self._is_stopped:
            return
        self._is_stopped = True
        try:
            self._starter.stop()
            self.controller.detach()
            self.window.reloader.stop()
            self.window.central_view.stop()
            self.window.commands.stop()
        finally:  # whatever happens: a thread that runs on would end the program with a crash
            if self._engine is not None and not self._engine.stop():
                self.has_running_thread = True
            self.hooks.remove()

    @Slot(object, str)
    def _on_settings_failed(self, sentence: Text, details: str) -> None:
        self.notices.warn(translated(sentence), details)

    @Slot()
    def _on_language_missed(self) -> None:
        if self.speech.missing is not None:
            self.notices.warn(Said(partial(no_font_words, self.speech.missing)))

    def on_signal(self, number: int) -> None:
        """Close the window because of a signal, from any thread (`QuitSignals`)."""
        self._signalled.emit(number)

    @Slot(int)
    def _on_signalled(self, number: int) -> None:
        self.signal_code = exit_code(number)
        self.window.closing.force()
        self.window.close()
        QCoreApplication.exit(self.signal_code)  # no window need have been open

    @Slot()
    def _on_painted(self) -> None:
        _trace("window_shown")
        self._starter.start(0)

    @Slot()
    def _on_frame_painted(self) -> None:
        overlay = self.state.overlay
        if not self._seen_heatmap and overlay is not None and overlay.has_map:
            self._seen_heatmap = True
            _trace("first_heatmap")


def run(
    argv: Sequence[str],
    *,
    start_child: StartChild | None = None,
    is_fresh: bool = False,
    is_watching: bool = False,
) -> int:
    """Show the window until it is closed.

    Parameters
    ----------
    argv : sequence of str
        Files to open: images, folders, a model. Without the program's own name. With none, what
        was open last is opened.
    start_child : callable, optional
        Starts an engine process, as for `EngineThread`.
    is_fresh : bool
        Start without what was open last.
    is_watching : bool
        Open files again by itself when they change.

    Returns
    -------
    int
        The exit code.
    """
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else Application([sys.argv[0]])
    qt.setApplicationName("Camscope")
    qt.setApplicationDisplayName("Camscope")
    qt.setApplicationVersion(VERSION)
    qt.setDesktopFileName("camscope")
    qt.setStyle("Fusion")
    qt.setWindowIcon(app_icon())
    app = App(argv, start_child=start_child, is_fresh=is_fresh, is_watching=is_watching)
    if isinstance(qt, Application):
        qt.file_handed_over.connect(app.open_file)
    qt.aboutToQuit.connect(app.stop)
    with QuitSignals(note, SIGNAL_PATIENCE_S, app.on_signal), crashes_noticed():
        app.show()
        code = qt.exec() or app.signal_code
        app.stop()
    if app.has_running_thread:  # Qt would abort when it is destroyed
        _log.critical("The engine's thread still runs; the program ends without it.")
        leave_at_once(code)
    # The window goes before the application does: a widget that outlives it ends the process with a
    # crash. No event loop runs any more, so what is to be deleted has to be asked for by name.
    app.window.deleteLater()
    qt.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return code


def _load_engine(tell: Callable[[None], None]) -> None:
    """Import the engine's thread: OpenCV and more take 200 ms, in which the window answers."""
    try:
        importlib.import_module("engine.ipc.thread").load()
    except Exception:  # whoever imports it next is told, in the window's thread
        _log.exception("The engine's thread cannot be loaded.")
    finally:
        tell(None)


def _trace(mark: str) -> None:
    """Tell benchmarks when something happened: seconds since 1970, on stderr."""
    if os.environ.get("CAMSCOPE_TRACE") == "1" and sys.stderr is not None:
        sys.stderr.write(f"CAMSCOPE_TRACE {mark} {time.time():.6f}\n")
        sys.stderr.flush()
