"""Files told apart by suffix, else by their first bytes."""

import io
import os
import pickle
import re
import zipfile

import numpy as np
import pytest
from PIL import Image

from engine.api.errors import EngineError
from engine.api.formats import (
    IMAGE_FORMATS,
    IMAGE_SUFFIXES,
    MODEL_SUFFIXES,
    file_kind,
    foreign_format,
    has_image_suffix,
    image_format,
    is_keras_content,
    is_safetensors,
    is_saved_model,
    saved_model_folder,
    starts_as_image,
    torch_content,
)
from engine.imaging import decode_image, read_image, read_thumbnail

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
OLD_PICKLE = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03."
TABLE = (16).to_bytes(8, "little") + b'{"a": {"dtype": '
HDF5 = b"\x89HDF\r\n\x1a\n" + bytes(16)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("photo", PNG, "image"),
        ("photo.dat", b"\xff\xd8\xff\xe0" + bytes(12), "image"),
        ("photo.bin", b"RIFF1234WEBPVP8 ", "image"),
        ("photo.x", b"BM1234\0\0\0\0" + bytes(6), "image"),
        ("net.bin", HDF5, "model"),
        ("sound.wav", b"RIFF1234WAVEfmt ", "unknown"),
        ("words", b"BMI, a body mass", "unknown"),
        ("empty", b"", "unknown"),
        ("text.zip", b"PK\x03\x04 not really", "unknown"),
        ("broken.PNG", b"", "image"),
        ("broken.Keras", b"", "model"),
        ("broken.PTH", b"", "model"),
        ("net.pt2", b"", "model"),
        ("net.bin", OLD_PICKLE, "model"),
        ("net", TABLE, "model"),
        ("photo.pt", PNG, "image"),
        ("a.bin", b"\x80\x04]\x94.", "unknown"),
    ],
)
def test_the_suffix_decides_and_else_the_first_bytes(tmp_path, name, data, kind):
    path = tmp_path / name
    path.write_bytes(data)
    assert file_kind(path) == kind


@pytest.mark.parametrize("format_", IMAGE_FORMATS, ids=lambda format_: format_.name)
def test_an_image_of_each_format_is_known_by_its_start_and_opened(tmp_path, format_):
    written = io.BytesIO()
    picture = Image.fromarray(np.full((20, 30, 3), 128, np.uint8))
    picture.save(written, format_.name.upper())
    path = tmp_path / "picture"
    path.write_bytes(written.getvalue())
    assert file_kind(path) == "image"
    assert starts_as_image(written.getvalue()[:12])
    assert decode_image(written.getvalue(), "picture").pixels.shape == (20, 30, 3)
    assert read_thumbnail(str(path), 96).size


def test_a_keras_archive_without_its_suffix_is_a_model(tmp_path):
    path = tmp_path / "net.backup"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", "{}")
        archive.writestr("model.weights.h5", b"")
    assert file_kind(path) == "model"


def test_what_cannot_be_read_is_unknown(tmp_path):
    assert file_kind(tmp_path / "gone.png") == "unknown"
    assert file_kind(tmp_path) == "unknown"


def test_suffixes_are_compared_without_case():
    assert has_image_suffix("A.JPEG")
    assert not has_image_suffix("jpeg")
    assert all(suffix == suffix.casefold() for suffix in (*IMAGE_SUFFIXES, *MODEL_SUFFIXES))


