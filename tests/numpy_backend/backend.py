"""numpy as a backend: one device, and the loading of vetted .npnet files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.engine_status import Device, EngineOptions
from tests.numpy_backend.network import NumpyNetwork
from tests.numpy_backend.vetting import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.weights import WeightsFit


class NumpyBackend:
    """See `engine.backends.protocol.Backend`."""

    device = "numpy"
    why_no_gpu = None

    def __init__(self, options: EngineOptions) -> None:
        self.devices = (Device("cpu", self.device),)

    @property
    def versions(self) -> Mapping[str, str]:
        return {"numpy": np.__version__}

    def open(self, path: str, kind: str, code: object = None) -> NumpyNetwork:
        assert kind == "npnet"
        return NumpyNetwork(*read(path))

    def write_application(self, fit: WeightsFit, weights: str | None, path: str) -> None:
        raise AssertionError("numpy has no networks of Keras")
