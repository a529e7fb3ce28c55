"""Layers with blanks, accents, commas, commands for a terminal: every command takes them."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.imaging import encode_png
from tests.e2e.commands import files_in, manifest_in, run_here
from tests.models import save
from tests.odd_layers import NAMES, odd_layers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.commands import Done

    Run = Callable[..., Done]

HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
DEVICES = {"con", "prn", "aux", "nul"}


def is_clean(text: str) -> bool:
    """Nothing in it would command a terminal, turn the direction of reading, or not be seen."""
    return not any(unicodedata.category(each) in HIDDEN for each in text.replace("\n", ""))


def is_safe_name(name: str) -> bool:
    """Any system takes it for a file, and nothing else."""
    stem = name.partition(".")[0].casefold()
    return (
        is_clean(name)
        and not set('\\/:*?"<>| ') & set(name)
        and unicodedata.is_normalized("NFC", name)
        and not name.endswith(".")
        and stem not in DEVICES
    )


def written(name: str) -> str:
    """How the manual says that such a layer is named."""
    return f"{name}," if name in ("all", "auto") else name


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    return save(odd_layers(), tmp_path_factory.mktemp("odd") / "odd net.keras")


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("images")
    random = np.random.default_rng(3)
    paths = [folder / name for name in ("a.png", "-b [1].png", "c\u202ed\x1b[0m.png")]
    for path in paths:
        path.write_bytes(encode_png(random.integers(0, 256, (12, 16, 3), np.uint8)))
    return [str(path) for path in paths]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    return lambda *words: run_here(capfd, *words)


def test_layers_are_told_exactly_and_shown_harmlessly(run: Run, model: str):
    done = run("layers", model, "--json")
    assert is_clean(done.out)
    told = [row["path"] for row in done.json["layers"]]
    assert [path for path in told if path in NAMES] == list(NAMES)
    table = run("layers", model)
    assert table.code == 0
    assert is_clean(table.out)


def test_a_batch_explains_every_layer_and_goes_on_where_it_was(
    run: Run, model: str, images: list[str], tmp_path: Path
):
    out = tmp_path / "out"
    command = ["explain", *images, "--model", model, "--out", out, "--layer", "all"]
    assert run(*command).code == 0
    manifest = manifest_in(out)
    for image, path in zip(manifest["images"], images, strict=True):
        assert image["path"] == path
        assert [one["layer"] for one in image["maps"]] == list(NAMES)
        assert all("error" not in one for one in image["maps"])
    names = files_in(out)
    assert len({name.casefold() for name in names}) == 1 + 2 * len(NAMES) * len(images)
    assert all(map(is_safe_name, names))
    assert is_clean((out / "manifest.json").read_text("utf-8"))
    again = run(*command, "--json").json
    assert (again["made"], again["kept"]) == (0, len(NAMES) * len(images))


def test_each_name_is_an_option_of_explain(run: Run, model: str, images: list[str], tmp_path: Path):
    words = [f"--layer={written(name)}" for name in NAMES]
    done = run("explain", images[0], "--model", model, "--out", tmp_path, *words)
    assert done.code == 0, done.err
    (image,) = manifest_in(tmp_path)["images"]
    assert [one["layer"] for one in image["maps"]] == list(NAMES)


def test_names_are_joined_by_commas_and_given_as_they_are_shown(
    run: Run, model: str, images: list[str], tmp_path: Path
):
    shown = r"\u001b[31mred\u001b]0;pwned\u0007"
    words = ("--layer", f"my conv, a,b,it's,{shown},caf\u00e9", "--combine", "mean")
    done = run("explain", images[0], "--model", model, "--out", tmp_path, *words)
    assert done.code == 0, done.err
    (image,) = manifest_in(tmp_path)["images"]
    chosen = ["my conv", "a,b", "it's", NAMES[14], "cafe\u0301"]
    assert [one["layer"] for one in image["maps"]] == [*chosen, None]
    assert image["maps"][-1]["layers"] == chosen


@pytest.mark.parametrize("name", ["a,b", "-dash", "all", NAMES[14], "conv:3"])
def test_a_neuron_of_such_a_layer_is_a_target(
    run: Run, model: str, images: list[str], tmp_path: Path, name: str
):
    done = run(
        *("explain", images[0], "--model", model, "--out", tmp_path, "--again"),
        *("--layer", "my conv", f"--neuron={name}:1@2,3"),
    )
    assert done.code == 0, done.err
    target = manifest_in(tmp_path)["images"][0]["maps"][0]["target"]
    assert (target["layer"], target["index"], target["cell"]) == (name, 1, [2, 3])


def test_a_figure_shows_them(run: Run, model: str, images: list[str], tmp_path: Path):
    layers = [f"--layer={written(name)}" for name in NAMES[-4:]]
    for suffix in ("svg", "png"):
        path = tmp_path / f"figure.{suffix}"
        words = ("--model", model, "--out", path, "--rows", "image", "--columns", "layer")
        done = run("figure", *images[::2], *words, *layers, "--title", "\x1b[1m\u202ex", "--json")
        assert done.code == 0, done.err
        assert is_clean(done.out)
        assert [cell["layer"] for cell in done.json["cells"][0]] == list(NAMES[-4:])
    assert is_clean((tmp_path / "figure.svg").read_text("utf-8"))


def test_activations_of_all_and_of_each(run: Run, model: str, images: list[str], tmp_path: Path):
    done = run("activations", images[0], "--model", model, "--out", tmp_path / "all")
    assert done.code == 0
    assert is_clean(done.out)
    assert [each["layer"] for each in done.json["layers"]][: len(NAMES)] == list(NAMES)
    assert all(map(is_safe_name, files_in(tmp_path / "all")))
    for number, name in enumerate(("all", "a,b", "nul", NAMES[14])):
        out = tmp_path / str(number)
        layer = f"--layer={written(name)}"
        done = run("activations", images[0], "--model", model, "--out", out, layer)
        assert (done.code, [each["layer"] for each in done.json["layers"]]) == (0, [name])
        assert all(map(is_safe_name, files_in(out)))


def test_filters_and_an_atlas_grow_of_them(run: Run, model: str, tmp_path: Path):
    few = ("--model", model, "--steps", "1", "--size", "32")
    for number, name in enumerate(("all", NAMES[14])):
        out = tmp_path / str(number)
        layer = f"--layer={written(name)}"
        done = run("filters", *few, "--out", out, layer, "--channels", "0", "--json")
        assert done.code == 0, done.err
        assert manifest_in(out)["parameters"]["layer"] == name
        assert is_clean((out / "manifest.json").read_text("utf-8"))
    out = tmp_path / "atlas"
    layers = ("--layers", r"a,b,\u202egnp.\u200bexe", "--layers=-dash")
    done = run("atlas", *few, "--out", out, "--count", "1", *layers)
    assert done.code == 0, done.err
    assert is_clean(done.out)
    assert [each["layer"] for each in manifest_in(out)["layers"]] == ["a,b", NAMES[15], "-dash"]
    assert all(map(is_safe_name, files_in(out)))


def test_a_script_names_them_and_runs(run: Run, model: str, images: list[str], tmp_path: Path):
    script = tmp_path / "map.py"
    words = ("--model", model, "--out", tmp_path / "out", "--layer", NAMES[14], "--code", script)
    done = run("explain", images[0], *words)
    assert done.code == 0, done.err
    text = script.read_text("utf-8")
    assert is_clean(text)
    compile(text, str(script), "exec")


def test_a_match_and_a_prediction(run: Run, model: str, images: list[str], tmp_path: Path):
    heat = tmp_path / "heat \x1b[0m.npy"
    np.save(heat, np.random.default_rng(1).random((12, 16), np.float32))
    done = run("match", heat, "--image", images[0], "--model", model, "--json")
    assert done.code in (0, 1), done.err
    assert is_clean(done.out)
    done = run("predict", *images, "--model", model)
    assert done.code == 0
    assert is_clean(done.out)
    assert len(done.out.splitlines()) == 4 * len(images)


def test_shells_read_the_command_of_a_report(model: str, images: list[str]):
    """Word by word, whatever names are in it; bash is there where such shells are."""
    from dataclasses import replace

    from engine.api.display import MapSource, Style
    from engine.api.explain_command import explain_command
    from engine.api.keys import Combine, InputKey, LayerBlend, MapKey, Target
    from tests.unit.gui import fakes

    info = fakes.model_info(model)
    key = MapKey(InputKey(info.key, "i"), "grad-cam", Target(1, layer="-dash"))
    shown = MapSource(key, NAMES[0], LayerBlend(NAMES[1:], Combine.MEAN))
    told: dict[str, Any] = {}
    for image in images:
        line = explain_command(image, replace(info), shown, Style())
        assert is_clean(line)
        read = f"{sys.executable} -c 'import json, sys; print(json.dumps(sys.argv[1:]))'"
        words = line.removeprefix("camscope ")
        done = subprocess.run(["bash", "-c", f"{read} {words}"], capture_output=True, check=True)
        told[image] = json.loads(done.stdout)
        assert told[image][:2] == ["explain", image]
        assert "--neuron=-dash:1" in told[image]
        assert "--layer=-dash" in told[image]
    assert shlex.split(line)
