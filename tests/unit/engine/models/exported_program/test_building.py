"""Graphs are built from JSON: names fit, blocks are written out, assertions are left out."""

import pytest

from engine.api.errors import EngineError
from engine.models.exported_program import building
from engine.models.exported_program.program_graph import ValueRef
from tests.exported_archives import Archive, argument, meta, read, small, tensor, tensors


def block(nodes, inputs, outputs, values, *, grad=False):
    """Return the arguments of a block that is computed with or without gradients."""
    graph = {
        "inputs": [tensor(each) for each in inputs],
        "outputs": [tensor(each) for each in outputs],
        "nodes": nodes,
        "tensor_values": values,
    }
    return argument(grad), {"as_graph": {"name": "submod_1", "graph": graph}}


def with_block(*, grad):
    """A program whose block calls its tensors as the program calls others."""
    inner = Archive((1, 3, 8, 8))
    inner.add("relu_", "tanh.default", (1, 3, 8, 8), "body", self=tensor("arg"))
    inner.add("conv2d", "exp.default", (1, 3, 8, 8), self=tensor("relu_"))
    made = small()
    made.add("got", "torch.ops.higher_order.wrap_with_set_grad_enabled", (1, 4, 8, 8), "outer")
    values = {**inner.graph["tensor_values"], "arg": meta((1, 4, 8, 8))}
    wanted, graph = block(inner.nodes, ["arg"], ["conv2d"], values, grad=grad)
    made.nodes[-1]["inputs"] = [
        {"name": "", "arg": each, "kind": 1} for each in (wanted, graph, tensor("relu_"))
    ]
    made.add("last", "neg.default", (1, 4, 8, 8), self=tensor("got"))
    return read(made.data())[0]


def test_a_block_without_gradients_is_written_out_and_detached():
    contents = with_block(grad=False)
    assert contents.refusals == ()
    found = [(node.op, node.results, dict(node.arguments)) for node in contents.graph.nodes[-4:]]
    assert found == [
        ("aten.tanh.default", ("relu_.1",), {"self": ValueRef("relu_")}),
        ("aten.exp.default", ("conv2d.1",), {"self": ValueRef("relu_.1")}),
        ("aten.detach.default", ("got",), {"self": ValueRef("conv2d.1")}),
        ("aten.neg.default", ("last",), {"self": ValueRef("got")}),
    ]
    assert contents.graph.nodes[-4].modules[0].path == "body"
    assert contents.graph.nodes[-3].modules[0].path == "outer"
    assert contents.graph.values["conv2d.1"].shape == (1, 3, 8, 8)
    assert contents.graph.values["got"].shape == (1, 4, 8, 8)


def test_a_block_with_gradients_is_as_if_it_were_none():
    contents = with_block(grad=True)
    assert contents.refusals == ()
    assert [node.op for node in contents.graph.nodes[-3:]] == [
        *("aten.tanh.default", "aten.exp.default", "aten.neg.default")
    ]
    assert contents.graph.nodes[-1].arguments == {"self": ValueRef("conv2d.1")}


def test_assertions_and_the_numbers_that_only_they_take_are_left_out():
    made = small(batch=None)
    plain = read(made.data())[0].graph
    made.add("size", "sym_size.int", (), self=tensor("x"), dim=0)
    made.nodes[-1]["outputs"] = [{"as_sym_int": {"as_name": "size"}}]
    number = {"as_sym_int": {"as_name": "size"}}
    made.add("ge", "_operator.ge", (), a=number, b=1)
    made.nodes[-1]["outputs"] = [{"as_sym_bool": {"as_name": "ge"}}]
    made.add("check", "_assert_scalar.default", (), self={"as_sym_bool": {"as_name": "ge"}})
    made.add("same", "_assert_tensor_metadata.default", (), a=tensor("x"), dtype=None)
    for _ in range(2):
        del made.nodes[-1]["outputs"][:], made.nodes[-2]["outputs"][:]
    for name in ("size", "ge", "check", "same"):
        del made.graph["tensor_values"][name]
    made.answer("linear")
    assert read(made.data())[0].graph == plain


def test_where_numbers_lie_is_left_out():
    made = small()
    place = {"device": {"as_device": {"type": "cuda", "index": 0}}, "layout": {"as_layout": 7}}
    full = made.add(
        *("full", "full.default", (1, 5)), size=[1, 5], fill_value=2, pin_memory=False, **place
    )
    moved = made.add(
        *("to", "to.device", (1, 5)), self=tensor(full), dtype={"as_scalar_type": 7}, **place
    )
    made.add("same", "to.dtype_layout", (1, 5), self=tensor(moved), **place)
    made.add("room", "empty.memory_format", (1, 5), size=[1, 5], **place)
    contents, _ = read(made.data())
    assert contents.refusals == ()
    assert [(node.op, dict(node.arguments)) for node in contents.graph.nodes[-4:]] == [
        ("aten.full.default", {"size": (1, 5), "fill_value": 2}),
        ("aten.to.dtype", {"self": ValueRef("full"), "dtype": "float32"}),
        ("aten.alias.default", {"self": ValueRef("to")}),
        ("aten.zeros.default", {"size": (1, 5)}),
    ]


