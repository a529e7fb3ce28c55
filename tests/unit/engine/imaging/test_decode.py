"""Decoding good files, made here with Pillow, OpenCV or byte by byte, to the very pixels."""

import hashlib
import struct

import numpy as np
import pytest
from PIL import Image

from engine.imaging import decode_image
from tests.unit.engine.imaging.files import (
    GRAY,
    RGB,
    RNG,
    STORED,
    H,
    W,
    chunk,
    encoded,
    exif,
    png,
    png16,
    smooth,
    tiff,
)

pytestmark = pytest.mark.filterwarnings("error")

SIXTEEN_NOTE = "16 bits per channel are shown as 8 (divided by 257)."
WHITE_NOTE = "Transparent parts are shown on white."


def notes(picture):
    return [str(note) for note in picture.notes]


def on_white(rgba):
    alpha = rgba[..., 3:].astype(np.float64) / 255
    return rgba[..., :3] * alpha + 255 * (1 - alpha)


# --- what works ---


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP"])
def test_lossless_rgb_is_exact(kind):
    data = encoded(RGB, kind)
    picture = decode_image(data, "cat", "/somewhere/cat")
    np.testing.assert_array_equal(picture.pixels, RGB)
    assert picture.pixels.dtype == np.uint8
    assert picture.pixels.flags.c_contiguous
    assert not picture.pixels.flags.writeable
    assert picture.key == hashlib.sha256(data).hexdigest()
    assert (picture.name, picture.path, picture.notes) == ("cat", "/somewhere/cat", ())


def test_lossless_webp_is_exact():
    np.testing.assert_array_equal(
        decode_image(encoded(RGB, "WEBP", lossless=True), "a").pixels, RGB
    )


def test_gif_is_exact_for_few_colors():
    image = Image.fromarray(RGB // 64 * 64).quantize(64)
    picture = decode_image(encoded(image, "GIF"), "a")
    np.testing.assert_array_equal(picture.pixels, np.asarray(image.convert("RGB")))
    assert picture.notes == ()


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}])
def test_jpeg_is_near(options):
    picture = decode_image(encoded(smooth(), "JPEG", quality=95, **options), "a")
    assert np.abs(picture.pixels.astype(int) - smooth()).max() <= 12
    assert picture.pixels.flags.c_contiguous
    assert picture.notes == ()


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "GIF", "JPEG"])
def test_gray_becomes_rgb(kind):
    gray = smooth()[..., 0]
    picture = decode_image(encoded(gray, kind), "a")
    expected = np.repeat(gray[..., None], 3, axis=2)
    assert np.abs(picture.pixels.astype(int) - expected).max() <= (3 if kind == "JPEG" else 0)
    assert picture.pixels.shape == (48, 64, 3)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP"])
def test_one_bit(kind):
    mask = GRAY > 127
    picture = decode_image(encoded(Image.fromarray(mask), kind), "a")
    np.testing.assert_array_equal(picture.pixels[..., 1], mask * 255)
    np.testing.assert_array_equal(picture.pixels[..., 0], picture.pixels[..., 2])


