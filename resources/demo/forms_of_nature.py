"""Paints the classes of living things: butterfly, fish, flower, leaf, mushroom, shell, star."""

from __future__ import annotations

import numpy as np

from resources.demo.brush import Patch, dome, hsv, lay, ridge, step
from resources.demo.painted import TAU, Painted, Rng, filled, usual_hue


def butterfly(patch: Patch, rng: Rng) -> Painted:
    """Paint four banded wings with pale dots on dark margins."""
    mirror = Patch(patch.radius, patch.angle, patch.mirrored)
    mirror.u = np.abs(patch.u)
    tilt = rng.uniform(-0.75, -0.55)
    upper = mirror.ellipse(0.48, -0.33, 0.51, rng.uniform(0.31, 0.37), tilt)
    lower = mirror.ellipse(0.38, 0.39, 0.41, rng.uniform(0.28, 0.33), rng.uniform(0.75, 0.95))
    wings = np.minimum(upper, lower)
    wing = patch.inside(wings)
    hue = usual_hue(rng, (0.07, 0.1, 0.58, 0.62, 0.78, 0.14))
    albedo = filled(patch, hsv(hue, rng.uniform(0.75, 0.9), 0.95))
    lay(albedo, hsv(hue + 0.05, 0.5, 1.0), step(0.75, 0.2, np.hypot(mirror.u, patch.v)))
    dark = hsv(hue + 0.5, 0.35, rng.uniform(0.08, 0.16))
    stripes = 0.5 + 0.5 * np.cos(np.arctan2(patch.v, mirror.u - 0.02) * int(rng.integers(13, 17)))
    lay(albedo, dark, 0.85 * step(0.82, 0.97, stripes.astype(np.float32)))
    lay(albedo, dark, step(-0.19, -0.13, wings))
    lay(albedo, dark, step(0.05, 0.02, np.abs(upper - lower)))
    r, theta = np.hypot(mirror.u, patch.v), np.arctan2(patch.v, mirror.u)
    beads = step(0.45, 0.75, np.cos(theta * 22)) * step(0.045, 0.02, np.abs(wings + 0.075))
    lay(albedo, hsv(0.12, 0.1, 1.0), beads * step(0.3, 0.5, r))
    eyespot = mirror.ellipse(0.48, 0.43, 0.1, 0.1)
    lay(albedo, dark, patch.inside(eyespot))
    lay(albedo, hsv(hue + rng.uniform(0.4, 0.6), 0.6, 1.0), patch.inside(eyespot + 0.05))
    body = patch.inside(patch.ellipse(0, 0.05, 0.085, 0.55))
    feelers = [np.array([[0, -0.42], [s * 0.12, -0.7], [s * 0.28, -0.92]]) for s in (-1, 1)]
    feeler = patch.strokes(feelers, 0.045)
    fuzz = 0.5 + 0.5 * np.sin(patch.v * 55)
    trunk = filled(patch, hsv(hue, 0.5, 0.2)) * (0.7 + 0.8 * fuzz)[..., None]
    lay(albedo, np.clip(trunk, 0, 1), np.maximum(body, feeler))
    alpha = np.maximum(np.maximum(wing, body), feeler)
    height = 0.45 * dome(wing, patch.radius, 0.3) + 1.2 * dome(body, patch.radius, 0.085)
    return Painted(alpha, albedo, height.astype(np.float32), 0.25)


