"""Paints the classes of man-made things: cookie, gear, house."""

from __future__ import annotations

import numpy as np

from resources.demo.brush import Patch, dome, hsv, lay, step
from resources.demo.painted import TAU, Painted, Rng, filled, usual_hue


def cookie(patch: Patch, rng: Rng) -> Painted:
    """Paint a crumbly biscuit with chocolate chips or candies, from which somebody has bitten."""
    r, theta = patch.polar()
    waves = sum(rng.uniform(0, 0.02) * np.sin(n * theta + rng.uniform(0, TAU)) for n in (2, 5, 9))
    side = rng.uniform(-0.4, 0.4)
    teeth = [
        np.hypot(patch.u - 1.0 * np.cos(side + lean), patch.v - 1.0 * np.sin(side + lean)) - 0.24
        for lean in (-0.34, 0.0, 0.34)
    ]
    bite = np.minimum.reduce(teeth)
    alpha = patch.inside(np.maximum(r - 0.94 - waves, -bite))
    hue = usual_hue(rng, (0.085, 0.095, 0.075), 0.012)
    albedo = filled(patch, hsv(hue, rng.uniform(0.5, 0.65), rng.uniform(0.78, 0.92)))
    crumbs = patch.noise(rng, (9, 19, 37))
    lay(albedo, hsv(hue - 0.02, 0.75, 0.5), step(0.5, 0.85, crumbs) * np.float32(0.7))
    lay(albedo, hsv(hue - 0.025, 0.75, 0.5), np.float32(0.75) * step(0.66, 0.98, r))
    lay(albedo, hsv(hue + 0.02, 0.35, 0.95), np.float32(0.7) * step(0.1, 0.0, bite))
    spots, sizes = rng.uniform(-0.85, 0.85, (60, 2)), rng.uniform(0.075, 0.12, 60)
    taken: list[int] = []
    for k, spot in enumerate(spots):
        away = np.hypot(*(spots[taken] - spot).T)
        if np.hypot(*spot) < 0.78 and (away > sizes[taken] + sizes[k] + 0.04).all():
            taken.append(k)
    candied = rng.random() < 0.4
    sweets = [hsv(h, 0.85, 0.95) for h in (0.0, 0.14, 0.36, 0.58)]
    colors = sweets if candied else [hsv(0.05, 0.65, v) for v in (0.2, 0.24, 0.28)]
    raised = np.zeros_like(r)
    for i, color in enumerate(colors):
        chosen = taken[i :: len(colors)]
        drawn = patch.dots(spots[chosen], sizes[chosen]) * alpha
        lay(albedo, color, drawn)
        raised = np.maximum(raised, drawn)
    height = 0.75 * dome(alpha, patch.radius, 0.28) + 0.06 * crumbs
    height += 0.8 * dome(raised, patch.radius, 0.09)
    return Painted(alpha, np.clip(albedo, 0, 1), height.astype(np.float32), 0.22)


def gear(patch: Patch, rng: Rng) -> Painted:
    """Paint a toothed wheel of brushed metal on its axle."""
    r, theta = patch.polar()
    teeth = int(rng.integers(8, 12))
    wave = np.cos(teeth * theta)
    outline = 0.77 + 0.22 * step(-0.25, 0.3, wave)
    bore = rng.uniform(0.2, 0.28)
    alpha = patch.inside(r - outline)
    recess = np.zeros_like(r)
    holes = int(rng.integers(4, 7))
    if rng.random() < 0.7:
        sector = (theta + rng.uniform(0, TAU)) % (TAU / holes) - np.pi / holes
        hole = np.hypot(r * np.cos(sector) - 0.49, r * np.sin(sector)) - 0.11
        recess = patch.inside(hole)
    hue = usual_hue(rng, (0.58, 0.6, 0.1, 0.06), 0.02)
    albedo = filled(patch, hsv(hue, rng.uniform(0.06, 0.45), rng.uniform(0.62, 0.85)))
    rings = rng.random(64).astype(np.float32)
    brushed = np.interp(r * 50, np.arange(64), rings).astype(np.float32)
    sheen = np.cos(2 * (theta - rng.uniform(0, TAU))) + 0.5 * np.cos(3 * theta)
    albedo *= (0.72 + 0.36 * brushed + 0.22 * sheen)[..., None]
    groove = np.exp(-(((r - 0.66) / 0.025) ** 2)) + np.exp(-(((r - bore - 0.1) / 0.025) ** 2))
    albedo *= (1 - 0.5 * groove)[..., None]
    lay(albedo, hsv(hue, 0.3, 0.16), np.float32(0.8) * recess)
    axle = patch.inside(r - bore)
    lay(albedo, hsv(hue + 0.5, 0.12, rng.uniform(0.3, 0.5)), np.float32(0.85) * axle)
    lay(albedo, hsv(hue, 0.3, 0.1), patch.box(-bore * 0.7, -0.035, bore * 0.7, 0.035))
    height = 1.3 * dome(alpha, patch.radius, 0.1) - 0.06 * groove - 0.09 * recess
    height = height * (1 - axle) + axle * (0.06 + dome(axle, patch.radius, 0.08))
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
