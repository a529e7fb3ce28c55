"""Scores of outputs with vectors, grids and tables, and of layers' neurons, by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from engine.api.errors import EngineError, text
from engine.api.model import LayerNode
from engine.api.outputs import OutputKind
from engine.api.scores import OutputActivation, ScoreKind
from engine.backends.objective import Objective, TopClass
from engine.backends.protocol import Description, Output
from engine.backends.torch.program import Hooks, Run, ScoredOutput
from engine.backends.torch.scoring import Scorer

RNG = np.random.default_rng(0)
UNITS = np.array([0.5, -1.0, 2.0], np.float32)


class FakeProgram:
    """Gives a vector, a grid, a table and a layer that follow from the images' numbers."""

    takes_batches = True

    def __init__(self) -> None:
        described = (
            Output("scores", 3, "softmax"),
            Output("map", 3, "sigmoid", OutputKind.CLASS_MAP, (2, 4)),
            Output("boxes", 3, "linear", OutputKind.BOXES, (4, 1)),
        )
        row = LayerNode("conv", "conv", "Conv2d", (None, 2, 4, 3), 0, True, (), True)
        self.description = Description(
            "fake", (2, 4, 3), described, (row,), 0, 0, "conv", text("The only one.")
        )
        self.outputs = tuple(
            ScoredOutput(place, each, "head" if place < 2 else None, place == 0, place == 2)
            for place, each in enumerate(described)
        )
        self.asked: list[Hooks] = []
        self.counts: list[int] = []

    def run(self, inputs: Any, hooks: Hooks) -> Run:
        self.asked.append(hooks)
        self.counts.append(len(inputs))
        layer = inputs * 2
        recorded = {}
        for path in hooks.wanted:
            recorded[path] = layer if hooks.on_record is None else hooks.on_record(path, layer)
        means = layer.mean(dim=(1, 2))
        return Run([means[:, None], layer, layer.flatten(1, 2)[:, :4]], recorded)

    def heads_of(self, layer: str) -> tuple[str, ...]:
        return ("own",) if layer == "conv" else ()


def images(count: int = 2) -> Any:
    return torch.from_numpy(RNG.normal(size=(count, 2, 4, 3)).astype(np.float32))


def score(objective: Any, batch: Any) -> Any:
    return Scorer(FakeProgram()).run(batch, objective).scores.numpy()


def test_units_are_weighted_and_the_head_is_left_out():
    program, batch = FakeProgram(), images()
    scored = Scorer(program).run(batch, Objective(UNITS))
    means = 2 * batch.numpy().mean(axis=(1, 2))
    np.testing.assert_allclose(scored.scores, means @ UNITS, rtol=1e-5)
    np.testing.assert_allclose(scored.units, means, rtol=1e-5)
    assert program.asked[0].bypassed == ("head",)


def test_the_top_class_is_that_of_each_image():
    batch = images(4)
    np.testing.assert_allclose(
        score(TopClass(), batch), 2 * batch.numpy().mean(axis=(1, 2)).max(axis=1), rtol=1e-5
    )


def test_probabilities_and_their_contrary():
    batch = images()
    logits = 2 * batch.numpy().mean(axis=(1, 2)).astype(np.float64)
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    given = Objective(UNITS, score=ScoreKind.PROBABILITY)
    np.testing.assert_allclose(score(given, batch), shares @ UNITS, rtol=1e-4)
    given = Objective(UNITS, score=ScoreKind.LOG_PROBABILITY, complement=True)
    np.testing.assert_allclose(score(given, batch), np.log(1 - shares) @ UNITS, rtol=1e-4)
    given = Objective(UNITS, score=ScoreKind.PROBABILITY, activation=OutputActivation.SIGMOID)
    np.testing.assert_allclose(score(given, batch), 1 / (1 + np.exp(-logits)) @ UNITS, rtol=1e-4)


MASK = np.array([[0, 1, 0, 0], [0, 0, 1, 1]], np.float32)