def fish(patch: Patch, rng: Rng) -> Painted:
    """Paint a fish from the side, scaled, with fins and an eye."""
    plump = rng.uniform(0.44, 0.56)
    body = patch.inside(patch.ellipse(-0.22, 0, 0.76, plump))
    tail = patch.polygon(np.array([[0.38, 0], [0.98, -0.52], [0.84, 0], [0.98, 0.52]]), smooth=2)
    back = patch.polygon(np.array([[-0.5, -0.3], [-0.1, -0.86], [0.4, -0.55], [0.34, 0]]), smooth=2)
    belly = patch.polygon(np.array([[-0.2, 0.3], [0.1, 0.82], [0.32, 0.6], [0.25, 0.2]]), smooth=2)
    fins = np.maximum(np.maximum(tail, back), belly)
    alpha = np.maximum(body, fins)
    hue = usual_hue(rng, (0.05, 0.08, 0.55, 0.47, 0.62, 0.97))
    fin_color = hsv(hue + rng.uniform(-0.06, 0.06), 0.8, rng.uniform(0.6, 0.9))
    albedo = filled(patch, fin_color)
    rays = 0.5 + 0.5 * np.sin(np.arctan2(patch.v, patch.u - 0.1) * 34)
    albedo *= (0.72 + 0.28 * rays)[..., None]
    skin = filled(patch, hsv(hue, rng.uniform(0.65, 0.85), 0.9))
    lay(skin, hsv(hue + 0.03, 0.22, 1.0), step(-0.05, plump * 0.9, patch.v))
    lay(skin, hsv(hue, 0.9, 0.5), np.float32(0.7) * step(-0.1, -plump * 0.95, patch.v))
    size = rng.uniform(0.12, 0.15)
    nearest = np.full_like(patch.u, 9.0)
    # Each pixel belongs to the left-most scale that covers it, as on a fish whose head is left.
    for shift in (1.0, 0.5, 0.0):
        row = np.floor(patch.v / size + 0.5 * (shift == 0.5))
        dv = patch.v / size - row - 0.5 * (shift != 0.5)
        du = (patch.u / size - shift) % 1.0
        nearest = np.minimum(nearest, np.abs(np.hypot(du - 0.3, dv) - 0.62))
    edges = step(0.16, 0.02, nearest) * step(-0.62, -0.5, patch.u)
    lay(skin, hsv(hue - 0.02, 0.9, 0.35), np.float32(0.7) * edges)
    gill = patch.inside(np.abs(patch.ellipse(-0.78, 0, 0.3, plump * 0.9)) - 0.02)
    lay(skin, hsv(hue, 0.9, 0.3), gill * step(-0.7, -0.55, patch.u))
    lay(albedo, skin, body)
    eye = (-0.7, -0.1)
    lay(albedo, hsv(0.12, 0.1, 1.0), patch.inside(patch.ellipse(*eye, 0.12, 0.12)))
    lay(albedo, hsv(0.6, 0.5, 0.08), patch.inside(patch.ellipse(*eye, 0.07, 0.07)))
    lay(albedo, hsv(0, 0, 1.0), patch.inside(patch.ellipse(-0.73, -0.13, 0.025, 0.025)))
    height = 0.9 * dome(body, patch.radius, 0.5) + 0.06 * fins - 0.02 * edges * body
    return Painted(alpha, np.clip(albedo, 0, 1), height.astype(np.float32), 0.4)


def flower(patch: Patch, rng: Rng) -> Painted:
    """Paint six to nine streaked petals round a grained centre."""
    petals = int(rng.integers(6, 10))
    r, theta = patch.polar()
    sector = TAU / petals
    local = (theta + np.pi) % sector - sector / 2
    wide = np.tan(sector / 2) * 0.62
    x, y = r * np.cos(local), r * np.sin(local)
    # A petal is an egg: narrow at the centre, broad outside.
    half = wide * np.sqrt(np.clip(1 - ((x - 0.58) / 0.44) ** 2, 0, 1)) * (0.8 + 0.35 * x)
    distance = np.where(np.abs(x - 0.58) < 0.44, np.abs(y) - half, 1.0)
    petal = patch.inside(distance).astype(np.float32)
    core = rng.uniform(0.24, 0.32)
    centre = patch.inside(r - core)
    alpha = np.maximum(petal, centre)
    hue = usual_hue(rng, (0.92, 0.8, 0.12, 0.62, 0.0, 0.15))
    pale = rng.random() < 0.35
    outer = hsv(hue, 0.15 if pale else rng.uniform(0.55, 0.8), 0.97)
    albedo = filled(patch, outer)
    lay(albedo, hsv(hue - 0.04, 0.85, 0.6), step(0.75, core, r) * np.float32(0.85))
    streaks = np.interp((local / sector + 0.5) * 24, np.arange(25), rng.random(25))
    lay(albedo, hsv(hue - 0.02, 0.8, 0.5), (step(0.55, 0.95, streaks) * 0.55 * step(1.0, 0.4, r)))
    rim = 0.5 * step(0.7, 1.05, np.abs(y) / (half + 1e-3))
    lay(albedo, hsv(hue, 0.9, 0.3), rim.astype(np.float32))
    seeds = hsv(rng.choice((0.12, 0.1, 0.07)), 0.85, rng.choice((0.95, 0.5)))
    disc = filled(patch, seeds)
    turn = theta * 13 / TAU + 5 * np.sqrt(np.maximum(r, 0) / core)
    back = theta * 8 / TAU - 5 * np.sqrt(np.maximum(r, 0) / core)
    grain = (np.sin(TAU * turn) * np.sin(TAU * back) * 0.5 + 0.5).astype(np.float32)
    disc *= (0.55 + 0.55 * grain)[..., None]
    lay(albedo, np.clip(disc, 0, 1), centre)
    height = 0.8 * dome(petal, patch.radius, 0.25) * (1 - centre) + centre * (
        0.2 + 0.9 * dome(centre, patch.radius, core) + 0.04 * grain
    )
    return Painted(alpha, albedo, height.astype(np.float32), 0.15)


