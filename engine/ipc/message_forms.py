"""Gives the form that values of a type have in messages, for `engine.ipc.codec`.

A form follows from the type's annotations: what msgspec checks the bytes against, and how values
are brought to it and back. It is made once for each type. Without Qt.
"""

from __future__ import annotations

import builtins
import dataclasses
import enum
import functools
import importlib
import operator
import pkgutil
import string
import sys
import threading
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine import api
from engine.api.errors import EngineError, Text, error_of

LEAST_BYTES = 64 * 2**10
"""Smaller arrays travel inside the head."""

MAX_SIDES = 8
"""Most dimensions of an array."""

DTYPES = frozenset(
    np.dtype(kind).name
    for kind in (
        *(np.bool_, np.int8, np.int16, np.int32, np.int64),
        *(np.uint8, np.uint16, np.uint32, np.uint64),
        *(np.float16, np.float32, np.float64),
    )
)
"""Kinds of numbers that an array may have, by numpy's names."""
_NAMES = {np.dtype(name).newbyteorder(order): name for name in DTYPES for order in ("=", "S")}


class MessageError(ValueError):
    """A message does not fit its type."""


Arrays = list[NDArray[Any]]
Frames = Sequence["bytes | memoryview"]
Count = Annotated[int, msgspec.Meta(ge=0)]


class _Array(
    msgspec.Struct,
    array_like=True,
    frozen=True,
    forbid_unknown_fields=True,
    tag="array",
    tag_field="class",
):
    """An array in the body: its own bytes, or the place among the arrays that follow."""

    dtype: str
    shape: Annotated[list[Count], msgspec.Meta(max_length=MAX_SIDES)]
    data: bytes | int


@dataclasses.dataclass(frozen=True)
class Form:
    """How values of one type are written and read.

    Attributes
    ----------
    wire : Any
        The type that msgspec checks the bytes against.
    types : tuple of type
        Python types of the values, for unions.
    to_wire, from_wire : callable or None
        Bring a value and an array list to what msgspec writes, and back; None where they are equal.
    """

    wire: Any
    types: tuple[type, ...]
    to_wire: Callable[[Any, Arrays], Any] | None = None
    from_wire: Callable[[Any, Frames], Any] | None = None

    @functools.cached_property
    def scalars(self) -> frozenset[type]:
        """Types of values that need no look inside."""
        return frozenset(self.types).intersection(_SCALARS)


# Forms of types

_in_progress: list[Any] = []
"""Dataclasses whose forms are being made: what mentions one of them is made when it is used."""

_SCALARS = (bool, int, float, str, bytes, type(None))


_forms: dict[Any, Form] = {}
_making = threading.RLock()


def form_of(type_: Any) -> Form:  # noqa: ANN401  any type expression
    """Return the form of a type, made when it is first asked for."""
    form = _forms.get(type_)
    if form is None:
        with _making:
            form = _forms.get(type_) or _made_form(type_)
            _forms[type_] = form
    return form


def _made_form(type_: Any) -> Form:  # noqa: ANN401  any type expression
    """Return the form of a type.

    Raises
    ------
    TypeError
        For a type that messages cannot have.
    """
    origin, arguments = typing.get_origin(type_), typing.get_args(type_)
    if type_ is None:
        return form_of(type(None))
    if type_ in _SCALARS:
        return Form(type_, (type_,))
    if isinstance(type_, type) and origin is None:
        if issubclass(type_, enum.Enum):
            return Form(type_, (type_,))
        if type_ is EngineError:
            return _error_form()
        if type_ is np.ndarray:
            return _array_form(DTYPES)
        if dataclasses.is_dataclass(type_):
            return _dataclass_form(type_)
    if origin is Literal:
        return Form(type_, tuple({type(each) for each in arguments}))
    if origin is np.ndarray:
        return _array_form(_dtypes(arguments[1]))
    if origin in (typing.Union, types.UnionType):
        return _union_form(arguments)
    if origin is tuple and arguments[-1:] == (Ellipsis,):
        return _sequence_form(tuple, arguments[0])
    if origin is tuple:
        return _tuple_form(arguments)
    if origin is frozenset:
        return _sequence_form(frozenset, arguments[0])
    if origin in (dict, Mapping):
        return _mapping_form(*arguments)
    raise TypeError(f"messages cannot have {type_}")


