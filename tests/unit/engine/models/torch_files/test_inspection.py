"""The tree of a file's tensors."""

from engine.models.torch_files.contents import StoredTensor, TorchFileContents
from engine.models.torch_files.inspection import inspect_tensors


def contents(*tensors, **more):
    told = tuple(StoredTensor(name, "float32", shape) for name, shape in tensors)
    return TorchFileContents("weights", **{"tensors": told, "tensor_count": len(told), **more})


def outline(rows):
    return [(row.path, row.type, row.param_count, outline(row.children)) for row in rows]


def test_names_are_grouped_by_their_dots():
    found = inspect_tensors(
        contents(("conv.0.weight", (4, 3, 3, 3)), ("conv.0.bias", (4,)), ("fc.weight", (5, 4))),
        "ab",
        "net.pth",
    )
    assert outline(found.layers) == [
        (
            "conv",
            "module",
            112,
            [
                (
                    "conv.0",
                    "module",
                    112,
                    [
                        ("conv.0.weight", "4 × 3 × 3 × 3 float32", 108, []),
                        ("conv.0.bias", "4 float32", 4, []),
                    ],
                )
            ],
        ),
        ("fc", "module", 20, [("fc.weight", "5 × 4 float32", 20, [])]),
    ]
    assert (found.name, found.sha256, found.param_count) == ("net.pth", "ab", 132)
    weight = found.layers[1].children[0]
    assert weight.properties == (("shape", (5, 4)), ("dtype", "float32"))
    assert not weight.explainable
    assert weight.reason is not None


def test_modules_of_a_pickled_model_have_their_classes():
    types = (("", "nets.Net"), ("conv", "torch.nn.Conv2d"))
    found = inspect_tensors(contents(("conv.weight", (2, 2)), module_types=types), "", "x")
    assert found.layers[0].type == "torch.nn.Conv2d"


def test_what_is_not_shown_is_counted():
    found = inspect_tensors(contents(("a", (1,)), tensor_count=30_000), "", "x")
    assert [str(each) for each in found.reasons] == [
        "Only the first 1 of its 30,000 tensors are shown."
    ]
    assert inspect_tensors(contents(("a", (1,))), "", "x").reasons == ()


def test_statistics_are_neither_trained_nor_counted():
    found = inspect_tensors(contents(("bn.weight", (4,)), ("bn.running_mean", (4,))), "", "x")
    assert [row.trainable for row in found.layers[0].children] == [True, False]
    assert [row.param_count for row in found.layers[0].children] == [4, 0]
    assert found.param_count == 4


def test_odd_names_are_one_row_each():
    found = inspect_tensors(contents(("", (1,)), (".", (2,)), ("a", (3,)), ("a.b", (4,))), "", "x")
    assert [row.param_count for row in found.layers] == [1, 2, 7]
    deep = inspect_tensors(contents((".".join("x" * 5000), (1,))), "", "x")
    rows, depth = deep.layers, 0
    while rows:
        rows, depth = rows[0].children, depth + 1
    assert depth == 25
