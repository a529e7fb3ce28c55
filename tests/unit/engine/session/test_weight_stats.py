"""Statistics of weights, against numbers worked out by hand."""

import numpy as np
import pytest

from engine.session.weight_stats import BINS, PART, dead_filters, kernels_of, weight_array


def test_statistics_of_a_weight():
    found = weight_array("kernel", np.array([[-2.0, 0.0], [0.0, 4.0]]))
    assert (found.name, found.shape) == ("kernel", (2, 2))
    assert (found.minimum, found.mean, found.maximum) == (-2, 0.5, 4)
    assert found.std == pytest.approx(np.sqrt(4.75))  # squares 6.25, 0.25, 0.25, 12.25 over 4
    assert found.zeros == 0.5
    assert found.counts.sum() == 4
    assert found.counts[0] == 1
    assert found.counts[-1] == 1
    assert found.counts[21] == 2  # 0 lies a third of the way: bin 64 / 3


def test_a_constant_weight_stands_in_the_middle():
    found = weight_array("gamma", np.ones(7, np.float32))
    assert found.counts[BINS // 2] == found.counts.sum() == 7
    assert found.std == 0


@pytest.mark.parametrize("values", [[np.nan, 1.0, np.inf, 3.0], [np.nan, np.nan]])
def test_weights_that_are_not_finite_are_counted_apart(values):
    found = weight_array("bias", np.array(values))
    assert found.not_finite == 2
    assert found.counts.sum() == len(values) - 2
    assert np.isfinite([found.minimum, found.mean, found.maximum, found.std]).all()


def test_dead_filters_are_those_without_any_weight():
    kernel = np.zeros((3, 3, 2, 4), np.float32)
    kernel[1, 1, 0, 2] = 1e-9
    assert dead_filters(kernel) == (4, (0, 1, 3))
    assert dead_filters(np.eye(3)[:, :2]) == (2, ())
    assert dead_filters(None) == (0, ())
    assert dead_filters(np.ones(3)) == (0, ())


@pytest.mark.parametrize(
    ("shape", "is_seen"),
    [
        ((3, 3, 3, 8), True),
        ((7, 7, 1, 8), True),
        ((3, 3, 4, 8), True),
        ((3, 3, 16, 8), False),
        ((1, 1, 3, 8), False),
        ((3, 8), False),
    ],
)
def test_only_filters_over_an_image_are_pictures(shape, is_seen):
    found = kernels_of(np.ones(shape, np.float32))
    assert (found is not None) == is_seen
    if found is not None:
        assert not found.flags.writeable


def test_large_weights_have_the_statistics_of_all_their_parts():
    values = np.linspace(-1, 3, 2 * PART + 5, dtype=np.float32)
    found = weight_array("kernel", values)
    # Of n equal steps over a width of 4: 4 / sqrt(12) for many steps.
    assert found.mean == pytest.approx(1, abs=1e-6)
    assert found.std == pytest.approx(4 / np.sqrt(12), rel=1e-5)
    assert found.counts.sum() == len(values)
