"""Names of operations, with and without what PyTorch makes of them."""

from __future__ import annotations

import pytest

from engine.models.exported_program.operations import fed, operation_of, taken
from engine.models.exported_program.program_graph import ProgramNode, ValueRef


@pytest.mark.parametrize(
    ("op", "arguments", "name"),
    [
        ("aten.conv2d.default", {}, "conv2d"),
        ("aten.convolution.default", {"transposed": False}, "conv2d"),
        ("aten.convolution.default", {"transposed": True}, "conv_transpose2d"),
        ("aten.relu_.default", {}, "relu"),
        ("aten._softmax.default", {}, "softmax"),
        ("aten._native_batch_norm_legit_no_training.default", {}, "batch_norm"),
        ("aten.add.Tensor", {}, "add"),
        ("foreign.thing.default", {}, "foreign"),
    ],
)
def test_names(op, arguments, name):
    assert operation_of(ProgramNode("node", op, arguments, ("node",))) == name


def test_what_it_takes():
    told = {"self": ValueRef("x"), "dims": (1, 2), "tensors": (ValueRef("y"), ValueRef("z"))}
    node = ProgramNode("node", "aten.cat.default", told, ("node",))
    assert list(taken(node)) == ["x", "y", "z"]
    assert fed(node, "self") == "x"
    assert fed(node, "dims") is None
