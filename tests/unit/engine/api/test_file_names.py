"""Names of files: harmless everywhere, short enough, and in the order people expect."""

import pytest

from engine.api.file_names import joined_name, layer_name, natural_key, safe_name


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


def test_parts_that_are_empty_leave_no_trace():
    assert joined_name("cat", "", "conv/1") == "cat_conv-1"
    assert joined_name("", "") == ""


def test_layers_are_numbered_in_the_models_order():
    assert layer_name("block/conv", 7) == "007_block-conv"
    assert layer_name("//") == "layer"


def test_natural_order_compares_any_names():
    names = ["b", "a10", "a9b", "9", "10", ""]
    assert sorted(names, key=natural_key) == ["", "9", "10", "a9b", "a10", "b"]
