"""Decoding against files made here with Pillow, OpenCV or byte by byte."""

import hashlib
import io
import os
import struct
import subprocess
import sys
import time
import tracemalloc
import zlib

import cv2
import numpy as np
import pytest
from PIL import Image

from engine.errors import EngineError
from engine.imaging import decode_image, decoding, picture_from_pixels, read_image

pytestmark = pytest.mark.filterwarnings("error")

H, W = 6, 9
RNG = np.random.default_rng(7)
RGB = RNG.integers(0, 256, (H, W, 3), dtype=np.uint8)
GRAY = RNG.integers(0, 256, (H, W), dtype=np.uint8)
SIXTEEN_NOTE = "16 bits per channel are shown as 8 (divided by 257)."
WHITE_NOTE = "Transparent parts are shown on white."

# What the upright picture's rows and columns look like in a file with each EXIF orientation:
# the definition in the EXIF standard (where the 0th row and 0th column lie), undone by hand.
STORED = {
    1: lambda a: a,
    2: lambda a: a[:, ::-1],
    3: lambda a: a[::-1, ::-1],
    4: lambda a: a[::-1],
    5: lambda a: a.swapaxes(0, 1),
    6: lambda a: a.swapaxes(0, 1)[::-1],
    7: lambda a: a[::-1, ::-1].swapaxes(0, 1),
    8: lambda a: a.swapaxes(0, 1)[:, ::-1],
}


def encoded(image, kind, **options):
    buffer = io.BytesIO()
    image = (
        image if isinstance(image, Image.Image) else Image.fromarray(np.ascontiguousarray(image))
    )
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def smooth(height=48, width=64):
    """A picture that JPEG keeps to within a few levels, different in all four corners."""
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 3, y * 4, 255 - x * 2 - y], -1).astype(np.uint8)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width, height, depth, colour, rows, *extra):
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + b"".join(extra)
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


def png16(samples, colour, *extra):
    rows = [row.astype(">u2").tobytes() for row in samples]
    return png(samples.shape[1], samples.shape[0], 16, colour, rows, *extra)


def tiff(samples, orientation=1):
    """A little-endian uncompressed one-strip TIFF of unsigned samples, built by hand."""
    channels = samples.shape[2] if samples.ndim == 3 else 1
    bits = samples.dtype.itemsize * 8
    body = samples.tobytes()
    depth_at = 8 + len(body)
    directory_at = depth_at + 2 * channels
    depths = bits if channels == 1 else depth_at
    tags = [
        (256, 4, 1, samples.shape[1]),
        (257, 4, 1, samples.shape[0]),
        (258, 3, channels, depths),
        (259, 3, 1, 1),
        (262, 3, 1, 1 if channels == 1 else 2),
        (273, 4, 1, 8),
        (274, 3, 1, orientation),
        (277, 3, 1, channels),
        (278, 4, 1, samples.shape[0]),
        (279, 4, 1, len(body)),
        (284, 3, 1, 1),
    ]
    if channels == 4:
        tags.append((338, 3, 1, 2))
    directory = struct.pack("<H", len(tags))
    directory += b"".join(struct.pack("<HHII", *tag) for tag in tags) + struct.pack("<I", 0)
    depth_list = struct.pack(f"<{channels}H", *[bits] * channels)
    return b"II*\0" + struct.pack("<I", directory_at) + body + depth_list + directory


def exif(orientation):
    data = Image.Exif()
    data[0x0112] = orientation
    return data


def on_white(rgba):
    alpha = rgba[..., 3:].astype(np.float64) / 255
    return rgba[..., :3] * alpha + 255 * (1 - alpha)


def notes(picture):
    return [str(note) for note in picture.notes]


def refusal(data, name="cat.png"):
    with pytest.raises(EngineError) as caught:
        decode_image(data, name)
    return str(caught.value)


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


def test_gif_is_exact_for_few_colours():
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
    colour = np.zeros((32, 32, 4), np.uint8)
    colour[...] = (255, 0, 0, 0)  # full cyan
    data = encoded(Image.fromarray(colour, "CMYK"), "JPEG", quality=95)
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


def test_transparent_colour_of_an_rgb_png():
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
    frames = [Image.new("RGB", (W, H), colour) for colour in ("#ff0000", "#00ff00", "#0000ff")]
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


# --- what is refused ---


@pytest.mark.parametrize(
    "data",
    [
        b"The cat sat on the mat.\n" * 20,
        b"x",
        bytes(1000),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7\n",
        b"P6 2 2 255\n" + bytes(12),
    ],
    ids=["text", "byte", "zeros", "eps", "svg", "pdf", "ppm"],
)
def test_not_an_image(data):
    assert refusal(data, "cat.txt") == (
        "cat.txt is not an image Camscope can read. PNG, JPEG, TIFF, BMP, WebP and GIF work."
    )


