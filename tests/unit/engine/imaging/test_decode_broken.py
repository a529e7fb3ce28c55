"""Files that broke an earlier version, each refused with a sentence or rightly shown."""

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
import tifffile

from engine.api.errors import EngineError
from engine.imaging import decode_image, read_image
from tests.unit.engine.imaging.files import chunk, encoded, png, smooth
from tests.unit.engine.imaging.honest import KINDS

BROKEN = Path(__file__).parent / "broken"
DAMAGED = "is damaged or incomplete. Try another copy of the file."
SAID = {
    "bomb_1x100000000.png": "is longer than 1,048,576 pixels",
    "bomb_chunk_length.png": DAMAGED,
    "short_gray8.png": DAMAGED,
    "short_rgb8.png": DAMAGED,
    "slow_few_bytes.jpg": DAMAGED,
    "svg_holiday.png": "is of the kind SVG, which Camscope does not open.",
}


def refusal(data, name="a"):
    with pytest.raises(EngineError) as caught:
        decode_image(data, name)
    return str(caught.value)


@pytest.mark.parametrize("name", SAID)
def test_a_broken_file_is_refused(name):
    with pytest.raises(EngineError) as caught:
        read_image(str(BROKEN / name))
    assert str(caught.value).startswith(f"{name} {SAID[name]}")


def test_planes_of_16_bits_are_as_tifffile_reads_them():
    picture = read_image(str(BROKEN / "planar16.tif"))
    read = np.moveaxis(tifffile.imread(BROKEN / "planar16.tif"), 0, -1)
    assert read.dtype == np.uint16
    np.testing.assert_array_equal(picture.pixels, np.rint(read / 257))


MEASURE = """
import resource, sys
from engine.api.errors import EngineError
from engine.imaging.decode import decode_image
resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
for path in sys.argv[1:]:
    try:
        with open(path, "rb") as file:
            print(decode_image(file.read(), path).pixels.shape)
    except EngineError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are Linux's")
def test_none_takes_2_gb(tmp_path):
    files = sorted(BROKEN.iterdir())
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
        env={"OPENBLAS_NUM_THREADS": "1", "PATH": ""},
    )
    assert done.returncode == 0, done.stderr
    said = dict(zip((each.name for each in files), done.stdout.splitlines(), strict=True))
    assert said["bomb_10000x10000_1_bit.png"] == "(10000, 10000, 3)"
    assert said["planar16.tif"] == "(43, 61, 3)"
    assert not any("memory" in sentence for sentence in said.values())


def cut_kinds():
    """An honest file of each kind, of one size."""
    for name, make in KINDS.items():
        yield name, make(np.random.default_rng(3), (33, 29))[0]


def test_no_file_that_is_cut_off_is_half_shown(subtests):
    for name, data in cut_kinds():
        with subtests.test(name):
            whole = decode_image(data, name).pixels
            refused = 0
            for end in np.unique(np.linspace(1, len(data) - 1, 14).astype(int)):
                try:
                    part = decode_image(data[:end], name).pixels
                except EngineError:
                    refused += 1
                else:
                    np.testing.assert_array_equal(part, whole)
            assert refused


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}])
def test_a_jpeg_that_is_closed_early_is_refused(options):
    data = encoded(smooth(), "JPEG", quality=95, **options)
    for part in (0.5, 0.7, 0.9, 0.98):
        assert refusal(data[: int(len(data) * part)] + b"\xff\xd9") == f"a {DAMAGED}"


@pytest.mark.parametrize("color", [0, 2, 3, 4, 6])
def test_a_png_with_too_few_rows_is_refused(color):
    row = bytes(8 * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[color])
    extra = [chunk(b"PLTE", bytes(768))] if color == 3 else []
    decode_image(png(8, 5, 8, color, [row] * 5, *extra), "a")
    assert refusal(png(8, 5, 8, color, [row] * 4, *extra)) == f"a {DAMAGED}"


@pytest.mark.parametrize("lossless", [False, True])
def test_a_webp_that_is_closed_early_is_refused(lossless):
    data = encoded(smooth(), "WEBP", lossless=lossless)
    for part in (0.5, 0.9):
        size = int(struct.unpack("<I", data[16:20])[0] * part) & ~1
        cut = data[:4] + struct.pack("<I", size + 12) + data[8:16] + struct.pack("<I", size)
        assert refusal(cut + data[20 : 20 + size]) == f"a {DAMAGED}"


def test_a_gif_that_is_closed_early_is_refused():
    # Codes of 9 bits, a clear code before each 100 of them, then the end.
    values = np.arange(48 * 10) % 200
    codes = [code for at, v in enumerate(values) for code in ([256] * (at % 100 == 0) + [int(v)])]

    def gif(kept):
        stream = sum(code << (9 * at) for at, code in enumerate([*codes[:kept], 257]))
        packed = stream.to_bytes((9 * (kept + 1) + 7) // 8, "little")
        blocks = b"".join(
            bytes([len(packed[at : at + 255])]) + packed[at : at + 255]
            for at in range(0, len(packed), 255)
        )
        screen = b"GIF89a" + struct.pack("<HHBBB", 48, 10, 0xF7, 0, 0) + bytes(range(256)) * 3
        return screen + b"," + struct.pack("<HHHHB", 0, 0, 48, 10, 0) + b"\x08" + blocks + b"\0;"

    assert decode_image(gif(len(codes)), "a").pixels.shape == (10, 48, 3)
    for kept in (len(codes) - 1, len(codes) // 2):
        assert refusal(gif(kept)) == f"a {DAMAGED}"


def test_a_png_behind_which_something_follows_is_shown():
    data = encoded(smooth(), "PNG")
    assert np.array_equal(decode_image(data + b"more" * 9, "a").pixels, smooth())
    assert zlib.crc32(b"IEND").to_bytes(4, "big") == data[-4:]
