"""Target, method, display and input panels: what they show, and what they tell the state."""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from engine.api.attribution import Explain
from engine.api.display import Blend, Region
from engine.api.errors import text
from engine.api.keys import Combine, InputKey, LayerBlend, Target
from gui.core import planning
from gui.core.state import State
from gui.panels.class_finder import TARGET_ROLE, class_words
from gui.panels.display import DisplayPanel
from gui.panels.input import InputPanel
from gui.panels.method import MethodPanel
from gui.panels.target import TargetPanel
from tests.unit.gui import fakes

METHOD_LIST = fakes.METHOD_INFOS


@pytest.fixture
def state(qapp):
    made = State()
    made.set_model(fakes.model_info())
    made.set_picture(fakes.picture())
    made.select(region=Region(0, 0, 64, 48, 64, 48))
    return made


@pytest.fixture
def predicted(state):
    state.set_predictions(fakes.predictions(planning.input_of(state.selection)))
    return state


def built(kind, state, qtbot):
    panel = kind(state)
    qtbot.addWidget(panel)
    panel.show()
    return panel


# --- target


def test_a_bar_chooses_a_target(predicted, qtbot):
    panel = built(TargetPanel, predicted, qtbot)
    panel.bars.target_chosen.emit(Target(3))
    assert predicted.selection.target == Target(3)


def test_any_class_is_found_by_a_part_of_its_name(predicted, qtbot):
    panel = built(TargetPanel, predicted, qtbot)
    qtbot.keyClicks(panel.find_box, "VERY long")
    qtbot.keyClick(panel.find_box, Qt.Key.Key_Return)
    assert predicted.selection.target == Target(5)


def test_classes_are_listed_with_their_probability(predicted, qtbot):
    panel = built(TargetPanel, predicted, qtbot)
    assert panel.classes.index(0).data() == "star – 62.0 %"
    assert panel.classes.index(1).data(TARGET_ROLE) == Target(1)
    row = dataclasses.replace(predicted.predictions.ranked[0], probability=None)
    assert class_words(row) == "star – 5"


def test_the_way_back_to_the_top_class(predicted, qtbot):
    panel = built(TargetPanel, predicted, qtbot)
    assert not panel.top_button.isEnabled()
    predicted.select(target=Target(2))
    assert panel.top_button.isEnabled()
    panel.top_button.click()
    assert predicted.selection.target is None


def test_the_last_classes_stay_until_the_next_are_there(predicted, qtbot):
    panel = built(TargetPanel, predicted, qtbot)
    predicted.select(preprocess="none")
    assert panel.classes.rowCount() == len(fakes.LABELS)
    fed = InputKey("model-1", predicted.picture.key, "none")
    predicted.set_predictions(fakes.predictions(fed, first=1))
    assert panel.classes.index(0).data() == "gear – 62.0 %"


def test_another_model_has_other_classes(predicted, qtbot):
    panel = built(TargetPanel, predicted, qtbot)
    predicted.set_model(fakes.model_info(key="model-2"))
    assert panel.classes.rowCount() == 0
    assert not panel.find_box.isEnabled()


# --- display


def test_controls_restyle(state, qtbot):
    panel = built(DisplayPanel, state, qtbot)
    state.set_methods(METHOD_LIST)
    panel.intensity.value_changed.emit(0.8)
    panel.threshold.value_changed.emit(0.25)
    panel.blend.setCurrentIndex(panel.blend.findData("textbook"))
    panel.blend.activated.emit(panel.blend.currentIndex())
    panel.colors.setCurrentIndex(panel.colors.findData("viridis"))
    panel.colors.activated.emit(panel.colors.currentIndex())
    style = state.selection.style
    assert (style.intensity, style.threshold) == (0.8, 0.25)
    assert (style.blend, style.colormap) == (Blend.TEXTBOOK, "viridis")
    assert panel.intensity.value == 0.8


def test_a_color_map_that_is_not_known_gives_way_to_the_usual_one(state, qtbot):
    state.restyle(colormap="of another version")
    panel = built(DisplayPanel, state, qtbot)
    state.set_methods(METHOD_LIST)
    assert state.selection.style.colormap == "jet"
    assert panel.colors.currentData() == "jet"


