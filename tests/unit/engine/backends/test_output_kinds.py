"""What an output's numbers are by its shape and its final activation."""

from __future__ import annotations

import pytest

from engine.api.outputs import OutputKind
from engine.backends.output_kinds import grid_kind, is_table, rows_of, unit_count, vector_kind


@pytest.mark.parametrize(
    ("activation", "count", "kind", "words"),
    [
        ("softmax", 5, OutputKind.CLASSES, "a softmax over 5 units"),
        ("sigmoid", 1, OutputKind.CLASSES, "one sigmoid: yes or no"),
        ("sigmoid", 4, OutputKind.CLASSES, "4 sigmoids: classes that are each decided"),
        (
            "linear",
            10,
            OutputKind.CLASSES,
            "logits of classes; say so if they are values",
        ),
        ("linear", 9, OutputKind.VALUES, "values of a regression; say so if they are logits"),
        ("linear", 1, OutputKind.VALUES, "one number without softmax or sigmoid"),
    ],
)
def test_a_vector(activation, count, kind, words):
    found, reason = vector_kind(activation, count)
    assert found is kind
    assert words in str(reason)


@pytest.mark.parametrize(
    ("shape", "table", "rows"),
    [
        ((12, 4), True, 12),
        ((None, 4), True, None),
        ((2, 3, 3, 85), True, 18),
        ((12, 1), False, 12),
        ((1, 4), False, 1),
        ((7, 7, 20), False, 49),
        ((5,), False, 1),
    ],
)
def test_tables(shape, table, rows):
    assert (is_table(shape), rows_of(shape)) == (table, rows)


@pytest.mark.parametrize(
    ("shape", "activation", "shortcuts", "kind"),
    [
        ((8, 8, 5), "softmax", False, OutputKind.CLASS_MAP),
        ((8, 8, 1), "sigmoid", False, OutputKind.IMAGE),
        ((8, 8, 1), "sigmoid", True, OutputKind.CLASS_MAP),
        ((4, 4, 1), "sigmoid", False, OutputKind.CLASS_MAP),
        ((8, 8, 1), "linear", True, OutputKind.IMAGE),
        ((8, 8, 2), "linear", True, OutputKind.FEATURE_MAP),
    ],
)
def test_a_grid(shape, activation, shortcuts, kind):
    found, _ = grid_kind(shape, activation, (8, 8, 1), has_shortcuts=shortcuts)
    assert found is kind


@pytest.mark.parametrize(
    ("shape", "count"),
    [((), 1), ((7,), 7), ((1, 1, 7), 7), ((8, 8, 5), 5), ((None,), None), ((3, 4), None)],
)
def test_units(shape, count):
    assert unit_count(shape) == count
