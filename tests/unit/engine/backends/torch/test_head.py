"""The final activation of an output: found behind views, and told from others."""

from __future__ import annotations

import pytest

from engine.backends.torch.head import Head, Makers, find_head
from engine.models.exported_program.axes import layouts
from tests.program_graphs import GraphWriter


def head_of(net, value):
    graph = net.graph(value)
    return find_head(Makers(graph, layouts(graph)), value)


@pytest.mark.parametrize(
    ("op", "arguments", "activation"),
    [
        ("aten.softmax.int", {"dim": 1}, "softmax"),
        ("aten._softmax.default", {"dim": -1, "half_to_float": False}, "softmax"),
        ("aten.log_softmax.int", {"dim": 1}, "softmax"),
        ("aten._log_softmax.default", {"dim": 1}, "softmax"),
        ("aten.sigmoid.default", {}, "sigmoid"),
        ("aten.relu.default", {}, "linear"),
    ],
)
def test_what_a_vector_ends_in(op, arguments, activation):
    net = GraphWriter(x=(1, 4))
    done = net.op(op, (1, 3), self=net.linear("fc", "x", (1, 3)), **arguments)
    found = head_of(net, done)
    assert found.activation == activation
    assert found.value == (None if activation == "linear" else done)
    assert found.is_log == ("log" in op)


def test_views_and_dropout_may_stand_behind_it():
    net = GraphWriter(x=(1, 3, 1, 1))
    soft = net.op("aten.softmax.int", (1, 3, 1, 1), self="x", dim=1)
    flat = net.op("aten.flatten.using_ints", (1, 3), self=soft, start_dim=1)
    dropped = net.op("aten.dropout.default", (1, 3), input=flat, p=0.5, train=False)
    assert head_of(net, dropped) == Head("softmax", soft)


def test_a_softmax_over_cells_is_no_head():
    net = GraphWriter(x=(1, 3, 4, 4))
    cells = net.op("aten.softmax.int", (1, 3, 4, 4), self="x", dim=3)
    units = net.op("aten.softmax.int", (1, 3, 4, 4), self="x", dim=1)
    assert head_of(net, cells).value is None
    assert head_of(net, units).value == units


def test_logits_end_in_nothing():
    net = GraphWriter(x=(1, 4))
    soft = net.op("aten.softmax.int", (1, 4), self="x", dim=1)
    assert head_of(net, net.linear("fc", soft, (1, 3))) == Head("linear", None)
    assert head_of(net, "x") == Head("linear", None)
