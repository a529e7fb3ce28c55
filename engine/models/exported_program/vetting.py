"""Vets an exported program of PyTorch: copies it, has it read in a box, and writes it anew.

Called through BACKENDS like `engine.models.vetting.vet`. PyTorch never sees the file: it would
unpickle parts of it.
"""

from __future__ import annotations

import os
import secrets
from contextlib import closing
from typing import TYPE_CHECKING

from engine.api.errors import EngineError, error_of
from engine.api.formats import ZIP_START
from engine.api.memory import free_bytes
from engine.api.units import size_text
from engine.box import run_job
from engine.models.exported_program.allowed_operations import check
from engine.models.exported_program.program_checks import check_program, check_values
from engine.models.exported_program.program_feeding import program_feeding
from engine.models.exported_program.program_graph import ProgramContents
from engine.models.exported_program.reading import ReadProgram
from engine.models.exported_program.vetted_files import constant_reader, write_program
from engine.models.model_writing import bytes_of, check_places, stored_numbers
from engine.models.vetting import VettedModel, copy_privately, remove, strange, write_checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.models.exported_program.program_graph import ProgramGraph, ProgramResult

KIND = "pt2"
_COPIES = 3
"""Of the weights that are in memory at once while the program is opened."""


def vet(
    path: str,
    *,
    work_dir: str,
    on_read: Callable[[ProgramContents, str], None] | None = None,
) -> VettedModel:
    """Copy an exported program privately, check the copy, and write the program that is in it.

    Parameters
    ----------
    path : str
        The file as the user named it.
    work_dir : str
        A private folder with an ASCII path, for the copy.
    on_read : callable or None
        Takes what the file holds, and its SHA-256, before it is decided whether it may be opened.

    Returns
    -------
    VettedModel
        What the framework may open: a folder of our own making (`vetted_files`).

    Raises
    ------
    EngineError
        One sentence: which file, why not, and what to do. No copy is left behind.
    """
    file = os.path.basename(os.path.normpath(path)) or path
    copy = os.path.join(work_dir, f"model-{secrets.token_hex(8)}")
    made = f"{copy}.new"
    try:
        digest, size, head = copy_privately(path, copy, file)
        if not head.startswith(ZIP_START):
            raise EngineError(
                "{file} is no exported program of PyTorch, which is a ZIP archive. Save one with "
                'torch.export.save(program, "name.pt2") and open that file.',
                file=file,
            )
        with (
            open(copy, "rb") as source,
            closing(
                run_job("exported program", ReadProgram(file), name=file, file=source)
            ) as results,
        ):
            contents = _contents(results, size, file)
            if on_read is not None:
                on_read(contents, digest)
            graph = _checked(contents, file)
            room = sum(map(bytes_of, contents.data_sets))

            def write() -> None:
                write_program(made, graph, stored_numbers(copy, contents.data_sets, results))

            write_checked(write, room, work_dir, file)
            feeding = program_feeding(graph, file, constant_reader(made))
    except BaseException:
        remove(made)
        raise
    finally:
        remove(copy)
    count = sum(_values(graph, each.value) for each in graph.constants)
    return VettedModel(
        made,
        path,
        KIND,
        digest,
        {},
        size,
        count,
        operations=len(graph.nodes),
        feeding=feeding,
    )


def _values(graph: ProgramGraph, value: str) -> int:
    """Return how many numbers a tensor has."""
    count = 1
    for side in graph.values[value].shape:
        count *= side or 1
    return count


def _contents(results: Iterator[ProgramResult], size: int, file: str) -> ProgramContents:
    """Return what a file holds, of which its reader tells first, checked."""
    contents = next(results)
    try:
        if not isinstance(contents, ProgramContents):
            raise ValueError("numbers came first")
        check_places(contents.data_sets, size)
        if contents.graph is None and not contents.refusals:
            raise ValueError("there is no graph, and no reason")
        if contents.graph is not None:
            check_values(contents.graph)
    except ValueError as error:
        raise strange(file, str(error)) from None
    return contents


def _checked(contents: ProgramContents, file: str) -> ProgramGraph:
    """Return a program that may be opened. Raises EngineError."""
    if contents.refusals:
        raise error_of(contents.refusals[0])
    graph = contents.graph
    assert graph is not None
    for why in check(graph, file):
        raise error_of(why)
    try:
        check_program(graph, contents.data_sets)
    except ValueError as error:
        raise strange(file, str(error)) from None
    needed, free = _COPIES * sum(map(bytes_of, contents.data_sets)), free_bytes()
    if needed > free:
        raise EngineError(
            "The model in {file} needs about {needed} of memory, and {free} are free. Close "
            "other programs and open it again.",
            file=file,
            needed=size_text(needed),
            free=size_text(free),
        )
    return graph
