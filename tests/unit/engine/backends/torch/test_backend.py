"""The backend opens vetted exported programs."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError, OutOfMemory
from engine.backends.torch import backend as opening
from engine.backends.torch.backend import TorchBackend
from engine.models.exported_program.vetting import vet
from tests.exported import exported
from tests.torch_opened import channels_first, images, module


def test_a_vetted_program_is_opened(tmp_path):
    backend = TorchBackend(EngineOptions(device="cpu", precision="float32"))
    vetted = vet(str(exported("resnet")), work_dir=str(tmp_path))
    opened = backend.open(vetted.copy_path, vetted.kind)
    assert opened.description.name == "ResNet"
    batch = images("resnet")
    with torch.no_grad():
        expected = module("resnet")(channels_first(batch))[0].numpy()
    np.testing.assert_allclose(opened.forward(batch).logits, expected, rtol=1e-4, atol=1e-5)
    with pytest.raises(EngineError, match='no input "nothing"'):
        backend.open(vetted.copy_path, vetted.kind, image_input="nothing")


def test_versions_and_devices():
    backend = TorchBackend()
    assert backend.versions["torch"] == torch.__version__
    assert backend.devices[0].id == "cpu"
    assert backend.device in {each.name for each in backend.devices}


def test_a_precision_that_there_is_not_is_refused():
    with pytest.raises(EngineError, match='no precision "half"'):
        TorchBackend(EngineOptions(precision="half"))


def test_a_model_that_does_not_fit_into_memory_is_told(monkeypatch):
    def none(_path):
        raise RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 8 GB")

    monkeypatch.setattr(opening, "read_program", none)
    with pytest.raises(OutOfMemory, match="does not fit into memory"):
        TorchBackend().open("anywhere", "pt2")
