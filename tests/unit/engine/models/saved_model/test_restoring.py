"""Which variable is kept under which key, as the saver's restoring operation tells."""

import pytest

from engine.models.saved_model.protocol_buffers import parsed
from engine.models.saved_model.restoring import checkpoint_keys
from tests.unit.engine.models.saved_model.stage import GRAPH, Made, files_of


def keys_of(name):
    return checkpoint_keys(parsed("SavedModel", files_of(name)[GRAPH]).meta_graphs[0])


def test_keys_of_both_generations():
    assert keys_of("first_generation") == {"conv/kernel": "conv/kernel"}
    end = "/.ATTRIBUTES/VARIABLE_VALUE"
    assert keys_of("module") == {"kernel": f"kernel{end}", "top": f"top{end}"}
    assert keys_of("frozen") == {}
    keras = keys_of("keras2")
    assert keras["conv/kernel"] == f"layer_with_weights-0/kernel{end}"
    assert keras["top/bias"] == f"layer_with_weights-3/bias{end}"


def test_the_copies_of_keras_3_stand_for_what_they_are_copied_from():
    keys = keys_of("keras3_saved")
    assert keys["conv/kernel"] == "_operations/2/_kernel/.ATTRIBUTES/VARIABLE_VALUE"
    assert len({name for name in keys if name.startswith("Variable")}) == 10
    assert len(keys) == 20


def restoring(*, function=True):
    made = Made()
    made.add("w", "VarHandleOp")
    made.add("prefix", "Placeholder")
    where = made.function("f", ["prefix", "v"], {}) if function else None
    variable, ends = ("v", (":output:0", ":tensors")) if function else ("w", ("", ""))
    made.texts("names", [b"first", b"second"], where)
    made.add("r", "RestoreV2", "prefix", f"names{ends[0]}", where=where)
    made.add("i", "Identity", f"r{ends[1]}:1", where=where)
    made.add("assign", "AssignVariableOp", variable, f"i{ends[0]}", where=where)
    if function:
        made.add("all", "StatefulPartitionedCall", "prefix", "w", calls="f")
    else:
        made.add("all", "NoOp", "^assign")
    made.meta.saver_def.restore_op_name = "all"
    return made


@pytest.mark.parametrize("function", [True, False])
def test_the_second_of_two_restored_tensors(function):
    assert checkpoint_keys(restoring(function=function).meta) == {"w": "second"}


@pytest.mark.parametrize(
    "number", ["2", "-1", "99999999999", "x", "²"], ids=["2", "less", "huge", "letter", "power"]
)
def test_a_result_that_is_not_there(number):
    made = restoring()
    [identity] = [n for n in made.graph.library.function[0].node_def if n.name == "i"]
    identity.input[0] = f"r:tensors:{number}"
    assert checkpoint_keys(made.meta) == {}


def test_values_that_come_from_elsewhere():
    made = restoring()
    nodes = {node.name: node for node in made.graph.library.function[0].node_def}
    nodes["i"].input[0] = "i:output:0"  # from itself
    assert checkpoint_keys(made.meta) == {}
    nodes["i"].op = "Relu"
    assert checkpoint_keys(made.meta) == {}
    del nodes["assign"].input[:]
    assert checkpoint_keys(made.meta) == {}
    made.graph.library.function[0].signature.name = "g"
    assert checkpoint_keys(made.meta) == {}
    made.meta.saver_def.restore_op_name = ""
    assert checkpoint_keys(made.meta) == {}
