"""What the screen needs, and how far it is."""

from dataclasses import replace

import pytest

from engine.api.activations import ShowActivations
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.code import OverlayCode, WriteCode
from engine.api.display import (
    Blend,
    Compose,
    CopyView,
    MapSource,
    Region,
    SaveMap,
    SaveView,
    Style,
)
from engine.api.filters import (
    FilterSettings,
)
from engine.api.image import OpenImage
from engine.api.keys import (
    INPUT_LAYER,
    Combine,
    InputKey,
    Lane,
    LayerBlend,
    MapKey,
    Target,
)
from gui.core import chosen, planning
from gui.core.filter_requests import FilterChoice
from gui.core.query import QueryState
from gui.core.selection import Known, Selection
from gui.core.visibility import Visible
from tests.unit.gui import fakes

VIEW = Region(0, 0, 64, 48, 640, 480)
OTHER_VIEW = Region(8, 8, 32, 24, 640, 480)
INPUT = InputKey("model-1", "image-1")
TOP = Target(0)
SECOND = Target(1)
INFO = fakes.model_info()
AUTO = "backbone/block3_conv"
FIRST = "backbone/block0_conv"
KEY = MapKey(INPUT, "grad-cam", TOP)
READY = Selection(model="model-1", image="image-1", region=VIEW)
PREDICTIONS = fakes.predictions(INPUT)
PREDICTING = {Lane.PREDICTION: Predict(INPUT)}

IMAGES = ("/i/a.png", "/i/b.png")


def known(*, predictions=PREDICTIONS, info=INFO, refused=(), **more):
    return Known(
        model=info,
        layers={node.path: node for node in info.walk()},
        predictions=predictions,
        methods=fakes.METHOD_INFOS,
        refused=dict.fromkeys(refused, "Not this."),
        **{"images": IMAGES, **more},
    )


def missing(selection, known, **visible):
    """What a screen needs and nobody has asked for."""
    seen = Visible(**{"costs": False, **visible})
    requests = planning.needed(selection, seen, known)
    return tuple(
        request
        for request in requests
        if planning.query_of(request, selection, known).state is QueryState.IDLE
    )


def changed(old, new, known):
    """What is missing after another choice, when the picture of the old one is on the screen."""
    drawn = planning.compose_for(old, known)
    overlay = None if drawn is None else fakes.overlay(drawn)
    return missing(new, replace(known, overlay=overlay))


def explained(selection, known):
    """The maps that are missing, or None."""
    found = [one for one in missing(selection, known) if isinstance(one, Explain)]
    return found[0] if found else None


def maps_of(key=KEY, **how):
    return fakes.maps(Explain(key), INFO, **how)


COMPLETE = maps_of()


def test_nothing_is_asked_while_nothing_is_open():
    assert changed(Selection(), Selection(show_original=True), Known()) == ()


def test_an_image_without_a_model_is_drawn_alone():
    old = Selection(image="image-1")
    new = replace(old, region=VIEW)
    assert changed(old, new, Known()) == (Compose("image-1", VIEW),)


def test_a_first_image_asks_for_predictions_before_any_map():
    old = replace(READY, image=None, region=None)
    asked = changed(old, replace(READY, region=None), known(predictions=None))
    assert asked == (Predict(INPUT),)


def test_the_view_of_a_new_image_draws_it_alone_until_its_top_class_is_known():
    asked = changed(replace(READY, region=None), READY, known(predictions=None, pending=PREDICTING))
    assert asked == (Compose("image-1", VIEW),)


def test_predictions_bring_maps_and_the_picture_that_waits_for_them():
    assert missing(READY, known()) == (
        Explain(KEY, AUTO),
        Compose("image-1", VIEW, Style(), MapSource(KEY, AUTO)),
    )


def test_complete_maps_bring_the_picture_only():
    assert missing(READY, known(maps=COMPLETE)) == (
        Compose("image-1", VIEW, Style(), MapSource(KEY, AUTO)),
    )


