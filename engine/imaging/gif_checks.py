"""Counts the frames of GIF files without decoding one, for `engine.imaging.decode`."""

from __future__ import annotations

MAX_FRAMES = 10_000
"""Frames that are counted."""

_IMAGE, _EXTENSION = 0x2C, 0x21


def gif_frames(data: bytes) -> int:
    """Return how many frames there are, as far as they are counted.

    A frame that the file's end cuts off counts, too: Pillow refuses the first one then.
    """
    at = 13 + _table_bytes(data[10:11])
    frames = 0
    while frames < MAX_FRAMES and at < len(data):
        kind = data[at]
        if kind == _IMAGE:
            frames += 1
            at += 10 + _table_bytes(data[at + 9 : at + 10]) + 1
        elif kind == _EXTENSION:
            at += 2
        else:  # the trailer, or nonsense
            break
        while at < len(data) and data[at]:
            at += data[at] + 1
        at += 1
    return frames


def _table_bytes(flags: bytes) -> int:
    """Return how long the colour table is that a byte of flags announces."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0
