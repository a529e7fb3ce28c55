"""CAM's weights: found behind whatever PyTorch makes of a dense layer, refused of other heads."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.backends.objective import Objective
from engine.backends.torch.outputs import scored_outputs
from engine.backends.torch.pooling import pooled_weights
from engine.models.exported_program.layer_tree import program_tree
from tests import program_graphs as graphs
from tests.program_graphs import GraphWriter

UNITS = 10
KERNEL = np.random.default_rng(7).normal(size=(UNITS, 4)).astype(np.float32)
"""As PyTorch stores it, a row for each unit."""


def weights_of(graph, kernel=KERNEL):
    tree = program_tree(graph, "x")
    (output,) = scored_outputs(graph, tree, (8, 8, 3))
    wanted = np.zeros(UNITS, np.float32)
    wanted[[2, 5]] = 1.0, -1.0
    return pooled_weights("net", graph, tree, lambda name: kernel, output, Objective(wanted))


def features(net):
    return net.relu("features.relu", net.conv("features.conv", "x", (1, 4, 8, 8)))


def linear(net, mean):
    return net.linear("fc", mean, (1, UNITS))


def product(net, mean):
    weight, bias = net.constant("fc.weight", (UNITS, 4)), net.constant("fc.bias", (UNITS,))
    turned = net.op("aten.permute.default", (4, UNITS), self=weight, dims=(1, 0))
    return net.op("aten.addmm.default", (1, UNITS), self=bias, mat1=mean, mat2=turned)


def softmax(net, mean):
    return net.op("aten.softmax.int", (1, UNITS), self=linear(net, mean), dim=1)


@pytest.mark.parametrize("dense", [linear, product, softmax])
def test_a_mean_and_a_dense_layer(dense):
    net = GraphWriter(x=(1, 3, 8, 8))
    mean = net.op("aten.mean.dim", (1, 4), self=features(net), dim=(-1, -2))
    layer, found = weights_of(net.graph(dense(net, mean)))
    assert layer == "features.relu"
    np.testing.assert_array_equal(found, KERNEL[2] - KERNEL[5])


def test_a_pooling_layer_views_and_dropout():
    layer, found = weights_of(graphs.resnet())
    assert layer == "layer1.0"
    np.testing.assert_array_equal(found, KERNEL[2] - KERNEL[5])


def test_a_convolution_of_a_single_cell():
    net = GraphWriter(x=(1, 3, 8, 8))
    mean = net.op("aten.mean.dim", (1, 4, 1, 1), self=features(net), dim=(2, 3), keepdim=True)
    done = net.conv("fc", mean, (1, UNITS, 1, 1), 1)
    layer, found = weights_of(net.graph(done), KERNEL[:, :, None, None])
    assert layer == "features.relu"
    np.testing.assert_array_equal(found, KERNEL[2] - KERNEL[5])


def hidden(net):
    mean = net.op("aten.mean.dim", (1, 4), self=features(net), dim=(2, 3))
    first = net.op("aten.relu.default", (1, 4), self=net.linear("first", mean, (1, 4)))
    return net.linear("fc", first, (1, UNITS))


def flattened(net):
    flat = net.op("aten.flatten.using_ints", (1, 256), self=features(net), start_dim=1)
    return net.linear("fc", flat, (1, UNITS))


def one_side(net):
    mean = net.op("aten.mean.dim", (1, 4, 8), self=features(net), dim=(2,))
    flat = net.op("aten.flatten.using_ints", (1, 32), self=mean, start_dim=1)
    return net.linear("fc", flat, (1, UNITS))


def maxima(net):
    most = net.op("aten.amax.default", (1, 4), self=features(net), dim=(2, 3))
    return net.linear("fc", most, (1, UNITS))


@pytest.mark.parametrize("make", [hidden, flattened, one_side, maxima])
def test_other_heads_are_refused(make):
    net = GraphWriter(x=(1, 3, 8, 8))
    with pytest.raises(EngineError, match="global average pooling and one dense layer; net does"):
        weights_of(net.graph(make(net)))


def test_a_layers_channel_is_refused():
    graph = graphs.resnet()
    objective = Objective(np.ones(4, np.float32), layer="stem")
    with pytest.raises(EngineError, match="global average pooling"):
        pooled_weights("net", graph, program_tree(graph, "x"), lambda name: KERNEL, None, objective)
