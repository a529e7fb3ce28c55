"""The registry of presets: each has a name and a reason, and changes what it says."""

from __future__ import annotations

from dataclasses import fields

import pytest

from engine.api.activations import TileForm, TileStyle
from engine.api.display import Blend, Corners, Normalization, Style
from engine.api.filters import FilterSettings, FilterStyle, GridOrder
from engine.api.keys import Resize
from engine.api.presets import PRESETS, Preset
from engine.api.scores import ScoreKind

OWN = PRESETS["camscope"]


def changed(preset):
    """Fields in which a preset differs from Camscope's own choices."""
    told = ("id", "name", "sentence")
    names = [each.name for each in fields(Preset) if each.name not in told]
    return {name for name in names if getattr(preset, name) != getattr(OWN, name)}


def test_camscopes_own_is_the_first_and_is_what_is_chosen_without_any():
    assert next(iter(PRESETS)) == "camscope"
    assert (OWN.style, OWN.tiles, OWN.filters) == (Style(), TileStyle(), FilterSettings())
    assert (OWN.score, OWN.resize, OWN.preprocess) == (None, Resize.AREA, "auto")


def test_each_is_known_by_its_id_and_says_what_and_why():
    for name, preset in PRESETS.items():
        assert preset.id == name
        assert "because" in str(preset.sentence)
        assert len(str(preset.sentence)) < 270
    assert len({preset.name for preset in PRESETS.values()}) == len(PRESETS)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("camscope", set()),
        ("keras-guide", {"style", "score", "resize"}),
        (
            "deep-learning-with-python",
            {"style", "score", "resize", "tiles", "filters", "grid_columns", "grid_order"},
        ),
        ("tf-keras-vis", {"style", "resize"}),
        ("pytorch-grad-cam", {"style", "resize"}),
    ],
)
def test_each_changes_so_much(name, names):
    assert changed(PRESETS[name]) == names


def test_the_books_choices_are_those_of_its_listings():
    book = PRESETS["deep-learning-with-python"]
    assert (book.style.blend, book.style.intensity) == (Blend.TEXTBOOK, 0.4)
    assert (book.score, book.resize) == (ScoreKind.PROBABILITY, Resize.NEAREST)
    assert book.tiles.form is TileForm.TEXTBOOK
    assert book.filters == FilterSettings(FilterStyle.TEXTBOOK, 40, 64, preprocess="none")
    assert (book.grid_columns, book.grid_order) == (8, GridOrder.COLUMNS)


def test_the_libraries_normalise_from_minimum_to_maximum():
    for name, corners, blend in (
        ("tf-keras-vis", Corners.ALIGNED, Blend.ALPHA),
        ("pytorch-grad-cam", Corners.HALF_PIXEL, Blend.SCALED),
    ):
        style = PRESETS[name].style
        assert (style.normalization, style.corners) == (Normalization.MIN_MAX, corners)
        assert (style.blend, style.intensity) == (blend, 0.5)
