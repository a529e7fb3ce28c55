"""The list of class names: edited in place, found, taken from a file, left as they were."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from engine.api import label_sets
from engine.api.label_sets import AS_FOUND
from gui.dialogs.labels import NAME, LabelsDialog
from tests.unit.gui import fakes


@pytest.fixture
def dialog(shown, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(
        label_sets.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data")
    )
    shown.window.actions_by_id["edit_labels"].trigger()
    (found,) = shown.window.findChildren(LabelsDialog)
    qtbot.waitExposed(found)
    return found


@pytest.fixture
def asked(shown):
    told = []
    shown.state.labels_edited.connect(lambda output, names: told.append((output, names)))
    shown.state.labels_requested.connect(lambda output, labels: told.append((output, labels)))
    return told


def edit(dialog, row, words):
    """Type another name, as a user does."""
    dialog.table.setCurrentIndex(dialog.names.index(row, NAME))
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    editor = dialog.table.findChildren(QLineEdit)[-1]
    editor.selectAll()
    QTest.keyClicks(editor, words)
    return editor


def test_it_begins_at_the_class_that_is_explained(dialog, shown):
    assert dialog.table.currentIndex().row() == shown.state.target.index
    assert tuple(dialog.names.names) == fakes.LABELS
    dialog.reject()


def test_an_edited_name_is_kept_even_while_it_is_typed(dialog, asked, qtbot):
    QTest.keyClick(edit(dialog, 1, "cog"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.names.names[1] == "cog")
    edit(dialog, 2, "circle")
    dialog.accept()
    edited = (0, ("star", "cog", "circle", *fakes.LABELS[3:]))
    assert sorted(asked, key=str) == [(0, ""), edited]


def test_what_is_not_changed_asks_for_nothing(dialog, asked):
    dialog.accept()
    assert asked == []


def test_cancelling_leaves_the_names(dialog, asked, qtbot):
    QTest.keyClick(edit(dialog, 1, "cog"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.names.names[1] == "cog")
    dialog.reject()
    assert asked == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [("", "gear"), ("  a\tb\n", "a b"), ("\u202eevil", "evil"), ("x" * 500, None)],
)
def test_names_are_one_line_and_never_empty(dialog, typed, name):
    model = dialog.names
    model.setData(model.index(1, NAME), typed)
    assert model.names[1] == (name or "x" * 200)
    assert not model.setData(model.index(1, 0), "5")
    dialog.reject()


def test_words_and_numbers_find_a_class(dialog):
    def rows():
        return [row for row in range(6) if not dialog.table.isRowHidden(row)]

    dialog.find_box.setText("AR")
    assert rows() == [0, 1, 3]  # star, gear, arrow
    dialog.find_box.setText("4")
    assert rows() == [4]
    dialog.find_box.clear()
    assert rows() == list(range(6))
    dialog.reject()


def test_what_no_class_is_called_is_said(dialog):
    dialog.find_box.setText("zzz")
    assert dialog.nothing.isVisible()
    assert not dialog.table.isVisible()
    dialog.find_box.setText("ar")
    assert not dialog.nothing.isVisible()
    assert dialog.table.isVisible()
    dialog.reject()


def test_enter_in_the_search_goes_to_what_was_found_and_closes_nothing(dialog):
    dialog.find_box.setFocus()
    dialog.find_box.setText("arrow")
    QTest.keyClick(dialog.find_box, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.names.names[dialog.table.currentIndex().row()] == "arrow"
    assert dialog.table.hasFocus()
    dialog.reject()


def test_every_output_has_a_list_of_its_own(desk, qtbot):
    desk.engine.info = fakes.model_info(outputs=fakes.OUTPUTS)
    desk.controller.open_model("/m/model.keras")
    qtbot.waitUntil(lambda: desk.state.model is not None)
    told = []
    desk.state.labels_edited.connect(lambda output, names: told.append((output, names)))
    dialog = LabelsDialog(desk.state, desk.window)
    box = dialog.output_box
    assert [box.itemText(row) for row in range(box.count())] == ["kind", "color"]
    dialog.names.setData(dialog.names.index(1, NAME), "cog")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert dialog.names.names == ["red", "green", "blue"]
    dialog.names.setData(dialog.names.index(2, NAME), "azure")
    dialog.accept()
    assert told == [
        (0, ("star", "cog", *fakes.LABELS[2:])),
        (1, ("red", "green", "azure")),
    ]


def test_names_come_from_a_file_or_as_found(dialog, asked, tmp_path):
    dialog.file_button.click()
    (files,) = dialog.findChildren(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "a.txt"))
    assert asked == [(0, str(tmp_path / "a.txt"))]
    assert not dialog.isVisible()


def test_names_as_found(dialog, asked):
    dialog.found_button.click()
    assert asked == [(0, AS_FOUND)]


def test_another_model_closes_it(dialog, shown, asked):
    shown.state.set_model(fakes.model_info("/m/other.keras", key="other"))
    assert not dialog.isVisible()
    assert asked == []


def test_what_is_written_stays_while_the_model_is_read_again(dialog, shown, asked):
    dialog.names.setData(dialog.names.index(1, NAME), "cog")
    shown.state.set_model(dataclasses.replace(shown.state.model, key="newer"))
    assert dialog.isVisible()
    dialog.accept()
    assert (0, ("star", "cog", *fakes.LABELS[2:])) in asked


def test_a_dropped_file_of_names_is_for_the_open_model(shown, asked, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("name\na\n")
    assert shown.drop_files(path)
    assert asked == [(0, str(path))]
    assert shown.engine.taken()[-1].labels == (("0", str(path)),)


def test_a_dropped_file_of_names_comes_with_its_model(desk, tmp_path):
    names, model = tmp_path / "names.txt", tmp_path / "net.keras"
    names.write_text("a")
    model.write_bytes(b"")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(names)), QUrl.fromLocalFile(str(model))])
    assert desk.drop(data)
    loaded = desk.engine.taken()[-1]
    assert (loaded.path, loaded.labels) == (str(model), (("0", str(names)),))


def test_without_a_model_it_is_said_what_to_do(desk, tmp_path):
    (tmp_path / "names.txt").write_text("a")
    assert not desk.window.actions_by_id["edit_labels"].isEnabled()
    desk.drop_files(tmp_path / "names.txt")
    assert desk.told == ["names.txt may hold names of classes: open the model first."]
