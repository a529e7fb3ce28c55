"""The two decoders: which one takes an image, and that both see the same."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from engine.imaging.pixels import opencv_rgb, pillow_rgb
from tests.unit.engine.imaging.files import encoded, png16

NOISE = np.random.default_rng(0).integers(0, 256, (6, 9, 3), dtype=np.uint8)
DEEP = np.random.default_rng(1).integers(0, 65536, (5, 7, 3), dtype=np.uint16)


def both(data):
    found = opencv_rgb(Image.open(io.BytesIO(data)), data)
    return found, pillow_rgb(Image.open(io.BytesIO(data)), data)


def test_a_plain_picture_is_the_same_by_both():
    quick, careful = both(encoded(NOISE, "PNG"))
    assert quick is not None
    for pixels, notes in (quick, careful):
        np.testing.assert_array_equal(pixels, NOISE)
        assert notes == ()


@pytest.mark.parametrize("mode", ["P", "1", "LA"])
def test_other_modes_are_left_to_pillow(mode):
    quick, (pixels, _) = both(encoded(Image.fromarray(NOISE).convert(mode), "PNG"))
    assert quick is None
    assert pixels.shape == NOISE.shape


def test_sixteen_bits_are_divided_by_257_by_opencv_and_cut_by_pillow():
    quick, careful = both(png16(DEEP, 2))
    assert quick is not None
    np.testing.assert_array_equal(quick[0], np.rint(DEEP / 257))
    assert [str(note) for note in quick[1]] == [
        "16 bits per channel are shown as 8 (divided by 257)."
    ]
    np.testing.assert_array_equal(careful[0], DEEP >> 8)
    assert [str(note) for note in careful[1]] == [
        "Only the upper 8 of 16 bits per channel are shown."
    ]


def test_transparent_parts_are_laid_on_white_and_said():
    rgba = np.array([[[10, 20, 30, 255], [10, 20, 30, 0], [0, 100, 200, 51]]], np.uint8)
    for found in both(encoded(rgba, "PNG")):
        assert found is not None
        pixels, notes = found
        # A fifth of the ink: 255 - 0.2 * (255 - value).
        np.testing.assert_array_equal(pixels, [[[10, 20, 30], [255] * 3, [204, 224, 244]]])
        assert [str(note) for note in notes] == ["Transparent parts are shown on white."]


def test_an_opaque_alpha_channel_is_not_worth_a_word():
    rgba = np.dstack([NOISE, np.full(NOISE.shape[:2], 255, np.uint8)])
    for found in both(encoded(rgba, "PNG")):
        assert found is not None
        np.testing.assert_array_equal(found[0], NOISE)
        assert found[1] == ()


def test_many_valued_grays_are_stretched_and_said():
    values = np.array([[-1.0, 0.0, np.nan], [1.0, 3.0, np.inf]], np.float32)
    file = io.BytesIO()
    Image.fromarray(values).save(file, "TIFF")
    quick, (pixels, notes) = both(file.getvalue())
    assert quick is None
    # What is not finite is the lowest value.
    np.testing.assert_array_equal(pixels[..., 0], [[0, 64, 0], [128, 255, 0]])
    assert [str(note) for note in notes] == ["Values from -1 to 3 are shown as 0 to 255."]


def test_what_opencv_cannot_read_is_left_to_pillow():
    data = encoded(NOISE, "PNG")
    assert opencv_rgb(Image.open(io.BytesIO(data)), data[:40]) is None
