"""Chooses the backend that opens a model file, from BACKENDS, for sessions and their processes.

Entries hold lazy names: reading the registry imports no framework. `build.spec` reads them for the
packaged program. A process computes with the framework of one backend: that one is chosen before
anything is imported, by the options and by the suffix of the file (`backend_of`).
"""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, cast

from engine.api.engine_status import EngineOptions, Framework
from engine.api.errors import EngineError, error_of, text
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

    from engine.api.errors import Text
    from engine.backends.protocol import Backend
    from engine.models.exported_program.program_graph import ProgramContents
    from engine.models.model_contents import ModelContents
    from engine.models.saved_model.flat_graph import SavedModelContents
    from engine.models.torch_files.contents import TorchFileContents
    from engine.models.vetting import VettedModel

    AnyContents = ModelContents | SavedModelContents | ProgramContents | TorchFileContents
    """What a file holds, of any format that can be inspected."""


AUTO = "auto"
_KERAS = "KERAS_BACKEND"


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
    name : str
        The framework's, for the user; of one that the user may choose.
    framework : str
        The module that must be installed; empty for none.
    environment : mapping of str to str
        What the framework must find in the environment when it is imported.
    default_environment : mapping of str to str
        What it shall find there unless the user has set it.
    """

    kinds: tuple[str, ...]
    formats: tuple[ModelFormat, ...]
    backend: str
    name: str = ""
    framework: str = ""
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
        name="TensorFlow",
        framework="tensorflow",
        environment={_KERAS: "tensorflow"},
        default_environment={"TF_CPP_MIN_LOG_LEVEL": "3"},
    ),
    "torch": BackendEntry(
        kinds=("pt2", "keras", "h5"),
        formats=(
            ModelFormat(
                EXPORTED_SUFFIXES,
                "engine.models.exported_program.vetting:vet",
                can_be_inspected=True,
            ),
        ),
        backend="engine.backends.torch.backend:TorchBackend",
        name="PyTorch",
        framework="torch",
        environment={_KERAS: "torch"},
        # what Apple's GPU cannot compute yet is computed on the CPU
        default_environment={"PYTORCH_ENABLE_MPS_FALLBACK": "1"},
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


def is_installed(name: str) -> bool:
    """Tell whether a backend's framework is installed, without importing it."""
    framework = BACKENDS[name].framework
    try:
        return not framework or find_spec(framework) is not None
    except (ImportError, ValueError):
        return False


def missing(name: str) -> Text:
    """Return the sentence on a framework that is not installed: how to get it."""
    framework = BACKENDS[name].name
    if getattr(sys, "frozen", False):
        return text(
            "This needs {framework}, which the packaged Camscope does not bring along. Run "
            "Camscope from its sources with it: make run {variable}=1",
            framework=framework,
            variable=name.upper(),
        )
    return text(
        "This needs {framework}, which is not installed. Start Camscope with make run "
        "{variable}=1, or type: pip install -r requirements/{name}.txt",
        framework=framework,
        variable=name.upper(),
        name=name,
    )


def frameworks() -> tuple[Framework, ...]:
    """Return the frameworks that open what the first one opens, the first one first."""
    return tuple(
        Framework(name, entry.name, None if is_installed(name) else missing(name))
        for name, entry in BACKENDS.items()
        if _opens_as_much(name, default_backend())
    )


def first_backend(wanted: str = AUTO) -> str:
    """Return the backend that is loaded before any file is opened.

    Parameters
    ----------
    wanted : str
        As `EngineOptions.backend`; a framework that is not installed is as good as "auto".
    """
    return wanted if wanted in BACKENDS and is_installed(wanted) else default_backend()


def checked_backend(wanted: str) -> str:
    """Return `first_backend`. Raises EngineError when what is wanted is not there."""
    if wanted != AUTO and wanted not in BACKENDS:
        raise EngineError(
            'There is no backend "{name}". There are: {known}.',
            name=wanted,
            known=", ".join((AUTO, *BACKENDS)),
        )
    if wanted != AUTO and not is_installed(wanted):
        raise error_of(missing(wanted))
    return first_backend(wanted)


