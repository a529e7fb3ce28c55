"""Made-up notebooks: plain listings that make heatmaps, each with choices of its own.

They use Keras, TensorFlow, numpy, OpenCV, Pillow and Matplotlib's formulas as notebooks do, eagerly
and one thing after another, and nothing of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import keras
import numpy as np
import PIL.Image
import tensorflow as tf
from keras import layers

from tests.models import seeded

if TYPE_CHECKING:
    from pathlib import Path

HEIGHT, WIDTH = 32, 40
IMAGE_HEIGHT, IMAGE_WIDTH = 93, 118

PREPROCESSING = {
    "none": lambda x: x,
    "unit": lambda x: x / 255,
    "signed": lambda x: x / 127.5 - 1,
    "torch": lambda x: (x / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225],
    "caffe": lambda x: x[..., ::-1] - [103.939, 116.779, 123.68],
}
PILLOW = {
    "nearest": PIL.Image.Resampling.NEAREST,
    "bilinear": PIL.Image.Resampling.BILINEAR,
    "bicubic": PIL.Image.Resampling.BICUBIC,
    "lanczos": PIL.Image.Resampling.LANCZOS,
}
LAYERS = ("conv_2", "norm_2", "relu_2", "conv_3", "norm_3", "relu_3")


@dataclass(frozen=True)
class Choices:
    """What a notebook does.

    `stored` is how the heatmap is kept: "raw" numbers, numbers "normalized" and of the "image"'s
    size, a "gray" picture, a "color" picture, or an overlay ("textbook", "alpha", its colors
    "swapped", or added and stretched as in the "guide").
    """

    score: str = "logit"
    preprocess: str = "unit"
    resize: str = "area"
    layer: str = "relu_3"
    method: str = "grad-cam"
    place: int = 0
    normalization: str = "max"
    interpolation: str = "bilinear"
    corners: str = "half-pixel"
    stored: str = "normalized"
    suffix: str = ".png"
    intensity: float = 0.4
    colormap: str = "jet"


class Empty(Exception):
    """Nothing speaks for the class: a map of zeros."""


def network() -> Any:
    """Convolutions with normalisation and activation as layers of their own; five classes."""
    inputs = keras.Input((HEIGHT, WIDTH, 3))
    x = layers.Conv2D(6, 3, padding="same", activation="relu", name="conv_1")(inputs)
    x = layers.MaxPooling2D(2, name="pool_1")(x)
    x = layers.Conv2D(8, 3, padding="same", name="conv_2")(x)
    x = layers.BatchNormalization(name="norm_2")(x)
    x = layers.Activation("relu", name="relu_2")(x)
    x = layers.MaxPooling2D(2, name="pool_2")(x)
    x = layers.Conv2D(10, 3, padding="same", name="conv_3")(x)
    x = layers.BatchNormalization(name="norm_3")(x)
    x = layers.Activation("relu", name="relu_3")(x)
    x = layers.GlobalAveragePooling2D(name="mean")(x)
    x = layers.Dense(5, activation="softmax", name="scores")(x)
    model = seeded(keras.Model(inputs, x, name="made_up"), 3)
    kernel, _ = model.get_layer("scores").weights
    kernel.assign(kernel * 0.05)  # inputs up to 255 give logits of a few units
    return model


def photograph() -> np.ndarray:
    """A picture with shapes, slopes and grain, not of the input's size."""
    random = np.random.default_rng(11)
    y, x = np.mgrid[0:IMAGE_HEIGHT, 0:IMAGE_WIDTH]
    picture = np.stack([x / IMAGE_WIDTH, y / IMAGE_HEIGHT, (x + y) / 211], axis=-1) * 150
    picture[20:60, 30:70] = (200, 60, 40)
    picture[(y - 60) ** 2 + (x - 85) ** 2 < 400] = (30, 90, 220)
    picture += random.normal(0, 18, picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8)


