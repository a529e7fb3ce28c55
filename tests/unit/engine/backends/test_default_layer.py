"""The layer that is explained unless another is chosen: the rule alone."""

from __future__ import annotations

import pytest

from engine.api.model import LayerNode
from engine.api.outputs import OutputKind
from engine.backends.default_layer import Step, choose_layer, grid_words


def step(path, side=None, **told):
    row = None
    if side is not None:
        row = LayerNode(path, path, "Conv2D", (None, side, side, 4), 0, True, (), True)
    return Step(path, row, **told)


STEPS = (
    step("wide", 8, mixes=True),
    step("narrow", 2, mixes=True),
    step("again", 4, mixes=True),
    step("pad", 4, has_features=False),
    step("last", 4, mixes=True),
    step("pool", reduces=True),
    step("aside", 4, is_behind=False),
)


@pytest.mark.parametrize(
    ("kind", "path", "words"),
    [
        (OutputKind.CLASSES, "last", "before pool"),
        (OutputKind.VALUES, "last", "spatial grid (4 × 4)"),
        (OutputKind.CLASS_MAP, "narrow", "the smallest grid (2 × 2)"),
        (OutputKind.FEATURES, "again", "before last, which mixes its channels"),
        (None, "again", "before last"),
    ],
)
def test_the_layer_and_why(kind, path, words):
    found, why = choose_layer(STEPS, kind)
    assert found == path
    assert words in str(why)


def test_no_layer_with_a_grid():
    found, why = choose_layer([step("dense")], OutputKind.CLASSES)
    assert found is None
    assert "no heatmap can be drawn" in str(why)


def test_grids_are_measured_where_any_size_fits():
    any_size = [
        Step(name, LayerNode(name, name, "Conv2D", (None, None, None, 4), 0, True, (), True))
        for name in ("one", "two", "three")
    ]
    measured = {"one": (8, 8), "two": (2, 2), "three": (4, 4)}
    found, why = choose_layer(any_size, OutputKind.IMAGE, lambda: measured)
    assert found == "two"
    assert "any × any" in str(why)
    assert grid_words(None) == ""
