"""A refused program as it describes itself."""

from __future__ import annotations

import pytest

from engine.api.errors import EngineError, text
from engine.models.exported_program.inspection import inspect_program
from engine.models.exported_program.program_graph import ProgramContents
from tests import program_graphs as graphs
from tests.program_graphs import GraphWriter


def test_its_layers_are_shown_and_none_can_be_explained():
    refusals = (text("It has an operation of its own."),)
    found = inspect_program(ProgramContents(graphs.vit(), (), refusals), "0" * 64, "net.pt2")
    rows = [row for top in found.layers for row in top.walk()]
    assert found.name == "Net"
    assert found.input_shape == (8, 12, 3)
    assert found.reasons == refusals
    assert found.param_count == sum(row.param_count for row in found.layers)
    assert len(rows) == 14
    assert not any(row.explainable for row in rows)
    assert {str(row.reason) for row in rows} == {"The model is only inspected: nothing runs in it."}


def test_operations_that_nobody_knows_are_shown():
    net = GraphWriter(x=(1, 7))
    odd = net.op("foreign.thing.default", (1, 7), self="x")
    found = inspect_program(ProgramContents(net.graph(odd), ()), "0" * 64, "net.pt2")
    assert [row.type for row in found.layers] == ["InputLayer", "aten.foreign"]
    assert found.input_shape == (7,)


def test_a_program_without_a_graph_is_refused():
    with pytest.raises(EngineError, match="has no description of a model"):
        inspect_program(ProgramContents(None, ()), "0" * 64, "net.pt2")