@pytest.mark.parametrize("depth", [2, 4])
def test_few_grays(depth):
    # One row of eight pixels, darkest to brightest, packed by hand.
    top = 2**depth - 1
    values = [round(i * top / 7) for i in range(8)]
    packed = int("".join(f"{value:0{depth}b}" for value in values), 2).to_bytes(depth, "big")
    picture = decode_image(png(8, 1, depth, 0, [packed]), "a")
    assert picture.pixels[0, :, 0].tolist() == [value * 255 // top for value in values]


def test_palette():
    image = Image.fromarray(RGB).quantize(16)
    picture = decode_image(encoded(image, "PNG"), "a")
    np.testing.assert_array_equal(picture.pixels, np.asarray(image.convert("RGB")))


def test_cmyk_jpeg_with_adobe_inversion():
    # Pillow writes CMYK inverted with an Adobe marker, as Photoshop does.
    color = np.zeros((32, 32, 4), np.uint8)
    color[...] = (255, 0, 0, 0)  # full cyan
    data = encoded(Image.fromarray(color, "CMYK"), "JPEG", quality=95)
    assert b"Adobe" in data
    red, green, blue = decode_image(data, "a").pixels[16, 16].tolist()
    assert red <= 3
    assert green >= 252
    assert blue >= 252


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_exif_orientation(kind, orientation):
    stored = STORED[orientation](smooth())
    options = {"JPEG": {"quality": 95}, "WEBP": {"lossless": True}}.get(kind, {})
    data = encoded(stored, kind, exif=exif(orientation), **options)
    picture = decode_image(data, "a")
    assert picture.pixels.shape == (48, 64, 3)
    assert picture.pixels.flags.c_contiguous
    assert np.abs(picture.pixels.astype(int) - smooth()).max() <= (14 if kind == "JPEG" else 0)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_orientation_of_16_bit_tiff(channels, orientation):
    shape = (H, W) if channels == 1 else (H, W, channels)
    samples = RNG.integers(0, 65536, shape, dtype=np.uint16)
    if channels == 4:
        samples[..., 3] = 65535
    picture = decode_image(tiff(STORED[orientation](samples), orientation), "a")
    expected = np.rint(samples / 257)
    expected = expected[..., :3] if channels > 1 else np.repeat(expected[..., None], 3, axis=2)
    np.testing.assert_array_equal(picture.pixels, expected)


@pytest.mark.parametrize("orientation", [0, 9, 77])
def test_impossible_orientation_is_ignored(orientation):
    picture = decode_image(encoded(RGB, "PNG", exif=exif(orientation)), "a")
    np.testing.assert_array_equal(picture.pixels, RGB)


def test_broken_exif_does_not_hide_the_picture():
    plain = encoded(smooth(), "JPEG", quality=95)
    broken = b"Exif\0\0II*\0\xff\xff\xff\x7f" + b"\x12" * 20
    data = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(broken) + 2) + broken + plain[2:]
    assert decode_image(data, "a").pixels.shape == (48, 64, 3)


def test_exif_behind_the_pixels_of_a_png():
    data = encoded(STORED[6](RGB), "PNG")
    body = exif(6).tobytes()
    body = body.removeprefix(b"Exif\0\0")
    end = len(data) - 12
    data = data[:end] + chunk(b"eXIf", body) + data[end:]
    np.testing.assert_array_equal(decode_image(data, "a").pixels, RGB)


# --- 16 bits, float ---


@pytest.mark.parametrize("make", [lambda a: png16(a, 0), tiff], ids=["png", "tiff"])
def test_16_bit_gray(make):
    samples = RNG.integers(0, 65536, (H, W), dtype=np.uint16)
    samples[0, :4] = (0, 65535, 128, 129)
    picture = decode_image(make(samples), "a")
    expected = np.repeat(np.rint(samples / 257).astype(np.uint8)[..., None], 3, axis=2)
    np.testing.assert_array_equal(picture.pixels, expected)
    assert notes(picture) == [SIXTEEN_NOTE]


@pytest.mark.parametrize("make", [lambda a: png16(a, 2), tiff], ids=["png", "tiff"])
def test_16_bit_rgb(make):
    samples = RNG.integers(0, 65536, (H, W, 3), dtype=np.uint16)
    picture = decode_image(make(samples), "a")
    np.testing.assert_array_equal(picture.pixels, np.rint(samples / 257))
    assert notes(picture) == [SIXTEEN_NOTE]


@pytest.mark.parametrize("make", [lambda a: png16(a, 6), tiff], ids=["png", "tiff"])
def test_16_bit_rgba(make):
    samples = RNG.integers(0, 65536, (H, W, 4), dtype=np.uint16)
    picture = decode_image(make(samples), "a")
    assert (
        np.abs(picture.pixels - on_white(samples / 257)).max() <= 1.5
    )  # value, alpha and result are rounded
    assert notes(picture) == [SIXTEEN_NOTE, WHITE_NOTE]


def test_16_bit_gray_and_alpha_png():
    samples = RNG.integers(0, 65536, (H, W, 2), dtype=np.uint16)
    picture = decode_image(png16(samples, 4), "a")
    rgba = samples[..., [0, 0, 0, 1]] / 257
    assert (
        np.abs(picture.pixels - on_white(rgba)).max() <= 1.5
    )  # value, alpha and result are rounded
    assert notes(picture) == [SIXTEEN_NOTE, WHITE_NOTE]