def backend_of(path: str, wanted: str = AUTO, at_work: str = "") -> str:
    """Return the backend whose process is to open a file, by the file's suffix.

    That is the wanted one if it opens such files; another one where it does not, if its framework
    is installed. Otherwise the wanted one looks at the file, and says what is missing.

    Parameters
    ----------
    path : str
        The file as the user named it.
    wanted : str
        As `EngineOptions.backend`.
    at_work : str
        The one whose process runs already: it looks at what no backend can open here.
    """
    first, (own, _) = first_backend(wanted), _format_of(path)
    if not own or not is_installed(own):
        return at_work or first
    return first if _opens_as_much(first, own) else own


def backend_to_open(path: str, wanted: str = AUTO) -> str:
    """Return `backend_of`. Raises EngineError when the wanted one is not there or opens no such."""
    found = backend_of(path, checked_backend(wanted))
    if wanted not in (AUTO, found):
        raise EngineError(
            "{framework} does not open {file}: leave out --backend {name}.",
            framework=BACKENDS[wanted].name,
            file=os.path.basename(path),
            name=wanted,
        )
    return found


def configure_environment(name: str = "") -> None:
    """Set what a backend's framework reads from the environment, before it is imported.

    The arithmetic of methods and filter images is written with `keras.ops`, which a process imports
    once, for one framework: that of the backend, or of the default one (docs/decisions/0014).
    """
    entry, default = BACKENDS[name or default_backend()], BACKENDS[default_backend()]
    os.environ.update({**default.environment, **entry.environment})
    for variable, value in entry.default_environment.items():
        os.environ.setdefault(variable, value)


def _opens_as_much(name: str, other: str) -> bool:
    """Tell whether a backend opens every kind of files that another one opens."""
    return set(BACKENDS[other].kinds) <= set(BACKENDS[name].kinds)


def _format_of(path: str) -> tuple[str, ModelFormat]:
    """Return the format of a file, and the backend under which it stands; "" for none.

    That is told by the suffix, and for what PyTorch wrote by the first bytes. What is checked later
    is a private copy: if it has become another file meanwhile, that is refused there.
    """
    formats = [(name, each) for name, entry in BACKENDS.items() for each in entry.formats]
    if is_saved_model(path):
        return next(found for found in formats if found[1].is_folder)
    suffix, head = os.path.splitext(path)[1].lower(), b""
    with contextlib.suppress(OSError, ValueError):  # said by the function that vets
        head = head_of(path)
    content = torch_content(head)
    if content == "other" or (suffix in TORCH_FILES.suffixes and not is_keras_content(head)):
        return "", TORCH_FILES
    if content == "program":
        suffix = EXPORTED_SUFFIXES[0]
    return next((found for found in formats if suffix in found[1].suffixes), formats[0])


def can_be_trusted(path: str) -> bool:
    """Return whether a file is of a format that may hold code, which runs if the user says so."""
    return _format_of(path)[1].can_be_trusted


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
    _, fitting = _format_of(path)
    more: dict[str, Any] = {"trusted": trusted} if fitting.can_be_trusted else {}
    if fitting.can_be_inspected:
        more["on_read"] = on_read
    return cast("VettedModel", _load(fitting.vet)(path, work_dir=work_dir, **more))


def backend_for(kind: str, own: str = "") -> str:
    """Return the name of the backend that opens a kind of vetted files.

    Parameters
    ----------
    kind : str
        `VettedModel.kind`.
    own : str
        The backend that this process was started for; empty for the default one.

    Raises
    ------
    EngineError
        When none does, or only one whose framework is another than this process's.
    """
    own = own or default_backend()
    fitting = [name for name, entry in BACKENDS.items() if kind in entry.kinds]
    if not fitting:
        raise EngineError('There is no backend for model files of kind "{kind}".', kind=kind)
    if own in fitting:
        return own
    keras = BACKENDS[own].environment.get(_KERAS)
    for name in fitting:
        if BACKENDS[name].environment.get(_KERAS, keras) == keras:
            return name
    if not is_installed(fitting[0]):
        raise error_of(missing(fitting[0]))
    raise EngineError(
        "This is opened with {framework}, and the engine at work computes with {own}. Choose "
        "{framework} for it.",
        framework=BACKENDS[fitting[0]].name,
        own=BACKENDS[own].name,
    )


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
