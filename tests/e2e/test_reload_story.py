"""A model is trained beside the window: each save is shown, with all that was chosen."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import keras
import pytest

from tests import models
from tests.e2e.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.wait(lambda: made.state.model is not None)
    yield made
    made.end()


def change_the_image(desk: Desk, path: Path) -> None:
    """It is offered, and read again when the user wants it."""
    offers: list[tuple[Any, ...]] = []
    desk.app.notices.offer_posted.connect(lambda *offer: offers.append(offer))
    before = desk.state.picture
    keras.utils.array_to_img(before.pixels[::-1]).save(path)
    desk.wait(lambda: offers)
    assert offers[0][0] == f"{path.name} has changed on the disk."
    assert desk.state.picture is before
    offers[0][2]()
    desk.wait(lambda: desk.state.picture is not None and desk.state.picture.key != before.key)
    desk.answer()


def test_what_changes_on_the_disk_is_shown_again_with_all_that_was_chosen(
    desk: Desk, tmp_path: Path, image: Path
):
    shown, path = tmp_path / "图.png", tmp_path / "网络.keras"
    shutil.copy(image, shown)
    model = models.flat()
    model.save(path)
    desk.open(path, shown)
    desk.wait(lambda: desk.state.model is not None and desk.state.model.name == "flat")
    desk.answer()
    change_the_image(desk, shown)

    desk.window.reloader.reload_by_itself()
    desk.state.select(layer="conv_1", method="layer-cam")
    desk.state.choose_unit(desk.state.predictions.ranked[1].target)
    desk.answer()
    first, target = desk.state.model, desk.state.target

    failed: list[str] = []
    desk.state.model_failed.connect(lambda _, why: failed.append(why))
    path.write_bytes(path.read_bytes()[:2000])  # half written
    desk.wait(lambda: failed)
    assert desk.state.model is first
    for weight in model.trainable_weights:
        weight.assign(weight * 1.5)
    newer = tmp_path / "epoch.keras"
    model.save(newer)
    os.replace(newer, path)

    desk.wait(lambda: desk.state.model is not None and desk.state.model.key != first.key)
    desk.answer()
    assert (desk.state.layer, desk.state.selection.method) == ("conv_1", "layer-cam")
    assert desk.state.target == target
    assert desk.state.images.current == str(shown)

    other = tmp_path / "half.keras"
    other.write_bytes(path.read_bytes()[:-2000])  # its description is there already
    failed.clear()
    desk.open(other)
    desk.wait(lambda: failed)
    assert desk.state.model.request.path == str(path)
    model.save(other)  # in place: what is watched is the same file
    desk.wait(lambda: desk.state.model is not None and desk.state.model.name == "flat")
    desk.wait(lambda: desk.state.model.request.path == str(other))
    desk.answer()
    assert [words for kind, words in desk.ear.told if kind != "info"] == []
