"""From pixels to what a network is fed."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.geometry import input_geometry
from engine.api.keys import Fit, InputKey, Resize
from engine.api.limits import LONG_SIDE_PX
from engine.api.preprocessing import PREPROCESSING
from engine.preprocessing import MAX_PADDED_PIXELS, choices, framed, prepare

RANDOM = np.random.default_rng(3)
PIXELS = RANDOM.integers(0, 256, (6, 5, 3), dtype=np.uint8)
PIXELS.flags.writeable = False


def prepared(name: str, channels: int = 3) -> np.ndarray:
    batch = prepare(PIXELS, (6, 5, channels), name)
    assert batch.dtype == np.float32
    assert batch.shape == (1, 6, 5, channels)
    assert batch.flags.c_contiguous
    return batch[0]


def test_none_gives_the_pixels_exactly():
    np.testing.assert_array_equal(prepared("none"), PIXELS.astype(np.float32))


def test_the_ranges():
    np.testing.assert_allclose(prepared("unit"), PIXELS / 255.0, atol=1e-6)
    np.testing.assert_allclose(prepared("signed"), PIXELS / 127.5 - 1, atol=1e-6)
    assert prepare(np.full((1, 1, 3), 255, np.uint8), (1, 1, 3), "signed").max() == 1.0


def test_torch_is_imagenets_mean_and_deviation():
    expected = (PIXELS / 255.0 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]
    np.testing.assert_allclose(prepared("torch"), expected, atol=1e-5)


def test_caffe_is_blue_green_red_minus_the_mean():
    expected = PIXELS[..., ::-1].astype(np.float64) - [103.939, 116.779, 123.68]
    np.testing.assert_allclose(prepared("caffe"), expected, atol=1e-4)


@pytest.mark.parametrize("name", PREPROCESSING)
def test_the_picture_itself_is_left_alone(name):
    before = PIXELS.copy()
    prepare(PIXELS, (6, 5, 3), name)[...] = 0
    np.testing.assert_array_equal(PIXELS, before)


def test_gray_is_luma_of_itu_r_601():
    expected = PIXELS @ np.array([0.299, 0.587, 0.114])
    np.testing.assert_allclose(prepared("none", 1)[..., 0], expected, atol=1e-3)
    np.testing.assert_allclose(prepared("unit", 1)[..., 0], expected / 255, atol=1e-5)


@pytest.mark.parametrize("resize", list(Resize))
def test_a_gray_image_is_fed_as_it_is(resize):
    levels = np.arange(256, dtype=np.uint8).reshape(16, 16, 1)
    batch = prepare(levels.repeat(3, axis=2), (16, 16, 1), "none", resize)
    np.testing.assert_array_equal(batch[0], levels)
    unit = prepare(levels.repeat(3, axis=2), (16, 16, 1), "unit", resize)
    np.testing.assert_allclose(unit[0], levels.astype(np.float32) / 255, atol=1e-7)


def test_gray_with_the_constants_of_three_colors_takes_their_mean():
    luma = PIXELS @ np.array([0.299, 0.587, 0.114])
    np.testing.assert_allclose(
        prepared("caffe", 1)[..., 0], luma - (103.939 + 116.779 + 123.68) / 3, atol=1e-3
    )


def test_alpha_is_appended():
    np.testing.assert_array_equal(prepared("none", 4)[..., 3], 255)
    np.testing.assert_array_equal(prepared("none", 4)[..., :3], PIXELS)
    np.testing.assert_allclose(prepared("unit", 4)[..., 3], 1, atol=1e-6)
    np.testing.assert_allclose(prepared("caffe", 4)[..., 2], PIXELS[..., 0] - 123.68, atol=1e-4)


@pytest.mark.parametrize("channels", [0, 2, 5, 13])
def test_other_numbers_of_channels(channels):
    with pytest.raises(EngineError, match=f"takes {channels} channels"):
        prepare(PIXELS, (6, 5, channels), "none")


def test_an_unknown_name():
    with pytest.raises(EngineError, match="Choose one of none, unit, signed, torch, caffe"):
        prepare(PIXELS, (6, 5, 3), "imagenet")


def test_shrinking_averages_areas_without_rounding():
    pixels = np.zeros((2, 4, 3), np.uint8)
    pixels[0, 0], pixels[1, 3] = 1, 7
    batch = prepare(pixels, (1, 2, 3), "none")
    np.testing.assert_allclose(batch[0, 0, :, 0], [0.25, 1.75])


def test_enlarging_is_bilinear_with_half_pixel_centres():
    pixels = np.zeros((1, 2, 3), np.uint8)
    pixels[0, 1] = 100
    batch = prepare(pixels, (1, 4, 3), "none")
    np.testing.assert_allclose(batch[0, 0, :, 0], [0, 25, 75, 100])


def test_nearest_takes_the_pixel_under_each_centre():
    pixels = np.arange(5, dtype=np.uint8)[:, np.newaxis, np.newaxis].repeat(3, axis=2)
    # Centres (i + 0.5) * 5/3: 0.83, 2.5, 4.17. OpenCV would take the corners': 0, 1, 3.
    batch = prepare(pixels, (3, 1, 3), "none", Resize.NEAREST)
    np.testing.assert_array_equal(batch[0, :, 0, 0], [0, 2, 4])


def test_bilinear_widens_with_the_scale_and_rounds():
    pixels = np.zeros((1, 4, 3), np.uint8)
    pixels[0, 1] = 101
    # A triangle of half-width 2 around 1.0: 0.75, 0.75, 0.25 of it at 0.5, 1.5, 2.5; sum 1.75.
    batch = prepare(pixels, (1, 2, 3), "none", Resize.BILINEAR)
    np.testing.assert_array_equal(
        batch[0, 0, :, 0], [np.rint(101 * 0.75 / 1.75), np.rint(101 * 0.25 / 1.75)]
    )


@pytest.mark.parametrize("resize", list(Resize))
def test_an_image_of_the_inputs_size_is_not_changed(resize):
    np.testing.assert_array_equal(prepare(PIXELS, (6, 5, 3), "none", resize)[0], PIXELS)
    with_alpha = prepare(PIXELS, (6, 5, 4), "none", resize)[0]
    np.testing.assert_array_equal(with_alpha[..., :3], PIXELS)
    np.testing.assert_array_equal(with_alpha[..., 3], 255)


@pytest.mark.parametrize("resize", list(Resize))
def test_every_resizing_gives_the_size_of_the_input(resize):
    for wanted, made in (((3, 9), (3, 9)), ((None, None), (6, 5)), ((None, 10), (12, 10))):
        for channels in (1, 3, 4):
            batch = prepare(PIXELS, (*wanted, channels), "unit", resize)
            assert batch.shape == (1, *made, channels)
            assert batch.dtype == np.float32


def test_height_and_width_keep_their_order():
    assert prepare(PIXELS, (48, 80, 3), "unit").shape == (1, 48, 80, 3)


@pytest.mark.parametrize(
    ("image", "wanted", "made"),
    [
        ((6, 5), (None, None), (6, 5)),
        ((1024, 512), (None, None), (LONG_SIDE_PX, LONG_SIDE_PX // 2)),
        ((10, 3000), (None, None), (2, 512)),
        ((1, 5000), (None, None), (1, 512)),
        ((100, 50), (None, 25), (50, 25)),
        ((100, 50), (40, None), (40, 20)),
    ],
)
def test_models_of_any_size(image, wanted, made):
    pixels = np.zeros((*image, 3), np.uint8)
    assert prepare(pixels, (*wanted, 3), "none").shape == (1, *made, 3)


def test_the_choices():
    assert [choice.name for choice in choices(3)] == ["none", "unit", "signed", "torch", "caffe"]
    assert [choice.name for choice in choices(1)] == ["none", "unit", "signed"]
    assert all(str(choice.label) for choice in choices(4))


@pytest.mark.parametrize("resize", Resize)
def test_a_crop_and_a_letterbox_are_cut_and_padded_first(resize):
    pixels = np.random.default_rng(1).integers(0, 256, (40, 60, 3), np.uint8)
    padded = np.zeros((60, 60, 3), np.uint8)
    padded[10:50] = pixels
    for fit, by_hand in ((Fit.CROP, pixels[:, 10:50]), (Fit.LETTERBOX, padded)):
        key = InputKey("m", "i", resize=resize, fit=fit, size=(16, 16))
        part = framed(pixels, input_geometry(pixels.shape, key))
        np.testing.assert_array_equal(part, by_hand)
        np.testing.assert_array_equal(
            prepare(part, (16, 16, 3), "unit", resize),
            prepare(by_hand, (16, 16, 3), "unit", resize),
        )
    whole = input_geometry(pixels.shape, InputKey("m", "i"))
    assert framed(pixels, whole) is pixels


def test_a_strip_of_an_image_is_padded_without_filling_the_memory():
    pixels = np.full((20, 40_000, 3), 200, np.uint8)  # padded to a square: 1.6 gigapixels
    key = InputKey("m", "i", fit=Fit.LETTERBOX, size=(64, 64))
    part = framed(pixels, input_geometry(pixels.shape, key))
    assert part.shape[0] * part.shape[1] <= 1.01 * MAX_PADDED_PIXELS
    fed = prepare(part, (64, 64, 3), "none")[0]
    assert fed.shape == (64, 64, 3)
    assert not fed[:31].any()
    assert not fed[33:].any()
    # The strip is 20 of 40,000 rows: a 31st of an input's row, and 200 / 31.25 in all.
    assert fed[..., 0].sum(axis=0) == pytest.approx(np.full(64, 200 * 20 / 625), rel=0.2)
