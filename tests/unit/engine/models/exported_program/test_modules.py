"""Modules are read from an operation's metadata; outputs have the keys of their dictionary."""

import json

import msgspec
import pytest

from engine.models.exported_program import schema
from engine.models.exported_program.modules import model_type_of, modules_of, output_names
from engine.models.exported_program.program_graph import ModuleCall

MODEL = "L__self__,,nets.Net"


def told(*entries):
    return {"nn_module_stack": ";".join((MODEL, *entries))}


def test_modules_from_the_outermost():
    entries = ("L__self__layer4,layer4,nn.Sequential", "L__self__layer4.2,layer4.2,nets.Block")
    assert modules_of(told(*entries)) == (
        ModuleCall("layer4", "nn.Sequential"),
        ModuleCall("layer4.2", "nets.Block"),
    )
    assert model_type_of(told(*entries)) == "nets.Net"


def test_calls_are_counted_from_the_key():
    entries = (
        "L__self__shared@2,shared,nets.Block",
        "L__self__shared.conv@1,shared.conv,nn.Conv2d",
    )
    assert [(each.path, each.number) for each in modules_of(told(*entries))] == [
        ("shared", 3),
        ("shared.conv", 2),
    ]


def test_paths_of_older_versions_are_dotted():
    entries = ("L__self___a_0,L['self'].features[0],nn.Conv2d",)
    stack = {"nn_module_stack": ";".join(("L__self__,L['self'],nets.Net", *entries))}
    assert modules_of(stack) == (ModuleCall("features.0", "nn.Conv2d"),)
    assert model_type_of(stack) == "nets.Net"


@pytest.mark.parametrize(
    ("path", "dotted"),
    [
        ("getattr(L['fn'], '0')", "0"),
        ("getattr(getattr(L['fn'], '0'), '12').conv", "0.12.conv"),
        ("getattr(getattr(L['fn'].features, '0').body, '1')", "features.0.body.1"),
        ("L['fn'].features", "features"),
        ("getattr(L['self'].layer1, '0')", "layer1.0"),
    ],
)
def test_parts_of_a_container_in_2_6_and_2_7_are_dotted(path, dotted):
    entries = ("fn,L['fn'],nn.Sequential", f"fn_0,{path},nn.Conv2d")
    assert modules_of(told(*entries)) == (ModuleCall(dotted, "nn.Conv2d"),)


def test_operations_of_no_module():
    made_up = ",".join(["_empty_nn_module_stack_from_metadata_hook"] * 3)
    for metadata in ({}, told(), {"nn_module_stack": ""}, {"nn_module_stack": made_up}):
        assert modules_of(metadata) == ()
    assert model_type_of({}) == ""


def test_commas_in_brackets_part_nothing():
    [call] = modules_of(told("L__self__a,a,make(1, [2, 3])"))
    assert call == ModuleCall("a", "make(1, [2, 3])")


@pytest.mark.parametrize(
    "entry",
    ["k,a/b,t", "k,..,t", "k,a..b,t", "k,a\\b,t", "k,.a,t", "k,a.,t", "k,a\nb,t", "k,a", "k," * 5],
)
def test_odd_names_of_modules(entry):
    with pytest.raises(ValueError, match=r"a module is called|names no module"):
        modules_of(told(entry))


def test_modules_in_each_other_without_end():
    entries = [f"k,{'.'.join('a' * (depth + 1))},t" for depth in range(70)]
    with pytest.raises(ValueError, match="too often"):
        modules_of(told(*entries))


def module(out_spec):
    graph = {"inputs": [], "outputs": [], "nodes": [], "tensor_values": {}}
    signature = {"input_specs": [], "output_specs": []}
    calls = [{"fqn": "", "signature": {"out_spec": out_spec}}, {"fqn": "a", "signature": None}]
    if out_spec is None:
        calls = [{"fqn": "a", "signature": {"out_spec": "x"}}]
    told = {"graph": graph, "signature": signature, "module_call_graph": calls}
    return msgspec.convert(told, schema.GraphModule)


LEAF = {"type": None, "context": None, "children_spec": []}


def spec(*children, keys=None, type_="builtins.dict"):
    context = None if keys is None else json.dumps(keys)
    return {"type": type_, "context": context, "children_spec": list(children)}


@pytest.mark.parametrize(
    ("tree", "names"),
    [
        (LEAF, ("output",)),
        (spec(LEAF, LEAF, keys=["logits", "boxes"]), ("logits", "boxes")),
        (spec(LEAF, LEAF, type_="builtins.tuple"), ("output", "output_1")),
        (
            spec(spec(LEAF, LEAF, keys=["a", "b"]), LEAF, keys=["heads", "out"]),
            ("heads.a", "heads.b", "out"),
        ),
        (spec(LEAF, LEAF, keys=["same", "same"]), ("output", "output_1")),
        (spec(LEAF, LEAF, keys=["one"]), ("output", "output_1")),
        (spec(LEAF, keys=[3]), ("output",)),
        (spec(spec(LEAF, keys=["a"]), type_="builtins.tuple"), ("a",)),
    ],
    ids=["one", "dict", "tuple", "nested", "same", "fewer", "numbers", "in-tuple"],
)
def test_outputs_have_the_names_of_their_containers(tree, names):
    assert output_names(module(json.dumps([1, tree])), len(names)) == names


@pytest.mark.parametrize("out_spec", [None, "", "[1]", "{", json.dumps([1, 3]), "[1, {}]"])
def test_outputs_without_a_sound_container(out_spec):
    assert output_names(module(out_spec), 2) == ("output", "output_1")
