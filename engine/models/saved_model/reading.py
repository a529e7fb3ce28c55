"""Reads a SavedModel, for `vetting`: the flat graph of a signature, and where its numbers lie.

The job of a box. It gets one file, in which those of the folder follow each other. Nothing of it
is run: what comes out is a graph without functions, and numbers.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.formats import SAVED_MODEL
from engine.api.units import MIB, size_text
from engine.ipc.codec import encode
from engine.models.model_contents import DataSet, Values
from engine.models.model_writing import MAX_EXPANSION, SLACK_BYTES, bytes_of
from engine.models.saved_model import protocol_buffers
from engine.models.saved_model.allowed_operations import RANDOM, check, is_allowed
from engine.models.saved_model.checkpoint import Damaged, read_index
from engine.models.saved_model.flat_graph import SavedModelContents
from engine.models.saved_model.inlining import inline, outline
from engine.models.saved_model.numbers import number_type, stored_type, tensor_shape, tensor_values
from engine.models.saved_model.restoring import checkpoint_keys

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from engine.models.saved_model.checkpoint import Entry
    from engine.models.saved_model.flat_graph import SavedModelResult
    from engine.models.saved_model.inlining import Inlined

INDEX = "variables/variables.index"
SHARD = re.compile(r"variables/variables\.data-(\d{5})-of-(\d{5})")

MAX_GRAPH_BYTES = 512 * MIB
MAX_INDEX_BYTES = 16 * MIB
MAX_OUTLINE = 20_000
SERVED = "serve"
DEFAULT = "serving_default"
_INITIALIZING = "__saved_model_"
"""How the names of signatures begin that are not there to be called."""
_PIECE = 2**24
"""Numbers that are sent at once."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the folder.

    Attributes
    ----------
    path : str
        Below the folder, with "/".
    offset, size : int
        Where it lies in what the box is given, in bytes.
    """

    path: str
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class ReadSavedModel:
    """The request to read a SavedModel.

    Attributes
    ----------
    file : str
        The folder's name, for the sentences.
    members : tuple of Member
        SAVED_MODEL, and the files of the checkpoint that are there.
    """

    file: str
    members: tuple[Member, ...]


def prepare() -> None:
    """Load what is loaded at first use otherwise: a box cannot load anything later."""
    model = protocol_buffers.empty("SavedModel")
    graph = model.meta_graphs.add()
    node = graph.graph_def.node.add(name="x", op="Const")
    node.attr["value"].tensor.dtype = 1
    node.attr["shape"].shape.dim.add(size=1)
    graph.signature_def[DEFAULT].outputs["y"].name = "x:0"
    data = model.SerializeToString()
    request = ReadSavedModel("prepared", (Member(SAVED_MODEL, 0, len(data)),))
    for result in read_saved_model(request, io.BytesIO(data)):
        encode(result)


def read_saved_model(request: ReadSavedModel, file: IO[bytes]) -> Generator[SavedModelResult]:
    """Yield a SavedModel's contents, then its packed numbers in order.

    Parameters
    ----------
    request : ReadSavedModel
        Name and members.
    file : binary file
        The members, one after the other.

    Raises
    ------
    EngineError
        One sentence: damaged. What is sound and refused is told in the contents.
    """
    members = {each.path: each for each in request.members}
    graph = _graph(
        _bytes(file, members.get(SAVED_MODEL), MAX_GRAPH_BYTES, request.file), request.file
    )
    refusals = check(graph, request.file)
    try:
        inlined = inline(graph, _signature(graph, request.file), request.file)
        _check_repeatable(inlined, request.file)
        entries = _entries(file, members, request.file)
        sets = tuple(_data_sets(graph, inlined, entries, members, request.file))
        _check_room(sets, sum(each.size for each in request.members), request.file)
    except EngineError as error:
        parts = outline(graph, MAX_OUTLINE)
        yield SavedModelContents(None, parts, (), (*refusals, error.text))
        return
    parts = tuple(each for each in outline(graph, MAX_OUTLINE) if not is_allowed(each.op))
    yield SavedModelContents(inlined.graph, parts, sets, refusals)
    if refusals:
        return
    for number, each in enumerate(sets):
        if each.offset is None:
            yield from _values(number, inlined.tensors[each.path], request.file)


def _bytes(file: IO[bytes], member: Member | None, most: int, name: str) -> bytes:
    if member is None:
        return b""
    if member.size > most:
        raise EngineError(
            "{file} is refused: {part} in it is larger than {limit}, the most that Camscope reads.",
            file=name,
            part=member.path,
            limit=size_text(most),
        )
    file.seek(member.offset)
    return file.read(member.size)


def _graph(data: bytes, file: str) -> Any:  # noqa: ANN401  a message
    """Return the graph that is there to be used."""
    try:
        model = protocol_buffers.parsed("SavedModel", data)
    except protocol_buffers.NoMessage as error:
        raise _damaged(file, str(error)) from None
    graphs = list(model.meta_graphs)
    served = [each for each in graphs if SERVED in each.meta_info_def.tags]
    chosen = served or graphs
    if not chosen:
        raise _damaged(file, "there is no graph")
    return chosen[0]


def _signature(graph: Any, file: str) -> Any:  # noqa: ANN401  messages
    signatures = {
        name: each
        for name, each in graph.signature_def.items()
        if not name.startswith(_INITIALIZING) and each.outputs
    }
    if not signatures:
        raise EngineError(
            "{file} tells no signature: nothing says what is fed to it and what it answers. Save "
            'it again with model.export("name").',
            file=file,
        )
    if DEFAULT in signatures:
        return signatures[DEFAULT]
    if len(signatures) > 1:
        raise EngineError(
            "{file} has several signatures and none of them is called {default}: {names}. Save it "
            "again with the one that is to be explained.",
            file=file,
            default=DEFAULT,
            names=", ".join(sorted(signatures)[:10]),
        )
    return next(iter(signatures.values()))


def _check_repeatable(inlined: Inlined, file: str) -> None:
    """Check that one image has one answer. Raises EngineError."""
    for node in inlined.graph.nodes:
        if node.op in RANDOM:
            raise EngineError(
                "{file} draws random numbers for each answer (operation {node}), as augmentation "
                "does: there is no one answer to explain. Save the model without it.",
                file=file,
                node=node.name,
            )


def _entries(file: IO[bytes], members: Mapping[str, Member], name: str) -> dict[str, Entry]:
    """Return what the checkpoint holds, by its keys; nothing where there is none."""
    if INDEX not in members:
        return {}
    found = [(SHARD.fullmatch(path), each.size) for path, each in members.items()]
    shards = {int(match[1]): size for match, size in found if match}
    counts = {int(match[2]) for match, _ in found if match}
    try:
        if len(counts) != 1:
            raise Damaged("the files of the checkpoint do not belong together")
        index = _bytes(file, members[INDEX], MAX_INDEX_BYTES, name)
        return read_index(index, shards, counts.pop())
    except (Damaged, protocol_buffers.NoMessage) as error:
        raise EngineError(
            "The variables of {file} are damaged. Copy the folder again from its source.",
            file=name,
            details=str(error),
        ) from None


def _data_sets(
    graph: Any,  # noqa: ANN401  a message
    inlined: Inlined,
    entries: Mapping[str, Entry],
    members: Mapping[str, Member],
    file: str,
) -> Iterator[DataSet]:
    """Yield where the numbers of each constant lie."""
    keys = checkpoint_keys(graph)
    shards = {
        int(match[1]): each.offset
        for path, each in members.items()
        if (match := SHARD.fullmatch(path))
    }
    for node in inlined.graph.nodes:
        if node.name in inlined.tensors:
            tensor = inlined.tensors[node.name]
            dtype = number_type(tensor.dtype)
            assert dtype is not None
            yield DataSet(node.name, stored_type(dtype), tensor_shape(tensor), None)
        elif node.name in inlined.variables:
            variable = inlined.variables[node.name]
            entry = entries.get(keys.get(variable, ""))
            if entry is None:
                raise EngineError(
                    "{file} holds no numbers for its variable {variable}.",
                    file=file,
                    variable=variable,
                )
            if not _fits(node.attributes, entry):
                raise EngineError(
                    "The numbers that {file} holds for its variable {variable} are of another "
                    "shape or type than it has.",
                    file=file,
                    variable=variable,
                )
            offset = shards[entry.shard] + entry.offset
            yield DataSet(node.name, stored_type(entry.dtype), entry.shape, offset)


def _fits(attributes: Mapping[str, Any], entry: Entry) -> bool:
    """Return whether numbers are those of a variable."""
    shape = attributes.get("shape")
    if attributes.get("dtype") != entry.dtype:
        return False
    return shape is None or (
        len(shape) == len(entry.shape)
        and all(side in (-1, own) for side, own in zip(shape, entry.shape, strict=True))
    )


def _check_room(sets: tuple[DataSet, ...], size: int, file: str) -> None:
    """Check that small files do not ask for much memory."""
    if sum(bytes_of(each) for each in sets if each.offset is None) > (
        size * MAX_EXPANSION + SLACK_BYTES
    ):
        raise EngineError(
            "{file} is refused: its constants would take far more memory than the file.", file=file
        )


def _values(number: int, tensor: Any, file: str) -> Iterator[Values]:  # noqa: ANN401  a message
    try:
        values = tensor_values(tensor).reshape(-1)
    except ValueError as error:
        raise _damaged(file, str(error)) from None
    for start in range(0, values.size, _PIECE):
        yield Values(number, values[start : start + _PIECE])


def _damaged(file: str, details: str) -> EngineError:
    return EngineError(
        "{file} is damaged: what is in it does not fit together. Copy it again from its source.",
        file=file,
        details=details,
    )
