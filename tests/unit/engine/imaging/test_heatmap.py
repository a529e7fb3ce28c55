"""Display normalisation and upsampling against the textbook recipe and a float64 loop."""

from itertools import product

import cv2
import numpy as np
import pytest
from scipy.ndimage import zoom

from engine.api.display import Blend, Corners, Interpolation, Normalization, Region, Style
from engine.imaging import (
    grid_window,
    has_positive,
    heat_levels,
    heat_range,
    scaled_difference,
    value_at,
)
from engine.imaging.heatmap import has_heat, upsampling_weights

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


# --- other ways to bring a map to the image -------------------------------------------------------

WAYS = [Style(interpolation=how, corners=at) for how, at in product(Interpolation, Corners)]


def keys(distance):
    """Cubic convolution with a = -3/4, written out: |t|^3 and |t|^2 with their factors."""
    t = abs(distance)
    if t <= 1:
        return 1.25 * t**3 - 2.25 * t**2 + 1
    return -0.75 * t**3 + 3.75 * t**2 - 6 * t + 3 if t < 2 else 0.0


def along(values, at, how):
    """One value between those of a row, at a position that is 0 at the first and 1 at the next."""
    last = len(values) - 1

    def cell(index):
        return float(values[min(max(index, 0), last)])

    if how is Interpolation.NEAREST:
        return cell(int(np.floor(at + 0.5)))
    before = int(np.floor(at))
    if how is Interpolation.BILINEAR:
        return cell(before) + (at - before) * (cell(before + 1) - cell(before))
    return sum(cell(before + k) * keys(at - before - k) for k in (-1, 0, 1, 2))


def upsampled(grid, image_shape, style):
    """The whole map at the image's size, place by place in plain floats."""
    places = []
    for count, side in zip(grid.shape, image_shape, strict=True):
        if style.corners is Corners.ALIGNED:
            places.append([i * (count - 1) / (side - 1) if side > 1 else 0.0 for i in range(side)])
        else:
            places.append([(i + 0.5) * count / side - 0.5 for i in range(side)])
    rows = [[along(row, at, style.interpolation) for at in places[1]] for row in grid]
    columns = np.array(rows).T
    return np.array([[along(c, at, style.interpolation) for at in places[0]] for c in columns]).T


@pytest.mark.parametrize("style", WAYS, ids=lambda way: f"{way.interpolation}-{way.corners}")
@pytest.mark.parametrize(
    ("grid", "size"), [((3, 5), (17, 23)), ((1, 1), (4, 4)), ((9, 8), (5, 3)), ((4, 2), (1, 9))]
)
def test_every_way_is_its_formula(style, grid, size):
    raw = raw_map(grid)
    raw[0, 0] = 2.0
    positive = np.maximum(raw.astype(np.float64), 0)
    exact = np.clip(upsampled(positive / positive.max(), size, style), 0, 1) * 255
    for region in (None, Region(0, 0, size[1], size[0], size[1], size[0])):
        levels = heat_levels(raw, (*size, 3), region, style)
        off = exact - levels  # truncated: up to one level below, give or take float32
        assert levels.shape == size
        assert off.min() > -1e-3
        assert off.max() < 1 + 1e-3


@pytest.mark.parametrize("size", [(50, 80), (224, 224), (5, 3)])
def test_half_pixel_ways_are_opencvs(size):
    raw = np.abs(raw_map((14, 10)))
    heat = raw / raw.max()
    for how, flag in (
        (Interpolation.NEAREST, cv2.INTER_NEAREST_EXACT),
        (Interpolation.CUBIC, cv2.INTER_CUBIC),
    ):
        expected = np.clip(cv2.resize(heat, size[::-1], interpolation=flag), 0, 1) * 255
        found = heat_levels(raw, size, None, Style(interpolation=how))
        np.testing.assert_array_equal(found, np.uint8(expected))


@pytest.mark.parametrize(
    ("how", "order"), [(Interpolation.BILINEAR, 1), (Interpolation.NEAREST, 0)]
)
def test_aligned_ways_are_scipys(how, order):
    raw = np.abs(raw_map((7, 5)))
    expected = zoom(raw.astype(np.float64) / raw.max(), (32, 31), order=order, mode="nearest")
    levels = heat_levels(raw, expected.shape, None, Style(interpolation=how, corners="aligned"))
    assert np.abs(levels - np.floor(expected * 255)).max() <= 1
    assert np.mean(levels != np.floor(expected * 255 + 1e-4)) < 0.01


