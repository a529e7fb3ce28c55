"""What is no image, damaged or too large is refused with a sentence, quickly."""

import io
import struct
import time
import tracemalloc

import numpy as np
import pytest
from PIL import Image

from engine.api.errors import EngineError
from engine.api.formats import IMAGE_FORMATS
from engine.imaging import decode, decode_image
from tests.unit.engine.imaging.files import GRAY, RGB, RNG, W, encoded, png, png16, smooth, tiff

pytestmark = pytest.mark.filterwarnings("error")


def refusal(data, name="cat.png"):
    with pytest.raises(EngineError) as caught:
        decode_image(data, name)
    return str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b"The cat sat on the mat.\n" * 20,
        b"x",
        bytes(1000),
        b"<html><body>svg</body></html>",
        b"P8 is no picture of Netpbm's",
    ],
    ids=["text", "byte", "zeros", "html", "nearly"],
)
def test_not_an_image(data):
    *others, last = [each.name for each in IMAGE_FORMATS]
    assert refusal(data, "cat.txt") == (
        f"cat.txt is not an image Camscope can read. {', '.join(others)} and {last} work."
    )


PPM = b"P6 2 2 255\n" + bytes(12)


def test_a_kind_that_is_never_opened_is_named():
    assert refusal(PPM, "cat.png") == (
        "cat.png is of the kind Netpbm, which Camscope does not open. "
        "Save the picture as PNG, and open that."
    )


def test_pillow_would_open_the_blocked_kinds(monkeypatch):
    Image.open(io.BytesIO(PPM)).close()
    # Where its kind were not known, the list of formats would still refuse it.
    monkeypatch.setattr(decode, "foreign_format", lambda head: "")
    assert refusal(PPM).startswith("cat.png is not an image Camscope can read.")


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


@pytest.mark.parametrize("ending", [b"", b"\xff\xd9"], ids=["cut", "closed"])
def test_half_a_picture_is_no_thumbnail_either(ending):
    """A JPEG that was closed early: libjpeg makes it grey below, and only warns."""
    pixels = np.asarray(Image.fromarray(smooth(30, 40)).resize((640, 480)))
    files = {kind: encoded(pixels, kind) for kind in ("PNG", "GIF", "BMP", "TIFF", "WEBP")}
    files["JPEG"] = encoded(pixels, "JPEG", quality=90)
    files["progressive"] = encoded(pixels, "JPEG", quality=90, progressive=True)
    files["grey"] = encoded(pixels[..., 0], "JPEG")
    buffer = io.BytesIO()
    Image.fromarray(pixels).convert("CMYK").save(buffer, "JPEG")
    files["CMYK"] = buffer.getvalue()
    for kind, data in files.items():
        assert decode.decode_small(data, "a", 32).shape[:2] >= (32, 32), kind
        for part in (0.5, 0.8, 0.95):
            half = data[: int(len(data) * part)] + ending
            with pytest.raises(EngineError, match=r"^a is damaged"):
                decode.decode_small(half, "a", 32)


def test_random_damage_never_escapes_as_another_error():
    rng = np.random.default_rng(3)
    outcomes = set()
    for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"):
        data = encoded(smooth(16, 16), kind)
        for _ in range(12):
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
