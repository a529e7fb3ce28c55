"""Model files made to do harm, in the window: each ends in a sentence, and work goes on."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine.api.trust import TrustedFile
from tests import models
from tests.e2e.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

CORPUS = Path(__file__).parents[1] / "corpus" / "models"
SAMPLES = sorted((Path(__file__).parents[2] / "resources" / "demo" / "samples").glob("*.png"))

REFUSED = {
    "66_h5_dup_typespec_unknown.h5": "says zz twice",
    "h5_DEATH_sig_0efe141b.h5": "broke the process that was reading it",
}
"""Told, while what was open stays."""
LOOKED_AT = {
    "82_dense_build_shapes_dict.keras": "do not fit the model that it describes",
    "87_zeropad.keras": "layer z makes an array of shape",
    "opened-explain-raised_fn_json_5f07e0de.h5": "computes with complex numbers",
    "raised_nested_zipflip_01db8ea8.keras": "is damaged or cut off",
}
"""Shown by their own description."""
OPENED = ("c2_name.keras", "quantized_int8.keras")

HOG = """
import time
import keras

KEPT = []


@keras.saving.register_keras_serializable("mine")
class Scale(keras.layers.Layer):
    def __init__(self, by=2.0, **settings):
        super().__init__(**settings)

    def build(self, input_shape):
        while True:
            KEPT.append(b"x" * 2**25)
            time.sleep(0.01)
"""
"""The class that `tests.models.with_own_layer` asks for, as somebody may write it."""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.wait(lambda: made.state.model is not None)
    made.open(SAMPLES[0])
    yield made
    made.end()


def order(desk: Desk, path: Path) -> None:
    desk.ear.told.clear()
    desk.window.commands.open_paths([str(path)])


def errors(desk: Desk) -> list[str]:
    return [sentence for kind, sentence in desk.ear.told if kind == "error"]


def test_each_ends_in_a_sentence_or_opens_and_the_window_goes_on(desk: Desk, tmp_path: Path):
    files_of_the_corpus_end_in_a_sentence_or_open_and_the_engine_lives(desk)
    a_model_that_eats_the_memory_while_it_is_opened_is_stopped(desk, tmp_path)


def files_of_the_corpus_end_in_a_sentence_or_open_and_the_engine_lives(desk: Desk) -> None:
    pid = desk.app._engine.engine_pid
    for name, sentence in REFUSED.items():
        before = desk.state.model
        order(desk, CORPUS / name)
        desk.wait(lambda: errors(desk))
        assert sentence in errors(desk)[0]
        assert desk.state.model is before
    for name in (*LOOKED_AT, *OPENED):
        order(desk, CORPUS / name)
        desk.wait(
            lambda name=name: (
                desk.state.model is not None and Path(desk.state.model.request.path).name == name
            )
        )
        found = " ".join(str(why) for why in desk.state.model.refusals)
        assert LOOKED_AT.get(name, "") in found
        assert bool(found) == (name in LOOKED_AT)
        assert desk.state.model.layers
        assert errors(desk) == []
        if name in OPENED:
            desk.answer()
    assert desk.app._engine.engine_pid == pid


def a_model_that_eats_the_memory_while_it_is_opened_is_stopped(desk: Desk, tmp_path: Path) -> None:
    path, code = tmp_path / "hog.keras", tmp_path / "layers.py"
    models.save(models.with_own_layer(), path)
    code.write_text(HOG)
    before, pid = desk.state.model, desk.app._engine.engine_pid
    digests = [hashlib.sha256(each.read_bytes()).hexdigest() for each in (path, code)]
    desk.app.controller.trust((TrustedFile(digests[0], str(code), digests[1]),))
    order(desk, path)
    desk.wait(lambda: errors(desk))
    assert "Opening hog.keras took more than 1.2 GB of memory" in errors(desk)[0]
    assert desk.state.model is before
    desk.open(SAMPLES[1])  # another image, by the former model and another engine
    assert desk.state.picture.path == str(SAMPLES[1])
    assert desk.state.predictions.input.model == before.key
    assert desk.app._engine.engine_pid not in (0, pid)
    assert len(errors(desk)) == 1