def _dtypes(dtype: Any) -> frozenset[str]:  # noqa: ANN401  np.dtype[...]
    """Return what ``NDArray[np.float32]`` allows; all for ``NDArray[Any]``."""
    [kind] = typing.get_args(dtype)
    if kind is Any:
        return DTYPES
    name = np.dtype(kind).name
    if name not in DTYPES:
        raise TypeError(f"messages cannot have arrays of {name}")
    return frozenset({name})


def _array_form(dtypes: frozenset[str]) -> Form:
    return Form(
        _Array,
        (np.ndarray, _Array),
        lambda value, arrays: _array_to_wire(value, arrays, dtypes),
        lambda wire, frames: _array_from_wire(wire, frames, dtypes),
    )


def _struct(name: str, fields: Sequence[tuple[str, Any]], *, is_list: bool = True) -> Any:  # noqa: ANN401  a class
    return msgspec.defstruct(
        name,
        fields,
        tag=name,
        tag_field="class",
        array_like=is_list,
        frozen=True,
        gc=False,  # they live for one call and hold no circles
        forbid_unknown_fields=True,
    )


def _error_form() -> Form:
    sentence = form_of(Text)
    struct = _struct(
        EngineError.__name__, [("text", sentence.wire), ("details", str), ("script", str)]
    )
    assert sentence.to_wire is not None
    assert sentence.from_wire is not None
    write, read = sentence.to_wire, sentence.from_wire
    return Form(
        struct,
        (EngineError, struct),
        lambda error, arrays: (
            EngineError.__name__,
            write(error.text, arrays),
            error.details,
            error.script,
        ),
        lambda wire, frames: error_of(read(wire.text, frames), wire.details, wire.script),
    )


def _dataclass_form(type_: Any, *, is_list: bool = True) -> Form:  # noqa: ANN401  a dataclass
    """Return the form of a dataclass: a list of its fields, or a mapping."""
    fields = dataclasses.fields(type_)
    if not all(each.init and not each.kw_only for each in fields):
        raise TypeError(f"{type_.__name__} has fields that are not given by their place")
    _in_progress.append(type_)
    try:
        hints = _hints(type_)
        forms = [_field_form(hints[each.name]) for each in fields]
    finally:
        _in_progress.pop()
    names = [each.name for each in fields]
    struct = _struct(
        type_.__name__,
        [(name, form.wire) for name, form in zip(names, forms, strict=True)],
        is_list=is_list,
    )
    writers = [(place, form.to_wire) for place, form in enumerate(forms) if form.to_wire]
    readers = [(place, form.from_wire) for place, form in enumerate(forms) if form.from_wire]
    values_of = _getter(names)
    name = type_.__name__

    def to_wire(value: Any, arrays: Arrays) -> object:  # noqa: ANN401
        if type(value) is not type_:
            raise TypeError(f"{type(value).__name__} is no {name}")
        values = [*values_of(value)]
        for place, write in writers:
            values[place] = write(values[place], arrays)
        if not is_list:
            return {"class": name, **dict(zip(names, values, strict=True))}
        return name, *values

    def from_wire(wire: Any, frames: Frames) -> object:  # noqa: ANN401
        if type_ is Text:
            _check_fields(wire)
        if not readers:
            return type_(*values_of(wire))
        values = [*values_of(wire)]
        for place, read in readers:
            values[place] = read(values[place], frames)
        return type_(*values)

    return Form(struct, (type_, struct), to_wire, from_wire)


