"""Pictures in array files: which there are, how each is named, and what is never read."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.imaging import array_files, array_headers, array_images, image_digest, read_image
from engine.imaging.array_files import array_picture
from engine.storage.image_paths import file_images

RANDOM = np.random.default_rng(11)
DIGITS = RANDOM.integers(0, 256, (9, 5, 6), np.uint8)
"""Nine pictures of 5 rows and 6 columns: no two sides are alike."""
CLASSES = np.array([5, 0, 4, 1, 9, 2, 1, 3, 1], np.uint8)


def npy(array, **words) -> bytes:
    file = io.BytesIO()
    np.save(file, array, **words)
    return file.getvalue()


def header(text: str, data: bytes = b"", version: bytes = b"\x01\x00") -> bytes:
    """A .npy file with any header."""
    length = struct.pack("<H" if version == b"\x01\x00" else "<I", len(text))
    return b"\x93NUMPY" + version + length + text.encode() + data


def saved(path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


# --- names and values


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_every_picture_of_an_archive_has_a_name_and_its_true_class(tmp_path, save):
    path = str(tmp_path / "mnist.npz")
    save(path, x_train=DIGITS, y_train=CLASSES, x_test=DIGITS[:2, ::-1], y_test=CLASSES[:2] + 10)
    names = array_images(path)
    assert names == [f"{path}[x_train,{n}]" for n in range(9)] + [
        f"{path}[x_test,{n}]" for n in range(2)
    ]
    for number, name in enumerate(names[:9]):
        picture = read_image(name)
        np.testing.assert_array_equal(picture.pixels, DIGITS[number][..., np.newaxis].repeat(3, 2))
        assert (picture.name, picture.path) == (f"mnist.npz[x_train,{number}]", name)
        assert picture.true_class == CLASSES[number]
        assert picture.notes == ()
    assert read_image(names[10]).true_class == 10  # of `y_test`, not of `y_train`
    np.testing.assert_array_equal(read_image(names[10]).pixels[..., 0], DIGITS[1, ::-1])


def test_a_part_is_chosen_by_numbers_as_python_slices(tmp_path):
    path = saved(tmp_path / "digits.npy", npy(DIGITS))
    for part, numbers in {
        "3": [3], "2:5": [2, 3, 4], ":2": [0, 1], "7:": [7, 8], "7:99": [7, 8], ":": range(9)
    }.items():  # fmt: skip
        assert array_images(f"{path}[{part}]") == [f"{path}[{number}]" for number in numbers]
    np.testing.assert_array_equal(read_image(f"{path}[8]").pixels[..., 1], DIGITS[8])


def test_an_array_of_several_is_chosen_by_its_name(tmp_path):
    path = str(tmp_path / "two.npz")
    np.savez(path, images=DIGITS, photo=DIGITS[0, ..., np.newaxis].repeat(3, 2))
    assert array_images(f"{path}[photo]") == [f"{path}[photo]"]
    assert array_images(f"{path}[images,1:3]") == [f"{path}[images,1]", f"{path}[images,2]"]
    assert len(array_images(f"{path}[images]")) == 9
    with pytest.raises(
        EngineError,
        match=r"^two\.npz has pictures in images, photo\. Write two\.npz\[images,0\] for one",
    ):
        read_image(f"{path}[3]")


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("[9]", "digits.npy has the pictures 0 to 8; 9 is none of them."),
        ("[4:4]", "digits.npy has the pictures 0 to 8; 4:4 is none of them."),
        ("[]", '"" names no pictures of digits.npy. Write a number, or two: 12, or 0:20 for the '
         "first twenty."),
        ("[x]", '"x" names no pictures of digits.npy. Write a number, or two: 12, or 0:20 for the '
         "first twenty."),
        ("", "digits.npy has 9 pictures. Name one of them, such as digits.npy[0]."),
        ("[1:3]", "digits.npy[1:3] has 2 pictures. Name one of them, such as digits.npy[1]."),
    ],
)  # fmt: skip
def test_what_names_no_picture_is_said(tmp_path, part, sentence):
    path = saved(tmp_path / "digits.npy", npy(DIGITS))
    with pytest.raises(EngineError) as refused:
        read_image(path + part)
    assert str(refused.value) == sentence


def test_a_file_with_such_a_name_is_that_file(tmp_path):
    saved(tmp_path / "a.npy", npy(DIGITS))
    odd = saved(tmp_path / "a.npy[1]", b"no picture")
    with pytest.raises(EngineError, match=r"^a\.npy\[1\] is not an image"):
        read_image(odd)


@pytest.mark.parametrize(
    ("array", "count"),
    [
        (DIGITS[0], 1),
        (DIGITS[0, ..., np.newaxis], 1),
        (DIGITS[:1, ..., np.newaxis], 1),
        (DIGITS[:1], 1),
        (np.zeros((5, 6, 3), np.uint8), 1),
        (np.full((5, 6, 4), 255, np.uint8), 1),
        (DIGITS, 9),
        (DIGITS[..., np.newaxis], 9),
        (np.zeros((7, 5, 6, 3), np.uint8), 7),
    ],
)
def test_the_shapes_of_pictures(tmp_path, array, count):
    path = saved(tmp_path / "a.npy", npy(array))
    names = array_images(path)
    assert names == ([path] if count == 1 else [f"{path}[{each}]" for each in range(count)])
    assert read_image(names[0]).pixels.shape == (5, 6, 3)


@pytest.mark.parametrize("shape", [(5,), (), (5, 4, 3, 2), (2, 3, 5, 4, 3), (0, 5, 4), (5, 0)])
def test_other_shapes_are_no_pictures(tmp_path, shape):
    path = saved(tmp_path / "a.npy", npy(np.zeros(shape, np.uint8)))
    with pytest.raises(EngineError, match=r"^a\.npy holds no pictures: its shape is \("):
        read_image(path)


def test_fortrans_order_changes_nothing(tmp_path):
    photo = RANDOM.integers(0, 256, (3, 5, 4, 3), np.uint8)
    path = saved(tmp_path / "a.npy", npy(np.asfortranarray(photo)))
    assert b"'fortran_order': True" in (tmp_path / "a.npy").read_bytes()
    for number in range(3):
        np.testing.assert_array_equal(read_image(f"{path}[{number}]").pixels, photo[number])


def test_one_slice_is_read_and_no_more(tmp_path, monkeypatch):
    path = saved(tmp_path / "a.npy", npy(DIGITS))
    array_images(path)
    monkeypatch.setattr(array_files, "_unpacked", None)
    read = []

    class Counting(io.FileIO):
        def read(self, size=-1):
            data = super().read(size)
            read.append(len(data))
            return data

    monkeypatch.setattr(array_files, "open", lambda name, mode: Counting(name), raising=False)
    np.testing.assert_array_equal(read_image(f"{path}[7]").pixels[..., 0], DIGITS[7])
    assert read == [30]


def test_a_packed_array_is_unpacked_once(tmp_path, monkeypatch):
    path = str(tmp_path / "a.npz")
    np.savez_compressed(path, DIGITS)
    made = []
    unpacked = array_files._UnpackedArray
    monkeypatch.setattr(
        array_files, "_UnpackedArray", lambda chunks: made.append(unpacked(chunks)) or made[-1]
    )
    for number in (8, 0, 3):
        found = read_image(f"{path}[{number}]").pixels[..., 0]
        np.testing.assert_array_equal(found, DIGITS[number])
    assert len(made) == 1


def test_a_file_that_changed_is_read_anew(tmp_path):
    path = saved(tmp_path / "a.npy", npy(DIGITS))
    before = read_image(f"{path}[0]")
    assert image_digest(f"{path}[0]") == before.key
    saved(tmp_path / "a.npy", npy(np.concatenate([DIGITS[5:], DIGITS])))
    assert len(array_images(path)) == 13
    assert image_digest(f"{path}[0]") != before.key
    assert image_digest(f"{path}[4]") == before.key  # the same pixels, wherever they lie
    assert image_digest(f"{path}[99]") == ""


# --- labels


@pytest.mark.parametrize(
    ("pictures", "labels"),
    [
        ("x_train", "y_train"),
        ("X", "y"),
        ("train_images", "train_labels"),
        ("images", "targets"),
        ("arr_0", "labels"),
    ],
)
def test_labels_beside_pictures_are_found_by_their_names(tmp_path, pictures, labels):
    archive = str(tmp_path / "a.npz")
    np.savez(archive, **{pictures: DIGITS, labels: CLASSES.astype(np.int64)[:, np.newaxis]})
    assert array_picture(f"{archive}[3]").true_class() == 1
    one_hot = np.eye(10, dtype=np.float32)[CLASSES]
    saved(tmp_path / f"{pictures}.npy", npy(DIGITS))
    saved(tmp_path / f"{labels}.npy", npy(one_hot))
    assert array_picture(str(tmp_path / f"{pictures}.npy[4]")).true_class() == 9


@pytest.mark.parametrize(
    "labels", [CLASSES[:5], CLASSES + 0.5, CLASSES - 10.0, np.array(list("abcdefghi"))]
)
def test_what_cannot_be_labels_is_none(tmp_path, labels):
    path = str(tmp_path / "a.npz")
    np.savez(path, x=DIGITS, y=labels)
    assert read_image(f"{path}[0]").true_class is None


# --- hostile files


def archive(tmp_path, members, compression=zipfile.ZIP_STORED):
    path = tmp_path / "a.npz"
    with zipfile.ZipFile(path, "w", compression) as made:
        for name, data in members:
            made.writestr(name, data)
    return str(path)


class Evil:
    """An object that would write a file when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return open, (str(self.path), "w")


