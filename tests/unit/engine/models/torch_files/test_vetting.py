"""A file of PyTorch is copied, read in a box, and refused with what it is and what to do."""

import os
import pickle

import pytest

from engine.api.errors import EngineError
from engine.backends import vet_model
from engine.models.torch_files.vetting import vet
from tests.torch_files import TENSORS
from tests.unit.engine.models.torch_files.archives import FOLDER, Attack, archive


def refused(path, work, **how):
    with pytest.raises(EngineError) as told:
        vet_model(str(path), work_dir=str(work), **how)
    assert os.listdir(work) == []
    return told.value


@pytest.fixture
def work(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("weights.pth", "holds weights without a network: a PyTorch state dict of 9 tensors. "),
        ("checkpoint.ckpt", "holds weights without a network: a PyTorch state dict of 9 tensors. "),
        ("weights.safetensors", "holds weights without a network: safetensors, 9 tensors. "),
        ("model_old.pth", "is a pickled PyTorch model, a program that runs when it is loaded, "),
        ("script.pt", "is a TorchScript program, which Camscope does not run. "),
    ],
)
def test_each_file_is_called_what_it_is(work, name, words):
    read = []
    error = refused(FOLDER / name, work, on_read=lambda *told: read.append(told))
    stem = name.partition(".")[0]
    assert str(error).startswith(f"{name} {words}")
    assert str(error).endswith(f"and open {stem}.pt2.")
    assert f'"{stem}.pt2"' in error.script
    assert error.details.splitlines()[0] == "features.0.weight  4 × 3 × 3 × 3 float32"
    assert len(error.details.splitlines()) == len(TENSORS)
    [(contents, sha256)] = read
    assert (len(contents.tensors), len(sha256)) == (9, 64)


@pytest.mark.parametrize("suffix", [".keras", ".h5", ".bin", ".pt2", ".dat", ""])
def test_the_name_does_not_matter_where_the_first_bytes_tell(work, tmp_path, suffix):
    path = tmp_path / f"net{suffix}"
    path.write_bytes((FOLDER / "weights.pth").read_bytes())
    assert "state dict of 9 tensors" in str(refused(path, work))


def test_a_canary_lives(work, tmp_path):
    canary = tmp_path / "canary"
    path = tmp_path / "net.pth"
    attack = pickle.dumps({"a": Attack(f"touch {canary}")}, 2)
    for data in (attack, archive(attack), archive(attack, net__constants_pkl=attack)):
        path.write_bytes(data)
        assert str(refused(path, work)).startswith("net.pth is a ")
    assert not canary.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"some text", "is not a model that Camscope knows"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "is an image"),
        (b"\x80\x02 no pickle", "is damaged or cut off"),
        (b"\x80\x04]\x94.", "is a Python pickle, which is a program, and neither"),
        (b"PK\x03\x04", "is damaged or cut off"),
    ],
)
def test_other_bytes_under_such_a_name_are_called_what_they_are(work, tmp_path, data, words):
    path = tmp_path / "net.pth"
    path.write_bytes(data)
    assert words in str(refused(path, work))


def test_a_file_that_is_gone_is_said_to_be(work, tmp_path):
    assert "was not found" in str(refused(tmp_path / "gone.pth", work))
    with pytest.raises(EngineError, match="was not found"):
        vet(str(tmp_path / "gone.pth"), work_dir=str(work))


def test_a_long_list_is_counted(monkeypatch, work):
    monkeypatch.setattr("engine.models.torch_files.vetting.MOST_LINES", 2)
    assert refused(FOLDER / "weights.pth", work).details.splitlines()[1:] == [
        "features.0.bias  4 float32",
        "… 7",
    ]
