"""Images below folders: sorted, by their endings, without hidden files and results."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.formats import IMAGE_SUFFIXES
from engine.storage.image_paths import folder_images, image_paths, with_copies

if TYPE_CHECKING:
    from pathlib import Path


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_a_folder_is_all_images_below_it_in_order(tmp_path: Path):
    kinds = "a.png b.JPG c.jpeg d.bmp e.tif f.TIFF g.webp h.gif i.jpe j.jfif".split()
    touch(tmp_path, *kinds, "sub/below/a.png", "notes.txt", "x.npy", ".hidden.png", ".git/a.png")
    found = [os.path.relpath(path, tmp_path) for path in image_paths([str(tmp_path)])]
    assert found == [*kinds, os.path.join("sub", "below", "a.png")]


def test_an_array_named_itself_is_all_its_pictures(tmp_path: Path):
    path = str(tmp_path / "x.npy")
    np.save(path, np.zeros((3, 8, 9), np.uint8))
    assert image_paths(["a.png", path, f"{path}[1:]"]) == [
        "a.png", *(f"{path}[{number}]" for number in (0, 1, 2, 1, 2))
    ]  # fmt: skip


def test_an_array_that_cannot_be_read_stays_for_its_reader(tmp_path: Path):
    touch(tmp_path, "bad.npy")
    words = [str(tmp_path / "bad.npy"), str(tmp_path / "gone.npz[3]")]
    assert image_paths(words) == words


def test_the_order_is_natural_in_every_folder(tmp_path: Path):
    touch(tmp_path, "day10/1.png", "day2/img10.png", "day2/img9.png", "day2/Img1.png")
    found = [os.path.relpath(path, tmp_path) for path in folder_images(str(tmp_path))]
    expected = ["day2/Img1.png", "day2/img9.png", "day2/img10.png", "day10/1.png"]
    assert found == [path.replace("/", os.sep) for path in expected]


def test_a_folder_with_too_many_is_refused_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    touch(tmp_path, "a.png", "b.png", "c.png")
    monkeypatch.setattr("engine.storage.image_paths.MAX_FOLDER_IMAGES", 3)
    assert len(folder_images(str(tmp_path))) == 3
    monkeypatch.setattr("engine.storage.image_paths.MAX_FOLDER_IMAGES", 2)
    with pytest.raises(EngineError, match=r"has more than 2 images\. Choose folders inside it\."):
        folder_images(str(tmp_path))


def test_a_walk_can_be_stopped(tmp_path: Path):
    touch(tmp_path, "a.png")

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder_images(str(tmp_path), check=stop)


def test_a_folder_named_as_an_image_is_none(tmp_path: Path):
    touch(tmp_path, "folder.png/a.png")
    assert folder_images(str(tmp_path)) == [str(tmp_path / "folder.png" / "a.png")]


def test_files_are_taken_as_they_are_in_the_order_given(tmp_path: Path):
    touch(tmp_path, "folder/b.png", "folder/a.png")
    odd = [str(tmp_path / "photo.dat"), str(tmp_path / "folder"), "gone.png"]
    found = image_paths(odd)
    assert [os.path.basename(path) for path in found] == ["photo.dat", "a.png", "b.png", "gone.png"]


def test_results_inside_the_folder_are_no_images(tmp_path: Path):
    touch(tmp_path, "a.png", "out/a.png", "sub/out/b.png")
    found = image_paths([str(tmp_path)], leave_out=str(tmp_path / "sub" / ".." / "out"))
    assert found == [str(tmp_path / "a.png"), str(tmp_path / "sub" / "out" / "b.png")]


def test_a_folder_without_images_is_refused(tmp_path: Path):
    touch(tmp_path, "notes.txt", ".a.png")
    with pytest.raises(EngineError) as caught:
        image_paths([str(tmp_path)])
    assert str(caught.value) == (
        f"There is no image in the folder {tmp_path}. "
        f"Files that end in {', '.join(IMAGE_SUFFIXES)} count."
    )


def test_a_path_named_again_is_numbered():
    assert with_copies(["a", "b", "a", "a"]) == [("a", 1), ("b", 1), ("a", 2), ("a", 3)]
