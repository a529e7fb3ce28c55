"""Weights of programs written by hand, filters against the sums that PyTorch makes with them."""

from __future__ import annotations

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from engine.api.errors import EngineError
from engine.backends.torch.weights import check_finite, layer_weights
from engine.models.exported_program.layer_tree import program_tree
from engine.models.exported_program.program_graph import ValueMeta
from tests import program_graphs as graphs
from tests.program_graphs import CONV, GraphWriter

RANDOM = np.random.default_rng(5)


def arrays_of(graph):
    shapes = {each.data_set: graph.values[each.value].shape for each in graph.constants}
    return [RANDOM.normal(size=shapes[at]).astype(np.float32) for at in sorted(shapes)]


def weights(graph, path, arrays=None):
    arrays = arrays_of(graph) if arrays is None else arrays
    return layer_weights(graph, arrays, program_tree(graph, graph.inputs[0]), path, "net")


def test_names_and_numbers_are_the_layers_own():
    graph = graphs.resnet()
    arrays = arrays_of(graph)
    found = weights(graph, "layer1.0.conv1", arrays)
    assert list(found.arrays) == ["weight", "bias"]
    at = {each.path: each.data_set for each in graph.constants}
    own = arrays[at["layer1.0.conv1.weight"]]
    assert np.array_equal(found.arrays["weight"], own)
    assert found.kernel.shape == (3, 3, 4, 4)
    assert found.kernel[1, 2, 3, 0] == own[0, 3, 1, 2]
    dense = weights(graph, "fc", arrays)
    assert np.array_equal(dense.kernel, arrays[at["fc.weight"]].T)


@pytest.mark.parametrize("path", ["layer1", "layer1.0", "layer1.0.relu", "layer1.0.add", "x"])
def test_others_have_none(path):
    found = weights(graphs.resnet(), path)
    assert (dict(found.arrays), found.kernel) == ({}, None)


def test_a_norm_has_weights_but_no_filters():
    found = weights(graphs.vit(), "norm")
    assert list(found.arrays) == ["weight"]
    assert found.kernel is None


def test_an_attention_has_those_that_its_functions_take():
    found = weights(graphs.vit(), "blocks.0.attn")
    assert list(found.arrays) == ["in_proj_weight", "in_proj_bias"]
    assert found.kernel.shape == (4, 12)


def test_a_functions_weights_are_what_it_takes():
    net = GraphWriter(x=(1, 3, 8, 8))
    weight = net.constant("kernels.first", (5, 3, 3, 3))
    value = net.op("aten.conv2d.default", (1, 5, 6, 6), input="x", weight=weight)
    found = weights(net.graph(value), "conv2d")
    assert list(found.arrays) == ["kernels.first"]
    assert found.kernel.shape == (3, 3, 3, 5)


def test_a_matrix_that_is_turned_first_is_one_of_filters():
    net = GraphWriter(x=(1, 6))
    weight, bias = net.constant("fc.weight", (4, 6)), net.constant("fc.bias", (4,))
    net.within("fc", graphs.LINEAR)
    turned = net.op("aten.t.default", (6, 4), self=weight)
    value = net.op("aten.addmm.default", (1, 4), self=bias, mat1="x", mat2=turned)
    net.leave()
    graph = net.graph(value)
    arrays = arrays_of(graph)
    assert np.array_equal(weights(graph, "fc", arrays).kernel, arrays[0].T)


@pytest.mark.parametrize("groups", [1, 2])
@pytest.mark.parametrize("op", ["conv_transpose2d.input", "convolution.default"])
def test_filters_of_a_transposed_convolution(op, groups):
    """Each makes its output channel alone, of its group's channels."""
    net = GraphWriter(x=(1, 6, 5, 5))
    weight = net.constant("up.weight", (6, 4 // groups, 3, 3))
    more = {"transposed": True} if "convolution" in op else {}
    value = net.module("up", CONV, f"aten.{op}", (1, 4, 7, 7), input="x", weight=weight,
                       groups=groups, **more)  # fmt: skip
    graph = net.graph(value)
    arrays = arrays_of(graph)
    kernel = weights(graph, "up", arrays).kernel
    assert kernel.shape == (3, 3, 6 // groups, 4)
    inputs = torch.tensor(RANDOM.normal(size=(1, 6, 5, 5)).astype(np.float32))
    whole = F.conv_transpose2d(inputs, torch.tensor(arrays[0]), groups=groups)
    for channel in range(4):
        within = inputs.chunk(groups, dim=1)[channel // (4 // groups)]
        one = np.ascontiguousarray(kernel[..., channel].transpose(2, 0, 1)[:, None])
        alone = F.conv_transpose2d(within, torch.tensor(one))
        torch.testing.assert_close(alone[:, 0], whole[:, channel])


def test_filters_of_a_grouped_convolution_see_their_group():
    net = GraphWriter(x=(1, 6, 5, 5))
    weight = net.constant("c.weight", (4, 3, 3, 3))
    value = net.module(
        "c", CONV, "aten.conv2d.default", (1, 4, 3, 3), input="x", weight=weight, groups=2
    )
    assert weights(net.graph(value), "c").kernel.shape == (3, 3, 3, 4)


def as_bfloat16(graph):
    """Its first constant in bfloat16, as files store it."""
    first = graph.constants[0].value
    shape = graph.values[first].shape
    graph.values[first] = ValueMeta("bfloat16", shape)
    arrays = arrays_of(graph)
    kept = torch.tensor(arrays[0]).bfloat16()
    arrays[0] = kept.view(torch.int16).numpy()
    return graph, arrays, kept.float().numpy()


def test_halves_are_read_as_they_are():
    graph, arrays, expected = as_bfloat16(graphs.resnet())
    found = weights(graph, "stem", arrays).arrays["weight"]
    assert found.dtype == np.float32
    assert np.array_equal(found, expected)


def test_an_unknown_layer_is_refused():
    with pytest.raises(EngineError, match='no layer "nowhere"'):
        weights(graphs.resnet(), "nowhere")


def test_numbers_that_are_not_finite_are_refused_by_their_layer():
    graph = graphs.resnet()
    arrays = arrays_of(graph)
    check_finite(graph, arrays, "net")
    arrays[2][0] = np.inf
    with pytest.raises(EngineError, match=r"weights of net .* in layer layer1.0.conv1"):
        check_finite(graph, arrays, "net")


def test_halves_are_checked_too():
    graph, arrays, _ = as_bfloat16(graphs.resnet())
    check_finite(graph, arrays, "net")
    arrays[0].reshape(-1)[3] = 0x7FC0  # a NaN
    with pytest.raises(EngineError, match="in layer stem"):
        check_finite(graph, arrays, "net")