def test_the_mix_has_its_controls_when_there_is_one(ready, shown):
    panel = shown(DisplayPanel)
    assert not panel.combine.isVisible()
    ready.mix_layer("backbone/block0_conv")
    assert panel.combine.isVisible()
    panel.combine.setCurrentIndex(1)
    panel.combine.activated.emit(1)
    assert ready.selection.layer_blend == LayerBlend(("backbone/block0_conv",), Combine.MAX)
    ready.select(method="score-cam")
    assert not panel.combine.isVisible()
    assert panel.mix_note.text() == "Score-CAM does not combine layers."
    assert panel.mix_note.isVisible()
    ready.select(method="grad-cam")
    ready.choose_layer(None)
    assert not panel.combine.isVisible()
    assert not panel.mix_note.isVisible()


def test_the_spread_can_be_shown_where_there_is_one(ready, shown):
    panel = shown(DisplayPanel)
    request = Explain(planning.map_key_of(ready.selection, ready.known), ready.layer)
    ready.set_maps(fakes.maps(request, ready.model))
    assert not panel.std.isVisible()
    ready.set_maps(fakes.maps(request, ready.model, std={ready.layer: fakes.blob(7, 7)}))
    assert panel.std.isVisible()
    panel.std.click()
    assert ready.selection.layer_blend.std
    assert planning.layer_blend_of(ready.selection, ready.known).std


# --- input


def test_the_reason_and_the_guess_are_said(state, qtbot):
    panel = built(InputPanel, state, qtbot)
    assert panel.size_line.text() == "Input: 96 × 96 pixels, RGB"
    assert panel.box.currentText() == "Automatic: 0 to 1"
    assert panel.reason.text() == "A Rescaling layer inside the model does it."
    assert not panel.warning.isVisible()
    state.set_model(fakes.model_info(key="model-2", guessed=True))
    assert panel.warning.isVisible()
    state.select(preprocess="none")
    assert not panel.warning.isVisible()


def test_notes_of_the_model_are_said_as_long_as_it_is_open(state, qtbot):
    panel = built(InputPanel, state, qtbot)
    assert not panel.notes.isVisible()
    notes = (text("The labels in {file} cannot be read.", file="a.txt"), text("Second."))
    state.set_model(fakes.model_info(key="model-2", notes=notes))
    assert panel.notes.isVisible()
    assert panel.notes.text() == "The labels in a.txt cannot be read.\nSecond."
    state.set_model(fakes.model_info(key="model-3"))
    assert not panel.notes.isVisible()


def test_a_choice_changes_the_preprocessing(state, qtbot):
    panel = built(InputPanel, state, qtbot)
    panel.box.setCurrentIndex(1)
    panel.box.activated.emit(1)
    assert state.selection.preprocess == "none"


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ((None, None, 3), "Input: any size, RGB"),
        ((28, 20, 1), "Input: 20 × 28 pixels, grey"),
        ((32, 32, 5), "Input: 32 × 32 pixels, 5 channels"),
    ],
)
def test_other_input_shapes_are_said(state, qtbot, shape, words):
    state.set_model(fakes.model_info(key="other", input_shape=shape))
    assert built(InputPanel, state, qtbot).size_line.text() == words


def test_every_control_has_a_name_and_a_tooltip(predicted, qtbot):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    predicted.set_maps(
        fakes.maps(
            Explain(planning.map_key_of(predicted.selection, predicted.known)), predicted.model
        )
    )
    for kind in (TargetPanel, MethodPanel, DisplayPanel, InputPanel):
        panel = built(kind, predicted, qtbot)
        for widget_kind in (QComboBox, QLineEdit, QAbstractButton):
            for control in panel.findChildren(widget_kind):
                if control.focusPolicy() == Qt.FocusPolicy.NoFocus or not control.isVisible():
                    continue
                inner = control.parent()
                named = control.accessibleName() or getattr(control, "text", str)()
                assert named or inner.accessibleName(), (kind, control)
