"""Arguments of the JSON become plain values, names and types of numbers."""

import math

import msgspec
import pytest

from engine.models.exported_program import schema
from engine.models.exported_program.arguments import (
    PLACE,
    UnknownArgument,
    kind_of,
    names_of,
    sizes_of,
    value_of,
)
from engine.models.exported_program.program_graph import ValueRef


def argument(told):
    return msgspec.convert(told, schema.Argument)


A, B = {"name": "a"}, {"name": "b"}


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ({"as_none": True}, None),
        ({"as_tensor": A}, ValueRef("a")),
        ({"as_tensors": [A, B]}, (ValueRef("a"), ValueRef("b"))),
        ({"as_optional_tensor": {"as_tensor": A}}, ValueRef("a")),
        (
            {"as_optional_tensors": [{"as_none": True}, {"as_tensor": B}]},
            (None, ValueRef("b")),
        ),
        ({"as_int": -3}, -3),
        ({"as_ints": [2**63 - 1, 0]}, (2**63 - 1, 0)),
        ({"as_bool": True}, True),
        ({"as_bools": [True, False]}, (True, False)),
        ({"as_float": 0.5}, 0.5),
        ({"as_float": "-Infinity"}, -math.inf),
        ({"as_floats": [1.0, "Infinity"]}, (1.0, math.inf)),
        ({"as_string": "same"}, "same"),
        ({"as_strings": ["a", "b"]}, ("a", "b")),
        ({"as_sym_int": {"as_name": "s0"}}, ValueRef("s0")),
        ({"as_sym_int": {"as_int": 4}}, 4),
        ({"as_sym_ints": [{"as_name": "s0"}, {"as_int": -1}]}, (ValueRef("s0"), -1)),
        ({"as_sym_float": {"as_float": 2.0}}, 2.0),
        ({"as_sym_bool": {"as_bool": True}}, True),
        ({"as_scalar_type": 13}, "bfloat16"),
        ({"as_memory_format": 2}, "channels_last"),
        ({"as_layout": 7}, PLACE),
        ({"as_device": {"type": "cuda", "index": 0}}, PLACE),
    ],
    ids=lambda each: next(iter(each)) if isinstance(each, dict) else None,
)
def test_kinds_of_arguments(told, value):
    found = value_of(argument(told))
    assert found == value
    assert type(found) is type(value)
    assert kind_of(argument(told)) == next(iter(told))


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({}, "of a later kind"),
        ({"as_new": 1}, "of a later kind"),
        ({"as_int": 1, "as_bool": True}, "as_int and as_bool"),
        ({"as_int": 2**63}, "the number 9223372036854775808"),
        ({"as_ints": [-(2**63) - 1]}, "the number"),
        ({"as_scalar_type": 99}, "as_scalar_type 99"),
        ({"as_layout": 1}, "a sparse layout"),
        ({"as_complex": {"real": 1.0, "imag": 1.0}}, "as_complex"),
        ({"as_operator": "eval"}, "as_operator"),
        ({"as_custom_obj": {"name": "o", "class_fqn": "c"}}, "as_custom_obj"),
        ({"as_sym_int": {}}, "a number of a later kind"),
    ],
)
def test_arguments_that_no_network_needs(told, why):
    with pytest.raises(UnknownArgument, match=why):
        value_of(argument(told))


@pytest.mark.parametrize(
    "told",
    [
        {"as_int": True},
        {"as_int": 1.5},
        {"as_ints": 3},
        {"as_float": "1e3"},
        {"as_string": 3},
        {"as_tensor": "a"},
        {"as_tensors": [{"nam": "a"}]},
    ],
)
def test_what_has_another_type_is_no_argument(told):
    with pytest.raises(msgspec.ValidationError):
        argument(told)


def test_names_of_results():
    outputs = [
        {"as_tensor": A},
        {"as_tensors": [B, {"name": "c"}]},
        {"as_none": True},
        {"as_sym_int": {"as_name": "n"}},
    ]
    assert names_of(map(argument, outputs), "op") == ("a", "b", "c", "op.none_3", "n")
    with pytest.raises(UnknownArgument, match="without a name"):
        names_of([argument({"as_int": 3})], "op")


def test_sides():
    def sides(*told):
        return sizes_of([msgspec.convert(each, schema.SymInt) for each in told])

    symbol = {"as_expr": {"expr_str": "Symbol('s0')", "hint": {"as_int": 2}}}
    assert sides(symbol, {"as_int": 3}, {"as_expr": {"expr_str": "12"}}) == (None, 3, 12)
    for told in ({"as_int": -1}, {"as_int": 2**48}, {}):
        with pytest.raises(ValueError, match="a side"):
            sides(told)
