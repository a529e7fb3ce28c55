"""Regular files are opened; whatever else lies there is neither waited for nor read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.api import regular_files
from engine.api.regular_files import NotRegular, open_regular, read_regular


def test_a_file_is_read_up_to_one_byte_too_many(tmp_path):
    path = tmp_path / "\u6a21\u578b.bin"
    path.write_bytes(b"12345")
    assert read_regular(path, 5) == b"12345"
    assert read_regular(str(path), 3) == b"1234"


def test_a_folder_is_none(tmp_path):
    with pytest.raises(NotRegular):
        open_regular(tmp_path)


def test_what_is_not_there_is_told_by_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        open_regular(tmp_path / "gone")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotRegular):
        read_regular(tmp_path / "pipe", 5)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_that_takes_the_files_place_is_not_waited_for(tmp_path, monkeypatch):
    file, pipe = tmp_path / "file", tmp_path / "pipe"
    file.write_bytes(b"x")
    os.mkfifo(pipe)
    look = os.stat
    monkeypatch.setattr(
        regular_files.os, "stat", lambda path: look(file if Path(path) == pipe else path)
    )
    with pytest.raises(NotRegular):
        open_regular(pipe)
