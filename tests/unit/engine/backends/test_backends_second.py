"""A second backend does what the first one does: through a session, the commands and a process.

Its network is small enough for its maps to be written down: independent formulas in plain loops,
which know neither the backend nor the methods.
"""

from __future__ import annotations

import json
import os
from functools import partial
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.api.activations import Activations, ShowActivations, ShowWeights, WeightStatistics
from engine.api.attribution import (
    CompareMethods,
    Comparison,
    Costs,
    EstimateCosts,
    Explain,
    Maps,
    Predict,
    Predictions,
)
from engine.api.errors import EngineError
from engine.api.filters import AtlasPlan, EstimateAtlas, GrowFilters, SaveAtlas
from engine.api.image import HoldImage
from engine.api.keys import Area, InputKey, MapKey, Target
from engine.api.model import LoadModel, ModelInfo
from engine.api.outputs import OutputKind
from engine.api.results import Failure, Progress
from engine.api.scores import ScoreKind
from engine.attribution.registry import METHODS
from engine.backends import BACKENDS, backend_for, configure_environment, vet_model
from engine.imaging import encode_png, picture_from_pixels
from engine.ipc.child_process import ChildProcess
from engine.ipc.supervisor import Supervisor
from engine.session.session import Session
from tests import models, numpy_backend
from tests.e2e.commands import run_here
from tests.numpy_backend import engine_process, vetting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_S = 120.0
SIDE, CHANNELS, CLASSES = 8, 4, 3
GRID = SIDE - 2
RNG = np.random.default_rng(7)
ARRAYS = {
    "conv/kernel": RNG.normal(size=(3, 3, 3, CHANNELS)).astype(np.float32),
    "conv/bias": RNG.normal(size=CHANNELS).astype(np.float32),
    "scores/kernel": RNG.normal(size=(CHANNELS, CLASSES)).astype(np.float32),
    "scores/bias": RNG.normal(size=CLASSES).astype(np.float32),
}
DESCRIPTION = {
    "name": "tiny",
    "input_shape": [SIDE, SIDE, 3],
    "activation": "softmax",
    "layers": [
        {"name": "conv", "type": "Conv2D"},
        {"name": "relu", "type": "ReLU"},
        {"name": "gap", "type": "GlobalAveragePooling2D"},
        {"name": "scores", "type": "Dense"},
    ],
}
PICTURE = picture_from_pixels(RNG.integers(0, 256, (SIDE, SIDE, 3), np.uint8), "noise.png")
INPUT = PICTURE.pixels.astype(np.float64) / 255  # what "unit" makes of it


# --- by hand --------------------------------------------------------------------------------------


def convolved(x: np.ndarray) -> np.ndarray:
    """The convolution before its ReLU, one number after another."""
    kernel, bias = (ARRAYS[f"conv/{name}"].astype(np.float64) for name in ("kernel", "bias"))
    found = np.zeros((GRID, GRID, CHANNELS))
    for i in range(GRID):
        for j in range(GRID):
            for c in range(CHANNELS):
                found[i, j, c] = (x[i : i + 3, j : j + 3] * kernel[..., c]).sum() + bias[c]
    return found


def logits_of(x: np.ndarray) -> np.ndarray:
    kernel, bias = (ARRAYS[f"scores/{name}"].astype(np.float64) for name in ("kernel", "bias"))
    return np.maximum(convolved(x), 0).mean(axis=(0, 1)) @ kernel + bias


def grad_cam(index: int) -> np.ndarray:
    """At the ReLU every cell's gradient is W / cells, so that the mean is that too."""
    weights = ARRAYS["scores/kernel"][:, index].astype(np.float64) / GRID**2
    return np.maximum(np.maximum(convolved(INPUT), 0) @ weights, 0)


def gradients(index: int) -> np.ndarray:
    """max_c |d score / d x| by central differences of the score."""
    step, found = 1e-6, np.zeros_like(INPUT)
    for place in np.ndindex(*INPUT.shape):
        more, less = INPUT.copy(), INPUT.copy()
        more[place] += step
        less[place] -= step
        found[place] = (logits_of(more)[index] - logits_of(less)[index]) / (2 * step)
    return np.abs(found).max(axis=-1)


