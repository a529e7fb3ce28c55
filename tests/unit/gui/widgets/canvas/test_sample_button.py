"""A sample's button: its name, its square picture, and what a click tells."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from gui.widgets.canvas.sample_button import LARGEST, ModelButton, SampleButton


@pytest.fixture
def build(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def made(name="fish & shell", image=None):
        image = QImage() if image is None else image
        button = SampleButton("/s/fish.png", name, f"Open {name}", image, window)
        button.show()
        return button

    yield made
    window.close()


def test_a_click_wants_its_file(build, qtbot):
    button = build()
    with qtbot.waitSignal(button.chosen) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["/s/fish.png"]


def test_its_name_is_said_and_no_letter_becomes_a_key(build):
    button = build()
    assert button.text() == "fish && shell"
    assert button.accessibleName() == "fish & shell"
    assert "Open fish &amp; shell" in button.toolTip()


def test_a_name_is_cut_to_the_picture(build):
    button = build("a very long name of a sample that nobody would give to a file" * 2)
    for side in (48, LARGEST):
        button.set_side(side)
        assert button.iconSize() == QSize(side, side)
        assert "…" in button.text()
        assert button.fontMetrics().horizontalAdvance(button.text()) < button.sizeHint().width()
        assert button.sizeHint().width() < 1.5 * side


def test_the_picture_is_the_middle_square_with_round_corners(build):
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(100, 200):
        for y in range(100):
            image.setPixelColor(x, y, QColor("blue"))
    shown = build(image=image).icon().pixmap(2 * LARGEST, 2 * LARGEST).toImage()
    side = shown.width()
    assert shown.pixelColor(0, 0).alpha() == 0
    colors = {shown.pixelColor(x, side // 2).name() for x in range(2, side - 2)}
    assert colors == {"#0000ff"}


def test_without_a_picture_there_is_a_symbol_until_it_comes(build):
    button = build()
    empty = button.grab().toImage()
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    button.set_image(image)
    assert button.grab().toImage() != empty
    button.set_image(QImage())
    assert button.grab().toImage() == empty


def test_a_model_has_its_name_beside_a_symbol(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    button = ModelButton("/m/a.keras", "a model of a very long name.keras", "Open it", window)
    assert "…" in button.text()
    assert button.accessibleName() == "a model of a very long name.keras"
    assert not button.icon().isNull()
    with qtbot.waitSignal(button.chosen) as told:
        button.click()
    assert told.args == ["/m/a.keras"]
