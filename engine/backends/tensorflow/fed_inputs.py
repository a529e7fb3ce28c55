"""Holds what the inputs beside the image are fed as TensorFlow's variables, for `network`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tensorflow as tf

from engine.backends.keras.inputs import OtherInputs

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from engine.models.image_input import ImageInput


class FedInputs(OtherInputs):
    """The inputs beside the image, and what they are fed.

    The values are variables: compiled functions read them when they run, so that other values
    compile nothing.

    Parameters
    ----------
    model : keras.Model
        The model.
    image : ImageInput
        Its image input.
    """

    def __init__(self, model: Any, image: ImageInput) -> None:
        super().__init__(model, image)
        self._fed = {
            name: tf.Variable(
                tf.zeros([1, *(side or 1 for side in tensor.shape[1:])], tensor.dtype),
                trainable=False,
                shape=tf.TensorShape([1, *tensor.shape[1:]]),
            )
            for name, tensor in self.tensors.items()
        }

    def feed(self, values: Mapping[str, NDArray[np.float64]]) -> None:
        """Feed arrays (1, ...) from now on, by the inputs' names."""
        for name, array in values.items():
            self._fed[name].assign(tf.cast(tf.constant(array), self._fed[name].dtype))

    def packed(self, batch: Any) -> Any:
        """Return all inputs for a batch (n, h, w, c) in the structure that the model takes."""
        count = tf.shape(batch)[0] if self._fed else 0
        return self.joined(
            batch,
            (
                tf.repeat(tf.convert_to_tensor(variable), count, axis=0)
                for variable in self._fed.values()
            ),
        )
