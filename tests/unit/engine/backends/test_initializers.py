"""Initializers' limits and spreads, by the formulas of their papers."""

import math

import pytest

from engine.backends.initializers import (
    MOST_VALUES,
    Distribution,
    Initial,
    fans,
    spread_places,
    variance_scaling,
)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((), (1, 1)),
        ((5,), (5, 5)),
        ((12, 10), (12, 10)),
        ((3, 3, 4, 8), (36, 72)),  # nine cells
        ((5, 7, 1, 2), (35, 70)),
    ],
)
def test_fans(shape, expected):
    assert fans(shape) == expected


def test_glorot_uniform_has_the_limit_of_its_paper():
    found = variance_scaling((3, 3, 4, 8), 1.0, "fan_avg", Distribution.UNIFORM)
    assert found.center == 0
    assert found.spread == found.limit == pytest.approx(math.sqrt(6 / (36 + 72)))


def test_he_normal_has_the_deviation_of_its_paper_after_it_was_cut_off():
    found = variance_scaling((3, 3, 4, 8), 2.0, "fan_in", Distribution.TRUNCATED_NORMAL)
    # Variance of a normal cut off at 2: 1 - 2 * 2 * pdf(2) / (cdf(2) - cdf(-2)).
    density = math.exp(-2) / math.sqrt(2 * math.pi)
    std_when_cut = math.sqrt(1 - 4 * density / math.erf(2 / math.sqrt(2)))
    assert found.spread * std_when_cut == pytest.approx(math.sqrt(2 / 36))
    assert found.limit == 2 * found.spread


def test_a_fan_of_outputs_counts_them():
    found = variance_scaling((10, 40), 1 / 3, "fan_out", Distribution.NORMAL)
    assert found.spread == pytest.approx(math.sqrt(1 / 120))
    assert found.limit == math.inf


def test_a_constant_has_no_room():
    assert Initial(Distribution.CONSTANT, 1.0).limit == 0


def test_places_are_spread_over_a_large_weight():
    assert spread_places(3).tolist() == [0, 1, 2]
    found = spread_places(60_000)
    assert (found // 6).tolist() == list(range(MOST_VALUES))