def test_an_image_whose_predictions_are_known_asks_for_its_maps_at_once():
    other = InputKey("model-1", "image-2")
    new = replace(READY, image="image-2")
    key = MapKey(other, "grad-cam", TOP)
    asked = changed(READY, new, known(predictions=fakes.predictions(other)))
    assert asked == (Explain(key, AUTO), Compose("image-2", VIEW, Style(), MapSource(key, AUTO)))


def test_an_explicit_target_needs_no_predictions_to_be_explained():
    new = replace(READY, target=SECOND, image="image-2")
    key = MapKey(InputKey("model-1", "image-2"), "grad-cam", SECOND)
    asked = changed(replace(READY, target=SECOND), new, known(predictions=None))
    assert asked == (
        Predict(InputKey("model-1", "image-2")),
        Explain(key, AUTO),
        Compose("image-2", VIEW, Style(), MapSource(key, AUTO)),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"intensity": 0.9},
        {"threshold": 0.3},
        {"colormap": "viridis"},
        {"blend": Blend.TEXTBOOK},
    ],
)
def test_a_slider_asks_for_a_picture_only(change):
    style = replace(READY.style, **change)
    asked = changed(READY, replace(READY, style=style), known(maps=COMPLETE))
    assert asked == (Compose("image-1", VIEW, style, MapSource(KEY, AUTO)),)


def test_a_slider_asks_nothing_while_the_image_is_shown_alone():
    style = replace(READY.style, intensity=0.9)
    asked = changed(READY, replace(READY, style=style), known(predictions=None, pending=PREDICTING))
    assert asked == ()


def test_zooming_asks_for_a_picture_only():
    asked = changed(READY, replace(READY, region=OTHER_VIEW), known(maps=COMPLETE))
    assert asked == (Compose("image-1", OTHER_VIEW, Style(), MapSource(KEY, AUTO)),)


def test_another_layer_asks_for_a_picture_only_when_all_maps_are_there():
    asked = changed(READY, replace(READY, layer=FIRST), known(maps=COMPLETE))
    assert asked == (Compose("image-1", VIEW, Style(), MapSource(KEY, FIRST)),)


def test_another_layer_is_asked_for_first_when_the_maps_are_incomplete():
    part = maps_of(complete=False)
    asked = changed(READY, replace(READY, layer=FIRST), known(maps=part))
    assert asked == (Explain(KEY, FIRST), Compose("image-1", VIEW, Style(), MapSource(KEY, FIRST)))


def test_naming_the_auto_layer_changes_nothing_on_the_screen():
    asked = changed(READY, replace(READY, layer=AUTO), known(maps=COMPLETE))
    assert asked == ()


def test_another_target_asks_for_its_maps_and_keeps_the_old_picture_until_then():
    key = replace(KEY, target=SECOND)
    asked = changed(READY, replace(READY, target=SECOND), known(maps=COMPLETE))
    assert asked == (Explain(key, AUTO), Compose("image-1", VIEW, Style(), MapSource(key, AUTO)))


def test_naming_the_top_class_changes_nothing_on_the_screen():
    asked = changed(READY, replace(READY, target=TOP), known(maps=COMPLETE))
    assert asked == ()


def test_another_method_asks_for_its_maps():
    key = replace(KEY, method="layer-cam")
    asked = changed(READY, replace(READY, method="layer-cam"), known(maps=COMPLETE))
    assert asked == (Explain(key, AUTO), Compose("image-1", VIEW, Style(), MapSource(key, AUTO)))


def test_another_preprocessing_asks_for_predictions_and_leaves_the_picture_alone():
    new = replace(READY, preprocess="unit")
    asked = changed(READY, new, known(predictions=None, maps=COMPLETE))
    assert asked == (Predict(InputKey("model-1", "image-1", "unit")),)


