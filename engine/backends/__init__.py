"""Chooses the backend that opens a model file, from BACKENDS, for `engine.session.session`.

Entries hold lazy names: reading the registry imports no framework. `build.spec` reads them for the
packaged program.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError
from engine.api.formats import (
    EXPORTED_SUFFIXES,
    GRAPH_SUFFIXES,
    KERAS_SUFFIXES,
    TORCH_SUFFIXES,
    head_of,
    is_keras_content,
    is_saved_model,
    torch_content,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from engine.backends.protocol import Backend
    from engine.models.model_contents import ModelContents
    from engine.models.saved_model.flat_graph import SavedModelContents
    from engine.models.torch_files.contents import TorchFileContents
    from engine.models.vetting import VettedModel

    AnyContents = ModelContents | SavedModelContents | TorchFileContents


@dataclass(frozen=True, slots=True)
class ModelFormat:
    """A format of model files, and what checks it.

    Attributes
    ----------
    suffixes : tuple of str
        Endings of file names, in lower case, with the dot; `engine.api.formats` lists them for the
        window, too.
    vet : str
        "module:function" that checks a file before the framework reads it, like
        `engine.models.vetting.vet`. Its `VettedModel.kind` chooses the backend: a format that is
        turned into another one while it is vetted is of that one's kind.
    can_be_trusted : bool
        `vet` takes ``trusted``: files of this format may hold code, which runs if the user says so.
    can_be_inspected : bool
        `vet` takes ``on_read``, so that refused ones can be looked at.
    is_folder : bool
        The format is that of a folder with a file in it that ends so.
    """

    suffixes: tuple[str, ...]
    vet: str
    can_be_trusted: bool = False
    can_be_inspected: bool = False
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class BackendEntry:
    """A framework that opens model files.

    Attributes
    ----------
    kinds : tuple of str
        Kinds of vetted files that it opens (`VettedModel.kind`).
    formats : tuple of ModelFormat
        Formats that become one of these kinds when they are vetted.
    backend : str
        "module:class" of an `engine.backends.protocol.Backend`.
    environment : mapping of str to str
        What the framework must find in the environment when it is imported.
    default_environment : mapping of str to str
        What it shall find there unless the user has set it.
    """

    kinds: tuple[str, ...]
    formats: tuple[ModelFormat, ...]
    backend: str
    environment: Mapping[str, str] = field(default_factory=dict)
    default_environment: Mapping[str, str] = field(default_factory=dict)


BACKENDS: dict[str, BackendEntry] = {
    "tensorflow": BackendEntry(
        kinds=("keras", "h5"),
        formats=(
            ModelFormat(
                KERAS_SUFFIXES,
                "engine.models.vetting:vet",
                can_be_trusted=True,
                can_be_inspected=True,
            ),
            ModelFormat(
                GRAPH_SUFFIXES,
                "engine.models.saved_model.vetting:vet",
                can_be_inspected=True,
                is_folder=True,
            ),
        ),
        backend="engine.backends.tensorflow.backend:TensorFlowBackend",
        environment={"KERAS_BACKEND": "tensorflow"},
        default_environment={"TF_CPP_MIN_LOG_LEVEL": "3"},
    ),
}
"""The first one is loaded when the engine starts; its first format's vetting function also checks
files of an unknown suffix."""


TORCH_FILES = ModelFormat(
    TORCH_SUFFIXES, "engine.models.torch_files.vetting:vet", can_be_inspected=True
)
"""Files that no backend opens: they are told what they are."""


def default_backend() -> str:
    """Return the name of the backend that is loaded before any file is opened."""
    return next(iter(BACKENDS))


def configure_environment() -> None:
    """Set what the default backend's framework reads from the environment, before it is imported.

    The arithmetic of methods and filter images is written with `keras.ops`, which a process imports
    once, for one framework: that of the default backend (docs/decisions/0014).
    """
    entry = BACKENDS[default_backend()]
    os.environ.update(entry.environment)
    for name, value in entry.default_environment.items():
        os.environ.setdefault(name, value)


def vet_model(
    path: str,
    *,
    work_dir: str,
    trusted: Collection[str] = frozenset(),
    on_read: Callable[[AnyContents, str], None] | None = None,
) -> VettedModel:
    """Copy a model file privately and check the copy, as the file's suffix asks for.

    Parameters
    ----------
    path : str
        The file as the user named it.
    work_dir : str
        A private folder with an ASCII path, for the copy.
    trusted : collection of str
        SHA-256 of files whose code the user lets run.
    on_read : callable or None
        Takes what the file holds, and its SHA-256, before it is decided whether it may be opened.

    Raises
    ------
    EngineError
        One sentence: which file, why not, and what to do.
    """
    fitting = _format_of(path)
    more: dict[str, Any] = {"trusted": trusted} if fitting.can_be_trusted else {}
    if fitting.can_be_inspected:
        more["on_read"] = on_read
    return cast("VettedModel", _load(fitting.vet)(path, work_dir=work_dir, **more))


def _format_of(path: str) -> ModelFormat:
    """Return the format of a file by its suffix, and of what PyTorch wrote by its first bytes.

    What is checked later is a private copy: another file at this path meanwhile is refused there.
    """
    formats = [each for entry in BACKENDS.values() for each in entry.formats]
    if is_saved_model(path):
        return next(each for each in formats if each.is_folder)
    suffix, head = os.path.splitext(path)[1].lower(), b""
    with contextlib.suppress(OSError, ValueError):  # said by the function that vets
        head = head_of(path)
    content = torch_content(head)
    if content == "other" or (suffix in TORCH_FILES.suffixes and not is_keras_content(head)):
        return TORCH_FILES
    if content == "program":
        suffix = EXPORTED_SUFFIXES[0]
    return next((each for each in formats if suffix in each.suffixes), formats[0])


def backend_for(kind: str) -> str:
    """Return the name of the backend that opens a kind of vetted files. Raises EngineError."""
    for name, entry in BACKENDS.items():
        if kind in entry.kinds:
            return name
    raise EngineError('There is no backend for model files of kind "{kind}".', kind=kind)


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
    return cast("Backend", _load(BACKENDS[name].backend)(options or EngineOptions()))


def _load(lazy_name: str) -> Callable[..., Any]:
    module, _, attribute = lazy_name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), attribute)
    return found
