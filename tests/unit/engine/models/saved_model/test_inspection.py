"""A refused SavedModel shows its scopes, and why it is refused."""

import dataclasses

import numpy as np

from engine.api.errors import text
from engine.models.saved_model.inspection import MOST_SCOPES, SCOPE, inspect_graph
from tests.unit.engine.models.saved_model.stage import FLOAT, Made, files_of, read


def rows_of(contents):
    found = inspect_graph(contents, "abc", "net")
    return found, {row.path: row for layer in found.layers for row in layer.walk()}


def test_scopes_and_weights_of_a_graph():
    contents, _ = read(files_of("module"))
    refused = dataclasses.replace(contents, refusals=(text("It is odd."),))
    found, rows = rows_of(refused)
    assert (found.name, found.sha256, found.input_shape) == ("net", "abc", (12, 12, 3))
    assert found.reasons == (text("It is odd."),)
    assert [row.path for row in found.layers] == ["serving_default_image", "block", "head"]
    assert (rows["block"].type, rows["block/Conv2D"].type) == (SCOPE, "Conv2D")
    # 3 * 3 * 3 * 5, and 5 added; two axes of the mean, and 5 * 4
    assert (rows["block/Conv2D"].param_count, rows["block"].param_count) == (135, 140)
    assert (rows["head"].param_count, found.param_count) == (22, 162)
    assert rows["head/Mean"].connected_to == ("block/Relu",)
    assert dict(rows["block/Conv2D"].properties)["strides"] == (1, 2, 2, 1)
    assert not any(row.explainable for row in rows.values())


def test_a_graph_that_could_not_be_followed_is_listed():
    made = Made()
    made.add("y", "ReadFile", "x")
    variable = made.add("w", "VarHandleOp")
    variable.attr["dtype"].type = FLOAT
    for side in (3, 5):
        variable.attr["shape"].shape.dim.add(size=side)
    made.signature("serving_default", {}, {"y": "q:0"})
    found, rows = rows_of(made.read()[0])
    assert [str(each) for each in found.reasons] == [
        "net is refused: operation y is of type ReadFile, which is not one that a network computes "
        "with.",
        "The graph in net does not fit together: there is no q.",
    ]
    assert "ReadFile is not an operation" in str(rows["y"].reason)
    assert rows["w"].param_count == 15


def test_what_no_network_computes_with_is_shown_though_nothing_needs_it():
    made = Made()
    made.add("deep/read", "ReadFile")
    made.add("y", "Relu", "x", "^deep/read")
    _, rows = rows_of(made.read()[0])
    assert [(path, row.type) for path, row in rows.items()] == [
        *(("x", "Placeholder"), ("y", "Relu"), ("deep", SCOPE), ("deep/read", "ReadFile"))
    ]


def test_deep_scopes_are_one_name():
    made = Made()
    made.add("/".join(["a"] * 300), "Relu", "x")
    made.add("y", "Neg", "/".join(["a"] * 300))
    _, rows = rows_of(made.read()[0])
    assert max(path.count("/") for path, row in rows.items() if row.children) < MOST_SCOPES
    assert rows["y"].connected_to[0] in rows


def test_a_name_that_is_a_scope_and_an_operation():
    made = Made()
    made.add("a", "Relu", "x")
    made.constant("a/b", np.ones(3))
    made.add("y", "AddN", "a", "a/b")
    made.add("a/c", "Neg", "a")
    made.signature("serving_default", {}, {"z": "a/c:0"})
    _, rows = rows_of(made.read()[0])
    assert (rows["a"].type, [row.path for row in rows["a"].children]) == ("Relu", ["a/c"])
    assert rows["y"].param_count == 3
