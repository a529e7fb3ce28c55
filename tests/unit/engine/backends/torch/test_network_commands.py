"""Every command about an exported program, in this process, against the module itself."""

from __future__ import annotations

import json
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from engine.attribution.registry import METHODS
from engine.imaging import encode_png, read_image
from tests.e2e.commands import files_in, manifest_in, run_here
from tests.exported import exported
from tests.formulas import FORMULAS
from tests.torch_networks import network

NAME, LAYER = "softmax", "relu2"
QUICK = [
    f"--param={setting}"
    for setting in ("samples=3", "steps=4", "masks=10", "patch=8", "stride=8", "channels=2")
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("commands 圖")
    pixels = np.random.default_rng(3).integers(0, 256, (2, 32, 32, 3), np.uint8)
    images = [folder / f"图 {number}.png" for number in range(2)]
    for path, each in zip(images, pixels, strict=True):
        path.write_bytes(encode_png(each))
    return SimpleNamespace(
        folder=folder,
        images=images,
        pixels=pixels,
        model=exported(NAME),
        module=network(NAME).requires_grad_(False),
    )


@pytest.fixture
def run(desk, capfd):
    """Run a command with the model, and give what it printed."""

    def run(command, *arguments):
        done = run_here(capfd, command, *arguments, "--model", desk.model)
        assert (done.code, done.err) == (0, "")
        return done

    return run


def at(module, name, pixels):
    x = torch.tensor(pixels).permute(2, 0, 1)[None].float() / 255
    for each, child in module.named_children():
        x = child(x)
        if each == name:
            return x
    raise AssertionError(name)


def top(desk, number=0):
    return int(at(desk.module, "fc", desk.pixels[number]).argmax())


def grad_cam(desk, index):
    """By a plain loop, of what autograd gives."""
    features = at(desk.module, LAYER, desk.pixels[0]).detach().requires_grad_()
    logits = desk.module.fc(desk.module.flatten(desk.module.gap(features)))
    (gradients,) = torch.autograd.grad(logits[0, index], features)
    pair = (each[0].permute(1, 2, 0).detach().numpy() for each in (features, gradients))
    return FORMULAS["grad-cam"](*pair)


def test_layers(desk, capfd):
    done = run_here(capfd, "layers", desk.model, "--json")
    assert done.code == 0
    assert [each["path"] for each in done.json["layers"]][1:] == [
        name for name, _ in desk.module.named_children()
    ]


def test_predict(desk, run):
    (found,) = run("predict", desk.images[0], "--preprocess", "unit", "--json").json["images"]
    probabilities = desk.module(torch.tensor(desk.pixels[0]).permute(2, 0, 1)[None] / 255)[0]
    best = found["predictions"][0]
    assert best["index"] == top(desk)
    assert best["probability"] == pytest.approx(float(probabilities.max()), rel=1e-4)


def test_preprocessing(desk, run):
    found = run("preprocessing", desk.images[0], "--json").json
    assert {"unit", "torch"} <= {each["preprocess"] for each in found["ways"]}


def test_explain_with_every_method(desk, run):
    out = desk.folder / "explained"
    done = run("explain", *desk.images, "--out", out, "--preprocess", "unit", "--method", "all",
               "--layer", LAYER, "--target", "2", *QUICK)  # fmt: skip
    assert done.is_quiet
    records = [made for image in manifest_in(out)["images"] for made in image["maps"]]
    assert {each["method"] for each in records} == set(METHODS)
    assert len(records) == 2 * len(METHODS)
    (record,) = (each for each in records[: len(METHODS)] if each["method"] == "grad-cam")
    found, expected = np.load(out / record["raw"]), grad_cam(desk, 2)
    np.testing.assert_allclose(found, expected, atol=1e-4 * expected.max())
    again = run("explain", *desk.images, "--out", out, "--preprocess", "unit", "--method", "rise",
                "--layer", LAYER, "--target", "2", "--param=masks=10")  # fmt: skip
    assert again.out.startswith("2 images, 0 maps and 2 already there")


def test_explain_all_layers_of_the_top_class(desk, run):
    out = desk.folder / "all layers"
    run("explain", desk.images[0], "--out", out, "--preprocess", "unit", "--layer", "all")
    maps = manifest_in(out)["images"][0]["maps"]
    assert {"conv1", "relu1", "pool1", "conv2", LAYER} <= {each["layer"] for each in maps}
    assert {each["target"]["index"] for each in maps} == {top(desk)}


def test_activations(desk, run):
    out = desk.folder / "activations"
    found = run("activations", desk.images[0], "--out", out, "--preprocess", "unit").json
    records = {each["layer"]: each for each in found["layers"]}
    expected = at(desk.module, "conv2", desk.pixels[0])[0].permute(1, 2, 0).detach().numpy()
    np.testing.assert_allclose(
        np.load(out / records["conv2"]["raw"]), expected, atol=1e-4 * np.abs(expected).max()
    )
    assert (out / found["contact_sheet"]).is_file()


def test_filters(desk, run):
    out = desk.folder / "filters"
    asked = ("filters", "--out", out, "--layer", "conv2", "--steps", "4", "--size", "24")
    assert run(*asked, "--channels", "3,0").is_quiet
    assert {"channel_0000.png", "channel_0003.png", "grid.png"} <= set(files_in(out))
    picture = read_image(str(out / "channel_0003.png")).pixels
    assert picture.shape == (24, 24, 3)
    assert run(*asked, "--channels", "3").out.startswith("0 pictures")
    assert np.array_equal(read_image(str(out / "channel_0003.png")).pixels, picture)


def test_filters_of_a_class(desk, run):
    out = desk.folder / "classes"
    run("filters", "--out", out, "--objective", "class", "--channels", "1", "--steps", "8")
    (record,) = json.loads((out / "manifest.json").read_text("utf-8"))["images"]
    picture = read_image(str(out / record["file"])).pixels
    logit = float(at(desk.module, "fc", picture)[0, 1])
    assert record["objective_value"] == pytest.approx(logit, abs=0.02)


def test_atlas(desk, run):
    out = desk.folder / "atlas"
    found = run(
        "atlas", "--out", out, "--count", "2", "--steps", "2", "--size", "16", "--json"
    ).json
    assert found["pictures"] == 2 * len(found["layers"])
    assert (out / "atlas.png").is_file()


def test_figure(desk, run):
    out = desk.folder / "figure.svg"
    run("figure", *desk.images, "--out", out, "--preprocess", "unit", "--layer", f"conv1,{LAYER}")
    assert out.read_text("utf-8").count("<image") >= 4


def test_match(desk, run):
    heat = desk.folder / "heat.npy"
    np.save(heat, grad_cam(desk, top(desk)).astype(np.float32))
    found = run("match", heat, "--image", desk.images[0], "--json").json
    assert found["match"] == "exact"
    assert (found["combination"]["method"], found["combination"]["layer"]) == ("grad-cam", LAYER)
