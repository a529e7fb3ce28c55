"""Files of weights alone open as the network that they fit, with its numbers, or say why not.

The oracle is the network that Keras Applications itself builds, which wrote the file.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import h5py
import keras
import numpy as np
import pytest
from keras.src.legacy.saving import legacy_h5_format

from engine.api.attribution import Explain, Maps, Predict, Predictions
from engine.api.code import OverlayCode, WriteCode
from engine.api.display import MapSource
from engine.api.errors import EngineError
from engine.api.image import HoldImage
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel, ModelInfo, WeightsQuestion
from engine.api.outputs import OutputKind
from engine.api.weights import WeightsFit
from engine.session.session import Session
from tests.models import seeded
from tests.unit.engine.bench import picture
from tests.weights import network, old, write_new, write_old

if TYPE_CHECKING:
    from engine.api.requests import ModelRequest

SMALL = "MobileNetV3Small"


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    return Session(str(tmp_path_factory.mktemp("work")))


def save(model, path):
    """Save weights in the format that the file's name asks for."""
    if path.name.endswith(".weights.h5"):
        model.save_weights(path)
    else:
        with h5py.File(path, "w") as file:
            legacy_h5_format.save_weights_to_hdf5_group(file, model)
    return str(path)


def answer(session: Session, request: ModelRequest) -> Any:
    return list(session.run(request))[-1]


def seen(session: Session, model: Any) -> tuple[np.ndarray, np.ndarray]:
    """What Camscope's network and Keras' own make of an image; nothing is alike by chance."""
    side = model.input_shape[1]
    x = np.random.default_rng(5).uniform(-1, 1, (1, side, side, 3)).astype(np.float32)
    assert session._open is not None
    found = session._open.network.forward(x)
    expected = np.asarray(model(x, training=False))[0]
    assert expected.std() > 1e-3 * abs(expected).max()
    return (found.logits if found.probabilities is None else found.probabilities), expected


def test_a_whole_network_with_seven_classes_is_asked_about_and_opened(session, tmp_path):
    model = seeded(keras.applications.MobileNet(weights=None, classes=7, input_shape=(224, 224, 3)))
    path = save(model, tmp_path / "权重 é.weights.h5")
    sha256 = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    asked = answer(session, LoadModel(path))
    fit = WeightsFit("MobileNet", 224, class_count=7)
    assert asked == WeightsQuestion(LoadModel(path), sha256, (fit,))

    info = answer(session, LoadModel(path, weights_of="MobileNet"))
    assert isinstance(info, ModelInfo)
    assert (info.key, info.weights_of, info.file_name) == (sha256, fit, "权重 é.weights.h5")
    assert info.preprocess == "signed"
    assert [output.class_count for output in info.outputs] == [7]
    np.testing.assert_allclose(*seen(session, model), atol=1e-5)


def test_a_network_without_its_top_ends_in_a_map_of_features(session, tmp_path):
    """The old format, and a model in a model: the base of what was fine-tuned, saved by itself."""
    model = seeded(
        keras.applications.MobileNetV3Small(
            weights=None, include_top=False, input_shape=(224, 224, 3)
        )
    )
    path = save(model, tmp_path / "base.h5")
    info = answer(session, LoadModel(path, weights_of="mobilenetv3small"))
    assert info.weights_of == WeightsFit(SMALL, 224, has_top=False)
    assert [output.kind for output in info.outputs] == [OutputKind.FEATURE_MAP]
    found, expected = seen(session, model)
    np.testing.assert_allclose(found, expected, atol=1e-5 * abs(expected).max())

    image = picture(50, 40)
    list(session.run(HoldImage(image)))
    key = InputKey(info.key, image.key)
    shown = MapSource(MapKey(key, "grad-cam", Target(0)), info.auto_layer)
    with pytest.raises(EngineError, match="weights alone, which no short script opens"):
        answer(session, WriteCode(OverlayCode(shown)))
    ranked = answer(session, Predict(key))
    assert isinstance(ranked, Predictions)
    maps = answer(session, Explain(MapKey(key, "grad-cam", Target(3)), None))
    assert isinstance(maps, Maps)


