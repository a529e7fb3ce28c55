"""Plans how filter images grow, for every backend: precision, pictures at a time, channels.

All of it follows from layer, size and machine alone: a measurement at run time would choose
otherwise on a busy machine, and a seed would not give the same picture again.
"""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError, OutOfMemory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

MOST_OPTIMIZERS = 6
"""Optimizers of a network that are kept; a compiled one holds its graph up to a layer, three times.
"""
_ITERATION_S = 0.08
"""Seconds that an iteration of a batch should take: a request stops only between two of them."""
_GPU_CORES = 200
"""As many cores of a CPU a GPU is taken for."""
_MOST_PICTURES = 16
"""A batch has a power of two: of 16 pictures in batches of 15, the second batch is filled up."""
_WANTED = 16
"""Channels are computed in so many at a time, whatever is asked: a picture must not depend on how
many others grow with it, and a convolution of another width may round otherwise."""


@dataclass(frozen=True, slots=True)
class Flops:
    """What a forward pass of one input takes.

    Attributes
    ----------
    units : int
        Length of the last axis of what is computed.
    multiplications : float
        In convolutions and matrix products.
    bytes : int
        All intermediate results together.
    """

    units: int
    multiplications: float
    bytes: int

    @property
    def training_bytes(self) -> int:
        """With the backward pass: what is kept for it, and as much again on the way back."""
        return 2 * self.bytes


@dataclass(frozen=True, slots=True)
class CoreTimes:
    """Seconds of a CPU's core for a forward pass with its gradient, as measured in a framework.

    Attributes
    ----------
    multiplication, byte : float
        For each of `Flops.multiplications` and of `Flops.bytes`.
    """

    multiplication: float
    byte: float


@dataclass(frozen=True, slots=True)
class Speed:
    """Which batches and which precision pay on a CPU, as measured in a framework.

    Attributes
    ----------
    times : mapping of bool to CoreTimes
        In float32 and, under True, in bfloat16.
    bfloat16_from : float
        Multiplications a pixel from which bfloat16 pays on a CPU with AMX.
    pixels : int
        Of a batch, for each core: coefficients and moves take their time too.
    """

    times: Mapping[bool, CoreTimes]
    bfloat16_from: float
    pixels: int


@dataclass(frozen=True, slots=True)
class Growth:
    """How pictures of a layer grow.

    Attributes
    ----------
    bfloat16 : bool
        The network multiplies in bfloat16.
    batch : int
        Pictures at a time.
    """

    bfloat16: bool
    batch: int


def planned_growth(
    flops: Flops,
    size: tuple[int, int],
    speed: Speed,
    *,
    precision: str,
    on_cpu: bool,
) -> Growth:
    """Return how pictures grow.

    Parameters
    ----------
    flops : Flops
        Of a picture, up to the layer.
    size : (int, int)
        Its height and width.
    speed : Speed
        Of the framework.
    precision : str
        As in `EngineOptions`: "auto" takes bfloat16 where it pays, on a CPU with AMX.
    on_cpu : bool
        Whether a CPU computes.
    """
    pixels = size[0] * size[1]
    pays = flops.multiplications >= speed.bfloat16_from * pixels
    bfloat16 = precision == "bfloat16" or (precision == "auto" and on_cpu and pays and has_amx())
    cores = (os.cpu_count() or 1) if on_cpu else _GPU_CORES
    each = speed.times[bfloat16]
    picture_s = flops.multiplications * each.multiplication + flops.bytes * each.byte
    room = cores * min(_ITERATION_S / max(picture_s, 1e-9), speed.pixels / pixels)
    return Growth(bfloat16, 2 ** round(math.log2(float(np.clip(room, 1, _MOST_PICTURES)))))


def has_amx(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """Tell whether the processor has matrix units for bfloat16; False where it cannot be told."""
    try:
        return "amx_bf16" in cpuinfo.read_text(errors="replace").split()
    except OSError:
        return False


def chosen_units(weights: NDArray[np.float32]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return the units that have a weight (m,), and their weights (n, m); m is a multiple of 16.

    Parameters
    ----------
    weights : ndarray of float32, shape (n, units)
        The objective of each picture.
    """
    used = np.flatnonzero(weights.any(axis=0))
    count = max(1, -(-len(used) // _WANTED)) * _WANTED
    wanted = np.zeros(count, np.int32)  # the rest computes unit 0, and weighs nothing
    wanted[: len(used)] = used
    narrow = np.zeros((len(weights), count), np.float32)
    narrow[:, : len(used)] = weights[:, used]
    return wanted, narrow


def not_reached(path: str) -> EngineError:
    """Return the refusal of a layer that is not computed of the image."""
    return EngineError(
        'Layer "{path}" is not reached by an image, so there are no images that excite it. '
        "Choose another layer.",
        path=path,
    )


def several_outputs(path: str) -> EngineError:
    """Return the refusal of a layer that gives more than one tensor."""
    return EngineError(
        'Layer "{path}" has several outputs, so it is not clear what its channels are. '
        "Choose another layer.",
        path=path,
    )


def no_real_numbers(path: str) -> EngineError:
    """Return the refusal of a layer that gives whole numbers."""
    return EngineError(
        'The output of layer "{path}" is not made of real numbers, so nothing can be made '
        "larger step by step. Choose another layer.",
        path=path,
    )


def no_channels(path: str) -> EngineError:
    """Return the refusal of a layer whose output has no axis of channels."""
    return EngineError('Layer "{path}" has no channels. Choose another layer.', path=path)


def size_refusal(
    name: str, size: tuple[int, int], error: Exception, *, is_about_memory: bool
) -> EngineError:
    """Return the refusal of pictures that a network does not take, for what it raised.

    Parameters
    ----------
    name : str
        The network's.
    size : (int, int)
        Height and width.
    error : Exception
        What was raised.
    is_about_memory : bool
        It says that memory did not suffice.
    """
    if is_about_memory:
        return OutOfMemory("There is not enough memory for {name}.", name=name, details=str(error))
    return EngineError(
        "{name} cannot work on pictures of {width} × {height} pixels. Choose a larger size.",
        name=name,
        width=size[1],
        height=size[0],
        details=str(error),
    )
