"""What is kept of images, and which of them come first: by hand."""

import numpy as np
import pytest

from engine.api.keys import Fit, InputKey
from engine.api.top_images import RankedImage, Ranking
from engine.backends.protocol import ChannelPeaks
from engine.session.peak_table import PeakTable

NAN = float("nan")
KEY, SIZE = InputKey("m", ""), (40, 80)


def peaks(maxima, means=None, cells=None, grid=(2, 4)):
    maxima = np.array(maxima, np.float32)
    return ChannelPeaks(
        maxima,
        np.array(maxima if means is None else means, np.float32),
        np.zeros(maxima.shape, np.int32) if cells is None else np.array(cells, np.int32),
        grid,
    )


def filled():
    table = PeakTable(2, has_grid=True)
    table.add(
        ["a", "b"],
        [SIZE, SIZE],
        peaks([[1, 5], [3, 4]], [[0.5, 2], [0.25, 3]], [[0, 7], [6, 1]]),
    )
    table.add(["c"], [SIZE], peaks([[2, 4]], [[0.75, 1]], [[3, 2]], grid=(1, 4)))
    return table


def test_the_largest_maximum_comes_first_and_is_placed():
    ranked, not_finite = filled().ranked(["a", "b", "c"], 0, Ranking.MAXIMUM, 9, KEY)
    # Cell 6 of a grid of 2 x 4 is row 1, column 2; cell 3 of 1 x 4 is row 0, column 3.
    assert ranked == (
        RankedImage(1, 3.0, (0.5, 0.5, 0.5, 0.25)),
        RankedImage(2, 2.0, (0.0, 0.75, 1.0, 0.25)),
        RankedImage(0, 1.0, (0.0, 0.0, 0.5, 0.25)),
    )
    assert not_finite == 0


def test_by_mean_the_order_is_another_and_the_place_that_of_the_maximum():
    ranked, _ = filled().ranked(["a", "b", "c"], 0, Ranking.MEAN, 9, KEY)
    assert [(each.place, each.value) for each in ranked] == [(2, 0.75), (0, 0.5), (1, 0.25)]
    assert ranked[2].spot == (0.5, 0.5, 0.5, 0.25)


@pytest.mark.parametrize(("images", "places"), [("cba", [2, 0, 1]), ("bc", [0, 1])])
def test_equal_values_keep_the_order_of_the_images(images, places):
    ranked, _ = filled().ranked(list(images), 1, Ranking.MAXIMUM, 9, KEY)
    assert [each.place for each in ranked] == places


def test_images_without_a_row_are_passed_over_and_no_more_come_than_are_wanted():
    ranked, _ = filled().ranked(["x", "c", "y", "b", "a"], 0, Ranking.MAXIMUM, 2, KEY)
    assert [each.place for each in ranked] == [3, 1]


def test_a_channel_that_is_not_finite_gives_no_rank():
    table = PeakTable(2, has_grid=True)
    table.add(["a", "b"], [SIZE, SIZE], peaks([[NAN, 1], [-7, 2]]))
    ranked, not_finite = table.ranked(["a", "b"], 0, Ranking.MAXIMUM, 9, KEY)
    assert [each.place for each in ranked] == [1]
    assert not_finite == 1
    assert table.ranked(["a", "b"], 1, Ranking.MAXIMUM, 9, KEY)[1] == 0


def test_a_vector_has_one_value_and_no_place():
    table = PeakTable(2, has_grid=False)
    table.add(["a", "b"], [SIZE, SIZE], peaks([[1, 2], [3, 4]], grid=(1, 1)))
    by_maximum, by_mean = (table.ranked(["a", "b"], 1, by, 9, KEY)[0] for by in Ranking)
    assert by_maximum == by_mean == (RankedImage(1, 4.0), RankedImage(0, 2.0))


@pytest.mark.parametrize(("has_grid", "row_bytes"), [(True, 3 * 4 * 5 + 16), (False, 4 * 5 + 16)])
def test_bytes_are_those_of_the_rows(has_grid, row_bytes):
    table = PeakTable(5, has_grid=has_grid)
    assert table.nbytes == 0
    table.reserve(10)
    assert (table.row_bytes, table.nbytes) == (row_bytes, 10 * row_bytes)
    table.reserve(3)  # there is room already
    assert table.nbytes == 10 * row_bytes


def test_rows_stay_when_the_table_grows():
    table = PeakTable(1, has_grid=True)
    random = np.random.default_rng(0)
    values = random.normal(size=300).astype(np.float32)
    for number, value in enumerate(values):
        table.add([str(number)], [SIZE], peaks([[value]], [[-value]], [[number % 8]]))
    names = [str(number) for number in range(300)]
    ranked, _ = table.ranked(names, 0, Ranking.MAXIMUM, 300, KEY)
    assert [each.place for each in ranked] == sorted(range(300), key=lambda one: -values[one])
    by_mean, _ = table.ranked(names, 0, Ranking.MEAN, 300, KEY)
    assert [each.place for each in by_mean] == sorted(range(300), key=lambda one: values[one])
    assert len(table) == 300
    assert "299" in table
    assert "300" not in table


def spot_of(cell, fit):
    table = PeakTable(1, has_grid=True)
    table.add(["a"], [(40, 80)], peaks([[1]], [[1]], [[cell]], grid=(4, 4)))
    key = InputKey("m", "", fit=fit, size=(32, 32))
    return table.ranked(["a"], 0, Ranking.MAXIMUM, 1, key)[0][0].spot


def test_a_cell_of_a_crop_lies_in_the_middle_of_the_image():
    # The middle 40 x 40 of 40 x 80 begins at column 20; a cell is 10 x 10 pixels.
    assert spot_of(6, Fit.CROP) == (10 / 40, 40 / 80, 10 / 40, 10 / 80)


def test_a_cell_of_a_letterbox_may_lie_beside_the_image():
    # 80 x 80 around 40 x 80 begin at row -20; a cell is 20 x 20 pixels.
    assert spot_of(6, Fit.LETTERBOX) == (0, 40 / 80, 20 / 40, 20 / 80)
    assert spot_of(1, Fit.LETTERBOX) is None
