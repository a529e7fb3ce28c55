"""Reads the markers of JPEG files before they are decoded, for `engine.imaging.jpeg`.

A few bytes can ask for hundreds of megapixels or for thousands of passes over them, and a file that
was cut where a scan ends is well formed. ITU-T T.81 has the markers (B.1) and the progression
(G.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAX_SCANS = 200
"""Encoders write about ten; each component of a progressive file can have some twenty."""

MAX_SCANNED_PIXELS = 2_000_000_000
"""Scans times pixels: twenty scans of the largest image that is opened."""

_ENTROPY_END = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # neither stuffing nor a restart
_START_OF_SCAN, _END = 0xDA, 0xD9
_NO_FRAME = (0xC4, 0xC8, 0xCC)
_PROGRESSIVE = (0xC2, 0xC6, 0xCA, 0xCE)
_FIRST_ARITHMETIC = 0xC9
_LONE = (0x01, *range(0xD0, 0xD9))
_LAST_COEFFICIENT = 63


@dataclass(frozen=True, slots=True)
class _Scan:
    components: tuple[int, ...]
    first: int
    last: int
    low_bit: int
    data: tuple[int, int]


@dataclass(slots=True)
class JpegLayout:
    """What the markers of a JPEG file say, up to the end of its first image.

    Attributes
    ----------
    frame : int
        The marker of its frame: baseline, progressive, arithmetic...
    width, height : int
        In pixels.
    sampling : dict of int to (int, int)
        Horizontal and vertical samples of each component, by its number.
    scans : list
        Its scans, in order.
    """

    frame: int = 0
    width: int = 0
    height: int = 0
    sampling: dict[int, tuple[int, int]] = field(default_factory=dict)
    scans: list[_Scan] = field(default_factory=list)

    @property
    def scan_ends(self) -> tuple[int, ...]:
        """Where the coded data of each scan end in the file."""
        return tuple(scan.data[1] for scan in self.scans)


def jpeg_layout(data: bytes) -> JpegLayout:
    """Return what the markers of a JPEG file say.

    Raises
    ------
    ValueError
        A marker does not fit into the file, or there are no pixels.
    """
    layout = JpegLayout()
    at = 2
    while True:
        start = data.find(b"\xff", at)
        while start >= 0 and data[start + 1 : start + 2] == b"\xff":
            start += 1
        if start < 0 or start + 2 > len(data):
            break
        marker, at = data[start + 1], start + 2
        if marker == _END:
            break
        if marker in _LONE or marker == 0:
            continue
        length = int.from_bytes(data[at : at + 2])
        body = data[at + 2 : at + length]
        if length < 2 or at + length > len(data):
            raise ValueError(f"the segment {marker:#x} ends behind the file")
        at += length
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            _read_frame(layout, marker, body)
        elif marker == _START_OF_SCAN:
            end = _entropy_end(data, at)
            layout.scans.append(_scan(body, (at, end)))
            at = end
            if len(layout.scans) > MAX_SCANS:
                break
    if not layout.scans or not layout.width or not layout.height:
        raise ValueError("there are no pixels")
    return layout


def _entropy_end(data: bytes, at: int) -> int:
    """Return where the coded data of a scan end: at a marker, with the bytes that fill before it.

    The pattern begins with one byte, which is looked for twenty times faster than a run of them.
    """
    found = _ENTROPY_END.search(data, at)
    if found is None:
        return len(data)
    end = found.start()
    is_filled = data[end - 1 : end] == b"\xff"
    return at + len(data[at:end].rstrip(b"\xff")) if is_filled else end


def check_work(layout: JpegLayout) -> None:
    """Refuse a JPEG file that takes far more work than its pixels do.

    Raises
    ------
    ValueError
        Too many scans.
    """
    count = len(layout.scans)
    if count > MAX_SCANS or count * layout.width * layout.height > MAX_SCANNED_PIXELS:
        raise ValueError(f"{count} scans or more of {layout.width} x {layout.height} pixels")


def check_complete(layout: JpegLayout) -> None:
    """Refuse a JPEG file that lacks scans, or that has too few bytes for its pixels.

    What is missing within a scan shows while it is decoded.

    Raises
    ------
    ValueError
        It is not complete.
    """
    seen = {number: [1] * (_LAST_COEFFICIENT + 1) for number in layout.sampling}
    for scan in layout.scans:
        for number in scan.components:
            if number not in seen:
                raise ValueError(f"a scan of the component {number}, which there is not")
            # One that is not progressive has all in one scan, whatever its numbers say.
            first, last, low_bit = (
                (scan.first, scan.last, scan.low_bit)
                if layout.frame in _PROGRESSIVE
                else (0, _LAST_COEFFICIENT, 0)
            )
            seen[number][first : last + 1] = [low_bit] * (last + 1 - first)
    if any(any(low_bits) for low_bits in seen.values()):
        raise ValueError("its last scans are missing")
    coded_bits = 8 * sum(end - start for start, end in (scan.data for scan in layout.scans))
    if coded_bits < _least_bits(layout):
        raise ValueError("too few bytes for its pixels")


def _least_bits(layout: JpegLayout) -> float:
    """Return how many bits coded data have at least."""
    widest = max(across for across, _ in layout.sampling.values())
    highest = max(down for _, down in layout.sampling.values())
    blocks = sum(
        -(-layout.width * across // (8 * widest)) * -(-layout.height * down // (8 * highest))
        for across, down in layout.sampling.values()
    )
    if layout.frame >= _FIRST_ARITHMETIC:
        return blocks / 100
    # Huffman codes have a bit or more: one for the mean; in a single scan one for the end, too.
    return blocks if layout.frame in _PROGRESSIVE else 2 * blocks


def _read_frame(layout: JpegLayout, marker: int, body: bytes) -> None:
    if layout.frame:
        raise ValueError("there are two frames")
    layout.frame = marker
    layout.height, layout.width = int.from_bytes(body[1:3]), int.from_bytes(body[3:5])
    for at in range(6, 6 + 3 * body[5], 3):
        number, sides, _ = body[at : at + 3]
        across, down = sides >> 4, sides & 15
        if not 1 <= across <= 4 or not 1 <= down <= 4 or number in layout.sampling:
            raise ValueError("its frame is damaged")
        layout.sampling[number] = (across, down)
    if not layout.sampling:
        raise ValueError("its frame has no components")


def _scan(body: bytes, data: tuple[int, int]) -> _Scan:
    count = body[0] if body else 0
    if not 1 <= count <= 4 or len(body) < 4 + 2 * count:
        raise ValueError("a scan is damaged")
    first, last, bits = body[1 + 2 * count : 4 + 2 * count]
    return _Scan(
        tuple(body[1 : 1 + 2 * count : 2]), first, min(last, _LAST_COEFFICIENT), bits & 15, data
    )
