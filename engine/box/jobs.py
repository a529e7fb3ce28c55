"""Registers the jobs of the boxes and their limits: JOBS, KINDS.

A job is a function of a request and of an open binary file; it returns one result, or yields many.
Requests and results are frozen dataclasses that `engine.ipc.codec` can carry. Names are lazy: the
waiting side loads no decoder.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from engine.api.units import GIB, MIB


class Kind(StrEnum):
    """What a box is loaded for; jobs of one kind are done by the same processes."""

    IMAGES = "images"
    MODELS = "models"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a job may take of the one who waits.

    Attributes
    ----------
    silence_s : float
        Longest time from one result to the next.
    total_s : float
        Longest time for all of them, as far as somebody waits for them.
    bytes_per_s : int
        Of the file, by which both grow: a sound file of 800 MB takes its time.
    message_bytes : int
        Largest result.
    answer_by_file : int
        Bytes of the result for a byte of the file, about, where room is made ready for them.
    """

    silence_s: float
    total_s: float
    bytes_per_s: int
    message_bytes: int
    answer_by_file: int = 0

    def silence_of(self, size: int) -> float:
        """Return the seconds between two results for a file of a size in bytes."""
        return self.silence_s + size / self.bytes_per_s

    def total_of(self, size: int) -> float:
        """Return the seconds for all results for a file of a size in bytes."""
        return self.total_s + size / self.bytes_per_s


@dataclass(frozen=True, slots=True)
class KindLimits:
    """What a process of one kind may take, and how long it lives.

    Attributes
    ----------
    memory_bytes : int
        Address space beyond what it has when it is ready.
    cpu_s : int
        Processor time of its whole life: what ends a process that nobody watches any more.
    files : int
        Files that it serves before another process takes its place.
    busy_s : float
        Time at work after which another takes its place.
    prepare : tuple of str
        "package.module:function" that load what its jobs need: nothing can be loaded later.
    room_bytes : int
        Of memory that it shares with the waiting side for large arrays, where the system has such.
    """

    memory_bytes: int
    cpu_s: int
    files: int
    busy_s: float
    prepare: tuple[str, ...]
    room_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """One thing that a box does.

    Attributes
    ----------
    kind : Kind
        Which processes do it.
    function : str
        "package.module:function", called with the request and the file.
    request, result : str
        "package.module:Type" of what goes in, and of what comes out: a dataclass, or a union.
    limits : Limits
        For the one who waits.
    """

    kind: Kind
    function: str
    request: str
    result: str
    limits: Limits


_IMAGE = Limits(silence_s=4.0, total_s=4.0, bytes_per_s=20 * MIB, message_bytes=GIB)
"""A picture of 100 megapixels is 300 MB, and fits into the shared memory of 320."""

_PICTURE = replace(_IMAGE, answer_by_file=6)
"""A photograph is packed to a sixth, and to less."""

_ARRAY = Limits(silence_s=4.0, total_s=60.0, bytes_per_s=20 * MIB, message_bytes=16 * MIB)
"""Unpacked in pieces; each is progress."""

_MODEL = Limits(silence_s=12.0, total_s=60.0, bytes_per_s=20 * MIB, message_bytes=GIB)
"""Weights come in pieces; each is progress."""

KINDS: dict[Kind, KindLimits] = {
    Kind.IMAGES: KindLimits(
        memory_bytes=3 * GIB,
        cpu_s=240,
        files=100,
        busy_s=60.0,
        prepare=("engine.imaging.decode_jobs:prepare",),
        room_bytes=320 * MIB,
    ),
    Kind.MODELS: KindLimits(
        memory_bytes=4 * GIB,
        cpu_s=1800,
        files=1,
        busy_s=0.0,
        prepare=(
            "engine.models.model_reading:prepare",
            "engine.models.saved_model.reading:prepare",
            "engine.models.exported_program.reading:prepare",
            "engine.models.torch_files.reading:prepare",
        ),
    ),
}

_TRIAL = (
    "engine.box.trials:run_trial",
    "engine.box.trials:TrialRequest",
    "engine.box.trials:TrialResult",
)

JOBS: dict[str, Job] = {
    "picture": Job(
        Kind.IMAGES,
        "engine.imaging.decode_jobs:decode_picture",
        "engine.imaging.decode_jobs:PictureRequest",
        "engine.imaging.decode_jobs:PictureResult",
        _PICTURE,
    ),
    "thumbnail": Job(
        Kind.IMAGES,
        "engine.imaging.decode_jobs:decode_thumbnail",
        "engine.imaging.decode_jobs:ThumbnailRequest",
        "engine.imaging.decode_jobs:Thumbnail",
        _IMAGE,
    ),
    "jpeg saving": Job(
        Kind.IMAGES,
        "engine.imaging.decode_jobs:jpeg_saving",
        "engine.imaging.decode_jobs:PictureRequest",
        "engine.imaging.decode_jobs:JpegSaving",
        _IMAGE,
    ),
    "opencv": Job(
        Kind.IMAGES,
        "engine.imaging.decode_jobs:decode_with_opencv",
        "engine.imaging.decode_jobs:OpenCVRequest",
        "engine.imaging.decode_jobs:OpenCVPixels",
        _IMAGE,
    ),
    "arrays": Job(
        Kind.IMAGES,
        "engine.imaging.array_headers:stored_arrays",
        "engine.imaging.array_headers:ArraysRequest",
        "engine.imaging.array_headers:StoredArrays",
        _IMAGE,
    ),
    "unpack array": Job(
        Kind.IMAGES,
        "engine.imaging.array_headers:unpacked",
        "engine.imaging.array_headers:UnpackRequest",
        "engine.imaging.array_headers:Chunk",
        _ARRAY,
    ),
    "model": Job(
        Kind.MODELS,
        "engine.models.model_reading:read_model",
        "engine.models.model_contents:ReadModel",
        "engine.models.model_contents:ModelResult",
        _MODEL,
    ),
    "saved model": Job(
        Kind.MODELS,
        "engine.models.saved_model.reading:read_saved_model",
        "engine.models.saved_model.reading:ReadSavedModel",
        "engine.models.saved_model.flat_graph:SavedModelResult",
        _MODEL,
    ),
    "exported program": Job(
        Kind.MODELS,
        "engine.models.exported_program.reading:read_program_file",
        "engine.models.exported_program.reading:ReadProgram",
        "engine.models.exported_program.program_graph:ProgramResult",
        _MODEL,
    ),
    "torch file": Job(
        Kind.MODELS,
        "engine.models.torch_files.reading:read_torch_file",
        "engine.models.torch_files.contents:ReadTorchFile",
        "engine.models.torch_files.contents:TorchFileContents",
        _MODEL,
    ),
    "trial": Job(Kind.IMAGES, *_TRIAL, _IMAGE),
    "model trial": Job(Kind.MODELS, *_TRIAL, _MODEL),
}


def loaded(name: str) -> Any:  # noqa: ANN401  whatever has that name
    """Return what a lazy name names."""
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(module), attribute)
