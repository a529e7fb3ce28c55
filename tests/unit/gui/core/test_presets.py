"""Presets in the window: what they change of a selection, and which one is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.api.display import Style
from engine.api.filters import FilterSettings, ObjectiveKind
from engine.api.keys import Resize, Target
from engine.api.presets import PRESETS
from gui.core.filter_requests import FilterChoice
from gui.core.presets import preset_choices, preset_of
from gui.core.selection import Selection

CHOSEN = Selection(
    model="m",
    image="i",
    target=Target(3),
    method="rise",
    layer="conv",
    style=Style("magma", 0.9),
    filters=FilterChoice(ObjectiveKind.NEURON, FilterSettings(seed=7), chosen=(2,), enlarged=4),
)


def applied(selection, name):
    return replace(selection, **preset_choices(selection, PRESETS[name]))


def test_nothing_chosen_is_camscopes_own():
    assert preset_of(Selection()) is PRESETS["camscope"]


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_found_again_and_takes_the_place_of_another(name):
    for first in PRESETS:
        assert preset_of(applied(applied(CHOSEN, first), name)) is PRESETS[name]


@pytest.mark.parametrize("name", PRESETS)
def test_what_is_no_choice_of_presets_stays(name):
    now = applied(CHOSEN, name)
    for field in ("model", "image", "target", "method", "layer", "parameters", "channel"):
        assert getattr(now, field) == getattr(CHOSEN, field)
    kept = ("objective_kind", "from_image", "chosen", "enlarged")
    assert all(getattr(now.filters, each) == getattr(CHOSEN.filters, each) for each in kept)
    assert now.filters.settings.seed == 7


def test_any_other_choice_is_no_preset():
    assert preset_of(CHOSEN) is None
    book = applied(Selection(), "deep-learning-with-python")
    assert preset_of(replace(book, resize=Resize.AREA)) is None
    assert preset_of(replace(book, style=replace(book.style, intensity=0.41))) is None