def test_peeking_draws_the_image_alone_and_then_the_map_again():
    show_original = replace(READY, show_original=True)
    assert changed(READY, show_original, known(maps=COMPLETE)) == (Compose("image-1", VIEW),)
    assert changed(show_original, READY, known(maps=COMPLETE)) == (
        Compose("image-1", VIEW, Style(), MapSource(KEY, AUTO)),
    )


def test_maps_that_failed_are_not_waited_for():
    now = known(refused=[Explain(KEY)])
    assert missing(READY, now) == (Compose("image-1", VIEW),)


def test_a_layer_that_no_gradient_reaches_is_not_waited_for():
    maps = maps_of(missing=(AUTO,))
    asked = missing(READY, known(maps=maps))
    assert asked == (Compose("image-1", VIEW),)


def test_a_model_without_a_map_is_predicted_and_never_explained():
    info = fakes.model_info(auto_layer=None)
    now = known(info=info)
    assert missing(READY, now) == (Compose("image-1", VIEW),)
    old = replace(READY, image=None)
    assert changed(old, READY, known(info=info, predictions=None))[0] == Predict(INPUT)


def test_maps_of_another_key_do_not_count():
    other = maps_of(replace(KEY, target=SECOND))
    assert explained(READY, known(maps=other)) == Explain(KEY, AUTO)


def test_what_is_saved_is_what_is_shown():
    now = known(maps=COMPLETE)
    assert planning.save_view_for(READY, now, "v.png") == SaveView(
        "v.png", "image-1", Style(), MapSource(KEY, AUTO)
    )
    assert planning.copy_view_for(READY, now) == CopyView("image-1", Style(), MapSource(KEY, AUTO))
    assert planning.save_map_for(READY, now, "m.npy") == SaveMap("m.npy", MapSource(KEY, AUTO))
    assert planning.code_for(READY, now) == WriteCode(OverlayCode(MapSource(KEY, AUTO), Style()))


def test_without_maps_the_image_alone_is_saved_and_no_map():
    now = known(predictions=None)
    assert planning.save_view_for(READY, now, "v.png") == SaveView("v.png", "image-1", Style())
    assert planning.save_map_for(READY, now, "m.npy") is None
    assert planning.save_view_for(Selection(), Known(), "v.png") is None
    assert planning.copy_view_for(Selection(), Known()) is None
    assert planning.code_for(Selection(), Known()) is None


def test_a_map_that_has_not_arrived_cannot_be_saved():
    part = maps_of(complete=False)
    assert planning.save_map_for(replace(READY, layer=FIRST), known(maps=part), "m.npy") is None


# --- settings


def test_settings_of_another_method_change_nothing_on_the_screen():
    new = replace(READY, parameters=READY.with_parameters("rise", (("masks", 50),)))
    assert changed(READY, new, known(maps=COMPLETE)) == ()


# --- maps of the input, and of one layer

RISE = replace(KEY, method="rise")
SCORE = replace(KEY, method="score-cam")


def test_a_map_of_the_input_needs_no_layer():
    flat = known(info=fakes.model_info(auto_layer=None))
    rise = replace(READY, method="rise")
    assert explained(rise, flat) == Explain(RISE, INPUT_LAYER, all_layers=False)
    assert planning.compose_for(rise, flat) == Compose(
        "image-1", VIEW, Style(), MapSource(RISE, INPUT_LAYER)
    )
    assert explained(READY, flat) is None


def test_another_layer_asks_nothing_while_the_inputs_map_is_shown():
    rise = replace(READY, method="rise")
    maps = fakes.maps(Explain(RISE, INPUT_LAYER, all_layers=False), INFO)
    assert changed(rise, replace(rise, layer=FIRST), known(maps=maps)) == ()


def test_a_method_of_one_layer_is_asked_layer_by_layer():
    score = replace(READY, method="score-cam")
    maps = fakes.maps(Explain(SCORE, AUTO, all_layers=False), INFO)
    assert explained(score, known(maps=maps)) is None
    asked = changed(score, replace(score, layer=FIRST), known(maps=maps))
    assert asked == (
        Explain(SCORE, FIRST, all_layers=False),
        Compose("image-1", VIEW, Style(), MapSource(SCORE, FIRST)),
    )


