"""Devices: what there is, what was chosen, and moving to the CPU."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import tensorflow as tf

from engine.api.engine_status import Device, EngineOptions
from engine.api.errors import EngineError
from engine.backends import load_backend
from engine.backends.no_gpu import GpuBuild
from engine.backends.tensorflow import devices
from engine.backends.tensorflow.network import KerasNetwork
from tests import models


@pytest.fixture
def two_gpus(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """TensorFlow as if there were two GPUs; tells what was asked of it."""
    gpus = [SimpleNamespace(name=f"/physical_device:GPU:{number}") for number in range(2)]
    asked = SimpleNamespace(visible=gpus, growing=[])

    def details(gpu):
        return {"device_name": f"Model {gpus.index(gpu)}"}

    def grow(gpu, on):
        asked.growing += [gpus.index(gpu)] if on else []

    monkeypatch.setattr(tf.config, "list_physical_devices", lambda _: gpus)
    monkeypatch.setattr(tf.config, "get_visible_devices", lambda _: asked.visible)
    monkeypatch.setattr(
        tf.config, "set_visible_devices", lambda seen, _: setattr(asked, "visible", seen)
    )
    monkeypatch.setattr(tf.config.experimental, "get_device_details", details)
    monkeypatch.setattr(tf.config.experimental, "set_memory_growth", grow)
    asked.seen = lambda: [gpus.index(gpu) for gpu in asked.visible]
    return asked


def test_devices_are_the_cpu_and_each_gpu(two_gpus):
    assert devices.list_devices()[1:] == (Device("gpu:0", "Model 0"), Device("gpu:1", "Model 1"))


@pytest.mark.parametrize(
    ("wanted", "chosen", "seen"),
    [("auto", "gpu:0", [0]), ("gpu:1", "gpu:1", [1]), ("GPU:0", "gpu:0", [0]), ("cpu", "cpu", [])],
)
def test_only_the_chosen_device_is_seen_and_its_memory_grows(two_gpus, wanted, chosen, seen):
    assert devices.choose_device(wanted).id == chosen
    assert two_gpus.seen() == two_gpus.growing == seen


def test_an_unknown_device_is_refused_with_those_there_are(two_gpus):
    with pytest.raises(EngineError, match=r'no device "gpu:7". It has: cpu, gpu:0, gpu:1\.'):
        devices.choose_device("gpu:7")


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What TensorFlow tells of itself; its extra asks for two packages, and one is installed."""
    told: dict[str, object] = {
        "cuda_compute_capabilities": ["sm_60", "sm_80", "compute_120"],
        "cuda_version": "12.5.1",
        "is_cuda_build": True,
        "is_rocm_build": False,
    }
    asked = [
        "numpy>=1.26.0",
        "nvidia-not-this<2; extra == 'other'",
        'pytest<10.0,>=9; extra == "and-cuda"',
        'nvidia-no-such-cu12<13.0,>=12.5; extra == "and-cuda"',
    ]
    monkeypatch.setattr(tf.sysconfig, "get_build_info", lambda: told)
    monkeypatch.setattr(importlib.metadata, "requires", {"tensorflow": asked}.__getitem__)
    return told


def test_the_build_tells_its_cuda_and_what_is_missing_of_it(build, monkeypatch):
    lacking = GpuBuild("tensorflow", cuda="12.5.1", oldest=(6, 0), lacks_libraries=True)
    assert devices.gpu_build() == lacking
    installed = {"tensorflow": ['pytest>=9; extra == "and-cuda"']}
    monkeypatch.setattr(importlib.metadata, "requires", installed.__getitem__)
    assert devices.gpu_build() == replace(lacking, lacks_libraries=False)


def test_a_build_for_the_processor_has_no_cuda(build):
    build.clear()
    build.update(is_cuda_build=False, is_rocm_build=False)
    found = devices.gpu_build()
    assert (found.cuda, found.has_other, found.oldest) == ("", False, None)


def test_a_build_without_its_description_lacks_nothing(build, monkeypatch):
    def gone(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", gone)
    assert not devices.gpu_build().lacks_libraries


def test_this_build_asks_for_what_the_pins_name():
    pins = Path(__file__).parents[5] / "requirements" / "tensorflow-cuda.txt"
    named = re.findall(r"^(nvidia-[\w-]+)==", pins.read_text("utf-8"), re.MULTILINE)
    assert sorted(devices._cuda_packages()) == sorted(named)


def test_the_backend_tells_its_devices():
    backend = load_backend("tensorflow", EngineOptions(device="cpu", precision="float32"))
    assert backend.device == backend.devices[0].name
    assert backend.devices[0].id == "cpu"
    assert load_backend("tensorflow").devices == backend.devices
    with pytest.raises(EngineError, match='no device "tpu"'):
        load_backend("tensorflow", EngineOptions(device="tpu"))
    with pytest.raises(EngineError, match='no precision "int8"'):
        load_backend("tensorflow", EngineOptions(precision="int8"))


def test_a_network_on_the_cpu_stays_there():
    assert not KerasNetwork(models.flat()).move_to_cpu()


MOVING = """
    import numpy as np
    import tensorflow as tf

    two = [tf.config.LogicalDeviceConfiguration()] * 2
    tf.config.set_logical_device_configuration(tf.config.list_physical_devices("CPU")[0], two)

    from engine.backends.objective import Objective
    from engine.backends.tensorflow.network import KerasNetwork
    from tests import models
    from tests.networks import GRAD_CAM

    def homes():
        return {weight.value.device[-5:] for weight in model.weights}

    with tf.device("/CPU:1"):
        model = models.nested()
    network = KerasNetwork(model, device="/CPU:1")
    inputs = np.random.default_rng(0).normal(size=(1, 24, 32, 3)).astype(np.float32)
    objective = Objective(np.array([1, 0, -1], np.float32))
    paths = ("backbone/conv_1", "backbone/conv_2")

    def answers():
        for _ in range(2):
            taken = network.forward_backward(inputs, objective, paths)
            assert taken.maps(GRAD_CAM, paths).keys() == set(paths)
        scores, gradients = network.input_gradients(inputs, objective)
        where = {each.device[-5:] for each in taken._activations.values()}
        return network.forward(inputs).logits, scores, gradients, taken.gradients(paths[0]), where

    *before, where = answers()
    assert homes() == where == {"CPU:1"}, (homes(), where)
    assert network.move_to_cpu()
    assert not network.move_to_cpu()
    *after, where = answers()
    assert homes() == where == {"CPU:0"}, (homes(), where)
    for one, other in zip(before, after, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-6)
"""


def test_moving_takes_weights_and_work_along():
    root = Path(__file__).parents[5]
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(MOVING)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
