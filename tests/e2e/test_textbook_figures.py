"""The texts' figures come out of their presets: our own arithmetic of their formulas beside them.

Networks have seeded random weights. A map is compared with the formula in eager Keras, its picture
with the text's blend. Heat levels are truncated, so that a last bit of a map can move a level by
one; the blend of the map that was written is compared without that leeway.
"""

from __future__ import annotations

import dataclasses
import warnings
from typing import TYPE_CHECKING, Any

import cv2
import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import applications, layers

from engine.api.engine_status import EngineOptions
from engine.api.filters import FilterImages, GrowFilters
from engine.api.model import LoadModel, ModelInfo
from engine.api.presets import PRESETS
from engine.imaging import colormap_table, encode_png, read_image
from engine.session.session import Session
from tests import formulas
from tests.e2e.commands import Done, manifest_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Run = Callable[..., Done]

BOOK, GUIDE = "deep-learning-with-python", "keras-guide"


@pytest.fixture(scope="module")
def photograph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture larger than every input, with fine and coarse parts."""
    random = np.random.default_rng(11)
    coarse = cv2.resize(random.random((6, 8, 3)), (170, 190), interpolation=cv2.INTER_CUBIC)
    fine = random.normal(0, 0.08, coarse.shape)
    path = tmp_path_factory.mktemp("photograph") / "a.png"
    path.write_bytes(encode_png(np.uint8(np.clip(coarse + fine, 0, 1) * 255)))
    return path


def loaded(path: Path, size: tuple[int, int], **more: Any) -> Any:
    """The image as the texts load it: `load_img` takes the nearest pixels."""
    image = keras.utils.load_img(path, target_size=size, **more)
    return keras.utils.img_to_array(image)[np.newaxis]


def pass_of(model: Any, layer: str, inputs: Any, index: int) -> tuple[Any, Any, float]:
    """Activations of a layer, the probability's gradient with respect to them, and the probability.

    The formula of the texts: the gradient of ``model(x)[:, index]``.
    """
    both = keras.Model(model.inputs, [model.get_layer(layer).output, *model.outputs])
    with tf.GradientTape() as tape:
        activations, probabilities = both(tf.constant(inputs))
        score = probabilities[:, index]
    gradients = tape.gradient(score, activations)
    return activations[0].numpy(), gradients[0].numpy(), float(score[0])


def grad_cam(activations: Any, gradients: Any) -> Any:
    weights = gradients.mean(axis=(0, 1))
    return np.maximum((activations * weights).mean(axis=-1), 0)


def same_map(raw: Any, expected: Any) -> None:
    assert expected.max() > 0
    assert raw.shape == expected.shape
    assert np.abs(raw / raw.max() - expected / expected.max()).max() <= 1e-5


def added_jet(heat: Any, image: Any, intensity: float) -> Any:
    """The texts' picture: the map over its maximum, upsampled, in jet, added to the image."""
    heat = cv2.resize(np.float32(heat / heat.max()), image.shape[1::-1])
    colors = cv2.applyColorMap(np.uint8(255 * heat), cv2.COLORMAP_JET)
    return np.clip(np.rint(colors[..., ::-1] * intensity + image), 0, 255)


def explained(run: Run, out: Path, *words: object) -> tuple[Any, Any]:
    done = run("explain", *words, "--out", out)
    said = [line for line in done.err.splitlines() if "untrained" not in line]
    assert (done.code, said) == (0, [])
    (image,) = manifest_in(out)["images"]
    return image, {record["method"]: record for record in image["maps"]}


def checked(
    out: Path, record: dict[str, Any], expected: Any, photograph: Path, intensity: float
) -> None:
    """Compare a map and its picture with the text's."""
    raw = np.load(out / record["raw"])
    same_map(raw, expected)
    image = read_image(str(photograph)).pixels
    drawn = read_image(str(out / record["overlay"])).pixels.astype(float)
    assert np.abs(drawn - added_jet(raw, image, intensity)).max() <= 1
    off = np.abs(drawn - added_jet(expected, image, intensity))
    assert off.max() <= 1 + 4 * intensity  # where a level moves by one, jet moves by 4 at most
    assert np.mean(off > 1) < 0.001


