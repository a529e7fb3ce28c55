"""The window: drops, keys, actions and layout, with an engine that is none."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from engine.api.display import CopyView
from engine.api.image import OpenImage
from engine.api.keys import Target
from engine.api.model import LoadModel
from gui.actions.build import keys_of
from gui.actions.specs import ACTIONS, MENUS, TOOLBAR
from gui.core.settings import Settings
from gui.main_window import MainWindow
from tests.unit.gui.fakes import SCRIPT, image_file

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(desk):
    return [one for one in desk.engine.requests if isinstance(one, OpenImage | LoadModel)]


# --- dropping and pasting


def test_images_and_a_model_dropped_together_are_opened_and_the_rest_is_named(desk, tmp_path):
    first, second = image_file(tmp_path / "1.png"), image_file(tmp_path / "2.png", 1)
    model, notes = tmp_path / "net.keras", tmp_path / "notes.doc"
    model.write_bytes(b"PK")
    notes.write_text("hello")
    assert desk.drop_files(first, notes, model, second)
    assert opened(desk) == [LoadModel(str(model)), OpenImage(first)]
    assert [entry.id for entry in desk.state.images.entries] == [first, second]
    assert desk.told == ["notes.doc is neither an image nor a model Camscope can open."]


def test_a_dropped_folder_becomes_a_film_strip(desk, tmp_path, qtbot):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3):
        image_file(folder / f"{number}.png", number)
    with qtbot.waitSignal(desk.state.images_changed, check_params_cb=None):
        assert desk.drop_files(folder)
    assert len(desk.state.images.entries) == 3
    assert desk.window.central_view.film_strip.isVisible()
    qtbot.waitUntil(lambda: desk.state.picture is not None)


def test_dropped_pixels_are_shown(desk, qtbot):
    data = QMimeData()
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data.setImageData(image)
    assert desk.drop(data)
    assert desk.state.picture.name == "Pasted image"
    assert desk.state.picture.pixels.shape == (10, 20, 3)


def test_a_dropped_web_address_is_not_fetched(desk):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/cat.png")])
    assert desk.drop(data)
    assert opened(desk) == []
    assert "offline" in desk.told[0]


def test_dropped_text_is_not_welcome(desk):
    data = QMimeData()
    data.setText("hello")
    assert not desk.drop(data)


def test_a_drop_is_a_copy_even_where_a_move_is_proposed(desk, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(image_file(tmp_path / "1.png"))])
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
        event = desk.drag(kind, data, both, Qt.KeyboardModifier.ShiftModifier)
        assert event.proposedAction() is Qt.DropAction.MoveAction
        assert event.isAccepted()
        assert event.dropAction() is Qt.DropAction.CopyAction
    assert opened(desk) == [OpenImage(str(tmp_path / "1.png"))]


def test_what_can_only_be_moved_is_not_taken(desk, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(image_file(tmp_path / "1.png"))])
    for kind in (QDragEnterEvent, QDragMoveEvent):
        assert not desk.drag(kind, data, Qt.DropAction.MoveAction).isAccepted()
    assert not desk.window.drop_veil.isVisible()


def test_the_whole_window_shows_that_it_would_take_a_drag(desk, tmp_path, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(image_file(tmp_path / "1.png"))])
    assert desk.drop(data)
    veil = desk.window.drop_veil
    qtbot.waitUntil(lambda: desk.state.picture is not None)  # also over a picture
    assert not veil.isVisible()
    desk.drag(QDragEnterEvent, data)
    assert veil.isVisible()
    assert veil.geometry() == desk.window.rect()
    assert desk.window.childAt(300, 300) is not veil  # the drag goes on to the window
    QApplication.sendEvent(desk.window, QDragLeaveEvent())
    assert not veil.isVisible()
    desk.drag(QDragEnterEvent, data)
    desk.drag(QDropEvent, data)
    assert not veil.isVisible()


def test_a_drag_of_text_is_not_covered_or_taken_on_its_way(desk):
    data = QMimeData()
    data.setText("hello")
    assert not desk.drag(QDragEnterEvent, data).isAccepted()
    assert not desk.drag(QDragMoveEvent, data).isAccepted()
    assert not desk.window.drop_veil.isVisible()


def test_no_text_box_swallows_a_dropped_file(desk):
    boxes = desk.window.findChildren(QLineEdit)
    assert boxes
    assert not any(box.acceptDrops() for box in boxes)


def test_pasting_pixels_files_and_nothing(desk, tmp_path):
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(QImage(8, 8, QImage.Format.Format_RGB32))
    desk.window.actions_by_id["paste"].trigger()
    assert desk.state.picture.path == ""
    path = image_file(tmp_path / "named.png")
    clipboard.setText(f'"{path}"')
    desk.window.actions_by_id["paste"].trigger()
    assert opened(desk) == [OpenImage(path)]
    clipboard.setText("just words")
    desk.window.actions_by_id["paste"].trigger()
    assert desk.told == ["There is no image on the clipboard."]
    clipboard.clear()


# --- from image to heatmap


def test_the_heatmap_follows_by_itself(shown):
    canvas = shown.window.central_view.canvas
    central_view = shown.window.central_view
    assert central_view.pages.currentWidget() is central_view.views
    assert shown.state.overlay.request.shown.layer == "backbone/block3_conv"
    assert "star" in canvas.accessibleDescription()
    assert shown.window.windowTitle() == "a.png – model.keras – Camscope"
    assert shown.window.status.model.text() == "model.keras"
    assert shown.window.status.device.text() == "CPU"


def test_arrows_walk_layers_and_images_from_the_canvas(shown, qtbot):
    canvas = shown.window.central_view.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert shown.state.layer == "backbone/block2_conv"
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert shown.state.layer == "backbone/block3_conv"
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: shown.state.picture.name == "b.png")
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert shown.state.images.current.endswith("b.png")
    assert shown.state.layer == "backbone/block3_conv"


@pytest.mark.parametrize("where", ["canvas", "tree"])
def test_space_is_held_to_see_the_image_alone(shown, qtbot, where):
    tree = shown.window.panels["layers"].view
    widget = shown.window.central_view.canvas if where == "canvas" else tree
    widget.setFocus()
    qtbot.keyPress(widget, Qt.Key.Key_Space)
    assert shown.state.selection.show_original
    qtbot.keyRelease(widget, Qt.Key.Key_Space)
    assert not shown.state.selection.show_original


def test_keys_choose_targets_and_intensity(shown, qtbot):
    window, usual = shown.window, shown.state.selection.style.intensity
    qtbot.keyClick(window, Qt.Key.Key_2)
    assert shown.state.selection.target == Target(1)
    qtbot.keyClick(window, Qt.Key.Key_0)
    assert shown.state.selection.target is None
    qtbot.keyClick(window, Qt.Key.Key_BracketRight)
    assert shown.state.selection.style.intensity == pytest.approx(usual + 0.05)
    qtbot.keyClick(window, Qt.Key.Key_BracketLeft)
    qtbot.keyClick(window, Qt.Key.Key_BracketLeft)
    assert shown.state.selection.style.intensity == pytest.approx(usual - 0.05)


def test_letters_typed_into_a_box_are_no_commands(shown, qtbot):
    box = shown.window.panels["layers"].filter_box
    box.setFocus()
    before = shown.state.selection
    zoom = shown.window.central_view.canvas.zoom_percent
    qtbot.keyClicks(box, "f1 2[]")
    assert box.text() == "f1 2[]"
    assert shown.state.selection == before
    assert shown.window.central_view.canvas.zoom_percent == zoom


def test_find_boxes_are_a_key_away(shown, qtbot):
    qtbot.keyClick(shown.window, Qt.Key.Key_F, CONTROL)
    assert shown.window.panels["layers"].filter_box.hasFocus()
    shown.window.inspector.fold(("target",))
    shown.window.inspector.hide()
    qtbot.keyClick(shown.window, Qt.Key.Key_T, CONTROL)
    assert shown.window.panels["target"].find_box.hasFocus()


def test_the_pointer_is_read_out(shown):
    shown.window.central_view.canvas.pointer_moved.emit((12.7, 3.2))
    words = shown.window.status.reading.text()
    assert words.startswith("x 12  y 3   RGB 32 64 96   map 0.")
    shown.window.central_view.canvas.pointer_moved.emit(None)
    assert shown.window.status.reading.text() == ""


def test_a_map_without_evidence_is_said_in_words(shown, qtbot):
    shown.engine.empty = ("backbone/block1_conv",)
    shown.state.select(target=Target(1), layer="backbone/block1_conv")
    qtbot.waitUntil(lambda: shown.state.overlay.request.shown.layer == "backbone/block1_conv")
    words = shown.window.central_view.canvas.accessibleDescription()
    assert 'No positive evidence for "gear" at backbone/block1_conv.' in words


def test_copying_puts_the_view_on_the_clipboard(shown, qtbot):
    with qtbot.waitSignal(shown.notices.message_posted):
        shown.window.actions_by_id["copy_view"].trigger()
    assert any(isinstance(request, CopyView) for request in shown.engine.requests)
    assert not QGuiApplication.clipboard().image().isNull()
    QGuiApplication.clipboard().clear()


def test_copying_as_code_puts_a_script_on_the_clipboard(shown, qtbot):
    with qtbot.waitSignal(shown.notices.message_posted) as told:
        shown.window.actions_by_id["copy_code"].trigger()
    assert told.args[1] == "The script is on the clipboard."
    subject = next(one.subject for one in shown.engine.requests if hasattr(one, "subject"))
    assert subject.shown.key == shown.state.current_maps.key
    assert subject.style == shown.state.selection.style
    assert QGuiApplication.clipboard().text() == SCRIPT
    QGuiApplication.clipboard().clear()


def test_samples_can_be_visited_and_left(shown, qtbot):
    central_view = shown.window.central_view
    shown.window.actions_by_id["show_samples"].trigger()
    assert central_view.pages.currentWidget() is central_view.drop_zone
    qtbot.waitUntil(lambda: not shown.state.queries.pending)
    shown.window.actions_by_id["cancel"].trigger()
    assert central_view.pages.currentWidget() is central_view.views


# --- actions


def test_every_action_of_the_table_is_real_and_says_something(desk):
    ids = [spec.id for spec in ACTIONS]
    assert len(ids) == len(set(ids))
    keys = [key for spec in ACTIONS for key in spec.keys.split()]
    assert len(keys) == len(set(keys))
    assert {name for name in TOOLBAR if len(name) > 1} <= set(ids)
    assert {spec.menu for spec in ACTIONS} <= {menu for menu, _ in MENUS} | {"", "layout"}
    for spec in ACTIONS:
        action = desk.window.actions_by_id[spec.id]
        assert action.toolTip() != action.text()
        assert bool(keys_of(action)) == bool(spec.keys)


def test_actions_without_sense_are_greyed(desk, shown):
    assert shown.window.actions_by_id["save_view"].isEnabled()
    assert shown.window.actions_by_id["save_map"].isEnabled()


def test_nothing_can_be_saved_in_an_empty_window(desk):
    for name in ("save_view", "save_map", "copy_view", "fit", "next_layer"):
        assert not desk.window.actions_by_id[name].isEnabled()


def test_the_list_of_keys_and_the_palette_open_and_close(desk, qtbot):
    desk.window.actions_by_id["show_keys"].trigger()
    desk.window.actions_by_id["find_action"].trigger()
    desk.window.actions_by_id["about"].trigger()
    opened = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert len(opened) == 3  # the palette goes when another window comes
    for widget in opened:
        if widget is not desk.window:
            with qtbot.waitSignal(widget.destroyed):
                widget.close()


def test_every_button_has_a_name_and_every_control_a_way_by_keyboard(shown):
    for button in shown.window.findChildren(QAbstractButton):
        if button.isVisible() and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert button.accessibleName() or button.text(), button


# --- layout


def test_the_layout_is_remembered_and_can_be_reset(desk, qtbot, tmp_path):
    desk.window.docks["methods"].hide()
    desk.window.inspector.setFloating(True)
    desk.window.inspector.sections["method"].heading.click()
    desk.window.resize(1100, 700)
    desk.window.close()
    desk.settings.save()
    second = MainWindow(desk.state, desk.controller, desk.notices, Settings(desk.settings.path))
    qtbot.addWidget(second)
    second.show()
    qtbot.waitExposed(second)
    assert second.height() == 700
    assert not second.docks["methods"].isVisible()
    assert second.inspector.isFloating()
    assert second.inspector.folded == ("method", "properties")
    second.actions_by_id["reset_layout"].trigger()
    assert second.docks["methods"].isVisible()
    assert not second.inspector.isFloating()
    assert second.inspector.folded == ("properties",)
    desk.settings.save()
    second._settings.save()
    assert "window/docks" not in json.loads(Path(desk.settings.path).read_text())


def test_a_panel_that_is_asked_for_comes_into_view(shown, qtbot):
    window = shown.window
    window.docks["activations"].hide()
    for panel in ("activations", "filters"):
        shown.state.panel_requested.emit(panel)
        qtbot.waitUntil(lambda panel=panel: not window.panels[panel].visibleRegion().isEmpty())
    assert not window.panels["properties"].isVisible()
    shown.state.panel_requested.emit("properties")
    assert window.panels["properties"].isVisible()
    assert "properties" not in window.inspector.folded


def test_docks_can_be_undocked_and_the_window_still_lays_out(shown, qtbot):
    dock = shown.window.inspector
    dock.setFloating(True)
    shown.window.resize(1000, 650)
    before = shown.window.central_view.canvas.size()
    dock.setFloating(False)
    shown.window.resize(1200, 800)
    assert shown.window.central_view.canvas.size() != before


def test_leaving_the_window_ends_the_peek(shown):
    shown.state.select(show_original=True)
    shown.window.isActiveWindow = lambda: False
    QApplication.sendEvent(shown.window, QEvent(QEvent.Type.ActivationChange))
    assert not shown.state.selection.show_original


def test_the_start_page_offers_recent_files_that_are_still_there(desk, tmp_path, qtbot):
    first, gone = image_file(tmp_path / "first.png"), image_file(tmp_path / "gone.png", 1)
    model = tmp_path / "net.keras"
    model.write_bytes(b"PK")
    for path in (gone, first):
        desk.settings.add_recent_image(path)
    desk.settings.add_recent_model(str(model))
    (tmp_path / "gone.png").unlink()
    zone = desk.window.central_view.drop_zone
    desk.window.actions_by_id["show_samples"].trigger()
    desk.window.offer_recent()
    assert zone.recent_images() == [first]
    zone.recent_chosen.emit(first)
    qtbot.waitUntil(lambda: desk.state.picture is not None)
    assert desk.state.picture.name == "first.png"
    desk.settings.add_recent_image(str(tmp_path / "first.png"))
    (tmp_path / "first.png").unlink()
    desk.window.actions_by_id["show_samples"].trigger()  # it looks again whenever it is shown
    assert zone.recent_images() == []
