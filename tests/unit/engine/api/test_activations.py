"""Statistics of channels: which are 0 everywhere."""

import numpy as np

from engine.api.activations import ChannelStatistics


def test_a_channel_is_dead_when_all_its_values_are_0():
    # 0 everywhere; up to 2; down to -1; both; NaN alone, which counts as 0.
    minimum = np.array([0, 0, -1, -1, 0], np.float32)
    maximum = np.array([0, 2, 0, 2, 0], np.float32)
    other = np.zeros(5, np.float32)
    not_finite = np.array([0, 0, 0, 0, 4])
    found = ChannelStatistics(minimum, other, maximum, other, other, not_finite)
    assert found.dead.tolist() == [True, False, False, False, False]
