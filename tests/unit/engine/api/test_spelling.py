"""Nearest names by their spelling: what is offered, in which order, and what is not."""

from __future__ import annotations

import pytest

from engine.api.spelling import folded, nearest, nearest_names
from engine.cli.translations import read_translations

CLASSES = ["butterfly", "flower", "star", "shell", "tabby cat", "Egyptian cat"]
LAYERS = ["backbone", "backbone/stem_conv", "backbone/block2_conv1", "gap", "scores"]


def test_names_are_one_however_they_are_written():
    assert {folded(word) for word in ("HiResCAM", "hires-cam", "hires_CAM", "Hires cam")} == {
        "hirescam"
    }
    assert folded("Grad-CAM++") == "gradcam++"


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("dog", CLASSES, []),  # of the same length as none of them, and like none of them
        ("buterfly", CLASSES, ["butterfly"]),
        ("stra", CLASSES, ["star"]),
        ("cat", CLASSES, ["tabby cat", "Egyptian cat"]),  # the more of the name it is, the nearer
        ("stem_conv", LAYERS, ["backbone/stem_conv"]),
        ("block2conv1", LAYERS, ["backbone/block2_conv1"]),
        ("CONV_2", ["conv_1", "conv_2", "dense"], ["conv_2", "conv_1"]),
        ("Cat", ["CAT", "cat"], ["CAT", "cat"]),
        ("--metod", ["--method", "--model", "--json"], ["--method", "--model"]),
        ("ab", ["a b c d e f"], []),  # two letters are in everything
        ("", CLASSES, []),
        ("図", ["図録", "地図"], ["図録", "地図"]),
    ],
)
def test_what_is_spelt_alike_is_found(word, known, found):
    assert nearest_names(word, known) == found


def test_at_most_so_many_are_told():
    assert nearest_names("conv", [f"conv_{number}" for number in range(9)], most=2) == [
        "conv_0",
        "conv_1",
    ]


def test_a_word_of_a_megabyte_is_answered():
    assert nearest_names("x" * 10**6, ["x" * 100, "y"]) == ["x" * 100]


@pytest.mark.parametrize(
    ("word", "known", "listed_by", "sentence"),
    [
        ("stra", CLASSES, "camscope predict", "Nearest: star."),
        ("dog", CLASSES, "camscope predict", "`camscope predict` lists what there is."),
        ("xyz", ["a", "b"], "", "There are: a, b."),
        ("xyz", map(str, range(9)), "", ""),
        ("xyz", [], "camscope layers", ""),
    ],
)
def test_a_sentence_helps_on(word, known, listed_by, sentence):
    assert str(nearest(word, known, listed_by)) == sentence


@pytest.mark.parametrize(
    ("word", "known", "listed_by"),
    [("stra", CLASSES, ""), ("dog", CLASSES, "camscope predict"), ("dog", CLASSES[:3], "")],
)
def test_the_sentence_is_translated(word, known, listed_by):
    sentence = nearest(word, known, listed_by)
    said = read_translations("ja").sentence(sentence)
    assert said != str(sentence)
    assert said.endswith("。")
