"""Measures what boxes cost: `python -m benchmarks.boxes` prints JSON.

The same files are decoded by the same code in this process and in a warm box, in turns: large and
small images, a walk over photographs, their thumbnails (by Qt's reader as well), and the vetting of
the demo model.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from unittest import mock

import cv2
import numpy as np

from benchmarks.timing import in_turns, percentile, ratio
from engine.box import Kind, keep_warm
from engine.box.pool import pool
from engine.box.process import BoxProcess
from engine.imaging.decode import decode_image
from engine.imaging.decode_jobs import ThumbnailRequest, decode_thumbnail
from engine.imaging.files import read_image, read_thumbnail
from engine.models import model_reading, vetting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEMO = Path(__file__).resolve().parent.parent / "resources" / "demo" / "demo.keras"
WALKED = 20
SIDE = 96


def write_photo(path: Path, width: int, height: int, seed: int = 0) -> None:
    """Write a picture with soft forms and some noise."""
    rng = np.random.default_rng(seed)
    forms = rng.integers(0, 256, (height // 40 + 1, width // 40 + 1, 3), np.uint8)
    soft = cv2.resize(forms, (width, height), interpolation=cv2.INTER_CUBIC).astype(np.int16)
    noise = rng.integers(-8, 9, (height, width, 1), np.int16)
    pixels = np.clip(soft + noise, 0, 255).astype(np.uint8)
    path.write_bytes(cv2.imencode(path.suffix, pixels)[1].tobytes())


def decoded_here(path: Path) -> object:
    """Decode an image in this process."""
    return decode_image(path.read_bytes(), path.name, str(path))


def thumbnail_here(path: Path) -> object:
    """Decode an image small in this process."""
    with path.open("rb") as file:
        return decode_thumbnail(ThumbnailRequest(path.name, SIDE), file)


def thumbnail_of_qt(path: Path) -> object:
    """Decode an image small with Qt's reader, which takes a drawing of any name, too."""
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QImageReader

    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = QSize(SIDE, SIDE)
    reader.setScaledSize(reader.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def each(work: Callable[[Path], object], paths: list[Path]) -> None:
    """Do something with every file."""
    for path in paths:
        work(path)


@contextmanager
def read_here() -> Iterator[None]:
    """Have model files read in this process."""

    def run(job: str, request: Any, *, name: str, file: IO[bytes]) -> Any:  # noqa: ANN401
        return model_reading.read_model(request, file)

    with mock.patch.object(vetting, "run_job", run):
        yield


def vetted(folder: str) -> float:
    """Vet the demo model; return the time it took, in ms."""
    start = time.perf_counter()
    vetting.vet(str(DEMO), work_dir=folder)
    return (time.perf_counter() - start) * 1000


def vetting_compared(folder: str, rounds: int) -> dict[str, float]:
    """Return what `compared` does, of vetting in boxes that are ready."""
    times: dict[str, list[float]] = {"here": [], "box": []}
    for _ in range(rounds + 1):
        with read_here():
            times["here"].append(vetted(folder))
        for box in pool(Kind.MODELS)._idle:
            box.wait_ready()
        times["box"].append(vetted(folder))
    return summary({name: values[1:] for name, values in times.items()})


def started(kind: Kind) -> dict[str, float]:
    """Return what a box takes to be ready, in ms, and its memory then, in MB."""
    took, memory, private = [], [], []
    for _ in range(5):
        start = time.perf_counter()
        box = BoxProcess(kind)
        box.wait_ready()
        took.append((time.perf_counter() - start) * 1000)
        rollup = Path(f"/proc/{box.pid}/smaps_rollup").read_text() if os.name == "posix" else ""
        sizes = {line.split(":")[0]: line.split()[1] for line in rollup.splitlines()[1:]}
        memory.append(int(sizes.get("Rss", 0)) / 1024)
        private.append(int(sizes.get("Pss", 0)) / 1024)
        box.end()
    return {
        "ready ms": round(percentile(took, 0.5), 1),
        "resident MB": round(percentile(memory, 0.5), 1),
        "of its own MB": round(percentile(private, 0.5), 1),
    }


def compared(contestants: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return medians in ms, what a box takes more, and the ratio."""
    return summary(in_turns(contestants, rounds))


def summary(times: dict[str, list[float]]) -> dict[str, float]:
    """Return medians in ms, what a box takes more, and the ratio."""
    found = {name: round(percentile(values, 0.5), 2) for name, values in times.items()}
    more = percentile([a - b for a, b in zip(times["box"], times["here"], strict=True)], 0.5)
    return found | {"more": round(more, 2), "ratio": round(ratio(times, "box", "here"), 3)}


def first_in_fresh_boxes(path: Path, count: int) -> float:
    """Return the median time for the first image of a box that is ready, in ms."""
    took = []
    for _ in range(count):
        pool(Kind.IMAGES).close()
        pool(Kind.IMAGES).give_back(pool(Kind.IMAGES).take())
        start = time.perf_counter()
        read_image(str(path))
        took.append((time.perf_counter() - start) * 1000)
    return round(percentile(took, 0.5), 2)


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    result: dict[str, Any] = {f"a box of {kind}": started(kind) for kind in Kind}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large, small = folder / "large.jpg", folder / "small.png"
        write_photo(large, 4000, 3000)
        write_photo(small, 256, 256)
        walk = [folder / f"{number}.jpg" for number in range(WALKED)]
        for number, path in enumerate(walk):
            write_photo(path, 1600, 1200, number)
        result["large.jpg: first of a box"] = first_in_fresh_boxes(large, 5)
        keep_warm(Kind.IMAGES)
        for path, rounds in ((large, 15), (small, 60)):
            contestants = {
                "here": partial(decoded_here, path),
                "box": partial(read_image, str(path)),
            }
            result[path.name] = compared(contestants, rounds)
        result[f"walk of {WALKED}"] = compared(
            {
                "here": partial(each, decoded_here, walk),
                "box": partial(each, lambda path: read_image(str(path)), walk),
            },
            7,
        )
        result[f"{WALKED} thumbnails"] = compared(
            {
                "here": partial(each, thumbnail_here, walk),
                "box": partial(each, lambda path: read_thumbnail(str(path), SIDE), walk),
                "Qt": partial(each, thumbnail_of_qt, walk),
            },
            7,
        )
        keep_warm(Kind.MODELS)
        result["demo model vetted"] = vetting_compared(name, 12)
    sys.stdout.write(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
