"""Objectives are checked against outputs and layers, whatever the framework."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.model import LayerNode
from engine.api.scores import OutputActivation, ScoreKind
from engine.backends.objective import Objective, TopClass
from engine.backends.objective_kind import Kind, ObjectiveKinds, Part
from engine.backends.protocol import Output


@dataclass(frozen=True)
class Held:
    described: Output


def row(path: str, shape: tuple[int | None, ...], *children: LayerNode) -> LayerNode:
    return LayerNode(path, path, "Conv2D", shape, 0, True, (), True, children=children)


KINDS = ObjectiveKinds(
    "net",
    [Held(Output("scores", 2, "softmax"))],
    [
        row("conv", (None, 3, 4, 2)),
        row("two", (None, 5), row("two@1", (None, 5)), row("two@2", (None, 5))),
        row("one", (None,)),
        row("any", (None, None, None, 2)),
    ],
)
TWO = np.ones(2, np.float32)


def test_an_outputs_kind_has_what_functions_depend_on():
    assert KINDS.kind(TopClass()) == Kind(0)
    assert KINDS.kind(Objective(TWO, complement=True)) == Kind(0)
    asked = Objective(TWO, score=ScoreKind.PROBABILITY, complement=True, norm=True, reference=1.0)
    assert KINDS.kind(asked) == Kind(
        0,
        score=ScoreKind.PROBABILITY,
        complement=True,
        activation="softmax",
        is_norm=True,
        is_distance=True,
    )
    told = Objective(TWO, score=ScoreKind.PROBABILITY, activation=OutputActivation.SIGMOID)
    assert KINDS.kind(told).activation == "sigmoid"


def test_parts_of_a_grid():
    assert KINDS.kind(Objective(TWO, area=(0, 0, 1, 1))).part is Part.AREA
    assert KINDS.kind(Objective(TWO, mask=np.ones((2, 2)))).part is Part.MASK


def test_a_shared_layer_stands_for_its_last_call():
    assert KINDS.row("two").path == "two@2"
    kind = KINDS.kind(Objective(np.ones(5, np.float32), layer="two"))
    assert kind == Kind(0, "two@2")
    assert KINDS.unit_count(kind) == 5
    assert KINDS.unit_count(Kind(0)) == 2


def test_cells_of_any_size_are_not_known_before():
    assert KINDS.kind(Objective(TWO, layer="any", cell=(99, 99))).at_cell


@pytest.mark.parametrize(
    ("objective", "words"),
    [
        (TopClass(1), "no output 1"),
        (Objective(TWO, 1), "no output 1"),
        (Objective(np.ones(3)), "has 3 units, but scores has 2"),
        (Objective(TWO, layer="gone"), 'no layer "gone"'),
        (Objective(TWO, layer="one"), "no such neuron"),
        (Objective(np.ones(5), layer="two", cell=(0, 0)), "no such neuron"),
        (Objective(TWO, layer="conv", cell=(3, 0)), "row 3, column 0"),
        (Objective(TWO, layer="conv", cell=(0, -1)), "row 0, column -1"),
        (Objective(np.ones(3), layer="conv"), "has 3 units, but conv has 2"),
    ],
)
def test_what_is_not_there_is_refused(objective, words):
    with pytest.raises(EngineError, match=words):
        KINDS.kind(objective)
