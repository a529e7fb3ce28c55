"""Lists the devices that PyTorch computes on, and has Keras compute on the chosen one, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import torch
from keras.src.backend.torch import core

from engine.backends.devices import CPU, find_device, with_cpu
from engine.backends.no_gpu import GpuBuild

if TYPE_CHECKING:
    from engine.api.engine_status import Device
    from engine.api.errors import Text


def list_devices() -> tuple[Device, ...]:
    """Return all devices, the CPU first. PyTorch lists AMD's GPUs (ROCm) as CUDA's."""
    return with_cpu(name for _, name in _gpus())


def gpu_build() -> GpuBuild:
    """Return what PyTorch was built for. It brings its CUDA along: without, it is not imported."""
    return GpuBuild(
        "torch",
        cuda=torch.version.cuda or "",
        has_other=torch.version.hip is not None or torch.backends.mps.is_built(),
        oldest=_oldest_capability(),
    )


def choose_device(wanted: str, why_no_gpu: Text | None = None) -> Device:
    """Return the wanted device.

    Parameters
    ----------
    wanted : str
        "auto" (the first GPU, or the CPU), or a `Device.id`.
    why_no_gpu : Text or None
        As for `find_device`.

    Raises
    ------
    EngineError
        When there is no such device.
    """
    return find_device(wanted, list_devices(), why_no_gpu)


def torch_device(device: Device) -> str:
    """Return what PyTorch calls a device: "cpu", "cuda:0", "mps"."""
    number = int(device.id.partition(":")[2] or 0)
    return CPU if device.id == CPU else _gpus()[number][0]


def compute_on(name: str) -> None:
    """Have `keras.ops` make its tensors on a device, as PyTorch calls it, from now on."""
    core.DEFAULT_DEVICE = name  # a scope of `keras.device` ends with the next `clear_session`


def _gpus() -> list[tuple[str, str]]:
    """Return each GPU's name in PyTorch, and its name for the screen.

    PyTorch lists those, too, that are older than what it was built for, and fails on them later.
    """
    if torch.cuda.is_available():
        library = " (ROCm)" if torch.version.hip else ""
        oldest = None if torch.version.hip else _oldest_capability()
        return [
            (f"cuda:{number}", f"{torch.cuda.get_device_name(number)}{library}")
            for number in range(torch.cuda.device_count())
            if oldest is None or torch.cuda.get_device_capability(number) >= oldest
        ]
    return [("mps", "Apple GPU")] if torch.backends.mps.is_available() else []


def _oldest_capability() -> tuple[int, int] | None:
    """Return the least compute capability that PyTorch was built for; None for another build.

    `torch.cuda.get_arch_list` knows it only where there is a GPU.
    """
    told = getattr(torch._C, "_cuda_getArchFlags", lambda: None)() or ""
    kernels = [int(found) for found in re.findall(r"(?:sm|compute)_(\d+)", told)]
    return divmod(min(kernels), 10) if kernels else None
