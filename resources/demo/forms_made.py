"""Owns how the made classes look: donut, gear, house."""

from __future__ import annotations

import numpy as np

from resources.demo.brush import Patch, dome, hsv, lay, step
from resources.demo.painted import TAU, Painted, Rng, filled, usual_hue


def donut(patch: Patch, rng: Rng) -> Painted:
    """Paint a ring of dough with icing and sprinkles."""
    r, theta = patch.polar()
    hole = rng.uniform(0.26, 0.34)
    alpha = patch.inside(np.maximum(r - 0.98, hole - r))
    albedo = filled(patch, hsv(0.085, 0.6, 0.78))
    lay(albedo, hsv(0.07, 0.75, 0.5), patch.noise(rng, (9, 19)) * np.float32(0.5))
    waves = sum(
        rng.uniform(0.01, 0.035) * np.sin(n * theta + rng.uniform(0, TAU)) for n in (3, 5, 8)
    )
    icing = patch.inside(np.maximum(r - 0.85 - waves, hole + 0.1 - waves - r))
    hue = usual_hue(rng, (0.93, 0.95, 0.06, 0.45, 0.75))
    dark = rng.random() < 0.25
    topping = hsv(0.06, 0.7, 0.32) if dark else hsv(hue, rng.uniform(0.3, 0.6), 0.96)
    lay(albedo, topping, icing)
    middle = 0.5 * (hole + 0.98)
    colours = [hsv(h, 0.85, 0.98) for h in (0.0, 0.13, 0.35, 0.58, 0.8)] + [hsv(0, 0, 1)]
    count = 66
    where = rng.uniform(0, TAU, count)
    away = rng.uniform(hole + 0.17, 0.78, count)
    lean = rng.uniform(0, np.pi, count)
    ends = 0.06 * np.stack([np.cos(lean), np.sin(lean)], axis=1)
    at = np.stack([away * np.cos(where), away * np.sin(where)], axis=1)
    raised = np.zeros_like(r)
    lines = np.stack([at - ends, at + ends], axis=1)
    for i, colour in enumerate(colours):
        drawn = patch.strokes(list(lines[i :: len(colours)]), 0.06)
        lay(albedo, colour, drawn)
        raised = np.maximum(raised, drawn)
    tube = (r - middle) / (0.98 - middle)
    height = 0.5 * np.sqrt(np.clip(1 - tube * tube, 0, 1)) + 0.05 * icing + 0.04 * raised
    return Painted(alpha, albedo, height.astype(np.float32), 0.4)


def gear(patch: Patch, rng: Rng) -> Painted:
    """Paint a toothed wheel of brushed metal."""
    r, theta = patch.polar()
    teeth = int(rng.integers(8, 12))
    wave = np.cos(teeth * theta)
    outline = 0.77 + 0.22 * step(-0.25, 0.3, wave)
    bore = rng.uniform(0.2, 0.28)
    alpha = patch.inside(np.maximum(r - outline, bore - r))
    holes = int(rng.integers(4, 7))
    if rng.random() < 0.7:
        sector = (theta + rng.uniform(0, TAU)) % (TAU / holes) - np.pi / holes
        hole = np.hypot(r * np.cos(sector) - 0.49, r * np.sin(sector)) - 0.11
        alpha = alpha * (1.0 - patch.inside(hole))
    hue = usual_hue(rng, (0.58, 0.6, 0.1, 0.06), 0.02)
    albedo = filled(patch, hsv(hue, rng.uniform(0.06, 0.45), rng.uniform(0.62, 0.85)))
    rings = rng.random(64).astype(np.float32)
    brushed = np.interp(r * 50, np.arange(64), rings).astype(np.float32)
    sheen = np.cos(2 * (theta - rng.uniform(0, TAU))) + 0.5 * np.cos(3 * theta)
    albedo *= (0.72 + 0.36 * brushed + 0.22 * sheen)[..., None]
    groove = np.exp(-(((r - 0.66) / 0.025) ** 2)) + np.exp(-(((r - bore - 0.1) / 0.025) ** 2))
    albedo *= (1 - 0.5 * groove)[..., None]
    height = 1.3 * dome(alpha, patch.radius, 0.1) - 0.06 * groove
    return Painted(alpha, np.clip(albedo, 0, 1), height.astype(np.float32), 0.5)


