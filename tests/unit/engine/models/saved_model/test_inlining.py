"""Functions are written out where they are called."""

import numpy as np
import pytest

from engine.models.saved_model.inlining import outline
from tests.unit.engine.models.saved_model.stage import FLOAT, Made, sentence


def nodes_of(made):
    contents, _ = made.read()
    assert contents.refusals == ()
    return {node.name: node for node in contents.graph.nodes}


def test_one_function_called_twice_is_written_out_twice():
    made = Made()
    function = made.function("f", ["a"], {"b": "r:activations:0"})
    made.add("r", "Relu", "a", where=function)
    made.add("one/PartitionedCall", "PartitionedCall", "x", calls="f")
    made.add("two/StatefulPartitionedCall_3", "PartitionedCall", "one/PartitionedCall", calls="f")
    made.add("three", "PartitionedCall", "two/StatefulPartitionedCall_3:0", calls="f")
    made.add("y", "Neg", "three")
    nodes = nodes_of(made)
    assert list(nodes) == ["x", "one/r", "two/r", "three/r", "y"]
    assert nodes["two/r"].inputs == ("one/r:0",)


def test_two_nodes_of_one_name_get_two():
    made = Made()
    function = made.function("f", ["a"], {"b": "r:activations:0"})
    made.add("r", "Relu", "a", where=function)
    made.add("PartitionedCall", "PartitionedCall", "x", calls="f")
    made.add("PartitionedCall_1", "PartitionedCall", "PartitionedCall", calls="f")
    made.add("y", "Neg", "PartitionedCall_1")
    assert list(nodes_of(made)) == ["x", "r", "r_1", "y"]


def test_many_nodes_of_one_name():
    made = Made()
    function = made.function("f", ["a"], {"b": "r:activations:0"})
    made.add("r", "Relu", "a", where=function)
    made.add("PartitionedCall_0", "PartitionedCall", "x", calls="f")
    for number in range(1, 300):
        source = f"PartitionedCall_{number - 1}"
        made.add(f"PartitionedCall_{number}", "PartitionedCall", source, calls="f")
    made.add("y", "Neg", "PartitionedCall_299")
    assert list(nodes_of(made))[-2:] == ["r_299", "y"]


def test_a_variable_is_read_once_and_what_passes_on_is_left_out():
    made = Made()
    made.add("w", "VariableV2").attr["dtype"].type = FLOAT
    made.texts("names", [b"w"])
    made.add("prefix", "Placeholder")
    made.add("r", "RestoreV2", "prefix", "names")
    made.add("assign", "Assign", "w", "r")
    made.meta.saver_def.restore_op_name = "assign"
    made.add("read", "Identity", "w")
    made.add("again", "IdentityN", "read", "x")
    made.add("y", "AddN", "again", "again:1", "read:0")
    contents, _ = made.read()
    assert "restore" not in sentence(contents)  # no checkpoint is there
    assert "no numbers for its variable w" in sentence(contents)


def test_results_with_names_of_their_own():
    made = Made()
    function = made.function("f", ["a"], {"b": "n:batch_variance:0", "c": "s:output:1"})
    made.add("n", "FusedBatchNormV3", "a", where=function)
    made.add("s", "Split", "n:y:0", "n:reserve_space_3:0", where=function)
    made.add("call", "PartitionedCall", "x", calls="f")
    made.add("y", "Add", "call", "call:1")
    nodes = nodes_of(made)
    assert nodes["call/s"].inputs == ("call/n:0", "call/n:5")
    assert nodes["y"].inputs == ("call/n:2", "call/s:1")


def test_a_result_that_an_operation_does_not_have():
    made = Made()
    function = made.function("f", ["a"], {"b": "n:mean:0"})
    made.add("n", "FusedBatchNormV3", "a", where=function)
    made.add("y", "PartitionedCall", "x", calls="f")
    assert "no n:mean:0" in sentence(made.read()[0])


def test_gathering_from_a_variable_is_gathering_from_its_numbers():
    made = Made()
    made.constant("c", np.ones((3, 2)))
    made.add("y", "ResourceGather", "c", "x")
    assert "not a variable" in sentence(made.read()[0])


def test_only_what_the_answer_needs():
    made = Made()
    made.add("y", "Relu", "x")
    made.add("idle", "Relu", "y")
    made.constant("c", np.ones(3))
    assert list(nodes_of(made)) == ["x", "y"]


def test_an_input_that_is_not_needed_stays():
    made = Made()
    made.add("z", "Placeholder")
    made.signature("serving_default", {"z": "z:0"}, {})
    made.add("y", "Relu", "x")
    contents, _ = made.read()
    assert [each.name for each in contents.graph.inputs] == ["x", "z"]
    assert [node.name for node in contents.graph.nodes] == ["x", "z", "y"]


@pytest.mark.parametrize("most", [1, 2, 10])
def test_an_outline_names_everything_once(most):
    made = Made()
    function = made.function("f", ["a"], {})
    made.add("n", "Relu", "a", where=function)
    made.add("w", "VarHandleOp").attr["shape"].shape.dim.add(size=7)
    found = outline(made.meta, most)
    assert [node.name for node in found] == ["x", "w", "f/n"][:most]
    if most > 1:
        assert found[1].attributes == {"shape": (7,)}
