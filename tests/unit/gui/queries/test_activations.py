"""Activations and weights: what is asked for, what is dropped, and the channel on the canvas."""

import numpy as np
import pytest

from engine.api.activations import ShowActivations, ShowWeights
from engine.api.display import ChannelSource, Compose
from engine.api.keys import Lane, LayerBlend, Target
from gui.core import planning
from gui.queries.activations import (
    activations_shown,
    channel_map,
    inspected_layer,
    weights_shown,
)
from tests.unit.gui import fakes
from tests.unit.gui.core import desk as driven

FIRST = "backbone/block0_conv"


class Desk(driven.Desk):
    """A model, an image and its heatmap; nothing is asked that is not taken."""

    def __init__(self, qtbot):
        super().__init__(qtbot)
        self.open_model()
        self.show()
        self.settled()

    def asked(self):
        """What was asked of layers since the last call."""
        return self.taken(ShowActivations, ShowWeights)

    def shown(self):
        return activations_shown(self.state)


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.controller.detach()


def test_nothing_is_asked_while_nobody_looks(desk):
    desk.state.select(layer=FIRST)
    assert desk.asked() == []


def test_activations_follow_layer_target_and_image(desk):
    desk.state.set_visible(activations=True)
    source, auto = desk.input, desk.state.model.auto_layer
    assert desk.asked() == [ShowActivations(source, auto, Target(0))]
    desk.state.select(layer=FIRST)
    assert desk.asked() == [ShowActivations(source, FIRST, Target(0))]
    desk.state.select(target=Target(3))
    assert desk.asked() == [ShowActivations(source, FIRST, Target(3))]
    desk.open_image("/i/b.png")
    (asked,) = desk.asked()  # the chosen target stays, so that nothing is waited for
    assert asked.input.image == desk.state.picture.key


def test_without_a_target_the_prediction_is_waited_for(desk):
    desk.state.set_visible(activations=True)
    desk.asked()
    desk.open_image("/i/b.png", 1)
    desk.predict()
    assert len(desk.asked()) == 1


def test_the_same_is_asked_once(desk):
    desk.state.set_visible(activations=True)
    (request,) = desk.asked()
    desk.state.restyle(intensity=0.9)
    desk.state.set_visible(weights=False)
    assert desk.asked() == []
    desk.answer(fakes.activations(request))
    assert desk.shown().is_current
    desk.state.restyle(intensity=0.8)
    assert desk.asked() == []


def test_an_answer_that_is_not_wanted_any_more_is_dropped(desk):
    desk.state.set_visible(activations=True)
    (request,) = desk.asked()
    kept = fakes.activations(request)
    desk.answer(kept)
    desk.state.select(layer=FIRST)
    (newer,) = desk.asked()
    desk.answer(fakes.activations(request))
    assert desk.shown().activations is kept  # the last ones stay until the new ones are there
    assert not desk.shown().is_current
    desk.answer(fakes.activations(newer))
    assert desk.shown().is_current


def test_a_refusal_is_kept_for_what_was_refused(desk):
    desk.state.set_visible(activations=True)
    (request,) = desk.asked()
    desk.refuse(request, "No channels.")
    assert desk.shown().refusal == "No channels."
    desk.state.restyle(intensity=0.9)
    assert desk.asked() == []
    desk.state.select(layer=FIRST)
    assert desk.shown().refusal == ""
    desk.asked()
    desk.state.select(layer=None)
    assert desk.shown().refusal == "No channels."
    desk.controller.ask_again()
    assert desk.shown().refusal == ""


def test_layers_without_a_heatmap_are_inspected_too(desk):
    desk.state.set_visible(activations=True)
    desk.asked()
    desk.state.inspect("scores")
    assert desk.state.layer == desk.state.model.auto_layer
    assert [one.layer for one in desk.asked()] == ["scores"]
    desk.state.inspect(desk.state.layer)
    assert inspected_layer(desk.state) == desk.state.layer
    desk.state.inspect("gap")
    desk.state.select(layer=FIRST)
    assert inspected_layer(desk.state) == FIRST


def test_weights_are_asked_apart_from_activations(desk):
    desk.state.set_visible(weights=True)
    request = ShowWeights("model-1", desk.state.layer)
    assert desk.asked() == [request]
    desk.answer(fakes.weights(request))
    desk.open_image("/i/b.png")
    assert desk.asked() == []  # weights are the same for every image
    assert weights_shown(desk.state).weights.request == request


