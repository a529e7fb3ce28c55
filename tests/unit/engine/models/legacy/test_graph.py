"""Connections of Keras 2 models: names without a slash, calls from 0, lone ends without a list."""

from __future__ import annotations

from engine.models.legacy.graph import (
    connect_named_inputs,
    count_calls_from_zero,
    is_reference,
    node_of,
    rename_paths,
    unwrap_single_ends,
)


def layer(name, *sources, cls="Conv2D", **config):
    nodes = [[[source, call, 0, {}] for source, call in sources]] if sources else []
    made = {"class_name": cls, "name": name, "config": {"name": name, **config}}
    return {**made, "inbound_nodes": nodes}


def model(layers, inputs, outputs):
    config = {"layers": layers, "input_layers": inputs, "output_layers": outputs}
    return {"class_name": "Functional", "config": config}


def sources(each):
    return [reference[:2] for node in each["inbound_nodes"] for reference in node]


def test_slashes_go_from_names_references_and_ends():
    layers = [layer("in"), layer("block/a", ("in", 0)), layer("b", ("block/a", 0))]
    outer = model(layers, [["in", 0, 0]], [["block/a", 0, 0]])
    rename_paths(outer, layers)
    assert [each["name"] for each in layers] == ["in", "block_a", "b"]
    assert [each["config"]["name"] for each in layers] == ["in", "block_a", "b"]
    assert sources(layers[2]) == [["block_a", 0]]
    assert outer["config"]["output_layers"] == [["block_a", 0, 0]]


def test_a_name_that_is_taken_gets_one_more_line():
    layers = [layer("a_b"), layer("a/b"), layer("c", ("a/b", 0), ("a_b", 0))]
    rename_paths(model(layers, [], []), layers)
    assert [each["name"] for each in layers] == ["a_b", "a_b_", "c"]
    assert sources(layers[2]) == [["a_b_", 0], ["a_b", 0]]


def test_names_that_climb_folders_are_left_for_the_check():
    layers = [layer("../a"), layer("a\\/b")]
    rename_paths(model(layers, [], []), layers)
    assert [each["name"] for each in layers] == ["../a", "a\\/b"]


def test_a_keras_3_model_is_left_alone():
    layers = [{**layer("a/b"), "inbound_nodes": [{"args": [], "kwargs": {}}]}]
    rename_paths(model(layers, [], []), layers)
    assert layers[0]["name"] == "a/b"


def test_a_keras_file_of_keras_2_names_modules_and_has_slashes_all_the_same():
    layers = [{**layer("a/b"), "module": "keras.layers"}]
    rename_paths(model(layers, [], []), layers)
    assert layers[0]["name"] == layers[0]["config"]["name"] == "a_b"


def tensor(name, call=0, index=0):
    config = {"shape": [], "dtype": "float32", "keras_history": [name, call, index]}
    return {"class_name": "__keras_tensor__", "config": config}


def test_references_become_tensors_wherever_they_stand():
    made = node_of([["a", 0, 0], [["b", 1, 0], 2.5]], {"key": ["c", 0, 1], "axis": [1, 2, 3]})
    assert made["args"] == [tensor("a"), [tensor("b", 1), 2.5]]
    assert made["kwargs"] == {"key": tensor("c", 0, 1), "axis": [1, 2, 3]}


def test_references():
    assert is_reference(["a", 0, 0])
    for other in (["a", 0], ["a", 0, 0, {}], [1, 0, 0], ["a", 0, 1.5], "a00", None):
        assert not is_reference(other)


def test_layers_with_named_inputs_are_connected_as_keras_3_does_it():
    plain = layer("plain", ("a", 0))
    attention = {**layer("attention"), "inbound_nodes": [[["a", 0, 0, {"value": ["b", 0, 0]}]]]}
    told = {**layer("told"), "inbound_nodes": [[["a", 0, 0, {"training": False}]]]}
    kept = [plain["inbound_nodes"], told["inbound_nodes"]]
    connect_named_inputs([plain, attention, told])
    assert [plain["inbound_nodes"], told["inbound_nodes"]] == kept
    assert attention["inbound_nodes"] == [{"args": [tensor("a")], "kwargs": {"value": tensor("b")}}]


def nested(cls, call):
    return [
        layer("in", cls="InputLayer"),
        layer("body", ("in", 0), cls=cls, layers=[]),
        layer("head", ("body", call)),
    ]


def test_the_first_use_of_a_nested_model_is_call_0():
    layers = nested("Functional", 1)
    outer = model(layers, [["in", 0, 0]], [["body", 1, 0]])
    count_calls_from_zero(outer, layers)
    assert sources(layers[2]) == [["body", 0]]
    # Keras 3 subtracts this one itself.
    assert outer["config"]["output_layers"] == [["body", 1, 0]]


def test_a_sequential_output_is_not_subtracted_by_keras():
    layers = nested("Sequential", 1)
    outer = model(layers, [["in", 0, 0]], [["body", 1, 0]])
    count_calls_from_zero(outer, layers)
    assert outer["config"]["output_layers"] == [["body", 0, 0]]


def test_calls_that_begin_at_0_stay():
    layers = nested("Functional", 0)
    count_calls_from_zero(model(layers, [], [["head", 0, 0]]), layers)
    assert sources(layers[2]) == [["body", 0]]


def test_a_lone_end_loses_its_list_and_several_keep_it():
    layers = [layer("in"), layer("a", ("in", 0))]
    outer = model(layers, [["in", 0, 0]], [["a", 0, 0], ["in", 0, 0]])
    unwrap_single_ends(outer, layers)
    assert outer["config"]["input_layers"] == ["in", 0, 0]
    assert outer["config"]["output_layers"] == [["a", 0, 0], ["in", 0, 0]]


def test_ends_of_keras_3_are_left_alone():
    layers = [{**layer("a"), "inbound_nodes": [{"args": []}]}]
    outer = model(layers, [["a", 0, 0]], [["a", 0, 0]])
    unwrap_single_ends(outer, layers)
    assert outer["config"]["input_layers"] == [["a", 0, 0]]
