"""Axes followed through views: channels last, patches, windows, shuffled channels."""

from __future__ import annotations

import pytest

from engine.models.exported_program.axes import Patches, layouts
from tests import program_graphs as graphs
from tests.program_graphs import GraphWriter


def test_channels_that_come_last_for_a_while():
    graph = graphs.channels_last()
    found = layouts(graph)
    orders = {node.name: found[node.name].order for node in graph.nodes}
    assert [order for name, order in orders.items() if name.startswith(("conv", "add"))] == [
        (0, 2, 3, 1),
        (0, 2, 3, 1),
    ]
    assert [order for name, order in orders.items() if name.startswith(("layer", "linear"))] == [
        (0, 1, 2, 3),
        (0, 1, 2, 3),
        (0, 1, 2, 3),
        (0, 1),
    ]


@pytest.mark.parametrize(("is_mean", "leading"), [(False, 1), (True, 0)])
def test_patches_and_the_tokens_before_them(is_mean, leading):
    found = layouts(graphs.vit(is_mean=is_mean))
    norms = [layout for name, layout in found.items() if name.startswith("layer_norm")]
    assert {layout.patches for layout in norms} == {Patches(leading, 2, 3)}
    assert all(layout.order == (0, 1, 2) and layout.has_grid for layout in norms)


def test_patches_without_their_leading_tokens_are_a_grid_again():
    net = GraphWriter(x=(1, 3, 8, 12))
    patches = net.conv("patch", "x", (1, 4, 2, 3), 4)
    rows = net.op("aten.view.default", (1, 4, 6), self=patches, size=(1, 4, 6))
    rows = net.op("aten.permute.default", (1, 6, 4), self=rows, dims=(0, 2, 1))
    token = net.constant("token", (1, 2, 4))
    both = net.op("aten.cat.default", (1, 8, 4), tensors=(token, rows), dim=1)
    alone = net.op("aten.slice.Tensor", (1, 6, 4), self=both, dim=1, start=2)
    grid = net.op("aten.view.default", (1, 2, 3, 4), self=alone, size=(1, 2, 3, 4))
    found = layouts(net.graph(grid))
    assert found[both].patches == Patches(2, 2, 3)
    assert found[alone].patches == Patches(0, 2, 3)
    assert found[grid].has_grid
    assert found[grid].order == (0, 1, 2, 3)


def test_windows_are_no_grid_and_become_one_again():
    net = GraphWriter(x=(1, 6, 4, 8))
    last = net.op("aten.permute.default", (1, 4, 8, 6), self="x", dims=(0, 2, 3, 1))
    parts = net.op("aten.view.default", (1, 2, 2, 4, 2, 6), self=last)
    apart = net.op("aten.permute.default", (1, 2, 4, 2, 2, 6), self=parts, dims=(0, 1, 3, 2, 4, 5))
    windows = net.op("aten.reshape.default", (8, 4, 6), self=apart)
    mixed = net.linear("mix", windows, (8, 4, 6))
    back = net.op("aten.view.default", (1, 2, 4, 2, 2, 6), self=mixed)
    back = net.op("aten.permute.default", (1, 2, 2, 4, 2, 6), self=back, dims=(0, 1, 3, 2, 4, 5))
    whole = net.op("aten.reshape.default", (1, 4, 8, 6), self=back)
    found = layouts(net.graph(whole))
    assert not found[windows].has_grid
    assert not found[mixed].has_grid
    assert found[whole].has_grid
    assert found[whole].order == (0, 1, 2, 3)


@pytest.mark.parametrize("batch", [1, 2, None])
def test_shuffled_channels_stay_channels(batch):
    net = GraphWriter(x=(batch, 6, 4, 4))
    groups = net.op("aten.view.default", (batch, 2, 3, 4, 4), self="x")
    turned = net.op("aten.transpose.int", (batch, 3, 2, 4, 4), self=groups, dim0=1, dim1=2)
    done = net.op("aten.view.default", (batch, 6, 4, 4), self=turned)
    layout = layouts(net.graph(done))[done]
    assert layout.has_grid
    assert layout.order == (0, 2, 3, 1)


def test_pixels_made_of_channels_are_a_finer_grid():
    net = GraphWriter(x=(1, 8, 4, 6))
    parts = net.op("aten.view.default", (1, 2, 2, 2, 4, 6), self="x")
    order = (0, 1, 4, 2, 5, 3)
    turned = net.op("aten.permute.default", (1, 2, 4, 2, 6, 2), self=parts, dims=order)
    done = net.op("aten.view.default", (1, 2, 8, 12), self=turned)
    layout = layouts(net.graph(done))[done]
    assert layout.has_grid
    assert layout.order == (0, 2, 3, 1)


def test_rows_that_are_no_patches_have_their_channels_last():
    net = GraphWriter(x=(1, 3, 8, 8))
    small = net.conv("small", "x", (1, 5, 2, 2))
    large = net.conv("large", "x", (1, 5, 4, 4))
    flat = [
        net.op("aten.view.default", (1, 5, size), self=value)
        for value, size in ((small, 4), (large, 16))
    ]
    both = net.op("aten.cat.default", (1, 5, 20), tensors=tuple(flat), dim=2)
    layout = layouts(net.graph(both))[both]
    assert layout.order == (0, 2, 1)
    assert not layout.has_grid


def test_scores_of_attention_are_no_grid():
    net = GraphWriter(x=(1, 4, 2, 3))
    rows = net.op("aten.flatten.using_ints", (1, 4, 6), self="x", start_dim=2)
    turned = net.op("aten.transpose.int", (1, 6, 4), self=rows, dim0=1, dim1=2)
    scores = net.op("aten.matmul.default", (1, 6, 6), self=turned, other=rows)
    seen = net.op("aten.matmul.default", (1, 6, 4), self=scores, other=turned)
    found = layouts(net.graph(seen))
    assert not found[scores].has_grid
    assert found[seen].patches == Patches(0, 2, 3)


def test_lost_axes_are_told_by_the_grids_that_are_known():
    net = GraphWriter(x=(1, 3, 4, 6))
    stacked = net.op("aten.stack.default", (2, 1, 3, 4, 6), tensors=("x"))
    strange = net.op("aten.strange.default", (1, 6, 4, 6), self=stacked)
    other = net.op("aten.strange.default", (1, 6, 5, 5), self=stacked)
    found = layouts(net.graph(strange, other))
    assert found[strange].order == (0, 2, 3, 1)
    assert not found[other].has_grid


def test_an_empty_tensor_is_nothing():
    net = GraphWriter(x=(1, 3, 4, 4))
    none = net.op("aten.slice.Tensor", (1, 0, 4, 4), self="x", dim=1, start=0, end=0)
    done = net.op("aten.view.default", (1, 0), self=none)
    assert not layouts(net.graph(done))[done].has_grid
