"""Pickles are read by a machine that calls nothing; Python's own writer is the oracle."""

import datetime
import os
import pickle
from collections import OrderedDict, defaultdict
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.models.torch_files import pickle_machine
from engine.models.torch_files.pickle_machine import (
    PLAIN_NAMES,
    ForeignValueError,
    PickleError,
    pickled_value,
)
from engine.models.torch_files.pickled_values import Made, Named, Pairs, Storage, Tensor
from tests.unit.engine.models.torch_files.archives import Attack, pickled, storage, tensor

PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)


def plain(value):
    """Return a value in Python's own containers; sets and tuples are lists."""
    if isinstance(value, Pairs):
        return {key: plain(each) for key, each in value.items}
    return [plain(each) for each in value] if isinstance(value, list) else value


def as_lists(value):
    if isinstance(value, dict):
        return {key: as_lists(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_lists(each) for each in value]
    return value


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_plain_values_are_what_was_pickled(protocol):
    same = ["shared", 7]
    value = {
        "whole": [0, 1, -1, 255, 256, 65536, -(2**31), 2**40, -(2**70)],
        "real": [0.5, -1e300, 3.0],
        "texts": ["", "a", "é漢", "x" * 300, 'a "quoted" one'],
        "flags": (True, False, None),
        "rows": ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)),
        "empty": [[], {}, ()],
        "twice": [same, same],
    }
    found, end = pickled_value(pickle.dumps(value, protocol))
    assert plain(found) == as_lists(value)
    assert end == len(pickle.dumps(value, protocol))


@settings(derandomize=True, max_examples=80)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**90), 2**90) | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=20,
    ),
    st.sampled_from([2, 3, 4, 5]),
)
def test_values_of_any_kind_are_what_was_pickled(value, protocol):
    assert plain(pickled_value(pickle.dumps(value, protocol))[0]) == as_lists(value)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_dictionaries_in_order_are_dictionaries(protocol):
    value = OrderedDict([("b", 1), ("a", OrderedDict([("c", 2)]))])
    assert plain(pickled_value(pickle.dumps(value, protocol))[0]) == {"b": 1, "a": {"c": 2}}


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    "value",
    [datetime.date(2020, 1, 2), {3, 4}, b"bytes", 2j, defaultdict(list, a=[1]), Decimal("1.5")],
    ids=lambda value: type(value).__name__,
)
def test_what_python_would_call_is_not_called_and_what_follows_is_read(protocol, value):
    found, _ = pickled_value(pickle.dumps([value, "after"], protocol))
    assert found[1] == "after"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_an_attack_is_a_name(tmp_path, protocol):
    canary = tmp_path / "canary"
    data = pickle.dumps({"a": Attack(f"touch {canary}")}, protocol)
    made = pickled_value(data)[0].named()["a"]
    assert isinstance(made, Made)
    assert made.name == f"{os.system.__module__}.system"
    assert not canary.exists()
    pickle.loads(data)  # it would have worked
    assert canary.exists()


@pytest.mark.parametrize(
    ("operations", "name"),
    [
        (b"cos\nsystem\n(X\x04\0\0\0exittR", "os.system"),
        (b"(X\x04\0\0\0exitios\nsystem\n", "os.system"),
        (b"(cos\nsystem\nX\x04\0\0\0exito", "os.system"),
        (b"cos\nsystem\n)\x81", "os.system"),
        (b"cos\nsystem\n)}\x92", "os.system"),
        (b"\x8c\x02os\x8c\x06system\x93)R", "os.system"),
        (b"cbuiltins\neval\n(X\x01\0\0\0xtR}b", "builtins.eval"),
        (b"\x82\x07", ""),  # by a number that the writer's Python knows
        (b"\x84\x07\0\0\0", ""),
        (b"X\x02\0\0\0osX\x06\0\0\0systemNRN\x93", ""),  # a name that is computed
        (b"Pos\n", ""),
    ],
)
def test_each_way_to_call_something_is_only_named(operations, name):
    found, _ = pickled_value(pickled(operations))
    assert isinstance(found, Made)
    assert found.name == name


def test_a_tensor_is_its_type_its_sides_and_its_numbers():
    found, _ = pickled_value(pickled(tensor()))
    assert found == Tensor("float32", (3, 4), Storage("0", "float32", 12), (4, 1))


@pytest.mark.parametrize(
    ("more", "is_changed"),
    [(b"", False), (b"N", False), (b"}", False), (b"}X\x03\0\0\0neg\x88s", True), (b"\x88", True)],
)
def test_a_tensor_that_reading_changes_is_marked(more, is_changed):
    found, _ = pickled_value(pickled(tensor().removesuffix(b"tR") + more + b"tR"))
    assert found.is_changed is is_changed


@pytest.mark.parametrize(
    "operations",
    [
        b"cos\nsystem\n",
        b"cos\nsystem\n0N",
        b"(ios\nsystem\n",
        b"\x8c\x02os\x8c\x06system\x93",
    ],
)
def test_names_that_are_not_allowed_are_told(operations):
    with pytest.raises(ForeignValueError, match=r"^os\.system$"):
        pickled_value(pickled(operations), allowed=PLAIN_NAMES)
    assert pickled_value(pickled(operations), allowed={"os.system"})[1] == len(operations) + 3


