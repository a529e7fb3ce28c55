"""SavedModels for tests: those that the framework wrote, and graphs made by hand."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.saved_model import protocol_buffers
from engine.models.saved_model.reading import Member, ReadSavedModel, read_saved_model

if TYPE_CHECKING:
    from engine.models.saved_model.flat_graph import SavedModelContents

FOLDER = Path(__file__).parents[4] / "saved_models"
"""Written by `scripts.saved_models`, with the framework's own answers."""
NAMES = (*("keras2", "keras3_export", "keras3_saved", "module", "first_generation", "frozen"),)
GRAPH = "saved_model.pb"
FLOAT, INT, TEXT, RESOURCE = 1, 3, 7, 20


def files_of(name: str) -> dict[str, bytes]:
    """Return the files of a SavedModel that the framework wrote."""
    folder = FOLDER / name
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def read(files: dict[str, bytes]) -> tuple[SavedModelContents, dict[str, Any]]:
    """Return what the reader tells of files, and the numbers of all constants by their names."""
    stored, members = b"", []
    for path, data in files.items():
        members.append(Member(path, len(stored), len(data)))
        stored += data
    contents, *values = read_saved_model(ReadSavedModel("net", tuple(members)), io.BytesIO(stored))
    packed: dict[int, list[Any]] = {}
    for each in values:
        packed.setdefault(each.data_set, []).append(each.values)
    numbers = {}
    for place, each in enumerate(contents.data_sets):
        if each.offset is None:
            if contents.refusals:
                continue  # nothing follows
            flat = np.concatenate(packed.get(place, [np.zeros(0)]))
        else:
            flat = np.frombuffer(stored, each.dtype, int(np.prod(each.shape)), each.offset)
        numbers[each.path] = flat.reshape(each.shape)
    return contents, numbers


class Made:
    """A SavedModel made by hand: "x" is fed, "y" is answered."""

    def __init__(self) -> None:
        self.model = protocol_buffers.empty("SavedModel")
        self.meta = self.model.meta_graphs.add()
        self.meta.meta_info_def.tags.append("serve")
        self.graph = self.meta.graph_def
        self.add("x", "Placeholder")
        self.signature("serving_default", {"x": "x:0"}, {"y": "y:0"})

    def signature(self, name: str, inputs: dict[str, str], outputs: dict[str, str]) -> Any:
        """Add a signature, or change it."""
        made = self.meta.signature_def[name]
        for listed, tensors in ((made.inputs, inputs), (made.outputs, outputs)):
            for key, tensor in tensors.items():
                listed[key].name = tensor
                listed[key].dtype = FLOAT
                listed[key].tensor_shape.dim.add(size=-1)
                listed[key].tensor_shape.dim.add(size=3)
        return made

    def add(self, name: str, op: str, *inputs: str, calls: str = "", where: Any = None) -> Any:
        """Add an operation to the graph, or to a function."""
        nodes = self.graph.node if where is None else where.node_def
        node = nodes.add(name=name, op=op, input=inputs)
        if calls:
            node.attr["f"].func.name = calls
        return node

    def constant(self, name: str, values: Any, where: Any = None) -> Any:
        """Add a constant of floats."""
        node = self.add(name, "Const", where=where)
        array = np.asarray(values, np.float32)
        tensor = node.attr["value"].tensor
        tensor.dtype = FLOAT
        tensor.tensor_content = array.tobytes()
        for side in array.shape:
            tensor.tensor_shape.dim.add(size=side)
        return node

    def texts(self, name: str, values: list[bytes], where: Any = None) -> Any:
        """Add a constant of texts."""
        node = self.add(name, "Const", where=where)
        node.attr["value"].tensor.dtype = TEXT
        node.attr["value"].tensor.string_val.extend(values)
        return node

    def function(self, name: str, arguments: list[str], results: dict[str, str]) -> Any:
        """Add an empty function."""
        made = self.graph.library.function.add()
        made.signature.name = name
        for each in arguments:
            made.signature.input_arg.add(name=each, type=FLOAT)
        for each, tensor in results.items():
            made.signature.output_arg.add(name=each, type=FLOAT)
            made.ret[each] = tensor
        return made

    @property
    def files(self) -> dict[str, bytes]:
        """The folder's files."""
        return {GRAPH: self.model.SerializeToString()}

    def read(self) -> tuple[SavedModelContents, dict[str, Any]]:
        """Return what the reader tells of it."""
        return read(self.files)


def sentence(contents: SavedModelContents) -> str:
    """Return what stands first against a SavedModel."""
    return str(contents.refusals[0])
