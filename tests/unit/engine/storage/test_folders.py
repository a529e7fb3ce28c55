"""Folders for results: made when missing, refused in one sentence when nothing can be written."""

import os

import pytest

from engine.api.errors import EngineError
from engine.storage.folders import make_folder


def test_a_folder_is_made_with_those_above_it_and_may_be_there(tmp_path):
    path = tmp_path / "地図" / "out"
    assert make_folder(path) == path
    assert make_folder(str(path)) == path
    assert path.is_dir()


def test_a_file_in_its_place_is_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(EngineError) as caught:
        make_folder(tmp_path / "file")
    assert str(caught.value) == (
        f"The folder {tmp_path / 'file'} cannot be made: File exists. Choose another."
    )


def test_an_impossible_name_is_one_sentence(tmp_path):
    with pytest.raises(EngineError, match="cannot be made"):
        make_folder(f"{tmp_path}/a\0b")


def test_a_folder_that_cannot_be_written_to_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(EngineError) as caught:
        make_folder(tmp_path)
    assert str(caught.value) == (
        f"Camscope is not allowed to write to {tmp_path}. Choose another folder."
    )
