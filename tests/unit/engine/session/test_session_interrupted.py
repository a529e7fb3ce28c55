"""What is asked in the middle of long work changes none of its bits; with the real backend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.api.activations import SaveAllActivations, ShowActivations, ShowWeights
from engine.api.attribution import Explain, Maps, Predict
from engine.api.filters import FilterImages, FilterSettings, GrowFilters
from engine.api.image import HoldImage
from engine.api.keys import InputKey, MapKey, Target
from engine.api.results import Saved
from engine.filters import service as growing
from engine.session.costs import CostEstimator
from engine.session.session import Session
from tests import models
from tests.unit.engine.bench import Bench, picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUICK: dict[str, tuple[tuple[str, Any], ...]] = {
    "rise": (("masks", 12),),
    "score-cam": (),
    "smoothgrad": (("samples", 6),),
    "grad-cam": (("smoothing", 4),),
    "layer-cam": (),
}


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    # A batch that is measured would not be the same twice.
    monkeypatch.setattr(CostEstimator, "batch_size", lambda *_args, **_more: 2)
    return Bench(Session(str(tmp_path)), tmp_path)


def disturbed(bench: Bench, request: Any, disturb: Callable[[int], None]) -> list[Any]:
    """Answer a request; before each next answer something else is done."""
    found = []
    for number, answer in enumerate(bench.session.run(request)):
        found.append(answer)
        disturb(number)
    return found


def reader(bench: Bench, model: str) -> Callable[[int], None]:
    """What may be asked in the middle of maps: images, activations, weights."""

    def disturb(number: int) -> None:
        held = picture(24, 32, seed=100 + number)
        list(bench.session.run(HoldImage(held)))
        other = InputKey(model, held.key, "none")
        layer = ("conv_1", "conv_2")[number % 2]
        for target in (None, Target(number % 3)):
            list(bench.session.run(ShowActivations(other, layer, target)))
        list(bench.session.run(ShowWeights(model, "conv_1")))

    return disturb


@pytest.mark.parametrize("method", QUICK)
def test_interrupted_maps_are_the_same_bit_for_bit(bench: Bench, method: str):
    _, key = bench.ready(models.flat(), preprocess="none")
    request = Explain(MapKey(key, method, Target(1), QUICK[method]), "conv_2")
    list(bench.session.run(request))  # compiled from now on

    def maps(answers: list[Any]) -> Any:
        return [each for each in answers if isinstance(each, Maps)]

    plain = maps(list(bench.session.run(request)))
    found = maps(disturbed(bench, request, reader(bench, key.model)))
    assert len(plain) == len(found)
    assert found[-1].complete
    for one, other in zip(plain, found, strict=True):
        assert one.score == other.score
        assert set(one.raw) == set(other.raw)
        for path in one.raw:
            np.testing.assert_array_equal(one.raw[path], other.raw[path])
            assert np.ptp(one.raw[path]) > 0 or not one.complete
    assert len(found) >= {"rise": 6, "score-cam": 3, "smoothgrad": 3}.get(method, 1)


def test_interrupted_pictures_are_the_same_bit_for_bit(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(growing, "CALL_S", 0.0)
    monkeypatch.setattr(growing, "FRAME_S", 0.0)
    info, key = bench.ready(models.flat(), preprocess="none")
    settings = FilterSettings(steps=6, size=24)
    request = GrowFilters(info.key, "conv_2", (2, 0), settings=settings, in_view=2)
    read = reader(bench, key.model)

    def disturb(number: int) -> None:
        read(number)
        fresh = picture(24, 32, seed=number)
        list(bench.session.run(HoldImage(fresh)))
        image = InputKey(info.key, fresh.key, "none")
        list(bench.session.run(Predict(image, layers=("conv_2",))))
        list(bench.session.run(Explain(MapKey(image, "grad-cam", Target(1)))))

    plain = [a for a in bench.session.run(request) if isinstance(a, FilterImages)]
    found = [a for a in disturbed(bench, request, disturb) if isinstance(a, FilterImages)]
    assert [each.step for each in found] == [1, 2, 3, 4, 5, 6]
    assert [each.step for each in plain] == [each.step for each in found]
    for one, other in zip(plain, found, strict=True):
        np.testing.assert_array_equal(one.pixels, other.pixels)
        np.testing.assert_array_equal(one.objective, other.objective)


def test_activations_are_saved_of_the_image_asked_though_others_come_in_between(bench: Bench):
    _, key = bench.ready(models.flat(), preprocess="none")
    folders = [bench.folder / "plain", bench.folder / "disturbed"]
    list(bench.session.run(SaveAllActivations(str(folders[0]), key)))
    request = SaveAllActivations(str(folders[1]), key)
    answers = disturbed(bench, request, reader(bench, key.model))  # pushes the image out
    assert isinstance(answers[-1], Saved)
    names = sorted(path.name for path in folders[0].glob("*.npy"))
    assert names == sorted(path.name for path in folders[1].glob("*.npy"))
    assert len(names) > 4
    for name in names:
        np.testing.assert_array_equal(*(np.load(folder / name) for folder in folders))
