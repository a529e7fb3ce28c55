"""Makes the layer tree from an exported program: its modules, and the functions that they call.

Used by `inspection`, without a framework, and by `engine.backends.torch`, which watches the values
that the rows stand for. Rows are calls of modules, in the order of the program; a module that is
called several times stands once for each caller, with a child row a call. Functions that are no
modules (`relu`, `add`, `cat`) are rows of the module that calls them. Shapes are (n, h, w, c) like
those of every framework, whatever the order of axes in the program.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING

from engine.api.layer_reasons import IS_INPUT, NO_IMAGE, NOT_REAL, SEVERAL_OUTPUTS, why_no_grid
from engine.api.model import LayerNode
from engine.models.exported_program.axes import Layout, layouts
from engine.models.exported_program.operations import HOUSEKEEPING, operation_of, taken
from engine.models.exported_program.program_graph import ValueRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.api.errors import Text
    from engine.api.model import PropertyValue
    from engine.models.exported_program.program_graph import (
        Argument,
        ModuleCall,
        ProgramGraph,
        ProgramNode,
    )

MOST_DEPTH = 32
"""Modules in each other that are shown; what lies deeper is of the last one."""
MOST_PARTS = 16
"""Numbers of a setting that are told."""
_FRAMEWORK = "torch.nn.modules."
_WEIGHTS = ("weight", "mat2")


@dataclass(frozen=True, slots=True)
class RowOutput:
    """A row of the tree as a part of the program.

    Attributes
    ----------
    value : str or None
        The value that it gives; None when it gives several, or none.
    layout : Layout
        How that lies.
    nodes : frozenset of str
        Names of the nodes that belong to it, those of its children included.
    operation : str
        What it does when it is one operation: "conv2d"; empty for anything else.
    module : ModuleCall or None
        The call of a module that it stands for; None for a function.
    is_call_of : str
        Path of the row that gathers the calls of the module, with this one among them; empty for a
        module that is called once.
    """

    value: str | None
    layout: Layout
    nodes: frozenset[str]
    operation: str = ""
    module: ModuleCall | None = None
    is_call_of: str = ""


@dataclass(frozen=True, slots=True)
class ProgramTree:
    """The layer tree of a program.

    Attributes
    ----------
    rows : tuple of LayerNode
        The top rows, inputs first.
    outputs : mapping of str to RowOutput
        What the rows give, by path, in the order of the tree; of inputs too. A row that gathers
        calls stands for the last one.
    layouts : mapping of str to Layout
        How all values lie that follow from inputs.
    param_count : int
        Numbers in the parameters, shared ones counted once; statistics of batches are none.
    """

    rows: tuple[LayerNode, ...]
    outputs: Mapping[str, RowOutput]
    layouts: Mapping[str, Layout]
    param_count: int

    def giver_of(self, value: str) -> str | None:
        """Return the row that stands for a value: the innermost module that is called once.

        A function, or a call of a shared module, stands for it where it ends no such module.
        """
        paths = [path for path, row in self.outputs.items() if row.value == value and row.nodes]
        modules = [
            path
            for path in paths
            if self.outputs[path].module is not None and not self.outputs[path].is_call_of
        ]
        found = modules or paths
        return found[-1] if found else None


def program_tree(graph: ProgramGraph, image: str) -> ProgramTree:
    """Return the layer tree of a program.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    image : str
        The input that takes the image.
    """
    return _Maker(graph, image).tree()


@dataclass(slots=True, eq=False)
class _Part:
    """What happens in one call of a module, in order."""

    call: ModuleCall | None = None
    steps: list[ProgramNode | _Part] = field(default_factory=list)
    parts: dict[ModuleCall, _Part] = field(default_factory=dict)

    def within(self, call: ModuleCall) -> _Part:
        """Return the part for a call that takes place in this one."""
        if call not in self.parts:
            self.parts[call] = _Part(call)
            self.steps.append(self.parts[call])
        return self.parts[call]


@dataclass(slots=True, eq=False)
class _Row:
    """A row before the others are known that it is connected to."""

    path: str
    name: str
    type: str
    nodes: list[ProgramNode]
    module: ModuleCall | None = None
    only: ProgramNode | None = None
    children: list[_Row] = field(default_factory=list)
    is_gathered: bool = False
    gathered: str = ""


class _Maker:
    """Makes one tree."""

    def __init__(self, graph: ProgramGraph, image: str) -> None:
        self._graph = graph
        self._layouts = layouts(graph)
        self._fed = _followers(graph, graph.inputs)
        self._sees = _followers(graph, (image,))
        self._maker = {result: node for node in graph.nodes for result in node.results}
        self._users: dict[str, set[str]] = {}
        for node in graph.nodes:
            if not any(name in graph.values for name in node.results):
                continue  # it asks for a side, of whichever tensor is the first to have it
            for name in taken(node):
                self._users.setdefault(name, set()).add(node.name)
        self._given = frozenset(graph.outputs)
        self._names = _member_names(graph)
        self._sizes = _parameter_sizes(graph)
        self._stored = {each.value: each for each in graph.constants}
        self._paths: set[str] = set()
        self._chains: dict[str, tuple[str, ...]] = {}
        self._outputs: dict[str, RowOutput] = {}
        self._input_rows: dict[str, str] = {}

    def tree(self) -> ProgramTree:
        top = _Part()
        for node in self._graph.nodes:
            part = top
            for call in node.modules[:MOST_DEPTH]:
                part = part.within(call)
            part.steps.append(node)
        rows = self._rows(top, "")
        inputs = [self._input_row(name) for name in self._graph.inputs]
        for row in rows:
            self._settle(row, ())
        shown = [each for each in inputs if each is not None]
        shown += [self._finished(row, ()) for row in rows]
        ordered = {node.path: self._outputs[node.path] for row in shown for node in row.walk()}
        return ProgramTree(tuple(shown), ordered, self._layouts, _total(self._sizes.get("", {})))

    # --- rows, without what they are connected to --------------------------------------------

    def _rows(self, part: _Part, prefix: str) -> list[_Row]:
        """Return the rows of what happens in a call."""
        calls = Counter(each.call.path for each in part.parts.values() if each.call is not None)
        gathers: dict[str, _Row] = {}
        names = Counter[str]()
        rows: list[_Row] = []
        for step in part.steps:
            if not isinstance(step, _Part):
                if self._is_shown(step):
                    rows.append(self._function_row(step, part, prefix, names))
                continue
            call = step.call
            assert call is not None
            name, within = _name_within(call, part.call), prefix
            if name is None:  # a member of another module, called here too
                within = ""
                name = f"{call.path}@{call.number}" if call.number > 1 else call.path
            if calls[call.path] == 1:
                rows.append(self._module_row(step, within, name))
                continue
            gather = gathers.get(call.path)
            if gather is None:
                path = self._path(within + name)
                gather = _Row(path, name, _short(call.type), [], call, is_gathered=True)
                gathers[call.path] = gather
                rows.append(gather)
            number = len(gather.children) + 1
            row = self._module_row(step, "", f"{gather.path}@{number}")
            row.name = f"{gather.name}@{number}"
            row.gathered = gather.path
            gather.children.append(row)
            gather.nodes += row.nodes
        return rows

    def _module_row(self, part: _Part, prefix: str, name: str) -> _Row:
        call = part.call
        assert call is not None
        nodes = list(_nodes(part))
        shown = [node for node in nodes if self._is_shown(node)]
        path = self._path(prefix + name)
        only = shown[0] if len(shown) == 1 else None
        row = _Row(path, name, _short(call.type), nodes, call, only)
        is_leaf = not part.parts and (len(shown) < 2 or call.type.startswith(_FRAMEWORK))
        if not is_leaf:
            row.only = None
            row.children = self._rows(part, f"{path}.")
        return row

    def _function_row(
        self, node: ProgramNode, part: _Part, prefix: str, names: Counter[str]
    ) -> _Row:
        operation = operation_of(node).lstrip("_")
        members = self._names.get(part.call.path if part.call else "", frozenset())
        while True:
            number, names[operation] = names[operation], names[operation] + 1
            name = f"{operation}_{number}" if number else operation
            if name not in members and prefix + name not in self._paths:
                break
        return _Row(self._path(prefix + name), name, f"aten.{operation}", [node], None, node)

    def _path(self, wanted: str) -> str:
        """Return a path that no other row has."""
        path, number = wanted, 2
        while path in self._paths:
            path, number = f"{wanted}+{number}", number + 1
        self._paths.add(path)
        return path

    def _is_shown(self, node: ProgramNode) -> bool:
        """Tell whether a function is worth a row: a tensor that follows from an input."""
        results = [name for name in node.results if name in self._graph.values]
        is_fed = any(name in self._fed for name in results)
        return is_fed and operation_of(node) not in HOUSEKEEPING

    def _input_row(self, name: str) -> LayerNode | None:
        if name not in self._graph.values:
            return None
        path = self._path(name)
        layout = self._layouts.get(name) or Layout(())
        self._outputs[path] = RowOutput(name, layout, frozenset())
        self._input_rows[name] = path
        shape = self._shape(name)
        return LayerNode(path, path, "InputLayer", shape, 0, False, (), False, IS_INPUT)

    # --- what rows give, and whose nodes are whose --------------------------------------------

    def _settle(self, row: _Row, around: tuple[str, ...]) -> None:
        """Keep what a row and those below it give."""
        inner = around if row.is_gathered else (*around, row.path)
        if not row.is_gathered:
            for node in row.nodes:
                self._chains[node.name] = inner
        for child in row.children:
            self._settle(child, inner)
        if row.is_gathered:
            self._outputs[row.path] = self._outputs[row.children[-1].path]
            return
        values = self._values_of(row)
        value = values[0] if len(values) == 1 else None
        layout = Layout(()) if value is None else self._layouts.get(value) or Layout(())
        operation = "" if row.only is None else operation_of(row.only)
        names = frozenset(node.name for node in row.nodes)
        self._outputs[row.path] = RowOutput(
            value, layout, names, operation, row.module, row.gathered
        )

    def _values_of(self, row: _Row) -> list[str]:
        """Return the tensors that a row makes and that are used behind it."""
        own = {node.name for node in row.nodes}
        return [
            result
            for node in row.nodes
            for result in node.results
            if result in self._graph.values
            and (result in self._given or self._users.get(result, set()) - own)
        ]

    # --- finished rows ------------------------------------------------------------------------

    def _finished(self, row: _Row, around: tuple[str, ...]) -> LayerNode:
        inner = around if row.is_gathered else (*around, row.path)
        children = tuple(self._finished(child, inner) for child in row.children)
        shape: tuple[int | None, ...]
        properties: tuple[tuple[str, PropertyValue], ...]
        sources: Iterable[str]
        if row.is_gathered:
            end = children[-1]
            shape, reason, properties = end.output_shape, end.reason, end.properties
            sources = (path for child in children for path in child.connected_to)
        else:
            value = self._outputs[row.path].value
            shape = () if value is None else self._shape(value)
            reason = self._why_not(row, value, shape)
            properties = self._properties(row)
            sources = self._sources(row, inner)
        sizes = self._sizes_of(row)
        return LayerNode(
            path=row.path,
            name=row.name,
            type=row.type,
            output_shape=shape,
            param_count=_total(sizes),
            trainable=bool(sizes),
            connected_to=tuple(dict.fromkeys(sources)),
            explainable=reason is None,
            reason=reason,
            children=children,
            properties=properties,
        )

    def _shape(self, value: str) -> tuple[int | None, ...]:
        """Return a value's shape as the tree has it."""
        shape = self._graph.values[value].shape
        layout = self._layouts.get(value)
        if layout is not None and len(layout.order) == len(shape):
            shape = tuple(shape[place] for place in layout.order)
            if layout.patches is not None:
                shape = (None, layout.patches.height, layout.patches.width, shape[-1])
        return (None, *shape[1:]) if shape else ()

    def _why_not(self, row: _Row, value: str | None, shape: tuple[int | None, ...]) -> Text | None:
        if value is None:
            several = len(self._values_of(row)) > 1
            return SEVERAL_OUTPUTS if several else why_no_grid(())
        layout = self._layouts.get(value)
        reason = why_no_grid(shape if layout is not None and layout.has_grid else ())
        if reason is not None:
            return reason
        if "float" not in self._graph.values[value].dtype:
            return NOT_REAL
        return None if value in self._sees else NO_IMAGE

    def _sources(self, row: _Row, inner: tuple[str, ...]) -> list[str]:
        """Return the rows whose outputs a row takes."""
        own = {node.name for node in row.nodes}
        made = {result for node in row.nodes for result in node.results}
        wanted = [name for node in row.nodes for name in taken(node) if name not in made]
        found: list[str] = []
        seen: set[str] = set()
        wanted.reverse()
        while wanted:
            value = wanted.pop()
            if value in seen or value not in self._fed:
                continue
            seen.add(value)
            if value in self._input_rows:
                found.append(self._input_rows[value])
                continue
            maker = self._maker.get(value)
            if maker is None or maker.name in own:
                continue
            path = self._giver(value, self._chains.get(maker.name, ()), inner)
            if path is None:
                wanted += reversed(list(taken(maker)))
            else:
                found.append(path)
        return found

    def _giver(self, value: str, chain: tuple[str, ...], asking: tuple[str, ...]) -> str | None:
        """Return the outermost row that gives a value and does not hold who asks."""
        beyond = [path for path in chain if path not in asking]
        for path in beyond:
            if self._outputs[path].value == value:
                return path
        return beyond[-1] if beyond and self._outputs[beyond[-1]].value is None else None

    def _properties(self, row: _Row) -> tuple[tuple[str, PropertyValue], ...]:
        """Return what a row is set to, by the operation's own names."""
        found: list[tuple[str, PropertyValue]] = []
        if row.only is not None:
            found += self._sides(row.only)
            for name, argument in row.only.arguments.items():
                value = _plain(argument)
                if value is not None:
                    found.append((name, value))
        if row.module is not None:
            found.append(("class", row.module.type[:200]))
        return tuple(found)

    def _sides(self, node: ProgramNode) -> Iterable[tuple[str, PropertyValue]]:
        """Yield what the shape of an operation's weights tells."""
        name = next((each for each in _WEIGHTS if each in node.arguments), "")
        weight = node.arguments.get(name)
        if not isinstance(weight, ValueRef) or weight.name not in self._graph.values:
            return
        shape = self._graph.values[weight.name].shape
        if None in shape or weight.name in self._fed:
            return
        sides = tuple(side or 0 for side in shape)
        operation = operation_of(node)
        if operation.startswith("conv") and len(sides) > 2:
            is_transposed = "transpose" in operation or node.arguments.get("transposed") is True
            groups = node.arguments.get("groups", 1)
            out = sides[1] * (groups if isinstance(groups, int) else 1)
            yield "out_channels", out if is_transposed else sides[0]
            yield "kernel_size", sides[2:]
        elif operation in ("linear", "addmm", "mm") and len(sides) == 2:
            yield "out_features", sides[0] if operation == "linear" else sides[1]

    def _sizes_of(self, row: _Row) -> Mapping[int, int]:
        """Return the parameters of a row: the numbers in each, by data set."""
        if row.module is not None:
            return self._sizes.get(row.module.path, {})
        sizes: dict[int, int] = {}
        wanted = [name for node in row.nodes for name in taken(node)]
        seen: set[str] = set()
        while wanted:
            value = wanted.pop()
            if value in seen or value in self._fed:
                continue
            seen.add(value)
            stored = self._stored.get(value)
            if stored is not None and stored.is_parameter:
                sizes[stored.data_set] = _numbers(self._graph, value)
            elif value in self._maker:
                wanted += taken(self._maker[value])
        return sizes


