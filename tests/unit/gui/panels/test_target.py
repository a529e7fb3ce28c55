"""The target panel: what it shows of the predictions, and the target that it tells the state."""

import pytest

from engine.api.attribution import Prediction, Predictions
from engine.api.keys import InputKey, Target
from engine.api.model import UntrainedWeights
from engine.api.outputs import OutputInfo, OutputKind
from gui.core import chosen
from gui.core.state import State
from gui.panels.target import TargetPanel
from gui.widgets.controls.score_row import ScoreRow
from tests.unit.gui import fakes


def test_a_bar_chooses_a_target(ready, shown):
    panel = shown(TargetPanel)
    panel.bars.target_chosen.emit(Target(3))
    assert ready.selection.target == Target(3)


def test_why_nothing_is_explained_is_said(qtbot):
    state = State()
    panel = TargetPanel(state)
    qtbot.addWidget(panel)
    assert panel.words.text() == "No model is open."
    state.set_model(fakes.model_info(outputs=fakes.OUTPUTS))
    assert panel.words.text() == "No image is open."
    state.set_picture(fakes.picture())
    assert panel.words.text() == ""  # until it is known what the image shows
    state.set_predictions(fakes.predictions(chosen.input_of(state.selection, state.model)))
    assert panel.words.text().endswith(fakes.LABELS[0])


def test_the_way_back_to_the_top_class(ready, shown):
    panel = shown(TargetPanel)
    assert not panel.top_button.isEnabled()
    ready.select(target=Target(2))
    assert panel.top_button.isEnabled()
    panel.top_button.click()
    assert ready.selection.target is None


def test_the_last_classes_stay_until_the_next_are_there(ready, shown):
    panel = shown(TargetPanel)
    ready.select(preprocess="none")
    assert panel.classes.rowCount() == len(fakes.LABELS)
    fed = InputKey("model-1", ready.picture.key, "none")
    ready.set_predictions(fakes.predictions(fed, first=1))
    assert panel.classes.index(0).data() == "gear – 62.0 %"


def test_another_model_has_other_classes(ready, shown):
    panel = shown(TargetPanel)
    ready.set_model(fakes.model_info(key="model-2"))
    assert panel.classes.rowCount() == 0
    assert not panel.find_box.isEnabled()


CHANNELS = tuple(f"channel {number}" for number in range(6))
FEATURES = OutputInfo("pool", 6, CHANNELS, "linear", OutputKind.FEATURE_MAP, (7, 7))


def without_classes(state, outputs):
    state.set_model(fakes.model_info(key="model-2", outputs=outputs))
    layer = None if outputs else "backbone/block3_conv"
    key = chosen.input_of(state.selection, state.model)
    rows = tuple(
        Prediction(Target(number, layer=layer), f"channel {number}", None, 9.0 - place)
        for place, number in enumerate((4, 1, 0))
    )
    state.set_predictions(Predictions(key, rows, 1.0, grid=(7, 7) if outputs else None))


@pytest.mark.parametrize("outputs", [(FEATURES,), ()])
def test_channels_stand_for_classes_that_there_are_not(ready, shown, outputs):
    without_classes(ready, outputs)
    panel = shown(TargetPanel)
    assert panel.kind_line.text().startswith("No classes in this model: the channels of its ")
    assert panel.find_box.placeholderText() == "Find any channel"
    assert panel.bars.accessibleName() == "Strongest channels"
    layer = None if outputs else "backbone/block3_conv"
    assert ready.target == Target(4, layer=layer)
    buttons = panel.bars.findChildren(ScoreRow)
    assert [button.isChecked() for button in buttons[:3]] == [True, False, False]
    panel.bars.target_chosen.emit(buttons[1].target)
    assert ready.selection.target == Target(1, layer=layer)
    assert [button.isChecked() for button in buttons[:3]] == [False, True, False]
    assert panel.area.isHidden() is (not outputs)


def test_untrained_weights_are_said_above_the_predictions(ready, shown):
    panel = shown(TargetPanel)
    assert not panel.untrained_line.isVisible()
    untrained = UntrainedWeights(("conv", "scores"), is_whole=True)
    ready.set_model(fakes.model_info(key="model-2", untrained=untrained))
    assert panel.untrained_line.isVisible()
    assert panel.untrained_line.text() == str(untrained.sentence)
    ready.set_model(fakes.model_info(key="model-3"))
    assert not panel.untrained_line.isVisible()


def test_a_map_of_classes_is_said_to_be_one(ready, shown):
    cells = OutputInfo("cells", 2, ("road", "sky"), "softmax", OutputKind.CLASS_MAP, (7, 7))
    ready.set_model(fakes.model_info(key="model-2", outputs=(fakes.OUTPUTS[0], cells)))
    panel = shown(TargetPanel)
    assert panel.kind_line.text() == ""
    ready.choose_output(1)
    assert panel.kind_line.text().startswith("This model gives a class for every cell")
    assert panel.find_box.placeholderText() == "Find any class"
    ready.choose_output(0)
    assert panel.kind_line.text() == ""
    ready.set_model(fakes.model_info(key="model-3"))
    assert panel.kind_line.isHidden()
