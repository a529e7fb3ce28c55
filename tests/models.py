"""Small models with known shapes and seeded weights, for every test that needs one.

Each function takes nothing and returns a built `keras.Model`; `save` writes one as .keras or .h5.
Inputs are 0-255 or 0-1 as the model's own layers say; nothing here has been trained.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
from keras import layers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def seeded(model: Any, seed: int = 7) -> Any:
    """Give every weight a fixed value, with biases and statistics that are not zero."""
    random = np.random.default_rng(seed)
    for weight in model.weights:
        shape, name = weight.shape, weight.path
        if not np.issubdtype(np.dtype(str(weight.dtype)), np.floating):
            continue
        if "variance" in name:
            value = random.uniform(0.5, 1.5, shape)
        elif len(shape) > 1:
            value = random.normal(0, 1.4 / np.sqrt(np.prod(shape[:-1])), shape)
        else:
            value = random.normal(1.0 if "gamma" in name else 0.0, 0.1, shape)
        weight.assign(value.astype(str(weight.dtype)))
    return model


def _head(x: Any, classes: int = 3, activation: str | None = "softmax") -> Any:
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    return layers.Dense(classes, activation=activation, name="scores")(x)


def _body(x: Any, prefix: str = "conv") -> Any:
    x = layers.Conv2D(4, 3, activation="relu", name=f"{prefix}_1")(x)
    x = layers.MaxPooling2D(2, name=f"{prefix}_pool")(x)
    return layers.Conv2D(6, 3, activation="relu", name=f"{prefix}_2")(x)


def _backbone(name: str = "backbone", size: tuple[int, int, int] = (24, 32, 3)) -> Any:
    inputs = keras.Input(size, name=f"{name}_input")
    return keras.Model(inputs, _body(inputs, "conv"), name=name)


def flat() -> Any:
    """Functional, 24x32x3, three classes, softmax in the Dense."""
    inputs = keras.Input((24, 32, 3))
    return seeded(keras.Model(inputs, _head(_body(inputs)), name="flat"))


def nested() -> Any:
    """A functional model as backbone: layers ``backbone/conv_1`` and so on."""
    inputs = keras.Input((24, 32, 3))
    x = layers.Rescaling(1 / 255, name="rescale")(inputs)
    return seeded(keras.Model(inputs, _head(_backbone()(x)), name="nested"))


def sequential() -> Any:
    """Sequential, Flatten and two Dense layers, as in the textbooks."""
    return seeded(
        keras.Sequential(
            [
                keras.Input((24, 32, 3)),
                layers.Conv2D(4, 3, activation="relu", name="conv_1"),
                layers.MaxPooling2D(2, name="max_1"),
                layers.Conv2D(6, 3, activation="relu", name="conv_2"),
                layers.MaxPooling2D(2, name="max_2"),
                layers.Flatten(name="flat"),
                layers.Dropout(0.5, name="drop"),
                layers.Dense(8, activation="relu", name="hidden"),
                layers.Dense(3, activation="softmax", name="scores"),
            ],
            name="sequential",
        )
    )


def nested_sequential() -> Any:
    """Sequential of augmentation, a functional backbone and a Sequential head."""
    augmentation = keras.Sequential(
        [layers.RandomFlip("horizontal"), layers.RandomRotation(0.1)], name="augmentation"
    )
    head = keras.Sequential(
        [
            layers.Conv2D(5, 1, activation="relu", name="mix"),
            layers.GlobalAveragePooling2D(name="pool"),
            layers.Dense(3, activation="softmax", name="scores"),
        ],
        name="head",
    )
    parts = [keras.Input((24, 32, 3)), augmentation, _backbone(), head]
    return seeded(keras.Sequential(parts, name="nested_sequential"))


def shared_layer() -> Any:
    """One convolution called twice, one after the other."""
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(4, 3, activation="relu", name="first")(inputs)
    shared = layers.Conv2D(4, 3, padding="same", activation="relu", name="shared")
    return seeded(keras.Model(inputs, _head(shared(shared(x))), name="shared_layer"))


def shared_backbone() -> Any:
    """One backbone called twice: on the image and on its mirror image."""
    inputs = keras.Input((24, 32, 3))
    backbone = _backbone()
    mirrored = keras.ops.flip(inputs, axis=2)
    x = layers.Concatenate(name="both")([backbone(inputs), backbone(mirrored)])
    return seeded(keras.Model(inputs, _head(x), name="shared_backbone"))


def softmax_layer() -> Any:
    """Softmax as a layer of its own."""
    inputs = keras.Input((24, 32, 3))
    scores = _head(_body(inputs), activation=None)
    return seeded(keras.Model(inputs, layers.Softmax(name="softmax")(scores), name="soft_layer"))


def softmax_activation() -> Any:
    """Softmax as an Activation layer."""
    inputs = keras.Input((24, 32, 3))
    scores = _head(_body(inputs), activation=None)
    outputs = layers.Activation("softmax", name="softmax")(scores)
    return seeded(keras.Model(inputs, outputs, name="soft_activation"))


def logits() -> Any:
    """Five classes without any softmax."""
    inputs = keras.Input((24, 32, 3))
    return seeded(keras.Model(inputs, _head(_body(inputs), 5, None), name="logits"))


def sigmoid() -> Any:
    """One unit with a sigmoid: yes or no."""
    inputs = keras.Input((24, 32, 3))
    return seeded(keras.Model(inputs, _head(_body(inputs), 1, "sigmoid"), name="sigmoid"))


def regression() -> Any:
    """One linear unit."""
    inputs = keras.Input((24, 32, 3))
    return seeded(keras.Model(inputs, _head(_body(inputs), 1, "linear"), name="regression"))


def wide() -> Any:
    """48 high, 80 wide."""
    inputs = keras.Input((48, 80, 3))
    return seeded(keras.Model(inputs, _head(_body(inputs)), name="wide"))


def grayscale() -> Any:
    """28x28, one channel, ten classes."""
    inputs = keras.Input((28, 28, 1))
    return seeded(keras.Model(inputs, _head(_body(inputs), 10), name="grayscale"))


def four_channels() -> Any:
    """RGBA."""
    inputs = keras.Input((24, 24, 4))
    return seeded(keras.Model(inputs, _head(_body(inputs)), name="four_channels"))


def one_by_one() -> Any:
    """Convolutions whose grids are all 1x1."""
    inputs = keras.Input((8, 8, 3))
    x = layers.Conv2D(6, 8, activation="relu", name="whole")(inputs)
    x = layers.Conv2D(4, 1, activation="relu", name="point")(x)
    return seeded(keras.Model(inputs, _head(x), name="one_by_one"))


def no_convolution() -> Any:
    """Flatten and Dense on an image."""
    inputs = keras.Input((16, 16, 3))
    x = layers.Flatten(name="flat")(inputs)
    x = layers.Dense(8, activation="relu", name="hidden")(x)
    outputs = layers.Dense(3, activation="softmax", name="scores")(x)
    return seeded(keras.Model(inputs, outputs, name="no_convolution"))


def two_inputs() -> Any:
    """Two images in."""
    left, right = keras.Input((24, 32, 3), name="left"), keras.Input((24, 32, 3), name="right")
    x = layers.Add(name="sum")([_body(left, "left"), _body(right, "right")])
    return seeded(keras.Model([left, right], _head(x), name="two_inputs"))


def picture_and_table() -> Any:
    """An image, five numbers that weigh its features, and three words (whole numbers)."""
    image = keras.Input((24, 32, 3), name="photo")
    table = keras.Input((5,), name="table")
    words = keras.Input((3,), dtype="int32", name="words")
    gate = layers.Dense(6, activation="sigmoid", name="gate")(table)
    told = layers.Flatten(name="told")(layers.Embedding(7, 2, name="embedding")(words))
    x = layers.Multiply(name="gated")([_body(image), layers.Reshape((1, 1, 6))(gate)])
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    x = layers.Concatenate(name="joined")([x, told])
    outputs = layers.Dense(3, activation="softmax", name="scores")(x)
    return seeded(keras.Model([image, table, words], outputs, name="picture_and_table"))


def two_outputs() -> Any:
    """Classes and a box."""
    inputs = keras.Input((24, 32, 3))
    x = _body(inputs)
    box = layers.Dense(4, name="box")(layers.Flatten(name="flat")(x))
    return seeded(keras.Model(inputs, [_head(x), box], name="two_outputs"))


def mask_branch() -> Any:
    """Classes, and a second output whose convolutions run last: no gradient comes from there."""
    inputs = keras.Input((12, 12, 3))
    stem = layers.Conv2D(4, 3, name="stem")(inputs)
    mask = layers.Conv2D(1, 3, name="mask")(layers.Conv2D(4, 3, name="up")(stem))
    return seeded(keras.Model(inputs, [_head(stem), mask], name="mask_branch"))


def vector_input() -> Any:
    """No image at all: twelve numbers in."""
    inputs = keras.Input((12,))
    x = layers.Dense(8, activation="relu", name="hidden")(inputs)
    outputs = layers.Dense(3, activation="softmax", name="scores")(x)
    return seeded(keras.Model(inputs, outputs, name="vector_input"))


def with_lambda() -> Any:
    """With a Lambda layer, which is refused when it comes from a file."""
    inputs = keras.Input((24, 32, 3))
    x = layers.Lambda(lambda values: values / 255.0, name="scale")(inputs)
    return seeded(keras.Model(inputs, _head(_body(x)), name="with_lambda"))


def with_own_layer() -> Any:
    """With a layer of a class that is not part of Keras."""
    from tests.own_layers import Scale

    inputs = keras.Input((24, 32, 3))
    x = Scale(3.0, name="scale")(layers.Conv2D(4, 3, activation="relu", name="conv_1")(inputs))
    x = layers.Conv2D(6, 3, activation="relu", name="conv_2")(x)
    return seeded(keras.Model(inputs, _head(x), name="with_own_layer"))


def relu_layers() -> Any:
    """ReLU as layers (one of them ReLU6), as an Activation layer and as an operation."""
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(4, 3, name="conv_1")(inputs)
    x = layers.ReLU(name="rectified")(x)
    x = layers.Conv2D(4, 3, name="conv_2")(x)
    x = layers.ReLU(max_value=6.0, name="relu6")(x)
    x = layers.Conv2D(4, 3, name="conv_3")(x)
    x = layers.Activation("relu", name="activation")(x)
    x = keras.ops.relu(layers.Conv2D(4, 3, name="conv_4")(x))
    return seeded(keras.Model(inputs, _head(x), name="relu_layers"))


def separable() -> Any:
    """Depthwise and separable convolutions with batch normalisation and a residual sum."""
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(4, 3, strides=2, padding="same", use_bias=False, name="stem")(inputs)
    x = layers.BatchNormalization(name="stem_norm")(x)
    y = layers.DepthwiseConv2D(3, padding="same", name="depthwise")(x)
    y = layers.SeparableConv2D(4, 3, padding="same", name="separable")(y)
    x = layers.Add(name="sum")([x, y])
    return seeded(keras.Model(inputs, _head(layers.ReLU(name="relu")(x)), name="separable"))


def batch_norm() -> Any:
    """Batch normalisation after each convolution."""
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(4, 3, name="conv_1")(inputs)
    x = layers.ReLU(name="relu_1")(layers.BatchNormalization(name="norm_1")(x))
    x = layers.Conv2D(6, 3, name="conv_2")(x)
    x = layers.ReLU(name="relu_2")(layers.BatchNormalization(name="norm_2")(x))
    return seeded(keras.Model(inputs, _head(x), name="batch_norm"))


def any_size() -> Any:
    """Fully convolutional: height and width are None."""
    inputs = keras.Input((None, None, 3))
    return seeded(keras.Model(inputs, _head(_body(inputs)), name="any_size"))


def augmented() -> Any:
    """Augmentation, then Rescaling, then convolutions."""
    inputs = keras.Input((24, 32, 3))
    x = layers.RandomFlip("horizontal", name="flip")(inputs)
    x = layers.RandomZoom(0.1, name="zoom")(x)
    x = layers.Rescaling(1 / 127.5, offset=-1, name="rescale")(x)
    return seeded(keras.Model(inputs, _head(_body(x)), name="augmented"))


def mixed_precision() -> Any:
    """A convolution that works in bfloat16."""
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(4, 3, activation="relu", dtype="mixed_bfloat16", name="conv_1")(inputs)
    x = layers.Conv2D(4, 3, activation="relu", name="conv_2", dtype="float32")(x)
    return seeded(keras.Model(inputs, _head(x), name="mixed_precision"))


def quantized(mode: str = "int8") -> Any:
    """As `flat`, its Dense layer in fewer bits; the convolutions stay as they are."""
    model = flat()
    model.get_layer("scores").quantize(mode)
    return model


def backbone() -> Any:
    """Without a top: 7x11x5 channels of a pooling layer, behind a nested convolution."""
    inputs = keras.Input((24, 32, 3))
    x = layers.MaxPooling2D(2, name="last_pool")(_backbone()(inputs))
    return seeded(keras.Model(inputs, layers.ReLU(name="last")(x), name="headless"))


def pooled_features() -> Any:
    """Without a top, with global average pooling: six numbers."""
    inputs = keras.Input((24, 32, 3))
    outputs = layers.GlobalAveragePooling2D(name="pool")(_body(inputs))
    return seeded(keras.Model(inputs, outputs, name="pooled"))


def autoencoder() -> Any:
    """An image through a code of 4x6x2 and back, with a sigmoid at the end."""
    inputs = keras.Input((16, 24, 3))
    x = layers.Conv2D(4, 3, strides=2, padding="same", activation="relu", name="down_1")(inputs)
    x = layers.Conv2D(2, 3, strides=2, padding="same", activation="relu", name="code")(x)
    for number in (1, 2):
        x = layers.Conv2DTranspose(
            4, 3, strides=2, padding="same", activation="relu", name=f"up_{number}"
        )(x)
    outputs = layers.Conv2D(3, 3, padding="same", activation="sigmoid", name="restored")(x)
    return seeded(keras.Model(inputs, outputs, name="autoencoder"))


def segmenter(
    sides: tuple[int | None, int | None] = (16, 24),
    classes: int = 4,
    activation: str | None = "softmax",
    channels: int = 3,
) -> Any:
    """A small U-Net: two levels, one shortcut, a score per class in every cell."""
    inputs = keras.Input((*sides, channels))
    left = layers.Conv2D(4, 3, padding="same", activation="relu", name="left")(inputs)
    x = layers.MaxPooling2D(2, name="shrink")(left)
    x = layers.Conv2D(6, 3, padding="same", activation="relu", name="bottom")(x)
    x = layers.UpSampling2D(2, name="grow")(x)
    x = layers.Concatenate(name="joined")([left, x])
    x = layers.Conv2D(5, 3, padding="same", activation="relu", name="right")(x)
    outputs = layers.Conv2D(classes, 1, activation=activation, name="classes")(x)
    return seeded(keras.Model(inputs, outputs, name="segmenter"))


def with_classes_and_map() -> Any:
    """Two heads: a map of three classes, and two classes of the whole image."""
    inputs = keras.Input((16, 24, 3))
    x = layers.Conv2D(4, 3, padding="same", activation="relu", name="stem")(inputs)
    cells = layers.Softmax(name="cells")(layers.Conv2D(3, 1, name="cell_scores")(x))
    return seeded(keras.Model(inputs, [cells, _head(x, 2)], name="two_heads"))


def detector() -> Any:
    """Twelve boxes of a grid, and the scores of three classes for each, in two outputs."""
    inputs = keras.Input((16, 24, 3))
    x = layers.Conv2D(4, 3, strides=4, padding="same", activation="relu", name="stem")(inputs)
    x = layers.Conv2D(5, 3, strides=2, padding="same", activation="relu", name="grid")(x)
    boxes = layers.Conv2D(8, 1, name="box_head")(x)
    boxes = layers.Reshape((12, 4), name="boxes")(boxes)
    scores = layers.Conv2D(6, 1, name="score_head")(x)
    scores = layers.Reshape((12, 3), name="score_rows")(scores)
    scores = layers.Activation("sigmoid", name="scores")(scores)
    return seeded(keras.Model(inputs, [boxes, scores], name="detector"))


def detections() -> Any:
    """Six rows in one tensor: a box, whether there is something, and two classes."""
    inputs = keras.Input((16, 24, 3))
    x = layers.Conv2D(4, 3, strides=4, padding="same", activation="relu", name="stem")(inputs)
    x = layers.Conv2D(5, 3, strides=2, padding="same", activation="relu", name="grid")(x)
    rows = layers.Reshape((6, 7), name="rows")(layers.Conv2D(7, 1, name="head")(x))
    return seeded(keras.Model(inputs, rows, name="detections"))


def several_values() -> Any:
    """A regression of three values."""
    inputs = keras.Input((24, 32, 3))
    return seeded(keras.Model(inputs, _head(_body(inputs), 3, "linear"), name="several_values"))


def of_whole_numbers() -> Any:
    """An output of class numbers, of which no gradient could be taken."""
    inputs = keras.Input((16, 24, 3))
    x = layers.Conv2D(4, 3, activation="relu", name="conv_1")(inputs)
    x = layers.Conv2D(3, 3, name="conv_2")(x)
    outputs = keras.ops.argmax(x, axis=-1)
    return seeded(keras.Model(inputs, outputs, name="whole_numbers"))


ORDINARY: tuple[Callable[[], Any], ...] = (
    flat,
    nested,
    sequential,
    nested_sequential,
    shared_layer,
    shared_backbone,
    softmax_layer,
    softmax_activation,
    logits,
    sigmoid,
    regression,
    wide,
    grayscale,
    four_channels,
    one_by_one,
    no_convolution,
    two_inputs,
    two_outputs,
    mask_branch,
    vector_input,
    relu_layers,
    separable,
    batch_norm,
    any_size,
    augmented,
    mixed_precision,
)
"""All but the one with a Lambda layer."""


def save(model: Any, path: Path | str) -> str:
    """Write a model (.keras or .h5 by its ending) and return the path."""
    logger = logging.getLogger("absl")
    level = logger.level
    logger.setLevel(logging.ERROR)  # Keras says of every .h5 file that the format is old
    try:
        model.save(str(path))
    finally:
        logger.setLevel(level)
    return str(path)
