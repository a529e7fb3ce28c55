"""What the actions do: open, go from one layer, class or image to the next, and stop things."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engine.api.engine_status import EngineOptions
from engine.api.formats import ARRAY_SUFFIXES, IMAGE_SUFFIXES, NAMED_SUFFIXES
from engine.api.image import OpenImage
from engine.api.keys import Target
from engine.api.model import LoadModel
from engine.api.resources import DEMO_MODEL
from gui.actions import handlers
from gui.actions.specs import ACTIONS
from gui.core.planning import URGENT
from tests.unit.gui import fakes
from tests.unit.gui.fakes import LABELS, image_file

LAYERS = [f"backbone/block{number}_conv" for number in range(4)]


def opened(desk):
    return [one for one in desk.engine.taken() if isinstance(one, OpenImage | LoadModel)]


@pytest.fixture
def commands(desk):
    return desk.window.commands


def test_every_action_has_its_method_once(desk, commands):
    for spec in ACTIONS:
        found = [
            hasattr(each, spec.id)
            for each in (commands, desk.window.window_commands, desk.window.view_commands)
        ]
        assert found.count(True) == 1, spec.id


# --- opening


@pytest.mark.parametrize(
    ("action", "suffixes", "mode"),
    [
        ("open_image", (*IMAGE_SUFFIXES, *ARRAY_SUFFIXES), QFileDialog.FileMode.ExistingFiles),
        ("open_model", NAMED_SUFFIXES, QFileDialog.FileMode.ExistingFile),
        ("open_folder", (), QFileDialog.FileMode.Directory),
    ],
)
def test_a_dialog_offers_what_can_be_opened_in_the_last_folder(
    desk, commands, tmp_path, action, suffixes, mode
):
    desk.settings.set_folder(image_file(tmp_path / "last.png"))
    getattr(commands, action)()
    (dialog,) = desk.window.findChildren(QFileDialog)
    assert dialog.fileMode() is mode
    assert dialog.directory().absolutePath() == str(tmp_path)
    if suffixes:
        patterns = dialog.nameFilters()[0].partition("(")[2].rstrip(")").split()
        assert sorted(patterns) == sorted(
            pattern for each in suffixes for pattern in (f"*{each}", f"*{each.upper()}")
        )
    dialog.close()


def test_files_chosen_in_a_dialog_are_opened_and_their_folder_is_remembered(
    desk, commands, tmp_path
):
    path = image_file(tmp_path / "a.png")
    commands.open_image()
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.filesSelected.emit([path])
    dialog.close()
    assert opened(desk) == [OpenImage(path)]
    assert desk.settings.folder() == str(tmp_path)
    assert desk.settings.recent_images() == []  # not open yet
    desk.engine.show_picture(desk.engine._read(path))
    assert desk.settings.recent_images() == [path]


def test_two_models_are_compared(desk, commands, tmp_path):
    first, second = (str(tmp_path / name) for name in ("a.keras", "b.keras"))
    for path in (first, second):
        Path(path).write_bytes(b"PK")
    commands.open_paths([first, second])
    assert opened(desk) == [LoadModel(first), LoadModel(second, is_compared=True)]
    assert desk.told == []


def test_of_more_models_the_first_is_opened(desk, commands, tmp_path):
    for name in ("a.keras", "b.keras", "c.keras"):
        (tmp_path / name).write_bytes(b"PK")
    commands.open_paths([str(tmp_path / f"{name}.keras") for name in "abc"])
    assert opened(desk) == [LoadModel(str(tmp_path / "a.keras"))]
    assert desk.told == ["Two models at a time at most: a.keras is opened."]
    desk.engine.produced.emit(fakes.model_info(str(tmp_path / "a.keras")))
    assert desk.settings.recent_models() == [str(tmp_path / "a.keras")]


def test_a_sample_brings_the_demo_model_once(desk, commands, tmp_path, monkeypatch):
    demo = tmp_path / "demo.keras"
    demo.write_bytes(b"PK")
    monkeypatch.setattr(handlers, "DEMO_MODEL", demo)
    first, second = (image_file(tmp_path / f"{name}.png") for name in "ab")
    commands.open_sample(first)
    assert opened(desk) == [LoadModel(str(demo)), OpenImage(first)]
    commands.open_sample(second)
    assert opened(desk) == [OpenImage(second)]


def test_a_demo_model_that_is_not_there_is_said(desk, commands, tmp_path, monkeypatch):
    monkeypatch.setattr(handlers, "DEMO_MODEL", tmp_path / DEMO_MODEL.name)
    commands.open_demo()
    assert opened(desk) == []
    assert desk.told == ["The demo model is not part of this installation."]


# --- choosing


def test_layers_are_walked_to_both_ends(shown):
    commands, state = shown.window.commands, shown.state
    commands.next_layer()
    assert state.layer == LAYERS[3]  # the last with a heatmap
    walked = []
    for _ in range(5):
        commands.previous_layer()
        walked.append(state.layer)
    assert walked == ["backbone/block2_conv", LAYERS[1], LAYERS[0], "backbone", "backbone"]
    commands.next_layer()
    assert state.layer == LAYERS[0]
    commands.auto_layer()
    assert state.selection.layer is None


def test_ranks_are_those_of_the_predictions(shown):
    for rank in range(1, 6):
        getattr(shown.window.commands, f"explain_top_{rank}")()
        assert shown.state.selection.target == Target(rank - 1)
    shown.window.commands._explain_rank(len(LABELS) + 1)
    assert shown.state.selection.target == Target(4)
    shown.window.commands.follow_top()
    assert shown.state.selection.target is None


def test_without_a_model_there_is_nowhere_to_go(desk, commands):
    before = desk.state.selection
    commands.next_layer()
    commands.explain_top_1()
    commands.next_image()
    commands.remove_image()
    assert desk.state.selection == before


def test_the_image_on_the_screen_is_taken_off_the_strip(shown, qtbot):
    gone = shown.state.images.current
    shown.window.commands.remove_image()
    assert [entry.name for entry in shown.state.images.entries] == ["b.png"]
    assert shown.state.images.current != gone


def test_the_original_comes_and_goes(shown):
    for expected in (True, False):
        shown.window.commands.toggle_original()
        assert shown.state.selection.show_original is expected


# --- stopping


def test_cancel_leaves_one_thing_at_a_time(shown, qtbot):
    state, commands = shown.state, shown.window.commands
    qtbot.waitUntil(lambda: not state.queries.pending)
    state.set_visible(filters=True)
    qtbot.waitUntil(lambda: not state.queries.pending and state.known.grown is not None)
    shown.notices.warn("Careful.")
    state.enlarge_filter(3)
    qtbot.waitUntil(lambda: not state.queries.pending)
    state.select(channel=Target(2, layer=state.layer))
    qtbot.waitUntil(lambda: not state.queries.pending)
    messages = shown.window.central_view.messages

    def left():
        return (
            state.selection.filters.enlarged is None,
            state.selection.channel is None,
            not messages.isVisible(),
        )

    assert left() == (False, False, False)
    for count in (1, 2, 3):
        commands.cancel()
        assert left() == tuple(number < count for number in range(3))
        qtbot.waitUntil(lambda: not state.queries.pending)


def test_cancel_stops_what_is_pending_before_anything_else(shown, qtbot):
    state = shown.state
    state.select(channel=Target(2, layer=state.layer))
    pauses = shown.controller.pauses
    qtbot.waitUntil(lambda: not state.queries.pending and not pauses.is_active)
    shown.engine.answers = False
    shown.window.commands.ask_again()
    assert URGENT & set(state.queries.pending)
    shown.window.commands.cancel()
    assert not URGENT & set(state.queries.pending)  # what waited for these may be asked now
    assert state.selection.channel is not None


def test_a_device_is_remembered_and_used(desk, commands):
    options = EngineOptions(device="gpu:0", precision="float32")
    commands.choose_options(options)
    assert desk.settings.options() == options
    assert desk.engine.options == options


def test_the_graph_of_a_saved_model_chosen_to_compare_is_its_folder(desk, commands, tmp_path):
    folder = tmp_path / "net"
    folder.mkdir()
    (folder / "saved_model.pb").write_bytes(b"")
    commands.compare_model()
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(folder / "saved_model.pb")])
    dialog.close()
    assert opened(desk) == [LoadModel(str(folder), is_compared=True)]