@dataclasses.dataclass(frozen=True)
class Family:
    """One of the guide's networks: how it is made small, and which layer is explained.

    The last layer's weights are made smaller where the softmax of random weights would saturate.
    """

    name: str
    module: Any
    layer: str
    side: int
    more: dict[str, Any] = dataclasses.field(default_factory=dict)
    softer: float = 1.0


FAMILIES = (
    Family("VGG16", applications.vgg16, "block5_conv3", 48),
    Family("MobileNetV2", applications.mobilenet_v2, "Conv_1", 96, {"alpha": 0.35}),
    Family("ResNet50", applications.resnet50, "conv5_block3_out", 64, softer=1 / 16),
    Family("EfficientNetV2B1", applications.efficientnet_v2, "top_activation", 64),
)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_the_keras_guides_heatmap(family, run: Run, photograph, tmp_path):
    keras.utils.set_random_seed(3)
    shape = (family.side, family.side, 3)
    build = getattr(applications, family.name)
    model = build(weights=None, classes=1000, input_shape=shape, **family.more)
    last = model.layers[-1].kernel
    last.assign(last * family.softer)
    path = tmp_path / f"{family.name}.keras"
    model.save(path)
    words = ("--model", path, "--layer", family.layer, "--target", "goldfish", "--preset", GUIDE)
    image, maps = explained(run, tmp_path / "out", photograph, *words)
    record = maps["grad-cam"]
    assert record["target"]["index"] == 1  # the class by its name
    inputs = family.module.preprocess_input(loaded(photograph, shape[:2]))
    activations, gradients, score = pass_of(model, family.layer, inputs, 1)
    assert (record["preset"], record["score_kind"]) == (GUIDE, "probability")
    assert (image["resize"], record["score"]) == ("nearest", pytest.approx(score, rel=1e-4))
    checked(tmp_path / "out", record, grad_cam(activations, gradients), photograph, 0.6)


# --- the book's small network ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def cats_and_dogs(tmp_path_factory: pytest.TempPathFactory, photograph: Path) -> tuple[Any, Path]:
    """The book's network for 150 x 150 pixels, 0 to 1: four convolutions and one sigmoid."""
    keras.utils.set_random_seed(4)
    body: list[Any] = [keras.Input((150, 150, 3))]
    for count in (32, 64, 128, 128):
        body += [layers.Conv2D(count, 3, activation="relu"), layers.MaxPooling2D(2)]
    head = [layers.Flatten(), layers.Dense(512, activation="relu")]
    model = keras.Sequential([*body, *head, layers.Dense(1, activation="sigmoid")])
    # A filter that answers to nothing: its tile has a deviation of 0.
    kernel, bias = model.layers[2].get_weights()
    kernel[..., 5], bias[5] = 0, 0
    model.layers[2].set_weights([kernel, bias])
    path = tmp_path_factory.mktemp("cats") / "cats_and_dogs_small_2.keras"
    model.save(path)
    return model, path


def test_the_books_heatmap_of_cats_and_dogs(run: Run, cats_and_dogs, photograph, tmp_path):
    model, path = cats_and_dogs
    layer = model.layers[6].name
    words = ("--model", path, "--layer", layer, "--target", "0", "--preset", BOOK)
    _, maps = explained(run, tmp_path, photograph, *words, "--preprocess", "unit")
    inputs = loaded(photograph, (150, 150)) / np.float32(255)
    activations, gradients, score = pass_of(model, layer, inputs, 0)
    assert maps["grad-cam"]["score"] == pytest.approx(score, rel=1e-4)
    checked(tmp_path, maps["grad-cam"], grad_cam(activations, gradients), photograph, 0.4)


