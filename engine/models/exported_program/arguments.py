"""Turns arguments as the JSON of an exported program has them into those of a `ProgramNode`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from engine.models.exported_program.program_graph import ValueRef
from engine.models.exported_program.schema import MEMORY_FORMATS, SCALAR_TYPES, STRIDED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.models.exported_program import schema
    from engine.models.exported_program.program_graph import Argument, Item, Shape


class UnknownArgument(ValueError):
    """An argument is of a kind that no network needs, or of none; the text names it."""


class Place:
    """Where numbers lie: what a device, a layout or pinned memory says, which is left out."""


PLACE = Place()


def kind_of(argument: schema.Argument) -> str:
    """Return the kind of an argument: "as_tensor". Raises UnknownArgument."""
    kinds = [name for name in argument.__struct_fields__ if getattr(argument, name) is not UNSET]
    if len(kinds) != 1:
        raise UnknownArgument("of a later kind" if not kinds else " and ".join(kinds))
    return kinds[0]


def value_of(argument: schema.Argument) -> Argument | Place:
    """Return an argument's value.

    Raises
    ------
    UnknownArgument
        For graphs, objects, operators, complex numbers, sparse layouts and later kinds.
    """
    kind = kind_of(argument)
    value = getattr(argument, kind)
    match kind:
        case "as_none":
            return None
        case "as_tensor":
            return ValueRef(value.name)
        case "as_tensors":
            return tuple(ValueRef(each.name) for each in value)
        case "as_optional_tensor":
            return _optional(value)
        case "as_optional_tensors":
            return tuple(map(_optional, value))
        case "as_bool" | "as_string":
            return value  # type: ignore[no-any-return]
        case "as_bools" | "as_strings":
            return tuple(value)
        case "as_int":
            return _whole(value)
        case "as_ints":
            return tuple(map(_whole, value))
        case "as_float":
            return float(value)
        case "as_floats":
            return tuple(map(float, value))
        case "as_sym_int" | "as_sym_float" | "as_sym_bool":
            return _number(value)
        case "as_sym_ints" | "as_sym_floats":
            return tuple(map(_number, value))
        case "as_scalar_type":
            return _listed(SCALAR_TYPES, value, kind)
        case "as_memory_format":
            return _listed(MEMORY_FORMATS, value, kind)
        case "as_device":
            return PLACE
        case "as_layout":
            if value == STRIDED:
                return PLACE
            raise UnknownArgument("a sparse layout")
    raise UnknownArgument(kind)


def names_of(outputs: Iterable[schema.Argument], node: str) -> tuple[str, ...]:
    """Return the names of what a node makes, one after the other; an empty one for nothing.

    Raises
    ------
    UnknownArgument
        When it makes something else than tensors and numbers.
    """
    names: list[str] = []
    for output in outputs:
        value = value_of(output)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, ValueRef):
                names.append(each.name)
            elif each is None:
                names.append(f"{node}.none_{len(names)}")
            else:
                raise UnknownArgument("a result without a name")
    return tuple(names)


def sizes_of(sizes: Iterable[schema.SymInt]) -> Shape:
    """Return sides, None for one that is told only when the program runs. Raises ValueError."""
    sides: list[int | None] = []
    for each in sizes:
        side: int | None
        if each.as_int is not UNSET:
            side = each.as_int
        elif each.as_expr is not UNSET:
            side = int(each.as_expr.expr_str) if each.as_expr.expr_str.isdecimal() else None
        else:
            raise ValueError("a side has no size")
        if side is not None and not 0 <= side < 2**48:
            raise ValueError(f"a side of {side}")
        sides.append(side)
    return tuple(sides)


def _listed(names: dict[int, str], value: int, kind: str) -> str:
    if value not in names:
        raise UnknownArgument(f"{kind} {value}")
    return names[value]


def _optional(value: schema.OptionalTensor) -> Item:
    return ValueRef(value.as_tensor.name) if value.as_tensor is not UNSET else None


def _whole(value: int) -> int:
    if not -(2**63) <= value < 2**63:
        raise UnknownArgument(f"the number {value}")
    return value


def _number(value: schema.NumberArgument) -> Item:
    if value.as_name is not UNSET:
        return ValueRef(value.as_name)
    if value.as_int is not UNSET:
        return _whole(value.as_int)
    if value.as_float is not UNSET:
        return float(value.as_float)
    if value.as_bool is not UNSET:
        return value.as_bool
    raise UnknownArgument("a number of a later kind")
