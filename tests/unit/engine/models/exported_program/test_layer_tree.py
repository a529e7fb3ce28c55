"""Layer trees of programs written by hand: rows, shapes, who feeds whom, weights."""

from __future__ import annotations

from engine.models.exported_program.layer_tree import program_tree
from tests import program_graphs as graphs
from tests.program_graphs import SEQUENTIAL, GraphWriter


def rows_of(graph):
    tree = program_tree(graph, graph.inputs[0])
    return {row.path: row for top in tree.rows for row in top.walk()}


def test_modules_are_branches_and_functions_rows_of_them():
    tree = program_tree(graphs.resnet(), "x")
    assert [row.path for top in tree.rows for row in top.walk()] == [
        "x",
        "stem",
        "layer1",
        "layer1.0",
        "layer1.0.conv1",
        "layer1.0.relu",
        "layer1.0.relu@1",
        "layer1.0.relu@2",
        "layer1.0.conv2",
        "layer1.0.add",
        "avgpool",
        "flatten",
        "fc",
    ]
    assert list(tree.outputs) == [row.path for top in tree.rows for row in top.walk()]


def test_types_shapes_and_reasons():
    rows = rows_of(graphs.resnet())
    assert rows["x"].is_model_input
    assert rows["stem"].type == "Conv2d"
    assert rows["layer1.0"].type == "Block"
    assert rows["layer1.0.add"].type == "aten.add"
    assert rows["x"].output_shape == (None, 8, 8, 3)
    assert rows["layer1"].output_shape == (None, 8, 8, 4)
    assert rows["fc"].output_shape == (None, 10)
    assert [path for path, row in rows.items() if not row.explainable] == [
        "x",
        "avgpool",
        "flatten",
        "fc",
    ]
    assert str(rows["x"].reason) == "This is the input itself."
    assert str(rows["avgpool"].reason) == "Its grid is a single cell."
    assert str(rows["fc"].reason) == "Its output has no spatial grid."


def test_a_module_that_is_called_twice_has_a_row_a_call():
    rows = rows_of(graphs.resnet())
    relu = rows["layer1.0.relu"]
    assert relu.is_shared
    assert [child.name for child in relu.children] == ["relu@1", "relu@2"]
    assert relu.connected_to == ("layer1.0.conv1", "layer1.0.add")
    tree = program_tree(graphs.resnet(), "x")
    assert tree.outputs["layer1.0.relu"] == tree.outputs["layer1.0.relu@2"]
    assert tree.outputs["layer1.0.relu@2"].value == tree.outputs["layer1"].value
    assert tree.outputs["layer1.0.relu@2"].is_call_of == "layer1.0.relu"
    assert tree.outputs["layer1.0.relu@1"].module.number == 1


def test_who_feeds_whom():
    rows = rows_of(graphs.resnet())
    assert rows["stem"].connected_to == ("x",)
    assert rows["layer1.0.conv1"].connected_to == ("stem",)
    assert rows["layer1.0.add"].connected_to == ("layer1.0.conv2", "stem")
    assert rows["avgpool"].connected_to == ("layer1",)
    assert rows["fc"].connected_to == ("flatten",)


def test_parameters_and_settings():
    rows = rows_of(graphs.resnet())
    assert rows["stem"].param_count == 4 * 3 * 9 + 4
    assert rows["layer1"].param_count == 2 * (4 * 4 * 9 + 4)
    assert rows["layer1.0.relu"].param_count == 0
    assert rows["fc"].trainable
    assert not rows["avgpool"].trainable
    assert dict(rows["stem"].properties) == {
        "out_channels": 4,
        "kernel_size": (3, 3),
        "stride": (1, 1),
        "padding": (1, 1),
        "class": "torch.nn.modules.conv.Conv2d",
    }
    assert dict(rows["fc"].properties)["out_features"] == 10
    assert program_tree(graphs.resnet(), "x").param_count == 112 + 296 + 50


def test_weights_that_modules_share_count_once():
    net = GraphWriter(x=(1, 4, 8, 8))
    one = net.conv("one", "x", (1, 4, 8, 8))
    weight, bias = net.constant("two.weight", (4, 4, 3, 3), 0), net.constant("two.bias", (4,), 1)
    two = net.module(
        "two",
        graphs.CONV,
        "aten.convolution.default",
        (1, 4, 8, 8),
        input=one,
        weight=weight,
        bias=bias,
        transposed=False,
    )
    graph = net.graph(two)
    assert program_tree(graph, "x").param_count == 148
    assert {rows_of(graph)[path].param_count for path in ("one", "two")} == {148}


def test_statistics_of_batches_are_no_parameters():
    net = GraphWriter(x=(1, 3, 8, 8))
    told = {"weight": net.constant("bn.weight", (3,)), "bias": net.constant("bn.bias", (3,))}
    told["running_mean"] = net.constant("bn.running_mean", (3,), trained=False)
    done = net.module("bn", graphs.NORM, "aten.batch_norm.default", (1, 3, 8, 8), input="x", **told)
    assert rows_of(net.graph(done))["bn"].param_count == 6


def test_a_module_without_modules_is_a_leaf_when_it_does_one_thing():
    net = GraphWriter(x=(1, 3, 4, 4))
    net.within("one", "tests.networks.Own")
    seen = net.op("aten.permute.default", (1, 4, 4, 3), self="x", dims=(0, 2, 3, 1))
    done = net.op("aten.gelu.default", (1, 4, 4, 3), self=seen)
    net.leave()
    net.within("two", "tests.networks.Own")
    done = net.op("aten.relu.default", (1, 4, 4, 3), self=done)
    done = net.op("aten.mul.Tensor", (1, 4, 4, 3), self=done, other=2.0)
    net.leave()
    rows = rows_of(net.graph(done))
    assert list(rows) == ["x", "one", "two", "two.relu", "two.mul"]
    assert rows["one"].output_shape == (None, 4, 4, 3)
    assert dict(rows["two.mul"].properties) == {"other": 2.0}


