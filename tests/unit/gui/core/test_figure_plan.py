"""The plan of a figure: what is checked along its axes, what is chosen in the window elsewhere."""

import dataclasses

import pytest

from engine.api.display import Style
from engine.api.errors import EngineError
from engine.api.figure import Axis, FigureImage, FigureMethod, Scale
from engine.api.keys import Resize, Target
from engine.api.scores import ScoreKind
from gui.core.figure_plan import (
    FigureChoice,
    figure_plan,
    first_values,
    image_of,
    images_offered,
    layers_offered,
    targets_offered,
)
from gui.core.image_list import ImageList
from tests.unit.gui import fakes


@pytest.fixture
def images(ready):
    made = ImageList().with_paths([f"/i/{number}.png" for number in range(6)])
    return made.choosing("/i/1.png")


def first(axis, state, images):
    return first_values(axis, state.selection, state.known, images)


def plan(state, choice):
    return figure_plan(state.selection, state.known, choice)


def test_without_axes_it_is_what_is_on_the_screen(ready):
    ready.select(layer="backbone/block1_conv", method="layer-cam", resize=Resize.NEAREST)
    made = plan(ready, FigureChoice(None, None, {}, title="T", scale=Scale.SHARED))
    assert made.images == (FigureImage(ready.picture.path),)
    assert made.methods == (FigureMethod("layer-cam"),)
    assert made.layers == ("backbone/block1_conv",)
    assert made.targets == (None,)
    assert (made.input.image, made.input.resize) == ("", Resize.NEAREST)
    assert (made.title, made.scale) == ("T", Scale.SHARED)
    assert (made.rows, made.columns) == (None, None)


def test_checked_values_stand_along_their_axes(ready):
    checked = {
        Axis.METHOD: ("grad-cam", "rise"),
        Axis.TARGET: (Target(0), Target(2)),
        Axis.LAYER: ("never",),
    }
    made = plan(ready, FigureChoice(Axis.TARGET, Axis.METHOD, checked))
    assert made.targets == (Target(0), Target(2))
    assert [each.id for each in made.methods] == ["grad-cam", "rise"]
    assert made.layers == (None,)
    assert (made.rows, made.columns) == (Axis.TARGET, Axis.METHOD)


def test_methods_have_their_parameters_and_maps_their_style_and_score(ready):
    rise = ready.method("rise")
    name = next(each.name for each in rise.parameters if each.kind == "int")
    ready.select(
        parameters=ready.selection.with_parameters("rise", ((name, 17),)),
        style=Style(colormap="viridis"),
        score=ScoreKind.PROBABILITY,
    )
    checked = {Axis.METHOD: ("grad-cam", "rise")}
    made = plan(ready, FigureChoice(None, Axis.METHOD, checked))
    assert made.methods == (FigureMethod("grad-cam"), FigureMethod("rise", ((name, 17),)))
    assert made.style.colormap == "viridis"
    assert made.score is ScoreKind.PROBABILITY


def test_something_missing_is_no_plan(ready):
    assert plan(ready, FigureChoice(Axis.IMAGE, None, {Axis.IMAGE: ()})) is None
    assert plan(ready, FigureChoice(Axis.IMAGE, None, {})) is None
    ready.set_picture(None)
    assert plan(ready, FigureChoice(None, None, {})) is None


def test_too_many_pictures_are_refused(ready):
    checked = {
        Axis.LAYER: tuple(f"l{number}" for number in range(60)),
        Axis.METHOD: ("grad-cam", "layer-cam"),
    }
    with pytest.raises(EngineError, match="at most 100"):
        plan(ready, FigureChoice(Axis.LAYER, Axis.METHOD, checked))


def test_a_pasted_image_goes_by_its_key(ready, images):
    pasted = dataclasses.replace(fakes.picture(), path="", key="k")
    with_it = images.with_picture(pasted)
    assert image_of(with_it.entries[-1]) == FigureImage(key="k")
    assert image_of(with_it.entries[0]) == FigureImage("/i/0.png")
    ready.set_picture(pasted)
    made = plan(ready, FigureChoice(None, None, {}))
    assert made.images == (FigureImage(key="k"),)


def test_images_begin_with_the_one_on_the_screen(ready, images):
    assert [each.path for each in first(Axis.IMAGE, ready, images)] == [
        f"/i/{number}.png" for number in (1, 2, 3, 4)
    ]
    last = images.choosing("/i/5.png")
    assert [each.path for each in first(Axis.IMAGE, ready, last)] == [
        f"/i/{number}.png" for number in (2, 3, 4, 5)
    ]


def test_of_very_many_images_those_around_the_one_shown_are_offered(images):
    assert images_offered(images) == images.entries
    many = ImageList().with_paths([f"/i/{number}.png" for number in range(3000)])
    for current, first_one in ((0, 0), (1500, 1000), (2999, 2000)):
        offered = images_offered(many.choosing(f"/i/{current}.png"))
        assert len(offered) == 1000
        assert offered[0].id == f"/i/{first_one}.png"
        assert f"/i/{current}.png" in {entry.id for entry in offered}


def test_classes_begin_with_the_chosen_one_and_the_most_probable(ready, images):
    ranked = [row.target for row in ready.predictions.ranked]
    assert first(Axis.TARGET, ready, images) == tuple(ranked[:3])
    ready.select(target=ranked[4])
    assert first(Axis.TARGET, ready, images) == (ranked[4], *ranked[:2])
    assert targets_offered(ready.selection, ready.known)[0] == ranked[4]
    assert len(set(targets_offered(ready.selection, ready.known))) == len(ranked)


def test_layers_begin_with_landmarks_and_the_one_on_the_screen(ready, images):
    found = first(Axis.LAYER, ready, images)
    assert ready.layer in found
    assert set(found) <= set(layers_offered(ready.known))
    assert all(ready.layers[path].explainable for path in layers_offered(ready.known))


def test_methods_begin_with_the_chosen_one_and_quick_ones(ready, images):
    ready.select(method="rise")
    found = first(Axis.METHOD, ready, images)
    assert found[0] == "rise"
    assert len(found) == 4
    assert all(ready.method(each).scope.value == "all layers" for each in found[1:])
