"""How programs are fed: their own arithmetic, ImageNet's classes, guesses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.models.exported_program.program_feeding import program_feeding
from tests import program_graphs as graphs
from tests.program_graphs import GraphWriter

MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
SHAPE = (1, 3, 8, 8)


def fed(graph, **stored):
    values = {f"p_{name}": np.asarray(value, np.float32) for name, value in stored.items()}
    return program_feeding(graph, "net", values.get)


def ended(net, value, count=10):
    mean = net.op("aten.mean.dim", (1, 3), self=value, dim=(2, 3))
    return net.graph(net.linear("fc", mean, (1, count)))


def by_buffers(net, mean):
    value = net.op("aten.sub.Tensor", SHAPE, self="x", other=net.constant("mean", (3, 1, 1)))
    std = net.op("aten.view.default", (1, 3, 1, 1), self=net.constant("std", (3,)))
    value = net.op("aten.div.Tensor", SHAPE, self=value, other=std)
    return fed(ended(net, value), mean=np.reshape(mean, (3, 1, 1)), std=STD)


def test_means_between_0_and_1():
    told = by_buffers(GraphWriter(x=SHAPE), MEAN)
    assert (told.preprocess, told.is_guessed, told.scaling_layer) == ("unit", False, "sub")
    assert "normalises the pixels itself (layer sub), with means between 0 and 1" in str(
        told.reason
    )


def test_means_of_pixels():
    told = by_buffers(GraphWriter(x=SHAPE), (123.7, 116.8, 103.9))
    assert told.preprocess == "none"
    assert "so it takes 0 to 255" in str(told.reason)


def test_pixels_that_are_divided_first():
    net = GraphWriter(x=SHAPE)
    net.within("norm", "tests.networks.Normalize")
    value = net.op("aten.div.Tensor", SHAPE, self="x", other=255.0)
    value = net.op("aten.sub.Tensor", SHAPE, self=value, other=0.5)
    net.leave()
    told = fed(ended(net, value))
    assert (told.preprocess, told.scaling_layer) == ("none", "norm.div")
    assert "rescales the pixels itself (layer norm.div)" in str(told.reason)


def test_0_to_1_made_minus_1_to_1():
    net = GraphWriter(x=SHAPE)
    value = net.op("aten.mul.Tensor", SHAPE, self="x", other=2.0)
    value = net.op("aten.sub.Tensor", SHAPE, self=value, other=1.0)
    assert fed(ended(net, value)).preprocess == "unit"


def test_a_norm_at_the_beginning():
    net = GraphWriter(x=SHAPE)
    mean = net.constant("bn.running_mean", (3,), trained=False)
    value = net.module(
        "bn", graphs.NORM, "aten.batch_norm.default", SHAPE, input="x", running_mean=mean
    )
    graph = ended(net, value)
    told = program_feeding(graph, "net", {mean: np.asarray(MEAN)}.get)
    assert (told.preprocess, told.scaling_layer) == ("unit", "bn")
    assert program_feeding(graph, "net", lambda name: None).is_guessed


def test_other_arithmetic_takes_pixels():
    net = GraphWriter(x=SHAPE)
    told = fed(ended(net, net.op("aten.add.Tensor", SHAPE, self="x", other="x")))
    assert (told.preprocess, told.scaling_layer) == ("none", "add")
    assert "arithmetic of its own" in str(told.reason)


@pytest.mark.parametrize(("count", "channels"), [(1000, 3), (1001, 3), (1000, 1), (999, 3)])
def test_a_thousand_classes_are_imagenets(count, channels):
    net = GraphWriter(x=(1, channels, 8, 8))
    conv = net.conv("conv", "x", SHAPE)
    told = fed(ended(net, conv, count))
    is_known = count != 999 and channels == 3
    assert told.is_imagenet is is_known
    assert told.preprocess == ("torch" if is_known else "unit")
    assert told.is_guessed is not is_known
    assert told.size is None
    assert told.size_reason is None


def test_a_network_of_torchvision_with_classes_of_its_own():
    net = GraphWriter(x=(None, 3, None, None))
    conv = net.conv("conv", "x", (None, 3, None, None))
    graph = replace(ended(net, conv), model_type="torchvision.models.vgg.VGG")
    told = fed(graph)
    assert (told.preprocess, told.is_guessed, told.is_imagenet) == ("torch", False, False)
    assert "VGG of torchvision" in str(told.reason)
    assert told.size == (224, 224)
    assert "224 × 224 pixels" in str(told.size_reason)


def test_any_size_that_nothing_tells():
    net = GraphWriter(x=(1, 3, None, None))
    told = fed(ended(net, net.conv("conv", "x", (1, 3, None, None))))
    assert told.size is None
    assert "nothing tells which it was trained for" in str(told.size_reason)


def test_a_program_without_an_image():
    told = fed(GraphWriter(x=(1, 7)).graph())
    assert told.is_guessed
