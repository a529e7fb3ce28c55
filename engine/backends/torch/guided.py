"""Switches Keras models to guided backpropagation: ReLUs pass back only positive gradients.

Springenberg et al. 2014, "Striving for Simplicity: The All Convolutional Net".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from engine.backends.keras.rectifiers import wrapped_rectifiers

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def guided() -> AbstractContextManager[None]:
    """Let ReLUs that are called within send back positive gradients only; in one thread."""
    return wrapped_rectifiers(only_positive_back)


def only_positive_back(y: Any) -> Any:
    """Give y itself; its gradient loses what is negative.

    Before it comes the gradient of the ReLU, which is zero where x is: together [x > 0] [dy > 0].
    """
    return _OnlyPositiveBack.apply(y)


class _OnlyPositiveBack(torch.autograd.Function):
    @staticmethod
    def forward(_context: Any, y: Any) -> Any:
        return y.view_as(y)

    @staticmethod
    def backward(_context: Any, gradient: Any) -> Any:
        return gradient.clamp_min(0)
