"""What a user sees of filter images in the window, with the real engine behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engine.api.keys import Lane
from engine.imaging import read_image
from gui.core.filter_requests import FilterChoice
from gui.queries.filters import filters_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.panels.filters import FiltersPanel
    from gui.queries.filters import FiltersShown
    from tests.e2e.desk import Desk

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "demo" / "samples"
FIRST, SECOND = "backbone/block1_conv2_relu", "backbone/block2_conv1_relu"  # 32 and 64 channels


@pytest.fixture
def desk(program: Desk) -> Iterator[Desk]:
    program.state.set_up_filters(size=32, steps=8)
    program.state.choose_layer(FIRST)
    program.trigger("show_filters")
    yield program
    program.window.docks["methods"].raise_()
    program.state.select(filters=FilterChoice())
    program.tidy()


def shown_in(desk: Desk) -> FiltersShown:
    return filters_shown(desk.state)


def panel_of(desk: Desk) -> FiltersPanel:
    panel: FiltersPanel = desk.window.panels["filters"]
    return panel


def complete(desk: Desk) -> None:
    desk.wait(lambda: shown_in(desk).is_complete and not shown_in(desk).is_growing)


def click_tile(desk: Desk, number: int) -> None:
    tiles = panel_of(desk).tiles
    where = tiles.place_rect(tiles.place_of(number)).center()
    assert tiles.viewport().rect().contains(where)
    desk.qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_pictures_of_every_channel_arrive_without_an_image(desk: Desk):
    complete(desk)
    gallery = shown_in(desk)
    assert sorted(gallery.pictures) == list(range(32))
    assert all(picture.pixels.shape == (32, 32, 3) for picture in gallery.pictures.values())
    assert any(picture.pixels.std() > 10 for picture in gallery.pictures.values())
    assert panel_of(desk).title.text().startswith(f"32 of 32 done · {FIRST}")
    assert Lane.FILTERS not in desk.state.queries.pending


def test_a_walk_to_another_layer_grows_only_the_last_one(desk: Desk):
    desk.wait(lambda: shown_in(desk).pictures)
    asked = []

    def note(lane: Lane) -> None:
        if lane is Lane.FILTERS and lane in desk.state.queries.pending:
            asked.append(desk.state.queries.pending[lane])

    desk.state.query_changed.connect(note)
    for layer in ("backbone/block1_conv1_relu", "backbone/block2_conv2_relu", SECOND):
        desk.state.choose_layer(layer)
        assert shown_in(desk).pictures == {}
    complete(desk)
    desk.state.query_changed.disconnect(note)
    assert {request.layer for request in asked} == {SECOND}
    assert len(shown_in(desk).pictures) == 64


def test_stop_keeps_what_is_there_and_go_on_finishes(desk: Desk):
    panel = panel_of(desk)
    desk.state.set_up_filters(steps=64)
    desk.wait(lambda: shown_in(desk).pictures)
    desk.trigger("cancel")
    assert shown_in(desk).is_stopped
    assert panel.stop.text() == "Go on"
    kept = set(shown_in(desk).pictures)
    assert kept
    desk.wait(lambda: not desk.state.queries.pending)
    panel.stop.click()
    complete(desk)
    assert kept <= set(shown_in(desk).pictures)
    assert "Stopped" not in panel.title.text()


def test_a_click_opens_the_picture_beside_its_activation_and_larger_is_larger(desk: Desk):
    panel = panel_of(desk)
    complete(desk)
    desk.open(SAMPLES / "butterfly_flower.png")
    click_tile(desk, 4)
    desk.wait(lambda: not panel.detail.activation.image.isNull())
    held = desk.state.activations
    assert held.request.layer == FIRST
    assert panel.detail.activation.image.height() == held.values.shape[0]
    small = shown_in(desk).enlarged.picture
    panel.detail.larger.click()
    desk.wait(lambda: not shown_in(desk).enlarged.is_growing)
    assert shown_in(desk).enlarged.picture.pixels.shape == (64, 64, 3)
    assert shown_in(desk).enlarged.picture.done
    assert shown_in(desk).pictures[4] is small
    desk.wait(lambda: not desk.state.queries.pending)  # else Esc stops that
    desk.trigger("cancel")
    assert not panel.detail.isVisible()


def test_saving_writes_the_pictures_and_how_they_were_made(desk: Desk, tmp_path: Path):
    panel = panel_of(desk)
    complete(desk)
    click_tile(desk, 3)
    for action, name in ((panel.save_all.trigger, "all.png"), (panel.detail.save.click, "one.png")):
        action()
        dialog = desk.window.findChildren(QFileDialog)[-1]
        path = tmp_path / name
        dialog.fileSelected.emit(str(path))
        dialog.close()
        desk.wait(lambda path=path: path.is_file())
        desk.wait(lambda: not desk.state.queries.pending)
    one = read_image(str(tmp_path / "one.png")).pixels
    assert np.array_equal(one, shown_in(desk).pictures[3].pixels)
    record = json.loads((tmp_path / "one.png.json").read_text(encoding="utf-8"))
    assert record["parameters"]["layer"] == FIRST
    assert record["parameters"]["channels"] == [3]
    assert (record["parameters"]["size"], record["parameters"]["steps"]) == (32, 8)
    record = json.loads((tmp_path / "all.png.json").read_text(encoding="utf-8"))
    assert [image["channel"] for image in record["images"]] == list(range(32))


def test_a_layer_that_cannot_be_excited_says_so_in_the_panel(desk: Desk):
    panel = panel_of(desk)
    first = desk.state.model.layers[0].path
    desk.state.inspect(first)
    desk.wait(lambda: shown_in(desk).refusal)
    assert panel.note.text() == shown_in(desk).refusal
    assert "not reached by an image" in panel.note.text()
    assert panel.note.isVisible()
    assert not [told for told in desk.ear.told if told[0] == "error"]
