"""Save dialogs: their formats, suggested names, and what is asked before a record is replaced."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine.api.activations import ShowActivations, TileStyle
from engine.api.code import FiltersCode, TilesCode
from engine.api.display import SaveView
from engine.api.errors import text
from engine.api.filters import FilterPicture, GrowFilters, SaveFilters
from engine.api.keys import InputKey
from engine.api.report import SaveReport
from engine.storage import writers
from engine.storage.writers import Content, Format
from gui.core import views
from gui.core.selection import Link
from gui.core.settings import Settings
from gui.core.takes import pictures_of
from gui.dialogs import export
from gui.dialogs.export import ReplaceQuestion, SaveDialog, name_filters
from tests.unit.gui import fakes


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def settings(tmp_path):
    return Settings(str(tmp_path / "s.json"))


def test_filters_and_default_come_from_the_registry(window, settings, monkeypatch):
    assert name_filters(Content.OVERLAY).startswith("PNG images (*.png)")
    more = (writers.NPY, Format(".odd", text("Odd files"), ""))
    monkeypatch.setitem(writers.FORMATS, Content.MAP, more)
    dialog = SaveDialog(window, settings, "Save", Content.MAP, "a_b", lambda path: None)
    assert dialog.nameFilters() == ["NumPy arrays (*.npy)", "Odd files (*.odd)"]
    assert dialog.defaultSuffix() == "npy"
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave


def test_without_a_content_a_folder_is_asked_for(window, settings):
    dialog = SaveDialog(window, settings, "Save", None, "", lambda path: None)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory


def test_the_path_is_passed_on_and_its_folder_remembered(window, settings, tmp_path):
    paths = []
    dialog = SaveDialog(window, settings, "Save", Content.MAP, "a", paths.append)
    dialog.fileSelected.emit(str(tmp_path / "a.npy"))
    dialog.fileSelected.emit("")
    assert paths == [str(tmp_path / "a.npy")]
    assert settings.save_folder() == str(tmp_path)


@pytest.mark.parametrize(
    ("button", "count"),
    [(QMessageBox.StandardButton.Yes, 1), (QMessageBox.StandardButton.No, 0)],
)
def test_only_a_yes_replaces(window, button, count):
    answers = []
    question = ReplaceQuestion(window, "a.png.json", lambda: answers.append(True))
    question.open()
    assert question.text() == "a.png.json is there already. Replace it?"
    question.button(button).click()
    assert len(answers) == count


@pytest.mark.parametrize(("is_there", "answer"), [(False, None), (True, "yes"), (True, "no")])
def test_a_record_beside_filter_images_is_asked_about(
    desk, tmp_path, monkeypatch, is_there, answer
):
    picture = FilterPicture(3, np.zeros((16, 16, 3), np.uint8), 1.0, 8, True, "float32")
    request = SaveFilters("", GrowFilters("m", "block/conv", (3,)), (picture,))
    monkeypatch.setattr(export, "save_request", lambda state, kind, columns: request)
    wanted = []
    desk.state.export_requested.connect(wanted.append)
    path = tmp_path / "out" / "a.png"
    path.parent.mkdir()
    if is_there:
        (tmp_path / "out" / "a.png.json").write_text("mine")
    desk.state.filter_file_requested.emit("one", 8)
    dialog = desk.window.findChildren(SaveDialog)[-1]
    assert dialog.selectedFiles()[0].endswith("block-conv_channel_3_filter.png")
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    questions = desk.window.findChildren(ReplaceQuestion)
    assert len(questions) == is_there
    if is_there:
        assert wanted == []
        kind = QMessageBox.StandardButton
        questions[0].button(kind.Yes if answer == "yes" else kind.No).click()
    if answer == "no":
        assert wanted == []
    else:
        (sent,) = wanted
        assert (sent.path, sent.replaces_record) == (str(path), is_there)


def test_tiles_and_filter_images_are_copied_as_code(desk, monkeypatch):
    wanted = []
    desk.state.export_requested.connect(wanted.append)
    shown = ShowActivations(InputKey("m", "i"), "conv")
    desk.state.set_activations(fakes.activations(shown))
    style = TileStyle(columns=5)
    desk.state.activation_file_requested.emit("code", style)
    picture = FilterPicture(3, np.zeros((16, 16, 3), np.uint8), 1.0, 8, True, "float32")
    grown = GrowFilters("m", "block/conv", (3,))
    saving = SaveFilters("", grown, (picture,), 4)
    monkeypatch.setattr(export, "save_request", lambda state, kind, columns: saving)
    desk.state.filter_file_requested.emit("code", 8)
    assert [each.subject for each in wanted] == [TilesCode(shown, style), FiltersCode(grown, 4)]
    assert not desk.window.findChildren(SaveDialog)


def test_without_a_heatmap_there_is_no_code(desk, qtbot):
    with qtbot.waitSignal(desk.notices.message_posted) as told:
        desk.window.commands.copy_code()
    assert told.args[1] == "There is no heatmap to copy as code yet."


def test_a_report_is_of_every_view_at_the_moment_of_asking(shown, tmp_path):
    shown.window.actions_by_id["save_report"].trigger()
    (asking,) = shown.window.findChildren(QFileDialog)
    assert asking.defaultSuffix() == "html"
    before = shown.state.picture.key
    style = shown.state.selection.style
    shown.state.restyle(colormap="gray")
    asking.fileSelected.emit(str(tmp_path / "報告.html"))
    (request,) = [one for one in shown.engine.requests if isinstance(one, SaveReport)]
    assert request.path == str(tmp_path / "報告.html")
    (view,) = request.views
    assert (view.image, view.style) == (before, style)
    assert dict(request.model)["SHA-256"] == shown.state.model.key
    asking.reject()


def test_a_view_is_saved_in_the_scale_that_it_is_seen_in(shown, tmp_path, qtbot):
    layers = [path for path, node in shown.state.layers.items() if node.explainable]
    shown.state.change_views(views.added)
    shown.state.select(layer=layers[0], region=shown.state.views[0].selection.region)
    links = {*shown.state.selection.split.links, Link.SCALE}
    shown.state.change_views(lambda now: views.linked(now, links))

    def is_drawn():
        overlay = shown.state.overlay
        return overlay is not None and overlay.request in pictures_of(shown.state)

    qtbot.waitUntil(is_drawn)
    drawn = shown.state.overlay.request
    assert (drawn.view_index, len(drawn.scale)) == (1, 2)
    shown.window.actions_by_id["save_view"].trigger()
    (asking,) = shown.window.findChildren(QFileDialog)
    asking.fileSelected.emit(str(tmp_path / "v.png"))
    (request,) = [one for one in shown.engine.requests if isinstance(one, SaveView)]
    assert (request.shown, request.scale) == (drawn.shown, drawn.scale)
    asking.reject()


def test_nothing_is_reported_before_it_is_there(shown):
    shown.engine.answers = False
    layer = next(path for path, node in shown.state.layers.items() if node.explainable)
    shown.state.select(layer=layer, method="rise")
    shown.window.actions_by_id["save_report"].trigger()
    assert shown.told[-1] == "This picture is still being computed. Save it when it is there."
    assert shown.window.findChildren(QFileDialog) == []


def test_a_report_needs_an_image(desk):
    assert not desk.window.actions_by_id["save_report"].isEnabled()
    desk.window.commands.save_report()
    assert desk.told == ["There is no picture to save yet."]
