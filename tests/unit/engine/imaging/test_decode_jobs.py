"""Images are decoded inside a box as they are decoded outside."""

from __future__ import annotations

import io

import numpy as np
import PIL.Image

from engine.api.formats import IMAGE_FORMATS
from engine.box import run_job
from engine.imaging.decode import decode_image
from engine.imaging.decode_jobs import PictureRequest


def encoded(kind, mode="RGB", **options):
    values = np.random.default_rng(1).integers(0, 256, (37, 53, len(mode)), np.uint8)
    buffer = io.BytesIO()
    PIL.Image.fromarray(values, mode).save(buffer, kind, **options)
    return buffer.getvalue()


def test_every_kind_comes_out_as_it_is(subtests):
    files = {each.name: encoded(each.name) for each in IMAGE_FORMATS}
    files["RGBA"] = encoded("PNG", "RGBA")
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    files["turned"] = encoded("JPEG", exif=exif.tobytes())
    files["cmyk"] = encoded("JPEG", "CMYK")
    files["packed"] = encoded("TIFF", compression="tiff_deflate")
    for name, data in files.items():
        with subtests.test(name):
            [found] = run_job("picture", PictureRequest(name), name=name, data=data)
            expected = decode_image(data, name)
            np.testing.assert_array_equal(found.pixels, expected.pixels)
            assert found.notes == expected.notes
