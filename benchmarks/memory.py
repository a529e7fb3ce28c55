"""Measures the engine's memory: `python -m benchmarks.memory images|score-cam|filters`.

Prints JSON. images: 1,000 images explained one after another (MobileNetV2, all layers), resident
memory after the first hundred and at the end. score-cam: the peak while Score-CAM runs on VGG16.
filters: the peak while 512 filter images of 128 px grow on VGG16, and what is left when another
layer is requested.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import keras
import numpy as np

from engine.api.attribution import Explain, Predict
from engine.api.filters import FilterImages, FilterSettings, GrowFilters
from engine.api.image import HoldImage
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel, ModelInfo
from engine.imaging import picture_from_pixels
from engine.session.session import Session

if TYPE_CHECKING:
    from numpy.typing import NDArray

IMAGES = 1000
SETTLED = 100
STEPS, SIZE, IN_VIEW = 12, 128, 64


def resident_mb() -> float:
    """Return this process's resident memory."""
    gc.collect()
    fields = Path("/proc/self/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def opened(folder: str, name: str) -> tuple[Session, ModelInfo]:
    """Open one of Keras Applications' networks with random weights in a session."""
    path = str(Path(folder) / "model.keras")
    getattr(keras.applications, name)(weights=None).save(path)
    session = Session(folder)
    infos = [one for one in session.run(LoadModel(path)) if isinstance(one, ModelInfo)]
    for _ in session.warm():
        pass
    return session, infos[-1]


def explain(session: Session, info: ModelInfo, method: str, seed: int) -> None:
    """Explain one image of noise."""
    rng = np.random.default_rng(seed)
    picture = picture_from_pixels(rng.integers(0, 256, (224, 224, 3), np.uint8), "noise")
    key = InputKey(info.key, picture.key)
    for request in (
        HoldImage(picture),
        Predict(key),
        Explain(MapKey(key, method, Target(0)), all_layers=method == "grad-cam"),
    ):
        for _ in session.run(request):
            pass


def grow(session: Session, info: ModelInfo, layer: str, count: int) -> int:
    """Grow a gallery as the window asks for it; return the bytes of its pictures, kept as there."""
    settings = FilterSettings(steps=STEPS, size=SIZE)
    request = GrowFilters(info.key, layer, tuple(range(count)), settings=settings, in_view=IN_VIEW)
    kept: dict[int, NDArray[np.uint8]] = {}
    for answer in session.run(request):
        if isinstance(answer, FilterImages):
            kept.update(zip(answer.channels, answer.pixels, strict=True))
    return sum(each.nbytes for each in kept.values())


def main(what: str) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        if what == "images":
            session, info = opened(folder, "MobileNetV2")
            marks = {}
            for number in range(1, IMAGES + 1):
                explain(session, info, "grad-cam", number)
                if number in (SETTLED, IMAGES):
                    marks[str(number)] = resident_mb()
            result = marks | {"growth": marks[str(IMAGES)] / marks[str(SETTLED)] - 1}
        elif what == "filters":
            session, info = opened(folder, "VGG16")
            before = resident_mb()
            pictures = grow(session, info, "block5_conv1", 512)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            grow(session, info, "block1_conv1", 64)
            result = {
                "before": before,
                "peak": peak,
                "pictures": pictures / 2**20,
                "another layer": resident_mb(),
            }
        else:
            session, info = opened(folder, "VGG16")
            before = resident_mb()
            explain(session, info, "score-cam", 1)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            result = {"before": before, "peak": peak}
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
