"""What is an image, what is a model, and what is said of the rest."""

import zipfile

import pytest

from gui.core.dropped_files import images_in, kind_of, natural_key, sentence_for_unknown, sort_files

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
HDF5 = b"\x89HDF\r\n\x1a\n" + bytes(16)


def written(path, data=PNG):
    path.write_bytes(data)
    return str(path)


def keras_file(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", "{}")
        archive.writestr("model.weights.h5", b"")
    return str(path)


def test_images_models_and_the_rest_are_told_apart(tmp_path, qapp):
    image = written(tmp_path / "größe 図.PNG")
    model = keras_file(tmp_path / "net.keras")
    other = written(tmp_path / "notes.txt", b"hello")
    found = sort_files([other, model, image])
    assert (found.images, found.models, found.unknown) == ((image,), (model,), (other,))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("photo", PNG, "image"),
        ("photo.dat", b"\xff\xd8\xff\xe0" + bytes(12), "image"),
        ("photo.bin", b"RIFF1234WEBPVP8 ", "image"),
        ("net.bin", HDF5, "model"),
        ("sound.wav", b"RIFF1234WAVEfmt ", "unknown"),
        ("empty", b"", "unknown"),
        ("text.zip", b"PK\x03\x04 not really", "unknown"),
    ],
)
def test_without_a_telling_suffix_the_first_bytes_decide(tmp_path, name, data, kind):
    path = tmp_path / name
    path.write_bytes(data)
    assert kind_of(path) == kind


def test_a_keras_archive_without_its_suffix_is_a_model(tmp_path):
    assert kind_of(type(tmp_path)(keras_file(tmp_path / "net.backup"))) == "model"


def test_a_folder_stands_for_its_images_in_natural_order(tmp_path, qapp):
    for name in ("img10.png", "img2.png", "Img1.jpg", ".hidden.png", "notes.txt"):
        written(tmp_path / name)
    (tmp_path / "below").mkdir()
    written(tmp_path / "below" / "deep.png")
    names = [path.rpartition("/")[2] for path in sort_files([str(tmp_path)]).images]
    assert names == ["Img1.jpg", "img2.png", "img10.png"]


def test_an_empty_folder_and_a_missing_file_are_unknown(tmp_path, qapp):
    missing = str(tmp_path / "missing.png")
    assert sort_files([str(tmp_path), missing]).unknown == (str(tmp_path), missing)
    assert images_in(tmp_path / "nowhere") == ()


def test_natural_order_compares_any_names():
    names = ["b", "a10", "a9b", "9", "10", ""]
    assert sorted(names, key=natural_key) == ["", "9", "10", "a9b", "a10", "b"]


def test_one_unknown_file_is_named_and_many_are_counted(qapp):
    assert (
        sentence_for_unknown(["/x/notes.txt"])
        == "notes.txt is neither an image nor a model Camscope can open."
    )
    many = sentence_for_unknown([f"/x/{n}.txt" for n in range(5)])
    assert many.startswith("5 files are neither")
    assert "0.txt, 1.txt, 2.txt, …" in many