def fed(image: np.ndarray, choices: Choices) -> np.ndarray:
    """The network's input, (1, h, w, 3)."""
    if choices.resize == "area":
        size = (WIDTH, HEIGHT)
        resized = cv2.resize(image.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    else:
        small = PIL.Image.fromarray(image).resize((WIDTH, HEIGHT), PILLOW[choices.resize])
        resized = np.asarray(small, np.float32)
    return PREPROCESSING[choices.preprocess](resized)[np.newaxis].astype(np.float32)


def raw_heatmap(model: Any, inputs: np.ndarray, choices: Choices) -> np.ndarray:
    """The map on the layer's grid (the input's, for gradients), as the listing makes it."""
    names = [each.name for each in model.layers]
    parts = model.layers[names.index(choices.layer) + 1 :]
    features = keras.Model(model.inputs, model.get_layer(choices.layer).output)
    kernel, bias = model.get_layer("scores").weights
    index = int(np.argsort(-model(inputs).numpy()[0])[choices.place])
    given = tf.constant(inputs)
    with tf.GradientTape() as tape:
        tape.watch(given)
        seen = features(given)
        tape.watch(seen)
        x = seen
        for part in parts[:-1]:
            x = part(x, training=False) if "norm" in part.name else part(x)
        logits = x @ kernel + bias
        score = {
            "logit": logits,
            "probability": tf.nn.softmax(logits),
            "log-probability": tf.nn.log_softmax(logits),
        }[choices.score][0, index]
    if choices.method == "vanilla-gradients":
        return np.abs(tape.gradient(score, given).numpy()[0]).max(axis=-1)
    slopes = tape.gradient(score, seen).numpy()[0]
    seen = seen.numpy()[0]
    match choices.method:
        case "grad-cam":
            return np.maximum((seen * slopes.mean(axis=(0, 1))).sum(axis=-1), 0)
        case "hires-cam":
            return np.maximum((seen * slopes).sum(axis=-1), 0)
        case "layer-cam":
            return np.maximum((seen * np.maximum(slopes, 0)).sum(axis=-1), 0)
        case "xgrad-cam":
            total = seen.sum(axis=(0, 1))
            return np.maximum((seen * ((slopes * seen).sum(axis=(0, 1)) / total)).sum(-1), 0)
        case "cam":
            return seen @ kernel.numpy()[:, index]
        case "grad-cam++":
            square, cube = slopes**2, slopes**3
            below = 2 * square + seen.sum(axis=(0, 1)) * cube
            alpha = np.where(square > 0, square / np.where(below == 0, 1, below), 0)
            weights = (alpha * np.maximum(slopes, 0)).sum(axis=(0, 1))
            return np.maximum((seen * weights).sum(axis=-1), 0)
    raise AssertionError(choices.method)


def aligned(grid: np.ndarray, height: int, width: int) -> np.ndarray:
    """What scipy.ndimage.zoom with order 1 gives: corner cells lie on corner pixels."""
    rows = np.linspace(0, grid.shape[0] - 1, height)
    columns = np.linspace(0, grid.shape[1] - 1, width)
    wide = np.stack([np.interp(columns, np.arange(grid.shape[1]), row) for row in grid])
    return np.stack(
        [np.interp(rows, np.arange(grid.shape[0]), wide[:, j]) for j in range(width)], axis=1
    )


def upsampled(grid: np.ndarray, height: int, width: int, choices: Choices) -> np.ndarray:
    """The map at another size."""
    if choices.corners == "aligned":
        return aligned(grid, height, width)
    how = {
        "nearest": cv2.INTER_NEAREST_EXACT,
        "bilinear": cv2.INTER_LINEAR,
        "cubic": cv2.INTER_CUBIC,
    }[choices.interpolation]
    return cv2.resize(grid.astype(np.float32), (width, height), interpolation=how)


def normalized(heat: np.ndarray, choices: Choices) -> np.ndarray:
    """The map, 0-1."""
    if choices.normalization == "max":
        return np.maximum(heat, 0) / heat.max()
    return (heat - heat.min()) / (heat.max() - heat.min())


def write(model: Any, image: np.ndarray, choices: Choices, path: Path) -> Path:
    """Run the notebook, and keep its heatmap in a file."""
    grid = raw_heatmap(model, fed(image, choices), choices)
    if not grid.any():
        raise Empty
    if choices.stored == "raw":
        np.save(path.with_suffix(".npy"), grid)
        return path.with_suffix(".npy")
    if choices.stored == "normalized":
        np.save(path.with_suffix(".npy"), normalized(grid, choices))
        return path.with_suffix(".npy")
    heat = normalized(upsampled(grid, *image.shape[:2], choices), choices)
    if choices.stored == "image":
        np.save(path.with_suffix(".npy"), heat.astype(np.float32))
        return path.with_suffix(".npy")
    levels = np.uint8(255 * np.clip(heat, 0, 1))
    if choices.stored == "guide":
        return superimposed(np.uint8(255 * normalized(grid, choices)), image, choices, path)
    path = path.with_suffix(choices.suffix)
    if choices.stored == "gray":
        drawn = levels
    else:
        number = {"jet": cv2.COLORMAP_JET, "viridis": cv2.COLORMAP_VIRIDIS}[choices.colormap]
        colors = cv2.applyColorMap(levels, number).astype(np.float64)
        blue_first = image[..., ::-1].astype(np.float64)
        a = choices.intensity
        drawn = {
            "color": colors,
            "textbook": colors * a + blue_first,
            "alpha": colors * a + blue_first * (1 - a),
            # pytorch-grad-cam's show_cam_on_image
            "scaled": (mixed := colors * a + blue_first * (1 - a)) / mixed.max() * 255,
            # Drawn over an image that is red first, and saved by what takes it for red first.
            "swapped": (colors * a + image * (1 - a))[..., ::-1],
        }[choices.stored]
    done, data = cv2.imencode(choices.suffix, np.clip(np.rint(drawn), 0, 255).astype(np.uint8))
    assert done
    path.write_bytes(data.tobytes())
    return path


def written(model: Any, image: np.ndarray, seed: int, path: Path) -> tuple[Choices, Path]:
    """Run the notebook of a seed: the first of its draws that shows anything."""
    random = np.random.default_rng(seed)
    while True:
        choices = made_up(random)
        try:
            return choices, write(model, image, choices, path)
        except Empty:
            continue


def superimposed(heatmap: np.ndarray, image: np.ndarray, choices: Choices, path: Path) -> Path:
    """The listing of Keras' guide, and of its author's book, to the letter but for names."""
    jet_colors = matplotlib_jet(np.arange(256) / 255)
    jet_heatmap = jet_colors[heatmap]
    jet_heatmap = keras.utils.array_to_img(jet_heatmap)
    jet_heatmap = jet_heatmap.resize((image.shape[1], image.shape[0]))
    jet_heatmap = keras.utils.img_to_array(jet_heatmap)
    superimposed_img = jet_heatmap * choices.intensity + image
    superimposed_img = keras.utils.array_to_img(superimposed_img)
    path = path.with_suffix(choices.suffix)
    superimposed_img.save(path)
    return path


def matplotlib_jet(x: np.ndarray) -> np.ndarray:
    """Matplotlib's jet by the corners of its three broken lines, (n, 3)."""
    red = np.interp(x, [0, 0.35, 0.66, 0.89, 1], [0, 0, 1, 1, 0.5])
    green = np.interp(x, [0, 0.125, 0.375, 0.64, 0.91, 1], [0, 0, 1, 1, 0, 0])
    blue = np.interp(x, [0, 0.11, 0.34, 0.65, 1], [0.5, 1, 1, 0, 0])
    return np.stack([red, green, blue], axis=-1)


def made_up(random: np.random.Generator) -> Choices:
    """Choices that are drawn."""

    def one(*choices: Any) -> Any:
        return choices[int(random.integers(len(choices)))]

    stored = ("raw", "normalized", "image", "image", "image", "gray", "color", "textbook", "alpha")
    kept = one(*stored)
    is_upsampled = kept not in ("raw", "normalized")
    corners = one("half-pixel", "half-pixel", "aligned") if is_upsampled else "half-pixel"
    interpolation = "bilinear"
    if is_upsampled and corners == "half-pixel" and kept == "image":
        interpolation = one("bilinear", "bilinear", "cubic", "nearest")
    layer = one(*LAYERS)
    methods = ("grad-cam", "grad-cam", "grad-cam", "hires-cam", "layer-cam")
    if layer.startswith("relu"):  # what its paper is about
        methods += ("grad-cam++",)
    return Choices(
        score=one("logit", "probability", "probability", "log-probability"),
        preprocess=one("unit", "none", "signed", "torch", "caffe"),
        resize=one("area", "nearest", "nearest", "bilinear", "bicubic", "lanczos"),
        layer=layer,
        method=one(*methods),
        place=one(0, 0, 0, 1),
        normalization=one("max", "min-max") if kept != "raw" else "max",
        interpolation=interpolation,
        corners=corners,
        stored=kept,
        suffix=one(".png", ".png", ".jpg") if kept in ("textbook", "alpha") else ".png",
        intensity=one(0.4, 0.5, 0.6),
        colormap=one("jet", "jet", "viridis"),
    )
