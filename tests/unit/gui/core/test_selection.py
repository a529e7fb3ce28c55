"""What is chosen is a value: views and parameters are taken out of it and put back."""

from dataclasses import replace

import pytest

from engine.api.display import Region, Style
from engine.api.keys import LayerBlend, Target
from gui.core.selection import Selection, Split, View, is_restyled, mixed

VIEW = View(
    "image-1",
    "conv",
    method="rise",
    target=Target(2),
    style=Style(intensity=0.8),
    region=Region(0, 0, 64, 48, 640, 480),
    model="model-1",
    preprocess="unit",
)
READY = Selection(model="model-1", image="image-1")


def test_the_view_is_the_part_that_a_canvas_shows():
    view = Selection(
        model="model-1",
        image=VIEW.image,
        preprocess="unit",
        target=VIEW.target,
        method=VIEW.method,
        layer=VIEW.layer,
        style=VIEW.style,
        region=VIEW.region,
    ).view
    assert view == VIEW


def test_another_view_leaves_all_other_choices():
    chosen = replace(READY, preprocess="unit", show_original=True)
    other = chosen.showing(VIEW)
    assert other.view == VIEW
    assert other.showing(chosen.view) == chosen


def test_a_view_with_a_channel_inspects_its_layer():
    inside = replace(VIEW, channel=Target(3, layer="gap"))
    assert READY.showing(inside).inspected == "gap"
    assert READY.showing(replace(VIEW, channel=Target(3, layer="conv"))).inspected is None


def test_views_are_in_reading_order():
    first, last = View("a", index=4), View("b", index=2)
    split = Split((first,), (last,), index=1)
    chosen = replace(READY, split=split)
    assert [view.index for view in chosen.views] == [4, 1, 2]
    assert split.beside == (first, last)
    assert split.map(lambda view: replace(view, layer="x")).after[0].layer == "x"


def test_each_method_keeps_its_settings_and_defaults_leave_no_trace():
    parameters = READY.with_parameters("rise", (("masks", 50), ("cells", 9)))
    now = replace(READY, parameters=parameters)
    both = replace(now, parameters=now.with_parameters("grad-cam", (("smoothing", 8),)))
    assert both.parameters_of("rise") == (("cells", 9), ("masks", 50))
    assert both.parameters_of("grad-cam") == (("smoothing", 8),)
    assert both.parameters_of("occlusion") == ()
    assert both.with_parameters("rise", ()) == (("grad-cam", (("smoothing", 8),)),)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"style": Style(threshold=0.5)}, True),
        ({"region": VIEW.region, "show_original": True}, True),
        ({"layer": "conv"}, False),
        ({"layer_blend": LayerBlend(("conv",))}, False),
        ({"style": Style(threshold=0.5), "image": "image-2"}, False),
        ({"channel": Target(1, layer="conv")}, False),
    ],
)
def test_style_region_and_the_original_change_the_drawing_alone(change, expected):
    assert is_restyled(READY, replace(READY, **change)) is expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"style": Style(threshold=0.5)}, True),
        ({"region": VIEW.region}, True),
        ({"layer": "conv"}, False),
        ({"index": 5}, False),
    ],
)
def test_the_views_beside_are_drawn_otherwise_in_the_same_sense(change, expected):
    beside = View("image-1", index=1)
    old = replace(READY, split=Split(after=(beside,)))
    new = replace(READY, split=Split(after=(replace(beside, **change),)))
    assert is_restyled(old, new) is expected
    assert not is_restyled(old, READY)


@pytest.mark.parametrize(
    ("path", "main", "others"),
    [
        ("c", "a", ("b", "c")),
        ("b", "a", ()),
        ("a", "b", ()),
    ],
)
def test_layers_go_into_the_mix_and_out_again(path, main, others):
    assert mixed("a", ("b",), path) == (main, others)
    assert mixed("a", (), "a") == ("a", ())
