"""Everything by the keyboard alone: no mouse, no handler called; keys go where the cursor is.

Each story presses keys and looks at the window: its caption, title, lists, bars and pixels.
"""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMainWindow

from engine.imaging import read_image
from gui.actions.command_palette import CommandPalette
from gui.dialogs.keys import KeysDialog
from gui.qimage import rgb_from_qimage
from tests.e2e.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

SECOND = "gear star"
DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"


class Keyboard:
    """Presses keys as the user does, and reads what the window shows."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.window = desk, desk.window
        self.pane = desk.central_view.views.panes[0]

    # --- the hand

    def press(self, *keys: str) -> None:
        """Press keys by their names, such as "Ctrl+K", wherever the cursor is."""
        for name in keys:
            self.settle()
            combination = QKeySequence(name)[0]
            QTest.keyClick(self.under_cursor(), combination.key(), combination.keyboardModifiers())

    def settle(self) -> None:
        """Let the system tell of windows that came and went: no hand is quicker."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if top is None:
            active = QApplication.activeWindow()
            top = active if isinstance(active, QDialog) else self.window
        if isinstance(top, QDialog | QMainWindow):  # a list under a box leaves the cursor there
            QApplication.processEvents()
            if QGuiApplication.focusWindow() is not top.windowHandle():
                top.activateWindow()  # as every window system does, but the one for tests
            self.desk.wait(
                lambda: (
                    QGuiApplication.focusWindow() is top.windowHandle()
                    and QApplication.focusWidget() is not None
                )
            )

    def type(self, words: str) -> None:
        """Type words wherever the cursor is."""
        for letter in words:
            QTest.keyClick(self.under_cursor(), letter)

    def hold(self, key: Qt.Key) -> None:
        QTest.keyPress(self.under_cursor(), key)

    def release(self, key: Qt.Key) -> None:
        QTest.keyRelease(self.under_cursor(), key)

    @staticmethod
    def under_cursor() -> QWidget:
        """Return the widget that the system would send keys to."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        inside = QApplication.focusWidget() if top is None else top.focusWidget() or top
        assert inside is not None, "no widget has the cursor"
        return inside

    def find(self, words: str) -> None:
        """Open the palette, type, and take the best."""
        self.press("Ctrl+K")
        assert self.window.findChild(CommandPalette).isVisible()
        self.settle()
        self.type(words)
        self.press("Return")
        self.desk.wait(lambda: self.window.findChild(CommandPalette) is None)
        self.settle()

    def answer_dialog(self, path: Path) -> None:
        """Type a path into the file dialog that is open, and Enter."""
        self.desk.wait(lambda: self.window.findChild(QFileDialog) is not None)
        dialog = self.window.findChild(QFileDialog)
        self.desk.qtbot.waitExposed(dialog)
        box = dialog.findChild(QLineEdit)
        self.desk.wait(box.hasFocus)
        self.press("Ctrl+A")
        self.type(str(path))
        self.press("Return")

    # --- the eye

    @property
    def facts(self) -> str:
        """What stands under the picture."""
        return self.pane.caption.facts

    def shows(self, *words: str) -> None:
        """Wait until the caption has these words and the picture is the whole answer."""
        self.desk.wait(lambda: all(word in self.facts for word in words))
        self.desk.answer()

    def pixels(self) -> np.ndarray:
        """Return the canvas's pixels once the picture is the whole answer, and nothing dims it.

        Other layers are asked for after that; the line of progress that is drawn meanwhile does not
        come back with the picture.
        """
        self.desk.answer()
        QApplication.processEvents()  # words and veils are drawn a turn after the state has them
        progress = self.window.statusBar().progress
        self.desk.wait(
            lambda: (
                self.desk.is_answered
                and not self.pane.canvas.is_dimmed
                and not progress.isVisible()
            )
        )
        return self.desk.screen()

    def comes_back(self, pixels: np.ndarray) -> None:
        """Wait until the canvas shows just these pixels again."""
        self.desk.wait(lambda: np.array_equal(self.desk.screen(), pixels))


@pytest.fixture
def keyboard(program: Desk) -> Iterator[Keyboard]:
    program.window.activateWindow()
    program.wait(program.window.isActiveWindow)
    program.central_view.drop_zone.setFocus()  # as when it starts
    yield Keyboard(program)
    for dialog in program.window.findChildren(QFileDialog):
        dialog.close()
    program.tidy()
    program.window.view_history.begin_anew()


@pytest.fixture
def own(qtbot: QtBot, tmp_path: Path) -> Iterator[Keyboard]:
    """A program of its own: the list under the box of classes is a window that goes with it."""
    made = Desk(tmp_path, qtbot)
    made.wait(lambda: made.state.model is not None)
    yield Keyboard(made)
    made.end()


@pytest.fixture
def fish(keyboard: Keyboard) -> Keyboard:
    """A sample on the screen, opened by the palette."""
    keyboard.find("fish sample")
    keyboard.shows("fish")
    return keyboard


def test_a_sample_is_reached_by_tab_and_opened_with_the_space_bar(keyboard: Keyboard):
    desk = keyboard.desk
    desk.wait(lambda: desk.central_view.drop_zone._samples)
    for _ in range(60):
        if SECOND in keyboard.under_cursor().accessibleName():
            break
        keyboard.press("Tab")
    assert SECOND in keyboard.under_cursor().accessibleName()
    keyboard.press("Space")
    keyboard.desk.wait(lambda: keyboard.window.windowTitle().startswith("gear_star.png"))
    keyboard.desk.answer()
    assert keyboard.desk.state.predictions.ranked[0].label in keyboard.facts
    assert keyboard.pane.canvas.isVisible()


def test_a_model_is_opened_by_its_path_in_the_palette(fish: Keyboard, tmp_path: Path):
    model = shutil.copy(DEMO / "demo.keras", tmp_path / "mine.keras")
    fish.find(str(model))
    status = fish.window.status.model
    fish.desk.wait(lambda: "mine.keras" in status.toolTip())
    assert status.text() != "Demo model"
    fish.shows("fish")


def test_a_model_is_opened_in_the_dialog(fish: Keyboard, tmp_path: Path):
    model = shutil.copy(DEMO / "demo.keras", tmp_path / "other.keras")
    fish.press("Ctrl+M")
    fish.answer_dialog(Path(model))
    fish.desk.wait(lambda: "other.keras" in fish.window.status.model.toolTip())
    fish.shows("fish")


def test_the_layers_are_walked(fish: Keyboard):
    seen = [fish.pixels()]
    for number in range(2):
        before = fish.facts
        fish.press("Alt+Up" if number else "Up")
        fish.desk.wait(lambda before=before: fish.facts != before)
        seen.append(fish.pixels())
        view = fish.window.panels["layers"].view
        assert view.currentIndex().data() in fish.facts
    assert not any(np.array_equal(one, other) for one, other in itertools.pairwise(seen))


def test_a_layer_is_filtered_and_chosen(fish: Keyboard):
    fish.press("Ctrl+F")
    fish.type("block2_conv1")
    totals = fish.window.panels["layers"].totals
    assert totals.text().startswith("3 of ")
    fish.press("Down")
    fish.shows("block2_conv1")
    fish.press("Down")
    fish.shows("block2_conv1_bn")
    fish.press("Esc")
    assert "found" not in totals.text()
    assert "block2_conv1_bn" in fish.facts


def test_another_method_is_found_by_its_initials(fish: Keyboard):
    before = fish.pixels()
    fish.find("layercam")
    box = fish.window.panels["method"].box
    fish.desk.wait(lambda: box.currentText() == "LayerCAM")
    assert not np.array_equal(fish.pixels(), before)
    fish.find("eigen cam")
    fish.desk.wait(lambda: box.currentText() == "Eigen-CAM")


def test_a_class_is_chosen_by_typing(own: Keyboard):
    own.find("fish sample")
    own.shows("fish")
    before = own.pixels()
    own.press("Ctrl+T")
    own.type("mushr")
    own.press("Down", "Return")
    own.shows("mushroom")
    assert not np.array_equal(own.pixels(), before)
    own.find("follow the top")
    own.shows("fish")
    own.find("butterfly class")
    own.shows("butterfly")


def test_the_intensity_is_changed(fish: Keyboard):
    slider = fish.window.panels["display"].intensity
    before, weight = fish.pixels(), slider.value
    fish.press("]", "]")
    fish.desk.wait(lambda: abs(slider.value - weight - 0.1) < 1e-6)
    stronger = fish.pixels()
    assert not np.array_equal(stronger, before)
    fish.press("[", "[")
    fish.desk.wait(lambda: abs(slider.value - weight) < 1e-6)
    assert np.array_equal(fish.pixels(), before)


def test_the_image_alone_is_shown_while_space_is_held(fish: Keyboard):
    with_heat = fish.pixels()
    fish.hold(Qt.Key.Key_Space)
    fish.desk.wait(lambda: not np.array_equal(fish.desk.screen(), with_heat))
    fish.release(Qt.Key.Key_Space)
    fish.desk.wait(lambda: np.array_equal(fish.desk.screen(), with_heat))


def test_the_view_is_saved_and_copied(fish: Keyboard, tmp_path: Path):
    target = tmp_path / "seen fish.png"
    fish.press("Ctrl+S")
    fish.answer_dialog(target)
    fish.desk.wait(target.exists)
    saved = read_image(str(target)).pixels
    fish.press("Ctrl+C")
    clipboard = QGuiApplication.clipboard()
    fish.desk.wait(lambda: not clipboard.image().isNull())
    copied = rgb_from_qimage(clipboard.image())
    clipboard.clear()
    np.testing.assert_array_equal(copied, saved)
    assert not np.array_equal(saved, read_image(str(DEMO / "samples" / "fish.png")).pixels)


def test_choices_are_undone_and_done_again(fish: Keyboard):
    first = fish.pixels()
    fish.press("2")
    second_class = fish.desk.state.predictions.ranked[1].label
    fish.shows(second_class)
    second = fish.pixels()
    fish.press("Alt+Up")
    fish.desk.wait(lambda: not np.array_equal(fish.desk.screen(), second))
    third = fish.pixels()
    fish.press("Ctrl+Z")
    fish.comes_back(second)
    fish.press("Ctrl+Z")
    fish.comes_back(first)
    assert "fish" in fish.facts
    fish.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    fish.comes_back(third)
    assert second_class in fish.facts


def test_a_closed_image_comes_back(fish: Keyboard):
    fish.find(SECOND)
    fish.desk.wait(lambda: fish.window.windowTitle().startswith("gear_star.png"))
    strip = fish.desk.central_view.film_strip
    assert strip.isVisible()
    fish.press("Ctrl+W")
    fish.shows("fish")
    assert not strip.isVisible()
    fish.press("Ctrl+Z")
    fish.desk.wait(lambda: fish.window.windowTitle().startswith("gear_star.png"))
    assert strip.isVisible()
    fish.press("Alt+Left")
    fish.shows("fish")


def test_filter_images_are_shown_and_stopped(fish: Keyboard):
    fish.press("Ctrl+G")
    panel = fish.window.panels["filters"]
    assert panel.isVisible()
    fish.desk.wait(lambda: fish.desk.state.grown is not None and panel.tiles.isVisible())
    fish.press("Esc")
    fish.desk.wait(lambda: not fish.desk.state.queries.pending)
    assert panel.stop.text() == "Go on"


def test_panels_are_hidden_and_come_back_and_the_layout_is_reset(fish: Keyboard):
    docks = fish.window.docks.values()
    before = [dock.toggleViewAction().isChecked() for dock in docks]
    width = fish.pane.canvas.width()
    fish.press("F9")
    fish.desk.wait(lambda: fish.pane.canvas.width() > width)
    assert not any(dock.isVisible() for dock in docks)
    fish.press("F9")
    fish.desk.wait(lambda: fish.pane.canvas.width() == width)
    assert [dock.toggleViewAction().isChecked() for dock in docks] == before
    fish.find("layers panel")  # closes it
    fish.desk.wait(lambda: not fish.window.docks["layers"].isVisible())
    fish.find("reset layout")
    fish.desk.wait(fish.window.docks["layers"].isVisible)


def test_the_screen_is_filled_and_left(fish: Keyboard):
    fish.press("F11")
    fish.desk.wait(fish.window.isFullScreen)
    fish.press("Esc")
    fish.desk.wait(lambda: not fish.window.isFullScreen())
    fish.press("F11")
    fish.desk.wait(fish.window.isFullScreen)
    fish.press("F11")
    fish.desk.wait(lambda: not fish.window.isFullScreen())


def test_the_zoom_is_said(fish: Keyboard):
    zoom = fish.window.status.zoom
    assert zoom.text().startswith("Fit ")
    fish.press("Ctrl+0")
    fish.desk.wait(lambda: zoom.text() == "100 %")
    fish.find("200 %")
    fish.desk.wait(lambda: zoom.text() == "200 %")
    fish.press("F")
    fish.desk.wait(lambda: zoom.text().startswith("Fit "))


def test_slow_work_is_cancelled_and_keeps_what_is_there(fish: Keyboard):
    status = fish.window.status
    fish.find("rise")
    fish.desk.wait(status.cancel.isVisible)
    fish.press("Esc")
    fish.desk.wait(lambda: not status.cancel.isVisible())
    assert fish.window.panels["method"].box.currentText() == "RISE"
    fish.press("Ctrl+Z")
    fish.desk.wait(lambda: fish.window.panels["method"].box.currentText() == "Grad-CAM")
    fish.desk.answer()


def test_keys_are_listed_and_the_list_closes(fish: Keyboard):
    fish.press("F1")
    dialog = fish.window.findChild(KeysDialog)
    fish.desk.wait(dialog.isVisible)
    words = dialog.table.toPlainText()
    for keys in ("Ctrl+Z", "F9", "F11", "Ctrl+K"):
        assert keys in words
    dialog.activateWindow()
    fish.desk.wait(dialog.isActiveWindow)
    fish.press("Esc")
    fish.desk.wait(lambda: fish.window.findChild(KeysDialog) is None)
