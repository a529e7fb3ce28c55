"""Draws folders of pictures, for recipes that are not given any: shapes, garments, cats and dogs.

Each picture has one object at a place of its own on a mottled ground. `boxes.json` beside the
folders says where, so that a heatmap can be compared with it.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Point = tuple[float, float]
    Shape = Callable[[ImageDraw.ImageDraw, "Frame", int, int], None]

_FINE = 4
"""Pictures are drawn so many times larger and then reduced, for soft edges."""


class Frame:
    """Where an object is: coordinates from 0 to 1 within it become the picture's."""

    def __init__(self, left: float, top: float, side: float) -> None:
        self.left, self.top, self.side = left, top, side

    def at(self, x: float, y: float) -> Point:
        """Return the place of a point of the object."""
        return self.left + x * self.side, self.top + y * self.side

    def box(self, x: float, y: float, right: float, bottom: float) -> tuple[Point, Point]:
        """Return two corners of a box within the object."""
        return self.at(x, y), self.at(right, bottom)

    def points(self, *pairs: Point) -> list[Point]:
        """Return the places of several points."""
        return [self.at(x, y) for x, y in pairs]


def _polygon(*pairs: Point) -> Shape:
    def draw(pen: ImageDraw.ImageDraw, frame: Frame, color: int, _: int) -> None:
        pen.polygon(frame.points(*pairs), fill=color)

    return draw


def _star(pen: ImageDraw.ImageDraw, frame: Frame, color: int, _: int) -> None:
    turns = [(0.5 if k % 2 == 0 else 0.2, math.pi * k / 5) for k in range(10)]
    pen.polygon(
        frame.points(*[(0.5 + r * math.sin(a), 0.5 - r * math.cos(a)) for r, a in turns]),
        fill=color,
    )


def _disc(pen: ImageDraw.ImageDraw, frame: Frame, color: int, _: int) -> None:
    pen.ellipse(frame.box(0, 0, 1, 1), fill=color)


def _ring(pen: ImageDraw.ImageDraw, frame: Frame, color: int, _: int) -> None:
    pen.ellipse(frame.box(0, 0, 1, 1), outline=color, width=max(int(frame.side / 5), 1))


def _crescent(pen: ImageDraw.ImageDraw, frame: Frame, color: int, _: int) -> None:
    pen.chord(frame.box(0, 0, 1, 1), 60, 300, fill=color)


def _bars(pen: ImageDraw.ImageDraw, frame: Frame, color: int, _: int) -> None:
    for left in (0.0, 0.4, 0.8):
        pen.rectangle(frame.box(left, 0, left + 0.2, 1), fill=color)


def _steps(pen: ImageDraw.ImageDraw, frame: Frame, color: int, _: int) -> None:
    for number in range(3):
        pen.rectangle(frame.box(number / 3, number / 3, (number + 1) / 3, 1), fill=color)


def _cat(pen: ImageDraw.ImageDraw, frame: Frame, color: int, other: int) -> None:
    """Draw a round face with pointed ears, slit eyes and whiskers."""
    for side in (0.0, 1.0):
        ear = [(abs(side - x), y) for x, y in ((0.02, 0.0), (0.12, 0.5), (0.45, 0.25))]
        pen.polygon(frame.points(*ear), fill=color)
        for y in (0.68, 0.78):
            ends = frame.points((abs(side - 0.02), y - 0.06), (abs(side - 0.35), 0.72))
            pen.line(ends, fill=other, width=max(int(frame.side / 50), 1))
    pen.ellipse(frame.box(0.08, 0.2, 0.92, 0.98), fill=color)
    for x in (0.3, 0.7):
        pen.ellipse(frame.box(x - 0.05, 0.42, x + 0.05, 0.6), fill=other)
    pen.polygon(frame.points((0.44, 0.68), (0.56, 0.68), (0.5, 0.76)), fill=other)


def _dog(pen: ImageDraw.ImageDraw, frame: Frame, color: int, other: int) -> None:
    """Draw a long face with hanging ears, round eyes and a muzzle."""
    pen.ellipse(frame.box(0.18, 0.0, 0.82, 0.95), fill=color)
    for left in (0.0, 0.74):
        pen.ellipse(frame.box(left, 0.08, left + 0.26, 0.72), fill=other)
    for x in (0.38, 0.62):
        pen.ellipse(frame.box(x - 0.06, 0.3, x + 0.06, 0.42), fill=other)
    pen.ellipse(frame.box(0.36, 0.6, 0.64, 0.78), fill=other)


