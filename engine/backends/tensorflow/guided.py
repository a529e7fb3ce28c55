"""Switches to guided backpropagation: ReLUs pass only positive gradients of active units.

Springenberg et al. 2014, "Striving for Simplicity: The All Convolutional Net".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tensorflow as tf

from engine.backends.keras.rectifiers import wrapped_rectifiers

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def guided() -> AbstractContextManager[None]:
    """Let ReLUs that are called within send back positive gradients only; in one thread."""
    return wrapped_rectifiers(_only_positive_back)


@tf.custom_gradient  # type: ignore[untyped-decorator]
def _only_positive_back(y: Any) -> Any:
    """Give y itself; its gradient loses what is negative.

    Before it comes the gradient of the ReLU, which is zero where x is: together [x > 0] [dy > 0].
    """
    return tf.identity(y), tf.nn.relu