def occlusion(index: int, patch: int) -> np.ndarray:
    """The score's fall where a black square lies; squares side by side."""
    score, found = logits_of(INPUT)[index], np.zeros((SIDE, SIDE))
    for i in range(0, SIDE, patch):
        for j in range(0, SIDE, patch):
            hidden = INPUT.copy()
            hidden[i : i + patch, j : j + patch] = 0
            found[i : i + patch, j : j + patch] = score - logits_of(hidden)[index]
    return found


TOP = int(np.argmax(logits_of(INPUT)))
OCCLUSION = (("baseline", "black"), ("patch", 4), ("stride", 4))
BY_HAND = (
    ("grad-cam", (), "relu", partial(grad_cam, TOP)),
    ("vanilla-gradients", (), "", partial(gradients, TOP)),
    ("occlusion", OCCLUSION, "", partial(occlusion, TOP, 4)),
)


# --- the desk -------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    with numpy_backend.registered():
        yield


@pytest.fixture
def model(tmp_path: Path) -> str:
    return vetting.write(tmp_path / "tiny.npnet", DESCRIPTION, ARRAYS)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "work").mkdir()
    return Session(str(tmp_path / "work"))


@pytest.fixture
def key(session: Session, model: str) -> InputKey:
    info = answer(session, LoadModel(model))
    assert list(session.run(HoldImage(PICTURE))) == []
    return InputKey(info.key, PICTURE.key, "unit")


def answer(session: Session, request: Any) -> Any:
    found = [each for each in session.run(request) if not isinstance(each, Progress)]
    return found[-1]


# --- the registry ---------------------------------------------------------------------------------


def test_the_kind_of_the_file_chooses_the_backend(session, model, tmp_path):
    assert backend_for("npnet") == "numpy"
    assert backend_for("keras") == backend_for("h5") == "tensorflow"
    assert vet_model(model, work_dir=str(tmp_path)).kind == "npnet"
    assert session.backend.versions.keys() == {"tensorflow", "keras"}
    answer(session, LoadModel(model))
    assert session.backend.versions == {"numpy": np.__version__}
    path = models.save(models.flat(), tmp_path / "flat.keras")
    assert answer(session, LoadModel(path)).request.path == path
    assert session.backend.versions.keys() == {"tensorflow", "keras"}


def test_a_kind_that_nobody_opens_is_refused():
    with pytest.raises(EngineError, match='no backend for model files of kind "onnx"'):
        backend_for("onnx")


def test_a_file_of_an_unknown_suffix_is_vetted_by_the_first_backend(model, tmp_path):
    other = tmp_path / "tiny.bin"
    other.write_bytes(b"nothing")
    with pytest.raises(EngineError, match="not a model that Camscope knows"):
        vet_model(str(other), work_dir=str(tmp_path))


def test_a_damaged_file_is_refused_and_the_open_model_stays(session, key, tmp_path):
    bad = tmp_path / "bad.npnet"
    bad.write_bytes(b"nothing")
    with pytest.raises(EngineError, match=r"bad\.npnet is not a network"):
        answer(session, LoadModel(str(bad)))
    assert answer(session, Predict(key)).ranked


def test_the_environment_is_that_of_the_first_backend(monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "something else")
    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "0")  # who debugs has the last word
    configure_environment()
    assert os.environ["KERAS_BACKEND"] == "tensorflow"
    assert os.environ["TF_CPP_MIN_LOG_LEVEL"] == "0"
    assert next(iter(BACKENDS)) == "tensorflow"


# --- through a session ----------------------------------------------------------------------------


def test_layers_are_told(session, model):
    info = answer(session, LoadModel(model))
    assert [(node.path, node.type) for node in info.walk()] == [
        ("conv", "Conv2D"),
        ("relu", "ReLU"),
        ("gap", "GlobalAveragePooling2D"),
        ("scores", "Dense"),
    ]
    assert info.find("relu").output_shape == (None, GRID, GRID, CHANNELS)
    assert info.auto_layer == "relu"
    assert info.outputs[0].class_count == CLASSES
    assert info.param_count == sum(array.size for array in ARRAYS.values())


