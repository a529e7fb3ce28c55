"""Messages without pickle: every type comes back equal, and nothing else is read."""

import dataclasses
import enum
import typing
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.api.errors import EngineError, OutOfMemory, Text, plural, text
from engine.api.keys import Area, InputKey, MapKey, Target
from engine.api.model import LayerNode
from engine.api.requests import ModelRequest
from engine.api.results import ModelResult
from engine.ipc.codec import PIECE_BYTES, array_sizes, decode, encode
from engine.ipc.message_forms import DTYPES, LEAST_BYTES, MessageError
from engine.ipc.messages import FromEngine, ToEngine
from tests.unit.engine.ipc.crossing import crossed, joined


class Color(enum.StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: float = 0.0


@dataclasses.dataclass(frozen=True)
class Named:
    type: str  # a field of a name that a tag could have


@dataclasses.dataclass(frozen=True)
class Empty:
    pass


@dataclasses.dataclass(frozen=True, slots=True)
class Everything:
    lane: ClassVar[str] = "not a field"
    flag: bool
    number: int
    real: float | None
    name: str
    raw: bytes
    color: Color
    word: Literal["a", "b"]
    either: Point | Named | Empty | None
    points: tuple[Point, ...]
    pair: tuple[int, Named | str]
    keys: frozenset[str]
    table: Mapping[str, tuple[int | None, ...]]
    numbered: dict[int, Point]


@dataclasses.dataclass(frozen=True, eq=False)
class Arrays:
    floats: NDArray[np.float32]
    any: NDArray[Any]
    bare: np.ndarray
    maybe: NDArray[np.uint8] | None = None
    many: Mapping[str, NDArray[np.float32]] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Bits:
    values: NDArray[np.bool_]


def head_of(body, sizes=()):
    """Return a head with any body, made without the codec."""
    return msgspec.msgpack.encode([list(sizes), False, msgspec.msgpack.encode(body)])


words = st.text()
numbers = st.integers(-(2**63), 2**63 - 1)
reals = st.floats(allow_nan=False)
points = st.builds(Point, numbers, reals)
everything = st.builds(
    Everything,
    st.booleans(),
    numbers,
    st.none() | reals,
    words,
    st.binary(max_size=20),
    st.sampled_from(Color),
    st.sampled_from(["a", "b"]),
    points | st.builds(Named, words) | st.just(Empty()) | st.none(),
    st.lists(points, max_size=3).map(tuple),
    st.tuples(numbers, words | st.builds(Named, words)),
    st.frozensets(words, max_size=3),
    st.dictionaries(words, st.lists(st.none() | numbers, max_size=3).map(tuple), max_size=3),
    st.dictionaries(numbers, points, max_size=3),
)


@given(everything)
def test_every_kind_of_value_comes_back_equal_and_of_its_type(message):
    found = crossed(message)

    assert found == message
    for field in dataclasses.fields(message):
        assert type(getattr(found, field.name)) is type(getattr(message, field.name))


templates = words.map(lambda word: word.replace("{", "{{").replace("}", "}}") + "{value}")


@given(st.recursive(words, lambda inner: st.builds(text, templates, value=inner), max_leaves=5))
def test_texts_within_texts_come_back(value):
    sentence = Text("{a} and {b}", (("a", value), ("b", "x")), "one", 3)

    assert crossed(sentence) == sentence


scalars = st.booleans() | numbers | reals | words
properties = scalars | st.lists(scalars | st.lists(scalars, max_size=3).map(tuple)).map(tuple)


@given(properties)
def test_a_type_that_holds_itself_is_followed(value):
    leaf = LayerNode("a", "a", "Conv2D", (None, 2), 3, True, (), True, text("Because."))
    node = dataclasses.replace(leaf, children=(leaf, leaf), properties=(("strides", value),))

    assert crossed(dataclasses.replace(leaf, children=(node,))).children == (node,)


@given(st.characters(categories=["Cs"]), words)
def test_names_of_files_that_are_not_unicode_come_back(half, word):
    assert crossed(Named(word + half)) == Named(word + half)
    target = Target(1, layer=half, area=Area.MASK)
    key = MapKey(InputKey("m", "ü" + half), "cam", target, (("x", True),))
    assert crossed(key) == key


def test_errors_come_back_as_their_sentence():
    error = EngineError("{what} is wrong.", what=plural("one", "{count}", 2), details="why")
    for each in (error, OutOfMemory(error.text, details="why")):
        found = crossed(each, EngineError)

        assert type(found) is EngineError
        assert (found.text, found.details) == (error.text, "why")


kinds = st.sampled_from(sorted(DTYPES))
shapes = st.lists(st.integers(0, 4), max_size=4).map(tuple)


@given(kinds, shapes)
def test_arrays_of_every_kind_come_back_read_only(kind, shape):
    values = (np.arange(np.prod(shape, dtype=int)) % 2).astype(kind).reshape(shape)
    floats = np.full(shape, np.nan, np.float32)

    found = crossed(Arrays(floats, values, values[..., ::-1] if shape else values))

    assert found.any.dtype == values.dtype
    assert found.any.shape == shape
    assert np.array_equal(found.any, values)
    assert np.array_equal(found.floats, floats, equal_nan=True)
    assert np.array_equal(found.bare, values[..., ::-1] if shape else values)
    assert not any(each.flags.writeable for each in (found.floats, found.any, found.bare))


def test_the_other_byte_order_becomes_this_machines():
    values = np.arange(5, dtype=np.float32)

    found = crossed(Arrays(values, values.astype(">f4"), values.astype("<f4")))

    assert found.any.dtype.isnative
    assert np.array_equal(found.any, values)
    assert np.array_equal(found.bare, values)


def test_numbers_of_numpy_become_pythons():
    found = crossed(Everything(
        np.True_, np.int64(3), np.float32(0.5), "n", b"", Color.RED, "a", None, (), (1, "x"),
        frozenset(), {"a": (np.int32(2), None)}, {},
    ))  # fmt: skip

    assert (found.flag, found.number, found.real) == (True, 3, 0.5)
    assert [type(each) for each in (found.flag, found.number, found.real)] == [bool, int, float]
    assert found.table == {"a": (2, None)}


def test_large_arrays_travel_behind_the_head_in_pieces_of_their_own_memory():
    large = np.arange(PIECE_BYTES // 4 + 5, dtype=np.float32)
    large.flags.writeable = False
    small = np.zeros(3, np.float32)
    changing = np.ones(LEAST_BYTES, np.uint8)

    parts = encode(Arrays(large, small, small, changing, {"a": large, "b": small}))
    changing[:] = 2

    assert len(parts[0]) < LEAST_BYTES
    assert [len(part) for part in parts[1:]] == [PIECE_BYTES, 20, LEAST_BYTES, PIECE_BYTES, 20]
    assert np.shares_memory(np.frombuffer(parts[1], np.uint8), large.view(np.uint8))
    found = decode(Arrays, *joined(parts))
    assert np.array_equal(found.many["a"], large)
    assert np.array_equal(found.maybe, np.ones(LEAST_BYTES))


@pytest.mark.parametrize(
    "type_",
    [*typing.get_args(ModelRequest), *typing.get_args(ModelResult)],
    ids=lambda type_: type_.__name__,
)
def test_every_type_of_the_pipe_has_a_form(type_):
    with pytest.raises(MessageError, match=f"This is no {type_.__name__}"):
        decode(type_, head_of(None), [])


@pytest.mark.parametrize("type_", [ToEngine, FromEngine], ids=["to engine", "from engine"])
def test_what_is_no_message_of_the_pipe_is_one_error(type_):
    with pytest.raises(MessageError):
        decode(type_, head_of(["Popen", "ls"]), [])


ARRAY = ["array", "float32", [2], b"\0" * 8]
HOSTILE = {
    "another class": (Point, ["Named", "x"]),
    "a class of the standard library": (Point, ["os.system", "ls"]),
    "no tag": (Point, [1, 2.0]),
    "a field too few": (Point, ["Point", 1]),
    "a field too many": (Point, ["Point", 1, 2.0, 3]),
    "text for a number": (Point, ["Point", "1", 2.0]),
    "true for a number": (Point, ["Point", True, 2.0]),
    "a fraction for a whole number": (Point, ["Point", 1.5, 2.0]),
    "a mapping": (Point, {"x": 1, "y": 2.0}),
    "an unknown member": (Point | Named, ["Empty"]),
    "nothing": (Point, None),
    "an extension type": (Point, msgspec.msgpack.Ext(1, b"x")),
    "a value that no enum has": (InputKey, ["InputKey", "m", "i", "a", "soft", "a", "b", None]),
    "another dtype": (Arrays, ["Arrays", ["array", "float64", [1], b"\0" * 8], ARRAY, ARRAY,
                               None, {}]),
    "objects": (Arrays, ["Arrays", ARRAY, ["array", "object", [1], b"\0" * 8], ARRAY, None, {}]),
    "records": (Arrays, ["Arrays", ARRAY, ["array", "V8", [1], b"\0" * 8], ARRAY, None, {}]),
    "a shape too large": (Arrays, ["Arrays", ["array", "float32", [3], b"\0" * 8], ARRAY, ARRAY,
                                   None, {}]),
    "a shape that overflows": (Arrays, ["Arrays", ["array", "float32", [2**32, 2**32], b""],
                                        ARRAY, ARRAY, None, {}]),
    "a negative shape": (Arrays, ["Arrays", ["array", "float32", [-1, -2], b"\0" * 8], ARRAY,
                                  ARRAY, None, {}]),
    "half a number": (Arrays, ["Arrays", ["array", "float32", [2], b"\0" * 7], ARRAY, ARRAY,
                               None, {}]),
    "too many sides": (Arrays, ["Arrays", ["array", "float32", [1] * 40, b"\0" * 4], ARRAY, ARRAY,
                                None, {}]),
    "an array that did not come": (Arrays, ["Arrays", ["array", "float32", [2], 0], ARRAY, ARRAY,
                                            None, {}]),
    "an array before the first": (Arrays, ["Arrays", ["array", "float32", [2], -1], ARRAY, ARRAY,
                                           None, {}]),
    "bits of seven": (Bits, ["Bits", ["array", "bool", [1], b"\7"]]),
    "a field that fills the memory": (Text, ["Text", "{a:>999999999}", [["a", "x"]], "", None]),
    "a field that looks inside": (Text, ["Text", "{a.__class__}", [["a", "x"]], "", None]),
    "a field without a value": (Text, ["Text", "{b}", [["a", "x"]], "", None]),
    "a field without a name": (Text, ["Text", "{}", [["a", "x"]], "", None]),
    "a field in the form for one": (Text, ["Text", "", [["a", "x"]], "{a!r}", 1]),
    "half a field": (Text, ["Text", "{a", [["a", "x"]], "", None]),
    "a text within that is none": (Text, ["Text", "{a}", [["a", ["Point", 1, 1.0]]], "", None]),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_what_does_not_fit_the_type_is_one_error(case):
    type_, body = HOSTILE[case]

    with pytest.raises(MessageError):
        decode(type_, head_of(body), [])


def test_the_hostile_bodies_would_fit_but_for_what_is_wrong():
    assert decode(Point, head_of(["Point", 1, 2.0]), []) == Point(1, 2.0)
    found = decode(Arrays, head_of(["Arrays", ARRAY, ARRAY, ARRAY, None, {}]), [])
    assert np.array_equal(found.any, [0, 0])
    far = ["Arrays", ["array", "float32", [2], 0], ARRAY, ARRAY, None, {}]
    assert decode(Arrays, head_of(far, [8]), [b"\0" * 8]).floats.shape == (2,)
    assert decode(Bits, head_of(["Bits", ["array", "bool", [1], b"\1"]]), []).values.all()


def nested(depth):
    body = ["Text", "", [], "", None]
    for _ in range(depth):
        body = ["Text", "{a}", [["a", body]], "", None]
    return body


def test_nesting_without_end_is_one_error():
    assert str(decode(Text, head_of(nested(20)), [])) == ""
    for head in (
        head_of(nested(300)),
        msgspec.msgpack.encode([[], False, b"\x91" * 10**6]),
        b"\x91" * 10**6,
    ):
        with pytest.raises(MessageError):
            decode(Text, head, [])


@pytest.mark.parametrize("head", [b"", b"\x80", b"\xc1", b"\x93\x91\xff\xc2\xc4\x00", b"x" * 50])
def test_what_is_no_head_is_one_error(head):
    with pytest.raises(MessageError):
        array_sizes(head)


def test_arrays_of_another_size_than_announced_are_refused():
    head, arrays = joined(encode(Arrays(*[np.zeros(LEAST_BYTES, np.float32)] * 3)))

    for wrong in (arrays[:2], [*arrays, b""], [arrays[0], arrays[1], arrays[2][:-4]]):
        with pytest.raises(MessageError):
            decode(Arrays, head, wrong)


@given(st.data())
def test_damaged_messages_are_one_error_or_such_a_message(data):
    head, _ = joined(encode(data.draw(everything)))
    at = data.draw(st.integers(0, len(head) - 1))
    damaged = bytearray(head)
    damaged[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=3))

    try:
        found = decode(Everything, bytes(damaged), [])
    except MessageError:
        return
    assert type(found) is Everything


UNSENDABLE = {
    "an object": Named(object()),
    "a number past 64 bits": Point(2**70),
    "another dataclass": Everything(
        True, 1, None, "", b"", Color.RED, "a", None, (Named("x"),), (1, ""), frozenset(), {}, {}
    ),
    "another dtype": Arrays(np.zeros(2), np.zeros(2), np.zeros(2)),
    "an array of objects": Arrays(np.zeros(2, np.float32), np.array([None]), np.zeros(2)),
    "no array": Arrays([1.0], np.zeros(2), np.zeros(2)),
    "what is no message": object(),
}


@pytest.mark.parametrize("case", UNSENDABLE)
def test_what_no_annotation_allows_is_not_crossed(case):
    with pytest.raises(MessageError, match="cannot be sent"):
        encode(UNSENDABLE[case])
