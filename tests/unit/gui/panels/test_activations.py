"""The activation panel: pages for every case, choices of form and order, channels on the canvas."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QSpinBox, QTabBar

from engine.api.activations import Activations, ShowActivations, ShowWeights, TileForm, TileOrder
from engine.api.errors import text
from engine.api.keys import Target
from engine.imaging import channel_statistics, channels_first
from gui.core import planning
from gui.core.state import State
from gui.panels.activations import BARS, NOTE, TILES, ActivationsPanel
from gui.text.activations import channel_caption, share
from tests.unit.gui import fakes
from tests.unit.gui.queries.test_activations import Desk


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.controller.detach()


@pytest.fixture
def panel(desk, qtbot):
    made = ActivationsPanel(desk.state)
    qtbot.addWidget(made)
    made.resize(1000, 260)
    with qtbot.waitExposed(made):
        made.show()
    return made


def values(shape=(4, 5, 6)):
    made = np.random.default_rng(1).random(shape, np.float32) - np.float32(0.2)
    made[..., 3] = 0
    return made


def answer(desk, made=None, weights=None):
    (request,) = desk.asked()
    made = values() if made is None else made
    found = Activations(request, channels_first(made), weights, 1.0, channel_statistics(made))
    desk.answer(found)
    return found


def test_statistics_come_with_the_answer(panel, desk, qtbot, monkeypatch):
    """On large layers they take longer than a frame: the GUI thread never computes them."""
    (request,) = desk.asked()
    made = values()
    found = Activations(request, channels_first(made), None, 1.0, channel_statistics(made))

    def refused(given):
        raise AssertionError("the GUI thread may not compute statistics")

    for module in ("engine.imaging", "engine.imaging.tiles"):
        monkeypatch.setattr(f"{module}.channel_statistics", refused)
    desk.answer(found)
    assert panel.pages.currentIndex() == TILES
    panel.order.setCurrentIndex(panel.order.findData(TileOrder.MEAN.value))
    panel.order.activated.emit(1)
    panel.tiles.grab()
    qtbot.waitUntil(lambda: panel.tiles.made_count == 6)


def test_it_asks_by_being_visible(panel, desk):
    assert len(desk.asked()) == 1
    panel.hide()
    desk.state.select(layer="backbone/block0_conv")
    assert desk.asked() == []


def test_empty_waiting_and_refused_are_said_in_words(panel, desk, qtbot):
    assert panel.pages.currentIndex() == NOTE
    assert "on their way" in panel.note.text()
    (request,) = desk.asked()
    desk.refuse(request, "Layer has no channels.")
    assert panel.note.text() == "Layer has no channels."
    assert not panel.form.isEnabled()
    bare = ActivationsPanel(State())
    qtbot.addWidget(bare)
    bare.show()
    assert "Open a model and an image" in bare.note.text()


def test_a_model_without_a_heatmap_says_why(qtbot):
    state = State()
    reason = text("No layer has a grid.")
    state.set_model(fakes.model_info(auto_layer=None, auto_reason=reason))
    state.set_picture(fakes.picture())
    panel = ActivationsPanel(state)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.note.text() == "No layer has a grid."


def test_a_grid_of_channels_becomes_tiles(panel, desk, qtbot):
    held = answer(desk)
    assert panel.pages.currentIndex() == TILES
    assert panel.title.text() == f"{held.request.layer} · 4 × 5 × 6 · 1 is 0 everywhere"
    panel.tiles.grab()
    qtbot.waitUntil(lambda: panel.tiles.made_count == 6)
    assert panel.form.isEnabled()


def test_a_vector_becomes_bars(panel, desk):
    desk.asked()
    desk.state.inspect("gap")
    answer(desk, values((1, 1, 64)))
    assert panel.pages.currentIndex() == BARS
    assert "gap · 64 units" in panel.title.text()


def test_the_last_layers_units_have_their_classes_names_and_are_logits(panel, desk):
    desk.asked()
    desk.state.inspect("scores")
    answer(desk, values((1, 1, 6)))
    assert "logits, before softmax" in panel.title.text()
    panel.bars.pointed.emit(1)
    assert panel.title.text().startswith("unit 1 (gear), value ")
    panel.bars.pointed.emit(None)
    assert panel.title.text().startswith("scores")


def test_pointing_tells_the_channels_numbers(panel, desk):
    made = np.zeros((2, 2, 3), np.float32)
    made[0, 0, 1] = 4
    answer(desk, made, np.array([0.5, -0.25, 0], np.float32))
    panel.tiles.pointed.emit(1)
    words = panel.title.text()
    assert words == "channel 1, min 0, mean 1, max 4, 75 % zeros, Grad-CAM weight -0.25"
    panel.tiles.pointed.emit(0)
    assert "0 everywhere in this image" in panel.title.text()


def test_order_and_form_and_columns_are_chosen(panel, desk):
    made = np.stack([np.full((2, 2), one) for one in (1.0, 3.0, 2.0)], -1).astype(np.float32)
    answer(desk, made, np.array([3, 1, 2], np.float32))
    for order, first in ((TileOrder.MEAN, 1), (TileOrder.WEIGHT, 0), (TileOrder.INDEX, 0)):
        panel.order.setCurrentIndex(panel.order.findData(order.value))
        panel.order.activated.emit(panel.order.currentIndex())
        assert panel.tiles.number_at(panel.tiles.place_rect(0).center()) == first
    panel.form.setCurrentIndex(panel.form.findData(TileForm.SHARED.value))
    panel.form.activated.emit(panel.form.currentIndex())
    image = panel._tile_image(1, 4, 4)
    bright, dark = image.pixelColor(1, 1), panel._tile_image(0, 4, 4).pixelColor(1, 1)
    assert (bright.red(), bright.green(), bright.blue()) == (253, 231, 36) or bright.red() > 240
    assert dark.lightness() < 80
    wide = panel.tiles.place_rect(0).width()
    panel.columns.setValue(6)
    assert panel.tiles.place_rect(0).width() > wide
    style = desk.state.selection.tiles
    assert (style.columns, style.form, style.order) == (6, TileForm.SHARED, TileOrder.INDEX)


def draw(desk):
    """Draw what is chosen."""
    desk.answer(fakes.overlay(planning.compose_for(desk.state.selection, desk.state.known)))


def test_a_refused_channel_is_not_said_to_be_on_its_way(panel, desk):
    held = answer(desk)
    desk.state.choose_layer("backbone/block0_conv")
    desk.state.select(channel=Target(3, layer="backbone/block0_conv"))
    (request,) = desk.taken(ShowActivations)
    desk.refuse(request, "Too large.")
    assert held.request != request
    caption = channel_caption(desk.state.selection, desk.state.known)
    assert caption.startswith("Channel 3 of backbone/block0_conv could not be computed.")


def test_a_chosen_channel_goes_onto_the_canvas_and_back(panel, desk, qtbot):
    held = answer(desk)
    place = panel.tiles.place_rect(4).center()
    qtbot.mouseClick(panel.tiles.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.state.selection.channel == Target(4, layer=held.request.layer)
    waiting = channel_caption(desk.state.selection, desk.state.known)
    assert waiting.startswith(f"Channel 4 of {held.request.layer} is on its way.")
    draw(desk)
    caption = channel_caption(desk.state.selection, desk.state.known)
    assert caption.startswith(f"Activation of channel 4 of {held.request.layer}.")
    assert "Esc" in caption
    qtbot.keyClick(panel.tiles, Qt.Key.Key_Escape)
    assert desk.state.selection.channel is None


def test_a_dead_channel_on_the_canvas_is_told(panel, desk):
    held = answer(desk)
    desk.state.select(channel=Target(3, layer=held.request.layer))
    draw(desk)
    assert "nowhere above 0" in channel_caption(desk.state.selection, desk.state.known)


def test_the_last_tiles_stay_until_the_next_layers_are_there(panel, desk):
    answer(desk)
    desk.state.select(layer="backbone/block0_conv")
    assert panel.pages.currentIndex() == TILES
    assert "backbone/block0_conv is on its way" in panel.title.text()
    answer(desk, values((3, 3, 8)))
    assert panel.title.text().startswith("backbone/block0_conv · 3 × 3 × 8")


def test_saving_is_a_wish(panel, desk, qtbot):
    answer(desk)
    panel.columns.setValue(9)
    for action, kind in zip(
        panel.save.menu().actions(), ("raw", "tiles", "folder", "sheet", "code"), strict=True
    ):
        with qtbot.waitSignal(desk.state.activation_file_requested) as told:
            action.trigger()
        assert told.args[0] == kind
        assert told.args[1].columns == 9


def test_weights_have_a_page_of_their_own(panel, desk):
    desk.asked()
    panel.tabs.setCurrentIndex(1)
    assert desk.asked() == [ShowWeights("model-1", "backbone/block3_conv")]
    assert panel.weights.isVisible()
    panel.tabs.setCurrentIndex(0)
    assert not panel.weights.isVisible()


def test_every_control_says_what_it_is(panel, desk):
    answer(desk)
    for kind in (QComboBox, QSpinBox, QAbstractButton, QTabBar):
        for control in panel.findChildren(kind):
            if control.isVisible() and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert control.accessibleName(), control
    for area in panel.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.focusPolicy() == Qt.FocusPolicy.StrongFocus:
            assert area.accessibleName(), area
    for control in (panel.form, panel.order, panel.colors, panel.columns, panel.save):
        assert control.toolTip()


@pytest.mark.parametrize(
    ("part", "words"), [(0, "0 %"), (0.001, "< 1 %"), (0.5, "50 %"), (0.999, "99 %"), (1, "100 %")]
)
def test_shares_are_not_rounded_to_all_or_nothing(part, words):
    assert share(part) == words
