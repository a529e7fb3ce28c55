"""Writes small models with Keras 2 as people wrote them, and records what they predict.

Run by `scripts.honest_models` in an environment of its own, with a Python and a Keras as old as the
models: ``python keras2.py LIBRARY FOLDER NAMES...``. Nothing newer than Python 3.6 is used here.
"""

# ruff: noqa: ANN001, ANN201, ANN202, D103
import importlib
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import numpy as np

KERAS = importlib.import_module(sys.argv[1] if __name__ == "__main__" else "keras")
layers = KERAS.layers
backend = KERAS.backend
SIZE = (16, 16, 3)


def model_of(inputs, outputs, name):
    return KERAS.models.Model(inputs, outputs, name=name)


def head(x, classes=3, activation="softmax"):
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    return layers.Dense(classes, activation=activation, name="scores")(x)


def cats_and_dogs():
    """Sequential: the textbook's network for two folders of photographs, narrow."""
    model = KERAS.models.Sequential()
    model.add(layers.Conv2D(4, (3, 3), activation="relu", input_shape=(34, 34, 3)))
    model.add(layers.MaxPooling2D((2, 2)))
    model.add(layers.Conv2D(6, (3, 3), activation="relu"))
    model.add(layers.MaxPooling2D((2, 2)))
    model.add(layers.Conv2D(8, (3, 3), activation="relu"))
    model.add(layers.Flatten())
    model.add(layers.Dropout(0.5))
    model.add(layers.Dense(8, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer="rmsprop", metrics=["acc"])
    return model


def mnist():
    """Sequential, grey: tanh and average pooling, as in LeNet."""
    model = KERAS.models.Sequential()
    model.add(layers.Conv2D(4, 5, padding="same", activation="tanh", input_shape=(28, 28, 1)))
    model.add(layers.AveragePooling2D())
    model.add(layers.Conv2D(6, 5, activation="tanh"))
    model.add(layers.AveragePooling2D())
    model.add(layers.Flatten())
    model.add(layers.Dense(10, activation="softmax"))
    return model


def grey():
    """Sequential, 28 x 28 x 1, with batch normalisation and Activation layers."""
    model = KERAS.models.Sequential()
    model.add(layers.Conv2D(4, 3, use_bias=False, input_shape=(28, 28, 1)))
    model.add(layers.BatchNormalization())
    model.add(layers.Activation("relu"))
    model.add(layers.MaxPooling2D())
    model.add(layers.Conv2D(6, 3, activation="elu", kernel_regularizer="l2"))
    model.add(layers.Flatten())
    model.add(layers.Dense(10))
    model.add(layers.Activation("softmax"))
    return model


def residual():
    """Functional: a residual block with ZeroPadding2D, BatchNormalization and Add."""
    inputs = layers.Input(SIZE)
    x = layers.ZeroPadding2D(1)(inputs)
    x = short = layers.Conv2D(4, 3, strides=2, activation="relu", name="conv1")(x)
    x = layers.Conv2D(4, 3, padding="same", name="res2a_branch2a")(x)
    x = layers.BatchNormalization(axis=3, name="bn2a_branch2a")(x)
    x = layers.Activation("relu")(x)
    x = layers.Conv2D(4, 3, padding="same", name="res2a_branch2b")(x)
    x = layers.add([x, short])
    return model_of(inputs, head(layers.Activation("relu")(x)), "residual")


def inception():
    """Functional: branches and Concatenate, valid and same padding, a separate softmax."""
    inputs = layers.Input(SIZE)
    one = layers.Conv2D(3, 1, padding="same", activation="relu")(inputs)
    two = layers.Conv2D(4, (1, 3), padding="same", activation="relu")(inputs)
    two = layers.Conv2D(4, (3, 1), padding="same", activation="relu")(two)
    three = layers.MaxPooling2D(3, strides=1, padding="same")(inputs)
    x = layers.concatenate([one, two, three], axis=-1, name="mixed0")
    x = head(layers.Conv2D(5, 3)(x), activation=None)
    return model_of(inputs, layers.Activation("softmax", name="predictions")(x), "inception")


def separable():
    """Functional: SeparableConv2D with dilation, as in Xception."""
    inputs = layers.Input(SIZE)
    x = layers.SeparableConv2D(4, 3, use_bias=False, name="block1_sepconv1")(inputs)
    x = layers.BatchNormalization(scale=False)(x)
    x = layers.Activation("relu")(x)
    x = layers.SeparableConv2D(5, 3, dilation_rate=2, depth_multiplier=2, activation="selu")(x)
    return model_of(inputs, head(x), "separable")


def depthwise():
    """Functional: DepthwiseConv2D and ReLU with a ceiling, as in MobileNet."""
    inputs = layers.Input(SIZE)
    x = layers.Conv2D(4, 3, strides=2, use_bias=False, name="conv1")(inputs)
    x = layers.BatchNormalization(name="conv1_bn")(x)
    x = layers.ReLU(6.0, name="conv1_relu")(x)
    x = layers.DepthwiseConv2D(3, padding="same", depth_multiplier=2, use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    x = layers.ReLU(6.0)(x)
    return model_of(inputs, head(layers.Conv2D(6, 1, name="conv_pw_1")(x)), "depthwise")


def activations():
    """Functional: activation layers of every kind."""
    inputs = layers.Input(SIZE)
    x = layers.LeakyReLU(alpha=0.2)(layers.Conv2D(4, 3)(inputs))
    x = layers.PReLU(shared_axes=[1, 2])(layers.Conv2D(4, 3)(x))
    x = layers.ELU(alpha=0.7)(layers.Conv2D(4, 3)(x))
    x = layers.ThresholdedReLU(theta=0.1)(layers.Conv2D(4, 3)(x))
    for name in ("softplus", "softsign", "hard_sigmoid"):
        x = layers.Activation(name)(x)
    return model_of(inputs, head(x), "activations")


def odds_and_ends():
    """Functional: layers that change shapes or only act in training."""
    inputs = layers.Input(SIZE)
    x = layers.Conv2D(4, 3, activation="relu", name="conv")(layers.GaussianNoise(0.1)(inputs))
    x = layers.Cropping2D(((1, 0), (0, 1)))(layers.SpatialDropout2D(0.2)(x))
    x = layers.Permute((2, 1, 3))(layers.UpSampling2D((2, 1))(x))
    x = layers.Conv2D(5, 2, kernel_initializer="he_normal", bias_initializer="ones")(x)
    x = layers.multiply([x, layers.Activation("sigmoid")(x)])
    return model_of(inputs, head(layers.GaussianDropout(0.1)(x)), "odds_and_ends")


def shared():
    """Functional: one convolution called twice."""
    inputs = layers.Input(SIZE)
    x = layers.Conv2D(4, 3, activation="relu", name="first")(inputs)
    again = layers.Conv2D(4, 3, padding="same", activation="relu", name="again")
    return model_of(inputs, head(again(again(x))), "shared")


def transfer():
    """Sequential: a functional backbone, frozen, and a head of dense layers."""
    inputs = layers.Input(SIZE)
    x = layers.Conv2D(4, 3, activation="relu", name="block1_conv1")(inputs)
    x = layers.MaxPooling2D(name="block1_pool")(x)
    backbone = model_of(
        inputs, layers.Conv2D(6, 3, activation="relu", name="block5_conv3")(x), "vgg16"
    )
    backbone.trainable = False
    model = KERAS.models.Sequential([backbone])
    model.add(layers.Flatten())
    model.add(layers.Dense(8, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    return model


def nested():
    """Functional: a model called within a model."""
    inputs = layers.Input(SIZE, name="photo")
    x = layers.Conv2D(4, 3, activation="relu", name="conv_a")(inputs)
    inner_inputs = layers.Input((14, 14, 4))
    inner_x = layers.Conv2D(5, 3, activation="relu", name="conv_b")(inner_inputs)
    inner = model_of(inner_inputs, layers.Conv2D(6, 3, name="conv_c")(inner_x), "inner")
    return model_of(inputs, head(inner(x)), "nested")


def decoder():
    """Functional: a small U-Net that scores every pixel."""
    inputs = layers.Input(SIZE)
    skip = layers.Conv2D(4, 3, padding="same", activation="relu")(inputs)
    x = layers.Conv2D(6, 3, strides=2, padding="same", activation="relu")(skip)
    x = layers.Conv2DTranspose(4, 2, strides=2, padding="same", activation="relu")(x)
    x = layers.Concatenate()([x, skip])
    return model_of(inputs, layers.Conv2D(2, 1, activation="softmax")(x), "decoder")


def rows():
    """Functional: convolution, then recurrent layers over the rows of the picture."""
    inputs = layers.Input(SIZE)
    x = layers.Conv2D(4, 3, activation="relu", name="conv")(inputs)
    x = layers.TimeDistributed(layers.Flatten())(x)
    x = layers.Bidirectional(layers.LSTM(3, return_sequences=True))(x)
    x = layers.GRU(4)(x)
    return model_of(inputs, layers.Dense(3, activation="softmax")(x), "rows")


def preprocessing():
    """Sequential: Resizing, Rescaling and augmentation as layers, values 0 to 255."""
    place = getattr(layers.experimental, "preprocessing", None)
    if not hasattr(layers, "Rescaling"):
        found = place
    else:
        found = layers
    model = KERAS.models.Sequential()
    model.add(layers.InputLayer(input_shape=(20, 20, 3)))
    model.add(found.RandomFlip("horizontal"))
    model.add(found.RandomRotation(0.1))
    model.add(found.Resizing(16, 16))
    model.add(found.Rescaling(1 / 127.5, offset=-1))
    model.add(layers.Conv2D(4, 3, activation="relu"))
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dense(3, activation="softmax"))
    return model


def normalized():
    """Functional: Normalization with means and variances of its own, values 0 to 255."""
    if hasattr(layers, "Normalization"):
        made = layers.Normalization(axis=-1)
    else:
        made = layers.experimental.preprocessing.Normalization(axis=-1)
    made.adapt(np.random.RandomState(1).uniform(0, 255, (8, 16, 16, 3)).astype("float32"))
    inputs = layers.Input(SIZE)
    x = layers.Conv2D(4, 3, activation="relu", name="conv")(made(inputs))
    return model_of(inputs, head(x), "normalized")


def operations():
    """Functional: arithmetic of TensorFlow between the layers (TFOpLambda), values 0 to 255."""
    inputs = layers.Input(SIZE)
    x = inputs / 127.5 - 1.0
    x = layers.Conv2D(4, 3, activation="relu", name="conv_1")(x)
    x = x * (layers.ReLU(6.0)(x + 3.0) * (1.0 / 6.0))
    x = layers.Conv2D(6, 3, name="conv_2")(2.0 * x)
    return model_of(inputs, head(x), "operations")


def preprocess_input():
    """Functional: `preprocess_input` of a family called within the model, values 0 to 255."""
    inputs = layers.Input(SIZE)
    x = KERAS.applications.resnet.preprocess_input(inputs)
    x = KERAS.applications.mobilenet_v2.preprocess_input(x)
    x = layers.Conv2D(4, 3, activation="relu", name="conv_1")(x)
    return model_of(inputs, head(x), "preprocess_input")


def slices():
    """Functional: slices of tensors (SlicingOpLambda), and what shapes them anew."""
    import tensorflow as tf

    inputs = layers.Input(SIZE)
    x = layers.Conv2D(6, 3, activation="relu", name="conv_1")(inputs[:, :, :, ::-1])
    left, right = x[:, :, :7], x[:, :, 7:]
    x = tf.concat([left, right], axis=-1)
    x = tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]])
    x = tf.transpose(x, [0, 2, 1, 3])
    x = layers.Conv2D(5, 3, name="conv_2")(x)
    x = tf.reshape(tf.reduce_mean(x, axis=[1, 2], keepdims=True), [-1, 5])
    return model_of(inputs, layers.Dense(3, activation="softmax")(x), "slices")


