"""Every content is written by suffix, in the formats of one registry."""

import os

import numpy as np
import pytest

from engine.api.errors import EngineError, text
from engine.figures.page import Page, TextItem
from engine.imaging import read_image
from engine.storage import writers
from engine.storage.atomic import Stopped
from engine.storage.writers import (
    FORMATS,
    Content,
    Format,
    check_suffix,
    content_of,
    default_suffix,
    formats_of,
    picture_suffixes,
    save,
)

RGB = np.random.default_rng(3).integers(0, 256, (5, 7, 3), np.uint8)
RAW_CONTENTS = {Content.MAP, Content.ACTIVATIONS}
NO_ARRAYS = {Content.FIGURE, Content.REPORT}
"""These are read back by tests/unit/engine/figures and test_report.py."""
READERS = {
    ".npy": np.load,
    ".png": lambda path: read_image(path).pixels,
    ".jpg": lambda path: read_image(path).pixels,
}
"""Gives back by suffix what was written."""
LOSSY = {".jpg": 20}
"""By how many of 255 a value of noise may differ."""
RAW = np.random.default_rng(3).normal(size=(7, 5)).astype(np.float32)


@pytest.mark.parametrize("content", [each for each in Content if each not in NO_ARRAYS])
def test_every_content_is_written_in_each_of_its_formats_and_comes_back(tmp_path, content):
    for format_ in formats_of(content):
        array = RAW if content in RAW_CONTENTS else RGB
        path = str(tmp_path / f"地図{format_.suffix.upper()}")
        save(content, path, array)
        back = READERS[format_.suffix](path)
        np.testing.assert_allclose(back, array, rtol=0, atol=LOSSY.get(format_.suffix, 0))
        assert back.dtype == array.dtype


def test_what_is_raw_stays_raw_and_what_is_seen_is_a_picture():
    raw = {content for content in Content if default_suffix(content) == ".npy"}
    assert raw == RAW_CONTENTS
    assert set(FORMATS) == set(Content)


@pytest.mark.parametrize(
    ("suffix", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")]
)
def test_a_page_is_written_in_each_of_its_formats(tmp_path, suffix, start):
    assert suffix in {each.suffix for each in formats_of(Content.FIGURE)}
    path = tmp_path / f"圖{suffix}"
    save(Content.FIGURE, str(path), Page(100, 50, (TextItem(10, 20, 9, "a"),), "title"))
    assert path.read_bytes().startswith(start)


def test_a_suffix_can_be_looked_at_before_the_work(tmp_path):
    check_suffix(Content.FIGURE, "a.SVG")
    with pytest.raises(EngineError, match=r"a\.gif is not saved: its name has to end in \.png or"):
        check_suffix(Content.FIGURE, str(tmp_path / "a.gif"))


def test_another_suffix_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(EngineError) as caught:
        save(Content.OVERLAY, str(tmp_path / "view.odd"), RGB)
    suffixes = " or ".join(each.suffix for each in formats_of(Content.OVERLAY))
    assert str(caught.value) == (
        f"view.odd is not saved: its name has to end in {suffixes}. Choose another name."
    )
    assert os.listdir(tmp_path) == []


def test_the_suffix_tells_what_is_meant():
    assert content_of("a.NPY", Content.ACTIVATIONS, Content.TILES) is Content.ACTIVATIONS
    assert content_of("a.png", Content.ACTIVATIONS, Content.TILES) is Content.TILES
    assert content_of("folder", Content.SHEET) is None


def test_names_of_formats_are_their_suffixes():
    assert picture_suffixes(Content.OVERLAY) == ("png", "jpg")


def test_a_new_format_is_one_function_and_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(writers, "reversed_bytes", lambda array: array.tobytes()[::-1], False)
    made_up = Format(".odd", text("Odd files"), "engine.storage.writers:reversed_bytes")
    monkeypatch.setitem(FORMATS, Content.MAP, (*FORMATS[Content.MAP], made_up))
    save(Content.MAP, str(tmp_path / "a.odd"), RAW)
    assert (tmp_path / "a.odd").read_bytes() == RAW.tobytes()[::-1]


def test_a_stopped_export_leaves_nothing_behind(tmp_path):
    def stop():
        raise Stopped

    with pytest.raises(Stopped):
        save(Content.OVERLAY, str(tmp_path / "a.png"), RGB, stop)
    assert os.listdir(tmp_path) == []


def test_objects_are_not_pickled(tmp_path):
    with pytest.raises(ValueError, match="Object arrays"):
        save(Content.MAP, str(tmp_path / "a.npy"), np.array([object()]))
    assert os.listdir(tmp_path) == []
