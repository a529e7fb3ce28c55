"""Honest image files of many kinds, each with the RGB that another reader makes of it.

Written and read by pypng, tifffile, Pillow or by hand; none of it shares code with the program. A
kind is a function of samples that gives a file, its picture and the largest difference allowed.
"""

from __future__ import annotations

import io
import struct

import cv2
import numpy as np
import png
import tifffile
from PIL import Image

from tests.unit.engine.imaging.files import STORED, encoded, exif

SHAPES = ((1, 1), (1, 17), (13, 1), (8, 8), (16, 24), (43, 61), (64, 64), (33, 129))

KINDS = {}


def kind(function=None, **options):
    """Register a kind; with options, one of several that a function makes."""

    def register(made):
        words = (f"{key}={str(value)[:12]}" for key, value in options.items())
        name = " ".join([made.__name__, *words])
        assert name not in KINDS
        KINDS[name] = lambda rng, shape: made(rng, shape, **options)
        return made

    return register(function) if function else register


def noise(rng, *shape, bits=8):
    dtype = {8: np.uint8, 16: np.uint16, 32: np.uint32}[max(8, bits)]
    values = rng.integers(0, 1 << bits, shape, dtype=dtype)
    values.flat[0] = 0
    values.flat[-1] = (1 << bits) - 1
    return values


