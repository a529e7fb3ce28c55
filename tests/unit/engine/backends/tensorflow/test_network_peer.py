"""Maps of tf-keras-vis, where it computes what the papers say, equal ours.

It is another implementation by other people. What it does otherwise, and why we do not, stands in
docs/methods.md; the last test holds one of these differences, so that the page stays true.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.attribution.registry import METHODS
from engine.backends.objective import Objective
from engine.backends.tensorflow.network import KerasNetwork
from tests import models

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLASS = 1
FLAT = (models.flat, models.wide, models.grayscale, models.batch_norm, models.separable)


def inputs_of(model: Any) -> NDArray[np.float32]:
    shape = (1, *model.input_shape[1:])
    return np.random.default_rng(3).uniform(-1, 1, shape).astype(np.float32)


def ours(model: Any, method: str, layer: str) -> NDArray[np.float32]:
    network = KerasNetwork(model)
    weights = np.eye(1, network.description.outputs[0].class_count, CLASS, dtype=np.float32)[0]
    return network.forward_backward(inputs_of(model), Objective(weights), (layer,)).maps(
        METHODS[method].formula, (layer,)
    )[layer]


def theirs(model: Any, kind: str, layer: str | None = None, **more: Any) -> NDArray[np.float32]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # theirs
        from tf_keras_vis.gradcam import Gradcam
        from tf_keras_vis.gradcam_plus_plus import GradcamPlusPlus
        from tf_keras_vis.layercam import Layercam
        from tf_keras_vis.saliency import Saliency
        from tf_keras_vis.utils.model_modifiers import ReplaceToLinear
        from tf_keras_vis.utils.scores import CategoricalScore

        kinds = {
            "grad-cam": Gradcam,
            "grad-cam++": GradcamPlusPlus,
            "layer-cam": Layercam,
            "saliency": Saliency,
        }
        peer = kinds[kind](model, model_modifier=ReplaceToLinear(), clone=True)
        if layer is not None:
            more |= {"penultimate_layer": layer, "seek_penultimate_conv_layer": False}
            more |= {"expand_cam": False, "normalize_cam": False}
        return np.asarray(peer(CategoricalScore([CLASS]), inputs_of(model), **more))[0]


def last_grid(model: Any) -> str:
    layer = KerasNetwork(model).description.auto_layer
    assert layer is not None
    return layer


@pytest.mark.parametrize("make", FLAT)
@pytest.mark.parametrize("method", ["grad-cam", "layer-cam"])
def test_cams_are_the_same(make: Any, method: str):
    model = make()
    layer = last_grid(model)
    expected = theirs(model, method, layer)
    scale = float(np.abs(expected).max()) or 1.0
    np.testing.assert_allclose(ours(model, method, layer), expected, atol=2e-5 * scale, rtol=1e-4)


@pytest.mark.parametrize("make", FLAT)
def test_gradients_are_the_same(make: Any):
    model = make()
    network = KerasNetwork(model)
    weights = np.eye(1, network.description.outputs[0].class_count, CLASS, dtype=np.float32)[0]
    _, found = network.input_gradients(inputs_of(model), Objective(weights))
    expected = theirs(model, "saliency", normalize_map=False)
    np.testing.assert_allclose(np.abs(found[0]).max(axis=-1), expected, rtol=1e-3, atol=1e-6)


def test_grad_cam_plus_plus_differs_as_the_page_says():
    model = models.flat()
    one, other = ours(model, "grad-cam++", "conv_1"), theirs(model, "grad-cam++", "conv_1")
    assert not np.allclose(one / one.max(), other / other.max(), atol=1e-3)
