"""Gradients that lose what is negative, and Keras' ReLUs that have them."""

from __future__ import annotations

import keras
import numpy as np
import torch

from engine.backends.torch.guided import guided, only_positive_back


def test_the_tensor_stays_and_negative_gradients_go():
    x = torch.tensor([1.0, -2.0, 3.0], requires_grad=True)
    y = only_positive_back(x)
    np.testing.assert_array_equal(y.detach(), x.detach())
    (y * torch.tensor([2.0, 3.0, -4.0])).sum().backward()
    np.testing.assert_array_equal(x.grad, [2, 3, 0])


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