def ellipsis():
    """Functional: an Ellipsis among the slices, and a new axis."""
    import tensorflow as tf

    inputs = layers.Input(SIZE)
    x = layers.Conv2D(6, 3, activation="relu", name="conv_1")(inputs[..., 1:])
    x = layers.Conv2D(5, 3, name="conv_2")(x[..., tf.newaxis, 0:4][:, :, :, 0])
    return model_of(inputs, head(x), "ellipsis")


def functions():
    """Functional: functions of `tf.nn`, `tf.math` and `tf.image` between the layers."""
    import tensorflow as tf

    inputs = layers.Input(SIZE)
    x = tf.image.resize(tf.cast(inputs, tf.float32), (20, 20))
    x = tf.nn.swish(layers.Conv2D(4, 3, name="conv_1")(x))
    x = tf.clip_by_value(x, -0.5, 2.0)
    x = tf.math.maximum(x, 0.1 * x) + tf.exp(-tf.square(x))
    x = tf.nn.leaky_relu(layers.Conv2D(5, 3, name="conv_2")(x), alpha=0.3)
    weights = tf.nn.sigmoid(tf.reduce_mean(x, axis=[1, 2]))
    x = x * tf.expand_dims(tf.expand_dims(weights, 1), 1)
    x = tf.squeeze(tf.nn.avg_pool2d(x, 16, 1, "VALID"), axis=[1, 2])
    x = tf.nn.l2_normalize(x, axis=-1)
    return model_of(inputs, tf.nn.softmax(layers.Dense(3, name="scores")(x)), "functions")


