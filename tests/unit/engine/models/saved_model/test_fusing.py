"""An activation goes into the layer whose scope it is in, and into no other."""

from __future__ import annotations

from engine.models.saved_model.fusing import changed, fuse_activations
from engine.models.saved_model.rows import Rows, layer
from engine.models.saved_model.sizes import letter

SHAPE = (letter("batch"), 4, 4, 3)


def rows(conv_path, relu_path, *, others=()):
    x = layer("InputLayer", ("x",), (), SHAPE)
    conv = layer("Conv2D", conv_path, [x], SHAPE, filters=3)
    relu = layer("Activation", relu_path, [conv], SHAPE, activation="relu")
    end = layer("Add", ("net", "sum"), [[relu, *(conv for _ in others)]], SHAPE)
    return Rows([x], [end])


def classes(found):
    return [row.cls for row in found.in_order()]


def test_an_activation_in_the_scope_of_its_layer():
    found = fuse_activations(rows(("net", "conv1", "Conv2D"), ("net", "conv1", "Relu")))
    assert classes(found) == ["InputLayer", "Conv2D", "Add"]
    conv = found.in_order()[1]
    assert conv.settings["activation"] == "relu"
    assert conv.path == ("net", "conv1", "Conv2D")


def test_scopes_within_the_layer_count():
    found = fuse_activations(rows(("d", "Tensordot", "MatMul"), ("d", "Gelu", "mul")))
    assert classes(found) == ["InputLayer", "Conv2D", "Add"]


def test_an_activation_in_a_scope_of_its_own_stays_a_row():
    for conv, relu in (
        (("net", "conv1", "Conv2D"), ("net", "relu1", "Relu")),
        (("Conv2D",), ("Relu",)),
    ):
        found = fuse_activations(rows(conv, relu))
        assert classes(found)[:3] == ["InputLayer", "Conv2D", "Activation"]


def test_a_layer_that_others_take_too_keeps_its_activation_outside():
    found = fuse_activations(rows(("c", "Conv2D"), ("c", "Relu"), others=(1,)))
    assert "Activation" in classes(found)


def test_what_feeds_a_changed_row_is_followed():
    before = rows(("a",), ("b",))
    twins = {}

    def double(row):
        twins[row.cls] = layer(row.cls, (*row.path, "new"), row.arguments, row.shape)
        return twins[row.cls]

    after = changed(before, double)
    assert [row.path[-1] for row in after.in_order()] == ["new"] * 4
    assert after.outputs[0].inputs[0].cls == "Activation"
    assert after.outputs[0].inputs[0].inputs[0].path == ("a", "new")
