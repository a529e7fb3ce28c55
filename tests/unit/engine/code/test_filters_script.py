"""Scripts of filter images: the grid, the facts that are said, and what is refused."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from engine.api.code import FiltersCode
from engine.api.errors import EngineError
from engine.api.filters import (
    FilterSettings,
    FilterStyle,
    GridOrder,
    GrowFilters,
    ObjectiveKind,
    arranged,
)
from engine.api.keys import InputKey
from engine.code.filters_script import filters_script
from engine.imaging import picture_from_pixels, picture_grid
from tests.unit.engine.code.stage import INFO, context

TEXTBOOK = FilterSettings(FilterStyle.TEXTBOOK, 3, 16)


@dataclass
class Optimizer:
    size: tuple = (16, 16)
    precision: str = "float32"


def written(info=INFO, optimizer=None, columns=2, grid_order=GridOrder.ROWS, **more):
    request = GrowFilters("model", "conv", (0, 1, 2), settings=TEXTBOOK)
    subject = FiltersCode(replace(request, **more), columns, grid_order)
    told = context(info)
    script = filters_script(told, subject, None, optimizer or Optimizer())
    return script, told.writer.asked[0][1]


@pytest.mark.parametrize("order", GridOrder)
@pytest.mark.parametrize(("channels", "columns"), [((0, 1, 2), 2), ((5, 3), 8), ((0, 1, 2, 3), 2)])
def test_pictures_stand_side_by_side_as_in_the_program(channels, columns, order):
    script, _ = written(channels=channels, columns=columns, grid_order=order)
    begin = script.index("grid = ")
    end = script.index("cv2.imwrite")
    names = {"np": np, "filter_image": lambda channel: np.full((16, 16, 3), channel + 1, np.uint8)}
    exec(script[begin:end], names)
    placed = arranged(channels, columns, order)
    wanted = picture_grid([names["filter_image"](each) for each in placed], columns)
    np.testing.assert_array_equal(names["grid"], wanted)


def test_the_network_is_asked_whether_the_pictures_have_its_own_size():
    assert written()[1].any_size
    assert not written(optimizer=Optimizer((8, 8)))[1].any_size
    assert not written(replace(INFO, input_shape=(None, None, 3)))[1].any_size


def test_a_direction_is_one_picture_and_a_class_has_no_layer():
    script, subject = written(objective_kind=ObjectiveKind.DIRECTION)
    assert subject.channels == (0, 1, 2)
    assert "picture = filter_image(0)" in script
    script, subject = written(layer="", objective_kind=ObjectiveKind.CLASS)
    assert subject.layers == ()
    assert script.startswith("# Filter images of classes of net, ")


def test_another_precision_is_said():
    script, _ = written(optimizer=Optimizer(precision="bfloat16"))
    assert "Camscope grew them in bfloat16" in script.splitlines()[0]


def test_what_has_no_script_says_why():
    with pytest.raises(EngineError, match="transparency"):
        written(replace(INFO, input_shape=(8, 8, 4)))


def test_the_fourier_style_from_an_image_is_refused():
    request = GrowFilters("model", "conv", (0,), start=InputKey("model", "image"))
    picture = picture_from_pixels(np.zeros((4, 4, 3), np.uint8), "a")
    with pytest.raises(EngineError, match="from an image"):
        filters_script(context(), FiltersCode(request), picture, Optimizer())


def test_the_fourier_style_is_written_by_the_backend():
    caffe = FilterSettings(steps=9, size=16, seed=4, preprocess="caffe")
    script, subject = written(settings=caffe)
    assert subject.fourier.prepared.startswith("255 * moved(picture, draw)[..., ::-1] - np.float32")
    assert (subject.fourier.steps, subject.fourier.seed, subject.fourier.size) == (9, 4, (16, 16))
    assert "def filter_image" not in script
    assert written()[1].fourier is None
    signed = FilterSettings(preprocess="signed")
    assert written(settings=signed)[1].fourier.prepared == "2 * moved(picture, draw) - 1"
    unit = FilterSettings(preprocess="unit")
    assert written(settings=unit)[1].fourier.prepared == "moved(picture, draw)"
