"""The list of operations: what computes is on it, what reads, writes or calls is not."""

from engine.models.saved_model.allowed_operations import CALLS, COMPUTING, SAVING, check, node_of
from engine.models.saved_model.protocol_buffers import parsed
from tests.unit.engine.models.saved_model.stage import GRAPH, NAMES, Made, files_of


def test_the_list_has_no_programs():
    words = ("Dataset", "File", "Py", "Print", "Rpc", "Table", "Remote", "Decode", "Summary")
    assert not [op for op in COMPUTING for word in words if word in op]
    assert not COMPUTING & SAVING
    assert CALLS < COMPUTING


def test_what_the_framework_writes_passes():
    for name in NAMES:
        for graph in parsed("SavedModel", files_of(name)[GRAPH]).meta_graphs:
            assert check(graph, name) == ()


def test_a_function_may_be_called_like_an_operation():
    """Only attributes name functions: an operation of an unknown type stays one."""
    made = Made()
    made.add("y", "ReadFile", "x")
    made.function("ReadFile", ["a"], {"b": "a"})
    assert "of type ReadFile" in str(check(made.meta, "net")[0])


def test_names_in_tensors():
    assert [node_of(each) for each in ("a/b:1", "^a", "a", "")] == ["a/b", "a", "a", ""]
