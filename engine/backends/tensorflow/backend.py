"""Opens vetted Keras files in TensorFlow, on the chosen device, for `engine.session.session`."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

import keras
import tensorflow as tf

from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError, OutOfMemory
from engine.backends.devices import CPU
from engine.backends.tensorflow.applications import write_application
from engine.backends.tensorflow.devices import choose_device, list_devices
from engine.backends.tensorflow.network import CPU_DEVICE, KerasNetwork
from engine.backends.tensorflow.precision import (
    Precision,
    checked_precision,
    has_bfloat16_units,
)
from engine.backends.tensorflow.scope_names import accept_all_names
from engine.backends.tensorflow.trusted_code import objects_of
from engine.backends.tensorflow.weights import check_finite, let_gradients_through

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.engine_status import Device
    from engine.api.trust import TrustedCode
    from engine.api.weights import WeightsFit


_MISFITS = (
    "objects could not be loaded",
    "count mismatch",
    "Shape mismatch",
    "top-level weights",
)
"""Keras' words for weights that are not those of the layers."""


class TensorFlowBackend:
    """Opens Keras models in TensorFlow (`engine.backends.protocol.Backend`).

    Parameters
    ----------
    options : EngineOptions
        Device and precision.

    Raises
    ------
    EngineError
        When the machine has no such device or precision.
    """

    def __init__(self, options: EngineOptions | None = None) -> None:
        options = options or EngineOptions()
        self._devices = list_devices()
        self._chosen = choose_device(options.device)
        self._is_on_cpu = self._chosen.id == CPU
        self._has_units = self._is_on_cpu and has_bfloat16_units()
        self._asked = checked_precision(options.precision, has_units=self._has_units)

    @property
    def device(self) -> str:
        """The GPU's name, or "CPU" with its number of cores."""
        return self._chosen.name

    @property
    def devices(self) -> tuple[Device, ...]:
        """The CPU, and all GPUs."""
        return self._devices

    @property
    def versions(self) -> Mapping[str, str]:
        """Versions of TensorFlow and Keras."""
        return {"tensorflow": tf.__version__, "keras": keras.__version__}

    def open(
        self, path: str, kind: str, code: TrustedCode | None = None, image_input: str = ""
    ) -> KerasNetwork:
        """Open a vetted file, without its training configuration.

        Keras' safe mode is left only for a file that the user trusts.

        Raises
        ------
        EngineError
            When Keras cannot make a model of it, or the model cannot be explained, or weights are
            not finite.
        """
        accept_all_names()
        keras.backend.clear_session()
        own = {} if code is None else objects_of(code)
        try:
            model: Any = keras.models.load_model(
                path, custom_objects=own, compile=False, safe_mode=code is None
            )
        except (MemoryError, tf.errors.ResourceExhaustedError) as error:
            raise OutOfMemory("The model does not fit into memory.", details=str(error)) from error
        except RecursionError as error:
            raise EngineError(
                "The layers of this model follow each other in a longer chain than Keras can "
                "build. Choose another model.",
                details=traceback.format_exc()[-4000:],
            ) from error
        except Exception as error:
            if any(words in str(error) for words in _MISFITS):
                raise EngineError(
                    "The weights in this file do not fit the model that it describes: it is "
                    "damaged or was changed. Save the model again where it was made.",
                    details=traceback.format_exc(),
                ) from error
            raise EngineError(
                "Keras cannot open this model: {why}",
                why=_first_line(error),
                details=traceback.format_exc(),
            ) from error
        check_finite(model)
        let_gradients_through(model)
        precision = Precision(self._asked, can_reduce=self._has_units)
        device = CPU_DEVICE if self._is_on_cpu else None
        return KerasNetwork(model, precision, device, image_input)

    def write_application(self, fit: WeightsFit, weights: str | None, path: str) -> None:
        """Build a network of Keras Applications and write it as a .keras file."""
        write_application(fit, weights, path)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    line = lines[0].strip() if lines else type(error).__name__
    return line if len(line) <= 200 else line[:199] + "…"
