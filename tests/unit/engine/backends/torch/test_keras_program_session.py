"""Keras files through a session whose framework is PyTorch: every request is answered."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from engine.api.activations import (
    Activations,
    LayerShapes,
    SaveAllActivations,
    ShowActivations,
    ShowShapes,
    ShowWeights,
    WeightStatistics,
)
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
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError
from engine.api.filters import (
    AtlasPlan,
    EnlargeFilter,
    EstimateAtlas,
    FilterImages,
    FilterSettings,
    GrowFilters,
    SaveAtlas,
)
from engine.api.image import HoldImage
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel, WeightsQuestion
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.results import Progress
from engine.api.top_images import RankImages
from engine.api.trust import TrustedFile
from engine.api.weights import WeightsFit
from engine.attribution.registry import METHODS
from engine.backends.torch.backend import TorchBackend
from engine.backends.torch.keras_program import KerasProgram
from engine.session.session import Session
from tests import models
from tests.sources import ROOT
from tests.unit.engine.bench import picture

OPTIONS = EngineOptions(device="cpu", precision="float32", backend="torch")
PICTURE = picture(24, 32)
FEW = FilterSettings(steps=2, size=24)
SMALL = {
    "rise": (("masks", 10), ("cells", 3)),
    "occlusion": (("patch", 8), ("stride", 8)),
    "smoothgrad": (("samples", 2),),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("session")


@pytest.fixture(scope="module")
def session(folder: Path) -> Session:
    work = folder / "work"
    work.mkdir()
    found = Session(str(work), OPTIONS)
    assert list(found.run(HoldImage(PICTURE))) == []
    return found


def answer(session: Session, request: Any) -> Any:
    return [each for each in session.run(request) if not isinstance(each, Progress)][-1]


@pytest.fixture(scope="module")
def key(session: Session, folder: Path) -> InputKey:
    info = answer(session, LoadModel(models.save(models.relu_layers(), folder / "net.keras")))
    assert dict(info.versions).keys() >= {"torch", "keras"}
    return InputKey(info.key, PICTURE.key, "unit")


@pytest.fixture
def layer(session: Session) -> str:
    return str(session._open.info.auto_layer)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_answers(session, key, layer, method):
    request = Explain(MapKey(key, method, Target(1), SMALL.get(method, ())), layer)
    found = answer(session, request)
    assert isinstance(found, Maps)
    assert found.complete
    assert all(np.isfinite(raw).all() for raw in found.raw.values())
    assert any(raw.any() for raw in found.raw.values())


def test_predictions_are_keras_own(session, key):
    found = answer(session, Predict(key))
    assert isinstance(found, Predictions)
    inputs = PICTURE.pixels[None].astype(np.float32) / 255
    expected = keras.ops.convert_to_numpy(models.relu_layers()(inputs))[0]
    for row in found.ranked:
        assert row.probability == pytest.approx(expected[row.target.index], rel=1e-4)


def test_layers_are_compared_shown_and_counted(session, key, layer, folder):
    compared = answer(session, CompareMethods(key, Target(1), layer))
    assert isinstance(compared, Comparison)
    assert isinstance(answer(session, EstimateCosts(key, layer, "occlusion", ())), Costs)
    shown = answer(session, ShowActivations(key, layer, Target(1)))
    assert isinstance(shown, Activations)
    kernels = [row for row in session._open.info.walk() if row.type == "Conv2D"]
    told = answer(session, ShowWeights(key.model, kernels[0].path))
    assert isinstance(told, WeightStatistics)
    assert told.filter_count == kernels[0].output_shape[-1]
    assert isinstance(answer(session, ShowShapes(key)), LayerShapes)
    answer(session, SaveAllActivations(str(folder / "all"), key))
    assert list((folder / "all").rglob("*.npy"))


def test_filter_images_grow_larger_and_in_an_atlas(session, key, layer, folder):
    for request in (
        GrowFilters(key.model, layer, (0, 1), settings=FEW),
        EnlargeFilter(key.model, layer, (1,), settings=FEW),
    ):
        found = answer(session, request)
        assert isinstance(found, FilterImages)
        assert np.std(found.pixels) > 0
    plan = AtlasPlan(key.model, (layer,), 2, FEW)
    answer(session, EstimateAtlas(plan, str(folder / "atlas")))
    answer(session, SaveAtlas(plan, str(folder / "atlas")))
    assert list((folder / "atlas").rglob("*.png"))


def test_images_are_ranked_and_ways_of_preprocessing_tried(session, key, layer):
    by_image = InputKey(key.model, "", "unit")
    assert answer(session, RankImages(by_image, layer, 0, (PICTURE, picture(40, 30)))).ranked
    assert answer(session, TryPreprocessing(key, ("unit", "signed"))).ways


def test_other_kinds_of_files_are_opened_too(session, folder):
    path = models.save(models.flat(), folder / "flat.h5")
    assert answer(session, LoadModel(path)).request.path == path
    path = models.save(models.two_inputs(), folder / "two.keras")
    assert answer(session, LoadModel(path)).other_inputs
    assert session.backend.versions.keys() >= {"torch"}


@pytest.mark.filterwarnings("ignore:Skipping nested container")
def test_networks_of_keras_applications_are_built(folder):
    backend = TorchBackend(OPTIONS)
    path = str(folder / "small.keras")
    backend.write_application(WeightsFit("MobileNetV3Small", 32, class_count=5), None, path)
    network = backend.open(path, "keras")
    assert network.description.outputs[0].class_count == 5
    weights = str(folder / "other.weights.h5")
    models.flat().save_weights(weights)
    fit = WeightsFit("MobileNetV3Small", 32, class_count=5)
    with pytest.raises(EngineError, match="not the weights of MobileNetV3Small"):
        backend.write_application(fit, weights, str(folder / "no.keras"))


def test_a_saved_model_is_explained_as_any_model(session, folder):
    path = str(ROOT / "tests" / "saved_models" / "keras2")
    info = answer(session, LoadModel(path))
    with np.load(f"{path}.npz") as told:
        inputs, expected = told["image"], told["top"]
    assert session._open is not None
    found = session._open.network.forward(inputs[:1])
    scores = found.logits if found.probabilities is None else found.probabilities
    np.testing.assert_allclose(scores, expected[0], atol=1e-5)
    key = MapKey(InputKey(info.key, PICTURE.key, "none"), "grad-cam", Target(1))
    maps = answer(session, Explain(key, info.auto_layer))
    assert maps.raw[info.auto_layer].any()


def test_weights_alone_open_as_their_network(session, folder):
    model = models.seeded(keras.applications.MobileNetV3Small(weights=None, classes=5))
    path = str(folder / "alone.weights.h5")
    model.save_weights(path)
    assert isinstance(answer(session, LoadModel(path)), WeightsQuestion)
    answer(session, LoadModel(path, weights_of="MobileNetV3Small"))
    inputs = np.random.default_rng(5).uniform(0, 255, (1, 224, 224, 3)).astype(np.float32)
    assert session._open is not None
    expected = keras.ops.convert_to_numpy(model(inputs))[0]
    np.testing.assert_allclose(
        session._open.network.forward(inputs).probabilities, expected, atol=1e-5
    )


def test_trusted_code_runs_and_that_of_another_framework_is_named(session, folder):
    path = models.save(models.with_lambda(), folder / "lambda.keras")
    trust = (TrustedFile(sha256(Path(path).read_bytes()).hexdigest()),)
    info = answer(session, LoadModel(path, trusted=trust))
    key = MapKey(InputKey(info.key, PICTURE.key, "none"), "grad-cam", Target(1))
    assert answer(session, Explain(key, "conv_1")).raw["conv_1"].any()

    program = KerasProgram(models.with_own_layer())
    program.try_code()
    program._model.get_layer("scale").call = lambda inputs: inputs.detach().numpy()
    with pytest.raises(EngineError, match=r"does not run in PyTorch: .+ Choose TensorFlow"):
        program.try_code()
