"""The registry of backends: frameworks that can open models. Lazy names; nothing is imported."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from engine.api.engine_status import EngineOptions

if TYPE_CHECKING:
    from engine.backends.protocol import Backend

BACKENDS: dict[str, str] = {
    "tensorflow": "engine.backends.tensorflow.backend:TensorFlowBackend",
}


def load_backend(name: str, options: EngineOptions | None = None) -> Backend:
    """Import a backend's framework (seconds) and return the backend.

    Parameters
    ----------
    name : str
        A key of `BACKENDS`.
    options : EngineOptions or None
        Device and precision; None takes what suits the machine.

    Raises
    ------
    EngineError
        When the machine has no such device or precision.
    """
    module, attribute = BACKENDS[name].split(":")
    return cast("Backend", getattr(import_module(module), attribute)(options or EngineOptions()))
