"""Randomness from a seed: streams apart, and wild starts that become finer."""

from __future__ import annotations

import numpy as np

from engine.filters.rng import channel_random, transform_random, wild_picture


def test_wilder_starts_have_contrast_and_become_finer():
    found = [wild_picture(0, 0, attempt, (48, 65, 3)) for attempt in (1, 2, 3, 4)]
    alike = []
    for picture in found:
        assert picture.shape == (48, 65, 3)
        assert picture.min() == 0
        assert picture.max() == 1
        assert 0.25 < picture.std() < 0.45
        alike.append(np.corrcoef(picture[:, 1:].ravel(), picture[:, :-1].ravel())[0, 1])
    assert alike[0] > 0.95
    assert alike == sorted(alike, reverse=True)
    assert abs(alike[3]) < 0.05


def test_every_stream_is_its_own_and_comes_again():
    def drawn(random):
        return tuple(random.integers(0, 2**62, 4))

    streams = [
        channel_random(0, 0),
        channel_random(0, 1),
        channel_random(1, 0),
        transform_random(0),
        transform_random(1),
    ]
    assert len({drawn(each) for each in streams}) == len(streams)
    assert drawn(channel_random(3, 4, 5)) == drawn(channel_random(3, 4, 5))
    assert drawn(transform_random(6)) == drawn(transform_random(6))