SHAPES: dict[str, Shape] = {
    "disc": _disc,
    "square": _polygon((0, 0), (1, 0), (1, 1), (0, 1)),
    "triangle": _polygon((0.5, 0), (1, 1), (0, 1)),
    "star": _star,
    "ring": _ring,
    "crescent": _crescent,
    "bars": _bars,
    "steps": _steps,
    "arrow": _polygon((0, 0.3), (0.5, 0.3), (0.5, 0), (1, 0.5), (0.5, 1), (0.5, 0.7), (0, 0.7)),
    "cross": _polygon(
        *((0.35, 0), (0.65, 0), (0.65, 0.35), (1, 0.35), (1, 0.65), (0.65, 0.65)),
        *((0.65, 1), (0.35, 1), (0.35, 0.65), (0, 0.65), (0, 0.35), (0.35, 0.35)),
    ),
}
GARMENTS: dict[str, Shape] = {
    "trouser": _polygon((0.2, 0), (0.8, 0), (0.9, 1), (0.6, 1), (0.5, 0.3), (0.4, 1), (0.1, 1)),
    "dress": _polygon((0.35, 0), (0.65, 0), (0.6, 0.4), (0.95, 1), (0.05, 1), (0.4, 0.4)),
    "boot": _polygon((0.15, 0), (0.55, 0), (0.55, 0.6), (1, 0.75), (1, 1), (0.15, 1)),
    "sneaker": _polygon((0, 0.45), (0.3, 0.45), (0.55, 0.6), (1, 0.7), (1, 0.9), (0, 0.9)),
    "shirt": _polygon(
        *((0.3, 0), (0.7, 0), (1, 0.25), (0.88, 0.42), (0.75, 0.32)),
        *((0.75, 1), (0.25, 1), (0.25, 0.32), (0.12, 0.42), (0, 0.25)),
    ),
    "pullover": _polygon(
        *((0.3, 0), (0.7, 0), (0.95, 0.9), (0.8, 0.95), (0.72, 0.5)),
        *((0.72, 1), (0.28, 1), (0.28, 0.5), (0.2, 0.95), (0.05, 0.9)),
    ),
    "hat": _polygon((0, 0.8), (0.25, 0.7), (0.3, 0.2), (0.7, 0.2), (0.75, 0.7), (1, 0.8), (1, 0.9)),
    "sock": _polygon((0.3, 0), (0.7, 0), (0.7, 0.55), (0.2, 1), (0, 0.75), (0.3, 0.5)),
    "tie": _polygon((0.4, 0), (0.6, 0), (0.56, 0.12), (0.66, 0.8), (0.5, 1), (0.34, 0.8)),
    "bag": _polygon(
        *((0, 0.4), (0.25, 0.4), (0.3, 0.1), (0.7, 0.1), (0.75, 0.4), (1, 0.4), (1, 1), (0, 1)),
        *((0, 0.4), (0.35, 0.4), (0.65, 0.4), (0.62, 0.2), (0.38, 0.2), (0.35, 0.4)),
    ),
}
PETS: dict[str, Shape] = {"cat": _cat, "dog": _dog}


def draw_folders(
    folder: Path,
    shapes: dict[str, Shape],
    side: int,
    count: int,
    *,
    is_grey: bool = False,
    sides: Sequence[float] = (0.35, 0.6),
) -> None:
    """Draw a folder of pictures for each class, and say in `boxes.json` where the objects are.

    Parameters
    ----------
    folder : Path
        A folder to make.
    shapes : dict
        The classes, and what draws one.
    side : int
        Of the pictures, in pixels.
    count : int
        Pictures for each class.
    is_grey : bool
        Grey pictures.
    sides : two floats
        The object's side is between these parts of the picture's.
    """
    random = np.random.default_rng(0)
    boxes: dict[str, list[float]] = {}
    for name, shape in shapes.items():
        (folder / name).mkdir(parents=True)
        for number in range(count):
            picture, box = _picture(random, shape, side, sides)
            picture = picture.convert("L") if is_grey else picture
            picture.save(folder / name / f"{name}_{number:04}.png")
            boxes[f"{name}/{name}_{number:04}.png"] = box
    (folder / "boxes.json").write_text(json.dumps(boxes), encoding="utf-8")


def _picture(
    random: np.random.Generator, shape: Shape, side: int, sides: Sequence[float]
) -> tuple[Image.Image, list[float]]:
    """Return a picture, and left, top, right and bottom of its object."""
    fine = side * _FINE
    ground = Image.fromarray(random.integers(60, 190, (6, 6, 3), np.uint8))
    picture = ground.resize((fine, fine), Image.Resampling.BICUBIC)
    size = float(random.uniform(*sides)) * fine
    left, top = random.uniform(0, fine - size, 2)
    light = bool(random.integers(2))
    colors = [random.integers(*each, 3) for each in ((200, 256), (0, 50))]
    color, other = (
        tuple(int(part) for part in each) for each in (colors if light else colors[::-1])
    )
    shape(ImageDraw.Draw(picture), Frame(float(left), float(top), size), color, other)  # type: ignore[arg-type]
    picture = picture.filter(ImageFilter.GaussianBlur(_FINE / 2))
    picture = picture.resize((side, side), Image.Resampling.BOX)
    grain = random.normal(0, 6, (side, side, 3))
    pixels = np.clip(np.asarray(picture, np.float32) + grain, 0, 255).astype(np.uint8)
    corners = (left, top, left + size, top + size)
    return Image.fromarray(pixels), [round(float(each) / _FINE, 1) for each in corners]
