"""`camscope activations`: which layers are meant."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.model import LayerNode
from engine.cli.activations import _asked_channels, _asked_layers, run_activations
from engine.cli.parser import parser
from engine.imaging import encode_png, read_image
from tests.unit.engine.ipc.stage import model_info


def node(path, shape=(None, 5, 5, 4)):
    return LayerNode(path, path, "Conv2D", shape, 0, True, (), True)


INFO = replace(model_info(), name="net", layers=(node("conv_1"), node("scores", (None, 6))))


def test_all_are_those_with_activations_and_one_is_that_one():
    assert set(_asked_layers("all", INFO)) == {"conv_1", "scores"}
    assert _asked_layers("scores", INFO) == ("scores",)


def test_a_layer_that_is_not_there_is_refused_with_the_nearest():
    with pytest.raises(EngineError, match=r'^net has no layer "conv_9"\. Nearest: conv_1'):
        _asked_layers("conv_9", INFO)


def test_channels_are_those_of_the_layer():
    found = SimpleNamespace(values=np.zeros((2, 3, 31)), request=SimpleNamespace(layer="conv_1"))
    assert _asked_channels(None, found) is None
    assert _asked_channels("30,3", found) == (30, 3)
    assert _asked_channels("29:40", found) == (29, 30)
    with pytest.raises(EngineError, match=r'^Layer "conv_1" has .* 0 to 30, and no 31\.$'):
        _asked_channels("3,31", found)


@pytest.mark.tensorflow
def test_chosen_channels_weights_and_pictures_of_a_kind_are_written(tmp_path):
    from tests import models, oracle

    model = models.save(models.flat(), tmp_path / "flat.keras")
    pixels = np.random.default_rng(1).integers(0, 256, (24, 32, 3), np.uint8)
    (tmp_path / "a.png").write_bytes(encode_png(pixels))
    (tmp_path / "work").mkdir()
    shown = []

    def run(*more):
        words = ["activations", str(tmp_path / "a.png"), "--model", model, "--out"]
        words += [str(tmp_path / "out"), "--preprocess", "none", *more]
        commands = defaultdict(lambda: lambda *_: 0)
        return run_activations(
            parser(commands).parse_args(words), str(tmp_path / "work"), shown.append
        )

    told = run("--channels", "3,1", "--weights", "--format", "jpg")
    assert shown[0] == "1/5 conv_1"
    steps, taps = oracle.steps_of(models.flat())
    index = int(oracle.logits(steps, pixels[None].astype(np.float32)).argmax())
    assert told["target"]["index"] == index
    by_layer = {row["layer"]: row for row in told["layers"]}
    for layer, tap in taps.items():
        values, gradients = oracle.forward_backward(
            steps, tap, pixels[None].astype(np.float32), index
        )
        pooled = gradients.mean(axis=(0, 1))
        row = by_layer[layer]
        np.testing.assert_allclose(row["weights"], pooled, atol=1e-5 * np.abs(pooled).max())
        assert row["channels"] == [3, 1]
        assert np.load(row["raw"]).shape == values.shape  # raw values are those of all channels
        height, width = read_image(row["tiles"]).pixels.shape[:2]
        assert width > 1.5 * height  # two tiles side by side
    assert told["contact_sheet"].endswith("contact_sheet.jpg")
    # A layer without such a channel is passed over; alone, it is refused.
    assert {row["layer"] for row in told["skipped"]} == {"scores"}
    with pytest.raises(EngineError, match=r'"scores" has the channels 0 to 2, and no 3\.'):
        run("--channels", "3,1", "--layer", "scores")
    assert "target" not in run("--layer", "conv_1")
