"""What a session refuses, each in one clear sentence, and what it can still do afterwards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.api.attribution import Explain, Predict
from engine.api.errors import EngineError, image_closed, model_closed
from engine.api.image import HoldImage
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel, ModelInfo
from engine.session.session import Session
from tests import models
from tests.torch_files import FOLDER
from tests.unit.engine.bench import Bench, picture

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session(str(tmp_path_factory.mktemp("work")))


@pytest.fixture
def bench(session: Session, tmp_path: Path) -> Bench:
    return Bench(session, tmp_path)


@pytest.mark.parametrize(
    ("build", "sentence"),
    [
        (
            models.vector_input,
            "vector_input cannot be explained: its input is not an image "
            "(height × width × 1, 3 or 4 channels); the input's shape is 12.",
        ),
        (
            models.with_lambda,
            "with_lambda.keras contains a Lambda layer (scale), which is a program, and Camscope "
            "does not run programs from model files. Build the model with ordinary Keras layers "
            "instead (Rescaling, for example) and save it again.",
        ),
    ],
)
def test_models_that_cannot_be_explained(
    bench: Bench, tmp_path: Path, build: Callable[[], Any], sentence: str
):
    path = models.save(build(), tmp_path / f"{build.__name__}.keras")
    assert bench.refusal(LoadModel(path)) == sentence


@pytest.mark.parametrize("build", [None, models.vector_input, models.with_lambda])
def test_a_refused_model_leaves_the_open_one_open(
    bench: Bench, tmp_path: Path, build: Callable[[], Any] | None
):
    info, key = bench.ready(models.flat())
    before = bench.maps(key)
    bad = tmp_path / "bad.keras"
    if build is None:
        bad.write_text("no model")
    else:
        models.save(build(), bad)
    assert bench.refusal(LoadModel(str(bad)))
    assert bench.session.model == info
    bench.predict(key)
    np.testing.assert_allclose(bench.maps(key).raw["conv_1"], before.raw["conv_1"], rtol=1e-5)


def test_weights_without_a_network_are_looked_at_where_no_model_is_open(
    session: Session, bench: Bench, tmp_path: Path
):
    """With one open, they are refused; asked for again with that refusal, they are shown."""
    weights = LoadModel(str(FOLDER / "weights.pth"))
    info, _ = bench.ready(models.flat())
    with pytest.raises(EngineError, match="state dict of 9 tensors") as told:
        list(session.run(weights))
    assert "torch.export.save" in told.value.script
    assert session.model == info
    *_, shown = session.run(replace(weights, refusal=told.value.text))
    assert isinstance(shown, ModelInfo)
    assert shown.is_only_inspected
    assert session.model is None
    *_, again = session.run(weights)
    assert isinstance(again, ModelInfo)
    assert [row.path for row in again.layers] == ["features", "fc"]
    assert again.param_count == 145
    assert again.script == told.value.script
    assert [str(why) for why in again.refusals] == [str(told.value)]


def test_private_copies_do_not_pile_up(session: Session, bench: Bench, tmp_path: Path):
    bench.open(models.flat())
    (tmp_path / "bad.keras").write_text("no model")
    bench.refusal(LoadModel(str(tmp_path / "bad.keras")))
    assert list(Path(session._work_dir).iterdir()) == []


def test_nothing_is_answered_for_a_model_that_was_replaced(bench: Bench):
    _, old = bench.ready(models.flat())
    bench.open(models.logits())
    for request in (Predict(old), Explain(MapKey(old, "grad-cam", Target(0)))):
        assert bench.refusal(request) == str(model_closed())


def test_nothing_is_answered_before_a_model_is_open(tmp_path: Path):
    bench = Bench(Session(str(tmp_path)), tmp_path)
    assert bench.session.model is None
    assert list(bench.session.warm()) == []
    assert bench.refusal(Predict(InputKey("0", "0"))) == str(model_closed())


def test_exactly_the_images_are_held_that_the_newest_was_to_keep(bench: Bench):
    info = bench.open(models.flat())
    pictures = [picture(24, 32, seed) for seed in range(6)]
    held: frozenset[str] = frozenset()
    for one in pictures:
        assert list(bench.session.run(HoldImage(one, held))) == []
        held |= {one.key}
    keys = [InputKey(info.key, one.key) for one in pictures]
    for key in keys:
        bench.predict(key)
    list(bench.session.run(HoldImage(pictures[1], frozenset({pictures[4].key}))))
    for number in (1, 4):
        bench.predict(keys[number])
    for number in (0, 2, 3, 5):
        assert bench.refusal(Predict(keys[number])) == str(image_closed())


@pytest.mark.parametrize(
    ("target", "layer", "sentence"),
    [
        (Target(3), None, "flat has 3 classes; there is no class 3."),
        (Target(-1), None, "flat has 3 classes; there is no class -1."),
        (
            Target(0),
            "conv_9",
            'flat has no layer "conv_9". Nearest: conv_1, conv_2, conv_pool.',
        ),
        (Target(0), "scores", 'Layer "scores" has no heatmap. Its output has no spatial grid.'),
    ],
)
def test_what_cannot_be_explained(bench: Bench, target: Target, layer: str | None, sentence: str):
    _, key = bench.ready(models.flat())
    assert bench.refusal(Explain(MapKey(key, "grad-cam", target), layer)) == sentence
    assert bench.maps(key).raw


def test_a_grid_of_one_cell_is_the_reason(bench: Bench):
    _, key = bench.ready(models.one_by_one())
    said = bench.refusal(Explain(MapKey(key, "grad-cam", Target(0)), "whole"))
    assert said == 'Layer "whole" has no heatmap. Its grid is a single cell.'


def test_an_unknown_preprocessing(bench: Bench):
    _, key = bench.ready(models.flat(), "sepia")
    assert bench.refusal(Predict(key)) == (
        "There is no preprocessing called sepia. Choose one of none, unit, signed, torch, caffe, "
        "or spell it out: "
        "0..1 mean 0.5,0.5,0.5 std 0.25 bgr"
    )


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_weights_that_are_not_finite(bench: Bench, bad: float):
    model = models.flat()
    scores = model.get_layer("scores")
    scores.bias.assign(np.full(scores.bias.shape, bad, np.float32))
    path = models.save(model, bench.folder / "damaged.keras")
    assert bench.refusal(LoadModel(path)) == (
        "The weights of flat hold numbers that are not finite (NaN or infinity), first in layer "
        "scores: the file is damaged or its training diverged."
    )


def test_answers_that_are_not_finite(bench: Bench):
    model = models.flat()
    for name in ("conv_2", "scores"):
        kernel = model.get_layer(name).kernel
        kernel.assign(np.full(kernel.shape, 1e38, np.float32))
    _, key = bench.ready(model)
    for request in (Predict(key), Explain(MapKey(key, "grad-cam", Target(0)))):
        assert bench.refusal(request) == (
            "flat answers with numbers that are not finite (NaN or infinity). "
            "Its weights may be damaged, or the preprocessing may not fit."
        )
