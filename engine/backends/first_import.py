"""Imports the framework of a process, so that it leaves no file and asks for no socket.

For the engine process and the commands, before anything of `engine.session`. Later imports need no
care.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = "KERAS_HOME"
_NOWHERE = os.devnull  # there can be no file below it
_NETWORK = "requests"
_COMPILED = "TORCHINDUCTOR_CACHE_DIR"


def import_framework() -> None:
    """Import Keras, and with it the framework that the environment names.

    Keras would read ``~/.keras/keras.json``, which other programs write, and compute in another
    precision because of it; where there is none it would write one into the user's home. And
    TensorFlow would import a client for the network, which tries with a socket whether there is
    IPv6: it is for Google's cloud, and not needed. PyTorch would make a folder for what it
    compiles, which nothing here asks it to do: it is told one that is there.
    """
    if "keras" not in sys.modules:
        compiled = _variable(_COMPILED, tempfile.gettempdir())
        with _variable(_SETTINGS, _NOWHERE), compiled, _no_network():
            import_module("keras")


@contextmanager
def _variable(name: str, value: str) -> Iterator[None]:
    """Give a variable of the environment another value, and the user's own one after."""
    kept = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        del os.environ[name]
        if kept is not None:
            os.environ[name] = kept


@contextmanager
def _no_network() -> Iterator[None]:
    """Put an empty module in the client's place; a model's own code may import the real one."""
    if _NETWORK in sys.modules:
        yield
        return
    sys.modules[_NETWORK] = ModuleType(_NETWORK)
    try:
        yield
    finally:
        del sys.modules[_NETWORK]
