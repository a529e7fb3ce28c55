"""Finds the device that was asked for among those that there are. A rule that stands once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from engine.api.engine_status import Device
from engine.api.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.errors import Text

CPU = "cpu"


def with_cpu(gpus: Iterable[str]) -> tuple[Device, ...]:
    """Return the devices of a machine whose GPUs have these names, the CPU first."""
    cores = os.cpu_count() or 1
    cpu = Device(CPU, f"CPU × {cores}" if cores > 1 else "CPU")
    return (cpu, *(Device(f"gpu:{number}", name) for number, name in enumerate(gpus)))


def find_device(wanted: str, devices: tuple[Device, ...], why_no_gpu: Text | None = None) -> Device:
    """Return the wanted one of all devices.

    Parameters
    ----------
    wanted : str
        "auto" (the first GPU, or the CPU), or a `Device.id`.
    devices : tuple of Device
        As `with_cpu` gives them.
    why_no_gpu : Text or None
        Said to who wants a GPU where there is none.

    Raises
    ------
    EngineError
        When there is no such device.
    """
    if wanted == "auto":
        return devices[1] if len(devices) > 1 else devices[0]
    found = [device for device in devices if device.id == wanted.strip().casefold()]
    if not found and why_no_gpu is not None and wanted.strip().casefold().startswith("gpu"):
        raise EngineError(
            'This computer has no device "{device}". {why}', device=wanted, why=why_no_gpu
        )
    if not found:
        raise EngineError(
            'This computer has no device "{device}". It has: {known}.',
            device=wanted,
            known=", ".join(device.id for device in devices),
        )
    return found[0]
