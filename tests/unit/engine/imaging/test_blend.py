"""Overlays against the recipe of the textbooks and the literature, pixel for pixel."""

from dataclasses import replace
from fractions import Fraction

import cv2
import numpy as np
import pytest

from engine.api.display import Blend, Normalization, Region, Style
from engine.api.errors import EngineError
from engine.imaging import blend as blending
from engine.imaging import (
    brightest,
    colormap_table,
    compose,
    decode_image,
    encode_jpeg,
    encode_png,
    full_overlay,
    heat_levels,
    level_peaks,
    overlay_table,
)
from engine.imaging.blend import strengths

pytestmark = pytest.mark.filterwarnings("error")


def noise(height, width, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


def raw_map(shape, seed=0):
    return np.random.default_rng(seed).normal(0.3, 1, shape).astype(np.float32)


def textbook(raw, img_bgr, intensity):
    """The well-known recipe, written as it is usually printed; the file's pixels, BGR."""
    heatmap = np.maximum(raw, 0)
    heatmap /= heatmap.max()
    heatmap = cv2.resize(heatmap, (img_bgr.shape[1], img_bgr.shape[0]))
    heatmap = np.uint8(255 * heatmap)
    heatmap = cv2.applyColorMap(heatmap, cv2.COLORMAP_JET)
    superimposed = heatmap * intensity + img_bgr
    return cv2.imdecode(cv2.imencode(".png", superimposed)[1], cv2.IMREAD_COLOR)


SIZES = [(224, 224), (150, 201), (333, 77), (599, 899), (9, 4)]
GRIDS = [(7, 7), (14, 14), (14, 9), (3, 5), (1, 1), (56, 56)]
INTENSITIES = [0.3, 0.4, 0.5, 1.0]
# Every pair of two of the three occurs.
PAIRWISE = [
    (size, grid, INTENSITIES[(i + j) % len(INTENSITIES)])
    for i, size in enumerate(SIZES)
    for j, grid in enumerate(GRIDS)
]


def test_every_pair_of_sizes_grids_and_intensities_is_tried():
    for first, second in ((0, 1), (0, 2), (1, 2)):
        kinds = (SIZES, GRIDS, INTENSITIES)
        wanted = {(a, b) for a in kinds[first] for b in kinds[second]}
        assert {(case[first], case[second]) for case in PAIRWISE} == wanted


@pytest.mark.parametrize(("size", "grid", "intensity"), PAIRWISE)
def test_textbook_blend_is_the_textbook_picture(size, grid, intensity):
    image, raw = noise(*size), raw_map(grid)
    raw.flat[-1] = 1.5
    style = Style("jet", intensity, 0.0, Blend.TEXTBOOK)
    saved = cv2.imdecode(
        np.frombuffer(encode_png(full_overlay(image, raw, style)), np.uint8), cv2.IMREAD_COLOR
    )
    np.testing.assert_array_equal(saved, textbook(raw, image[..., ::-1], intensity))


def test_compose_is_the_textbook_picture_too():
    image, raw = noise(224, 300), np.abs(raw_map((7, 7)))
    style = Style("jet", 0.4, 0.0, Blend.TEXTBOOK)
    drawn = compose(image, heat_levels(raw, image.shape), overlay_table(style))
    np.testing.assert_array_equal(drawn[..., :3], textbook(raw, image[..., ::-1], 0.4))


@pytest.mark.parametrize("blend", list(Blend))
def test_compose_looks_up(blend):
    image = noise(31, 47)
    levels = np.random.default_rng(1).integers(0, 256, (31, 47), dtype=np.uint8)
    table = overlay_table(Style("viridis", 0.6, 0.2, blend))
    drawn = compose(image, levels, table)
    assert drawn.shape == (31, 47, 4)
    assert drawn.dtype == np.uint8
    assert drawn.flags.c_contiguous
    assert not drawn.flags.writeable
    for y in range(31):
        for x in range(47):
            red, green, blue = (table[c, levels[y, x], image[y, x, c]] for c in range(3))
            assert drawn[y, x].tolist() == [blue, green, red, 255]


def test_compose_every_level_and_value():
    table = np.random.default_rng(2).integers(0, 256, (3, 256, 256), dtype=np.uint8)
    levels = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 256, axis=1)
    image = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    drawn = compose(np.repeat(image, 256, axis=0), levels, table)
    np.testing.assert_array_equal(drawn[..., 2::-1], table.transpose(1, 2, 0))


