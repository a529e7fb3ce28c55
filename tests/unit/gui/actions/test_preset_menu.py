"""The menu "Presets": one click changes all its choices, and the mark tells the truth."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from engine.api.presets import PRESETS
from gui.actions.preset_menu import PresetMenu
from gui.core.presets import preset_of
from gui.core.state import State


@pytest.fixture
def state(qapp):
    return State()


@pytest.fixture
def menu(state, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    made = PresetMenu(state, owner)
    made.owner = owner
    return made


def marked(menu):
    menu.aboutToShow.emit()
    return [action.data() for action in menu.choices() if action.isChecked()]


def test_every_preset_is_offered_and_says_what_it_changes(menu):
    assert [action.data() for action in menu.actions()] == list(PRESETS)
    for action, preset in zip(menu.choices(), PRESETS.values(), strict=True):
        assert action.text() == f"Preset: {preset.name}"
        assert "because" in action.toolTip()


def test_one_click_chooses_everything_and_a_second_one_changes_nothing(menu, state, qtbot):
    assert marked(menu) == ["camscope"]
    book = menu.choices()[2]
    with qtbot.waitSignal(state.selection_changed):
        book.trigger()
    assert preset_of(state.selection) is PRESETS["deep-learning-with-python"]
    assert marked(menu) == ["deep-learning-with-python"]
    with qtbot.assertNotEmitted(state.selection_changed):
        book.trigger()
    assert marked(menu) == ["deep-learning-with-python"]


def test_another_choice_takes_the_mark_away_and_brings_it_back(menu, state):
    usual = state.selection.style.intensity
    state.restyle(intensity=usual / 2)
    assert marked(menu) == []
    state.restyle(intensity=usual)
    assert marked(menu) == ["camscope"]