@pytest.mark.parametrize(
    ("more", "cells"),
    [
        ({}, np.ones((2, 4))),
        ({"area": (0, 1, 2, 3)}, np.array([[0, 1, 1, 1], [0, 1, 1, 1]])),
        ({"mask": MASK}, MASK),
    ],
)
@pytest.mark.parametrize("total", [False, True])
def test_cells_of_a_grid_that_count(more, cells, total):
    batch = images()
    objective = Objective(UNITS, 1, total=total, **more)
    summed = np.einsum("nhwc,hw->nc", 2 * batch.numpy(), cells)
    expected = (summed if total else summed / cells.sum()) @ UNITS
    np.testing.assert_allclose(score(objective, batch), expected, rtol=1e-4)


def test_a_cell_that_does_not_count_may_be_no_number():
    batch = images(1)
    batch[0, 0, 0] = float("nan")
    batch.requires_grad_()
    (found,) = Scorer(FakeProgram()).run(batch, Objective(UNITS, 1, mask=MASK)).scores
    found.backward()
    assert torch.isfinite(found)
    assert torch.isfinite(batch.grad).all()


def test_a_table_has_rows_of_units():
    batch = images()
    rows = 2 * batch.numpy().reshape(2, -1, 3)[:, :4]
    objective = Objective(UNITS, 2, area=(1, 0, 2, 1))
    np.testing.assert_allclose(
        score(objective, batch), rows[:, 1:3].mean(axis=1) @ UNITS, rtol=1e-5
    )


def test_norms_distances_and_signs():
    batch = images()
    means = 2 * batch.numpy().mean(axis=(1, 2)) * UNITS
    norms = np.linalg.norm(means, axis=1)
    np.testing.assert_allclose(score(Objective(UNITS, norm=True), batch), norms, rtol=1e-5)
    distance = Objective(UNITS, norm=True, reference=0.25, sign=-1.0)
    np.testing.assert_allclose(score(distance, batch), np.abs(norms - 0.25), rtol=1e-4)


def test_the_norm_of_nothing_has_a_gradient():
    zeros = torch.zeros((1, 2, 4, 3), requires_grad=True)
    Scorer(FakeProgram()).run(zeros, Objective(UNITS, norm=True)).scores.sum().backward()
    assert zeros.grad.abs().max() == 0


@pytest.mark.parametrize("cell", [None, (1, 2)])
def test_neurons_of_a_layer(cell):
    program, batch = FakeProgram(), images()
    scored = Scorer(program).run(batch, Objective(UNITS, layer="conv", cell=cell))
    layer = 2 * batch.numpy()
    units = layer.mean(axis=(1, 2)) if cell is None else layer[:, cell[0], cell[1]]
    np.testing.assert_allclose(scored.scores, units @ UNITS, rtol=1e-5)
    assert program.asked[0].bypassed == ("own",)
    assert scored.recorded == {}


def test_recorded_layers_are_given_as_they_went_on():
    batch = images()
    scored = Scorer(FakeProgram()).run(
        batch, Objective(UNITS), layers=("conv",), watch=lambda _, value: value + 1
    )
    torch.testing.assert_close(scored.recorded["conv"], 2 * batch + 1)


@pytest.mark.parametrize(
    ("objective", "words"),
    [
        (Objective(UNITS, 3), "no output 3"),
        (Objective(UNITS[:2]), "has 2 units"),
        (Objective(UNITS, layer="none"), 'no layer "none"'),
        (Objective(UNITS, layer="conv", cell=(2, 0)), "no neuron in row 2"),
    ],
)
def test_what_is_not_there_is_named(objective, words):
    with pytest.raises(EngineError, match=words):
        Scorer(FakeProgram()).run(images(), objective)


@pytest.mark.parametrize("takes_batches", [True, False])
def test_a_program_for_one_image_gets_one_at_a_time(takes_batches):
    program = FakeProgram()
    program.takes_batches = takes_batches
    scorer, batch = Scorer(program), images(3)
    means = scorer.each(batch, lambda each: scorer.mean_logits(each, 1))
    np.testing.assert_allclose(means, 2 * batch.numpy().mean(axis=(1, 2)), rtol=1e-5)
    assert program.counts == ([3] if takes_batches else [1, 1, 1])
