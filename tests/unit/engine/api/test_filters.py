"""Requests for filter images: where their record goes, and which lanes they take."""

from engine.api.filters import EnlargeFilter, GridOrder, GrowFilters, arranged, record_path
from engine.api.keys import Lane


def test_the_record_stands_beside_the_picture_under_its_whole_name():
    # "a.png" and "a.tif" in one folder have a record each.
    assert record_path("/out/a.png") == "/out/a.png.json"


def test_a_gallery_and_one_of_its_pictures_grow_in_lanes_of_their_own():
    one = ("model-1", "conv", (3,))
    assert (GrowFilters.lane, EnlargeFilter.lane) == (Lane.FILTERS, Lane.FILTER_DETAIL)
    assert GrowFilters(*one) != EnlargeFilter(*one)


def test_rows_are_filled_as_things_come():
    assert arranged("abcde", 2, GridOrder.ROWS) == list("abcde")


def test_columns_of_the_textbooks_grid():
    # Its loops put channel i + 8 j into row i and column j.
    filled = arranged(range(64), 8, GridOrder.COLUMNS)
    assert all(filled[8 * i + j] == i + 8 * j for i in range(8) for j in range(8))


def test_columns_leave_no_gap_and_every_block_begins_anew():
    # a c e   f g   two columns of two and one of one; then blocks of four.
    assert arranged("abcde", 3, GridOrder.COLUMNS) == list("acebd")
    assert arranged("abcdefg", 2, GridOrder.COLUMNS) == list("acbd") + list("egf")
    assert arranged("ab", 3, GridOrder.COLUMNS) == list("ab")
    assert arranged("", 3, GridOrder.COLUMNS) == []
    for count in range(30):
        for columns in (1, 2, 5):
            assert sorted(arranged(range(count), columns, GridOrder.COLUMNS)) == list(range(count))
