"""`camscope filters` as a user runs it: pictures, going on, refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.imaging import read_image
from tests.e2e.commands import Done, files_in, manifest_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Done]

QUICK = ("--steps", 3, "--size", 32)


def test_pictures_a_grid_and_what_is_missing_later(run: Run, flat: Path, tmp_path: Path):
    out = tmp_path / "out"
    asked = ("filters", "--model", flat, "--layer", "conv_2", "--out", out, *QUICK)
    assert run(*asked, "--channels", "0:3").is_quiet
    names = [f"channel_{number:04d}.png" for number in range(3)]
    assert files_in(out) == [*names, "grid.png", "manifest.json"]
    assert read_image(str(out / "grid.png")).pixels.shape == (32, 3 * 32 + 2 * 5, 3)
    first = manifest_in(out)
    assert [record["precision"] for record in first["images"]] == ["float32"] * 3

    (out / names[1]).unlink()
    kept = {name: (out / name).stat().st_mtime_ns for name in (names[0], names[2])}
    assert run(*asked, "--channels", "0:4").is_quiet
    assert {name: (out / name).stat().st_mtime_ns for name in kept} == kept
    again = manifest_in(out)
    assert [record["channel"] for record in again["images"]] == [0, 1, 2, 3]
    assert again["images"][1]["objective_value"] == pytest.approx(
        first["images"][1]["objective_value"], rel=1e-3
    )


def test_classes_from_an_image(run: Run, flat: Path, image: Path, tmp_path: Path):
    asked = ("filters", "--model", flat, "--out", tmp_path, "--excite", "class", *QUICK)
    assert run(*asked, "--start", image, "--channels", "2", "--style", "textbook").code == 0
    assert files_in(tmp_path) == ["class_0002.png", "grid.png", "manifest.json"]
    assert manifest_in(tmp_path)["parameters"]["start"] is not None


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            ["--layer", "convv_2"],
            'flat has no layer "convv_2". Nearest: conv_2, conv_1.',
        ),
        (["--channels", "one"], '"one" names no channels of the 6 that there are. Write 7, or '),
        (["--channels", "6"], 'Layer "conv_2" has no channel 6; its channels go from 0 to 5.'),
        (["--size", "8"], "The size of filter images goes from 16 to 1024; 8 was asked."),
        (["--style", "cubist"], "Argument --style: invalid choice: 'cubist' "),
        (["--device", "gpu"], "Argument --device: gpu is not auto, cpu or gpu:0 "),
    ],
)
def test_refusals(run: Run, flat: Path, tmp_path: Path, asked: list[str], sentence: str):
    out = tmp_path / "out"
    done = run("filters", "--model", flat, "--layer", "conv_2", "--out", out, *QUICK, *asked)
    assert done.code == 2
    assert done.complaint.startswith(sentence)
    assert not list(out.glob("*.png"))
