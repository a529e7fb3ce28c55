"""Draws the demo's scenes and their ground truth: one seed, one picture, an exact mask an object.

`draw_scene` is called by `make_demo` (training, checking, samples) and by tests that need a picture
of which it is known where everything is. Pure numpy and OpenCV.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from resources.demo.backdrops import distractor, ground
from resources.demo.brush import Light, Patch, lit, noise
from resources.demo.forms import FORMS, UPRIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from resources.demo.brush import Plane
    from resources.demo.painted import Painted

SIDE = 160
"""Height and width of a scene, in pixels, unless another is asked for."""

LABELS: tuple[str, ...] = tuple(name for name, _ in FORMS)
"""The class labels, in the order of the class indices."""

_OVERSAMPLING = 2
"""Objects are painted this many times larger and averaged down."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture and the truth about it.

    Attributes
    ----------
    pixels
        uint8 RGB, shape (side, side, 3), read-only.
    objects
        The class index and the mask of every object, in the order asked for: bool, shape
        (side, side), read-only, True where the object is what one sees.
    """

    pixels: NDArray[np.uint8]
    objects: tuple[tuple[int, NDArray[np.bool_]], ...]


def draw_scene(seed: int, classes: Sequence[int], side: int = SIDE) -> Scene:
    """Draw the scene of a seed that shows one object of each of these classes.

    Parameters
    ----------
    seed
        Decides everything that `classes` does not.
    classes
        Class indices, at most three; none at all gives a ground with distractors.
    side
        Height and width, in pixels. The same seed gives the same scene at every size.

    Returns
    -------
    Scene
        The picture, and the class and mask of every object.
    """
    rng = np.random.default_rng(seed)
    turn, slope = rng.uniform(-2.6, -0.5), rng.uniform(0.75, 1.0)
    z = np.sin(slope)
    light = Light(np.cos(turn) * np.cos(slope), np.sin(turn) * np.cos(slope), z)
    canvas = ground(rng, side)
    spots = _spots(rng, len(classes))
    owner = np.zeros((side, side), np.int8)
    for u, v, radius in spots[len(classes) :]:
        painter = np.random.default_rng(rng.integers(1 << 32))
        patch = Patch(radius * side * _OVERSAMPLING, float(painter.uniform(0, 2 * np.pi)))
        _place(canvas, owner, distractor(patch, painter), patch, (u, v), light, 0)
    for number, (index, (u, v, radius)) in enumerate(zip(classes, spots, strict=False), start=1):
        painter = np.random.default_rng(rng.integers(1 << 32))
        label, form = FORMS[index]
        reach = 0.3 if label in UPRIGHT else (0.6 if label == "fish" else np.pi)
        patch = Patch(
            radius * side * _OVERSAMPLING,
            float(painter.uniform(-reach, reach)),
            bool(painter.random() < 0.5),
        )
        _place(canvas, owner, form(patch, painter), patch, (u, v), light, number)
    pixels = _exposed(canvas, rng, light)
    pixels.flags.writeable = False
    objects = []
    for number, index in enumerate(classes, start=1):
        mask = owner == number
        mask.flags.writeable = False
        objects.append((int(index), mask))
    return Scene(pixels, tuple(objects))


def _spots(rng: np.random.Generator, count: int) -> list[tuple[float, float, float]]:
    """Centres and radii, in sides, of the objects and then of the distractors, well apart."""
    largest = {0: 0.3, 1: 0.4, 2: 0.27}.get(count, 0.2)
    smallest = {0: 0.2, 1: 0.2, 2: 0.18}.get(count, 0.16)
    while True:
        spots: list[tuple[float, float, float]] = []
        for _ in range(60):
            if len(spots) == count:
                break
            radius = rng.uniform(smallest, largest)
            u, v = rng.uniform(radius * 0.95, 1 - radius * 0.95, 2)
            if all(np.hypot(u - a, v - b) > 0.97 * (radius + c) for a, b, c in spots):
                spots.append((u, v, radius))
        if len(spots) == count:
            break
    wanted = count + int(rng.integers(0, 4))
    for _ in range(20):
        if len(spots) == wanted:
            break
        radius = rng.uniform(0.05, 0.13)
        u, v = rng.random(2)
        if all(np.hypot(u - a, v - b) > radius + c for a, b, c in spots):
            spots.append((u, v, radius))
    return spots


def _place(
    canvas: Plane,
    owner: NDArray[np.int8],
    painted: Painted,
    patch: Patch,
    centre: tuple[float, float],
    light: Light,
    number: int,
) -> None:
    """Light an object, cast its shadow, put it on the canvas, and write its number in `owner`."""
    side = canvas.shape[0]
    small = patch.side // _OVERSAMPLING
    radius = patch.radius / _OVERSAMPLING
    color = lit(painted.albedo, painted.height, patch.radius, light, painted.gloss)
    alpha = cv2.resize(painted.alpha, (small, small), interpolation=cv2.INTER_AREA)
    # Averaged with its coverage as weight, so that no colour from outside the form bleeds in.
    weighted = cv2.resize(
        color * painted.alpha[..., None], (small, small), interpolation=cv2.INTER_AREA
    )
    left, top = round(centre[0] * side - small / 2), round(centre[1] * side - small / 2)
    margin = int(np.ceil(0.45 * radius))
    cast = cv2.copyMakeBorder(alpha, *[margin] * 4, cv2.BORDER_CONSTANT, value=0.0)
    shift = np.array([[1, 0, -0.22 * radius * light.x], [0, 1, -0.22 * radius * light.y]])
    cast = cv2.warpAffine(cast, shift, cast.shape[::-1])
    cast = cv2.GaussianBlur(cast, (0, 0), 0.09 * radius)
    into, out_of = _overlap(side, left - margin, top - margin, cast.shape[0])
    canvas[into] *= 1.0 - 0.55 * cast[out_of][..., None]
    into, out_of = _overlap(side, left, top, small)
    cover = alpha[out_of][..., None]
    canvas[into] = canvas[into] * (1.0 - cover) + weighted[out_of]
    owner[into][alpha[out_of] > 0.5] = number


def _overlap(
    side: int, left: int, top: int, size: int
) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """Slices of the canvas, and of a square at (left, top), where the square is on the canvas."""
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + size, side), min(top + size, side)
    return (slice(y0, y1), slice(x0, x1)), (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))


def _exposed(canvas: Plane, rng: np.random.Generator, light: Light) -> NDArray[np.uint8]:
    """Expose the canvas under uneven light, with a vignette and a little grain, as uint8."""
    side = canvas.shape[0]
    axis = np.linspace(-0.5, 0.5, side, dtype=np.float32)
    x, y = axis[None, :], axis[:, None]
    fall = rng.uniform(0.1, 0.55)
    glow = 1.0 + fall * (x * light.x + y * light.y) - rng.uniform(0.1, 0.6) * (x * x + y * y)
    glow = glow * (0.9 + 0.2 * noise(rng, (2, 4), (side, side)))
    tint = 1.0 + rng.uniform(-0.05, 0.05, 3).astype(np.float32)
    picture = canvas * (glow * rng.uniform(0.95, 1.22))[..., None] * tint
    grain = rng.standard_normal((SIDE, SIDE)).astype(np.float32) * np.float32(rng.uniform(0, 0.02))
    if side != SIDE:
        grain = cv2.resize(grain, (side, side), interpolation=cv2.INTER_LINEAR)
    picture = np.clip(picture + grain[..., None], 0.0, 1.0)
    return np.round(picture * 255.0).astype(np.uint8)
