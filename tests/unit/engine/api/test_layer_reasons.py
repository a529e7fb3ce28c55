"""Why a layer has no heatmap."""

from __future__ import annotations

import pytest

from engine.api.layer_reasons import why_no_grid


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ((None, 8, 8, 3), "None"),
        ((None, 1, 8, 3), "None"),
        ((None, 1, 1, 3), "Its grid is a single cell."),
        ((None, 3), "Its output has no spatial grid."),
        ((), "Its output has no spatial grid."),
    ],
)
def test_reasons(shape, words):
    assert str(why_no_grid(shape)) == words
