"""Lists the devices that can compute, and chooses one before TensorFlow uses any."""

from __future__ import annotations

import importlib.metadata
import re
from typing import TYPE_CHECKING, Any

import tensorflow as tf

from engine.backends.devices import find_device, with_cpu
from engine.backends.no_gpu import GpuBuild

if TYPE_CHECKING:
    from engine.api.engine_status import Device
    from engine.api.errors import Text


def list_devices() -> tuple[Device, ...]:
    """Return all devices, the CPU first."""
    return with_cpu(_name(gpu) for gpu in tf.config.list_physical_devices("GPU"))


def gpu_build() -> GpuBuild:
    """Return what TensorFlow was built for, and whether the CUDA that it asks for is there."""
    told = tf.sysconfig.get_build_info()
    kernels = [int(each.rpartition("_")[2]) for each in told.get("cuda_compute_capabilities", ())]
    return GpuBuild(
        "tensorflow",
        cuda=str(told.get("cuda_version", "")) if told.get("is_cuda_build") else "",
        has_other=bool(told.get("is_rocm_build")),
        oldest=divmod(min(kernels), 10) if kernels else None,
        lacks_libraries=not all(_is_installed(name) for name in _cuda_packages()),
    )


def _cuda_packages() -> list[str]:
    """Return the names of the packages that TensorFlow's extra "and-cuda" asks for."""
    try:
        asked = importlib.metadata.requires("tensorflow") or []
    except importlib.metadata.PackageNotFoundError:
        return []
    return [re.split(r"[^\w.-]", each)[0] for each in asked if re.search("[\"']and-cuda", each)]


def _is_installed(package: str) -> bool:
    try:
        return bool(importlib.metadata.version(package))
    except importlib.metadata.PackageNotFoundError:
        return False


def choose_device(wanted: str, why_no_gpu: Text | None = None) -> Device:
    """Let TensorFlow see the wanted device alone; a GPU's memory is taken as needed.

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
    chosen = find_device(wanted, list_devices(), why_no_gpu)
    gpus = tf.config.list_physical_devices("GPU")
    visible = [gpu for number, gpu in enumerate(gpus) if chosen.id == f"gpu:{number}"]
    if visible != tf.config.get_visible_devices("GPU"):
        tf.config.set_visible_devices(visible, "GPU")
    for gpu in visible:
        tf.config.experimental.set_memory_growth(gpu, True)
    return chosen


def _name(gpu: Any) -> str:
    details = tf.config.experimental.get_device_details(gpu)
    return str(details.get("device_name", "GPU"))
