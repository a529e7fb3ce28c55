"""Reads pickles without running them: a machine of our own that only puts values side by side.

A pickle is a program for a machine with a stack, whose operations may call any function of Python.
This machine has the same operations, and calls nothing: what a pickle would import is kept as its
name, what it would call as that name with what it would be given. Only what PyTorch writes for
tensors is understood; everything else stays a name. Time and memory grow with the bytes that are
read, and with nothing that these say.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from engine.models.torch_files.contents import MOST_SIDES, NUMBER_BYTES
from engine.models.torch_files.pickled_values import Made, Named, Pairs, Storage, Tensor

if TYPE_CHECKING:
    from collections.abc import Callable, Container

MOST_STEPS = 3_000_000
"""Operations: a network of 10,000 tensors takes 400,000."""
_MOST_NUMBER_BYTES = 16
_MOST_DIGITS = 40
_MOST_COUNT = 2**48
_MISFITS = (
    *(IndexError, KeyError, TypeError, ValueError, AttributeError, OverflowError),
    struct.error,
)
"""What operations upon the wrong values raise."""


class PickleError(ValueError):
    """The bytes are no pickle, are cut off, or ask for too much."""


class ForeignValueError(PickleError):
    """There is more in a pickle than it may have; the text is its name."""


_STORAGES = {
    "DoubleStorage": "float64",
    "FloatStorage": "float32",
    "HalfStorage": "float16",
    "BFloat16Storage": "bfloat16",
    "LongStorage": "int64",
    "IntStorage": "int32",
    "ShortStorage": "int16",
    "CharStorage": "int8",
    "ByteStorage": "uint8",
    "BoolStorage": "bool",
    "ComplexDoubleStorage": "complex128",
    "ComplexFloatStorage": "complex64",
    "UntypedStorage": "uint8",
}
"""Of the class of a storage, what its numbers are."""


def pickled_value(
    data: bytes, start: int = 0, allowed: Container[str] | None = None
) -> tuple[Any, int]:
    """Return the value of a pickle, as far as it can be told without calling anything.

    Parameters
    ----------
    data : bytes
        The pickle, and whatever follows.
    start : int
        Where it begins.
    allowed : container of str or None
        What it may name; None for anything, as nothing is imported.

    Returns
    -------
    (object, int)
        Plain values, lists (for tuples and sets, too), and the classes of `pickled_values`; and
        where the pickle ends.

    Raises
    ------
    PickleError
        No pickle, cut off, or made to fill memory or time; `ForeignValueError` for a name that is
        not allowed.
    """
    machine = _Machine(data, start, allowed)
    try:
        return machine.run(), machine.at
    except PickleError:
        raise
    except _MISFITS as error:
        raise PickleError(f"{type(error).__name__} at byte {machine.at}: {error}") from None


class _Machine:
    def __init__(self, data: bytes, start: int, allowed: Container[str] | None) -> None:
        self.data, self.at, self.allowed = data, start, allowed
        self.stack: list[Any] = []
        self.marks: list[int] = []
        self.memo: dict[int, Any] = {}
        self.copied = 0

    def run(self) -> Any:  # noqa: ANN401  whatever was pickled
        data, operations = self.data, _OPERATIONS
        for _ in range(MOST_STEPS):
            code = data[self.at]
            self.at += 1
            if code == _STOP:
                return self.stack.pop()
            operation = operations.get(code)
            if operation is None:
                raise PickleError(f"byte {code:#x} is no operation of a pickle")
            operation(self)
        raise PickleError("it has too many operations")

    # --- bytes ------------------------------------------------------------------------------

    def take(self, count: int) -> bytes:
        if count > len(self.data) - self.at:
            raise PickleError("it is cut off")
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "little")

    def line(self, encoding: str = "utf-8") -> str:
        end = self.data.find(b"\n", self.at)
        if end < 0:
            raise PickleError("it is cut off")
        found = self.data[self.at : end]
        self.at = end + 1
        return found.decode(encoding, "replace")

    # --- stack ------------------------------------------------------------------------------

    def push(self, value: object) -> None:
        self.stack.append(value)

    def pop(self) -> Any:  # noqa: ANN401  as above
        if self.marks and len(self.stack) <= self.marks[-1]:
            raise PickleError("it takes what is not there")
        return self.stack.pop()

    def since_mark(self) -> list[Any]:
        at = self.marks.pop()
        found = self.stack[at:]
        del self.stack[at:]
        return found

    def popped(self, count: int) -> list[Any]:
        return [self.pop() for _ in range(count)][::-1]

    def named(self, module: str, name: str) -> Named:
        whole = f"{module}.{name}"
        if self.allowed is not None and whole not in self.allowed:
            raise ForeignValueError(whole)
        return Named(whole)


def _make(machine: _Machine, by: object, given: object) -> object:
    """Return what a call would make: a tensor or a container, or else only that it would be."""
    if isinstance(by, Named) and isinstance(given, list):
        known = _CALLS.get(by.name)
        if known is not None:
            machine.copied += len(given) + sum(len(each) for each in given if type(each) is list)
            if machine.copied > MOST_STEPS:
                raise PickleError("it has too many operations")
            return known(given)
    return Made(by)


def _ordered(given: list[Any]) -> object:
    pairs = given[0] if given else []
    if not isinstance(pairs, list) or not all(
        isinstance(each, list) and len(each) == 2 for each in pairs
    ):
        raise PickleError("a dictionary is not made of pairs")
    return Pairs([(key, value) for key, value in pairs])


def _tensor(given: list[Any]) -> object:
    storage, offset, sides, strides = given[:4]
    return _checked(storage, offset, sides, strides, storage.dtype, given[6:7])


def _typed_tensor(given: list[Any]) -> object:
    """Return a tensor of `_rebuild_tensor_v3`, whose storage is bytes and whose type is told."""
    storage, offset, sides, strides = given[:4]
    dtype = given[6].name.rpartition(".")[2]
    return _checked(storage, offset, sides, strides, dtype, given[7:8])


def _checked(
    storage: Any,  # noqa: ANN401  these four as they were pickled
    offset: Any,  # noqa: ANN401
    sides: Any,  # noqa: ANN401
    strides: Any,  # noqa: ANN401
    dtype: str,
    changes: list[Any],
) -> Tensor:
    """Return a tensor whose numbers lie within its storage. Raises PickleError."""
    if not isinstance(storage, Storage) or dtype not in NUMBER_BYTES:
        raise PickleError("a tensor has no numbers")
    for each in (sides, strides):
        if not isinstance(each, list) or len(each) > MOST_SIDES:
            raise PickleError("a tensor has no sides")
        if not all(type(side) is int and 0 <= side < _MOST_COUNT for side in each):
            raise PickleError("a tensor has strange sides")
    if len(sides) != len(strides) or type(offset) is not int or offset < 0:
        raise PickleError("a tensor's sides and strides do not fit")
    last = offset + sum((side - 1) * step for side, step in zip(sides, strides, strict=True))
    held = storage.count * NUMBER_BYTES[storage.dtype]
    if 0 not in sides and (last + 1) * NUMBER_BYTES[dtype] > held:
        raise PickleError("a tensor is larger than its numbers")
    is_changed = any(each is not None and getattr(each, "items", each) != [] for each in changes)
    return Tensor(dtype, tuple(sides), storage, tuple(strides), offset, is_changed)


def _first(given: list[Any]) -> object:
    return given[0]


_CALLS: dict[str, Callable[[list[Any]], object]] = {
    "collections.OrderedDict": _ordered,
    "torch.Size": _first,
    "torch._utils._rebuild_tensor": _tensor,
    "torch._utils._rebuild_tensor_v2": _tensor,
    "torch._utils._rebuild_tensor_v3": _typed_tensor,
    "torch._utils._rebuild_parameter": _first,
    "torch._utils._rebuild_parameter_with_state": _first,
}
"""What weights are written with: a name, and what it stands for here. Nothing is called."""

PLAIN_NAMES = (
    frozenset(_CALLS)
    | {f"torch.{each}" for each in (*_STORAGES, *NUMBER_BYTES)}
    | {"torch.storage.UntypedStorage"}
)
"""What files of weights alone name."""


def _persistent(given: object) -> object:
    """Return what lies outside the pickle: numbers of the archive, or a class with its source."""
    if isinstance(given, list) and given:
        if given[0] == "storage" and len(given) >= 5:
            kind, key, _, count = given[1:5]
            name = kind.name.rpartition(".")[2] if isinstance(kind, Named) else ""
            is_plain = type(count) is int and 0 <= count < _MOST_COUNT and isinstance(key, str)
            if name not in _STORAGES or not is_plain:
                raise PickleError("numbers are of no known kind")
            return Storage(key, _STORAGES[name], count)
        if given[0] == "module" and len(given) >= 2:  # before 1.6, with the text of the class
            return given[1]
    return Made(None)


# --- operations -----------------------------------------------------------------------------------


def _nothing(machine: _Machine) -> None:
    pass


def _skips(count: int) -> Callable[[_Machine], None]:
    def run(machine: _Machine) -> None:
        machine.take(count)

    return run


def _pushes(value: object) -> Callable[[_Machine], None]:
    def run(machine: _Machine) -> None:
        machine.push(value)

    return run


def _text(size: int) -> Callable[[_Machine], None]:
    def run(machine: _Machine) -> None:
        machine.push(machine.take(machine.number(size)).decode("utf-8", "replace"))

    return run


def _bytes(size: int) -> Callable[[_Machine], None]:
    def run(machine: _Machine) -> None:
        machine.push(machine.take(machine.number(size)))

    return run


def _latin(size: int) -> Callable[[_Machine], None]:
    def run(machine: _Machine) -> None:
        machine.push(machine.take(machine.number(size)).decode("latin-1"))

    return run


def _whole(size: int, *, signed: bool = False) -> Callable[[_Machine], None]:
    def run(machine: _Machine) -> None:
        machine.push(int.from_bytes(machine.take(size), "little", signed=signed))

    return run


def _long(size: int) -> Callable[[_Machine], None]:
    def run(machine: _Machine) -> None:
        data = machine.take(machine.number(size))
        small = len(data) <= _MOST_NUMBER_BYTES
        machine.push(int.from_bytes(data, "little", signed=True) if small else Made(None))

    return run


def _decimal(machine: _Machine) -> None:
    line = machine.line().rstrip("L")
    machine.push(int(line) if len(line) <= _MOST_DIGITS else Made(None))


def _old_whole(machine: _Machine) -> None:
    at = machine.at
    flag = {"00": False, "01": True}.get(machine.line())
    if flag is None:
        machine.at = at
        _decimal(machine)
    else:
        machine.push(flag)


def _old_float(machine: _Machine) -> None:
    line = machine.line()
    machine.push(float(line) if len(line) <= _MOST_DIGITS else Made(None))


def _float(machine: _Machine) -> None:
    machine.push(struct.unpack(">d", machine.take(8))[0])


def _quoted_line(machine: _Machine) -> None:
    machine.push(machine.line().strip("'\""))


def _escaped_line(machine: _Machine) -> None:
    machine.push(machine.line("raw-unicode-escape"))


def _global(machine: _Machine) -> None:
    module, name = machine.line(), machine.line()
    machine.push(machine.named(module, name))


def _stack_global(machine: _Machine) -> None:
    module, name = machine.popped(2)
    if not isinstance(module, str) or not isinstance(name, str):
        machine.push(Made(None))
        return
    machine.push(machine.named(module, name))


def _unknown(size: int) -> Callable[[_Machine], None]:
    """Return an operation that names by a number what only the writer's Python knows."""

    def run(machine: _Machine) -> None:
        machine.push(Made(machine.number(size)))

    return run


