"""Which dictionary of a checkpoint has the network's weights, and what a file would run."""

import pytest

from engine.models.torch_files import tensor_search
from engine.models.torch_files.pickled_values import Made, Named, Pairs, Storage, Tensor
from engine.models.torch_files.tensor_search import contents_of


def tensor(*shape, key="0"):
    return Tensor("float32", shape, Storage(key, "float32", 100))


def pairs(**items):
    return Pairs(list(items.items()))


def module(name="nets.Net", parameters=None, modules=None, buffers=None, **more):
    parts = {"_parameters": parameters, "_buffers": buffers, "_modules": modules}
    state = {key: Pairs(list((part or {}).items())) for key, part in parts.items()}
    return Made(Named(name), pairs(training=False, **state, **more))


def found(value, **how):
    return contents_of(value, **how)[0]


def names(value, **how):
    return [each.name for each in found(value, **how).tensors]


def test_a_state_dict_is_its_tensors():
    told, storages = contents_of(pairs(a=tensor(2), b=3, c=tensor(4, 5)))
    assert (told.kind, told.place, told.tensor_count) == ("weights", (), 2)
    assert [(each.name, each.shape) for each in told.tensors] == [("a", (2,)), ("c", (4, 5))]
    assert storages == (Storage("0", "float32", 100),)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (pairs(state_dict=pairs(a=tensor(1)), epoch=3), ("state_dict",)),
        (pairs(model=pairs(a=tensor(1)), ema=pairs(a=tensor(1), b=tensor(1))), ("model",)),
        (pairs(model=pairs(state_dict=pairs(a=tensor(1)))), ("model", "state_dict")),
        (
            pairs(generator=pairs(a=tensor(1), b=tensor(1)), critic=pairs(a=tensor(1))),
            ("generator",),
        ),
        (pairs(mean=tensor(3), net=pairs(a=tensor(1))), ("net",)),
        (
            pairs(optimizer=pairs(state=pairs(m=tensor(1))), model=module("a.B", {"w": tensor(1)})),
            ("model",),
        ),
    ],
)
def test_a_checkpoint_has_its_weights_under_a_usual_key_or_where_most_are(value, place):
    assert found(value).place == place


def test_an_empty_model_gives_way_to_weights_elsewhere():
    assert found(pairs(model=module(), ema=pairs(a=tensor(1)))).place == ("ema",)


def test_a_pickled_model_has_modules_in_modules():
    conv = module("torch.nn.Conv2d", {"weight": tensor(4, 3, 3, 3), "bias": None})
    norm = module(
        "torch.nn.BatchNorm2d", {"weight": tensor(4)}, buffers={"running_mean": tensor(4)}
    )
    top = module(modules={"conv": conv, "norm": norm, "again": conv}, helper=tensor(9))
    told = found(top)
    assert told.kind == "model"
    assert [each.name for each in told.tensors] == [
        *("conv.weight", "norm.weight", "norm.running_mean")
    ]
    assert dict(told.module_types) == {
        "": "nets.Net",
        "conv": "torch.nn.Conv2d",
        "norm": "torch.nn.BatchNorm2d",
    }
    assert set(told.names) == {"nets.Net", "torch.nn.Conv2d", "torch.nn.BatchNorm2d"}


def test_modules_of_torchscript_hold_their_parts_themselves():
    inner = Made(Named("__torch__.Conv"), pairs(training=False, weight=tensor(2)))
    top = Made(Named("__torch__.Net"), pairs(conv=inner))
    told = found(top, is_script=True)
    assert (told.kind, names(top, is_script=True)) == ("script", ["conv.weight"])


def test_what_holds_no_weights_is_a_pickle_or_a_script():
    assert found([tensor(1), "a"]).kind == "pickle"
    assert found(Made(Named("os.system"))).names == ("os.system",)
    assert found(pairs(a=1), is_script=True).kind == "script"


def test_what_weights_need_is_not_named():
    value = pairs(a=Named("torch.FloatStorage"), b=Named("collections.OrderedDict"))
    assert found(value).names == ()


def test_what_is_named_is_found_anywhere():
    deep = [[Made(Named("a.B"), pairs(c=Made(Made(Named("d.E")))))], Named("f.G")]
    assert set(found(pairs(x=deep)).names) == {"a.B", "d.E", "f.G"}


def test_circles_end():
    loop = pairs(a=tensor(1))
    loop.items.append(("loop", loop))
    row = [loop]
    row.append(row)
    loop.items.append(("row", row))
    assert names(loop) == ["a"]
    own = module()
    own.state.named()["_modules"].items.append(("own", own))
    own.state.named()["_parameters"].items.append(("w", tensor(1)))
    assert names(own) == ["w"]


def test_dictionaries_that_share_dictionaries_are_looked_into_once(monkeypatch):
    """A thousand times a thousand ways lead to the same one."""
    looked = []
    named = Pairs.named
    monkeypatch.setattr(Pairs, "named", lambda self: looked.append(1) or named(self))
    last = pairs(a=tensor(1))
    middle = Pairs([(f"m{n}", last) for n in range(1000)])
    assert names(Pairs([(f"t{n}", middle) for n in range(1000)])) == ["a"]
    assert len(looked) == 3


def test_no_more_is_told_than_can_be_shown(monkeypatch):
    monkeypatch.setattr(tensor_search, "MOST_TENSORS", 3)
    told = found(Pairs([(f"a{n}", tensor(1)) for n in range(5)]))
    assert (len(told.tensors), told.tensor_count) == (3, 5)
    many = [Named(f"own.Class{n}") for n in range(100)]
    assert len(found(many).names) == 20
    assert len(found(Pairs([("x" * 10**6, tensor(1))])).tensors[0].name) == 200
