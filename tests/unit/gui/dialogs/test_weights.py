"""A file of weights is asked about once; the answer opens it, and Cancel leaves all as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from engine.api.model import LoadModel, WeightsQuestion
from engine.api.weights import WeightsFit
from gui.core.known_weights import known_in, text_of
from gui.dialogs.weights import WeightsDialog

PATH = "/m/权重 \x1b[1m.weights.h5"
SHA = "0123456789abcdef" * 4
BARE = WeightsFit("VGG16", 224, has_top=False)


@pytest.fixture
def ask(desk):
    """Let the engine answer the newest request for a model with a question."""

    def asked(*fits, path=PATH, sha256=SHA):
        desk.controller.open_model(path)
        (request,) = loads(desk)
        desk.engine.produced.emit(WeightsQuestion(request, sha256, fits or (BARE,)))
        return dialogs(desk)

    return asked


def dialogs(desk):
    return [each for each in desk.window.findChildren(WeightsDialog) if each.isVisible()]


def loads(desk):
    return [each for each in desk.engine.taken() if isinstance(each, LoadModel)]


def test_the_question_says_what_the_file_is_and_what_is_explained(ask):
    (dialog,) = ask()
    assert dialog.title_line.text() == r"权重 \u001b[1m.weights.h5 holds weights without a model."
    assert dialog.fit_line.text() == (
        "Its tensors fit VGG16 without its top layers. Open it as that?"
    )
    assert "the mean of one of its channels" in dialog.meaning_line.text()
    assert SHA[:16] in dialog.memory_line.text()


def test_yes_opens_it_and_is_remembered_for_these_bytes(ask, desk):
    (dialog,) = ask()
    dialog.open_button.click()
    assert loads(desk) == [LoadModel(PATH, weights_of="VGG16")]
    assert known_in(desk.settings.known_weights()) == {SHA: "VGG16"}
    assert ask(path="/m/renamed.h5") == []  # no question the second time
    assert loads(desk) == [LoadModel("/m/renamed.h5", weights_of="VGG16")]
    assert len(ask(sha256="f" * 64)) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None], ids=["escape", "cancel"])
def test_cancel_leaves_everything(ask, desk, qtbot, key):
    before = desk.state.model
    (dialog,) = ask()
    with qtbot.waitSignal(dialog.destroyed):
        if key is None:
            dialog.cancel_button.click()
        else:
            qtbot.keyClick(dialog, key)
    assert loads(desk) == []
    assert desk.settings.known_weights() == ""
    assert desk.state.model is before
    assert not desk.state.queries.pending
    assert len(ask()) == 1


def test_a_second_click_opens_it_once(ask, desk):
    (dialog,) = ask()
    dialog.open_button.click()
    dialog.open_button.click()
    assert len(loads(desk)) == 1


def test_of_several_networks_one_is_chosen(ask, desk):
    (dialog,) = ask(BARE, WeightsFit("VGG19", 224, class_count=5))
    first, second = dialog.choices.buttons()
    assert (first.text(), second.text()) == (
        "VGG16 without its top layers",
        "VGG19 with 5 classes",
    )
    assert first.isChecked()
    second.click()
    assert "softmax" in dialog.meaning_line.text()
    dialog.open_button.click()
    assert loads(desk) == [LoadModel(PATH, weights_of="VGG19")]


def test_an_answer_that_fits_no_more_is_asked_again(ask, desk):
    desk.settings.set_known_weights(text_of({SHA: "ResNet50"}))
    assert len(ask()) == 1


def test_a_question_on_an_older_order_is_not_shown(desk):
    desk.controller.open_model(PATH)
    (request,) = loads(desk)
    desk.controller.open_model("/m/newer.keras")
    desk.engine.produced.emit(WeightsQuestion(request, SHA, (BARE,)))
    assert dialogs(desk) == []


def test_what_is_compared_stays_compared(desk):
    desk.controller.compare_model(PATH)
    (request,) = loads(desk)
    desk.engine.produced.emit(WeightsQuestion(request, SHA, (BARE,)))
    (dialog,) = dialogs(desk)
    assert dialog.result() == QDialog.DialogCode.Rejected
    dialog.open_button.click()
    assert loads(desk) == [LoadModel(PATH, is_compared=True, weights_of="VGG16")]
