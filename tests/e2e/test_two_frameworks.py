"""A PyTorch program after a Keras model, and back: the window changes the engine process."""

from __future__ import annotations

import os
import runpy
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.api.engine_status import EngineOptions
from tests.e2e.desk import Desk
from tests.exported import exported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.patient_bot import PatientBot

WITHOUT_TORCH = Path(__file__).with_name("without_torch")


@pytest.fixture
def desk(qtbot: PatientBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.wait(lambda: made.state.model is not None)
    yield made
    made.end()


def framework(desk: Desk) -> str:
    names = dict(desk.state.model.versions)
    (found,) = {"tensorflow", "torch"} & names.keys()
    return found


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def open_model(desk: Desk, path: Path) -> None:
    desk.window.commands.open_paths([str(path)])
    desk.wait(lambda: desk.state.model.request.path == str(path))
    desk.answer()


def test_a_program_and_a_keras_model_take_turns_in_the_window(
    desk: Desk, model_path: Path, image_path: Path, net: Path
):
    desk.open(image_path)
    engine = desk.app._engine
    assert framework(desk) == "tensorflow"
    first = engine.engine_pid
    desk.window.commands.open_paths([str(net)])
    desk.wait(lambda: len(engine.engine_pids) == 2)  # the demo model answers meanwhile
    assert engine.engine_pid == first
    desk.wait(lambda: desk.state.model.request.path == str(net))
    desk.answer()
    assert framework(desk) == "torch"
    second = engine.engine_pid
    assert engine.engine_pids == (second,)
    assert is_gone(first)
    before = desk.shown_map()
    assert np.isfinite(before).all()
    assert before.max() > 0

    os.kill(second, signal.SIGKILL)  # another one of the same framework opens it again
    desk.wait(lambda: engine.engine_pid not in (0, second))
    desk.state.select(layer=next(n.path for n in desk.state.model.walk() if n.explainable))
    desk.answer()
    assert framework(desk) == "torch"

    third = engine.engine_pid
    open_model(desk, model_path)
    assert framework(desk) == "tensorflow"
    assert engine.engine_pid not in (first, second, third)
    assert is_gone(third)
    assert [told for told in desk.ear.told if told[0] == "error"] == []

    fourth, before = engine.engine_pid, desk.shown_map()
    desk.app.controller.configure(EngineOptions(backend="torch"))  # the same file, with PyTorch
    desk.wait(lambda: framework(desk) == "torch")
    desk.answer()
    assert is_gone(fourth)
    assert desk.state.model.request.path == str(model_path)
    after = desk.shown_map()
    np.testing.assert_allclose(after, before, atol=1e-3 * np.abs(before).max())


@pytest.fixture
def net() -> Path:
    return exported("cifar_cnn")


@pytest.fixture
def hidden(net: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # written before, with PyTorch
    """PyTorch is not installed: neither for this process nor for those that it starts."""
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(WITHOUT_TORCH))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    runpy.run_path(str(WITHOUT_TORCH / "sitecustomize.py"))


def test_without_pytorch_a_program_shows_its_layers_and_says_what_is_missing(
    hidden: None, net: Path, desk: Desk
):
    pid = desk.app._engine.engine_pid
    desk.window.commands.open_paths([str(net)])
    desk.wait(lambda: desk.state.model.request.path == str(net))
    model = desk.state.model
    assert model.is_only_inspected
    assert str(model.refusals[0]) == (
        "This needs PyTorch, which is not installed. Start Camscope with make run TORCH=1, or "
        "type: pip install -r requirements/torch.txt"
    )
    assert "conv3" in [node.path for node in model.walk()]
    assert desk.app._engine.engine_pids == (pid,)
    (choice,) = [e for e in desk.window.engine_menu.choices() if e.data() == "torch"]
    assert not choice.isEnabled()
    assert "make run TORCH=1" in choice.toolTip()
