"""Directories are believed as far as the file goes."""

import io
import struct

import pytest
import tifffile
from PIL import Image

from engine.api.errors import EngineError
from engine.imaging import tiff_directory
from engine.imaging.tiff_directory import Tag, check_directory, first_directory
from tests.unit.engine.imaging.files import RGB, H, W, tiff


def written(samples=RGB, **options):
    file = io.BytesIO()
    tifffile.imwrite(file, samples, **options)
    return file.getvalue()


def checked(data):
    check_directory(data, first_directory(data), "a.tif")


def changed(data, tag, kind, value):
    """A little-endian TIFF whose tag has another value."""
    at = next(
        at
        for at in range(len(data) - 12)
        if struct.unpack_from("<HH", data, at) == (tag, kind)
        and struct.unpack_from("<I", data, at + 4)[0] == 1
    )
    return data[: at + 8] + struct.pack("<I", value) + data[at + 12 :]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("is_big", [False, True])
def test_tags_are_those_that_another_reader_finds(order, is_big):
    data = written(byteorder=order, bigtiff=is_big, photometric="rgb", rowsperstrip=2)
    directory = first_directory(data)
    with tifffile.TiffFile(io.BytesIO(data)) as file:
        for tag in file.pages[0].tags.values():
            if tag.dtype.name in ("SHORT", "LONG", "LONG8"):
                told = tag.value if isinstance(tag.value, tuple) else (tag.value,)
                assert directory.numbers(tag.code) == tuple(map(int, told)), tag.name
    assert directory.part_size == (2, W)
    assert directory.planes == directory.pages == 1
    check_directory(data, directory, "a.tif")


def test_pages_are_counted_and_a_circle_ends():
    frames = [Image.fromarray(RGB)] * 3
    file = io.BytesIO()
    frames[0].save(file, "TIFF", save_all=True, append_images=frames[1:])
    assert first_directory(file.getvalue()).pages == 3
    data = tiff(RGB)
    (start,) = struct.unpack_from("<I", data, 4)
    assert first_directory(data[:-4] + struct.pack("<I", start)).pages == 1
    assert first_directory(data[:-4] + struct.pack("<I", 2**31)).pages == 2


def test_endless_pages_are_not_counted(monkeypatch):
    monkeypatch.setattr(tiff_directory, "MAX_PAGES", 5)
    data = tiff(RGB)
    for _ in range(20):
        data = data[:-4] + struct.pack("<I", len(data)) + struct.pack("<HI", 0, 0)
    assert first_directory(data).pages == 5


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        (Tag.WIDTH, 0),
        (Tag.HEIGHT, 0),
        (Tag.STRIP_OFFSETS, 0),
        (Tag.STRIP_OFFSETS, 2**31),
        (Tag.STRIP_COUNTS, 2**31),
        (Tag.ROWS_PER_STRIP, 2),
    ],
    ids=["width", "height", "nowhere", "behind", "long", "missing"],
)
def test_pixels_that_are_not_in_the_file_are_refused(tag, value):
    checked(tiff(RGB))
    with pytest.raises(ValueError, match=r"."):
        checked(changed(tiff(RGB), tag, 4, value))


def test_a_missing_plane_is_refused():
    data = changed(changed(tiff(RGB), Tag.PLANAR, 3, 2), Tag.ROWS_PER_STRIP, 4, H)
    with pytest.raises(ValueError, match="1 of 3 parts"):
        checked(data)


def test_a_table_longer_than_the_file_or_than_any_is_refused(monkeypatch):
    (start,) = struct.unpack_from("<I", tiff(RGB), 4)
    data = bytearray(tiff(RGB))
    struct.pack_into("<I", data, start + 2 + 4, 2**30)  # the count of the first tag
    with pytest.raises(ValueError, match="longer than the file"):
        first_directory(bytes(data))
    monkeypatch.setattr(tiff_directory, "MAX_NUMBERS", 2)
    with pytest.raises(ValueError, match="3 values"):
        first_directory(tiff(RGB)).numbers(Tag.BITS)


def test_tables_that_share_their_bytes_do_not_add_up():
    # Ten tags of half the file each, all at its start.
    body = bytes(2000)
    tag = struct.pack("<HHII", 50_000, 1, 1000, 8)
    head = b"II*\0" + struct.pack("<I", 8 + len(body))
    data = head + body + struct.pack("<H", 10) + tag * 10 + bytes(4)
    with pytest.raises(ValueError, match="longer than the file"):
        first_directory(data)


@pytest.mark.parametrize("length", range(8, 60, 4))
def test_a_cut_directory_is_refused(length):
    with pytest.raises((ValueError, struct.error), match=r"."):
        first_directory(b"II*\0\x08\0\0\0" + tiff(RGB)[-140:][:length])


def test_the_small_copy_of_a_camera_raw_file_is_not_shown():
    raw = written(photometric="rgb", subfiletype=1, extratags=[(65000, 4, 1, 8, True)])
    raw = raw.replace(struct.pack("<HHI", 65000, 4, 1), struct.pack("<HHI", 330, 4, 1))
    dng = written(photometric="rgb", extratags=[(50706, 1, 4, (1, 4, 0, 0), True)])
    for data in (raw, dng):
        with pytest.raises(EngineError, match=r"a\.tif is of the kind camera raw"):
            checked(data)
    checked(written(photometric="rgb", subfiletype=1))
