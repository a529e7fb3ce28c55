"""Exported programs of PyTorch written by hand: archives for tests that have no PyTorch.

`small()` is a sound one; tests change its JSON, its entries or its bytes. `as_of_2_8` and
`as_of_2_6` are written as those versions of PyTorch wrote them (torch/export/__init__.py: save).
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from engine.models.exported_program.program_graph import ProgramContents
from engine.models.exported_program.reading import ReadProgram, read_program_file

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

SCALAR_TYPES = {
    **{"uint8": 1, "int8": 2, "int16": 3, "int32": 4, "int64": 5, "float16": 6, "float32": 7},
    **{"float64": 8, "bool": 12, "bfloat16": 13, "complex64": 10},
}
MODEL_TYPE = "nets.Small"
PYTHON = frozenset({"_operator", "builtins", "math", "os", "torch"})
"""Modules with functions, from which operations of numbers come."""


def meta(
    shape: tuple[int | None, ...],
    dtype: str = "float32",
    strides: tuple[int, ...] | None = None,
    offset: int = 0,
) -> dict[str, Any]:
    """Return what the JSON tells of a tensor; a side of None is one of a dynamic shape."""
    if strides is None:
        known = [side or 1 for side in shape]
        strides = tuple(int(np.prod(known[at + 1 :])) for at in range(len(known)))
    symbol = {"expr_str": "Symbol('s77', positive=True, integer=True)", "hint": {"as_int": 2}}
    return {
        "dtype": SCALAR_TYPES[dtype],
        "sizes": [{"as_expr": symbol} if side is None else {"as_int": side} for side in shape],
        "requires_grad": False,
        "device": {"type": "cpu", "index": None},
        "strides": [{"as_int": step} for step in strides],
        "storage_offset": {"as_int": offset},
        "layout": 7,
    }


def tensor(name: str) -> dict[str, Any]:
    """Return an argument that is a tensor."""
    return {"as_tensor": {"name": name}}


def tensors(*names: str) -> dict[str, Any]:
    """Return an argument that is a list of tensors."""
    return {"as_tensors": [{"name": name} for name in names]}


def argument(value: object) -> dict[str, Any]:
    """Return the argument of a plain value; what is written as the JSON has it stays."""
    match value:
        case dict():
            return value
        case None:
            return {"as_none": True}
        case bool():
            return {"as_bool": value}
        case int():
            return {"as_int": value}
        case float():
            return {"as_float": value}
        case str():
            return {"as_string": value}
        case [*parts]:
            kind = "as_floats" if any(isinstance(each, float) for each in parts) else "as_ints"
            return {kind: parts}
    raise TypeError(value)


def stack(*modules: str) -> str:
    """Return the list of modules of an operation: "features.0=torch.nn.Conv2d", outermost first."""
    entries = [f"L__self__,,{MODEL_TYPE}"]
    for module in modules:
        path, _, type_ = module.partition("=")
        key, _, call = path.partition("@")
        entries.append(f"L__self__{path if call else key},{key},{type_ or 'nets.Part'}")
    return ";".join(entries)


class Archive:
    """An exported program: "x" is fed, the last operation answers.

    Attributes
    ----------
    program : dict
        The JSON of the graph.
    weights, constants : dict
        The tables of numbers.
    entries : dict of str to bytes
        All other entries, without the folder that they lie in.
    """

    def __init__(self, shape: tuple[int | None, ...] = (1, 3, 8, 8), dtype: str = "float32"):
        self.program: dict[str, Any] = {
            "graph_module": {
                "graph": {
                    "inputs": [tensor("x")],
                    "outputs": [],
                    "nodes": [],
                    "tensor_values": {"x": meta(shape, dtype)},
                    "sym_int_values": {},
                    "sym_bool_values": {},
                },
                "signature": {
                    "input_specs": [{"user_input": {"arg": tensor("x")}}],
                    "output_specs": [],
                },
                "module_call_graph": [{"fqn": "", "signature": None}],
            },
            "opset_version": {"aten": 10},
            "range_constraints": {},
            "schema_version": {"major": 8, "minor": 20},
            "torch_version": "2.14.1",
        }
        self.weights: dict[str, Any] = {"config": {}}
        self.constants: dict[str, Any] = {"config": {}}
        self.entries: dict[str, bytes] = {
            "data/sample_inputs/model.pt": b"\x80\x02sample inputs are never opened",
            "archive_format": b"pt2",
            "archive_version": b"0",
            ".data/version": b"6",
            "byteorder": b"little",
        }

    @property
    def graph(self) -> dict[str, Any]:
        """The graph in the JSON."""
        return self.program["graph_module"]["graph"]

    @property
    def nodes(self) -> list[dict[str, Any]]:
        """The graph's operations."""
        return self.graph["nodes"]

    @property
    def signature(self) -> dict[str, Any]:
        """What is fed, stored and answered."""
        return self.program["graph_module"]["signature"]

    def parameter(self, path: str, values: NDArray[Any], kind: str = "parameter") -> str:
        """Add stored numbers as they lie in memory, and return their name in the graph."""
        prefix = {"parameter": "p", "buffer": "b", "tensor_constant": "c"}[kind]
        name = f"{prefix}_{path.replace('.', '_')}"
        spec = {"arg": {"name": name}, f"{kind}_name": path}
        if kind == "buffer":
            spec["persistent"] = True
        self.signature["input_specs"].insert(-1, {kind: spec})
        self.graph["inputs"].insert(-1, tensor(name))
        is_constant = kind == "tensor_constant"
        table = (self.constants if is_constant else self.weights)["config"]
        entry = f"{'tensor' if is_constant else 'weight'}_{len(table)}"
        folder = "constants" if is_constant else "weights"
        self.entries[f"data/{folder}/{entry}"] = values.tobytes()
        described = meta(values.shape, str(values.dtype))
        self.graph["tensor_values"][name] = described
        table[path] = {
            "path_name": entry,
            "is_param": kind == "parameter",
            "use_pickle": False,
            "tensor_meta": dict(described),
        }
        return name

    def add(
        self,
        name: str,
        op: str,
        shape: tuple[int | None, ...],
        within: str = "",
        dtype: str = "float32",
        /,
        **arguments: object,
    ) -> str:
        """Add an operation that makes one tensor, which is the answer until another one is.

        `op` is "relu.default" of PyTorch's own, or a whole name; `within` names modules.
        """
        is_own = op.count(".") == 1 and op.partition(".")[0] not in PYTHON
        self.nodes.append(
            {
                "target": f"torch.ops.aten.{op}" if is_own else op,
                "inputs": [
                    {"name": each, "arg": argument(value), "kind": 1}
                    for each, value in arguments.items()
                ],
                "outputs": [tensor(name)],
                "metadata": {"nn_module_stack": stack(*within.split())},
                "is_hop_single_tensor_return": None,
                "name": name,
            }
        )
        self.graph["tensor_values"][name] = meta(shape, dtype)
        self.answer(name)
        return name

    def answer(self, *names: str) -> None:
        """Let the model give these tensors."""
        self.graph["outputs"] = [tensor(name) for name in names]
        self.signature["output_specs"] = [{"user_output": {"arg": tensor(each)}} for each in names]

    def all_entries(self) -> dict[str, bytes]:
        """Return all entries, without the folder that they lie in."""
        return {
            **self.entries,
            "data/weights/model_weights_config.json": json.dumps(self.weights).encode(),
            "data/constants/model_constants_config.json": json.dumps(self.constants).encode(),
            "models/model.json": json.dumps(self.program).encode(),
        }

    def data(self) -> bytes:
        """Return the archive's bytes."""
        return zipped({f"net/{name}": data for name, data in self.all_entries().items()})

    def write(self, path: Path) -> Path:
        """Write the archive."""
        path.write_bytes(self.data())
        return path


