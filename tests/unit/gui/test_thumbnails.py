"""Thumbnails are read in short steps."""

from PySide6.QtGui import QImage

from gui.thumbnails import SIDE, WHOLE_PIXEL_LIMIT, ThumbnailReader


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


def test_what_would_stall_the_window_or_is_no_image_keeps_its_placeholder(tmp_path, qtbot):
    side = int(WHOLE_PIXEL_LIMIT**0.5) + 10
    big = saved(tmp_path / "big.png", side, side)
    junk = tmp_path / "junk.png"
    junk.write_bytes(b"junk")
    small = saved(tmp_path / "small.png", 8, 8)
    reader = ThumbnailReader()
    told = []
    reader.ready.connect(lambda path, image: told.append(path))
    with qtbot.waitSignal(reader.ready):
        reader.want([big, str(junk), small, small])
    assert told == [small]
    reader.stop()