def test_another_model_forgets_what_was_seen(desk):
    desk.state.set_visible(activations=True)
    (request,) = desk.asked()
    desk.answer(fakes.activations(request))
    desk.open_model("/m/other.keras", key="model-2")
    assert desk.shown().activations is None


# --- the channel on the canvas


def put(desk, index=2):
    """Show a channel of the layer on the canvas."""
    desk.state.set_visible(activations=True)
    (request,) = desk.asked()
    desk.answer(fakes.activations(request))
    channel = Target(index, layer=request.layer)
    desk.state.select(channel=channel)
    return channel


def test_a_channel_takes_the_place_of_the_heatmap(desk):
    before = planning.compose_for(desk.state.selection, desk.state.known)
    channel = put(desk)
    compose = planning.compose_for(desk.state.selection, desk.state.known)
    assert compose.shown == ChannelSource(desk.input, channel.layer, channel.index)
    held = desk.state.activations.values
    assert np.array_equal(channel_map(desk.state.selection, desk.state.known), held[:, :, 2])
    desk.state.select(channel=None)
    assert planning.compose_for(desk.state.selection, desk.state.known) == before
    assert channel_map(desk.state.selection, desk.state.known) is None


def test_a_channel_stays_for_another_image_and_is_asked_for_even_unseen(desk):
    channel = put(desk)
    desk.state.set_visible(activations=False)
    desk.open_image("/i/b.png", 1)
    assert desk.state.selection.channel == channel
    assert (
        channel_map(desk.state.selection, desk.state.known) is None
    )  # that of the last image is not this one's
    desk.predict()
    (asked,) = desk.asked()
    assert asked.layer == channel.layer


@pytest.mark.parametrize(
    "choice",
    [{"layer": FIRST}, {"target": Target(4)}, {"method": "layer-cam"}],
)
def test_choosing_what_is_seen_in_the_heatmap_brings_it_back(desk, choice):
    put(desk)
    desk.state.select(**choice)
    assert desk.state.selection.channel is None


@pytest.mark.parametrize("choice", [{"show_original": True}, {"preprocess": "none"}])
def test_other_choices_keep_the_channel(desk, choice):
    channel = put(desk)
    desk.state.select(**choice)
    desk.state.restyle(colormap="viridis")
    assert desk.state.selection.channel == channel


def test_inspecting_another_layer_brings_the_heatmap_back(desk):
    put(desk)
    desk.state.inspect("scores")
    assert desk.state.selection.channel is None


# --- through the controller


def test_a_channel_is_drawn_as_soon_as_its_activations_are_there(desk):
    desk.state.set_visible(activations=True)
    (asked,) = desk.asked()
    assert desk.state.queries.pending[asked.lane] == asked
    desk.state.select(channel=Target(1, layer=asked.layer))
    (compose,) = (one for one in desk.engine.taken() if isinstance(one, Compose))
    assert isinstance(compose.shown, ChannelSource)
    desk.answer(fakes.activations(asked))
    assert desk.shown().is_current
    assert asked.lane not in desk.state.queries.pending
    assert compose in desk.engine.taken()


def test_a_refusal_is_told_in_the_panel_alone(desk):
    desk.state.set_visible(weights=True)
    (asked,) = desk.asked()
    desk.refuse(asked, "Not this layer.")
    assert weights_shown(desk.state).refusal == "Not this layer."
    assert desk.told == []
    assert asked.lane not in desk.state.queries.pending


def test_what_was_stopped_is_asked_again_with_the_next_choice(desk):
    desk.state.set_visible(activations=True)
    (request,) = desk.asked()
    desk.controller.cancel()
    assert desk.shown().is_stopped
    assert Lane.ACTIVATIONS in desk.engine.cancelled
    desk.state.restyle(intensity=0.9)
    assert desk.asked() == []
    desk.state.select(channel=Target(1, layer=request.layer))
    assert desk.asked() == [request]


def test_layers_are_not_combined_with_channels(desk):
    layer = desk.state.model.auto_layer
    desk.state.select(channel=Target(1, layer=layer))
    assert isinstance(
        desk.state.known and planning.compose_for(desk.state.selection, desk.state.known).shown,
        ChannelSource,
    )
    desk.state.select(layer_blend=LayerBlend(others=(FIRST,)))
    assert desk.state.selection.channel is None
