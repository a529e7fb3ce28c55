"""Files of weights that a user brings: known by checksum, name or tensors, refused, removed."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import sys

import h5py
import pytest

from engine.api.errors import EngineError
from engine.api.weights import WeightsFit
from engine.models import catalogue
from engine.models.catalogue import (
    LibraryModel,
    WeightsPlace,
    find_application,
    library_model,
    library_models,
    named_model,
    own_weights,
    weights_folder,
)
from engine.models.weights_import import Imported, import_weights, remove_weights
from engine.storage.atomic import Stopped
from tests.weights import network, write_new, write_old

CONTENT = b"\x89HDF\r\n\x1a\n" + bytes(5000)


@pytest.fixture
def known(tmp_path, monkeypatch):
    """The library knows `CONTENT` by its checksum: as the weights of ResNet50."""
    monkeypatch.setattr(
        catalogue.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data")
    )
    digest = hashlib.md5(CONTENT).hexdigest()
    rows = tuple(
        dataclasses.replace(each, checksum=digest) if each.name == "ResNet50" else each
        for each in catalogue.applications()
    )
    for module in (catalogue, sys.modules[import_weights.__module__]):
        monkeypatch.setattr(module, "applications", lambda: rows)
    return find_application("ResNet50")


def brought(folder, name, content=CONTENT):
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_a_file_is_known_by_its_checksum_whatever_its_name(known, tmp_path):
    found = import_weights(brought(tmp_path, "下载 (1).h5"))
    assert found == Imported(LibraryModel(known))
    assert own_weights(known).read_bytes() == CONTENT
    assert os.listdir(weights_folder()) == [known.file]


def test_a_checksum_of_sha256_counts_too(known, tmp_path, monkeypatch):
    digest = hashlib.sha256(CONTENT).hexdigest()
    rows = (dataclasses.replace(known, name="Other", checksum=digest),)
    for module in (catalogue, sys.modules[import_weights.__module__]):
        monkeypatch.setattr(module, "applications", lambda: rows)
    assert import_weights(brought(tmp_path, "a.h5")).model.application.name == "Other"


def test_where_keras_has_no_checksum_the_name_tells(known, tmp_path):
    found = import_weights(brought(tmp_path, "mobilenet_1_0_224_tf.h5", CONTENT + b"1"))
    assert found == Imported(LibraryModel(find_application("MobileNet")))
    assert found.model.own_weights.is_file()


def test_a_file_of_a_known_name_and_another_checksum_is_refused(known, tmp_path):
    with pytest.raises(EngineError, match=r"resnet50_weights\S+ is damaged or cut off"):
        import_weights(brought(tmp_path, known.file, CONTENT + b"1"))
    assert os.listdir(weights_folder()) == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (CONTENT + b"1", "damaged or cut off"),
        (b"PK\x03\x04 and so on", "not a file of weights from Keras"),
        (b"", "not a file of weights from Keras"),
    ],
    ids=["unknown", "zip", "empty"],
)
def test_other_files_are_refused(known, tmp_path, content, why):
    with pytest.raises(EngineError, match=why):
        import_weights(brought(tmp_path, "a.h5", content))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are Unix'")
def test_what_is_no_file_is_refused(known, tmp_path):
    os.mkfifo(tmp_path / "pipe.h5")
    for name in ("pipe.h5", "missing.h5", "."):
        with pytest.raises(EngineError):
            import_weights(str(tmp_path / name))


def test_a_stopped_import_leaves_nothing(known, tmp_path):
    def stop():
        raise Stopped

    with pytest.raises(Stopped):
        import_weights(brought(tmp_path, "a.h5"), stop)
    assert os.listdir(weights_folder()) == []


def test_a_folder_that_cannot_be_made_is_one_sentence(known, tmp_path, monkeypatch):
    file = brought(tmp_path, "file", b"")
    monkeypatch.setattr(catalogue.platformdirs, "user_data_dir", lambda *_, **__: file)
    with pytest.raises(EngineError):
        import_weights(brought(tmp_path, "a.h5"))


# --- recognised by its tensors --------------------------------------------------------------------


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setattr(
        catalogue.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data")
    )
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    return tmp_path


def own_file(folder, name="我的 (1).h5", network_name="MobileNetV3Small"):
    return write_new(folder / name, network(network_name).bare)


def test_a_file_that_keras_does_not_publish_is_known_by_its_tensors_and_marked(folders):
    found = import_weights(own_file(folders))
    model = LibraryModel(find_application("MobileNetV3Small"), is_imported=True)
    assert found == Imported(model, WeightsFit("MobileNetV3Small", 224, has_top=False))
    assert str(found.note) == (
        "The file is none of those that Keras publishes; its tensors fit MobileNetV3Small without "
        "its top layers. It is listed as MobileNetV3Small (imported weights)."
    )
    assert model.place is WeightsPlace.IMPORTED
    assert model in library_models()
    assert model.accuracies == (None, None)
    assert LibraryModel(model.application).place is WeightsPlace.NOWHERE
    assert [library_model(str(model.path)), named_model(model.word)] == [model, model]


def test_an_import_replaces_the_one_before_and_what_was_built_from_it(folders):
    model = import_weights(own_file(folders)).model
    model.path.write_bytes(b"built from the first")
    first = model.own_weights.read_bytes()
    write_new(folders / "other.h5", network("MobileNetV3Small").whole)
    assert import_weights(str(folders / "other.h5")).model == model
    assert model.own_weights.read_bytes() != first
    assert not model.path.exists()
    assert os.listdir(weights_folder()) == [model.own_weights.name]


def test_weights_of_no_network_and_whole_models_are_refused(folders):
    write_old(folders / "other.h5", [("a", [("kernel", (2, 3))])])
    with pytest.raises(EngineError, match="6 numbers, which fit no network"):
        import_weights(str(folders / "other.h5"))
    with h5py.File(folders / "other.h5", "a") as file:
        file.attrs["model_config"] = '{"class_name": "Sequential", "config": {"layers": []}}'
    with pytest.raises(EngineError, match="is a whole model"):
        import_weights(str(folders / "other.h5"))
    assert os.listdir(weights_folder()) == []


# --- removed --------------------------------------------------------------------------------------


def test_imported_weights_are_removed_with_what_was_built_from_them(folders):
    model = import_weights(own_file(folders)).model
    model.path.write_bytes(b"built")
    remove_weights(model)
    assert not model.path.exists()
    assert os.listdir(weights_folder()) == []
    assert model not in library_models()
    with pytest.raises(EngineError, match=r"\(imported weights\) has no weights in the library"):
        remove_weights(model)


def test_published_weights_are_removed_and_the_files_of_keras_stay(folders):
    model = LibraryModel(find_application("VGG16"))
    cached = catalogue.keras_cache() / model.application.file
    for path in (cached, model.own_weights):
        path.parent.mkdir(parents=True)
        path.write_bytes(CONTENT)
    remove_weights(model)
    assert not model.own_weights.exists()
    with pytest.raises(EngineError, match="in Keras' own folder"):
        remove_weights(model)
    assert cached.exists()


def test_weights_that_cannot_be_removed_are_one_sentence(folders, monkeypatch):
    model = import_weights(own_file(folders)).model

    def refuse(_path, missing_ok):
        raise PermissionError("in use")

    monkeypatch.setattr(type(model.path), "unlink", refuse)
    with pytest.raises(EngineError, match=r"\.keras cannot be removed\. Check the permissions"):
        remove_weights(model)
    assert model.own_weights.exists()
