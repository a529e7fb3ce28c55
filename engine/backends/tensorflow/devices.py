"""Lists the devices that can compute, and chooses one before TensorFlow uses any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tensorflow as tf

from engine.backends.devices import find_device, with_cpu

if TYPE_CHECKING:
    from engine.api.engine_status import Device


def list_devices() -> tuple[Device, ...]:
    """Return all devices, the CPU first."""
    return with_cpu(_name(gpu) for gpu in tf.config.list_physical_devices("GPU"))


def choose_device(wanted: str) -> Device:
    """Let TensorFlow see the wanted device alone; a GPU's memory is taken as needed.

    Parameters
    ----------
    wanted : str
        "auto" (the first GPU, or the CPU), or a `Device.id`.

    Raises
    ------
    EngineError
        When there is no such device.
    """
    chosen = find_device(wanted, list_devices())
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