def smooth(rng, *shape):
    """Something that a lossy format keeps."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]]
    channels = shape[2] if len(shape) > 2 else 1
    made = np.stack([40 + (x * 2 + y * (at + 1)) % 150 for at in range(channels)], -1)
    return made.reshape(shape).astype(np.uint8)


def rgb_of(samples, top, alpha=None):
    """RGB of 0 to 255 of gray or RGB samples, laid on white."""
    levels = np.rint(samples.astype(np.float64) * 255 / top)
    if levels.ndim == 2:
        levels = levels[..., None]
    levels = np.broadcast_to(levels, (*levels.shape[:2], 3))
    if alpha is not None:
        share = (alpha.astype(np.float64) / top)[..., None]
        levels = levels * share + 255 * (1 - share)
    return levels


# --- PNG, by pypng ---


@kind(mode="gray", bits=1)
@kind(mode="gray", bits=2)
@kind(mode="gray", bits=4)
@kind(mode="gray", bits=8)
@kind(mode="gray", bits=16)
@kind(mode="gray-alpha", bits=8)
@kind(mode="gray-alpha", bits=16)
@kind(mode="rgb", bits=8)
@kind(mode="rgb", bits=16)
@kind(mode="rgba", bits=8)
@kind(mode="rgba", bits=16)
@kind(mode="gray", bits=1, interlace=True)
@kind(mode="rgb", bits=8, interlace=True)
@kind(mode="rgba", bits=16, interlace=True)
@kind(mode="gray-alpha", bits=8, interlace=True)
@kind(mode="gray", bits=8, transparent=7)
@kind(mode="rgb", bits=8, transparent=(1, 2, 3))
@kind(mode="rgb", bits=8, gamma=0.45)
def png_file(rng, shape, mode, bits, **options):
    channels = {"gray": 1, "gray-alpha": 2, "rgb": 3, "rgba": 4}[mode]
    samples = noise(rng, *shape, channels, bits=bits)
    if "transparent" in options:
        samples[0, 0] = options["transparent"]
    writer = png.Writer(
        shape[1],
        shape[0],
        greyscale=channels < 3,
        alpha=channels in (2, 4),
        bitdepth=bits,
        **options,
    )
    file = io.BytesIO()
    writer.write(file, samples.reshape(shape[0], -1))
    _, _, rows, info = png.Reader(bytes=file.getvalue()).read()
    read = np.vstack([np.asarray(row) for row in rows]).reshape(*shape, info["planes"])
    alpha = read[..., -1] if info["alpha"] else None
    if "transparent" in options:
        alpha = (2**bits - 1) * (read != np.array(options["transparent"])).any(axis=2)
    colors = read[..., : channels - (channels in (2, 4))]
    return file.getvalue(), rgb_of(colors, 2**bits - 1, alpha), 1.5 if alpha is not None else 0


@kind(bits=2)
@kind(bits=4)
@kind(bits=8)
@kind(bits=8, transparent=True)
def png_palette(rng, shape, bits, transparent=False):
    palette = [tuple(map(int, color)) for color in noise(rng, 2**bits, 3 + transparent)]
    samples = noise(rng, *shape, bits=bits)
    file = io.BytesIO()
    png.Writer(shape[1], shape[0], palette=palette, bitdepth=bits).write(file, samples)
    _, _, rows, info = png.Reader(bytes=file.getvalue()).asDirect()
    read = np.vstack([np.asarray(row) for row in rows]).reshape(*shape, info["planes"])
    alpha = read[..., 3] if transparent else None
    return file.getvalue(), rgb_of(read[..., :3], 255, alpha), 1 if transparent else 0


# --- JPEG, by Pillow, which has a libjpeg of its own ---


@kind(subsampling="4:4:4")
@kind(subsampling="4:2:0")
@kind(subsampling="4:2:2")
@kind(progressive=True)
@kind(restart_marker_blocks=1)
@kind(optimize=True, icc_profile=b"x" * 300)
@kind(keep_rgb=True)
@kind(exif=6)
@kind(exif=8, progressive=True)
def jpeg(rng, shape, **options):
    samples = smooth(rng, *shape, 3)
    orientation = options.pop("exif", 1)
    stored = np.ascontiguousarray(STORED[orientation](samples))
    data = encoded(stored, "JPEG", quality=92, exif=exif(orientation), **options)
    read = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
    upright = {1: read, 6: np.rot90(read, 3), 8: np.rot90(read, 1)}[orientation]
    assert np.abs(upright - samples.astype(int)).mean() < 30
    return data, upright, 1


@kind
def jpeg_gray(rng, shape):
    data = encoded(smooth(rng, *shape), "JPEG", quality=92, progressive=shape[0] > 8)
    return data, rgb_of(np.asarray(Image.open(io.BytesIO(data))), 255), 1


@kind
def jpeg_cmyk(rng, shape):
    data = encoded(Image.fromarray(smooth(rng, *shape, 4), "CMYK"), "JPEG", quality=92)
    return data, np.asarray(Image.open(io.BytesIO(data)).convert("RGB")), 1


@kind(components=3)
@kind(components=1)
def jpeg_by_opencv(rng, shape, components):
    samples = smooth(rng, *shape, components)
    packed = cv2.imencode(".jpg", samples, [cv2.IMWRITE_JPEG_PROGRESSIVE, 1])[1].tobytes()
    return packed, np.asarray(Image.open(io.BytesIO(packed)).convert("RGB")), 1


# --- GIF, read by hand ---


def gif_indices(data):
    """The indices of a GIF's first image, whose table is the global one, and the table."""
    width, height, flags = struct.unpack("<HHB", data[6:11])
    at = 13 + (3 << ((flags & 7) + 1))
    table = np.frombuffer(data[13:at], np.uint8).reshape(-1, 3)
    while data[at] == 0x21:
        at += 2
        while data[at]:
            at += data[at] + 1
        at += 1
    assert data[at] == 0x2C
    is_interlaced, local = data[at + 9] & 0x40, data[at + 9] & 0x80
    at += 10
    if local:
        size = 3 << ((data[at - 1] & 7) + 1)
        table, at = np.frombuffer(data[at : at + size], np.uint8).reshape(-1, 3), at + size
    least, packed = data[at], b""
    at += 1
    while data[at]:
        packed += data[at + 1 : at + 1 + data[at]]
        at += data[at] + 1
    clear, found, place = 1 << least, [], 0
    words, size, before = [], least + 1, None
    stream = int.from_bytes(packed, "little")
    while True:
        code = (stream >> place) & ((1 << size) - 1)
        place += size
        if code == clear:
            words, size, before = [bytes([n]) for n in range(clear)] + [b"", b""], least + 1, None
            continue
        if code == clear + 1:
            break
        word = words[code] if code < len(words) else before + before[:1]
        if before is not None and len(words) < 4096:
            words.append(before + word[:1])
        if len(words) == 1 << size and size < 12:
            size += 1
        found.append(word)
        before = word
    rows = np.frombuffer(b"".join(found), np.uint8).reshape(height, width)
    if is_interlaced:
        order = [*range(0, height, 8), *range(4, height, 8)]
        order += [*range(2, height, 4), *range(1, height, 2)]
        rows = rows[np.argsort(order)]
    return rows, table


