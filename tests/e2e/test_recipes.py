"""A beginner's story: a recipe makes a model from folders of pictures, and Camscope explains it."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING

import keras
import numpy as np
import pytest

from engine.api.activations import Activations, ShowActivations
from engine.api.filters import FilterImages, FilterSettings, FilterStyle, GrowFilters
from engine.session.session import Session
from scripts.recipes import RECIPES
from scripts.recipes.__main__ import main
from scripts.recipes.drawing import PETS, draw_folders
from scripts.recipes.pictures import Pictures, read
from tests import models
from tests.unit.engine.bench import Bench

if TYPE_CHECKING:
    from pathlib import Path

NARROW = {
    "cifar10": {"width": 4},
    "fashion_mnist": {"width": 4},
    "cats_and_dogs": {"width": 2},
    "vgg16": {"side": 32},
    "efficientnetv2b1": {"side": 64},
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session(str(tmp_path_factory.mktemp("work")))


@pytest.mark.parametrize(
    ("name", "classes", "prepares"),
    [
        ("cifar10", 10, True),
        ("fashion_mnist", 10, False),
        ("cats_and_dogs", 1, False),
        ("vgg16", 2, True),
        ("efficientnetv2b1", 2, True),
    ],
)
def test_a_recipes_model_is_explained_and_looked_into(
    tmp_path: Path, session: Session, name: str, classes: int, prepares: bool
):
    assert name in RECIPES
    model = import_module(f"scripts.recipes.{name}").build(**NARROW[name])
    model.name = name
    bench = Bench(session, tmp_path)
    info, key = bench.ready(models.seeded(model) if name != "efficientnetv2b1" else model)
    assert info.outputs[0].class_count == classes
    assert (info.preprocess == "none" and not info.preprocess_guessed) or not prepares
    layer = info.auto_layer
    assert layer is not None
    assert np.isfinite(bench.maps(key, layer=layer).raw[layer]).all()
    (shown,) = session.run(ShowActivations(key, layer))
    assert isinstance(shown, Activations)
    settings = FilterSettings(FilterStyle.TEXTBOOK, steps=1, size=32)
    first = next(row.path for row in info.walk() if row.type == "Conv2D")
    *_, grown = session.run(GrowFilters(info.key, first, (0,), settings=settings))
    assert isinstance(grown, FilterImages)
    assert grown.complete


def test_the_command_makes_everything_from_a_folder_of_pictures(tmp_path: Path):
    folder = tmp_path / "写真"
    draw_folders(folder, PETS, 40, 20)
    main(["cifar10", "--quick", "--data", str(folder), "--out", str(tmp_path / "out")])
    bench = Bench(Session(str(tmp_path)), tmp_path)
    info = bench.open(keras.models.load_model(tmp_path / "out" / "model.keras"))
    assert (tmp_path / "out" / "model.labels.txt").read_text().split() == ["cat", "dog"]
    assert info.outputs[0].class_count == 2
    kept = sorted(path.stem for path in (tmp_path / "out" / "pictures").iterdir())
    assert {name.partition("_")[0] for name in kept} == {"cat", "dog"}


def test_a_folder_without_folders_is_told(tmp_path: Path):
    (tmp_path / "one").mkdir()
    with pytest.raises(SystemExit, match="a folder of pictures for each class"):
        Pictures(tmp_path, 8)


def test_an_object_is_where_the_boxes_say(tmp_path: Path):
    """What is almost white or almost black in a drawn picture is the object."""
    draw_folders(tmp_path / "drawn", PETS, 60, 6)
    boxes = json.loads((tmp_path / "drawn" / "boxes.json").read_text(encoding="utf-8"))
    assert len(boxes) == 12
    for path, (left, top, right, bottom) in boxes.items():
        grey = read(tmp_path / "drawn" / path, 60, 1)[..., 0]
        rows, columns = np.nonzero((grey < 45) | (grey > 215))
        inside = (columns > left - 2) & (columns < right + 2) & (rows > top - 2)
        assert (inside & (rows < bottom + 2)).mean() > 0.95
        assert len(rows) > 100
