"""Gives the drawing tools: noise, colour, and `Patch`, the square on which an object is painted.

Called by `forms`, `backdrops` and `scenes`. Nothing here knows a class or a scene. Every random
draw has a size of its own, never that of the picture, so that one seed gives the same scene at
every resolution.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Plane = NDArray[np.float32]
    """A picture with one channel, or with three where it is called a colour picture."""
    Color = NDArray[np.float32]
    """Red, green, blue in 0..1."""

_SUBPIXEL_BITS = 4


def hsv(hue: float, saturation: float, value: float) -> Color:
    """Red, green and blue of a hue (in turns; wraps), a saturation and a value, all in 0..1."""
    return np.array(colorsys.hsv_to_rgb(hue % 1.0, saturation, value), np.float32)


def step(low: float, high: float, x: Plane) -> Plane:
    """0 below `low`, 1 above `high`, smooth between; `high` < `low` turns it round."""
    t = np.clip((x - low) / (high - low), 0.0, 1.0)
    return (t * t * (3.0 - 2.0 * t)).astype(np.float32)


def noise(
    rng: np.random.Generator, cells: Sequence[int], shape: tuple[int, int], stretch: float = 1.0
) -> Plane:
    """Smooth value noise in 0..1, the mean of octaves that weigh less as they get finer.

    Parameters
    ----------
    rng
        Where the random cells come from.
    cells
        Cells along the picture's side, one number per octave, coarse to fine.
    shape
        Height and width of the result, in pixels.
    stretch
        How many times longer the grain is across than down.
    """
    height, width = shape
    total = np.zeros(shape, np.float32)
    weight, weights = 1.0, 0.0
    for count in cells:
        grid = rng.random((count + 1, max(2, round(count / stretch) + 1)), np.float32)
        total += weight * cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC)
        weights += weight
        weight *= 0.55
    return np.clip(total / weights, 0.0, 1.0)


def lay(picture: Plane, color: Color | Plane, alpha: Plane) -> None:
    """Blend `color` (one, or a colour picture) into a colour picture in place, by `alpha`."""
    picture += alpha[..., None] * (color - picture)


@dataclass(frozen=True)
class Light:
    """Where the scene's light comes from: a unit vector, x to the right, y down, z to the eye."""

    x: float
    y: float
    z: float
    ambient: float = 0.42


