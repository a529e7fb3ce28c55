"""`camscope library`: the list, an import, a download from a server on this machine."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from types import SimpleNamespace

import pytest

from engine.api.errors import EngineError
from engine.cli.library import run_library
from engine.models import catalogue, weights_import
from engine.models.catalogue import find_application, own_weights
from tests.site import serving
from tests.weights import network, write_new

CONTENT = b"\x89HDF\r\n\x1a\n" + bytes(9000)


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setattr(
        catalogue.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data")
    )
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    return tmp_path


@pytest.fixture
def site(folders, monkeypatch):
    """A server has the weights of VGG16."""
    with serving(CONTENT) as made:
        digest = hashlib.md5(CONTENT).hexdigest()
        rows = tuple(
            dataclasses.replace(each, url=made.url, checksum=digest)
            if each.name == "VGG16"
            else each
            for each in catalogue.applications()
        )
        for module in (catalogue, weights_import):
            monkeypatch.setattr(module, "applications", lambda: rows)
        yield made


def run(told=lambda _sentence: None, file=None, download=None, remove=None):
    return run_library(SimpleNamespace(file=file, download=download, remove=remove), told)


def test_all_networks_are_listed_with_what_is_known(folders):
    table, record = run()
    assert len(table) == 1 + len(record["models"]) == 41
    row = next(line for line in table if line.startswith("ResNet50 "))
    assert row.split("  ")[-1] == "–"
    for words in ("ResNet", "224 × 224", "25,636,712", "103 MB", "74.9 %", "92.1 %"):
        assert words in row
    assert record["models"][2] == {
        "name": "ResNet50",
        "family": "ResNet",
        "model": "library:ResNet50",
        "input_size": [224, 224],
        "params": 25636712,
        "weight_bytes": 102546848,
        "top1": 74.9,
        "top5": 92.1,
        "weights": None,
        "weights_in": None,
    }


def test_a_download_is_told_and_then_found(site):
    told = []
    table, record = run(told.append, download="library:vgg16")
    assert [each["weights_in"] for each in record["models"]] == ["library"]
    assert "in the library" in table[1]
    assert own_weights(find_application("VGG16")).read_bytes() == CONTENT
    assert told[-1].endswith("9 KB of 9 KB")


def test_an_imported_file_is_found_by_its_checksum(site, folders):
    (folders / "mine.h5").write_bytes(CONTENT)
    _, record = run(file=str(folders / "mine.h5"))
    assert [each["name"] for each in record["models"]] == ["VGG16"]
    assert site.asked == []


def test_an_unknown_name_is_refused_with_the_nearest(folders):
    with pytest.raises(EngineError, match=r'no model "VGG61"\. Nearest: .*VGG16'):
        run(download="VGG61")


def test_a_network_that_cannot_be_reached_is_one_sentence(site):
    site.status = 503
    with pytest.raises(EngineError, match=r"127\.0\.0\.1 does not have vgg16.*503"):
        run(download="VGG16")


def test_a_file_known_by_its_tensors_is_told_listed_and_removed(folders, capsys):
    path = write_new(folders / "mine.weights.h5", network("MobileNetV3Small").whole)
    table, record = run(file=path)
    told = capsys.readouterr().err
    assert "none of those that Keras publishes; its tensors fit MobileNetV3Small." in told
    assert table[1].startswith("MobileNetV3Small (imported weights)  ")
    size = os.path.getsize(path)
    assert table[1].split()[-9:-2] == ["–", "10", "MB", "–", "–", "imported,", "not"]
    (model,) = record["models"]
    assert model["model"] == "library:MobileNetV3Small@imported"
    assert (model["weights_in"], model["top1"], model["top5"]) == ("imported", None, None)
    assert (model["params"], model["weight_bytes"]) == (None, size)
    assert len(run()[1]["models"]) == 41

    table, record = run(remove="mobilenetv3small@imported")
    assert table[1].split()[-5:] == ["–"] * 5
    assert record["models"][0]["weights"] is None
    assert len(run()[1]["models"]) == 40
    with pytest.raises(EngineError, match="has no weights in the library"):
        run(remove="MobileNetV3Small@imported")
