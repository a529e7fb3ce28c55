"""Lists the devices that can compute, and chooses one before TensorFlow uses any."""

from __future__ import annotations

import os
from typing import Any

import tensorflow as tf

from engine.api.engine_status import Device
from engine.api.errors import EngineError

CPU = "cpu"


def list_devices() -> tuple[Device, ...]:
    """Return all devices, the CPU first."""
    cores = os.cpu_count() or 1
    cpu = Device(CPU, f"CPU × {cores}" if cores > 1 else "CPU")
    gpus = tf.config.list_physical_devices("GPU")
    return (cpu, *(Device(f"gpu:{number}", _name(gpu)) for number, gpu in enumerate(gpus)))


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
    devices = list_devices()
    if wanted == "auto":
        chosen = devices[1] if len(devices) > 1 else devices[0]
    else:
        found = [device for device in devices if device.id == wanted.strip().casefold()]
        if not found:
            raise EngineError(
                'This computer has no device "{device}". It has: {known}.',
                device=wanted,
                known=", ".join(device.id for device in devices),
            )
        chosen = found[0]
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
