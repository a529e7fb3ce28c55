"""Display normalisation and upsampling against the textbook recipe and a float64 loop."""

import cv2
import numpy as np
import pytest

from engine.api.display import Region
from engine.imaging import has_positive, heat_levels, value_at

pytestmark = pytest.mark.filterwarnings("error")

GRIDS = [(1, 1), (2, 3), (7, 7), (14, 10), (224, 224)]


def raw_map(shape, seed=0):
    return np.random.default_rng(seed).normal(0.3, 1, shape).astype(np.float32)


def sampled(raw, image_shape, x, y):
    """The value at one position, by the definition, in plain Python floats."""
    h, w = raw.shape
    gx = min(max(x / image_shape[1] * w - 0.5, 0.0), w - 1.0)
    gy = min(max(y / image_shape[0] * h - 0.5, 0.0), h - 1.0)
    x0, y0 = int(gx), int(gy)
    x1, y1 = min(x0 + 1, w - 1), min(y0 + 1, h - 1)
    fx, fy = gx - x0, gy - y0
    above = float(raw[y0, x0]) * (1 - fx) + float(raw[y0, x1]) * fx
    below = float(raw[y1, x0]) * (1 - fx) + float(raw[y1, x1]) * fx
    return above * (1 - fy) + below * fy


@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize("size", [(50, 80), (101, 37), (224, 224), (5, 3), (1, 1)])
def test_whole_image_is_the_textbook_recipe(grid, size):
    raw = raw_map(grid)
    raw[0, 0] = 2.0
    heat = np.maximum(raw, 0)
    heat /= heat.max()
    heat = cv2.resize(heat, (size[1], size[0]))
    np.testing.assert_array_equal(heat_levels(raw, (*size, 3)), np.uint8(255 * heat))


@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize(
    "region",
    [
        Region(0, 0, 300, 200, 300, 200),
        Region(0, 0, 300, 200, 150, 100),
        Region(10.3, 20.7, 100.5, 67, 201, 134),
        Region(299, 199, 1, 1, 40, 40),
        Region(150.125, 99.9, 0.01, 0.01, 30, 30),
    ],
)
def test_views_are_exact(grid, region):
    raw = raw_map(grid)
    raw[0, 0] = 2.0
    levels = heat_levels(raw, (200, 300, 3), region)
    assert levels.shape == (region.out_height, region.out_width)
    positive = np.maximum(raw.astype(np.float64), 0)
    positive /= positive.max()
    for j in range(0, region.out_height, 7):
        for i in range(0, region.out_width, 7):
            x = region.x + (i + 0.5) * region.width / region.out_width
            y = region.y + (j + 0.5) * region.height / region.out_height
            exact = 255 * sampled(positive, (200, 300), x, y)
            # Truncated: within one level below, give or take float32.
            assert -1e-3 <= exact - levels[j, i] <= 1 + 1e-3


@pytest.mark.parametrize("grid", GRIDS)
def test_parts_fit_the_whole_within_one_level(grid):
    raw = raw_map(grid)
    raw[0, 0] = 2.0
    whole = heat_levels(raw, (200, 300, 3)).astype(int)
    part = heat_levels(raw, (200, 300, 3), Region(31, 17, 123, 111, 123, 111))
    assert np.abs(whole[17:128, 31:154] - part).max() <= 1
    assert np.mean(whole[17:128, 31:154] != part) < 0.01


def test_truncated_not_rounded():
    raw = np.array([[1.0, 0.999]], np.float32)
    assert heat_levels(raw, (1, 2)).tolist() == [[255, 254]]


def test_hand_computed_upsampling():
    # Centres at 1/4 and 3/4 of the width: 4 pixels sample 0, 1/4, 3/4 and 1 of the way.
    raw = np.array([[0.0, 8.0]], np.float32)
    expected = [[0, 63, 191, 255]]
    assert heat_levels(raw, (1, 4)).tolist() == expected
    assert heat_levels(raw, (1, 4), Region(0, 0, 4, 1, 4, 1)).tolist() == expected


def test_raw_is_not_changed():
    raw = raw_map((4, 4))
    raw[0, 0] = np.nan
    before = raw.copy()
    raw.setflags(write=False)
    heat_levels(raw, (9, 9))
    value_at(raw, (9, 9), 3, 3)
    np.testing.assert_array_equal(raw, before)


def test_not_finite_counts_as_zero():
    raw = np.array([[np.nan, np.inf, -np.inf, 2.0, -5.0, 1.0]], np.float32)
    assert heat_levels(raw, (1, 6)).tolist() == [[0, 0, 0, 255, 0, 127]]
    assert has_positive(raw)
    assert value_at(raw, (1, 6), 1.5, 0.5) == 0


@pytest.mark.parametrize("values", [[0.0, 0.0], [-1.0, -2.0], [np.nan, np.inf], [-np.inf, 0.0]])
def test_nothing_positive(values):
    raw = np.array([values], np.float32)
    assert not has_positive(raw)
    assert heat_levels(raw, (3, 5)).max() == 0
    assert heat_levels(raw, (3, 5), Region(0, 0, 5, 3, 8, 8)).max() == 0


def test_extreme_values():
    tiny = np.array([[1e-45, 0]], np.float32)
    huge = np.array([[3e38, -3e38]], np.float32)
    assert has_positive(tiny)
    assert heat_levels(tiny, (1, 2)).tolist() == [[255, 0]]
    assert heat_levels(huge, (1, 2)).tolist() == [[255, 0]]


def test_value_at():
    raw = raw_map((5, 7))
    rng = np.random.default_rng(1)
    for x, y in zip(rng.uniform(0, 300, 200), rng.uniform(0, 200, 200), strict=True):
        assert value_at(raw, (200, 300, 3), x, y) == pytest.approx(
            sampled(raw, (200, 300), x, y), abs=1e-9
        )
    assert value_at(raw, (200, 300, 3), 0, 0) == raw[0, 0]
    assert value_at(raw, (200, 300, 3), 300, 200) == raw[-1, -1]
    assert value_at(np.array([[-3.0]], np.float32), (9, 9), 4, 4) == -3


def test_value_at_agrees_with_the_levels():
    raw = np.abs(raw_map((6, 4)))
    levels = heat_levels(raw, (60, 90))
    for x, y in [(0, 0), (89, 59), (44, 30), (7, 50)]:
        value = value_at(raw, (60, 90), x + 0.5, y + 0.5)
        assert abs(255 * value / raw.max() - levels[y, x]) <= 1.001
