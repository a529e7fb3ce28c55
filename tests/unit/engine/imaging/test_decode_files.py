"""Reading files by any path, pictures from bare pixels, and which decoder is used."""

import subprocess
import sys

import cv2
import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.imaging import decode, decode_image, picture_from_pixels
from tests.unit.engine.imaging.files import RGB, RNG, H, W, encoded, png16, smooth

pytestmark = pytest.mark.filterwarnings("error")


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


def test_the_common_kinds_are_not_left_to_pillow(monkeypatch):
    monkeypatch.setattr(decode, "pillow_rgb", None)
    for kind in ("JPEG", "PNG", "WEBP", "TIFF"):
        assert decode_image(encoded(smooth(), kind), "a").pixels.shape == (48, 64, 3)


def test_pillow_takes_over_when_opencv_gives_up(monkeypatch):
    monkeypatch.setattr(cv2, "imdecode", lambda *_: None)
    np.testing.assert_array_equal(decode_image(encoded(RGB, "PNG"), "a").pixels, RGB)
    samples = RNG.integers(0, 65536, (H, W, 3), dtype=np.uint16)
    picture = decode_image(png16(samples, 2), "a")
    np.testing.assert_array_equal(picture.pixels, samples >> 8)
    assert [str(note) for note in picture.notes] == [
        "Only the upper 8 of 16 bits per channel are shown."
    ]


def test_a_large_picture_has_a_small_copy_and_a_small_one_has_none():
    pixels = np.zeros((1500, 3000, 3), np.uint8)
    pixels[:, 1500:] = 200
    small = picture_from_pixels(pixels, "large").small
    assert small is not None
    assert small.shape == (512, 1024, 3)
    assert not small.flags.writeable
    assert (small[:, :500] == 0).all()
    assert (small[:, 520:] == 200).all()
    assert picture_from_pixels(pixels[:1024, :1024], "small").small is None
