"""Writing: all or nothing, and one sentence when it is nothing."""

import errno
import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from engine.api.errors import EngineError
from engine.storage import atomic as files
from engine.storage import scratch
from engine.storage.atomic import ExportStop, Stopped, write_atomically

ROOT = Path(__file__).parents[4]
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and links")


def failure(path, data=b"new"):
    with pytest.raises(EngineError) as caught:
        write_atomically(str(path), data)
    return str(caught.value)


@pytest.mark.parametrize("name", ["a.png", "地図と猫 地图.png", "x" * 250 + ".png"])
def test_written_whole(tmp_path, name):
    folder = tmp_path / "保存先"
    folder.mkdir()
    data = os.urandom(100_000)
    write_atomically(str(folder / name), data)
    assert (folder / name).read_bytes() == data
    assert os.listdir(folder) == [name]


def test_replaced(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old and longer")
    write_atomically(str(path), b"new")
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a"]


def test_relative_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_atomically("a", b"1")
    assert (tmp_path / "a").read_bytes() == b"1"


@posix
def test_permissions_are_kept_and_usual_ones_for_new_files(tmp_path):
    (tmp_path / "plain").touch()
    write_atomically(str(tmp_path / "new"), b"")
    modes = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "new")}
    assert modes["plain"] == modes["new"]
    (tmp_path / "private").touch(0o600)
    write_atomically(str(tmp_path / "private"), b"new")
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o600


@posix
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    write_atomically(str(tmp_path / "link"), b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_folder_missing(tmp_path):
    said = failure(tmp_path / "gone" / "a.png")
    assert said == f"The folder {tmp_path / 'gone'} does not exist: a.png was not saved."


def test_path_is_a_folder(tmp_path):
    (tmp_path / "folder").mkdir()
    assert failure(tmp_path / "folder") == ("folder is a folder. Choose another name for the file.")
    assert os.listdir(tmp_path) == ["folder"]


def test_path_through_a_file(tmp_path):
    (tmp_path / "file").touch()
    assert "does not exist" in failure(tmp_path / "file" / "a.png")


def test_impossible_name(tmp_path):
    assert failure(f"{tmp_path}/a\0b") == ("a\0b is not a possible file name. Choose another.")


class Broken(io.FileIO):
    """A file whose every write fails half way."""

    error: BaseException = OSError(errno.ENOSPC, "No space left on device")

    def write(self, data):
        super().write(bytes(data)[: len(data) // 2])
        raise self.error


@pytest.fixture
def broken(monkeypatch):
    def with_error(error):
        monkeypatch.setattr(Broken, "error", error)
        monkeypatch.setattr(scratch, "open", Broken, raising=False)

    return with_error


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_disk_full(tmp_path, broken, number):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    broken(OSError(number, "No space left on device"))
    assert failure(path, b"much more") == (
        "The disk is full: a.png was not saved. Free some space, or choose another folder."
    )
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.png"]


def test_disk_full_at_sync(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert failure(tmp_path / "a.png").startswith("The disk is full")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_read_only_folder(tmp_path, monkeypatch, number):
    def refuse(*_arguments):
        raise OSError(number, "no")  # root may write everywhere

    monkeypatch.setattr(scratch, "open", refuse, raising=False)
    assert failure(tmp_path / "a.png") == (
        f"Camscope is not allowed to write to {tmp_path}: a.png was not saved. "
        "Choose another folder."
    )


def test_other_trouble(tmp_path, broken):
    broken(OSError(errno.EIO, "Input/output error"))
    with pytest.raises(EngineError, match=r"a\.png could not be saved\.") as caught:
        write_atomically(str(tmp_path / "a.png"), b"data")
    assert "Input/output error" in caught.value.details
    assert os.listdir(tmp_path) == []


def test_not_replaceable(tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")

    def refuse(*_arguments):
        raise PermissionError(errno.EACCES, "in use by another program")

    monkeypatch.setattr(os, "replace", refuse)
    assert "not allowed" in failure(path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.png"]


def test_ctrl_c_leaves_nothing_behind(tmp_path, broken):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    broken(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write_atomically(str(path), b"new data")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.png"]


def test_data_is_on_the_disk_before_it_is_moved(tmp_path, monkeypatch):
    steps = []
    sync, move = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (steps.append("sync"), sync(fd)))
    monkeypatch.setattr(os, "replace", lambda a, b: (steps.append("move"), move(a, b)))
    write_atomically(str(tmp_path / "a"), b"data")
    assert steps == ["sync", "move"]


def stop():
    raise Stopped


def test_a_stopped_file_leaves_nothing_behind(tmp_path):
    path = tmp_path / "a.png"
    with pytest.raises(Stopped):
        write_atomically(str(path), b"new", stop)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_file_can_be_stopped_until_it_takes_its_place(tmp_path, monkeypatch, after):
    monkeypatch.setattr(files, "_BLOCK", 4)
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    calls = iter([*[files.go_on] * after, stop])
    with pytest.raises(Stopped):
        write_atomically(str(path), b"new data", lambda: next(calls)())
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.png"]


def test_blocks_make_the_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_BLOCK", 3)
    write_atomically(str(tmp_path / "a"), b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_exports_asked_for_later_go_on():
    exports = ExportStop()
    first = exports.check()
    first()
    exports.stop()
    with pytest.raises(Stopped):
        first()
    exports.check()()


def test_a_process_that_ends_writes_nothing_more(tmp_path, monkeypatch):
    ended = scratch.Scratch()
    ended.put_away(is_over=True)
    monkeypatch.setattr(files, "SCRATCH", ended)
    (tmp_path / "a.png").write_bytes(b"old")
    with pytest.raises(Stopped):
        write_atomically(str(tmp_path / "a.png"), b"new")
    assert (tmp_path / "a.png").read_bytes() == b"old"


def test_a_part_that_is_put_away_meanwhile_leaves_the_old_file(tmp_path, monkeypatch):
    mine = scratch.Scratch()
    monkeypatch.setattr(files, "SCRATCH", mine)
    monkeypatch.setattr(files, "_BLOCK", 4)
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    steps = iter([lambda: None, lambda: mine.put_away(is_over=True), lambda: None])
    with pytest.raises(EngineError):
        write_atomically(str(path), b"new data", lambda: next(steps)())
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.png"]


@posix
def test_a_limit_of_the_system_leaves_nothing_behind(tmp_path):
    """As a full disk does: a real one, in a process of its own."""
    program = (
        "import resource, sys; from engine.storage.atomic import write_atomically;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000));"
        "write_atomically(sys.argv[1], bytes(1_000_000))"
    )
    (tmp_path / "a.png").write_bytes(b"old")
    words = [sys.executable, "-c", program, str(tmp_path / "a.png")]
    done = subprocess.run(words, capture_output=True, cwd=ROOT, text=True, check=False)
    assert "EngineError: a.png could not be saved." in done.stderr
    assert os.listdir(tmp_path) == ["a.png"]
    assert (tmp_path / "a.png").read_bytes() == b"old"
