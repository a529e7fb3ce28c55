"""Layers that are not part of Keras, as users write them: a trusted model brings this file."""

from __future__ import annotations

from typing import Any

import keras


@keras.saving.register_keras_serializable("mine")
class Scale(keras.layers.Layer):
    """Multiplies each channel by a learned number, and all of them by a fixed one."""

    def __init__(self, by: float = 2.0, **settings: Any) -> None:
        super().__init__(**settings)
        self.by = by

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        self.gain = self.add_weight(shape=(input_shape[-1],), initializer="ones", name="gain")

    def call(self, inputs: Any) -> Any:
        return inputs * self.gain * self.by

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "by": self.by}
