"""Crops at screen size against exact integrals and samples in float64."""

import numpy as np
import pytest

from engine.api.display import Region
from engine.imaging import crop_resized, half_sizes, picture_from_pixels, thumbnail
from engine.imaging.resize import quick_thumbnail

pytestmark = pytest.mark.filterwarnings("error")


def waves(height=240, width=320):
    """Smooth waves across and down: how far they moved can be told to hundredths of a pixel."""
    y, x = np.mgrid[0:height, 0:width] + 0.5
    across, down = 120 * np.sin(x / 9), 120 * np.sin(y / 9)
    return np.rint(127.5 + np.stack([across, down, (across + down) / 2], -1)).astype(np.uint8)


def moved(shown, right):
    """Least-squares shift (x, y) between two pictures, in their pixels, and the mean difference."""
    inner = (slice(2, -2), slice(2, -2))
    down, across, _ = np.gradient(right)
    slopes = np.stack([across[inner].ravel(), down[inner].ravel(), np.ones(down[inner].size)], -1)
    return np.linalg.lstsq(slopes, (right - shown)[inner].ravel(), rcond=None)[0]


def noise(height, width, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


def positions(start, length, count):
    return start + (np.arange(count) + 0.5) * length / count


def areas(values, start, length, count):
    """Means over equal parts of axis 0, pixels being constant over their unit square."""
    total = np.concatenate([np.zeros((1, *values.shape[1:])), np.cumsum(values, 0)])
    edges = start + np.arange(count + 1) * length / count
    low = np.minimum(np.floor(edges).astype(int), len(values) - 1)
    share = (edges - low).reshape(-1, *[1] * (values.ndim - 1))
    at = total[low] * (1 - share) + total[low + 1] * share
    return np.diff(at, axis=0) / (length / count)


def area_reference(pixels, region):
    tall = areas(pixels.astype(np.float64), region.y, region.height, region.out_height)
    return areas(tall.swapaxes(0, 1), region.x, region.width, region.out_width).swapaxes(0, 1)


def bilinear_reference(pixels, region):
    def along(values, start, length, count):
        at = np.clip(positions(start, length, count) - 0.5, 0, len(values) - 1)
        low = np.minimum(at.astype(int), max(len(values) - 2, 0))
        share = (at - low)[:, None, None]
        return values[low] * (1 - share) + values[np.minimum(low + 1, len(values) - 1)] * share

    tall = along(pixels.astype(np.float64), region.y, region.height, region.out_height)
    wide = along(tall.swapaxes(0, 1), region.x, region.width, region.out_width)
    return wide.swapaxes(0, 1)


@pytest.mark.parametrize(
    "region",
    [
        Region(0, 0, 320, 240, 160, 120),
        Region(0, 0, 320, 240, 107, 80),
        Region(0, 0, 320, 240, 33, 25),
        Region(0, 0, 320, 240, 300, 225),
    ],
)
def test_whole_picture_shrinks_by_exact_areas(region):
    pixels = noise(240, 320)
    small = crop_resized(pixels, region)
    assert small.shape == (region.out_height, region.out_width, 3)
    assert small.flags.c_contiguous
    assert np.abs(small - area_reference(pixels, region)).max() <= 0.51


PARTS = [
    Region(10.5, 20.25, 200, 150, 100, 75),
    Region(10.5, 20.25, 200, 150, 91, 68),
    Region(33.3, 7.7, 110.9, 83.1, 100, 75),
    Region(0, 0, 319.5, 239.5, 160, 120),
    Region(0.5, 0.5, 319.5, 239.5, 160, 120),
    Region(120.9, 60.1, 100.05, 75.04, 100, 75),
    Region(40.37, 60.61, 250.1, 170.9, 80, 55),
    Region(40, 60, 250, 170, 80, 55),
]


@pytest.mark.parametrize("size", [(240, 320), (241, 321)])
@pytest.mark.parametrize("with_halves", [False, True])
@pytest.mark.parametrize("region", PARTS)
def test_shrunk_parts_are_where_they_belong(region, with_halves, size):
    pixels = waves(*size)
    shown = crop_resized(pixels, region, half_sizes(pixels, 32) if with_halves else ())
    across, down, brighter = moved(shown, area_reference(pixels, region))
    assert abs(across) <= 0.02
    assert abs(down) <= 0.02
    assert abs(brighter) <= 0.5


def test_the_measure_of_shifts_is_right():
    right = area_reference(waves(), Region(20, 20, 200, 150, 100, 75))
    shown = area_reference(waves(), Region(20.2, 19.9, 200, 150, 100, 75))
    across, down, _ = moved(shown, right)
    assert across == pytest.approx(-0.1, abs=0.005)
    assert down == pytest.approx(0.05, abs=0.005)


@pytest.mark.parametrize("region", PARTS)
def test_shrunk_parts_are_like_exact_areas(region):
    pixels = waves()
    for halves in ((), half_sizes(pixels, 32)):
        difference = np.abs(crop_resized(pixels, region, halves) - area_reference(pixels, region))
        assert difference.max() <= 4  # of 240: fractions of a pixel soften a little


def test_the_whole_of_an_odd_picture_is_as_sharp_from_halves():
    pixels = waves(401, 603)
    region = Region(0, 0, 603, 401, 220, 146)
    difference = np.abs(
        crop_resized(pixels, region, half_sizes(pixels, 32)) - area_reference(pixels, region)
    )
    assert difference.max() <= 4  # of 240


@pytest.mark.parametrize("out", [(100, 75), (91, 68), (199, 149), (23, 17)])
def test_whole_pixels_shrink_by_exact_areas(out):
    pixels, region = noise(240, 320), Region(17, 33, 200, 150, *out)
    small = crop_resized(pixels, region)
    assert np.abs(small - area_reference(pixels, region)).max() <= 0.51


@pytest.mark.parametrize(
    "region",
    [
        Region(10.3, 20.7, 60.5, 40.25, 121, 80),
        Region(0, 0, 320, 240, 640, 480),
        Region(0, 0, 320, 240, 333, 250),
        Region(5.125, 6.875, 50, 40, 50, 40),
        Region(279.9, 219.9, 40.1, 20.1, 300, 150),
        Region(3.3, 4.4, 20, 15, 160, 120),
    ],
)
def test_magnified_is_exact_bilinear(region):
    pixels = noise(240, 320)
    large = crop_resized(pixels, region)
    assert large.shape == (region.out_height, region.out_width, 3)
    # A wrong offset of 1/16 pixel would show as errors of 10 in this noise; OpenCV may use
    # positions of 1/32 pixel where it has no exact version.
    difference = np.abs(large - bilinear_reference(pixels, region))
    assert difference.max() <= 8.5
    assert difference.mean() <= 1.5


def test_one_to_one_is_a_plain_copy():
    pixels = noise(240, 320)
    part = crop_resized(pixels, Region(17, 33, 200, 100, 200, 100))
    np.testing.assert_array_equal(part, pixels[33:133, 17:217])
    assert part.base is None or not np.shares_memory(part, pixels)


@pytest.mark.parametrize(
    "region", [Region(10.3, 20.7, 10, 8, 321, 257), Region(310, 232, 10, 8, 90, 72)]
)
def test_strongly_magnified_shows_squares(region):
    pixels = noise(240, 320)
    large = crop_resized(pixels, region)
    x = positions(region.x, region.width, region.out_width).astype(int)
    y = positions(region.y, region.height, region.out_height).astype(int)
    np.testing.assert_array_equal(large, pixels[y][:, x])


def test_the_limit_of_smoothness_is_eight():
    pixels = noise(240, 320)
    at_limit = crop_resized(pixels, Region(20, 20, 20, 20, 160, 160))
    above = crop_resized(pixels, Region(20, 20, 20, 20, 180, 180))
    assert len(np.unique(at_limit.reshape(-1, 3), axis=0)) > 400
    assert len(np.unique(above.reshape(-1, 3), axis=0)) <= 400


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (50, 1), (2, 3)])
@pytest.mark.parametrize("out", [(1, 1), (7, 5), (400, 300)])
def test_tiny_pictures(size, out):
    pixels = np.full((*size, 3), 77, np.uint8)
    region = Region(0, 0, size[1], size[0], *out)
    shown = crop_resized(pixels, region, half_sizes(pixels, 1))
    assert shown.shape == (out[1], out[0], 3)
    assert (shown == 77).all()


