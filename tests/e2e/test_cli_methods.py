"""Every method, setting, target and combination of layers through the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.api.methods import Scope
from engine.attribution.registry import METHODS
from engine.imaging import read_image
from tests import models, oracle
from tests.e2e.commands import Done, files_in, manifest_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Done]

QUICK = [
    f"--param={setting}"
    for setting in ("samples=4", "steps=6", "masks=20", "patch=8", "stride=8", "channels=2")
]


@pytest.fixture
def explain(run: Run, flat: Path, image: Path, tmp_path: Path) -> Callable[..., Any]:
    """Explain the image, and give the maps' records."""

    def explained(*asked: object, model: object = flat) -> list[Any]:
        out = tmp_path / "out"
        done = run("explain", image, "--model", model, "--out", out, *asked)
        assert done.is_quiet
        return [made for record in manifest_in(out)["images"] for made in record["maps"]]

    return explained


def pixels_of(image: Path) -> np.ndarray:
    return read_image(str(image)).pixels[None].astype(np.float32)


# --- methods --------------------------------------------------------------------------------------


def test_methods_as_a_list(run: Run):
    done = run("methods")
    assert (done.code, done.err) == (0, "")
    for method in METHODS.values():
        assert f"\n  {method.info.id}: {method.info.sentence} ({method.info.paper})\n" in done.out
    assert "samples=50 (2 to 2000)" in done.out
    assert [line for line in done.out.splitlines() if not line.startswith(" ")] == [
        "class:",
        "class-free:",
        "gradients:",
        "perturbation:",
    ]


def test_methods_for_programs(run: Run):
    done = run("methods", "--json")
    assert (done.code, done.err) == (0, "")
    rows = {row["id"]: row for row in done.json["methods"]}
    assert list(rows) == list(METHODS)
    rise = rows["rise"]
    assert (rise["family"], rise["scope"]) == ("perturbation", "input")
    parameters = {parameter["name"]: parameter for parameter in rise["parameters"]}
    assert parameters["masks"]["default"] == 1000
    assert (parameters["masks"]["min"], parameters["masks"]["max"]) == (10, 20000)
    assert "blur" in parameters["baseline"]["choices"]


def test_every_method_in_one_run(explain: Callable[..., Any], tmp_path: Path):
    maps = explain("--method", "all", *QUICK)
    assert [made["method"] for made in maps] == list(METHODS)
    for made in maps:
        info = METHODS[made["method"]].info
        assert "error" not in made
        assert made["family"] == info.family.value
        assert made["parameters"].keys() == {row.name for row in info.parameters}
        assert made["layer"] == (None if info.scope is Scope.INPUT else "conv_2")
        raw = np.load(tmp_path / "out" / made["raw"])
        assert raw.dtype == np.float32
        assert raw.shape == (
            (24, 32) if made["family"] in ("gradients", "perturbation") else (9, 13)
        )
        assert np.isfinite(raw).all()
    rise = next(made for made in maps if made["method"] == "rise")
    assert (rise["parameters"]["masks"], rise["parameters"]["seed"]) == (20, 0)
    assert explain("--method", "all", *QUICK) == maps


def test_a_method_that_does_not_fit_is_told_in_its_record(
    run: Run, explain: Callable[..., Any], image: Path, tmp_path: Path
):
    model = models.save(models.sequential(), tmp_path / "sequential.keras")
    cam, other = explain("--method", "cam,grad-cam", model=model)
    assert cam["error"].endswith(".")
    assert "raw" not in cam
    assert "error" not in other
    alone = ("--model", model, "--out", tmp_path / "alone", "--method", "cam")
    done = run("explain", image, *alone)
    assert (done.code, done.complaint) == (2, cam["error"])
    assert manifest_in(tmp_path / "alone")["images"] == [
        {"path": str(image), "error": cam["error"]}
    ]


def test_a_model_without_a_grid_still_has_maps_of_the_input(
    run: Run, explain: Callable[..., Any], image: Path, tmp_path: Path
):
    model = models.save(models.no_convolution(), tmp_path / "model.keras")
    cam, gradients = explain("--method", "grad-cam,vanilla-gradients", model=model)
    assert (cam["layer"], gradients["layer"]) == (None, None)
    assert "error" not in gradients
    done = run("explain", image, "--model", model, "--out", tmp_path / "other")
    assert (done.code, done.complaint) == (2, cam["error"])


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            ["--param", "masks=3"],
            'There is no parameter "masks" to give as name=value. The chosen',
        ),
        (
            ["--param", "seed"],
            'There is no parameter "seed" to give as name=value. The chosen m',
        ),
        (
            ["--param", "smoothing=x"],
            '"x" cannot be the parameter smoothing: it takes a whole num',
        ),
        (["--layer", "conv_1,conv_3"], 'flat has no layer "conv_3". Nearest: conv_'),
        (["--combine", "mean"], "Only several layers can be combined. "),
        (["--combine", "sum"], "Argument --combine: invalid choice: 'sum'"),
        (["--against", "class 9"], 'There is no class named "class 9". Nearest: '),
        (["--target", "1", "--against", "1"], "A class cannot be compared with itself. "),
        (["--output", "box"], 'flat has no output "box" that can be explained. There are: scor'),
        (["--output", "1"], 'flat has no output "1" that can be explained. There are: scores.'),
        (["--neuron", "conv_1:1", "--target", "1"], "A neuron is a target of its own: "),
        (["--neuron", "conv_1:4"], 'Layer "conv_1" has 4 channels; there is no channel 4.'),
        (["--device", "tpu"], "Argument --device: tpu is not auto, cpu or gpu:0"),
        (["--precision", "half"], "Argument --precision: invalid choice: 'half'"),
    ],
)
def test_wrong_wishes(
    run: Run, flat: Path, image: Path, tmp_path: Path, asked: list[str], sentence: str
):
    done = run("explain", image, "--model", flat, "--out", tmp_path / "out", *asked)
    assert done.code == 2
    assert done.complaint.startswith(sentence)
    assert not (tmp_path / "out" / "manifest.json").exists()


