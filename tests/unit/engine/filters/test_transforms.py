"""Moves of a picture: none, small turns about the middle, shifts; against hand-made samples."""

from __future__ import annotations

import numpy as np
from keras import ops

from engine.filters.transforms import JITTER, moved, moves, no_moves

RANDOM = np.random.default_rng(3)


def test_moves_that_do_nothing_do_nothing():
    pictures = RANDOM.normal(size=(2, 6, 7, 3)).astype(np.float32)
    np.testing.assert_array_equal(moved(pictures, no_moves(1)[0]), pictures)


def test_more_steps_begin_with_the_same_moves():
    np.testing.assert_array_equal(moves(5, 3, 32, 48), moves(5, 9, 32, 48)[:3])
    assert not np.array_equal(moves(5, 3, 32, 48), moves(6, 3, 32, 48))


def test_moves_are_small_turns_about_the_middle():
    found = moves(0, 300, 32, 48).astype(np.float64)
    matrices = found[:, [0, 1, 3, 4]].reshape(-1, 2, 2)
    factor = np.sqrt(np.linalg.det(matrices))
    turn = np.rad2deg(np.arctan2(matrices[:, 1, 0], matrices[:, 0, 0]))
    middle = np.array([23.5, 15.5])
    shift = matrices @ middle + found[:, [2, 5]] - middle
    assert 0.95 <= factor.min() < 0.96
    assert 1.04 < factor.max() <= 1.05
    assert 4.5 < np.abs(turn).max() <= 5.0001
    assert JITTER * 48 * 0.9 < np.abs(shift[:, 0]).max() <= JITTER * 48 + 1e-4
    assert JITTER * 32 * 0.9 < np.abs(shift[:, 1]).max() <= JITTER * 32 + 1e-4


def test_a_shift_samples_what_lies_there():
    picture = RANDOM.normal(size=(1, 6, 7, 1)).astype(np.float32)
    shift = no_moves(1)[0]
    shift[2], shift[5] = 1, 2
    found = ops.convert_to_numpy(moved(picture, shift))
    np.testing.assert_allclose(found[:, :4, :6], picture[:, 2:, 1:], atol=1e-6)
