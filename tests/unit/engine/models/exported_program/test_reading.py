"""An exported program comes out of its archive as a pure graph and numbers."""

import re

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.models.exported_program.program_graph import ModuleCall, ValueMeta, ValueRef
from tests.exported_archives import (
    as_of_2_6,
    as_of_2_8,
    pickled_state,
    read,
    saved,
    small,
    state_of,
    tensor,
    zipped,
)


def test_a_program_is_read():
    contents, numbers = read(small().data())
    graph = contents.graph
    assert contents.refusals == ()
    assert [(node.name, node.op, node.results) for node in graph.nodes] == [
        ("conv2d", "aten.conv2d.default", ("conv2d",)),
        ("relu_", "aten.relu.default", ("relu_",)),
        ("mean", "aten.mean.dim", ("mean",)),
        ("linear", "aten.linear.default", ("linear",)),
    ]
    first = graph.nodes[0]
    assert dict(first.arguments) == {
        "input": ValueRef("x"),
        "weight": ValueRef("p_features_0_weight"),
        "bias": ValueRef("p_features_0_bias"),
        "stride": (1, 1),
        "padding": (1, 1),
    }
    assert first.modules == (
        ModuleCall("features", "torch.nn.modules.container.Sequential"),
        ModuleCall("features.0", "torch.nn.modules.conv.Conv2d"),
    )
    assert (graph.inputs, graph.outputs, graph.output_names) == (("x",), ("linear",), ("output",))
    assert (graph.model_type, graph.batch) == ("nets.Small", 1)
    assert graph.values["x"] == ValueMeta("float32", (1, 3, 8, 8))
    rng = np.random.default_rng(7)
    for each in graph.constants:
        expected = rng.normal(size=numbers[each.data_set].shape).astype(np.float32)
        np.testing.assert_array_equal(numbers[each.data_set], expected)
    assert [each.path for each in graph.constants][:2] == ["features.0.weight", "features.0.bias"]
    assert all(each.is_parameter for each in graph.constants)


def test_a_batch_of_any_size():
    graph = read(small(batch=None).data())[0].graph
    assert graph.batch is None
    assert graph.values["linear"].shape == (None, 5)


@pytest.mark.parametrize("minor", [14, 15, 20])
def test_versions_that_store_plain_numbers_are_read(minor):
    made = small()
    made.program["schema_version"]["minor"] = minor
    assert read(made.data())[0].refusals == ()


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(as_of_2_6, id="2.6"),
        pytest.param(lambda made: as_of_2_6(made, minor=7), id="2.7"),
        pytest.param(as_of_2_8, id="2.8"),
    ],
)
def test_what_older_versions_pickled_is_read(written):
    made = small()
    made.parameter("scale", np.full((1, 5), 2, np.float32), "tensor_constant")
    made.add("mul", "mul.Tensor", (1, 5), self=tensor("linear"), other=tensor("c_scale"))
    today, numbers_today = read(made.data())
    contents, numbers = read(written(made))
    assert (contents.refusals, contents.later_version) == ((), "")
    assert contents.graph.constants == today.graph.constants
    assert contents.graph.outputs == ("mul",)
    assert all(each.offset is not None for each in contents.data_sets)
    assert len(numbers) == 5
    for found, expected in zip(numbers, numbers_today, strict=True):
        np.testing.assert_array_equal(found, expected)
    first = contents.graph.nodes[0]
    assert (first.op, first.modules[-1].path) == ("aten.conv2d.default", "features.0")


@pytest.mark.parametrize("written", [as_of_2_6, as_of_2_8])
def test_what_older_versions_pickled_beside_tensors_is_refused_and_shown(written):
    made = small()
    whole = pickled_state({**state_of(made)[0], "more": b"cnets\nNet\n)R"})
    contents, numbers = read(written(made, weights=saved(whole, state_of(made)[1])))
    [why] = contents.refusals
    assert "the pickle of its weights holds nets.Net, which is no plain tensor" in str(why)
    assert "with PyTorch 2.9 or newer" in str(why)
    first = contents.graph.nodes[0]
    assert (first.op, first.modules[-1].path) == ("aten.conv2d.default", "features.0")
    assert numbers == []


def test_a_later_minor_version_is_tried():
    made = small()
    made.program["schema_version"]["minor"] = 99
    made.program["something_new"] = {"a": [1]}
    made.nodes[0]["something_new"] = 3
    made.program["torch_version"] = "3.1.4"
    contents, _ = read(made.data())
    assert (contents.refusals, contents.later_version) == ((), "3.1.4")
    made.nodes[0]["inputs"][0]["arg"] = {"as_something_new": 1}
    first, *_, newer = map(str, read(made.data())[0].refusals)
    assert "of a later kind" in first
    assert "written by PyTorch 3.1.4, newer than Camscope knows" in newer
    made.nodes[0]["inputs"] = 3
    with pytest.raises(EngineError, match=r"written by PyTorch 3\.1\.4, newer than Camscope knows"):
        read(made.data())


@pytest.mark.parametrize("major", [7, 9])
def test_another_major_version_is_refused(major):
    made = small()
    made.program["schema_version"]["major"] = major
    with pytest.raises(EngineError, match="another form than Camscope reads"):
        read(made.data())


def test_a_refused_operation_stays_in_the_tree():
    made = small()
    made.add("answer", "sparse_mask.default", (1, 5), "odd", self=tensor("linear"))
    contents, _ = read(made.data())
    assert contents.graph.nodes[-1].op == "aten.sparse_mask.default"
    assert re.search(r"operation answer is of type aten\.sparse_mask", str(contents.refusals[0]))


def test_an_archive_without_a_program():
    with pytest.raises(EngineError, match="is a ZIP archive but no exported program of PyTorch"):
        read(zipped({"config.json": b"{}"}))