def _mark(machine: _Machine) -> None:
    machine.marks.append(len(machine.stack))


def _drop(machine: _Machine) -> None:
    if machine.marks and len(machine.stack) == machine.marks[-1]:
        machine.marks.pop()
    else:
        machine.stack.pop()


def _drop_to_mark(machine: _Machine) -> None:
    machine.since_mark()


def _double(machine: _Machine) -> None:
    machine.push(machine.stack[-1])


def _new_list(machine: _Machine) -> None:
    machine.push([])


def _new_pairs(machine: _Machine) -> None:
    machine.push(Pairs())


def _list_to_mark(machine: _Machine) -> None:
    machine.push(machine.since_mark())


def _pairs_to_mark(machine: _Machine) -> None:
    machine.push(Pairs(_paired(machine.since_mark())))


def _new_unknown(machine: _Machine) -> None:
    machine.push(Made(None))


def _row(count: int) -> Callable[[_Machine], None]:
    def run(machine: _Machine) -> None:
        machine.push(machine.popped(count))

    return run


def _append(machine: _Machine) -> None:
    value = machine.pop()
    _extend(machine.stack[-1], [value])


def _appends(machine: _Machine) -> None:
    values = machine.since_mark()
    _extend(machine.stack[-1], values)


def _extend(target: object, values: list[Any]) -> None:
    if isinstance(target, list):
        target.extend(values)
    elif not isinstance(target, Made):  # a list of a class of its own
        raise PickleError("it adds to what is no list")


