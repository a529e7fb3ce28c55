"""What is looked at inside: what is asked for, what is dropped, and the channel on the canvas."""

import numpy as np
import pytest

from engine.api.activations import ShowActivations, ShowWeights, WeightStatistics
from engine.api.display import ChannelSource, Compose, Region
from engine.api.errors import text
from engine.api.keys import LayerBlend, Target
from engine.api.results import Failure
from gui.core import planning
from gui.core.controller import Controller
from gui.core.state import State
from gui.notices import Notices
from tests.unit.gui import fakes


def weights(request):
    return WeightStatistics(request, (), None, 0, (), 1.0)


class Desk:
    """A state with a model, an image and its predictions; it hears what is wanted."""

    def __init__(self, qtbot):
        self.state = State()
        self.seeing = self.state.seeing
        self.wanted = []
        self._qtbot = qtbot
        self.seeing.wanted.connect(self.wanted.append)
        self.state.set_model(fakes.model_info())
        self.state.set_picture(fakes.picture())
        self.state.select(region=Region(0, 0, 64, 48, 64, 48))
        self.predict()

    def predict(self):
        fed = planning.input_of(self.state.selection)
        self.state.set_predictions(fakes.predictions(fed))

    def taken(self):
        """What was wanted since the last call."""
        self._qtbot.waitUntil(lambda: not self.seeing._asker.isActive())
        found, self.wanted[:] = list(self.wanted), []
        return found


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)


def test_nothing_is_asked_while_nobody_looks(desk):
    desk.state.select(layer="backbone/block0_conv")
    assert desk.taken() == []


def test_activations_follow_layer_target_and_image(desk):
    desk.seeing.show_activations(True)
    fed = planning.input_of(desk.state.selection)
    auto = desk.state.model.auto_layer
    assert desk.taken() == [ShowActivations(fed, auto, Target(0))]
    desk.state.select(layer="backbone/block0_conv")
    assert desk.taken() == [ShowActivations(fed, "backbone/block0_conv", Target(0))]
    desk.state.select(target=Target(3))
    assert desk.taken() == [ShowActivations(fed, "backbone/block0_conv", Target(3))]
    desk.state.set_picture(fakes.picture("b.png"))
    (asked,) = desk.taken()  # the chosen target stays, so that nothing is waited for
    assert asked.input.image == desk.state.picture.key


def test_without_a_target_the_prediction_is_waited_for(desk):
    desk.seeing.show_activations(True)
    desk.taken()
    desk.state.set_picture(fakes.picture("b.png"))
    assert desk.taken() == []
    desk.predict()
    assert len(desk.taken()) == 1


def test_the_same_is_asked_once(desk):
    desk.seeing.show_activations(True)
    (request,) = desk.taken()
    desk.state.restyle(intensity=0.9)
    desk.seeing.poke()
    assert desk.taken() == []
    desk.seeing.take(fakes.activations(request))
    assert desk.seeing.is_current
    desk.seeing.poke()
    assert desk.taken() == []


def test_an_answer_that_is_not_wanted_any_more_is_dropped(desk):
    desk.seeing.show_activations(True)
    (request,) = desk.taken()
    kept = fakes.activations(request)
    desk.seeing.take(kept)
    desk.state.select(layer="backbone/block0_conv")
    (newer,) = desk.taken()
    desk.seeing.take(fakes.activations(request))
    assert desk.seeing.activations is kept  # the last ones stay until the new ones are there
    assert not desk.seeing.is_current
    desk.seeing.take(fakes.activations(newer))
    assert desk.seeing.is_current


def test_a_refusal_is_kept_for_what_was_refused(desk):
    desk.seeing.show_activations(True)
    (request,) = desk.taken()
    desk.seeing.refuse(request, "No channels.")
    assert desk.seeing.refusal == "No channels."
    desk.seeing.poke()
    assert desk.taken() == []
    desk.state.select(layer="backbone/block0_conv")
    assert desk.seeing.refusal == ""
    desk.taken()
    desk.state.forget_failures()
    desk.state.select(layer=None)
    assert desk.seeing.refusal == ""


def test_layers_without_a_heatmap_are_looked_at_too(desk):
    desk.seeing.show_activations(True)
    desk.taken()
    desk.seeing.look_at("scores")
    assert desk.state.layer == desk.state.model.auto_layer
    assert [one.layer for one in desk.taken()] == ["scores"]
    desk.seeing.look_at(desk.state.layer)
    assert desk.seeing.layer == desk.state.layer
    desk.seeing.look_at("gap")
    desk.state.select(layer="backbone/block0_conv")
    assert desk.seeing.layer == "backbone/block0_conv"


