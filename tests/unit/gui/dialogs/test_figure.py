"""The figure dialog: axes and lists, the preview that follows, and what is saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engine.api.attribution import Cost
from engine.api.errors import text
from engine.api.figure import Axis, FigureImage, MakeFigure, SaveFigure, Scale
from engine.api.figure_words import missing_words
from engine.api.keys import Lane
from engine.api.results import Failure
from gui.core import planning
from gui.dialogs import figure as figure_module
from gui.dialogs.figure import FigureDialog
from tests.unit.gui import fakes
from tests.unit.gui.fakes import image_file


@pytest.fixture
def opened(shown, qtbot):
    """The dialog over two images and a model; what it asks for is answered by hand."""
    shown.engine.answers = False
    shown.window.actions_by_id["make_figure"].trigger()
    dialog = shown.window.findChild(FigureDialog)
    qtbot.waitExposed(dialog)
    yield shown, dialog
    if shown.window.findChild(FigureDialog) is not None:
        dialog.reject()


def asked(desk):
    found = [each for each in desk.engine.requests if isinstance(each, MakeFigure)]
    return found[-1] if found else None


def answer(desk, dialog, qtbot, **more):
    wish = desk.state.visible.figure
    qtbot.waitUntil(lambda: asked(desk) == wish)
    desk.engine.produced.emit(fakes.figure(wish, **more))
    return wish


def choose(box, axis):
    box.setCurrentIndex(box.findData(axis))


def test_it_needs_a_model_and_an_image(desk, qtbot):
    action = desk.window.actions_by_id["make_figure"]
    assert not action.isEnabled()
    desk.controller.open_model("/m/model.keras")
    qtbot.waitUntil(lambda: desk.state.model is not None)
    assert not action.isEnabled()


def test_it_begins_with_the_open_images_by_quick_methods(opened, qtbot):
    desk, dialog = opened
    plan = dialog.plan
    assert (plan.rows, plan.columns) == (Axis.IMAGE, Axis.METHOD)
    assert [each.path for each in plan.images] == [each.path for each in desk.state.images.entries]
    assert plan.methods[0].id == "grad-cam"
    visible = {axis for axis, each in dialog.lists.items() if each.isVisible()}
    assert visible == {Axis.IMAGE, Axis.METHOD}
    answer(desk, dialog, qtbot)
    assert dialog.save_button.isEnabled()
    assert not desk.state.queries.pending.get(Lane.FIGURE)


def test_the_preview_follows_and_what_is_old_is_faded(opened, qtbot):
    desk, dialog = opened
    picture = dialog.preview
    assert picture._words == "Computing…"
    answer(desk, dialog, qtbot)
    assert (picture._words, picture._is_faded) == ("", False)
    assert not picture._picture.isNull()
    dialog.title_box.setText("Title")
    assert (picture._words, picture._is_faded) == ("Computing…", True)
    assert answer(desk, dialog, qtbot).plan.title == "Title"
    assert (picture._words, picture._is_faded) == ("", False)


def test_what_is_chosen_becomes_the_plan(opened):
    desk, dialog = opened
    choose(dialog.rows_box, Axis.LAYER)
    choose(dialog.columns_box, Axis.TARGET)
    dialog.lists[Axis.LAYER].check(())
    dialog.lists[Axis.LAYER].item(1).setCheckState(Qt.CheckState.Checked)
    dialog.scale_box.setCurrentIndex(1)
    dialog.captions_box.click()
    dialog.bars_box.click()
    plan = dialog.plan
    assert (plan.rows, plan.columns) == (Axis.LAYER, Axis.TARGET)
    assert plan.layers == (dialog.lists[Axis.LAYER].values[1],)
    assert len(plan.targets) == 3
    assert plan.images == (FigureImage(desk.state.picture.path),)
    assert plan.scale is Scale.SHARED
    assert (plan.has_captions, plan.has_color_bars) == (False, False)
    assert desk.state.visible.figure.plan == plan


def test_rows_and_columns_are_never_the_same(opened):
    _, dialog = opened
    choose(dialog.columns_box, Axis.IMAGE)
    assert (dialog.choice.rows, dialog.choice.columns) == (None, Axis.IMAGE)
    choose(dialog.rows_box, Axis.IMAGE)
    assert (dialog.choice.rows, dialog.choice.columns) == (Axis.IMAGE, None)


def test_the_window_is_followed(opened):
    desk, dialog = opened
    desk.state.restyle(colormap="viridis")
    assert dialog.plan.style.colormap == "viridis"
    assert desk.state.visible.figure.plan.style.colormap == "viridis"
    layer = next(path for path, node in desk.state.layers.items() if node.explainable)
    desk.state.choose_layer(layer)
    assert desk.state.visible.figure.plan.layers == (layer,)
    desk.controller.remove_image(desk.state.images.entries[1].id)
    assert len(dialog.plan.images) == 1


def test_another_image_on_the_screen_leaves_what_is_checked(opened, qtbot):
    desk, dialog = opened
    desk.engine.answers = True
    images = dialog.lists[Axis.IMAGE]
    images.check(images.values[1:])
    desk.controller.show_image(desk.state.images.entries[1].id)
    qtbot.waitUntil(lambda: desk.state.picture.name == "b.png")
    assert images.checked == images.values[1:]
    desk.controller.open_images([image_file(Path(desk.settings.path).parent / "c.png", 3)])
    assert len(images.values) == 3
    assert images.checked == images.values[1:2]


def test_what_a_slow_method_takes_is_said_beside_it(opened):
    desk, dialog = opened
    request = planning.estimate_for(desk.state.selection, desk.state.known)
    desk.state.set_costs(fakes.costs(request, rise=Cost(513, 42.0, 1)))
    methods = dialog.lists[Axis.METHOD]
    words = {methods.item(row).text() for row in range(methods.count())}
    assert "RISE   about 42 s" in words
    assert "Grad-CAM" in words
    assert methods.checked[0] == "grad-cam"


def test_nothing_checked_says_so(opened):
    desk, dialog = opened
    for row in range(dialog.lists[Axis.METHOD].count()):
        dialog.lists[Axis.METHOD].item(row).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.plan is None
    assert dialog.preview._words == "Check at least one of each."
    assert not dialog.save_button.isEnabled()
    assert desk.state.visible.figure is None


def test_a_refusal_is_said_in_place_of_the_preview(opened, qtbot):
    desk, dialog = opened
    wish = desk.state.visible.figure
    qtbot.waitUntil(lambda: asked(desk) == wish)
    desk.engine.failed.emit(Failure(wish, text("{name} was not found.", name="a.png"), ""))
    assert dialog.preview._words == "a.png was not found."
    assert not dialog.save_button.isEnabled()
    assert desk.told == []


def test_what_was_stopped_says_how_it_starts_again(opened, qtbot):
    desk, dialog = opened
    qtbot.waitUntil(lambda: asked(desk) is not None)
    desk.controller.cancel()
    assert dialog.preview._words == "Stopped. F5 in the window starts again."


def test_notes_stand_below(opened, qtbot):
    desk, dialog = opened
    answer(desk, dialog, qtbot, notes=(missing_words("猫"),))
    assert dialog.notes_label.text().startswith("No font on this computer has 猫")
    dialog.title_box.setText("other")
    assert dialog.notes_label.text() == ""


def test_cells_of_a_preview_are_small_where_there_are_many(opened):
    desk, dialog = opened
    assert desk.state.visible.figure.cell_px == 240
    every = dialog.lists[Axis.METHOD]
    every.check(every.values)
    every.changed.emit()
    count = every.count()
    assert desk.state.visible.figure.cell_px == max(64, 1400 // count)
    choose(dialog.rows_box, None)
    assert desk.state.visible.figure.cell_px == 1400 // 6  # six to a row


def test_the_plan_on_the_screen_is_saved_under_the_chosen_name(opened, qtbot, tmp_path):
    desk, dialog = opened
    answer(desk, dialog, qtbot)
    plan = dialog.plan
    dialog.save_button.click()
    (asking,) = dialog.findChildren(QFileDialog)
    assert [name.split("*")[1].rstrip(")") for name in asking.nameFilters()] == [
        ".png",
        ".svg",
        ".pdf",
    ]
    asking.fileSelected.emit(str(tmp_path / "圖.svg"))
    request = desk.engine.requests[-1]
    assert isinstance(request, SaveFigure)
    assert (request.path, request.plan) == (str(tmp_path / "圖.svg"), plan)
    assert desk.settings.save_folder() == str(tmp_path)
    asking.reject()


def test_a_closed_dialog_asks_for_nothing(opened):
    desk, dialog = opened
    dialog.reject()
    assert desk.state.visible.figure is None


def test_it_is_opened_once(opened):
    desk, dialog = opened
    desk.window.actions_by_id["make_figure"].trigger()
    assert desk.window.findChildren(FigureDialog) == [dialog]


def test_words_in_another_language_go_with_the_request(monkeypatch):
    monkeypatch.setattr(
        figure_module,
        "translated_template",
        lambda words: words.template.replace("logit", "ロジット"),
    )
    assert figure_module._words() == (("logit {score}", "ロジット {score}"),)
