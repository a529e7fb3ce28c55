"""Describes the JSON of an exported program, for `reading`: what must be in it, and of what type.

Fields have PyTorch's names (torch/_export/serde/schema.py, major version 8). What is not listed is
not looked at, so that fields of later minor versions do no harm.
"""

# ruff: noqa: D101  they are called as PyTorch calls them

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

MAJOR = 8
NEWEST_MINOR = 20
"""Of PyTorch 2.14. Since 2.6, which wrote minor version 2, fields were added and none changed."""

SCALAR_TYPES = {
    **{1: "uint8", 2: "int8", 3: "int16", 4: "int32", 5: "int64", 6: "float16", 7: "float32"},
    **{8: "float64", 9: "complex32", 10: "complex64", 11: "complex128", 12: "bool"},
    **{13: "bfloat16", 28: "uint16", 29: "float8_e4m3fn", 30: "float8_e5m2"},
    **{31: "float8_e4m3fnuz", 32: "float8_e5m2fnuz", 33: "float8_e8m0fnu", 34: "uint32"},
    35: "uint64",
}
"""Types of numbers by their number in the JSON."""

MEMORY_FORMATS = {
    1: "contiguous_format",
    2: "channels_last",
    3: "channels_last_3d",
    4: "preserve_format",
}
STRIDED = 7
"""The one layout that is no sparse tensor."""

Float = float | Literal["Infinity", "-Infinity", "NaN"]


class SymExpr(Struct):
    expr_str: str


class SymInt(Struct):
    as_expr: SymExpr | UnsetType = UNSET
    as_int: int | UnsetType = UNSET


class TensorMeta(Struct):
    dtype: int
    sizes: list[SymInt]
    strides: list[SymInt]
    storage_offset: SymInt
    layout: int


class Name(Struct):
    """A tensor, a token, an object: whatever has no more than a name here."""

    name: str


class NumberArgument(Struct):
    """A whole number, a fraction or a truth value, or the name of one."""

    as_name: str | UnsetType = UNSET
    as_int: int | UnsetType = UNSET
    as_float: Float | UnsetType = UNSET
    as_bool: bool | UnsetType = UNSET


class OptionalTensor(Struct):
    as_tensor: Name | UnsetType = UNSET
    as_none: bool | UnsetType = UNSET


class GraphArgument(Struct):
    name: str
    graph: Graph


class Argument(Struct):
    """One of these, or of a kind that is not taken here."""

    as_none: bool | UnsetType = UNSET
    as_tensor: Name | UnsetType = UNSET
    as_tensors: list[Name] | UnsetType = UNSET
    as_int: int | UnsetType = UNSET
    as_ints: list[int] | UnsetType = UNSET
    as_float: Float | UnsetType = UNSET
    as_floats: list[Float] | UnsetType = UNSET
    as_string: str | UnsetType = UNSET
    as_strings: list[str] | UnsetType = UNSET
    as_sym_int: NumberArgument | UnsetType = UNSET
    as_sym_ints: list[NumberArgument] | UnsetType = UNSET
    as_sym_float: NumberArgument | UnsetType = UNSET
    as_sym_floats: list[NumberArgument] | UnsetType = UNSET
    as_sym_bool: NumberArgument | UnsetType = UNSET
    as_bool: bool | UnsetType = UNSET
    as_bools: list[bool] | UnsetType = UNSET
    as_scalar_type: int | UnsetType = UNSET
    as_memory_format: int | UnsetType = UNSET
    as_layout: int | UnsetType = UNSET
    as_device: dict[str, object] | UnsetType = UNSET
    as_optional_tensor: OptionalTensor | UnsetType = UNSET
    as_optional_tensors: list[OptionalTensor] | UnsetType = UNSET
    as_graph: GraphArgument | UnsetType = UNSET
    as_custom_obj: Name | UnsetType = UNSET
    as_operator: str | UnsetType = UNSET
    as_complex: object | UnsetType = UNSET


class NamedArgument(Struct):
    name: str
    arg: Argument


class Node(Struct):
    target: str
    inputs: list[NamedArgument]
    outputs: list[Argument]
    metadata: dict[str, str]
    name: str | None = None


class Graph(Struct):
    inputs: list[Argument]
    outputs: list[Argument]
    nodes: list[Node]
    tensor_values: dict[str, TensorMeta]


class UserInput(Struct):
    arg: Argument


class Parameter(Struct):
    arg: Name
    parameter_name: str


class Buffer(Struct):
    arg: Name
    buffer_name: str
    persistent: bool = True


class TensorConstant(Struct):
    arg: Name
    tensor_constant_name: str


class InputSpec(Struct):
    user_input: UserInput | UnsetType = UNSET
    parameter: Parameter | UnsetType = UNSET
    buffer: Buffer | UnsetType = UNSET
    tensor_constant: TensorConstant | UnsetType = UNSET
    constant_input: object | UnsetType = UNSET
    custom_obj: object | UnsetType = UNSET
    token: object | UnsetType = UNSET


class UserOutput(Struct):
    arg: Argument


class OutputSpec(Struct):
    """An output; those of other kinds tell what training would change."""

    user_output: UserOutput | UnsetType = UNSET


class Signature(Struct):
    input_specs: list[InputSpec]
    output_specs: list[OutputSpec]


class ModuleCallSignature(Struct):
    out_spec: str = ""


class ModuleCallEntry(Struct):
    fqn: str
    signature: ModuleCallSignature | None = None


class GraphModule(Struct):
    graph: Graph
    signature: Signature
    module_call_graph: list[ModuleCallEntry]


class SchemaVersion(Struct):
    major: int
    minor: int


class Written(Struct):
    """What wrote a program; read before the rest."""

    schema_version: SchemaVersion
    torch_version: str = ""


class ExportedProgram(Written, kw_only=True):
    graph_module: GraphModule


class PayloadMeta(Struct):
    """Where the numbers of a tensor lie."""

    path_name: str
    use_pickle: bool
    tensor_meta: TensorMeta | None


class PayloadConfig(Struct):
    """The table of tensors, by the model's names."""

    config: dict[str, PayloadMeta]
