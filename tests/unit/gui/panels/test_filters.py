"""The panel of filter images: grows by being seen, says what is missing, shows one large."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QSpinBox

from engine.api.errors import text
from engine.api.filters import GridOrder, ObjectiveKind, arranged
from gui.core.state import State
from gui.panels.filters import NOTE, TILES, FiltersPanel
from tests.unit.gui import fakes
from tests.unit.gui.queries.test_filters import FIRST, OTHER, Desk


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.controller.detach()


@pytest.fixture
def panel(desk, qtbot):
    made = FiltersPanel(desk.state)
    qtbot.addWidget(made)
    made.resize(1000, 300)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def settle(panel, qtbot):
    panel.tiles.grab()
    qtbot.waitUntil(lambda: not panel.tiles._later.isActive())
    return panel.tiles.viewport().grab().toImage()


def color_of(panel, number, qtbot):
    image = settle(panel, qtbot)
    centre = panel.tiles.place_rect(panel.tiles.place_of(number)).center()
    return image.pixelColor(centre * image.devicePixelRatio()).getRgb()[:3]


def click(panel, number, qtbot, keys=Qt.KeyboardModifier.NoModifier):
    place = panel.tiles.place_rect(panel.tiles.place_of(number)).center()
    qtbot.mouseClick(panel.tiles.viewport(), Qt.MouseButton.LeftButton, keys, place)


def choose(box, value):
    row = box.findData(value)
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_it_grows_by_being_seen_and_starts_with_what_is_in_view(panel, desk):
    (request,) = desk.asked()
    assert panel.pages.currentIndex() == TILES
    assert request.channels == tuple(range(64))
    assert request.in_view == len(panel.tiles.in_view()) < 64
    panel.hide()
    desk.state.select(layer=OTHER)
    assert desk.asked() == []


def test_frames_make_only_their_tiles_anew(panel, desk, qtbot):
    (request,) = desk.asked()
    settle(panel, qtbot)
    assert panel.tiles.made_count == 0
    desk.answer(fakes.filter_images(request, 10, (0, 1, 60)))
    assert color_of(panel, 1, qtbot) == (1, 10, 90)
    assert panel.tiles.made_count == 2  # 60 is not in view
    desk.answer(fakes.filter_images(request, 200, (1,), done=False, complete=False))
    assert color_of(panel, 1, qtbot) == (1, 200, 90)
    assert panel.tiles.made_count == 3


def test_scrolling_asks_for_what_is_in_view(panel, desk):
    desk.asked()
    bar = panel.tiles.verticalScrollBar()
    bar.setValue(bar.maximum())
    (request,) = desk.asked()
    assert request.channels[: request.in_view] == panel.tiles.in_view()
    assert 63 in request.channels[: request.in_view]


def test_the_title_says_what_how_far_and_how(panel, desk):
    (request,) = desk.asked()
    desk.answer(fakes.filter_images(request, channels=range(12), complete=False))
    assert panel.title.text() == (
        f"12 of 64 done · {FIRST} · Fourier, 128 steps, 128 × 128 px, seed 0 · float32"
    )
    panel.tiles.pointed.emit(3)
    assert panel.title.text() == "channel 3, objective 3.128"
    panel.tiles.pointed.emit(40)
    assert panel.title.text() == "channel 40, not started"
    panel.tiles.pointed.emit(None)
    panel.stop.click()
    assert panel.title.text().startswith("Stopped: 12 of 64 done")


def test_stop_keeps_and_go_on_goes_on_without_moving(panel, desk):
    desk.asked()
    before = panel.stop.geometry()
    assert panel.stop.text() == "Stop"
    panel.stop.click()
    assert panel.stop.text() == panel.stop.accessibleName() == "Go on"
    assert panel.stop.geometry() == before
    panel.stop.click()
    (request,) = desk.asked()
    desk.answer(fakes.filter_images(request))
    assert not panel.stop.isEnabled()


def test_what_is_missing_is_said_in_words(panel, desk, qtbot):
    bare = FiltersPanel(State())
    qtbot.addWidget(bare)
    bare.resize(1000, 300)
    with qtbot.waitExposed(bare):
        bare.show()
    assert "Open a model" in bare.note.text()
    bare.hide()
    choose(panel.objective_kind, ObjectiveKind.DIRECTION.value)
    assert "Ctrl+click" in panel.note.text()
    choose(panel.objective_kind, ObjectiveKind.CHANNEL.value)
    choose(panel.settings.start, True)
    assert panel.pages.currentIndex() == TILES
    desk.controller.remove_image("/i/a.png")
    assert panel.pages.currentIndex() == NOTE
    assert "Open an image" in panel.note.text()
    choose(panel.settings.start, False)
    (request,) = desk.asked()
    desk.refuse(request, "Too large for the memory.")
    assert panel.note.text() == "Too large for the memory."
    assert panel.pages.currentIndex() == NOTE


def test_a_hidden_panel_shows_nothing_anew_and_catches_up(panel, desk, qtbot):
    (request,) = desk.asked()
    panel.hide()
    before = panel.title.text(), panel._grid
    desk.state.select(layer=OTHER)
    assert (panel.title.text(), panel._grid) == before
    panel.show()
    assert panel._grid is not None
    assert panel._grid[0].layer == OTHER != request.layer


def test_a_refusal_after_the_first_pictures_keeps_them(panel, desk):
    (request,) = desk.asked()
    desk.answer(fakes.filter_images(request, 5))
    desk.refuse(request, "The engine is gone.")
    assert panel.pages.currentIndex() == TILES
    assert "The engine is gone." in panel.title.text()


def test_a_layer_without_channels_is_told(panel, desk):
    nodes = (fakes.layer("flat", "Odd", (None,)), *fakes.model_info().layers)
    desk.open_model("/m/odd.keras", key="model-2", layers=nodes)
    desk.state.inspect("flat")
    assert panel.note.text() == "flat has no channels that could be excited."


def test_fewer_than_all_are_told(panel, desk):
    wide = (fakes.layer("wide", shape=(None, 4, 4, 512)),)
    desk.state.set_up_filters(size=1024)
    desk.open_model("/m/wide.keras", key="wide", layers=wide, auto_layer="wide")
    assert "the first 85 of 512: more would take too much memory" in panel.title.text()


def test_settings_open_with_what_is_chosen(panel, desk, qtbot):
    desk.state.set_up_filters(steps=77)
    panel.settings_button.click()
    assert panel.settings.isVisible()
    assert panel.settings.steps.value() == 77
    qtbot.keyClick(panel.settings, Qt.Key.Key_Escape)
    assert not panel.settings.isVisible()


def test_classes_have_their_names(panel, desk):
    choose(panel.objective_kind, ObjectiveKind.CLASS.value)
    panel.tiles.pointed.emit(1)
    assert panel.title.text() == "class 1 (gear), not started"
    assert len(desk.asked()[-1].channels) == 6


def test_chosen_channels_are_framed_and_grow_together(panel, desk, qtbot):
    desk.asked()
    for number in (2, 9, 4):
        click(panel, number, qtbot, Qt.KeyboardModifier.ControlModifier)
    click(panel, 4, qtbot, Qt.KeyboardModifier.ControlModifier)
    assert panel.tiles._marks == {2, 9}
    assert desk.shown.enlarged.number is None
    assert "2 chosen" in panel.title.text()
    assert desk.asked() == []  # the channels grow on
    choose(panel.objective_kind, ObjectiveKind.DIRECTION.value)
    (request,) = desk.asked()
    assert request.channels == (2, 9)
    panel.tiles.pointed.emit(2)
    assert panel.title.text() == "channels 2 + 9, not started"


def test_what_could_not_be_excited_is_crossed_and_told(panel, desk):
    (request,) = desk.asked()
    note = text("Could not be excited, as no start had a gradient: {channels}.", channels="3")
    desk.answer(fakes.filter_images(request, notes=(note,)))
    assert panel.tiles._dead == {3}
    assert "could not be excited" in panel._words_of(3)
    assert "could not be excited" not in panel._words_of(4)


def test_a_click_shows_a_picture_large_and_the_same_again_closes_it(panel, desk, qtbot):
    (request,) = desk.asked()
    desk.answer(fakes.filter_images(request, 40))
    assert not panel.detail.isVisible()
    click(panel, 3, qtbot)
    assert panel.detail.isVisible()
    shown = panel.detail.picture.image
    assert shown.pixelColor(5, 5).getRgb()[:3] == (3, 40, 90)
    assert panel.detail.heading.text() == "channel 3"
    assert "step 40 of 128" in panel.detail.facts.text()
    desk.answer(fakes.filter_images(request))
    assert panel.detail.picture.image.pixelColor(5, 5).green() == 128
    assert "step" not in panel.detail.facts.text().split("·")[0]
    click(panel, 3, qtbot)
    assert not panel.detail.isVisible()
    panel.tiles.setFocus()
    qtbot.keyClick(panel.tiles, Qt.Key.Key_Return)
    assert panel.detail.isVisible()
    panel.detail.close_button.click()
    assert not panel.detail.isVisible()


def places(panel, count):
    return [panel.tiles.number_at(panel.tiles.place_rect(n).center()) for n in range(count)]


def test_channels_run_row_by_row_or_column_by_column(panel, desk):
    count = len(desk.asked()[0].channels)
    assert places(panel, count) == list(range(count))
    desk.state.choose_filters(grid_order=GridOrder.COLUMNS, columns=3)
    assert panel.columns.value() == 3
    assert places(panel, count) == arranged(range(count), 3, GridOrder.COLUMNS)
    panel.columns.setValue(2)
    assert desk.state.selection.filters.columns == 2
    assert places(panel, count) == arranged(range(count), 2, GridOrder.COLUMNS)


def test_saving_is_a_wish(panel, desk, qtbot):
    (request,) = desk.asked()
    assert not panel.save.isEnabled()
    desk.answer(fakes.filter_images(request))
    panel.save.menu().aboutToShow.emit()
    assert not panel.save_one.isEnabled()
    with qtbot.waitSignal(desk.state.filter_file_requested) as told:
        panel.save_all.trigger()
    assert told.args == ["all", panel.columns.value()]
    with qtbot.waitSignal(desk.state.filter_file_requested) as told:
        panel.copy_code.trigger()
    assert told.args == ["code", panel.columns.value()]
    click(panel, 3, qtbot)
    with qtbot.waitSignal(desk.state.filter_file_requested) as told:
        panel.detail.save.click()
    assert told.args == ["one", 1]


def test_every_control_says_what_it_is_and_can_be_reached(panel, desk, qtbot):
    (request,) = desk.asked()
    desk.answer(fakes.filter_images(request))
    click(panel, 3, qtbot)
    for kind in (QComboBox, QSpinBox, QAbstractButton):
        for control in panel.findChildren(kind):
            if isinstance(control.parent(), QSpinBox | QComboBox) or control.isHidden():
                continue
            assert control.accessibleName(), control
            assert len(control.toolTip()) > 4, control.accessibleName()
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control.accessibleName()
    for area in panel.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.focusPolicy() == Qt.FocusPolicy.StrongFocus:
            assert area.accessibleName(), area


def test_it_fits_a_small_window(panel, desk):
    assert panel.minimumSizeHint().width() <= 640
    desk.state.enlarge_filter(3)
    assert panel.minimumSizeHint().width() <= 640