OBJECTS = (
    "a.npy holds Python objects, which may run a program when they are read, so it is not opened. "
    "Save plain numbers."
)
OTHER = "a.npy holds something else than plain numbers, so it is not opened."
NO_ARRAY = (
    "a.npy is not an array file, or is damaged. Save it again with numpy.save or numpy.savez."
)
DAMAGED = "a.npy is damaged or incomplete. Try another copy of the file."
HUGE = f"{{'descr': '|u1', 'fortran_order': False, 'shape': ({10**18}, {10**18}, 3), }}\n"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", NO_ARRAY),
        (b"\x93NUMPX\x01\x00", NO_ARRAY),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), NO_ARRAY),
        (npy(DIGITS)[:-1], DAMAGED),
        (npy(DIGITS)[:40], NO_ARRAY),
        (header(HUGE, bytes(64)), DAMAGED),
        (header("{'descr': '|u1', 'fortran_order': False, 'shape': (-3, 4), }\n"),
         "a.npy has an impossible shape."),
        (header("{'descr': '|u1', 'fortran_order': False, 'shape': " + "(" * 900), NO_ARRAY),
        (header(f"{{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }}{' ' * 9999}\n"),
         NO_ARRAY),
        (header("__import__('os').remove('a.npy')\n"), NO_ARRAY),
        (header("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }", bytes(4),
                b"\x03\x00"), OTHER),
        (npy(np.zeros((4, 4), np.complex64)), OTHER),
        (npy(np.zeros((4, 4), "datetime64[s]")), OTHER),
        (npy(np.full((4, 4), "cat")), OTHER),
        (npy(np.zeros((4, 4), [("a", "u1"), ("b", "f4")])), OTHER),
        (npy(np.full((4, 4), None), allow_pickle=True), OBJECTS),
    ],
)  # fmt: skip
def test_a_bad_file_is_one_sentence(tmp_path, data, sentence):
    path = saved(tmp_path / "a.npy", data)
    assert file_images(path) == [path]
    with pytest.raises(EngineError) as refused:
        read_image(path)
    assert str(refused.value) == sentence


