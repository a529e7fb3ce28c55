"""Views side by side with the real engine: each tells the truth, and what is known costs no run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from engine.api.attribution import Explain, Predict
from gui.core import planning, takes, views
from gui.core.selection import DIFFERENCE_INDEX, LINKED_AT_FIRST, Link
from gui.core.view_presets import VIEW_PRESETS
from gui.qimage import rgb_from_qimage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from engine.api.requests import ModelRequest
    from gui.core.known_view import KnownView
    from tests.e2e.desk import Desk

SAMPLES = sorted(
    (Path(__file__).resolve().parents[2] / "resources" / "demo" / "samples").glob("*.png")
)
PRESETS = {preset.link: preset for preset in VIEW_PRESETS}


@pytest.fixture
def desk(program: Desk) -> Iterator[Desk]:
    yield program
    program.state.change_views(views.alone)
    program.state.change_views(lambda now: views.linked(now, LINKED_AT_FIRST))
    program.tidy()


def runs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[ModelRequest]:
    """Return the list in which what the engine process is asked to run is noted from now on."""
    sent: list[ModelRequest] = []
    engines: Any = desk.app._engine._engines
    submit = engines.submit

    def noting(request: ModelRequest) -> None:
        if isinstance(request, Predict | Explain):
            sent.append(request)
        submit(request)

    monkeypatch.setattr(engines, "submit", noting)
    return sent


def is_answered(view: KnownView) -> bool:
    wanted = planning.picture_of(view)
    return (
        wanted is not None
        and wanted.shown is not None
        and view.overlay is not None
        and view.overlay.request == wanted
        and view.current_maps is not None
        and view.current_maps.complete
    )


def answer(desk: Desk) -> None:
    desk.wait(lambda: all(map(is_answered, desk.state.views)))
    desk.wait(lambda: not desk.state.queries.pending)


def is_of_its_map(view: KnownView) -> bool:
    raw = view.current_maps.raw[view.map_layer]
    return (view.overlay.raw_min, view.overlay.raw_max) == (float(raw.min()), float(raw.max()))


def check_truth(desk: Desk) -> None:
    """Check each view against its raw map, and its pane against its overlay."""
    # A picture of the first part of the maps may come before the whole.
    desk.wait(lambda: all(map(is_of_its_map, desk.state.views)))
    for view in desk.state.views:
        overlay, pane = view.overlay, desk.central_view.views.panes[view.index]
        assert view.current_maps.key.method == view.selection.method
        assert view.current_maps.key.target == view.target
        shot = rgb_from_qimage(pane.canvas.grab().toImage())
        drawn = np.asarray(overlay.pixels)[:, :, 2::-1]
        top, left = ((s - d) // 2 for s, d in zip(shot.shape[:2], drawn.shape[:2], strict=True))
        inner = shot[top : top + drawn.shape[0], left : left + drawn.shape[1]]
        # A canvas of odd size puts the picture half a pixel aside.
        assert np.abs(inner.astype(int) - drawn).mean() < 8
        assert view.layer.rpartition("/")[2] in pane.caption.facts


def test_layers_side_by_side_come_from_the_pass_that_is_known(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(SAMPLES[0])
    sent = runs(desk, monkeypatch)
    desk.window.view_commands.arrange_views(PRESETS[Link.LAYER])
    answer(desk)
    assert len({view.layer for view in desk.state.views}) == 4
    check_truth(desk)
    desk.trigger("add_view")
    answer(desk)
    for _ in range(5):
        desk.trigger("previous_layer")
        answer(desk)
    desk.trigger("close_view")
    answer(desk)
    assert sent == []


def test_methods_side_by_side_are_run_once_each_and_never_again(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    desk.open(SAMPLES[1])
    sent = runs(desk, monkeypatch)
    desk.window.view_commands.arrange_views(PRESETS[Link.METHOD])
    answer(desk)
    check_truth(desk)
    assert [request.key.method for request in sent] == ["grad-cam++", "xgrad-cam", "layer-cam"]
    sent.clear()
    desk.trigger("close_other_views")
    desk.window.view_commands.arrange_views(PRESETS[Link.METHOD])
    answer(desk)
    second = list(desk.central_view.views.panes.values())[1]
    qtbot.mouseClick(second.canvas, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert desk.state.selection.method == "grad-cam++"
    assert desk.window.panels["method"].box.currentData() == "grad-cam++"
    assert sent == []


def test_images_side_by_side_keep_their_own_answers(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.open(*SAMPLES[:4])
    desk.window.view_commands.arrange_views(PRESETS[Link.IMAGE])
    desk.wait(lambda: len({view.picture for view in desk.state.views}) == 4)
    answer(desk)
    check_truth(desk)
    tops = [view.target for view in desk.state.views]
    assert tops == [view.predictions.ranked[0].target for view in desk.state.views]
    sent = runs(desk, monkeypatch)
    for _ in range(4):
        desk.trigger("next_view")
        assert desk.state.picture is desk.state.active.picture
        assert desk.central_view.film_strip.current() == desk.state.picture.path
        answer(desk)
    assert sent == []
    # The layer is linked: one step in the tree shows another layer of all four, without a run.
    desk.trigger("previous_layer")
    answer(desk)
    check_truth(desk)
    assert len({view.layer for view in desk.state.views}) == 1
    assert sent == []


def test_another_class_for_all_views_is_run_for_each_input(desk: Desk):
    desk.open(*SAMPLES[:2])
    desk.window.view_commands.arrange_views(PRESETS[Link.IMAGE])
    desk.wait(lambda: len({view.picture for view in desk.state.views}) == 2)
    answer(desk)
    desk.state.choose_unit(desk.state.predictions.ranked[3].target)
    answer(desk)
    check_truth(desk)
    assert len({view.target for view in desk.state.views}) == 1


def test_the_difference_of_two_methods_is_that_of_their_maps(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(SAMPLES[3])
    desk.window.view_commands.arrange_views(PRESETS[Link.METHOD])
    answer(desk)
    sent = runs(desk, monkeypatch)
    desk.trigger("compare_views")
    desk.wait(lambda: desk.state.overlay_of(DIFFERENCE_INDEX) is not None)
    first, second = desk.state.views[:2]
    one, other = (view.current_maps.raw[view.map_layer].astype(float) for view in (first, second))
    expected = one / np.abs(one).max() - other / np.abs(other).max()

    def is_drawn() -> bool:
        drawn = desk.state.overlay_of(DIFFERENCE_INDEX)
        return np.allclose(
            (drawn.raw_min, drawn.raw_max), (expected.min(), expected.max()), atol=1e-5
        )

    desk.wait(is_drawn)
    pane = desk.central_view.views.panes[DIFFERENCE_INDEX]
    assert f"{expected.min():.2f} to {expected.max():.2f}" in pane.caption.sentence
    assert "Grad-CAM++" in pane.caption.facts
    # Another layer for both (it is linked): another difference, without a run.
    desk.trigger("previous_layer")
    answer(desk)
    one, other = (
        view.current_maps.raw[view.map_layer].astype(float) for view in desk.state.views[:2]
    )
    expected = one / np.abs(one).max() - other / np.abs(other).max()
    desk.wait(is_drawn)
    assert sent == []
    desk.trigger("compare_views")
    assert desk.state.overlay_of(DIFFERENCE_INDEX) is None


def test_one_scale_of_colours_is_that_of_all_maps(desk: Desk):
    desk.open(SAMPLES[5])
    desk.window.view_commands.arrange_views(PRESETS[Link.LAYER])
    answer(desk)
    maps = [view.current_maps.raw[view.map_layer] for view in desk.state.views]
    own = [(0.0, float(raw.max())) for raw in maps]
    assert [view.overlay.colors for view in desk.state.views] == own

    def share(*, is_shared: bool) -> list[tuple[float, float]]:
        desk.window.view_commands.link_views(Link.SCALE, is_linked=is_shared)
        wanted = {each.view_index: each for each in takes.pictures_of(desk.state)}
        desk.wait(
            lambda: all(view.overlay.request == wanted[view.index] for view in desk.state.views)
        )
        return [view.overlay.colors for view in desk.state.views]

    largest = max(end for _, end in own)
    assert share(is_shared=True) == [(0.0, largest)] * 4
    for view, raw in zip(desk.state.views, maps, strict=True):
        assert (view.overlay.raw_min, view.overlay.raw_max) == (raw.min(), raw.max())
    assert desk.window.panels["display"].bar._end == largest
    # A map of another image in all views: the scale is that of its maps.
    desk.open(SAMPLES[6])
    desk.wait(lambda: all(view.current_maps.complete for view in desk.state.views))
    ends = [float(view.current_maps.raw[view.map_layer].max()) for view in desk.state.views]
    assert max(ends) != largest
    desk.wait(
        lambda: (
            all(view.overlay.colors == (0.0, max(ends)) for view in desk.state.views)
            and all(map(is_of_its_map, desk.state.views))
        )
    )
    assert share(is_shared=False) == [(0.0, end) for end in ends]


def test_what_is_saved_is_the_active_view(desk: Desk, tmp_path: Path):
    desk.open(SAMPLES[2])
    desk.window.view_commands.arrange_views(PRESETS[Link.LAYER])
    answer(desk)
    desk.trigger("next_view")
    path = tmp_path / "map.npy"
    desk.state.export_requested.emit(
        planning.save_map_for(desk.state.selection, desk.state.known, str(path))
    )
    desk.wait(path.exists)
    desk.wait(lambda: not desk.state.queries.pending)
    active = desk.state.active
    np.testing.assert_array_equal(np.load(path), active.current_maps.raw[active.layer])
    assert active.index == 1
