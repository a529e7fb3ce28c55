"""The target panel: what it shows of the predictions, and the target that it tells the state."""

from engine.api.keys import InputKey, Target
from gui.panels.target import TargetPanel
from tests.unit.gui import fakes


def test_a_bar_chooses_a_target(ready, shown):
    panel = shown(TargetPanel)
    panel.bars.target_chosen.emit(Target(3))
    assert ready.selection.target == Target(3)


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
