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
from engine.api.outputs import OutputInfo, OutputKind
from engine.api.scores import OutputActivation
from engine.models.labels import find_labels
from engine.storage.output_reading import kept_reading
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


def model(labels="", source="", note=None, *, output=0, **changes):
    """A model with two outputs, of which one has names from somewhere."""
    outputs = list(fakes.OUTPUTS)
    outputs[output] = dataclasses.replace(
        outputs[output],
        label_source=source,
        label_note=None if note is None else text(note),
        **changes,
    )
    named = ((str(output), labels),) if labels else ()
    return fakes.model_info(request=LoadModel("/m/net.keras", named), outputs=tuple(outputs))


def kept(output=0):
    path = kept_labels_path("model-1", output)
    return json.loads(path.read_text()) if path.is_file() else None


def test_chosen_names_are_kept_and_the_engine_finds_them(desk):
    desk.state.set_model(model("/l/names.txt", "/l/names.txt", "From a file."))
    assert kept() == {str(index): name for index, name in enumerate(fakes.LABELS)}
    found = find_labels("/elsewhere/copy.keras", 6, "net", kept=kept_labels_path("model-1"))
    assert found.names == fakes.LABELS
    assert desk.told == [("info", "From a file.")]


def test_found_names_are_not_kept(desk):
    desk.state.set_model(model(source="/m/net.txt"))
    assert kept() is None


def test_names_that_do_not_fit_are_kept_as_they_are_used_and_told(desk):
    info = model("/l/a.txt", "/l/a.txt", "a.txt has 2 labels.", labels_fit=False)
    desk.state.set_model(info)
    assert kept() is not None
    assert desk.told == [("warning", "a.txt has 2 labels.")]


def test_names_that_cannot_be_used_are_told_and_not_kept(desk):
    desk.state.set_model(model("/l/a.txt", "", "a.txt cannot be read."))
    assert kept() is None
    assert desk.told == [("warning", "a.txt cannot be read.")]


def test_edited_names_are_kept_for_their_output_and_the_model_is_asked_for_again(desk, qtbot):
    desk.state.set_model(model())
    with qtbot.waitSignal(desk.state.labels_requested) as asked:
        desk.state.labels_edited.emit(1, ("rouge", "vert", "bleu"))
    assert asked.args == [1, ""]
    assert kept(1) == {"0": "rouge", "1": "vert", "2": "bleu"}
    assert kept(0) is None


def test_names_of_another_output_are_kept_for_it_and_those_before_are_not_told_again(desk):
    first = model("/l/kinds.txt", "/l/kinds.txt", "Kinds.")
    desk.state.set_model(first)
    desk.state.labels_requested.emit(1, "/l/colours.txt")
    both = dataclasses.replace(
        first.outputs[1], label_source="/l/colours.txt", label_note=text("Colours.")
    )
    request = first.request.naming(1, "/l/colours.txt")
    desk.state.set_model(
        dataclasses.replace(first, request=request, outputs=(first.outputs[0], both))
    )
    assert kept(0) == {str(index): name for index, name in enumerate(fakes.LABELS)}
    assert kept(1) == {"0": "red", "1": "green", "2": "blue"}
    assert desk.told == [("info", "Kinds."), ("info", "Colours.")]


def test_the_same_names_after_a_reload_are_not_told_again(desk):
    info = model("/l/names.txt", "/l/names.txt", "From a file.")
    desk.state.set_model(info)
    desk.state.set_model(dataclasses.replace(info, key="model-2"))
    assert len(desk.told) == 1


def test_names_as_found_of_one_output_leave_the_others(desk):
    desk.state.set_model(model())
    desk.state.labels_edited.emit(0, fakes.LABELS)
    desk.state.labels_edited.emit(1, ("rouge", "vert", "bleu"))
    desk.state.set_model(model(AS_FOUND, output=1))
    assert kept(0) is not None
    assert kept(1) is None


def test_names_as_found_forget_what_was_kept(desk):
    desk.state.set_model(model())
    desk.state.labels_edited.emit(0, fakes.LABELS)
    assert kept() is not None
    desk.state.set_model(model(AS_FOUND))
    assert kept() is None


def test_another_view_of_the_same_model_says_nothing_again(desk):
    info = model("/l/names.txt", "/l/names.txt", "From a file.")
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
        for each in fakes.OUTPUTS
    )
    desk.state.set_model(dataclasses.replace(model(), outputs=renamed))
    assert desk.state.selection.layer == "backbone/block1_conv"
    assert desk.state.selection.preprocess == "none"


def test_what_is_said_of_outputs_is_kept_and_forgotten(desk):
    values = OutputInfo("ages", 3, ("a", "b", "c"), "linear", OutputKind.VALUES)
    desk.state.set_model(fakes.model_info(outputs=(values,)))
    desk.state.select(output_activation=OutputActivation.SOFTMAX)
    assert kept_reading("model-1") is OutputActivation.SOFTMAX
    desk.state.set_model(
        fakes.model_info(
            "/m/other.keras", "model-2", outputs=(values,), told=OutputActivation.VALUES
        )
    )
    assert desk.state.selection.output_activation is OutputActivation.VALUES
    assert kept_reading("model-2") is OutputActivation.AUTO  # nothing was said of it here
    desk.state.set_model(fakes.model_info(outputs=(values,), told=OutputActivation.SOFTMAX))
    desk.state.select(output_activation=OutputActivation.AUTO)
    assert kept_reading("model-1") is OutputActivation.AUTO
