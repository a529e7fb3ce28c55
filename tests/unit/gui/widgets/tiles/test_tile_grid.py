"""The grid of tiles: made when seen, kept within limits, walked by keys, chosen by clicks."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from engine.api.cache_budget import Cache, cache_limit
from gui.widgets.tiles.tile_grid import GAP, TileGrid


class Maker:
    """Makes plain tiles and remembers which."""

    def __init__(self):
        self.made = []

    def __call__(self, number, height, width):
        self.made.append(number)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor(number % 256, 40, 90))
        return image


@pytest.fixture
def maker():
    return Maker()


@pytest.fixture
def grid(shown, maker):
    widget = shown(TileGrid(), 700, 200)
    widget.set_tiles(range(2048), (28, 28), maker, lambda number: f"channel {number}")
    return widget


def settle(grid, qtbot):
    """Wait until no tile in view is missing."""

    def is_whole():
        if not grid._later.isActive():
            grid.grab()  # painting asks for what is missing
        return not grid._later.isActive()

    qtbot.waitUntil(is_whole)


def test_only_tiles_in_view_are_made(grid, maker, qtbot):
    settle(grid, qtbot)
    rows = -(-200 // (grid.place_rect(0).height() + GAP)) + 1
    assert 16 <= len(maker.made) <= 16 * rows
    assert set(maker.made) == set(range(len(set(maker.made))))
    assert len(maker.made) == len(set(maker.made))


def test_scrolling_through_all_makes_each_tile_once_a_visit_and_keeps_few(grid, maker, qtbot):
    bar = grid.verticalScrollBar()
    for value in range(0, bar.maximum() + 1, bar.pageStep()):
        bar.setValue(value)
        settle(grid, qtbot)
    bar.setValue(bar.maximum())
    settle(grid, qtbot)
    assert set(maker.made) == set(range(2048))
    assert len(maker.made) == 2048  # 2048 tiles of 40 pixels fit into the cache
    assert grid.kept_bytes <= cache_limit(Cache.TILES)


def test_tiles_beyond_the_share_of_memory_are_forgotten(shown, maker, qtbot, monkeypatch):
    monkeypatch.setattr("engine.api.cache_budget.total_bytes", lambda: 0)
    grid = shown(TileGrid(), 1000, 200)
    grid.set_tiles(range(2048), (28, 28), maker, lambda number: f"channel {number}")
    bar = grid.verticalScrollBar()
    for value in (*range(0, bar.maximum() + 1, bar.pageStep()), bar.maximum()):
        bar.setValue(value)
        settle(grid, qtbot)
    assert set(maker.made) == set(range(2048))
    assert cache_limit(Cache.TILES) * 0.9 < grid.kept_bytes <= cache_limit(Cache.TILES)


def test_tiles_fill_the_width_with_the_columns_asked_for(grid):
    last = grid.place_rect(15)
    assert last.right() <= grid.viewport().width()
    assert grid.viewport().width() - last.right() < 16 + GAP
    before = grid.place_rect(0).width()
    grid.set_columns(8)
    assert grid.place_rect(0).width() > 1.8 * before
    assert grid.place_rect(8).top() > grid.place_rect(7).top()


def test_proportions_of_the_grid_are_kept(grid, maker):
    grid.set_tiles(range(4), (14, 28), maker, str)
    box = grid.place_rect(0)
    assert box.height() == pytest.approx(box.width() / 2, abs=1)
    grid.set_tiles(range(4), (28, 14), maker, str)
    box = grid.place_rect(0)
    assert box.width() == pytest.approx(box.height() / 2, abs=1)


def test_a_click_chooses_and_the_same_again_leaves(grid, qtbot):
    place = grid.place_rect(17).center()
    with qtbot.waitSignal(grid.chosen) as told:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [17]
    grid.set_shown(17)
    with qtbot.waitSignal(grid.left):
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_numbers_follow_the_order(grid, maker, qtbot):
    grid.set_tiles([5, 3, 9], (28, 28), maker, str)
    assert grid.number_at(grid.place_rect(1).center()) == 3
    assert grid.number_at(grid.place_rect(3).center()) is None
    assert grid.number_at(QPoint(-5, -5)) is None
    with qtbot.waitSignal(grid.chosen) as told:
        qtbot.mouseClick(
            grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.place_rect(2).center()
        )
    assert told.args == [9]


def test_keys_walk_show_and_leave(grid, qtbot):
    grid.setFocus()
    for key, at in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 17),
        (Qt.Key.Key_Left, 16),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, 2047),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageDown, 64),
    ):
        qtbot.keyClick(grid, key)
        assert grid.current == at
        assert grid.item_words(grid.item_at_keys) == f"channel {at}"
        box = grid.place_rect(at)
        assert box.top() >= 0
        assert box.bottom() <= grid.viewport().height()
    with qtbot.waitSignal(grid.chosen) as told:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert told.args == [64]
    grid.set_shown(64)
    with qtbot.waitSignal(grid.left):
        qtbot.keyClick(grid, Qt.Key.Key_Escape)


@pytest.mark.parametrize("shown_number", [None, 3])
def test_escape_is_only_taken_while_a_channel_is_shown(grid, shown_number):
    grid.set_shown(shown_number)
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(grid, event)
    assert event.isAccepted() == (shown_number is not None)


def test_the_pointer_tells_where_it_is(grid, qtbot):
    with qtbot.waitSignal(grid.pointed) as told:
        qtbot.mouseMove(grid.viewport(), grid.place_rect(18).center())
    assert told.args == [18]
    with qtbot.waitSignal(grid.pointed) as told:
        QApplication.sendEvent(grid.viewport(), QEvent(QEvent.Type.Leave))
    assert told.args == [None]


def test_dead_tiles_are_crossed_out(grid, maker, qtbot):
    def middle(dead):
        grid.set_tiles(range(4), (28, 28), maker, str, dead)
        settle(grid, qtbot)
        image = grid.viewport().grab().toImage()
        centre = grid.place_rect(2).center()
        return max(
            image.pixelColor(centre.x() + dx, centre.y() + dy).lightness()
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
        )

    assert middle(frozenset({2})) > middle(frozenset()) + 60


def test_nothing_to_show_is_drawn_and_walked_without_harm(grid, qtbot):
    grid.clear()
    grid.grab()
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.current is None


def test_refreshed_tiles_are_made_anew_and_no_others(grid, maker, qtbot):
    settle(grid, qtbot)
    maker.made.clear()
    grid.refresh([3, 1, 2000])
    settle(grid, qtbot)
    assert sorted(maker.made) == [1, 3]


def test_what_is_in_view_is_told_when_it_changes(grid, qtbot):
    first = grid.in_view()
    assert first[0] == 0
    assert all(grid.place_rect(one).top() < grid.viewport().height() for one in first)
    assert grid.place_rect(first[-1] + 1).top() >= grid.viewport().height()
    with qtbot.waitSignal(grid.region_changed):
        grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    assert grid.in_view()[-1] == 2047
    assert 0 not in grid.in_view()
    with qtbot.waitSignal(grid.region_changed):
        grid.set_columns(4)
