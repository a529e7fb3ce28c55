"""SavedModels of the framework's own are read without it: the graph, the numbers, what is refused.

The framework's answers lie beside the files (`scripts.saved_models`).
"""

import numpy as np
import pytest

from engine.api.errors import EngineError
from tests.unit.engine.models.saved_model.stage import (
    FOLDER,
    GRAPH,
    NAMES,
    Made,
    files_of,
    read,
    sentence,
)


def _scores(numbers, image):
    """Return what `module` answers, computed by hand."""
    kernel, offset, top = numbers["kernel"], numbers["Const"], numbers["top"]
    padded = np.pad(image, ((0, 0), (0, 1), (0, 1), (0, 0)))  # SAME with steps of 2
    places = [
        np.einsum("nhwc,cf->nhwf", padded[:, dy : dy + 11 : 2, dx : dx + 11 : 2], kernel[dy, dx])
        for dy in range(3)
        for dx in range(3)
    ]
    logits = np.maximum(sum(places) + offset, 0).mean((1, 2)) @ top
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def test_the_graph_and_the_numbers_of_a_module_give_the_frameworks_answer():
    contents, numbers = read(files_of("module"))
    assert [(node.name, node.op, node.inputs) for node in contents.graph.nodes] == [
        ("serving_default_image", "Placeholder", ()),
        ("Const", "Const", ()),
        ("kernel", "Const", ()),
        ("block/Conv2D", "Conv2D", ("serving_default_image:0", "kernel:0")),
        ("block/add", "AddV2", ("block/Conv2D:0", "Const:0")),
        ("block/Relu", "Relu", ("block/add:0",)),
        ("head/Mean/reduction_indices", "Const", ()),
        ("head/Mean", "Mean", ("block/Relu:0", "head/Mean/reduction_indices:0")),
        ("top", "Const", ()),
        ("head/matmul", "MatMul", ("head/Mean:0", "top:0")),
        ("head/Softmax", "Softmax", ("head/matmul:0",)),
    ]
    told = np.load(FOLDER / "module.npz")
    found = _scores(numbers, told["image"].astype(np.float64))
    np.testing.assert_allclose(found, told["scores"], rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_against_what_the_framework_writes(name):
    contents, numbers = read(files_of(name))
    assert contents.refusals == ()
    [fed], [answered] = contents.graph.inputs, contents.graph.outputs
    assert (fed.dtype, fed.shape) == ("float32", (-1, 12, 12, 3))
    assert answered.tensor in {f"{node.name}:0" for node in contents.graph.nodes}
    known = set()
    for node in contents.graph.nodes:
        assert known.issuperset(each.partition(":")[0] for each in node.inputs)
        known.add(node.name)
    variables = [node for node in contents.graph.nodes if node.attributes.get("is_variable")]
    assert (len(variables) == 0) == (name == "frozen")
    assert all(numbers[node.name].any() for node in variables)


def test_keras_2_and_3_hold_the_same_numbers():
    """The script sets the same weights, drawn from one seed, in both."""
    found = []
    for name in ("keras2", "keras3_export", "keras3_saved"):
        contents, numbers = read(files_of(name))
        kept = [numbers[n.name] for n in contents.graph.nodes if n.attributes.get("is_variable")]
        found.append(sorted(float(each.astype(np.float64).sum()) for each in kept))
    assert len(found[0]) == 10
    assert found[0] == found[1] == found[2]


def test_the_attributes_of_a_node():
    nodes = {node.name: node for node in read(files_of("first_generation"))[0].graph.nodes}
    told = nodes["Conv2D"].attributes
    assert (told["strides"], told["padding"], told["T"]) == ((1, 1, 1, 1), "VALID", "float32")
    assert told["use_cudnn_on_gpu"] is True


def test_what_needs_no_variable_needs_no_checkpoint():
    contents, _ = read({GRAPH: files_of("frozen")[GRAPH]})
    assert contents.refusals == ()


def test_several_signatures_and_no_default():
    made = Made()
    made.add("y", "Relu", "x")
    del made.meta.signature_def["serving_default"]
    made.signature("first", {"x": "x:0"}, {"y": "y:0"})
    assert made.read()[0].refusals == ()  # the only one
    made.signature("second", {"x": "x:0"}, {"y": "y:0"})
    assert "first, second" in sentence(made.read()[0])
    made.signature("serving_default", {"x": "x:0"}, {"z": "x:0"})
    assert made.read()[0].graph.outputs[0].name == "z"


def test_a_graph_without_a_signature():
    made = Made()
    made.meta.signature_def.clear()
    made.signature("__saved_model_init_op", {}, {"y": "x:0"})
    contents, _ = made.read()
    assert "tells no signature" in sentence(contents)
    assert [node.op for node in contents.outline] == ["Placeholder"]


def test_a_graph_that_draws_numbers_for_its_answer():
    made = Made()
    made.add("augment/noise", "RandomStandardNormal", "x")
    made.add("y", "Relu", "x")
    assert made.read()[0].refusals == ()  # nothing needs it
    made.graph.node[2].input[0] = "augment/noise"
    contents, _ = made.read()
    assert "draws random numbers for each answer (operation augment/noise)" in sentence(contents)
    assert "augment/noise" in [node.name for node in contents.outline]


def test_the_graph_to_be_served_is_taken():
    made = Made()
    made.add("y", "Relu", "x")
    train = made.model.meta_graphs.add()
    train.CopyFrom(made.meta)
    train.graph_def.node[1].op = "Elu"
    del train.meta_info_def.tags[:]
    made.model.meta_graphs.reverse()
    assert made.read()[0].graph.nodes[-1].op == "Relu"


def test_a_type_that_is_no_number_is_named_and_has_no_data():
    made = Made()
    made.texts("y", [b"cat"])
    contents, _ = made.read()
    assert contents.graph.nodes[-1].attributes == {"dtype": "string"}
    assert contents.data_sets == ()


@pytest.mark.parametrize("data", [b"", b"\xff" * 40, b"\x12\x05ab"], ids=["empty", "ones", "cut"])
def test_no_graph(data):
    with pytest.raises(EngineError, match="net is damaged"):
        read({GRAPH: data})
