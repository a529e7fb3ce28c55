"""Each view of the window has its own newest overlay request in the engine thread."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.api.display import Compose, Region, Style
from engine.imaging import picture_from_pixels
from engine.ipc.thread import EngineThread


@pytest.fixture
def drawn(qapp: Any) -> Any:
    """A thread that is not started, with one picture, and what it has drawn."""
    thread = EngineThread()
    picture = picture_from_pixels(np.zeros((8, 8, 3), np.uint8), "black")
    drawn: list[Any] = []
    thread.produced.connect(drawn.append)
    thread._opening = SameThread()
    thread._scale_pasted(picture)
    thread._commands.popleft()()
    assert drawn.pop() is picture
    return thread, Compose(picture.key, Region(0, 0, 8, 8, 8, 8)), drawn


class SameThread:
    """A file worker that works at once."""

    def add(self, job: Any) -> None:
        job()


def draw_all(thread: EngineThread) -> None:
    for _ in range(5):
        thread._draw()


def test_the_newest_of_each_view_is_drawn(drawn):
    thread, asked, overlays = drawn
    for intensity in (0.1, 0.2, 0.3):
        for index in (1, 0, 2):
            thread._accept(replace(asked, view_index=index, style=Style(intensity=intensity)))
    draw_all(thread)
    shown = [(each.request.view_index, each.request.style.intensity) for each in overlays]
    assert shown == [(1, 0.3), (0, 0.3), (2, 0.3)]


def test_a_view_that_never_rests_does_not_starve_another(drawn):
    thread, asked, overlays = drawn
    thread._accept(asked)
    thread._accept(replace(asked, view_index=1))
    for step in range(3):
        thread._draw()
        thread._accept(replace(asked, style=Style(intensity=step / 10)))
    assert [each.request.view_index for each in overlays] == [0, 1, 0]
