"""The preprocessing dialog: ways side by side, numbers that spell one, and what is kept."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from engine.api.errors import text
from engine.api.keys import Fit, Resize
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.results import Failure
from engine.api.stored_input import KeepInput, StoredInput
from gui.dialogs.preprocessing import FIRST, JUDGED, NAME_ROLE, WAY, PreprocessingDialog
from gui.text.translation import translated
from tests.unit.gui import fakes


@pytest.fixture
def opened(shown, qtbot):
    """The dialog over an image and a model; what it asks for is answered by hand."""
    shown.engine.answers = False
    shown.window.actions_by_id["try_preprocessing"].trigger()
    dialog = shown.window.findChild(PreprocessingDialog)
    qtbot.waitExposed(dialog)
    yield shown, dialog
    if shown.window.findChild(PreprocessingDialog) is not None:
        dialog.reject()


def rows(dialog):
    table = dialog.table
    return [table.topLevelItem(number) for number in range(table.topLevelItemCount())]


def names(dialog):
    return [row.data(WAY, NAME_ROLE) for row in rows(dialog)]


def answer(desk, qtbot, **changes):
    def asked():
        return [each for each in desk.engine.requests if isinstance(each, TryPreprocessing)]

    qtbot.waitUntil(lambda: bool(asked()))
    request = asked()[-1]
    desk.engine.produced.emit(fakes.trial(request, **changes))
    return request


def type_into(qtbot, box, words):
    box.clear()
    qtbot.keyClicks(box, words)


def test_it_needs_a_model_and_an_image(desk, qtbot):
    action = desk.window.actions_by_id["try_preprocessing"]
    assert not action.isEnabled()
    desk.controller.open_model("/m/model.keras")
    qtbot.waitUntil(lambda: desk.state.model is not None)
    assert not action.isEnabled()


def test_enter_ends_a_number_and_writes_no_file(opened, qtbot):
    desk, dialog = opened
    with qtbot.assertNotEmitted(desk.state.export_requested):
        qtbot.keyClick(dialog.mean_box, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_what_is_only_inspected_keeps_nothing(opened):
    desk, dialog = opened
    desk.state.set_model(fakes.model_info(key="model-2", refusals=(text("It is a program."),)))
    assert not dialog.keep_button.isEnabled()
    assert dialog.heading.text() == "model.keras"
    assert dialog.trouble.text() == translated(desk.state.model.preprocess_reason)


def test_every_way_has_a_row_and_the_chosen_one_is_marked(opened, qtbot):
    desk, dialog = opened
    info = desk.state.model
    assert names(dialog) == [choice.name for choice in info.preprocess_choices]
    assert dialog.table.currentItem().data(WAY, NAME_ROLE) == info.preprocess
    answer(desk, qtbot)
    first = rows(dialog)[0]
    top = desk.state.trial.ways[0].ranked[0]
    assert first.text(FIRST) == f"{top.label} {100 * top.probability:.1f} %"
    assert rows(dialog)[names(dialog).index("unit")].text(JUDGED) == "50 %, suggested"
    assert "hint, no proof" in dialog.trouble.text()


def test_a_row_that_is_chosen_is_what_the_model_is_fed(opened, qtbot):
    desk, dialog = opened
    answer(desk, qtbot)
    own, other = desk.state.model.preprocess, "none"
    dialog.table.setCurrentItem(rows(dialog)[names(dialog).index(other)])
    assert desk.state.selection.preprocess == other
    assert (dialog.low_box.text(), dialog.high_box.text()) == ("0", "255")
    assert rows(dialog)[0].text(FIRST)  # one trial for all choices: nothing is asked anew
    dialog.table.setCurrentItem(rows(dialog)[names(dialog).index(own)])
    assert desk.state.selection.preprocess == "auto"


def test_it_follows_the_window(opened):
    desk, dialog = opened
    name = "0..255 mean 103.939,116.779,123.68 std 2 bgr"
    desk.state.select(preprocess=name)
    assert dialog.table.currentItem().data(WAY, NAME_ROLE) == name
    assert dialog.mean_box.text() == "103.939, 116.779, 123.68"
    assert dialog.bgr_box.isChecked()


def test_numbers_spell_a_way_of_ones_own(opened, qtbot):
    desk, dialog = opened
    type_into(qtbot, dialog.high_box, "1")
    type_into(qtbot, dialog.mean_box, "0.5, 0.4, 0.3")
    type_into(qtbot, dialog.std_box, "0.25")
    dialog.bgr_box.click()
    name = "0..1 mean 0.5,0.4,0.3 std 0.25 bgr"
    assert desk.state.selection.preprocess == name
    assert names(dialog)[-1] == name
    assert dialog.table.currentItem().data(WAY, NAME_ROLE) == name
    assert dialog.mean_box.text() == "0.5, 0.4, 0.3"  # what the user wrote stays
    request = answer(desk, qtbot)
    assert request.names[-1] == name
    panel = desk.window.panels["input"]
    assert "BGR, 0 to 1, minus 0.5 / 0.4 / 0.3" in panel.box.currentText()
    desk.state.select(preprocess="auto")
    assert panel.box.findData(name) == -1


def test_numbers_that_spell_none_are_said_and_change_nothing(opened, qtbot):
    desk, dialog = opened
    before = desk.state.selection.preprocess
    for words in ("0", "", "x", "1e99"):
        type_into(qtbot, dialog.std_box, words or " ")
        if words:
            assert "make no preprocessing" in dialog.trouble.text()
            assert desk.state.selection.preprocess == before
    type_into(qtbot, dialog.std_box, "1")
    assert "make no preprocessing" not in dialog.trouble.text()


def test_what_is_old_is_not_shown(opened, qtbot):
    desk, dialog = opened
    answer(desk, qtbot)
    desk.state.set_picture(fakes.picture("b.png", seed=5))
    assert "b.png" in dialog.heading.text()
    assert [row.text(FIRST) for row in rows(dialog)] == [""] * len(rows(dialog))


def test_a_refusal_is_said_in_the_dialog(opened, qtbot):
    desk, dialog = opened
    request = answer(desk, qtbot, complete=False)
    desk.engine.failed.emit(Failure(request, text("The outputs are not finite."), ""))
    assert dialog.trouble.text() == "The outputs are not finite."


def test_the_choice_is_kept_beside_the_model(opened, qtbot):
    desk, dialog = opened
    desk.state.select(preprocess="signed", fit=Fit.CROP, resize=Resize.NEAREST)
    dialog.keep_button.click()
    request = next(each for each in desk.engine.requests if isinstance(each, KeepInput))
    key = desk.state.model.key
    assert request == KeepInput(key, StoredInput("signed", Fit.CROP, Resize.NEAREST))


def test_a_model_that_is_opened_with_a_file_beside_it_is_fed_so(shown):
    stored = StoredInput("0..1 bgr", Fit.LETTERBOX, Resize.BILINEAR)
    info = replace(fakes.model_info(key="other"), preprocess=stored.preprocess, stored=stored)
    shown.state.set_model(info)
    selection = shown.state.selection
    assert (selection.fit, selection.resize) == (Fit.LETTERBOX, Resize.BILINEAR)
    assert selection.preprocess == "auto"
    assert "BGR, 0 to 1" in shown.window.panels["input"].box.itemText(0)


def test_the_input_panel_opens_it(shown, qtbot):
    box = shown.window.panels["input"].box
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    dialog = shown.window.findChild(PreprocessingDialog)
    assert dialog is not None
    assert box.currentIndex() != box.count() - 1
    dialog.reject()
    assert not shown.state.visible.trial


def test_a_closed_dialog_asks_for_nothing(opened):
    desk, dialog = opened
    assert desk.state.visible.trial
    dialog.reject()
    assert not desk.state.visible.trial