def house(patch: Patch, rng: Rng) -> Painted:
    """Paint a brick house: tiled roof, chimney, door and windows."""
    half = rng.uniform(0.6, 0.72)
    eaves = rng.uniform(-0.22, -0.1)
    walls = patch.box(-half, eaves, half, 0.9)
    roof = patch.polygon(
        np.array([[-half - 0.2, eaves + 0.04], [0, -0.98], [half + 0.2, eaves + 0.04]])
    )
    at = rng.choice((-1, 1)) * rng.uniform(0.32, 0.42)
    chimney = patch.box(at - 0.1, -0.92, at + 0.1, -0.3)
    hue = usual_hue(rng, (0.02, 0.04, 0.07, 0.09), 0.015)
    albedo = filled(patch, hsv(hue, rng.uniform(0.5, 0.75), rng.uniform(0.6, 0.78)))
    row_height, brick = 0.115, 0.26
    row = np.floor(patch.v / row_height)
    column = patch.u / brick + 0.5 * (row % 2)
    tint = rng.random((32, 32)).astype(np.float32)
    each = tint[row.astype(int) % 32, np.floor(column).astype(int) % 32]
    albedo *= (0.75 + 0.45 * each)[..., None]
    du = np.minimum(column % 1, 1 - column % 1) * brick
    dv = np.minimum(patch.v / row_height % 1, 1 - patch.v / row_height % 1) * row_height
    mortar = step(0.026, 0.01, np.minimum(du, dv))
    lay(albedo, hsv(0.1, 0.12, 0.88), np.float32(0.9) * mortar)
    pane = hsv(rng.choice((0.13, 0.57)), rng.uniform(0.3, 0.6), 0.95)
    frame, glass = hsv(0, 0, 0.97), []
    for u in (-0.36, 0.36):
        lay(albedo, frame, patch.box(u - 0.18, eaves + 0.14, u + 0.18, eaves + 0.52))
        for a in (-0.075, 0.075):
            for b in (0.245, 0.415):
                x, y = u + a, eaves + b
                glass.append(patch.box(x - 0.06, y - 0.07, x + 0.06, y + 0.07))
    lay(albedo, pane, np.maximum.reduce(glass))
    wood = hsv(usual_hue(rng, (0.35, 0.6, 0.0, 0.09)), 0.7, rng.uniform(0.3, 0.55))
    lay(albedo, frame, patch.box(-0.19, 0.4, 0.19, 0.9))
    lay(albedo, wood, patch.box(-0.14, 0.45, 0.14, 0.9))
    lay(albedo, hsv(0.13, 0.6, 1), patch.inside(patch.ellipse(0.08, 0.68, 0.03, 0.03)))
    tile_hue = usual_hue(rng, (0.0, 0.03, 0.6, 0.58, 0.35))
    tile = hsv(tile_hue, rng.uniform(0.3, 0.65), rng.uniform(0.4, 0.6))
    slate = filled(patch, tile)
    course = patch.v / 0.13
    lap = (patch.u / 0.17 + 0.5 * (np.floor(course) % 2)) % 1
    slate *= (0.6 + 0.55 * (1 - course % 1) * (0.6 + 0.4 * np.sin(np.pi * lap)))[..., None]
    shade = step(0.2, 0.0, patch.v - eaves) * walls
    albedo *= (1 - 0.45 * shade)[..., None]
    lay(albedo, np.clip(slate, 0, 1), roof)
    lay(albedo, albedo * np.float32(0.8), chimney * (1 - roof))
    alpha = np.maximum(np.maximum(walls, roof), chimney)
    height = 0.9 * dome(alpha, patch.radius, 0.07) + 0.1 * roof - 0.02 * mortar * (1 - roof)
    return Painted(alpha, np.clip(albedo, 0, 1), height.astype(np.float32), 0.12)
