"""Writes small models with Keras 3 that its newer layers and operations make.

Run by `scripts.honest_models`, like `keras2`: ``python keras3.py LIBRARY FOLDER NAMES...``.
"""

# ruff: noqa: ANN001, ANN201, D103
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import keras
import numpy as np
from keras import layers, ops

SIZE = (16, 16, 3)


def body(x):
    x = layers.Conv2D(4, 3, activation="relu", name="conv_1")(x)
    return layers.Conv2D(6, 3, activation="relu", name="conv_2")(x)


def head(inputs, x):
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    return keras.Model(inputs, layers.Dense(3, activation="softmax", name="scores")(x))


def plain():
    """Layers alone, as every version of Keras 3 writes them."""
    inputs = keras.Input(SIZE)
    x = layers.BatchNormalization()(layers.Rescaling(4.0, -1.0)(body(inputs)))
    return head(inputs, layers.DepthwiseConv2D(3)(x))


def einsum():
    """`ops.einsum` instead of a layer."""
    inputs = keras.Input(SIZE)
    x = ops.einsum("bhwc,cd->bhwd", body(inputs), np.eye(6, dtype="float32")[::-1])
    return head(inputs, ops.einsum("bhwc->bwhc", x))


def operations():
    """Many operations of `keras.ops` one after the other."""
    inputs = keras.Input(SIZE)
    x = body(ops.flip(inputs[..., ::-1], axis=1))
    x = ops.pad(ops.roll(x, 1, axis=2), [[0, 0], [1, 1], [1, 1], [0, 0]])
    x = ops.maximum(x, 0.1 * x) + ops.logaddexp(x, -x) - ops.arctan(x)
    x = ops.nan_to_num(ops.where(x > 0.5, x, ops.square(x)))
    weights = ops.sigmoid(ops.max(x, axis=[1, 2], keepdims=True) - ops.median(x, keepdims=True))
    x = ops.concatenate(ops.split(x * weights, 2, axis=-1)[::-1], axis=-1)
    return head(inputs, ops.swapaxes(ops.rms_normalization(x), 1, 2))


def convolution():
    """Blur and resize, as operations."""
    inputs = keras.Input(SIZE)
    blur = np.full((3, 3, 3, 1), 1 / 27, "float32")
    x = ops.conv(ops.image.resize(inputs, (20, 20)), blur, padding="same")
    return head(inputs, body(ops.max_pool(x, 2)))


def einsum_dense():
    """EinsumDense over the channels of a grid."""
    inputs = keras.Input(SIZE)
    x = layers.EinsumDense("abcd,de->abce", (None, None, 5), activation="relu")(body(inputs))
    return head(inputs, x)


def attention():
    """MultiHeadAttention and GroupQueryAttention over the cells of a grid."""
    inputs = keras.Input(SIZE)
    x = layers.Reshape((144, 6))(body(inputs))
    x = layers.MultiHeadAttention(2, 3)(x, x)
    x = layers.GroupQueryAttention(3, 2, 1)(x, value=x)
    return head(inputs, layers.Reshape((12, 12, 6))(x))


def quantized(mode):
    inputs = keras.Input(SIZE)
    x = layers.Dense(8, activation="relu")(layers.Flatten()(body(inputs)))
    model = keras.Model(inputs, layers.Dense(4, activation="softmax")(x))
    model.quantize(mode)
    return model


def int8():
    """Dense layers of 8 bits."""
    return quantized("int8")


def int4():
    """Dense layers of 4 bits."""
    return quantized("int4")


def float8():
    """Dense layers prepared for training in 8-bit floating point."""
    return quantized("float8")


def int8_einsum():
    """EinsumDense of 8 bits."""
    model = einsum_dense()
    model.quantize("int8")
    return model


def pictures(shape):
    """Return two pictures (h, w, c) of coloured squares, which take little room in a file."""
    squares = np.random.RandomState(3).randint(0, 256, (2, 9, 9, shape[-1])).astype("uint8")
    return squares.repeat(4, axis=1).repeat(4, axis=2)[:, : shape[0], : shape[1]]


def write(name, folder, suffix):
    """Write a model and what it predicts for two pictures."""
    keras.utils.set_random_seed(3)
    model = globals()[name]()
    x = pictures(SIZE)
    place = os.path.join(folder, name + suffix)
    model.save(place)
    y = model.predict((x / 255.0).astype("float32"), verbose=0)
    np.savez_compressed(place + ".npz", x=x, divisor=255.0, y=y)


if __name__ == "__main__":
    for each in sys.argv[3:]:
        write(*[each.partition(".")[0], sys.argv[2], "." + each.partition(".")[2]])
        print("wrote", each)
