"""Reading files by any path, pictures from bare pixels, and which decoder is used."""

import os
import subprocess
import sys
import time

import cv2
import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.imaging import decode as decoding
from engine.imaging import decode_image, picture_from_pixels, read_image
from tests.unit.engine.imaging.files import RGB, RNG, H, W, encoded, png16, smooth

pytestmark = pytest.mark.filterwarnings("error")


# --- files ---


@pytest.mark.parametrize("name", ["猫と犬 の写真.png", "图片.PNG", "naïve ✓.png", "no extension"])
def test_any_name(tmp_path, name):
    folder = tmp_path / "写真 フォルダ"
    folder.mkdir()
    path = folder / name
    path.write_bytes(encoded(RGB, "PNG"))
    picture = read_image(str(path))
    np.testing.assert_array_equal(picture.pixels, RGB)
    assert (picture.name, picture.path) == (name, str(path))


def said_of(path):
    with pytest.raises(EngineError) as caught:
        read_image(str(path))
    return str(caught.value)


def test_folder(tmp_path):
    folder = tmp_path / "写真"
    folder.mkdir()
    assert said_of(folder) == "写真 is a folder. Choose an image in it."
    assert said_of(f"{folder}/") == "写真 is a folder. Choose an image in it."


def test_missing(tmp_path):
    assert said_of(tmp_path / "gone.png") == "gone.png was not found."


def test_vanished_between_look_and_read(tmp_path, monkeypatch):
    path = tmp_path / "gone.png"
    path.write_bytes(encoded(RGB, "PNG"))
    forward_backward = os.stat

    def look_and_lose(*arguments, **options):
        found = forward_backward(*arguments, **options)
        path.unlink(missing_ok=True)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(decoding.os, "stat", look_and_lose)
        said = said_of(path)
    assert said == "gone.png was not found."


def test_unreadable(tmp_path, monkeypatch):
    path = tmp_path / "private.png"
    path.write_bytes(encoded(RGB, "PNG"))

    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)  # root may read everything
    assert said_of(path) == "Camscope is not allowed to read private.png."


def test_broken_disk(tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    path.write_bytes(encoded(RGB, "PNG"))

    def refuse(*_arguments, **_options):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("builtins.open", refuse)
    assert said_of(path) == "a.png could not be read."


def test_impossible_path():
    assert said_of("a\0b.png").endswith("could not be read.")
    assert said_of("x" * 5000).endswith("could not be read.")
    assert said_of("") != ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    assert said_of(tmp_path / "pipe.png") == ("pipe.png is a device or a pipe, not an image file.")


def test_empty_file(tmp_path):
    (tmp_path / "a.png").touch()
    assert said_of(tmp_path / "a.png") == "a.png is empty."


def test_huge_file_is_not_read(tmp_path):
    path = tmp_path / "huge.tif"
    with open(path, "wb") as file:
        file.truncate(decoding.MAX_BYTES + 1)  # sparse: takes no space
    start = time.perf_counter()
    assert said_of(path) == "huge.tif is larger than 1 GB, the most that Camscope reads."
    assert time.perf_counter() - start < 0.5


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
    monkeypatch.setattr(decoding, "pillow_rgb", None)
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