@pytest.mark.parametrize(
    ("kind", "dtype"),
    [(b"DoubleStorage", "float64"), (b"BFloat16Storage", "bfloat16"), (b"BoolStorage", "bool")],
)
def test_each_storage_has_its_type(kind, dtype):
    assert pickled_value(pickled(tensor(kind=kind)))[0].dtype == dtype


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("larger than its storage", tensor(count=11)),
        ("strides beyond it", tensor(strides=b"K\x05K\x01\x86")),
        ("huge sides", tensor(shape=b"\x8a\x08\xff\xff\xff\xff\xff\xff\xff\x7fK\x04\x86")),
        ("negative sides", tensor(shape=b"J\xff\xff\xff\xffK\x04\x86")),
        ("negative strides", tensor(strides=b"J\xff\xff\xff\xffK\x01\x86")),
        ("a side too few", tensor(shape=b"K\x0c\x85")),
        ("sides that are texts", tensor(shape=b"X\x01\0\0\0aK\x04\x86")),
        ("flags for sides", tensor(shape=b"\x88K\x04\x86")),
        ("sides that are no row", tensor(shape=b"K\x0c")),
        ("an unknown type", tensor(kind=b"QuaternionStorage")),
        ("no storage", b"ctorch._utils\n_rebuild_tensor_v2\n(NK\0))\x89NtR"),
        ("too few arguments", b"ctorch._utils\n_rebuild_tensor_v2\n)R"),
        (
            "a storage of too many",
            storage(count=0).replace(b"K\0tQ", b"\x8a\x08" + b"\x7f" * 8 + b"tQ"),
        ),
        ("a storage of less than nothing", storage().replace(b"K\x0ctQ", b"J\xff\xff\xff\xfftQ")),
        ("pairs that are none", b"ccollections\nOrderedDict\n]K\x01a\x85R"),
        ("a key without a value", b"}(K\x01u"),
        ("more than there is", b"0"),
        ("a mark that is not there", b"t"),
        ("what lies below a mark", b"N(a"),
        ("a memo that is not there", b"h\x07"),
        ("adding to a number", b"K\x01K\x01a"),
        ("filling a number", b"K\x01NNs"),
        ("a text that ends late", b"X\xff\xff\xff\xffa"),
        ("a text of exabytes", b"\x8d" + b"\xff" * 8),
        ("bytes of exabytes", b"\x8e" + b"\xff" * 8),
        ("a line without an end", b"cos"),
        ("a number that is none", b"Iabc\n"),
        ("an unknown operation", b"\xff"),
        ("nothing", b""),
    ],
)
def test_what_does_not_fit_is_refused(what, body):
    with pytest.raises(PickleError):
        pickled_value(pickled(body))


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_a_pickle_that_is_cut_off_is_refused(cut):
    data = pickled(tensor())
    with pytest.raises(PickleError):
        pickled_value(data[: cut * len(data) // 100])


def test_numbers_of_a_million_digits_are_not_computed():
    ones = b"I" + b"1" * 10**6 + b"\n"
    found, _ = pickled_value(pickled(ones + b"L" + b"1" * 10**6 + b"L\n\x86"))
    assert [type(each) for each in found] == [Made, Made]
    found, _ = pickled_value(pickled(b"\x8b" + (10**6).to_bytes(4, "little") + b"\x01" * 10**6))
    assert isinstance(found, Made)


def test_keys_are_not_compared():
    """Numbers that Python's dictionaries would put into one place."""
    clash = 2**61 - 1
    items = b"".join(b"\x8a\x0a" + (clash * n).to_bytes(10, "little") + b"N" for n in range(20_000))
    found, _ = pickled_value(pickled(b"}(" + items + b"u"))
    assert len(found.items) == 20_000
    assert found.named() == {}


def test_a_pickle_of_a_pickle_of_a_pickle_is_as_deep_as_it_likes():
    found, _ = pickled_value(pickled(b"]" * 200_000 + b"a" * 199_999))
    depth = 0
    while found:
        [found] = found
        depth += 1
    assert depth == 199_999


def test_doubling_what_was_said_before_costs_as_much_as_saying_it():
    """A list of two that are the list before, 60 times: 2**60 when it is written out."""
    body = b"]q\0" + b"".join(b"(h%ch%cl" % (n, n) + b"q%c" % (n + 1) for n in range(60))
    found, _ = pickled_value(pickled(body))
    assert len(found) == 2


def test_an_endless_pickle_is_stopped(monkeypatch):
    monkeypatch.setattr(pickle_machine, "MOST_STEPS", 1000)
    with pytest.raises(PickleError, match="too many"):
        pickled_value(pickled(b"N0" * 500))
    assert pickled_value(pickled(b"N0" * 400 + b"N"))[0] is None


def test_a_dictionary_that_is_made_of_the_same_pairs_again_and_again_is_stopped(monkeypatch):
    """A few bytes each time, and all pairs are put into a new one."""
    monkeypatch.setattr(pickle_machine, "MOST_STEPS", 5000)
    pairs = b"](" + b"NN\x86" * 100 + b"eq\0"
    again = b"ccollections\nOrderedDict\nh\0\x85R0"
    assert pickled_value(pickled(pairs + again * 49))[0] is not None
    with pytest.raises(PickleError, match="too many"):
        pickled_value(pickled(pairs + again * 50))


def test_several_pickles_follow_each_other():
    data = pickle.dumps("one") + pickle.dumps(["two"])
    first, end = pickled_value(data)
    assert (first, pickled_value(data, end)[0]) == ("one", ["two"])


def test_a_class_is_its_name():
    assert pickled_value(pickle.dumps(OrderedDict, 2))[0] == Named("collections.OrderedDict")