def test_weights_are_asked_apart_from_activations(desk):
    desk.seeing.show_weights(True)
    request = ShowWeights("model-1", desk.state.layer)
    assert desk.taken() == [request]
    desk.seeing.take(weights(request))
    desk.state.set_picture(fakes.picture("b.png"))
    assert desk.taken() == []  # weights are the same for every image
    assert desk.seeing.weights.request == request


def test_another_model_forgets_what_was_seen(desk):
    desk.seeing.show_activations(True)
    (request,) = desk.taken()
    desk.seeing.take(fakes.activations(request))
    desk.state.set_model(fakes.model_info(key="model-2"))
    assert desk.seeing.activations is None


# --- the channel on the canvas


def put(desk, index=2):
    """Show a channel of the layer on the canvas."""
    desk.seeing.show_activations(True)
    (request,) = desk.taken()
    desk.seeing.take(fakes.activations(request))
    channel = Target(index, layer=request.layer)
    desk.state.select(channel=channel)
    return channel


def test_a_channel_takes_the_place_of_the_heatmap(desk):
    before = planning.compose_for(desk.state.selection, desk.state.known)
    channel = put(desk)
    compose = planning.compose_for(desk.state.selection, desk.state.known)
    fed = planning.input_of(desk.state.selection)
    assert compose.shown == ChannelSource(fed, channel.layer, channel.index)
    held = desk.seeing.activations.values
    assert np.array_equal(desk.seeing.channel_map, held[:, :, 2])
    desk.state.select(channel=None)
    assert planning.compose_for(desk.state.selection, desk.state.known) == before
    assert desk.seeing.channel_map is None


def test_a_channel_stays_for_another_image_and_is_asked_for_even_unseen(desk):
    channel = put(desk)
    desk.seeing.show_activations(False)
    desk.state.set_picture(fakes.picture("b.png"))
    assert desk.state.selection.channel == channel
    desk.predict()
    (asked,) = desk.taken()
    assert asked.layer == channel.layer


@pytest.mark.parametrize(
    "choice",
    [{"layer": "backbone/block0_conv"}, {"target": Target(4)}, {"method": "layer-cam"}],
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


def test_looking_at_another_layer_brings_the_heatmap_back(desk):
    put(desk)
    desk.seeing.look_at("scores")
    assert desk.state.selection.channel is None


# --- through the conductor


def test_what_is_wanted_reaches_the_engine_and_comes_back(qtbot):
    state, engine = State(), fakes.FakeEngine()
    controller = Controller(state, Notices())
    controller.attach(engine)
    state.set_model(fakes.model_info())
    state.set_picture(fakes.picture())
    state.select(region=Region(0, 0, 64, 48, 64, 48))
    engine.produced.emit(fakes.predictions(planning.input_of(state.selection)))
    state.seeing.show_activations(True)
    qtbot.waitUntil(lambda: any(isinstance(one, ShowActivations) for one in engine.requests))
    asked = next(one for one in engine.taken() if isinstance(one, ShowActivations))
    assert controller.pending_requests.pending[asked.lane] == asked
    state.select(channel=Target(1, layer=asked.layer))
    (compose,) = (one for one in engine.taken() if isinstance(one, Compose))
    assert isinstance(compose.shown, ChannelSource)
    engine.produced.emit(fakes.activations(asked))
    assert state.seeing.is_current
    assert asked.lane not in controller.pending_requests.pending
    assert compose in engine.taken()  # drawn as soon as it can be
    controller.detach()


def test_a_refused_look_is_told_in_the_panel_alone(qtbot):
    state, engine, notices = State(), fakes.FakeEngine(), Notices()
    told = []
    notices.told.connect(lambda *words: told.append(words))
    controller = Controller(state, notices)
    controller.attach(engine)
    state.set_model(fakes.model_info())
    state.seeing.show_weights(True)
    qtbot.waitUntil(lambda: any(isinstance(one, ShowWeights) for one in engine.requests))
    asked = next(one for one in engine.taken() if isinstance(one, ShowWeights))
    engine.failed.emit(Failure(asked, text("Not this layer.")))
    assert state.seeing.weights_refusal == "Not this layer."
    assert told == []
    assert asked.lane not in controller.pending_requests.pending
    controller.detach()


def test_what_was_given_up_is_asked_again_with_the_next_choice(desk):
    desk.seeing.show_activations(True)
    (request,) = desk.taken()
    desk.seeing.give_up(request)
    desk.seeing.poke()
    assert desk.taken() == [request]


def test_the_mix_is_not_of_channels(desk):
    layer = desk.state.model.auto_layer
    desk.state.select(channel=Target(1, layer=layer))
    fed = planning.input_of(desk.state.selection)
    compose = planning.compose_for(desk.state.selection, desk.state.known)
    assert compose.shown == ChannelSource(fed, layer, 1)
    desk.state.select(layer_blend=LayerBlend(others=("backbone/block0_conv",)))
    assert desk.state.selection.channel is None
