"""Which rows of a table their scores choose."""

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.backends.protocol import Scores
from engine.session.tables import chosen_rows, row_scores

LOGITS = np.float32([[1, 5], [3, 2], [3, 9], [0, 4]])[:, None]
SCORES = Scores(LOGITS, None)


def test_a_row_has_the_largest_of_its_scores():
    assert row_scores(SCORES, (0, 1)).tolist() == [5, 3, 9, 4]
    assert row_scores(SCORES, (0,)).tolist() == [1, 3, 3, 0]
    shares = Scores(LOGITS, LOGITS / 10)
    assert row_scores(shares, (1,)).tolist() == pytest.approx([0.5, 0.2, 0.9, 0.4])


@pytest.mark.parametrize(
    ("units", "above", "rows"),
    [((0, 1), None, [2]), ((0,), None, [1]), ((1,), 4.0, [0, 2]), ((0, 1), 4.5, [0, 2])],
)
def test_rows_are_chosen(units, above, rows):
    mask = chosen_rows(SCORES, units, above)
    assert mask.shape == (4, 1)
    assert np.flatnonzero(mask).tolist() == rows


def test_no_row_is_a_sentence():
    with pytest.raises(EngineError, match=r"No row has a score above 9; the highest is 9\."):
        chosen_rows(SCORES, (1,), 9.0)
    with pytest.raises(EngineError, match="has no rows"):
        chosen_rows(Scores(LOGITS[:0], None), (1,), None)
