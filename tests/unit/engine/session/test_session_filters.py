"""Filter images through a session, with the real backend."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.filters import FilterImages, FilterSettings, FilterStyle, GrowFilters
from engine.backends.objective import FilterObjective
from engine.backends.tensorflow.network import KerasNetwork
from engine.filters import service as growing
from engine.filters.input_scale import InputScale
from engine.session.session import Session
from tests import models
from tests.unit.engine.bench import Bench, picture

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(Session(str(tmp_path)), tmp_path)


def last_frame(bench: Bench, request: GrowFilters) -> Any:
    *_, frame = [each for each in bench.session.run(request) if isinstance(each, FilterImages)]
    assert frame.complete
    return frame.pixels[0]


def alike(one: Any, other: Any) -> float:
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


def test_an_image_begins_and_other_models_are_refused(bench: Bench):
    _, key = bench.ready(models.flat(), preprocess="none")
    style = FilterSettings(FilterStyle.TEXTBOOK, steps=1, size=24)
    request = GrowFilters(key.model, "conv_2", (1,), settings=style, start=key)
    held = cv2.resize(picture(24, 32).pixels, (24, 24), interpolation=cv2.INTER_AREA)
    assert alike(last_frame(bench, request), held) > 0.8  # after one small step
    assert abs(alike(last_frame(bench, replace(request, start=None)), held)) < 0.2

    with pytest.raises(EngineError, match="This image is not open any more"):
        list(bench.session.run(replace(request, start=replace(key, image="gone"))))
    with pytest.raises(EngineError, match="This model is not open any more"):
        list(bench.session.run(replace(request, model="other")))


def test_preprocessing_can_be_chosen(bench: Bench):
    _, key = bench.ready(models.flat(), preprocess="none")
    settings = FilterSettings(FilterStyle.TEXTBOOK, steps=2, size=24)
    request = GrowFilters(key.model, "conv_2", (1,), settings=settings)

    def grown(preprocess: str) -> bytes:
        chosen = replace(settings, preprocess=preprocess)
        return bytes(last_frame(bench, replace(request, settings=chosen)).tobytes())

    auto, none, signed = (grown(name) for name in ("auto", "none", "signed"))
    assert auto in (none, grown("unit"))  # whichever the model's own is
    assert none != signed
    with pytest.raises(EngineError, match="no preprocessing called cubist"):
        grown("cubist")


def test_ascents_are_made_anew_on_another_device():
    network = KerasNetwork(models.flat(), device=None)
    optimizer_factory = network.optimizer_factory
    asked = (
        FilterObjective("conv_2"),
        FilterStyle.TEXTBOOK,
        InputScale((255.0,) * 3, (0.0,) * 3),
        (24, 24),
    )
    before = optimizer_factory.optimizer(*asked)
    assert optimizer_factory.optimizer(*asked) is before
    assert network.move_to_cpu()
    assert network.optimizer_factory is optimizer_factory
    assert optimizer_factory.optimizer(*asked) is not before


def test_another_model_frees_a_growth_of_the_old_one(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(growing, "CALL_S", 0.0)
    info, _ = bench.ready(models.flat())
    settings = FilterSettings(steps=8, size=24)
    request = GrowFilters(info.key, "conv_2", (1, 2), settings=settings)

    def half_way() -> Any:
        answers = bench.session.run(request)
        while not getattr(next(answers), "fraction", 0):
            pass
        return answers

    half_way().close()
    answers = half_way()  # takes up what the closed one left
    growing_now = answers
    while "filter_batches" not in growing_now.gi_frame.f_locals:
        growing_now = growing_now.gi_yieldfrom
    (job,) = weakref.WeakSet(growing_now.gi_frame.f_locals["filter_batches"])
    del growing_now
    held = [weakref.ref(each) for each in (job, job._state[0], bench.session._open.filters)]
    del job
    bench.open(models.wide())
    gc.collect()
    assert all(ref() is not None for ref in held)  # it is only interrupted
    answers.close()
    del answers
    gc.collect()
    assert [ref() for ref in held] == [None] * 3