def test_wide_picture_beyond_opencv_limits():
    pixels = np.zeros((4, 40_000, 3), np.uint8)
    pixels[:, 39_000:] = 200
    shown = crop_resized(pixels, Region(38_990.5, 0, 20, 4, 100, 20))
    assert shown[10, 20].tolist() == [0, 0, 0]
    assert shown[10, 80].tolist() == [200, 200, 200]


def test_half_sizes():
    pixels = noise(101, 75)
    first, second, *rest = half_sizes(pixels, 16)
    assert (first.shape, second.shape) == ((51, 38, 3), (26, 19, 3))
    assert rest == []
    assert np.abs(first - area_reference(pixels, Region(0, 0, 75, 101, 38, 51))).max() <= 0.51
    even = noise(100, 64)
    means = even.reshape(50, 2, 32, 2, 3).mean((1, 3))
    assert np.abs(half_sizes(even, 50)[0] - means).max() <= 0.5
    assert half_sizes(noise(100, 100), 512) == ()


def test_thumbnail():
    pixels = noise(300, 400)
    small = thumbnail(pixels, 100)
    assert small.shape == (75, 100, 3)
    assert np.abs(small - area_reference(pixels, Region(0, 0, 400, 300, 100, 75))).max() <= 0.51
    np.testing.assert_array_equal(thumbnail(picture_from_pixels(pixels, "a"), 100), small)
    assert thumbnail(pixels.swapaxes(0, 1).copy(), 100).shape == (100, 75, 3)
    assert thumbnail(noise(1, 5000), 64).shape == (1, 64, 3)


@pytest.mark.parametrize("shape", [(300, 400), (400, 300), (301, 199), (120, 90), (1, 5000)])
def test_a_quick_thumbnail_is_nearly_the_mean_of_areas(shape):
    """Of a picture whose structures are larger than what is left out."""
    down, across = (np.linspace(0, 1, side, endpoint=False) for side in shape)
    wave = 127.5 + 127.5 * np.outer(np.cos(4 * down), np.sin(6 * across))
    pixels = np.rint(np.dstack([wave, 255 - wave, wave / 2])).astype(np.uint8)
    small, expected = quick_thumbnail(pixels, 100), thumbnail(pixels, 100)
    assert small.shape == expected.shape
    assert np.abs(small.astype(int) - expected).max() <= 4


def test_a_quick_thumbnail_of_even_halves_is_the_mean_of_four_pixels():
    pixels = noise(64, 200)
    means = pixels.reshape(32, 2, 100, 2, 3).mean((1, 3))
    assert np.abs(quick_thumbnail(pixels, 100) - means).max() <= 0.5
    np.testing.assert_array_equal(quick_thumbnail(pixels, 200), pixels)
    assert not np.shares_memory(quick_thumbnail(pixels, 200), pixels)


def test_thumbnail_never_enlarges():
    pixels = noise(20, 30)
    np.testing.assert_array_equal(thumbnail(pixels, 100), pixels)
    assert not np.shares_memory(thumbnail(pixels, 100), pixels)
