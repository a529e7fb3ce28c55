"""The atlas on one paper: its size is foretold exactly, and stays one that can be opened."""

from __future__ import annotations

import numpy as np
import pytest

from engine.imaging.atlas_sheet import atlas_of, atlas_part, atlas_shrink, atlas_size
from engine.imaging.contact_sheet import TITLE_HEIGHT, title_line
from engine.imaging.decode import MAX_PIXELS
from engine.imaging.picture_grid import picture_grid


def pictures(count, side=6):
    random = np.random.default_rng(count)
    return [random.integers(0, 256, (side, side, 3), np.uint8) for _ in range(count)]


def test_a_part_is_a_grid_under_its_title():
    part = atlas_part("conv", pictures(3, 40))
    grid = picture_grid(pictures(3, 40))
    np.testing.assert_array_equal(part[:TITLE_HEIGHT], title_line("conv", grid.shape[1]))
    np.testing.assert_array_equal(part[TITLE_HEIGHT:, : grid.shape[1]], grid)


def test_pictures_are_made_smaller_by_their_mean():
    one = np.kron(np.array([[0, 100], [200, 40]]), np.ones((2, 2)))[..., None].repeat(3, axis=2)
    part = atlas_part("", [one.astype(np.uint8)], shrink=2)
    np.testing.assert_array_equal(part[TITLE_HEIGHT:, :2, 0], [[0, 100], [200, 40]])
    part = atlas_part("", [one.astype(np.uint8)], shrink=4)
    assert part[TITLE_HEIGHT, 0, 0] == 85
    assert atlas_part("", [one.astype(np.uint8)], shrink=99).shape[0] == TITLE_HEIGHT + 1


@pytest.mark.parametrize("shrink", [1, 2, 5])
@pytest.mark.parametrize("counts", [(1,), (8,), (9, 3), (17, 1, 8)])
def test_the_size_is_foretold(counts, shrink):
    titles = [f"layer {number} " * number for number in range(1, len(counts) + 1)]
    sheet = atlas_of(
        [
            atlas_part(title, pictures(count), shrink)
            for title, count in zip(titles, counts, strict=True)
        ]
    )
    rows = [(title, count, (6, 6)) for title, count in zip(titles, counts, strict=True)]
    assert atlas_size(rows, shrink) == sheet.shape[:2]


def test_what_can_be_opened_is_left_as_it_is_and_more_is_shrunk_as_little_as_needed():
    assert atlas_shrink([64, 128], 96) == 1
    counts = [512] * 40
    shrink = atlas_shrink(counts, 224)
    assert shrink > 1

    def pixels(by):
        height, width = atlas_size([("", count, (224, 224)) for count in counts], by)
        return height * width

    assert pixels(shrink) <= MAX_PIXELS < pixels(shrink - 1)


def test_shrinking_ends_at_one_pixel():
    assert atlas_shrink([10**9], 3) == 3
