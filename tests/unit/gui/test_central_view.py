"""The middle of the window: where messages lie, and that nothing moves for them."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QToolButton

from engine.imaging import picture_from_pixels, thumbnail
from gui.central_view import MESSAGES_TOP, CentralView
from gui.core.image_list import ImageList
from gui.core.state import State
from gui.notices import Notices
from gui.thumbnails import SIDE
from tests.unit.gui import fakes


@pytest.fixture
def central_view(qtbot):
    made = CentralView(State(), Notices())
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.stop()
    made.messages.dismiss_all()


def box(central_view):
    return central_view.messages.geometry().getRect()


def test_messages_lie_over_the_picture_and_move_nothing(central_view, qtbot):
    before = central_view.pages.geometry()
    central_view.messages.show_message("error", "It broke.", "trace")
    one = central_view.messages.sizeHint().height()
    assert one > 0
    qtbot.waitUntil(lambda: box(central_view) == (0, MESSAGES_TOP, 640, one))
    central_view.messages.show_message("warning", "Be careful.")
    qtbot.waitUntil(lambda: box(central_view)[3] > one)
    assert central_view.pages.geometry() == before
    middle = central_view.messages.geometry().center()
    assert central_view.messages.isAncestorOf(
        central_view.childAt(middle)
    )  # it is on top, and can be clicked
    assert central_view.messages.dismiss_newest()
    qtbot.waitUntil(lambda: box(central_view)[3] == one)


def test_long_messages_wrap_and_follow_the_width(central_view, qtbot):
    central_view.messages.show_message("warning", "This takes its time. " * 20)
    qtbot.waitUntil(lambda: box(central_view)[3] > 30)
    wide = box(central_view)[3]
    central_view.resize(320, 480)
    qtbot.waitUntil(lambda: box(central_view)[2] == 320 and box(central_view)[3] > wide)


def test_details_never_reach_beyond_the_picture(central_view, qtbot):
    for number in range(3):
        central_view.messages.show_message("error", f"It broke {number} times.", "trace")
    for fold in central_view.messages.findChildren(QToolButton):
        if fold.isCheckable():
            fold.setChecked(True)
    qtbot.waitUntil(lambda: box(central_view)[3] == central_view.pages.height() - MESSAGES_TOP)


def test_walking_through_images_moves_the_mark_alone(central_view):
    state, model = central_view._state, central_view.film_strip.model()
    state.set_images(ImageList().with_paths([f"/none/{number}.png" for number in range(50)]))
    told = []
    for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
        signal.connect(lambda *args: told.append(args))
    for number in (1, 2, 30):
        state.set_images(state.images.choosing(f"/none/{number}.png"))
        assert central_view.film_strip.current() == f"/none/{number}.png"
    assert told == []
    state.set_images(state.images.without("/none/7.png"))
    assert model.rowCount() == 49
    assert central_view.film_strip.current() == "/none/30.png"


def test_samples_come_into_the_drop_zone_when_they_are_read(central_view, qtbot):
    assert central_view.drop_zone._samples.buttons == []
    central_view.load_samples()
    qtbot.waitUntil(lambda: len(central_view.drop_zone._samples.buttons) == 8)
    names = [button.accessibleName() for button in central_view.drop_zone._samples.buttons]
    assert names == sorted(names)


def test_a_forgotten_thumbnail_is_read_again(central_view, tmp_path, qtbot):
    path = str(tmp_path / "dot.png")
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(path)
    pixels = np.zeros((5, 7, 3), np.uint8)
    pasted = picture_from_pixels(pixels, "Pasted image")
    central_view._state.set_images(ImageList().with_paths([path]).with_picture(pasted))
    shown = {}
    central_view.film_strip.set_thumbnail = lambda item_id, image: shown.update({item_id: image})
    for item_id in (path, pasted.key, "gone"):
        central_view.film_strip.thumbnail_missing.emit(item_id)
    qtbot.waitUntil(lambda: shown.keys() == {path, pasted.key})
    assert shown[pasted.key].width() == 7


def test_a_file_that_was_read_again_is_shown_small_as_it_is_now(central_view, tmp_path):
    """In whichever view it is: the strip is about files, not about the active view."""
    state, path = central_view._state, str(tmp_path / "b.png")
    central_view.film_strip.set_items([("/none/a.png", "a.png"), (path, "b.png")])
    shown = {}
    central_view.film_strip.set_thumbnail = lambda item_id, image: shown.update({item_id: image})
    for seed in (1, 2):
        picture = fakes.picture("b.png", path=path, seed=seed)
        state.set_picture(picture, 1)
        small = thumbnail(picture.pixels, SIDE)
        color = shown[path].pixelColor(3, 5)
        assert (color.red(), color.green(), color.blue()) == tuple(small[5, 3])


def test_a_recent_image_that_was_read_again_is_shown_as_it_is_now(central_view, tmp_path):
    path = fakes.image_file(tmp_path / "a.png", 10)
    central_view.offer_recent([path], [])
    wanted = []
    central_view._recent_reader.want_now = wanted.append
    central_view._state.set_picture(fakes.picture("other.png", path="/none/other.png"))
    central_view.show_samples()
    central_view._state.picture_taken.emit(fakes.picture("a.png", path=path))
    assert wanted == [path]
