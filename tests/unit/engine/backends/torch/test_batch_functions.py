"""Many inputs at once, against the modules called one by one."""

from __future__ import annotations

import contextlib

import cv2
import numpy as np
import pytest
import torch

from engine.api.errors import EngineError
from engine.backends.objective import Objective
from engine.backends.torch.network import TorchNetwork
from engine.backends.torch.program import Run, StopRun
from tests.torch_opened import channels_first, images, module, network, program

NAME = "resnet"
CLASS = Objective(np.eye(10, dtype=np.float32)[4])


def logit(batch):
    """The class's logit for images (n, h, w, c)."""
    with torch.no_grad():
        return module(NAME)(channels_first(np.ascontiguousarray(batch)))[:, 4].numpy()


def test_scores_of_a_batch():
    batch = images(NAME, 5)
    found = network(NAME).scores(batch, CLASS)
    np.testing.assert_allclose(found, logit(batch), rtol=1e-4, atol=1e-4)


def test_masks_are_resized_with_half_pixel_centres():
    (one, without), masks = images(NAME, 2)[:, None], np.random.default_rng(0).random((3, 4, 5))
    masks = masks.astype(np.float32)
    found = network(NAME).masked_scores(one, without, masks, CLASS)
    size = one.shape[2], one.shape[1]
    large = np.stack([cv2.resize(mask, size, interpolation=cv2.INTER_LINEAR) for mask in masks])
    seen = one * large[..., None] + without * (1 - large[..., None])
    np.testing.assert_allclose(found, logit(seen), rtol=1e-3, atol=1e-3)
    whole = network(NAME).masked_scores(one, without, large, CLASS)
    np.testing.assert_allclose(whole, found, rtol=1e-3, atol=1e-3)


def test_scores_without_channels():
    one, channels = images(NAME), np.array([0, 7, 3], np.int32)
    found = network(NAME).ablated_scores(one, "layer1.1.conv2", channels, CLASS)
    member = module(NAME).get_submodule("layer1.1.conv2")
    for channel, score in zip(channels, found, strict=True):

        def without(_module, _inputs, output, channel=int(channel)):
            output = output.clone()
            output[:, channel] = 0
            return output

        handle = member.register_forward_hook(without)
        try:
            assert score == pytest.approx(logit(one)[0], rel=1e-4, abs=1e-4)
        finally:
            handle.remove()


def test_a_score_of_what_lies_before_has_no_variants():
    one, channels = images(NAME), np.arange(4, dtype=np.int32)
    before = Objective(np.eye(8, dtype=np.float32)[1], layer="bn1")
    found = network(NAME).ablated_scores(one, "layer2", channels, before)
    assert found.shape == (4,)
    assert np.ptp(found) == 0


@pytest.mark.parametrize("guided", [False, True])
def test_gradients_of_the_input(guided):
    batch = images(NAME, 2)
    net = module(NAME)
    handles = []
    if guided:  # at every ReLU negative gradients are cut, as Captum does with full hooks

        def only_positive(_module, gradients, _after):
            return tuple(gradient.clamp(min=0) for gradient in gradients)

        handles = [
            each.register_full_backward_hook(only_positive)
            for each in net.modules()
            if isinstance(each, torch.nn.ReLU)
        ]
    try:
        inputs = channels_first(batch).requires_grad_()
        answer = net(inputs)[:, 4]
        (expected,) = torch.autograd.grad(answer.sum(), inputs)
    finally:
        for handle in handles:
            handle.remove()
    scores, found = network(NAME).input_gradients(batch, CLASS, guided=guided)
    np.testing.assert_allclose(scores, answer.detach(), rtol=1e-4, atol=1e-4)
    wanted = expected.permute(0, 2, 3, 1).numpy()
    np.testing.assert_allclose(found, wanted, atol=1e-5 * np.abs(wanted).max(), rtol=1e-4)


def test_peaks_of_channels():
    batch = images(NAME, 3)
    peaks = network(NAME).channel_peaks(batch, "conv1")
    with torch.no_grad():
        values = module(NAME).conv1(channels_first(batch)).flatten(2).numpy()
    np.testing.assert_allclose(peaks.maxima, values.max(axis=2), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(peaks.means, values.mean(axis=2), rtol=1e-4, atol=1e-6)
    np.testing.assert_array_equal(peaks.cells, values.argmax(axis=2))
    assert peaks.cells.dtype == np.int32
    assert peaks.grid[0] * peaks.grid[1] == values.shape[2]


@pytest.mark.parametrize(
    "output",
    [None, torch.zeros(1, 4, dtype=torch.int64), torch.zeros(4)],
    ids=["none", "whole", "single"],
)
def test_a_layer_without_channels_has_no_peaks(output, monkeypatch):
    opened = TorchNetwork(program("cifar_cnn"))
    run = opened._program.run

    def other(inputs, hooks):
        if hooks.on_record is None:
            return run(inputs, hooks)
        with contextlib.suppress(StopRun):
            if output is not None:
                hooks.on_record("conv1", output)
        return Run([], {})

    monkeypatch.setattr(opened._program, "run", other)
    with pytest.raises(EngineError, match="no channels of real numbers"):
        opened.channel_peaks(images("cifar_cnn"), "conv1")
