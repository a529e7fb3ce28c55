"""The line under a picture: one line, cut where it must be, whole in the tooltip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from gui.widgets.canvas.caption_line import GAP, PAD_X, CaptionLine, shares
from tests.unit.gui.odd_names import odd_names

SENTENCE = 'No positive evidence for "cat" at this layer.'
FACTS = "Grad-CAM · block4_conv2 · cat · logit 2.89 · raw 0 to 1.2"


@pytest.fixture
def line(qtbot):
    made = CaptionLine()
    qtbot.addWidget(made)
    made.resize(1200, made.sizeHint().height())
    return made


def test_both_stand_in_one_line_whole_where_there_is_room(line):
    line.set_words(SENTENCE, FACTS)
    assert line.shown_words() == (SENTENCE, FACTS)


@pytest.mark.parametrize("width", [60, 200, 320, 500])
def test_what_has_no_room_is_cut_and_whole_in_the_tooltip(line, width):
    height = line.sizeHint().height()
    line.set_words(SENTENCE, FACTS)
    line.resize(width, height)
    sentence, facts = line.shown_words()
    assert sentence.endswith("…") or facts.endswith("…")
    assert sentence
    assert facts
    room = line.width() - 2 * PAD_X - GAP
    metrics = line.fontMetrics()
    assert metrics.horizontalAdvance(sentence) + metrics.horizontalAdvance(facts) <= room + 2
    assert "block4_conv2" in line.toolTip()
    assert "No positive evidence" in line.toolTip()


def test_one_alone_has_the_whole_line(line):
    line.set_words("", FACTS)
    line.resize(line.fontMetrics().horizontalAdvance(FACTS) + 2 * PAD_X + 2, line.height())
    assert line.shown_words() == ("", FACTS)


def test_its_height_never_changes(line):
    before = line.sizeHint(), line.minimumSizeHint()
    for words in (("", FACTS), (SENTENCE * 9, FACTS * 9), ("two\nlines", "")):
        line.set_words(*words)
        assert (line.sizeHint(), line.minimumSizeHint()) == before


def test_it_is_drawn(line):
    def drawn():
        return line.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    empty = drawn()
    line.set_words("", FACTS)
    with_facts = drawn()
    line.set_words(SENTENCE, FACTS)
    assert empty != with_facts != drawn()
    assert with_facts.copy(0, 0, 200, line.height()) == drawn().copy(0, 0, 200, line.height())


@odd_names
def test_an_odd_name_is_shown_as_it_is(line, name, shown):
    line.set_words(f"{name} is on its way.", "")
    assert line.sentence == f"{shown} is on its way."
    assert "<b>" not in line.toolTip().replace("<qt>", "")


widths = st.floats(0, 3000)


@given(sentence=widths, facts=widths, room=widths)
def test_a_line_is_shared_fairly(sentence, facts, room):
    one, other = shares(sentence, facts, room)
    if not sentence or not facts:
        assert (one, other) == (room, room)
        return
    left = max(0.0, room - GAP)
    if sentence + facts <= left:
        assert (one, other) >= (sentence, facts)
    else:
        assert one + other <= left + 1.001
        assert one >= min(sentence, left / 2) - 0.001
        assert other >= min(facts, left / 2) - 0.001


def test_the_value_under_the_pointer_has_a_place_of_its_own(line):
    line.set_words(SENTENCE, FACTS)
    line.set_probe("0.5")
    few = line.shown_words()
    line.set_probe("-1.23e-05")
    assert line.probe == "-1.23e-05"
    assert line.shown_words() == few  # no word moves while the pointer does
    line.resize(300, line.height())
    room = line.width() - 2 * PAD_X - line.fontMetrics().horizontalAdvance(line.probe)
    assert sum(map(line.fontMetrics().horizontalAdvance, line.shown_words())) < room
