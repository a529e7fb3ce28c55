"""The strip of methods: what is told, what stays, which one is framed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from gui.widgets.methods.method_card import CHOSEN_ROLE, MARK_ROLE
from gui.widgets.methods.method_strip import MethodStrip


@pytest.fixture
def strip(shown):
    widget = MethodStrip()
    shown(widget, 500, widget.sizeHint().height())
    widget.set_methods([("cam", "CAM"), ("grad-cam", "Grad-CAM")])
    return widget


def picture(color="red"):
    image = QImage(96, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


def test_a_card_has_a_picture_a_mark_and_words(strip):
    assert strip.image("cam").isNull()
    strip.set_card("cam", picture(), "class-free", "It <b>shows</b> it.", "CAM, class-free")
    card = strip.card("cam")
    assert strip.image("cam").width() == 96
    assert card.data(MARK_ROLE) == "class-free"
    assert "&lt;b&gt;" in card.toolTip()
    assert card.data(Qt.ItemDataRole.AccessibleTextRole) == "CAM, class-free"


def test_pictures_of_methods_that_stay_are_kept(strip):
    strip.set_card("cam", picture(), "", "", "")
    strip.set_methods([("rise", "RISE"), ("cam", "CAM")])
    assert strip.ids() == ("rise", "cam")
    assert strip.image("cam").width() == 96
    assert strip.image("rise").isNull()


def test_just_one_method_is_framed(strip, qtbot):
    with qtbot.assertNotEmitted(strip.chosen):
        strip.set_current("cam")
        strip.set_current("grad-cam")
    assert [bool(strip.card(name).data(CHOSEN_ROLE)) for name in strip.ids()] == [False, True]
    strip.set_current("of another family")
    assert not any(strip.card(name).data(CHOSEN_ROLE) for name in strip.ids())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_arrows_walk_silently_and_enter_chooses(strip, qtbot, key):
    strip.set_current("cam")
    with qtbot.assertNotEmitted(strip.chosen):
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    with qtbot.waitSignal(strip.chosen) as told:
        qtbot.keyClick(strip, key)
    assert told.args == ["grad-cam"]


def test_a_click_chooses(strip, qtbot):
    place = strip.visualRect(strip.card("grad-cam").index()).center()
    with qtbot.waitSignal(strip.chosen) as told:
        qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["grad-cam"]


def test_space_is_left_to_the_window(strip, qtbot):
    strip.set_current("cam")
    with qtbot.assertNotEmitted(strip.chosen):
        qtbot.keyClick(strip, Qt.Key.Key_Space)


def test_pictures_grow_with_the_strip_and_sharper_ones_are_asked_for(strip, qtbot):
    small = strip.side
    with qtbot.waitSignal(strip.scaled):
        strip.resize(500, 200)
    assert strip.side > 2 * small
    with qtbot.assertNotEmitted(strip.scaled):
        strip.resize(300, 200)
    box = strip.visualRect(strip.card("cam").index())
    assert box.height() >= strip.card_height() == 192
