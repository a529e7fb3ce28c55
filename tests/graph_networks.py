"""Small networks as people save them: one of each kind, written by Keras and by TensorFlow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import tensorflow as tf
from keras import layers

if TYPE_CHECKING:
    from collections.abc import Callable

SIDE = 20


def _seeded(model: Any, seed: int = 1) -> Any:
    """Return a model whose weights are all different, and statistics as of a trained one."""
    rng = np.random.default_rng(seed)
    for weight in model.weights:
        if "seed" in weight.path:
            continue
        values = rng.normal(0, 0.4, weight.shape)
        if any(word in weight.path for word in ("variance", "gamma")):
            values = np.abs(values) + 0.5
        elif len(weight.shape) >= 2:
            values *= 2.5 / np.sqrt(np.prod(weight.shape[:-1]))
        weight.assign(values)
    return model


def _head(x: Any, activation: str = "softmax", name: str = "predictions") -> Any:
    x = layers.GlobalAveragePooling2D(name="avg_pool")(x)
    return layers.Dense(3, activation=activation, name=name)(x)


def _input(shape: tuple[int | None, ...] = (SIDE, SIDE, 3), **more: Any) -> Any:
    return keras.Input(shape, name="image", **more)


def vgg() -> Any:
    i = x = _input()
    for block in (1, 2):
        for conv in (1, 2):
            name = f"block{block}_conv{conv}"
            x = layers.Conv2D(4 * block, 3, padding="same", activation="relu", name=name)(x)
        x = layers.MaxPooling2D(name=f"block{block}_pool")(x)
    x = layers.Flatten(name="flatten")(x)
    x = layers.Dense(6, activation="relu", name="fc1")(x)
    return keras.Model(i, layers.Dense(3, activation="softmax", name="predictions")(x))


def textbook_vgg_head() -> Any:
    """Cats and dogs: a convolutional base as one layer, one sigmoid."""
    i = keras.Input((SIDE, SIDE, 3))
    base = keras.Model(i, layers.Conv2D(4, 3, activation="relu", name="block1_conv1")(i))
    model = keras.Sequential(
        [
            _input(),
            layers.Rescaling(1 / 255),
            base,
            layers.Flatten(),
            layers.Dense(6, activation="relu"),
            layers.Dropout(0.5),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    return model


def resnet() -> Any:
    i = _input()
    x = layers.ZeroPadding2D(((1, 1), (2, 2)), name="conv1_pad")(i)
    x = layers.Conv2D(4, 3, strides=2, name="conv1_conv")(x)
    x = layers.BatchNormalization(name="conv1_bn", epsilon=1.001e-5)(x)
    x = layers.Activation("relu", name="conv1_relu")(x)
    y = layers.Conv2D(4, 1, name="conv2_1_conv")(x)
    y = layers.BatchNormalization(name="conv2_1_bn")(y)
    y = layers.ReLU(name="conv2_1_relu")(y)
    y = layers.Conv2D(4, 3, padding="same", name="conv2_2_conv")(y)
    y = layers.BatchNormalization(name="conv2_2_bn", scale=False)(y)
    x = layers.Add(name="conv2_add")([x, y])
    x = layers.Activation("relu", name="conv2_out")(x)
    return keras.Model(i, _head(x))


def densenet() -> Any:
    i = _input()
    x = layers.Conv2D(4, 3, use_bias=False, name="stem_conv")(i)
    for block in (1, 2):
        y = layers.BatchNormalization(name=f"conv{block}_bn")(x)
        y = layers.Activation("relu", name=f"conv{block}_relu")(y)
        y = layers.Conv2D(3, 3, padding="same", use_bias=False, name=f"conv{block}_conv")(y)
        x = layers.Concatenate(name=f"conv{block}_concat")([x, y])
    x = layers.AveragePooling2D(2, strides=2, name="pool_pool")(x)
    return keras.Model(i, _head(x))


def inception() -> Any:
    i = _input()
    a = layers.Conv2D(3, 1, padding="same", activation="relu")(i)
    b = layers.Conv2D(2, (1, 5), padding="same")(i)
    b = layers.Conv2D(3, (5, 1), padding="same", activation="relu")(b)
    c = layers.AveragePooling2D(3, strides=1, padding="same")(i)
    d = layers.MaxPooling2D(3, strides=2, padding="same")(i)
    d = layers.UpSampling2D(2)(d)
    x = layers.Concatenate(name="mixed0")([a, b, c, d])
    return keras.Model(i, _head(x))


def mobilenet_v2() -> Any:
    i = _input()
    x = layers.Conv2D(4, 3, strides=2, padding="same", use_bias=False, name="Conv1")(i)
    x = layers.BatchNormalization(name="bn_Conv1")(x)
    x = layers.ReLU(6.0, name="Conv1_relu")(x)
    y = layers.ZeroPadding2D(((0, 1), (0, 1)), name="expanded_conv_pad")(x)
    y = layers.DepthwiseConv2D(3, strides=1, padding="same", use_bias=False, name="dw")(y)
    y = layers.BatchNormalization(name="dw_bn")(y)
    y = layers.ReLU(6.0, name="dw_relu")(y)
    y = layers.Conv2D(4, 1, use_bias=False, name="project")(y)
    return keras.Model(i, _head(y))


def mobilenet_v3() -> Any:
    i = _input()
    x = layers.Rescaling(1 / 127.5, -1.0, name="rescaling")(i)
    x = layers.Conv2D(4, 3, strides=2, padding="same", name="conv")(x)
    x = layers.Activation("hard_swish", name="conv_act")(x)
    y = layers.GlobalAveragePooling2D(keepdims=True, name="se_pool")(x)
    y = layers.Conv2D(2, 1, name="se_conv")(y)
    y = layers.ReLU(name="se_relu")(y)
    y = layers.Conv2D(4, 1, name="se_conv_1")(y)
    y = layers.ReLU(6.0, name="se_relu6")(y + 3.0) * (1 / 6)
    x = layers.Multiply(name="se_mul")([x, y])
    x = layers.Activation("hard_sigmoid", name="gate")(x)
    return keras.Model(i, _head(x))


def efficientnet() -> Any:
    i = _input()
    x = layers.Rescaling(1 / 255.0, name="rescaling")(i)
    x = layers.Normalization(
        mean=[0.485, 0.456, 0.406], variance=[0.05, 0.06, 0.07], name="normalization"
    )(x)
    x = layers.Conv2D(4, 3, padding="same", activation="swish", name="stem_conv")(x)
    y = layers.GlobalAveragePooling2D(name="se_squeeze")(x)
    y = layers.Reshape((1, 1, 4), name="se_reshape")(y)
    y = layers.Conv2D(2, 1, activation="swish", name="se_reduce")(y)
    y = layers.Conv2D(4, 1, activation="sigmoid", name="se_expand")(y)
    x = layers.Multiply(name="se_excite")([x, y])
    x = layers.Dropout(0.2, name="drop")(x)
    return keras.Model(i, _head(x))


def xception() -> Any:
    i = _input()
    x = layers.SeparableConv2D(4, 3, padding="same", use_bias=False, name="sepconv1")(i)
    x = layers.BatchNormalization(name="sepconv1_bn")(x)
    x = layers.Activation("relu", name="sepconv1_act")(x)
    x = layers.SeparableConv2D(5, 3, depth_multiplier=2, activation="relu", name="sepconv2")(x)
    return keras.Model(i, _head(x))


def convnext() -> Any:
    from keras.src.applications.convnext import LayerScale

    i = _input()
    x = layers.Conv2D(4, 4, strides=4, name="stem_conv")(i)
    x = layers.LayerNormalization(epsilon=1e-6, name="stem_layernorm")(x)
    y = layers.Conv2D(4, 3, padding="same", groups=4, name="depthwise_conv")(x)
    y = layers.LayerNormalization(epsilon=1e-6, name="layernorm")(y)
    y = layers.Dense(8, name="pointwise_conv_1")(y)
    y = layers.Activation("gelu", name="gelu")(y)
    y = layers.Dense(4, name="pointwise_conv_2")(y)
    y = LayerScale(1e-2, 4, name="layer_scale")(y)
    x = layers.Add(name="sum")([x, y])
    return keras.Model(i, _head(x))


class Tokens(layers.Layer):
    """A class token before the patches, and a position for each, as in the Vision Transformer."""

    def build(self, shape: Any) -> None:
        self.token = self.add_weight(shape=(1, 1, shape[-1]), name="token")
        self.position = self.add_weight(shape=(1, shape[1] + 1, shape[-1]), name="position")

    def call(self, x: Any) -> Any:
        token = tf.broadcast_to(self.token, [tf.shape(x)[0], 1, x.shape[-1]])
        return tf.concat([token, x], axis=1) + self.position


def vision_transformer() -> Any:
    i = _input()
    x = layers.Conv2D(8, 5, strides=5, name="patches")(i)
    x = layers.Reshape((-1, 8), name="sequence")(x)
    x = Tokens(name="tokens")(x)
    y = layers.LayerNormalization(name="norm1")(x)
    y = layers.MultiHeadAttention(2, 4, name="attention")(y, y)
    x = layers.Add(name="add1")([x, y])
    y = layers.LayerNormalization(name="norm2")(x)
    y = layers.Dense(12, activation="gelu", name="mlp1")(y)
    y = layers.Dense(8, name="mlp2")(y)
    x = layers.Add(name="add2")([x, y])
    x = layers.LayerNormalization(name="norm3")(x)[:, 0]
    return keras.Model(i, layers.Dense(3, name="head")(x))


def u_net() -> Any:
    i = _input()
    a = layers.Conv2D(3, 3, padding="same", activation="relu", name="down1")(i)
    b = layers.MaxPooling2D(name="pool")(a)
    b = layers.Conv2D(5, 3, padding="same", activation="relu", name="bottleneck")(b)
    c = layers.Conv2DTranspose(3, 3, strides=2, padding="same", activation="relu", name="up")(b)
    c = layers.Concatenate(name="skip")([a, c])
    d = layers.UpSampling2D(2, interpolation="bilinear", name="bilinear")(b)
    c = layers.Concatenate(name="skip2")([c, d])
    return keras.Model(i, layers.Conv2D(1, 1, activation="sigmoid", name="mask")(c))


def transposed_valid() -> Any:
    i = _input()
    x = layers.Conv2DTranspose(3, 4, strides=3, name="up1")(i)
    x = layers.Conv2DTranspose(2, 2, strides=3, use_bias=False, name="up2")(x)
    return keras.Model(i, _head(x))


def grouped() -> Any:
    i = _input()
    x = layers.Conv2D(6, 3, name="conv")(i)
    x = layers.Conv2D(4, 3, groups=2, activation="elu", name="grouped")(x)
    return keras.Model(i, _head(x, "sigmoid"))


def dilated() -> Any:
    i = _input()
    x = layers.Conv2D(4, 3, dilation_rate=2, name="atrous")(i)
    x = layers.Conv2D(4, 3, dilation_rate=3, padding="same", name="atrous_same")(x)
    x = layers.DepthwiseConv2D(3, dilation_rate=2, padding="same", name="depthwise")(x)
    x = layers.DepthwiseConv2D(3, dilation_rate=2, name="depthwise_valid")(x)
    return keras.Model(i, _head(x, "linear"))


def two_heads() -> Any:
    i = _input()
    x = layers.Conv2D(4, 3, activation="relu", name="conv")(i)
    pooled = layers.GlobalAveragePooling2D(name="pool")(x)
    kind = layers.Dense(3, activation="softmax", name="kind")(pooled)
    box = layers.Dense(4, name="box")(pooled)
    return keras.Model(i, [kind, box])


def two_inputs() -> Any:
    i, j = _input(), keras.Input((5,), name="table")
    x = layers.Conv2D(4, 3, activation="relu", name="conv")(i)
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    x = layers.Concatenate(name="both")([x, layers.Dense(2, activation="tanh", name="facts")(j)])
    return keras.Model([i, j], layers.Dense(3, activation="softmax", name="predictions")(x))


def grey() -> Any:
    i = _input((28, 28, 1))
    x = layers.Conv2D(4, 3, activation="relu", name="conv")(i)
    return keras.Model(i, _head(x))


def not_square() -> Any:
    i = _input((16, 24, 3))
    x = layers.Conv2D(4, (3, 5), strides=(2, 3), name="conv")(i)
    x = layers.MaxPooling2D((2, 3), strides=(1, 2), padding="same", name="pool")(x)
    return keras.Model(i, _head(x))


def any_size() -> Any:
    i = _input((None, None, 3))
    x = layers.Conv2D(4, 3, strides=2, padding="same", name="conv")(i)
    y = layers.Conv2D(4, 3, padding="same", name="conv2")(x)
    y = layers.LeakyReLU(negative_slope=0.1, name="leaky")(y)
    x = layers.Add(name="add")([x, y])
    x = layers.Conv2DTranspose(3, 3, strides=2, padding="same", name="up")(x)
    x = layers.Reshape((-1, 3), name="cells")(x)
    x = layers.Dense(4, activation="softplus", name="dense")(x)
    return keras.Model(i, layers.Dense(2, name="out")(layers.GlobalMaxPooling1D()(x)))


def functional_relu() -> Any:
    i = _input()
    x = keras.ops.relu(layers.Conv2D(4, 3, name="conv1")(i))
    x = keras.ops.relu6(layers.Conv2D(4, 3, name="conv2")(x) / 2.0)
    x = keras.ops.maximum(x, 0.1) - keras.ops.mean(x, axis=(1, 2), keepdims=True)
    return keras.Model(i, _head(keras.ops.square(x)))


def activations() -> Any:
    i = x = _input((8, 8, 3))
    kinds = ("gelu", "silu", "mish", "selu", "softsign", "hard_tanh", "log_sigmoid", "elu", "tanh")
    for kind in kinds:
        x = layers.Conv2D(3, 1, name=f"conv_{kind}")(x)
        x = layers.Activation(kind, name=f"act_{kind}")(x)
    x = layers.PReLU(shared_axes=[1, 2], name="prelu")(x)
    x = keras.ops.gelu(x, approximate=True)
    return keras.Model(i, _head(x))


def nested() -> Any:
    i = keras.Input((SIDE, SIDE, 3))
    x = layers.Conv2D(4, 3, activation="relu", name="Conv_0")(i)
    x = layers.BatchNormalization(name="bn")(x)
    x = layers.Conv2D(4, 3, name="Conv_1")(x)
    backbone = keras.Model(i, layers.ReLU(name="out_relu")(x), name="backbone")
    j = _input()
    return keras.Model(j, _head(backbone(layers.Rescaling(1 / 127.5, -1)(j))))


def normalizations() -> Any:
    i = x = _input((8, 8, 4))
    x = layers.GroupNormalization(2, name="group")(x)
    x = layers.Conv2D(4, 1, name="conv")(x)
    x = layers.UnitNormalization(name="unit")(x)
    x = layers.LayerNormalization(center=False, name="no_center")(x)
    x = layers.LayerNormalization(scale=False, name="no_scale")(x)
    x = layers.RMSNormalization(name="rms")(x)
    return keras.Model(i, _head(x))


def cut_and_joined() -> Any:
    i = _input((12, 12, 4))
    x = layers.Cropping2D(((1, 2), (0, 3)), name="crop")(i)
    a, b = keras.ops.split(x, 2, axis=-1)
    x = keras.ops.concatenate([b, a], axis=-1)
    x = keras.ops.flip(x, axis=-1)
    x = keras.ops.pad(x, ((0, 0), (1, 1), (2, 2), (0, 0)), mode="reflect")
    x = layers.Permute((2, 1, 3), name="turn")(x)
    x = keras.ops.concatenate(keras.ops.unstack(keras.ops.stack([x, x * 2.0], axis=1), axis=1), 3)
    x = layers.Conv2D(3, 3, name="conv")(x[:, 1:, ::2])
    return keras.Model(i, _head(x))


class Module(tf.Module):
    """A network without Keras, as TensorFlow's guides write it."""

    def __init__(self) -> None:
        super().__init__()
        rng = np.random.default_rng(5)
        self.kernels = [
            tf.Variable(rng.normal(0, 0.3, shape).astype(np.float32))
            for shape in ((3, 3, 3, 4), (3, 3, 4, 1), (4, 6), (6, 3))
        ]
        self.bias = tf.Variable(rng.normal(size=4).astype(np.float32))
        self.scale = tf.Variable(rng.uniform(0.5, 1, 4).astype(np.float32))

    @tf.function
    def __call__(self, image: Any) -> Any:
        x = (tf.cast(image, tf.float32) - [120.0, 115.0, 100.0]) / [58.0, 57.0, 56.0]
        x = tf.nn.relu(tf.nn.conv2d(x, self.kernels[0], 1, "SAME") + self.bias)
        x = tf.nn.depthwise_conv2d(
            x, self.kernels[1], [1, 2, 2, 1], [[0, 0], [1, 0], [0, 1], [0, 0]]
        )
        mean, variance = tf.constant([0.1, 0.2, 0.3, 0.4]), tf.constant([1.0, 2.0, 3.0, 4.0])
        x, _, _ = tf.compat.v1.nn.fused_batch_norm(
            x, self.scale, self.bias, mean, variance, epsilon=1e-3, is_training=False
        )
        x = tf.image.resize(x, (7, 9))
        x = tf.reduce_mean(tf.nn.leaky_relu(x), axis=[1, 2])
        x = tf.matmul(tf.nn.elu(x), self.kernels[2])
        x = tf.linalg.matmul(tf.math.l2_normalize(x, axis=-1), self.kernels[3])
        return {"probabilities": tf.nn.softmax(x), "labels": tf.argmax(x, -1)}


