"""A text that is always as high: cut where there is no room, whole in the tooltip."""

import pytest
from PySide6.QtGui import QImage

from gui.widgets.controls.steady_label import SteadyLabel
from gui.widgets.tooltip import tooltip

LONG = "Like Grad-CAM, with positive gradients weighted so that several objects all show."


@pytest.fixture
def label(shown):
    return shown(SteadyLabel(3), 200, 60)


def test_its_height_is_that_of_its_lines_whatever_it_says(label):
    wanted = 3 * label.fontMetrics().lineSpacing()
    for words in ("", "short", LONG, "\n".join(["line"] * 9)):
        label.setText(words)
        assert label.sizeHint().height() == label.minimumSizeHint().height() == wanted
        assert len(label.shown_lines()) <= 3
        assert label.text() == words
        assert label.toolTip() == tooltip(words)


def test_words_are_wrapped_and_none_is_lost_while_there_is_room(label):
    label.resize(300, 60)
    label.setText(LONG)
    assert " ".join(label.shown_lines()) == LONG
    widths = [label.fontMetrics().horizontalAdvance(line) for line in label.shown_lines()]
    assert max(widths) <= 300


def test_what_has_no_room_is_cut_visibly(label):
    label.setText(LONG + " " + LONG)
    *whole, last = label.shown_lines()
    assert len(whole) == 2
    assert last.endswith("…")
    assert label.fontMetrics().horizontalAdvance(last) <= 200


def test_a_cut_line_has_no_spaces_that_the_text_has_not(label):
    label.setText("畳み込み層のチャネル" * 20)
    said = "".join(label.shown_lines())
    assert said.endswith("…")
    assert label.text().startswith(said.removesuffix("…"))
    label.setText("one\ntwo\nthree\nfour")
    assert label.shown_lines() == ("one", "two", "three four")


def test_letters_beyond_the_first_plane_are_not_torn(label):
    label.setText("😀" * 200)
    first = label.shown_lines()[0]
    assert set(first) == {"😀"}


def test_it_draws_its_lines(label):
    empty = label.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    label.setText("one\ntwo & <b>three</b>")
    drawn = label.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    spacing = label.fontMetrics().lineSpacing()
    for row in range(2):
        box = (0, row * spacing, 200, spacing)
        assert drawn.copy(*box) != empty.copy(*box)
    assert drawn.copy(0, 2 * spacing, 200, spacing) == empty.copy(0, 2 * spacing, 200, spacing)
