"""The tree of layers: walked top down, found by path, and the row of a shared layer."""

from __future__ import annotations

from dataclasses import replace

from engine.api.model import LayerNode
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
