"""Opens vetted Keras files in TensorFlow, on the chosen device, for `engine.session.session`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keras
import tensorflow as tf

from engine.api.engine_status import EngineOptions
from engine.backends.devices import CPU
from engine.backends.gpu_facts import explain_no_gpu
from engine.backends.keras.applications import write_application
from engine.backends.keras.loading import load_model
from engine.backends.keras.weights import check_finite
from engine.backends.precision import (
    Precision,
    checked_precision,
    has_bfloat16_units,
)
from engine.backends.tensorflow.devices import choose_device, gpu_build, list_devices
from engine.backends.tensorflow.errors import is_about_memory
from engine.backends.tensorflow.network import CPU_DEVICE, KerasNetwork
from engine.backends.tensorflow.scope_names import accept_all_names
from engine.backends.tensorflow.weights import let_gradients_through

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.engine_status import Device
    from engine.api.errors import Text
    from engine.api.trust import TrustedCode
    from engine.api.weights import WeightsFit


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
        self._why_no_gpu = explain_no_gpu(self._devices, gpu_build())
        self._chosen = choose_device(options.device, self._why_no_gpu)
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
    def why_no_gpu(self) -> Text | None:
        """Why there is no GPU among them, and what to do."""
        return self._why_no_gpu

    @property
    def versions(self) -> Mapping[str, str]:
        """Versions of TensorFlow and Keras."""
        return {"tensorflow": tf.__version__, "keras": keras.__version__}

    def open(
        self, path: str, kind: str, code: TrustedCode | None = None, image_input: str = ""
    ) -> KerasNetwork:
        """Open a vetted file, without its training configuration.

        Raises
        ------
        EngineError
            When Keras cannot make a model of it, or the model cannot be explained, or weights are
            not finite.
        """
        accept_all_names()
        model = load_model(path, code, is_about_memory)
        check_finite(model)
        let_gradients_through(model)
        precision = Precision(self._asked, can_reduce=self._has_units)
        device = CPU_DEVICE if self._is_on_cpu else None
        return KerasNetwork(model, precision, device, image_input)

    def write_application(self, fit: WeightsFit, weights: str | None, path: str) -> None:
        """Build a network of Keras Applications and write it as a .keras file."""
        write_application(fit, weights, path, is_about_memory)
