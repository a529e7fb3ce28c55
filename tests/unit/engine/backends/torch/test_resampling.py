"""Moves of a picture by PyTorch, against samples taken place by place."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.backends.torch.resampling import moved
from engine.filters.transforms import moves, no_moves

RANDOM = np.random.default_rng(3)


def by_hand(picture, move):
    """Bilinear samples of (h, w, c) in float64, its edges mirrored."""
    height, width = picture.shape[:2]
    # Twice as many mirrored pixels to each side as there are: no move goes that far.
    framed = np.pad(picture, ((height, height), (width, width), (0, 0)), mode="symmetric")
    y, x = np.mgrid[:height, :width].astype(float)
    across = move[0] * x + move[1] * y + move[2] + width
    down = move[3] * x + move[4] * y + move[5] + height
    left, top = np.floor(across).astype(int), np.floor(down).astype(int)
    right_share, lower_share = (across - left)[..., None], (down - top)[..., None]
    upper = framed[top, left] * (1 - right_share) + framed[top, left + 1] * right_share
    lower = framed[top + 1, left] * (1 - right_share) + framed[top + 1, left + 1] * right_share
    return upper * (1 - lower_share) + lower * lower_share


@pytest.mark.parametrize("size", [(6, 9), (16, 16)], ids=str)
def test_moves_sample_between_pixels(size):
    pictures = RANDOM.normal(size=(2, *size, 3)).astype(np.float32)
    for move in moves(0, 4, *size):
        found = moved(torch.tensor(pictures), torch.tensor(move)).numpy()
        expected = [by_hand(each, move.astype(np.float64)) for each in pictures.astype(float)]
        np.testing.assert_allclose(found, expected, atol=2e-5)


def test_a_move_that_does_nothing_does_nothing():
    pictures = RANDOM.normal(size=(2, 6, 7, 1)).astype(np.float32)
    found = moved(torch.tensor(pictures), torch.tensor(no_moves(1)[0])).numpy()
    np.testing.assert_allclose(found, pictures, atol=5e-6)


def test_beyond_the_edge_lies_its_mirror_image():
    picture = np.arange(4, dtype=np.float32).reshape(1, 1, 4, 1)
    shift = no_moves(1)[0]
    shift[2] = 2
    found = moved(torch.tensor(picture), torch.tensor(shift)).numpy()
    np.testing.assert_allclose(found.ravel(), [2, 3, 3, 2], atol=1e-5)


def test_gradients_go_back_to_where_samples_were_taken():
    pictures = torch.tensor(RANDOM.normal(size=(1, 5, 6, 1)).astype(np.float32))
    move = moves(1, 1, 5, 6)[0]
    pictures.requires_grad_()
    weights = torch.tensor(RANDOM.normal(size=(1, 5, 6, 1)).astype(np.float32))
    total = (moved(pictures, torch.tensor(move)) * weights).sum()
    (gradient,) = torch.autograd.grad(total, pictures)
    for place in [(0, 0), (2, 3), (4, 5)]:
        one = np.zeros((5, 6, 1))
        one[place] = 1
        expected = (by_hand(one, move.astype(np.float64)) * weights.numpy()[0]).sum()
        assert float(gradient[0, *place, 0]) == pytest.approx(expected, abs=1e-5)
