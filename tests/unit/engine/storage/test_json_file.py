"""Records are data and nothing else, whatever lies in their place, and are written whole."""

import json
import os
import socket
import threading

import pytest

from engine.api.errors import EngineError
from engine.storage import json_file
from engine.storage.json_file import NotARecord, read_record, set_aside, write_record

VALUES = {"words": ["a", "貓", "\udce9.png"], "share": 0.1, "flag": True, "none": None}


def test_a_record_comes_back(tmp_path):
    path = str(tmp_path / "new" / "folder" / "r.json")
    write_record(path, VALUES)
    assert read_record(path, 9) == VALUES
    assert json.loads((tmp_path / "new" / "folder" / "r.json").read_bytes()) == VALUES


def test_without_a_file_there_is_no_record(tmp_path):
    assert read_record(str(tmp_path / "r.json"), 9) is None


BAD = {
    "empty": b"",
    "cut off": b'{"a": 1',
    "no names": b"[1, 2]",
    "a number": b"7",
    "not a number": b'{"a": NaN}',
    "endless": b'{"a": -Infinity}',
    "a name twice": b'{"a": 1, "a": 2}',
    "a name twice inside": b'{"a": {"b": 1, "b": 2}}',
    "Latin-1": '{"a": "é"}'.encode("latin-1"),
    "UTF-16": '{"a": 1}'.encode("utf-16"),
    "pickled": b"cos\nsystem\n(S'true'\ntR.",
    "INI": b"[General]\ntheme=@Variant(\\0\\0\\0\\x7f)\n",
    "a long number": b'{"a": ' + b"9" * 5000 + b"}",
    "deep": b'{"a": ' + b"[" * 90_000 + b"]" * 90_000 + b"}",
    "many": b"{" + b",".join(b'"%d": 0' % number for number in range(20_000)) + b"}",
    "brackets": b'{"a": [' + b"[]," * 100_000 + b"0]}",
    "every byte": bytes(range(256)) * 40,
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_what_is_no_record_says_so(tmp_path, data):
    path = tmp_path / "r.json"
    path.write_bytes(data)
    with pytest.raises(NotARecord):
        read_record(str(path), 100)


def test_a_large_file_is_not_parsed(tmp_path, monkeypatch):
    path = tmp_path / "r.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(json, "loads", None)
    with pytest.raises(NotARecord, match="more than"):
        read_record(str(path), 100)


@pytest.mark.skipif(os.name == "nt", reason="these are files of Unix")
@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "endless device", "folder"])
def test_what_is_no_file_is_neither_waited_for_nor_read(tmp_path, kind, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a socket's path has to be short
    if kind == "pipe":
        os.mkfifo("r.json")
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("r.json")
    elif kind == "folder":
        os.mkdir("r.json")
    else:
        os.symlink("/dev/null" if kind == "device" else "/dev/zero", "r.json")
    with pytest.raises(NotARecord, match="not a regular file"):
        read_record("r.json", 100)


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_pipe_that_takes_the_files_place_is_not_waited_for(tmp_path, monkeypatch):
    path = tmp_path / "r.json"
    path.write_text("{}")
    seen = os.stat(path)
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(json_file.os, "stat", lambda _: seen)
    ended = []

    def read():
        with pytest.raises(NotARecord):
            read_record(str(path), 100)
        ended.append(True)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(60)
    assert ended


def test_what_is_aside_gives_way_to_the_next(tmp_path):
    path = tmp_path / "r.json"
    for words in ("first", "second"):
        path.write_text(words)
        assert set_aside(str(path)) == str(tmp_path / "r.json.broken")
    assert [each.name for each in tmp_path.iterdir()] == ["r.json.broken"]
    assert (tmp_path / "r.json.broken").read_text() == "second"


@pytest.mark.parametrize("before", ["nothing", "file", "empty folder"])
def test_a_folder_is_set_aside_too(tmp_path, before):
    path, aside = tmp_path / "r.json", tmp_path / "r.json.broken"
    path.mkdir()
    (path / "kept").touch()
    if before == "file":
        aside.touch()
    elif before == "empty folder":
        aside.mkdir()
    assert set_aside(str(path)) == str(aside)
    assert (aside / "kept").exists()


def test_a_folder_with_something_in_it_does_not_give_way(tmp_path):
    path, aside = tmp_path / "r.json", tmp_path / "r.json.broken"
    path.write_text("bad")
    aside.mkdir()
    (aside / "mine").touch()
    assert set_aside(str(path)) == ""
    assert path.read_text() == "bad"
    assert (aside / "mine").exists()


def test_a_link_is_set_aside_and_not_what_it_names(tmp_path):
    target, path = tmp_path / "mine.txt", tmp_path / "r.json"
    target.write_text("mine")
    path.symlink_to(target)
    assert os.path.islink(set_aside(str(path)))
    assert target.read_text() == "mine"


def test_a_record_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    path = tmp_path / "r.json"
    write_record(str(path), {"a": 1})

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(EngineError, match="The disk is full"):
        write_record(str(path), {"a": 2})
    assert read_record(str(path), 9) == {"a": 1}
    assert [each.name for each in tmp_path.iterdir()] == ["r.json"]


def test_what_json_has_no_word_for_is_not_written(tmp_path):
    path = tmp_path / "r.json"
    with pytest.raises(ValueError, match="JSON compliant"):
        write_record(str(path), {"a": float("nan")})
    assert not path.exists()
