"""Names that were chosen or edited are kept for the model, found again, and forgotten."""

from __future__ import annotations

import dataclasses
import json
from types import SimpleNamespace

import pytest

from engine.api import label_sets
from engine.api.errors import text
from engine.api.label_sets import AS_FOUND, kept_labels_path
from engine.api.model import LoadModel
from engine.models.labels import find_labels
from gui.core.label_memory import LabelMemory
from gui.core.state import State
from gui.notices import Notices
from tests.unit.gui import fakes


@pytest.fixture
def desk(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(
        label_sets.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data")
    )
    made = SimpleNamespace(state=State(), notices=Notices(), told=[], folder=tmp_path)
    made.memory = LabelMemory(made.state, made.notices)
    made.notices.message_posted.connect(lambda kind, words, _: made.told.append((kind, words)))
    return made


def model(labels="", source="", **changes):
    return fakes.model_info(
        request=LoadModel("/m/net.keras", labels), label_source=source, **changes
    )


def kept(output=0):
    path = kept_labels_path("model-1", output)
    return json.loads(path.read_text()) if path.is_file() else None


def test_chosen_names_are_kept_and_the_engine_finds_them(desk):
    desk.state.set_model(model("/l/names.txt", "/l/names.txt", notes=(text("From a file."),)))
    assert kept() == {str(index): name for index, name in enumerate(fakes.LABELS)}
    found = find_labels("/elsewhere/copy.keras", 6, "net", kept=kept_labels_path("model-1"))
    assert found.names == fakes.LABELS
    assert desk.told == [("info", "From a file.")]


def test_found_names_are_not_kept(desk):
    desk.state.set_model(model(source="/m/net.txt"))
    assert kept() is None


def test_names_that_do_not_fit_are_kept_as_they_are_used_and_told(desk):
    info = model("/l/a.txt", "/l/a.txt", labels_fit=False, notes=(text("a.txt has 2 labels."),))
    desk.state.set_model(info)
    assert kept() is not None
    assert desk.told == [("warning", "a.txt has 2 labels.")]


def test_names_that_cannot_be_used_are_told_and_not_kept(desk):
    desk.state.set_model(model("/l/a.txt", "", notes=(text("a.txt cannot be read."),)))
    assert kept() is None
    assert desk.told == [("warning", "a.txt cannot be read.")]


def test_edited_names_are_kept_for_their_output_and_the_model_is_asked_for_again(desk, qtbot):
    desk.state.set_model(model())
    with qtbot.waitSignal(desk.state.labels_requested) as asked:
        desk.state.labels_edited.emit(1, ("rouge", "vert", "bleu"))
    assert asked.args == [""]
    assert kept(1) == {"0": "rouge", "1": "vert", "2": "bleu"}
    assert kept(0) is None


def test_names_as_found_forget_what_was_kept(desk):
    desk.state.set_model(model())
    desk.state.labels_edited.emit(0, fakes.LABELS)
    assert kept() is not None
    desk.state.set_model(model(AS_FOUND))
    assert kept() is None


def test_another_view_of_the_same_model_says_nothing_again(desk):
    info = model("/l/names.txt", "/l/names.txt", notes=(text("From a file."),))
    desk.state.set_model(info)
    desk.state.model_changed.emit()
    assert len(desk.told) == 1


def test_a_folder_that_cannot_be_written_to_is_told(desk):
    (desk.folder / "data").write_bytes(b"")
    desk.state.set_model(model())
    desk.state.labels_edited.emit(0, fakes.LABELS)
    ((kind, words),) = desk.told
    assert kind == "warning"
    assert "cannot be made" in words


def test_renaming_changes_nothing_else(desk):
    desk.state.set_model(model())
    desk.state.select(layer="backbone/block1_conv", preprocess="none")
    renamed = tuple(
        dataclasses.replace(each, labels=tuple(f"x{n}" for n in range(each.class_count)))
        for each in fakes.OUTPUTS[:1]
    )
    desk.state.set_model(model(outputs=renamed))
    assert desk.state.selection.layer == "backbone/block1_conv"
    assert desk.state.selection.preprocess == "none"
