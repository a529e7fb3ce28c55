"""A configuration as a graph: names, nested layers, shapes, and connections of both formats."""

from __future__ import annotations

import pytest

from engine.models.config_graph import (
    class_of,
    config_of,
    declared_input,
    feeds,
    is_model,
    layers_of,
    name_of,
    shape_from,
    walk_layers,
)


def layer(name, cls="Conv2D", **config):
    return {"class_name": cls, "config": {"name": name, **config}}


INNER = layer("inner", "Functional", layers=[layer("a"), layer("b")])
OUTER = layer("outer", "Sequential", layers=[layer("first"), INNER, "not a layer"])


def tensor(source, shape):
    history = {"keras_history": [source, 0, 0], "shape": shape}
    return {"class_name": "__keras_tensor__", "config": history}


def test_a_name_is_found_wherever_it_stands():
    assert name_of(layer("a")) == "a"
    assert name_of({"class_name": "Conv2D", "name": "b", "config": {}}) == "b"
    assert name_of({"class_name": "Conv2D", "config": "broken"}) == "Conv2D"
    assert class_of({}) == ""
    assert config_of({"config": [1]}) == {}


def test_nested_models_are_walked_in_their_order():
    assert [name_of(each) for each in layers_of(OUTER)] == ["first", "inner"]
    assert [name_of(each) for each in walk_layers(OUTER)] == ["first", "inner", "a", "b"]
    assert layers_of(layer("a")) == []


def test_a_model_is_a_layer_with_layers():
    assert is_model(INNER)
    assert is_model(layer("m", "Model", layers=[]))
    assert not is_model(layer("m", "Functional"))
    assert not is_model(layer("m", "Conv2D", layers=[]))


@pytest.mark.parametrize(
    ("written", "shape"),
    [
        ([None, 24, 32, 3], (None, 24, 32, 3)),
        ((4,), (4,)),
        ([], ()),
        ({"class_name": "TensorShape", "items": [None, 5]}, (None, 5)),
        ([None, True], None),
        ([None, -1], None),
        ([None, 2.5], None),
        ("None", None),
        (None, None),
        ({"items": 3}, None),
    ],
)
def test_shapes_as_files_write_them(written, shape):
    assert shape_from(written) == shape


def test_an_input_is_declared_in_either_version():
    assert declared_input(layer("i", batch_shape=[None, 8, 8, 1])) == (None, 8, 8, 1)
    assert declared_input(layer("i", batch_input_shape=[None, 4])) == (None, 4)
    assert declared_input(layer("i", batch_shape=None, batch_input_shape=[2])) == (2,)
    assert declared_input(layer("i")) is None


def test_keras_3_names_tensors_with_their_shapes():
    node = {"args": [[tensor("a", [None, 4]), tensor("b", [None, 5])]], "kwargs": {"m": None}}
    assert feeds({"inbound_nodes": [node]}) == [("a", (None, 4)), ("b", (None, 5))]
    named = {"args": [], "kwargs": {"mask": tensor("c", "?")}}
    assert feeds({"inbound_nodes": [named]}) == [("c", None)]


def test_keras_2_names_layers_in_nested_lists():
    assert feeds({"inbound_nodes": [[["a", 0, 0, {}], ["b", 1, 0, {}]]]}) == [
        ("a", None),
        ("b", None),
    ]
    assert feeds({"inbound_nodes": [["a", 0, 0, {"y": ["z", 0, 0]}]]}) == [("a", None)]


def test_only_the_first_call_counts():
    nodes = [[["a", 0, 0, {}]], [["b", 0, 0, {}]]]
    assert feeds({"inbound_nodes": nodes}) == [("a", None)]


@pytest.mark.parametrize("nodes", [None, [], "x", [7], [[]], [{"args": [{"class_name": "x"}]}]])
def test_what_is_no_connection_feeds_nothing(nodes):
    assert feeds({"inbound_nodes": nodes}) == []
