"""Opens files of weights alone as networks of Keras Applications, for the session.

The numbers are vetted and written anew, the framework builds the network around them, and the model
file that comes of it is checked like any other.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.memory import free_bytes
from engine.api.units import size_text
from engine.backends import vet_model
from engine.models.catalogue import find_application
from engine.models.vetting import copy_privately, vet_weights
from engine.models.weights_recognition import recognise_as
from engine.storage.atomic import refusal

if TYPE_CHECKING:
    from engine.api.weights import WeightsFit
    from engine.backends.protocol import Backend
    from engine.models.model_contents import LayerWeights, ModelContents
    from engine.models.vetting import VettedModel

_COPIES = 2
"""Of all weights that are in memory while a model is built and written."""


@dataclass(frozen=True, slots=True)
class VettedWeights:
    """A file of weights alone that passed the checks.

    Attributes
    ----------
    path : str
        What the framework reads: a file of our own making, which `build_as` removes.
    fit : WeightsFit
        The network that it fits.
    source : str
        The path that the user named.
    sha256 : str
        Of the source's bytes, in hex.
    size : int
        Bytes of the source.
    """

    path: str
    fit: WeightsFit
    source: str
    sha256: str
    size: int


def vet_weights_as(path: str, network: str, work_dir: str) -> VettedWeights:
    """Check a file of weights alone, and write it anew.

    Parameters
    ----------
    path : str
        The file as the user named it.
    network : str
        Name of the network that its tensors are to fit.
    work_dir : str
        A private folder with an ASCII path.

    Raises
    ------
    EngineError
        It is no such file, does not fit, is damaged, or there is no room.
    """
    file, copy = os.path.basename(path), os.path.join(work_dir, "weights-copy")
    digest, size, _ = copy_privately(path, copy, file)
    fits: list[WeightsFit] = []

    def choose(contents: ModelContents) -> tuple[LayerWeights, ...]:
        if contents.description is not None:
            raise EngineError(
                "{file} is a whole model and needs no network named: open it without --as.",
                file=file,
            )
        found = recognise_as(contents, network, file)
        check_memory(network)
        fits.append(found.fit)
        return found.layers

    made = vet_weights(copy, file, work_dir=work_dir, choose=choose)
    return VettedWeights(made, fits[0], path, digest, size)


def build_as(weights: VettedWeights, backend: Backend, work_dir: str) -> VettedModel:
    """Make a model of vetted weights; it has the SHA-256 of the user's file. Raises EngineError."""
    made = os.path.join(work_dir, "built.keras")
    write_network(weights, backend, made)
    vetted = vet_model(made, work_dir=work_dir)
    os.remove(made)
    return replace(vetted, source=weights.source, sha256=weights.sha256, size=weights.size)


def write_network(weights: VettedWeights, backend: Backend, made: str) -> None:
    """Write the ``.keras`` file of a network with vetted weights. Raises EngineError."""
    try:
        backend.write_application(weights.fit, weights.path, made)
    except OSError as error:
        raise refusal(error, os.path.basename(weights.source), made) from error
    finally:
        os.remove(weights.path)


def check_memory(network: str) -> None:
    """Raise EngineError where the memory does not suffice for building a network."""
    application = find_application(network)
    assert application is not None
    needed, free = application.weight_bytes * _COPIES, free_bytes()
    if needed > free:
        raise EngineError(
            "{model} needs about {needed} of memory to be built, and {free} are free. Close other "
            "programs, or choose a smaller model.",
            model=application.name,
            needed=size_text(needed),
            free=size_text(free),
        )