def zipped(entries: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """Return a ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return file.getvalue()


def small(batch: int | None = 1) -> Archive:
    """Return a sound program: convolution, relu in place, mean of the grid, five classes."""
    rng = np.random.default_rng(7)
    made = Archive((batch, 3, 8, 8))
    for path, shape in (
        ("features.0.weight", (4, 3, 3, 3)),
        ("features.0.bias", (4,)),
        ("fc.weight", (5, 4)),
        ("fc.bias", (5,)),
    ):
        made.parameter(path, rng.normal(size=shape).astype(np.float32))
    grid, part = (batch, 4, 8, 8), "features=torch.nn.modules.container.Sequential"
    made.add(
        "conv2d",
        "conv2d.default",
        grid,
        f"{part} features.0=torch.nn.modules.conv.Conv2d",
        input=tensor("x"),
        weight=tensor("p_features_0_weight"),
        bias=tensor("p_features_0_bias"),
        stride=[1, 1],
        padding=[1, 1],
    )
    relu = f"{part} features.1=torch.nn.modules.activation.ReLU"
    made.add("relu_", "relu_.default", grid, relu, self=tensor("conv2d"))
    made.add("mean", "mean.dim", (batch, 4), self=tensor("relu_"), dim=[2, 3])
    linear = "fc=torch.nn.modules.linear.Linear"
    made.add(
        *("linear", "linear.default", (batch, 5), linear),
        input=tensor("mean"),
        weight=tensor("p_fc_weight"),
        bias=tensor("p_fc_bias"),
    )
    return made


def as_of_2_8(made: Archive) -> bytes:
    """Return a program as PyTorch 2.8 wrote it: the same layout, and weights as pickles."""
    made.program |= {"schema_version": {"major": 8, "minor": 8}, "torch_version": "2.8.0"}
    entries = {
        name: data
        for name, data in made.all_entries().items()
        if not name.startswith(("data/weights/", "data/constants/"))
    }
    entries |= {"data/weights/model.pt": b"PK\x03\x04a pickle", "data/constants/model.pt": b"PK"}
    return zipped({f"net/{name}": data for name, data in entries.items()})


def as_of_2_6(made: Archive, minor: int = 2) -> bytes:
    """Return a program as PyTorch 2.6 (minor version 2) and 2.7 (7) wrote it."""
    made.program["schema_version"] = {"major": 8, "minor": minor}
    made.program["torch_version"] = "2.6.0" if minor < 7 else "2.7.1"
    for node in made.nodes:
        del node["name"]
        if minor < 7:
            del node["is_hop_single_tensor_return"]
            for each in node["inputs"]:
                del each["kind"]
    return zipped(
        {
            "serialized_exported_program.json": json.dumps(made.program).encode(),
            "serialized_state_dict.pt": b"PK\x03\x04a pickle",
            "serialized_constants.pt": b"PK\x03\x04a pickle",
            "serialized_example_inputs.pt": b"PK\x03\x04a pickle",
            "version": f"8.{minor}".encode(),
        }
    )


def read(data: bytes) -> tuple[ProgramContents, list[NDArray[Any] | None]]:
    """Return what the reader tells of an archive called net.pt2, and the numbers of its data sets.

    The numbers of a refused one are None where they would follow.
    """
    contents, *values = read_program_file(ReadProgram("net.pt2"), io.BytesIO(data))
    assert isinstance(contents, ProgramContents)
    numbers: list[NDArray[Any] | None] = []
    for place, each in enumerate(contents.data_sets):
        dtype = "uint16" if each.dtype == "bfloat16" else each.dtype
        pieces = [stretch.values for stretch in values if stretch.data_set == place]
        if each.offset is not None:
            count = int(np.prod(each.shape))
            pieces = [np.frombuffer(data, dtype, count, each.offset)]
        elif contents.refusals:
            numbers.append(None)
            continue
        numbers.append(np.concatenate([np.zeros(0, dtype), *pieces]).reshape(each.shape))
    return contents, numbers


def read_here(_job: str, request: ReadProgram, *, name: str, file: IO[bytes]) -> object:
    """Do what a box does in this process, in the place of `run_job`: quicker, and seen by tests."""
    assert name == request.file
    return read_program_file(request, file)
