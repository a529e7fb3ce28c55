"""The engine process with the numpy backend: what `ChildProcess` starts in tests."""

from __future__ import annotations

from typing import Any

from engine.backends import BACKENDS
from engine.ipc import server
from tests.numpy_backend import ENTRY, NAME


def main(*arguments: Any) -> None:
    BACKENDS[NAME] = ENTRY
    server.main(*arguments)
