"""Keras' ReLUs whose gradients lose what is negative."""

from __future__ import annotations

import keras
import torch

from engine.backends.torch.guided import guided


def test_relus_pass_positive_gradients_of_active_units_within():
    weights = torch.tensor([2.0, 3.0, -4.0, 5.0])
    found = []
    for is_guided in (False, True):
        x = torch.tensor([1.0, -2.0, 3.0, 7.0], requires_grad=True)
        if is_guided:
            with guided():
                y = keras.ops.relu6(x)
        else:
            y = keras.ops.relu6(x)
        (y * weights).sum().backward()
        found.append(x.grad.tolist())
    assert found == [[2, 0, -4, 0], [2, 0, 0, 0]]
