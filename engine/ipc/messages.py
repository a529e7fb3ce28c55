"""Defines the messages on the pipe between `supervisor` (window) and `server` (engine)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.api.engine_status import Device
    from engine.api.errors import Text
    from engine.api.requests import ModelRequest
    from engine.api.results import ModelResult


@dataclass(frozen=True, slots=True)
class Submit:
    """To the engine: answer this request."""

    number: int
    request: ModelRequest


@dataclass(frozen=True, slots=True)
class Cancel:
    """To the engine: stop answering this request."""

    number: int


@dataclass(frozen=True, slots=True)
class Ready:
    """From the engine: the framework is loaded.

    Attributes
    ----------
    device : str
        Name of the device that computes.
    devices : tuple of Device
        All that could be chosen.
    note : Text or None
        Why it is another device than the one asked for.
    why_no_gpu : Text or None
        Why there is no GPU among them, and what to do.
    """

    device: str
    devices: tuple[Device, ...] = ()
    note: Text | None = None
    why_no_gpu: Text | None = None


@dataclass(frozen=True, slots=True)
class Began:
    """From the engine: the answer of this request has begun."""

    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """From the engine: one of the results of a request, progress included."""

    number: int
    result: ModelResult


@dataclass(frozen=True, slots=True)
class Done:
    """From the engine: nothing more comes for this request."""

    number: int


@dataclass(frozen=True, slots=True)
class Refused:
    """From the engine: this request could not be answered.

    Attributes
    ----------
    number : int
        The request's.
    text, details : Text and str
        Why not.
    is_stuck : bool
        The process is still at it, and will take nothing else: it is to be ended.
    script : str
        Lines of Python that lead further; may be empty.
    """

    number: int
    text: Text
    details: str
    is_stuck: bool = False
    script: str = ""


ToEngine = Submit | Cancel
FromEngine = Ready | Began | Answer | Done | Refused
