"""What is chosen is a value: views and parameters are taken out of it and put back."""

from dataclasses import replace

import pytest

from engine.api.display import Region, Style
from engine.api.keys import LayerBlend, Target
from gui.core.selection import Selection, View, is_restyled, mixed

VIEW = View("image-1", "conv", "rise", Target(2), Region(0, 0, 64, 48, 640, 480))
READY = Selection(model="model-1", image="image-1")


def test_the_view_is_the_part_that_a_canvas_shows():
    view = Selection(
        model="model-1",
        image=VIEW.image,
        preprocess="unit",
        output=1,
        target=VIEW.target,
        method=VIEW.method,
        layer=VIEW.layer,
        region=VIEW.region,
    ).view
    assert view == VIEW


def test_another_view_leaves_all_other_choices():
    chosen = replace(
        READY, output=1, preprocess="unit", style=Style(intensity=0.9), inspected="gap"
    )
    other = chosen.showing(VIEW)
    assert other.view == VIEW
    kept = {"image": None, "layer": None, "method": "", "target": None, "region": None}
    assert replace(other, **kept) == replace(chosen, **kept)


def test_the_same_view_is_the_same_selection():
    assert READY.showing(READY.view) is READY


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
