"""Switches Keras models to guided backpropagation: ReLUs pass back only positive gradients.

Springenberg et al. 2014, "Striving for Simplicity: The All Convolutional Net".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.backends.keras.rectifiers import wrapped_rectifiers
from engine.backends.torch.graph_runner import only_positive_back

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def guided() -> AbstractContextManager[None]:
    """Let ReLUs that are called within send back positive gradients only; in one thread."""
    return wrapped_rectifiers(only_positive_back)
