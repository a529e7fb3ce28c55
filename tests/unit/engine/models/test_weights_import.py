"""Files of weights that a user brings: known by checksum, by name, or refused in a sentence."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import sys

import pytest

from engine.api.errors import EngineError
from engine.models import catalogue
from engine.models.catalogue import find_application, own_weights, weights_folder
from engine.models.weights_import import import_weights
from engine.storage.atomic import Stopped

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
    assert found == known
    assert own_weights(known).read_bytes() == CONTENT
    assert os.listdir(weights_folder()) == [known.file]


def test_a_checksum_of_sha256_counts_too(known, tmp_path, monkeypatch):
    digest = hashlib.sha256(CONTENT).hexdigest()
    rows = (dataclasses.replace(known, name="Other", checksum=digest),)
    for module in (catalogue, sys.modules[import_weights.__module__]):
        monkeypatch.setattr(module, "applications", lambda: rows)
    assert import_weights(brought(tmp_path, "a.h5")).name == "Other"


def test_where_keras_has_no_checksum_the_name_tells(known, tmp_path):
    found = import_weights(brought(tmp_path, "mobilenet_1_0_224_tf.h5", CONTENT + b"1"))
    assert found.name == "MobileNet"
    assert own_weights(found).is_file()


def test_a_file_of_a_known_name_and_another_checksum_is_refused(known, tmp_path):
    with pytest.raises(EngineError, match="called like the weights of ResNet50 but has another"):
        import_weights(brought(tmp_path, known.file, CONTENT + b"1"))
    assert os.listdir(weights_folder()) == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (CONTENT + b"1", "none of the library's files"),
        (b"PK\x03\x04 and so on", "not a file of weights"),
        (b"", "not a file of weights"),
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