def attention():
    """Functional: patches, LayerNormalization and MultiHeadAttention, as a vision transformer."""
    inputs = layers.Input(SIZE)
    x = layers.Conv2D(6, 4, strides=4, name="patches")(inputs)
    x = layers.Reshape((16, 6))(x)
    y = layers.LayerNormalization(epsilon=1e-6)(x)
    x = layers.Add()([x, layers.MultiHeadAttention(2, 3)(y, y)])
    y = layers.Dense(8, activation=KERAS.activations.gelu)(layers.LayerNormalization()(x))
    x = layers.Reshape((4, 4, 6))(layers.Add()([x, layers.Dense(6)(y)]))
    return model_of(inputs, head(x), "attention")


def mixed_precision(policy="mixed_float16"):
    """Functional: the policy mixed_float16."""
    module = KERAS.mixed_precision
    module = getattr(module, "experimental", module)
    set_policy = getattr(module, "set_global_policy", None) or module.set_policy
    set_policy(policy)
    try:
        inputs = layers.Input(SIZE)
        x = layers.Conv2D(4, 3, activation="relu", name="conv")(inputs)
        x = layers.Dense(3)(layers.GlobalAveragePooling2D()(x))
        return model_of(inputs, layers.Activation("softmax", dtype="float32")(x), "mixed")
    finally:
        set_policy("float32")


