"""What another model or image does to the selection."""

import pytest

from engine.api.display import Region, Style
from engine.api.keys import InputKey, Target
from gui.core.state import PREDICTIONS_KEPT, State
from tests.unit.gui import fakes


@pytest.fixture
def state(qapp):
    return State()


def test_an_equal_choice_ends_there(state, qtbot):
    with qtbot.assertNotEmitted(state.selection_changed):
        state.select(layer=None, show_original=False)


def test_a_choice_tells_old_and_new(state, qtbot):
    with qtbot.waitSignal(state.selection_changed) as told:
        state.restyle(intensity=0.7)
    old, new = told.args
    assert (old.style, new.style) == (Style(), Style(intensity=0.7))


def test_another_model_starts_target_and_preprocessing_anew(state):
    state.set_model(fakes.model_info())
    state.select(target=Target(2), preprocess="unit", layer="backbone/block1_conv")
    state.set_model(fakes.model_info(key="model-2", count=3))
    now = state.selection
    assert (now.model, now.target, now.preprocess) == ("model-2", None, "auto")
    assert now.layer == "backbone/block1_conv"


def test_a_layer_that_the_new_model_lacks_gives_way_to_its_auto_layer(state):
    state.set_model(fakes.model_info())
    state.select(layer="backbone/block3_conv")
    state.set_model(fakes.model_info(key="model-2", count=2))
    assert state.selection.layer is None
    assert state.layer == "backbone/block1_conv"


def test_a_new_image_keeps_layer_and_explicit_target(state):
    state.set_model(fakes.model_info())
    state.set_picture(fakes.picture("a.png"))
    state.select(
        target=Target(1), layer="backbone/block0_conv", region=Region(0, 0, 64, 48, 64, 48)
    )
    state.set_picture(fakes.picture("b.png", seed=1))
    now = state.selection
    assert (now.target, now.layer, now.region) == (Target(1), "backbone/block0_conv", None)


def test_the_top_class_is_the_target_once_it_is_known(state):
    state.set_model(fakes.model_info())
    state.set_picture(fakes.picture())
    assert state.target is None
    state.set_predictions(fakes.predictions(InputKey("model-1", state.picture.key), first=2))
    assert state.target == Target(2)


def test_predictions_are_kept_for_the_way_back(state, qtbot):
    state.set_model(fakes.model_info())
    first, second = fakes.picture("a.png"), fakes.picture("b.png", seed=1)
    state.set_picture(first)
    state.set_predictions(fakes.predictions(InputKey("model-1", first.key)))
    state.set_picture(second)
    assert state.predictions is None
    with qtbot.waitSignal(state.predictions_changed):
        state.set_picture(first)
    assert state.predictions is not None


def test_predictions_of_old_inputs_are_let_go(state):
    for number in range(PREDICTIONS_KEPT + 1):
        state.set_predictions(fakes.predictions(InputKey("model-1", f"image-{number}")))
    state.select(model="model-1", image="image-0")
    assert state.predictions is None
    state.select(image="image-1")
    assert state.predictions is not None


def test_a_layer_chosen_alone_ends_the_mix(state):
    state.set_model(fakes.model_info())
    state.mix_layer("backbone/block0_conv")
    assert state.selection.layer_blend.others == ("backbone/block0_conv",)
    assert state.layer == "backbone/block3_conv"
    state.choose_layer("backbone/block1_conv")
    assert state.selection.layer_blend.others == ()


def test_settings_survive_another_model_and_the_output_does_not(state):
    state.set_model(fakes.model_info(outputs=fakes.OUTPUTS))
    parameters = state.selection.with_parameters("rise", (("masks", 50),))
    state.select(parameters=parameters, output=1)
    state.set_model(fakes.model_info(key="model-2"))
    assert state.selection.parameters == parameters
    assert state.selection.output == 0
