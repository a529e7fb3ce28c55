"""What another model or image does to the selection."""

import dataclasses

import pytest
from PySide6.QtCore import QObject, Slot

from engine.api.activations import ShowWeights
from engine.api.display import Compose, Region, Style
from engine.api.keys import InputKey, Target
from engine.api.model import LoadModel
from gui.core import chosen, views
from gui.core.answers import PREDICTIONS_KEPT
from gui.core.selection import View
from gui.core.state import State
from tests.unit.gui import fakes

REGION = Region(0, 0, 64, 48, 64, 48)


@pytest.fixture
def state(qapp):
    return State()


def test_an_equal_choice_ends_there(state, qtbot):
    with qtbot.assertNotEmitted(state.selection_changed):
        state.select(layer=None, show_original=False)


def test_a_choice_tells_old_and_new(state, qtbot):
    with qtbot.waitSignal(state.selection_changed) as told:
        state.restyle(intensity=0.6)
    old, new = told.args
    assert (old.style, new.style) == (Style(), Style(intensity=0.6))


# --- a choice made while another one is told


class Listener(QObject):
    """Keeps what it is told, and may choose something itself."""

    def __init__(self, state, react=None):
        super().__init__()
        self.state, self.react, self.told = state, react, []
        state.selection_changed.connect(self.on_changed)

    @Slot(object, object)
    def on_changed(self, old, new):
        self.told.append((old, new))
        if self.react is not None and len(self.told) == 1:
            self.react()


def test_a_choice_inside_a_change_is_told_after_it_to_everybody(state):
    first = Listener(state, lambda: state.select(method="layer-cam"))
    second = Listener(state)
    before = state.selection
    state.select(target=Target(2))
    between = dataclasses.replace(before, target=Target(2))
    after = dataclasses.replace(between, method="layer-cam")
    assert first.told == second.told == [(before, between), (between, after)]
    assert state.selection == after


def test_choices_inside_a_change_do_not_undo_each_other(state):
    def react():
        state.restyle(intensity=0.6)
        state.restyle(threshold=0.2)
        state.choose_filters(from_image=True)
        state.set_up_filters(steps=7)
        state.set_up_filters(seed=3)
        state.toggle_chosen(4)
        state.toggle_chosen(2)

    heard = Listener(state, react)
    state.select(target=Target(2))
    assert len(heard.told) == 8
    style, filters = state.selection.style, state.selection.filters
    assert (style.intensity, style.threshold) == (0.6, 0.2)
    assert (filters.settings.steps, filters.settings.seed) == (7, 3)
    assert filters.chosen == (2, 4)


def test_an_equal_choice_inside_a_change_is_not_told(state):
    heard = Listener(state, lambda: state.select(target=Target(2)))
    state.select(target=Target(2))
    assert len(heard.told) == 1


def test_layers_combined_inside_a_change_are_all_there(state):
    state.set_model(fakes.model_info())

    def react():
        state.mix_layer("backbone/block0_conv")
        state.mix_layer("backbone/block1_conv")

    heard = Listener(state, react)
    state.select(target=Target(2))
    assert len(heard.told) == 3
    others = state.selection.layer_blend.others
    assert others == ("backbone/block0_conv", "backbone/block1_conv")


# --- another model, another image


def test_another_model_starts_target_and_preprocessing_anew(state):
    state.set_model(fakes.model_info())
    state.select(target=Target(2), preprocess="unit", layer="backbone/block1_conv")
    state.set_model(fakes.model_info("other.keras", key="model-2", count=3))
    now = state.selection
    assert (now.model, now.target, now.preprocess) == ("model-2", None, "auto")
    assert now.layer == "backbone/block1_conv"


def test_other_names_for_the_classes_change_nothing_else(state):
    state.set_model(fakes.model_info())
    state.set_picture(fakes.picture())
    state.select(target=Target(2), preprocess="unit", output=1, inspected="gap")
    picked = state.selection
    state.set_predictions(fakes.predictions(chosen.input_of(picked, state.model), output=1))
    assert state.predictions is not None
    named = fakes.model_info(request=LoadModel("model.keras", (("0", "cifar-10"),)))
    outputs = tuple(dataclasses.replace(each, labels=each.labels[::-1]) for each in named.outputs)
    state.set_model(dataclasses.replace(named, outputs=outputs))
    assert state.selection == picked
    assert state.predictions is None  # they had the old names


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


# --- what is on the screen


def test_what_is_visible_is_told_once(state, qtbot):
    with qtbot.waitSignal(state.visible_changed):
        state.set_visible(filters=True, filters_in_view=(1, 2))
    assert (state.visible.filters, state.visible.filters_in_view) == (True, (1, 2))
    with qtbot.assertNotEmitted(state.visible_changed):
        state.set_visible(filters=True)


def test_the_view_is_the_one_that_is_chosen(state):
    region = Region(0, 0, 64, 48, 64, 48)
    state.select(image="image-1", layer="conv", target=Target(2), region=region)
    (view,) = state.selection.views
    assert view == View("image-1", "conv", target=Target(2), region=region)
    assert state.selection.showing(view) == state.selection
    other = dataclasses.replace(view, layer="other")
    assert state.selection.showing(other).layer == "other"
    assert state.selection.showing(other).view == other


def test_what_is_known_is_the_same_object_until_an_answer_or_a_query_changes(state):
    known = state.known
    assert state.known is known
    state.restyle(intensity=0.6)
    assert state.known is known
    request = ShowWeights("model-1", "conv")
    state.queries.begin(request)
    pending = state.known
    assert pending is not known
    state.queries.refuse(request, "no")
    refused = state.known
    assert refused is not pending
    assert refused.refused == {request: "no"}
    state.queries.end(request)
    assert state.known is not refused
    ended = state.known
    state.set_model(fakes.model_info())
    assert state.known is not ended
    assert state.known.model is state.model


def test_what_may_be_stale_is_told_once_for_all_that_follows_from_one_event(state):
    told = []
    state.currency_changed.connect(lambda: told.append(state.selection.layer))
    with state.one_turn():
        state.select(layer="a")
        state.select(layer="b")
        state.maps_changed.emit()
        assert told == []
    assert told == ["b"]
    state.maps_changed.emit()  # nothing is another
    assert told == ["b"]
    state.select(style=Style(intensity=0.9))
    assert told == ["b"]


def test_what_is_stale_beside_the_active_view_is_told_apart(state):
    state.set_picture(fakes.picture())
    state.change_views(views.added)
    told = []
    state.currency_changed.connect(lambda: told.append("active"))
    state.beside_changed.connect(lambda: told.append("beside"))
    state.set_overlay(fakes.overlay(Compose(state.selection.image, REGION)), 0)
    assert told == ["beside"]
    state.set_overlay(fakes.overlay(Compose(state.selection.image, REGION)))
    assert told == ["beside", "active"]
