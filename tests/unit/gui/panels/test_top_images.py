"""The panel of top images: thumbnails in order, the place of the maximum, words for the rest."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from engine.api.keys import Lane, Target
from engine.api.top_images import Ranking
from gui.core.image_list import ImageList
from gui.core.ranking import rank_for
from gui.panels.top_images import NOTE, TILES, TopImagesPanel
from tests.unit.gui import fakes


@pytest.fixture
def opened(ready, tmp_path):
    """Three files, 64 x 48, of three shades of grey."""
    paths = [fakes.image_file(tmp_path / f"{shade}.png", shade) for shade in (40, 120, 200)]
    ready.set_images(ImageList().with_paths(paths).choosing(paths[1]))
    return paths


@pytest.fixture
def panel(shown):
    return shown(TopImagesPanel)


def rank(state, places=None, **how):
    request = rank_for(state.selection, state.known)
    state.set_top_images(fakes.top_images(request, places, **how))
    return request


def test_it_is_needed_only_while_it_is_seen(panel, ready, qtbot):
    assert ready.visible.top_images
    with qtbot.waitSignal(ready.visible_changed):
        panel.hide()
    assert not ready.visible.top_images


@pytest.mark.usefixtures("opened")
def test_images_stand_in_their_order_and_the_one_on_the_canvas_is_framed(panel, ready):
    rank(ready, [2, 1, 0])
    assert panel.pages.currentIndex() == TILES
    assert panel.tiles.in_view() == (2, 1, 0)
    assert panel.tiles._shown == 1
    assert panel.title.text() == f"3 of 3 images · {ready.layer}"


def test_a_tile_shows_the_image_the_value_and_where_the_maximum_is(panel, ready, opened, qtbot):
    rank(ready, [2, 0])
    qtbot.waitUntil(
        lambda: (
            all(not one.isNull() for one in panel._thumbnails.values()) and bool(panel._thumbnails)
        )
    )
    drawn = panel._tile_image(2, 200, 200)
    # 64 x 48 in 200 x 200 is 200 x 150, 25 from the top; the cell: half down, a quarter across.
    left, top = round(0.25 * 200), round(25 + 0.5 * 150)
    assert drawn.pixelColor(100, 60) == QImage(opened[2]).pixelColor(30, 10)
    assert drawn.pixelColor(left, top + 7).lightness() > 245  # the frame, white on black
    assert drawn.pixelColor(left - 1, top + 7).lightness() < 60
    assert drawn.pixelColor(1, 198).lightness() < 120  # the value's ground
    assert panel.tiles._words(2).startswith("1. ")


def test_a_click_asks_for_the_image(panel, ready, opened, qtbot):
    rank(ready, [2, 1, 0])
    panel.tiles.setFocus()
    with qtbot.waitSignal(ready.image_requested) as asked:
        qtbot.keyClick(panel.tiles, Qt.Key.Key_Return)
    assert asked.args == [opened[2]]


@pytest.mark.usefixtures("opened")
def test_channel_and_number_are_chosen_in_the_panel(panel, ready):
    rank(ready)
    assert panel.channel.maximum() == 63
    panel.channel.setValue(4)
    assert ready.selection.ranking.channel == 4
    panel.by.setCurrentIndex(1)
    panel.by.activated.emit(1)
    assert ready.selection.ranking.by is Ranking.MEAN
    ready.select(channel=Target(9, layer=ready.layer))
    assert panel.channel.value() == 9
    panel.channel.setValue(10)
    assert ready.selection.channel == Target(10, layer=ready.layer)


@pytest.mark.usefixtures("opened")
def test_a_number_that_is_half_deleted_stays_so_when_an_answer_comes(panel, ready, qtbot):
    panel.channel.setValue(4)
    line = panel.channel.lineEdit()
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    rank(ready, [2, 1, 0])
    assert panel.pages.currentIndex() == TILES
    assert panel.channel.cleanText() == ""
    qtbot.keyClicks(line, "12")
    assert ready.selection.ranking.channel == 12


@pytest.mark.usefixtures("opened")
def test_a_ranking_of_another_channel_says_that_it_waits(panel, ready):
    rank(ready)
    panel.channel.setValue(4)
    assert panel.title.text().startswith("computing")
    rank(ready)
    assert not panel.title.text().startswith("computing")


def test_without_images_there_is_a_sentence(panel, ready, opened):
    assert panel.pages.currentIndex() == NOTE
    assert panel.note.text() == f"The images are ranked for {ready.layer}."
    rank(ready, [], done=0, unreadable=(0, 1, 2))
    assert panel.note.text() == "None of the open images could be ranked."
    for path in opened:
        ready.set_images(ready.images.without(path))
    assert "Open images" in panel.note.text()


@pytest.mark.usefixtures("opened")
def test_a_refusal_is_said(panel, ready):
    request = rank_for(ready.selection, ready.known)
    ready.queries.refuse(request, "This layer has no channels.")
    assert panel.note.text() == "This layer has no channels."
    assert not panel.channel.isEnabled()


@pytest.mark.usefixtures("opened")
def test_the_button_stops_and_goes_on(panel, ready, qtbot):
    assert not panel.stop.isEnabled()
    request = rank(ready, [0], complete=False)
    ready.queries.begin(request)
    assert (panel.stop.isEnabled(), panel.stop.text()) == (True, "Stop")
    with qtbot.waitSignal(ready.stop_requested) as stopped:
        panel.stop.click()
    assert stopped.args == [frozenset({Lane.TOP_IMAGES})]
    ready.queries.end(request)
    ready.queries.stop(request)
    assert panel.stop.text() == "Go on"
    assert panel.pages.currentIndex() == TILES  # what is there stays
    with qtbot.waitSignal(ready.resume_requested):
        panel.stop.click()


def test_a_pasted_picture_has_its_thumbnail_at_once(panel, ready):
    pasted = fakes.picture("Pasted image", path="", seed=3)
    ready.set_images(ImageList().with_picture(pasted))
    rank(ready)
    assert not panel._thumbnail_of(pasted.key).isNull()
    assert panel.tiles._words(0).startswith("1. Pasted image: maximum 10")


def test_a_closed_panel_reads_no_more(panel, ready, opened):
    rank(ready)
    panel.hide()
    assert panel._reader._queue == type(panel._reader._queue)()
    panel._thumbnails.clear()
    assert panel._thumbnail_of(opened[0]) is None
    assert not panel._thumbnails
