"""Names of files: harmless everywhere, short enough, and in the order people expect."""

import pytest

from engine.api.file_names import (
    array_and_part,
    image_stem,
    is_array_path,
    joined_name,
    layer_name,
    natural_key,
    safe_name,
)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("backbone/Conv_1", "backbone-Conv_1"),
        ("shared@2", "shared@2"),
        ("../../etc", "etc"),
        ("a:b*c?", "a-b-c"),
        ('a<b>"c"|d\\e', "a-b-c-d-e"),
        ("two  words", "two-words"),
        ("tab\tand\0nul", "tab-and-nul"),
        ("turned \u202egnp.exe", "turned-gnp.exe"),
        ("no text \udcff", "no-text"),
        ("層", "層"),
        ("nul", "_nul"),
        ("Com1.txt", "_Com1.txt"),
        ("conv", "conv"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\u200bb\U000e0041\u3164c", "a-b-c"),
        ("dots...", "dots"),
        ("//", ""),
        ("", ""),
    ],
)
def test_names_are_harmless(name, safe):
    assert safe_name(name) == safe


def test_long_names_are_cut_between_characters():
    assert safe_name("x" * 300) == "x" * 120
    assert safe_name("a" + "層" * 100) == "a" + "層" * 39  # 118 bytes: another would make 121
    assert safe_name("a" + "層" * 100, 7) == "a層層"
    assert safe_name("層" * 100 + "z", 6, keep_end=True) == "層z"


@pytest.mark.parametrize(
    ("path", "file", "part"),
    [
        ("a/mnist.npz", "a/mnist.npz", None),
        ("a/mnist.npz[x,3]", "a/mnist.npz", "x,3"),
        ("A.NPY[0:20]", "A.NPY", "0:20"),
        ("a.npy[]", "a.npy", ""),
        ("a.npy[1][2]", "a.npy[1][2]", None),
        ("a.png[1]", "a.png[1]", None),
        ("[1]", "[1]", None),
    ],
)
def test_the_path_of_a_picture_in_an_array(path, file, part):
    assert array_and_part(path) == (file, part)
    assert is_array_path(path) is (file.lower().endswith((".npy", ".npz")))


def test_a_file_whose_name_looks_like_a_picture_of_an_array_is_a_file(tmp_path):
    path = str(tmp_path / "a.npy[1]")
    assert is_array_path(path)
    (tmp_path / "a.npy[1]").touch()
    assert array_and_part(path) == (path, None)
    assert not is_array_path(path)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("cat.png", "cat"),
        ("cat.npy", "cat"),
        ("mnist.npz[x_test,12]", "mnist-x_test-12"),
        ("digits.npy[7]", "digits-7"),
        ("Pasted image", "Pasted image"),
    ],
)
def test_the_stem_of_an_image_tells_which_it_is(name, stem):
    assert image_stem(name) == stem


def test_parts_that_are_empty_leave_no_trace():
    assert joined_name("cat", "", "conv/1") == "cat_conv-1"
    assert joined_name("", "") == ""


def test_layers_are_numbered_in_the_models_order():
    assert layer_name("block/conv", 7) == "007_block-conv"
    assert layer_name("//") == "layer"


def test_natural_order_compares_any_names():
    names = ["b", "a10", "a9b", "9", "10", ""]
    assert sorted(names, key=natural_key) == ["", "9", "10", "a9b", "a10", "b"]
