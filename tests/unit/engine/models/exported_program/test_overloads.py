"""The table of operations is read as it is written."""

from engine.models.exported_program.overloads import OVERLOADS


def test_an_overload_has_its_arguments_in_order():
    assert OVERLOADS["aten.conv2d.default"].arguments == {
        **{"input": "Tensor", "weight": "Tensor", "bias": "Tensor?", "stride": "int[]"},
        **{"padding": "int[]", "dilation": "int[]", "groups": "int"},
    }
    assert list(OVERLOADS["_operator.mul"].arguments) == ["a", "b"]


def test_views_and_numbers_are_marked():
    views = {name for name, each in OVERLOADS.items() if each.may_be_view}
    assert {"aten.view.default", "aten.dropout.default", "aten.unbind.int"} <= views
    assert views.isdisjoint({"aten.relu.default", "aten.clone.default", "aten.cat.default"})
    numbers = {name for name, each in OVERLOADS.items() if each.gives_number}
    assert {"aten.sym_size.int", "torch.sym_float"} <= numbers
    assert "aten.sum.default" not in numbers


def test_there_are_as_many_as_in_the_text():
    assert len(OVERLOADS) > 480
    assert all(each.arguments for each in OVERLOADS.values())


def test_nothing_reads_writes_or_draws():
    for name in OVERLOADS:
        packet = name.split(".")[1]
        assert not packet.endswith("_"), name
        for word in ("from_file", "rand", "bernoulli", "normal", "save", "item", "set_", "resize"):
            assert word not in packet or packet.startswith(("batch_norm", "layer_norm")), name
