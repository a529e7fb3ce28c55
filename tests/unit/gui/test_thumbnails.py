"""Thumbnails are read in a thread of their own, of pictures only."""

import threading

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from engine.box import Stopped
from gui.thumbnails import SIDE, ThumbnailReader


def saved(path, width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    assert image.save(str(path))
    return str(path)


def test_thumbnails_keep_the_shape_of_the_image(tmp_path, qtbot):
    path = saved(tmp_path / "wide.png", 400, 100)
    reader = ThumbnailReader()
    with qtbot.waitSignal(reader.ready) as told:
        reader.want([path])
    shown_path, image = told.args
    assert shown_path == path
    assert (image.width(), image.height()) == (SIDE, SIDE // 4)
    reader.stop()


def test_small_images_are_not_enlarged(tmp_path, qtbot):
    reader = ThumbnailReader()
    with qtbot.waitSignal(reader.ready) as told:
        reader.want([saved(tmp_path / "dot.png", 3, 3)])
    assert told.args[1].width() == 3
    reader.stop()


def test_a_picture_of_an_array_brings_its_true_class(tmp_path, qtbot):
    path = str(tmp_path / "a.npz")
    x = np.zeros((2, 40, 200, 3), np.uint8)
    x[1] = [255, 0, 0]
    np.savez(path, x=x, y=np.array([3, 7]))
    reader = ThumbnailReader()
    classes = []
    reader.true_class_read.connect(lambda *told: classes.append(told))
    with qtbot.waitSignal(reader.ready) as told:
        reader.want([f"{path}[9]", f"{path}[1]"])
    assert classes == [(f"{path}[1]", 7)]
    shown_path, image = told.args
    assert shown_path == f"{path}[1]"
    assert (image.width(), image.height()) == (SIDE, 19)
    assert image.pixelColor(50, 10).name() == "#ff0000"
    reader.stop()


def test_what_is_no_image_keeps_its_placeholder(tmp_path, qtbot):
    junk = tmp_path / "junk.png"
    junk.write_bytes(b"junk")
    drawing = tmp_path / "drawing.png"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    small = saved(tmp_path / "small.png", 100, 100)
    reader = ThumbnailReader()
    told = []
    reader.ready.connect(lambda path, image: told.append(path))
    with qtbot.waitSignal(reader.ready):
        reader.want([str(junk), str(drawing), str(tmp_path / "gone.png"), small, small])
    assert told == [small]
    reader.stop()


def test_files_are_read_outside_of_the_gui_thread(tmp_path, qtbot, monkeypatch):
    threads = []

    def read(path, side, should_stop):
        threads.append(threading.current_thread())
        return np.zeros((2, 3, 3), np.uint8)

    monkeypatch.setattr("engine.imaging.read_thumbnail", read)
    reader = ThumbnailReader()
    with qtbot.waitSignal(reader.ready):
        reader.want([saved(tmp_path / "dot.png", 3, 3)])
    reader.stop()
    assert threads
    assert threading.main_thread() not in threads


def test_a_forgotten_thumbnail_is_read_again(tmp_path, qtbot):
    path = saved(tmp_path / "dot.png", 3, 3)
    reader = ThumbnailReader()
    for want in (lambda: reader.want([path]), lambda: reader.want_now(path)):
        with qtbot.waitSignal(reader.ready) as told:
            want()
        assert told.args[0] == path
    reader.want([path])
    assert not reader._queue
    reader.stop()


def test_stopping_ends_the_file_at_work_and_drops_the_rest(tmp_path, qtbot, monkeypatch):
    begun = threading.Event()
    read = []

    def endless(path, side, should_stop):
        read.append(path)
        begun.set()
        while not should_stop():
            pass
        raise Stopped

    monkeypatch.setattr("engine.imaging.read_thumbnail", endless)
    reader = ThumbnailReader()
    reader.want(["first", "second"])
    assert begun.wait(60)
    reader.stop()
    assert read == ["first"]
    assert reader._pool.activeThreadCount() == 0


def test_after_its_end_a_reader_reads_nothing_more(tmp_path, qtbot):
    reader = ThumbnailReader()
    paths = [saved(tmp_path / f"{number}.png", 3, 3) for number in range(2)]
    reader.stop()
    with qtbot.assertNotEmitted(reader.ready), qtbot.assertNotEmitted(reader.all_read):
        reader.want(paths[:1])
        reader.want_now(paths[1])
        reader._pool.waitForDone()
        QCoreApplication.processEvents()
    assert not reader._queue
