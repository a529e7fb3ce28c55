"""A line that is cut: the reader sees that it is, and can read all of it."""

from PySide6.QtGui import QImage

from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.tooltip import tooltip


def test_what_has_no_room_is_cut_visibly_and_kept_in_the_tooltip(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    words = "backbone/block4_conv2_relu · 20 × 20 × 112"
    label.set_words(words)
    label.resize(2000, 24)
    assert label.shown_words == words
    label.resize(120, 24)
    assert "…" in label.shown_words
    assert label.shown_words.endswith("112")
    assert label.text() == words
    assert label.toolTip() == tooltip(words)


def test_it_draws_words(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(200, 24)
    empty = label.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    label.set_words("scores · 10 units")
    assert label.grab().toImage().convertToFormat(QImage.Format.Format_RGB32) != empty
