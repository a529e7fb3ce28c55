"""Devices: what there is, what was chosen, and moving to the CPU."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest
import tensorflow as tf

from engine.api.engine_status import Device, EngineOptions
from engine.api.errors import EngineError
from engine.backends import load_backend
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
