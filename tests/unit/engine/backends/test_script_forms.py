"""Python for a target's number: what it gives when it is run."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.keys import Target
from engine.api.target_forms import Merge, ValueForm
from engine.backends.script_forms import formed, row_unit

SCORES = np.array([[3.0, -4.0, 1.0, 0.5, 12.0]])
TABLE = np.arange(24.0).reshape(1, 6, 4)
NORM, SOME = "np.linalg.norm([{}])", "{table}[0][{rows}]"


def value(python: str) -> float:
    return float(eval(python, {"np": np, "scores": SCORES, "table": TABLE}))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (Target(1), -4.0),
        (Target(0, also=(2,), contrast=(3,), negative=True), -3.5),
        (Target(0, also=(1,), form=ValueForm(Merge.NORM)), 5.0),
        (Target(0, form=ValueForm(Merge.NORM, every=True)), np.linalg.norm(SCORES)),
        (Target(0, form=ValueForm(Merge.MEAN, every=True)), 2.5),
        (Target(0, also=(1,), form=ValueForm(Merge.MEAN)), -0.5),
        (Target(0, also=(1,), contrast=(2, 3), form=ValueForm(Merge.MEAN)), -1.25),
        (Target(0, also=(1,), negative=True, form=ValueForm(Merge.MEAN)), 0.5),
        (Target(4, form=ValueForm(reference=10.0)), -2.0),
        (Target(4, negative=True, form=ValueForm(reference=14.5)), 2.5),
        (Target(0, also=(1, 2, 3, 4), form=ValueForm(reference=0.25)), -12.25),
    ],
)
def test_a_number_of_several_units(target, expected):
    assert value(formed(target, "scores[0, {}]", 5, norm=NORM)) == pytest.approx(expected)


@pytest.mark.parametrize(("rows", "expected"), [(None, 12.0), ((3,), 14.0), ((0, 5), 12.0)])
def test_rows_of_a_table(rows, expected):
    unit = row_unit("table", rows, some=SOME)
    if rows is None or len(rows) > 1:
        unit = f"np.mean({unit})"
    assert value(formed(Target(2), unit, 4, norm=NORM)) == pytest.approx(expected)
