"""Models that Keras itself writes: they pass, their copies load, and nothing is lost."""

from __future__ import annotations

import json
import os
import zipfile
from typing import TYPE_CHECKING, Any

import h5py
import keras
import numpy as np
import pytest
from keras.src.legacy.saving import legacy_h5_format

from engine.api.errors import EngineError
from engine.api.scores import OutputActivation
from engine.models import config_checks as configs
from engine.models import parameter_budget as budget
from engine.models.architectures import find_preprocessing
from engine.models.legacy.config import modernised
from engine.models.vetting import vet, vet_weights
from tests import models

if TYPE_CHECKING:
    from pathlib import Path

APPLICATIONS = {
    "MobileNetV2": ("signed", {"alpha": 0.35}),
    "MobileNetV3Small": ("none", {"alpha": 0.75}),
    "EfficientNetB0": ("none", {}),
    "ConvNeXtTiny": ("none", {}),
    "VGG16": ("caffe", {}),
    "ResNet50V2": ("signed", {}),
    "DenseNet121": ("torch", {}),
}


def loaded(path: str, work: Path) -> tuple[Any, Any]:
    vetted = vet(path, work_dir=str(work))
    return vetted, keras.models.load_model(vetted.copy_path, compile=False, safe_mode=True)


def assert_same(first: Any, second: Any) -> None:
    for one, other in zip(first.get_weights(), second.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("ending", ["keras", "h5"])
@pytest.mark.parametrize("build", models.ORDINARY, ids=lambda build: build.__name__)
def test_ordinary_models(tmp_path, work, build, ending):
    model = build()
    vetted, again = loaded(models.save(model, tmp_path / f"m.{ending}"), work)
    assert vetted.parameters <= model.count_params()
    assert ending == "h5" or not vetted.is_rewritten
    assert_same(model, again)


@pytest.mark.parametrize("ending", ["keras", "h5"])
def test_a_lambda_layer(tmp_path, work, ending):
    path = models.save(models.with_lambda(), tmp_path / f"m.{ending}")
    with pytest.raises(EngineError, match=r"contains a Lambda layer \(scale\)"):
        vet(path, work_dir=str(work))


@pytest.mark.parametrize("name", APPLICATIONS)
def test_descriptions_of_applications(name):
    preprocess, settings = APPLICATIONS[name]
    small = {"include_top": False} if name == "VGG16" else {}
    model = getattr(keras.applications, name)(
        weights=None, input_shape=(64, 64, 3), **settings, **small
    )
    config = modernised(configs.parse(json.dumps(keras.saving.serialize_keras_object(model)), "f"))
    configs.check(config, "f")
    assert budget.check(config, 10**9, "f") == model.count_params()
    assert find_preprocessing(config, model.name)[::2] == (preprocess, False)


def test_an_h5_file_of_keras_3_with_operations_that_keras_itself_cannot_read(tmp_path, work):
    model = keras.applications.MobileNetV3Small(
        weights=None, input_shape=(32, 32, 3), alpha=0.75, minimalistic=True
    )
    path = models.save(model, tmp_path / "m.h5")
    _, again = loaded(path, work)
    assert_same(model, again)


def test_a_compiled_model(tmp_path, work):
    model = models.flat()
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    for ending in ("keras", "h5"):
        vetted, again = loaded(models.save(model, tmp_path / f"m.{ending}"), work)
        assert "compile_config" not in vetted.config
        assert vetted.reading is OutputActivation.SOFTMAX
        assert_same(model, again)


@pytest.mark.parametrize("rescales", [models.nested, models.augmented])
def test_in_model_rescaling_is_found(tmp_path, work, rescales):
    model = rescales()
    vetted = vet(models.save(model, tmp_path / "m.keras"), work_dir=str(work))
    assert find_preprocessing(vetted.config, model.name)[::2] == ("none", False)


def test_a_sequential_model_of_2017_loads_and_predicts_the_same(tmp_path, work):
    model = models.sequential()
    path = models.save(model, tmp_path / "cats.h5")
    with h5py.File(path, "r+") as root:
        written = json.loads(root.attrs["model_config"])["config"]["layers"][1:]
        for layer in written:
            layer["config"].pop("dtype")
        written[0]["config"]["batch_input_shape"] = [None, 24, 32, 3]
        root.attrs["model_config"] = json.dumps({"class_name": "Sequential", "config": written})
        root.attrs["keras_version"] = "2.0.8"
    _, again = loaded(path, work)
    images = np.random.default_rng(0).uniform(0, 1, (2, 24, 32, 3)).astype(np.float32)
    np.testing.assert_allclose(again(images), model(images), atol=1e-6)


def test_a_file_of_weights_alone_is_written_anew(tmp_path, work):
    model = models.batch_norm()
    path = str(tmp_path / "old.h5")
    with h5py.File(path, "w") as root:
        legacy_h5_format.save_weights_to_hdf5_group(root, model)
    made = vet_weights(path, "old.h5", work_dir=str(work))
    other = models.batch_norm()
    other.set_weights([array * 0 for array in model.get_weights()])
    other.load_weights(made)
    assert_same(model, other)
    assert not os.path.exists(path)


def test_a_file_without_weights_is_no_file_of_weights(tmp_path, work):
    path = str(tmp_path / "data.h5")
    with h5py.File(path, "w") as root:
        root["measurements"] = np.ones(3)
    with pytest.raises(EngineError, match=r"data\.h5 is damaged"):
        vet_weights(path, "data.h5", work_dir=str(work))
    assert list(work.iterdir()) == []


@pytest.mark.parametrize("ending", ["keras", "h5"])
def test_only_files_of_our_own_are_opened_in_this_process(tmp_path, work, ending, monkeypatch):
    path = models.save(models.nested(), tmp_path / f"m.{ending}")
    opened: list[str] = []
    open_hdf5, open_zip = h5py.h5f.open, zipfile.ZipFile.__init__

    def noting_hdf5(name: Any, *given: Any, **named: Any) -> Any:
        opened.append(os.fsdecode(name))
        return open_hdf5(name, *given, **named)

    def noting_zip(self: Any, file: Any, *given: Any, **named: Any) -> None:
        opened.append(str(file))
        open_zip(self, file, *given, **named)

    monkeypatch.setattr(h5py.h5f, "open", noting_hdf5)
    monkeypatch.setattr(zipfile.ZipFile, "__init__", noting_zip)
    vetted, _ = loaded(path, work)
    assert opened
    assert all(name.startswith(vetted.copy_path) for name in opened)
