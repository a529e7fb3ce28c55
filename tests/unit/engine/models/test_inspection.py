"""A refused file tells its layers, shapes and weights as Keras itself counts them; nothing runs."""

from __future__ import annotations

import builtins
import contextlib
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import keras
import pytest

from engine.api.errors import EngineError
from engine.models.inspection import Inspection, _settings, inspect
from engine.models.model_contents import ModelContents
from engine.models.vetting import vet
from tests import models
from tests.unit.engine.models import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.api.model import LayerNode

pytestmark = pytest.mark.tensorflow


def inspected(path: object, file: str) -> Inspection:
    found: list[tuple[ModelContents, str]] = []
    with contextlib.suppress(EngineError):
        vet(
            str(path),
            work_dir=str(Path(str(path)).parent),
            on_read=lambda contents, sha256: found.append((contents, sha256)),
        )
    return inspect(*found[-1], file)


def _rows(rows: tuple[LayerNode, ...]) -> Iterator[LayerNode]:
    for row in rows:
        yield from row.walk()


def _of_keras(model: Any, prefix: str = "") -> dict[str, tuple[Any, int]]:
    """Shape and number of weights of every layer, as Keras has them."""
    found = {}
    for layer in model.layers:
        found[prefix + layer.name] = (tuple(layer.output.shape), layer.count_params())
        if isinstance(layer, keras.Model):
            found |= _of_keras(layer, f"{prefix}{layer.name}/")
    return found


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
@pytest.mark.parametrize(
    "build",
    [models.with_own_layer, models.nested, models.two_inputs, models.batch_norm, models.separable],
    ids=lambda build: build.__name__,
)
def test_layers_shapes_and_weights_are_those_of_keras(
    build: Callable[[], Any], suffix: str, tmp_path: Path
):
    model = build()
    path = models.save(model, tmp_path / f"m{suffix}")
    found = inspected(path, "m")
    rows = {row.path: (row.output_shape, row.param_count) for row in _rows(found.layers)}
    assert rows == _of_keras(model)
    assert (found.name, found.param_count) == (model.name, model.count_params())
    assert found.input_shape == tuple(model.inputs[0].shape[1:])
    assert not any(row.explainable for row in _rows(found.layers))


def test_what_is_not_part_of_keras_is_named_with_its_reason(tmp_path: Path):
    path = models.save(models.with_own_layer(), tmp_path / "own.keras")
    found = inspected(path, "own.keras")
    marked = [row for row in _rows(found.layers) if row.runs_code]
    assert [row.path for row in marked] == ["scale"]
    assert found.needs.classes == ("mine>Scale",)
    assert found.needs.programs == ()
    assert [str(why) for why in found.reasons] == [
        "In own.keras, layer scale is of class Scale, which is not part of Keras (or not one that "
        "Camscope opens). Replace it by ordinary Keras layers and save the model again."
    ]
    assert marked[0].reason == found.reasons[0]


def test_every_refused_layer_has_its_own_reason_and_nothing_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    code = {"class_name": "__lambda__", "config": {"code": "4wEA", "defaults": None}}
    config = files.sequential(
        files.layer("Lambda", "first", function=code),
        files.layer("Conv2D", "conv", filters=2, kernel_size=[3, 3], activation="relu"),
        files.layer("Wavelet", "second", module="theirs.layers"),
        files.layer("Dense", "scores", units=3, activation="their_own"),
    )
    path = files.keras_file(tmp_path / "m.keras", config)
    monkeypatch.setattr(builtins, "exec", lambda *given: pytest.fail("something was run"))
    monkeypatch.setattr("marshal.loads", lambda *given: pytest.fail("code was unpacked"))
    found = inspected(path, "m.keras")
    assert [row.path for row in found.layers if row.runs_code] == ["first", "second", "scores"]
    assert len(found.reasons) == 3
    assert found.needs.programs == ("first",)
    assert found.needs.classes == ("Wavelet", "their_own")


def test_settings_are_plain_values(tmp_path: Path):
    path = files.keras_file(tmp_path / "m.keras")
    conv = inspected(path, "m.keras").layers[1]
    told = dict(conv.properties)
    assert (told["filters"], told["kernel_size"], told["activation"]) == (2, (3, 3), "relu")


def test_settings_that_no_message_can_hold_are_left_out():
    settings = {"rate": 10**30, "size": [[[1]]], "axes": [[1, "a"], 2], "many": [[1] * 17], "e": []}
    layer = {"class_name": "Dense", "config": settings}
    assert _settings(layer) == (("axes", ((1, "a"), 2)),)


def test_a_file_that_describes_nothing():
    with pytest.raises(EngineError, match="has no description"):
        inspect(ModelContents(None, True, ()), "", "m")


@pytest.mark.parametrize(
    "config",
    [
        {"class_name": "Dense", "config": {}},
        {"class_name": "Sequential", "config": {"layers": 3}},
        {"class_name": "Functional", "config": {"layers": [{"class_name": [], "config": 7}]}},
        {"class_name": "Sequential", "config": {"layers": [{"inbound_nodes": [[["x"]]]}]}},
        {"class_name": "Sequential", "config": {"layers": [{"config": {"filters": {}}}]}},
    ],
    ids=range(5),
)
def test_strange_descriptions_end_in_a_tree_or_a_sentence(config: dict, tmp_path: Path):
    path = tmp_path / "m.keras"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", json.dumps(config))
    with contextlib.suppress(EngineError):  # no other error leaves it
        assert inspected(path, "m").layers is not None


def test_of_a_file_with_more_layers_than_are_opened_the_first_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("engine.models.inspection.MAX_LAYERS", 3)
    found = inspected(files.keras_file(tmp_path / "m.keras"), "m.keras")
    assert [row.name for row in found.layers] == ["image", "conv", "flat"]
    assert [str(why) for why in found.reasons] == ["Only the first 3 of its 4 layers are shown."]


def test_an_old_file_whose_groups_are_damaged_is_shown_by_its_description(tmp_path: Path):
    path = Path(files.h5_file(tmp_path / "m.h5"))
    data = path.read_bytes()
    assert data.count(b"TREE") > 1
    at = data.rindex(b"TREE")  # that of a group within the first one
    path.write_bytes(data[:at] + b"LOST" + data[at + 4 :])
    found = inspected(path, "m.h5")
    assert [row.name for row in found.layers] == ["image", "conv", "flat", "scores"]
    assert found.param_count == 275  # as its layers ask for


def test_an_archive_that_is_cut_off_is_shown_by_its_description(tmp_path: Path):
    path = Path(files.keras_file(tmp_path / "m.keras"))
    path.write_bytes(path.read_bytes()[:-500])
    found = inspected(path, "m.keras")
    assert [row.name for row in found.layers] == ["image", "conv", "flat", "scores"]


def test_a_reader_that_dies_has_told_the_description(tmp_path: Path, monkeypatch):
    def dies(*given: object) -> Iterator[ModelContents]:
        yield ModelContents(json.dumps(files.small()), False, (), is_whole=False)
        raise EngineError("It died.")

    monkeypatch.setattr("engine.models.vetting._read", dies)
    found = inspected(files.h5_file(tmp_path / "m.h5"), "m.h5")
    assert [row.name for row in found.layers] == ["image", "conv", "flat", "scores"]
