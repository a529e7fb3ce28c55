"""Contact sheets: titles, how many tiles, and where the parts lie on the paper."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.activations import TileStyle
from engine.imaging.contact_sheet import (
    PAD,
    PAPER,
    SHEET_SIDE,
    SHEET_TILES,
    TITLE_HEIGHT,
    SheetRow,
    contact_sheet,
    stacked,
    title_line,
    titled_grid,
)

STYLE = TileStyle()


def values(channels=2, height=4, width=4):
    return np.random.default_rng(0).random((height, width, channels), np.float32)


def test_parts_lie_below_each_other_on_white():
    black, gray = np.zeros((2, 5, 3), np.uint8), np.full((3, 4, 3), 9, np.uint8)
    paper = stacked([black, gray])
    assert paper.shape == (2 + 3 + 3 * PAD, 5 + 2 * PAD, 3)
    np.testing.assert_array_equal(paper[PAD : PAD + 2, PAD : PAD + 5], 0)
    np.testing.assert_array_equal(paper[2 * PAD + 2 : 2 * PAD + 5, PAD : PAD + 4], 9)
    assert int((paper != PAPER).sum()) == (2 * 5 + 3 * 4) * 3


def test_a_title_is_ink_on_white_and_as_wide_as_it_needs():
    short, long = title_line("a", 1), title_line("a much longer title", 1)
    assert len(short) == len(long) == TITLE_HEIGHT
    assert short.shape[1] < long.shape[1]
    assert title_line("a", 500).shape[1] == 500
    assert short.min() < 100 < short.max() == PAPER
    assert not np.array_equal(short, title_line("b", short.shape[1]))


def test_a_layers_tiles_lie_under_its_title():
    part = titled_grid(SheetRow("conv", values()), STYLE)
    title = title_line("conv", part.shape[1])
    np.testing.assert_array_equal(part[:TITLE_HEIGHT], title)
    assert len(part) >= TITLE_HEIGHT + 4


@pytest.mark.parametrize(("channels", "said"), [(SHEET_TILES, ""), (SHEET_TILES + 1, " – 64 / 65")])
def test_the_title_says_when_tiles_are_left_out(channels, said):
    part = titled_grid(SheetRow("conv", values(channels)), STYLE)
    expected = title_line("conv" + said, part.shape[1])
    np.testing.assert_array_equal(part[:TITLE_HEIGHT], expected)
    assert part.shape == titled_grid(SheetRow("conv", values(SHEET_TILES)), STYLE).shape


def test_tiles_of_a_large_grid_are_shrunk():
    large = titled_grid(SheetRow("c", values(1, 4 * SHEET_SIDE, 2 * SHEET_SIDE)), STYLE)
    assert TITLE_HEIGHT + SHEET_SIDE <= len(large) < TITLE_HEIGHT + 2 * SHEET_SIDE


def test_a_sheet_stacks_its_layers_and_takes_a_generator():
    rows = [SheetRow("a", values()), SheetRow("b", values(3))]
    expected = stacked([titled_grid(row, STYLE) for row in rows])
    np.testing.assert_array_equal(contact_sheet((row for row in rows), STYLE), expected)


def test_chosen_channels_have_the_only_tiles_in_their_order():
    all_values = values(9)
    chosen = titled_grid(SheetRow("conv", all_values, channels=(7, 2)), STYLE)
    np.testing.assert_array_equal(
        chosen, titled_grid(SheetRow("conv", all_values[..., [7, 2]]), STYLE)
    )
