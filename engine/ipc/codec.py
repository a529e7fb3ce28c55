"""Encodes typed messages as plain data, for the pipes to the engine process and to the boxes.

A message is a frozen dataclass of `engine.api`, or one like them. It travels as MessagePack: lists,
numbers and texts, with the arrays behind them as raw bytes. Whoever reads it names the type that
must come, and everything in the message is checked against that type's annotations: there is
nothing in a message that names something to import or to call. Without Qt.
"""

from __future__ import annotations

import builtins
import dataclasses
import enum
import functools
import importlib
import operator
import pkgutil
import sys
import threading
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from string import Formatter
from typing import Annotated, Any, ForwardRef, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine import api
from engine.api.errors import EngineError, Text, error_of

LEAST_BYTES = 64 * 2**10
"""Smaller arrays travel inside the head."""

PIECE_BYTES = 2**20
"""Most bytes of an array that are written at once."""

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


class MessageError(ValueError):
    """A message does not fit its type."""


_Arrays = list[NDArray[Any]]
_Frames = Sequence["bytes | memoryview"]
_Count = Annotated[int, msgspec.Meta(ge=0)]


class _Head(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """First part of a message.

    Attributes
    ----------
    sizes : list of int
        Bytes of each array that follows.
    is_escaped : bool
        True when texts hold what Unicode has no bytes for: names of files that are not UTF-8.
    body : memoryview
        The message's own MessagePack.
    """

    sizes: list[_Count]
    is_escaped: bool
    body: memoryview


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
    shape: Annotated[list[_Count], msgspec.Meta(max_length=MAX_SIDES)]
    data: bytes | int


@dataclasses.dataclass(frozen=True, slots=True)
class _Form:
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
    to_wire: Callable[[Any, _Arrays], Any] | None = None
    from_wire: Callable[[Any, _Frames], Any] | None = None


def encode(message: object) -> list[bytes | memoryview]:
    """Return a message as parts to be sent one after another.

    Parameters
    ----------
    message : object
        A dataclass whose annotations `decode` knows, or an EngineError.

    Returns
    -------
    list of bytes-like
        The head, then the large arrays in pieces of `PIECE_BYTES`. Those that are read-only are the
        arrays' own memory, the others are copies: what is sent is the message as it is now.

    Raises
    ------
    MessageError
        When a value is none that its annotation allows.
    """
    arrays: _Arrays = []
    is_escaped = False
    try:
        form = _form(EngineError if isinstance(message, EngineError) else type(message))
        wire = message if form.to_wire is None else form.to_wire(message, arrays)
        try:
            body = msgspec.msgpack.encode(wire, enc_hook=_number)
        except UnicodeEncodeError:
            is_escaped = True
            body = msgspec.msgpack.encode(_escaped(wire))
    except (TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
        raise MessageError(f"{type(message).__name__} cannot be sent: {error}") from error
    views = [_bytes_of(array) for array in arrays]
    head = _Head([view.nbytes for view in views], is_escaped, memoryview(body))
    return [
        msgspec.msgpack.encode(head),
        *(
            view[start : start + PIECE_BYTES]
            for view in views
            for start in range(0, view.nbytes, PIECE_BYTES)
        ),
    ]


def array_sizes(head: bytes | memoryview) -> list[int]:
    """Return the bytes of each array that follows a head.

    Raises
    ------
    MessageError
        When it is no head.
    """
    return _read_head(head).sizes


def decode(type_: Any, head: bytes | memoryview, arrays: _Frames) -> Any:  # noqa: ANN401  of the type
    """Return the message that parts hold; its arrays are read-only.

    Parameters
    ----------
    type_ : type
        What must come: a dataclass, EngineError, or a union of such.
    head : bytes-like
        The first part of `encode`.
    arrays : sequence of bytes-like
        The arrays that follow, each in one piece, as `array_sizes` tells their sizes.

    Raises
    ------
    MessageError
        When the parts are not such a message.
    """
    try:
        read = _read_head(head)
        if read.sizes != [memoryview(array).nbytes for array in arrays]:
            raise MessageError("An array's size is not the one announced.")
        form = _form(type_)
        if read.is_escaped:
            plain = _unescaped(msgspec.msgpack.decode(read.body))
            wire = msgspec.convert(plain, form.wire)
        else:
            wire = _decoder(type_).decode(read.body)
        return wire if form.from_wire is None else form.from_wire(wire, arrays)
    except (MessageError, MemoryError):
        raise
    except Exception as error:  # whatever a hostile message makes of a constructor
        name = getattr(type_, "__name__", str(type_))
        raise MessageError(f"This is no {name}: {error}") from error


def _read_head(head: bytes | memoryview) -> _Head:
    try:
        return msgspec.msgpack.decode(head, type=_Head)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise MessageError(f"This is no message: {error}") from error


@functools.cache
def _decoder(type_: Any) -> msgspec.msgpack.Decoder[Any]:  # noqa: ANN401  any type expression
    return msgspec.msgpack.Decoder(_form(type_).wire)


# Values


def _bytes_of(array: NDArray[Any]) -> memoryview:
    view = array.reshape(-1).view(np.uint8).data
    return view.toreadonly() if view.readonly else memoryview(view.tobytes())


def _array_to_wire(array: Any, arrays: _Arrays, dtypes: frozenset[str]) -> object:  # noqa: ANN401
    if not isinstance(array, np.ndarray) or array.dtype.name not in dtypes:
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
    return "array", array.dtype.name, shape, data


def _array_from_wire(wire: _Array, frames: _Frames, dtypes: frozenset[str]) -> NDArray[Any]:
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


def _number(value: object) -> object:
    """Return one of numpy's numbers as Python's."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} is nothing that a message can hold")


def _escaped(wire: Any) -> Any:  # noqa: ANN401  any plain value
    """Return plain values with every text in letters that UTF-8 has bytes for."""
    match wire:
        case enum.Enum():
            return _escaped(wire.value)
        case str():
            return wire.encode("utf-8", "surrogatepass").decode("latin-1")
        case tuple() | list() | frozenset() | set():
            return [_escaped(each) for each in wire]
        case Mapping():
            return {_escaped(key): _escaped(value) for key, value in wire.items()}
        case None | bool() | int() | float() | bytes():
            return wire
    return _number(wire)


def _unescaped(plain: Any) -> Any:  # noqa: ANN401  any plain value
    match plain:
        case str():
            return plain.encode("latin-1").decode("utf-8", "surrogatepass")
        case list():
            return [_unescaped(each) for each in plain]
        case dict():
            return {_unescaped(key): _unescaped(value) for key, value in plain.items()}
    return plain


# Forms of types

_in_progress: list[Any] = []
"""Dataclasses whose forms are being made: what mentions one of them is made when it is used."""

_SCALARS = (bool, int, float, str, bytes, type(None))


_forms: dict[Any, _Form] = {}
_making = threading.RLock()


def _form(type_: Any) -> _Form:  # noqa: ANN401  any type expression
    """Return the form of a type, made when it is first asked for."""
    form = _forms.get(type_)
    if form is None:
        with _making:
            form = _forms.get(type_) or _made_form(type_)
            _forms[type_] = form
    return form


def _made_form(type_: Any) -> _Form:  # noqa: ANN401  any type expression
    """Return the form of a type.

    Raises
    ------
    TypeError
        For a type that messages cannot have.
    """
    origin, arguments = typing.get_origin(type_), typing.get_args(type_)
    if type_ is None:
        return _form(type(None))
    if isinstance(type_, ForwardRef | str):  # of an alias that holds itself
        name = type_ if isinstance(type_, str) else type_.__forward_arg__
        return _later_form(_Names()[name])
    if type_ in _SCALARS:
        return _Form(type_, (type_,))
    if isinstance(type_, type) and origin is None:
        if issubclass(type_, enum.Enum):
            return _Form(type_, (type_,))
        if type_ is EngineError:
            return _error_form()
        if type_ is np.ndarray:
            return _array_form(DTYPES)
        if dataclasses.is_dataclass(type_):
            return _dataclass_form(type_)
    if origin is Literal:
        return _Form(type_, tuple({type(each) for each in arguments}))
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


def _array_form(dtypes: frozenset[str]) -> _Form:
    return _Form(
        _Array,
        (np.ndarray, _Array),
        lambda value, arrays: _array_to_wire(value, arrays, dtypes),
        lambda wire, frames: _array_from_wire(wire, frames, dtypes),
    )


def _struct(name: str, fields: Sequence[tuple[str, Any]]) -> Any:  # noqa: ANN401  a class
    return msgspec.defstruct(
        name,
        fields,
        tag=name,
        tag_field="class",
        array_like=True,
        frozen=True,
        forbid_unknown_fields=True,
    )


def _error_form() -> _Form:
    sentence = _form(Text)
    struct = _struct(EngineError.__name__, [("text", sentence.wire), ("details", str)])
    assert sentence.to_wire is not None
    assert sentence.from_wire is not None
    write, read = sentence.to_wire, sentence.from_wire
    return _Form(
        struct,
        (EngineError, struct),
        lambda error, arrays: (EngineError.__name__, write(error.text, arrays), error.details),
        lambda wire, frames: error_of(read(wire.text, frames), wire.details),
    )


def _dataclass_form(type_: Any) -> _Form:  # noqa: ANN401  a dataclass
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
        type_.__name__, [(name, form.wire) for name, form in zip(names, forms, strict=True)]
    )
    writers = [(place, form.to_wire) for place, form in enumerate(forms) if form.to_wire]
    readers = [(place, form.from_wire) for place, form in enumerate(forms) if form.from_wire]
    values_of = _getter(names)
    name = type_.__name__

    def to_wire(value: Any, arrays: _Arrays) -> object:  # noqa: ANN401
        if type(value) is not type_:
            raise TypeError(f"{type(value).__name__} is no {name}")
        values = [*values_of(value)]
        for place, write in writers:
            values[place] = write(values[place], arrays)
        return name, *values

    def from_wire(wire: Any, frames: _Frames) -> object:  # noqa: ANN401
        if not readers:
            return type_(*values_of(wire))
        values = [*values_of(wire)]
        for place, read in readers:
            values[place] = read(values[place], frames)
        message = type_(*values)
        if type_ is Text:
            _check_sentence(message)
        return message

    return _Form(struct, (type_, struct), to_wire, from_wire)


def _check_sentence(sentence: Text) -> None:
    """Refuse a template that asks for more than its own values.

    Raises
    ------
    MessageError
        `str.format` would look up attributes, or fill in millions of blanks.
    """
    names = {name for name, _ in sentence.values}
    for template in (sentence.template, sentence.one):
        for _, name, form, conversion in Formatter().parse(template):
            if name is not None and (name not in names or form or conversion):
                raise MessageError("A sentence asks for values that it has not.")


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of these attributes."""
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _field_form(hint: Any) -> _Form:  # noqa: ANN401  any type expression
    return _later_form(hint) if _mentions(hint, _in_progress) else _form(hint)


def _mentions(hint: Any, types_: list[Any]) -> bool:  # noqa: ANN401  any type expression
    return hint in types_ or any(_mentions(each, types_) for each in typing.get_args(hint))


def _later_form(hint: Any) -> _Form:  # noqa: ANN401  any type expression
    """Return the form of what holds itself: its inside is checked when it is read."""

    def to_wire(value: Any, arrays: _Arrays) -> object:  # noqa: ANN401
        form = _form(hint)
        return value if form.to_wire is None else form.to_wire(value, arrays)

    def from_wire(wire: Any, frames: _Frames) -> object:  # noqa: ANN401
        form = _form(hint)
        checked = msgspec.convert(wire, form.wire)
        return checked if form.from_wire is None else form.from_wire(checked, frames)

    return _Form(Any, (), to_wire, from_wire)


def _union_form(members: tuple[Any, ...]) -> _Form:
    forms = [_form(each) for each in members]
    wire: Any = typing.Union[tuple(form.wire for form in forms)]  # noqa: UP007  made of a tuple
    types_ = tuple(each for form in forms for each in form.types)
    if not any(form.to_wire or form.from_wire for form in forms):
        return _Form(wire, types_)
    by_type = {each: form for form in forms for each in form.types}

    def to_wire(value: Any, arrays: _Arrays) -> object:  # noqa: ANN401
        form = by_type.get(type(value))
        if form is None:
            form = next((by_type[each] for each in types_ if isinstance(value, each)), None)
        if form is None:
            return _number(value)
        return value if form.to_wire is None else form.to_wire(value, arrays)

    def from_wire(wire: Any, frames: _Frames) -> object:  # noqa: ANN401
        form = by_type[type(wire)]
        return wire if form.from_wire is None else form.from_wire(wire, frames)

    return _Form(wire, types_, to_wire, from_wire)


def _sequence_form(kind: type, item: Any) -> _Form:  # noqa: ANN401  any type expression
    form = _form(item)
    write, read = form.to_wire, form.from_wire

    def to_wire(value: Any, arrays: _Arrays) -> object:  # noqa: ANN401
        return value if write is None else [write(each, arrays) for each in value]

    def from_wire(wire: Any, frames: _Frames) -> object:  # noqa: ANN401
        return wire if read is None else kind(read(each, frames) for each in wire)

    wire = types.GenericAlias(kind, (form.wire, ...) if kind is tuple else (form.wire,))
    return _Form(wire, (kind,), write and to_wire, read and from_wire)


def _tuple_form(items: tuple[Any, ...]) -> _Form:
    forms = [_form(each) for each in items]
    writers = [form.to_wire for form in forms]
    readers = [form.from_wire for form in forms]

    def to_wire(value: Any, arrays: _Arrays) -> object:  # noqa: ANN401
        pairs = zip(value, writers, strict=True)
        return [each if write is None else write(each, arrays) for each, write in pairs]

    def from_wire(wire: Any, frames: _Frames) -> object:  # noqa: ANN401
        pairs = zip(wire, readers, strict=True)
        return tuple(each if read is None else read(each, frames) for each, read in pairs)

    return _Form(
        types.GenericAlias(tuple, tuple(form.wire for form in forms)),
        (tuple,),
        to_wire if any(writers) else None,
        from_wire if any(readers) else None,
    )


def _mapping_form(key: Any, item: Any) -> _Form:  # noqa: ANN401  any type expression
    keys, items = _form(key), _form(item)
    if keys.to_wire or keys.from_wire:
        raise TypeError(f"messages cannot have mappings of {key}")
    write, read = items.to_wire, items.from_wire

    def to_wire(value: Any, arrays: _Arrays) -> object:  # noqa: ANN401
        pairs = dict(value).items()
        return {key: each if write is None else write(each, arrays) for key, each in pairs}

    def from_wire(wire: Any, frames: _Frames) -> object:  # noqa: ANN401
        return {key: each if read is None else read(each, frames) for key, each in wire.items()}

    return _Form(dict[keys.wire, items.wire], (dict,), to_wire, read and from_wire)  # type: ignore[name-defined]


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


_COMMON_NAMES = {"Mapping": Mapping, "NDArray": NDArray, "np": np, "Literal": Literal}
"""What annotations name beside them."""
