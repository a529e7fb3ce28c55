"""What is written over the image is readable and never cut off."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from gui.widgets.canvas.canvas_notes import NOTE_GROUND, NOTE_TEXT, paint_notes, wrapped
from gui.widgets.palette_colors import contrast, mixed
from tests.unit.gui.odd_names import odd_names

SENTENCE = 'No positive evidence for "cat" at this layer.'


def painted(width, height, caption, facts=""):
    """Return the written notes on white, and the columns and rows that are touched."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_notes(painter, QRectF(image.rect()), caption, facts)
    painter.end()
    touched = [
        (x, y) for y in range(height) for x in range(width) if image.pixel(x, y) != 0xFFFFFFFF
    ]
    return {x for x, _ in touched}, {y for _, y in touched}


def test_a_short_text_stays_one_line(qapp):
    assert wrapped(SENTENCE, QFont(), 1000, 3) == [SENTENCE]
    assert wrapped("", QFont(), 1000, 3) == []


@pytest.mark.parametrize(
    "text", [SENTENCE, "x" * 80, "a 😀 emoji " * 8, "first\nsecond", "größer " * 12]
)
def test_wrapped_lines_fit_and_lose_nothing(qapp, text):
    width = 120.0
    lines = wrapped(text, QFont(), width, 99)
    metrics = QFontMetricsF(QFont())
    assert len(lines) > 1
    assert all(metrics.horizontalAdvance(line) <= width + 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_too_long_texts_end_with_an_ellipsis(qapp):
    lines = wrapped("word " * 60, QFont(), 120.0, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


@pytest.mark.parametrize("size", [(160, 120), (300, 200), (900, 300)])
def test_notes_stay_inside_the_canvas(qapp, size):
    columns, rows = painted(*size, "No positive evidence for " + "x" * 80, "score 7.31 · map 0 … 2")
    assert columns
    assert min(columns) >= 7
    assert max(columns) <= size[0] - 7
    assert min(rows) >= 0
    assert max(rows) <= size[1] - 7


def test_facts_move_above_when_there_is_no_room_beside(qapp):
    _, wide = painted(900, 300, SENTENCE, "score 7.31")
    _, narrow = painted(300, 300, SENTENCE, "score 7.31")
    assert len(narrow) > 1.5 * len(wide)


def test_text_can_be_read_over_a_white_image(qapp):
    ground = mixed(QColor("white"), NOTE_GROUND, NOTE_GROUND.alphaF())
    assert contrast(NOTE_TEXT, ground) >= 4.5


@odd_names
def test_an_odd_name_is_shown_as_it_is(qapp, name, shown):
    lines = wrapped(f"{name} is on its way.", QFont(), 10_000, 20)
    assert lines == f"{shown} is on its way.".split("\\n")
