"""The canvas: the views it asks for, where frames are painted, and what it tells."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from engine.api.display import Region
from gui.qimage import qimage_from_bgrx, rgb_from_qimage
from gui.widgets import palette_colors as tones
from gui.widgets.canvas.image_canvas import ImageCanvas

BLUE, RED = QColor("#0000ff"), QColor("#ff0000")
NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def canvas(shown):
    return shown(ImageCanvas(), 400, 300)


@pytest.fixture
def loaded(canvas, qtbot, plain):
    """A canvas of 400x300 with a blue image of 800x600, fitted; its first view is told."""
    with qtbot.waitSignal(canvas.region_changed):
        canvas.set_image("a", 800, 600, plain(200, 150, BLUE))
    return canvas


def wheel(canvas, x, y, angle, modifiers=NO_KEY):
    at = QPointF(x, y)
    event = QWheelEvent(
        at,
        QPointF(canvas.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def mouse(canvas, kind, x, y, button=Qt.MouseButton.LeftButton):
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
    event = QMouseEvent(
        kind, QPointF(x, y), QPointF(canvas.mapToGlobal(QPoint(x, y))), button, held, NO_KEY
    )
    QApplication.sendEvent(canvas, event)


def color_at(canvas, x, y):
    return canvas.grab().toImage().pixelColor(x, y)


def test_a_new_image_is_fitted_and_its_view_told(canvas, qtbot, plain):
    with qtbot.waitSignal(canvas.region_changed) as told:
        canvas.set_image("a", 800, 600, plain(200, 150, BLUE))
    assert told.args == [Region(0.0, 0.0, 800.0, 600.0, 400, 300)]
    assert canvas.zoom_percent == pytest.approx(50.0)


def test_many_changes_in_one_turn_are_told_once(loaded, qtbot):
    told = []
    loaded.region_changed.connect(told.append)
    with qtbot.waitSignal(loaded.region_changed):
        for _ in range(5):
            loaded.zoom_in()
        loaded.actual_size()
    qtbot.wait(20)
    assert told == [Region(200.0, 150.0, 400.0, 300.0, 400, 300)]


def test_an_image_of_the_same_size_keeps_the_place(loaded, qtbot, plain):
    loaded.actual_size()
    before = loaded.region
    with qtbot.waitSignal(loaded.region_changed) as told:
        loaded.set_image("b", 800, 600, plain(200, 150, RED))
    assert told.args == [before]
    loaded.set_image("c", 400, 900, plain(40, 90, RED))
    assert (loaded.region.out_width, loaded.region.out_height) == (133, 300)


def test_another_image_is_told_even_at_the_same_view(loaded, qtbot, plain):
    with qtbot.waitSignal(loaded.region_changed) as told:
        loaded.set_image("b", 800, 600, plain(200, 150, RED))
    assert told.args == [Region(0.0, 0.0, 800.0, 600.0, 400, 300)]


def test_clear_tells_none_and_shows_ground(loaded, qtbot):
    with qtbot.waitSignal(loaded.region_changed) as told:
        loaded.clear()
    assert told.args == [None]
    assert loaded.zoom_percent == 0.0
    assert color_at(loaded, 200, 150).name() == tones.ground(loaded.palette()).name()


def test_wheel_zooms_to_the_pointer(loaded, qtbot):
    points = []
    mouse(loaded, QEvent.Type.MouseMove, 100, 60, Qt.MouseButton.NoButton)
    loaded.pointer_moved.connect(points.append)
    with qtbot.waitSignals([loaded.region_changed, loaded.zoom_changed]):
        wheel(loaded, 100, 60, 480)
    mouse(loaded, QEvent.Type.MouseMove, 101, 60, Qt.MouseButton.NoButton)
    step = 100 / loaded.zoom_percent
    assert points[-1] == pytest.approx((200 + step, 120), abs=step)
    wheel(loaded, 100, 60, -48000)
    assert loaded.zoom_percent == pytest.approx(50.0)


def test_ctrl_and_wheel_steps_the_intensity_instead(loaded, qtbot):
    steps = []
    loaded.intensity_stepped.connect(steps.append)
    wheel(loaded, 100, 60, 120, CTRL)
    wheel(loaded, 100, 60, -240, CTRL)
    wheel(loaded, 100, 60, 60, CTRL)
    wheel(loaded, 100, 60, 60, CTRL)
    assert steps == [1, -2, 1]
    assert loaded.zoom_percent == pytest.approx(50.0)


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_dragging_pans_as_far_as_there_is_image(loaded, button):
    loaded.actual_size()
    mouse(loaded, QEvent.Type.MouseButtonPress, 200, 150, button)
    assert loaded.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    mouse(loaded, QEvent.Type.MouseMove, 150, 170, button)
    assert (loaded.region.x, loaded.region.y) == (250.0, 130.0)
    mouse(loaded, QEvent.Type.MouseMove, 399, 299, button)
    mouse(loaded, QEvent.Type.MouseMove, 900, 900, button)
    assert (loaded.region.x, loaded.region.y) == (0.0, 0.0)
    mouse(loaded, QEvent.Type.MouseButtonRelease, 900, 900, button)
    assert loaded.cursor().shape() == Qt.CursorShape.OpenHandCursor
    mouse(loaded, QEvent.Type.MouseMove, 10, 10, Qt.MouseButton.NoButton)
    assert (loaded.region.x, loaded.region.y) == (0.0, 0.0)


def test_double_click_goes_between_fit_and_100_percent(loaded):
    mouse(loaded, QEvent.Type.MouseButtonDblClick, 300, 75)
    assert loaded.zoom_percent == pytest.approx(100.0)
    assert (loaded.region.x, loaded.region.y) == (300.0, 75.0)
    mouse(loaded, QEvent.Type.MouseButtonDblClick, 10, 10)
    assert loaded.region == Region(0.0, 0.0, 800.0, 600.0, 400, 300)


def test_keys_zoom_and_arrows_are_left_to_others(loaded, qtbot):
    qtbot.keyClick(loaded, Qt.Key.Key_Plus)
    assert loaded.zoom_percent == pytest.approx(62.5)
    qtbot.keyClick(loaded, Qt.Key.Key_Minus)
    assert loaded.zoom_percent == pytest.approx(50.0)
    arrow = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Left, NO_KEY)
    loaded.keyPressEvent(arrow)
    assert not arrow.isAccepted()


def test_resizing_keeps_fit_or_the_middle(loaded, qtbot):
    with qtbot.waitSignal(loaded.region_changed) as told:
        loaded.resize(200, 300)
    assert told.args == [Region(0.0, 0.0, 800.0, 600.0, 200, 150)]
    loaded.actual_size()
    with qtbot.waitSignal(loaded.region_changed) as told:
        loaded.resize(100, 100)
    assert told.args == [Region(350.0, 250.0, 100.0, 100.0, 100, 100)]


def test_space_peeks_until_it_is_released(loaded, qtbot):
    peeks = []
    loaded.peek_changed.connect(peeks.append)
    qtbot.keyPress(loaded, Qt.Key.Key_Space)
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, NO_KEY, " ", True)
    release = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, NO_KEY, " ", True)
    QApplication.sendEvent(loaded, again)
    QApplication.sendEvent(loaded, release)
    assert peeks == [True]
    qtbot.keyRelease(loaded, Qt.Key.Key_Space)
    assert peeks == [True, False]


def test_losing_the_focus_ends_peeking(loaded, qtbot):
    loaded.setFocus()
    qtbot.waitUntil(loaded.hasFocus)
    peeks = []
    loaded.peek_changed.connect(peeks.append)
    qtbot.keyPress(loaded, Qt.Key.Key_Space)
    loaded.clearFocus()
    assert peeks == [True, False]


def test_pointer_is_told_in_image_pixels(loaded):
    points = []
    loaded.pointer_moved.connect(points.append)
    mouse(loaded, QEvent.Type.MouseMove, 100, 60, Qt.MouseButton.NoButton)
    QApplication.sendEvent(loaded, QEvent(QEvent.Type.Leave))
    QApplication.sendEvent(loaded, QEvent(QEvent.Type.Leave))
    assert points == [(200.0, 120.0), None]


def test_backdrop_is_seen_until_a_frame_comes(loaded, qtbot, plain):
    assert color_at(loaded, 200, 150) == BLUE
    with qtbot.waitSignal(loaded.frame_painted):
        loaded.show_frame(plain(400, 300, RED), loaded.region, "a")
    assert color_at(loaded, 200, 150) == RED


def test_frame_painted_comes_once_a_frame(loaded, qtbot, plain):
    painted = []
    loaded.frame_painted.connect(lambda: painted.append(1))
    loaded.show_frame(plain(400, 300, RED), loaded.region, "a")
    loaded.grab()
    loaded.grab()
    assert len(painted) == 1


def test_a_frame_of_another_image_is_left_out(loaded, plain):
    loaded.show_frame(plain(400, 300, RED), loaded.region, "other")
    assert color_at(loaded, 200, 150) == BLUE
    loaded.show_frame(plain(400, 300, RED), loaded.region, "a")
    loaded.set_image("b", 800, 600, plain(20, 15, "#00ff00"))
    assert color_at(loaded, 200, 150) == QColor("#00ff00")


def test_an_old_frame_moves_along_over_the_backdrop(loaded, plain):
    loaded.actual_size()
    loaded.show_frame(plain(400, 300, RED), loaded.region, "a")
    mouse(loaded, QEvent.Type.MouseButtonPress, 200, 150)
    mouse(loaded, QEvent.Type.MouseMove, 300, 150)
    shot = loaded.grab().toImage()
    assert shot.pixelColor(98, 150) == BLUE
    assert shot.pixelColor(102, 150) == RED
    assert shot.pixelColor(399, 150) == RED


def test_an_old_frame_shrinks_with_the_image(loaded, plain):
    loaded.actual_size()
    loaded.show_frame(plain(400, 300, RED), loaded.region, "a")
    loaded.fit()
    shot = loaded.grab().toImage()
    assert [shot.pixelColor(x, 150) for x in (95, 105, 295, 305)] == [BLUE, RED, RED, BLUE]


def test_a_frame_of_this_view_is_painted_pixel_by_pixel(loaded):
    frame = qimage_from_bgrx(np.random.default_rng(0).integers(0, 256, (300, 400, 4), np.uint8))
    loaded.show_frame(frame, loaded.region, "a")
    shot = rgb_from_qimage(loaded.grab().toImage())
    np.testing.assert_array_equal(shot, rgb_from_qimage(frame))


@pytest.mark.parametrize("size", [(3, 3), (1, 10000), (10000, 1), (12000, 9000)])
def test_extreme_sizes_are_painted(canvas, plain, size):
    canvas.set_image("x", *size, plain(max(1, size[0] // 100), max(1, size[1] // 100), BLUE))
    assert color_at(canvas, 200, 150) == BLUE
    canvas.zoom_to(1e9)
    assert canvas.zoom_percent >= 6400
    canvas.show_frame(
        plain(canvas.region.out_width, canvas.region.out_height, RED), canvas.region, "x"
    )
    assert color_at(canvas, 200, 150) == RED
    canvas.zoom_to(0.0)
    canvas.grab()


def test_what_the_hand_does_is_told_and_what_is_followed_is_not(loaded, qtbot):
    told = []
    loaded.placement_changed.connect(told.append)
    loaded.zoom_to(5.0)
    (placement,) = told
    assert placement == loaded.placement
    loaded.zoom_to(5.0)
    loaded.resize(500, 200)
    assert len(told) == 1
    loaded.fit()
    assert told[-1].zoom == 1.0
    loaded.follow(placement)
    assert len(told) == 2
    assert loaded.placement.zoom == pytest.approx(placement.zoom)


def test_a_point_is_marked_where_it_lies(loaded):
    before = loaded.grab().toImage()
    loaded.set_cross((10.0, 10.0))
    assert loaded.grab().toImage() != before
    loaded.set_cross(None)
    assert loaded.grab().toImage() == before


def test_progress_is_a_line_at_the_top(loaded):
    loaded.set_progress(0.5)
    shot = loaded.grab().toImage()
    accent = loaded.palette().highlight().color()
    assert shot.pixelColor(100, 1) == accent
    assert shot.pixelColor(300, 1) != accent
    loaded.set_progress(None)
    assert color_at(loaded, 100, 1) == BLUE
    loaded.set_busy(True)
    assert color_at(loaded, 390, 1) != BLUE


def test_screen_readers_are_told(canvas):
    assert canvas.accessibleName()
    canvas.set_accessible_text("cat.png", "Grad-CAM for cat at conv4")
    assert canvas.accessibleName() == "cat.png"
    assert canvas.accessibleDescription() == "Grad-CAM for cat at conv4"


DPR_PROGRAM = """
import sys
import numpy as np
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from gui.qimage import qimage_from_rgb, rgb_from_qimage
from gui.widgets.canvas.image_canvas import ImageCanvas
app = QApplication(sys.argv)
canvas = ImageCanvas()
canvas.resize(400, 300)
views = []
canvas.region_changed.connect(views.append)
back = QImage(8, 6, QImage.Format.Format_RGB32)
back.fill(QColor("blue"))
canvas.set_image("a", 1600, 1200, back)
canvas.show()
app.processEvents()
view = views[-1]
assert (view.out_width, view.out_height) == (800, 600), view
assert canvas.zoom_percent == 50.0
pixels = np.random.default_rng(0).integers(0, 256, (600, 800, 3), np.uint8)
frame = qimage_from_rgb(pixels)
canvas.show_frame(frame, view, "a")
assert (rgb_from_qimage(canvas.grab().toImage()) == pixels).all()
canvas.actual_size()
view = canvas.region
assert (view.x, view.y, view.width, view.out_width) == (400.0, 300.0, 800.0, 800), view
"""


def test_at_200_percent_every_device_pixel_is_used():
    root = Path(__file__).parents[5]
    surroundings = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", DPR_PROGRAM],
        cwd=root,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_focus_by_the_keyboard_is_seen_and_by_the_mouse_is_not(loaded):
    loaded.setFocus(Qt.FocusReason.MouseFocusReason)
    assert color_at(loaded, 0, 150) == BLUE
    loaded.clearFocus()
    loaded.setFocus(Qt.FocusReason.TabFocusReason)
    assert color_at(loaded, 0, 150) == loaded.palette().highlight().color()
