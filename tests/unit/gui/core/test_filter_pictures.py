"""Filter images as frames bring them: they grow, and never go back."""

import pytest

from engine.api.errors import text
from engine.api.filters import GrowFilters
from gui.core.filter_pictures import GrownFilters, picture_in
from gui.core.filter_requests import without_order
from tests.unit.gui import fakes

REQUEST = GrowFilters("model-1", "conv", (4, 5, 6))


@pytest.fixture
def empty():
    return GrownFilters(without_order(REQUEST))


def test_a_picture_has_memory_of_its_own():
    frame = fakes.filter_images(REQUEST, 3)
    picture = picture_in(frame, 1)
    frame.pixels[:] = 0
    assert (picture.channel, picture.step, picture.done) == (5, 3, False)
    assert picture.pixels[0, 0].tolist() == [5, 3, 90]
    assert not picture.pixels.flags.writeable


def test_a_frame_leaves_the_others_and_what_was_there_before(empty):
    first, newer = empty.with_frame(fakes.filter_images(REQUEST, 3, (4, 5)))
    second, others = first.with_frame(fakes.filter_images(REQUEST, 5, (6,)))
    assert (newer, others) == ((4, 5), (6,))
    assert empty.pictures == {}
    assert set(first.pictures) == {4, 5}
    assert {number: one.step for number, one in second.pictures.items()} == {4: 3, 5: 3, 6: 5}
    assert second.pictures[4] is first.pictures[4]


def test_no_picture_goes_back(empty):
    grown, _ = empty.with_frame(fakes.filter_images(REQUEST, 9, (4,)))
    same, newer = grown.with_frame(fakes.filter_images(REQUEST, 8, (4,)))
    assert newer == ()
    assert same.pictures[4].step == 9
    done, _ = grown.with_frame(fakes.filter_images(REQUEST, channels=(4,), complete=False))
    assert done.done == {4}
    again, newer = done.with_frame(fakes.filter_images(REQUEST, 128, (4,), done=False))
    assert newer == ()
    assert again.pictures[4] is done.pictures[4]


def test_notes_are_kept_once_and_those_of_channels_apart(empty):
    size = text("Images have {width} × {height} pixels.", width=9, height=9)
    unexcited = text("No start had a gradient: {channels}.", channels="5, 6, x")
    frame = fakes.filter_images(REQUEST, 1, notes=(size, unexcited, size), precision="bfloat16")
    grown, _ = empty.with_frame(frame)
    grown, _ = grown.with_frame(frame)
    assert grown.notes == (size,)
    assert grown.unexcited == {5, 6}
    assert grown.precision == "bfloat16"
    assert grown.area == 128 * 128


def test_what_memory_has_no_room_for_goes(empty):
    grown, _ = empty.with_frame(fakes.filter_images(REQUEST, 1))
    assert set(grown.without_others(range(5)).pictures) == {4}
    assert grown.without_others(range(10)) is grown
