"""Files told apart by suffix, else by their first bytes."""

import io
import zipfile

import numpy as np
import pytest
from PIL import Image

from engine.api.formats import (
    IMAGE_FORMATS,
    IMAGE_SUFFIXES,
    MODEL_SUFFIXES,
    file_kind,
    has_image_suffix,
    starts_as_image,
)
from engine.imaging import decode_image, read_thumbnail

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
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
