"""What must be true of maps of exported programs, whatever computes them."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from tests.opened_programs import difference, image_of, maps, method_map, one_hot
from tests.torch_networks import network
from tests.torch_opened import network as opened

INDEX = 2


def logit(name: str) -> float:
    _, tensor = image_of(name)
    with torch.no_grad():
        return float(network(name).double()(tensor)[0, INDEX])


def test_hirescam_before_a_linear_layer_sums_to_the_logit_less_its_bias():
    """The convolution is pooled, flattened and multiplied: nothing behind it bends."""
    net = opened("convolution")
    images, _ = image_of("convolution")
    bias = float(network("convolution")[3].bias[INDEX].detach())
    for layer in ("0", "1"):
        raw = maps(net, images, one_hot(net, INDEX), layer)["hires-cam-signed"][layer]
        assert raw.sum() == pytest.approx(logit("convolution") - bias, rel=1e-5)
        assert (raw < 0).any()


def test_integrated_gradients_are_complete():
    for name in ("vgg", "efficientnet", "vit"):
        net = opened(name)
        images, _ = image_of(name)
        raw = method_map(net, images, one_hot(net, INDEX), "integrated-gradients", steps=200)
        [score] = net.scores(images, one_hot(net, INDEX))
        [empty] = net.scores(np.zeros_like(images), one_hot(net, INDEX))
        assert raw.sum() == pytest.approx(score - empty, rel=0.01), name


@pytest.mark.parametrize(
    ("name", "layer", "dense"),
    [("resnet", "layer2", "fc"), ("logits", "relu2", "fc"), ("mobilenet_v2", None, "classifier.1")],
)
def test_cam_is_grad_cam_where_the_mean_is_classified(name, layer, dense):
    net = opened(name)
    images, tensor = image_of(name)
    pooled, weights = net.pooled_weights(one_hot(net, INDEX))
    layer = layer or pooled
    module = network(name).double()
    own = module.get_submodule(dense)
    np.testing.assert_allclose(weights, own.weight[INDEX].detach().numpy(), rtol=1e-6)
    cam = method_map(net, images, one_hot(net, INDEX), "cam", pooled)
    raw = maps(net, images, one_hot(net, INDEX), layer)["grad-cam"][layer]
    assert pooled.startswith(layer.rpartition(".")[0])
    assert difference(np.maximum(cam, 0) / cam.size, raw) <= 1e-5
    with torch.no_grad():
        score = float(module(tensor)[0, INDEX])
    assert cam.mean() == pytest.approx(score - float(own.bias[INDEX].detach()), rel=1e-4, abs=1e-5)


def test_occlusion_of_a_linear_model_is_what_the_square_adds():
    """The score falls by the sum of weight times input in the square."""
    net = opened("linear")
    images, tensor = image_of("linear")
    weight = network("linear")[1].weight[INDEX].double().detach().reshape(3, 8, 6)
    added = (weight * tensor[0]).sum(0).numpy()
    expected = np.kron(added.reshape(4, 2, 3, 2).sum((1, 3)), np.ones((2, 2)))
    found = method_map(net, images, one_hot(net, INDEX), "occlusion", patch=2, stride=2)
    assert difference(found, expected) <= 1e-5


def test_pictures_of_a_batch_are_explained_as_each_alone():
    """Also where the file was exported for one image, or for two."""
    for name in ("resnet", "mobilenet_v2", "batch_of_two"):
        net = opened(name)
        images, _ = image_of(name)
        rng = np.random.default_rng(4)
        batch = np.concatenate([images, rng.normal(size=(4, *images.shape[1:]))], dtype=np.float32)
        together = net.scores(batch, one_hot(net, INDEX))
        _, gradients = net.input_gradients(batch, one_hot(net, INDEX))
        for number in range(len(batch)):
            alone = batch[number : number + 1]
            [score], [gradient] = net.input_gradients(alone, one_hot(net, INDEX))
            assert together[number] == pytest.approx(score, rel=1e-5, abs=1e-6), name
            assert difference(gradients[number], gradient) <= 1e-5, name
