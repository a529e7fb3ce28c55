"""One filter image large: its words, its activation, and growing it larger and longer."""

import pytest
from PySide6.QtWidgets import QBoxLayout

from engine.api.activations import ShowActivations
from engine.api.filters import ObjectiveKind
from gui.core.filter_requests import LARGEST_DETAIL
from gui.panels.filter_detail import HIGH, FilterDetail
from tests.unit.gui import fakes
from tests.unit.gui.queries.test_filters import Desk


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    made.state.set_visible(filters=True)
    yield made
    made.controller.detach()


@pytest.fixture
def detail(desk, qtbot):
    made = FilterDetail(desk.state)
    qtbot.addWidget(made)
    made.resize(700, HIGH - 10)
    return made


def enlarge(detail, desk, number=3):
    desk.state.enlarge_filter(number)
    detail.show_enlarged(desk.shown)


def answer(detail, desk, request, *how, **more):
    desk.answer(fakes.filter_images(request, *how, **more))
    detail.show_enlarged(desk.shown)


def test_it_is_there_while_an_image_is_seen_large(detail, desk):
    desk.asked()
    assert not detail.isVisible()
    enlarge(detail, desk)
    assert detail.isVisible()
    assert detail.heading.text() == "channel 3"
    assert not detail.save.isEnabled()
    detail.close_button.click()
    assert desk.state.selection.filters.enlarged is None
    detail.show_enlarged(desk.shown)
    assert not detail.isVisible()


def test_the_words_follow_the_growth(detail, desk):
    (request,) = desk.asked()
    enlarge(detail, desk)
    answer(detail, desk, request, 40)
    how = "Fourier, 128 steps, 128 × 128 px, seed 0 · float32"
    assert detail.facts.text() == f"objective 3.04 · step 40 of 128 · {how}"
    assert detail.picture.image.pixelColor(5, 5).getRgb()[:3] == (3, 40, 90)
    answer(detail, desk, request)
    assert detail.facts.text() == f"objective 3.128 · {how}"
    assert detail.picture.accessibleDescription() == detail.facts.text()
    assert detail.save.isEnabled()


def test_it_shows_the_activation_of_its_channel(detail, desk):
    (request,) = desk.asked()
    enlarge(detail, desk)
    answer(detail, desk, request)
    assert detail.activation.image.isNull()
    (wanted,) = desk.taken(ShowActivations)
    desk.answer(fakes.activations(wanted, (4, 6, 64)))
    image = detail.activation.image
    assert (image.width(), image.height()) == (6, 4)
    desk.state.choose_filters(objective_kind=ObjectiveKind.CLASS)
    enlarge(detail, desk)
    assert not detail.activation.isVisible()


def test_it_says_why_there_is_no_activation(detail, desk):
    desk.asked()
    enlarge(detail, desk)
    assert detail.activation._words == "The activation is on its way."
    (wanted,) = desk.taken(ShowActivations)
    desk.refuse(wanted, "Too large for the memory.")
    assert detail.activation._words == "Too large for the memory."
    desk.controller.remove_image("/i/a.png")
    assert detail.activation._words == "Open an image to see the channel's activation here."


def test_larger_and_longer(detail, desk):
    (request,) = desk.asked()
    enlarge(detail, desk)
    answer(detail, desk, request)
    assert detail.larger.toolTip() == "Grow this image anew with 256 pixels a side"
    assert detail.longer.toolTip() == "Grow this image anew with 256 steps"
    detail.larger.click()
    larger = desk.asked()[-1]
    assert larger.settings.size == 256
    detail.show_enlarged(desk.shown)
    assert not detail.larger.isEnabled()  # until that is there
    answer(detail, desk, larger, 7)
    assert "step 7 of 128 · Fourier, 128 steps, 256 × 256 px" in detail.facts.text()
    answer(detail, desk, larger)
    detail.longer.click()
    longer = desk.asked()[-1]
    assert (longer.settings.size, longer.settings.steps) == (256, 256)
    desk.refuse(longer, "No memory for that.")
    detail.show_enlarged(desk.shown)
    assert "No memory for that." in detail.facts.text()
    assert detail.longer.isEnabled()


def test_there_is_a_largest_size(detail, desk):
    desk.state.set_up_filters(size=LARGEST_DETAIL)
    request = desk.asked()[-1]
    enlarge(detail, desk)
    answer(detail, desk, request)
    assert not detail.larger.isEnabled()
    assert detail.larger.toolTip() == "The largest size is 512 pixels a side"


def test_a_model_of_one_size_gives_no_larger_images(detail, desk):
    (request,) = desk.asked()
    enlarge(detail, desk)
    answer(detail, desk, request, size=96)  # asked for 128
    assert not detail.larger.isEnabled()
    assert detail.larger.toolTip() == "This model gives images of one size only"
    assert "96 × 96 px" in detail.facts.text()


def test_saving_is_a_wish(detail, desk, qtbot):
    (request,) = desk.asked()
    enlarge(detail, desk)
    answer(detail, desk, request)
    with qtbot.waitSignal(detail.save_requested):
        detail.save.click()


def test_the_words_stand_beside_the_pictures_where_it_is_low(detail, desk):
    desk.asked()
    enlarge(detail, desk)
    assert detail._parts.direction() == QBoxLayout.Direction.LeftToRight
    detail.resize(700, HIGH)
    assert detail._parts.direction() == QBoxLayout.Direction.TopToBottom
