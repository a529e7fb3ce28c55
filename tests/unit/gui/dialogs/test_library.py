"""The model library: rows, finding, what can be opened, weights that come and that do not."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.models import catalogue, weights_import
from engine.models.catalogue import find_application, library_folder, own_weights
from gui.dialogs.library import (
    NAME_COLUMN,
    WEIGHTS_COLUMN,
    LibraryDialog,
    RemovalQuestion,
)
from tests.site import serving
from tests.weights import network, write_new

CONTENT = b"\x89HDF\r\n\x1a\n" + bytes(90_000)


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setattr(
        catalogue.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data")
    )
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    return tmp_path


@pytest.fixture
def site(folders, monkeypatch):
    """A server has the weights of Xception."""
    with serving(CONTENT) as made:
        digest = hashlib.md5(CONTENT).hexdigest()
        rows = tuple(
            dataclasses.replace(each, url=made.url, checksum=digest)
            if each.name == "Xception"
            else each
            for each in catalogue.applications()
        )
        for module in (catalogue, weights_import):
            monkeypatch.setattr(module, "applications", lambda: rows)
        yield made


@pytest.fixture
def dialog(site, desk, qtbot):
    desk.window.actions_by_id["model_library"].trigger()
    found = desk.window.findChild(LibraryDialog)
    qtbot.waitExposed(found)
    yield found
    with contextlib.suppress(RuntimeError):  # it is closed already
        found.reject()


def visible_names(dialog):
    table = dialog.table
    return [
        table.item(row, NAME_COLUMN).text()
        for row in range(table.rowCount())
        if not table.isRowHidden(row)
    ]


def cells(dialog, name):
    table = dialog.table
    row = next(r for r in range(table.rowCount()) if table.item(r, NAME_COLUMN).text() == name)
    return [table.item(row, column).text() for column in range(table.columnCount())]


def choose(dialog, name):
    dialog.find_box.setText(name)
    assert dialog.chosen.application.name == name


def test_every_network_has_its_facts(dialog):
    assert len(visible_names(dialog)) == 40
    assert cells(dialog, "ConvNeXtTiny") == [
        *("ConvNeXtTiny", "ConvNeXt", "224 × 224", "28,589,128", "114 MB", "81.3 %", "–"),
        "not on this computer",
    ]
    assert visible_names(dialog)[:3] == ["VGG16", "VGG19", "ResNet50"]


def test_words_find_models_and_one_of_them_is_selected(dialog):
    dialog.find_box.setText("V2 efficient")
    names = visible_names(dialog)
    assert len(names) == 7
    assert dialog.chosen.application.name == names[0]
    dialog.find_box.setText("nothing of the kind")
    assert dialog.chosen is None
    assert not dialog.open_button.isEnabled()
    assert not dialog.random_button.isEnabled()
    dialog.find_box.clear()
    assert len(visible_names(dialog)) == 40


@pytest.mark.parametrize(
    ("column", "first"), [(3, "MobileNetV3Small"), (5, "MobileNetV3Small"), (2, "VGG16")]
)
def test_columns_are_sorted_by_their_numbers(dialog, column, first):
    dialog.table.sortItems(column, Qt.SortOrder.AscendingOrder)
    assert visible_names(dialog)[0] == first
    dialog.table.sortItems(column, Qt.SortOrder.DescendingOrder)
    last = {3: "ConvNeXtXLarge", 5: "ConvNeXtXLarge", 2: "EfficientNetB7"}[column]
    assert visible_names(dialog)[0] == last


def test_random_weights_open_and_the_files_name_says_so(dialog, desk):
    choose(dialog, "ResNet50V2")
    assert not dialog.open_button.isEnabled()
    dialog.random_button.click()
    loaded = desk.engine.taken()[-1]
    assert loaded.path == str(library_folder() / "ResNet50V2 (random weights).keras")
    assert not dialog.isVisible()


def test_weights_of_the_cache_open_with_enter(dialog, desk, folders):
    each = find_application("DenseNet121")
    cached = folders / "keras" / "models" / each.file
    cached.parent.mkdir(parents=True)
    cached.write_bytes(CONTENT)
    choose(dialog, "DenseNet121")
    assert dialog.open_button.isEnabled()
    assert not dialog.download_button.isEnabled()
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert desk.engine.taken()[-1].path == str(library_folder() / "DenseNet121.keras")


def test_a_download_is_only_made_when_it_is_ordered_and_then_opens(dialog, site, desk, qtbot):
    choose(dialog, "Xception")
    assert "download it from 127.0.0.1 (92 MB)" in dialog.state_line.text()
    assert site.asked == []
    with qtbot.waitSignal(dialog.files.arrived):
        dialog.download_button.click()
        assert not dialog.download_button.isEnabled()
        assert dialog.stop_button.isEnabled()
    qtbot.waitUntil(dialog.open_button.isEnabled)
    assert cells(dialog, "Xception")[WEIGHTS_COLUMN] == "in the library"
    assert dialog.chosen.application.name == "Xception"
    dialog.open_button.click()
    assert desk.engine.taken()[-1].path == str(library_folder() / "Xception.keras")


def test_a_download_that_fails_says_why_and_can_be_tried_again(dialog, site, qtbot):
    choose(dialog, "Xception")
    site.status = 500
    dialog.download_button.click()
    qtbot.waitUntil(lambda: "it answers 500" in dialog.state_line.text())
    assert dialog.download_button.isEnabled()
    site.status = 200
    with qtbot.waitSignal(dialog.files.arrived):
        dialog.download_button.click()


def test_a_download_is_stopped(dialog, site, qtbot):
    choose(dialog, "Xception")
    site.is_open.clear()
    with qtbot.waitSignal(dialog.files.progressed):
        dialog.download_button.click()
    dialog.stop_button.click()
    site.is_open.set()
    qtbot.waitUntil(lambda: dialog.state_line.text() == "Stopped.")
    assert dialog.download_button.isEnabled()
    assert not own_weights(dialog.chosen.application).exists()


def test_a_file_of_the_user_is_imported_and_another_refused(dialog, site, folders, qtbot):
    (folders / "from a stick.h5").write_bytes(CONTENT)
    (folders / "other.h5").write_bytes(CONTENT + b"1")
    dialog.import_file(str(folders / "other.h5"))
    qtbot.waitUntil(lambda: "damaged or cut off" in dialog.state_line.text())
    with qtbot.waitSignal(dialog.files.arrived):
        dialog.import_file(str(folders / "from a stick.h5"))
    qtbot.waitUntil(dialog.open_button.isEnabled)
    assert dialog.chosen.application.name == "Xception"
    assert site.asked == []


def test_there_is_one_dialog_and_closing_it_stops_a_download(dialog, site, desk, qtbot):
    desk.window.actions_by_id["model_library"].trigger()
    assert desk.window.findChildren(LibraryDialog) == [dialog]
    choose(dialog, "Xception")
    site.is_open.clear()
    with qtbot.waitSignal(dialog.files.progressed):
        dialog.download_button.click()
    dialog.reject()
    site.is_open.set()
    qtbot.waitUntil(lambda: "download" not in {each.name for each in threading.enumerate()})
    assert not own_weights(catalogue.find_application("Xception")).exists()


IMPORTED = "MobileNetV3Small (imported weights)"


@pytest.fixture
def with_import(dialog, folders, qtbot):
    """Weights that Keras does not publish are in the library, and chosen."""
    path = write_new(folders / "mine.h5", network("MobileNetV3Small").bare)
    with qtbot.waitSignal(dialog.files.arrived):
        dialog.import_file(path)
    qtbot.waitUntil(dialog.open_button.isEnabled)
    return dialog


def test_weights_that_keras_does_not_publish_are_marked_wherever_they_are_shown(with_import, desk):
    assert "none of those that Keras publishes" in with_import.state_line.text()
    assert with_import.chosen.title == IMPORTED
    assert cells(with_import, IMPORTED)[3] == "–"
    assert cells(with_import, IMPORTED)[5:] == ["–", "–", "not Keras' own"]
    assert cells(with_import, "MobileNetV3Small")[5:] == ["68.1 %", "–", "not on this computer"]
    choose(with_import, "VGG16")
    with_import.find_box.setText("imported")
    assert "their accuracy is not known" in with_import.state_line.text()
    with_import.open_button.click()
    assert desk.engine.taken()[-1].path == str(library_folder() / f"{IMPORTED}.keras")


def removal(dialog):
    dialog.remove_button.click()
    return next(each for each in dialog.findChildren(RemovalQuestion) if each.isVisible())


def test_removing_is_asked_first_and_done_after(with_import, qtbot):
    box = removal(with_import)
    assert box.defaultButton() is box.cancel_button
    with qtbot.waitSignal(box.destroyed):
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert IMPORTED in visible_names(with_import)
    with qtbot.waitSignal(with_import.files.removed):
        removal(with_import).remove_button.click()
    qtbot.waitUntil(lambda: IMPORTED not in visible_names(with_import))
    assert with_import.state_line.text() == f"The weights of {IMPORTED} are removed."
    assert len(visible_names(with_import)) == 40


def test_what_keras_itself_has_downloaded_cannot_be_removed_here(dialog, folders):
    cached = folders / "keras" / "models" / find_application("DenseNet121").file
    cached.parent.mkdir(parents=True)
    cached.write_bytes(CONTENT)
    choose(dialog, "DenseNet121")
    assert not dialog.remove_button.isEnabled()
    choose(dialog, "DenseNet169")
    assert not dialog.remove_button.isEnabled()


def test_a_removal_that_fails_says_why(with_import, qtbot, monkeypatch):
    def refuse(*_words, **_more):
        raise PermissionError("in use")

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    removal(with_import).remove_button.click()
    qtbot.waitUntil(lambda: "cannot be removed" in with_import.state_line.text())
    assert IMPORTED in visible_names(with_import)
    assert with_import.remove_button.isEnabled()
