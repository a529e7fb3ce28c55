"""Crops at screen size against exact integrals and samples in float64."""

import numpy as np
import pytest

from engine.imaging import crop_resized, half_sizes, picture_from_pixels, thumbnail
from engine.requests import View

pytestmark = pytest.mark.filterwarnings("error")


def ramp(height=240, width=320):
    """Linear in x and y, where a sample's or an area's value tells its centre's position."""
    y, x = np.mgrid[0:height, 0:width] + 0.5
    return np.stack([x * 250 / width, y * 250 / height, (x + y) * 250 / (width + height)], -1)


def as_bytes(values):
    return np.rint(values).astype(np.uint8)


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


def area_reference(pixels, view):
    tall = areas(pixels.astype(np.float64), view.y, view.height, view.out_height)
    return areas(tall.swapaxes(0, 1), view.x, view.width, view.out_width).swapaxes(0, 1)


def bilinear_reference(pixels, view):
    def along(values, start, length, count):
        at = np.clip(positions(start, length, count) - 0.5, 0, len(values) - 1)
        low = np.minimum(at.astype(int), max(len(values) - 2, 0))
        share = (at - low)[:, None, None]
        return values[low] * (1 - share) + values[np.minimum(low + 1, len(values) - 1)] * share

    tall = along(pixels.astype(np.float64), view.y, view.height, view.out_height)
    wide = along(tall.swapaxes(0, 1), view.x, view.width, view.out_width)
    return wide.swapaxes(0, 1)


@pytest.mark.parametrize(
    "view",
    [
        View(0, 0, 320, 240, 160, 120),
        View(0, 0, 320, 240, 107, 80),
        View(0, 0, 320, 240, 33, 25),
        View(0, 0, 320, 240, 300, 225),
    ],
)
def test_whole_picture_shrinks_by_exact_areas(view):
    pixels = noise(240, 320)
    small = crop_resized(pixels, view)
    assert small.shape == (view.out_height, view.out_width, 3)
    assert small.flags.c_contiguous
    assert np.abs(small - area_reference(pixels, view)).max() <= 0.51


@pytest.mark.parametrize("with_halves", [False, True])
@pytest.mark.parametrize(
    "view",
    [
        View(10.5, 20.25, 200, 150, 100, 75),
        View(10.5, 20.25, 200, 150, 91, 68),
        View(33.3, 7.7, 110.9, 83.1, 100, 75),
        View(0, 0, 319.5, 239.5, 60, 45),
        View(0.5, 0.5, 319.5, 239.5, 60, 45),
        View(120.9, 60.1, 100.05, 75.04, 100, 75),
        View(40.37, 60.61, 250.1, 170.9, 40, 30),
    ],
)
def test_shrunk_parts_are_where_they_belong(view, with_halves):
    pixels = as_bytes(ramp())
    halves = half_sizes(pixels, 32) if with_halves else ()
    small = crop_resized(pixels, view, halves)
    x = positions(view.x, view.width, view.out_width)[None, :]
    y = positions(view.y, view.height, view.out_height)[:, None]
    inner = (slice(1, -1), slice(1, -1))  # areas at the picture's border are cut off
    right = np.stack(
        np.broadcast_arrays(x * 250 / 320, y * 250 / 240, (x + y) * 250 / 560), axis=-1
    )
    error = (small - right)[inner]
    # One source pixel is 0.78 or 1.04 levels: a mean shift tells fractions of a pixel.
    assert np.abs(error.mean(axis=(0, 1))).max() <= 0.08
    assert np.abs(error).max() <= 1.2


@pytest.mark.parametrize("scale", [1.3, 1.9, 2.6, 5.2])
def test_shrunk_parts_are_like_exact_areas(scale):
    base = noise(24, 32, seed=4)
    pixels = as_bytes(bilinear_reference(base, View(0, 0, 32, 24, 320, 240)))
    view = View(20.4, 30.6, 200, 150, round(200 / scale), round(150 / scale))
    for halves in ((), half_sizes(pixels, 32)):
        difference = np.abs(crop_resized(pixels, view, halves) - area_reference(pixels, view))
        assert difference.mean() <= 1.0
        assert difference.max() <= 8