@pytest.mark.parametrize("style", WAYS, ids=lambda way: f"{way.interpolation}-{way.corners}")
def test_parts_fit_the_whole_in_every_way(style):
    raw = raw_map((6, 9))
    whole = heat_levels(raw, (120, 90, 3), None, style).astype(int)
    part = heat_levels(raw, (120, 90, 3), Region(31, 17, 40, 77, 40, 77), style)
    assert np.abs(whole[17:94, 31:71] - part).max() <= 1
    assert np.mean(whole[17:94, 31:71] != part) < 0.01


# --- minimum to maximum ---------------------------------------------------------------------------


def test_min_max_by_hand():
    # 1 to 5 over four pixels: -1/4 0 1/4 3/4 of the way, cut at the cells: 1, 2, 4 and 5.
    raw = np.array([[-1.0, 3.0]], np.float32)
    style = Style(normalization=Normalization.MIN_MAX)
    assert heat_range(raw, (1, 4), style) == (-1, 3)
    assert heat_levels(raw, (1, 4), None, style).tolist() == [[0, 63, 191, 255]]
    # Two pixels lie on the cells' centres, three do not reach past them: -1, 1 and 3.
    assert heat_levels(raw, (1, 3), None, style).tolist() == [[0, 127, 255]]
    # The only pixel is in the middle, and a map of one value has one colour.
    assert heat_range(raw, (1, 1), style) == (1, 1)
    assert heat_levels(raw, (1, 1), None, style).tolist() == [[0]]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.interpolation}-{way.corners}")
@pytest.mark.parametrize(
    ("grid", "size"), [((3, 5), (40, 31)), ((7, 7), (224, 90)), ((9, 8), (5, 3))]
)
def test_min_max_is_of_the_upsampled_map(way, grid, size):
    style = Style("jet", normalization=Normalization.MIN_MAX, **ways_of(way))
    raw = raw_map(grid)
    whole = upsampled(raw.astype(np.float64), size, style)
    begin, end = heat_range(raw, size, style)
    assert (begin, end) == pytest.approx((whole.min(), whole.max()), abs=1e-5)
    exact = (whole - whole.min()) / np.ptp(whole) * 255
    levels = heat_levels(raw, size, None, style)
    assert np.abs(exact - levels - 0.5).max() < 0.5 + 1e-3
    assert levels.max() >= 254


def ways_of(style):
    return {"interpolation": style.interpolation, "corners": style.corners}


def test_extremes_of_a_cubic_on_a_large_image_are_found_closely():
    style = Style(normalization=Normalization.MIN_MAX, interpolation=Interpolation.CUBIC)
    raw = raw_map((3, 4))
    begin, end = heat_range(raw, (30, 4001), style)
    rows = np.array(
        [along(raw[0], (i + 0.5) * 4 / 4001 - 0.5, Interpolation.CUBIC) for i in range(4001)]
    )
    alone = heat_range(raw[:1], (1, 4001), style)
    assert alone == pytest.approx((rows.min(), rows.max()), abs=1e-4 * np.ptp(rows))
    assert begin < raw.min()
    assert end > raw.max()


def test_colors_that_are_given_are_kept_to():
    raw = np.array([[0.0, 1.0, 2.0, 4.0]], np.float32)
    assert heat_levels(raw, (1, 4), colors=(1.0, 2.0)).tolist() == [[0, 0, 255, 255]]
    # A map that does not reach the last colour is not stretched to it.
    assert heat_levels(raw, (1, 4), colors=(0.0, 8.0)).tolist() == [[0, 31, 63, 127]]
    assert heat_levels(raw, (1, 4), colors=(-4.0, 8.0)).tolist() == [[85, 106, 127, 170]]
    style = Style(normalization=Normalization.MIN_MAX)
    assert heat_levels(raw, (1, 4), None, style, (0.0, 2.0)).tolist() == [[0, 127, 255, 255]]


def test_min_max_of_what_has_no_range():
    style = Style(normalization=Normalization.MIN_MAX)
    for values in ([[2.0, 2.0]], [[np.nan, np.inf]], [[-1.0, np.nan]]):
        raw = np.array(values, np.float32)
        assert heat_levels(raw, (3, 5), None, style).max() == 0
    huge = np.array([[3e38, -3e38]], np.float32)
    assert heat_levels(huge, (1, 2), None, style).tolist() == [[255, 0]]


# --- the map alone, on its own grid ---------------------------------------------------------------

ALONE = Style(blend=Blend.ALONE)


def test_the_grid_lies_in_the_middle_with_square_cells():
    # 2 x 3 cells on 100 rows and 90 columns: 30 pixels a cell, 20 rows above and below.
    raw = np.array([[1, 2, 3], [4, 5, 6]], np.float32)
    whole = Region(0, 0, 90, 100, 90, 100)
    rows, columns = grid_window((2, 3), (100, 90), whole)
    assert (rows, columns) == (slice(20, 80), slice(0, 90))
    levels = heat_levels(raw, (100, 90, 3), whole, ALONE)[rows, columns]
    cells = np.array([[42, 85, 128], [170, 213, 255]])  # sixths of 256, at most 255
    np.testing.assert_array_equal(levels, np.repeat(np.repeat(cells, 30, 0), 30, 1))