def _set_item(machine: _Machine) -> None:
    pair = machine.popped(2)
    _fill(machine.stack[-1], pair)


def _set_items(machine: _Machine) -> None:
    values = machine.since_mark()
    _fill(machine.stack[-1], values)


def _fill(target: object, values: list[Any]) -> None:
    if isinstance(target, Pairs):
        target.items.extend(_paired(values))
    elif not isinstance(target, Made):
        raise PickleError("it fills what is no dictionary")


def _paired(values: list[Any]) -> list[tuple[Any, Any]]:
    if len(values) % 2:
        raise PickleError("a key has no value")
    return list(zip(values[::2], values[1::2], strict=True))


def _call(machine: _Machine) -> None:
    by, given = machine.popped(2)
    machine.push(_make(machine, by, given))


def _call_with_names(machine: _Machine) -> None:
    by, _, _ = machine.popped(3)
    machine.push(Made(by))


def _old_call(machine: _Machine) -> None:
    found = machine.since_mark()
    machine.push(_make(machine, found[0], found[1:]))


def _old_named_call(machine: _Machine) -> None:
    module, name = machine.line(), machine.line()
    machine.push(_make(machine, machine.named(module, name), machine.since_mark()))


def _build(machine: _Machine) -> None:
    state = machine.pop()
    target = machine.stack[-1]
    if isinstance(target, Made):
        target.state = state