@pytest.mark.parametrize(
    "view",
    [
        View(10.3, 20.7, 60.5, 40.25, 121, 80),
        View(0, 0, 320, 240, 640, 480),
        View(0, 0, 320, 240, 333, 250),
        View(5.125, 6.875, 50, 40, 50, 40),
        View(279.9, 219.9, 40.1, 20.1, 300, 150),
        View(3.3, 4.4, 20, 15, 160, 120),
    ],
)
def test_magnified_is_exact_bilinear(view):
    pixels = noise(240, 320)
    large = crop_resized(pixels, view)
    assert large.shape == (view.out_height, view.out_width, 3)
    # A wrong offset of 1/16 pixel would show as errors of 10 in this noise; OpenCV may use
    # positions of 1/32 pixel where it has no exact version.
    difference = np.abs(large - bilinear_reference(pixels, view))
    assert difference.max() <= 8.5
    assert difference.mean() <= 1.5


def test_one_to_one_is_a_plain_copy():
    pixels = noise(240, 320)
    part = crop_resized(pixels, View(17, 33, 200, 100, 200, 100))
    np.testing.assert_array_equal(part, pixels[33:133, 17:217])
    assert part.base is None or not np.shares_memory(part, pixels)


@pytest.mark.parametrize("view", [View(10.3, 20.7, 10, 8, 321, 257), View(310, 232, 10, 8, 90, 72)])
def test_strongly_magnified_shows_squares(view):
    pixels = noise(240, 320)
    large = crop_resized(pixels, view)
    x = positions(view.x, view.width, view.out_width).astype(int)
    y = positions(view.y, view.height, view.out_height).astype(int)
    np.testing.assert_array_equal(large, pixels[y][:, x])


def test_the_limit_of_smoothness_is_eight():
    pixels = noise(240, 320)
    at_limit = crop_resized(pixels, View(20, 20, 20, 20, 160, 160))
    above = crop_resized(pixels, View(20, 20, 20, 20, 180, 180))
    assert len(np.unique(at_limit.reshape(-1, 3), axis=0)) > 400
    assert len(np.unique(above.reshape(-1, 3), axis=0)) <= 400


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (50, 1), (2, 3)])
@pytest.mark.parametrize("out", [(1, 1), (7, 5), (400, 300)])
def test_tiny_pictures(size, out):
    pixels = np.full((*size, 3), 77, np.uint8)
    view = View(0, 0, size[1], size[0], *out)
    shown = crop_resized(pixels, view, half_sizes(pixels, 1))
    assert shown.shape == (out[1], out[0], 3)
    assert (shown == 77).all()


def test_wide_picture_beyond_opencv_limits():
    pixels = np.zeros((4, 40_000, 3), np.uint8)
    pixels[:, 39_000:] = 200
    shown = crop_resized(pixels, View(38_990.5, 0, 20, 4, 100, 20))
    assert shown[10, 20].tolist() == [0, 0, 0]
    assert shown[10, 80].tolist() == [200, 200, 200]


def test_half_sizes():
    pixels = noise(101, 75)
    first, second, *rest = half_sizes(pixels, 16)
    assert (first.shape, second.shape) == ((51, 38, 3), (26, 19, 3))
    assert rest == []
    means = pixels[:100, :74].reshape(50, 2, 37, 2, 3).mean((1, 3))
    assert np.abs(first[:50, :37] - means).max() <= 0.5
    assert np.abs(first[50, :37] - pixels[100, :74].reshape(37, 2, 3).mean(1)).max() <= 0.5
    assert half_sizes(noise(100, 100), 512) == ()


def test_thumbnail():
    pixels = noise(300, 400)
    small = thumbnail(pixels, 100)
    assert small.shape == (75, 100, 3)
    assert np.abs(small - area_reference(pixels, View(0, 0, 400, 300, 100, 75))).max() <= 0.51
    np.testing.assert_array_equal(thumbnail(picture_from_pixels(pixels, "a"), 100), small)
    assert thumbnail(pixels.swapaxes(0, 1).copy(), 100).shape == (100, 75, 3)
    assert thumbnail(noise(1, 5000), 64).shape == (1, 64, 3)


def test_thumbnail_never_enlarges():
    pixels = noise(20, 30)
    np.testing.assert_array_equal(thumbnail(pixels, 100), pixels)
    assert not np.shares_memory(thumbnail(pixels, 100), pixels)
