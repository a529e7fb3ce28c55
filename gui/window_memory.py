"""Keeps what is seen of a window and stands in no state, while the window is built anew.

What a panel shows of the state it shows again by itself. Here is the rest: where things are, what
is scrolled to, typed and folded, and which dialogs are open beside the work. Controls are known
again by their kind and order, which are the same in any language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QScrollBar,
    QSpinBox,
    QSplitter,
    QTabBar,
    QWidget,
)

from gui.core.settings import LAYOUT_VERSION
from gui.widgets.controls.checked_list import CheckedList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QObject, QRect
    from PySide6.QtWidgets import QDialog, QDockWidget, QMainWindow

    from gui.actions.handlers import ActionHandlers
    from gui.central_view import CentralView
    from gui.dock_tabs import DockTabs
    from gui.status_bar import StatusBar


class Parts(Protocol):
    """Parts of the window by name; others after it was built anew."""

    commands: ActionHandlers
    central_view: CentralView
    docks: dict[str, QDockWidget]
    tabs: DockTabs

    @property
    def status(self) -> StatusBar:
        """The status bar."""


def _checked(button: QAbstractButton) -> bool | None:
    return button.isChecked() if button.isCheckable() else None


def _check(button: QAbstractButton, is_checked: bool) -> None:
    button.setChecked(is_checked)


def _ends(line: QLineEdit) -> tuple[int, int]:
    """Return where a selection begins and where its cursor is; the same place without one."""
    cursor, first, last = line.cursorPosition(), line.selectionStart(), line.selectionEnd()
    if not line.hasSelectedText():
        return cursor, cursor
    return (last if cursor == first else first), cursor


def _select(line: QLineEdit, begin: int, cursor: int) -> None:
    begin, cursor = (min(max(0, each), len(line.text())) for each in (begin, cursor))
    line.setSelection(begin, cursor - begin)


def _line(line: QLineEdit) -> tuple[str, int, int]:
    return (line.text(), *_ends(line))


def _write_line(line: QLineEdit, kept: tuple[str, int, int]) -> None:
    text, begin, cursor = kept
    if line.text() != text:
        line.setText(text)
    _select(line, begin, cursor)


def _number(box: QSpinBox | QDoubleSpinBox) -> tuple[str | None, int, int]:
    """Return what was typed into a box, if anything, and the ends, counted from its number.

    The words around the number are those of the language.
    """
    line, number = box.lineEdit(), _number_begin(box)
    begin, cursor = _ends(line)
    typed = box.cleanText() if line.isModified() else None
    return typed, begin - number, cursor - number


def _write_number(box: QSpinBox | QDoubleSpinBox, kept: tuple[str | None, int, int]) -> None:
    typed, begin, cursor = kept
    line = box.lineEdit()
    if typed is not None:
        line.setText(f"{box.prefix()}{typed}{box.suffix()}")
        line.setModified(True)
    number = _number_begin(box)
    _select(line, begin + number, cursor + number)


def _number_begin(box: QSpinBox | QDoubleSpinBox) -> int:
    return len(box.prefix()) if box.lineEdit().text().startswith(box.prefix()) else 0


KINDS: tuple[tuple[type[QWidget], Callable[[Any], Any], Callable[[Any, Any], Any]], ...] = (
    (QSplitter, QSplitter.saveState, QSplitter.restoreState),
    (QTabBar, QTabBar.currentIndex, QTabBar.setCurrentIndex),
    (QComboBox, QComboBox.currentIndex, QComboBox.setCurrentIndex),
    (CheckedList, lambda each: each.checked, CheckedList.check),
    (QLineEdit, _line, _write_line),
    (QAbstractSpinBox, _number, _write_number),
    (QAbstractButton, _checked, _check),
    (QScrollBar, QScrollBar.value, QScrollBar.setValue),
)
"""Controls with a value of their own: how it is read and set. In the order of setting."""


class ControlMemory:
    """The values of all controls of a panel or dialog.

    Parameters
    ----------
    root : QWidget
        Panel or dialog.
    """

    def __init__(self, root: QWidget) -> None:
        self._values = {
            kind: [read(each) for each in _controls(root, kind)] for kind, read, _ in KINDS
        }
        everything = root.findChildren(QWidget)
        focused = QApplication.focusWidget()
        self._focused = everything.index(focused) if focused in everything else None
        self._count = len(everything)

    def put_back(self, root: QWidget) -> None:
        """Give another one of the same kind these values, and the focus if it was there."""
        for kind, read, write in KINDS:
            there, values = _controls(root, kind), self._values[kind]
            if len(there) != len(values):
                continue  # lines that come and go
            for control, value in zip(there, values, strict=True):
                if value is not None and read(control) != value:
                    write(control, value)
        everything = root.findChildren(QWidget)
        if self._focused is not None and len(everything) == self._count:
            everything[self._focused].setFocus(Qt.FocusReason.OtherFocusReason)


def _controls(root: QWidget, kind: type[QWidget]) -> list[Any]:
    """Return the controls of a kind in their order, without those that Qt makes for itself."""
    found = root.findChildren(kind)
    return [each for each in found if not each.objectName().startswith("qt_")]


@dataclass(frozen=True, slots=True)
class _Beside:
    """A dialog beside the work: how it is made, where it is, and what is in it."""

    make: Callable[[], QDialog]
    place: QRect
    controls: ControlMemory


class WindowMemory:
    """All that the window shows and no state keeps.

    Dialogs beside the work are closed: they are opened again in the new words.

    Parameters
    ----------
    window : QMainWindow
        The window as it is.
    parts : Parts
        The same window, with its parts by name.
    """

    def __init__(self, window: QMainWindow, parts: Parts) -> None:
        self._window, self._parts = window, parts
        self._layout = window.saveState(LAYOUT_VERSION)
        self._heights = parts.tabs.heights
        self._roots = {name: ControlMemory(root) for name, root in _roots(parts).items()}
        self._middle = parts.central_view.known()
        panes = parts.central_view.views.panes
        self._placements = {index: pane.canvas.placement for index, pane in panes.items()}
        self._answered_ms = parts.status.answered_ms
        self._is_active = QApplication.activeWindow() is window
        self._dialogs = []
        for dialog, make in parts.commands.beside.open():
            self._dialogs.append(_Beside(make, dialog.geometry(), ControlMemory(dialog)))
            dialog.close()
            destroy(dialog)

    def put_back(self) -> None:
        """Let the window that was built anew be as it was."""
        window, parts = self._window, self._parts
        window.restoreState(self._layout, LAYOUT_VERSION)
        parts.tabs.set_heights(self._heights)
        roots = _roots(parts)
        for name, memory in self._roots.items():
            memory.put_back(roots[name])
        parts.central_view.take(self._middle)
        parts.status.take(self._answered_ms)
        for kept in self._dialogs:
            dialog = parts.commands.beside.show(kept.make)
            dialog.setGeometry(kept.place)
            kept.controls.put_back(dialog)

    def place_pictures(self) -> None:
        """Let the pictures be where they were: their canvases have their sizes by now."""
        parts = self._parts
        for index, placement in self._placements.items():
            pane = parts.central_view.views.panes.get(index)
            if placement is not None and pane is not None:
                pane.canvas.follow(placement)

    def scroll(self) -> None:
        """Scroll to where it was: there is room to scroll once the window has laid itself out."""
        if self._is_active:  # what is shown beside it has taken the keys
            self._window.activateWindow()
        roots = _roots(self._parts)
        for name, memory in self._roots.items():
            memory.put_back(roots[name])


def destroy(part: QObject) -> None:
    """Let an object go at once, not a turn later: until then it would hear of all that happens."""
    part.deleteLater()
    QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete.value)


def _roots(parts: Parts) -> Mapping[str, QWidget]:
    """Return what has controls, by name."""
    return {**parts.docks, "film strip": parts.central_view.film_strip}
