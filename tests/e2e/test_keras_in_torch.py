"""A Keras model in PyTorch instead of TensorFlow: chosen in the menu, and by a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.e2e.commands import manifest_in, run_program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.desk import Desk

METHODS = "grad-cam,guided-backprop,ablation-cam"


@pytest.fixture
def desk(program: Desk, image_path: Path) -> Iterator[Desk]:
    program.open(image_path)
    yield program
    program.tidy()


def same(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.abs(one - other).max() <= 1e-3 * np.abs(one).max() > 0)


def choose(desk: Desk, backend: str) -> None:
    (action,) = [e for e in desk.window.engine_menu.choices() if e.data() == backend]
    action.trigger()


def test_the_menu_changes_the_framework_and_the_map_stays(desk: Desk):
    desk.answer()
    before, layer = desk.shown_map(), desk.state.layer
    choose(desk, "torch")
    try:
        desk.wait(lambda: "torch" in dict(desk.state.model.versions))
        desk.answer()
        assert desk.state.layer == layer
        assert same(before, desk.shown_map())
        other = next(n.path for n in desk.state.model.walk() if n.explainable and n.path != layer)
        desk.state.select(layer=other)
        desk.answer()
        assert np.isfinite(desk.shown_map()).all()
    finally:
        choose(desk, "tensorflow")
        desk.wait(lambda: "tensorflow" in dict(desk.state.model.versions))
    assert [told for told in desk.ear.told if told[0] == "error"] == []


def test_the_command_gives_the_same_maps_in_both(
    tmp_path: Path, model_path: Path, image_path: Path
):
    maps = []
    for backend in ("tensorflow", "torch"):
        out = tmp_path / backend
        words = ["explain", image_path, "--model", model_path, "--method", METHODS]
        done = run_program(*words, "--precision", "float32", "--backend", backend, "--out", out)
        assert done.code == 0, done.err
        assert backend in manifest_in(out)["versions"]
        maps.append({file.name: np.load(file) for file in out.rglob("*.npy")})
    one, other = maps
    assert one.keys() == other.keys()
    assert len(one) == 3
    assert all(same(one[name], other[name]) for name in one)
