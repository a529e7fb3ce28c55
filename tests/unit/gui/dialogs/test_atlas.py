"""The atlas dialog: what is chosen becomes a plan, an estimate in words, and a request."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
)

from engine.api.errors import text
from engine.api.filters import (
    AtlasCost,
    AtlasPlan,
    EstimateAtlas,
    FilterSettings,
    FilterStyle,
    SaveAtlas,
)
from engine.api.keys import Lane
from engine.api.results import Failure, Progress, Saved
from gui.actions.command_palette import CommandPalette
from gui.dialogs.atlas import AtlasDialog
from tests.unit.gui import fakes

BLOCKS = tuple(f"backbone/block{number}_conv" for number in range(4))


@pytest.fixture
def opened(desk, qtbot):
    """The dialog of a model that is open, without an image."""
    desk.controller.open_model("/m/model.keras")
    qtbot.waitUntil(lambda: desk.state.model is not None)
    desk.settings.set_save_folder("/tmp/x")
    desk.window.actions_by_id["save_atlas"].trigger()
    dialog = desk.window.findChild(AtlasDialog)
    qtbot.waitExposed(dialog)
    yield desk, dialog
    if desk.window.findChild(AtlasDialog) is not None:
        dialog.reject()


def asked(desk):
    found = [each for each in desk.engine.requests if isinstance(each, EstimateAtlas)]
    return found[-1] if found else None


def answer(desk, dialog, qtbot, **more):
    """Answer the estimate of what is chosen."""
    wish = EstimateAtlas(dialog.plan, dialog.folder)
    qtbot.waitUntil(lambda: asked(desk) == wish)
    values = {"pictures": 120, "kept": 0, "seconds": 132.0, "size": (7200, 1368), **more}
    desk.engine.produced.emit(AtlasCost(wish, **values))


def test_it_needs_a_model_and_no_image(desk, qtbot):
    action = desk.window.actions_by_id["save_atlas"]
    assert not action.isEnabled()
    desk.controller.open_model("/m/model.keras")
    qtbot.waitUntil(action.isEnabled)
    assert desk.state.picture is None


def test_the_palette_finds_it(opened):
    desk, dialog = opened
    dialog.reject()
    desk.window.actions_by_id["find_action"].trigger()
    palette = desk.window.findChild(CommandPalette)
    palette.box.setText("atlas of filter")
    assert palette.model.found[0].title == "Atlas of filter images"
    palette.close()


def test_the_automatic_choice_is_checked_at_first(opened, qtbot):
    desk, dialog = opened
    assert dialog.plan == AtlasPlan("model-1", BLOCKS, 64, FilterSettings())
    assert dialog.folder.endswith("model_atlas")
    assert dialog.estimate.text() == "Measuring…"
    answer(desk, dialog, qtbot)
    assert dialog.estimate.text() == "4 layers, 120 pictures, about 2 min 10 s, 1368 × 7200 pixels"
    assert dialog.save_button.isEnabled()
    assert desk.state.queries.pending.keys() <= {Lane.COSTS}


def test_what_is_chosen_becomes_the_plan(opened, qtbot):
    desk, dialog = opened
    dialog.layers.none_button.click()
    assert dialog.plan is None
    assert dialog.estimate.text() == "Check at least one layer."
    assert not dialog.save_button.isEnabled()
    dialog.layers.list.item(1).setCheckState(Qt.CheckState.Checked)
    dialog.count_box.setValue(8)
    dialog.style_box.setCurrentIndex(1)
    dialog.steps_box.setValue(30)
    dialog.size_box.setValue(96)
    dialog.seed_box.setValue(3)
    desk.state.select(preprocess="none")
    settings = FilterSettings(FilterStyle.TEXTBOOK, 30, 96, 3, "none")
    assert dialog.plan == AtlasPlan("model-1", BLOCKS[:1], 8, settings)
    dialog.layers.all_button.click()
    assert dialog.plan.layers == BLOCKS
    dialog.layers.none_button.click()
    dialog.layers.auto_button.click()
    assert dialog.plan.layers == BLOCKS


def test_a_filter_hides_layers_and_unchecks_none(opened):
    _, dialog = opened
    dialog.layers.filter_box.setText("BLOCK2")
    rows = [dialog.layers.list.item(row) for row in range(dialog.layers.list.count())]
    assert [item.text() for item in rows if not item.isHidden()] == [f"{BLOCKS[2]}   32 channels"]
    assert dialog.plan.layers == BLOCKS


def test_a_refused_folder_cannot_be_saved_to(opened, qtbot):
    desk, dialog = opened
    qtbot.waitUntil(lambda: asked(desk) is not None)
    desk.engine.failed.emit(Failure(asked(desk), text("{folder} holds others.", folder="X"), ""))
    assert dialog.estimate.text() == "X holds others."
    assert not dialog.save_button.isEnabled()
    assert desk.told == []
    dialog.folder_box.setText("/tmp/free")
    assert dialog.save_button.isEnabled()
    dialog.folder_box.setText("  ")
    assert not dialog.save_button.isEnabled()


def test_what_is_there_and_what_is_left_out_is_told(opened, qtbot):
    desk, dialog = opened
    answer(desk, dialog, qtbot, kept=64, refused=(text("gap has no channels."),))
    assert dialog.estimate.text().splitlines() == [
        "3 layers, 120 pictures, about 2 min 10 s, 1368 × 7200 pixels",
        "64 more are in the folder already.",
        "Left out: gap has no channels.",
    ]


def test_save_closes_it_and_the_status_bar_takes_over(opened, qtbot):
    desk, dialog = opened
    answer(desk, dialog, qtbot)
    request = SaveAtlas(dialog.plan, dialog.folder)
    dialog.save_button.click()
    assert not dialog.isVisible()
    assert desk.engine.requests[-1] == request
    qtbot.waitUntil(lambda: desk.window.status.work.text() == "Growing an atlas")
    desk.engine.progressed.emit(Progress(request, text("Growing: {done} of 5", done=2), 0.4))
    assert desk.window.status.work.text() == "Growing: 2 of 5"
    desk.engine.produced.emit(Saved(request, "/out/atlas.png"))
    assert desk.told == ["Saved /out/atlas.png"]
    assert Lane.ATLAS not in desk.state.queries.pending


def test_cancel_stops_the_growing(opened, qtbot):
    desk, dialog = opened
    dialog.save_button.click()
    desk.window.actions_by_id["cancel"].trigger()
    assert Lane.ATLAS in desk.engine.cancelled


def test_a_full_disk_is_told_in_the_window(opened, qtbot):
    desk, dialog = opened
    request = SaveAtlas(dialog.plan, dialog.folder)
    dialog.save_button.click()
    desk.engine.failed.emit(Failure(request, text("The disk is full."), ""))
    assert desk.told == ["The disk is full."]


def test_another_model_brings_its_own_layers(opened, qtbot):
    desk, dialog = opened
    info = fakes.model_info("/m/b.keras", "model-2", 2)
    desk.state.set_model(dataclasses.replace(info, name="b/net"))
    assert dialog.plan == AtlasPlan("model-2", BLOCKS[:2])
    assert dialog.folder.endswith("b_atlas")


def test_everything_has_a_name_and_a_tip(opened):
    _, dialog = opened
    cancel = dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    for kind in (QAbstractSpinBox, QComboBox, QLineEdit, QPushButton):
        for widget in dialog.findChildren(kind):
            if widget.objectName().startswith("qt_"):
                continue
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert named, widget
            assert widget.toolTip() or widget is cancel, named
