"""What runs back by the tape is what PyTorch's own books give, for every kind of step."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.backends.torch.graph_runner import GraphRunner, ValueHooks
from engine.backends.torch.packed_convolution import can_pack
from engine.backends.torch.tape import Tape, passed_on
from tests.programs import node, program

pytestmark = pytest.mark.skipif(not can_pack("cpu"), reason="PyTorch without oneDNN")

RNG = np.random.default_rng(0)
NUMBERS = {
    "k": RNG.normal(size=(4, 4, 3, 3)).astype(np.float32),
    "gain": RNG.normal(size=4).astype(np.float32),
    "shift": RNG.normal(size=4).astype(np.float32),
    "mean": RNG.normal(size=4).astype(np.float32),
    "variance": RNG.uniform(0.5, 2, 4).astype(np.float32),
    "row": RNG.normal(size=(1, 4, 1, 1)).astype(np.float32),
}
SHAPE = (None, 4, 6, 5)


def conv(name, given, weight="%k"):
    return node(
        *(name, "aten.conv2d.default"), input=given, weight=weight, bias=None, padding=(1, 1)
    )


def norm(name, given):
    return node(
        *(name, "aten.batch_norm.default"),
        **{"input": given, "weight": "%gain", "bias": "%shift", "running_mean": "%mean"},
        **{"running_var": "%variance", "training": False, "momentum": 0.1, "eps": 1e-3},
        cudnn_enabled=False,
    )


def relu(name, given):
    return node(name, "aten.relu.default", self=given)


def total(given):
    return node("out", "aten.sum.dim_IntList", self=given, dim=(1, 2, 3))


GRAPHS = {
    "a residual block": (
        [
            conv("c1", "%x"),
            norm("n1", "%c1"),
            relu("r1", "%n1"),
            conv("c2", "%r1"),
            norm("n2", "%c2"),
            node("a", "aten.add.Tensor", self="%n2", other="%r1"),
            relu("r2", "%a"),
            total("%r2"),
        ],
        ("c1", "n1", "r1", "c2", "n2", "a", "r2"),
    ),
    "a ReLU that stops": (
        [
            conv("c1", "%x"),
            node("h", "aten.hardtanh.default", self="%c1", min_val=0, max_val=6),
            node("s", "aten.hardtanh.default", self="%h", min_val=-1, max_val=2),
            total("%s"),
        ],
        ("x", "c1", "h", "s"),
    ),
    "the same value twice, and sums of other shapes": (
        [
            conv("c1", "%x"),
            node("twice", "aten.add.Tensor", self="%c1", other="%c1"),
            node("moved", "aten.add.Tensor", self="%twice", other="%row"),
            node("mean", "aten.mean.dim", self="%moved", dim=(2, 3), keepdim=True),
            node("spread", "aten.add.Tensor", self="%mean", other="%moved"),
            node("more", "aten.add.Tensor", self="%spread", other="%c1", alpha=3),
            node("one", "aten.add.Tensor", self="%more", other=1.5),
            total("%one"),
        ],
        ("c1", "twice", "moved", "mean", "spread", "more", "one"),
    ),
    "products, and a kernel that is computed": (
        [
            node("w", "aten.mul.Tensor", self="%k", other=2.0),
            conv("c1", "%x", weight="%w"),
            node("sig", "aten.sigmoid.default", self="%c1"),
            node("swish", "aten.mul.Tensor", self="%c1", other="%sig"),
            node("is_large", "aten.gt.Scalar", self="%swish", other=0.1),
            node("some", "aten.mul.Tensor", self="%swish", other="%is_large"),
            total("%some"),
        ],
        ("c1", "sig", "swish", "some"),
    ),
}


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("is_alone", [False, True], ids=["all watched", "the first alone"])
def test_gradients_are_those_of_pytorchs_books(name, is_alone):
    nodes, values = GRAPHS[name]
    watched = values[:1] if is_alone else values
    graph, arrays = program(nodes, {"x": SHAPE}, NUMBERS, outputs=("out",), shapes=True)
    x = torch.from_numpy(RNG.normal(size=(2, 4, 6, 5)).astype(np.float32))
    runner = GraphRunner(graph, arrays)

    kept = {}

    def keep(value):
        value = value.detach().requires_grad_() if not value.requires_grad else value
        kept.setdefault(len(kept), value)
        return value

    (expected,) = runner.run({"x": x}, ValueHooks(dict.fromkeys(watched, keep)))
    exact = torch.autograd.grad(expected.sum(), list(kept.values()))

    seen = {}
    hooks = ValueHooks(
        {each: lambda value, name=each: seen.update({name: value}) for each in watched}
    )
    with torch.no_grad():
        (found,), tape = runner.run_taped({"x": x}, hooks)
        gradients = tape.back({"out": torch.ones_like(found)}, watched)
    torch.testing.assert_close(found, expected.detach(), rtol=1e-5, atol=1e-4)
    assert set(gradients) == set(watched) == set(seen)
    for value, gradient in zip(watched, exact, strict=True):
        torch.testing.assert_close(gradients[value], gradient, rtol=1e-5, atol=1e-5)


def test_what_a_score_does_not_depend_on_has_no_gradient():
    nodes = [conv("c1", "%x"), relu("aside", "%c1"), conv("c2", "%c1"), total("%c2")]
    graph, arrays = program(nodes, {"x": SHAPE}, NUMBERS, outputs=("out", "aside"), shapes=True)
    hooks = ValueHooks({each: lambda value: value for each in ("c1", "aside", "c2")})
    with torch.no_grad():
        (found, _), tape = GraphRunner(graph, arrays).run_taped(
            {"x": torch.ones(1, 4, 6, 5)}, hooks
        )
        gradients = tape.back({"out": torch.ones_like(found)}, ("c1", "aside", "c2"))
    assert set(gradients) == {"c1", "c2"}


def test_a_step_that_is_left_out_passes_its_gradient_on():
    nodes = [conv("c1", "%x"), relu("r1", "%c1"), conv("c2", "%r1"), total("%c2")]
    graph, arrays = program(nodes, {"x": SHAPE}, NUMBERS, outputs=("out",), shapes=True)
    runner = GraphRunner(graph, arrays)
    hooks = ValueHooks({"c1": lambda value: value}, frozenset({"r1"}))
    with torch.no_grad():
        (found,), tape = runner.run_taped({"x": torch.ones(1, 4, 6, 5)}, hooks)
        gradient = tape.back({"out": torch.ones_like(found)}, ("c1",))["c1"]
    kernel = torch.from_numpy(NUMBERS["k"])
    given = torch.zeros(1, 4, 6, 5, requires_grad=True)
    answer = torch.nn.functional.conv2d(given, kernel, padding=1).sum()
    torch.testing.assert_close(gradient, torch.autograd.grad(answer, given)[0])


def test_a_tape_runs_back_once():
    tape = Tape()
    tape.add(("y",), passed_on("x"))
    assert tape.back({"y": 3.0}, ("x", "y")) == {"x": 3.0, "y": 3.0}
    assert tape.back({"y": 3.0}, ("x", "y")) == {"y": 3.0}
