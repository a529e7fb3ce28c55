"""The images' axis is followed through reshapes, and numbers that were fixed are freed."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.backends.torch.batch_axes import Place, repeated
from engine.backends.torch.graph_runner import GraphRunner, ValueHooks
from tests.programs import node, program

RNG = np.random.default_rng(0)


def runs_alike(graph, arrays, count=3, width=4):
    """Tell whether a batch gives what its images give one by one."""
    runner = GraphRunner(graph, arrays)
    (name,) = graph.inputs
    shape = graph.values[name].shape[1:]
    images = torch.from_numpy(RNG.normal(size=(count, *shape)).astype(np.float32))
    if runner.batch_axes is None:
        return None
    together = runner.run({name: images}, ValueHooks())[0]
    alone = [runner.run({name: one}, ValueHooks())[0] for one in images.split(1)]
    return bool(torch.allclose(together, torch.cat(alone), atol=1e-6))


def test_a_fixed_one_in_a_reshape_is_freed():
    graph, arrays = program(
        [node("v", "aten.view.default", self="%x", size=(1, 12))], {"x": (1, 3, 2, 2)}
    )
    assert runs_alike(graph, arrays) is True


def test_tokens_and_images_in_one_row_are_told_from_images_and_heads():
    weight = RNG.normal(size=(4, 4)).astype(np.float32)
    nodes = [
        node("t", "aten.permute.default", self="%x", dims=(1, 0, 2)),
        node("row", "aten.view.default", self="%t", size=(5, 4)),
        node("p", "aten.mm.default", self="%row", mat2="%w"),
        node("back", "aten.view.default", self="%p", size=(5, 1, 4)),
        node("heads", "aten.view.default", self="%back", size=(5, 2, 2)),
        node("h", "aten.transpose.int", self="%heads", dim0=0, dim1=1),
        node("ht", "aten.transpose.int", self="%h", dim0=1, dim1=2),
        node("a", "aten.bmm.default", self="%h", mat2="%ht"),
        node("m", "aten.bmm.default", self="%a", mat2="%h"),
        node("mt", "aten.transpose.int", self="%m", dim0=0, dim1=1),
        node("j", "aten.reshape.default", self="%mt", shape=(5, 1, 4)),
        node("end", "aten.permute.default", self="%j", dims=(1, 0, 2)),
    ]
    graph, arrays = program(nodes, {"x": (1, 5, 4)}, {"w": weight})
    assert runs_alike(graph, arrays) is True
    places = GraphRunner(graph, arrays).batch_axes.places
    assert places["row"] == Place(0, 5)
    assert places["heads"] == Place(1, 1)


def test_a_token_that_was_expanded_for_one_image_is_repeated_for_all():
    token = RNG.normal(size=(1, 1, 4)).astype(np.float32)
    nodes = [
        node("t", "aten.expand.default", self="%token", size=(1, -1, -1)),
        node("c", "aten.cat.default", tensors=("%t", "%x"), dim=1),
    ]
    graph, arrays = program(nodes, {"x": (1, 5, 4)}, {"token": token})
    assert runs_alike(graph, arrays) is True


def test_a_program_for_two_images_runs_for_any_number():
    graph, arrays = program(
        [node("v", "aten.view.default", self="%x", size=(2, 12))], {"x": (2, 3, 2, 2)}
    )
    assert runs_alike(graph, arrays, 5) is True


def test_a_sum_over_the_images_has_no_axis_of_images():
    graph, arrays = program(
        [
            node("s", "aten.sum.dim_IntList", self="%x", dim=(0,), keepdim=True),
            node("a", "aten.add.Tensor", self="%x", other="%s"),
        ],
        {"x": (1, 3)},
    )
    runner = GraphRunner(graph, arrays)
    assert runs_alike(graph, arrays) is not True or runner.batch_axes is None


def test_a_program_whose_output_does_not_count_the_images_is_refused():
    graph, arrays = program(
        [node("s", "aten.select.int", self="%x", dim=0, index=0)], {"x": (1, 3)}
    )
    assert GraphRunner(graph, arrays).batch_axes is None


@pytest.mark.parametrize("outer", [1, 2])
def test_repeated_rows_stay_beside_their_own(outer):
    rows = torch.arange(2.0 * outer).reshape(2 * outer, 1)
    many = repeated(rows, Place(0, outer), 3)
    parted = rows.reshape(outer, 1, 2).expand(outer, 3, 2).reshape(-1, 1)
    torch.testing.assert_close(many, parted)
    assert repeated(torch.ones(1, 4), 0, 5).shape == (5, 4)
