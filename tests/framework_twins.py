"""Networks of `tests.torch_networks` once more in Keras, with the same weights, on TensorFlow.

`python -m tests.framework_twins GIVEN.npz MADE.npz` runs by itself, because Keras computes with one
framework a process: GIVEN has each network's tensors ("vgg|features.0.weight") and input
("vgg|input", (1, h, w, c)), and MADE gets scores ("vgg|scores") and maps ("vgg|grad-cam|conv1") of
class `INDEX`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
from keras import layers

from engine.attribution.registry import METHODS
from engine.backends.objective import Objective
from engine.backends.tensorflow.network import KerasNetwork

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Tensors = dict[str, NDArray[np.float32]]

INDEX = 1


def conv(path: str, width: int, size: int = 3, strides: int = 1, bias: bool = True) -> Any:
    """Pads as PyTorch does, on all sides alike; it is the convolution that has the name."""
    own = layers.Conv2D(width, size, strides, name=path, use_bias=bias)
    return lambda x: own(layers.ZeroPadding2D(size // 2)(x) if size > 1 else x)


def flatten(x: Any) -> Any:
    """Channel by channel."""
    return layers.Flatten()(layers.Permute((3, 1, 2))(x))


def cifar_cnn(x: Any) -> Any:
    for number, width in enumerate((8, 12, 16), 1):
        x = layers.ReLU()(conv(f"conv{number}", width)(x))
        x = layers.MaxPooling2D(2)(x)
    return layers.Dense(10, name="fc2")(layers.Dense(20, "relu", name="fc1")(flatten(x)))


def softmax(x: Any) -> Any:
    x = layers.ReLU(name="relu1")(conv("conv1", 8)(x))
    x = layers.MaxPooling2D(2, name="pool1")(x)
    x = layers.ReLU(name="relu2")(conv("conv2", 12)(x))
    return layers.Softmax()(layers.Dense(5, name="fc")(layers.GlobalAveragePooling2D()(x)))


def resnet(x: Any) -> Any:
    def norm(path: str) -> Any:
        return layers.BatchNormalization(epsilon=1e-5, name=path)

    def block(path: str, x: Any, width: int, strides: int) -> Any:
        aside = x
        if strides > 1:
            aside = conv(f"{path}.downsample.0", width, 1, strides, bias=False)(x)
            aside = norm(f"{path}.downsample.1")(aside)
        x = norm(f"{path}.bn1")(conv(f"{path}.conv1", width, 3, strides, bias=False)(x))
        x = norm(f"{path}.bn2")(conv(f"{path}.conv2", width, bias=False)(layers.ReLU()(x)))
        return layers.ReLU(name=path)(layers.Add()([x, aside]))

    x = layers.ReLU(name="relu")(norm("bn1")(conv("conv1", 8, 7, 2, bias=False)(x)))
    x = layers.MaxPooling2D(3, 2)(layers.ZeroPadding2D(1)(x))  # nothing is below 0
    for path, width, strides in (
        ("layer1.0", 8, 1),
        ("layer1.1", 8, 1),
        ("layer2.0", 16, 2),
        ("layer2.1", 16, 1),
    ):
        x = block(path, x, width, strides)
    return layers.Dense(10, name="fc")(layers.GlobalAveragePooling2D()(x))


TWINS: dict[str, tuple[Callable[[Any], Any], tuple[str, ...]]] = {
    "cifar_cnn": (cifar_cnn, ("conv1", "conv2", "conv3")),
    "softmax": (softmax, ("conv1", "relu1", "pool1", "conv2", "relu2")),
    "resnet": (
        resnet,
        ("conv1", "bn1", "layer1.0.conv2", "layer1.0", "layer2.0.downsample.0", "layer2.1"),
    ),
}
"""By name: the network, and the layers whose maps are compared."""


def with_tensors(model: Any, tensors: Tensors) -> Any:
    """Give a model's layers the tensors of the modules of the same names."""
    for layer in model.layers:
        own = [tensors.get(f"{layer.name}.{kind}") for kind in ("weight", "bias")]
        found = [each for each in own if each is not None]
        if not layer.weights:
            continue
        if found[0].ndim == 4:
            found[0] = found[0].transpose(2, 3, 1, 0)
        elif found[0].ndim == 2:
            found[0] = found[0].T
        else:
            found += [tensors[f"{layer.name}.running_{kind}"] for kind in ("mean", "var")]
        layer.set_weights(found)
    return model


def main(given: str, made: str) -> None:
    """Compute all twins' scores and maps."""
    results: Tensors = {}
    with np.load(given) as stored:
        for name, (build, watched) in TWINS.items():
            tensors = {
                key.partition("|")[2]: stored[key]
                for key in stored.files
                if key.startswith(f"{name}|")
            }
            image = tensors.pop("input")
            entry = keras.Input(image.shape[1:])
            net = KerasNetwork(with_tensors(keras.Model(entry, build(entry)), tensors))
            results[f"{name}|scores"] = net.forward(image).logits
            count = net.description.outputs[0].class_count
            objective = Objective(np.eye(count, dtype=np.float32)[INDEX])
            taken = net.forward_backward(image, objective, watched)
            for method, about in METHODS.items():
                if not about.passes:
                    for layer, raw in taken.maps(about.formula, watched).items():
                        results[f"{name}|{method}|{layer}"] = raw
    np.savez(made, **results)


if __name__ == "__main__":
    main(*sys.argv[1:])
