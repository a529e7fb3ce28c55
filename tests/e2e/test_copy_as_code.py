"""The way back to a notebook: scripts by the commands, run by themselves, and by the window."""

from __future__ import annotations

import ast
import subprocess
import sys

import numpy as np
from PySide6.QtGui import QGuiApplication

from engine.api.resources import demo_samples
from engine.imaging import read_image
from tests.e2e.commands import PATIENCE_S, manifest_in
from tests.unit.engine.code.scripts import RUNNER


def test_the_scripts_of_the_commands_make_what_the_commands_made(run, flat, image, tmp_path):
    folders = [tmp_path / name for name in ("explain", "activations", "filters")]
    for folder in folders:
        (folder / "own").mkdir(parents=True)
    explain, activations, filters = (folder / "own" / "script.py" for folder in folders)
    words = ("--model", flat, "--code")
    style = ("--blend", "alpha", "--colours", "viridis", "--score", "probability")
    target = ("--target", "1", "--contrast", "0", "--resize", "bicubic")
    done = run("explain", image, *words, explain, "--out", folders[0], *style, *target)
    assert (done.code, done.err) == (0, "")
    layer = ("--layer", "conv_1", "--channels", "3,0")
    assert run("activations", image, *words, activations, "--out", folders[1], *layer).code == 0
    how = ("--style", "textbook", "--steps", "5", "--size", "32", "--layer", "conv_2")
    # Channels that the first noise excites: no other start is looked for.
    run("filters", *words, filters, "--out", folders[2], *how, "--channels", "1,5")
    command = [sys.executable, "-I", "-c", RUNNER, *(folder / "own" for folder in folders)]
    subprocess.run(command, check=True, timeout=PATIENCE_S, cwd=tmp_path)

    (record,) = manifest_in(folders[0])["images"][0]["maps"]
    assert not list(tmp_path.rglob("error.txt"))
    raw, overlay = (folders[0] / record[name] for name in ("raw", "overlay"))
    for theirs, ours in (
        (folders[0], raw),
        (folders[1], folders[1] / "conv_1.npy"),
    ):
        made, wanted = np.load(*(theirs / "own").glob("*.npy")), np.load(ours)
        assert float(np.abs(made - wanted).max()) <= 1e-5 * float(np.abs(wanted).max())
    for theirs, ours in (
        (folders[0], overlay),
        (folders[1], folders[1] / "conv_1.png"),
        (folders[2], folders[2] / "grid.png"),
    ):
        (path,) = (theirs / "own").glob("*.png")
        off = np.abs(read_image(str(path)).pixels.astype(int) - read_image(str(ours)).pixels)
        assert np.mean(off > 1) < 1e-3  # a heat level that rounding takes to the next


def test_what_has_no_script_is_one_sentence(run, flat, image, tmp_path):
    words = ("--model", flat, "--out", tmp_path / "out", "--code")
    done = run("explain", image, *words, tmp_path / "a.py", "--method", "guided-backprop")
    assert done.code == 2
    assert done.complaint.startswith("There is no script of Guided backpropagation: ")
    done = run("explain", image, *words, flat, "--method", "grad-cam")
    assert done.code == 2
    assert "ends in .py" in done.complaint
    done = run("activations", image, *words, tmp_path / "a.py")
    assert done.complaint == "A script shows one layer: with --code, name it with --layer."
    assert not (tmp_path / "a.py").exists()


def test_the_window_copies_what_is_on_the_screen(program):
    program.tidy()
    program.open(demo_samples()[0])
    program.trigger("copy_code")
    program.wait(lambda: ("info", "The script is on the clipboard.") in program.ear.told)
    written = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    ast.parse(written)
    assert program.state.picture.path in written
    assert program.state.layer.rpartition("/")[2] in written
    program.tidy()
