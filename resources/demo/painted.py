"""Defines `Painted`, a painter's result, and strokes that painters share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from resources.demo.brush import Color, Patch, Plane

Rng = np.random.Generator
TAU = 2.0 * np.pi


@dataclass(frozen=True)
class Painted:
    """An object before it is lit.

    Attributes
    ----------
    alpha
        Coverage, 0..1, shape (side, side).
    albedo
        Its own colour, 0..1, shape (side, side, 3).
    height
        How far it stands out, in units of the patch, shape (side, side).
    gloss
        Strength of its highlight.
    """

    alpha: Plane
    albedo: Plane
    height: Plane
    gloss: float


def filled(patch: Patch, color: Color) -> Plane:
    """Colour picture over the whole patch."""
    return np.broadcast_to(color, (patch.side, patch.side, 3)).astype(np.float32)


def usual_hue(rng: Rng, usual: tuple[float, ...], std: float = 0.03) -> float:
    """One of the usual hues; one time in five any hue at all, so that colour decides nothing."""
    hue = rng.choice(usual) + rng.uniform(-std, std)
    stray = rng.random()
    return float(rng.random() if stray < 0.2 else hue)
