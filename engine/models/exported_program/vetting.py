"""Vets an exported program of PyTorch: copies it, has it read in a box, and writes it anew.

Called through BACKENDS like `engine.models.vetting.vet`. PyTorch never sees the file: it would
unpickle parts of it.
"""

from __future__ import annotations

import logging
import os
import secrets
from contextlib import closing
from functools import partial
from math import prod
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError, error_of, text
from engine.api.formats import ZIP_START
from engine.api.memory import free_bytes
from engine.api.units import size_text
from engine.box import run_job
from engine.models.exported_program.allowed_operations import check
from engine.models.exported_program.program_checks import check_program, check_values
from engine.models.exported_program.program_feeding import program_feeding
from engine.models.exported_program.program_graph import ProgramContents
from engine.models.exported_program.reading import ReadProgram
from engine.models.exported_program.vetted_files import write_program
from engine.models.model_contents import BFLOAT16
from engine.models.model_writing import bytes_of, check_places, stored_numbers
from engine.models.vetting import VettedModel, copy_privately, remove, strange, write_checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.models.exported_program.program_graph import ProgramGraph, ProgramResult
    from engine.models.feeding import Feeding
    from engine.models.model_contents import DataSet

KIND = "pt2"
_log = logging.getLogger(__name__)
_FEW = 64
"""Numbers of a constant that may say how pixels are scaled."""
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
            few = _FewNumbers(stored_numbers(copy, contents.data_sets, results))
            write_checked(partial(write_program, made, graph, few.passed()), room, work_dir, file)
            feeding = _feeding(graph, few.held, file)
    except BaseException:
        remove(made)
        raise
    finally:
        remove(copy)
    count = sum(
        prod(side or 1 for side in graph.values[each.value].shape) for each in graph.constants
    )
    return VettedModel(
        *(made, path, KIND, digest, {}, size, count),
        operations=len(graph.nodes),
        feeding=feeding,
        note=_note(contents, file),
    )


def _note(contents: ProgramContents, file: str) -> Text | None:
    """Return that a program's form is later than the one that is known; None when it is known."""
    if not contents.later_version:
        return None
    return text(
        "{file} was written by PyTorch {version}, later than Camscope knows. It opened: compare "
        "its predictions with PyTorch's.",
        file=file,
        version=contents.later_version,
    )


class _FewNumbers:
    """Keeps numbers of small constants while all are written: they may tell how pixels are fed."""

    def __init__(self, numbers: Iterable[tuple[DataSet, NDArray[Any]]]) -> None:
        self._numbers = numbers
        self.held: dict[int, NDArray[Any]] = {}

    def passed(self) -> Iterator[tuple[DataSet, NDArray[Any]]]:
        for index, (each, values) in enumerate(self._numbers):
            if values.size <= _FEW and each.dtype != BFLOAT16:
                self.held[index] = values
            yield each, values


def _feeding(graph: ProgramGraph, held: Mapping[int, NDArray[Any]], file: str) -> Feeding:
    """Return how a program is fed. Raises EngineError."""
    places = {each.value: each.data_set for each in graph.constants}
    try:
        return program_feeding(graph, file, lambda value: held.get(places.get(value, -1)))
    except (TypeError, ValueError, LookupError, ArithmeticError) as error:
        raise strange(file, f"{type(error).__name__}: {error}") from None


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
    if contents.later_version:
        _log.warning(
            "%s was written by PyTorch %s, later than is known", file, contents.later_version
        )
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
