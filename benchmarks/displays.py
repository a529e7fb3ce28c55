"""Compares displays of heat: how well a hot spot is seen, over many pictures, by CIEDE2000.

`python -m benchmarks.displays [PICTURE...] [--sheet FILE.jpg]` takes the samples that come with the
program, pictures that it generates, and those that are named. It prints the tables of
docs/decisions/0034 and 0075, and draws the former's contact sheet of the program's own samples.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from engine.api.display import Blend, Normalization, Style
from engine.api.resources import demo_samples
from engine.imaging import full_overlay, read_image
from engine.imaging.blend import encode_jpeg
from engine.imaging.resize import thumbnail

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

CANDIDATES = (
    Style("jet", 0.4),
    Style("turbo", 0.6),
    Style("viridis", 0.6),
    Style("magma", 0.7),
    Style("inferno", 0.6),
    Style("inferno", 0.7),
)
SIGNED = tuple(
    Style(colormap, intensity, normalization=Normalization.SIGNED)
    for colormap in ("inferno", "gray")
    for intensity in (0.7, 1.0)
)
"""Both colourings of signed maps: that of "inferno" is that of all color maps but "gray"."""

SIDE = 240
HOT, HALO = 0.75, (0.3, 0.55)
"""Heat of a hot spot, and of what is around it."""

PLACES = ((0.3, 0.3), (0.5, 0.5), (0.7, 0.65))
"""Middles of made-up hot spots, as shares of height and width."""


def ciede2000(one: NDArray[np.floating], other: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return how different colors in CIELAB look (Sharma, Wu, Dalal 2005); 2 is just noticed.

    Parameters
    ----------
    one, other : ndarray of float, shape (..., 3)
        L*, a*, b*.
    """
    l1, a1, b1 = np.moveaxis(np.asarray(one, np.float64), -1, 0)
    l2, a2, b2 = np.moveaxis(np.asarray(other, np.float64), -1, 0)
    mean_c7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    g = 1.5 - 0.5 * np.sqrt(mean_c7 / (mean_c7 + 25**7))
    a1, a2 = a1 * g, a2 * g
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    grey = c1 * c2 == 0
    dh = np.where(grey, 0, (h2 - h1 + 180) % 360 - 180)
    big_dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(dh / 2))
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    h_mean = np.where(grey, h1 + h2, h1 + dh / 2)
    t = (
        1
        - 0.17 * np.cos(np.radians(h_mean - 30))
        + 0.24 * np.cos(np.radians(2 * h_mean))
        + 0.32 * np.cos(np.radians(3 * h_mean + 6))
        - 0.20 * np.cos(np.radians(4 * h_mean - 63))
    )
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / np.sqrt(20 + (l_mean - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    turn = 30 * np.exp(-((((h_mean % 360) - 275) / 25) ** 2))
    r = -2 * np.sqrt(c_mean**7 / (c_mean**7 + 25**7)) * np.sin(np.radians(2 * turn))
    parts = (l2 - l1) / s_l, (c2 - c1) / s_c, big_dh / s_h
    found: NDArray[np.float64] = np.sqrt(sum(p * p for p in parts) + r * parts[1] * parts[2])
    return found


def lab(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return CIELAB (D65) of sRGB pixels."""
    return np.asarray(cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB))


def generated() -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """Yield eight pictures with the light and the grain of photographs."""
    random = np.random.default_rng(5)
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    grounds = {
        "night": ((12, 14, 24), (40, 42, 60)),
        "blue sky": ((70, 130, 215), (165, 205, 245)),
        "sea": ((8, 50, 95), (40, 120, 150)),
        "snow": ((225, 232, 242), (252, 252, 255)),
        "leaves": ((25, 60, 15), (110, 150, 60)),
        "sand": ((190, 160, 110), (235, 212, 165)),
        "sunset": ((90, 30, 60), (250, 150, 50)),
        "concrete": ((105, 105, 108), (150, 150, 148)),
    }
    for name, (low, high) in grounds.items():
        slope = 0.6 * y + 0.15 * np.sin(7 * x + 3 * y)
        for side in (6, 15, 40, 110):
            grain = random.normal(size=(side, side)).astype(np.float32)
            slope = slope + cv2.resize(grain, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC) * 0.09
        share = np.clip(slope, 0, 1)[..., None]
        picture = np.array(low) * (1 - share) + np.array(high) * share
        yield name, np.clip(picture + random.normal(0, 4, picture.shape), 0, 255).astype(np.uint8)


def spots() -> list[NDArray[np.float32]]:
    """Return made-up maps on a grid of 14 x 14, each with one hot spot."""
    y, x = np.mgrid[0:14, 0:14] / 13
    return [np.exp(-(((y - v) ** 2 + (x - u) ** 2) / 0.025)).astype(np.float32) for v, u in PLACES]


def seen(
    pixels: NDArray[np.uint8], raw: NDArray[np.float32], style: Style
) -> tuple[float, float, float]:
    """Return how well a hot spot, of either sign, is seen, in steps of CIEDE2000.

    Returns
    -------
    change : float
        Median difference of its pixels from those of the image beneath.
    core : float
        Difference of its mean color from that of the halo around it, both as they change the mean
        color of the image there: what the image has itself does not count.
    halo : float
        Median difference of the halo's pixels from those of the image.
    """
    heat = cv2.resize(np.abs(raw) / np.abs(raw).max(), pixels.shape[1::-1])
    hot, halo = heat >= HOT, (heat >= HALO[0]) & (heat < HALO[1])
    drawn, beneath = lab(full_overlay(pixels, raw, style)), lab(pixels)
    changes = ciede2000(drawn, beneath)
    ground = beneath[hot | halo].mean(axis=0)
    moved = [ground + (drawn[part] - beneath[part]).mean(axis=0) for part in (hot, halo)]
    core = float(ciede2000(*moved))
    return float(np.median(changes[hot])), core, float(np.median(changes[halo]))


def own_maps() -> dict[str, NDArray[np.float32]]:
    """Return Grad-CAM's map of the top class of every sample, of the built-in model."""
    from engine.api.attribution import Explain, Maps, Predict, Predictions
    from engine.api.image import HoldImage
    from engine.api.keys import InputKey, MapKey
    from engine.api.model import LoadModel, ModelInfo
    from engine.api.resources import DEMO_MODEL
    from engine.session.session import Session

    found = {}
    with tempfile.TemporaryDirectory() as folder:
        session = Session(folder)
        opened = list(session.run(LoadModel(str(DEMO_MODEL))))
        info = next(each for each in opened if isinstance(each, ModelInfo))
        assert info.auto_layer is not None
        for path in demo_samples():
            picture = read_image(str(path))
            list(session.run(HoldImage(picture)))
            key = InputKey(info.key, picture.key)
            (predictions,) = session.run(Predict(key))
            assert isinstance(predictions, Predictions)
            asked = MapKey(key, "grad-cam", predictions.ranked[0].target)
            maps = list(session.run(Explain(asked, info.auto_layer)))[-1]
            assert isinstance(maps, Maps)
            found[path.name] = maps.raw[info.auto_layer]
    return found


def main(words: Sequence[str]) -> None:
    """Measure, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="*")
    parser.add_argument("--sheet")
    options = parser.parse_args(words)
    maps = own_maps()
    own = [(path.name, thumbnail(read_image(str(path)), SIDE)) for path in demo_samples()]
    others = [(Path(path).name, thumbnail(read_image(path), SIDE)) for path in options.pictures]
    cases = [(name, pixels, maps[name]) for name, pixels in own]
    cases += [(name, pixels, raw) for name, pixels in (*others, *generated()) for raw in spots()]
    print(f"{len({name for name, *_ in cases})} pictures, {len(cases)} hot spots")
    for style in CANDIDATES:
        found = [seen(pixels, raw, style) for _, pixels, raw in cases]
        spots_seen = [min(change, core) for change, core, _ in found]
        least = int(np.argmin(spots_seen))
        print(
            f"| {style.colormap} {style.intensity} "
            f"| {spots_seen[least]:.1f} ({cases[least][0]}) "
            f"| {np.quantile(spots_seen, 0.1):.1f} | {np.median(spots_seen):.1f} "
            f"| {min(halo for *_, halo in found):.1f} |"
        )
    for style in SIGNED:
        for sign in (1, -1):
            changes = [
                seen(pixels, np.float32(sign) * np.maximum(raw, 0), style)[0]
                for _, pixels, raw in cases
            ]
            least, way = int(np.argmin(changes)), "for" if sign > 0 else "against"
            print(
                f"| signed, as {style.colormap} {style.intensity}, {way} "
                f"| {changes[least]:.1f} ({cases[least][0]}) "
                f"| {np.quantile(changes, 0.1):.1f} | {np.median(changes):.1f} |"
            )
    if options.sheet:
        rows = []
        for name, pixels in own:
            row = [pixels, *(full_overlay(pixels, maps[name], style) for style in CANDIDATES)]
            rows.append(np.concatenate([thumbnail(each, 110) for each in row], axis=1))
        Path(options.sheet).write_bytes(encode_jpeg(np.concatenate(rows)))


if __name__ == "__main__":
    assert Blend.HEAT is Style().blend
    main(sys.argv[1:])
