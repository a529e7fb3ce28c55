"""The layer of an exported program that is explained unless another is chosen."""

from __future__ import annotations

import pytest

from engine.backends.torch.default_layer import choose_auto_layer
from engine.backends.torch.outputs import scored_outputs
from engine.models.exported_program.layer_tree import program_tree
from tests import program_graphs as graphs
from tests.program_graphs import GraphWriter


def chosen(graph):
    image = graph.inputs[0]
    _, channels, height, width = graph.values[image].shape
    tree = program_tree(graph, image)
    outputs = scored_outputs(graph, tree, (height, width, channels))
    return choose_auto_layer(graph, tree, outputs[0] if outputs else None)


@pytest.mark.parametrize(
    ("graph", "path", "words"),
    [
        pytest.param(graphs.resnet(), "layer1.0", "(8 × 8) before avgpool", id="resnet"),
        pytest.param(graphs.unet(), "bottom_relu", "smallest grid (4 × 4)", id="unet"),
        pytest.param(graphs.channels_last(), "add", "(4 × 6) before mean", id="channels_last"),
        pytest.param(graphs.vit(), "blocks.0.norm1", "only the class token counts", id="vit"),
        pytest.param(graphs.vit(is_mean=True), "norm", "patches' tokens (2 × 3).", id="mean"),
    ],
)
def test_the_layer_and_why(graph, path, words):
    found, why = chosen(graph)
    assert found == path
    assert words in str(why)


def test_a_layer_that_the_output_never_sees_is_passed_over():
    net = GraphWriter(x=(1, 3, 8, 8))
    seen = net.conv("seen", "x", (1, 4, 8, 8))
    net.conv("aside", "x", (1, 4, 8, 8))
    mean = net.op("aten.mean.dim", (1, 4), self=seen, dim=(2, 3))
    assert chosen(net.graph(net.linear("fc", mean, (1, 10))))[0] == "seen"


def test_rows_of_cells_without_norms_are_explained_before_they_are_rows():
    net = GraphWriter(x=(1, 3, 8, 8))
    grid = net.relu("relu", net.conv("conv", "x", (1, 4, 8, 8)))
    flat = net.op("aten.flatten.using_ints", (1, 4, 64), self=grid, start_dim=2)
    rows = net.op("aten.transpose.int", (1, 64, 4), self=flat, dim0=1, dim1=2)
    gated = net.op("aten.tanh.default", (1, 64, 4), self=net.linear("gate", rows, (1, 64, 4)))
    mean = net.op("aten.mean.dim", (1, 4), self=gated, dim=(1,))
    found, why = chosen(net.graph(net.linear("fc", mean, (1, 10))))
    assert found == "relu"
    assert "before its cells become rows" in str(why)


def test_no_layer_with_a_grid():
    net = GraphWriter(x=(1, 3, 8, 8))
    flat = net.op("aten.flatten.using_ints", (1, 192), self="x", start_dim=1)
    found, why = chosen(net.graph(net.linear("fc", flat, (1, 10))))
    assert found is None
    assert "no heatmap can be drawn" in str(why)
