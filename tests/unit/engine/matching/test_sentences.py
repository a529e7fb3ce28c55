"""Choices in words: each changes one thing, and every sentence names both values."""

from __future__ import annotations

import pytest

from engine.api.display import Blend, Corners, Interpolation, Normalization, Style
from engine.api.keys import INPUT_LAYER, InputKey, MapKey, Resize, Target
from engine.api.matching import Alternative, Combination, MatchKind
from engine.api.scores import ScoreKind
from engine.matching.comparison import Likeness
from engine.matching.sentences import (
    CHOICES,
    alternative_sentence,
    difference_sentence,
    found_sentences,
)

USUAL = Combination(MapKey(InputKey("m", "i", "unit"), "grad-cam", Target(0)), "relu")
OTHER = Combination(
    MapKey(
        InputKey("m", "i", "caffe", Resize.NEAREST),
        "layer-cam",
        Target(1),
        (),
        ScoreKind.PROBABILITY,
    ),
    "norm",
    Style(
        "viridis",
        0.5,
        0.0,
        Blend.TEXTBOOK,
        Normalization.MIN_MAX,
        Interpolation.CUBIC,
        Corners.ALIGNED,
    ),
)
WORDS = {
    "target": ("class 1", "class 0"),
    "score": ("probability", "logit"),
    "preprocess": ("caffe", "unit"),
    "resize": ("nearest", "area"),
    "method": ("LayerCAM", "Grad-CAM"),
    "layer": ("norm", "relu"),
    "normalization": ("min-max", "max"),
    "interpolation": ("cubic", "bilinear"),
    "corners": ("aligned", "half-pixel"),
    "colormap": ("viridis", "inferno"),
    "blend": ("textbook", "heat"),
    "intensity": ("0.5", "0.7"),
}


def label(key):
    return f"class {key.target.index}"


def test_all_choices_together_make_the_other_combination():
    changed = USUAL
    for choice in CHOICES:
        changed = choice.changed(changed, OTHER)
    assert changed == OTHER
    assert [choice.name for choice in CHOICES] == list(WORDS)


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.name)
def test_a_choice_is_changed_alone_and_told(choice):
    changed = choice.changed(USUAL, OTHER)
    assert changed != USUAL
    assert [each.name for each in CHOICES if each.changed(USUAL, changed) != USUAL] == [choice.name]
    words = choice.word(OTHER, label), choice.word(USUAL, label)
    assert words == WORDS[choice.name]
    sentence = str(choice.sentence(*words))
    assert words[0] in sentence
    assert words[1] in sentence


def test_a_method_of_the_input_has_no_layer():
    gradients = Combination(MapKey(USUAL.key.input, "vanilla-gradients", Target(0)), INPUT_LAYER)
    method = next(choice for choice in CHOICES if choice.name == "method")
    assert method.changed(USUAL, gradients) == gradients


def test_the_effect_is_told_where_there_is_one():
    what = CHOICES[0].sentence("a", "b")
    assert str(difference_sentence(what, None)) == str(what)
    assert str(difference_sentence(what, 0.1234)).endswith("by up to 0.12, on a scale of 0 to 1.")


@pytest.mark.parametrize("kind", MatchKind)
def test_the_answer_names_map_and_figures(kind):
    like = Likeness(Normalization.MAX, 0.98765, 0.0123)
    what, measured = found_sentences(kind, "heat.npy", OTHER, "cat", like, 12)
    for word in ("heat.npy", "LayerCAM", "norm", "cat"):
        assert word in str(what)
    assert ("12" in str(what)) == (kind is MatchKind.NONE)
    assert "0.987650" in str(measured)
    assert "0.012" in str(measured)


@pytest.mark.parametrize("choice", ["layer", "score", "method", "corners"])
def test_what_cannot_be_told_apart_is_said(choice):
    assert "one, two" in str(alternative_sentence(Alternative(choice, ("one", "two"))))


def test_one_is_told_in_the_singular_and_several_in_the_plural():
    one, two = ("a",), ("a", "b")
    assert str(alternative_sentence(Alternative("method", one))) == "a gives the same map here."
    assert str(alternative_sentence(Alternative("method", two))) == "a, b give the same map here."
    told = str(alternative_sentence(Alternative("method", ("HiResCAM", "HiResCAM, signed"))))
    assert told == "HiResCAM; HiResCAM, signed give the same map here."
    assert str(alternative_sentence(Alternative("score", two))) == (
        "The scores a, b give the same map."
    )