def test_16_bit_rgb_png_with_orientation():
    samples = RNG.integers(0, 65536, (H, W, 3), dtype=np.uint16)
    body = exif(8).tobytes().removeprefix(b"Exif\0\0")
    data = png16(STORED[8](samples), 2, chunk(b"eXIf", body))
    np.testing.assert_array_equal(decode_image(data, "a").pixels, np.rint(samples / 257))


def test_float_tiff_is_stretched_and_says_so():
    values = RNG.normal(size=(H, W)).astype(np.float32)
    values[0, :3] = (np.nan, -2.5, 5.0)
    values[1:] = np.clip(values[1:], -2, 4)
    values[0, 3:] = 0
    picture = decode_image(encoded(Image.fromarray(values), "TIFF"), "a")
    expected = np.rint((np.nan_to_num(values, nan=-2.5).astype(np.float64) + 2.5) * 255 / 7.5)
    np.testing.assert_array_equal(picture.pixels[..., 0], expected)
    assert notes(picture) == ["Values from -2.5 to 5 are shown as 0 to 255."]


def test_flat_and_empty_float_tiff():
    for value in (3.0, np.nan):
        image = Image.fromarray(np.full((H, W), value, np.float32))
        assert decode_image(encoded(image, "TIFF"), "a").pixels.max() == 0


def test_32_bit_integer_tiff():
    values = np.arange(H * W, dtype=np.int32).reshape(H, W) * 1_000_000
    picture = decode_image(encoded(Image.fromarray(values), "TIFF"), "a")
    np.testing.assert_array_equal(picture.pixels[..., 2], np.rint(values / values.max() * 255))


# --- transparency ---


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_rgba_on_white(kind):
    rgba = RNG.integers(0, 256, (H, W, 4), dtype=np.uint8)
    options = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    picture = decode_image(encoded(rgba, kind, **options), "a")
    assert np.abs(picture.pixels - on_white(rgba)).max() <= 0.5
    assert notes(picture) == [WHITE_NOTE]


def test_gray_and_alpha_on_white():
    la = RNG.integers(0, 256, (H, W, 2), dtype=np.uint8)
    picture = decode_image(encoded(Image.fromarray(la, "LA"), "PNG"), "a")
    assert np.abs(picture.pixels - on_white(la[..., [0, 0, 0, 1]])).max() <= 0.5
    assert notes(picture) == [WHITE_NOTE]


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_palette_transparency_on_white(kind):
    image = Image.fromarray(np.arange(4, dtype=np.uint8).reshape(2, 2), "P")
    image.putpalette([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120])
    picture = decode_image(encoded(image, kind, transparency=2), "a")
    assert picture.pixels.reshape(4, 3).tolist() == [
        [10, 20, 30],
        [40, 50, 60],
        [255, 255, 255],
        [100, 110, 120],
    ]
    assert notes(picture) == [WHITE_NOTE]


def test_transparent_color_of_an_rgb_png():
    data = encoded(np.array([[[1, 2, 3], [4, 5, 6]]], np.uint8), "PNG", transparency=(4, 5, 6))
    assert decode_image(data, "a").pixels.tolist() == [[[1, 2, 3], [255, 255, 255]]]


def test_opaque_alpha_is_not_worth_a_note():
    rgba = np.dstack([RGB, np.full((H, W), 255, np.uint8)])
    picture = decode_image(encoded(rgba, "PNG"), "a")
    np.testing.assert_array_equal(picture.pixels, RGB)
    assert picture.notes == ()


# --- frames ---


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "TIFF", "PNG"])
def test_first_of_several_frames(kind):
    frames = [Image.new("RGB", (W, H), color) for color in ("#ff0000", "#00ff00", "#0000ff")]
    options = {"lossless": True} if kind == "WEBP" else {}
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], **options)
    picture = decode_image(data, "a")
    assert np.unique(picture.pixels.reshape(-1, 3), axis=0).tolist() == [[255, 0, 0]]
    assert notes(picture) == ["The first of 3 frames is shown."]


def test_phone_jpeg_with_a_second_picture_inside():
    frames = [Image.fromarray(smooth()), Image.new("RGB", (64, 48))]
    data = encoded(frames[0], "MPO", save_all=True, append_images=frames[1:], quality=95)
    picture = decode_image(data, "a")
    assert np.abs(picture.pixels.astype(int) - smooth()).max() <= 12
    assert picture.notes == ()
