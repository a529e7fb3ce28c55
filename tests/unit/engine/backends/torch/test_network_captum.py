"""Captum's gradients and maps of the original modules equal ours of the exported files.

Captum is another implementation, by other people; it runs the module in float32, as we do.
"""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from tests.opened_programs import as_numpy, difference, image_of, maps, method_map, one_hot
from tests.stand_ins import captum
from tests.torch_networks import network
from tests.torch_opened import network as opened

LIMIT = 2e-6
INDEX = 1
PLAIN = {"vgg": "features.5", "resnet": "layer2.0", "mobilenet_v2": "features.3", "logits": "conv2"}
"""Networks that end in logits, and a layer."""


@pytest.fixture(scope="module")
def attr():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # theirs
        return captum()


@pytest.fixture(params=PLAIN)
def case(request):
    module, net = network(request.param), opened(request.param)
    images, tensor = image_of(request.param)
    return module, net, images, tensor.float().requires_grad_(), PLAIN[request.param]


def last(tensor):
    """Return (h, w, c) of (1, c, h, w)."""
    return np.moveaxis(as_numpy(tensor)[0], 0, -1)


def test_gradients(attr, case):
    module, net, images, tensor, _ = case
    theirs = last(attr.Saliency(module).attribute(tensor, INDEX, abs=False))
    _, ours = net.input_gradients(images, one_hot(net, INDEX))
    assert difference(ours[0], theirs) <= LIMIT
    raw = method_map(net, images, one_hot(net, INDEX), "vanilla-gradients")
    assert difference(raw, np.abs(theirs).max(axis=-1)) <= LIMIT


def test_integrated_gradients(attr, case):
    """Captum's weights of the trapezoid rule add up to 11 / 12 at 12 points, ours to 1."""
    module, net, images, tensor, _ = case
    peer = attr.IntegratedGradients(module)
    theirs = peer.attribute(tensor, 0, INDEX, n_steps=12, method="riemann_trapezoid")
    ours = method_map(net, images, one_hot(net, INDEX), "integrated-gradients", steps=12)
    assert difference(ours, last(theirs).sum(axis=-1) * 12 / 11) <= 5 * LIMIT


def test_layer_grad_cam(attr, case):
    module, net, images, tensor, layer = case
    peer = attr.LayerGradCam(module, module.get_submodule(layer))
    theirs = as_numpy(peer.attribute(tensor, INDEX, relu_attributions=True))[0, 0]
    ours = maps(net, images, one_hot(net, INDEX), layer)["grad-cam"][layer]
    assert theirs.max() > 0
    assert difference(ours, theirs) <= 5 * LIMIT


@pytest.mark.parametrize("name", ["vgg", "logits"])
def test_guided_backprop(attr, name):
    """Captum replaces modules `nn.ReLU` alone, and rounds 0 differently where they are shared."""
    module, net = network(name), opened(name)
    for layer in module.modules():
        if hasattr(layer, "inplace"):
            layer.inplace = False
    images, tensor = image_of(name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "Setting backward hooks on ReLU activations"
        theirs = last(attr.GuidedBackprop(module).attribute(tensor.float(), INDEX))
    _, ours = net.input_gradients(images, one_hot(net, INDEX), guided=True)
    assert difference(ours[0], theirs) <= LIMIT
    _, plain = net.input_gradients(images, one_hot(net, INDEX))
    assert difference(plain[0], theirs) > 0.1  # it is another picture than the gradients'


def test_captums_hand_computed_example():
    """Captum's BasicModel_ConvNet_One_Conv: the map of conv1 is [[11.25, 13.5], [20.25, 22.5]]."""
    net = opened("one_conv")
    picture = np.arange(16, dtype=np.float32).reshape(1, 4, 4, 1)
    found = maps(net, picture, one_hot(net, 0), "conv1")["grad-cam"]["conv1"]
    np.testing.assert_array_equal(found, [[11.25, 13.5], [20.25, 22.5]])
