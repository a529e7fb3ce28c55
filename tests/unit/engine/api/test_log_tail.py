"""The last lines of logs: long ones, old ones, those of one process, and what is no log."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from engine.api.log_tail import last_lines, newest_log

if TYPE_CHECKING:
    from pathlib import Path


def record(pid: int, words: str) -> str:
    return f"2026-11-29 05:00:00,123 {pid} INFO engine.x (MainThread): {words}\n"


def test_the_last_lines_come_from_the_older_file_too(tmp_path: Path):
    path = tmp_path / "window.log"
    path.write_text("three\nfour\n")
    (tmp_path / "window.log.1").write_text("one\ntwo\n")
    assert last_lines(str(path), 3) == ["two", "three", "four"]
    assert last_lines(str(path), 2) == ["three", "four"]
    assert last_lines(str(path), 9) == ["one", "two", "three", "four"]
    assert last_lines(str(path), 0) == []


def test_a_line_that_is_being_written_counts(tmp_path: Path):
    path = tmp_path / "window.log"
    path.write_bytes("ready\nhalf a 字".encode()[:-1])
    assert last_lines(str(path), 9) == ["ready", "half a \ufffd"]


def test_lines_of_one_process_with_their_tracebacks(tmp_path: Path):
    path = tmp_path / "window.log"
    path.write_text(
        record(7, "a") + "Traceback\n  File\n" + record(71, "b") + "other\n" + record(7, "c")
    )
    found = last_lines(str(path), 9, pid=7)
    assert [line.rpartition(": ")[2] for line in found] == ["a", "Traceback", "  File", "c"]
    assert last_lines(str(path), 9, pid=8) == []


def test_of_a_gigabyte_only_the_end_is_read(tmp_path: Path):
    path = tmp_path / "window.log"
    with open(path, "wb") as file:
        file.seek(2**30)  # a hole, which takes no room
        file.write(b"torn\nthe last\n")
    assert last_lines(str(path), 1) == ["the last"]
    assert last_lines(str(path), 9)[-1] == "the last"


def test_what_is_no_log_has_no_lines(tmp_path: Path):
    assert last_lines(str(tmp_path / "none.log"), 9) == []
    assert last_lines(str(tmp_path), 9) == []
    assert last_lines("\0", 9) == []


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in folders are Unix's")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "window.log")
    assert last_lines(str(tmp_path / "window.log"), 9) == []


def test_the_newest_log_of_a_kind(tmp_path: Path):
    for number, name in enumerate(
        ("window.log", "window-2.log", "window.log.1", "engine.log", "window-x.log")
    ):
        (tmp_path / name).write_text(name)
        os.utime(tmp_path / name, (number, number))
    assert newest_log(str(tmp_path), "window") == str(tmp_path / "window-2.log")
    assert newest_log(str(tmp_path), "command") == ""
    assert newest_log(str(tmp_path / "none"), "window") == ""