def test_a_part_of_the_grid_is_in_its_window():
    rows, columns = grid_window((2, 3), (100, 90), Region(45, 10, 45, 50, 90, 100))
    assert (rows, columns) == (slice(20, 100), slice(0, 90))
    rows, columns = grid_window((2, 3), (100, 90), Region(0, 0, 90, 10, 9, 5))
    assert rows.start == rows.stop  # above the grid


def test_values_of_the_map_alone_are_its_cells_and_outside_there_is_none():
    raw = np.array([[1, 2, 3], [4, 5, 6]], np.float32)
    assert value_at(raw, (100, 90), 31, 21, ALONE) == 2
    assert value_at(raw, (100, 90), 89.9, 79.9, ALONE) == 6
    assert value_at(raw, (100, 90), 31, 19, ALONE) is None
    assert value_at(raw, (100, 90), 31, 81, ALONE) is None


def test_values_follow_the_way_of_upsampling():
    raw = np.array([[0.0, 8.0]], np.float32)
    assert value_at(raw, (1, 4), 1.5, 0.5) == 2
    assert value_at(raw, (1, 4), 1.5, 0.5, Style(interpolation=Interpolation.NEAREST)) == 0
    assert value_at(raw, (1, 4), 1.5, 0.5, Style(corners=Corners.ALIGNED)) == pytest.approx(8 / 3)


def test_two_maps_differ_by_what_is_left_after_scaling():
    one = np.array([[-8, 2], [4, 1]], np.float32)
    assert scaled_difference(one, np.maximum(one, 0) * 100) == 0
    # 2/4 and 1/4 against 3/6 and 3/6: the last one differs by a quarter.
    assert scaled_difference(one, np.array([[0, 3], [6, 3]], np.float32)) == 0.25
    assert scaled_difference(one, one - 4) is None
    assert scaled_difference(np.zeros((2, 2), np.float32), one) is None


@pytest.mark.parametrize("interpolation", Interpolation)
@pytest.mark.parametrize("corners", Corners)
def test_upsampling_is_a_product_with_weights(interpolation, corners):
    style = Style(interpolation=interpolation, corners=corners)
    raw = np.random.default_rng(0).random((5, 7)).astype(np.float32)
    rows, columns = upsampling_weights(31, 5, style), upsampling_weights(40, 7, style)
    np.testing.assert_allclose(rows.sum(axis=1), 1, atol=1e-12)
    drawn = 255 * np.clip(rows @ (raw / raw.max()) @ columns.T, 0, 1)
    assert np.abs(drawn - heat_levels(raw, (31, 40), style=style) - 0.5).max() <= 0.51


SIGNED = Style(normalization=Normalization.SIGNED)


def test_a_signed_map_has_zero_in_the_middle():
    raw = np.array([[-2.0, 0.0], [1.0, np.nan]], np.float32)
    assert heat_range(raw, (2, 2), SIGNED) == (-2.0, 2.0)
    # (v + 2) / 4 * 255, truncated: 0, 127.5, 191.25; what is no number is as zero
    np.testing.assert_array_equal(heat_levels(raw, (2, 2), None, SIGNED), [[0, 127], [191, 127]])
    assert heat_range(-raw, (2, 2), SIGNED) == (-2.0, 2.0)
    assert heat_range(np.full((2, 2), np.nan), (2, 2), SIGNED) == (0.0, 0.0)


def test_a_signed_map_is_upsampled_before_it_is_cut():
    raw = np.random.default_rng(4).normal(size=(5, 6)).astype(np.float32)
    most = float(np.abs(raw).max())
    smooth = cv2.resize(raw, (60, 40)) / most
    levels = heat_levels(raw, (40, 60), None, SIGNED).astype(float)
    assert np.abs(levels - (smooth + 1) * 127.5).max() <= 1.001
    part = heat_levels(raw, (40, 60), Region(10, 5, 20, 10, 20, 10), SIGNED)
    assert np.abs(part.astype(int) - levels[5:15, 10:30]).max() <= 1


def test_what_speaks_against_is_heat_where_signs_are_shown():
    against = np.array([[-1.0, -2.0]])
    assert not has_heat(against, Style())
    assert has_heat(against, SIGNED)
    assert not has_heat(np.array([[0.0, np.nan]]), SIGNED)
    assert has_heat(-against, Style())
