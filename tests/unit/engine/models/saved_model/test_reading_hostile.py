"""What a SavedModel could do harm with is refused by name, wherever it stands; nothing is run."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.api.errors import EngineError
from engine.models.model_writing import MAX_EXPANSION
from engine.models.saved_model.inlining import MAX_DEPTH, MAX_NODES
from tests.unit.engine.models.saved_model.stage import (
    FLOAT,
    GRAPH,
    Made,
    files_of,
    read,
    sentence,
)

INDEX = "variables/variables.index"
DATA = "variables/variables.data-00000-of-00001"
PROGRAMS = (
    *("ReadFile", "WriteFile", "MatchingFiles", "PyFunc", "PyFuncStateless", "EagerPyFunc"),
    *("TensorSliceDataset", "TFRecordDataset", "TextLineDataset", "MapDataset", "PrintV2", "Print"),
    *("RpcCall", "RpcClient", "RemoteCall", "LookupTableFindV2", "InitializeTableFromTextFileV2"),
    *("HashTableV2", "DecodeJpeg", "ImmutableConst", "SaveSlices", "Save", "Restore", "MapDefun"),
    *("SymbolicGradient", "XlaLaunch", "LoadAndRemapMatrix", "Abort", "IteratorGetNext", "_Send"),
    *("AudioSummaryV2", "WriteSummary", "SaveDatasetV2", "DebugIdentityV2", "relu", ""),
)


@pytest.mark.parametrize("op", PROGRAMS)
def test_a_program_is_refused_in_the_graph_and_in_functions(op):
    made = Made()
    made.add("y", "Relu", "x")
    made.add("idle", op)  # nothing needs it
    contents, _ = made.read()
    assert "operation idle is of type" in sentence(contents)
    assert op in sentence(contents)

    made = Made()
    made.add("y", "PartitionedCall", "x", calls="outer")
    inner = made.function("inner", ["a"], {"b": "c:0"})
    made.add("c", op, "a", where=inner)
    outer = made.function("outer", ["a"], {"b": "d:output:0"})
    made.add("d", "StatefulPartitionedCall", "a", calls="inner", where=outer)
    contents, _ = made.read()
    assert "operation c in function inner is of type" in sentence(contents)

    made = Made()
    made.add("y", "Relu", "x")
    lonely = made.function("lonely", [], {})  # that nobody calls
    made.add("c", op, where=lonely)
    assert "in function lonely" in sentence(made.read()[0])


@pytest.mark.parametrize("op", ["SaveV2", "RestoreV2", "MergeV2Checkpoints", "StringJoin"])
def test_saving_and_restoring_are_the_savers_alone(op):
    def made_with(*calls):
        made = Made()
        made.add("prefix", "Placeholder")
        made.add("restore_all", "StatefulPartitionedCall", "prefix", calls="restoring")
        function = made.function("restoring", ["prefix"], {"done": "prefix"})
        made.add("restore", op, "prefix", where=function)
        made.meta.saver_def.restore_op_name = "restore_all"
        made.meta.saver_def.filename_tensor_name = "prefix:0"
        for name, inputs, called in calls:
            made.add(name, "StatefulPartitionedCall", *inputs, calls=called)
        return made

    sound = made_with()
    sound.add("y", "Relu", "x")
    assert sound.read()[0].refusals == ()
    by_signature = made_with(("y", ("x",), "restoring"))
    assert "restoring" in sentence(by_signature.read()[0])
    waited_for = made_with()
    waited_for.add("y", "Relu", "x", "^restore_all")
    assert "restoring" in sentence(waited_for.read()[0])
    by_another = made_with()
    by_another.add("y", "Relu", "x")
    other = by_another.function("other", [], {})
    by_another.add("z", "PartitionedCall", calls="restoring", where=other)
    assert "restoring" in sentence(by_another.read()[0])
    in_the_graph = made_with()
    in_the_graph.add("y", op, "x")
    in_the_graph.meta.saver_def.save_tensor_name = "y:0"
    assert "operation y" in sentence(in_the_graph.read()[0])


def test_many_refusals_are_told_once_each_and_not_for_ever():
    made = Made()
    made.add("y", "Relu", "x")
    for number in range(500):
        made.add(f"n{number}", f"Program{number % 40}")
    contents, _ = made.read()
    assert len(set(contents.refusals)) == len(contents.refusals) == 20


def test_functions_that_call_themselves():
    made = Made()
    made.add("y", "PartitionedCall", "x", calls="a")
    for own, other in (("a", "b"), ("b", "a")):
        function = made.function(own, ["x"], {"y": "z:output:0"})
        made.add("z", "PartitionedCall", "x", calls=other, where=function)
    assert "function a calls itself" in sentence(made.read()[0])


def _ladder(steps, rungs):
    """Return functions that each call the next one several times."""
    made = Made()
    made.add("y", "PartitionedCall", "x", calls="f0")
    for step in range(steps):
        function = made.function(f"f{step}", ["x"], {"y": f"c{rungs - 1}:output:0"})
        source = "x"
        for rung in range(rungs):
            made.add(f"c{rung}", "PartitionedCall", source, calls=f"f{step + 1}", where=function)
            source = f"c{rung}:output:0"
    made.function(f"f{steps}", ["x"], {"y": "x"})
    return made


def test_functions_that_blow_up_when_they_are_written_out(monkeypatch):
    assert MAX_NODES == 100_000
    monkeypatch.setattr("engine.models.saved_model.inlining.MAX_NODES", 5000)
    assert "more than 5000" in sentence(_ladder(40, 4).read()[0])


def test_functions_in_each_other_too_deep():
    assert _ladder(MAX_DEPTH - 2, 1).read()[0].refusals == ()
    assert "too deep" in sentence(_ladder(MAX_DEPTH + 1, 1).read()[0])


def test_a_long_chain_is_no_deep_one():
    made = Made()
    for step in range(5000):
        made.add(f"n{step}", "Relu", f"n{step - 1}" if step else "x")
    made.add("y", "Relu", "n4999")
    assert len(made.read()[0].graph.nodes) == 5002


def _with(change):
    made = Made()
    made.add("y", "Relu", "x")
    change(made)
    return made


def _set_input(made, tensor):
    made.graph.node[1].input[0] = tensor


def _circle(made):
    _set_input(made, "z")
    made.add("z", "Relu", "y")


def _variable(made):
    node = made.add("w", "VarHandleOp")
    node.attr["dtype"].type = FLOAT
    node.attr["shape"].shape.dim.add(size=3)
    return node


def _unrestored(made):
    _variable(made)
    _set_input(made, "v")
    made.add("v", "ReadVariableOp", "w")


def _variable_itself(made):
    _variable(made)
    _set_input(made, "w")


def _variable_as_answer(made):
    _variable(made)
    made.signature("serving_default", {}, {"y": "w:0"})


def _variable_inside(made):
    function = made.function("f", ["a"], {"b": "v:value:0"})
    made.add("w", "VarHandleOp", where=function)
    made.add("v", "ReadVariableOp", "w:resource:0", where=function)
    made.graph.node[1].op = "PartitionedCall"
    made.graph.node[1].attr["f"].func.name = "f"


def _call(made, name, arguments, results):
    made.graph.node[1].op = "PartitionedCall"
    made.graph.node[1].attr["f"].func.name = name
    made.function("f", arguments, results)


def _large_constant(made, sides):
    node = made.add("c", "Const")
    node.attr["value"].tensor.dtype = FLOAT
    node.attr["value"].tensor.float_val.append(1.0)
    for side in sides:
        node.attr["value"].tensor.tensor_shape.dim.add(size=side)
    _set_input(made, "c")


def _constant_bytes(made, count):
    made.constant("c", np.ones(4)).attr["value"].tensor.tensor_content = bytes(count)
    _set_input(made, "c")


SENSELESS = {
    "a node that is not there": (lambda m: _set_input(m, "q"), "no q"),
    "a result that is not there": (lambda m: _set_input(m, "x:9999999"), "no x:9999999"),
    "a negative result": (lambda m: _set_input(m, "x:-1"), "no x:-1"),
    "another alphabet's digit": (lambda m: _set_input(m, "x:²"), "no x:²"),
    "a circle": (_circle, "needs its own result"),
    "itself": (lambda m: _set_input(m, "y"), "needs its own result"),
    "a variable without numbers": (_unrestored, "no numbers for its variable w"),
    "a variable itself": (_variable_itself, "takes a variable itself"),
    "a variable as the answer": (_variable_as_answer, "an answer is a variable"),
    "a variable of a function": (_variable_inside, "variable of a function"),
    "reads no variable": (
        lambda m: setattr(m.graph.node[1], "op", "ReadVariableOp"),
        "not a variable",
    ),
    "an unknown function": (lambda m: _call(m, "g", ["a"], {"b": "a"}), "no g"),
    "a function without a name": (lambda m: _call(m, "", ["a"], {"b": "a"}), "no y"),
    "other arguments": (lambda m: _call(m, "f", ["a", "c"], {"b": "a"}), "other arguments"),
    "no such answer": (lambda m: _call(m, "f", ["a"], {"b": "c:0"}), "no c"),
    "no answer": (lambda m: _call(m, "f", ["a"], {}), "no y"),
    "a huge constant": (lambda m: _large_constant(m, [2**40]), "more memory than the file"),
    "sides that overflow": (lambda m: _large_constant(m, [2**62, 2**62]), "more memory"),
    "a constant of many sides": (lambda m: _large_constant(m, [1] * 33), "no shape"),
    "a constant of unknown sides": (lambda m: _large_constant(m, [-1]), "no shape"),
    "a signature's input": (
        lambda m: m.signature("serving_default", {"x": "q:0"}, {}),
        "no q:0",
    ),
    "a signature's second result": (
        lambda m: m.signature("serving_default", {"x": "x:1"}, {}),
        "no x:1",
    ),
    "a signature's answer": (lambda m: m.signature("serving_default", {}, {"y": "q:0"}), "no q"),
    "a signature without a tensor": (
        lambda m: m.signature("serving_default", {}, {"y": ""}),
        "there is no ",
    ),
    "a name that is too long": (
        lambda m: (_set_input(m, "n" * 2000), m.add("n" * 2000, "Relu", "x")),
        "no proper name",
    ),
    "the name of a variable": (
        lambda m: (_set_input(m, "=w"), m.add("=w", "Relu", "x")),
        "no proper name",
    ),
}


@pytest.mark.parametrize("name", SENSELESS)
def test_a_graph_that_makes_no_sense(name):
    change, why = SENSELESS[name]
    contents, _ = _with(change).read()
    assert contents.graph is None
    assert why in sentence(contents)
    assert contents.outline


@pytest.mark.parametrize("count", [15, 17, 1])
def test_constants_that_do_not_fit_their_shape(count):
    with pytest.raises(EngineError, match="net is damaged"):
        _with(lambda made: _constant_bytes(made, count)).read()


def test_a_constant_may_be_larger_than_the_file_within_reason():
    contents, numbers = _with(lambda made: _large_constant(made, [100, MAX_EXPANSION])).read()
    assert contents.refusals == ()
    assert numbers["c"].sum() == 100 * MAX_EXPANSION


def test_groups_in_each_other_too_deep():
    """No message here holds one of its own kind; unknown groups may."""
    with pytest.raises(EngineError, match="net is damaged"):
        read({GRAPH: b"\x0b" * 5000 + b"\x0c" * 5000})


@pytest.mark.parametrize(
    "change",
    [
        lambda files: files.pop(INDEX),
        lambda files: files.pop(DATA),
        lambda files: files.update({DATA: files[DATA][:100]}),
        lambda files: files.update({INDEX: files[INDEX][:-1]}),
        lambda files: files.update({INDEX: b""}),
        lambda files: files.update({INDEX: bytes(5000)}),
        lambda files: files.update({INDEX: files[INDEX][-48:]}),
        lambda files: files.update({"variables/variables.data-00000-of-00002": b""}),
        lambda files: files.update({"variables/variables.data-00001-of-00002": files.pop(DATA)}),
    ],
    ids=[
        *("no index", "no data", "data cut", "index cut", "empty index", "zeros", "a footer alone"),
        *("two sets of data", "another shard"),
    ],
)
def test_a_checkpoint_that_does_not_belong_to_the_graph(change):
    files = files_of("module")
    change(files)
    contents, _ = read(files)
    assert contents.graph is None
    assert "variable" in sentence(contents)


def _told(files):
    """Return what stands against files: a sentence of the contents, or of an error."""
    try:
        contents, _ = read(files)
    except EngineError as error:
        return str(error)
    return sentence(contents) if contents.refusals else ""


def test_a_graph_cut_off_anywhere_is_one_sentence():
    files = files_of("module")
    whole = files[GRAPH]
    for end in range(0, len(whole), 397):
        assert _told({**files, GRAPH: whole[:end]})


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 2**20), st.sampled_from([GRAPH, INDEX]))
def test_random_bytes_anywhere(data, place, path):
    files = files_of("first_generation")
    place %= len(files[path])
    files[path] = files[path][:place] + data + files[path][place + len(data) :]
    _told(files)  # or there is an error that is none of ours


def test_every_byte_of_an_index_counts():
    """Changed bytes are noticed, or change nothing."""
    files = files_of("first_generation")
    sound = read(files)[1]["conv/kernel"]
    whole = files[INDEX]
    for place, bit in itertools.product(range(len(whole)), (1, 128)):
        files[INDEX] = whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :]
        contents, numbers = read(files)
        assert contents.refusals or np.array_equal(numbers["conv/kernel"], sound)
