"""What a heatmap from elsewhere is compared with, and what "Show it so" chooses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.api.display import Blend, Corners, Normalization, Style
from engine.api.keys import INPUT_LAYER, Combine, InputKey, LayerBlend, MapKey, Resize, Target
from engine.api.matching import Combination, HeatmapMatch, MatchHeatmap, MatchKind, Recipe
from engine.api.scores import OutputActivation, ScoreKind
from gui.core import chosen
from gui.core.matching import can_show, is_about, match_choices, match_for
from gui.core.selection import Known, Selection
from tests.unit.gui import fakes

INFO, PICTURE = fakes.model_info(), fakes.picture()
KNOWN = Known(model=INFO, picture=PICTURE)
CHOSEN = Selection(
    model=INFO.key,
    image=PICTURE.key,
    method="rise",
    parameters=(("grad-cam++", (("smoothing", 8),)),),
    layer_blend=LayerBlend(("backbone/block1_conv",), Combine.MAX),
    style=Style("magma", 0.9, 0.3),
    show_original=True,
)
STYLE = Style("jet", 0.6, 0.0, Blend.TEXTBOOK, Normalization.MIN_MAX, corners=Corners.ALIGNED)


def answer(kind=MatchKind.EXACT, *, layer="backbone/block2_conv", is_picture=False, **fed):
    own = InputKey(INFO.key, PICTURE.key, **{"preprocess": "none", "resize": Resize.NEAREST, **fed})
    key = MapKey(own, "grad-cam++", Target(2), (), ScoreKind.PROBABILITY)
    return HeatmapMatch(
        request=MatchHeatmap("heat.npy", replace(own, preprocess="auto")),
        kind=kind,
        best=Combination(key, layer, STYLE),
        label="ring",
        correlation=1.0,
        largest_difference=1e-6,
        is_picture=is_picture,
        recipe=Recipe.PLAIN,
        differences=(),
        alternatives=(),
        equivalents=(),
        preset="",
        sentences=(),
        passes=3,
        elapsed_ms=5.0,
    )


def shown(match, selection=CHOSEN):
    return replace(selection, **match_choices(selection, KNOWN, match))


def test_a_heatmap_is_compared_with_the_open_image():
    picked = replace(CHOSEN, output=1, output_activation=OutputActivation.SOFTMAX)
    fed = InputKey(INFO.key, PICTURE.key, output_activation=OutputActivation.SOFTMAX)
    assert match_for(picked, KNOWN, "/h.npy") == MatchHeatmap("/h.npy", fed, 1)


@pytest.mark.parametrize("missing", ["model", "picture"])
def test_without_a_model_or_an_image_there_is_nothing_to_compare_with(missing):
    assert match_for(CHOSEN, replace(KNOWN, **{missing: None}), "/h.npy") is None


def test_the_combination_is_what_is_asked_for_then():
    match = answer()
    now = shown(match)
    known = replace(KNOWN, methods=fakes.METHOD_INFOS)
    assert chosen.map_key_of(now, known) == match.best.key
    assert chosen.layer_of(now, known) == match.best.layer
    assert not now.show_original
    assert now.layer_blend == LayerBlend()


def test_of_numbers_colours_and_blend_stay_as_they_are():
    expected = Style(
        "magma", 0.9, 0.0, normalization=Normalization.MIN_MAX, corners=Corners.ALIGNED
    )
    assert shown(answer()).style == expected
    assert shown(answer(is_picture=True)).style == STYLE


def test_the_models_own_preprocessing_is_automatic():
    assert shown(answer(preprocess=INFO.preprocess)).preprocess == "auto"


def test_a_map_of_the_input_keeps_the_layer():
    picked = replace(CHOSEN, layer="backbone/block0_conv")
    assert shown(answer(layer=INPUT_LAYER), picked).layer == "backbone/block0_conv"


def test_it_can_be_shown_while_it_is_not_shown_and_is_about_what_is_open():
    match = answer()
    assert can_show(CHOSEN, KNOWN, match)
    assert not can_show(shown(match), KNOWN, match)
    assert not can_show(CHOSEN, KNOWN, answer(MatchKind.NONE))
    other = replace(CHOSEN, image="another")
    assert not is_about(other, match)
    assert not can_show(other, KNOWN, match)
