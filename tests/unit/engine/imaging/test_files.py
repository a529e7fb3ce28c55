"""Files of any name and kind are read, or refused in a sentence."""

import os
import time

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.imaging import files as reading
from engine.imaging import read_image
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
