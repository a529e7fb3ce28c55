"""The tree of layers: walked top down, found by path, and the row of a shared layer."""

from __future__ import annotations

from dataclasses import replace

from engine.api.keys import Target
from engine.api.model import LayerNode
from engine.api.outputs import OutputInfo
from engine.api.scores import OutputActivation
from tests.unit.engine.ipc.stage import model_info


def node(path: str, *children: LayerNode) -> LayerNode:
    return LayerNode(path, path, "Conv2D", (None, 5, 5, 4), 0, True, (), True, children=children)


TREE = (node("a", node("a/b", node("a/b/c")), node("a/d")), node("e"))


def test_rows_come_top_down():
    info = replace(model_info(), layers=TREE)
    assert [row.path for row in info.walk()] == ["a", "a/b", "a/b/c", "a/d", "e"]
    assert [row.path for row in TREE[0].children[0].walk()] == ["a/b", "a/b/c"]


def test_a_row_is_found_by_its_whole_path():
    info = replace(model_info(), layers=TREE)
    assert info.find("a/b/c") is TREE[0].children[0].children[0]
    assert info.find("c") is None
    assert info.find("") is None


def test_a_shared_layer_gathers_its_calls():
    assert node("a", node("a@1"), node("a@2")).is_shared
    assert not node("a", node("a/b")).is_shared
    assert not node("a", node("ab@1")).is_shared
    assert not node("a").is_shared


SOFTMAX, SIGMOID = OutputActivation.SOFTMAX, OutputActivation.SIGMOID
CLASSES = OutputInfo("classes", 2, ("cat", "dog"), "linear")
NUMBER = OutputInfo("age", 1, ("age",), "linear")
OWN = OutputInfo("own", 2, ("a", "b"), "sigmoid")


def test_linear_outputs_can_be_read_as_logits():
    info = replace(model_info(), outputs=(CLASSES, NUMBER, OWN))
    assert info.read_as(OutputActivation.AUTO) is info
    softmax = [replace(each, reason=None) for each in info.read_as(SOFTMAX).outputs]
    assert softmax == [replace(CLASSES, activation="softmax"), NUMBER, OWN]
    classes, number, own = (replace(each, reason=None) for each in info.read_as(SIGMOID).outputs)
    assert (classes, own) == (replace(CLASSES, activation="sigmoid"), OWN)
    assert number == OutputInfo("age", 1, ("not age", "age"), "sigmoid")


def test_units_of_a_softmax_or_sigmoid_have_probabilities():
    info = replace(model_info(), outputs=(CLASSES, OWN))
    assert not info.has_probability(Target(0))
    assert info.has_probability(Target(1, output=1, negative=True))
    assert info.read_as(SOFTMAX).has_probability(Target(0, also=(1,)))
    assert not info.has_probability(Target(0, output=1, layer="conv"))
    assert not info.has_probability(Target(0, output=2))