def leaf(patch: Patch, rng: Rng) -> Painted:
    """Paint a pointed, serrated leaf with veins and a stalk."""
    along = np.linspace(0, 1, 60)
    width = rng.uniform(0.5, 0.62) * np.sin(np.pi * along**0.8) ** 0.9
    width *= 1 + rng.uniform(0.03, 0.09) * np.abs(((along * 11) % 1) - 0.5) * 2
    bend = rng.uniform(-0.14, 0.14)
    spine = bend * np.sin(np.pi * along)
    down = 0.72 - 1.74 * along
    right = np.stack([spine + width, down], axis=1)
    left = np.stack([spine - width, down], axis=1)[::-1]
    blade = patch.polygon(np.concatenate([right, left]))
    stalk = patch.strokes([np.array([[spine[3], down[3]], [-0.1 - bend, 1.05]])], 0.075)
    hue = usual_hue(rng, (0.27, 0.3, 0.33, 0.22, 0.07, 0.02), 0.02)
    albedo = filled(patch, hsv(hue, rng.uniform(0.65, 0.9), rng.uniform(0.5, 0.75)))
    mottle = patch.noise(rng, (5, 11, 23))
    lay(albedo, hsv(hue - 0.06, 0.75, 0.8), step(0.45, 0.8, mottle) * np.float32(0.7))
    midrib = [np.stack([spine, down], axis=1)]
    veins = []
    for i in range(6, 52, 6):
        rise = min(59, i + 9)
        for side in (-1, 1):
            tip = (spine[rise] + side * 0.92 * width[rise], down[rise] - 0.03)
            elbow = (spine[i] + side * 0.5 * width[rise], down[i] - 0.6 * (down[i] - tip[1]))
            veins.append(np.array([(spine[i], down[i]), elbow, tip]))
    drawn = np.maximum(patch.strokes(midrib, 0.06), patch.strokes(veins, 0.035))
    pale = hsv(hue - 0.03, 0.4, 0.92)
    lay(albedo, pale, np.float32(0.75) * drawn)
    lay(albedo, hsv(hue - 0.1, 0.7, 0.45), stalk * (1 - blade))
    height = 0.7 * dome(blade, patch.radius, 0.5) - 0.05 * drawn + 0.1 * stalk
    return Painted(np.maximum(blade, stalk), albedo, height, 0.15)


