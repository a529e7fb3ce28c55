"""Undo, full screen, hidden panels, other sizes and the last session, by their actions."""

from base64 import b64decode

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from engine.api.keys import Target


def act(desk, name):
    action = desk.window.actions_by_id[name]
    assert action.isEnabled()
    action.trigger()


def is_enabled(desk, name):
    return desk.window.actions_by_id[name].isEnabled()


def test_choices_are_undone_and_done_again(shown):
    shown.window.view_history.begin_anew()
    assert not is_enabled(shown, "undo")
    shown.state.select(target=Target(2))
    act(shown, "undo")
    assert shown.state.selection.target is None
    assert not is_enabled(shown, "undo")
    act(shown, "redo")
    assert shown.state.selection.target == Target(2)
    assert not is_enabled(shown, "redo")


def test_a_closed_image_is_brought_back(shown, qtbot):
    strip = shown.state.images
    act(shown, "remove_image")
    assert len(shown.state.images.entries) == 1
    act(shown, "undo")
    assert shown.state.images == strip
    qtbot.waitUntil(lambda: shown.state.picture.path == strip.current)


def test_an_image_closed_in_the_film_strip_is_brought_back(shown):
    strip = shown.state.images
    shown.window.central_view.image_removed.emit(strip.entries[1].id)
    assert len(shown.state.images.entries) == 1
    act(shown, "undo")
    assert shown.state.images == strip


def test_the_screen_is_filled_and_left_again_by_the_key_or_by_esc(desk, qtbot):
    for leave in ("full_screen", "cancel"):
        act(desk, "full_screen")
        qtbot.waitUntil(desk.window.isFullScreen)
        assert desk.window.actions_by_id["full_screen"].isChecked()
        act(desk, leave)
        qtbot.waitUntil(lambda: not desk.window.isFullScreen())
        assert not desk.window.actions_by_id["full_screen"].isChecked()


def test_a_full_screen_is_not_remembered(desk, qtbot):
    act(desk, "full_screen")
    qtbot.waitUntil(desk.window.isFullScreen)
    desk.settings.save_layout(desk.window, desk.window.saveState())
    assert desk.settings.restore_layout(desk.window)
    assert not desk.window.isFullScreen()


def panels_shown(desk):
    return {name for name, dock in desk.window.docks.items() if dock.toggleViewAction().isChecked()}


def test_the_same_panels_come_back_and_the_keyboard_stays_in_the_window(shown, qtbot):
    shown.window.docks["layers"].close()
    before = panels_shown(shown)
    assert before
    shown.window.focus_panel("target", "find_box")
    act(shown, "hide_panels")
    assert panels_shown(shown) == set()
    assert shown.window.actions_by_id["hide_panels"].isChecked()
    assert QApplication.focusWidget() is shown.window.central_view.canvas
    qtbot.waitUntil(lambda: not shown.state.visible.method_strip)
    act(shown, "hide_panels")
    assert panels_shown(shown) == before
    assert not shown.window.actions_by_id["hide_panels"].isChecked()


def test_hidden_panels_are_there_at_the_next_start(desk):
    act(desk, "hide_panels")
    layout = desk.window.window_commands.panels.layout()
    desk.window.close()
    kept = desk.settings._values["window/docks"]
    assert b64decode(kept) == layout.data()


def test_a_reset_layout_has_all_panels(desk):
    act(desk, "hide_panels")
    act(desk, "reset_layout")
    assert panels_shown(desk) == {*desk.window.docks}
    assert not desk.window.actions_by_id["hide_panels"].isChecked()


def test_the_zoom_is_said_and_offered(shown, qtbot):
    button, canvas = shown.window.status.zoom, shown.window.central_view.canvas
    assert button.text() == f"Fit {canvas.zoom_percent:.0f} %"
    for name, words in (("double_size", "200 %"), ("actual_size", "100 %")):
        act(shown, name)
        qtbot.waitUntil(lambda words=words: button.text() == words)
    act(shown, "fit")
    qtbot.waitUntil(lambda: button.text() == f"Fit {canvas.zoom_percent:.0f} %")
    assert [action.text() for action in button.menu().actions()] == ["Fit", "100 %", "200 %"]
    act(shown, "remove_image")
    qtbot.waitUntil(lambda: shown.state.picture.name == "b.png")
    act(shown, "remove_image")
    qtbot.waitUntil(button.isHidden)


@pytest.mark.parametrize("name", ["undo", "redo", "open_last_session"])
def test_what_there_is_nothing_of_is_not_offered(desk, name):
    assert not is_enabled(desk, name)


def test_the_setting_is_remembered(desk):
    action = desk.window.actions_by_id["reopen_at_start"]
    for expected in (False, True):
        assert action.isChecked() is not expected
        action.trigger()
        assert desk.settings.reopens_session() is expected
        assert action.isChecked() is expected


def test_keys_reach_the_window(shown, qtbot):
    canvas = shown.window.central_view.canvas
    canvas.setFocus()
    shown.state.select(target=Target(1))
    qtbot.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.state.selection.target is None
    qtbot.keyClick(canvas, Qt.Key.Key_F9)
    assert panels_shown(shown) == set()
