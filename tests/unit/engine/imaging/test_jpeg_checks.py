"""Markers tell the scans, how many of them are too many, and which are missing."""

import struct

import numpy as np
import pytest

from engine.imaging import jpeg_checks
from engine.imaging.jpeg_checks import check_complete, check_work, jpeg_layout
from tests.unit.engine.imaging.files import encoded, smooth

BASELINE = encoded(smooth(), "JPEG", quality=90)
PROGRESSIVE = encoded(smooth(), "JPEG", quality=90, progressive=True)


def scan_starts(data):
    """Where scans begin: none of these files has the two bytes in a segment."""
    return [at for at in range(len(data)) if data[at : at + 2] == b"\xff\xda"]


@pytest.mark.parametrize("data", [BASELINE, PROGRESSIVE], ids=["baseline", "progressive"])
def test_the_layout_is_that_of_the_file(data):
    layout = jpeg_layout(data)
    assert (layout.width, layout.height) == (64, 48)
    assert layout.sampling == {1: (2, 2), 2: (1, 1), 3: (1, 1)}
    starts = scan_starts(data)
    assert len(layout.scans) == len(starts)
    assert [data[end : end + 1] for end in layout.scan_ends] == [b"\xff"] * len(starts)
    assert layout.scan_ends[-1] == len(data) - 2
    check_work(layout)
    check_complete(layout)


def test_restarts_and_stuffing_end_no_scan():
    noise = np.random.default_rng(2).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    data = encoded(noise, "JPEG", quality=98, restart_marker_blocks=1)
    assert b"\xff\xd0" in data
    assert b"\xff\x00" in data
    layout = jpeg_layout(data)
    assert layout.scan_ends == (len(data) - 2,)


@pytest.mark.parametrize("filling", [b"\xff", b"\xff" * 9])
def test_bytes_that_fill_before_a_marker_belong_to_it(filling):
    data = BASELINE[:-2] + filling + BASELINE[-2:]
    assert jpeg_layout(data).scan_ends == (len(BASELINE) - 2,)
    nothing_else = BASELINE[: scan_starts(BASELINE)[0] + 14] + b"\xff" * 5000 + BASELINE[-2:]
    with pytest.raises(ValueError, match="too few bytes"):
        check_complete(jpeg_layout(nothing_else))


@pytest.mark.parametrize("count", range(1, 10))
def test_a_progressive_file_that_ends_between_scans_is_not_complete(count):
    starts = scan_starts(PROGRESSIVE)
    cut = PROGRESSIVE[: starts[count]] + b"\xff\xd9"
    assert len(jpeg_layout(cut).scans) == count
    with pytest.raises(ValueError, match="last scans are missing"):
        check_complete(jpeg_layout(cut))


def test_fewer_bytes_than_pixels_need_are_refused():
    data = bytearray(BASELINE)
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 9000, 9000)
    with pytest.raises(ValueError, match="too few bytes"):
        check_complete(jpeg_layout(bytes(data)))


def with_more_scans(count):
    start, end = scan_starts(PROGRESSIVE)[-1], len(PROGRESSIVE) - 2
    return PROGRESSIVE[:end] + PROGRESSIVE[start:end] * count + b"\xff\xd9"


def test_scans_have_a_limit():
    check_work(jpeg_layout(with_more_scans(100)))
    with pytest.raises(ValueError, match="201 scans or more"):
        check_work(jpeg_layout(with_more_scans(100_000)))


def test_scans_of_a_large_picture_have_a_lower_limit(monkeypatch):
    monkeypatch.setattr(jpeg_checks, "MAX_SCANNED_PIXELS", 20 * 64 * 48)
    check_work(jpeg_layout(with_more_scans(10)))
    with pytest.raises(ValueError, match="21 scans"):
        check_work(jpeg_layout(with_more_scans(11)))


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8",
        b"\xff\xd8\xff\xd9",
        BASELINE[: BASELINE.index(b"\xff\xda")],
        BASELINE[:2] + b"\xff\xe1\xff\xff" + bytes(9),
        BASELINE[:2] + b"\xff\xe1\0\1" + BASELINE[2:],
        BASELINE.replace(b"\xff\xc0", b"\xff\xe0"),
        BASELINE[:-2] + BASELINE[BASELINE.index(b"\xff\xc0") :],
    ],
    ids=["start", "ends", "scan", "long", "short", "frame", "frames"],
)
def test_what_cannot_be_is_refused(data):
    with pytest.raises(ValueError, match=r"."):
        jpeg_layout(data)


def test_a_scan_of_no_component_is_refused():
    at = scan_starts(BASELINE)[0]
    changed = bytearray(BASELINE)
    changed[at + 5] = 9
    with pytest.raises(ValueError, match="component 9"):
        check_complete(jpeg_layout(bytes(changed)))
