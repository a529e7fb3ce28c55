"""Networks that are frozen, described and opened once for all tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import keras
import pytest
import tensorflow as tf

from engine.models.config_checks import check, parse
from engine.models.model_writing import write_h5
from engine.models.simplified_config import simplified
from tests.frozen_graphs import Frozen, freeze
from tests.graph_networks import KERAS, PLAIN, keras_model

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.models.config_graph import Config
    from engine.models.saved_model.keras_description import KerasDescription


@dataclass(frozen=True, slots=True)
class Opened:
    """A network before and after.

    Attributes
    ----------
    original : keras.Model or None
        As its author has it; None for one without Keras.
    frozen : Frozen
        Its graph, and the function of TensorFlow that is to be repeated.
    description : KerasDescription
        What it became.
    config : dict
        The description as Keras gets it.
    path : str
        The file that Keras opened.
    model : keras.Model
        As Keras opened it.
    """

    original: Any
    frozen: Frozen
    description: KerasDescription
    config: Config
    path: str
    model: Any


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Opened]:
    """Open a network by its name: checked and written like any stranger's model."""
    folder = tmp_path_factory.mktemp("graphs")

    @cache
    def open_network(name: str) -> Opened:
        if name in PLAIN:
            original, (owner, function) = None, PLAIN[name]()
        else:
            owner = original = keras_model(name)
            specs = [tf.TensorSpec(each.shape, each.dtype, each.name) for each in original.inputs]

            @tf.function(autograph=False)
            def serve(*images: Any) -> dict[str, Any]:
                made = original(list(images) if len(images) > 1 else images[0])
                answers = made if isinstance(made, list) else [made]
                return {f"output_{at}": each for at, each in enumerate(answers)}

            function = serve.get_concrete_function(*specs)
        frozen = freeze(function, owner)
        description = frozen.described()
        contents = description.contents()
        written = parse(contents.description or "", name)
        check(written, name)
        config = simplified(written)
        path = str(folder / f"{name}.h5")
        copy = folder / "empty"
        copy.touch()
        write_h5(path, str(copy), config, contents, description.values())
        model = keras.models.load_model(path, compile=False, safe_mode=True)
        return Opened(original, frozen, description, config, path, model)

    assert not set(KERAS) & set(PLAIN)
    return open_network
