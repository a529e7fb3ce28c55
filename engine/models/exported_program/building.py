"""Builds the graph of an exported program from its JSON, for `reading`.

Names are checked: each is made before it is taken, and once. Blocks that only say whether gradients
are wanted are written out in their place; assertions are left out; what changes its arguments is
made pure by `purifying`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import UNSET

from engine.api.errors import EngineError, text
from engine.models.exported_program.arguments import (
    Place,
    UnknownArgument,
    kind_of,
    names_of,
    sizes_of,
    value_of,
)
from engine.models.exported_program.modules import model_type_of, modules_of, output_names
from engine.models.exported_program.overloads import OVERLOADS
from engine.models.exported_program.program_graph import (
    ProgramConstant,
    ProgramGraph,
    ProgramNode,
    ValueMeta,
    ValueRef,
)
from engine.models.exported_program.purifying import purified, refs_in
from engine.models.exported_program.schema import SCALAR_TYPES, STRIDED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.errors import Text
    from engine.models.exported_program import schema
    from engine.models.exported_program.program_graph import Argument, ModuleCall

MAX_NODES = 20_000
MOST_REFUSALS = 20
MAX_CONSTANTS = 50_000
_OPS = "torch.ops."
HIGHER_ORDER = "higher_order."
_DETACH = "aten.detach.default"
_GRAD_MODE = "torch.ops.higher_order.wrap_with_set_grad_enabled"
_ASSERTIONS = frozenset(
    {
        "torch.ops.aten._assert_tensor_metadata.default",
        "torch.ops.aten._assert_async.msg",
        "torch.ops.aten._assert_async.default",
        "torch.ops.aten._assert_scalar.default",
        "torch.ops.aten.sym_constrain_range.default",
        "torch.ops.aten.sym_constrain_range_for_size.default",
    }
)
_EMPTY = {
    "aten.empty.memory_format": ("aten.zeros.default", ("size", "dtype")),
    "aten.empty_like.default": ("aten.zeros_like.default", ("self", "dtype", "memory_format")),
    "aten.new_empty.default": ("aten.new_zeros.default", ("self", "size", "dtype")),
}
"""What leaves numbers as they were in memory; here they are 0."""
_MOVES = {"aten.to.dtype_layout", "aten.to.device"}
"""What moves numbers elsewhere, and may change their type: the latter alone is done."""
_TESTS = re.compile(r"(_operator|math)\.\w+|torch\.sym_\w+")
_NAME = re.compile(r"[\w.]{1,500}")


@dataclass(frozen=True, slots=True)
class BuiltProgram:
    """A graph without numbers.

    Attributes
    ----------
    graph : ProgramGraph
        Its constants have data sets of their own, for now.
    in_constants : frozenset of str
        Paths of constants that the model's state does not hold: their numbers lie apart.
    refusals : tuple of Text
        What stands against it.
    """

    graph: ProgramGraph
    in_constants: frozenset[str]
    refusals: tuple[Text, ...]


def build(program: schema.ExportedProgram, file: str) -> BuiltProgram:
    """Return a program's graph.

    Parameters
    ----------
    program : ExportedProgram
        Its JSON.
    file : str
        The file's name, for the sentences.

    Raises
    ------
    ValueError
        What is in it does not fit together.
    EngineError
        It has far too many operations.
    """
    building = _Building(file)
    module = program.graph_module
    building.add_inputs(module.signature)
    building.add_nodes(module.graph.nodes, ())
    building.add_values(module.graph)
    outputs, names = building.outputs(module)
    pure = purified(building.nodes, outputs, building.values, file)
    first = next((each for each in building.inputs if len(building.shape(each)) == 4), "")
    shape = building.shape(first or next(iter(building.inputs), ""))
    graph = ProgramGraph(
        nodes=_without_idle_numbers(pure.nodes, pure.outputs),
        values=building.values,
        inputs=tuple(building.inputs),
        outputs=pure.outputs,
        output_names=names,
        constants=tuple(building.constants),
        model_type=building.model_type,
        batch=shape[0] if shape else None,
    )
    return BuiltProgram(
        graph, frozenset(building.in_constants), (*building.refusals, *pure.refusals)
    )


@dataclass
class _Building:
    """A graph while it grows."""

    file: str
    nodes: list[ProgramNode] = field(default_factory=list)
    values: dict[str, ValueMeta] = field(default_factory=dict)
    inputs: list[str] = field(default_factory=list)
    constants: list[ProgramConstant] = field(default_factory=list)
    in_constants: set[str] = field(default_factory=set)
    refusals: list[Text] = field(default_factory=list)
    model_type: str = ""
    made: dict[str, str] = field(default_factory=dict)
    """Names of the graph or block at hand, and what they are called in the whole."""
    value_names: set[str] = field(default_factory=set)
    node_names: set[str] = field(default_factory=set)

    def shape(self, name: str) -> tuple[int | None, ...]:
        return self.values[name].shape if name in self.values else ()

    def add_inputs(self, signature: schema.Signature) -> None:
        """Add what is fed, and what is stored."""
        for spec in signature.input_specs:
            if spec.user_input is not UNSET:
                self._add_input(spec.user_input.arg)
            elif spec.parameter is not UNSET:
                parameter = spec.parameter
                self._add_constant(parameter.arg.name, parameter.parameter_name, is_parameter=True)
            elif spec.buffer is not UNSET:
                self._add_constant(spec.buffer.arg.name, spec.buffer.buffer_name)
                if not spec.buffer.persistent:
                    self.in_constants.add(spec.buffer.buffer_name)
            elif spec.tensor_constant is not UNSET:
                path = spec.tensor_constant.tensor_constant_name
                self._add_constant(spec.tensor_constant.arg.name, path)
                self.in_constants.add(path)
            elif spec.constant_input is UNSET:  # whose value stands in the operations
                self._add_unknown(spec.custom_obj, spec.token)
                self._refuse(
                    text(
                        "{file} is refused: the model holds objects that are no tensors. Export it "
                        "without them.",
                        file=self.file,
                    )
                )

    def _add_input(self, argument: schema.Argument) -> None:
        try:
            value = value_of(argument)
            is_tensor = kind_of(argument) == "as_tensor"
        except UnknownArgument:
            value, is_tensor = (), False
        if isinstance(value, ValueRef) and is_tensor:
            self.inputs.append(self._make(value.name))
        elif value is not None and not isinstance(value, str | bool | int | float):
            if isinstance(value, ValueRef):
                self._make(value.name)
            self._refuse(
                text(
                    "{file} is refused: the model takes an input that is no tensor. Export it with "
                    "tensors alone.",
                    file=self.file,
                )
            )

    def _add_unknown(self, *specs: object) -> None:
        """Note the names of what is no tensor, so that what takes it can be shown."""
        for spec in specs:
            match spec:
                case {"arg": {"name": str(name)}}:
                    self._make(name)

    def _add_constant(self, value: str, path: str, *, is_parameter: bool = False) -> None:
        if len(self.constants) >= MAX_CONSTANTS:
            raise ValueError("there are too many parameters")
        self.constants.append(
            ProgramConstant(self._make(value), path, len(self.constants), is_parameter)
        )

    def add_values(self, graph: schema.Graph) -> None:
        """Note what a graph or block tells of its tensors."""
        for name, meta in graph.tensor_values.items():
            if name not in self.made:
                continue
            dtype = SCALAR_TYPES.get(meta.dtype)
            if dtype is None:
                raise ValueError(f"{name} has numbers of type {meta.dtype}")
            self.values[self.made[name]] = ValueMeta(dtype, sizes_of(meta.sizes))
            if meta.layout != STRIDED:
                self._refuse(
                    text(
                        "{file} is refused: {value} is a sparse tensor, which Camscope does not "
                        "compute with.",
                        file=self.file,
                        value=name,
                    )
                )

    def add_nodes(self, nodes: Iterable[schema.Node], modules: tuple[ModuleCall, ...]) -> None:
        """Add the operations of a graph, or of a block that takes place in modules."""
        for node in nodes:
            if node.target in _ASSERTIONS:
                continue
            if len(self.nodes) >= MAX_NODES:
                raise EngineError(
                    "{file} has more than {limit} operations, more than Camscope opens. Choose a "
                    "smaller model.",
                    file=self.file,
                    limit=f"{MAX_NODES:,}",
                )
            self.model_type = self.model_type or model_type_of(node.metadata)
            within = modules_of(node.metadata) or modules
            if node.target == _GRAD_MODE:
                self._add_block(node, within)
            else:
                self._add_node(node, within)

    def _add_node(self, node: schema.Node, modules: tuple[ModuleCall, ...]) -> None:
        op = node.target.removeprefix(_OPS)
        arguments: dict[str, Argument] = {}
        for at, each in enumerate(node.inputs):
            name = each.name or f"argument_{at}"
            if name in arguments:
                raise ValueError(f"{op} takes {name} twice")
            try:
                value = value_of(each.arg)
            except UnknownArgument as error:
                self._refuse_argument(node, op, str(error))
                continue
            if not isinstance(value, Place):
                arguments[name] = self._known(value)
        op, arguments = _plain(op, arguments)
        own = node.name or _first_name(node.outputs) or op
        try:
            results = names_of(node.outputs, own)
        except UnknownArgument as error:
            self._refuse_argument(node, op, str(error))
            results = ()
        made = tuple(self._make(name) for name in results)
        self.nodes.append(ProgramNode(self._node_name(own), op, arguments, made, modules))

    def _add_block(self, node: schema.Node, modules: tuple[ModuleCall, ...]) -> None:
        """Write a block out that is computed with or without gradients."""
        wanted, block, *given = (each.arg for each in node.inputs)
        if block.as_graph is UNSET or not isinstance(wanted.as_bool, bool):
            raise ValueError("a block without its graph")
        graph = block.as_graph.graph
        outside, self.made = self.made, {}
        for inner, outer in zip(graph.inputs, given, strict=True):
            self.made[_name_in(inner)] = outside[_name_in(outer)]
        self.add_nodes(graph.nodes, modules)
        self.add_values(graph)
        made = [self.made[_name_in(each)] for each in graph.outputs]
        self.made = outside
        for name, inside in zip(names_of(node.outputs, "block"), made, strict=True):
            if wanted.as_bool:
                self.made[name] = inside
                continue
            result = self._make(name)
            self.nodes.append(
                ProgramNode(
                    self._node_name(name), _DETACH, {"self": ValueRef(inside)}, (result,), modules
                )
            )
            if inside in self.values:
                self.values[result] = self.values[inside]

    def outputs(self, module: schema.GraphModule) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the values that the model gives, and what they are called."""
        given = [
            each.user_output.arg
            for each in module.signature.output_specs
            if each.user_output is not UNSET
        ]
        names = output_names(module, len(given))
        found = [
            (self.made[each.as_tensor.name], name)
            for each, name in zip(given, names, strict=True)
            if each.as_tensor is not UNSET
        ]
        if not found:
            self._refuse(text("{file} is refused: the model gives no tensor.", file=self.file))
        return tuple(value for value, _ in found), tuple(name for _, name in found)

    def _known(self, value: Argument) -> Argument:
        """Return a value with names as they are in the whole. Raises LookupError."""
        if isinstance(value, tuple):
            return tuple(
                ValueRef(self.made[each.name]) if isinstance(each, ValueRef) else each
                for each in value
            )
        return ValueRef(self.made[value.name]) if isinstance(value, ValueRef) else value

    def _make(self, name: str) -> str:
        """Note a new name, and return what it is called in the whole."""
        if name in self.made or not _NAME.fullmatch(name):
            raise ValueError(f"{name[:80]} is no new name")
        self.made[name] = _free(name, self.value_names)
        return self.made[name]

    def _node_name(self, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name[:80]} is no name")
        return _free(name, self.node_names)

    def _refuse(self, why: Text) -> None:
        if why not in self.refusals and len(self.refusals) < MOST_REFUSALS:
            self.refusals.append(why)

    def _refuse_argument(self, node: schema.Node, op: str, kind: str) -> None:
        if op.startswith(HIGHER_ORDER):
            return  # the operation itself is refused
        self._refuse(
            text(
                "{file} is refused: operation {node} ({op}) takes or gives something that no "
                "network computes with: {kind}.",
                file=self.file,
                node=node.name or _first_name(node.outputs),
                op=op,
                kind=kind,
            )
        )


