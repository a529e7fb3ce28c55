"""Which choice asks for what."""

from dataclasses import replace

import pytest

from engine.requests import (
    Blend,
    Compose,
    CopyView,
    Explain,
    InputKey,
    MapKey,
    Predict,
    SaveMap,
    SaveView,
    Style,
    Target,
    View,
)
from gui import planning
from gui.selection import Known, Selection
from tests.unit.gui import fakes

VIEW = View(0, 0, 64, 48, 640, 480)
OTHER_VIEW = View(8, 8, 32, 24, 640, 480)
INPUT = InputKey("model-1", "image-1")
TOP = Target(0)
SECOND = Target(1)
INFO = fakes.model_info()
AUTO = "backbone/block3_conv"
FIRST = "backbone/block0_conv"
KEY = MapKey(INPUT, "grad-cam", TOP)
READY = Selection(model="model-1", image="image-1", view=VIEW)
PREDICTIONS = fakes.predictions(INPUT)


def known(*, predictions=PREDICTIONS, maps=None, failed=frozenset(), info=INFO):
    return Known(model=info, predictions=predictions, maps=maps, failed=failed)


def maps_of(key=KEY, **how):
    return fakes.maps(Explain(key), INFO, **how)


COMPLETE = maps_of()


def test_nothing_is_asked_while_nothing_is_open():
    assert planning.requests_for(Selection(), Selection(peek=True), Known()) == ()


def test_an_image_without_a_model_is_drawn_alone():
    old = Selection(image="image-1")
    new = replace(old, view=VIEW)
    assert planning.requests_for(old, new, Known()) == (Compose("image-1", VIEW),)


def test_a_first_image_asks_for_predictions_before_any_map():
    old = replace(READY, image=None, view=None)
    asked = planning.requests_for(old, replace(READY, view=None), known(predictions=None))
    assert asked == (Predict(INPUT),)


def test_the_view_of_a_new_image_draws_it_alone_until_its_top_class_is_known():
    asked = planning.requests_for(replace(READY, view=None), READY, known(predictions=None))
    assert asked == (Compose("image-1", VIEW),)


def test_predictions_bring_maps_and_the_picture_that_waits_for_them():
    assert planning.requests_after_answer(READY, known()) == (
        Explain(KEY, AUTO),
        Compose("image-1", VIEW, Style(), KEY, AUTO),
    )


def test_complete_maps_bring_the_picture_only():
    assert planning.requests_after_answer(READY, known(maps=COMPLETE)) == (
        Compose("image-1", VIEW, Style(), KEY, AUTO),
    )


def test_an_image_whose_predictions_are_known_asks_for_its_maps_at_once():
    other = InputKey("model-1", "image-2")
    new = replace(READY, image="image-2")
    key = MapKey(other, "grad-cam", TOP)
    asked = planning.requests_for(READY, new, known(predictions=fakes.predictions(other)))
    assert asked == (Explain(key, AUTO), Compose("image-2", VIEW, Style(), key, AUTO))


def test_an_explicit_target_needs_no_predictions_to_be_explained():
    new = replace(READY, target=SECOND, image="image-2")
    key = MapKey(InputKey("model-1", "image-2"), "grad-cam", SECOND)
    asked = planning.requests_for(replace(READY, target=SECOND), new, known(predictions=None))
    assert asked == (
        Predict(InputKey("model-1", "image-2")),
        Explain(key, AUTO),
        Compose("image-2", VIEW, Style(), key, AUTO),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"intensity": 0.9},
        {"threshold": 0.3},
        {"colour_map": "viridis"},
        {"blend": Blend.TEXTBOOK},
    ],
)
def test_a_slider_asks_for_a_picture_only(change):
    style = replace(READY.style, **change)
    asked = planning.requests_for(READY, replace(READY, style=style), known(maps=COMPLETE))
    assert asked == (Compose("image-1", VIEW, style, KEY, AUTO),)


def test_a_slider_asks_nothing_while_the_image_is_shown_alone():
    style = replace(READY.style, intensity=0.9)
    asked = planning.requests_for(READY, replace(READY, style=style), known(predictions=None))
    assert asked == ()


def test_zooming_asks_for_a_picture_only():
    asked = planning.requests_for(READY, replace(READY, view=OTHER_VIEW), known(maps=COMPLETE))
    assert asked == (Compose("image-1", OTHER_VIEW, Style(), KEY, AUTO),)