# --- what is refused ------------------------------------------------------------------------------


def small_file(path, values=np.ones):
    return write_new(path, network(SMALL).bare, values)


def test_what_does_not_fit_is_one_sentence_and_what_was_open_stays_open(session, tmp_path):
    path = small_file(tmp_path / "small.weights.h5")
    before = session.model
    for name, said in (
        ("VGG16", "not those of VGG16: they fit MobileNetV3Small without its top layers"),
        ("ResNet", "no network"),
        ("../../etc/passwd\x1b[2J", "no network"),
    ):
        with pytest.raises(EngineError, match=said):
            answer(session, LoadModel(path, weights_of=name))
    assert session.model is before


def test_a_question_leaves_open_what_is_open_and_nothing_in_the_folder(session, tmp_path):
    before = session.model
    asked = answer(session, LoadModel(small_file(tmp_path / "small.weights.h5")))
    assert isinstance(asked, WeightsQuestion)
    assert session.model is before
    assert os.listdir(session._work_dir) == []


def test_who_must_open_is_told_the_choices(session, tmp_path):
    path = small_file(tmp_path / "small.weights.h5")
    with pytest.raises(EngineError, match="open it as that with --as MobileNetV3Small"):
        answer(session, LoadModel(path, must_open=True))


def test_a_file_cut_off_is_one_sentence(session, tmp_path):
    path = Path(small_file(tmp_path / "small.weights.h5"))
    path.write_bytes(path.read_bytes()[:-200_000])
    for request in (LoadModel(str(path)), LoadModel(str(path), weights_of=SMALL)):
        with pytest.raises(EngineError, match=r"small.weights.h5 is damaged"):
            answer(session, request)


def test_names_that_do_harm_are_only_shown(session, tmp_path):
    path = tmp_path / "names.h5"
    layers = [*old(network(SMALL).bare), ("\x1b[2J‮..", [("kernel", (3, 4))])]
    write_old(path, layers)
    with pytest.raises(EngineError) as caught:
        answer(session, LoadModel(str(path)))
    assert "of further layers" in str(caught.value)


def test_a_link_to_another_file_is_refused(session, tmp_path):
    path = Path(small_file(tmp_path / "small.weights.h5"))
    with h5py.File(path, "a") as file:
        del file["layers/conv2d/vars/0"]
        file["layers/conv2d/vars/0"] = h5py.ExternalLink("/etc/passwd", "/x")
    with pytest.raises(EngineError, match="link to another place"):
        answer(session, LoadModel(str(path), weights_of=SMALL))


def test_weights_that_are_no_numbers_open_as_in_any_model_and_are_told(session, tmp_path):
    def nan(shape):
        return np.full(shape, np.nan, np.float32)

    path = small_file(tmp_path / "nan.weights.h5", nan)
    with pytest.raises(EngineError, match="NaN"):
        answer(session, LoadModel(path, weights_of=SMALL))


def test_a_whole_model_needs_no_name(session, tmp_path):
    model = keras.Sequential([keras.Input((8, 8, 3)), keras.layers.Conv2D(2, 3)])
    model.save(tmp_path / "whole.h5")
    with pytest.raises(EngineError, match="is a whole model and needs no network named"):
        answer(session, LoadModel(str(tmp_path / "whole.h5"), weights_of=SMALL))


def test_too_little_memory_is_told_before_anything_is_built(session, tmp_path, monkeypatch):
    from engine.session import weights_files

    monkeypatch.setattr(weights_files, "free_bytes", lambda: 1000)
    with pytest.raises(EngineError, match="needs about 20 MB of memory to be built"):
        answer(session, LoadModel(small_file(tmp_path / "a.weights.h5"), weights_of=SMALL))