def _check_fields(sentence: Text) -> None:
    """Refuse a sentence whose fields are more than the names of its values.

    ``{a:>999999999}`` would fill the memory, and ``{a.b}`` look inside.
    """
    names = {name for name, _ in sentence.values}
    for template in (sentence.template, sentence.one):
        for _, name, form, conversion in string.Formatter().parse(template):
            if name is not None and (name not in names or form or conversion):
                raise MessageError(f"{template!r} has fields without values.")


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of these attributes."""
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _field_form(hint: Any) -> Form:  # noqa: ANN401  any type expression
    return _later_form(hint) if _mentions(hint, _in_progress) else form_of(hint)


def _mentions(hint: Any, types_: list[Any]) -> bool:  # noqa: ANN401  any type expression
    return hint in types_ or any(_mentions(each, types_) for each in typing.get_args(hint))


def _later_form(hint: Any) -> Form:  # noqa: ANN401  any type expression
    """Return the form of what holds itself: its inside is checked when it is read."""

    def to_wire(value: Any, arrays: Arrays) -> object:  # noqa: ANN401
        write = form_of(hint).to_wire
        return value if write is None else write(value, arrays)

    def from_wire(wire: Any, frames: Frames) -> object:  # noqa: ANN401
        form = form_of(hint)
        if type(wire) in form.scalars:
            return wire
        checked = msgspec.convert(wire, form.wire)
        return checked if form.from_wire is None else form.from_wire(checked, frames)

    return Form(Any, (), to_wire, from_wire)


def _union_form(members: tuple[Any, ...]) -> Form:
    has_lists = any(typing.get_origin(each) in (tuple, frozenset) for each in members)
    forms = [
        _dataclass_form(each, is_list=False)
        if has_lists and dataclasses.is_dataclass(each)  # msgspec tells lists by nothing else
        else form_of(each)
        for each in members
    ]
    wire: Any = typing.Union[tuple(form.wire for form in forms)]  # noqa: UP007  made of a tuple
    types_ = tuple(each for form in forms for each in form.types)
    if not any(form.to_wire or form.from_wire for form in forms):
        return Form(wire, types_)
    by_type = {each: form for form in forms for each in form.types}
    readers = {each: form.from_wire for each, form in by_type.items() if form.from_wire}

    def to_wire(value: Any, arrays: Arrays) -> object:  # noqa: ANN401
        form = by_type.get(type(value))
        if form is None:
            form = next((by_type[each] for each in types_ if isinstance(value, each)), None)
        if form is None:
            return python_number(value)
        return value if form.to_wire is None else form.to_wire(value, arrays)

    def from_wire(wire: Any, frames: Frames) -> object:  # noqa: ANN401
        read = readers.get(type(wire))
        return wire if read is None else read(wire, frames)

    return Form(wire, types_, to_wire, from_wire)


def _sequence_form(kind: type, item: Any) -> Form:  # noqa: ANN401  any type expression
    form = form_of(item)
    write, read = form.to_wire, form.from_wire

    def to_wire(value: Any, arrays: Arrays) -> object:  # noqa: ANN401
        return value if write is None else [write(each, arrays) for each in value]

    def from_wire(wire: Any, frames: Frames) -> object:  # noqa: ANN401
        return wire if read is None else kind([read(each, frames) for each in wire])

    wire = types.GenericAlias(kind, (form.wire, ...) if kind is tuple else (form.wire,))
    return Form(wire, (kind,), write and to_wire, read and from_wire)


def _tuple_form(items: tuple[Any, ...]) -> Form:
    forms = [form_of(each) for each in items]
    writers = [(place, form.to_wire) for place, form in enumerate(forms) if form.to_wire]
    readers = [(place, form.from_wire) for place, form in enumerate(forms) if form.from_wire]

    def to_wire(value: Any, arrays: Arrays) -> object:  # noqa: ANN401
        values = [*value]
        for place, write in writers:
            values[place] = write(values[place], arrays)
        return values

    def from_wire(wire: Any, frames: Frames) -> object:  # noqa: ANN401
        values = [*wire]
        for place, read in readers:
            values[place] = read(values[place], frames)
        return tuple(values)

    return Form(
        types.GenericAlias(tuple, tuple(form.wire for form in forms)),
        (tuple,),
        to_wire if writers else None,
        from_wire if readers else None,
    )


def _mapping_form(key: Any, item: Any) -> Form:  # noqa: ANN401  any type expression
    keys, items = form_of(key), form_of(item)
    if keys.to_wire or keys.from_wire:
        raise TypeError(f"messages cannot have mappings of {key}")
    write, read = items.to_wire, items.from_wire

    def to_wire(value: Any, arrays: Arrays) -> object:  # noqa: ANN401
        pairs = dict(value).items()
        return {key: each if write is None else write(each, arrays) for key, each in pairs}

    def from_wire(wire: Any, frames: Frames) -> object:  # noqa: ANN401
        return {key: each if read is None else read(each, frames) for key, each in wire.items()}

    return Form(dict[keys.wire, items.wire], (dict,), to_wire, read and from_wire)  # type: ignore[name-defined]


# Names in annotations


def _hints(type_: Any) -> dict[str, Any]:  # noqa: ANN401  a dataclass
    """Return a dataclass's annotations.

    Names that its module imports for the type checker alone are those of `engine.api`.
    """
    return typing.get_type_hints(type_, localns=_Names(vars(sys.modules[type_.__module__])))


class _Names(dict[str, Any]):
    """Names of a module and, where they are missing there, the public ones of `engine.api`."""

    def __missing__(self, name: str) -> Any:  # noqa: ANN401  what an annotation may name
        if hasattr(builtins, name):
            raise KeyError(name)  # Python looks there next
        if name in _COMMON_NAMES:
            return _COMMON_NAMES[name]
        places = [f"{api.__name__}.{found.name}" for found in pkgutil.iter_modules(api.__path__)]
        for place in sorted(places, key=lambda place: place not in sys.modules):
            names = vars(importlib.import_module(place))
            if name in names:
                return names[name]
        raise KeyError(name)


_COMMON_NAMES = {"Any": Any, "Mapping": Mapping, "NDArray": NDArray, "np": np, "Literal": Literal}
"""What annotations name beside them."""


# Values


def _array_to_wire(array: Any, arrays: Arrays, dtypes: frozenset[str]) -> object:  # noqa: ANN401
    name = _NAMES.get(array.dtype) if isinstance(array, np.ndarray) else None
    if name not in dtypes:
        raise TypeError(f"{getattr(array, 'dtype', type(array))} is none of {sorted(dtypes)}")
    shape = list(array.shape)  # ascontiguousarray makes (1,) of ()
    if not (array.flags.c_contiguous and array.dtype.isnative):
        array = np.ascontiguousarray(array, array.dtype.newbyteorder("="))
        array.flags.writeable = False  # nobody else has it: it need not be copied again
    data: bytes | int
    if array.nbytes < LEAST_BYTES:
        data = array.tobytes()
    else:
        data = len(arrays)
        arrays.append(array)
    return "array", name, shape, data


def _array_from_wire(wire: _Array, frames: Frames, dtypes: frozenset[str]) -> NDArray[Any]:
    if wire.dtype not in dtypes:
        raise MessageError(f"An array of {wire.dtype!r} is none of {sorted(dtypes)}.")
    data = wire.data
    if isinstance(data, int):
        if not 0 <= data < len(frames):
            raise MessageError(f"There is no array {data}.")
        data = memoryview(frames[data]).toreadonly()  # type: ignore[assignment]
    array = np.frombuffer(data, np.dtype(wire.dtype))  # type: ignore[arg-type]
    if functools.reduce(operator.mul, wire.shape, 1) != array.size:
        raise MessageError("An array's shape does not fit its bytes.")
    if array.dtype == np.bool_ and array.view(np.uint8).max(initial=0) > 1:
        raise MessageError("An array of true and false holds something else.")
    return array.reshape(wire.shape)


def python_number(value: object) -> object:
    """Return one of numpy's numbers as Python's."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} is nothing that a message can hold")
