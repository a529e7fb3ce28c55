"""Operations that are listed pass, with arguments of their types; others are named and refused."""

import pytest

from tests.exported_archives import Archive, meta, read, small, tensor, tensors


def refusals(made):
    return [str(each) for each in read(made.data())[0].refusals]


def after(op, shape=(1, 5), **arguments):
    made = small()
    made.add("last", op, shape, "", "float32", **{"self": tensor("linear"), **arguments})
    return refusals(made)


@pytest.mark.parametrize(
    ("op", "arguments"),
    [
        ("add.Tensor", {"other": 2}),
        ("add.Tensor", {"other": tensor("linear"), "alpha": 0.5}),
        ("clamp.default", {"min": None, "max": 6}),
        ("clamp.default", {"min": {"as_float": "-Infinity"}}),
        ("softmax.int", {"dim": -1, "dtype": {"as_scalar_type": 7}}),
        ("softmax.int", {"dim": -1}),
        ("gelu.default", {"approximate": "tanh"}),
        ("view.default", {"size": [-1, 5]}),
        ("mean.dim", {"dim": 1, "keepdim": True}),
        ("clone.default", {"memory_format": {"as_memory_format": 2}}),
        ("view.default", {"size": {"as_sym_ints": [{"as_int": 1}, {"as_int": 5}]}}),
        ("index.Tensor", {"indices": {"as_optional_tensors": [{"as_none": True}]}}),
        ("slice.Tensor", {"dim": 0, "start": 0, "end": 2**63 - 1}),
    ],
)
def test_arguments_of_their_types(op, arguments):
    assert after(op, **arguments) == []


@pytest.mark.parametrize(
    ("op", "arguments"),
    [
        ("relu.default", {"other": 1}),
        ("relu.default", {"self": None}),
        ("relu.default", {"self": tensors("linear")}),
        ("clamp.default", {"min": "low"}),
        ("softmax.int", {"dim": 1.5}),
        ("softmax.int", {"dim": True}),
        ("softmax.int", {"dim": -1, "dtype": {"as_scalar_type": 10}}),
        ("gelu.default", {"approximate": 1}),
        ("gelu.default", {"approximate": "t" * 300}),
        ("view.default", {"size": tensor("x")}),
        ("view.default", {"size": [1.0, 5.0]}),
        ("dropout.default", {"input": tensor("x"), "p": "half", "train": False}),
        ("clone.default", {"memory_format": "anything"}),
        ("cat.default", {"tensors": tensor("x")}),
        ("index.Tensor", {"indices": {"as_strings": ["a"]}}),
    ],
)
def test_arguments_of_other_types(op, arguments):
    [why] = after(op, **arguments)
    assert "in a way that PyTorch does not know" in why


def test_an_operation_without_what_it_computes_with():
    made = small()
    made.add("last", "relu.default", (1, 5))
    [why] = refusals(made)
    assert "operation last (aten.relu.default) cannot be computed as it is described" in why


@pytest.mark.parametrize(
    ("op", "why"),
    [
        ("from_file.default", "is of type aten.from_file.default, which is not one that a network"),
        ("rand.default", "draws random numbers for each answer (operation last of type aten.rand"),
        ("bernoulli.p", "draws random numbers for each answer"),
        ("randn_like.default", "draws random numbers for each answer"),
        ("nonzero.default", "not one that a network computes with"),
        ("set_.source_Tensor", "not one that a network computes with"),
        ("resize_.default", "not one that a network computes with"),
        ("item.default", "not one that a network computes with"),
        ("as_strided.default", "not one that a network computes with"),
        ("quantize_per_tensor.default", "it is quantised (operation last"),
        ("torch.ops.quantized.conv2d.new", "it is quantised"),
        ("torch.ops.higher_order.cond", "runs a part of the model if or as often as numbers say"),
        ("torch.ops.mylib.run.default", "is no part of PyTorch but code of its own"),
        ("builtins.eval", "is no part of PyTorch but code of its own"),
        ("os.system", "is no part of PyTorch but code of its own"),
        ("_operator.pow", "not one that a network computes with"),
        ("_operator.attrgetter", "not one that a network computes with"),
        ("math.factorial", "not one that a network computes with"),
        ("torch.ops.aten.relu", "not one that a network computes with"),
        ("torch.load", "is no part of PyTorch but code of its own"),
        ("", "is no part of PyTorch but code of its own"),
    ],
)
def test_other_operations_are_named(op, why):
    [told] = after(op)
    assert why in told
    assert told.startswith("net.pt2 ")


