"""What becomes of any file: the good are copied and described, the bad get one sentence."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from pathlib import Path

import h5py
import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.models import vetting
from engine.models.vetting import vet
from tests.unit.engine.models import files
from tests.weights import network, write_new


def refusal(path: object, work: Path) -> str:
    with pytest.raises(EngineError) as caught:
        vet(str(path), work_dir=str(work))
    assert list(work.iterdir()) == [], "a copy was left behind"
    sentence = str(caught.value)
    assert Path(str(path)).name in sentence
    assert "Traceback" not in sentence
    return sentence


def test_a_keras_file_is_copied_and_described(tmp_path, work):
    path = files.keras_file(tmp_path / "猫 モデル.keras")
    vetted = vet(path, work_dir=str(work))
    data = Path(path).read_bytes()
    assert vetted.kind == "keras"
    assert vetted.source == path
    assert vetted.sha256 == hashlib.sha256(data).hexdigest()
    assert vetted.size == len(data)
    assert vetted.config == files.small()
    assert vetted.parameters == 275
    assert Path(vetted.copy_path).name.isascii()
    assert json.loads(Path(vetted.copy_path, "config.json").read_text()) == files.small()
    with h5py.File(Path(vetted.copy_path, "model.weights.h5")) as root:
        np.testing.assert_array_equal(root["layers/0"], np.ones(275, np.float32))
    assert list(work.iterdir()) == [Path(vetted.copy_path)], "a copy was left behind"


def test_an_h5_file_is_copied_and_described(tmp_path, work):
    vetted = vet(files.h5_file(tmp_path / "net.h5"), work_dir=str(work))
    assert (vetted.kind, vetted.parameters) == ("h5", 275)
    assert vetted.config["config"]["name"] == "net"


def test_the_content_counts_and_not_the_name(tmp_path, work):
    assert vet(files.keras_file(tmp_path / "a.h5"), work_dir=str(work)).kind == "keras"
    h5 = vet(files.h5_file(tmp_path / "b.keras"), work_dir=str(work))
    assert h5.kind == "h5"
    assert h5.copy_path.endswith(".h5")


def test_the_same_file_may_be_vetted_twice(tmp_path, work):
    path = files.keras_file(tmp_path / "net.keras")
    first, second = vet(path, work_dir=str(work)), vet(path, work_dir=str(work))
    assert first.copy_path != second.copy_path
    assert first.sha256 == second.sha256


def test_a_copy_does_not_change_with_its_source(tmp_path, work):
    path = files.keras_file(tmp_path / "net.keras")
    vetted = vet(path, work_dir=str(work))
    Path(path).write_bytes(b"something else")
    assert Path(vetted.copy_path, "config.json").exists()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"hello, I am a text file\n", "is not a model that Camscope knows"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "is an image"),
        (b"\xff\xd8\xff\xe0" + b"0" * 100, "is an image"),
        (b"RIFF\x00\x00\x00\x00WEBP", "is an image"),
        (b"\x80\x04\x95cos\nsystem", "is a Python pickle"),
        (b"\x89HDF\r\n\x1a\n", "damaged or cut off"),
        (b"PK\x03\x04", "damaged or cut off"),
    ],
)
def test_what_is_no_model_is_called_what_it_is(tmp_path, work, data, says):
    path = tmp_path / "file.keras"
    path.write_bytes(data)
    assert says in refusal(path, work)


def test_a_missing_file(tmp_path, work):
    assert "was not found" in refusal(tmp_path / "gone.keras", work)


def test_a_folder(tmp_path, work):
    (tmp_path / "folder").mkdir()
    assert "is a folder" in refusal(tmp_path / "folder", work)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a Unix thing")
def test_a_named_pipe_does_not_hang(tmp_path, work):
    os.mkfifo(tmp_path / "pipe.keras")
    assert "device" in refusal(tmp_path / "pipe.keras", work)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.95])
@pytest.mark.parametrize("make", [files.keras_file, files.h5_file])
def test_a_file_that_is_cut_off(tmp_path, work, make, share):
    path = Path(make(tmp_path / "net.keras"))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "damaged or cut off" in refusal(path, work)


def test_a_file_larger_than_the_cap(tmp_path, work, monkeypatch):
    monkeypatch.setattr(vetting, "MAX_FILE_BYTES", 1000)
    assert "is larger than" in refusal(files.keras_file(tmp_path / "net.keras"), work)


def test_weights_without_a_model(tmp_path, work):
    legacy, new = tmp_path / "legacy.h5", tmp_path / "new.weights.h5"
    with h5py.File(legacy, "w") as root:
        root.attrs["layer_names"] = [b"conv"]
        root.create_dataset("conv/kernel", data=np.ones(3))
    new.write_bytes(files.weights())
    for path in (legacy, new):
        assert "holds weights without a model" in refusal(path, work)
    with zipfile.ZipFile(tmp_path / "weights.keras", "w") as archive:
        archive.writestr("model.weights.h5", files.weights())
    assert "holds weights without a model" in refusal(tmp_path / "weights.keras", work)


def test_weights_are_known_by_their_tensors(tmp_path, work):
    path = tmp_path / "new.weights.h5"
    path.write_bytes(files.weights(275))
    assert "275 numbers, which fit no network" in refusal(path, work)
    write_new(path, network("MobileNetV3Small").bare)
    assert "They fit MobileNetV3Small without its top layers" in refusal(path, work)


def test_other_archives_and_other_hdf5_files(tmp_path, work):
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    assert "is a ZIP archive but not" in refusal(tmp_path / "photos.zip", work)
    with h5py.File(tmp_path / "data.h5", "w") as root:
        root.create_dataset("measurements", data=np.ones(3))
    assert "is an HDF5 file but not" in refusal(tmp_path / "data.h5", work)


def test_compile_settings_are_neither_loaded_nor_a_reason_to_refuse(tmp_path, work):
    foreign = {"module": "my.losses", "class_name": "MyLoss", "config": {}}
    inner = files.sequential(files.layer("Flatten", "flat"), name="inner")
    inner["compile_config"] = {"loss": foreign}
    config = files.sequential(inner, files.layer("Dense", "scores", units=3))
    config["compile_config"] = {"optimizer": "adam", "loss": foreign}
    vetted = vet(files.keras_file(tmp_path / "net.keras", config), work_dir=str(work))
    assert "MyLoss" not in json.dumps(vetted.config)
    assert "MyLoss" not in Path(vetted.copy_path, "config.json").read_text()


def test_a_description_that_is_rewritten_in_an_h5_copy(tmp_path, work):
    config = files.sequential(files.layer("DepthwiseConv2D", "d", kernel_size=[3, 3], groups=1))
    path = files.h5_file(tmp_path / "old.h5", config)
    before = Path(path).read_bytes()
    vetted = vet(path, work_dir=str(work))
    with h5py.File(vetted.copy_path, "r") as root:
        assert json.loads(root.attrs["model_config"]) == vetted.config
        assert "groups" not in root.attrs["model_config"]
    assert vetted.is_rewritten
    assert Path(path).read_bytes() == before, "the source was written to"


def test_what_a_refused_file_holds_can_be_read(tmp_path, work):
    path = files.keras_file(tmp_path / "net.keras", files.sequential(files.layer("Evil", "e")))
    found = []
    with pytest.raises(EngineError, match="class Evil"):
        vet(path, work_dir=str(work), on_read=lambda *each: found.append(each))
    (ahead, digest), (contents, same) = found
    assert (ahead.is_whole, same) == (False, digest)
    assert "Evil" in ahead.description == contents.description
    assert [each.shape for each in contents.data_sets] == [(275,)]
    assert digest == hashlib.sha256(Path(path).read_bytes()).hexdigest()
    assert list(work.iterdir()) == []


@pytest.mark.parametrize(
    "nonsense",
    [
        {"class_name": "Sequential", "config": {"layers": [{"class_name": ["x"], "config": 3}]}},
        {"class_name": "Sequential", "config": {"layers": [{"class_name": {}, "config": {}}]}},
        {"class_name": "Sequential", "config": 3},
        {"class_name": "Sequential", "config": {"layers": 3}},
        files.sequential(files.layer("Permute", "p", dims=[99, -1])),
        files.sequential(files.layer("Conv2D", "c", filters=10**400, kernel_size=3)),
        files.sequential(files.layer("Rescaling", "c", None, activation=[["x"]])),
        files.sequential(files.layer("Rescaling", "c", {"a": 1})),
        {"y": [1]},
    ],
)
@pytest.mark.parametrize("make", [files.keras_file, files.h5_file])
def test_nonsense_is_refused_with_a_sentence(tmp_path, work, make, nonsense):
    refusal(make(tmp_path / "net.keras", nonsense), work)
