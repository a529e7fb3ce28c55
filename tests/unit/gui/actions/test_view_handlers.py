"""Views come and go by the actions; each keeps to what was chosen for it."""

import pytest
from PySide6.QtCore import QPoint

from engine.api.keys import Target
from gui.core import planning
from gui.core.selection import Link
from gui.core.view_presets import VIEW_PRESETS
from tests.unit.gui import fakes

FIRST = "backbone/block0_conv"


@pytest.fixture
def doing(shown):
    return shown.window.view_commands


def is_shown(view):
    drawn = planning.picture_of(view)
    has_map = drawn is not None and drawn.shown is not None
    return has_map and view.overlay is not None and view.overlay.request == drawn


def indexes(desk):
    return [view.index for view in desk.state.selection.views]


def test_a_view_is_added_walked_and_closed(shown, doing):
    doing.add_view()
    doing.add_view()
    assert indexes(shown) == [0, 1, 2]
    assert shown.state.selection.split.index == 2
    doing.next_view()
    assert shown.state.selection.split.index == 0
    doing.previous_view()
    assert shown.state.selection.split.index == 2
    doing.close_view()
    assert indexes(shown) == [0, 1]
    doing.close_other_views()
    assert indexes(shown) == [1]
    doing.close_view()
    assert indexes(shown) == [1]


def test_linked_views_change_together(shown, doing):
    doing.add_view()
    shown.state.select(target=Target(2))
    assert {view.target for view in shown.state.selection.views} == {Target(2)}
    doing.link_views(Link.TARGET, is_linked=False)
    shown.state.select(target=Target(1))
    assert [view.target for view in shown.state.selection.views] == [Target(2), Target(1)]
    doing.link_views(Link.LAYER, is_linked=True)
    shown.state.select(layer=FIRST)
    assert {view.layer for view in shown.state.selection.views} == {FIRST}


@pytest.mark.parametrize("preset", VIEW_PRESETS, ids=lambda preset: preset.link)
def test_presets_show_their_views(shown, doing, preset, tmp_path, qtbot):
    paths = [fakes.image_file(tmp_path / f"{number}.png", 50 + 40 * number) for number in range(3)]
    shown.window.commands.open_paths(list(map(str, paths)))
    qtbot.waitUntil(lambda: len(shown.state.images.entries) >= 3)
    qtbot.waitUntil(lambda: shown.state.predictions is not None)
    doing.arrange_views(preset)
    qtbot.waitUntil(lambda: all(map(is_shown, shown.state.views)))
    if preset.link is Link.IMAGE:
        qtbot.waitUntil(lambda: len({view.picture for view in shown.state.views}) == 4)
        qtbot.waitUntil(lambda: all(map(is_shown, shown.state.views)))
    shown_things = {
        Link.METHOD: [view.selection.method for view in shown.state.views],
        Link.LAYER: [view.layer for view in shown.state.views],
        Link.TARGET: [view.target for view in shown.state.views],
        Link.IMAGE: [view.picture.path for view in shown.state.views],
    }
    for link, things in shown_things.items():
        assert len(set(things)) == (len(things) if link is preset.link else 1)
    assert len(things) >= 3


def test_what_is_dropped_on_a_view_is_opened_there_alone(shown, doing, tmp_path, qtbot):
    doing.add_view()
    pane = shown.window.central_view.views.panes[0]
    path = fakes.image_file(tmp_path / "other.png", 99)
    before = shown.state.picture
    doing.aim_at(shown.window.childAt(pane.canvas.mapTo(shown.window, QPoint(9, 9))))
    shown.window.commands.open_paths([str(path)])
    qtbot.waitUntil(lambda: shown.state.views[0].picture is not before)
    first, second = shown.state.views
    assert (first.picture.name, second.picture) == ("other.png", before)
    doing.aim_at(None)
    assert Link.IMAGE not in shown.state.selection.split.links


def test_in_a_single_view_a_drop_is_aimed_nowhere(shown, doing):
    doing.aim_at(shown.window.central_view.canvas)
    assert Link.IMAGE in shown.state.selection.split.links
