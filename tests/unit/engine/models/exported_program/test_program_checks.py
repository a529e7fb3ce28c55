"""A program from the box is believed as far as its parts fit together."""

from dataclasses import replace

import pytest

from engine.models.exported_program.program_checks import check_program
from engine.models.exported_program.program_graph import ValueMeta, ValueRef
from tests.exported_archives import read, small


@pytest.fixture(scope="module")
def sound():
    return read(small().data())[0]


def test_a_sound_one_passes(sound):
    check_program(sound.graph, sound.data_sets)


def last(graph, **changes):
    return replace(graph, nodes=(*graph.nodes[:-1], replace(graph.nodes[-1], **changes)))


CHANGES = {
    "taken before it is made": lambda graph: last(graph, arguments={"self": ValueRef("later")}),
    "before it is made": lambda graph: replace(graph, nodes=graph.nodes[::-1]),
    "made twice": lambda graph: last(graph, results=("x",)),
    "one name": lambda graph: last(graph, name="mean"),
    "an output is not made": lambda graph: replace(graph, outputs=("nobody",)),
    "no inputs or outputs": lambda graph: replace(graph, outputs=(), output_names=()),
    "not as many": lambda graph: replace(graph, output_names=("a", "b")),
    "nothing is told of x": lambda graph: replace(
        graph, values={name: each for name, each in graph.values.items() if name != "x"}
    ),
    "has no numbers": lambda graph: replace(
        graph, constants=(*graph.constants[:-1], replace(graph.constants[-1], data_set=9))
    ),
    "has other numbers": lambda graph: replace(
        graph, values={**graph.values, "p_fc_bias": ValueMeta("float32", (6,))}
    ),
    "other numbers than it is made for": lambda graph: replace(
        graph, values={**graph.values, "p_fc_bias": ValueMeta("int32", (5,))}
    ),
}


@pytest.mark.parametrize("why", CHANGES)
def test_what_does_not_fit(sound, why):
    with pytest.raises(ValueError, match=why.removeprefix("taken ")):
        check_program(CHANGES[why](sound.graph), sound.data_sets)


def test_too_much(sound, monkeypatch):
    monkeypatch.setattr("engine.models.exported_program.program_checks.MAX_NODES", 2)
    with pytest.raises(ValueError, match="too many"):
        check_program(sound.graph, sound.data_sets)
