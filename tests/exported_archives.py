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
    **{"float64": 8, "bool": 12, "bfloat16": 13, "complex64": 10, "uint16": 28},
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


STORAGES = {
    **{"float32": "Float", "float64": "Double", "float16": "Half", "bfloat16": "BFloat16"},
    **{"int64": "Long", "int32": "Int", "int16": "Short", "int8": "Char", "uint8": "Byte"},
    **{"bool": "Bool", "complex64": "ComplexFloat"},
}
"""Classes of the storages of numbers, without "Storage"; others are bytes."""
ORDERED = b"ccollections\nOrderedDict\n)R"
"""Operations of a pickle that make an empty dictionary."""


def pickled_text(text: str) -> bytes:
    """Return the operation of a pickle that makes a text."""
    return b"X" + len(text.encode()).to_bytes(4, "little") + text.encode()


def pickled_number(number: int) -> bytes:
    """Return the operation of a pickle that makes a whole number."""
    return b"\x8a\x08" + number.to_bytes(8, "little", signed=True)


def pickled_row(*parts: bytes) -> bytes:
    """Return the operations of a pickle that make a tuple."""
    return b"(" + b"".join(parts) + b"t"


def pickled_tensor(
    told: dict[str, Any], key: str, size: int, *, is_parameter: bool = True, more: bytes = b""
) -> bytes:
    """Return the operations that torch.save writes for a tensor; `more` are further arguments.

    `told` is as the JSON of later versions has it, `size` the bytes of its storage.
    """
    dtype = next(name for name, code in SCALAR_TYPES.items() if code == told["dtype"])
    typed = dtype in STORAGES
    width = {"bool": 1, "bfloat16": 2}.get(dtype) or np.dtype(dtype).itemsize
    storage = f"torch\n{STORAGES[dtype]}Storage" if typed else "torch.storage\nUntypedStorage"
    numbers = pickled_row(
        *(pickled_text("storage"), b"c" + storage.encode() + b"\n", pickled_text(key)),
        *(pickled_text("cuda:0"), pickled_number(size // width if typed else size)),
    )
    parts = [numbers + b"Q", pickled_number(told["storage_offset"]["as_int"])]
    for each in (told["sizes"], told["strides"]):
        parts.append(pickled_row(*(pickled_number(side["as_int"]) for side in each)))
    parts += [b"\x89", ORDERED, *([] if typed else [f"ctorch\n{dtype}\n".encode()]), more]
    version = b"2" if typed else b"3"
    made = b"ctorch._utils\n_rebuild_tensor_v" + version + b"\n" + pickled_row(*parts) + b"R"
    if not is_parameter:
        return made
    return b"ctorch._utils\n_rebuild_parameter\n" + pickled_row(made, b"\x88", ORDERED) + b"R"


def pickled_state(tensors: dict[str, bytes]) -> bytes:
    """Return the pickle of a dictionary of what operations make."""
    items = b"".join(pickled_text(path) + made for path, made in tensors.items())
    return b"\x80\x02}(" + items + b"u."


def saved(
    pickle: bytes,
    numbers: dict[str, bytes],
    compression: int = zipfile.ZIP_STORED,
    **more: bytes,
) -> bytes:
    """Return an archive of torch.save: a pickle, and storages by their keys."""
    entries = {"data.pkl": pickle, "byteorder": b"little"}
    entries |= {f"data/{key}": data for key, data in numbers.items()}
    entries |= {"version": b"3\n", ".data/serialization_id": b"0" * 40, **more}
    return zipped({f"archive/{name}": data for name, data in entries.items()}, compression)


def state_of(made: Archive, folder: str = "weights") -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the tensors of a program as operations of a pickle, and its storages by their keys."""
    config = (made.weights if folder == "weights" else made.constants)["config"]
    keys: dict[str, str] = {}
    tensors = {}
    for path, told in config.items():
        key = keys.setdefault(told["path_name"], str(len(keys)))
        size = len(made.entries[f"data/{folder}/{told['path_name']}"])
        is_parameter = told["is_param"]
        tensors[path] = pickled_tensor(told["tensor_meta"], key, size, is_parameter=is_parameter)
    return tensors, {key: made.entries[f"data/{folder}/{name}"] for name, key in keys.items()}


def saved_state(made: Archive, folder: str = "weights") -> bytes:
    """Return the archive with a program's weights or constants, as PyTorch before 2.9 wrote it."""
    tensors, numbers = state_of(made, folder)
    return saved(pickled_state(tensors), numbers)


VERSIONS = {2: "2.6.0", 7: "2.7.1", 8: "2.8.0"}
"""Of PyTorch, by the minor version of its programs."""


def older_file(
    program: dict[str, Any],
    minor: int,
    weights: bytes,
    constants: bytes,
    samples: bytes = b"\x80\x02never opened",
    compression: int = zipfile.ZIP_STORED,
) -> bytes:
    """Return a program as PyTorch 2.6, 2.7 or 2.8 wrote it (minor version 2, 7 or 8).

    `program` is that of a later version, and becomes the older one's; `weights` and `constants` are
    archives of torch.save.
    """
    program["schema_version"] = {"major": 8, "minor": minor}
    program["torch_version"] = VERSIONS[minor]
    for node in program["graph_module"]["graph"]["nodes"] if minor < 8 else ():
        del node["name"]
        if minor < 7:
            del node["is_hop_single_tensor_return"]
            for each in node["inputs"]:
                del each["kind"]
    graph = json.dumps(program).encode()
    if minor < 8:
        entries = {
            "serialized_exported_program.json": graph,
            "serialized_state_dict.pt": weights,
            "serialized_constants.pt": constants,
            "serialized_example_inputs.pt": samples,
            "version": f"8.{minor}".encode(),
        }
    else:
        entries = {
            "net/archive_format": b"pt2",
            "net/models/model.json": graph,
            "net/data/weights/model.pt": weights,
            "net/data/constants/model.pt": constants,
            "net/data/sample_inputs/model.pt": samples,
            "net/byteorder": b"little",
            "net/archive_version": b"0",
            "net/.data/version": b"6",
        }
    return zipped(entries, compression)


def as_of_2_8(
    made: Archive,
    weights: bytes | None = None,
    compression: int = zipfile.ZIP_STORED,
    minor: int = 8,
) -> bytes:
    """Return a program as PyTorch 2.8 wrote it: the layout of today, but for the numbers."""
    weights = saved_state(made) if weights is None else weights
    samples = made.entries["data/sample_inputs/model.pt"]
    constants = saved_state(made, "constants")
    return older_file(made.program, minor, weights, constants, samples, compression)


def as_of_2_6(made: Archive, minor: int = 2, weights: bytes | None = None) -> bytes:
    """Return a program as PyTorch 2.6 (minor version 2) and 2.7 (7) wrote it: another layout."""
    return as_of_2_8(made, weights, minor=minor)


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