def test_functions_never_have_a_modules_name():
    net = GraphWriter(relu=(1, 3, 4, 4))
    own = net.relu("add", "relu")
    added = net.op("aten.add.Tensor", (1, 3, 4, 4), self=own, other=own)
    done = net.op("aten.relu_.default", (1, 3, 4, 4), self=added)
    assert list(rows_of(net.graph(done))) == ["relu", "add", "add_1", "relu_1"]


def test_a_shared_block_has_its_layers_in_each_call():
    net, shape = GraphWriter(x=(1, 3, 4, 4)), (1, 3, 4, 4)
    weight, value = net.constant("block.conv.weight", (3, 3, 1, 1)), "x"
    for number in (1, 2):
        net.within("block", SEQUENTIAL, number).within("block.conv", graphs.CONV, number)
        value = net.op("aten.conv2d.default", shape, input=value, weight=weight)
        net.leave()
        value = net.op("aten.relu.default", shape, self=value)
        net.leave()
    rows = rows_of(net.graph(value))
    assert list(rows) == [
        *("x", "block", "block@1", "block@1.conv", "block@1.relu"),
        *("block@2", "block@2.conv", "block@2.relu"),
    ]
    assert rows["block@2.conv"].connected_to == ("block@1",)
    assert rows["block"].is_shared
    assert rows["block"].param_count == rows["block@1.conv"].param_count == 9


def test_a_member_of_another_module_keeps_its_own_name():
    net, shape = GraphWriter(x=(1, 3, 4, 4)), (1, 3, 4, 4)
    net.within("a", SEQUENTIAL)
    value = net.relu("a.act", "x")
    net.leave()
    net.within("b", SEQUENTIAL).within("a.act", graphs.RELU, 2)
    value = net.op("aten.relu.default", shape, self=value)
    net.leave()
    done = net.op("aten.tanh.default", shape, self=value)
    net.leave()
    assert list(rows_of(net.graph(done))) == ["x", "a", "a.act", "b", "a.act@2", "b.tanh"]


def test_several_outputs_are_no_output():
    net, shape = GraphWriter(x=(1, 3, 4, 4)), (1, 3, 4, 4)
    net.within("twins", "tests.networks.Twins")
    one = net.op("aten.relu.default", shape, self="x")
    two = net.op("aten.tanh.default", shape, self="x")
    net.leave()
    done = net.op("aten.add.Tensor", shape, self=one, other=two)
    rows = rows_of(net.graph(done))
    assert rows["twins"].output_shape == ()
    assert str(rows["twins"].reason) == "It has several outputs."
    assert rows["add"].connected_to == ("twins.relu", "twins.tanh")


def test_a_side_that_is_asked_for_is_no_output():
    """PyTorch asks the first tensor that has it, which is within the block."""
    net = GraphWriter(x=(1, 3, None, None))
    net.within("down", SEQUENTIAL)
    first = net.conv("down.0", "x", (1, 4, None, None))
    ended = net.relu("down.1", first)
    net.leave()
    height = net.op("aten.sym_size.int", None, self=first, dim=2)
    up = net.op(
        "aten.upsample_nearest2d.vec", (1, 4, None, 9), input=ended, output_size=(height, 9)
    )
    row = rows_of(net.graph(up))["down"]
    assert row.output_shape == (None, None, None, 4)
    assert row.explainable


def test_tokens_are_a_grid():
    tree = program_tree(graphs.vit(), "image")
    rows = {row.path: row for top in tree.rows for row in top.walk()}
    assert list(rows) == [
        *("image", "patch_embed", "flatten", "cat", "blocks", "blocks.0", "blocks.0.norm1"),
        *("blocks.0.attn", "blocks.0.add", "blocks.0.norm2", "blocks.0.mlp", "blocks.0.add_1"),
        *("norm", "head"),
    ]
    assert rows["blocks.0.norm1"].output_shape == (None, 2, 3, 4)
    assert rows["blocks.0.norm1"].explainable
    assert tree.outputs["blocks.0.norm1"].layout.patches == (1, 2, 3)
    assert tree.outputs["flatten"].layout.order == (0, 2, 1)
    assert not rows["head"].explainable


def test_what_does_not_follow_from_the_image():
    net, shape = GraphWriter(x=(1, 3, 4, 4), mask=(1, 3, 4, 4)), (1, 3, 4, 4)
    mask = net.op("aten.sigmoid.default", shape, self="mask")
    done = net.op("aten.mul.Tensor", shape, self="x", other=mask)
    rows = rows_of(net.graph(done))
    assert str(rows["sigmoid"].reason) == "It does not look at the image."
    assert rows["mul"].explainable
    assert rows["mul"].connected_to == ("x", "sigmoid")


def test_whole_numbers_have_no_heatmap():
    net, shape = GraphWriter(x=(1, 3, 4, 4)), (1, 3, 4, 4)
    done = net.op("aten.argsort.default", shape, dtype="int64", self="x")
    assert str(rows_of(net.graph(done))["argsort"].reason) == (
        "Its output is not made of real numbers."
    )


def test_modules_very_deep_in_each_other_become_one_row():
    net, path = GraphWriter(x=(1, 3, 4, 4)), "m"
    for depth in range(60):
        net.within(path, SEQUENTIAL)
        path += f".{depth}"
    done = net.op("aten.relu.default", (1, 3, 4, 4), self="x")
    rows = rows_of(net.graph(done))
    assert 30 < len(rows) < 40
