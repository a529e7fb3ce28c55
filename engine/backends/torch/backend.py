"""Opens vetted exported programs and Keras files in PyTorch, for `engine.session.session`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keras
import torch

from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError, OutOfMemory
from engine.backends.devices import CPU
from engine.backends.gpu_facts import explain_no_gpu
from engine.backends.keras.applications import write_application
from engine.backends.precision import Precision, checked_precision, has_bfloat16_units
from engine.backends.torch.allocator import give_back, keep_freed_memory
from engine.backends.torch.devices import (
    choose_device,
    compute_on,
    gpu_build,
    list_devices,
    torch_device,
)
from engine.backends.torch.errors import is_about_memory
from engine.backends.torch.graph_program import GraphProgram
from engine.backends.torch.keras_program import open_program
from engine.backends.torch.network import TorchNetwork
from engine.models.exported_program.vetted_files import read_program

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.engine_status import Device
    from engine.api.errors import Text
    from engine.api.trust import TrustedCode
    from engine.api.weights import WeightsFit
    from engine.backends.torch.program import Program

EXPORTED = "pt2"


class TorchBackend:
    """Opens models in PyTorch (`engine.backends.protocol.Backend`).

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
        self._device = torch_device(self._chosen)
        compute_on(self._device)
        keep_freed_memory()
        self._has_units = self._chosen.id == CPU and has_bfloat16_units()
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
        """Versions of PyTorch and Keras."""
        return {"torch": str(torch.__version__), "keras": keras.__version__}

    def open(
        self, path: str, kind: str, code: TrustedCode | None = None, image_input: str = ""
    ) -> TorchNetwork:
        """Open a vetted file.

        Raises
        ------
        OutOfMemory
            When it does not fit.
        EngineError
            When it cannot be explained, or weights are not finite.
        """
        give_back()
        try:
            program = self._program(path, kind, code, image_input)
        except EngineError:
            raise
        except Exception as error:
            if not is_about_memory(error):
                raise
            raise OutOfMemory("The model does not fit into memory.", details=str(error)) from error
        precision = Precision(self._asked, can_reduce=self._has_units)
        return TorchNetwork(program, precision, self._device)

    def write_application(self, fit: WeightsFit, weights: str | None, path: str) -> None:
        """Build a network of Keras Applications and write it as a .keras file."""
        write_application(fit, weights, path, is_about_memory)

    def _program(self, path: str, kind: str, code: TrustedCode | None, image_input: str) -> Program:
        if kind != EXPORTED:
            return open_program(path, code, image_input, self._device)
        graph, arrays = read_program(path)
        name = graph.model_type.rpartition(".")[2] or "program"
        return GraphProgram(graph, arrays, name, self._device, image_input)
