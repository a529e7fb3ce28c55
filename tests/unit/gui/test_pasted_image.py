"""Pasted pictures of other programs are decoded in a box, outside of the GUI thread."""

from __future__ import annotations

import io
import threading

import numpy as np
import PIL.Image
import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from engine.box import Stopped
from gui.pasted_image import PastedImageReader, encoded_picture


def encoded(kind):
    buffer = io.BytesIO()
    PIL.Image.new("RGB", (5, 3), (255, 0, 0)).save(buffer, kind)
    return buffer.getvalue()


def offered(**kinds):
    data = QMimeData()
    for kind, value in kinds.items():
        data.setData(f"image/{kind}".replace("_", "+"), value)
    return data


def test_bytes_are_taken_as_they_are():
    assert encoded_picture(offered(jpeg=b"two", png=b"one")) == b"one"
    assert encoded_picture(offered(svg_xml=b"<svg/>")) == b""
    assert encoded_picture(QMimeData()) is None
    own = QMimeData()
    own.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert encoded_picture(own) is None  # pixels of this program


@pytest.mark.parametrize("kind", ["png", "bmp", "webp"])
def test_a_picture_is_read(qtbot, kind):
    reader = PastedImageReader()
    with qtbot.waitSignal(reader.read) as told:
        reader.want(encoded(kind), "Pasted image")
    [picture] = told.args
    assert (picture.name, picture.path, picture.pixels.shape) == ("Pasted image", "", (3, 5, 3))
    assert (picture.pixels[..., 0] > 250).all()
    reader.stop()


@pytest.mark.parametrize("data", [b"", b"junk", encoded("png")[:30]], ids=["none", "junk", "cut"])
def test_what_is_none_is_a_sentence(qtbot, data):
    reader = PastedImageReader()
    with qtbot.waitSignal(reader.refused) as told:
        reader.want(data, "Pasted image")
    assert str(told.args[0]).startswith("Pasted image is ")
    reader.stop()


def test_closing_ends_what_is_at_work(qtbot, monkeypatch):
    begun, threads = threading.Event(), []

    def endless(data, name, should_stop):
        threads.append(threading.current_thread())
        begun.set()
        while not should_stop():
            pass
        raise Stopped

    monkeypatch.setattr("engine.imaging.read_bytes", endless)
    reader = PastedImageReader()
    reader.want(b"1", "one")
    assert begun.wait(60)
    with qtbot.assertNotEmitted(reader.read), qtbot.assertNotEmitted(reader.refused):
        reader.stop()
        reader.want(b"2", "two")
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()
    assert np.array_equal(reader._pool.activeThreadCount(), 0)
