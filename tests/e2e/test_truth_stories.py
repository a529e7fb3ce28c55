"""The window tells the truth: what waits for its answer is marked, what has none is taken away.

The real engine is slow here because it is held (SIGSTOP): nothing comes until it is let go on.
"""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from gui.core.query import key_of
from gui.queries.activations import activations_shown
from gui.queries.costs import comparison_shown
from gui.widgets.stale_veil import StaleVeil
from tests.e2e.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
SAMPLES = sorted((DEMO / "samples").glob("*.png"))
COMPUTING = "Computing…"


@pytest.fixture
def desk(program: Desk) -> Iterator[Desk]:
    yield program
    program.tidy()


@pytest.fixture
def another(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A program of its own, for a story that kills its engine."""
    made = Desk(tmp_path, qtbot)
    made.wait(lambda: made.state.model is not None)
    yield made
    made.end()


@contextmanager
def held(desk: Desk) -> Iterator[None]:
    """Hold the engine's process, which answers nothing meanwhile."""
    pid = desk.app._engine.engine_pid
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def caption(desk: Desk) -> tuple[str, str]:
    line = desk.central_view.views.panes[0].caption
    return line.sentence, line.facts


def is_veiled(widget: QWidget) -> bool:
    return any(each.isVisible() for each in widget.findChildren(StaleVeil))


def contrast(desk: Desk) -> float:
    return float(desk.screen().std())


def test_a_heatmap_of_another_target_is_dimmed_until_its_own_is_there(desk: Desk):
    desk.open(SAMPLES[0])
    first, second = desk.state.predictions.ranked[:2]
    clear = contrast(desk)
    assert first.label in caption(desk)[1]
    with held(desk):
        desk.state.select(target=second.target)
        assert COMPUTING not in caption(desk)[0]  # a quick answer would have changed nothing else
        desk.wait(lambda: caption(desk)[0] == COMPUTING)
        assert caption(desk)[1] == ""
        spoken = desk.central_view.canvas.accessibleDescription()
        assert not {first.label, second.label} & set(spoken.split())
        desk.wait(lambda: contrast(desk) < 0.6 * clear)
        desk.wait(lambda: is_veiled(desk.window.panels["display"].bar))
        desk.trigger("save_view")
        assert "still being computed" in desk.ear.told[-1][1]
    desk.answer()
    sentence, facts = caption(desk)
    assert sentence == ""
    assert facts.startswith(f"Grad-CAM · {desk.state.layer} · {second.label} · logit ")
    desk.wait(lambda: contrast(desk) > 0.8 * clear)
    desk.wait(lambda: not is_veiled(desk.window.panels["display"].bar))


def test_a_new_image_is_shown_at_once_and_nothing_of_the_last_one_is_current(desk: Desk):
    desk.open(SAMPLES[0])
    desk.wait(lambda: comparison_shown(desk.state).is_current)
    last = desk.state.predictions.ranked[0].label
    with held(desk):
        desk.window.commands.open_paths([str(SAMPLES[1])])
        desk.wait(lambda: desk.state.picture.path == str(SAMPLES[1]))
        assert last not in caption(desk)[1]
        desk.wait(lambda: caption(desk)[0] == COMPUTING)
        assert desk.state.overlay is None or not desk.state.overlay.has_map
        desk.wait(lambda: is_veiled(desk.window.panels["target"]))
        desk.wait(lambda: is_veiled(desk.window.panels["methods"]))
        assert desk.window.panels["display"].bar._range is None
    desk.answer()
    desk.wait(lambda: comparison_shown(desk.state).is_current)
    desk.wait(lambda: not is_veiled(desk.window.panels["methods"]))
    desk.wait(lambda: not is_veiled(desk.window.panels["target"]))


def test_what_is_cancelled_is_taken_away(desk: Desk):
    desk.open(SAMPLES[0])
    with held(desk):
        desk.state.select(method="rise", parameters=(("rise", (("masks", 4000),)),))
        desk.wait(lambda: caption(desk)[0] == COMPUTING)
        desk.trigger("cancel")
    desk.wait(lambda: not desk.state.overlay.has_map)
    assert caption(desk) == ("No heatmap here. F5 tries again.", "")
    assert desk.window.panels["display"].bar._range is None
    desk.state.select(show_original=True)
    alone = desk.screen()
    desk.state.select(show_original=False)
    np.testing.assert_array_equal(desk.screen(), alone)
    desk.state.select(method="grad-cam")
    desk.answer()
    assert caption(desk)[1].startswith("Grad-CAM · ")


def test_a_model_without_a_spatial_grid_leaves_no_heatmap(desk: Desk, tmp_path: Path):
    from tests import models

    desk.open(SAMPLES[0])
    with_heat = desk.screen()
    path = models.save(models.no_convolution(), tmp_path / "no_grid.keras")
    desk.drop_files(Path(path))
    desk.wait(lambda: desk.state.model is not None and desk.state.model.request.path == path)
    desk.wait(lambda: desk.state.predictions is not None and not desk.state.queries.pending)
    desk.wait(lambda: desk.state.overlay is not None and not desk.state.overlay.has_map)
    sentence, facts = caption(desk)
    assert "No layer of this model has a spatial grid" in sentence
    assert facts == ""
    now = desk.screen()
    assert not np.array_equal(now, with_heat)
    desk.state.select(show_original=True)
    desk.wait(lambda: "image alone" in caption(desk)[0])
    np.testing.assert_array_equal(desk.screen(), now)
    assert desk.window.panels["display"].bar._range is None
    assert "spatial grid" in desk.window.panels["methods"].note.text()
    assert desk.window.status.model.text() == "no_grid.keras"


def test_while_a_dead_engine_comes_back_the_last_heatmap_is_marked(another: Desk):
    desk = another
    desk.open(SAMPLES[0])
    other = desk.state.predictions.ranked[3]  # no map of it is known yet
    os.kill(desk.app._engine.engine_pid, signal.SIGKILL)
    desk.state.select(target=other.target)
    desk.wait(lambda: caption(desk)[0] == COMPUTING)
    assert desk.central_view.canvas._is_dimmed
    desk.answer()
    assert other.label in caption(desk)[1]
    assert not desk.central_view.canvas._is_dimmed


def test_the_film_strip_does_not_stay_on_a_damaged_image(desk: Desk, tmp_path: Path):
    damaged = tmp_path / "damaged.png"
    damaged.write_bytes(SAMPLES[1].read_bytes()[:500])
    desk.open(SAMPLES[0])
    desk.drop_files(damaged, SAMPLES[2])
    desk.wait(lambda: desk.state.images.failed == {str(damaged)})
    assert desk.state.images.current == str(SAMPLES[0]) == desk.state.picture.path
    assert "damaged.png" in desk.ear.told[-1][1]
    assert desk.central_view.film_strip.currentIndex().row() == 0
    assert str(damaged) not in desk.app.settings.recent_images()
    desk.trigger("next_image")
    desk.wait(lambda: desk.state.picture.path == str(SAMPLES[2]))  # over the damaged one
    desk.answer()


def test_after_a_reset_of_the_layout_all_panels_follow(desk: Desk, tmp_path: Path):
    desk.open(SAMPLES[0])
    panels = desk.window.panels
    desk.window.docks["activations"].raise_()
    desk.wait(lambda: desk.state.visible.activations)
    desk.window.docks["methods"].setFloating(True)
    desk.trigger("reset_layout")
    desk.wait(lambda: desk.state.visible.method_strip)
    other = shutil.copy(DEMO / "demo.keras", tmp_path / "other.keras")
    desk.drop_files(Path(other), SAMPLES[3])
    desk.wait(lambda: desk.state.model.request.path == str(other))
    desk.wait(lambda: desk.state.picture.path == str(SAMPLES[3]))
    desk.answer()
    desk.wait(lambda: comparison_shown(desk.state).is_current)
    desk.wait(lambda: not panels["methods"]._painter.isActive())
    strip, raw = panels["methods"].strip, desk.state.comparison.raw["grad-cam"]
    assert f"here {raw.max():.3g} (raw)" in strip.card("grad-cam").toolTip()
    desk.wait(lambda: not is_veiled(panels["methods"]))
    rows = [row for row in panels["target"].bars._rows if not row.isHidden()]
    ranked = desk.state.predictions.ranked
    assert [row.target for row in rows] == [each.target for each in ranked[: len(rows)]]
    # What is behind a tab or closed asks for nothing; in front it is of the new image.
    assert not desk.state.visible.activations
    desk.window.docks["activations"].raise_()
    desk.wait(lambda: activations_shown(desk.state).is_current)
    assert panels["activations"]._shown.request.input.image == desk.state.selection.image
    desk.wait(lambda: not desk.state.visible.method_strip)
    for name in ("methods", "activations", "filters"):
        desk.window.docks[name].close()
    desk.wait(lambda: not desk.state.visible.activations)
    submitted = []
    submit = desk.app._engine.submit
    desk.app._engine.submit = lambda request: (submitted.append(key_of(request)), submit(request))
    try:
        desk.state.choose_layer(next(iter(desk.state.current_maps.raw)))
        desk.answer()
    finally:
        del desk.app._engine.submit
    kinds = {type(request).__name__ for request in submitted}
    assert not kinds & {"CompareMethods", "ShowActivations", "ShowWeights", "GrowFilters"}
    desk.trigger("reset_layout")
    desk.wait(lambda: desk.state.visible.method_strip)
