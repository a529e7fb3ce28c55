"""Galleries as they grow: order, frames, notes, refusals."""

from dataclasses import replace

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.filters import FilterImages, FilterStyle, ObjectiveKind
from engine.api.keys import InputKey
from engine.api.results import Progress
from engine.filters import service as growing
from tests import models
from tests.unit.engine.filters.stage import ascent_of, asked, frames, growing_of, moody

STYLES = tuple(FilterStyle)


@pytest.mark.parametrize("style", STYLES)
def test_channels_come_in_the_order_asked(style):
    it = growing_of(models.wide())
    wanted = (5, 0, 3, 2)
    found = frames(it, asked("conv_2", wanted, style=style))
    assert all(each.channels == wanted for each in found)
    assert found[0].step == 1
    assert [each.step for each in found] == sorted({each.step for each in found})
    assert found[-1].step == 4
    assert [each.done for each in found] == [each.step == 4 for each in found]
    assert [each.complete for each in found] == [False] * (len(found) - 1) + [True]
    assert found[-1].pixels.shape == (4, 24, 24, 3)
    assert found[-1].pixels.dtype == np.uint8
    assert found[-1].precision == "float32"
    assert found[-1].notes == ()
    assert not found[-1].pixels.flags.writeable
    assert not found[-1].objective.flags.writeable


def test_those_in_view_are_done_first(monkeypatch):
    it = growing_of(models.wide())
    request = asked("conv_2", (4, 1, 5, 0, 2))
    optimizer = ascent_of(it, request)
    monkeypatch.setattr(optimizer, "batch", 2)
    found = frames(it, request)
    done = [each.channels for each in found if each.done]
    assert done == [(4, 1), (5, 0), (2,)]
    assert [each.complete for each in found if each.done] == [False, False, True]
    together = np.concatenate([each.pixels for each in found if each.done])
    monkeypatch.setattr(optimizer, "batch", 16)
    np.testing.assert_array_equal(frames(it, request)[-1].pixels, together)


def test_a_picture_is_shown_between_the_first_step_and_the_last(monkeypatch):
    monkeypatch.setattr(growing, "FRAME_S", 0.0)
    monkeypatch.setattr(growing, "CALL_S", 0.0)
    found = frames(growing_of(models.wide()), asked("conv_2", (0, 1)))
    assert [each.step for each in found] == [1, 2, 3, 4]
    assert len({each.pixels.tobytes() for each in found}) == 4


def test_every_call_is_followed_by_a_place_to_stop(monkeypatch):
    monkeypatch.setattr(growing, "FRAME_S", 1e9)
    monkeypatch.setattr(growing, "CALL_S", 0.0)
    answers = list(growing_of(models.wide()).grow(asked("conv_2", steps=6)))
    told = [each for each in answers if isinstance(each, Progress)]
    grown = [each for each in told if str(each.text) == "Growing images"]
    assert [round(each.fraction, 3) for each in grown] == [0.333, 0.5, 0.667, 0.833, 1]
    assert isinstance(answers[-1], FilterImages)


@pytest.mark.parametrize("style", STYLES)
def test_the_way_there_does_not_change_the_picture(style, monkeypatch):
    request = asked("conv_2", (1, 3), style=style, steps=7)
    at_once = frames(growing_of(models.wide()), request)[-1]
    monkeypatch.setattr(growing, "FRAME_S", 0.0)
    monkeypatch.setattr(growing, "CALL_S", 0.0)
    alone = frames(growing_of(models.wide()), replace(request, channels=(3,)))[-1]
    np.testing.assert_array_equal(at_once.pixels[1], alone.pixels[0])
    assert at_once.objective[1] == alone.objective[0]


@pytest.mark.parametrize("style", STYLES)
def test_a_dead_channel_is_told(style):
    found = frames(growing_of(moody()), asked("conv", (0, 1), style=style))
    assert [str(note) for note in found[-1].notes] == [
        "Could not be excited, as no start had a gradient: 1."
    ]
    assert found[0].notes == ()
    assert found[-1].objective[1] == 0


@pytest.mark.parametrize("style", STYLES)
def test_a_hard_channel_gets_other_starts_and_the_easy_one_keeps_its_own(style):
    it = growing_of(moody())
    both = frames(it, asked("conv", (0, 2), style=style))[-1]
    assert both.notes == ()
    assert both.objective[1] > 0
    alone = frames(it, asked("conv", (0,), style=style))[-1]
    np.testing.assert_array_equal(both.pixels[0], alone.pixels[0])


