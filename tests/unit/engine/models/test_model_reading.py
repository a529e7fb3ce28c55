"""What is told of a model file: its description written anew, numbers with their places."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import h5py
import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.ipc.codec import decode, encode
from engine.models.model_contents import ModelContents, ModelResult, ReadModel, Values
from engine.models.model_reading import read_model
from tests.unit.engine.models import files


def read(path: str, kind: str) -> list[ModelResult]:
    """Return all that is told but what comes ahead: the description alone, and once."""
    with open(path, "rb") as source:
        ahead, *others = read_model(ReadModel("net", kind), source)
    assert not ahead.is_whole
    assert (ahead.data_sets, ahead.refusal) == ((), None)
    assert others[0].is_whole
    assert others[0].description == ahead.description
    return others


def test_numbers_that_lie_in_the_file_are_told_by_their_place(tmp_path):
    path = files.keras_file(tmp_path / "net.keras")
    (contents,) = read(path, "keras")
    assert json.loads(contents.description) == files.small()
    (found,) = contents.data_sets
    assert (found.path, found.dtype, found.shape) == ("layers/0", "<f4", (275,))
    lying = np.fromfile(path, np.float32, 275, offset=found.offset)
    np.testing.assert_array_equal(lying, np.ones(275))


def test_packed_numbers_follow(tmp_path):
    path = files.keras_file(tmp_path / "net.keras", compression=zipfile.ZIP_DEFLATED)
    contents, values = read(path, "keras")
    assert contents.data_sets[0].offset is None
    assert values.data_set == 0
    np.testing.assert_array_equal(values.values, np.ones(275, np.float32))


def test_losses_of_an_h5_file_come_with_its_description(tmp_path):
    def train(root: h5py.File) -> None:
        root.attrs["training_config"] = '{"loss": "mse", "optimizer_config": {"class_name": "SGD"}}'

    told, *_ = read(files.h5_file(tmp_path / "net.h5", change=train), "h5")
    assert json.loads(told.description)["compile_config"] == {"loss": ["mse"]}

    def train_oddly(root: h5py.File) -> None:
        root.attrs["training_config"] = 7

    told, *_ = read(files.h5_file(tmp_path / "odd.h5", change=train_oddly), "h5")
    assert "compile_config" not in json.loads(told.description)


def test_the_layers_of_an_h5_file_are_told_in_its_order(tmp_path):
    def more(root: h5py.File) -> None:
        group = root["model_weights"]
        group.attrs["layer_names"] = [b"zebra", b"conv", b"empty"]
        group.create_group("zebra").attrs["weight_names"] = [b"sub/b", b"sub/a"]
        group["zebra/sub/a"], group["zebra/sub/b"] = np.zeros(2), np.ones(3)
        group.create_group("empty").attrs["weight_names"] = np.array([], "S1")
        group.create_group("top_level_model_weights").attrs["weight_names"] = [b"w"]
        group["top_level_model_weights/w"] = np.ones(1)
        group["unlisted"] = np.ones(9)

    (contents,) = read(files.h5_file(tmp_path / "net.h5", change=more), "h5")
    shapes = [each.shape for each in contents.data_sets]
    listed = [(layer.name, [shapes[at] for at in layer.data_sets]) for layer in contents.layers]
    assert listed == [
        ("zebra", [(3,), (2,)]),
        ("conv", [(275,)]),
        ("empty", []),
        ("top_level_model_weights", [(1,)]),
    ]
    assert len(shapes) == 4


def test_long_lists_of_names_in_several_attributes(tmp_path):
    def cut(root: h5py.File) -> None:
        group = root["model_weights"]
        del group.attrs["layer_names"]
        group.attrs["layer_names0"], group.attrs["layer_names1"] = [b"conv"], [b"b"]
        group.create_group("b").attrs["weight_names"] = [b"w"]
        group["b/w"] = np.ones(1)

    (contents,) = read(files.h5_file(tmp_path / "net.h5", change=cut), "h5")
    assert [layer.name for layer in contents.layers] == ["conv", "b"]


def test_the_description_comes_where_the_weights_are_refused(tmp_path):
    def link(root: h5py.File) -> None:
        root["soft"] = h5py.SoftLink("/layers")

    path = files.keras_file(tmp_path / "net.keras", stored=files.weights(change=link))
    (contents,) = read(path, "keras")
    assert json.loads(contents.description) == files.small()
    assert "a link to another place" in str(contents.refusal)
    assert contents.data_sets == ()


def test_an_old_file_whose_structure_is_refused_is_described_all_the_same(tmp_path):
    def link(root: h5py.File) -> None:
        root["soft"] = h5py.SoftLink("/layers")

    (contents,) = read(files.h5_file(tmp_path / "net.h5", change=link), "h5")
    assert json.loads(contents.description) == files.small()
    assert "a link to another place" in str(contents.refusal)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_that_is_cut_off_behind_its_description(tmp_path, compression):
    whole = Path(files.keras_file(tmp_path / "net.keras", compression=compression)).read_bytes()
    behind = whole.index(b"model.weights.h5") + 40
    (tmp_path / "cut.keras").write_bytes(whole[:behind])
    (contents,) = read(str(tmp_path / "cut.keras"), "keras")
    assert json.loads(contents.description) == files.small()
    assert "is damaged or cut off" in str(contents.refusal)
    within = whole.index(b"config.json") + 60
    for rest in (whole[:within], whole[:within] + b"?" + whole[within + 1 : behind]):
        (tmp_path / "cut.keras").write_bytes(rest)
        with pytest.raises(EngineError, match="is damaged or cut off"):
            read(str(tmp_path / "cut.keras"), "keras")


@pytest.mark.parametrize("kind", ["keras", "h5"])
def test_too_many_layers_are_refused_before_their_weights_are_looked_at(
    tmp_path, kind, monkeypatch
):
    monkeypatch.setattr("engine.models.parameter_budget.MAX_LAYERS", 3)
    monkeypatch.setattr(
        "engine.models.hdf5_checks._check_tree", lambda *given: pytest.fail("it was walked")
    )
    make = files.keras_file if kind == "keras" else files.h5_file
    (contents,) = read(make(tmp_path / "net"), kind)
    assert "has 4 layers, more than the 3 that Camscope opens" in str(contents.refusal)


@pytest.mark.parametrize("kind", ["keras", "h5"])
def test_a_key_that_stands_twice(tmp_path, kind):
    text = json.dumps(files.small()).replace('"units": 3', '"units": 3, "units": 4')
    if kind == "keras":
        path = files.keras_file(tmp_path / "net", text)
    else:
        path = files.h5_file(tmp_path / "net")
        with h5py.File(path, "r+") as root:
            root.attrs["model_config"] = text
    with pytest.raises(EngineError, match="says units twice"):
        read(path, kind)


def test_what_is_told_can_be_sent(tmp_path):
    path = files.keras_file(tmp_path / "net.keras", compression=zipfile.ZIP_DEFLATED)
    results = read(path, "keras")
    for result in results:
        head, *arrays = encode(result)
        again = decode(type(result), head, arrays)
        if isinstance(result, ModelContents):
            assert again == result
        else:
            assert isinstance(again, Values)
            np.testing.assert_array_equal(again.values, result.values)
