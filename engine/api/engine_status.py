"""Describes the engine process to the window: options, devices, frameworks, phase."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.api.errors import Text
    from engine.api.requests import Request


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How the engine process computes; another choice starts another process.

    Attributes
    ----------
    device : str
        "auto" (the first GPU, or the CPU), or a `Device.id`.
    precision : str
        "auto" (bfloat16 where the processor has the units, it is faster and the maps stay the
        same), "float32", or "bfloat16".
    backend : str
        "auto", or the `Framework.id` of what opens model files that several frameworks could open.
    """

    device: str = "auto"
    precision: str = "auto"
    backend: str = "auto"


@dataclass(frozen=True, slots=True)
class Device:
    """A device that can compute.

    Attributes
    ----------
    id : str
        As in ``--device``: "cpu", "gpu:0".
    name : str
        For the screen: "CPU × 2" with two cores, the GPU's name.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework that can open what the first one opens.

    Attributes
    ----------
    id : str
        As in ``--backend``.
    name : str
        For the screen.
    obstacle : Text or None
        Why it cannot be chosen here.
    """

    id: str
    name: str
    obstacle: Text | None = None


class Phase(StrEnum):
    """Phase of the engine process's life."""

    STARTING = "starting"
    READY = "ready"
    BUSY = "busy"
    RESTARTING = "restarting"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """State of the engine for the status bar.

    Attributes
    ----------
    phase : Phase
    device : str
        "CPU" or the GPU's name; empty until known.
    request : Request or None
        The request at work while busy.
    devices : tuple of Device
        Devices that could be chosen; empty until known.
    frameworks : tuple of Framework
        Frameworks that could be chosen, or that lack something.
    why_no_gpu : Text or None
        Why there is no GPU among the devices, and what to do.
    """

    phase: Phase
    device: str = ""
    request: Request | None = field(default=None)
    devices: tuple[Device, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    why_no_gpu: Text | None = None