@pytest.mark.parametrize("batch", [2, 3, 16])
def test_starts_are_tried_side_by_side_and_the_tamest_is_taken(batch, monkeypatch):
    it = growing_of(moody())
    request = asked("conv", (1, 2), steps=1)
    optimizer = ascent_of(it, request)
    monkeypatch.setattr(optimizer, "batch", batch)
    real, tried = optimizer.parametrization.start, []

    def start(seed, channels, attempts, image=None):
        tried.extend(zip(channels, attempts, strict=True))
        return real(seed, channels, attempts, image)

    monkeypatch.setattr(optimizer.parametrization, "start", start)
    found = frames(it, request)[-1]
    assert "1" in str(found.notes[0])
    assert found.objective[1] > 0
    assert [each for each in tried if each[0] == 1 and each[1]] == [(1, n) for n in (1, 2, 3, 4)]
    # The picture of the other is that of its first start with a gradient, one step further.
    for attempt in range(5):
        weights = np.zeros((batch, 4), np.float32)
        weights[0, 2] = 1
        state = optimizer.begin(real(0, (2,) * batch, [attempt] * batch, None))
        state, has_gradient, _ = optimizer.advance(
            state, weights, optimizer.parametrization.moves(0, 1), 0
        )
        if has_gradient[0]:
            break
    assert attempt > 0
    np.testing.assert_array_equal(optimizer.show(state)[0], found.pixels[1])


def test_numbers_that_are_not_finite_are_told():
    it = growing_of(moody(activation=None))
    with pytest.raises(EngineError, match="not finite"):
        frames(it, asked("conv", (0, 3)))
    assert np.isfinite(frames(it, asked("conv", (0, 2)))[-1].objective).all()


@pytest.mark.parametrize("style", STYLES)
def test_a_direction_is_one_picture(style):
    found = frames(growing_of(moody()), asked("conv", (0, 1), ObjectiveKind.DIRECTION, style=style))
    assert found[-1].channels == (0,)
    assert found[-1].pixels.shape == (1, 24, 24, 3)
    assert found[-1].objective.shape == (1,)


def test_classes_are_excited_at_the_models_own_size_where_it_has_one():
    found = frames(
        growing_of(models.sequential()), asked("", (2, 0), ObjectiveKind.CLASS, size=40)
    )[-1]
    assert found.channels == (2, 0)
    assert found.pixels.shape == (2, 24, 32, 3)
    assert "32 × 24 pixels" in str(found.notes[0])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("maker", [models.grayscale, models.four_channels, models.any_size])
def test_pictures_are_rgb_whatever_goes_in(maker, style):
    found = frames(growing_of(maker()), asked("conv_2", (0, 1), style=style))
    assert found[-1].pixels.shape == (2, 24, 24, 3)


@pytest.mark.parametrize("style", STYLES)
def test_an_image_can_be_the_start(style):
    image = np.zeros((30, 50, 3), np.uint8)
    image[:, 25:] = (200, 60, 30)
    request = asked("conv", start=InputKey("key", "image", "signed"), style=style, steps=1)
    found = frames(growing_of(moody()), request, image)[0].pixels[0].astype(float)
    right, left = found[:, 14:].mean(axis=(0, 1)), found[:, :10].mean(axis=(0, 1))
    assert right[0] > right[1] > right[2]
    assert right[0] - left[0] > 25


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (asked("conv", size=15), "size"),
        (asked("conv", size=1025), "size"),
        (asked("conv", steps=0), "steps"),
        (asked("conv", steps=4097), "steps"),
        (asked("conv", seed=-1), "seed"),
        (asked("conv", ()), "channels"),
        (asked("conv", range(4097)), "channels"),
        (asked("conv", (0, 1), in_view=-1), "in view"),
        (asked("conv", (0, 1), in_view=3), "in view .* 0 to 2; 3 was asked"),
        (asked("conv", (4,)), "no channel 4; its channels go from 0 to 3"),
        (asked("conv", (-1,)), "no channel -1"),
        (asked("", (2,), ObjectiveKind.CLASS), "no class 2"),
        (asked("", (0,)), "Choose a layer"),
        (asked("nowhere"), "no layer"),
    ],
)
def test_what_cannot_be_is_refused(request_, words):
    with pytest.raises(EngineError, match=words):
        frames(growing_of(moody()), request_)


def test_what_does_not_fit_into_memory_is_refused(monkeypatch):
    monkeypatch.setattr(growing, "free_bytes", lambda: 1000)
    with pytest.raises(EngineError, match="smaller size"):
        frames(growing_of(moody()), asked("conv"))


def test_little_memory_makes_small_batches(monkeypatch):
    it = growing_of(moody())
    request = asked("conv", (0, 2))
    optimizer = ascent_of(it, request)
    monkeypatch.setattr(growing, "free_bytes", lambda: 3 * optimizer.picture_bytes)
    assert {each.channels for each in frames(it, request)} == {(0,), (2,)}
