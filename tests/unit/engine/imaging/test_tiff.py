"""TIFFs are what their samples mean, or are refused; a strip that ends early is noticed."""

import io
import struct

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.imaging.tiff import tiff_rgb
from engine.imaging.tiff_directory import first_directory
from tests.unit.engine.imaging.files import RGB, RNG, H, W, encoded, smooth, tiff


def rgb(data):
    return tiff_rgb(data, first_directory(data))


def written(samples, **options):
    file = io.BytesIO()
    tifffile.imwrite(file, samples, **options)
    return file.getvalue()


def with_short_strip(data):
    """A little-endian TIFF of one strip, half of which is left."""
    for kind, form in ((3, "H"), (4, "I")):
        at = data.find(struct.pack("<HHI", 279, kind, 1))
        if at >= 0:
            (count,) = struct.unpack_from(f"<{form}", data, at + 8)
            changed = bytearray(data)
            struct.pack_into(f"<{form}", changed, at + 8, count // 2)
            return bytes(changed)
    raise AssertionError("there is no such strip")


def test_three_planes_of_16_bits_by_hand():
    # One row of two pixels: red 0, 65535; green 257, 514; blue 128, 129.
    planes = struct.pack("<6H", 0, 65535, 257, 514, 128, 129)
    data = written(
        np.frombuffer(planes, "<u2").reshape(3, 1, 2), planarconfig="separate", photometric="rgb"
    )
    assert planes in data
    pixels, notes = rgb(data)
    assert pixels.tolist() == [[[0, 1, 0], [255, 2, 1]]]
    assert [str(note) for note in notes] == ["16 bits per channel are shown as 8 (divided by 257)."]


def test_white_is_zero_is_inverted():
    data = written(np.array([[0, 65535, 257]], np.uint16), photometric="miniswhite")
    assert rgb(data)[0][0].tolist() == [[255] * 3, [0] * 3, [254] * 3]


def test_colours_that_are_multiplied_by_their_opacity_are_not_darkened():
    # Red at half, already multiplied: on white it is half red, half white.
    data = written(
        np.array([[[128, 0, 0, 128]]], np.uint8), photometric="rgb", extrasamples=["assocalpha"]
    )
    pixels, notes = rgb(data)
    assert pixels.tolist() == [[[255, 127, 127]]]
    assert [str(note) for note in notes] == ["Transparent parts are shown on white."]


def test_channels_beyond_the_colours_are_said():
    samples = RNG.integers(0, 256, (H, W, 5), dtype=np.uint8)
    data = written(
        samples, photometric="rgb", extrasamples=["unspecified"] * 2, planarconfig="contig"
    )
    pixels, notes = rgb(data)
    np.testing.assert_array_equal(pixels, samples[..., :3])
    assert [str(note) for note in notes] == ["Channels beyond the colours are not shown."]


def test_floats_of_colours_share_one_range():
    values = np.array([[[0.0, 1.0, 2.0], [4.0, np.nan, -1.0]]], np.float32)
    pixels, notes = rgb(written(values, photometric="rgb"))
    assert pixels.tolist() == [[[51, 102, 153], [255, 0, 0]]]
    assert [str(note) for note in notes] == ["Values from -1 to 4 are shown as 0 to 255."]


PACKINGS = ("tiff_lzw", "tiff_adobe_deflate", "packbits", "lzma", "zstd", "jpeg")


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_packed_strip_that_ends_early_is_refused(packing):
    data = encoded(smooth(), "TIFF", compression=packing)
    rgb(data)
    with pytest.raises((OSError, ValueError), match=r"."):
        rgb(with_short_strip(data))


@pytest.mark.parametrize("packing", ["group3", "group4"])
def test_a_fax_that_ends_early_is_refused(packing):
    lines = Image.fromarray(RNG.integers(0, 2, (48, 64)).astype(bool))
    data = encoded(lines, "TIFF", compression=packing)
    np.testing.assert_array_equal(rgb(data)[0][..., 0], np.asarray(lines) * 255)
    with pytest.raises(ValueError, match="ends early"):
        rgb(with_short_strip(data))


def test_strips_anywhere_in_the_file_are_found():
    data = tiff(RGB)
    moved = bytearray(data + data[8 : 8 + RGB.nbytes])
    at = data.find(struct.pack("<HHI", 273, 4, 1))
    struct.pack_into("<I", moved, at + 8, len(data))
    moved[8 : 8 + RGB.nbytes] = bytes(RGB.nbytes)
    np.testing.assert_array_equal(rgb(bytes(moved))[0], RGB)
    struct.pack_into("<I", moved, at + 8, len(data) + 1)
    with pytest.raises(ValueError, match="cut off"):
        rgb(bytes(moved))


def test_packings_whose_early_end_does_not_show_are_not_decoded():
    data = tiff(RGB)
    at = data.find(struct.pack("<HHI", 259, 3, 1))
    for number in (6, 32809, 34676, 50001, 7777):
        changed = bytearray(data)
        struct.pack_into("<H", changed, at + 8, number)
        with pytest.raises(NotImplementedError, match=str(number)):
            rgb(bytes(changed))


@pytest.mark.parametrize("photometric", ["ycbcr", "cielab", "palette"])
def test_other_colours_are_left_to_pillow(photometric):
    options = {"colormap": np.zeros((3, 256), np.uint16)} if photometric == "palette" else {}
    samples = RGB[..., 0] if photometric == "palette" else RGB
    assert rgb(written(samples, photometric=photometric, **options)) is None
