"""Weights come in a thread: from a server on this machine, from a file, or not at all."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest

from engine.models import catalogue
from engine.models.catalogue import LibraryModel, find_application, own_weights
from gui.core.library_files import LibraryFiles
from tests.site import serving

CONTENT = b"\x89HDF\r\n\x1a\n" + bytes(range(256)) * 4000


@pytest.fixture
def files(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(
        catalogue.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data")
    )
    return LibraryFiles()


@pytest.fixture
def site():
    with serving(CONTENT) as made:
        yield made


def network(site, name="ResNet50"):
    digest = hashlib.sha256(CONTENT).hexdigest()
    return dataclasses.replace(find_application(name), url=site.url, checksum=digest)


def test_a_download_tells_how_far_it_is_and_arrives(files, site, qtbot):
    told = []
    files.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(files.arrived) as arrived:
        files.download(network(site))
    assert arrived.args == [LibraryModel(network(site)), None]
    assert own_weights(network(site)).read_bytes() == CONTENT
    qtbot.waitUntil(lambda: told[-1:] == [(len(CONTENT), len(CONTENT))])


def test_a_refusal_is_one_sentence(files, site, qtbot):
    site.status = 404
    with qtbot.waitSignal(files.failed) as failed:
        files.download(network(site))
    assert "does not have resnet50" in str(failed.args[0])


def test_a_stopped_download_goes_on_the_next_time(files, site, qtbot):
    site.is_open.clear()  # the server waits in the middle of the file
    with qtbot.waitSignal(files.progressed):
        files.download(network(site))
    files.stop()
    with qtbot.waitSignal(files.stopped):
        site.is_open.set()
    assert not own_weights(network(site)).exists()
    with qtbot.waitSignal(files.arrived):
        files.download(network(site))
    assert own_weights(network(site)).read_bytes() == CONTENT
    assert site.asked[-1][1].startswith("bytes=")


def test_a_file_is_imported_or_refused(files, tmp_path, qtbot):
    path = tmp_path / "mobilenet_1_0_224_tf.h5"
    path.write_bytes(CONTENT)
    with qtbot.waitSignal(files.arrived) as arrived:
        files.import_file(str(path))
    assert arrived.args == [LibraryModel(find_application("MobileNet")), None]
    with qtbot.waitSignal(files.failed) as failed:
        files.import_file(str(tmp_path / "none.h5"))
    assert "none.h5 cannot be read" in str(failed.args[0])