def test_another_layer_asks_for_a_picture_only_when_all_maps_are_there():
    asked = planning.requests_for(READY, replace(READY, layer=FIRST), known(maps=COMPLETE))
    assert asked == (Compose("image-1", VIEW, Style(), KEY, FIRST),)


def test_another_layer_is_asked_for_first_when_the_maps_are_incomplete():
    part = maps_of(complete=False)
    asked = planning.requests_for(READY, replace(READY, layer=FIRST), known(maps=part))
    assert asked == (Explain(KEY, FIRST), Compose("image-1", VIEW, Style(), KEY, FIRST))


def test_naming_the_auto_layer_changes_nothing_on_the_screen():
    asked = planning.requests_for(READY, replace(READY, layer=AUTO), known(maps=COMPLETE))
    assert asked == ()


def test_another_target_asks_for_its_maps_and_keeps_the_old_picture_until_then():
    key = replace(KEY, target=SECOND)
    asked = planning.requests_for(READY, replace(READY, target=SECOND), known(maps=COMPLETE))
    assert asked == (Explain(key, AUTO), Compose("image-1", VIEW, Style(), key, AUTO))


def test_naming_the_top_class_changes_nothing_on_the_screen():
    asked = planning.requests_for(READY, replace(READY, target=TOP), known(maps=COMPLETE))
    assert asked == ()


def test_another_method_asks_for_its_maps():
    key = replace(KEY, method="layer-cam")
    asked = planning.requests_for(READY, replace(READY, method="layer-cam"), known(maps=COMPLETE))
    assert asked == (Explain(key, AUTO), Compose("image-1", VIEW, Style(), key, AUTO))


def test_another_preprocessing_asks_for_predictions_and_leaves_the_picture_alone():
    new = replace(READY, preprocess="unit")
    asked = planning.requests_for(READY, new, known(predictions=None, maps=COMPLETE))
    assert asked == (Predict(InputKey("model-1", "image-1", "unit")),)


def test_peeking_draws_the_image_alone_and_then_the_map_again():
    peek = replace(READY, peek=True)
    assert planning.requests_for(READY, peek, known(maps=COMPLETE)) == (Compose("image-1", VIEW),)
    assert planning.requests_for(peek, READY, known(maps=COMPLETE)) == (
        Compose("image-1", VIEW, Style(), KEY, AUTO),
    )


def test_maps_that_failed_are_not_waited_for():
    now = known(failed=frozenset({(KEY, None)}))
    assert planning.requests_after_answer(READY, now) == (Compose("image-1", VIEW),)


def test_a_layer_that_no_gradient_reaches_is_not_waited_for():
    maps = maps_of(missing=(AUTO,))
    asked = planning.requests_after_answer(READY, known(maps=maps))
    assert asked == (Compose("image-1", VIEW),)


def test_a_model_without_a_map_is_predicted_and_never_explained():
    info = fakes.model_info(auto_layer=None)
    now = known(info=info)
    assert planning.requests_after_answer(READY, now) == (Compose("image-1", VIEW),)
    old = replace(READY, image=None)
    assert planning.requests_for(old, READY, known(info=info, predictions=None))[0] == Predict(
        INPUT
    )


def test_predictions_of_another_input_choose_no_target():
    stale = fakes.predictions(InputKey("model-1", "image-0"))
    assert planning.target_of(READY, known(predictions=stale)) is None


def test_maps_of_another_key_do_not_count():
    other = maps_of(replace(KEY, target=SECOND))
    assert planning.explain_for(READY, known(maps=other)) == Explain(KEY, AUTO)


def test_what_is_saved_is_what_is_shown():
    now = known(maps=COMPLETE)
    assert planning.save_view_for(READY, now, "v.png") == SaveView(
        "v.png", "image-1", Style(), KEY, AUTO
    )
    assert planning.copy_view_for(READY, now) == CopyView("image-1", Style(), KEY, AUTO)
    assert planning.save_map_for(READY, now, "m.npy") == SaveMap("m.npy", KEY, AUTO)


def test_without_maps_the_image_alone_is_saved_and_no_map():
    now = known(predictions=None)
    assert planning.save_view_for(READY, now, "v.png") == SaveView("v.png", "image-1", Style())
    assert planning.save_map_for(READY, now, "m.npy") is None
    assert planning.save_view_for(Selection(), Known(), "v.png") is None
    assert planning.copy_view_for(Selection(), Known()) is None


def test_a_map_that_has_not_arrived_cannot_be_saved():
    part = maps_of(complete=False)
    assert planning.save_map_for(replace(READY, layer=FIRST), known(maps=part), "m.npy") is None