def _nodes(part: _Part) -> Iterable[ProgramNode]:
    for step in part.steps:
        if isinstance(step, _Part):
            yield from _nodes(step)
        else:
            yield step


def _followers(graph: ProgramGraph, inputs: Iterable[str]) -> frozenset[str]:
    """Return the values that follow from inputs, those included; no numbers such as sides."""
    found = {name for name in inputs if name in graph.values}
    for node in graph.nodes:
        if any(name in found for name in taken(node)):
            found |= {name for name in node.results if name in graph.values}
    return frozenset(found)


def _name_within(call: ModuleCall, around: ModuleCall | None) -> str | None:
    """Return a module's name within the module that calls it; None for a member of another."""
    if around is None:
        return call.path
    start = f"{around.path}."
    return call.path.removeprefix(start) if call.path.startswith(start) else None


def _short(type_: str) -> str:
    return type_.rpartition(".")[2][:100]


def _member_names(graph: ProgramGraph) -> dict[str, frozenset[str]]:
    """Return the names of each module's members, by its path: "" for the model itself."""
    names: dict[str, set[str]] = {}
    paths = {call.path for node in graph.nodes for call in node.modules}
    for path in paths | {each.path for each in graph.constants}:
        parts = path.split(".")[: MOST_DEPTH + 1]
        for depth, name in enumerate(parts):
            names.setdefault(".".join(parts[:depth]), set()).add(name)
    names.setdefault("", set()).update(graph.inputs)
    return {path: frozenset(members) for path, members in names.items()}