def test_a_text_that_begins_with_bm_is_no_image():
    assert not starts_as_image(b"BM")


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
FOREIGN = {
    "SVG": [
        SVG,
        b"\xef\xbb\xbf \n<?xml version='1.0'?>\n<!-- a comment -->\n<!DOCTYPE svg>" + SVG,
        b"<svg:svg xmlns:svg='http://www.w3.org/2000/svg'>",
        SVG.decode().encode("utf-16"),
        b"\xfe\xff" + SVG.decode().encode("utf-16-be"),
    ],
    "PostScript (EPS)": [b"%!PS-Adobe-3.0 EPSF-3.0\n", b"\xc5\xd0\xd3\xc6" + bytes(26)],
    "PDF": [b"%PDF-1.7\n", b"\n\0mail\n%PDF-1.4\n"],
    "AVIF": [b"\0\0\0\x20ftypavif\0\0\0\0"],
    "HEIC": [b"\0\0\0\x18ftypheic\0\0\0\0", b"\0\0\0\x18ftypmif1\0\0\0\0"],
    "camera raw": [
        b"II*\0\x10\0\0\0CR\2\0",
        b"\0\0\0\x18ftypcrx \0\0\0\1",
        b"FUJIFILMCCD-RAW 0201",
        b"IIRO\x08\0\0\0",
    ],
    "MP4": [b"\0\0\0\x20ftypisom\0\0\2\0"],
    "Photoshop (PSD)": [b"8BPS\0\1" + bytes(20)],
    "DICOM": [bytes(128) + b"DICM\2\0"],
    "JPEG XL": [b"\xff\x0a\x10\x20", b"\0\0\0\x0cJXL \r\n\x87\n"],
    "JPEG 2000": [b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51\0"],
    "ICO": [b"\0\0\1\0\1\0\x10\x10"],
}
STARTS = [(name, start) for name, starts in FOREIGN.items() for start in starts]


@pytest.mark.parametrize(("name", "start"), STARTS, ids=range(len(STARTS)))
@pytest.mark.parametrize("suffix", [".png", "", ".txt"])
def test_a_kind_that_is_never_opened_is_named_whatever_its_suffix(tmp_path, name, start, suffix):
    path = tmp_path / f"holiday{suffix}"
    path.write_bytes(start)
    assert foreign_format(start) == name
    assert file_kind(path) == "image"
    with pytest.raises(EngineError, match=re.escape(f"{path.name} is of the kind {name}, which")):
        read_image(str(path))


@pytest.mark.parametrize(
    "data",
    [b"", b"<html><p>an svg</p>", b"a < b and svg > c", b"%", PNG, b"\xff\xd8\xff\xe0", bytes(200)],
    ids=range(7),
)
def test_other_files_have_no_such_name(data):
    assert foreign_format(data) == ""


def test_one_with_the_suffix_alone_is_an_image_that_cannot_be_read(tmp_path):
    path = tmp_path / "drawing.SVG"
    path.write_bytes(b"nothing of the kind")
    assert file_kind(path) == "image"
    with pytest.raises(EngineError, match="is not an image Camscope can read"):
        read_image(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_unknown_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    assert file_kind(tmp_path / "pipe.png") == "unknown"


def test_no_image_that_is_opened_begins_as_one_that_is_not():
    for each in IMAGE_FORMATS:
        written = io.BytesIO()
        Image.new("RGB", (9, 9)).save(written, each.name.upper())
        assert foreign_format(written.getvalue()) == ""
        assert image_format(written.getvalue()[:12]) == each.name


def test_a_saved_model_is_its_folder(tmp_path):
    folder, other = tmp_path / "net.keras", tmp_path / "other"
    for each in (folder, other):
        each.mkdir()
    (folder / "saved_model.pb").write_bytes(b"")
    assert is_saved_model(str(folder))
    assert not is_saved_model(str(other))
    assert not is_saved_model(str(folder / "saved_model.pb"))
    for path in (folder, f"{folder}/", folder / "saved_model.pb"):
        assert saved_model_folder(str(path)) == str(folder)
    for path in (f"{other}/", str(tmp_path / "a.pb"), "a\0b", ""):
        assert saved_model_folder(path) == path
    assert saved_model_folder("saved_model.pb") == "."


def first_entry(name):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, b"")
    return data.getvalue()


@pytest.mark.parametrize(
    ("entry", "content"),
    [
        ("net/data.pkl", "other"),
        ("net/data/0", "other"),
        ("net/constants.pkl", "other"),
        ("net/code/__torch__.py", "other"),
        ("net/data/weights/weight_0", "program"),
        ("net/models/model.json", "program"),
        ("net/archive_format", "program"),
        ("serialized_exported_program.json", "program"),
        ("data.pkl", ""),
        ("config.json", ""),
        ("word/document.xml", ""),
    ],
)
def test_what_pytorch_wrote_is_told_by_the_first_entry(tmp_path, entry, content):
    data = first_entry(entry)
    assert torch_content(data) == content
    path = tmp_path / "net"
    path.write_bytes(data)
    is_model = content or entry == "config.json"
    assert file_kind(path) == ("model" if is_model else "unknown")
    assert is_keras_content(data) is (entry == "config.json")


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_the_number_before_old_weights_is_known_in_each_protocol(protocol):
    assert torch_content(pickle.dumps(0x1950A86A20F9469CFC6C, protocol)) == "other"
    assert torch_content(pickle.dumps(0x1950A86A20F9469CFC6D, protocol)) == ""


def test_a_table_has_a_length_that_can_be():
    assert is_safetensors(TABLE)
    assert not is_safetensors((10**9).to_bytes(8, "little") + b'{"a"')
    assert not is_safetensors(b"")
