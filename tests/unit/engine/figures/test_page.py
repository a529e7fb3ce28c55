"""The layout of a page: where pictures, titles, captions and bars come to lie, and lines of text.

The measure here is that of a typewriter: half the size for each character, so that all numbers can
be worked out by hand.
"""

import numpy as np
import pytest

from engine.figures.page import (
    BAR_HEIGHT,
    CELL,
    GAP,
    LINE,
    MARGIN,
    BoxItem,
    ColorBar,
    PageCell,
    PageRow,
    PictureItem,
    TextItem,
    laid_out,
    wrapped,
)


def measure(words, size):
    return len(words) * size / 2


def picture(height, width, value=7):
    return np.full((height, width, 3), value, np.uint8)


BAR = ColorBar(picture(1, 256), "0", "3.2")


def pictures(page, *, bars=False):
    found = [each for each in page.items if isinstance(each, PictureItem)]
    return [each for each in found if each.is_stretched is bars]


def texts(page):
    return {each.words: each for each in page.items if isinstance(each, TextItem)}


def test_cells_stand_in_rows_and_columns_with_equal_gaps():
    page = laid_out([PageRow([PageCell(picture(30, 30))] * 3)] * 2, measure)
    places = [(each.x, each.y) for each in pictures(page)]
    step = CELL + GAP
    assert [x for x, _ in places] == [MARGIN, MARGIN + step, MARGIN + 2 * step] * 2
    assert len({y for _, y in places}) == 2
    assert places[3][1] - places[0][1] >= CELL
    assert page.width == 2 * MARGIN + 3 * CELL + 2 * GAP
    last = pictures(page)[-1]
    assert page.height >= last.y + last.height + MARGIN


@pytest.mark.parametrize(
    ("size", "box", "expected"),
    [
        ((30, 60), (30, 60), (CELL, CELL / 2)),
        ((60, 30), (60, 30), (CELL, 2 * CELL)),
        ((30, 60), (60, 60), (CELL, CELL / 2)),  # beside a square one
        ((600, 3), (600, 3), (2.0, 400.0)),  # as tall as the tallest box
        ((3, 600), (3, 600), (CELL, 1.0)),
    ],
)
def test_pictures_keep_their_proportions_in_the_middle_of_their_box(size, box, expected):
    page = laid_out([PageRow([PageCell(picture(*size)), PageCell(picture(*box))])], measure)
    first, second = pictures(page)
    assert (first.width, first.height) == pytest.approx(expected)
    assert first.x + first.width / 2 == pytest.approx(MARGIN + CELL / 2)
    assert first.y + first.height / 2 == pytest.approx(second.y + second.height / 2)


def test_every_text_is_there_and_none_lies_over_a_picture():
    rows = [
        PageRow([PageCell(picture(20, 20), "head", "caption", BAR)] * 2, "row one"),
        PageRow([PageCell(picture(20, 20), "", "other", BAR)] * 2, "row two"),
    ]
    page = laid_out(rows, measure, title="Title", notes=["note"], bar=BAR)
    assert set(texts(page)) == {
        "head",
        "caption",
        "other",
        "row one",
        "row two",
        "Title",
        "note",
    } | {
        "0",
        "3.2",
    }
    boxes = [*pictures(page), *pictures(page, bars=True)]
    assert len(boxes) == 4 + 5
    for each in page.items:
        if isinstance(each, TextItem):
            width = measure(each.words, each.size)
            left = each.x - {"start": 0, "middle": width / 2, "end": width}[each.anchor]
            assert left >= 0
            assert left + width <= page.width
            assert each.size < each.y < page.height
            for box in boxes:
                across = left < box.x + box.width and box.x < left + width
                down = each.y - each.size * 0.7 < box.y + box.height and box.y < each.y
                assert not (across and down), (each, box.x, box.y)


