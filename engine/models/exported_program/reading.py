"""Reads an exported program of PyTorch, for `vetting`: its graph, and where its numbers lie.

The job of a box. PyTorch itself never reads such a file here: it would unpickle parts of it. The
sample inputs are a pickle; that entry is not opened.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING

import msgspec

from engine.api.errors import EngineError
from engine.ipc.codec import encode
from engine.models.exported_program import schema
from engine.models.exported_program.allowed_operations import MOST_REFUSALS, check
from engine.models.exported_program.archive import Archive, opened_archive
from engine.models.exported_program.building import BuiltProgram, build
from engine.models.exported_program.program_checks import check_values
from engine.models.exported_program.program_graph import ProgramContents
from engine.models.exported_program.weights import find_numbers, packed_values
from engine.models.zip_entries import damaged

if TYPE_CHECKING:
    from collections.abc import Generator

    from engine.models.exported_program.program_graph import ProgramGraph, ProgramResult
    from engine.models.exported_program.weights import FoundNumbers


@dataclass(frozen=True, slots=True)
class ReadProgram:
    """The request to read an exported program.

    Attributes
    ----------
    file : str
        Its name, for the sentences.
    """

    file: str


def prepare() -> None:
    """Load what is loaded at first use otherwise: a box cannot load anything later."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x/archive_format", "pt2")
        archive.writestr("x/archive_version", "0")
        graph: dict[str, object] = {"inputs": [], "outputs": [], "nodes": [], "tensor_values": {}}
        module = {
            "graph": graph,
            "signature": {"input_specs": [], "output_specs": []},
            "module_call_graph": [],
        }
        version = {"major": schema.MAJOR, "minor": schema.NEWEST_MINOR}
        program = {"graph_module": module, "schema_version": version, "torch_version": ""}
        archive.writestr("x/models/model.json", json.dumps(program))
        archive.writestr("x/data/weights/model_weights_config.json", '{"config": {}}')
        with zipfile.ZipFile(older := io.BytesIO(), "w") as inner:
            inner.writestr("x/data.pkl", b"Vtext\n0}.")
        archive.writestr("x/data/constants/model.pt", older.getvalue(), zipfile.ZIP_STORED)
    for result in read_program_file(ReadProgram("prepared"), buffer):
        encode(result)


def read_program_file(request: ReadProgram, file: IO[bytes]) -> Generator[ProgramResult]:
    """Yield a program's contents, then its packed numbers in order.

    Parameters
    ----------
    request : ReadProgram
        The name.
    file : binary file
        The archive.

    Raises
    ------
    EngineError
        One sentence: damaged, or no exported program. What is sound and refused is told in the
        contents, with its graph.
    """
    with opened_archive(file, request.file) as archive:
        built, later = _built(archive)
        graph, refusals = built.graph, [*built.refusals, *check(built.graph, request.file)]
        found: FoundNumbers | None = None
        try:
            found = find_numbers(archive, graph.constants, graph.values)
            graph = _with_places(graph, found)
        except EngineError as error:
            refusals.append(error.text)
        if refusals and later:
            refusals.append(_newer(archive, later).text)
        yield ProgramContents(
            graph,
            () if found is None else found.data_sets,
            tuple(dict.fromkeys(refusals[:MOST_REFUSALS])),
            later,
        )
        if found is not None and not refusals:
            yield from packed_values(found)


def _built(archive: Archive) -> tuple[BuiltProgram, str]:
    """Return the graph of an archive, and the version of a later PyTorch. Raises EngineError."""
    told = archive.json(archive.program)
    try:
        written = msgspec.convert(told, schema.Written)
    except msgspec.ValidationError as error:
        raise damaged(archive.file, str(error)) from None
    version = written.schema_version
    if version.major != schema.MAJOR:
        raise EngineError(
            "{file} was written by PyTorch {version}, whose programs have another form than "
            "Camscope reads. Export the model again with PyTorch 2.9 to 2.14.",
            file=archive.file,
            version=written.torch_version[:40],
            details=f"schema version {version.major}.{version.minor}",
        )
    later = written.torch_version[:40] or "?" if version.minor > schema.NEWEST_MINOR else ""
    try:
        program = msgspec.convert(told, schema.ExportedProgram)
        built = build(program, archive.file)
        check_values(built.graph)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        details = f"{type(error).__name__}: {error}"
        if later:
            raise _newer(archive, later, details) from None
        raise EngineError(
            "{file} is damaged: what is in it does not fit together. Copy it again from its "
            "source.",
            file=archive.file,
            details=details,
        ) from None
    return built, later


def _with_places(graph: ProgramGraph, found: FoundNumbers) -> ProgramGraph:
    """Return a graph whose constants know their numbers."""
    placed = zip(graph.constants, found.places, strict=True)
    return replace(graph, constants=tuple(replace(each, data_set=place) for each, place in placed))


def _newer(archive: Archive, version: str, details: str = "") -> EngineError:
    return EngineError(
        "{file} was written by PyTorch {version}, newer than Camscope knows, and cannot be read. "
        "Export the model again with PyTorch 2.9 to 2.14.",
        file=archive.file,
        version=version,
        details=details,
    )