def test_compose_without_heat_is_the_image():
    image = noise(20, 30)
    drawn = compose(image, None, overlay_table(Style()))
    np.testing.assert_array_equal(drawn[..., 2::-1], image)
    assert (drawn[..., 3] == 255).all()
    assert not drawn.flags.writeable


def test_compose_takes_read_only_arrays():
    image, levels = noise(20, 30), np.full((20, 30), 9, np.uint8)
    image.setflags(write=False)
    levels.setflags(write=False)
    assert compose(image, levels, overlay_table(Style())).shape == (20, 30, 4)


@pytest.mark.parametrize("raw", [None, np.zeros((3, 3)), np.full((2, 2), -1.0), [[np.nan]]])
@pytest.mark.parametrize("blend", list(Blend))
def test_nothing_to_show_leaves_the_image(raw, blend):
    image = noise(20, 30)
    raw = None if raw is None else np.asarray(raw, np.float32)
    drawn = full_overlay(image, raw, Style("jet", 0.5, 0.0, blend))
    np.testing.assert_array_equal(drawn, image)
    assert not np.shares_memory(drawn, image)


def test_full_overlay_in_many_blocks_is_the_same(monkeypatch):
    image, raw = noise(101, 67), np.abs(raw_map((7, 5)))
    at_once = full_overlay(image, raw, Style())
    monkeypatch.setattr(blending, "BLOCK_PIXELS", 67 * 9)
    np.testing.assert_array_equal(full_overlay(image, raw, Style()), at_once)


def test_large_images_are_upsampled_in_blocks(monkeypatch):
    image, raw = noise(101, 67), np.abs(raw_map((7, 5)))
    at_once = full_overlay(image, raw, Style(intensity=1.0))
    monkeypatch.setattr(blending, "BLOCK_PIXELS", 67 * 9)
    monkeypatch.setattr(blending, "WHOLE_LIMIT", 100)
    asked = []

    def levels(raw, shape, region, style, colors):
        asked.append(region)
        return heat_levels(raw, shape, region, style, colors)

    monkeypatch.setattr(blending, "heat_levels", levels)
    in_blocks = full_overlay(image, raw, Style(intensity=1.0))
    assert asked[0] == Region(0, 0, 67, 9, 67, 9)
    assert len(asked) == 12
    # One level of difference moves jet by at most 4 of 255.
    assert np.abs(in_blocks.astype(int) - at_once).max() <= 5
    assert np.mean(in_blocks != at_once) < 0.01


def test_the_map_alone_is_its_grid_in_colours():
    raw = np.array([[1, 2, 3], [-4, 0, 6]], np.float32)
    drawn = full_overlay(noise(40, 30), raw, Style("viridis", 0.4, 0.4, Blend.ALONE))
    # 171 pixels a cell are the fewest that make the longer side at least 512.
    assert drawn.shape == (2 * 171, 3 * 171, 3)
    hidden, colors = [128] * 3, colormap_table("viridis")
    cells = [[hidden, hidden, colors[128]], [hidden, hidden, colors[255]]]
    np.testing.assert_array_equal(drawn, np.repeat(np.repeat(cells, 171, 0), 171, 1))


