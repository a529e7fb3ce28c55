"""Lists the devices that PyTorch computes on, and has Keras compute on the chosen one, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from keras.src.backend.torch import core

from engine.backends.devices import CPU, find_device, with_cpu

if TYPE_CHECKING:
    from engine.api.engine_status import Device


def list_devices() -> tuple[Device, ...]:
    """Return all devices, the CPU first. PyTorch lists AMD's GPUs (ROCm) as CUDA's."""
    return with_cpu(name for _, name in _gpus())


def choose_device(wanted: str) -> Device:
    """Return the wanted device.

    Parameters
    ----------
    wanted : str
        "auto" (the first GPU, or the CPU), or a `Device.id`.

    Raises
    ------
    EngineError
        When there is no such device.
    """
    return find_device(wanted, list_devices())


def torch_device(device: Device) -> str:
    """Return what PyTorch calls a device: "cpu", "cuda:0", "mps"."""
    number = int(device.id.partition(":")[2] or 0)
    return CPU if device.id == CPU else _gpus()[number][0]


def compute_on(name: str) -> None:
    """Have `keras.ops` make its tensors on a device, as PyTorch calls it, from now on."""
    core.DEFAULT_DEVICE = name  # a scope of `keras.device` ends with the next `clear_session`


def _gpus() -> list[tuple[str, str]]:
    """Return each GPU's name in PyTorch, and its name for the screen."""
    if torch.cuda.is_available():
        library = " (ROCm)" if torch.version.hip else ""
        return [
            (f"cuda:{number}", f"{torch.cuda.get_device_name(number)}{library}")
            for number in range(torch.cuda.device_count())
        ]
    return [("mps", "Apple GPU")] if torch.backends.mps.is_available() else []