def _plain(op: str, arguments: dict[str, Argument]) -> tuple[str, dict[str, Argument]]:
    """Return an operation without what says where its numbers lie."""
    arguments.pop("pin_memory", None)
    if op in _EMPTY:
        zeros, names = _EMPTY[op]
        return zeros, {name: value for name, value in arguments.items() if name in names}
    if op in _MOVES:
        moved = {name: arguments[name] for name in ("self", "dtype") if arguments.get(name)}
        return ("aten.to.dtype" if "dtype" in moved else "aten.alias.default"), moved
    return op, arguments


def _first_name(outputs: Iterable[schema.Argument]) -> str:
    """Return the name of a node's first result, as which it is known in older files."""
    try:
        return next(iter(names_of(outputs, "")), "")
    except UnknownArgument:
        return ""


def _name_in(argument: schema.Argument) -> str:
    """Return the name of a tensor or number. Raises ValueError."""
    value = value_of(argument)
    if not isinstance(value, ValueRef):
        raise ValueError("a block takes or gives something else than tensors and numbers")
    return value.name


def _free(name: str, taken: set[str]) -> str:
    """Return a name that is not taken, and take it."""
    found, count = name, 0
    while found in taken:
        count += 1
        found = f"{name}.{count}"
    taken.add(found)
    return found


def _without_idle_numbers(
    nodes: Iterable[ProgramNode], outputs: Iterable[str]
) -> tuple[ProgramNode, ...]:
    """Leave out numbers and tests of numbers that only assertions took."""
    used, kept = set(outputs), []
    for node in reversed(tuple(nodes)):
        known = OVERLOADS.get(node.op)
        is_number = known.gives_number if known else bool(_TESTS.fullmatch(node.op))
        if is_number and used.isdisjoint(node.results):
            continue
        kept.append(node)
        used.update(each.name for each in refs_in(node))
    return tuple(reversed(kept))