def test_maps_of_another_layer_do_not_count_even_when_they_came_together():
    score = replace(READY, method="score-cam", layer=FIRST)
    maps = fakes.maps(Explain(SCORE, AUTO, all_layers=False), INFO)
    maps = replace(maps, raw={**maps.raw, FIRST: maps.raw[AUTO]})
    assert chosen.maps_of(score, known(maps=maps)) is None
    assert planning.save_map_for(score, known(maps=maps), "m.npy") is None


def test_a_layer_that_failed_leaves_the_others_to_be_asked():
    score = replace(READY, method="score-cam")
    now = known(refused=[Explain(SCORE, AUTO, all_layers=False)])
    assert explained(score, now) is None
    other = replace(score, layer=FIRST)
    assert explained(other, now) == Explain(SCORE, FIRST, all_layers=False)


def test_a_picture_on_the_way_is_not_asked_for_again_and_drawn_each_time():
    score = replace(READY, method="score-cam")
    request = Explain(SCORE, AUTO, all_layers=False)
    for share in (0.2, 0.7):
        now = known(maps=fakes.maps(request, INFO, complete=False, share=share))
        assert missing(score, now) == (Compose("image-1", VIEW, Style(), MapSource(SCORE, AUTO)),)


# --- outputs


def test_another_output_has_its_own_predictions():
    new = replace(READY, output=1)
    asked = changed(READY, new, known(maps=COMPLETE))
    assert Predict(INPUT, 1) in asked
    assert not any(isinstance(one, Explain) for one in asked)
    there = known(predictions=fakes.predictions(INPUT, first=2, output=1))
    assert chosen.target_of(new, there) == Target(2, output=1)
    assert not any(isinstance(one, Predict) for one in missing(new, there))


# --- mixes


def test_other_layers_are_mixed_in_as_far_as_they_have_maps():
    layer_blend = LayerBlend((FIRST, "backbone/block1_conv"), Combine.MAX)
    mixing = replace(READY, layer_blend=layer_blend)
    maps = maps_of(missing=("backbone/block1_conv",))
    now = known(maps=maps)
    assert chosen.layer_blend_of(mixing, now) == LayerBlend((FIRST,), Combine.MAX)
    assert planning.compose_for(mixing, now).shown.layer_blend == LayerBlend((FIRST,), Combine.MAX)
    assert planning.save_view_for(mixing, now, "v.png").shown.layer_blend == LayerBlend(
        (FIRST,), Combine.MAX
    )
    assert planning.copy_view_for(mixing, now).shown.layer_blend == LayerBlend(
        (FIRST,), Combine.MAX
    )
    assert planning.save_map_for(mixing, now, "m.npy").shown.layer_blend == LayerBlend(
        (FIRST,), Combine.MAX
    )


def test_a_part_without_the_other_layers_is_completed():
    part = maps_of(complete=False)
    assert explained(READY, known(maps=part)) is None
    mixing = replace(READY, layer_blend=LayerBlend((FIRST,)))
    assert explained(mixing, known(maps=part)) == Explain(KEY, AUTO)


# --- what nobody waits for


def test_methods_are_compared_for_layer_and_target():
    request = CompareMethods(INPUT, TOP, AUTO)
    now = known(maps=COMPLETE)
    assert request in missing(READY, now, method_strip=True)
    held = replace(now, comparison=fakes.comparison(request))
    assert request not in missing(READY, held, method_strip=True)
    other = CompareMethods(INPUT, TOP, FIRST)
    assert other in missing(replace(READY, layer=FIRST), held, method_strip=True)
    without = missing(READY, known(predictions=None), method_strip=True)
    assert not any(isinstance(one, CompareMethods) for one in without)


