"""Draws the backgrounds of scenes: textured grounds, flat clutter, and solid distractors.

Called by `scenes`. Nothing drawn here is one of the ten classes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from resources.demo.brush import Patch, dome, hsv, lay, noise, step
from resources.demo.painted import TAU, Painted, Rng

if TYPE_CHECKING:
    from collections.abc import Callable

    from resources.demo.brush import Plane


def _grid(side: int) -> tuple[Plane, Plane]:
    axis = (np.arange(side, dtype=np.float32) + 0.5) / side
    return np.meshgrid(axis, axis)


def _blend(low: Plane, high: Plane, amount: Plane) -> Plane:
    return (low + amount[..., None] * (high - low)).astype(np.float32)


def _hue(rng: Rng, warm: float = 0.5) -> float:
    return float(rng.uniform(0.04, 0.14) if rng.random() < warm else rng.random())


def plaster(rng: Rng, side: int) -> Plane:
    """Paint a mottled wall."""
    hue, mottle = _hue(rng), noise(rng, (3, 7, 15, 31, 63), (side, side))
    low = hsv(hue, rng.uniform(0.1, 0.4), rng.uniform(0.35, 0.6))
    high = hsv(hue + rng.uniform(-0.05, 0.05), rng.uniform(0.05, 0.25), rng.uniform(0.65, 0.9))
    return _blend(low, high, step(0.25, 0.75, mottle))


def planks(rng: Rng, side: int) -> Plane:
    """Paint boards with grain and dark joints."""
    x, y = _grid(side)
    if rng.random() < 0.5:
        x, y = y, x
    boards = int(rng.integers(3, 6))
    board = np.minimum((y * boards).astype(int), boards - 1)
    shifts, tints = rng.random(boards), rng.uniform(0.82, 1.12, boards).astype(np.float32)
    warp = noise(rng, (3, 5), (side, side))
    rings = (y * 13 + 2.4 * warp + 0.4 * x + 3 * shifts[board]).astype(np.float32)
    grain = 0.5 + 0.5 * np.sin(TAU * rings)
    fine = np.interp((y * 240 + 8 * warp) % 64, np.arange(64), rng.random(64))
    hue, value = rng.uniform(0.05, 0.1), rng.uniform(0.45, 0.8)
    picture = _blend(
        hsv(hue, rng.uniform(0.35, 0.65), value * 0.72),
        hsv(hue + 0.015, rng.uniform(0.3, 0.5), value),
        (0.6 * grain + 0.4 * fine).astype(np.float32),
    )
    picture *= tints[board][..., None]
    edge = np.abs((y * boards) % 1 - 0.5)
    return picture * (1 - 0.6 * step(0.485, 0.498, edge))[..., None]


def fabric(rng: Rng, side: int) -> Plane:
    """Paint a woven cloth, sometimes striped or checked."""
    x, y = _grid(side)
    threads = int(rng.integers(26, 44))
    hue = _hue(rng, 0.2)
    picture = np.broadcast_to(
        hsv(hue, rng.uniform(0.15, 0.5), rng.uniform(0.5, 0.85)), (side, side, 3)
    ).copy()
    bands = int(rng.integers(2, 6))
    stripe = hsv(hue + rng.uniform(-0.1, 0.1), rng.uniform(0.2, 0.5), rng.uniform(0.3, 0.9))
    kind = rng.integers(0, 3)
    if kind > 0:
        lay(picture, stripe, np.float32(0.55) * ((x * bands) % 1 > 0.5))
    if kind > 1:
        lay(picture, stripe, np.float32(0.55) * ((y * bands) % 1 > 0.5))
    over = np.sin(np.pi * threads * x) * np.sin(np.pi * threads * y)
    across, down = np.abs(np.sin(np.pi * threads * x)), np.abs(np.sin(np.pi * threads * y))
    weave = np.where(over > 0, across, down)
    return picture * (0.78 + 0.26 * weave.astype(np.float32))[..., None]


def tiles(rng: Rng, side: int) -> Plane:
    """Paint square tiles with joints, each of its own shade."""
    x, y = _grid(side)
    count = int(rng.integers(3, 7))
    if rng.random() < 0.4:
        x, y = (x + y) * np.float32(0.71), (x - y) * np.float32(0.71) + 1
    shades = rng.uniform(0.85, 1.1, (16, 16)).astype(np.float32)
    shade = shades[(y * count).astype(int) % 16, (x * count).astype(int) % 16]
    hue = _hue(rng, 0.4)
    marble = noise(rng, (4, 9, 19), (side, side))
    picture = _blend(
        hsv(hue, rng.uniform(0.05, 0.35), rng.uniform(0.45, 0.65)),
        hsv(hue + 0.03, rng.uniform(0.05, 0.2), rng.uniform(0.7, 0.88)),
        marble,
    )
    picture *= shade[..., None]
    joint = np.maximum(np.abs((x * count) % 1 - 0.5), np.abs((y * count) % 1 - 0.5))
    lay(picture, hsv(hue, 0.1, rng.uniform(0.3, 0.9)), np.float32(0.7) * step(0.475, 0.49, joint))
    return picture


def lawn(rng: Rng, side: int) -> Plane:
    """Paint moss, sand or water: a ground of short strokes."""
    hue = float(rng.choice((0.24, 0.28, 0.11, 0.1, 0.53)))
    strokes = noise(rng, (6, 24, 60, 90), (side, side), rng.choice((0.35, 1.0, 3.0)))
    return _blend(
        hsv(hue + 0.03, rng.uniform(0.4, 0.6), rng.uniform(0.25, 0.4)),
        hsv(hue - 0.02, rng.uniform(0.3, 0.5), rng.uniform(0.6, 0.8)),
        step(0.28, 0.75, strokes),
    )


def bokeh(rng: Rng, side: int) -> Plane:
    """Paint a gradient with soft circles of light."""
    x, y = _grid(side)
    hue, turn = float(rng.random()), rng.uniform(0, TAU)
    along = np.clip(0.5 + (x - 0.5) * np.cos(turn) + (y - 0.5) * np.sin(turn), 0, 1)
    picture = _blend(
        hsv(hue, rng.uniform(0.25, 0.55), rng.uniform(0.2, 0.45)),
        hsv(hue + rng.uniform(-0.15, 0.15), rng.uniform(0.2, 0.5), rng.uniform(0.55, 0.85)),
        along.astype(np.float32),
    )
    for _ in range(int(rng.integers(5, 14))):
        u, v, r, h, strength = rng.random(5)
        r = 0.03 + 0.1 * r
        spot = np.float32(0.12 + 0.25 * strength) * step(r, r * 0.8, np.hypot(x - u, y - v))
        lay(picture, hsv(hue + 0.2 * (h - 0.5), 0.3, 1.0), spot)
    return picture


GROUNDS: tuple[Callable[[Rng, int], Plane], ...] = (plaster, planks, fabric, tiles, lawn, bokeh)


def ground(rng: Rng, side: int) -> Plane:
    """Colour picture (side, side, 3), 0..1: one of the grounds, with flat clutter on it."""
    picture = GROUNDS[rng.integers(len(GROUNDS))](rng, side)
    for _ in range(int(rng.integers(0, 5))):
        _clutter(picture, rng)
    return np.clip(picture, 0.0, 1.0)


def _clutter(picture: Plane, rng: Rng) -> None:
    """Lay one faint, flat thing on the ground: a line, a patch, a band or a ring of a cup."""
    side = picture.shape[0]
    (x0, y0, x1, y1), width = rng.random(4) * side, rng.uniform(0.004, 0.03) * side
    mask = np.zeros((side, side), np.uint8)
    start, end = (round(x0), round(y0)), (round(x1), round(y1))
    kind = rng.integers(0, 3)
    if kind == 0:
        cv2.line(mask, start, end, 255, max(1, round(width)), cv2.LINE_AA)
    elif kind == 1:
        axes = (round(side * rng.uniform(0.05, 0.2)), round(side * rng.uniform(0.05, 0.2)))
        cv2.ellipse(mask, start, axes, float(rng.uniform(0, 180)), 0, 360, 255, -1, cv2.LINE_AA)
    else:
        corners = np.array([start, end, (round(x1 + 4 * width), round(y0))])
        cv2.fillPoly(mask, [corners], 255, cv2.LINE_AA)
    color = hsv(rng.random(), rng.uniform(0.1, 0.6), rng.uniform(0.2, 0.9))
    lay(picture, color, mask.astype(np.float32) * np.float32(rng.uniform(0.1, 0.4) / 255))


def distractor(patch: Patch, rng: Rng) -> Painted:
    """Paint a solid thing that is no class: a pebble, a block, a pill or a wedge."""
    kind = rng.integers(0, 4)
    if kind == 0:
        angles = np.linspace(0, TAU, 40, endpoint=False)
        bumps = sum(
            rng.uniform(-0.1, 0.1) * np.cos(n * angles + rng.uniform(0, TAU)) for n in (2, 3)
        )
        radii = 0.85 + bumps
        outline = np.stack([radii * np.cos(angles), radii * np.sin(angles)], axis=1)
        alpha = patch.polygon(outline)
    elif kind == 1:
        alpha = patch.box(-rng.uniform(0.5, 0.8), -rng.uniform(0.4, 0.8), 0.7, 0.6)
    elif kind == 2:
        half = rng.uniform(0.2, 0.4)
        reach = np.maximum(np.abs(patch.u) - (0.95 - half), 0)
        alpha = patch.inside(np.hypot(reach, patch.v) - half)
    else:
        alpha = patch.polygon(rng.uniform(0.7, 1.0, (3, 1)) * _triangle(rng), smooth=1)
    hue = rng.random()
    color = hsv(hue, rng.uniform(0.1, 0.7), rng.uniform(0.35, 0.9))
    albedo = np.broadcast_to(color, (*alpha.shape, 3)).astype(np.float32)
    grain = patch.noise(rng, (6, 14, 30))
    lay(albedo, hsv(hue + 0.03, 0.3, 0.5), grain * np.float32(rng.uniform(0, 0.6)))
    if rng.random() < 0.25:
        bands = np.float32(0.6) * (np.sin(patch.u * rng.uniform(8, 16)) > 0.2)
        lay(albedo, hsv(hue + rng.uniform(0.2, 0.8), 0.4, 0.8), bands)
    height = np.float32(rng.uniform(0.6, 1.0)) * dome(alpha, patch.radius, rng.uniform(0.1, 0.6))
    return Painted(alpha, albedo, height, float(rng.uniform(0.0, 0.4)))


def _triangle(rng: Rng) -> Plane:
    angles = np.arange(3) * TAU / 3 + rng.uniform(-0.4, 0.4, 3)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)
