"""A Keras model in PyTorch instead of TensorFlow, chosen by a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.e2e.commands import manifest_in, run_program

if TYPE_CHECKING:
    from pathlib import Path

METHODS = "grad-cam,guided-backprop,ablation-cam"


def same(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.abs(one - other).max() <= 1e-3 * np.abs(one).max() > 0)


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
