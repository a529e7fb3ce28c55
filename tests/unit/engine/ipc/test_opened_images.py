"""Pictures that the renderer has forgotten are put back, from wherever they came."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.image import Picture
from engine.imaging import encode_png, read_image
from engine.ipc.opened_images import OpenedImages, restored_picture

if TYPE_CHECKING:
    from pathlib import Path


class Forgetful:
    """A cache that has nothing any more, and what is asked of it."""

    def __init__(self) -> None:
        self.kept: dict[str, Picture] = {}
        self.asked: list[Any] = []
        self.images = OpenedImages(self.picture, lambda *each: self.asked.append(each))

    def picture(self, key: str) -> Picture:
        if key not in self.kept:
            raise EngineError("This image is not open any more.")
        return self.kept[key]


def pasted() -> Picture:
    return Picture("pasted", "Pasted image", "", np.zeros((1, 1, 3), np.uint8))


def test_a_forgotten_image_is_asked_for_once_until_it_is_there():
    cache = Forgetful()
    picture = Picture("a", "a.png", "/images/a.png", np.zeros((1, 1, 3), np.uint8))
    cache.images.add(picture)
    assert cache.images.find("a") is None
    assert cache.images.find("a") is None
    assert cache.asked == [("a", "/images/a.png")]
    cache.kept["a"] = picture
    cache.images.end_restoring("a")
    assert cache.images.find("a") is picture
    cache.kept.clear()
    assert cache.images.find("a") is None
    assert len(cache.asked) == 2


def test_a_pasted_picture_is_had_for_as_long_as_the_window_has_it():
    cache = Forgetful()
    picture = pasted()
    cache.images.add(picture)
    assert cache.images.find("pasted") is None
    assert cache.asked == [("pasted", picture)]
    cache.asked.clear()
    del picture
    gc.collect()
    with pytest.raises(EngineError, match="not open any more"):
        cache.images.find("pasted")


def test_what_was_never_opened_is_refused():
    with pytest.raises(EngineError, match="not open any more"):
        Forgetful().images.find("x")


def test_a_file_is_decoded_again_unless_it_has_changed(tmp_path: Path):
    path = tmp_path / "猫.png"
    path.write_bytes(encode_png(np.full((4, 5, 3), 9, np.uint8)))
    key = read_image(str(path)).key
    assert restored_picture(key, str(path)).key == key
    path.write_bytes(encode_png(np.full((4, 5, 3), 10, np.uint8)))
    with pytest.raises(EngineError, match=r"猫\.png has changed since it was opened"):
        restored_picture(key, str(path))
    path.unlink()
    with pytest.raises(EngineError):
        restored_picture(key, str(path))
    assert restored_picture("pasted", picture := pasted()) is picture
