"""Values of a program as images see them, there and back."""

from __future__ import annotations

import torch

from engine.backends.torch.grids import Grid
from engine.models.exported_program.axes import Layout, Patches


def test_channels_first_is_shown_channels_last():
    value = torch.randn(2, 3, 4, 5)
    grid = Grid.of(Layout((0, 2, 3, 1), None, has_grid=True))
    shown = grid.shown(value)
    assert shown.shape == (2, 4, 5, 3)
    assert shown[1, 2, 3, 0] == value[1, 0, 2, 3]
    torch.testing.assert_close(grid.restored(shown, value), value)


def test_tokens_without_a_place_are_not_shown_and_come_back():
    value = torch.randn(1, 2 + 6, 4)
    grid = Grid.of(Layout((0, 1, 2), Patches(2, 2, 3), has_grid=True))
    shown = grid.shown(value)
    assert shown.shape == (1, 2, 3, 4)
    torch.testing.assert_close(shown[0, 1, 0], value[0, 2 + 3])
    back = grid.restored(torch.cat([shown, 2 * shown]), value)
    torch.testing.assert_close(back[0], value[0])
    torch.testing.assert_close(back[1, :2], value[0, :2])
    torch.testing.assert_close(back[1, 2:], 2 * value[0, 2:])


def test_tokens_may_come_first():
    value = torch.randn(6, 1, 4)
    grid = Grid.of(Layout((1, 0, 2), Patches(0, 2, 3), has_grid=True))
    assert grid.shown(value).shape == (1, 2, 3, 4)
    torch.testing.assert_close(grid.restored(grid.shown(value), value), value)


def test_what_has_no_layout_is_shown_as_it_is():
    value = torch.randn(2, 3)
    assert Grid.of(None).shown(value) is value
    assert Grid.of(Layout((0, 1))).restored(value, value) is value