def _put(size: int) -> Callable[[_Machine], None]:
    def run(machine: _Machine) -> None:
        machine.memo[machine.number(size)] = machine.stack[-1]

    return run


def _get(size: int) -> Callable[[_Machine], None]:
    def run(machine: _Machine) -> None:
        machine.push(machine.memo[machine.number(size)])

    return run


def _old_put(machine: _Machine) -> None:
    machine.memo[int(machine.line()[:_MOST_DIGITS])] = machine.stack[-1]


def _old_get(machine: _Machine) -> None:
    machine.push(machine.memo[int(machine.line()[:_MOST_DIGITS])])


def _memoize(machine: _Machine) -> None:
    machine.memo[len(machine.memo)] = machine.stack[-1]


def _old_outside(machine: _Machine) -> None:
    machine.line()
    machine.push(Made(None))


def _outside(machine: _Machine) -> None:
    machine.push(_persistent(machine.pop()))


_STOP = ord(".")
_OPERATIONS: dict[int, Callable[[_Machine], None]] = {
    ord(code): run
    for code, run in {
        **{"\x80": _skips(1), "\x95": _skips(8), "(": _mark, "0": _drop, "1": _drop_to_mark},
        **{"2": _double, "N": _pushes(None), "\x88": _pushes(True), "\x89": _pushes(False)},
        **{"I": _old_whole, "L": _decimal, "F": _old_float, "G": _float},
        **{"J": _whole(4, signed=True), "K": _whole(1), "M": _whole(2)},
        **{"\x8a": _long(1), "\x8b": _long(4), "S": _quoted_line, "V": _escaped_line},
        **{"X": _text(4), "\x8c": _text(1), "\x8d": _text(8), "T": _latin(4), "U": _latin(1)},
        **{"B": _bytes(4), "C": _bytes(1), "\x8e": _bytes(8), "\x96": _bytes(8)},
        **{"\x97": _new_unknown, "\x98": _nothing},
        **{"]": _new_list, "l": _list_to_mark, "a": _append, "e": _appends},
        **{"\x8f": _new_list, "\x90": _appends, "\x91": _list_to_mark},
        **{")": _row(0), "\x85": _row(1), "\x86": _row(2), "\x87": _row(3), "t": _list_to_mark},
        **{"}": _new_pairs, "d": _pairs_to_mark, "s": _set_item, "u": _set_items},
        **{"c": _global, "\x93": _stack_global, "R": _call, "\x81": _call, "b": _build},
        **{"\x92": _call_with_names, "o": _old_call, "i": _old_named_call},
        **{"\x82": _unknown(1), "\x83": _unknown(2), "\x84": _unknown(4)},
        **{"p": _old_put, "q": _put(1), "r": _put(4), "g": _old_get, "h": _get(1), "j": _get(4)},
        **{"\x94": _memoize, "P": _old_outside, "Q": _outside},
    }.items()
}