def test_no_text_lies_over_another():
    rows = [PageRow([PageCell(picture(20, 20), "head", "caption", BAR)] * 2, "row")] * 2
    page = laid_out(rows, measure, title="A title", notes=["one", "two"], bar=BAR)
    lines = [each for each in page.items if isinstance(each, TextItem)]
    boxes = []
    for each in lines:
        width = measure(each.words, each.size)
        left = each.x - {"start": 0, "middle": width / 2, "end": width}[each.anchor]
        boxes.append((left, left + width, each.y - 0.75 * each.size, each.y + 0.2 * each.size))
    for number, (left, right, top, bottom) in enumerate(boxes):
        for other in boxes[:number]:
            apart = left >= other[1] or other[0] >= right or top >= other[3] or other[2] >= bottom
            assert apart, (lines[number], other)


def test_a_bar_is_as_wide_as_its_cell_with_its_numbers_at_both_ends():
    page = laid_out([PageRow([PageCell(picture(20, 20), bar=BAR)])], measure)
    (shown,), (bar,) = pictures(page), pictures(page, bars=True)
    assert (bar.x, bar.width, bar.height) == (MARGIN, CELL, BAR_HEIGHT)
    assert bar.y >= shown.y + shown.height
    first, last = texts(page)["0"], texts(page)["3.2"]
    assert (first.x, first.anchor) == (MARGIN, "start")
    assert (last.x, last.anchor) == (MARGIN + CELL, "end")


def test_titles_of_rows_have_room_on_the_left():
    page = laid_out([PageRow([PageCell(picture(20, 20))], "row")], measure)
    (shown,) = pictures(page)
    row = texts(page)["row"]
    assert row.x + measure("row", row.size) <= shown.x
    assert shown.y < row.y < shown.y + shown.height


def test_a_cell_without_a_picture_says_why_in_its_place():
    page = laid_out(
        [PageRow([PageCell(None, "head", "No map here."), PageCell(picture(9, 9))])], measure
    )
    (box,) = [each for each in page.items if isinstance(each, BoxItem)]
    words = texts(page)["No map here."]
    assert box.x < words.x < box.x + box.width
    assert box.y < words.y < box.y + box.height


def test_the_longest_caption_decides_where_the_next_row_begins():
    short = PageRow([PageCell(picture(9, 9), caption="one")] * 2)
    long = PageRow(
        [PageCell(picture(9, 9), caption="one"), PageCell(picture(9, 9), caption="w " * 60)]
    )
    heights = [laid_out([row, short], measure).height for row in (short, long)]
    assert heights[1] - heights[0] == pytest.approx(2 * 8.5 * LINE)  # three lines instead of one


# --- lines ---


def test_words_are_put_into_lines_that_fit():
    # 10 characters of size 2 are 10 wide.
    assert wrapped("one two three four", 10, 2, 9, measure) == ["one two", "three four"]
    assert wrapped("", 10, 2, 9, measure) == []
    assert wrapped("   ", 10, 2, 9, measure) == []
    assert wrapped("no\u00a0break here", 10, 2, 9, measure) == ["no\u00a0break", "here"]


def test_a_long_word_is_cut_behind_a_mark_or_where_it_must():
    assert wrapped("backbone/conv", 10, 2, 9, measure) == ["backbone/", "conv"]
    assert wrapped("a/bcdefghijkl", 10, 2, 9, measure) == ["a/bcdefghi", "jkl"]
    assert wrapped("猫" * 12, 10, 2, 9, measure) == ["猫" * 10, "猫" * 2]


def test_what_does_not_fit_becomes_an_ellipsis():
    assert wrapped("one two three four five", 10, 2, 2, measure) == ["one two", "three fou…"]
    assert wrapped("one two three four", 10, 2, 2, measure) == ["one two", "three four"]
    assert wrapped("abcdefghijklmn", 10, 2, 1, measure) == ["abcdefghi…"]


def test_the_narrowest_line_has_a_character():
    assert wrapped("abc", 0.1, 2, 9, measure) == ["a", "b", "c"]