def test_several_results():
    made = small()
    made.add("split", "split.Tensor", (1, 2), self=tensor("linear"), split_size=2)
    made.nodes[-1]["outputs"] = [tensors("one", "two", "three")]
    values = made.graph["tensor_values"]
    values |= {"one": meta((1, 2)), "two": meta((1, 2)), "three": meta((1, 1))}
    made.answer("three", "one")
    graph = read(made.data())[0].graph
    assert graph.nodes[-1].results == ("one", "two", "three")
    assert (graph.outputs, graph.output_names) == (("three", "one"), ("output", "output_1"))


def test_outputs_that_are_no_tensors_are_passed_over():
    made = small()
    nothing = {"user_output": {"arg": {"as_none": True}}}
    changed = {"buffer_mutation": {"arg": {"name": "linear"}, "buffer_name": "n"}}
    made.signature["output_specs"] = [changed, nothing, *made.signature["output_specs"]]
    graph = read(made.data())[0].graph
    assert (graph.outputs, graph.output_names) == (("linear",), ("output_1",))
    made.signature["output_specs"] = [nothing]
    assert "gives no tensor" in str(read(made.data())[0].refusals[0])


def spec_of(kind, told):
    made = small()
    made.signature["input_specs"].append({kind: told})
    return [str(each) for each in read(made.data())[0].refusals]


def test_inputs_that_are_no_tensors():
    assert spec_of("constant_input", {"name": "flag", "value": {"as_bool": True}}) == []
    assert spec_of("user_input", {"arg": {"as_none": True}}) == []
    [why] = spec_of("user_input", {"arg": {"as_sym_int": {"as_name": "n"}}})
    assert "takes an input that is no tensor" in why
    [why] = spec_of("custom_obj", {"arg": {"name": "obj", "class_fqn": "Tokenizer"}})
    assert "holds objects that are no tensors" in why
    [why] = spec_of("something_new", {})
    assert "holds objects that are no tensors" in why


def test_sparse_tensors():
    made = small()
    made.graph["tensor_values"]["mean"]["layout"] = 2
    assert "mean is a sparse tensor" in str(read(made.data())[0].refusals[0])


def test_more_operations_than_are_opened(monkeypatch):
    monkeypatch.setattr(building, "MAX_NODES", 3)
    with pytest.raises(EngineError, match="has more than 3 operations"):
        read(small().data())
    monkeypatch.setattr(building, "MAX_NODES", 30)
    monkeypatch.setattr(building, "MAX_CONSTANTS", 3)
    with pytest.raises(EngineError, match="is damaged: what is in it does not fit together"):
        read(small().data())


def change(made, where):
    graph, nodes = made.graph, made.nodes
    match where:
        case "dangling":
            nodes[1]["inputs"][0]["arg"] = tensor("nobody")
        case "cyclic":
            nodes[0]["inputs"][0]["arg"] = tensor("linear")
        case "itself":
            nodes[0]["inputs"][0]["arg"] = tensor("conv2d")
        case "twice":
            nodes[1]["outputs"] = [tensor("conv2d")]
        case "same input":
            made.signature["input_specs"].append({"user_input": {"arg": tensor("x")}})
        case "empty name":
            nodes[1]["outputs"] = [tensor("")]
        case "odd name":
            nodes[1]["outputs"] = [tensor("../../etc")]
        case "odd node":
            nodes[1]["name"] = "a/b"
        case "two arguments":
            nodes[1]["inputs"] *= 2
        case "output":
            made.signature["output_specs"][0]["user_output"]["arg"] = tensor("nobody")
        case "dtype":
            graph["tensor_values"]["mean"]["dtype"] = 77
        case "sizes":
            graph["tensor_values"]["mean"]["sizes"] = [{"as_int": -5}]
        case "no values":
            del graph["tensor_values"]["x"]
        case "wrong type":
            graph["nodes"] = {"a": 1}
        case "module":
            nodes[0]["metadata"]["nn_module_stack"] = "k,../../up,t"
    return made


@pytest.mark.parametrize(
    "where",
    [
        *("dangling", "cyclic", "itself", "twice", "same input", "empty name", "odd name"),
        *("odd node", "two arguments", "output", "dtype", "sizes", "no values", "wrong type"),
        "module",
    ],
)
def test_what_does_not_fit_together_is_damage(where):
    with pytest.raises(EngineError, match="is damaged: what is in it does not fit together"):
        read(change(small(), where).data())
