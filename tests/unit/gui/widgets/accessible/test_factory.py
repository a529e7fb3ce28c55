"""Interfaces live as long as their widgets, and the program outlives both."""

import subprocess
import sys
import textwrap

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from gui.widgets.accessible import factory
from gui.widgets.accessible.interfaces import Combo, Picture


class Painted(QWidget):
    INTERFACE = Picture


@pytest.fixture(autouse=True)
def installed(qapp):
    factory.install()


def deleted(widget):
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_widget_says_what_stands_for_it(qtbot):
    widget = Painted()
    qtbot.addWidget(widget)
    interface = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(interface, Picture)
    assert QAccessible.queryAccessibleInterface(widget) is interface


@pytest.mark.parametrize(
    ("platform", "is_own"), [("linux", True), ("win32", False), ("darwin", False)]
)
def test_qts_own_stand_for_all_others(qtbot, monkeypatch, platform, is_own):
    monkeypatch.setattr(sys, "platform", platform)
    label, box = QLabel("words"), QComboBox()
    for widget in (label, box):
        qtbot.addWidget(widget)
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == "words"
    assert isinstance(QAccessible.queryAccessibleInterface(box), Combo) is is_own


def test_an_interface_goes_with_its_widget(qtbot):
    widget = Painted()
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface in factory._kept
    deleted(widget)
    assert not shiboken6.isValid(interface)


def test_what_is_gone_is_forgotten(qtbot):
    for _ in range(3 * factory.SWEEP_AT):
        widget = Painted()
        QAccessible.queryAccessibleInterface(widget)
        deleted(widget)
    assert sum(not shiboken6.isValid(each) for each in factory._kept) <= factory.SWEEP_AT


@pytest.mark.parametrize("end", ["", "sys.exit()", "holder.deleteLater()", "del holder"])
def test_the_program_ends_well(end):
    code = """
        import gc, sys
        from PySide6.QtGui import QAccessible
        from PySide6.QtWidgets import QApplication, QComboBox, QWidget
        from gui.widgets.accessible import factory
        from gui.widgets.tiles.tile_grid import TileGrid

        app = QApplication([])
        factory.install()
        QAccessible.setActive(True)
        holder = QWidget()
        QComboBox(holder).addItems("abc")
        grid = TileGrid(holder)
        words = "channel {}".format
        for count in (5, 2):
            grid.set_tiles(range(count), (1, 1), lambda *_: None, words)
            found = QAccessible.queryAccessibleInterface(grid)
            names = [found.child(n).text(QAccessible.Text.Name) for n in range(count)]
        assert names == ["channel 0", "channel 1"], names
        holder.show()
        app.processEvents()
        gc.collect()
    """
    code = f"{textwrap.dedent(code)}\n{end}\n"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.replace(IGNORED, "").strip()) == (0, "")


IGNORED = "This plugin does not support propagateSizeHints()\n"
