"""The colour button: its swatch, and what it tells of the colour dialog."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog

from gui.widgets.controls.color_button import SWATCH, ColorButton


def built(qtbot, color="#102030"):
    button = ColorButton()
    qtbot.addWidget(button)
    button.setAccessibleName("Colour")
    button.set_color(color)
    button.show()
    return button


def swatch(button):
    return button.icon().pixmap(SWATCH).toImage()


def test_it_shows_the_color_in_words_and_as_a_swatch(qtbot):
    button = built(qtbot)
    assert button.text() == button.color == "#102030"
    image = swatch(button)
    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor("#102030")


def test_a_color_from_the_program_is_not_told(qtbot):
    button = built(qtbot)
    with qtbot.assertNotEmitted(button.chosen):
        button.set_color("#ffffff")
    assert button.color == "#ffffff"


def test_the_dialog_starts_at_the_color_and_what_is_chosen_is_told(qtbot):
    button = built(qtbot)
    button.click()
    dialog = button.findChild(QColorDialog)
    assert dialog.currentColor() == QColor("#102030")
    assert dialog.windowTitle() == "Colour"
    dialog.setCurrentColor(QColor("#a0b0c0"))
    with qtbot.waitSignal(button.chosen) as told:
        dialog.accept()
    assert told.args == ["#a0b0c0"]
    assert button.color == "#a0b0c0"


def test_the_same_color_again_and_cancel_are_not_told(qtbot):
    button = built(qtbot)
    told = []
    button.chosen.connect(told.append)
    button.click()
    button.findChild(QColorDialog).accept()
    button.click()
    button.findChildren(QColorDialog)[-1].reject()
    assert told == []
    assert button.color == "#102030"
