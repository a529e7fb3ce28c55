"""Outputs of exported programs: kinds, heads, logits, tables, several of them."""

from __future__ import annotations

import pytest

from engine.api.outputs import OutputKind
from engine.backends.torch.outputs import output_shape, refuse_without_units, scored_outputs
from engine.models.exported_program.layer_tree import program_tree
from tests import program_graphs as graphs
from tests.program_graphs import GraphWriter


def found_in(graph):
    image = graph.inputs[0]
    _, channels, height, width = graph.values[image].shape
    return scored_outputs(graph, program_tree(graph, image), (height, width, channels))


def vector(count, end=None, **arguments):
    net = GraphWriter(x=(1, 3, 8, 8))
    mean = net.op("aten.mean.dim", (1, 3), self="x", dim=(2, 3))
    value = net.linear("fc", mean, (1, count))
    return net.graph(net.op(end, (1, count), self=value, **arguments) if end else value)


@pytest.mark.parametrize(
    ("count", "end", "kind", "activation", "assumed", "words"),
    [
        (12, None, OutputKind.CLASSES, "softmax", True, "taken for logits of classes, and their"),
        (9, None, OutputKind.VALUES, "linear", False, "say so if they are logits of classes"),
        (1, None, OutputKind.VALUES, "linear", False, "taken for a regression's value"),
        (4, "aten.softmax.int", OutputKind.CLASSES, "softmax", False, "a softmax over 4 units"),
        (1, "aten.sigmoid.default", OutputKind.CLASSES, "sigmoid", False, "one sigmoid"),
    ],
)
def test_vectors(count, end, kind, activation, assumed, words):
    more = {"dim": 1} if end == "aten.softmax.int" else {}
    (output,) = found_in(vector(count, end, **more))
    assert (output.described.kind, output.described.activation) == (kind, activation)
    assert output.described.is_assumed is assumed
    assert output.is_vector
    assert output.described.class_count == count
    assert words in str(output.described.reason)
    assert output.head == (end and end.split(".")[1])


def test_a_vector_that_no_dense_layer_makes():
    net = GraphWriter(x=(1, 16, 8, 8))
    (output,) = found_in(net.graph(net.op("aten.mean.dim", (1, 16), self="x", dim=(2, 3))))
    assert output.described.kind is OutputKind.FEATURES


def test_the_head_is_the_module_that_is_one():
    net = GraphWriter(x=(1, 3, 8, 8))
    mean = net.op("aten.mean.dim", (1, 3), self="x", dim=(2, 3))
    net.within("end", "tests.networks.End")
    value = net.linear("end.fc", mean, (1, 4))
    type_ = "torch.nn.modules.activation.Softmax"
    value = net.module("end.soft", type_, "aten.softmax.int", (1, 4), self=value, dim=1)
    net.leave()
    (output,) = found_in(net.graph(value))
    assert output.head == "end.soft"


@pytest.mark.parametrize(
    ("classes", "kind"), [(4, OutputKind.CLASS_MAP), (3, OutputKind.CLASS_MAP), (1, "feature map")]
)
def test_logits_for_every_pixel_are_a_class_map(classes, kind):
    (output,) = found_in(graphs.unet(classes))
    assert output.described.kind == kind
    assert output.described.grid == (8, 8)
    assert output.described.is_assumed is (classes > 1)
    assert not output.is_vector


@pytest.mark.parametrize(
    ("side", "kind"), [(512, OutputKind.CLASS_MAP), (64, OutputKind.FEATURE_MAP)]
)
def test_cells_of_a_program_that_takes_any_size_are_measured(side, kind):
    """A map of classes and a backbone's features are of any size, both of them."""
    net = GraphWriter(x=(1, 3, None, None))
    graph = net.graph(net.conv("out", "x", (1, 32, None, None)))
    measured = {graph.outputs[0]: (side, side, 32)}
    (output,) = scored_outputs(graph, program_tree(graph, "x"), (512, 512, 3), measured)
    assert output.described.kind is kind
    assert output.described.is_assumed is (kind is OutputKind.CLASS_MAP)
    assert output.described.grid == (None, None)


def test_a_picture_like_the_input_is_one_without_shortcuts():
    net = GraphWriter(x=(1, 3, 8, 8))
    (output,) = found_in(net.graph(net.conv("out", "x", (1, 3, 8, 8))))
    assert output.described.kind is OutputKind.IMAGE
    assert not output.described.is_assumed


def test_boxes_and_their_scores():
    net = GraphWriter(x=(1, 3, 8, 8))
    cells = net.conv("cells", "x", (1, 9, 2, 2))
    rows = net.op("aten.view.default", (1, 9, 4), self=cells)
    turned = net.op("aten.permute.default", (1, 4, 9), self=rows, dims=(0, 2, 1))
    boxes = net.op("aten.slice.Tensor", (1, 4, 4), self=turned, dim=2, start=0, end=4)
    classes = net.op("aten.slice.Tensor", (1, 4, 5), self=turned, dim=2, start=4, end=9)
    scores = net.op("aten.sigmoid.default", (1, 4, 5), self=classes)
    graph = net.graph(boxes, scores, names=("boxes", "scores"))
    kinds = [(each.described.name, each.described.kind, each.has_rows) for each in found_in(graph)]
    assert kinds == [
        ("scores", OutputKind.ROW_SCORES, True),
        ("boxes", OutputKind.BOXES, True),
    ]


def test_rows_whose_channels_come_first():
    net = GraphWriter(x=(1, 3, 8, 8))
    small, large = net.conv("small", "x", (1, 7, 2, 2)), net.conv("large", "x", (1, 7, 4, 4))
    flat = (
        net.op("aten.view.default", (1, 7, 4), self=small),
        net.op("aten.view.default", (1, 7, 16), self=large),
    )
    graph = net.graph(net.op("aten.cat.default", (1, 7, 20), tensors=flat, dim=2))
    (output,) = found_in(graph)
    assert output.described.kind is OutputKind.DETECTIONS
    assert (output.described.class_count, output.described.grid) == (7, (20, 1))
    assert output_shape(graph, program_tree(graph, "x"), graph.outputs[0]) == (20, 7)


def test_several_outputs_classes_first():
    net = GraphWriter(x=(1, 3, 8, 8))
    mean = net.op("aten.mean.dim", (1, 3), self="x", dim=(2, 3))
    age = net.linear("age", mean, (1, 1))
    grid = net.conv("grid", "x", (1, 5, 4, 4))
    kind = net.op("aten.softmax.int", (1, 3), self=net.linear("kind", mean, (1, 3)), dim=1)
    whole = net.op("aten.argmax.default", (1,), dtype="int64", self=kind)
    graph = net.graph(age, grid, whole, kind, names=("age", "grid", "top", "kind"))
    assert [(each.position, each.described.name) for each in found_in(graph)] == [
        (3, "kind"),
        (0, "age"),
        (1, "grid"),
    ]


def test_a_model_without_units_is_refused():
    net = GraphWriter(x=(1, 3, 8, 8))
    done = net.op("aten.argmax.default", (1,), dtype="int64", self="x")
    graph = net.graph(done)
    assert found_in(graph) == ()
    with pytest.raises(Exception, match="nor any of its layers has units"):
        refuse_without_units("net", graph)
