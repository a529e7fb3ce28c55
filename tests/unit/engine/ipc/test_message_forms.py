"""Forms are made of what annotations say, and types that have none are named."""

import dataclasses
import enum
import threading
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.api.errors import Text
from engine.ipc.message_forms import DTYPES, form_of

if TYPE_CHECKING:
    from engine.api.image import Picture


class Size(enum.Enum):
    ONE = 1


@dataclasses.dataclass(frozen=True)
class Inner:
    size: Size


@dataclasses.dataclass(frozen=True)
class Outer:
    text: Text
    inner: "Inner | None"
    picture: "Picture | None" = None


def holder(annotation):
    return dataclasses.make_dataclass("Holder", [("value", annotation)], frozen=True)


CANNOT = {
    "anything": Any,
    "an object": object,
    "a function": type(len),
    "a set that changes": set[int],
    "a list": list[int],
    "complex numbers": NDArray[np.complex64],
    "objects": NDArray[np.object_],
    "a mapping of messages": dict[Inner, int],
    "a plain class": threading.Thread,
    "something within": tuple[Inner | threading.Thread, ...],
}


@pytest.mark.parametrize("case", CANNOT)
def test_types_that_messages_cannot_have_are_named(case):
    with pytest.raises(TypeError, match="messages cannot have"):
        form_of(holder(CANNOT[case]))


@pytest.mark.parametrize("options", [{"init": False, "default": 1}, {"kw_only": True}], ids=str)
def test_fields_that_have_no_place_are_named(options):
    made = dataclasses.make_dataclass("Made", [("a", int, dataclasses.field(**options))])
    with pytest.raises(TypeError, match="Made has fields"):
        form_of(made)


def test_a_form_is_made_once():
    assert form_of(Outer) is form_of(Outer)
    assert form_of(Inner | None) is form_of(Inner | None)


def test_a_form_that_cannot_be_made_leaves_the_next_one_whole():
    for _ in range(2):
        with pytest.raises(TypeError):
            form_of(holder(Any))
    form = form_of(Outer)
    message = Outer(Text("a"), Inner(Size.ONE))
    arrays: list[Any] = []
    wire = form.to_wire(message, arrays)
    assert wire == ("Outer", ("Text", "a", [], "", None), ("Inner", Size.ONE), None)
    assert arrays == []


def test_only_plain_numbers_are_kinds_of_arrays():
    assert {np.dtype(name).kind for name in DTYPES} == set("biuf")
    assert "object" not in DTYPES


def test_many_threads_get_the_same_forms():
    made = [holder(int | Inner), holder(tuple[Inner, ...])]
    found: list[Any] = []
    together = threading.Barrier(4)

    def ask() -> None:
        together.wait()
        found.append([form_of(each) for each in made])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(one is other for forms in found for one, other in zip(forms, found[0], strict=True))


def test_a_message_may_stand_where_a_list_of_messages_may():
    """msgspec tells two kinds of lists by nothing: the message alone is a mapping there."""
    holding = holder(Inner | int | tuple[Inner | int, ...])
    form = form_of(holding)
    for value in (Inner(Size.ONE), 3, (Inner(Size.ONE), 4)):
        wire = form.to_wire(holding(value), [])
        read = msgspec.msgpack.decode(msgspec.msgpack.encode(wire), type=form.wire)
        assert form.from_wire(read, []) == holding(value)
    with pytest.raises(msgspec.ValidationError):
        msgspec.msgpack.decode(msgspec.msgpack.encode(("Holder", {"class": "In"})), type=form.wire)
