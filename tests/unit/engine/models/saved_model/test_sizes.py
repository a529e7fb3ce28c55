"""Unknown sides are computed with as polynomials."""

from __future__ import annotations

import numpy as np
import pytest

from engine.models.saved_model.sizes import Size, as_array, known, letter, product, quotient

A, B = letter("a"), letter("b")


def _at(side, a, b):
    """A side for two numbers, term by term."""
    if not isinstance(side, Size):
        return side
    return sum(
        times * np.prod([{"a": a, "b": b}[each] for each in letters])
        for letters, times in side.terms.items()
    )


@pytest.mark.parametrize(
    ("side", "function"),
    [
        (A + 2, lambda a, b: a + 2),
        (2 - A * B, lambda a, b: 2 - a * b),
        (3 * (A - B) * (A + 1), lambda a, b: 3 * (a - b) * (a + 1)),
        (-A + A, lambda a, b: 0),
        ((6 * A * B + 3 * A) // (3 * A), lambda a, b: 2 * b + 1),
        (np.multiply(np.array([A, 4], object), 2)[0], lambda a, b: 2 * a),
    ],
)
def test_sums_and_products(side, function):
    for a, b in ((1, 2), (5, 7), (11, 3)):
        assert _at(side, a, b) == function(a, b)


def test_what_is_no_polynomial_is_a_letter_of_its_own():
    assert (A + 1) // 2 == (1 + A) // 2
    assert (A + 1) // 2 != A // 2
    assert isinstance(5 // A, Size)
    assert A % 2 != 0
    assert (4 * A) % 2 == 0


def test_a_known_result_is_a_number():
    assert (A + 3) - A == 3
    assert (4 * A) // A == 4
    assert known((A, 3)) == [None, 3]
    assert product((A, 2, 3)) == 6 * A
    assert product(()) == 1


def test_how_often_a_side_goes_into_another():
    assert quotient(6 * A, A) == 6
    assert quotient(6, 4) is None
    assert quotient(A, B) is None
    assert quotient(A + 1, A + 1) == 1
    assert quotient(3, A) is None


def test_arrays_of_known_sides_are_whole_numbers():
    assert as_array([1, 2]).dtype.kind == "i"
    assert as_array([A, 2]).dtype == object


def test_endless_polynomials_are_refused():
    with pytest.raises(ValueError, match="too many steps"):
        product([B + letter(f"c{at}") for at in range(99)])
    with pytest.raises(ZeroDivisionError):
        _ = A // 0