def plain_module() -> Any:
    module = Module()
    spec = tf.TensorSpec((None, SIDE, SIDE, 3), tf.uint8, name="image")
    return module, module.__call__.get_concrete_function(spec)


def fixed_batch() -> Any:
    """A batch of one is written into the graph, Reshape included."""
    rng = np.random.default_rng(5)
    kernel = tf.constant(rng.normal(0, 0.3, (3, 3, 3, 4)).astype(np.float32))
    matrix = tf.constant(rng.normal(0, 0.3, (4 * 18 * 18, 3)).astype(np.float32))

    @tf.function
    def serve(image: Any) -> Any:
        x = tf.nn.relu6(tf.nn.conv2d(image, kernel, 1, "VALID"))
        return {"scores": tf.nn.sigmoid(tf.reshape(x, [1, 4 * 18 * 18]) @ matrix)}

    spec = tf.TensorSpec((1, SIDE, SIDE, 3), tf.float32, name="image")
    return serve, serve.get_concrete_function(spec)


def fused_layer_norm() -> Any:
    """Layer normalisation as Keras 2 computes it: batch normalisation of turned arrays."""
    rng = np.random.default_rng(5)
    kernel, gamma, beta = (
        tf.constant(rng.normal(0.5, 0.3, shape).astype(np.float32))
        for shape in ((3, 3, 3, 4), (4,), (4,))
    )

    @tf.function
    def serve(image: Any) -> Any:
        x = tf.nn.conv2d(image, kernel, 1, "VALID")
        shape = tf.shape(x)
        rows = shape[0] * shape[1] * shape[2]
        flat = tf.reshape(x, [1, rows, 4, 1])
        scale, offset = tf.ones([rows]), tf.zeros([rows])
        flat, _, _ = tf.compat.v1.nn.fused_batch_norm(
            flat, scale, offset, epsilon=1e-3, data_format="NCHW"
        )
        x = tf.reshape(flat, shape) * gamma + beta
        return {"scores": tf.reduce_mean(x, [1, 2])}

    spec = tf.TensorSpec((None, SIDE, SIDE, 3), tf.float32, name="image")
    return serve, serve.get_concrete_function(spec)


