"""Imports peers without the packages that they draw and learn with, which nothing here calls."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


class _StandIn(MetaPathFinder, Loader):
    """Finds packages that are not installed, and whatever is asked of them."""

    def __init__(self, packages: tuple[str, ...]) -> None:
        self._packages = packages

    def find_spec(self, name: str, path: object = None, target: object = None) -> Any:
        if name.partition(".")[0] not in self._packages:
            return None
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> Any:
        return MagicMock(name=spec.name, __name__=spec.name, __path__=[])

    def exec_module(self, module: ModuleType) -> None:
        pass


@contextmanager
def absent(*packages: str) -> Iterator[None]:
    """Let those of some packages that are not installed be imported meanwhile."""
    missing = tuple(package for package in packages if find_spec(package) is None)
    finder = _StandIn(missing)
    sys.meta_path.append(finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name in sys.modules if name.partition(".")[0] in missing]:
            del sys.modules[name]


def captum() -> Any:
    """Return `captum.attr`, which draws with matplotlib."""
    with absent("matplotlib", "mpl_toolkits"):
        return import_module("captum.attr")


def pytorch_grad_cam() -> Any:
    """Return pytorch-grad-cam, whose examples need torchvision, matplotlib and scikit-learn."""
    with absent("torchvision", "matplotlib", "sklearn", "joblib"):
        return import_module("pytorch_grad_cam")
