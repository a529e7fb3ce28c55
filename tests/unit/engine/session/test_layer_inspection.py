"""Looks inside: what is answered from a kept pass, what costs a run, and what is refused."""

import numpy as np
import pytest

from engine.api.activations import ShowActivations, ShowShapes, ShowWeights
from engine.api.errors import EngineError
from engine.api.keys import InputKey, Target
from engine.api.outputs import OutputInfo
from engine.backends.protocol import LayerWeights
from engine.session.layer_inspection import LayerInspector
from engine.session.output_scores import OutputScores
from tests.unit.gui import fakes

INPUTS = np.random.default_rng(0).random((1, 96, 96, 3), np.float32)
KEY = InputKey("model-1", "image-1")
LAYER = "backbone/block0_conv"
TARGET = Target(1)
RAW = np.arange(12, dtype=np.float32).reshape(2, 2, 3)
GRADIENTS = np.array([[[1, 0, 4], [3, 0, 0]], [[0, 0, 0], [0, -8, 0]]], np.float32)


class OnePass:
    """A pass that holds some arrays."""

    def __init__(self, activations, gradients):
        self._activations, self._gradients = activations, gradients
        self.layers = tuple(gradients)

    def activations(self, layer):
        return self._activations[layer]

    def gradients(self, layer):
        return self._gradients[layer]


class OneNetwork:
    """A network that has one answer, and counts its runs."""

    def __init__(self, values=RAW, gradients=None, weights=None):
        self.runs = []
        self._values, self._gradients, self._weights = values, gradients, weights

    def forward_backward(self, inputs, objective, layers):
        self.runs.append((inputs, objective, layers))
        found = {} if self._gradients is None else {layers[0]: self._gradients}
        return OnePass({layers[0]: self._values}, found)

    def weights(self, layer):
        self.asked = layer
        return self._weights

    def shapes(self, height, width):
        self.runs.append((height, width))
        return {LAYER: (None, height - 2, width - 2, 8)}


def model_info(**changes):
    outputs = (OutputInfo("scores", 6, fakes.LABELS, "softmax"),)
    return fakes.model_info(**{"outputs": outputs, **changes})


def inspector(network, info):
    return LayerInspector(network, info, OutputScores(network, info))


def shown(network, layer=LAYER, target=TARGET, kept=None, info=None):
    info = info or model_info()
    looking = inspector(network, info)
    return looking.show(ShowActivations(KEY, layer, target), INPUTS, kept)


def test_a_kept_pass_costs_no_run():
    network = OneNetwork()
    found = shown(network, kept=OnePass({LAYER: RAW}, {LAYER: GRADIENTS}))
    assert network.runs == []
    assert np.array_equal(found.values, RAW)
    assert found.weights.tolist() == [1, -2, 1]  # means of four cells
    assert not found.values.flags.writeable
    assert not found.weights.flags.writeable


def test_a_layer_that_is_not_kept_is_run_for_the_target():
    network = OneNetwork(gradients=GRADIENTS)
    found = shown(network, target=Target(2), kept=OnePass({}, {}))
    ((inputs, objective, layers),) = network.runs
    assert inputs is INPUTS
    assert objective.weights.tolist() == [0, 0, 1, 0, 0, 0]
    assert layers == (LAYER,)
    assert found.weights.tolist() == [1, -2, 1]


def test_without_a_gradient_or_a_target_there_are_no_weights():
    assert shown(OneNetwork()).weights is None
    assert shown(OneNetwork(gradients=GRADIENTS), target=None).weights is None


def test_a_vector_becomes_one_cell():
    vector = np.array([1, -2, 3], np.float32)
    found = shown(OneNetwork(vector, vector * 2), "gap")
    assert found.values.shape == (1, 1, 3)
    assert found.values.ravel().tolist() == [1, -2, 3]
    assert found.weights.tolist() == [2, -4, 6]


def test_the_input_itself_needs_no_run():
    network = OneNetwork()
    found = shown(network, "input")
    assert network.runs == []
    assert np.array_equal(found.values, INPUTS[0])
    assert found.weights is None


def info_with(**how):
    row = fakes.layer("odd", explainable=False, **how)
    return model_info(layers=(*fakes.model_info().layers, row))


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ((), "several outputs"),
        ((None,), "one number"),
        ((None, 5, 8), r"no channels.*5 × 8"),
        ((None, 2, 4, 4, 8), r"no channels.*2 × 4 × 4 × 8"),
    ],
)
def test_layers_without_channels_are_refused_in_words(shape, words):
    network = OneNetwork()
    with pytest.raises(EngineError, match=words):
        shown(network, "odd", info=info_with(shape=shape))
    assert network.runs == []


def test_whole_numbers_are_no_activations():
    with pytest.raises(EngineError, match="whole numbers"):
        shown(OneNetwork(RAW.astype(np.int32)), "odd", info=info_with())


def test_an_unknown_layer_and_a_nested_input_are_refused():
    with pytest.raises(EngineError, match='no layer "nowhere"'):
        shown(OneNetwork(), "nowhere")
    row = fakes.layer("backbone/in", "InputLayer", explainable=False)
    nested = fakes.layer("nested", "Functional", children=(row,))
    with pytest.raises(EngineError, match="nested model"):
        shown(OneNetwork(), "backbone/in", info=model_info(layers=(nested,)))


def test_a_shared_layer_stands_for_its_last_call():
    calls = tuple(fakes.layer(f"conv@{number}") for number in (1, 2))
    network = OneNetwork()
    info = model_info(layers=(fakes.layer("conv", children=calls),))
    found = shown(network, "conv", info=info)
    assert network.runs[0][2] == ("conv@2",)
    assert found.request.layer == "conv"


def test_weights_are_told_with_their_dead_filters():
    kernel = np.ones((3, 3, 3, 4), np.float32)
    kernel[..., 2] = 0
    own = np.moveaxis(kernel, (3, 2), (0, 1))
    arrays = {"weight": own, "bias": np.zeros(4, np.float32)}
    network = OneNetwork(weights=LayerWeights(arrays, kernel))
    request = ShowWeights("model-1", LAYER)
    found = inspector(network, model_info()).weigh(request)
    assert network.asked == LAYER
    assert [array.name for array in found.arrays] == ["weight", "bias"]
    assert found.arrays[0].shape == (4, 3, 3, 3)  # as the model lays it out
    assert (found.filter_count, found.dead) == (4, (2,))
    assert found.kernels.shape == (3, 3, 3, 4)
    assert found.request == request


def test_a_layer_without_weights_has_none():
    network, info = OneNetwork(weights=LayerWeights({})), model_info()
    found = inspector(network, info).weigh(ShowWeights("m", "gap"))
    assert (found.arrays, found.kernels, found.filter_count, found.dead) == ((), None, 0, ())


def test_shapes_of_a_size_are_worked_out_once():
    network = OneNetwork()
    layers = inspector(network, model_info())
    request = ShowShapes(KEY)
    first = layers.shapes(request, (30, 40))
    assert first.request == request
    assert first.shapes == {LAYER: (None, 28, 38, 8)}
    assert layers.shapes(request, (30, 40)).shapes is first.shapes
    layers.shapes(request, (40, 30))
    assert network.runs == [(30, 40), (40, 30)]
