"""A SavedModel's folder becomes one private file; what is no file there is refused unread."""

import hashlib
import os

import pytest

from engine.api.errors import EngineError
from engine.models.saved_model.folder import copy_folder
from tests.unit.engine.models.saved_model.stage import FOLDER, NAMES, files_of


def written(folder, files):
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture
def net(tmp_path):
    return written(tmp_path / "net", files_of("module"))


@pytest.fixture
def pipe():
    """Make a pipe, where the system has such."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("named pipes are a Unix thing")
    return os.mkfifo


def copied(folder, tmp_path):
    return copy_folder(str(folder), str(tmp_path / "copy"), "net")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_copied_lies_where_it_is_told(tmp_path, name):
    _, members = copied(FOLDER / name, tmp_path)
    data = (tmp_path / "copy").read_bytes()
    found = {each.path: data[each.offset : each.offset + each.size] for each in members}
    assert found == files_of(name)
    assert sum(map(len, found.values())) == len(data)


def test_the_sha_is_that_of_the_files_in_one_order(tmp_path, net):
    digest, members = copied(net, tmp_path)
    paths = ["saved_model.pb", "variables/variables.index"]
    assert [each.path for each in members] == [*paths, "variables/variables.data-00000-of-00001"]
    expected = hashlib.sha256()
    for each in members:
        data = (net / each.path).read_bytes()
        expected.update(f"{each.path}\0{len(data)}\0".encode() + data)
    assert digest == expected.hexdigest()


def test_what_else_lies_there_is_not_read(tmp_path, net, pipe):
    before, _ = copied(net, tmp_path)
    written(net, {"assets/words.txt": b"a", "fingerprint.pb": b"b", "variables/notes": b"c"})
    pipe(net / "assets" / "pipe")
    os.remove(tmp_path / "copy")
    assert copied(net, tmp_path)[0] == before


@pytest.mark.parametrize(
    "path", ["saved_model.pb", "variables/variables.index", "variables", "variables/variables.data"]
)
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_links_and_pipes(tmp_path, net, path, kind, pipe):
    path += "-00000-of-00001" if path.endswith("data") else ""
    os.rename(net / path, tmp_path / "elsewhere")
    if kind == "link":
        os.symlink(tmp_path / "elsewhere", net / path)
    else:
        pipe(net / path)
    with pytest.raises(EngineError, match=r"net is refused: .* is a link or a device"):
        copied(net, tmp_path)


def test_a_folder_without_a_graph(tmp_path, net):
    os.remove(net / "saved_model.pb")
    with pytest.raises(EngineError, match="net was not found"):
        copied(net, tmp_path)


def test_a_folder_that_is_too_large(tmp_path, net, monkeypatch):
    monkeypatch.setattr("engine.models.saved_model.folder.MAX_FILE_BYTES", 21_000)
    with pytest.raises(EngineError, match="net is larger than"):
        copied(net, tmp_path)


def test_too_many_shards(tmp_path, net, monkeypatch):
    monkeypatch.setattr("engine.models.saved_model.folder.MAX_SHARDS", 1)
    written(net, {"variables/variables.data-00001-of-00002": b""})
    with pytest.raises(EngineError, match="too many files"):
        copied(net, tmp_path)


def test_a_file_that_grows_while_it_is_read(tmp_path, net, monkeypatch):
    real = os.fstat

    def smaller(descriptor):
        found = real(descriptor)
        return os.stat_result((*found[:6], found.st_size - 1, *found[7:10]))

    monkeypatch.setattr("engine.models.saved_model.folder.os.fstat", smaller)
    with pytest.raises(EngineError, match="net changed while it was read"):
        copied(net, tmp_path)
