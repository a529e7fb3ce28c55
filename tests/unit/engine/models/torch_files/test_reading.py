"""Files that PyTorch wrote are told apart, with their tensors; hostile ones are one sentence."""

import io
import pickle
import zipfile

import pytest

from engine.api.errors import EngineError
from engine.api.formats import torch_content
from engine.models.torch_files import reading
from engine.models.torch_files.contents import ReadTorchFile
from engine.models.torch_files.reading import prepare, read_torch_file
from tests.torch_files import TENSORS
from tests.unit.engine.models.torch_files.archives import FOLDER, Attack, archive, pickled, weights


def read(data):
    return read_torch_file(ReadTorchFile("net.pth"), io.BytesIO(data))


def refused(data):
    with pytest.raises(EngineError) as told:
        read(data)
    return told.value


@pytest.mark.parametrize(
    ("name", "kind", "place"),
    [
        ("weights.pth", "weights", ()),
        ("weights_old.pth", "weights", ()),
        ("weights_protocol4.pth", "weights", ()),
        ("checkpoint.ckpt", "weights", ("state_dict",)),
        ("model.pth", "model", ()),
        ("model_old.pth", "model", ()),
        ("script.pt", "script", ()),
        ("weights.safetensors", "safetensors", ()),
    ],
)
def test_each_kind_of_file_is_told_with_its_tensors(name, kind, place):
    data = (FOLDER / name).read_bytes()
    assert torch_content(data[:4096]) == "other"
    found = read(data)
    assert (found.kind, found.place) == (kind, place)
    assert tuple((each.name, each.dtype, each.shape) for each in found.tensors) == TENSORS
    assert found.tensor_count == len(TENSORS)
    own = [each for each in found.names if not each.startswith(("torch.", "__torch__"))]
    assert own == (["__builtin__.set", "__main__.Net"] if kind == "model" else [])


def test_a_model_tells_the_classes_of_its_modules():
    types = dict(read((FOLDER / "model.pth").read_bytes()).module_types)
    assert types == {
        "": "__main__.Net",
        "features": "torch.nn.modules.container.Sequential",
        "features.0": "torch.nn.modules.conv.Conv2d",
        "features.1": "torch.nn.modules.batchnorm.BatchNorm2d",
        "features.2": "torch.nn.modules.activation.ReLU",
        "fc": "torch.nn.modules.linear.Linear",
    }


@pytest.mark.parametrize("name", ["weights.pth", "weights_old.pth", "weights.safetensors"])
@pytest.mark.parametrize("percent", [1, 20, 50, 90, 99])
def test_files_that_are_cut_off_are_said_to_be(name, percent):
    data = (FOLDER / name).read_bytes()
    error = refused(data[: len(data) * percent // 100])
    assert str(error).startswith("net.pth is damaged or cut off")
    assert error.details


def test_an_archive_by_hand_is_read():
    found = read(archive(weights("conv.weight", "conv.bias")))
    assert [each.name for each in found.tensors] == ["conv.weight", "conv.bias"]


def test_numbers_that_are_not_there_are_missed():
    assert "data/0" in refused(archive(weights("a"), numbers=47)).details
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("net/data.pkl", weights("a"))
    assert "data/0" in refused(file.getvalue()).details


def test_attacks_of_each_kind_are_named_and_not_run(tmp_path):
    canary = tmp_path / "canary"
    attack = pickle.dumps({"a": Attack(f"touch {canary}")}, 2)
    for data in (
        archive(attack),
        attack,
        archive(attack, net__code__net_py=b"import os", net__constants_pkl=attack),
    ):
        assert [name.rpartition(".")[2] for name in read(data).names] == ["system"]
    assert not canary.exists()


def test_an_entry_that_is_there_twice_is_refused():
    file = io.BytesIO(archive(weights("a")))
    with zipfile.ZipFile(file, "a") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr("net/data.pkl", weights("b"))
    assert "twice" in refused(file.getvalue()).details


def test_a_pickle_that_unpacks_to_too_much_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(reading, "MOST_PICKLE_BYTES", 2**20)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("net/data.pkl", bytes(reading.MOST_PICKLE_BYTES + 1))
    assert len(file.getvalue()) < 2000
    assert "too large" in refused(file.getvalue()).details


def test_a_pickle_that_lies_about_its_size_is_refused():
    data = bytearray(archive(weights("a")))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"PK\x01\x02"))  # the first of the list of entries
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert refused(bytes(data)).details


def test_too_many_entries_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_ENTRIES", 1)
    assert "too many" in refused(archive(weights("a"))).details


def test_other_archives_are_none_of_these():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("word/document.xml", b"<a/>")
    assert "neither a model nor weights" in str(refused(file.getvalue()))


def test_a_locked_archive_is_refused():
    data = bytearray(archive(weights("a")))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(start)
        data[at + flags] |= 1
    assert refused(bytes(data)).details


@pytest.mark.parametrize("data", [b"", b"\x80", b"\x80\x02", b"PK\x03\x04", bytes(100), b"\xff"])
def test_rubbish_is_damaged(data):
    assert "damaged" in str(refused(data))


def test_a_pickle_of_anything_is_called_so():
    assert read(pickled(b"}")).kind == "pickle"


def test_what_is_read_first_in_a_box_is_ready():
    prepare()
