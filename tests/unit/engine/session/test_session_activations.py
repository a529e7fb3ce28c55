"""Looks inside through a session, with the real backend: against Keras' own submodels."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import cv2
import keras
import numpy as np
import pytest

from engine.api.activations import SaveAllActivations, ShowActivations, ShowWeights
from engine.api.attribution import Explain
from engine.api.errors import EngineError
from engine.api.keys import MapKey, Target
from engine.api.results import Saved
from engine.api.top_images import RankImages
from engine.backends.tensorflow.network import KerasNetwork
from engine.cli.activations import run_activations
from engine.cli.parser import parser
from engine.imaging import encode_png
from engine.session.session import Session
from tests import models
from tests.unit.engine.bench import Bench, picture

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session(str(tmp_path_factory.mktemp("work")))


@pytest.fixture
def bench(session: Session, tmp_path: Path) -> Bench:
    return Bench(session, tmp_path)


def show(bench: Bench, key: Any, layer: str, target: Target | None = None) -> Any:
    (found,) = bench.session.run(ShowActivations(key, layer, target))
    return found


def outputs(model: Any, layer: str, pixels: Any) -> Any:
    """What Keras itself gives for a layer, by rebuilding the model up to it."""
    part = keras.Model(model.input, model.get_layer(layer).output)
    given = part(pixels[None].astype(np.float32), training=False)
    return keras.ops.convert_to_numpy(given)[0]


@pytest.mark.parametrize("layer", ["conv_1", "conv_pool", "conv_2", "pool"])
def test_activations_are_those_of_keras(bench: Bench, layer: str):
    model = models.flat()
    _, key = bench.ready(model, preprocess="none")
    expected = outputs(model, layer, picture(24, 32).pixels)
    found = show(bench, key, layer, Target(1))
    assert found.values.ndim == 3
    np.testing.assert_allclose(found.values.squeeze(), expected, rtol=1e-4, atol=1e-3)
    assert found.weights.shape == expected.shape[-1:]


def test_the_last_layer_gives_logits(bench: Bench):
    _, key = bench.ready(models.flat(), preprocess="none")
    rows = bench.predict(key).ranked
    expected = [row.logit for row in sorted(rows, key=lambda row: row.target.index)]
    np.testing.assert_allclose(show(bench, key, "scores").values.ravel(), expected, rtol=1e-4)


def test_weights_and_activations_make_the_heatmap(bench: Bench):
    _, key = bench.ready(models.flat())
    raw = bench.maps(key, Target(2)).raw["conv_2"]
    found = show(bench, key, "conv_2", Target(2))
    map_ = np.maximum((found.values * found.weights).sum(-1), 0)
    np.testing.assert_allclose(map_, raw, rtol=1e-3, atol=1e-5 * raw.max())


def test_after_the_heatmap_activations_cost_no_pass(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    _, key = bench.ready(models.flat())
    list(bench.session.run(Explain(MapKey(key, "grad-cam", Target(0)))))
    monkeypatch.setattr(KerasNetwork, "forward_backward", None)
    assert show(bench, key, "conv_1", Target(0)).values.shape == (22, 30, 4)
    assert show(bench, key, "conv_1").weights is None


def test_a_layer_that_no_gradient_reaches_shows_without_weights(bench: Bench):
    _, key = bench.ready(models.mask_branch())
    found = show(bench, key, "up", Target(0))
    assert found.values.any()
    assert found.weights is None


@pytest.mark.parametrize(
    "make",
    [
        models.nested,
        models.sequential,
        models.shared_layer,
        models.shared_backbone,
        models.one_by_one,
        models.no_convolution,
        models.two_outputs,
        models.any_size,
        models.mixed_precision,
        models.separable,
    ],
)
def test_every_layer_shows_or_says_why_not(bench: Bench, make: Any):
    info, key = bench.ready(make())
    shown, refusals = 0, []
    for node in info.walk():
        try:
            found = show(bench, key, node.path, Target(0))
        except EngineError as error:
            refusals.append(str(error))
            continue
        shown += 1
        assert found.values.dtype == np.float32
        assert found.values.ndim == 3
        sides = node.output_shape[1:]
        if None not in sides:
            assert found.values.shape == (sides if len(sides) == 3 else (1, 1, *sides))
    assert shown >= 3
    assert all(sentence.startswith('Layer "') for sentence in refusals)


def test_weights_of_a_layer(bench: Bench):
    model = models.flat()
    info, _ = bench.ready(model)
    (found,) = bench.session.run(ShowWeights(info.key, "conv_1"))
    kernel = keras.ops.convert_to_numpy(model.get_layer("conv_1").kernel)
    assert np.array_equal(found.kernels, kernel)
    assert found.arrays[0].minimum == pytest.approx(kernel.min())
    assert found.filter_count == 4


def test_all_layers_go_into_a_folder(bench: Bench, tmp_path: Path):
    _, key = bench.ready(models.flat())
    answers = list(bench.session.run(SaveAllActivations(str(tmp_path / "out"), key)))
    assert isinstance(answers[-1], Saved)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"001_conv_1.npy", "001_conv_1.png", "004_pool.npy", "005_scores.png"} <= names


def arguments(tmp_path: Path, *more: str) -> Any:
    pixels = picture(24, 32).pixels
    image = tmp_path / "image.png"
    image.write_bytes(encode_png(pixels))
    path = models.save(models.flat(), tmp_path / "flat.keras")
    out = tmp_path / "out"
    grammar = parser(defaultdict(lambda: lambda *_: 0))
    return grammar.parse_args(
        ["activations", str(image), "--model", path, "--out", str(out), *more]
    )


def test_the_command_writes_arrays_tiles_and_a_sheet(tmp_path: Path):
    record = run_activations(
        arguments(tmp_path, "--order", "weight"), str(tmp_path), lambda _: None
    )
    assert [row["layer"] for row in record["layers"]] == [
        "conv_1",
        "conv_pool",
        "conv_2",
        "pool",
        "scores",
    ]
    first = record["layers"][0]
    assert np.load(first["raw"]).shape == (22, 30, 4)
    assert cv2.imdecode(np.fromfile(first["tiles"], np.uint8), 1) is not None
    assert cv2.imdecode(np.fromfile(record["contact_sheet"], np.uint8), 1).shape[0] > 200
    assert record["skipped"] == []


def test_the_command_writes_one_layer(tmp_path: Path):
    record = run_activations(
        arguments(tmp_path, "--layer", "conv_2"), str(tmp_path), lambda _: None
    )
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["conv_2.npy", "conv_2.png"]
    assert record["contact_sheet"] is None


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--layer", "conv_3"), "conv_2"),
        (("--colours", "virids"), "viridis"),
        (("--columns", "0"), "1 to 64"),
        (("--preprocess", "tourch"), "torch"),
    ],
)
def test_the_command_refuses_in_sentences(tmp_path: Path, more: tuple[str, ...], words: str):
    with pytest.raises(EngineError, match=words):
        run_activations(arguments(tmp_path, *more), str(tmp_path), lambda _: None)


def test_images_are_ranked_as_if_each_had_been_opened(bench: Bench, tmp_path: Path):
    model = models.flat()
    _, key = bench.ready(model, preprocess="none")
    pictures = [picture(24, 32, seed) for seed in range(6)]
    paths = []
    for number, one in enumerate(pictures[:5]):
        path = tmp_path / f"{number}.png"
        path.write_bytes(encode_png(one.pixels))
        paths.append(str(path))
    request = RankImages(replace(key, image=""), "conv_2", 3, (*paths, pictures[5]))
    *_, found = bench.session.run(request)
    channels = [outputs(model, "conv_2", one.pixels)[..., 3] for one in pictures]
    expected = sorted(range(6), key=lambda each: -channels[each].max())
    assert [each.place for each in found.ranked] == expected
    for each in found.ranked:
        channel = channels[each.place]
        np.testing.assert_allclose(each.value, channel.max(), rtol=1e-4)
        row, column = np.unravel_index(channel.argmax(), channel.shape)
        height, width = channel.shape
        expected_spot = (row / height, column / width, 1 / height, 1 / width)
        assert each.spot == pytest.approx(expected_spot)
    refusal = bench.refusal(replace(request, input=replace(request.input, model="another")))
    assert "not open any more" in refusal