def test_the_books_grids_of_activations(run: Run, cats_and_dogs, photograph, tmp_path):
    model, path = cats_and_dogs
    words = ("--model", path, "--preset", BOOK, "--preprocess", "unit", "--out", tmp_path)
    told = run("activations", photograph, *words).json
    assert told["preset"] == BOOK
    inputs = loaded(photograph, (150, 150)) / np.float32(255)
    every = keras.Model(model.inputs[0], [one.output for one in model.layers[:8]])(inputs)
    viridis = colormap_table("viridis").astype(float)
    for record, layer, values in zip(told["layers"], model.layers, every, strict=False):
        assert record["layer"] == layer.name
        found = np.load(record["raw"])
        np.testing.assert_allclose(found, values[0], rtol=0, atol=1e-5 * np.abs(values).max())
        picture = read_image(record["tiles"]).pixels
        height, width = found.shape[:2]
        factor = max(1, -(-64 // max(height, width)))
        for channel in range(found.shape[2]):
            row, column = divmod(channel, 16)
            top, left = 2 + row * (factor * height + 2), 2 + column * (factor * width + 2)
            tile = picture[top:, left:][: factor * height : factor, : factor * width : factor]
            level = book_level(found[..., channel])
            near = [viridis[np.clip(level + step, 0, 255)] for step in (-1, 0, 1)]
            off = np.min([np.abs(tile - one).max(axis=-1) for one in near], axis=0)
            assert off.max() <= 1
    assert 5 in told["layers"][2]["dead_channels"]  # and its tile was 0, as the book's


def book_level(channel: Any) -> Any:
    """The book's grey levels of a channel; what has no deviation is 0."""
    centred = channel - channel.mean()
    if channel.std() == 0:
        return np.zeros(channel.shape, int)
    return np.clip(centred / channel.std() * 64 + 128, 0, 255).astype(int)


# --- the book's filter images ---------------------------------------------------------------------


def grown(
    model: Any, layer: str, channels: Sequence[int], side: int, steps: int
) -> tuple[list[Any], list[bool]]:
    """The book's pictures: gradient ascent on the network's raw input, shown by their own spread.

    Each begins with uniform noise of 128 to 148; a channel's numbers follow from seed and channel.
    Where the noise has no gradient at all, the book shows the noise, and Camscope begins anew with
    another one: the second list tells which have any.
    """
    part = keras.Model(model.inputs[0], model.get_layer(layer).output)
    noise = [np.random.default_rng([0, one, 0]).random((side, side, 3)) for one in channels]
    x = tf.Variable(np.float32(np.stack(noise) * 20 + 128))
    chosen = tf.constant(np.eye(part.output.shape[-1], dtype=np.float32)[list(channels)])

    @tf.function
    def climb() -> Any:
        with tf.GradientTape() as tape:
            mean = tf.reduce_mean(part(x), axis=(1, 2))
            loss = tf.reduce_sum(mean * chosen)  # pictures do not meet: each has its own gradient
        gradients = tape.gradient(loss, x)
        size = tf.sqrt(tf.reduce_mean(tf.square(gradients), axis=(1, 2, 3), keepdims=True))
        x.assign_add(gradients / (size + 1e-5))
        return size[:, 0, 0, 0] > 0

    has_gradient = climb().numpy().tolist()
    for _ in range(steps - 1):
        climb()
    pictures = []
    for one in x.numpy().astype(np.float64):
        shown = (one - one.mean()) / (one.std() + 1e-5) * 0.1 + 0.5
        pictures.append(np.uint8(np.clip(shown, 0, 1) * 255))
    return pictures, has_gradient


def test_the_books_filter_images(tmp_path):
    keras.utils.set_random_seed(6)
    model = applications.VGG16(weights=None, include_top=False)
    path = str(tmp_path / "vgg16_notop.keras")
    model.save(path)
    session = Session(str(tmp_path), EngineOptions(device="cpu", precision="float32"))
    (info,) = (each for each in session.run(LoadModel(path)) if isinstance(each, ModelInfo))
    # Smaller than the book's 64 pictures of 64 pixels, which `python -m benchmarks.textbook` makes.
    settings = dataclasses.replace(PRESETS[BOOK].filters, size=32)
    assert (settings.steps, settings.preprocess) == (40, "none")
    for layer in ("block1_conv1", "block2_conv1", "block3_conv1", "block4_conv1"):
        pictures, has_gradient = grown(model, layer, range(2), 32, 40)
        channels = tuple(number for number in range(2) if has_gradient[number])
        assert channels
        found = {}
        for answer in session.run(GrowFilters(info.key, layer, channels, settings=settings)):
            if isinstance(answer, FilterImages) and answer.done:
                found |= dict(zip(answer.channels, answer.pixels, strict=True))
        assert tuple(sorted(found)) == channels
        for number, picture in found.items():
            same = np.corrcoef(picture.ravel(), pictures[number].ravel())[0, 1]
            assert same >= 0.99


# --- a comparison of methods on Fashion-MNIST -----------------------------------------------------


def test_a_comparison_on_fashion_mnist(run: Run, photograph, tmp_path):
    keras.utils.set_random_seed(5)
    inputs = loaded(photograph, (28, 28), color_mode="grayscale") / np.float32(255)
    body = [
        keras.Input((28, 28, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu", name="last_conv"),
        layers.MaxPooling2D(2),
        layers.Flatten(),
    ]
    model = keras.Sequential([*body, layers.Dense(10, activation="softmax")])
    path = tmp_path / "fashion.keras"
    model.save(path)
    passes = [pass_of(model, "last_conv", inputs, index)[:2] for index in range(10)]
    index = int(np.argmax([grad_cam(*one).max() for one in passes]))  # one with evidence
    activations, gradients = passes[index]
    words = ("--model", path, "--layer", "last_conv", "--target", index, "--preset", GUIDE)
    methods = ("--method", "grad-cam,grad-cam++,vanilla-gradients", "--preprocess", "unit")
    _, maps = explained(run, tmp_path / "out", photograph, *words, *methods)
    checked(tmp_path / "out", maps["grad-cam"], grad_cam(activations, gradients), photograph, 0.6)
    expected = formulas.formula("grad-cam++", activations, gradients)
    same_map(np.load(tmp_path / "out" / maps["grad-cam++"]["raw"]), expected)
    with tf.GradientTape() as tape:
        fed = tf.constant(inputs)
        tape.watch(fed)
        score = model(fed)[:, index]
    saliency = np.abs(tape.gradient(score, fed)[0].numpy()).max(axis=-1)
    same_map(np.load(tmp_path / "out" / maps["vanilla-gradients"]["raw"]), saliency)


# --- the libraries --------------------------------------------------------------------------------


def test_tf_keras_vis_itself(run: Run, flat: Path, photograph, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own imports
        from tf_keras_vis.gradcam import Gradcam
        from tf_keras_vis.utils.model_modifiers import ReplaceToLinear

    words = ("--model", flat, "--layer", "conv_2", "--target", "1", "--preset", "tf-keras-vis")
    small = tmp_path / "small.png"  # the library's maps have the size of the input
    pixels = loaded(photograph, (24, 32))
    small.write_bytes(encode_png(np.uint8(pixels[0])))
    _, maps = explained(run, tmp_path / "out", small, *words, "--preprocess", "none")
    model = keras.models.load_model(flat)
    cam = Gradcam(model, ReplaceToLinear(), clone=True)(
        lambda output: output[:, 1], pixels, penultimate_layer="conv_2"
    )[0]
    drawn = read_image(str(tmp_path / "out" / maps["grad-cam"]["overlay"])).pixels.astype(float)
    jet = colormap_table("matplotlib-jet").astype(float)
    level = (cam * 255).astype(int)
    near = [jet[np.clip(level + step, 0, 255)] * 0.5 + pixels[0] * 0.5 for step in (-1, 0, 1)]
    off = np.min([np.abs(drawn - one).max(axis=-1) for one in near], axis=0)
    assert off.max() <= 1


def test_the_arithmetic_of_pytorch_grad_cam(run: Run, flat: Path, photograph, tmp_path):
    words = ("--model", flat, "--layer", "conv_2", "--preset", "pytorch-grad-cam")
    _, maps = explained(run, tmp_path, photograph, *words)
    raw = np.load(tmp_path / maps["grad-cam"]["raw"])
    image = read_image(str(photograph)).pixels
    cam = raw - raw.min()
    cam = cv2.resize(cam / (1e-7 + cam.max()), image.shape[1::-1])  # each layer's
    cam = cam - cam.min()
    cam = cam / (1e-7 + cam.max())  # all layers' together
    level = np.uint8(255 * cam).astype(int)
    jet = colormap_table("jet").astype(float)
    whole = jet[level] * 0.5 + image * 0.5
    scale = 255 / whole.max()  # show_cam_on_image: cam / np.max(cam)
    near = [(jet[np.clip(level + step, 0, 255)] * 0.5 + image * 0.5) * scale for step in (-1, 0, 1)]
    drawn = read_image(str(tmp_path / maps["grad-cam"]["overlay"])).pixels.astype(float)
    off = np.min([np.abs(drawn - one).max(axis=-1) for one in near], axis=0)
    assert off.max() <= 1