@kind(interlace=0)
@kind(interlace=1)
@kind(interlace=0, transparency=1)
def gif(rng, shape, **options):
    indices = noise(rng, *shape, bits=5)
    indices.flat[0] = 1
    image = Image.fromarray(indices, "P")
    image.putpalette(noise(rng, 32 * 3).tolist())
    data = encoded(image, "GIF", **options)
    indices, table = gif_indices(data)
    alpha = None
    if "transparency" in options:
        clear = data[data.index(b"\x21\xf9\x04\x01") + 6]
        alpha = 255 * (indices != clear)
    else:
        assert np.array_equal(table[indices], np.asarray(image.convert("RGB")))
    return data, rgb_of(table[indices], 255, alpha), 0


# --- BMP, written by hand ---


def bmp(width, height, bits, rows, table=b"", packing=0, masks=b""):
    start = 54 + len(table) + len(masks)
    body = b"".join(rows)
    return (
        b"BM"
        + struct.pack("<IHHI", start + len(body), 0, 0, start)
        + struct.pack("<IiiHHII", 40, width, height, 1, bits, packing, len(body))
        + struct.pack("<iiII", 0, 0, len(table) // 4, 0)
        + masks
        + table
        + body
    )


def padded(row):
    return row + bytes(-len(row) % 4)


@kind(top_down=False)
@kind(top_down=True)
def bmp_24(rng, shape, top_down):
    rgb = noise(rng, *shape, 3)
    rows = [padded(row[:, ::-1].tobytes()) for row in (rgb if top_down else rgb[::-1])]
    return bmp(shape[1], -shape[0] if top_down else shape[0], 24, rows), rgb, 0


@kind
def bmp_32(rng, shape):
    rgbx = noise(rng, *shape, 4)
    rgbx[..., 3] = 0  # reserved
    return (
        bmp(shape[1], shape[0], 32, [r[:, [2, 1, 0, 3]].tobytes() for r in rgbx[::-1]]),
        rgbx[..., :3],
        0,
    )


@kind(green_bits=5)
@kind(green_bits=6)
def bmp_16(rng, shape, green_bits):
    red, green, blue = (noise(rng, *shape, bits=bits) for bits in (5, green_bits, 5))
    words = (red.astype("<u2") << (5 + green_bits)) | (green.astype("<u2") << 5) | blue
    rows = [padded(row.astype("<u2").tobytes()) for row in words[::-1]]
    masks = struct.pack("<III", 31 << (5 + green_bits), ((1 << green_bits) - 1) << 5, 31)
    packing = {"packing": 3, "masks": masks} if green_bits == 6 else {}
    rgb = np.dstack([rgb_of(red, 31), rgb_of(green, 2**green_bits - 1), rgb_of(blue, 31)])
    return bmp(shape[1], shape[0], 16, rows, **packing), rgb[..., [0, 3, 6]], 1


@kind(bits=1)
@kind(bits=4)
@kind(bits=8)
def bmp_palette(rng, shape, bits):
    table = noise(rng, 2**bits, 4)
    indices = noise(rng, *shape, bits=bits)
    each = 8 // bits
    wide = np.zeros((shape[0], -(-shape[1] // each) * each), np.uint8)
    wide[:, : shape[1]] = indices
    shifts = np.arange(each)[::-1] * bits
    packed = (wide.reshape(shape[0], -1, each) << shifts).sum(axis=2).astype(np.uint8)
    rows = [padded(row.tobytes()) for row in packed[::-1]]
    return bmp(shape[1], shape[0], bits, rows, table.tobytes()), table[indices][..., 2::-1], 0


@kind
def bmp_runs(rng, shape):
    table = noise(rng, 256, 4)
    indices = np.repeat(noise(rng, shape[0], -(-shape[1] // 3)), 3, axis=1)[:, : shape[1]]
    rows = []
    for row in indices[::-1]:
        runs = [row[at : at + 3] for at in range(0, len(row), 3)]
        rows.append(b"".join(bytes([len(run), run[0]]) for run in runs) + b"\0\0")
    rows[-1] = rows[-1][:-2] + b"\0\1"
    data = bmp(shape[1], shape[0], 8, rows, table.tobytes(), packing=1)
    return data, table[indices][..., 2::-1], 0


# --- WebP: lossless by its source; lossy by Pillow, which has a libwebp of its own ---


@kind(channels=3)
@kind(channels=4)
def webp_lossless(rng, shape, channels):
    samples = noise(rng, *shape, channels)
    data = encoded(samples, "WEBP", lossless=True, exact=True)
    alpha = samples[..., 3] if channels == 4 else None
    return data, rgb_of(samples[..., :3], 255, alpha), 1


@kind
def webp_lossy(rng, shape):
    data = encoded(smooth(rng, *shape, 3), "WEBP", quality=80)
    return data, np.asarray(Image.open(io.BytesIO(data)).convert("RGB")), 1


# --- TIFF, by tifffile; packed as LZW, PackBits and G4 by libtiff in Pillow ---


def told_tiff(samples, **options):
    file = io.BytesIO()
    tifffile.imwrite(file, samples, **options)
    return file.getvalue()


def planes_last(read, planar):
    return np.moveaxis(read, 0, -1) if planar and read.ndim == 3 else read


@kind(bits=8)
@kind(bits=16)
@kind(bits=8, planar=True)
@kind(bits=16, planar=True)
@kind(bits=16, planar=True, compression="zlib")
@kind(bits=16, compression="zlib", predictor=True)
@kind(bits=8, compression="zlib", predictor=True)
@kind(bits=16, byteorder=">")
@kind(bits=16, byteorder=">", compression="zlib", predictor=True)
@kind(bits=8, bigtiff=True)
@kind(bits=16, bigtiff=True, byteorder=">")
@kind(bits=8, rowsperstrip=5)
@kind(bits=16, rowsperstrip=5, planar=True, compression="zlib")
@kind(bits=8, tile=(16, 32))
@kind(bits=16, tile=(32, 16), compression="zlib", predictor=True)
@kind(bits=16, tile=(16, 16), planar=True)
def tiff_rgb(rng, shape, bits, planar=False, **options):
    samples = noise(rng, *shape, 3, bits=bits)
    given = np.moveaxis(samples, -1, 0) if planar else samples
    data = told_tiff(
        np.ascontiguousarray(given),
        photometric="rgb",
        planarconfig="separate" if planar else "contig",
        **options,
    )
    with tifffile.TiffFile(io.BytesIO(data)) as file:
        page = file.pages[0]
        read = planes_last(page.asarray().reshape(page.shape), planar).reshape(samples.shape)
    assert np.array_equal(read, samples)
    return data, rgb_of(read, 2**bits - 1), 0


@kind(bits=8, photometric="minisblack")
@kind(bits=16, photometric="minisblack")
@kind(bits=8, photometric="miniswhite")
@kind(bits=16, photometric="miniswhite")
def tiff_gray(rng, shape, bits, photometric):
    samples = noise(rng, *shape, bits=bits)
    data = told_tiff(samples, photometric=photometric)
    read = tifffile.imread(io.BytesIO(data)).reshape(shape)
    levels = rgb_of(read, 2**bits - 1)
    return data, 255 - levels if photometric == "miniswhite" else levels, 0


@kind(bits=8, extrasamples="unassalpha")
@kind(bits=16, extrasamples="unassalpha")
@kind(bits=16, extrasamples="assocalpha")
@kind(bits=8, extrasamples="unspecified")
def tiff_rgba(rng, shape, bits, extrasamples):
    samples = noise(rng, *shape, 4, bits=bits)
    top = 2**bits - 1
    if extrasamples == "assocalpha":
        share = samples[..., 3:] / top
        samples[..., :3] = np.rint(samples[..., :3] * share)
    data = told_tiff(samples, photometric="rgb", extrasamples=[extrasamples])
    read = tifffile.imread(io.BytesIO(data)).reshape(samples.shape)
    alpha = None if extrasamples == "unspecified" else read[..., 3]
    if extrasamples == "assocalpha":
        white = 255 * (1 - alpha[..., None] / top)
        return data, read[..., :3] * (255 / top) + white, 2
    return data, rgb_of(read[..., :3], top, alpha), 0 if alpha is None else 1.5


def stretched(values):
    low, high = float(values.min()), float(values.max())
    levels = np.rint((values.astype(np.float64) - low) * (255 / ((high - low) or 1)))
    return rgb_of(levels, 255)


@kind(dtype="float32", channels=1)
@kind(dtype="float32", channels=3)
@kind(dtype="float64", channels=1)
@kind(dtype="float16", channels=3)
@kind(dtype="uint32", channels=1)
@kind(dtype="int16", channels=1)
@kind(dtype="float32", channels=3, compression="zlib")
def tiff_numbers(rng, shape, dtype, channels, **options):
    values = (rng.normal(size=(*shape, channels)) * 300 + 1000).astype(dtype)
    photometric = "rgb" if channels == 3 else "minisblack"
    data = told_tiff(values.squeeze(-1) if channels == 1 else values, photometric=photometric)
    read = tifffile.imread(io.BytesIO(data)).reshape(values.shape)
    return data, stretched(read if channels == 3 else read[..., 0]), 0


@kind(compression="tiff_lzw")
@kind(compression="packbits")
@kind(compression="lzma")
@kind(compression="zstd")
@kind(compression="tiff_adobe_deflate")
def tiff_by_pillow(rng, shape, compression):
    samples = noise(rng, *shape, 3)
    return encoded(samples, "TIFF", compression=compression), samples, 0


@kind(bits=8)
@kind(bits=16)
def tiff_lzw_differences(rng, shape, bits):
    """Horizontal differences packed as LZW, which libtiff does for a gray image in Pillow."""
    samples = noise(rng, *shape, bits=bits)
    data = encoded(samples, "TIFF", compression="tiff_lzw", tiffinfo={317: 2})
    return data, rgb_of(samples, 2**bits - 1), 0


@kind(compression="raw")
@kind(compression="group3")
@kind(compression="group4")
@kind(compression="tiff_lzw")
def tiff_one_bit(rng, shape, compression):
    samples = noise(rng, *shape, bits=1)
    data = encoded(Image.fromarray(samples.astype(bool)), "TIFF", compression=compression)
    return data, rgb_of(samples, 1), 0


@kind
def tiff_palette(rng, shape):
    colors = noise(rng, 3, 256, bits=16) // 257 * 257
    samples = noise(rng, *shape)
    data = told_tiff(samples, photometric="palette", colormap=colors)
    return data, (colors // 257).T[samples], 0


@kind
def tiff_jpeg(rng, shape):
    samples = smooth(rng, *shape, 3)
    data = encoded(samples, "TIFF", compression="jpeg", quality=95)
    return data, np.asarray(Image.open(io.BytesIO(data)).convert("RGB")), 1


@kind
def tiff_cmyk(rng, shape):
    inks = noise(rng, *shape, 4)
    data = told_tiff(inks, photometric="separated")
    read = 1 - tifffile.imread(io.BytesIO(data)).reshape(inks.shape) / 255
    return data, 255 * read[..., :3] * read[..., 3:], 0.51


@kind(orientation=3)
@kind(orientation=6)
def tiff_turned(rng, shape, orientation):
    samples = noise(rng, *shape, 3)
    stored = np.ascontiguousarray(STORED[orientation](samples))
    data = told_tiff(stored, photometric="rgb", extratags=[(274, 3, 1, orientation, True)])
    return data, samples, 0