def mushroom(patch: Patch, rng: Rng) -> Painted:
    """Paint a dotted cap on a pale stem."""
    brim = rng.uniform(0.05, 0.15)
    rise = rng.uniform(0.85, 1.0)
    arc = np.linspace(np.pi, TAU, 24)
    top = np.stack([0.95 * np.cos(arc), brim + rise * np.sin(arc)], axis=1)
    low, high = brim + 0.12, brim + 0.02
    hem = np.array([[0.82, low], [0.3, high], [-0.3, high], [-0.82, low]])
    cap = patch.polygon(np.concatenate([top, hem]), smooth=2)
    waist = rng.uniform(0.17, 0.25)
    side = np.array([[waist, brim - 0.1], [waist, 0.5], [waist + 0.17, 0.92], [0, 1.0]])
    stem = patch.polygon(np.concatenate([side, side[2::-1] * [-1, 1]]), smooth=2)
    albedo = filled(patch, hsv(0.11, rng.uniform(0.1, 0.25), 0.93))
    fibres = np.interp((patch.u * 26) % 16, np.arange(16), rng.random(16))
    albedo *= (0.8 + 0.25 * fibres)[..., None]
    ring = step(0.32, 0.0, patch.v - brim)
    lay(albedo, hsv(0.07, 0.5, 0.35), np.float32(0.6) * ring)
    hue = usual_hue(rng, (0.0, 0.98, 0.04, 0.08, 0.75), 0.015)
    red = filled(patch, hsv(hue, rng.uniform(0.75, 0.92), rng.uniform(0.72, 0.9)))
    lay(red, hsv(hue, 0.95, 0.45), np.float32(0.6) * step(-0.2, brim + 0.1, patch.v))
    taken: list[tuple[float, float, float]] = []
    for u, v, size in rng.uniform((-0.9, -0.9, 0.06), (0.9, 0.12, 0.15), (46, 3)):
        if any(np.hypot(u - a, v - b) < size + c + 0.05 for a, b, c in taken):
            continue
        taken.append((u, v, size))
    kept = np.array(taken)
    spots = patch.dots(kept[:, :2], kept[:, 2] * 0.92) * cap
    lay(red, hsv(0.12, 0.06, 1.0), spots)
    lay(albedo, red, cap)
    height = 1.0 * dome(cap, patch.radius, 0.75) + 0.05 * spots
    height = np.maximum(height, 0.8 * dome(stem, patch.radius, 0.22) * (1 - cap))
    return Painted(np.maximum(cap, stem), np.clip(albedo, 0, 1), height.astype(np.float32), 0.35)


def shell(patch: Patch, rng: Rng) -> Painted:
    """Paint a spiral shell, ribbed and banded."""
    r, theta = patch.polar()
    growth = rng.uniform(0.095, 0.125)
    turns = np.log(np.maximum(r, 1e-3) / 1.02) / (TAU * growth)
    # Fraction of a turn since the mouth: the outer wall is where `whorl` crosses -0 into the shell.
    phase = (theta / TAU) % 1.0
    whorl = turns + phase
    alpha = patch.inside((r - 1.02 * np.exp(-TAU * growth * phase)).astype(np.float32))
    across = whorl % 1.0
    tube = np.sqrt(np.clip(1 - (2 * across - 1) ** 2, 0, 1)).astype(np.float32)
    hue = usual_hue(rng, (0.07, 0.09, 0.05, 0.95, 0.55), 0.02)
    albedo = filled(patch, hsv(hue, rng.uniform(0.25, 0.45), 0.95))
    ribs = 0.5 + 0.5 * np.sin(theta * int(rng.integers(22, 30)) + 2.5 * (across - 0.5) ** 2 * 4)
    lay(albedo, hsv(hue - 0.02, 0.75, 0.5), (0.6 * ribs).astype(np.float32))
    band = np.exp(-(((across - rng.uniform(0.35, 0.65)) / 0.1) ** 2)).astype(np.float32)
    lay(albedo, hsv(hue - 0.03, 0.85, rng.uniform(0.3, 0.5)), np.float32(0.65) * band)
    seam = step(0.1, 0.0, np.minimum(across, 1 - across))
    lay(albedo, hsv(hue - 0.03, 0.8, 0.22), np.float32(0.85) * seam)
    height = tube * np.clip(r, 0, 1) * 0.5 + 0.03 * ribs * np.clip(r, 0, 1)
    return Painted(alpha, albedo, height.astype(np.float32), 0.4)


def star(patch: Patch, rng: Rng) -> Painted:
    """Paint five faceted points, speckled."""
    inner = rng.uniform(0.44, 0.54)
    radii, angles = np.tile([1.02, inner], 5), -np.pi / 2 + np.arange(10) * TAU / 10
    corners = np.stack([radii * np.cos(angles), radii * np.sin(angles)], axis=1)
    alpha = patch.polygon(corners, smooth=2)
    hue = usual_hue(rng, (0.12, 0.14, 0.02, 0.55, 0.92))
    albedo = filled(patch, hsv(hue, rng.uniform(0.7, 0.9), rng.uniform(0.8, 0.97)))
    spots = rng.uniform(-1, 1, (110, 2))
    sizes = rng.uniform(0.018, 0.055, 110)
    lay(albedo, hsv(hue + 0.02, 0.25, 1.0), patch.dots(spots[:60], sizes[:60]))
    lay(albedo, hsv(hue, 0.9, 0.42), patch.dots(spots[60:], sizes[60:]))
    return Painted(alpha, albedo, 0.85 * ridge(alpha, patch.radius), 0.35)