@pytest.mark.parametrize(
    ("op", "arguments"),
    [
        ("dropout.default", {"input": tensor("linear"), "p": 0.5, "train": True}),
        ("native_dropout.default", {"input": tensor("linear"), "p": 0.5, "train": True}),
        ("batch_norm.default", {"input": tensor("linear"), "training": True}),
        ("scaled_dot_product_attention.default", {"query": tensor("x"), "dropout_p": 0.1}),
    ],
)
def test_networks_that_are_still_trained(op, arguments):
    made = small()
    made.add("last", op, (1, 5), **arguments)
    [why] = refusals(made)
    assert "was exported while it was trained" in why
    assert "Export it again after model.eval()" in why


@pytest.mark.parametrize(
    ("uses_image", "has_mean", "is_trained"),
    [(True, False, False), (False, True, False), (True, True, True)],
)
def test_instance_normalization_by_the_image_or_by_what_was_counted(
    uses_image, has_mean, is_trained
):
    mean = tensor("p_features_0_bias") if has_mean else None
    made = small()
    made.add(
        *("last", "instance_norm.default", (1, 4, 8, 8)),
        **{"input": tensor("relu_"), "running_mean": mean, "running_var": mean},
        use_input_stats=uses_image,
    )
    assert [("while it was trained" in why) for why in refusals(made)] == [True] * is_trained


def test_numbers_are_computed_from_sides():
    made = small(batch=None)
    made.add("size", "sym_size.int", (), self=tensor("x"), dim=0)
    made.nodes[-1]["outputs"] = [{"as_sym_int": {"as_name": "size"}}]
    number = {"as_sym_int": {"as_name": "size"}}
    made.add("double", "_operator.mul", (), a=number, b=2)
    made.nodes[-1]["outputs"] = [{"as_sym_int": {"as_name": "double"}}]
    for name in ("size", "double"):
        del made.graph["tensor_values"][name]
    sides = {"as_sym_ints": [{"as_name": "double"}, {"as_int": 5}]}
    made.add("last", "expand.default", (None, 5), self=tensor("linear"), size=sides)
    made.add("sum", "add.Tensor", (None, 5), self=tensor("last"), other=number)
    assert refusals(made) == []
    made.add("bad", "view.default", (None, 5), self=tensor("sum"), size=tensor("sum"))
    assert len(refusals(made)) == 1


def test_numbers_that_grow_without_end():
    made = small(batch=None)
    made.add("n0", "sym_size.int", (), self=tensor("x"), dim=0)
    made.nodes[-1]["outputs"] = [{"as_sym_int": {"as_name": "n0"}}]
    for at in range(1, 60):
        number = {"as_sym_int": {"as_name": f"n{at - 1}"}}
        made.add(f"n{at}", "_operator.mul", (), a=number, b=number)
        made.nodes[-1]["outputs"] = [{"as_sym_int": {"as_name": f"n{at}"}}]
    for at in range(60):
        del made.graph["tensor_values"][f"n{at}"]
    sides = {"as_sym_ints": [{"as_name": "n59"}, {"as_int": 5}]}
    made.add("last", "expand.default", (None, 5), self=tensor("linear"), size=sides)
    [why] = refusals(made)
    assert "computes a number that grows without end" in why


@pytest.mark.parametrize(
    ("op", "arguments"),
    [
        ("full.default", {"size": [2**20, 2**20], "fill_value": 0}),
        ("zeros.default", {"size": [2**62]}),
        ("eye.default", {"n": 2**40}),
        ("linspace.default", {"start": 0, "end": 1, "steps": 2**50}),
    ],
)
def test_tensors_made_from_nothing_have_a_size_that_fits(op, arguments):
    made = small()
    made.add("last", op, (1, 5), **arguments)
    [why] = refusals(made)
    assert "cannot be computed as it is described" in why


@pytest.mark.parametrize("dtype", ["complex64"])
def test_types_that_are_not_computed_with(dtype):
    made = small()
    made.graph["tensor_values"]["mean"] = meta((1, 4), dtype)
    [why] = refusals(made)
    assert f"mean has numbers of type {dtype}" in why


def test_many_refusals_are_not_all_told():
    made = Archive()
    for at in range(60):
        made.add(f"n{at}", f"torch.ops.own.op{at}.default", (1, 3), self=tensor("x"))
    assert len(refusals(made)) == 20
