"""TensorFlow as a backend: its devices, and the loading of vetted Keras files."""

from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING, Any

import keras
import tensorflow as tf

from engine.backends.tensorflow.probe import KerasNetwork
from engine.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping


class TensorFlowBackend:
    """Opens Keras models in TensorFlow (`engine.backends.contract.Backend`)."""

    def __init__(self) -> None:
        self._device = _prepare_device()

    @property
    def device(self) -> str:
        """The GPU's name, or "CPU" with its number of cores."""
        return self._device

    @property
    def versions(self) -> Mapping[str, str]:
        """Versions of TensorFlow and Keras."""
        return {"tensorflow": tf.__version__, "keras": keras.__version__}

    def open(self, path: str, kind: str) -> KerasNetwork:
        """Open a vetted file, without its training configuration.

        Raises
        ------
        EngineError
            When Keras cannot make a model of it, or the model cannot be explained.
        """
        keras.backend.clear_session()
        try:
            model: Any = keras.models.load_model(path, compile=False, safe_mode=True)
        except MemoryError as error:
            raise EngineError("The model does not fit into memory.") from error
        except Exception as error:
            raise EngineError(
                "Keras cannot open this model: {why}",
                why=_first_line(error),
                details=traceback.format_exc(),
            ) from error
        return KerasNetwork(model)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    line = lines[0].strip() if lines else type(error).__name__
    return line if len(line) <= 200 else line[:199] + "…"


def _prepare_device() -> str:
    """Choose the device before TensorFlow uses it; a GPU's memory is taken as needed."""
    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)
    gpus = tf.config.list_physical_devices("GPU")
    if not gpus:
        cores = os.cpu_count() or 1
        return f"CPU ({cores} cores)" if cores > 1 else "CPU"
    details = tf.config.experimental.get_device_details(gpus[0])
    return str(details.get("device_name", "GPU"))
