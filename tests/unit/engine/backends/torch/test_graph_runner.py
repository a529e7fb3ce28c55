"""A program's operations in their order: taps, heads left out, variants, guided ReLUs."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.backends.torch.graph_runner import GraphRunner, ValueHooks, is_relu
from tests.programs import node, program

RNG = np.random.default_rng(0)
KERNEL = RNG.normal(size=(4, 2, 3, 3)).astype(np.float32)
WEIGHT = RNG.normal(size=(3, 4)).astype(np.float32)


def small(*, batch=None, last=True):
    """A convolution, a ReLU, its mean, a dense layer by a reshape of fixed or open size."""
    first = ("n", "aten.sym_size.int")
    nodes = [
        node("c", "aten.conv2d.default", input="%x", weight="%k"),
        node("r", "aten.relu.default", self="%c"),
        node("m", "aten.mean.dim", self="%r", dim=(2, 3), keepdim=True),
        *([] if batch else [node(*first, self="%x", dim=0)]),
        node("v", "aten.view.default", self="%m", size=(batch or "%n", 4)),
        node("l", "aten.linear.default", input="%v", weight="%w"),
        *([node("s", "aten.softmax.int", self="%l", dim=-1)] if last else []),
    ]
    return program(nodes, {"x": (batch, 2, 6, 5)}, {"k": KERNEL, "w": WEIGHT})


def images(count=1):
    return torch.from_numpy(RNG.normal(size=(count, 2, 6, 5)).astype(np.float32))


def plain(x):
    """What the program computes, by PyTorch's own functions."""
    x = torch.relu(torch.nn.functional.conv2d(x, torch.from_numpy(KERNEL)))
    return torch.nn.functional.linear(x.mean(dim=(2, 3)), torch.from_numpy(WEIGHT))


@pytest.mark.parametrize("batch", [None, 1])
@pytest.mark.parametrize("count", [1, 3])
def test_the_answer_is_that_of_the_functions(batch, count):
    runner, x = GraphRunner(*small(batch=batch)), images(count)
    assert runner.batch_axes is not None
    (answer,) = runner.run({"x": x}, ValueHooks())
    torch.testing.assert_close(answer, plain(x).softmax(-1))


def test_a_head_is_left_out():
    x = images()
    (answer,) = GraphRunner(*small()).run({"x": x}, ValueHooks(skipped=frozenset({"s"})))
    torch.testing.assert_close(answer, plain(x))


def test_a_tap_sees_a_value_and_gives_what_goes_on():
    seen = []

    def doubled(value):
        seen.append(value)
        return 2 * value

    x = images()
    hooks = ValueHooks({"r": doubled}, skipped=frozenset({"s"}))
    (answer,) = GraphRunner(*small()).run({"x": x}, hooks)
    torch.testing.assert_close(answer, 2 * plain(x))
    expected = torch.relu(torch.nn.functional.conv2d(x, torch.from_numpy(KERNEL)))
    torch.testing.assert_close(seen[0], expected)


def test_an_input_can_be_tapped():
    x = images()
    hooks = ValueHooks({"x": lambda value: -value}, skipped=frozenset({"s"}))
    (answer,) = GraphRunner(*small()).run({"x": x}, hooks)
    torch.testing.assert_close(answer, plain(-x))


@pytest.mark.parametrize("batch", [None, 1])
@pytest.mark.parametrize("at", ["c", "r", "m", "v"])
def test_variants_run_from_their_value_on(batch, at):
    """Each variant gives what a run with that value alone gives."""
    runner, x = GraphRunner(*small(batch=batch)), images()
    scales = (0.5, 1.0, -2.0)

    def many(value):
        return torch.cat([value * scale for scale in scales])

    (answer,) = runner.run({"x": x}, ValueHooks({at: many}, widened=at, count=len(scales)))
    for number, scale in enumerate(scales):
        hooks = ValueHooks({at: lambda value, scale=scale: value * scale})
        (alone,) = runner.run({"x": x}, hooks)
        torch.testing.assert_close(answer[number : number + 1], alone)


def test_a_branch_around_the_variants_comes_in_their_number():
    nodes = [
        node("c", "aten.conv2d.default", input="%x", weight="%k"),
        node("a", "aten.relu.default", self="%c"),
        node("j", "aten.cat.default", tensors=("%c", "%a"), dim=1),
    ]
    runner, x = GraphRunner(*program(nodes, {"x": (None, 2, 6, 5)}, {"k": KERNEL})), images()
    hooks = ValueHooks({"a": lambda value: value.repeat(2, 1, 1, 1)}, widened="a", count=2)
    (answer,) = runner.run({"x": x}, hooks)
    (alone,) = runner.run({"x": x}, ValueHooks())
    torch.testing.assert_close(answer, alone.repeat(2, 1, 1, 1))


def test_guided_relus_pass_positive_gradients_of_active_units_alone():
    nodes = [
        node("r", "aten.relu.default", self="%x"),
        node("p", "aten.mul.Tensor", self="%r", other="%w"),
    ]
    signs = np.array([[1.0, -1.0, 1.0, -1.0]], np.float32)
    runner = GraphRunner(*program(nodes, {"x": (None, 4)}, {"w": signs}))
    x = torch.tensor([[1.0, 1.0, -1.0, -1.0]], requires_grad=True)
    (answer,) = runner.run({"x": x}, ValueHooks(is_guided=True))
    answer.sum().backward()
    assert x.grad.tolist() == [[1.0, 0.0, 0.0, 0.0]]


@pytest.mark.parametrize(
    ("op", "arguments", "expected"),
    [
        ("relu.default", {}, True),
        ("relu6.default", {}, True),
        ("hardtanh.default", {"min_val": 0.0, "max_val": 6.0}, True),
        ("hardtanh.default", {}, False),
        ("clamp_min.default", {"min": 0}, True),
        ("clamp.default", {"min": 0}, True),
        ("clamp.default", {"min": -1, "max": 1}, False),
        ("threshold.default", {"threshold": 0, "value": 0}, True),
        ("leaky_relu.default", {}, False),
    ],
)
def test_relus_are_known_by_what_they_do(op, arguments, expected):
    assert is_relu(node("r", f"aten.{op}", self="%x", **arguments)) is expected


def test_a_program_moves_to_another_device():
    runner = GraphRunner(*small())
    runner.move("meta")
    (answer,) = runner.run({"x": torch.empty(2, 2, 6, 5, device="meta")}, ValueHooks())
    assert answer.shape == (2, 3)
    assert answer.device.type == "meta"


def test_bfloat16_comes_as_whole_numbers():
    weight = torch.tensor([[1.5, -2.0]], dtype=torch.bfloat16)
    stored = weight.view(torch.uint16).numpy()
    graph, arrays = program(
        [node("l", "aten.linear.default", input="%x", weight="%w")],
        {"x": (None, 2)},
        {"w": stored},
    )
    graph.values["w"] = type(graph.values["w"])("bfloat16", (1, 2))
    (answer,) = GraphRunner(graph, arrays).run({"x": torch.ones(1, 2)}, ValueHooks())
    assert answer.tolist() == [[-0.5]]