def test_nothing_is_unpickled(tmp_path):
    trap = tmp_path / "trap"
    for name, data in (
        ("a.npy", npy(np.array([[Evil(trap)]], object), allow_pickle=True)),
        ("b.npz", None),
    ):
        path = tmp_path / name
        if data is None:
            np.savez(path, x=np.array([[Evil(trap)]], object))
        else:
            path.write_bytes(data)
        with pytest.raises(EngineError, match="holds Python objects"):
            read_image(str(path))
    assert not trap.exists()


def test_objects_beside_pictures_are_passed_over(tmp_path):
    path = str(tmp_path / "a.npz")
    np.savez(path, x=DIGITS, names=np.array(["a", None], object))
    assert len(array_images(path)) == 9


def test_a_bomb_is_refused_by_its_declared_size(tmp_path, monkeypatch):
    zeros = npy(np.zeros((100, 100, 100), np.uint8))
    path = archive(tmp_path, [("x.npy", zeros)], zipfile.ZIP_DEFLATED)
    assert (tmp_path / "a.npz").stat().st_size < 5000
    monkeypatch.setattr(array_files, "MAX_UNPACKED_ARRAY_BYTES", 500_000)
    with pytest.raises(EngineError, match=r"^a\.npz would unpack to 1 MB, more than the 500 KB"):
        read_image(f"{path}[0]")


