"""Opens files of weights alone as networks of Keras Applications, for the session.

The numbers are vetted and written anew, the framework builds the network around them, and the model
file that comes of it is checked like any other.
"""

from __future__ import annotations

import os
from dataclasses import replace
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


def vet_as(
    path: str, network: str, backend: Backend, work_dir: str
) -> tuple[VettedModel, WeightsFit]:
    """Check a file of weights alone, and make a model of it.

    Parameters
    ----------
    path : str
        The file as the user named it.
    network : str
        Name of the network that its tensors are to fit.
    backend : Backend
        That builds it.
    work_dir : str
        A private folder with an ASCII path.

    Returns
    -------
    (VettedModel, WeightsFit)
        What the framework opens, with the SHA-256 of the user's file; and what it is.

    Raises
    ------
    EngineError
        It is no such file, does not fit, is damaged, or there is no room.
    """
    file = os.path.basename(path)
    copy, made = os.path.join(work_dir, "weights-copy"), os.path.join(work_dir, "built.keras")
    digest, size, _ = copy_privately(path, copy, file)
    fit = build_from(copy, file, network, backend, made, work_dir)
    vetted = vet_model(made, work_dir=work_dir)
    os.remove(made)
    return replace(vetted, source=path, sha256=digest, size=size), fit


def build_from(
    copy: str, file: str, network: str, backend: Backend, made: str, work_dir: str
) -> WeightsFit:
    """Write the model of a private copy of a file of weights, which is removed.

    `file` is the name for the sentences, `made` the ``.keras`` file to write. Raises EngineError.
    """
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

    weights = vet_weights(copy, file, work_dir=work_dir, choose=choose)
    try:
        backend.write_application(fits[0], weights, made)
    except OSError as error:
        raise refusal(error, file, made) from error
    finally:
        os.remove(weights)
    return fits[0]


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
