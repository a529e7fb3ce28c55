"""What a user learns of layers and weights in the window, with the real engine behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import pytest
from keras import layers

from gui.panels.layer_menu import LayerMenu
from gui.panels.layer_model import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.desk import Desk

SAMPLE = Path(__file__).parents[2] / "resources" / "demo" / "samples" / "fish.png"
PATH = "body/conv_2"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    """A network for any size that nobody has trained, and its file."""
    keras.utils.set_random_seed(11)
    inputs = keras.Input((None, None, 3))
    body = keras.Sequential(
        [
            keras.Input((None, None, 3)),
            layers.Conv2D(8, 3, activation="relu", name="conv_1"),
            layers.Conv2D(16, 5, strides=2, padding="same", activation="relu", name="conv_2"),
        ],
        name="body",
    )
    x = layers.GlobalAveragePooling2D(name="gap")(body(inputs))
    model = keras.Model(inputs, layers.Dense(4, activation="softmax", name="scores")(x))
    path = tmp_path_factory.mktemp("fresh") / "新しい.keras"
    model.save(path)
    return model, path


@pytest.fixture
def desk(program: Desk) -> Iterator[Desk]:
    yield program
    program.tidy()


def test_an_untrained_model_is_said_to_be_one_wherever_its_answers_stand(
    desk: Desk, fresh: tuple[Any, Path]
):
    desk.open(fresh[1], SAMPLE)
    desk.wait(lambda: not desk.state.model_is_demo)
    desk.answer()
    sentence = "The weights look untrained: predictions and heatmaps mean nothing yet."
    assert desk.window.panels["target"].untrained_line.isVisible()
    assert desk.window.panels["target"].untrained_line.text() == sentence
    pane = desk.central_view.views.active
    desk.wait(lambda: sentence in pane.caption.sentence)
    assert "trained this way" not in desk.window.panels["input"].reason.text()
    desk.window.commands.open_demo()
    desk.wait(lambda: desk.state.model_is_demo)
    desk.answer()
    assert not desk.window.panels["target"].untrained_line.isVisible()
    desk.wait(lambda: "untrained" not in pane.caption.sentence)


def test_a_layer_is_looked_up_from_its_menu(desk: Desk, fresh: tuple[Any, Path]):
    model, path = fresh
    desk.open(path, SAMPLE)
    desk.wait(lambda: not desk.state.model_is_demo and desk.state.shapes is not None)
    desk.answer()
    tree = desk.window.panels["layers"]
    height, width = desk.state.current_maps.raw[PATH].shape
    shape = f"{height} × {width} × 16"
    assert tree.model.index_of(PATH).siblingAtColumn(Column.OUTPUT).data() == shape
    menu = LayerMenu(desk.state, desk.state.layers[PATH], tree)
    next(one for one in menu.actions() if one.text() == "Properties").trigger()
    panel = desk.window.panels["properties"]

    def told() -> dict[str, str]:
        return {row.name: row.value for row in panel.rows}

    desk.wait(lambda: "kernel" in told())
    assert panel.title.text() == PATH
    assert told()["kernel size"] == "5 × 5"
    assert told()["strides"] == "2 × 2"
    assert told()["padding"] == "same"
    assert told()["activation"] == "relu"
    assert told()["input from"].startswith("conv_1 (")
    assert told()["output"] == shape
    kernel = np.asarray(model.get_layer("body").get_layer("conv_2").kernel, np.float64)
    for word in (f"mean {kernel.mean():.3g}", f"std {kernel.std():.3g}", f"{kernel.min():.3g} to"):
        assert word in told()["kernel"]
    assert told()["kernel"].endswith(", 0 % zeros")
    assert told()["bias"] == "16\n0 to 0, mean 0, std 0, 100 % zeros"
