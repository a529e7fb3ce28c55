"""Pictures, and image files made of them with Pillow or byte by byte."""

import io
import struct
import zlib

import numpy as np
from PIL import Image

H, W = 6, 9
RNG = np.random.default_rng(7)
RGB = RNG.integers(0, 256, (H, W, 3), dtype=np.uint8)
GRAY = RNG.integers(0, 256, (H, W), dtype=np.uint8)

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


def png(width, height, depth, color, rows, *extra):
    head = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + b"".join(extra)
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


def png16(samples, color, *extra):
    rows = [row.astype(">u2").tobytes() for row in samples]
    return png(samples.shape[1], samples.shape[0], 16, color, rows, *extra)


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
