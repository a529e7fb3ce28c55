"""The views of the window: each shows its picture, its overlay and the words for it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from engine.api.display import Region
from engine.api.keys import Target
from gui.core import chosen, planning, views
from gui.core.differences import difference_for
from gui.core.selection import DIFFERENCE_INDEX, Link
from gui.core.state import State
from gui.qimage import rgb_from_qimage
from gui.view_grid import ViewGrid
from tests.unit.gui import fakes


@pytest.fixture
def grid(qtbot):
    made = ViewGrid(State())
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def two(grid, qtbot):
    """Two views of an image, the second active."""
    grid._state.set_picture(fakes.picture(width=640, height=480))
    grid._state.change_views(views.added)
    qtbot.waitUntil(lambda: all(view.region is not None for view in grid._state.selection.views))
    return grid


def test_an_image_is_shown_and_its_part_is_told(grid, qtbot):
    state = grid._state
    state.set_picture(fakes.picture())
    qtbot.waitUntil(lambda: isinstance(state.selection.region, Region))
    canvas = grid.canvas
    assert canvas.image_key == state.picture.key
    assert canvas.accessibleName() == "a.png"
    state.set_picture(None)
    assert canvas.image_key == ""


def test_a_frame_of_another_image_is_not_painted(grid, qtbot):
    state = grid._state
    state.set_picture(fakes.picture())
    qtbot.waitUntil(lambda: state.selection.region is not None)
    request = planning.compose_for(state.selection, state.known)
    with qtbot.waitSignal(grid.canvas.frame_painted):
        state.set_overlay(fakes.overlay(request))
    state.set_picture(fakes.picture(seed=1))
    before = grid.canvas.grab().toImage()
    state.set_overlay(fakes.overlay(request))
    assert grid.canvas.grab().toImage() == before


def test_views_stand_side_by_side_and_share_the_room(two):
    first, second = two.panes.values()
    assert first.geometry().top() == second.geometry().top()
    assert first.geometry().right() < second.geometry().left()
    assert abs(first.width() - second.width()) <= 1
    assert two.active is second
    two._state.change_views(views.added)
    two._state.change_views(views.added)
    tops = {pane.geometry().top() for pane in two.panes.values()}
    assert (len(two.panes), len(tops)) == (4, 2)
    for _ in range(3):
        two._state.change_views(lambda now: views.closed(now, now.split.index))
    (last,) = two.panes.values()
    assert last.size() == two.size()


def test_each_view_shows_its_own_overlay(two):
    for view, shade in zip(two._state.views, (40, 200), strict=True):
        request = planning.picture_of(view)
        size = request.region.out_height, request.region.out_width, 4
        drawn = fakes.overlay(request, pixels=np.full(size, shade, np.uint8))
        two._state.set_overlay(drawn, view.index)
    for pane, shade in zip(two.panes.values(), (40, 200), strict=True):
        shot = rgb_from_qimage(pane.canvas.grab().toImage())
        middle = shot[shot.shape[0] // 2, shot.shape[1] // 2]
        assert middle.tolist() == [shade] * 3


def test_a_click_makes_a_view_the_active_one(two, qtbot):
    qtbot.mouseClick(two.panes[0].canvas, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    assert two._state.selection.split.index == 0
    assert two.active is two.panes[0]
    assert two.canvas is two.panes[0].canvas


def test_linked_views_are_moved_and_enlarged_together(two):
    first, second = (pane.canvas for pane in two.panes.values())
    second.zoom_to(3.0, QPointF(20, 200))
    assert first.placement == second.placement
    two._state.change_views(lambda now: views.linked(now, now.split.links - {Link.ZOOM}))
    second.fit()
    assert first.placement != second.placement
    two._state.change_views(lambda now: views.linked(now, {*now.split.links, Link.ZOOM}))
    assert first.placement == second.placement


def test_a_new_view_is_where_the_others_are(two):
    two.canvas.zoom_to(3.0, QPointF(20, 200))
    two._state.change_views(views.added)
    assert two.canvas.placement.zoom == pytest.approx(two.panes[0].canvas.placement.zoom)


def test_each_region_is_its_views_own(two, qtbot):
    regions = [view.region for view in two._state.selection.views]
    two._state.change_views(lambda now: views.linked(now, now.split.links - {Link.ZOOM}))
    two.panes[0].canvas.zoom_to(4.0)
    qtbot.waitUntil(lambda: two._state.selection.views[0].region != regions[0])
    assert two._state.selection.views[1].region == regions[1]


def test_the_point_under_the_pointer_is_marked_in_the_others(two):
    state = two._state
    pointed = []
    state.pointer_changed.connect(pointed.append)
    clean = {index: pane.canvas.grab().toImage() for index, pane in two.panes.items()}
    two.panes[0].canvas.pointer_moved.emit((320.0, 240.0))
    assert pointed == [(320.0, 240.0)]
    assert two.panes[0].canvas.grab().toImage() == clean[0]
    assert two.panes[1].canvas.grab().toImage() != clean[1]
    two.panes[0].canvas.pointer_moved.emit(None)
    assert two.panes[1].canvas.grab().toImage() == clean[1]
    state.change_views(lambda now: views.linked(now, now.split.links - {Link.ZOOM}))
    two.panes[0].canvas.pointer_moved.emit((320.0, 240.0))
    assert two.panes[1].canvas.grab().toImage() == clean[1]
    assert pointed[-1] is None  # the panels are about the other view


def test_the_point_is_carried_into_an_image_of_another_size(two):
    state = two._state
    state.change_views(lambda now: views.linked(now, now.split.links - {Link.IMAGE}))
    state.set_picture(fakes.picture(width=64, height=96, seed=3))
    pointed = []
    state.pointer_changed.connect(pointed.append)
    two.panes[0].canvas.pointer_moved.emit((320.0, 120.0))
    assert pointed == [(32.0, 24.0)]


def test_a_place_in_the_window_belongs_to_a_pane(two):
    pane = two.panes[1]
    assert two.pane_at(pane.canvas) is two.pane_at(pane) is pane
    assert two.pane_at(two) is None
    assert two.pane_at(None) is None


def test_work_is_shown_in_the_active_view(two):
    from gui.core.pending import Work

    clean = {index: pane.canvas.grab().toImage() for index, pane in two.panes.items()}
    two.show_work(Work("Computing", 0.5))
    assert two.panes[0].canvas.grab().toImage() == clean[0]
    assert two.panes[1].canvas.grab().toImage() != clean[1]
    two._state.change_views(lambda now: views.activated(now, 0))
    assert two.panes[1].canvas.grab().toImage() == clean[1]
    two.show_work(None)
    assert two.panes[0].canvas.grab().toImage() == clean[0]


def test_the_image_alone_is_said_of_all(two):
    two._state.set_model(fakes.model_info())
    two._state.select(show_original=True)
    assert [pane.caption.sentence for pane in two.panes.values()] == ["The image alone"] * 2


# --- the difference of two views


def both_mapped(grid):
    """Give both views maps, and show their difference; return its picture and pane."""
    state = grid._state
    info = fakes.model_info()
    state.set_model(info)
    state.select(target=Target(0))
    explain = chosen.explain_for(state.selection, state.known)
    for view in state.views:
        state.set_maps(fakes.maps(explain, info), view.index)
    state.select(layer="backbone/block0_conv")
    state.change_views(views.compared)
    return grid.panes[DIFFERENCE_INDEX]


def test_the_difference_has_a_pane_of_its_own_and_says_what_it_is(two, qtbot):
    pane = both_mapped(two)
    state = two._state
    qtbot.waitUntil(lambda: state.selection.split.difference.region is not None)
    assert "Computing" in pane.caption.sentence
    wanted = difference_for(state.selection.split.difference, state.views)
    size = wanted.region.out_height, wanted.region.out_width, 4
    drawn = fakes.overlay(wanted, pixels=np.full(size, 77, np.uint8))
    state.set_overlay(replace(drawn, raw_min=-0.5, raw_max=0.25), DIFFERENCE_INDEX)
    shot = rgb_from_qimage(pane.canvas.grab().toImage())
    assert shot[shot.shape[0] // 2, shot.shape[1] // 2].tolist() == [77] * 3
    assert pane.caption.sentence.startswith("-0.50 to 0.25")
    assert "block0_conv" in pane.caption.facts
    assert "block3_conv" in pane.caption.facts
    # Another layer: the old difference is not shown for it.
    state.select(layer="backbone/block1_conv")
    assert "Computing" in pane.caption.sentence
    shot = rgb_from_qimage(pane.canvas.grab().toImage())
    assert shot[shot.shape[0] // 2, shot.shape[1] // 2].tolist() != [77] * 3
    state.change_views(views.compared)
    assert DIFFERENCE_INDEX not in two.panes


def test_different_images_have_no_difference(two, qtbot):
    pane = both_mapped(two)
    two._state.change_views(lambda now: views.linked(now, now.split.links - {Link.IMAGE}))
    two._state.set_picture(fakes.picture(seed=9))
    assert pane.caption.sentence == "No difference: not two heatmaps of the same image."


def test_the_difference_moves_with_the_others_and_is_never_the_active_view(two, qtbot):
    pane = both_mapped(two)
    two.panes[0].canvas.zoom_to(3.0)
    assert pane.canvas.placement == two.panes[0].canvas.placement
    before = two._state.selection.split.index
    qtbot.mouseClick(pane.canvas, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    pane.canvas.pointer_moved.emit((1.0, 1.0))
    assert two._state.selection.split.index == before
    assert two.active is two.panes[before]