def test_predictions_are_those_by_hand(session, key):
    found = answer(session, Predict(key))
    expected = logits_of(INPUT)
    assert [row.target.index for row in found.ranked] == list(np.argsort(-expected))
    powers = np.exp(expected)
    for row in found.ranked:
        index = row.target.index
        assert row.logit == pytest.approx(expected[index], rel=1e-5)
        assert row.probability == pytest.approx(powers[index] / powers.sum(), rel=1e-5)


@pytest.mark.parametrize(("method", "parameters", "layer", "by_hand"), BY_HAND)
def test_maps_are_those_by_hand(session, key, method, parameters, layer, by_hand):
    request = Explain(MapKey(key, method, Target(TOP), parameters), layer or None)
    found = answer(session, request)
    assert found.complete
    assert found.score == pytest.approx(logits_of(INPUT)[TOP], rel=1e-5)
    np.testing.assert_allclose(found.raw[layer], by_hand(), rtol=1e-4, atol=1e-6)


def score_of(x: np.ndarray, kind: ScoreKind, activation: str, negative: bool) -> float:
    """The score of the top class, or of not that."""
    powers = np.exp(logits_of(x))
    shares = powers / (powers.sum() if activation == "softmax" else 1 + powers)
    share = 1 - shares[TOP] if negative else shares[TOP]
    return float(share if kind is ScoreKind.PROBABILITY else np.log(share))