@dataclass
class Patch:
    """A square on which one object is painted, in the object's own coordinates.

    In them the object spans about -1..1, u to its right and v down, however it is turned.

    Attributes
    ----------
    radius
        Pixels per unit.
    angle
        How far the object is turned, in radians, clockwise on the screen.
    mirrored
        Whether left and right are exchanged.
    """

    radius: float
    angle: float = 0.0
    mirrored: bool = False
    side: int = field(init=False)
    u: Plane = field(init=False)
    v: Plane = field(init=False)

    def __post_init__(self) -> None:
        self.side = 2 * int(np.ceil(self.radius * 1.12)) + 2
        axis = (np.arange(self.side, dtype=np.float32) + 0.5 - self.side / 2) / self.radius
        x, y = axis[None, :], axis[:, None]
        cosine, sine = np.float32(np.cos(self.angle)), np.float32(np.sin(self.angle))
        u = cosine * x + sine * y
        self.u = -u if self.mirrored else u
        self.v = cosine * y - sine * x

    def polar(self) -> tuple[Plane, Plane]:
        """Distance from the centre, and the angle in -pi..pi, of every pixel."""
        return np.hypot(self.u, self.v), np.arctan2(self.v, self.u)

    def inside(self, distance: Plane) -> Plane:
        """Coverage (0..1) of the form whose signed distance, negative inside, is given in units."""
        return np.clip(0.5 - distance * self.radius, 0.0, 1.0)

    def ellipse(self, u: float, v: float, a: float, b: float, turn: float = 0.0) -> Plane:
        """Signed distance, nearly, to an ellipse at (u, v) with half axes a and b."""
        du, dv = self.u - u, self.v - v
        cosine, sine = np.float32(np.cos(turn)), np.float32(np.sin(turn))
        p, q = (cosine * du + sine * dv) / a, (cosine * dv - sine * du) / b
        length = np.sqrt(p * p + q * q)
        slope = np.sqrt((p / a) ** 2 + (q / b) ** 2) + 1e-6
        return length * (length - 1.0) / slope

    def box(self, u0: float, v0: float, u1: float, v1: float) -> Plane:
        """Coverage of the rectangle between two corners."""
        du = np.abs(self.u - (u0 + u1) / 2) - (u1 - u0) / 2
        dv = np.abs(self.v - (v0 + v1) / 2) - (v1 - v0) / 2
        return self.inside(np.maximum(du, dv))

    def polygon(self, points: NDArray[np.floating], smooth: int = 0) -> Plane:
        """Coverage of a polygon, shape (m, 2); each `smooth` cuts its corners once."""
        for _ in range(smooth):
            following = np.roll(points, -1, axis=0)
            cut = (0.75 * points + 0.25 * following, 0.25 * points + 0.75 * following)
            points = np.stack(cut, axis=1).reshape(-1, 2)
        mask = np.zeros((self.side, self.side), np.uint8)
        cv2.fillPoly(mask, [self._pixels(points)], 255, cv2.LINE_AA, _SUBPIXEL_BITS)
        return mask.astype(np.float32) / 255.0

    def strokes(self, lines: Sequence[NDArray[np.floating]], width: float) -> Plane:
        """Coverage of open lines, each of shape (m, 2), `width` units thick."""
        mask = np.zeros((self.side, self.side), np.uint8)
        thickness = max(1, round(width * self.radius))
        pixels = [self._pixels(line) for line in lines]
        cv2.polylines(mask, pixels, False, 255, thickness, cv2.LINE_AA, _SUBPIXEL_BITS)
        return mask.astype(np.float32) / 255.0

    def dots(self, points: NDArray[np.floating], sizes: NDArray[np.floating]) -> Plane:
        """Coverage of discs with these centres, shape (m, 2), and radii in units, shape (m,)."""
        mask = np.zeros((self.side, self.side), np.uint8)
        radii = np.round(sizes * self.radius * (1 << _SUBPIXEL_BITS)).astype(int)
        for (x, y), r in zip(self._pixels(points).tolist(), radii.tolist(), strict=True):
            cv2.circle(mask, (x, y), r, 255, -1, cv2.LINE_AA, _SUBPIXEL_BITS)
        return mask.astype(np.float32) / 255.0

    def noise(self, rng: np.random.Generator, cells: Sequence[int], stretch: float = 1.0) -> Plane:
        """Value noise over the patch; it does not turn with the object."""
        return noise(rng, cells, (self.side, self.side), stretch)

    def _pixels(self, points: NDArray[np.floating]) -> NDArray[np.int32]:
        u = -points[:, 0] if self.mirrored else points[:, 0]
        v = points[:, 1]
        cosine, sine = np.cos(self.angle), np.sin(self.angle)
        xy = np.stack([cosine * u - sine * v, sine * u + cosine * v], axis=1)
        xy = xy * self.radius + self.side / 2 - 0.5
        return np.round(xy * (1 << _SUBPIXEL_BITS)).astype(np.int32)


def dome(alpha: Plane, radius: float, width: float) -> Plane:
    """Height, in units, of a cushion over a mask that rises within `width` units of its edge."""
    solid = (alpha > 0.5).astype(np.uint8)
    depth = cv2.distanceTransform(solid, cv2.DIST_L2, 5) / (radius * width)
    rest = 1.0 - np.minimum(depth, 1.0)
    return (width * np.sqrt(1.0 - rest * rest)).astype(np.float32)


def ridge(alpha: Plane, radius: float) -> Plane:
    """Height, in units, of a roof over a mask: it rises evenly to the middle."""
    solid = (alpha > 0.5).astype(np.uint8)
    return cv2.distanceTransform(solid, cv2.DIST_L2, 5) / np.float32(radius)


def lit(albedo: Plane, height: Plane, radius: float, light: Light, gloss: float) -> Plane:
    """Colour picture of a surface with this albedo and height (in units), under the light."""
    sigma = max(0.6, 0.022 * radius)
    surface = cv2.GaussianBlur(height * np.float32(radius), (0, 0), sigma)
    gx = cv2.Sobel(surface, cv2.CV_32F, 1, 0, scale=1 / 8)
    gy = cv2.Sobel(surface, cv2.CV_32F, 0, 1, scale=1 / 8)
    length = np.sqrt(gx * gx + gy * gy + 1.0)
    diffuse = np.maximum((light.z - gx * light.x - gy * light.y) / length, 0.0)
    # Half-way vector between the light and the eye, which looks along z.
    half = np.array([light.x, light.y, light.z + 1.0])
    half /= np.linalg.norm(half)
    glint = np.maximum((half[2] - gx * half[0] - gy * half[1]) / length, 0.0) ** 28
    shade = light.ambient + (1.18 - light.ambient) * diffuse
    return np.clip(albedo * shade[..., None] + np.float32(gloss) * glint[..., None], 0.0, 1.0)