def test_costs_are_estimated_for_the_parameters_chosen():
    parameters = READY.with_parameters("rise", (("masks", 50), ("cells", 7)))
    rise = replace(READY, method="rise", parameters=parameters)
    request = EstimateCosts(INPUT, AUTO, "rise", (("masks", 50),))
    assert request in missing(rise, known(), costs=True)
    assert request not in missing(rise, known(costs=fakes.costs(request)), costs=True)
    assert missing(Selection(), Known(), costs=True) == ()


@pytest.mark.parametrize(
    ("lane", "waits"),
    [
        (Lane.MAPS, True),
        (Lane.PREDICTION, True),
        (Lane.IMAGE, True),
        (Lane.MODEL, True),
        (Lane.FILTERS, False),
        (Lane.EXPORT, False),
    ],
)
def test_costs_and_comparisons_wait_for_what_the_user_waits_for(lane, waits):
    now = known(pending={lane: OpenImage("/i/a.png")})
    assert planning.must_wait(EstimateCosts(INPUT, AUTO, "grad-cam"), now) is waits
    assert planning.must_wait(CompareMethods(INPUT, TOP, AUTO), now) is waits
    assert not planning.must_wait(ShowActivations(INPUT, AUTO, TOP), now)


# --- the target that is awaited


def test_while_the_target_is_awaited_the_picture_stays_as_it_is():
    drawn = planning.compose_for(READY, known(maps=COMPLETE))
    awaiting = replace(READY, preprocess="unit")
    now = known(predictions=None, maps=COMPLETE, overlay=fakes.overlay(drawn))
    assert missing(awaiting, now) == (Predict(InputKey("model-1", "image-1", "unit")),)
    zoomed = planning.compose_for(replace(awaiting, region=OTHER_VIEW), now)
    assert zoomed == replace(drawn, region=OTHER_VIEW)
    assert planning.compose_for(replace(awaiting, show_original=True), now).shown is None
    refused = replace(now, refused={Predict(InputKey("model-1", "image-1", "unit")): "No."})
    assert planning.compose_for(awaiting, refused).shown is None


def test_a_picture_of_another_image_does_not_stay():
    drawn = planning.compose_for(replace(READY, image="image-0"), known(maps=COMPLETE))
    assert planning.compose_for(
        READY, known(predictions=None, overlay=fakes.overlay(drawn))
    ) == Compose("image-1", VIEW)


# --- what belongs to choices that were left

LARGE = replace(
    READY,
    filters=FilterChoice(enlarged=4, enlarged_settings=FilterSettings(size=256)),
)


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"layer": FIRST}, False),
        ({"target": SECOND}, False),
        ({"method": "layer-cam"}, False),
        ({"inspected": "scores"}, False),
        ({"show_original": True}, True),
        ({"preprocess": "none"}, True),
        ({"image": "image-2"}, True),
        ({"style": Style(intensity=0.9)}, True),
    ],
)
def test_the_channel_goes_with_what_is_seen_in_the_heatmap(change, kept):
    old = replace(READY, channel=Target(1, layer=AUTO))
    new = planning.settled(old, replace(old, **change), known())
    assert (new.channel is not None) is kept


def test_an_inspected_layer_is_left_with_the_layer_or_the_model():
    old = replace(READY, inspected="gap")
    assert planning.settled(old, replace(old, layer=FIRST), known()).inspected is None
    assert planning.settled(old, replace(old, model="model-2"), known()).inspected is None
    assert planning.settled(old, replace(old, target=SECOND), known()).inspected == "gap"


def test_another_layer_takes_the_enlarged_number_along_if_it_has_it():
    picked = replace(LARGE, filters=replace(LARGE.filters, chosen=(2, 9)))
    new = planning.settled(picked, replace(picked, layer=FIRST), known())
    assert new.filters == FilterChoice(enlarged=4)
    high = replace(READY, filters=FilterChoice(enlarged=60))
    assert planning.settled(high, replace(high, layer=FIRST), known()).filters.enlarged is None
    same = planning.settled(picked, replace(picked, target=SECOND), known())
    assert same.filters == picked.filters