# --- settings -------------------------------------------------------------------------------------


def test_smoothing_has_a_spread(explain: Callable[..., Any], tmp_path: Path):
    settings = ("--param", "smoothing=3", "--param", "seed=5", "--layer", "all")
    maps = explain(*settings)
    assert [made["layer"] for made in maps] == ["conv_1", "conv_pool", "conv_2"]
    for made in maps:
        assert (made["parameters"]["smoothing"], made["parameters"]["seed"]) == (3, 5)
        raw, std = (np.load(tmp_path / "out" / made[name]) for name in ("raw", "std"))
        assert raw.shape == std.shape
        assert std.max() > 0
    assert len(files_in(tmp_path / "out")) == 10


def test_the_same_seed_gives_the_same_map(explain: Callable[..., Any], tmp_path: Path):
    rise = ("--method", "rise", "--param", "masks=20")
    first, *_ = explain(*rise)
    raw = np.load(tmp_path / "out" / first["raw"])
    explain(*rise, "--again")
    np.testing.assert_allclose(np.load(tmp_path / "out" / first["raw"]), raw, rtol=1e-5)
    _, other = explain(*rise, "--param", "seed=1")
    assert not np.allclose(np.load(tmp_path / "out" / other["raw"]), raw)


# --- targets --------------------------------------------------------------------------------------


def test_scores_of_classes_together_and_against(explain: Callable[..., Any], image: Path):
    steps, _ = oracle.steps_of(models.flat())
    logits = np.asarray(oracle.logits(steps, pixels_of(image)))
    none = ("--preprocess", "none")
    explain(*none, "--target", "2", "--target", "class 0")
    explain(*none, "--target", "2", "--against", "0", "--against", "class 1")
    maps = explain(*none, "--target", "2", "--negative")
    assert [made["target"] for made in maps] == [
        {"index": 2, "label": "class 2 and class 0", "also": [0]},
        {"index": 2, "label": "class 2 rather than class 0 or class 1", "contrast": [0, 1]},
        {"index": 2, "label": "not class 2", "negative": True},
    ]
    expected = [logits[2] + logits[0], logits[2] - logits[0] - logits[1], -logits[2]]
    assert [made["score"] for made in maps] == pytest.approx(expected, rel=1e-3, abs=1e-4)


def test_a_neuron(explain: Callable[..., Any], image: Path):
    import keras

    model = models.flat()
    layer = keras.Model(model.input, model.get_layer("conv_2").output)
    values = np.asarray(layer(pixels_of(image)))[0]
    row, column, channel = np.unravel_index(values.argmax(), values.shape)
    none = ("--preprocess", "none")
    explain(*none, "--neuron", f"conv_2:{channel}")
    mean, cell = explain(*none, "--neuron", f"conv_2:{channel}@{row},{column}")
    assert mean["score"] == pytest.approx(values[..., channel].mean(), rel=1e-3)
    assert cell["score"] == pytest.approx(values[row, column, channel], rel=1e-3)
    assert (mean["target"]["index"], mean["target"]["layer"]) == (channel, "conv_2")
    assert "cell" not in mean["target"]
    assert cell["target"]["cell"] == [row, column]
    assert mean["layer"] == cell["layer"] == "conv_pool"  # the last one before it


def test_another_output(run: Run, explain: Callable[..., Any], image: Path, tmp_path: Path):
    path = models.save(models.two_outputs(), tmp_path / "model.keras")
    explain("--output", "0", model=path)
    explain("--output", "box", "--value", "3", model=path)
    first, second = manifest_in(tmp_path / "out")["images"]
    assert "output" not in first
    assert len(first["predictions"]) == 3
    assert second["output"] == "box"
    assert len(second["predictions"]) == 4
    (made,) = second["maps"]
    assert made["target"] == {"index": 3, "label": "box: value 3", "output": "box"}
    logit = next(row["logit"] for row in second["predictions"] if row["index"] == 3)
    assert made["score"] == pytest.approx(logit, rel=1e-3)
    done = run("predict", image, "--model", path, "--output", "1", "--json")
    assert done.json["images"][0]["predictions"] == second["predictions"]


# --- layers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("combine", ["mean", "max"])
def test_layers_combined(explain: Callable[..., Any], tmp_path: Path, combine: str):
    from engine.api.keys import Combine
    from engine.imaging import combined_map

    maps = explain("--layer", "conv_2,conv_1", "--combine", combine, "--method", "layer-cam")
    assert [made["layer"] for made in maps] == ["conv_2", "conv_1", None]
    raws = [np.load(tmp_path / "out" / made["raw"]) for made in maps]
    assert (maps[2]["layers"], maps[2]["combine"]) == (["conv_2", "conv_1"], combine)
    np.testing.assert_array_equal(raws[2], combined_map(raws[:2], Combine(combine)))
    assert raws[2].shape == raws[1].shape


def test_several_layers_of_a_method_that_takes_one_at_a_time(
    explain: Callable[..., Any], tmp_path: Path
):
    maps = explain("--layer", "conv_1,conv_2", "--method", "ablation-cam", "--combine", "max")
    shapes = [np.load(tmp_path / "out" / made["raw"]).shape for made in maps]
    assert shapes == [(22, 30), (9, 13), (22, 30)]
