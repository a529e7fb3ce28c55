"""Keeps settings between runs, in a JSON file of the user. A file that is none means defaults.

The file holds plain values only, each checked by `settings_file`. A file in which one is of another
kind is set aside whole. Two windows each write the whole file: the last one's stays.
"""

from __future__ import annotations

import base64
import contextlib
import logging
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBasicTimer, QByteArray, QObject, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QToolBar

from engine.api.errors import EngineError, Text, text
from engine.api.style_fields import style_from, style_record
from engine.storage.json_file import NotARecord, set_aside, write_record
from gui.core.layout_state import is_geometry, is_layout
from gui.core.settings_file import (
    BACKEND,
    DEFAULT_STYLE,
    DEVICE,
    PRECISION,
    RECENT_KEPT,
    STYLE,
    engine_options,
    fits,
    read_settings,
    settings_path,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QTimerEvent
    from PySide6.QtWidgets import QMainWindow

    from engine.api.display import Style
    from engine.api.engine_status import EngineOptions

LAYOUT_VERSION = 2  # 1 had a dock for each section of the inspector
WRITE_AFTER_MS = 1000
"""After a change; further changes until then are written with it."""

_log = logging.getLogger(__name__)


class ThemeChoice(StrEnum):
    """Where the colours of the program come from."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Settings(QObject):
    """Reads and writes the user's settings; every value read is checked.

    Parameters
    ----------
    path : str, optional
        The file; left out, the user's own.
    """

    failed = Signal(object, str)
    """(sentence, details): settings could not be written; once until they can be again."""

    def __init__(self, path: str | None = None) -> None:
        super().__init__()
        self.path = settings_path() if path is None else path
        """Path of the settings file."""
        self.problem: Text | None = None
        """Why these are the defaults, though there was a file; None when all is well."""
        self.problem_details = ""
        self._is_in_the_way = False
        self._is_changed = False
        self._says_failure = True
        self._writer = QBasicTimer()
        self._values = self._read()

    def _read(self) -> dict[str, object]:
        try:
            return read_settings(self.path)
        except NotARecord as error:
            self._give_up(str(error))
            return {}

    def _give_up(self, why: str) -> None:
        """Set a file aside that is none."""
        aside = set_aside(self.path)
        if aside:
            self.problem = text(
                "The settings could not be read and start anew. The old file is kept as {path}.",
                path=aside,
            )
        else:
            self._is_in_the_way = True
            self.problem = text(
                "The settings could not be read and start anew. What changes now is forgotten "
                "when Camscope ends, because {path} cannot be replaced.",
                path=self.path,
            )
        self.problem_details = why
        _log.warning("Settings start anew: %s: %s", self.path, why)

    @property
    def language(self) -> str:
        """The language chosen, or empty for the system's."""
        return self._text("language")

    def set_language(self, code: str) -> None:
        """Remember the language chosen; empty for the system's."""
        self._put("language", code)

    def theme(self) -> ThemeChoice:
        """Return where the colours of the program come from."""
        name = self._text("theme")
        return ThemeChoice(name) if name in list(ThemeChoice) else ThemeChoice.SYSTEM

    def set_theme(self, choice: ThemeChoice) -> None:
        """Remember where the colours of the program come from."""
        self._put("theme", choice.value)

    def style(self, default: Style = DEFAULT_STYLE) -> Style:
        """Return how maps were shown last."""
        names = [(name, STYLE + name) for name in style_record(default)]
        found = {name: self._values[key] for name, key in names if key in self._values}
        return style_from(found, default)

    def set_style(self, style: Style) -> None:
        """Remember how maps are shown."""
        for name, value in style_record(style).items():
            self._put(STYLE + name, value)

    def options(self) -> EngineOptions:
        """Return how the engine computed last."""
        return engine_options(self._values)

    def set_options(self, options: EngineOptions) -> None:
        """Remember how the engine computes."""
        self._put(DEVICE, options.device)
        self._put(PRECISION, options.precision)
        self._put(BACKEND, options.backend)

    def recent_images(self) -> list[str]:
        """Return the image files opened last that are still there, newest first."""
        return self._recent("recent_images")

    def recent_models(self) -> list[str]:
        """Return the model files opened last that are still there, newest first."""
        return self._recent("recent_models")

    def kept_recent(self) -> tuple[list[str], list[str]]:
        """Return the model and the image files opened last, also those that are gone."""
        return self._list("recent_models"), self._list("recent_images")

    def forget_recent(self) -> None:
        """Forget which files were opened."""
        self._put("recent_models", [])
        self._put("recent_images", [])

    def add_recent_image(self, path: str) -> None:
        """Remember an image file that was opened as the newest."""
        self._add_recent("recent_images", path)

    def add_recent_model(self, path: str) -> None:
        """Remember a model file that was opened as the newest."""
        self._add_recent("recent_models", path)

    def _recent(self, key: str) -> list[str]:
        kept = []
        for path in self._list(key):
            with contextlib.suppress(OSError, ValueError):
                if path and Path(path).exists():
                    kept.append(path)
        return kept

    def _add_recent(self, key: str, path: str) -> None:
        others = [other for other in self._list(key) if other != path]
        self._put(key, [path, *others][:RECENT_KEPT])

    def folder(self) -> str:
        """Return the folder opened from last, or the home folder."""
        folder = self._text("folder")
        return folder if folder and Path(folder).is_dir() else str(Path.home())

    def set_folder(self, path: str) -> None:
        """Remember the folder of a file that was opened."""
        self._put("folder", str(Path(path).parent))

    def save_folder(self) -> str:
        """Return the folder that was saved to last; before there is one, that opened from."""
        folder = self._text("save_folder")
        return folder if folder and Path(folder).is_dir() else self.folder()

    def set_save_folder(self, path: str) -> None:
        """Remember the folder that a file was saved to."""
        self._put("save_folder", str(Path(path).parent))

    def reopens_session(self) -> bool:
        """Return whether the next start opens what was open last: yes, unless told otherwise."""
        return self._values.get("session/reopens", True) is True

    def set_reopens_session(self, reopens: bool) -> None:
        """Remember whether the next start opens what was open last."""
        self._put("session/reopens", reopens)

    def session(self) -> str:
        """Return the text of `gui.core.session_record` written last; empty for none."""
        return self._text("session/record")

    def set_session(self, text: str) -> None:
        """Remember what is open."""
        self._put("session/record", text)

    def trusted(self) -> str:
        """Return the text of `gui.core.trusted_files` written last; empty for none."""
        return self._text("trusted")

    def set_trusted(self, text: str) -> None:
        """Write at once which files are trusted."""
        self._put("trusted", text)
        self.save()

    def known_weights(self) -> str:
        """Return the text of `gui.core.known_weights` written last; empty for none."""
        return self._text("known_weights")

    def set_known_weights(self, text: str) -> None:
        """Write at once which networks files of weights are opened as."""
        self._put("known_weights", text)
        self.save()

    def is_reopening(self) -> bool:
        """Return whether the last session was being opened when the program ended."""
        return self._values.get("session/opening") is True

    def set_reopening(self, is_reopening: bool) -> None:
        """Write at once whether the last session is being opened: a crash may follow."""
        self._put("session/opening", is_reopening)
        self.save()

    def save_layout(self, window: QMainWindow, docks: QByteArray) -> None:
        """Remember the window's place and its docks, as `saveState(LAYOUT_VERSION)` gave them."""
        self._put("window/geometry", _base64(window.saveGeometry()))
        self._put("window/docks", _base64(docks))

    def restore_layout(self, window: QMainWindow) -> bool:
        """Put window and docks where they were; return False when nothing usable is stored."""
        geometry, docks = self._bytes("window/geometry"), self._bytes("window/docks")
        restored = False
        if is_geometry(bytes(geometry.data())):
            restored = window.restoreGeometry(geometry)
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        names = [
            [part.objectName() for part in window.findChildren(kind)]
            for kind in (QDockWidget, QToolBar)
        ]
        if is_layout(bytes(docks.data()), LAYOUT_VERSION, *names):
            window.restoreState(docks, LAYOUT_VERSION)
        return restored

    def folded(self) -> tuple[str, ...] | None:
        """Return which sections of the inspector were closed; None before any run told."""
        key = "window/folded"
        return tuple(self._list(key)) if key in self._values else None

    def set_folded(self, names: Iterable[str]) -> None:
        """Remember which sections of the inspector are closed."""
        self._put("window/folded", list(names))

    def forget_layout(self) -> None:
        """Forget the window's place and its docks."""
        for name in ("window/geometry", "window/docks", "window/folded"):
            if self._values.pop(name, None) is not None:
                self._note_change()

    def save(self) -> None:
        """Write the file now, if anything has changed; a failure is told by `failed`."""
        self._writer.stop()
        if not self._is_changed or self._is_in_the_way:
            return
        try:
            write_record(self.path, self._values)
        except (EngineError, OSError, ValueError) as error:
            self._tell_failure(getattr(error, "details", "") or str(error))
            return
        self._is_changed = False
        self._says_failure = True

    def _tell_failure(self, why: str) -> None:
        _log.warning("Settings were not written: %s: %s", self.path, why)
        if self._says_failure:
            self._says_failure = False
            sentence = text(
                "The settings cannot be saved to {path}: free some space there, or allow Camscope "
                "to write. Until then changes are forgotten when it ends.",
                path=self.path,
            )
            self.failed.emit(sentence, why)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Write what has changed (Qt)."""
        if event.timerId() == self._writer.timerId():
            self.save()
        else:
            super().timerEvent(event)

    def _put(self, key: str, value: object) -> None:
        """Change a value; a kind that could not be read again is a mistake of the program."""
        if not fits(key, value):
            raise TypeError(f"{key}: {value!r}")
        if self._values.get(key) != value:
            self._values[key] = value
            self._note_change()

    def _note_change(self) -> None:
        self._is_changed = True
        if not self._writer.isActive():
            self._writer.start(WRITE_AFTER_MS, self)

    def _text(self, key: str) -> str:
        value = self._values.get(key, "")
        return value if isinstance(value, str) else ""

    def _list(self, key: str) -> list[str]:
        value = self._values.get(key, [])
        return value if isinstance(value, list) else []

    def _bytes(self, key: str) -> QByteArray:
        return QByteArray(base64.b64decode(self._text(key)))


def _base64(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode()
