"""Keeps settings between runs, in an INI file of the user. A broken file means defaults."""

from __future__ import annotations

import contextlib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt

from engine.api.display import Style
from engine.api.engine_status import EngineOptions
from engine.api.style_fields import style_from, style_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QMainWindow

DEFAULT_STYLE = Style()
RECENT_KEPT = 12
LAYOUT_VERSION = 2  # 1 had a dock for each section of the inspector
YES, NO = "yes", "no"
PRECISIONS = ("auto", "float32", "bfloat16")


class ThemeChoice(StrEnum):
    """Where the colours of the program come from."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings:
    """Reads and writes the user's settings; every value read is checked.

    Parameters
    ----------
    path : str, optional
        The INI file; left out, the user's own.
    """

    def __init__(self, path: str | None = None) -> None:
        if path is None:
            self._store = QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Camscope", "Camscope"
            )
        else:
            self._store = QSettings(path, QSettings.Format.IniFormat)
        if self._store.status() != QSettings.Status.NoError:
            self._store.clear()

    @property
    def path(self) -> str:
        """Path of the settings file."""
        return self._store.fileName()

    @property
    def language(self) -> str:
        """The language chosen, or empty for the system's."""
        return self._text("language")

    def theme(self) -> ThemeChoice:
        """Return where the colours of the program come from."""
        name = self._text("theme")
        return ThemeChoice(name) if name in list(ThemeChoice) else ThemeChoice.SYSTEM

    def set_theme(self, choice: ThemeChoice) -> None:
        """Remember where the colours of the program come from."""
        self._store.setValue("theme", choice.value)

    def style(self, default: Style = DEFAULT_STYLE) -> Style:
        """Return how maps were shown last."""
        found = {name: self._text(f"style/{name}") for name in style_record(default)}
        return style_from(found, default)

    def set_style(self, style: Style) -> None:
        """Remember how maps are shown."""
        for name, value in style_record(style).items():
            self._store.setValue(f"style/{name}", str(value))

    def options(self) -> EngineOptions:
        """Return how the engine computed last."""
        default = EngineOptions()
        precision = self._text("engine/precision", default.precision)
        return EngineOptions(
            device=self._text("engine/device", default.device) or default.device,
            precision=precision if precision in PRECISIONS else default.precision,
        )

    def set_options(self, options: EngineOptions) -> None:
        """Remember how the engine computes."""
        self._store.setValue("engine/device", options.device)
        self._store.setValue("engine/precision", options.precision)

    def recent_images(self) -> list[str]:
        """Return the image files opened last that are still there, newest first."""
        return self._recent("recent_images")

    def recent_models(self) -> list[str]:
        """Return the model files opened last that are still there, newest first."""
        return self._recent("recent_models")

    def add_recent_image(self, path: str) -> None:
        """Remember an image file that was opened as the newest."""
        self._add_recent("recent_images", path)

    def add_recent_model(self, path: str) -> None:
        """Remember a model file that was opened as the newest."""
        self._add_recent("recent_models", path)

    def _recent(self, key: str) -> list[str]:
        value = self._store.value(key, [])
        paths = [value] if isinstance(value, str) else value
        if not isinstance(paths, list):
            return []
        kept = []
        for path in paths[:RECENT_KEPT]:
            with contextlib.suppress(OSError, ValueError):
                if isinstance(path, str) and path and Path(path).exists():
                    kept.append(path)
        return kept

    def _add_recent(self, key: str, path: str) -> None:
        others = [other for other in self._recent(key) if other != path]
        self._store.setValue(key, [path, *others][:RECENT_KEPT])

    def folder(self) -> str:
        """Return the folder opened from last, or the home folder."""
        folder = self._text("folder")
        return folder if folder and Path(folder).is_dir() else str(Path.home())

    def set_folder(self, path: str) -> None:
        """Remember the folder of a file that was opened."""
        self._store.setValue("folder", str(Path(path).parent))

    def save_folder(self) -> str:
        """Return the folder that was saved to last; before there is one, that opened from."""
        folder = self._text("save_folder")
        return folder if folder and Path(folder).is_dir() else self.folder()

    def set_save_folder(self, path: str) -> None:
        """Remember the folder that a file was saved to."""
        self._store.setValue("save_folder", str(Path(path).parent))

    def reopens_session(self) -> bool:
        """Return whether the next start opens what was open last: yes, unless told otherwise."""
        return self._text("session/reopens", YES) != NO

    def set_reopens_session(self, reopens: bool) -> None:
        """Remember whether the next start opens what was open last."""
        self._store.setValue("session/reopens", YES if reopens else NO)

    def session(self) -> str:
        """Return the text of `gui.core.session_record` written last; empty for none."""
        return self._text("session/record")

    def set_session(self, text: str) -> None:
        """Remember what is open."""
        self._store.setValue("session/record", text)

    def is_reopening(self) -> bool:
        """Return whether the last session was being opened when the program ended."""
        return self._text("session/opening") == YES

    def set_reopening(self, is_reopening: bool) -> None:
        """Write at once whether the last session is being opened: a crash may follow."""
        self._store.setValue("session/opening", YES if is_reopening else NO)
        self._store.sync()

    def save_layout(self, window: QMainWindow, docks: QByteArray) -> None:
        """Remember the window's place and its docks, as `saveState(LAYOUT_VERSION)` gave them."""
        self._store.setValue("window/geometry", window.saveGeometry())
        self._store.setValue("window/docks", docks)

    def restore_layout(self, window: QMainWindow) -> bool:
        """Put window and docks where they were; return False when nothing usable is stored."""
        geometry = self._store.value("window/geometry")
        docks = self._store.value("window/docks")
        restored = False
        if isinstance(geometry, QByteArray) and not geometry.isEmpty():
            restored = window.restoreGeometry(geometry)
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        if isinstance(docks, QByteArray) and not docks.isEmpty():
            window.restoreState(docks, LAYOUT_VERSION)
        return restored

    def folded(self) -> tuple[str, ...] | None:
        """Return which sections of the inspector were closed; None before any run told."""
        if not self._store.contains("window/folded"):
            return None
        return tuple(name for name in self._text("window/folded").split() if name)

    def set_folded(self, names: Iterable[str]) -> None:
        """Remember which sections of the inspector are closed."""
        self._store.setValue("window/folded", " ".join(names))

    def forget_layout(self) -> None:
        """Forget the window's place and its docks."""
        self._store.remove("window")

    def save(self) -> None:
        """Write the file now."""
        self._store.sync()

    def _text(self, key: str, default: str = "") -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default
