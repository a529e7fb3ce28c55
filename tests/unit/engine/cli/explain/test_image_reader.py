"""Images read ahead: in order, what is done is not decoded, and what is bad is an answer."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.cli.explain.image_reader import ImageReader, thread_count
from engine.imaging import encode_png


class Earlier:
    """Has all that is wanted of one image."""

    def __init__(self, path=None):
        self.path = path

    def done(self, name, plan):
        return [{"layer": "conv"}] if name == (self.path, 1) else None


@pytest.fixture
def files(tmp_path):
    paths = []
    for number in range(5):
        path = tmp_path / f"{number}.png"
        path.write_bytes(encode_png(np.full((2, 3, 3), number, np.uint8)))
        paths.append(str(path))
    return paths


def read(names, earlier=None):
    reader = ImageReader(names, earlier or Earlier(), plan=None)
    try:
        return list(reader)
    finally:
        reader.stop()


def test_images_come_in_their_order(files):
    found = read([(path, 1) for path in files])
    assert [each.path for each in found] == files
    assert [int(each.picture.pixels[0, 0, 0]) for each in found] == [0, 1, 2, 3, 4]
    assert all(each.done is None and each.error is None for each in found)


def test_what_is_done_is_not_decoded(files):
    first, second = read([(files[0], 1), (files[0], 2)], Earlier(files[0]))
    assert first.done == [{"layer": "conv"}]
    assert first.picture is None
    assert second.copy == 2
    assert second.picture is not None


def test_a_bad_image_holds_up_nobody(files, tmp_path):
    (tmp_path / "1.png").write_text("no image")
    found = read([(path, 1) for path in files])
    assert isinstance(found[1].error, EngineError)
    assert found[1].picture is None
    assert [each.error is None for each in found] == [True, False, True, True, True]


def test_stopping_early_leaves_no_thread(files):
    reader = ImageReader([(path, 1) for path in files], Earlier(), plan=None)
    assert next(iter(reader)).picture is not None
    reader.stop()


@pytest.mark.parametrize(("cores", "threads"), [(None, 1), (2, 1), (8, 2), (64, 4)])
def test_most_cores_are_the_networks(monkeypatch, cores, threads):
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    assert thread_count() == threads
