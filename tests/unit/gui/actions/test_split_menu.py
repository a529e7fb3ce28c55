"""The Split menu tells what can be done, and marks what views have in common."""

import pytest

from gui.core.selection import Link


@pytest.fixture
def menu(shown):
    return shown.window.split_menu


def enabled(desk):
    names = ("add_view", "close_view", "close_other_views", "next_view", "previous_view")
    return {name for name in names if desk.window.actions_by_id[name].isEnabled()}


def test_nothing_can_be_split_without_an_image(desk):
    assert enabled(desk) == set()
    assert not any(action.isEnabled() for action in desk.window.split_menu.choices()[:4])


def test_what_needs_several_views_waits_for_them(shown, menu):
    assert enabled(shown) == {"add_view"}
    for _ in range(8):
        shown.window.actions_by_id["add_view"].trigger()
    assert len(shown.state.selection.views) == 9
    assert "add_view" not in enabled(shown)
    assert "close_view" in enabled(shown)


def test_links_are_marked_and_changed(shown, menu):
    by_link = {action.data(): action for action in menu.choices() if action.isCheckable()}
    assert set(by_link) == set(Link)
    marked = {link for link, action in by_link.items() if action.isChecked()}
    assert marked == shown.state.selection.split.links
    by_link[Link.LAYER].trigger()
    assert Link.LAYER in shown.state.selection.split.links
    by_link[Link.LAYER].trigger()
    assert Link.LAYER not in shown.state.selection.split.links


def test_the_same_scale_is_off_at_first_and_says_what_it_means(shown, menu):
    (scale,) = (action for action in menu.choices() if action.data() == Link.SCALE)
    assert scale.text() == "Same scale"
    assert not scale.isChecked()
    assert "equal colours stand for equal numbers" in scale.toolTip()
    scale.trigger()
    assert Link.SCALE in shown.state.selection.split.links
    assert scale.isChecked()


def test_a_preset_that_has_nothing_to_compare_is_greyed(shown, menu):
    shown.controller.remove_image(shown.state.images.entries[1].id)
    methods, layers, classes, images = menu.choices()[:4]
    assert [one.isEnabled() for one in (methods, layers, classes, images)] == [
        True,
        True,
        True,
        False,
    ]
    methods.trigger()
    assert len({view.method for view in shown.state.selection.views}) == 4
