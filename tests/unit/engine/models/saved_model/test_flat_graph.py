"""A flat graph travels from the box that read it to the process that converts it."""

from engine.api.errors import text
from engine.models.model_contents import DataSet
from engine.models.saved_model.flat_graph import (
    FlatGraph,
    GraphInput,
    GraphNode,
    GraphOutput,
    SavedModelContents,
    SavedModelResult,
)
from tests.unit.engine.ipc.crossing import crossed


def test_a_graph_with_every_kind_of_attribute_comes_over_equal() -> None:
    nodes = (
        GraphNode("x", "Placeholder", (), {"dtype": "float32", "shape": None}),
        GraphNode("a/kernel", "Const", (), {"shape": (3, 3, 1, 2), "is_variable": True}),
        GraphNode(
            "a/Conv2D",
            "Conv2D",
            ("x:0", "a/kernel:0"),
            {"strides": (1, 2), "padding": "SAME", "epsilon": 0.5, "shapes": ((-1, 2), ()), "k": 1},
        ),
    )
    graph = FlatGraph(
        nodes, (GraphInput("x", "x:0", "float32", None),), (GraphOutput("y", "a/Conv2D:0"),)
    )
    sets = (DataSet("a/kernel", "<f4", (3, 3, 1, 2), 17),)
    contents = SavedModelContents(graph, (), sets, (text("{a} is odd.", a="net"),))
    found = crossed(contents, SavedModelResult)
    assert found == contents
    attributes = found.graph.nodes[2].attributes
    assert [type(attributes[name]) for name in ("epsilon", "k", "strides")] == [float, int, tuple]
