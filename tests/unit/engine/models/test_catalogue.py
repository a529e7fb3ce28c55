"""The model library's facts, held against Keras' own sources, and where its files lie."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from engine.api.errors import EngineError
from engine.models import catalogue
from engine.models.catalogue import (
    LibraryModel,
    WeightsPlace,
    application_with,
    applications,
    find_application,
    find_weights,
    keras_cache,
    library_folder,
    library_model,
    model_path,
    no_weights,
    own_weights,
    weights_place,
)

KERAS = Path(importlib.util.find_spec("keras").submodule_search_locations[0])
SOURCES = {
    path.name: path.read_text(encoding="utf-8")
    for path in (KERAS / "src" / "applications").glob("*.py")
}


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setattr(
        catalogue.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data")
    )
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    return tmp_path


def test_every_network_of_keras_is_there_once():
    exported = {
        name
        for text in SOURCES.values()
        for name in re.findall(r'"keras\.applications\.([A-Z]\w+)"', text)
    }
    names = [each.name for each in applications()]
    assert len(names) == len(set(names)) == 40
    assert set(names) == exported
    assert len({each.family for each in applications()}) >= 12


def test_files_and_checksums_are_those_of_the_sources_of_keras():
    text = "\n".join(SOURCES.values())
    for each in applications():
        assert each.url.startswith("https://storage.googleapis.com/")
        assert each.checksum in text
        assert len(each.checksum) in ((32, 64) if each.family not in _WITHOUT_CHECKSUM else (0,))
    assert len({each.checksum for each in applications()}) == 40 - len(_WITHOUT_CHECKSUM) + 1
    assert len({each.url for each in applications()}) == 40


_WITHOUT_CHECKSUM = ("MobileNet", "MobileNetV2")
"""Keras has none of these."""


@pytest.mark.parametrize(
    ("name", "side", "millions", "top1", "top5", "file"),
    [
        ("VGG16", 224, 138.4, 71.3, 90.1, "vgg16_weights_tf_dim_ordering_tf_kernels.h5"),
        ("NASNetLarge", 331, 88.9, 82.5, 96.0, "nasnet_large.h5"),
        ("EfficientNetB7", 600, 66.7, 84.3, 97.0, "efficientnetb7.h5"),
        ("ConvNeXtXLarge", 224, 350.1, 86.7, None, "convnext_xlarge.h5"),
        ("Xception", 299, 22.9, 79.0, 94.5, "xception_weights_tf_dim_ordering_tf_kernels.h5"),
    ],
)
def test_facts_are_those_of_the_documentation_of_keras(name, side, millions, top1, top5, file):
    found = find_application(name)
    assert (found.side, found.top1, found.top5, found.file) == (side, top1, top5, file)
    assert found.parameters / 1e6 == pytest.approx(millions, abs=0.1)
    assert found.weight_bytes == 4 * found.parameters < found.most_bytes


def test_names_are_found_however_they_are_written():
    assert find_application("resnet50") is find_application("ResNet50")
    assert find_application("resnet") is None
    resnet = find_application("ResNet50")
    assert application_with({"f" * 32, resnet.checksum}) is resnet
    assert application_with({"f" * 32, ""}) is None


def test_weights_are_found_in_the_library_then_in_the_cache_of_keras(folders):
    each = find_application("ResNet50")
    assert (find_weights(each), weights_place(each)) == (None, WeightsPlace.NOWHERE)
    cached = folders / "keras" / "models" / each.file
    cached.parent.mkdir(parents=True)
    cached.write_bytes(b"1")
    assert (find_weights(each), weights_place(each)) == (cached, WeightsPlace.KERAS)
    own_weights(each).parent.mkdir(parents=True)
    own_weights(each).write_bytes(b"2")
    assert (find_weights(each), weights_place(each)) == (own_weights(each), WeightsPlace.LIBRARY)


def test_the_cache_is_where_keras_has_it(tmp_path, monkeypatch):
    monkeypatch.delenv("KERAS_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert keras_cache() == tmp_path / ".keras" / "models"


def test_a_models_path_says_what_it_is(folders):
    trained = LibraryModel(find_application("VGG16"), is_random=False)
    random = LibraryModel(find_application("VGG16"), is_random=True)
    assert trained.path == library_folder() / "VGG16.keras"
    assert random.path.name == "VGG16 (random weights).keras"
    for each in (trained, random):
        assert library_model(str(each.path)) == each
    assert library_model("/elsewhere/VGG16.keras") is None
    assert library_model(str(library_folder() / "mine.keras")) is None
    assert library_model(str(library_folder() / "weights" / "VGG16.keras")) is None


def test_a_word_names_a_model_of_the_library(folders):
    assert model_path("library:vgg16") == str(library_folder() / "VGG16.keras")
    assert model_path("library:VGG16@random").endswith("VGG16 (random weights).keras")
    assert model_path("vgg16.keras") == "vgg16.keras"
    with pytest.raises(EngineError, match=r'no model "VGG61"\. Nearest: .*VGG16'):
        model_path("library:VGG61")


def test_what_to_do_without_weights_is_told():
    assert "--download VGG16" in str(no_weights(find_application("VGG16")))
