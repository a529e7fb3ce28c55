"""A PyTorch program in the window: without PyTorch its layers are shown."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.desk import Desk
from tests.exported import exported

if TYPE_CHECKING:
    from tests.patient_bot import PatientBot

WITHOUT_TORCH = Path(__file__).with_name("without_torch")


@pytest.fixture
def net() -> Path:
    return exported("cifar_cnn")


@pytest.fixture
def hidden(net: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # written before, with PyTorch
    """PyTorch is not installed: neither for this process nor for those that it starts."""
    assert "torch" not in sys.modules
    monkeypatch.setenv("PYTHONPATH", str(WITHOUT_TORCH))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    runpy.run_path(str(WITHOUT_TORCH / "sitecustomize.py"))


def test_without_pytorch_a_program_shows_its_layers_and_says_what_is_missing(
    hidden: None, qtbot: PatientBot, tmp_path: Path, net: Path
):
    desk = Desk(tmp_path, qtbot)
    try:
        desk.wait(lambda: desk.state.model is not None)
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
    finally:
        desk.end()
