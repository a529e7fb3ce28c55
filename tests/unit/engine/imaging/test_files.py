"""Files of any name and kind are read, or refused in a sentence."""

import os
import time

import numpy as np
import PIL.Image
import pytest

from engine.api.errors import EngineError
from engine.imaging import files as reading
from engine.imaging import read_bytes, read_image, read_jpeg_saving, read_thumbnail
from engine.imaging.decode import SMALL_SIDE
from engine.imaging.decode_jobs import DecodedPicture, SmallCopy
from tests.unit.engine.imaging.files import RGB, encoded

pytestmark = pytest.mark.filterwarnings("error")


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
    look = os.path.isdir

    def look_and_lose(*arguments, **options):
        found = look(*arguments, **options)
        path.unlink(missing_ok=True)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(reading.os.path, "isdir", look_and_lose)
        said = said_of(path)
    assert said == "gone.png was not found."


def test_unreadable(tmp_path, monkeypatch):
    path = tmp_path / "private.png"
    path.write_bytes(encoded(RGB, "PNG"))

    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(reading.os, "open", refuse)  # root may read everything
    assert said_of(path) == "Camscope is not allowed to read private.png."


def test_broken_disk(tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    path.write_bytes(encoded(RGB, "PNG"))

    def refuse(*_arguments, **_options):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(reading.os, "open", refuse)
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
        file.truncate(reading.MAX_BYTES + 1)  # sparse: takes no space
    start = time.perf_counter()
    assert said_of(path) == "huge.tif is larger than 1 GB, the most that Camscope reads."
    assert time.perf_counter() - start < 0.5


# --- thumbnails ---


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png"), ("TIFF", ".tif")])
def test_a_thumbnail_is_the_picture_small(tmp_path, kind, suffix):
    path = tmp_path / f"大{suffix}"
    across = np.linspace(0, 255, 1600).astype(np.uint8)
    pixels = np.repeat(np.broadcast_to(across, (800, 1600))[..., None], 3, axis=2)
    path.write_bytes(encoded(np.ascontiguousarray(pixels), kind))
    found = read_thumbnail(str(path), 96)
    assert found.shape == (48, 96, 3)
    middles = (np.arange(96) + 0.5) / 96 * 255
    assert np.abs(found[..., 0] - middles).max() < 3


def test_a_thumbnail_of_a_photograph_is_turned_upright(tmp_path):
    path = tmp_path / "turned.jpg"
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    PIL.Image.new("RGB", (400, 200)).save(path, exif=exif)
    assert read_thumbnail(str(path), 96).shape == (96, 48, 3)


def test_small_pictures_are_not_enlarged(tmp_path):
    path = tmp_path / "dot.png"
    path.write_bytes(encoded(RGB[:3, :2], "PNG"))
    np.testing.assert_array_equal(read_thumbnail(str(path), 96), RGB[:3, :2])


def test_a_thumbnail_that_cannot_be_is_a_sentence(tmp_path):
    noise = np.random.default_rng(3).integers(0, 256, (400, 600, 3), np.uint8)
    half = (
        encoded(noise, "JPEG")[:50_000] + b"\xff\xd9"
    )  # with an end, which Pillow takes for whole
    for data in (b"", b"junk", encoded(RGB, "PNG")[:40], encoded(RGB, "JPEG")[:200], half):
        (tmp_path / "a.png").write_bytes(data)
        with pytest.raises(EngineError, match=r"^a\.png is "):
            read_thumbnail(str(tmp_path / "a.png"), 96)


def test_a_box_is_not_believed_that_a_picture_is_one(monkeypatch):
    for shape in ((0, 5, 3), (5, 5), (5, 5, 4), (10**4, 10**4 + 1, 3)):
        check_refused(monkeypatch, [DecodedPicture(black(*shape), ())])
    whole, small = DecodedPicture(black(5, 5, 3), ()), SmallCopy(black(5, 5, 3))
    for told in ([], [small], [whole, whole], [small, whole], [whole, small, small]):
        check_refused(monkeypatch, told)
    check_refused(monkeypatch, [whole, SmallCopy(black(SMALL_SIDE, SMALL_SIDE + 1, 3))])


def black(*shape):
    return np.broadcast_to(np.uint8(0), shape)


def check_refused(monkeypatch, told):
    """What a box tells is refused."""

    class Run(list):
        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

    monkeypatch.setattr(reading, "run_job", lambda *arguments, **options: Run(told))
    with pytest.raises(EngineError, match=r"^odd\.png is damaged"):
        read_bytes(encoded(RGB, "PNG"), "odd.png")


def test_how_a_jpeg_was_saved_is_told(tmp_path):
    path = tmp_path / "a.jpg"
    PIL.Image.fromarray(RGB).save(path, quality=37, subsampling=1)
    found = read_jpeg_saving(str(path))
    with PIL.Image.open(path) as image:
        assert found.tables == tuple(map(tuple, image.quantization.values()))
    assert found.sampling == 1
    path.write_bytes(encoded(RGB, "PNG"))
    assert read_jpeg_saving(str(path)) is None
