"""Batch norms in convolutions, and fused calls: the same numbers as one operation after another."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional

from engine.backends.torch.folding import Folding
from engine.backends.torch.graph_runner import GraphRunner, ValueHooks
from engine.backends.torch.packed_convolution import can_pack
from tests.programs import node, program

RNG = np.random.default_rng(0)
CHANNELS = 4
NUMBERS = {
    "k": RNG.normal(size=(CHANNELS, CHANNELS, 3, 3)).astype(np.float32),
    "g": RNG.normal(size=(CHANNELS, 2, 3, 3)).astype(np.float32),
    "b": RNG.normal(size=CHANNELS).astype(np.float32),
    "gain": RNG.normal(size=CHANNELS).astype(np.float32),
    "shift": RNG.normal(size=CHANNELS).astype(np.float32),
    "mean": RNG.normal(size=CHANNELS).astype(np.float32),
    "variance": RNG.uniform(0.5, 2, CHANNELS).astype(np.float32),
}
TENSORS = {name: torch.from_numpy(each) for name, each in NUMBERS.items()}
needs_onednn = pytest.mark.skipif(not can_pack("cpu"), reason="PyTorch without oneDNN")


def conv(name, given, *, weight="%k", bias="%b", **settings):
    return node(name, "aten.conv2d.default", input=given, weight=weight, bias=bias, **settings)


def norm(name, given, *, weight="%gain", bias="%shift", eps=1e-3, training=False):
    return node(
        *(name, "aten.batch_norm.default"),
        **{"input": given, "weight": weight, "bias": bias, "running_mean": "%mean"},
        **{"running_var": "%variance", "training": training, "momentum": 0.1, "eps": eps},
        cudnn_enabled=False,
    )


RELU = node("r2", "aten.relu.default", self="%a")
RELU6 = node("r2", "aten.hardtanh.default", self="%a", min_val=0, max_val=6)


def block(last=RELU, **settings):
    """A convolution, its norm and a ReLU, then one more and a sum with the first one's answer."""
    padded = {"padding": (1, 1), **settings}
    return [
        conv("c1", "%x", **padded),
        norm("n1", "%c1"),
        node("r1", "aten.relu.default", self="%n1"),
        conv("c2", "%r1", bias=None, padding=(1, 1)),
        norm("n2", "%c2", weight=None, bias=None),
        node("a", "aten.add.Tensor", self="%n2", other="%r1"),
        last,
        node("m", "aten.mean.dim", self="%r2", dim=(2, 3)),
    ]


def plain(x, last="relu", **settings):
    """What `block` computes, by PyTorch's own functions: all values by their names."""
    found = {"x": x}
    weight = TENSORS["g" if settings.get("groups") else "k"]
    padded = {"padding": 1, **settings}
    found["c1"] = functional.conv2d(x, weight, TENSORS["b"], **padded)
    norms = TENSORS["mean"], TENSORS["variance"]
    found["n1"] = functional.batch_norm(
        found["c1"], *norms, TENSORS["gain"], TENSORS["shift"], eps=1e-3
    )
    found["r1"] = found["n1"].relu()
    found["c2"] = functional.conv2d(found["r1"], TENSORS["k"], padding=1)
    found["n2"] = functional.batch_norm(found["c2"], *norms, eps=1e-3)
    found["a"] = found["n2"] + found["r1"]
    found["r2"] = getattr(functional, last)(found["a"])
    found["m"] = found["r2"].mean(dim=(2, 3))
    return found


def runner_of(nodes, shape=(None, CHANNELS, 9, 8)):
    return GraphRunner(*program(nodes, {"x": shape}, NUMBERS, shapes=True))


def images(count=1):
    return torch.from_numpy(RNG.normal(size=(count, CHANNELS, 9, 8)).astype(np.float32))


def names(runner, seen=(), watched=()):
    folding = Folding(runner.graph, runner.constants)
    return [step.node.name for step in folding.steps(runner.steps, seen, watched)]


SETTINGS = [
    {},
    {"stride": (2, 2)},
    {"padding": (2, 0), "stride": (1, 2)},
    {"padding": (2, 2), "dilation": (2, 2)},
    {"groups": 2, "weight": "%g"},
]


@needs_onednn
@pytest.mark.parametrize("settings", SETTINGS, ids=str)
@pytest.mark.parametrize("count", [1, 3])
def test_a_block_is_two_calls_where_no_gradient_is_wanted(settings, count):
    runner, x = runner_of(block(**settings)), images(count)
    with torch.no_grad():
        (answer,) = runner.run({"x": x}, ValueHooks())
    given = {name: each for name, each in settings.items() if name != "weight"}
    torch.testing.assert_close(answer, plain(x, **given)["m"], rtol=1e-5, atol=1e-5)
    assert names(runner) == ["r1", "r2", "m"]


@needs_onednn
def test_a_relu_that_stops_at_six_is_joined_with_its_convolution_but_not_with_a_sum():
    runner, x = runner_of(block(RELU6)), images()
    with torch.no_grad():
        (answer,) = runner.run({"x": x}, ValueHooks())
    torch.testing.assert_close(answer, plain(x, "relu6")["m"], rtol=1e-5, atol=1e-5)
    assert names(runner) == ["r1", "a", "r2", "m"]
    clamped = node("r", "aten.hardtanh.default", self="%c", min_val=0, max_val=6)
    runner = runner_of([conv("c", "%x"), clamped])
    with torch.no_grad():
        (answer,) = runner.run({"x": x}, ValueHooks())
    expected = functional.relu6(functional.conv2d(x, TENSORS["k"], TENSORS["b"]))
    torch.testing.assert_close(answer, expected, rtol=1e-5, atol=1e-5)
    assert names(runner) == ["r"]


