"""Stands in, in the packaged program, for modules that TensorFlow imports and never uses here.

PyInstaller runs this before the program (a runtime hook). Importing TensorFlow imports TensorFlow
Lite and the profiler's client: 35 MB of libraries, which are left out. Who calls one is told so.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDS_FOR = (
    "tensorflow.lite.python._pywrap_analyzer_wrapper",
    "tensorflow.lite.python._pywrap_tensorflow_interpreter_wrapper",
    "tensorflow.lite.python._pywrap_tensorflow_lite_metrics_wrapper",
    "tensorflow.python.profiler.internal._pywrap_profiler_plugin",
)


class _LeftOut(ModuleType):
    """A module whose every name is a class that cannot be made."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  a class that is made here
        if name.startswith("__"):
            raise AttributeError(name)

        def refuse(*_: object, **__: object) -> NoReturn:
            raise RuntimeError(f"The packaged Camscope has no {self.__name__}.{name}.")

        return type(name, (), {"__new__": refuse, "__module__": self.__name__})


class LeftOutFinder:
    """Finds the modules that are left out, after everything else has been asked."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: object = None
    ) -> ModuleSpec | None:
        """Return what makes the stand-in, or None for any other module."""
        return ModuleSpec(name, self) if name in STANDS_FOR else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the stand-in."""
        return _LeftOut(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: there is nothing in it."""


if getattr(sys, "frozen", False):
    sys.meta_path.append(LeftOutFinder())  # type: ignore[arg-type]
