"""Adds the options that say how a model file is opened, and reads them: `--trust` and its like."""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.label_sets import find_label_set
from engine.api.model import LoadModel
from engine.api.other_inputs import read_value, values_for
from engine.api.spelling import nearest
from engine.api.trust import TrustedFile, read_code
from engine.backends import can_be_trusted
from engine.models.catalogue import PREFIX, model_path

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from engine.api.model import ModelInfo, OutputLabels
    from engine.api.other_inputs import InputValue

_PREFIX = re.compile(r"[0-9a-fA-F]{8,64}")
_BLOCK = 2**22


def add_model_options(command: argparse.ArgumentParser) -> None:
    """Add what says how a model file is opened."""
    add = command.add_argument
    add(
        "--trust",
        default="",
        metavar="SHA256|FILE",
        help="let the code in this model file run: the file, or 8 or more digits of its SHA-256",
    )
    add(
        "--custom-objects",
        default="",
        metavar="FILE.py",
        help="with --trust: run this file, which has the model's own classes",
    )
    add(
        "--as",
        dest="weights_of",
        default="",
        metavar="NETWORK",
        help="open a file of weights alone as this network of Keras Applications",
    )
    add(
        "--image-input",
        default="",
        metavar="NAME",
        help="which input takes the image, of several that could",
    )


def add_input_options(command: argparse.ArgumentParser) -> None:
    """Add what says how inputs beside the image are fed."""
    command.add_argument(
        "--input",
        dest="inputs",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="what an input beside the image is fed: a number, several with commas, or a .npy "
        "file; default: zeros",
    )


def input_values(info: ModelInfo, options: argparse.Namespace) -> tuple[InputValue, ...]:
    """Return what the arguments want inputs beside the image to be fed. Raises EngineError."""
    names = [each.name for each in info.other_inputs]
    values = []
    for words in getattr(options, "inputs", ()):
        name, equals, value = words.partition("=")
        if not equals:
            raise EngineError("--input takes NAME=VALUE, not {value}.", value=words)
        if name not in names:
            raise EngineError(
                '{model} has no input "{name}" beside the image. {nearest}',
                model=info.name,
                name=name,
                nearest=nearest(name, names),
            )
        values.append(read_value(name, value))
    return values_for(info.other_inputs, values)


def load_request(options: argparse.Namespace) -> LoadModel:
    """Return the request for the model that the arguments name, with what they say of it.

    The model is a file, or ``library:NAME``.

    Raises
    ------
    EngineError
        For a trust in something else than this file, and for a Python file that cannot be read.
    """
    model = model_path(options.model)
    return LoadModel(
        model,
        _labels(getattr(options, "labels", ()), getattr(options, "output", None)),
        trusted=_trusted(model, options.trust, options.custom_objects),
        image_input=options.image_input,
        weights_of=options.weights_of.removeprefix(PREFIX),
    )


def _labels(words: Iterable[str], output: str | None) -> OutputLabels:
    """Return `LoadModel.labels`; names without an output are for the one that is asked for."""
    found = []
    for word in words:
        other, equals, labels = word.partition("=")
        is_plain = not equals or find_label_set(word) is not None or os.path.isfile(word)
        found.append((output or "0", word) if is_plain else (other, labels))
    return tuple(found)


def _trusted(model: str, trust: str, code: str) -> tuple[TrustedFile, ...]:
    if not trust:
        if code:
            raise EngineError(
                "--custom-objects runs a program: say --trust, too, with the model file or its "
                "SHA-256."
            )
        return ()
    if not can_be_trusted(model):
        raise EngineError(
            "--trust is for .keras and .h5 files: of {file} no code is run in any case.",
            file=os.path.basename(os.path.normpath(model)),
        )
    digest = _digest(model)
    is_file = os.path.exists(trust)
    if not is_file and not _PREFIX.fullmatch(trust):
        raise EngineError(
            '"{word}" is neither a file nor 8 or more digits of a SHA-256. Write --trust {model}.',
            word=trust,
            model=model,
        )
    if _digest(trust) != digest if is_file else not digest.startswith(trust.lower()):
        raise EngineError(
            "--trust names another file: the SHA-256 of {model} begins with {digest}.",
            model=os.path.basename(model),
            digest=digest[:16],
        )
    own = hashlib.sha256(read_code(code)).hexdigest() if code else ""
    return (TrustedFile(digest, os.path.abspath(code) if code else "", own),)


def _digest(path: str) -> str:
    """Return a file's SHA-256; what changes afterwards is not what is trusted."""
    digest = hashlib.sha256()
    try:
        if not os.path.isfile(path):
            raise FileNotFoundError(path)
        with open(path, "rb") as source:
            while block := source.read(_BLOCK):
                digest.update(block)
    except (OSError, ValueError) as error:
        raise EngineError(
            "{file} was not found. Check the path, or choose the file again.",
            file=os.path.basename(path),
            details=str(error),
        ) from None
    return digest.hexdigest()
