"""What the commands refuse: one sentence on stderr, exit code 2, nothing written."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests import models
from tests.e2e.commands import Done, files_in, manifest_in
from tests.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Done]


def test_what_nobody_foresaw_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch):
    def fail(*_arguments: object) -> None:
        raise RuntimeError("the moon is full\nmore")

    monkeypatch.setattr("engine.cli.common.opened", fail)
    done = run("layers")
    assert (done.code, done.complaint) == (2, "The engine could not do this: the moon is full")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            ["--layer", "convv_2"],
            'flat has no layer "convv_2". Nearest: conv_2, conv_1.',
        ),
        (["--layer", "scores"], 'Layer "scores" has no heatmap. Its output has no spatial grid.'),
        (["--target", "dog"], 'There is no class named "dog". `camscope predict IMAGE --top'),
        (["--target", "clas 1"], 'There is no class named "clas 1". Nearest: class 1, '),
        (["--target", "3"], "There is no class 3; the model's classes go from 0 to 2."),
        (["--method", "grad-cm"], 'There is no method "grad-cm". Nearest: grad-cam'),
        (["--method", ","], "Name a method, such as grad-cam, or all."),
        (["--preprocess", "units"], '"units" is not a preprocessing that this model can have. '),
        (["--threshold", "-1"], "Argument --threshold: -1 is not a number from 0 to 1. "),
        (["--colours", "jett"], 'There is no colour map "jett". Nearest: jet'),
        (["--intensity", "2"], "Argument --intensity: 2 is not a number from 0 to 1. "),
        (["--colors", "jet"], "Unrecognized arguments: --colors jet. "),
    ],
)
def test_misspelt_arguments(
    run: Run, flat: Path, image: Path, tmp_path: Path, asked: list[str], sentence: str
):
    done = run("explain", image, "--model", flat, "--out", tmp_path / "out", *asked)
    assert done.code == 2
    assert done.complaint.startswith(sentence)
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_a_layer_that_no_gradient_reaches(run: Run, image: Path, tmp_path: Path):
    model = models.save(models.mask_branch(), tmp_path / "model.keras")
    out = tmp_path / "out"
    done = run("explain", image, "--model", model, "--layer", "mask", "--out", out)
    assert done.code == 2
    chosen, complaint = done.err.splitlines()  # no target was named
    assert complaint.endswith('No gradient reaches layer "mask".')
    assert files_in(out) == ["manifest.json"]
    again = run("explain", image, "--model", model, "--layer", "all", "--out", out)
    assert (again.code, again.err.splitlines()) == (0, [chosen])
    maps = manifest_in(out)["images"][0]["maps"]
    assert [(row["layer"], row.get("error")) for row in maps] == [
        ("stem", None),
        ("up", 'No gradient reaches layer "up".'),
        ("mask", 'No gradient reaches layer "mask".'),
    ]


def test_missing_arguments(run: Run):
    assert run("explain", "a.png").complaint == (
        "The following arguments are required: --out. "
        "Type `camscope explain --help` to see what can be given."
    )
    assert run("predict", "a.png", "--top", "0").complaint.startswith(
        "Argument --top: 0 is not a whole number from 1."
    )


def test_a_missing_model(run: Run, tmp_path: Path):
    done = run("layers", tmp_path / "gone.keras", "--json")
    assert done.code == 2
    assert done.complaint == ("gone.keras was not found. Check the path, or choose the file again.")


def test_a_folder_that_cannot_be_written_to(
    run: Run, flat: Path, image: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "file").touch()
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        done = run("explain", image, "--model", flat, "--out", out)
        assert done.code == 2
        assert done.complaint.startswith(f"The folder {out} cannot be made: ")
    monkeypatch.setattr(os, "access", lambda *_arguments: False)  # root may write everywhere
    done = run("explain", image, "--model", flat, "--out", tmp_path)
    assert done.code == 2
    assert done.complaint == (
        f"Camscope is not allowed to write to {tmp_path}. Choose another folder."
    )


@pytest.mark.parametrize(
    ("words", "display", "sentence"),
    [
        (["explian"], None, '"explian" is neither a command nor a file. Commands: explain.'),
        (["--colours"], None, '"--colours" is neither a command nor a file. Commands: '),
        ([], None, "There is no display "),
        ([], ":987654", "The display :987654 does not answer"),
    ],
)
def test_the_window_does_not_open_without_a_display_or_for_a_word(
    words: list[str], display: str | None, sentence: str
):
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    environment.pop("QT_QPA_PLATFORM")
    if display is not None:
        environment["DISPLAY"] = display
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1
