"""Penalties: their gradient against differences of what they punish."""

from __future__ import annotations

import numpy as np

from engine.filters import regularizers as penalties

RANDOM = np.random.default_rng(4)


def test_penalties_pull_along_their_gradient():
    picture = RANDOM.random((1, 4, 5, 2))

    def penalty(it):
        variation = (np.diff(it, axis=1) ** 2).sum() + (np.diff(it, axis=2) ** 2).sum()
        return penalties.VARIATION * variation / 2 + penalties.L2 * ((it - 0.5) ** 2).sum() / 2

    expected = np.zeros_like(picture)
    for place in np.ndindex(picture.shape):
        ends = []
        for change in (1e-5, -1e-5):
            other = picture.copy()
            other[place] += change
            ends.append(penalty(other))
        expected[place] = (ends[0] - ends[1]) / 2e-5
    found = np.asarray(penalties.pull(picture.astype(np.float32)))
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_a_gray_picture_is_not_pulled():
    assert not np.asarray(penalties.pull(np.full((1, 3, 4, 3), 0.5, np.float32))).any()