def _parameter_sizes(graph: ProgramGraph) -> dict[str, dict[int, int]]:
    """Return the numbers of each module's parameters by data set, by the module's path."""
    sizes: dict[str, dict[int, int]] = {}
    for each in graph.constants:
        if each.is_parameter:
            parts = each.path.split(".")[: MOST_DEPTH + 1]
            for depth in range(len(parts)):
                place = sizes.setdefault(".".join(parts[:depth]), {})
                place[each.data_set] = max(_numbers(graph, each.value), place.get(each.data_set, 0))
    return sizes


def _numbers(graph: ProgramGraph, value: str) -> int:
    meta = graph.values.get(value)
    return 0 if meta is None else prod(side or 0 for side in meta.shape)


def _total(sizes: Mapping[int, int]) -> int:
    return sum(sizes.values())


def _plain(argument: Argument) -> PropertyValue | None:
    """Return a setting; None for a tensor, or for nothing."""
    items = argument if isinstance(argument, tuple) else (argument,)
    if not 0 < len(items) <= MOST_PARTS:
        return None
    plain = []
    for item in items:
        if item is None or isinstance(item, ValueRef):
            return None
        if type(item) is int and not -(2**63) <= item < 2**63:
            return None
        plain.append(item[:80] if isinstance(item, str) else item)
    return tuple(plain) if isinstance(argument, tuple) else plain[0]
