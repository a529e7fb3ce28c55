"""Where a map is strongest, in words: the places are reckoned here by hand."""

import dataclasses

import numpy as np
import pytest

from engine.api.attribution import Explain
from engine.api.display import Blend, Corners, Style
from engine.api.keys import Fit
from gui.core import chosen, planning
from gui.text.strongest import strongest_words
from tests.unit.gui import fakes


def shown(ready, raw, **changes):
    """Put a map onto a picture of 64 x 48 pixels, and return what is said of it."""
    if changes:
        ready.select(**changes)
        ready.set_predictions(fakes.predictions(chosen.input_of(ready.selection, ready.model)))
    request = Explain(chosen.map_key_of(ready.selection, ready.known), ready.layer)
    answer = fakes.maps(request, ready.model)
    raws = {**answer.raw, ready.layer: np.array(raw, np.float32)}
    ready.set_maps(dataclasses.replace(answer, raw=raws))
    ready.set_overlay(fakes.overlay(planning.compose_for(ready.selection, ready.known)))
    return strongest_words(ready.selection, ready.known)


def grid(row, column, size=4):
    raw = np.full((size, size), 0.1)
    raw[row, column] = 1
    return raw


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (0, 0, "at the upper left, 12 % across, 12 % down"),
        (0, 3, "at the upper right, 88 % across, 12 % down"),
        (3, 1, "at the bottom, 38 % across, 88 % down"),
        (1, 1, "in the middle, 38 % across, 38 % down"),
        (2, 3, "at the right, 88 % across, 62 % down"),
        (3, 0, "at the lower left, 12 % across, 88 % down"),
    ],
)
def test_the_place_is_the_middle_of_the_strongest_cell(ready, row, column, words):
    said = shown(ready, grid(row, column))
    assert said == f"strongest {words}; at least half as strong on 6 % of the map"


def test_how_far_the_heat_spreads(ready):
    raw = [[0, 0, 0, 0], [0, 1, 0.5, 0], [0, 0.5, 0.49, 0], [0, 0, 0, np.nan]]
    assert shown(ready, raw).endswith("half as strong on 19 % of the map")  # 3 of 16


def test_only_what_is_above_zero_is_strong(ready):
    assert shown(ready, [[0, 0], [0, 0]]) == ""
    assert shown(ready, [[-2, -1], [-5, 0]]) == ""
    assert "at the lower right" in shown(ready, [[-9, 0], [0, 0.5]])


def test_a_crops_map_lies_on_the_part_that_is_fed(ready):
    # 64 x 48 into a square: columns 8 to 55 are fed, and cells are 12 pixels wide.
    said = shown(ready, grid(0, 0), fit=Fit.CROP)
    assert "22 % across, 12 % down" in said  # 8 + 6 of 64


def test_what_lies_on_the_padding_is_not_on_the_image(ready):
    raw = np.full((4, 4), 0.1)
    raw[0, 0], raw[1, 2] = 5, 1  # rows 8 above and 8 below the image: cells are 16 high
    said = shown(ready, raw, fit=Fit.LETTERBOX)
    assert "12 % across" in said  # 16 / 2 - 8 = 0: the edge of the image itself
    raw[0, 0], raw[1, 2] = 0.1, 1
    assert "62 % across, 33 % down" in shown(ready, raw, fit=Fit.LETTERBOX)  # 24 - 8 of 48


def test_the_corners_of_a_map_may_lie_on_the_images(ready):
    style = Style(corners=Corners.ALIGNED)
    said = shown(ready, grid(0, 3), style=style)
    assert "at the upper right, 99 % across, 1 % down" in said  # 63.5 of 64, 0.5 of 48


def test_a_map_alone_has_square_cells_in_the_middle(ready):
    # 4 x 4 cells of 12 pixels, 8 beside them
    said = shown(ready, grid(0, 0), style=Style(blend=Blend.ALONE))
    assert "22 % across, 12 % down" in said


def test_nothing_is_said_of_what_is_not_there(ready):
    assert strongest_words(ready.selection, ready.known) == ""  # no map yet
    shown(ready, grid(0, 0))
    ready.select(show_original=True)
    assert strongest_words(ready.selection, ready.known) == ""