@pytest.mark.parametrize("kind", [ScoreKind.PROBABILITY, ScoreKind.LOG_PROBABILITY])
@pytest.mark.parametrize("activation", ["softmax", "sigmoid"])
@pytest.mark.parametrize("negative", [False, True])
def test_other_scores_are_those_by_hand(session, tmp_path, kind, activation, negative):
    description = {**DESCRIPTION, "activation": activation}
    info = answer(session, LoadModel(vetting.write(tmp_path / "it.npnet", description, ARRAYS)))
    assert list(session.run(HoldImage(PICTURE))) == []
    key, target = InputKey(info.key, PICTURE.key, "unit"), Target(TOP, negative=negative)
    found = answer(session, Explain(MapKey(key, "vanilla-gradients", target, (), kind)))
    assert found.score == pytest.approx(score_of(INPUT, kind, activation, negative), rel=1e-5)
    slopes, step = np.zeros_like(INPUT), 1e-6
    for place in np.ndindex(*INPUT.shape):
        change = np.zeros_like(INPUT)
        change[place] = step
        above, below = (
            score_of(INPUT + sign * change, kind, activation, negative) for sign in (1, -1)
        )
        slopes[place] = (above - below) / (2 * step)
    expected = np.abs(slopes).max(axis=-1)
    np.testing.assert_allclose(found.raw[""], expected, rtol=1e-3, atol=1e-4 * expected.max())
    hidden = INPUT.copy()
    hidden[:4, :4] = 0
    found = answer(session, Explain(MapKey(key, "occlusion", target, OCCLUSION, kind)))
    whole, less = (score_of(x, kind, activation, negative) for x in (INPUT, hidden))
    assert found.raw[""][0, 0] == pytest.approx(whole - less, rel=1e-3, abs=1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_answers(session, key, method):
    sizes = {"occlusion": OCCLUSION, "rise": (("masks", 20), ("cells", 3))}
    request = Explain(MapKey(key, method, Target(TOP), sizes.get(method, ())), "relu")
    found = answer(session, request)
    assert found.complete
    assert all(np.isfinite(raw).all() for raw in found.raw.values())


def test_guided_backpropagation_lets_only_positive_gradients_of_active_units_pass(session, key):
    weights = np.maximum(ARRAYS["scores/kernel"][:, TOP].astype(np.float64), 0) / GRID**2
    active = (convolved(INPUT) > 0) * weights
    kernel = ARRAYS["conv/kernel"].astype(np.float64)
    expected = np.zeros_like(INPUT)
    for i in range(GRID):
        for j in range(GRID):
            expected[i : i + 3, j : j + 3] += kernel @ active[i, j]
    found = answer(session, Explain(MapKey(key, "guided-backprop", Target(TOP)))).raw[""]
    np.testing.assert_allclose(found, np.abs(expected).max(axis=-1), rtol=1e-4, atol=1e-6)


def test_one_pass_gives_the_predictions_and_the_top_class_map(session, key):
    found = answer(session, Predict(key, layers=("relu",)))
    assert found.ranked[0].target == Target(TOP)
    compared = answer(session, CompareMethods(key, Target(TOP), "relu"))
    assert isinstance(compared, Comparison)
    np.testing.assert_allclose(compared.raw["grad-cam"], grad_cam(TOP), rtol=1e-4, atol=1e-6)


def test_activations_weights_and_costs_are_told(session, key):
    shown = answer(session, ShowActivations(key, "relu", Target(TOP)))
    assert isinstance(shown, Activations)
    np.testing.assert_allclose(shown.values, np.maximum(convolved(INPUT), 0), rtol=1e-5, atol=1e-6)
    weights = answer(session, ShowWeights(key.model, "conv"))
    assert isinstance(weights, WeightStatistics)
    assert np.array_equal(weights.kernels, ARRAYS["conv/kernel"])
    costs = answer(session, EstimateCosts(key, "relu", "occlusion", OCCLUSION))
    assert isinstance(costs, Costs)
    assert costs.by_method["occlusion"].passes == 5


def test_filter_images_are_refused_in_one_sentence(session, key, tmp_path):
    plan = AtlasPlan(key.model, ("conv", "relu"))
    for request in (
        GrowFilters(key.model, "conv", (0,)),
        EstimateAtlas(plan, str(tmp_path / "atlas")),
        SaveAtlas(plan, str(tmp_path / "atlas")),
    ):
        with pytest.raises(EngineError) as caught:
            list(session.run(request))
        assert str(caught.value) == (
            "tiny has no filter images: Camscope cannot grow them for model files of this kind."
        )
    assert not (tmp_path / "atlas").exists()


# --- a map of classes -----------------------------------------------------------------------------

MAP_ARRAYS = {
    **{name: array for name, array in ARRAYS.items() if name.startswith("conv/")},
    "cells/kernel": RNG.normal(size=(1, 1, CHANNELS, CLASSES)).astype(np.float32),
    "cells/bias": RNG.normal(size=CLASSES).astype(np.float32),
}
MAP_DESCRIPTION = {
    **DESCRIPTION,
    "layers": [*DESCRIPTION["layers"][:2], {"name": "cells", "type": "Conv2D"}],
}


def cell_logits() -> np.ndarray:
    kernel, bias = (MAP_ARRAYS[f"cells/{name}"].astype(np.float64) for name in ("kernel", "bias"))
    return np.maximum(convolved(INPUT), 0) @ kernel[0, 0] + bias


@pytest.mark.parametrize("area", [Area.ALL, Area.MASK, (1, 2, 3, 2)])
def test_a_class_of_a_map_is_scored_over_its_cells(session, tmp_path, area):
    path = vetting.write(tmp_path / "m.npnet", MAP_DESCRIPTION, MAP_ARRAYS)
    info = answer(session, LoadModel(path))
    assert (info.outputs[0].kind, info.outputs[0].grid) == (OutputKind.CLASS_MAP, (GRID, GRID))
    assert list(session.run(HoldImage(PICTURE))) == []
    key = InputKey(info.key, PICTURE.key, "unit")
    winners = cell_logits().argmax(axis=-1)
    shares = [(winners == index).mean() for index in range(CLASSES)]
    top = answer(session, Predict(key)).ranked[0]
    assert top.target == Target(int(np.argmax(shares)))
    assert top.share == pytest.approx(max(shares))
    counted = np.zeros((GRID, GRID))
    if area is Area.ALL:
        counted[:] = 1
    elif area is Area.MASK:
        counted[winners == top.target.index] = 1
    else:
        counted[1:4, 2:4] = 1
    index = top.target.index
    # At the ReLU a cell that counts has the class's weights as its gradient.
    weights = MAP_ARRAYS["cells/kernel"][0, 0, :, index].astype(np.float64) * counted.mean()
    expected = np.maximum(np.maximum(convolved(INPUT), 0) @ weights, 0)
    found = answer(session, Explain(MapKey(key, "grad-cam", Target(index, area=area)), "relu"))
    assert found.score == pytest.approx((cell_logits()[..., index] * counted).sum(), rel=1e-5)
    np.testing.assert_allclose(found.raw["relu"], expected, rtol=1e-4, atol=1e-6)


# --- the commands ---------------------------------------------------------------------------------


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "noise.png"
    path.write_bytes(encode_png(PICTURE.pixels))
    return path


def test_the_commands_list_layers_and_predict(capfd, model, image):
    listed = run_here(capfd, "layers", model, "--json")
    assert (listed.code, listed.err) == (0, "")
    assert [row["path"] for row in json.loads(listed.out)["layers"]] == [
        layer["name"] for layer in DESCRIPTION["layers"]
    ]
    told = run_here(capfd, "predict", image, "--model", model, "--preprocess", "unit", "--json")
    assert (told.code, told.err) == (0, "")
    (record,) = json.loads(told.out)["images"]
    assert record["predictions"][0]["index"] == TOP


@pytest.mark.parametrize(("method", "parameters", "layer", "by_hand"), BY_HAND)
def test_the_command_explains(capfd, model, image, tmp_path, method, parameters, layer, by_hand):
    out = tmp_path / "out"
    words = ["explain", image, "--model", model, "--preprocess", "unit", "--out", out]
    words += ["--method", method]
    for name, value in parameters:
        words += ["--param", f"{name}={value}"]
    done = run_here(capfd, *words)
    assert (done.code, done.err) == (0, "")
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert manifest["versions"]["numpy"] == np.__version__
    assert "tensorflow" not in manifest["versions"]
    (raw,) = out.rglob("*.npy")
    np.testing.assert_allclose(np.load(raw), by_hand(), rtol=1e-4, atol=1e-6)


def test_the_command_takes_the_backend_that_it_is_told_if_that_opens_the_file(capfd, model, image):
    words = ["predict", image, "--model", model, "--preprocess", "unit", "--json"]
    done = run_here(capfd, *words, "--backend", "numpy")
    assert (done.code, done.err) == (0, "")
    done = run_here(capfd, *words, "--backend", "tensorflow")
    assert done.code == 2
    assert done.complaint == "TensorFlow does not open tiny.npnet: leave out --backend tensorflow."
    done = run_here(capfd, *words, "--backend", "jax")
    assert done.code == 2
    assert "invalid choice: 'jax'" in done.complaint


def test_the_command_refuses_filter_images(capfd, model, tmp_path):
    done = run_here(
        capfd, "filters", "--model", model, "--layer", "conv", "--out", tmp_path / "out"
    )
    assert done.code == 2
    assert done.complaint.startswith("tiny has no filter images")


# --- a real engine process ------------------------------------------------------------------------


class Asker:
    """Asks a real engine process, which has registered the backend."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.supervisor = Supervisor(
            self, lambda key: PICTURE, partial(ChildProcess, target=engine_process.main)
        )
        self.supervisor.start()

    def ask(self, request: Any, kind: type) -> Any:
        self.answers.clear()
        self.supervisor.submit(request)
        while True:
            for found in self.answers:
                if isinstance(found, Failure):
                    pytest.fail(f"{found.text}\n{found.details}")
                if isinstance(found, kind) and getattr(found, "complete", True):
                    return found
            assert wait(self.supervisor.waitables, PATIENCE_S), "the engine says nothing"
            self.supervisor.handle_events()

    def on_answer(self, result: Any) -> None:
        self.answers.append(result)

    def on_failure(self, failure: Failure) -> None:
        self.answers.append(failure)

    def on_status(self, status: Any) -> None:
        pass

    def on_death(self, sentence: Any) -> None:
        pytest.fail(str(sentence))


def test_a_real_engine_process_opens_predicts_and_explains(model):
    asker = Asker()
    try:
        info = asker.ask(LoadModel(model), ModelInfo)
        assert [node.path for node in info.layers] == ["conv", "relu", "gap", "scores"]
        key = InputKey(info.key, PICTURE.key, "unit")
        assert asker.ask(Predict(key), Predictions).ranked[0].target == Target(TOP)
        for method, parameters, layer, by_hand in BY_HAND:
            request = Explain(MapKey(key, method, Target(TOP), parameters), layer or None)
            found = asker.ask(request, Maps)
            np.testing.assert_allclose(found.raw[layer], by_hand(), rtol=1e-4, atol=1e-6)
    finally:
        asker.supervisor.stop()
