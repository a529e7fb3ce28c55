"""Runs `camscope --selftest`: the demo through the real engine process, files included."""

from __future__ import annotations

import time
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.api.attribution import Explain, Maps, Predict, Predictions
from engine.api.display import Style
from engine.api.filters import FilterImages, FilterSettings, FilterStyle, GrowFilters
from engine.api.keys import InputKey, MapKey
from engine.api.model import LoadModel, ModelInfo
from engine.api.resources import DEMO_MODEL, demo_samples
from engine.api.results import Failure, Progress
from engine.box import box_guarantees
from engine.imaging import full_overlay, read_image
from engine.ipc.supervisor import Supervisor
from engine.storage.writers import Content, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.engine_status import EngineStatus
    from engine.api.errors import Text
    from engine.api.image import Picture
    from engine.api.requests import ModelRequest
    from engine.api.results import ModelResult

_PATIENCE_S = 120.0


class _Asker:
    """Asks the engine process one thing after another (an `engine.ipc.supervisor.Listener`)."""

    def __init__(self, picture: Picture) -> None:
        self._answers: list[ModelResult | Failure] = []
        self.device = ""
        self.why_no_gpu: Text | None = None
        self._supervisor = Supervisor(self, lambda key: picture)

    def ask(self, request: ModelRequest) -> ModelResult:
        """Return the last answer. Raises RuntimeError when there is none."""
        self._answers.clear()
        self._supervisor.submit(request)
        until = time.monotonic() + _PATIENCE_S
        while not self._is_answered():
            left = until - time.monotonic()
            if left <= 0:
                raise RuntimeError(f"no answer within {_PATIENCE_S:.0f} s")
            wait(self._supervisor.waitables, min(left, 0.2))
            self._supervisor.handle_events()
        answer = self._answers[-1]
        if isinstance(answer, Failure):
            raise RuntimeError(f"{answer.text}\n{answer.details}".strip())
        return answer

    def stop(self) -> None:
        """End the engine process."""
        self._supervisor.stop()

    def _is_answered(self) -> bool:
        if not self._answers:
            return False
        last = self._answers[-1]
        return not isinstance(last, Maps | FilterImages) or last.complete

    def on_answer(self, result: ModelResult) -> None:
        """Keep a result."""
        if not isinstance(result, Progress):
            self._answers.append(result)

    def on_failure(self, failure: Failure) -> None:
        """Keep a refusal."""
        self._answers.append(failure)

    def on_status(self, status: EngineStatus) -> None:
        """Keep the device's name, and why it is no GPU."""
        self.device, self.why_no_gpu = status.device, status.why_no_gpu

    def on_death(self, sentence: Text) -> None:
        """Wait for the next process."""


def selftest(
    work_dir: str, print_line: Callable[[str], None], print_error: Callable[[str], None]
) -> int:
    """Open the demo model, explain a sample, grow filter images, write files, read them again.

    Returns
    -------
    int
        0 when all is well, otherwise 1.
    """
    sample = demo_samples()[0]
    picture = read_image(str(sample))
    print_line(f"box      {box_guarantees()}")
    asker = _Asker(picture)
    try:
        info = asker.ask(LoadModel(str(DEMO_MODEL)))
        assert isinstance(info, ModelInfo)
        print_line(f"engine   {asker.device}")
        if asker.why_no_gpu is not None:
            print_line(f"gpu      {asker.why_no_gpu}")
        print_line(
            f"model    {info.name}, {info.param_count:,} params, auto layer {info.auto_layer}"
        )
        key = InputKey(info.key, picture.key)
        predictions = asker.ask(Predict(key))
        assert isinstance(predictions, Predictions)
        top = predictions.ranked[0]
        print_line(f"predict  {sample.name}: {top.label}, logit {top.logit:.3f}")
        maps = asker.ask(Explain(MapKey(key, "grad-cam", top.target)))
        assert isinstance(maps, Maps)
        assert info.auto_layer is not None
        raw = maps.raw[info.auto_layer]
        print_line(f"explain  {len(maps.raw)} layers in {maps.elapsed_ms:.0f} ms")
        for style in FilterStyle:
            grown = asker.ask(_filters(info, style))
            assert isinstance(grown, FilterImages)
            values = ", ".join(f"{value:.3f}" for value in grown.objective)
            print_line(f"filters  {style}: objectives {values} in {grown.elapsed_ms:.0f} ms")
        raw_path, overlay_path = Path(work_dir, "map.npy"), Path(work_dir, "view.png")
        save(Content.MAP, str(raw_path), raw)
        save(Content.OVERLAY, str(overlay_path), full_overlay(picture.pixels, raw, Style()))
        problems = _problems(raw_path, overlay_path, raw, picture)
    except Exception as error:
        problems = [f"{type(error).__name__}: {error}"]
    finally:
        asker.stop()
    for problem in problems:
        print_error(f"Self-test failed: {problem}")
    if not problems:
        print_line("all is well")
    return 1 if problems else 0


def _filters(info: ModelInfo, style: FilterStyle) -> GrowFilters:
    """Return a request for two small pictures of the auto layer."""
    settings = FilterSettings(style, steps=8, size=32)
    return GrowFilters(info.key, info.auto_layer or "", (0, 1), settings=settings)


def _problems(raw_path: Path, overlay_path: Path, raw: np.ndarray, picture: Picture) -> list[str]:
    problems = []
    if not np.array_equal(np.load(raw_path), raw):
        problems.append("the raw map that was read is not the one that was written")
    if not raw.max() > 0:
        problems.append("the demo's heatmap is empty")
    drawn = read_image(str(overlay_path)).pixels
    if drawn.shape != picture.pixels.shape or np.array_equal(drawn, picture.pixels):
        problems.append("the overlay is not the image with a heatmap")
    return problems