def slim_graph() -> Any:
    """A frozen graph of TensorFlow 1, with scopes as its model zoo has them."""
    rng = np.random.default_rng(5)

    def weights(*shape: int) -> Any:
        return tf.constant(rng.normal(0, 0.4, shape).astype(np.float32))

    def convolved(x: Any, scope: str, kernel: Any, rate: int = 1) -> Any:
        with tf.compat.v1.name_scope(scope):
            x = tf.nn.convolution(x, kernel, padding="SAME", dilations=[rate, rate], name="Conv2D")
            x = tf.nn.bias_add(x, weights(kernel.shape[-1]), name="BiasAdd")
            return tf.nn.relu6(x, name="Relu6")

    @tf.function
    def serve(image: Any) -> Any:
        with tf.compat.v1.name_scope("Net/"):
            x = convolved(image, "Conv2d_0", weights(3, 3, 3, 4))
            with tf.compat.v1.name_scope("Mixed"):
                with tf.compat.v1.name_scope("Branch_0"):
                    a = convolved(x, "Conv2d_a", weights(1, 1, 4, 3))
                    a = convolved(a, "Conv2d_b", weights(3, 3, 3, 3), 2)
                with tf.compat.v1.name_scope("Branch_1"):
                    b = tf.nn.max_pool2d(x, 3, 1, "SAME", name="MaxPool")
                x = tf.concat([a, b], 3, name="concat")
            with tf.compat.v1.name_scope("Logits"):
                x = tf.nn.avg_pool2d(x, [20, 20], 1, "VALID", name="AvgPool")
                x = tf.nn.conv2d(x, weights(1, 1, 7, 3), 1, "SAME", name="Conv2d_1c")
                x = tf.squeeze(x, [1, 2], name="SpatialSqueeze")
            with tf.compat.v1.name_scope("Predictions"):
                flat = tf.reshape(x, [-1, 3], name="Reshape")
                return {"scores": tf.reshape(tf.nn.softmax(flat), tf.shape(x), name="Reshape_1")}

    spec = tf.TensorSpec((None, SIDE, SIDE, 3), tf.float32, name="image")
    return serve, serve.get_concrete_function(spec)


KERAS: dict[str, Callable[[], Any]] = {
    each.__name__: each
    for each in (
        vgg,
        textbook_vgg_head,
        resnet,
        densenet,
        inception,
        mobilenet_v2,
        mobilenet_v3,
        efficientnet,
        xception,
        convnext,
        vision_transformer,
        u_net,
        transposed_valid,
        grouped,
        dilated,
        two_heads,
        two_inputs,
        grey,
        not_square,
        any_size,
        functional_relu,
        activations,
        nested,
        normalizations,
        cut_and_joined,
    )
}
"""Models of Keras."""

PLAIN: dict[str, Callable[[], Any]] = {
    each.__name__: each for each in (plain_module, fixed_batch, fused_layer_norm, slim_graph)
}
"""Functions of TensorFlow: what keeps their variables alive, and the concrete function."""


def keras_model(name: str) -> Any:
    """Return a model by its name, with weights of its own."""
    return _seeded(KERAS[name](), seed=len(name))
