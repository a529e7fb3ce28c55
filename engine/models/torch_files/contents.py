"""Holds what a file of PyTorch that is not opened tells of itself: its kind, and its tensors.

Only text and numbers: they cross from the process that read a stranger's bytes to the one that
tells the user.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.api.units import MIB

TorchKind = Literal["weights", "model", "script", "safetensors", "pickle"]
"""Weights without a network (a state dict), a whole model that was pickled, TorchScript, weights in
the safetensors format, or a pickle of something else."""

NUMBER_BYTES = {
    **{"float64": 8, "float32": 4, "float16": 2, "bfloat16": 2},
    **{"float8_e4m3fn": 1, "float8_e5m2": 1, "float8_e4m3fnuz": 1, "float8_e5m2fnuz": 1},
    **{"int64": 8, "int32": 4, "int16": 2, "int8": 1},
    **{"uint64": 8, "uint32": 4, "uint16": 2, "uint8": 1, "bool": 1},
    **{"complex128": 16, "complex64": 8},
}
"""Bytes of a number of each type, by PyTorch's names."""

MOST_PICKLE_BYTES = 64 * MIB
"""Of a pickle without the numbers; that of a network of 10,000 tensors has two."""
MOST_TENSORS = 20_000
"""That are listed of a file."""
MOST_SIDES = 64
MOST_NAMES = 20
"""Classes that are named of a file."""


@dataclass(frozen=True, slots=True)
class ReadTorchFile:
    """The request to read a file of PyTorch.

    Attributes
    ----------
    file : str
        Its name, for the sentences.
    """

    file: str


@dataclass(frozen=True, slots=True)
class StoredTensor:
    """A tensor in a file.

    Attributes
    ----------
    name : str
        By which the network knows it: "features.0.weight".
    dtype : str
        PyTorch's name of its numbers.
    shape : tuple of int
        In PyTorch's order: (out, in, h, w) of a convolution.
    """

    name: str
    dtype: str
    shape: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TorchFileContents:
    """What is told of a file.

    Attributes
    ----------
    kind : TorchKind
        What it is.
    tensors : tuple of StoredTensor
        Those that are found without running anything, `MOST_TENSORS` at most.
    tensor_count : int
        How many there are.
    place : tuple of str
        Keys of dictionaries below which a checkpoint has them: ("state_dict",).
    names : tuple of str
        Classes and functions that loading would call and that weights do not need: "nets.VGG".
    module_types : tuple of (str, str)
        Of a pickled model, its modules by their dotted paths, "" for the model, with their classes.
    """

    kind: TorchKind
    tensors: tuple[StoredTensor, ...] = ()
    tensor_count: int = 0
    place: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    module_types: tuple[tuple[str, str], ...] = ()


def sides_and_type(tensor: StoredTensor) -> str:
    """Return a tensor's sides and type in words: "64 × 3 × 7 × 7 float32"."""
    return " ".join((" × ".join(map(str, tensor.shape)) or "1", tensor.dtype))
