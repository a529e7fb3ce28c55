"""What a user does with methods, targets and mixes in the window, with the real engine behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.api.engine_status import EngineOptions, Phase
from engine.api.keys import INPUT_LAYER, Combine, LayerBlend, Target
from engine.api.scores import ScoreKind
from tests.e2e.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
SAMPLE = DEMO / "samples" / "butterfly_flower.png"


@pytest.fixture
def desk(program: Desk) -> Iterator[Desk]:
    program.open(SAMPLE)
    yield program
    program.tidy()


def test_the_strip_shows_all_methods_of_the_pass_and_a_click_chooses_one(desk: Desk):
    desk.wait(lambda: desk.state.comparison is not None)
    comparison = desk.state.comparison
    assert len(comparison.raw) == 10  # CAM, too: the demo ends in global average pooling
    cam, grad_cam = (comparison.raw[name].astype(float) for name in ("cam", "grad-cam"))
    # The essay's point: one map, but for the factor and what is negative.
    np.testing.assert_allclose(
        np.maximum(cam, 0) / cam.max(), grad_cam / grad_cam.max(), rtol=0, atol=1e-5
    )
    before = desk.shown_map()
    np.testing.assert_allclose(comparison.raw["grad-cam"], before, rtol=1e-4, atol=1e-6)
    desk.state.select(method="eigen-cam")
    desk.answer()
    np.testing.assert_allclose(desk.shown_map(), comparison.raw["eigen-cam"], rtol=1e-4, atol=1e-6)
    assert not np.allclose(desk.shown_map(), before)


def test_the_probability_is_explained_instead_of_the_logit(desk: Desk):
    before, row = desk.shown_map(), desk.state.predictions.ranked[0]
    assert desk.state.current_maps.score == pytest.approx(row.logit, rel=1e-4)
    desk.state.select(score=ScoreKind.PROBABILITY)
    desk.answer()
    maps = desk.state.current_maps
    assert maps.score_kind is ScoreKind.PROBABILITY
    assert maps.score == pytest.approx(row.probability, rel=1e-4)
    assert not np.allclose(desk.shown_map(), before)
    desk.state.select(score=None)
    desk.answer()
    np.testing.assert_allclose(desk.shown_map(), before, rtol=1e-4, atol=1e-6)


def test_a_slow_method_draws_while_it_works_and_keeps_its_settings(desk: Desk):
    shares: list[float] = []
    desk.state.maps_changed.connect(
        lambda: shares.append(desk.state.known.maps.share if desk.state.known.maps else 0.0)
    )
    desk.state.select(method="rise", parameters=(("rise", (("masks", 160),)),))
    desk.answer()
    maps = desk.state.current_maps
    assert maps.complete
    assert set(maps.raw) == {INPUT_LAYER}
    assert maps.key.parameters == (("masks", 160),)
    assert len({share for share in shares if 0 < share < 1}) >= 2


def test_esc_keeps_the_picture_on_the_way_and_the_engine_goes_on(desk: Desk):
    desk.state.select(method="rise", parameters=(("rise", (("masks", 20000),)),))
    desk.wait(lambda: desk.state.known.maps is not None and 0 < desk.state.known.maps.share < 1)
    desk.trigger("cancel")
    assert not desk.state.queries.pending
    kept = desk.state.known.maps
    assert kept is not None
    assert kept.share < 1
    desk.state.select(method="grad-cam")
    desk.answer()
    assert desk.state.current_maps.complete
    assert desk.state.status.phase is not Phase.RESTARTING


def test_a_method_of_one_layer_follows_the_tree(desk: Desk):
    desk.state.select(method="faster-score-cam")
    desk.answer()
    first = desk.state.layer
    other = next(
        node.path for node in desk.state.model.walk() if node.explainable and node.path != first
    )
    desk.state.select(layer=other)
    desk.answer()
    assert desk.state.overlay.request.shown.layer == other
    assert desk.state.overlay.has_map


def test_rather_than_several_layers_and_the_spread(desk: Desk):
    index = desk.state.target.index
    desk.state.select(target=Target(index, contrast=((index + 1) % 10,)), method="hires-cam")
    desk.answer()
    assert "rather than" in desk.state.current_maps.label
    layers = [node.path for node in desk.state.model.walk() if node.explainable]
    desk.state.select(layer_blend=LayerBlend(others=(layers[0], layers[3]), combine=Combine.MAX))
    desk.answer()
    assert desk.state.overlay.has_map
    assert desk.state.overlay.raw_max == pytest.approx(1.0)  # each layer by its own maximum
    desk.state.select(
        layer_blend=LayerBlend(std=True),
        parameters=(("hires-cam", (("smoothing", 4),)),),
        target=None,
    )
    desk.answer()
    assert desk.state.current_maps.std


def test_another_precision_is_another_process_with_the_same_map(qtbot: QtBot, tmp_path: Path):
    desk = Desk(tmp_path, qtbot)
    desk.wait(lambda: desk.state.model is not None)
    desk.open(SAMPLE)
    before, pid = desk.shown_map(), desk.app._engine.engine_pid
    desk.app.controller.configure(EngineOptions(device="cpu", precision="float32"))
    desk.wait(lambda: desk.app._engine.engine_pid not in (0, pid))
    desk.wait(lambda: desk.state.status.phase is Phase.READY)
    desk.answer()
    np.testing.assert_allclose(desk.shown_map(), before, rtol=2e-2, atol=1e-3 * before.max())
    desk.end()


def test_a_slow_map_stays_in_the_strip_and_is_shown_again_without_a_run(desk: Desk):
    desk.window.docks["methods"].raise_()
    desk.wait(lambda: desk.state.comparison is not None)
    strip = desk.window.panels["methods"].strip
    desk.state.select(method="rise", parameters=(("rise", (("masks", 32),)),))
    desk.answer()
    slow = desk.state.current_maps.raw[INPUT_LAYER].copy()
    desk.wait(lambda: "rise" in strip.ids() and not strip.image("rise").isNull())
    desk.state.select(method="layer-cam")
    desk.answer()
    assert "rise" in strip.ids()
    strip.chosen.emit("rise")
    desk.answer()
    maps = desk.state.current_maps
    assert maps.elapsed_ms == 0.0  # out of the cache
    np.testing.assert_array_equal(maps.raw[INPUT_LAYER], slow)
    desk.state.select(target=Target(3))
    assert "rise" not in strip.ids()
