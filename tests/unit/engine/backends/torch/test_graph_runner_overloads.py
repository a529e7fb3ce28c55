"""The table of allowed operations is that of PyTorch: names, types, and what may be a view."""

import inspect
import math
import operator
import re

import pytest

from engine.models.exported_program.overloads import OVERLOADS

torch = pytest.importorskip("torch")

PLACES = ("Layout", "Device", "Generator")


def described(schema):
    """Return the arguments and results of a schema, from the text that PyTorch writes of it."""
    text = re.sub(r"\((\w!?|\w -> \*)\)|(?<=\[)\d+(?=\])", "", str(schema)).replace("SymInt", "int")
    inside, _, gives = text.partition("(")[2].rpartition(") -> ")
    arguments = {}
    for each in re.sub(r"=\[[^]]*\]", "", inside).split(", "):
        type_, _, name = each.partition("=")[0].rpartition(" ")
        if name != "*" and name != "pin_memory" and not type_.startswith(PLACES):
            arguments[name] = type_
    return arguments, gives


def test_operations_are_as_pytorch_describes_them():
    others = {}
    for name, known in OVERLOADS.items():
        namespace, _, rest = name.partition(".")
        if namespace != "aten":
            continue
        packet, _, overload = rest.partition(".")
        schema = getattr(getattr(torch.ops.aten, packet), overload)._schema
        arguments, gives = described(schema)
        is_view = any(each.alias_info is not None for each in schema.arguments)
        if (
            schema.is_mutable
            or known.arguments != arguments
            or (is_view and not known.may_be_view)
            or known.gives_number is not (gives == "int")
        ):
            others[name] = (known, arguments, gives, is_view)
    assert others == {}


def test_numbers_come_from_python():
    modules = {"_operator": operator, "math": math, "torch": torch}
    for name, known in OVERLOADS.items():
        module, _, function = name.partition(".")
        if module != "aten":
            called = getattr(modules[module], function)
            assert list(inspect.signature(called).parameters) == list(known.arguments), name


@pytest.mark.parametrize("name", ["empty", "empty_like", "new_empty"])
def test_what_is_left_as_it_was_in_memory_is_not_listed(name):
    assert not [each for each in OVERLOADS if each.startswith(f"aten.{name}.")]


def test_views_that_the_schemas_do_not_tell():
    """Each operation that gives an argument's own memory for some arguments is marked."""
    x = torch.arange(16.0).reshape(1, 4, 2, 2)
    calls = {
        "dropout": (x, 0.5, False),
        "feature_dropout": (x, 0.5, False),
        "alpha_dropout": (x, 0.5, False),
        "einsum": ("ijkl->jikl", [x]),
        "type_as": (x, x),
        "tensor_split.sections": (x, 2, 1),
        "unsafe_chunk": (x, 2, 1),
        "unsafe_split.Tensor": (x, 2, 1),
        "_unsafe_view": (x, [4, 4]),
        "broadcast_tensors": ([x, x],),
        "atleast_1d": (x,),
        "relu": (x,),
        "clone": (x,),
        "cat": ([x],),
        "pad": (x, [0, 0]),
        "expand_copy": (x, [1, 4, 2, 2]),
        "upsample_nearest2d.vec": (x, [2, 2], None),
        "repeat": (x, [1, 1, 1, 1]),
        "roll": (x, [0], [0]),
        "flip": (x, []),
        "sum.dim_IntList": (x, []),
        "clamp": (x, None, 1e9),
        "nan_to_num": (x,),
    }
    for name, given in calls.items():
        packet, _, overload = name.partition(".")
        called = getattr(getattr(torch.ops.aten, packet), overload or "default")
        made = called(*given)
        made = made if isinstance(made, (list, tuple)) else [made]
        shares = any(
            each.untyped_storage().data_ptr() == x.untyped_storage().data_ptr() for each in made
        )
        known = OVERLOADS[f"aten.{packet}.{overload or 'default'}"]
        assert known.may_be_view or not shares, name
