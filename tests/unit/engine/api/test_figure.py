"""What is several of a figure becomes its rows and columns; everything else is refused in words."""

import pytest

from engine.api.errors import EngineError
from engine.api.figure import Axis, FigureImage, FigureMethod, FigurePlan
from engine.api.keys import InputKey, Target


def plan(images=1, targets=1, layers=1, methods=1):
    return FigurePlan(
        InputKey("m", ""),
        tuple(FigureImage(f"{number}.png") for number in range(images)),
        tuple(FigureMethod(f"method-{number}") for number in range(methods)),
        tuple(f"layer_{number}" for number in range(layers)),
        tuple(map(Target, range(targets))),
    )


def axes(made):
    return made.rows, made.columns


def test_what_is_several_is_told():
    assert plan().varied == ()
    assert plan(images=2, layers=3).varied == (Axis.IMAGE, Axis.LAYER)
    assert plan(3, 4, 5, 6).count(Axis.LAYER) == 5
    assert [plan(3, 4, 5, 6).count(axis) for axis in Axis] == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, (None, None)),
        ({"methods": 3}, (None, Axis.METHOD)),
        ({"images": 3}, (None, Axis.IMAGE)),
        ({"images": 2, "methods": 3}, (Axis.IMAGE, Axis.METHOD)),
        ({"layers": 2, "targets": 3}, (Axis.TARGET, Axis.LAYER)),
    ],
)
def test_axes_follow_from_what_is_several(counts, expected):
    assert axes(plan(**counts).arranged()) == expected


@pytest.mark.parametrize(
    ("counts", "asked", "expected"),
    [
        ({"methods": 3}, (Axis.METHOD, None), (Axis.METHOD, None)),
        ({"images": 2, "methods": 3}, (Axis.METHOD, None), (Axis.METHOD, Axis.IMAGE)),
        ({"images": 2, "methods": 3}, (None, Axis.IMAGE), (Axis.METHOD, Axis.IMAGE)),
        ({"methods": 3}, (Axis.METHOD, Axis.IMAGE), (Axis.METHOD, Axis.IMAGE)),
    ],
)
def test_axes_are_as_they_are_asked_for(counts, asked, expected):
    assert axes(plan(**counts).arranged(*asked)) == expected


def test_three_axes_are_too_many():
    with pytest.raises(EngineError) as caught:
        plan(images=2, layers=2, methods=2).arranged()
    assert str(caught.value) == (
        "A figure has rows and columns, and here 3 things are several: images, layers, methods. "
        "Give one of each but two."
    )


@pytest.mark.parametrize(
    ("rows", "columns"),
    [(Axis.LAYER, Axis.TARGET), (Axis.IMAGE, Axis.IMAGE), (Axis.IMAGE, Axis.LAYER)],
)
def test_axes_that_leave_out_what_is_several_are_refused(rows, columns):
    with pytest.raises(EngineError) as caught:
        plan(images=2, methods=2).arranged(rows, columns)
    assert str(caught.value) == (
        "Rows and columns have to be images and methods: they are what is several."
    )


def test_the_number_of_pictures_is_bounded():
    assert plan(images=10, methods=10).arranged().rows is Axis.IMAGE
    with pytest.raises(EngineError, match="at most 100 pictures; these would be 110"):
        plan(images=11, methods=10).arranged()