def test_a_member_that_is_larger_or_smaller_than_its_header_says_is_damaged(tmp_path):
    for data in (npy(DIGITS) + b"more", npy(DIGITS)[:-1]):
        for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            path = archive(tmp_path, [("x.npy", data)], compression)
            with pytest.raises(EngineError, match=r"^a\.npz is damaged or incomplete"):
                read_image(path)


def test_a_checksum_that_does_not_fit_is_damaged(tmp_path):
    path = archive(tmp_path, [("x.npy", npy(DIGITS))], zipfile.ZIP_DEFLATED)
    data = bytearray((tmp_path / "a.npz").read_bytes())
    place = data.rindex(b"PK\x01\x02") + 16  # the directory's checksum
    data[place] ^= 255
    (tmp_path / "a.npz").write_bytes(data)
    with pytest.raises(EngineError, match=r"^a\.npz is damaged or incomplete"):
        read_image(f"{path}[0]")


def test_an_archive_cut_off_anywhere_is_one_sentence(tmp_path):
    whole = archive(tmp_path, [("x.npy", npy(DIGITS)), ("y.npy", npy(CLASSES))])
    data = (tmp_path / "a.npz").read_bytes()
    for length in range(0, len(data), 37):
        (tmp_path / "a.npz").write_bytes(data[:length])
        with pytest.raises(EngineError, match=r"^a\.npz is (damaged|not an array file)"):
            read_image(whole)


def read_here(data):
    """What a box does with an archive, without the box: list its arrays and unpack them all."""
    found = array_headers.stored_arrays(array_headers.ArraysRequest("a.npz"), io.BytesIO(data))
    for array in found.arrays:
        assert array.is_possible(len(data))
        request = array_headers.UnpackRequest("a.npz", array)
        if array.member and array.nbytes < 10**6:
            chunks = list(array_headers.unpacked(request, io.BytesIO(data)))
            assert sum(chunk.data.size for chunk in chunks) == array.nbytes


def test_random_damage_never_ends_otherwise(tmp_path):
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        archive(tmp_path, [("x.npy", npy(DIGITS)), ("y.npy", npy(CLASSES))], compression)
        data = (tmp_path / "a.npz").read_bytes()
        for _ in range(150):
            broken = bytearray(data)
            for place in RANDOM.integers(0, len(data), 3):
                broken[place] = RANDOM.integers(0, 256)
            with contextlib.suppress(EngineError):  # anything else fails the test
                read_here(bytes(broken))


def test_too_many_arrays_or_pictures_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(array_headers, "MAX_ARRAYS", 2)
    archive(tmp_path, [(f"{name}.npy", npy(CLASSES)) for name in "abc"])
    with pytest.raises(EngineError, match=r"^a\.npz has more than 2 arrays in it"):
        read_here((tmp_path / "a.npz").read_bytes())
    monkeypatch.setattr(array_files, "MAX_FOLDER_IMAGES", 8)
    many = saved(tmp_path / "many.npy", npy(DIGITS))
    with pytest.raises(EngineError, match=r"^many\.npy has 9 pictures; at most 8 .* many\.npy\[:1"):
        array_images(many)
    assert len(array_images(f"{many}[:8]")) == 8


def test_odd_members_are_passed_over(tmp_path):
    members = [
        ("../x.npy", npy(DIGITS)),
        ("a/b.npy", npy(DIGITS)),
        ("x[0].npy", npy(DIGITS)),
        ("notes.txt", b"not an array"),
    ]
    path = archive(tmp_path, members)
    with pytest.raises(EngineError, match=r"^a\.npz holds no pictures: its shape is \(\)"):
        read_image(path)
    path = archive(tmp_path, [*members, ("good.npy", npy(DIGITS[0]))])
    assert array_images(path) == [path]
