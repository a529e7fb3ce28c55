"""A second backend: plain numpy, a few layers, a file kind of its own (.npnet).

It proves that nothing outside `engine/backends` knows which framework is at work. A real backend
adds one entry to `BACKENDS`; tests add this one for as long as they run (`registered`), and
`tests.numpy_backend.engine_process` adds it in an engine process.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine.backends import BACKENDS, BackendEntry, ModelFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "numpy"
ENTRY = BackendEntry(
    kinds=("npnet",),
    formats=(ModelFormat((".npnet",), "tests.numpy_backend.vetting:vet"),),
    backend="tests.numpy_backend.backend:NumpyBackend",
)


@contextmanager
def registered() -> Iterator[None]:
    """Let the backend stand in `BACKENDS` within."""
    BACKENDS[NAME] = ENTRY
    try:
        yield
    finally:
        del BACKENDS[NAME]
