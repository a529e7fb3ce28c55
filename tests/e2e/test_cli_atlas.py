"""`camscope atlas` as a user runs it: the estimate, the pictures, going on, refusals."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from engine.imaging import read_image
from tests.e2e.commands import PATIENCE_S, PROGRAM, ROOT, files_in, manifest_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.commands import Done

    Run = Callable[..., Done]

QUICK = ("--count", 4, "--steps", 8, "--size", 32)
STEM, BLOCK = "backbone/stem_conv", "backbone/block2_conv1"
FOLDERS = ["005_backbone-stem_conv", "014_backbone-block2_conv1"]


def test_an_estimate_then_the_pictures_then_nothing_to_do(run: Run, tmp_path: Path):
    out = tmp_path / "図録"
    asked = ("atlas", "--out", out, "--layers", f"{STEM},{BLOCK}", *QUICK)
    told = run(*asked, "--estimate")
    assert (told.code, told.err) == (0, "")
    line = re.fullmatch(
        r"2 layers, 8 pictures, about \d+(?:\.\d)? s, (\d+) × (\d+) pixels\n", told.out
    )
    assert line
    assert not out.exists()

    done = run(*asked)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == str(out / "atlas.png")
    assert files_in(out) == [*FOLDERS, "atlas.png", "manifest.json"]
    sheet = read_image(str(out / "atlas.png")).pixels
    assert sheet.shape[1::-1] == tuple(map(int, line.groups()))
    names = [f"channel_{number:04d}.png" for number in range(4)]
    assert files_in(out / FOLDERS[0]) == [*names, "grid.png", "manifest.json"]
    assert [each["channels"] for each in manifest_in(out)["layers"]] == [16, 64]

    again = run(*asked, "--json")
    assert again.json["pictures"] == 0
    assert (again.json["kept"], again.json["seconds"]) == (8, 0)
    assert again.json["atlas"] == str(out / "atlas.png")


def test_layers_are_chosen_and_named(run: Run, flat: Path, tmp_path: Path):
    told = run("atlas", "--model", flat, "--out", tmp_path, "--estimate", *QUICK)
    first, second = told.out.splitlines()
    assert first == "conv_1, conv_2: the first convolution on each grid, and the last"
    assert second.startswith("2 layers, 8 pictures, about ")
    told = run("atlas", "--layers", "all", "--estimate", "--json", *QUICK)  # no folder needed
    assert len(told.json["layers"]) == 9


def test_layers_without_channels_are_left_out(run: Run, flat: Path, tmp_path: Path):
    name = run("layers", flat, "--json").json["layers"][0]["path"]
    asked = ("atlas", "--model", flat, "--out", tmp_path, "--layers", f"{name},conv_1", *QUICK)
    done = run(*asked, "--json")
    sentence = f'Layer "{name}" has no channels.'
    assert (done.code, done.err.splitlines()) == (1, [sentence])
    assert done.json["left_out"] == manifest_in(tmp_path)["notes"] == [sentence]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another signal there")
def test_ctrl_c_and_the_same_command_goes_on(run: Run, tmp_path: Path):
    asked = ("atlas", "--out", tmp_path, "--layers", f"{STEM},{BLOCK}", "--count", "16")
    asked = (*asked, "--steps", "60", "--size", "64")
    child = subprocess.Popen(
        [*PROGRAM, *map(str, asked)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    try:
        until = time.monotonic() + PATIENCE_S
        first = tmp_path / FOLDERS[0] / "manifest.json"
        while not first.exists() and time.monotonic() < until and child.poll() is None:
            time.sleep(0.02)
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=PATIENCE_S)
    finally:
        child.kill()
        child.wait()
    assert (child.returncode, said) == (130, b"Interrupted.\n")
    assert not list(tmp_path.rglob("*.part"))
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("channel_*.png")}
    assert 0 < len(kept) < 32
    assert all(read_image(str(path)).pixels.shape == (64, 64, 3) for path in kept)

    done = run(*asked, "--json")
    assert done.code == 0
    # At most one batch had been written and not noted when the signal came.
    assert 0 <= len(kept) - done.json["kept"] <= 16
    assert done.json["kept"] + done.json["pictures"] == 32
    noted = [path for path, when in kept.items() if path.stat().st_mtime_ns == when]
    assert len(noted) >= done.json["kept"] > 0


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["--layers", "conv_1,convv_2"], 'flat has no layer "convv_2". Nearest: conv_2, '),
        (["--layers", ","], "Choose at least one layer for the atlas."),
        (["--layers", "conv_pool", "--size", "8"], "None of these layers can be shown in an atlas"),
        (["--count", "0"], "Argument --count: 0 is not a whole number from 1. "),
        (["--count", "9999"], "An atlas shows at most 4096 channels of a layer; 9999 were asked."),
        (["--preprocess", "sined"], '"sined" is not a preprocessing that this model can have. '),
    ],
)
def test_refusals(run: Run, flat: Path, tmp_path: Path, asked: list[str], sentence: str):
    done = run("atlas", "--model", flat, "--out", tmp_path / "out", *QUICK, *asked)
    assert done.code == 2
    assert done.complaint.startswith(sentence)
    assert not (tmp_path / "out").exists()
