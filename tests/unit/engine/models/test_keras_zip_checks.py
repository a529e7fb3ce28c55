"""Archives made to do harm."""

from __future__ import annotations

import io
import json
import struct
import warnings
import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.models import keras_zip_checks as keras_zip
from engine.models.vetting import vet
from tests.unit.engine.models import files


def refusal(path: object, work: Path) -> str:
    with pytest.raises(EngineError) as caught:
        vet(str(path), work_dir=str(work))
    assert list(work.iterdir()) == []
    return str(caught.value)


def test_a_second_description(tmp_path, work):
    path = files.keras_file(tmp_path / "net.keras")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("config.json", json.dumps(files.small()))
    assert "config.json is there twice" in refusal(path, work)


def test_names_that_differ_in_case_only(tmp_path, work):
    path = files.keras_file(tmp_path / "net.keras", more={"CONFIG.json": b"{}"})
    assert "is there twice" in refusal(path, work)


@pytest.mark.parametrize(
    "name", ["../evil", "assets/../../evil", "/etc/passwd", "assets/C:\\evil", "c:/evil"]
)
def test_names_that_lead_out(tmp_path, work, name):
    path = files.keras_file(tmp_path / "net.keras", more={name: b"x"})
    assert "leads out of the archive" in refusal(path, work)


def test_a_backslash_in_a_name(tmp_path, work):
    path = Path(files.keras_file(tmp_path / "net.keras", more={"assets/a_b": b"x"}))
    path.write_bytes(path.read_bytes().replace(b"assets/a_b", b"assets\\a_b"))
    assert "leads out of the archive" in refusal(path, work)


def test_entries_that_do_not_belong(tmp_path, work):
    path = files.keras_file(tmp_path / "net.keras", more={"setup.py": b"x"})
    assert "setup.py does not belong" in refusal(path, work)


def test_assets_are_let_pass(tmp_path, work):
    path = files.keras_file(tmp_path / "net.keras", more={"assets/notes.txt": b"x"})
    assert vet(path, work_dir=str(work)).kind == "keras"


def test_an_encrypted_entry(tmp_path, work):
    path = Path(files.keras_file(tmp_path / "net.keras"))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    assert "is encrypted" in refusal(path, work)


def test_a_link_in_the_archive(tmp_path, work):
    path = files.keras_file(tmp_path / "net.keras")
    link = zipfile.ZipInfo("assets/link")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "is a link" in refusal(path, work)


def test_a_bomb(tmp_path, work):
    path = files.keras_file(
        tmp_path / "net.keras", more={"assets/zeros": bytes(40 * 2**20)}, compression=8
    )
    assert Path(path).stat().st_size < 2**20
    assert "would unpack to" in refusal(path, work)


def test_a_declared_size_that_is_a_lie(tmp_path, work):
    path = Path(files.keras_file(tmp_path / "net.keras"))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    at = data.index(b"PK\x01\x02", at + 4)
    at = data.index(b"PK\x01\x02", at + 4)  # the weights
    data[at + 24 : at + 28] = struct.pack("<I", 2**31)
    path.write_bytes(bytes(data))
    assert "would unpack to" in refusal(path, work)


def test_a_description_that_is_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(keras_zip, "MAX_CONFIG_BYTES", 100)
    with open(files.keras_file(tmp_path / "net.keras"), "rb") as source:
        with pytest.raises(EngineError, match=r"config\.json is larger"):
            keras_zip.check(source, "net.keras")


def test_compressed_archives_are_read(tmp_path, work):
    path = files.keras_file(tmp_path / "net.keras", compression=zipfile.ZIP_DEFLATED)
    vet(path, work_dir=str(work))
    assert len(list(work.iterdir())) == 1, "an unpacked file was left behind"


def test_a_packing_that_keras_does_not_use(tmp_path, work):
    path = files.keras_file(tmp_path / "net.keras", compression=zipfile.ZIP_BZIP2)
    assert "packed in a way" in refusal(path, work)


def test_damaged_bytes_in_the_description(tmp_path, work):
    path = Path(files.keras_file(tmp_path / "net.keras"))
    path.write_bytes(path.read_bytes().replace(b'"Sequential"', b'"Sequentiel"', 1))
    assert "damaged or cut off" in refusal(path, work)


def _npz(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, kernel=array)
    return buffer.getvalue()


def _with_npz(path: Path, data: bytes) -> str:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", json.dumps(files.small()))
        archive.writestr("model.weights.npz", data)
    return str(path)


def test_weights_that_keras_itself_does_not_read(tmp_path, work):
    path = _with_npz(tmp_path / "net.keras", _npz(np.ones((25, 11), np.float32)))
    assert "Keras itself does not read" in refusal(path, work)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_weights_are_read_where_they_lie(tmp_path, compression):
    path = files.keras_file(tmp_path / "net.keras", compression=compression)
    with open(path, "rb") as source, keras_zip.opened_weights(source, "net.keras") as found:
        assert found is not None
        assert found.stream.read() == files.weights()
    assert (found.start is None) == (compression == zipfile.ZIP_DEFLATED)
    if found.start is not None:
        assert Path(path).read_bytes()[found.start :].startswith(files.weights())


def test_compressed_weights_that_are_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(keras_zip, "MAX_COMPRESSED_BYTES", 1000)
    path = files.keras_file(tmp_path / "net.keras", compression=zipfile.ZIP_DEFLATED)
    with open(path, "rb") as source:
        with pytest.raises(EngineError, match="are compressed and larger than 1 KB"):
            with keras_zip.opened_weights(source, "net.keras"):
                pass


@pytest.mark.parametrize("field", [18, 26, 42])
def test_numbers_that_are_lies_in_the_directory_of_an_archive(tmp_path, work, field):
    path = Path(files.keras_file(tmp_path / "net.keras"))
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + field : at + field + 2] = b"\xff\xfe"
    path.write_bytes(bytes(data))
    refusal(path, work)
