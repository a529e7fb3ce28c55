"""Adam against its five lines."""

from __future__ import annotations

import numpy as np

from engine.filters.parametrizations import adam


def test_adam_is_adam():
    values, first, second = 2.0, 0.0, 0.0
    found = tuple(np.full((1, 2), each, np.float32) for each in (2.0, 0.0, 0.0))
    for step in range(1, 6):
        gradient = 3.0 - values
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        values += 0.05 * (first / (1 - 0.9**step)) / ((second / (1 - 0.999**step)) ** 0.5 + 1e-8)
        gradients = np.full((1, 2), 3.0, np.float32) - np.asarray(found[0])
        found = adam.climbed(found[0], gradients, found[1], found[2], np.float32(step), rate=0.05)
        np.testing.assert_allclose(found[0], values, rtol=1e-5)
