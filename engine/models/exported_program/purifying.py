"""Makes operations pure that change their arguments, for `building`.

`relu_` becomes `relu`, and whoever took the changed tensor takes the result. That says the same as
long as nobody looks at the same memory by another name afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.api.errors import text
from engine.models.exported_program.overloads import OVERLOADS
from engine.models.exported_program.program_graph import ProgramNode, ValueRef

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from engine.api.errors import Text
    from engine.models.exported_program.program_graph import Argument, ValueMeta

_CHANGED = "self"
"""The argument that such operations change."""
_WIDTHS = (
    *("bool", "uint8", "int8", "int16", "int32", "int64"),
    *("float16", "bfloat16", "float32", "float64"),
)


@dataclass(frozen=True, slots=True)
class PureNodes:
    """Operations that change nothing.

    Attributes
    ----------
    nodes : tuple of ProgramNode
        In their order; those that could not be made pure stay as they are.
    outputs : tuple of str
        What the program gives, by the new names.
    refusals : tuple of Text
        Why some could not.
    """

    nodes: tuple[ProgramNode, ...]
    outputs: tuple[str, ...]
    refusals: tuple[Text, ...]


def purified(
    nodes: Sequence[ProgramNode],
    outputs: Sequence[str],
    values: dict[str, ValueMeta],
    file: str,
) -> PureNodes:
    """Return operations with those made pure that change their first argument.

    Parameters
    ----------
    nodes : sequence of ProgramNode
        In the order in which they take place.
    outputs : sequence of str
        What the program gives.
    values : dict of str to ValueMeta
        Of all tensors; those that are made in between are added.
    file : str
        The file's name, for the sentences.
    """
    memory = _Memory(nodes, outputs)
    made: list[ProgramNode] = []
    refused: list[Text] = []
    for at, node in enumerate(nodes):
        pure = pure_name(node.op)
        changed = node.arguments.get(_CHANGED)
        if pure is None or not isinstance(changed, ValueRef) or len(node.results) != 1:
            made.append(_renamed(node, memory.newest))
            known = OVERLOADS.get(node.op)
            if known is not None and known.may_be_view:
                for result in node.results:
                    memory.share(result, (each.name for each in refs_in(node)))
            continue
        if not refused and memory.is_read_otherwise(changed.name, at):
            refused.append(
                text(
                    "{file} is refused: operation {node} ({op}) changes numbers that are read by "
                    "another name later. Export it again after "
                    "program = program.run_decompositions().",
                    file=file,
                    node=node.name,
                    op=node.op,
                )
            )
        made += _pure(_as_pure(_renamed(node, memory.newest), pure), values, changed.name)
        memory.change(changed.name, node.results[0])
    renamed = tuple(memory.newest(name) for name in outputs)
    return PureNodes(tuple(made), renamed, tuple(refused))


def pure_name(op: str) -> str | None:
    """Return the operation that gives what another one writes: "aten.relu_.default"; or None."""
    namespace, _, name = op.partition(".")
    packet, _, overload = name.partition(".")
    pure = f"{namespace}.{packet[:-1]}.{overload}"
    is_changing = packet.endswith("_") and not packet.endswith("__") and op not in OVERLOADS
    return pure if is_changing and pure in OVERLOADS else None


def refs_in(node: ProgramNode) -> Iterator[ValueRef]:
    """Yield what an operation takes."""
    for value in node.arguments.values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, ValueRef):
                yield each


class _Memory:
    """Which names stand for the same memory, and what is in it by now."""

    def __init__(self, nodes: Sequence[ProgramNode], outputs: Sequence[str]) -> None:
        self._last_use = {each.name: at for at, node in enumerate(nodes) for each in refs_in(node)}
        self._last_use.update(dict.fromkeys(outputs, len(nodes)))
        self._groups: dict[str, set[str]] = {}
        self._newer: dict[str, str] = {}

    def newest(self, name: str) -> str:
        """Return what a name stands for by now."""
        passed = []
        while name in self._newer:
            passed.append(name)
            name = self._newer[name]
        self._newer.update(dict.fromkeys(passed, name))
        return name

    def share(self, result: str, names: Iterable[str]) -> None:
        """Note that a result may stand for the memory that others stand for."""
        for name in names:
            one, other = self._group(result), self._group(self.newest(name))
            if one is not other:
                small, large = sorted((one, other), key=len)
                large |= small
                self._groups.update(dict.fromkeys(small, large))

    def change(self, name: str, result: str) -> None:
        """Note that what a name stands for is called `result` from now on."""
        old = self.newest(name)
        group = self._group(old)
        group.discard(old)
        group.add(result)
        self._groups[result] = group
        self._newer[old] = result
        last = max(self._last_use.get(each, -1) for each in (old, result))
        self._last_use[result] = last

    def is_read_otherwise(self, name: str, at: int) -> bool:
        """Return whether something else that stands for a name's memory is read later."""
        group = self._group(self.newest(name))
        group -= {each for each in group if self._last_use.get(each, -1) <= at}
        return bool(group - {self.newest(name)})

    def _group(self, name: str) -> set[str]:
        return self._groups.setdefault(name, {name})


def _renamed(node: ProgramNode, newest: Callable[[str], str]) -> ProgramNode:
    def renamed(value: Argument) -> Argument:
        if isinstance(value, tuple):
            return tuple(
                ValueRef(newest(each.name)) if isinstance(each, ValueRef) else each
                for each in value
            )
        return ValueRef(newest(value.name)) if isinstance(value, ValueRef) else value

    return replace(node, arguments={name: renamed(each) for name, each in node.arguments.items()})


def _as_pure(node: ProgramNode, op: str) -> ProgramNode:
    """Return an operation as the pure one, which may call the first argument otherwise."""
    first = next(iter(OVERLOADS[op].arguments))
    arguments = {
        first if name == _CHANGED else name: value for name, value in node.arguments.items()
    }
    return replace(node, op=op, arguments=arguments)


def _pure(node: ProgramNode, values: dict[str, ValueMeta], changed: str) -> Iterator[ProgramNode]:
    """Yield a pure operation, and one that brings its numbers to the type of what was changed."""
    [result] = node.results
    types = [values[each.name].dtype for each in refs_in(node) if each.name in values]
    if changed not in values or max(map(_width, types)) <= _width(values[changed].dtype):
        yield node
        return
    wide = f"{result}.wide"
    values[wide] = replace(values[changed], dtype=max(types, key=_width))
    yield replace(node, name=f"{node.name}.wide", results=(wide,))
    cast: dict[str, Argument] = {_CHANGED: ValueRef(wide), "dtype": values[changed].dtype}
    yield ProgramNode(node.name, "aten._to_copy.default", cast, (result,), node.modules)


def _width(dtype: str) -> int:
    """Return which of two types of numbers the sum of both has: the one with the larger width."""
    return _WIDTHS.index(dtype) if dtype in _WIDTHS else len(_WIDTHS)