def mixed_bfloat16():
    """Functional: the policy mixed_bfloat16."""
    return mixed_precision("mixed_bfloat16")


def densenet():
    """Functional: layer names with slashes, as in DenseNet."""
    inputs = layers.Input(SIZE)
    x = layers.Conv2D(4, 3, use_bias=False, name="conv1/conv")(inputs)
    x = layers.BatchNormalization(epsilon=1.001e-5, name="conv1/bn")(x)
    x = layers.Activation("relu", name="conv1/relu")(x)
    y = layers.BatchNormalization(name="conv2_block1_0_bn")(x)
    y = layers.Conv2D(3, 3, padding="same", name="conv2_block1/1_conv")(y)
    x = layers.Concatenate(name="conv2_block1/concat")([x, y])
    return model_of(inputs, head(x), "densenet")


def inception_resnet():
    """Functional: the scaled residual blocks of InceptionResNetV2, its own code, narrower."""
    module = _application("inception_resnet_v2")
    module.backend, module.layers = backend, layers
    wide = module.conv2d_bn
    module.conv2d_bn = lambda x, filters, *args, **kwargs: wide(
        x, filters if kwargs.get("use_bias") else max(filters // 16, 2), *args, **kwargs
    )
    inputs = layers.Input(SIZE)
    x = layers.Conv2D(8, 3, name="conv_in")(inputs)
    x = module.inception_resnet_block(x, scale=0.17, block_type="block35", block_idx=1)
    x = module.inception_resnet_block(x, scale=1.0, block_type="block8", block_idx=10)
    return model_of(inputs, head(x), "inception_resnet_v2")


def mobilenet_v3():
    """MobileNetV3's own code with a single block."""
    module = _application("mobilenet_v3")

    def stack(x, kernel, activation, se_ratio):
        x = module._inverted_res_block(x, 1, 8, 3, 2, se_ratio, module.relu, 0)
        return module._inverted_res_block(x, 2, 8, kernel, 1, se_ratio, activation, 1)

    options = {"weights": None, "classes": 3, "model_type": "small", "dropout_rate": 0.2}
    options.update(include_top=True, input_tensor=None, pooling=None, minimalistic=False)
    options.update(classifier_activation="softmax", alpha=0.25)
    return module.MobileNetV3(stack, 16, (32, 32, 3), **options)


def efficientnet():
    """EfficientNet's own code with a single block, values 0 to 255."""
    module = _application("efficientnet")
    block = dict(module.DEFAULT_BLOCKS_ARGS[1], repeats=2)
    return module.EfficientNet(
        0.25, 0.5, 32, blocks_args=[block], weights=None, input_shape=(32, 32, 3), classes=3
    )


def efficientnet_v2():
    """EfficientNetV2's own code with two blocks, values 0 to 255."""
    module = _application("efficientnet_v2")
    blocks = [
        dict(module.DEFAULT_BLOCKS_ARGS["efficientnetv2-b0"][place], num_repeat=1, input_filters=32)
        for place in (0, 3)
    ]
    options = {"weights": None, "input_shape": (32, 32, 3), "classes": 3, "blocks_args": blocks}
    return module.EfficientNetV2(0.25, 0.5, 32, model_name="efficientnetv2-b0", **options)


def convnext():
    """ConvNeXt's own code with narrow blocks, values 0 to 255."""
    module = _application("convnext")
    options = {"weights": None, "input_shape": (32, 32, 3), "classes": 3}
    return module.ConvNeXt([1, 1, 1, 1], [4, 6, 6, 8], 0.1, 1e-6, 32, "convnext_tiny", **options)


def regnet():
    """RegNet's own code with narrow blocks, values 0 to 255."""
    module = _application("regnet")
    options = {"weights": None, "input_shape": (32, 32, 3), "classes": 3}
    options.update(model_name="regnetx002", default_size=32, include_preprocessing=True)
    return module.RegNet([1, 1, 1, 1], [4, 4, 8, 8], 4, block_type="X", **options)


def resnet_rs():
    """ResNetRS's own code with narrow blocks, values 0 to 255."""
    module = _application("resnet_rs")
    blocks = [dict(block, input_filters=4, num_repeats=1) for block in module.BLOCK_ARGS[50][:2]]
    options = {"weights": None, "input_shape": (32, 32, 3), "classes": 3, "block_args": blocks}
    return module.ResNetRS(50, model_name="resnet-rs", **options)


def _application(name):
    """Return a module of Keras Applications, wherever this Keras keeps it."""
    root = KERAS.__name__
    for place in ("{}.src.applications", "{}.applications", "tensorflow.python.keras.applications"):
        for folder in (place.format(root), place.format("keras"), "keras_applications"):
            try:
                module = importlib.import_module(folder + "." + name)
            except ImportError:
                continue
            if hasattr(module, "layers") and module.__name__.split(".")[0] == _home():
                return module
    raise ImportError(name)


def _home():
    """Return the package that this Keras' layers are of."""
    home = layers.Conv2D.__module__.split(".")[0]
    first = getattr(KERAS, "__version__", "2.15").split("-")[0].split(".")
    is_own = home == "keras" and KERAS.__name__ == "keras" and int(first[1]) < 4
    return "keras_applications" if is_own else home


FROM_0_TO_255 = (
    "preprocessing normalized operations preprocess_input efficientnet efficientnet_v2 convnext "
    "mobilenet_v3 regnet resnet_rs"
).split()


def seed(model):
    """Give every weight a fixed number, with biases and statistics that are not zero."""
    random = np.random.RandomState(7)
    for layer in leaves(model):
        layer.set_weights([number(random, weight.name, old) for weight, old in pairs(layer)])


def leaves(model):
    """Return the layers of a model and of the models within it: their order of weights is sure."""
    found = []
    for layer in model.layers:
        found += leaves(layer) if hasattr(layer, "layers") else [layer]
    return found


def pairs(layer):
    return [(layer.weights[place], old) for place, old in enumerate(layer.get_weights())]


def number(random, name, old):
    """Return the new numbers of a weight."""
    if "variance" in name:
        value = random.uniform(0.5, 1.5, old.shape)
    elif "normalization/mean" in name or "count" in name or not old.shape:
        value = old
    elif len(old.shape) > 1:
        value = random.normal(0, 1.4 / np.sqrt(np.prod(old.shape[:-1])), old.shape)
    else:
        value = random.normal(1.0 if "gamma" in name else 0.0, 0.1, old.shape)
    return np.asarray(value, old.dtype)


def pictures(shape):
    """Return two pictures (h, w, c) of coloured squares, which take little room in a file."""
    squares = np.random.RandomState(3).randint(0, 256, (2, 9, 9, shape[-1])).astype("uint8")
    return squares.repeat(4, axis=1).repeat(4, axis=2)[:, : shape[0], : shape[1]]


def write(name, folder, suffix):
    """Write a model and what it predicts for two pictures."""
    backend.clear_session()
    model = globals()[name]()
    if name != "normalized":
        seed(model)
    shape = model.input_shape[1:]
    x = pictures(shape)
    divisor = 1.0 if name in FROM_0_TO_255 else 255.0
    y = model.predict((x / divisor).astype("float32"))
    place = os.path.join(folder, name + suffix)
    model.save(place)
    np.savez_compressed(place + ".npz", x=x, divisor=divisor, y=y)


def main():
    """Write the models that the command line names, each as .h5 and .keras where it says so."""
    folder = sys.argv[2]
    for name in sys.argv[3:]:
        name, _, suffix = name.partition(".")
        write(name, folder, "." + suffix)
        print("wrote", name + "." + suffix)


if __name__ == "__main__":
    main()
