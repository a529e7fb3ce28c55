"""The box of settings: it shows what is chosen, tells what the user changes, and stays in sight."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from engine.api.filters import FilterSettings, FilterStyle, GridOrder
from engine.api.limits import FILTER_SIDES_PX, FILTER_STEPS, MAX_SEED
from gui.panels.filter_settings import FilterSettingsBox


@pytest.fixture
def button(qtbot):
    made = QPushButton("How")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def box(ready, button):
    made = FilterSettingsBox(ready, button)
    yield made
    made.close()


def choose(combo, value):
    row = combo.findData(value)
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def test_settings_are_wishes(box, ready):
    choose(box.style_box, FilterStyle.TEXTBOOK.value)
    choose(box.start, True)
    box.steps.setValue(64)
    box.size_box.setValue(96)
    box.seed.setValue(6)
    choice = ready.selection.filters
    assert choice.settings == FilterSettings(FilterStyle.TEXTBOOK, 64, 96, 6)
    assert choice.from_image
    choose(box.preprocess, "none")
    choose(box.grid_order, "columns")
    choice = ready.selection.filters
    assert choice.settings == FilterSettings(FilterStyle.TEXTBOOK, 64, 96, 6, "none")
    assert choice.grid_order is GridOrder.COLUMNS


def test_it_shows_what_is_chosen_and_wishes_nothing_by_it(box, ready, qtbot):
    ready.choose_filters(from_image=True)
    ready.choose_filters(grid_order=GridOrder.COLUMNS)
    ready.set_up_filters(style=FilterStyle.TEXTBOOK, steps=77, size=80, seed=5, preprocess="none")
    with qtbot.assertNotEmitted(ready.selection_changed):
        box.read()
    assert (box.steps.value(), box.size_box.value(), box.seed.value()) == (77, 80, 5)
    assert box.style_box.currentData() == "textbook"
    assert box.start.currentText() == "From the image"
    assert box.preprocess.currentData() == "none"
    assert box.grid_order.currentText() == "Column by column"


def test_ranges_are_the_engines(box):
    assert (box.steps.minimum(), box.steps.maximum()) == FILTER_STEPS
    assert (box.size_box.minimum(), box.size_box.maximum()) == FILTER_SIDES_PX
    assert (box.seed.minimum(), box.seed.maximum()) == (0, MAX_SEED)


@pytest.mark.parametrize(("before", "after"), [(0, 1), (41, 42), (MAX_SEED - 1, 0)])
def test_another_seed_is_the_next_one(box, ready, before, after):
    box.seed.setValue(before)
    box.another.click()
    assert ready.selection.filters.settings.seed == after


def test_a_number_is_a_wish_when_it_is_typed_to_its_end(box, ready, button, qtbot):
    box.open_below(button)
    box.steps.setFocus()
    box.steps.selectAll()
    qtbot.keyClicks(box.steps, "256")
    assert ready.selection.filters.settings.steps == FilterSettings().steps
    qtbot.keyClick(box.steps, Qt.Key.Key_Return)
    assert ready.selection.filters.settings.steps == 256


def test_it_opens_with_what_is_chosen_and_esc_closes_it(box, ready, button, qtbot):
    ready.set_up_filters(seed=9)
    box.open_below(button)
    assert box.isVisible()
    assert box.seed.value() == 9
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_it_opens_below_its_button_and_above_where_there_is_no_room(box, button):
    frame = 4  # as the platform draws it
    screen = button.screen().availableGeometry()
    button.move(screen.topLeft() + QPoint(40, 40))
    box.open_below(button)
    below = button.mapToGlobal(button.rect().bottomLeft())
    assert abs(box.y() - below.y()) <= frame
    assert abs(box.x() - below.x()) <= frame
    box.hide()
    button.move(screen.bottomRight() - QPoint(10, 40))
    box.open_below(button)
    assert abs(box.y() + box.height() - button.mapToGlobal(QPoint(0, 0)).y()) <= frame
    assert abs(box.x() + box.width() - screen.right()) <= frame