def test_the_map_alone_by_min_max_is_matshow():
    raw = raw_map((5, 7))
    style = Style("viridis", blend=Blend.ALONE, normalization=Normalization.MIN_MAX)
    drawn = full_overlay(noise(40, 30), raw, style)
    shares = (raw.astype(np.float64) - raw.min()) / np.ptp(raw)
    expected = colormap_table("viridis")[np.minimum(shares * 256, 255).astype(int)]
    cell = len(drawn) // 5
    np.testing.assert_array_equal(drawn[cell // 2 :: cell, cell // 2 :: cell], expected)


def test_outside_its_window_a_picture_is_grey():
    image, levels = noise(20, 30), np.full((20, 30), 9, np.uint8)
    table = overlay_table(Style())
    rows, columns = slice(4, 9), slice(10, 30)
    drawn = compose(image, levels, table, (rows, columns))
    whole = compose(image, levels, table)
    np.testing.assert_array_equal(drawn[rows, columns], whole[rows, columns])
    assert not drawn.flags.writeable
    outside = np.ones((20, 30), bool)
    outside[rows, columns] = False
    assert (drawn[outside] == [128, 128, 128, 255]).all()


def test_large_images_are_normalised_as_a_whole_in_blocks_too(monkeypatch):
    image, raw = noise(101, 67), raw_map((7, 5))
    style = Style(intensity=1.0, blend=Blend.ALPHA, normalization=Normalization.MIN_MAX)
    at_once = full_overlay(image, raw, style)
    monkeypatch.setattr(blending, "BLOCK_PIXELS", 67 * 9)
    monkeypatch.setattr(blending, "WHOLE_LIMIT", 100)
    assert np.abs(full_overlay(image, raw, style).astype(int) - at_once).max() <= 5


def test_encode_jpeg_is_close_and_refuses_what_the_format_cannot_hold():
    image = cv2.GaussianBlur(noise(40, 30), (0, 0), 4)
    data = encode_jpeg(image)
    assert data.startswith(b"\xff\xd8\xff")
    assert np.abs(decode_image(data, "a").pixels.astype(int) - image).mean() < 2
    with pytest.raises(EngineError, match=r"1 × 65501\. Save it as PNG"):
        encode_jpeg(np.zeros((65_501, 1, 3), np.uint8))


def test_encode_png():
    image = noise(40, 30)
    data = encode_png(image)
    assert data.startswith(b"\x89PNG")
    np.testing.assert_array_equal(decode_image(data, "a").pixels, image)


# --- the tables -----------------------------------------------------------------------------------

IDENTITY = np.broadcast_to(np.arange(256, dtype=np.uint8), (3, 256, 256))


def exact(blend, intensity, level, value, color):
    share, i, c = Fraction(intensity), Fraction(int(value)), Fraction(int(color))
    match blend:
        case Blend.HEAT:
            return i + share * Fraction(int(level), 255) * (c - i)
        case Blend.ALPHA | Blend.SCALED:  # of a picture whose brightest value is 255
            return (1 - share) * i + share * c
        case Blend.TEXTBOOK:
            return min(Fraction(255), i + share * c)
        case Blend.ALONE:
            return c


@pytest.mark.parametrize("blend", list(Blend))
@pytest.mark.parametrize("intensity", [0.0, 0.25, 0.3, 0.4, 0.5, 1.0])
@pytest.mark.parametrize("name", ["jet", "gray", "viridis"])
def test_blends(blend, intensity, name):
    table = overlay_table(Style(name, intensity, 0.0, blend))
    assert table.shape == (3, 256, 256)
    assert table.dtype == np.uint8
    assert not table.flags.writeable
    colors = colormap_table(name)
    rng = np.random.default_rng(0)
    for channel, level, value in rng.integers(0, (3, 256, 256), (500, 3)):
        right = exact(blend, intensity, level, value, colors[level, channel])
        error = abs(int(table[channel, level, value]) - right)
        assert error <= Fraction(1, 2) + Fraction(1, 10**9)


@pytest.mark.parametrize("intensity", [0.3, 0.4, 0.5, 1.0])
def test_textbook_table_is_what_opencv_saves(intensity):
    colors = colormap_table("jet")[:, None, :]
    image = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    saved = colors * intensity + np.repeat(image, 256, axis=0)
    kept = cv2.imdecode(cv2.imencode(".png", saved)[1], cv2.IMREAD_COLOR)
    table = overlay_table(Style("jet", intensity, 0.0, Blend.TEXTBOOK))
    np.testing.assert_array_equal(table.transpose(1, 2, 0), kept)


def test_halves_go_to_even():
    table = overlay_table(Style("gray", 0.5, 0.0, Blend.TEXTBOOK))
    assert table[0, 1, :4].tolist() == [0, 2, 2, 4]  # 0.5 1.5 2.5 3.5


@pytest.mark.parametrize("blend", [Blend.HEAT, Blend.ALPHA])
def test_no_intensity_shows_the_image(blend):
    np.testing.assert_array_equal(overlay_table(Style("jet", 0.0, 0.0, blend)), IDENTITY)


def test_full_alpha_shows_the_colors():
    table = overlay_table(Style("jet", 1.0, 0.0, Blend.ALPHA))
    np.testing.assert_array_equal(
        table, np.repeat(colormap_table("jet").T[:, :, None], 256, axis=2)
    )


def test_cold_parts_of_heat_show_the_image():
    table = overlay_table(Style("jet", 1.0, 0.0, Blend.HEAT))
    np.testing.assert_array_equal(table[:, 0], IDENTITY[:, 0])
    np.testing.assert_array_equal(
        table[:, 255], np.repeat(colormap_table("jet")[255][:, None], 256, 1)
    )


@pytest.mark.parametrize("blend", list(Blend))
@pytest.mark.parametrize(
    ("threshold", "hidden"), [(0.0, 0), (0.001, 1), (0.5, 128), (1.0, 255), (51 / 255, 51)]
)
def test_threshold_hides_below_and_keeps_colors_above(blend, threshold, hidden):
    table = overlay_table(Style("jet", 0.7, threshold, blend))
    free = overlay_table(Style("jet", 0.7, 0.0, blend))
    without = np.full_like(IDENTITY, 128) if blend is Blend.ALONE else IDENTITY
    np.testing.assert_array_equal(table[:, :hidden], without[:, :hidden])
    np.testing.assert_array_equal(table[:, hidden:], free[:, hidden:])


def test_tables_are_kept():
    assert overlay_table(Style("magma", 0.123)) is overlay_table(Style("magma", 0.123))


# --- divided by the brightest value


@pytest.mark.parametrize("intensity", [0.0, 0.3, 1.0])
def test_scaled_is_alpha_divided_by_its_brightest_value(intensity):
    image, raw = noise(40, 60) // 2, raw_map((5, 7))
    style = Style("viridis", intensity, blend=Blend.SCALED)
    levels = heat_levels(raw, image.shape)
    alpha = (1 - intensity) * image + intensity * colormap_table("viridis")[levels].astype(float)
    expected = np.rint(alpha / alpha.max() * 255)
    assert np.abs(full_overlay(image, raw, style).astype(float) - expected).max() == 0
    assert expected.max() == 255


def test_peaks_are_the_greatest_values_under_each_level():
    image, raw = noise(30, 20), raw_map((3, 4))
    levels = heat_levels(raw, image.shape)
    peaks = level_peaks(image, raw, Style())
    for level in range(256):
        under = image[levels == level]
        found = under.max(axis=0).tolist() if len(under) else [-1, -1, -1]
        assert peaks[:, level].tolist() == found


def test_a_black_picture_stays_black():
    image, raw = np.zeros((8, 8, 3), np.uint8), raw_map((2, 2))
    style = Style("gray", 0.0, blend=Blend.SCALED)
    assert brightest(style, level_peaks(image, raw, style)) == 255
    assert not full_overlay(image, raw, style).any()


def test_of_a_large_picture_pixels_are_sampled(monkeypatch):
    monkeypatch.setattr(blending, "SAMPLE_PIXELS", 400)
    image = noise(100, 100)
    peaks = level_peaks(image, raw_map((3, 4)), Style())
    whole = level_peaks(image[::1], raw_map((3, 4)), Style())
    assert peaks.shape == whole.shape == (3, 256)
    assert 200 < peaks.max() <= 255


def test_zero_of_a_signed_map_shows_the_image_and_both_signs_their_colors():
    raw = np.array([[-1.0, 0.0, 1.0]], np.float32)
    image = np.full((1, 3, 3), 100, np.uint8)
    style = Style(intensity=0.5, normalization=Normalization.SIGNED)
    # blue, the image, red: 100 + 0.5 (c - 100)
    np.testing.assert_array_equal(
        full_overlay(image, raw, style)[0], [[50, 50, 178], [100, 100, 100], [178, 50, 50]]
    )
    evenly = replace(style, blend=Blend.ALPHA)
    np.testing.assert_array_equal(full_overlay(image, raw, evenly)[0][1], [177, 177, 178])
    half = np.array([[-0.5, 0.4, 1.0]], np.float32)
    hidden = full_overlay(image, half, replace(style, threshold=0.6))[0]
    np.testing.assert_array_equal(hidden[:2], image[0, :2])
    assert (hidden[2] != 100).any()


@pytest.mark.parametrize("shape", [(1, 3), (3, 9), (224, 224)])
def test_zero_of_a_signed_map_in_gray_is_one_gray_everywhere(shape):
    raw = np.array([[-1.0, 0.0, 1.0]], np.float32)
    image = noise(*shape)
    style = Style("gray", 1.0, blend=Blend.ALPHA, normalization=Normalization.SIGNED)
    for blend in (Blend.ALPHA, Blend.ALONE):
        drawn = full_overlay(image, raw, replace(style, blend=blend))
        middle = drawn.shape[1] // 2
        assert drawn[0, [0, middle, -1]].tolist() == [[0] * 3, [128] * 3, [255] * 3]
    # What is a last bit off zero is not told from it, on an image and alone.
    near = np.array([[-1.0, -1e-8, 0.0, 1e-8, 1.0]], np.float32)
    for blend in (Blend.ALPHA, Blend.ALONE):
        drawn = full_overlay(noise(1, 5), near, replace(style, blend=blend))
        places = drawn.shape[1] * (2 * np.arange(1, 4) + 1) // 10
        assert (drawn[0, places] == 128).all()


def test_signs_in_gray_darken_and_lighten_an_image():
    raw = np.array([[-1.0, 0.0, 1.0]], np.float32)
    image = np.tile(np.array([[[200, 100, 50]]], np.uint8), (1, 3, 1))
    style = Style("gray", 0.5, normalization=Normalization.SIGNED)
    # 0.5 i, the image, 0.5 i + 0.5 * 255
    np.testing.assert_array_equal(
        full_overlay(image, raw, style)[0], [[100, 50, 25], [200, 100, 50], [228, 178, 152]]
    )


def test_a_map_that_only_speaks_against_is_drawn_when_signs_are_shown():
    raw = np.array([[-1.0, -0.5]], np.float32)
    image = np.full((1, 2, 3), 100, np.uint8)
    np.testing.assert_array_equal(full_overlay(image, raw, Style()), image)
    drawn = full_overlay(image, raw, Style(normalization=Normalization.SIGNED))
    assert (drawn[..., 2] > drawn[..., 0]).all()


def test_a_heat_of_either_sign_is_as_strong():
    strong = strengths(Style(normalization=Normalization.SIGNED))
    np.testing.assert_array_equal(strong, strong[::-1])
    assert (strong[0], strong[127], strong[128], strong[255]) == (1, 0, 0, 1)
    np.testing.assert_array_equal(strengths(Style()), np.arange(256) / 255)
