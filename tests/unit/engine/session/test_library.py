"""Models of the library are built once, from checked weights, and opened like any other."""

from __future__ import annotations

import dataclasses
import hashlib
import os

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.model import LoadModel, ModelInfo
from engine.api.results import Progress
from engine.models import catalogue
from engine.models.catalogue import LibraryModel, find_application, own_weights
from engine.models.weights_import import import_weights
from engine.session import weights_files
from engine.session.library import build_model
from tests.weights import network, write_new

HDF5 = b"\x89HDF\r\n\x1a\n"


class FakeBackend:
    """Writes down what it is asked to build."""

    def __init__(self, error=None):
        self.built = []
        self.error = error

    def write_application(self, fit, weights, path):
        if self.error is not None:
            raise self.error
        with open(path, "wb") as file:
            file.write(b"a model")
        self.built.append((fit.network, None if weights is None else numbers_in(weights)))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(
        catalogue.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "daten é 数据")
    )
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    (tmp_path / "work").mkdir()
    return tmp_path


def numbers_in(path):
    """The weights of a file that Camscope wrote."""
    import h5py

    with h5py.File(path) as file:
        return np.ravel(file["model_weights/0/0"]).tolist()


def real_weights(path):
    import h5py

    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        file.attrs["layer_names"] = ["a"]
        file.create_dataset("a/kernel", data=[1.0, 2.0])
        file["a"].attrs["weight_names"] = ["kernel"]
    return path.read_bytes()


def model(name="MobileNet", is_random=False):
    return LibraryModel(find_application(name), is_random)


def left_over(folder):
    kept = [path.name for path in (folder / "work").iterdir()]
    return kept + [path.name for path in catalogue.library_folder().glob(".*")]


def test_the_weights_are_written_anew_from_the_found_ones(folder):
    real_weights(own_weights(find_application("MobileNet")))
    backend = FakeBackend()
    build_model(model(), backend, str(folder / "work"))
    assert backend.built == [("MobileNet", [1.0, 2.0])]
    assert model().path.read_bytes() == b"a model"
    assert left_over(folder) == []


def test_random_weights_need_none(folder):
    backend = FakeBackend()
    build_model(model("VGG16", is_random=True), backend, str(folder / "work"))
    assert backend.built == [("VGG16", None)]
    assert model("VGG16", is_random=True).path.is_file()


def test_without_weights_it_is_said_what_to_do(folder):
    with pytest.raises(EngineError, match="weights of MobileNet are not on this computer"):
        build_model(model(), FakeBackend(), str(folder / "work"))


@pytest.mark.parametrize("name", ["ResNet50", "MobileNet"])
def test_damaged_weights_are_refused_by_checksum_or_by_contents(folder, name):
    path = folder / "keras" / "models" / find_application(name).file
    path.parent.mkdir(parents=True)
    path.write_bytes(HDF5 + bytes(1000))
    backend = FakeBackend()
    with pytest.raises(EngineError, match="damaged"):
        build_model(model(name), backend, str(folder / "work"))
    assert backend.built == []
    assert set(left_over(folder)) <= {"weights.h5"}  # the session's folder goes as a whole


def test_weights_with_the_right_checksum_are_taken(folder, monkeypatch):
    resnet = find_application("ResNet50")
    content = real_weights(own_weights(resnet))
    right = dataclasses.replace(resnet, checksum=hashlib.sha256(content).hexdigest())
    backend = FakeBackend()
    build_model(LibraryModel(right, is_random=False), backend, str(folder / "work"))
    assert backend.built == [("ResNet50", [1.0, 2.0])]


def test_too_little_memory_is_told_before_anything_is_built(folder, monkeypatch):
    monkeypatch.setattr(weights_files, "free_bytes", lambda: 2_000_000)
    with pytest.raises(EngineError, match=r"VGG16 needs about 1\.1 GB of memory to be built"):
        build_model(model("VGG16", is_random=True), FakeBackend(), str(folder / "work"))


@pytest.mark.parametrize("error", [EngineError("no"), OSError(28, "No space left on device")])
def test_a_failed_build_leaves_nothing(folder, error):
    with pytest.raises(EngineError):
        build_model(model(is_random=True), FakeBackend(error), str(folder / "work"))
    assert os.listdir(catalogue.library_folder()) == []


@pytest.mark.tensorflow
def test_a_random_network_opens_marked_as_such_and_is_built_once(folder):
    from engine.session.session import Session

    path = str(model("MobileNet", is_random=True).path)
    session = Session(str(folder / "work"))
    results = list(session.run(LoadModel(path)))
    info = results[-1]
    assert isinstance(info, ModelInfo)
    assert "Building MobileNet (random weights)…" in {
        str(each.text) for each in results if isinstance(each, Progress)
    }
    assert info.file_name == "MobileNet (random weights).keras"
    assert info.untrained.is_whole
    assert info.param_count == find_application("MobileNet").parameters
    assert info.outputs[0].labels[281] == "tabby"
    again = list(session.run(LoadModel(path)))
    assert not any("Building" in str(each.text) for each in again if isinstance(each, Progress))


def test_imported_weights_make_a_model_of_their_own(folder):
    imported = import_weights(
        write_new(folder / "mine.h5", network("MobileNetV3Small").bare, np.ones)
    )
    backend = FakeBackend()
    build_model(imported.model, backend, str(folder / "work"))
    assert backend.built == [("MobileNetV3Small", [1.0] * (3 * 3 * 3 * 16))]
    assert imported.model.path.name == "MobileNetV3Small (imported weights).keras"
    assert left_over(folder) == []
