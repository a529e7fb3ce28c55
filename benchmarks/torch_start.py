"""Measures the change of the framework: `python -m benchmarks.torch_start [NET.keras NET.pt2]`.

Prints JSON, in ms and MB: from the request that opens a file to the model and to the first map of
its auto layer, and what is resident then. In this order: the Keras file in a process that is ready,
the exported program beside it, the same in the process that is there by then, the Keras file
again. Without files the demo model and a small network of the tests are opened.
"""

from __future__ import annotations

import json
import os
import sys
import time
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import psutil

from engine.api.attribution import Explain, Maps, Predict, Predictions
from engine.api.engine_status import EngineStatus, Phase
from engine.api.keys import InputKey, MapKey
from engine.api.model import LoadModel, ModelInfo
from engine.api.resources import DEMO_MODEL
from engine.api.results import Failure
from engine.imaging import picture_from_pixels
from engine.ipc.engines import Engines

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.errors import Text
    from engine.api.requests import ModelRequest
    from engine.api.results import ModelResult

T = TypeVar("T")
PATIENCE_S = 120.0
MB = 1e6


class Asker:
    """Asks engines, and takes the time."""

    def __init__(self) -> None:
        pixels = np.random.default_rng(0).integers(0, 256, (240, 320, 3), np.uint8)
        self.picture = picture_from_pixels(pixels, "noise.png")
        self.answers: list[ModelResult | Failure] = []
        self.status: EngineStatus | None = None
        self.peak_mb = 0.0
        self.engines = Engines(self, lambda key: self.picture)

    def until(self, find: Callable[[], T | None]) -> T:
        """Wait for something, and keep an eye on the memory."""
        limit = time.monotonic() + PATIENCE_S
        while not (found := find()):
            if time.monotonic() > limit:
                raise SystemExit("The engine says nothing.")
            wait(self.engines.waitables, 0.05)
            self.engines.handle_events()
            self.peak_mb = max(self.peak_mb, sum(self.resident()))
        return found

    def resident(self) -> list[float]:
        """Return what each process has resident, in MB."""
        found = []
        for pid in self.engines.pids:
            try:
                found.append(psutil.Process(pid).memory_info().rss / MB if pid else 0.0)
            except psutil.Error:
                continue
        return found

    def ask(self, request: ModelRequest, kind: type[T]) -> T:
        """Return the whole answer to a request."""
        self.answers.clear()
        self.engines.submit(request)

        def found() -> T | None:
            for each in self.answers:
                if isinstance(each, Failure):
                    raise SystemExit(f"{each.text}\n{each.details}")
            whole = (each for each in self.answers if getattr(each, "complete", True))
            return next((each for each in whole if isinstance(each, kind)), None)

        return self.until(found)

    def open(self, path: str) -> dict[str, float]:
        """Open a file and explain the picture; return what that took."""
        self.peak_mb, started = 0.0, time.perf_counter()
        info = self.ask(LoadModel(path), ModelInfo)
        opened = time.perf_counter()
        key = InputKey(info.key, self.picture.key)
        target = self.ask(Predict(key, layers=(info.auto_layer,)), Predictions).ranked[0].target
        self.ask(Explain(MapKey(key, "grad-cam", target), info.auto_layer), Maps)
        done = time.perf_counter()
        return {
            "opened ms": round((opened - started) * 1000),
            "first map ms": round((done - started) * 1000),
            "resident MB": round(sum(self.resident())),
            "at most MB": round(self.peak_mb),
        }

    def on_answer(self, result: ModelResult) -> None:
        """Keep an answer."""
        self.answers.append(result)

    def on_failure(self, failure: Failure) -> None:
        """Keep a refusal."""
        self.answers.append(failure)

    def on_status(self, status: EngineStatus) -> None:
        """Keep the status."""
        self.status = status

    def on_death(self, sentence: Text) -> None:
        """End: nothing is to die here."""
        raise SystemExit(str(sentence))


def main(files: list[str]) -> None:
    """Measure, and print."""
    if len(files) == 2:
        keras_file, program = files
    else:
        from tests.exported import exported

        keras_file, program = str(DEMO_MODEL), str(exported("cifar_cnn"))
    asker = Asker()
    started = time.perf_counter()
    asker.engines.start()
    asker.until(lambda: asker.status is not None and asker.status.phase is Phase.READY)
    told: dict[str, object] = {
        "first process ready ms": round((time.perf_counter() - started) * 1000)
    }
    told["resident MB when ready"] = round(sum(asker.resident()))
    try:
        told["Keras file"] = asker.open(keras_file)
        told["exported program, beside"] = asker.open(program)
        told["exported program, in the process that is there"] = asker.open(program)
        told["Keras file again"] = asker.open(keras_file)
    finally:
        asker.engines.stop()
    told["files MB"] = [round(os.path.getsize(each) / MB, 1) for each in (keras_file, program)]
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
