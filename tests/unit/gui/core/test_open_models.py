"""One or two open models, and what of a view means the same in the other one."""

from dataclasses import replace

import pytest

from engine.api.keys import LayerBlend, Target
from engine.api.model import LoadModel
from gui.core.open_models import OpenModels, have_same_outputs
from gui.core.selection import View
from tests.unit.gui import fakes

FIRST = fakes.model_info("/m/first.keras")
OTHER = replace(
    fakes.model_info("/m/other.keras", "model-2", 2),
    request=LoadModel("/m/other.keras", is_compared=True),
)
TWO = OpenModels(FIRST, OTHER)
SHARED, MISSING = "backbone/block1_conv", "backbone/block3_conv"  # the other has two blocks
VIEW = View(model="model-1")


def test_a_model_takes_its_place():
    one = OpenModels().taking(FIRST, is_demo=True)
    assert (one.all, one.are_two, one.first_is_demo) == ((FIRST,), False, True)
    two = one.taking(OTHER)
    assert (two.all, two.are_two, two.first_is_demo) == ((FIRST, OTHER), True, True)
    assert two.find("model-1") is FIRST
    assert two.find("model-2") is OTHER
    assert two.find("gone") is None
    assert two.replaced_by(fakes.model_info("/m/new.keras")) is FIRST
    assert two.replaced_by(OTHER) is OTHER
    assert two.without_compared() == one
    assert [two.is_compared(key) for key in ("model-1", "model-2", None)] == [False, True, False]


def test_the_same_file_twice_is_one_model():
    again = replace(FIRST, request=LoadModel("/m/first.keras", is_compared=True))
    models = OpenModels(FIRST, again)
    assert not models.are_two
    assert not models.is_compared("model-1")


@pytest.mark.parametrize(
    ("name", "change", "fits"),
    [
        ("layer", {}, True),
        ("layer", {"layer": SHARED}, True),
        ("layer", {"layer": MISSING}, False),
        ("layer", {"layer": "scores"}, False),
        ("layer_blend", {"layer_blend": LayerBlend((SHARED,))}, True),
        ("layer_blend", {"layer_blend": LayerBlend((SHARED, MISSING))}, False),
        ("channel", {}, True),
        ("channel", {"channel": Target(3, layer=SHARED)}, True),
        ("channel", {"channel": Target(99_999, layer=SHARED)}, False),
        ("channel", {"channel": Target(3, layer=MISSING)}, False),
        ("target", {"target": Target(2)}, True),
        ("target", {"target": Target(3, layer=MISSING)}, False),
        ("score", {"target": Target(3, layer=SHARED)}, True),
        ("output", {}, True),
    ],
)
def test_what_fits_the_other_model(name, change, fits):
    assert TWO.fits(name, replace(VIEW, **change), "model-2") is fits


def test_targets_of_other_classes_do_not_fit():
    first = replace(FIRST.outputs[0], label_source="/m/first.labels.txt")
    named = replace(FIRST, outputs=(first,))
    renamed = replace(OTHER.outputs[0], labels=tuple("abcdef"), label_source="/m/other.labels.txt")
    other = replace(OTHER, outputs=(renamed,))
    alike = replace(OTHER.outputs[0], label_source="/m/other.labels.txt")
    assert have_same_outputs(named, replace(other, outputs=(alike,)))
    assert not have_same_outputs(named, other)
    numbers = replace(renamed, label_source="")
    assert have_same_outputs(named, replace(other, outputs=(numbers,)))
    assert not have_same_outputs(named, replace(other, outputs=()))
    fewer = replace(numbers, class_count=5)
    assert not have_same_outputs(named, replace(other, outputs=(fewer,)))
    models = OpenModels(named, other)
    assert not models.fits("target", replace(VIEW, target=Target(2)), "model-2")
    assert not models.fits("output", VIEW, "model-2")
    assert models.fits("target", replace(VIEW, target=Target(3, layer=SHARED)), "model-2")


def test_nothing_fits_a_model_that_is_not_open():
    assert not TWO.fits("layer", VIEW, "gone")
    assert not TWO.fits("layer", replace(VIEW, model="gone"), "model-2")
