"""The views of the window: each shows its picture, its overlay and the words for it."""

import pytest

from engine.api.display import Region
from gui.core import planning
from gui.core.state import State
from gui.view_grid import ViewGrid
from tests.unit.gui import fakes


@pytest.fixture
def grid(qtbot):
    made = ViewGrid(State())
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_an_image_is_shown_and_its_part_is_told(grid, qtbot):
    state = grid._state
    state.set_picture(fakes.picture())
    qtbot.waitUntil(lambda: isinstance(state.selection.region, Region))
    canvas = grid.canvas
    assert canvas.image_key == state.picture.key
    assert canvas.accessibleName() == "a.png"
    state.set_picture(None)
    assert canvas.image_key == ""


def test_a_frame_of_another_image_is_not_painted(grid, qtbot):
    state = grid._state
    state.set_picture(fakes.picture())
    qtbot.waitUntil(lambda: state.selection.region is not None)
    request = planning.compose_for(state.selection, state.known)
    with qtbot.waitSignal(grid.canvas.frame_painted):
        state.set_overlay(fakes.overlay(request))
    state.set_picture(fakes.picture(seed=1))
    before = grid.canvas.grab().toImage()
    state.set_overlay(fakes.overlay(request))
    assert grid.canvas.grab().toImage() == before
