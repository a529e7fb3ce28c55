"""Measures the demo: its accuracy, and whether Grad-CAM points at the class that is explained.

Called by `make_demo --check` and by the tests. Grad-CAM is written out here on its own, plainly, so
that it can also bear witness against the program's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
import tensorflow as tf

from resources.demo.scenes import LABELS, draw_scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    import keras
    from numpy.typing import NDArray

    from resources.demo.scenes import Scene

_BATCH = 50


@dataclass(frozen=True, slots=True)
class Pointing:
    """How often the maximum of Grad-CAM lies on the object asked for, each of two in a scene.

    Attributes
    ----------
    first, second
        Share of scenes in which it does for the first, and for the second object.
    both
        Share of scenes in which it does for both.
    """

    first: float
    second: float
    both: float


def single_scenes(seeds: Sequence[int]) -> list[Scene]:
    """One scene with one object for every seed, the classes in turn."""
    return [draw_scene(seed, [seed % len(LABELS)]) for seed in seeds]


def pair_scenes(seeds: Sequence[int]) -> list[Scene]:
    """One scene with two objects of different classes for every seed; all pairs come in turn."""
    count = len(LABELS)
    scenes = []
    for seed in seeds:
        first = seed % count
        second = (first + 1 + seed // count % (count - 1)) % count
        scenes.append(draw_scene(seed, [first, second]))
    return scenes


def _stack(scenes: Sequence[Scene]) -> NDArray[np.float32]:
    return np.stack([scene.pixels for scene in scenes]).astype(np.float32)


def accuracy(model: keras.Model, scenes: Sequence[Scene]) -> float:
    """Share of single-object scenes whose top class is the one shown."""
    truth = np.array([scene.objects[0][0] for scene in scenes])
    hits = 0
    for start in range(0, len(scenes), _BATCH):
        part = slice(start, start + _BATCH)
        scores = np.asarray(model(_stack(scenes[part]), training=False))
        hits += int((scores.argmax(axis=1) == truth[part]).sum())
    return hits / len(scenes)


def grad_cam(
    model: keras.Model, images: NDArray[np.float32], classes: NDArray[np.integer]
) -> NDArray[np.float32]:
    """Grad-CAM maps at the backbone's output, relu(sum_k mean_hw(G_k) A_k), on its own grid.

    Selvaraju et al. 2017, equations 1 and 2. The score is the logit, before the softmax.

    Parameters
    ----------
    model
        The demo network.
    images
        float32, shape (n, 160, 160, 3), 0..255.
    classes
        The class asked for in each image, shape (n,).

    Returns
    -------
    ndarray
        float32, shape (n, 20, 20), not negative.
    """
    dense = model.get_layer("scores")
    x = model.get_layer("rescaling")(tf.convert_to_tensor(images))
    activations = model.get_layer("backbone")(x, training=False)
    with tf.GradientTape() as tape:
        tape.watch(activations)
        pooled = model.get_layer("gap")(activations)
        logits = tf.matmul(pooled, dense.kernel) + dense.bias
        score = tf.gather(logits, tf.convert_to_tensor(classes), batch_dims=1)
    gradients = tape.gradient(score, activations)
    weights = tf.reduce_mean(gradients, axis=(1, 2), keepdims=True)
    return tf.nn.relu(tf.reduce_sum(weights * activations, axis=-1)).numpy()


def points_at(heat: NDArray[np.float32], mask: NDArray[np.bool_]) -> bool:
    """Whether the maximum of a map, brought to the mask's size, lies on the mask.

    An empty map points at nothing. `cv2.resize` puts the samples at half pixels.
    """
    if not heat.max() > 0.0:
        return False
    full = cv2.resize(heat, mask.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return bool(mask.ravel()[full.argmax()])


def pointing(model: keras.Model, scenes: Sequence[Scene]) -> Pointing:
    """Ask Grad-CAM for each of the two objects in every scene, and count where it points."""
    hits = np.zeros((len(scenes), 2), bool)
    for start in range(0, len(scenes), _BATCH):
        part = scenes[start : start + _BATCH]
        images = _stack(part)
        for which in (0, 1):
            classes = np.array([scene.objects[which][0] for scene in part])
            for i, heat in enumerate(grad_cam(model, images, classes)):
                hits[start + i, which] = points_at(heat, part[i].objects[which][1])
    first, second = hits.mean(axis=0)
    return Pointing(float(first), float(second), float(hits.all(axis=1).mean()))