@pytest.mark.parametrize("seen", ["x", "c1", "n1", "r1", "c2", "n2", "a", "r2", "m"])
def test_a_value_that_is_looked_at_is_what_it_was(seen):
    runner, x, found = runner_of(block()), images(), []
    hooks = ValueHooks({seen: lambda value: found.append(value) or value})
    with torch.no_grad():
        (answer,) = runner.run({"x": x}, hooks)
    expected = plain(x)
    torch.testing.assert_close(found[0], expected[seen], rtol=1e-5, atol=1e-5)
    torch.testing.assert_close(answer, expected["m"], rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("at", ["x", "c1", "n1", "r1", "c2", "a"])
def test_gradients_are_those_of_the_functions(at):
    runner, x, found = runner_of(block()), images(), []

    def leaf(value):
        found.append(value.detach().requires_grad_())
        return found[0]

    with torch.enable_grad():
        (answer,) = runner.run({"x": x}, ValueHooks({at: leaf}))
    (gradient,) = torch.autograd.grad(answer.sum(), found)
    given = x.clone().requires_grad_()
    values = plain(given)
    (expected,) = torch.autograd.grad(values["m"].sum(), values[at])
    torch.testing.assert_close(gradient, expected, rtol=1e-4, atol=1e-6)


def test_an_input_whose_gradient_is_wanted_gets_it():
    runner, x = runner_of(block()), images(2).requires_grad_()
    (answer,) = runner.run({"x": x}, ValueHooks())
    (gradient,) = torch.autograd.grad(answer.sum(), x)
    again = x.detach().requires_grad_()
    (expected,) = torch.autograd.grad(plain(again)["m"].sum(), again)
    torch.testing.assert_close(gradient, expected, rtol=1e-4, atol=1e-6)


def test_behind_what_is_watched_norms_are_folded_and_nothing_else():
    assert names(runner_of(block()), ["r1"], ["r1"])[-5:] == ["r1", "n2", "a", "r2", "m"]


def test_without_onednn_norms_are_folded():
    assert names(runner_of(block()), watched=None) == ["n1", "r1", "n2", "a", "r2", "m"]


@pytest.mark.parametrize(
    "nodes",
    [
        [conv("c", "%x"), norm("n", "%c", training=True)],
        [conv("c", "%x"), norm("n", "%c"), node("s", "aten.add.Tensor", self="%n", other="%c")],
    ],
    ids=["training", "seen by two"],
)
def test_a_norm_that_is_no_part_of_its_convolution_stays(nodes):
    assert names(runner_of(nodes))[:2] == ["c", "n"]


@needs_onednn
@pytest.mark.parametrize(
    "last",
    [
        node("s", "aten.add.Tensor", self="%c", other="%c"),
        node("s", "aten.add.Tensor", self="%c", other="%x", alpha=2),
        node("s", "aten.add.Tensor", self="%c", other=1.5),
        node("s", "aten.add.Tensor", self="%c", other="%b1"),
        node("s", "aten.hardtanh.default", self="%c", min_val=-1, max_val=1),
    ],
    ids=["itself", "twice", "a number", "another shape", "another tanh"],
)
def test_what_onednn_has_no_call_for_stays_a_step(last):
    first = node("b1", "aten.mean.dim", self="%x", dim=(2, 3), keepdim=True)
    runner, x = runner_of([first, conv("c", "%x", padding=(1, 1)), last]), images()
    with torch.no_grad():
        (answer,) = runner.run({"x": x}, ValueHooks())
    c = functional.conv2d(x, TENSORS["k"], TENSORS["b"], padding=1)
    given = dict(last.arguments)
    if "alpha" in given:
        expected = c + 2 * x
    elif last.op == "aten.hardtanh.default":
        expected = c.clamp(-1, 1)
    elif given["other"] == 1.5:
        expected = c + 1.5
    else:
        expected = c + (c if given["other"].name == "c" else x.mean(dim=(2, 3), keepdim=True))
    torch.testing.assert_close(answer, expected, rtol=1e-5, atol=1e-5)
    assert names(runner)[-1] == "s"
    assert names(runner)[-2] == "c"


@pytest.mark.parametrize("seen", [None, "c1", "r1"])
def test_bfloat16_stays_close(seen):
    runner, x = runner_of(block()), images()
    hooks = ValueHooks({} if seen is None else {seen: lambda value: value})
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        (answer,) = runner.run({"x": x}, hooks)
    expected = plain(x)["m"]
    assert (answer.float() - expected).abs().max() < 0.03 * expected.abs().max()
    assert not torch.equal(answer.float(), expected)  # it was computed in bfloat16


def test_a_step_that_is_called_in_another_way_takes_what_it_took():
    runner, x = runner_of(block()), images()

    def doubled(step, values, count):
        return 2 * step.call({name: values[name] for name in step.takes}, count)

    with torch.no_grad():
        (plainly,) = runner.run({"x": x}, ValueHooks({"c1": lambda value: 2 * value}))
        (answer,) = runner.run({"x": x}, ValueHooks(replaced={"c1": doubled}))
    torch.testing.assert_close(answer, plainly, rtol=1e-5, atol=1e-5)