def test_pillow_would_open_the_blocked_kinds():
    # Otherwise the cases above would be refused for another reason than the format list.
    Image.open(io.BytesIO(b"P6 2 2 255\n" + bytes(12))).close()


def test_empty():
    assert refusal(b"") == "cat.png is empty."


@pytest.mark.parametrize("options", [{}, {"progressive": True}])
@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_truncated_jpeg(part, options):
    data = encoded(smooth(), "JPEG", quality=95, **options)
    said = refusal(data[: int(len(data) * part)], "cat.jpg")
    assert said.startswith("cat.jpg is damaged")


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "WEBP", "GIF"])
@pytest.mark.parametrize("part", [0.3, 0.5, 0.9])
def test_truncated(kind, part):
    noise = RNG.integers(0, 256, (40, 50, 3), dtype=np.uint8)
    data = encoded(noise, kind)
    assert refusal(data[: int(len(data) * part)]).startswith("cat.png is damaged")


def test_truncated_says_damaged_or_incomplete():
    data = encoded(RNG.integers(0, 256, (40, 50, 3), dtype=np.uint8), "PNG")
    said = "cat.png is damaged or incomplete. Try another copy of the file."
    assert refusal(data[: len(data) // 2]) == said


@pytest.mark.parametrize("make", [lambda a: png16(a, 2), tiff], ids=["png", "tiff"])
def test_truncated_16_bit(make):
    data = make(RNG.integers(0, 65536, (40, 50, 3), dtype=np.uint16))
    assert refusal(data[:4000]).startswith("cat.png is damaged")


def test_every_truncation_of_small_files_is_refused_or_whole():
    for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"):
        data = encoded(smooth(16, 16), kind)
        whole = decode_image(data, "a").pixels
        for length in range(1, len(data), max(1, len(data) // 60)):
            try:
                part = decode_image(data[:length], "a").pixels
            except EngineError:
                continue
            np.testing.assert_array_equal(part, whole)


def test_random_damage_never_escapes_as_another_error():
    rng = np.random.default_rng(3)
    outcomes = set()
    for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"):
        data = encoded(smooth(16, 16), kind)
        for _ in range(30):
            bad = bytearray(data)
            for at in rng.integers(0, len(bad), 4):
                bad[at] = rng.integers(0, 256)
            try:
                decode_image(bytes(bad), "a")
                outcomes.add("shown")
            except EngineError:
                outcomes.add("refused")
    assert outcomes == {"shown", "refused"}


@pytest.mark.parametrize(
    ("width", "height"), [(20_000, 10_000), (100_000_001, 1), (2**31 - 1, 2**31 - 1), (9500, 12000)]
)
def test_forged_size_is_refused_at_once(width, height):
    data = png(width, height, 8, 2, [b""])
    decode_image(encoded(RGB, "PNG"), "warm up")
    tracemalloc.start()
    start = time.perf_counter()
    said = refusal(data)
    elapsed = time.perf_counter() - start
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said == (
        "cat.png is larger than 100 megapixels, the most that Camscope opens. "
        "Make it smaller and open it again."
    )
    assert elapsed < 0.5  # decoding 200 megapixels takes seconds
    assert peak < 1_000_000


def test_forged_sizes_of_other_formats():
    jpeg = bytearray(encoded(smooth(), "JPEG"))
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", 20_000, 10_000)
    bmp = bytearray(encoded(RGB, "BMP"))
    bmp[18:26] = struct.pack("<ii", 20_000, 10_000)
    gif = bytearray(encoded(GRAY, "GIF"))
    gif[6:10] = struct.pack("<HH", 20_000, 10_000)
    page = bytearray(tiff(RGB))
    width_at = page.index(struct.pack("<HHII", 256, 4, 1, W)) + 8
    page[width_at : width_at + 4] = struct.pack("<I", 2**27)
    for data in (jpeg, bmp, gif, page):
        assert "larger than 100 megapixels" in refusal(bytes(data))


def test_90_megapixels_open_without_a_warning():
    # Above Pillow's own warning limit, below ours.
    rows = [bytes(9500 // 8 + 1)] * 9500
    assert decode_image(png(9500, 9500, 1, 0, rows), "a").pixels.shape == (9500, 9500, 3)


# --- files ---


@pytest.mark.parametrize("name", ["猫と犬 の写真.png", "图片.PNG", "naïve ✓.png", "no extension"])
def test_any_name(tmp_path, name):
    folder = tmp_path / "写真 フォルダ"
    folder.mkdir()
    path = folder / name
    path.write_bytes(encoded(RGB, "PNG"))
    picture = read_image(str(path))
    np.testing.assert_array_equal(picture.pixels, RGB)
    assert (picture.name, picture.path) == (name, str(path))


def said_of(path):
    with pytest.raises(EngineError) as caught:
        read_image(str(path))
    return str(caught.value)


def test_folder(tmp_path):
    folder = tmp_path / "写真"
    folder.mkdir()
    assert said_of(folder) == "写真 is a folder. Choose an image in it."
    assert said_of(f"{folder}/") == "写真 is a folder. Choose an image in it."


def test_missing(tmp_path):
    assert said_of(tmp_path / "gone.png") == "gone.png is not there any more, or never was."


def test_vanished_between_look_and_read(tmp_path, monkeypatch):
    path = tmp_path / "gone.png"
    path.write_bytes(encoded(RGB, "PNG"))
    look = os.stat

    def look_and_lose(*arguments, **options):
        found = look(*arguments, **options)
        path.unlink(missing_ok=True)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(decoding.os, "stat", look_and_lose)
        said = said_of(path)
    assert said == "gone.png is not there any more, or never was."


def test_unreadable(tmp_path, monkeypatch):
    path = tmp_path / "private.png"
    path.write_bytes(encoded(RGB, "PNG"))

    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)  # root may read everything
    assert said_of(path) == "Camscope is not allowed to read private.png."


def test_broken_disk(tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    path.write_bytes(encoded(RGB, "PNG"))

    def refuse(*_arguments, **_options):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("builtins.open", refuse)
    assert said_of(path) == "a.png could not be read."


def test_impossible_path():
    assert said_of("a\0b.png").endswith("could not be read.")
    assert said_of("x" * 5000).endswith("could not be read.")
    assert said_of("") != ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    assert said_of(tmp_path / "pipe.png") == ("pipe.png is a device or a pipe, not an image file.")


def test_empty_file(tmp_path):
    (tmp_path / "a.png").touch()
    assert said_of(tmp_path / "a.png") == "a.png is empty."


def test_huge_file_is_not_read(tmp_path):
    path = tmp_path / "huge.tif"
    with open(path, "wb") as file:
        file.truncate(decoding.MAX_BYTES + 1)  # sparse: takes no space
    start = time.perf_counter()
    assert said_of(path) == "huge.tif is larger than 1000 MB, the most that Camscope reads."
    assert time.perf_counter() - start < 0.5


# --- pixels ---


def test_picture_from_pixels():
    own = RGB.copy()
    picture = picture_from_pixels(own[:, ::-1], "Pasted image")
    own[:] = 0
    np.testing.assert_array_equal(picture.pixels, RGB[:, ::-1])
    assert picture.pixels.flags.c_contiguous
    assert not picture.pixels.flags.writeable
    assert (picture.name, picture.path, picture.notes) == ("Pasted image", "", ())


def test_key_of_pixels_tells_shape_and_content():
    def key(pixels):
        return picture_from_pixels(pixels, "a").key

    flat = RGB.reshape(W, H, 3)
    other = RGB.copy()
    other[-1, -1, -1] ^= 1
    assert key(RGB) == key(np.asfortranarray(RGB))
    assert len({key(RGB), key(flat), key(other)}) == 3


def test_too_many_or_no_pixels():
    with pytest.raises(EngineError, match="100 megapixels"):
        picture_from_pixels(np.broadcast_to(np.uint8(0), (10_001, 10_000, 3)), "Pasted image")
    with pytest.raises(EngineError, match="empty"):
        picture_from_pixels(np.zeros((0, 5, 3), np.uint8), "Pasted image")


# --- speed ---


def test_pillow_is_not_imported_before_it_is_needed():
    code = (
        "import sys, engine.imaging; sys.exit('PIL' in sys.modules or 'PIL.Image' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_opencv_takes_the_common_kinds(monkeypatch):
    used = []
    decode = cv2.imdecode
    monkeypatch.setattr(cv2, "imdecode", lambda *a: used.append(1) or decode(*a))
    decode_image(encoded(smooth(), "JPEG"), "a")
    decode_image(encoded(smooth(), "PNG"), "a")
    assert len(used) == 2


def test_pillow_takes_over_when_opencv_gives_up(monkeypatch):
    monkeypatch.setattr(cv2, "imdecode", lambda *_: None)
    np.testing.assert_array_equal(decode_image(encoded(RGB, "PNG"), "a").pixels, RGB)
    samples = RNG.integers(0, 65536, (H, W, 3), dtype=np.uint16)
    picture = decode_image(png16(samples, 2), "a")
    np.testing.assert_array_equal(picture.pixels, samples >> 8)
    assert notes(picture) == ["Only the upper 8 of 16 bits per channel are shown."]
