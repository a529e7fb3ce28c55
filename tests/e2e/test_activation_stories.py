"""What a user sees of activations in the window, with the real engine behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.api.display import ChannelSource
from engine.api.keys import Lane
from gui.panels.activations import BARS, TILES
from gui.queries.activations import activations_shown
from gui.queries.top_images import top_images_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.api.activations import Activations
    from gui.panels.activations import ActivationsPanel
    from tests.e2e.desk import Desk

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "demo" / "samples"
FIRST, SECOND = "backbone/block4_conv2_relu", "backbone/block3_conv1_relu"
UNSEEN = "backbone/block1_conv1_relu"  # what was seen before is answered before it is cancelled


@pytest.fixture
def desk(program: Desk) -> Iterator[Desk]:
    program.open(SAMPLES / "butterfly_flower.png")
    program.window.docks["activations"].raise_()
    yield program
    program.window.docks["methods"].raise_()
    program.tidy()


def panel_of(desk: Desk) -> ActivationsPanel:
    panel: ActivationsPanel = desk.window.panels["activations"]
    return panel


def go_to(desk: Desk, layer: str) -> Activations:
    """Click a layer's row, and wait for its activations."""
    tree = desk.window.panels["layers"]
    index = tree.proxy.mapFromSource(tree.model.index_of(layer))
    tree.view.scrollTo(index)
    where = tree.view.visualRect(index).center()
    desk.qtbot.mouseClick(tree.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    desk.wait(lambda: is_shown(desk, layer))
    assert desk.state.activations is not None
    return desk.state.activations


def is_shown(desk: Desk, layer: str) -> bool:
    """Whether the activations at hand are those of a layer that is inspected."""
    shown = activations_shown(desk.state)
    return shown.layer == layer and shown.is_current


def click_tile(desk: Desk, number: int) -> None:
    tiles = panel_of(desk).tiles
    where = tiles.place_rect(number).center()
    assert tiles.viewport().rect().contains(where)
    desk.qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_the_grid_shows_the_channels_that_the_heatmap_is_made_of(desk: Desk):
    held = go_to(desk, FIRST)
    desk.answer()
    panel = panel_of(desk)
    assert panel.pages.currentIndex() == TILES
    tiles = panel.tiles
    count = desk.state.model.find(FIRST).output_shape[-1]
    assert held.values.shape[2] == count
    assert not tiles.place_rect(count - 1).isEmpty()
    assert "112" in panel.title.text()
    heat = np.maximum((held.values * held.weights).sum(axis=-1), 0)
    np.testing.assert_allclose(heat, desk.shown_map(), rtol=1e-3, atol=1e-4 * heat.max())


def test_a_click_puts_a_channel_on_the_canvas_and_esc_gives_the_heatmap_back(desk: Desk):
    values = go_to(desk, FIRST).values
    desk.answer()
    heat = desk.state.overlay
    number = int(values[:, :, :16].max(axis=(0, 1)).argmax())
    click_tile(desk, number)
    desk.answer()
    shown = desk.state.overlay
    assert isinstance(shown.request.shown, ChannelSource)
    assert shown.raw_max == pytest.approx(values[:, :, number].max())
    assert (shown.pixels != heat.pixels).any()
    assert f"channel {number}" in desk.central_view.canvas.accessibleDescription()
    desk.trigger("cancel")
    desk.answer()
    assert np.array_equal(desk.state.overlay.pixels, heat.pixels)


def test_another_layer_is_followed_and_the_canvas_goes_back_to_the_heatmap(desk: Desk):
    go_to(desk, FIRST)
    click_tile(desk, 2)
    desk.answer()
    held = go_to(desk, SECOND)
    assert held.values.shape == (20, 20, 80)
    assert panel_of(desk).title.text().startswith(SECOND)
    desk.answer()
    assert desk.state.selection.channel is None
    assert desk.state.overlay.request.shown.layer == SECOND


def test_the_channel_stays_for_the_next_image(desk: Desk):
    before = go_to(desk, FIRST).values
    click_tile(desk, 5)
    desk.answer()
    picture = desk.state.picture
    desk.open(SAMPLES / "gear_star.png")
    desk.wait(
        lambda: desk.state.picture is not picture and activations_shown(desk.state).is_current
    )
    desk.answer()
    after = desk.state.activations.values
    assert not np.array_equal(before, after)
    assert desk.state.overlay.raw_max == pytest.approx(after[:, :, 5].max())


def test_a_dense_layer_shows_bars_of_logits(desk: Desk):
    last = desk.state.model.layers[-1].path
    held = go_to(desk, last)
    panel = panel_of(desk)
    assert panel.pages.currentIndex() == BARS
    assert "logits" in panel.title.text()
    by_class = {row.target.index: row.logit for row in desk.state.predictions.ranked}
    expected = [by_class[index] for index in range(held.values.shape[2])]
    np.testing.assert_allclose(held.values.ravel(), expected, rtol=1e-3, atol=1e-3)


def test_cancelled_activations_are_asked_for_again(desk: Desk):
    go_to(desk, FIRST)

    def cancel(lane: Lane) -> None:
        if lane is Lane.ACTIVATIONS and lane in desk.state.queries.pending:
            desk.state.query_changed.disconnect(cancel)
            desk.trigger("cancel")

    desk.state.query_changed.connect(cancel)
    desk.state.select(layer=UNSEEN)
    desk.wait(lambda: activations_shown(desk.state).is_stopped)
    desk.state.select(layer=FIRST)
    desk.state.select(layer=UNSEEN)
    desk.wait(lambda: is_shown(desk, UNSEEN))


def test_images_are_ranked_for_a_channel_and_a_click_shows_one(desk: Desk, tmp_path: Path):
    """Against the activations of each image opened by itself; a damaged file is passed over."""
    go_to(desk, FIRST)
    names = ("butterfly_flower", "gear_star", "fish_shell")
    broken = tmp_path / "broken.png"
    broken.write_bytes((SAMPLES / "fish.png").read_bytes()[:500])
    values = {}
    for name in names:
        desk.open(SAMPLES / f"{name}.png")
        desk.wait(lambda: activations_shown(desk.state).is_current)
        held = desk.state.activations
        assert held.request.input.image == desk.state.picture.key
        values[str(SAMPLES / f"{name}.png")] = held.values[:, :, 12]
    desk.app.controller.open_images([str(broken)])
    desk.window.docks["top_images"].raise_()
    desk.state.rank_channel(12)
    panel = desk.window.panels["top_images"]

    def is_ranked() -> bool:
        shown = top_images_shown(desk.state)
        return shown.is_current and shown.top.complete and shown.channel == 12

    desk.wait(is_ranked)
    top = desk.state.top_images
    images = top.request.images
    assert [images[place] for place in top.unreadable] == [str(broken)]
    found = {images[each.place]: each for each in top.ranked}
    for path, channel in values.items():
        # The pass behind the tiles may have been computed in bfloat16: 8 bits.
        assert found[path].value == pytest.approx(float(channel.max()), rel=0.02)
        top_edge, left_edge, *_ = found[path].spot
        at = channel[round(top_edge * 20), round(left_edge * 20)]
        assert at == pytest.approx(float(channel.max()), rel=0.02)
    ranks = [each.value for each in top.ranked]
    assert ranks == sorted(ranks, reverse=True)
    assert "1 cannot be read" in panel.title.text()
    last = top.ranked[-1].place
    desk.qtbot.mouseClick(
        panel.tiles.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.tiles.place_rect(panel.tiles.place_of(last)).center(),
    )
    desk.wait(lambda: desk.state.picture is not None and desk.state.picture.path == images[last])
