"""Devices: what PyTorch tells of, and where Keras computes."""

from __future__ import annotations

import os

import keras
import numpy as np
import pytest
import torch

from engine.api.engine_status import Device
from engine.api.errors import EngineError
from engine.backends.no_gpu import GpuBuild
from engine.backends.torch import devices


@pytest.fixture(autouse=True)
def four_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)


@pytest.fixture
def cuda(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyTorch as if there were two GPUs."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda number: f"Model {number}")
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda number: (9, 0))


@pytest.fixture
def mps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)


@pytest.mark.usefixtures("cuda")
@pytest.mark.parametrize(
    ("wanted", "chosen", "name"),
    [
        ("auto", Device("gpu:0", "Model 0"), "cuda:0"),
        ("gpu:1", Device("gpu:1", "Model 1"), "cuda:1"),
        ("cpu", Device("cpu", "CPU × 4"), "cpu"),
    ],
)
def test_gpus_of_cuda_are_listed_and_chosen(wanted, chosen, name):
    assert [each.id for each in devices.list_devices()] == ["cpu", "gpu:0", "gpu:1"]
    assert devices.choose_device(wanted) == chosen
    assert devices.torch_device(chosen) == name


@pytest.mark.usefixtures("cuda")
def test_gpus_of_amd_are_told_apart(monkeypatch):
    monkeypatch.setattr(torch.version, "hip", "6.2")
    assert devices.list_devices()[1] == Device("gpu:0", "Model 0 (ROCm)")
    assert devices.torch_device(devices.choose_device("gpu:0")) == "cuda:0"


@pytest.mark.usefixtures("cuda")
@pytest.mark.parametrize(
    ("oldest", "listed", "name"),
    [("sm_75 sm_90", "Model 1", "cuda:1"), ("sm_61 sm_120", "Model 0", "cuda:0")],
)
def test_gpus_that_it_was_not_built_for_are_left_out(monkeypatch, oldest, listed, name):
    capabilities = ((6, 1), (7, 5))
    monkeypatch.setattr(torch.cuda, "get_device_capability", capabilities.__getitem__)
    monkeypatch.setattr(torch._C, "_cuda_getArchFlags", lambda: oldest, raising=False)
    found = devices.choose_device("auto")
    assert (found.name, devices.torch_device(found)) == (listed, name)


@pytest.mark.parametrize(
    ("flags", "oldest"),
    [("sm_75 sm_80 sm_120 compute_120", (7, 5)), ("compute_52", (5, 2)), ("", None), (None, None)],
)
def test_the_build_tells_its_cuda_and_the_oldest_gpu(monkeypatch, flags, oldest):
    monkeypatch.setattr(torch._C, "_cuda_getArchFlags", lambda: flags, raising=False)
    monkeypatch.setattr(torch.version, "cuda", "13.0")
    monkeypatch.setattr(torch.version, "hip", None)
    monkeypatch.setattr(torch.backends.mps, "is_built", lambda: False)
    assert devices.gpu_build() == GpuBuild("torch", cuda="13.0", oldest=oldest)


def test_builds_for_other_makers_are_told(monkeypatch):
    monkeypatch.delattr(torch._C, "_cuda_getArchFlags", raising=False)
    monkeypatch.setattr(torch.version, "cuda", None)
    monkeypatch.setattr(torch.version, "hip", "6.2")
    assert devices.gpu_build() == GpuBuild("torch", has_other=True)
    monkeypatch.setattr(torch.version, "hip", None)
    monkeypatch.setattr(torch.backends.mps, "is_built", lambda: True)
    assert devices.gpu_build() == GpuBuild("torch", has_other=True)


@pytest.mark.usefixtures("mps")
def test_apples_gpu_is_listed_and_chosen():
    assert devices.list_devices() == (Device("cpu", "CPU × 4"), Device("gpu:0", "Apple GPU"))
    assert devices.torch_device(devices.choose_device("auto")) == "mps"


@pytest.mark.usefixtures("mps")
def test_a_device_that_is_not_there_is_refused():
    with pytest.raises(EngineError, match=r'no device "gpu:1". It has: cpu, gpu:0\.'):
        devices.choose_device("gpu:1")


def test_keras_makes_its_tensors_on_the_chosen_device(monkeypatch):
    monkeypatch.setattr(devices.core, "DEFAULT_DEVICE", "cpu")  # put back afterwards
    devices.compute_on("meta")
    keras.backend.clear_session()
    assert keras.ops.convert_to_tensor(np.zeros(2, np.float32)).device.type == "meta"
    devices.compute_on("cpu")
    assert keras.ops.convert_to_tensor(np.zeros(2, np.float32)).device.type == "cpu"
