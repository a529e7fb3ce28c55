"""What is kept beside a model of how it is fed, and files there that are none of ours."""

from __future__ import annotations

import json
import os

import pytest

from engine.api.errors import EngineError
from engine.api.keys import Fit, Resize
from engine.api.stored_input import StoredInput
from engine.models import sidecar
from engine.models.sidecar import read_stored, sidecar_path, write_stored

SHA = "ab" * 32


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    folder = tmp_path / "own"
    monkeypatch.setattr(sidecar, "user_data_path", lambda *_, **__: folder)
    return folder


@pytest.fixture
def model(tmp_path):
    (tmp_path / "模型").mkdir()
    return str(tmp_path / "模型" / "net.keras")


@pytest.mark.parametrize(
    "stored",
    [
        StoredInput("unit"),
        StoredInput("0..1 mean 0.5 std 0.25 bgr", Fit.LETTERBOX, Resize.NEAREST, (128, 256)),
    ],
)
def test_what_is_written_is_read(model, stored):
    path = write_stored(model, SHA, stored)
    assert path == sidecar_path(model)
    assert read_stored(model, SHA) == (stored, path)
    with open(path, encoding="utf-8") as file:
        assert json.load(file)["sha256"] == SHA


def test_it_holds_for_these_bytes_alone(model):
    write_stored(model, SHA, StoredInput("unit"))
    assert read_stored(model, "cd" * 32) is None


def test_a_folder_that_may_not_be_written_to(model, own_folder, monkeypatch):
    def refuse(path: str, values: dict[str, object]) -> None:
        if path == sidecar_path(model):
            raise EngineError("no")
        real(path, values)

    real = sidecar.write_record
    monkeypatch.setattr(sidecar, "write_record", refuse)
    path = write_stored(model, SHA, StoredInput("signed"))
    assert path == str(own_folder / "inputs" / f"{SHA}.json")
    assert read_stored(model, SHA) == (StoredInput("signed"), path)


def test_nowhere_to_write_is_one_sentence(model, own_folder, monkeypatch):
    own_folder.write_bytes(b"a file where the folder would be")

    def refuse(path: str, values: dict[str, object]) -> None:
        if path == sidecar_path(model):
            raise EngineError("no")
        real(path, values)

    real = sidecar.write_record
    monkeypatch.setattr(sidecar, "write_record", refuse)
    with pytest.raises(EngineError, match="cannot be made"):
        write_stored(model, SHA, StoredInput("signed"))


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"preprocess": None},
        {"preprocess": "imagenet"},
        {"preprocess": "unit", "fit": "squash"},
        {"preprocess": "unit", "fit": []},
        {"preprocess": "unit", "resize": 3},
        {"preprocess": "unit", "input_size": [1, 2]},
        {"preprocess": "unit", "input_size": [64, True]},
        {"preprocess": "unit", "input_size": [64]},
        {"preprocess": "unit", "input_size": "64"},
        {"preprocess": "unit", "input_size": [64, 1e99]},
    ],
    ids=str,
)
def test_a_record_that_makes_no_sense_is_none(model, record):
    with open(sidecar_path(model), "w") as file:
        json.dump({"sha256": SHA, **record}, file)
    assert read_stored(model, SHA) is None


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 60_000, b'{"a": 1, "a": 2}', b"1" * 5000],
    ids=lambda data: f"{data[:3]!r}{len(data)}",
)
def test_a_file_that_is_none_of_ours(model, data):
    with open(sidecar_path(model), "wb") as file:
        file.write(data)
    assert read_stored(model, SHA) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_not_waited_for(model):
    os.mkfifo(sidecar_path(model))
    assert read_stored(model, SHA) is None


def test_a_folder_is_none(model):
    os.mkdir(sidecar_path(model))
    assert read_stored(model, SHA) is None
