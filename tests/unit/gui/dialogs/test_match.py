"""Comparing a heatmap from elsewhere: from the menu, by dropping it, and the answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog

from engine.api.errors import text
from engine.api.image import OpenImage
from engine.api.keys import Lane, Resize
from engine.api.matching import MatchHeatmap, MatchKind
from engine.api.results import Failure, Progress
from gui.dialogs.match import ArrayQuestion, MatchDialog
from tests.unit.gui.core.test_matching import answer

SENTENCES = (
    text("{name} is <b>Grad-CAM++</b>.", name="heat.npy"),
    text("Score: it explains the probability."),
)


def asked(desk):
    return [each for each in desk.engine.taken() if isinstance(each, MatchHeatmap)]


def chosen(desk, path="/h/heat.npy"):
    """Choose a heatmap in the menu's dialog, and return the request."""
    desk.window.actions_by_id["match_heatmap"].trigger()
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(path)
    dialog.close()
    (request,) = asked(desk)
    return request


def answered(desk, request, **changes):
    match = answer()
    fed = replace(request.input, preprocess="none", resize=Resize.NEAREST)
    best = replace(match.best, key=replace(match.best.key, input=fed))
    match = replace(match, request=request, best=best, sentences=SENTENCES, **changes)
    desk.engine.produced.emit(match)
    return match


def dialogs(desk):
    return desk.window.findChildren(MatchDialog)


def test_it_needs_a_model_and_an_image(desk):
    desk.window.actions_by_id["match_heatmap"].trigger()
    assert desk.window.findChildren(QFileDialog) == []
    assert desk.told == ["Open the model and the image of the notebook first, then its heatmap."]


def test_the_answer_is_told_as_plain_text(shown):
    request = chosen(shown)
    assert shown.state.queries.pending[Lane.MATCH] == request
    answered(shown, request)
    assert Lane.MATCH not in shown.state.queries.pending
    (dialog,) = dialogs(shown)
    assert [label.text() for label in dialog.labels] == [str(each) for each in SENTENCES]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in dialog.labels)
    assert not dialog.isModal()
    dialog.close()


def test_show_it_so_chooses_the_combination(shown, qtbot):
    match = answered(shown, chosen(shown))
    (dialog,) = dialogs(shown)
    assert dialog.show_button.isEnabled()
    dialog.show_button.click()
    selection = shown.state.selection
    assert (selection.target, selection.method) == (match.best.key.target, "grad-cam++")
    assert (selection.layer, selection.score) == (match.best.layer, match.best.key.score)
    assert selection.style.normalization is match.best.style.normalization
    assert not dialog.show_button.isEnabled()  # it is shown
    shown.state.select(layer=None)
    assert dialog.show_button.isEnabled()
    dialog.close()


def test_another_image_puts_the_button_out(shown, qtbot):
    answered(shown, chosen(shown))
    (dialog,) = dialogs(shown)
    with qtbot.waitSignal(shown.state.picture_changed):
        shown.window.commands.next_image()
    assert not dialog.show_button.isEnabled()
    dialog.buttons.button(QDialogButtonBox.StandardButton.Close).click()


def test_nothing_can_be_shown_of_none(shown):
    answered(shown, chosen(shown), kind=MatchKind.NONE)
    (dialog,) = dialogs(shown)
    assert not dialog.show_button.isEnabled()
    dialog.close()


def test_an_answer_about_an_image_that_is_gone_is_dropped(shown, qtbot):
    request = chosen(shown)
    with qtbot.waitSignal(shown.state.picture_changed):
        shown.window.commands.next_image()
    answered(shown, request)
    assert dialogs(shown) == []


def test_the_search_is_reported_and_stopped_by_esc(shown, qtbot):
    request = chosen(shown)
    work = []
    shown.controller.pending_work.changed.connect(work.append)
    shown.engine.progressed.emit(Progress(request, text("Comparing heatmaps: 3 of 75"), 0.04))
    qtbot.waitUntil(lambda: bool(work))
    assert (work[-1].text, work[-1].fraction) == ("Comparing heatmaps: 3 of 75", 0.04)
    shown.window.commands.cancel()
    assert Lane.MATCH in shown.engine.cancelled
    assert Lane.MATCH not in shown.state.queries.pending


def test_a_refusal_is_said(shown):
    request = chosen(shown)
    shown.engine.failed.emit(Failure(request, text("heat.npy is damaged.")))
    assert shown.told[-1] == "heat.npy is damaged."
    assert dialogs(shown) == []


# --- dropped arrays


@pytest.fixture
def array(tmp_path):
    path = tmp_path / "熱.npy"
    np.save(path, np.random.default_rng(0).random((7, 7)))
    return path


def question(desk, qtbot, path) -> ArrayQuestion:
    desk.drop_files(path)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(ArrayQuestion)))
    (found,) = desk.window.findChildren(ArrayQuestion)
    return found


def test_a_dropped_array_of_fractions_is_asked_about(shown, qtbot, array):
    box = question(shown, qtbot, array)
    assert "熱.npy" in box.text()
    box.compare_button.click()
    (request,) = asked(shown)
    assert request.path == str(array)


def test_it_may_be_an_image_after_all(shown, qtbot, array):
    shown.engine.answers = False
    question(shown, qtbot, array).open_button.click()
    opened = [each for each in shown.engine.taken() if isinstance(each, OpenImage)]
    assert opened == [OpenImage(str(array))]


def test_or_nothing(shown, qtbot, array):
    box = question(shown, qtbot, array)
    box.reject()
    asked_for = (OpenImage, MatchHeatmap)
    assert not [each for each in shown.engine.taken() if isinstance(each, asked_for)]


def test_without_a_model_it_is_an_image(desk, qtbot, array):
    desk.engine.answers = False
    desk.drop_files(array)
    qtbot.waitUntil(lambda: OpenImage(str(array)) in desk.engine.requests)
    assert desk.window.findChildren(ArrayQuestion) == []
