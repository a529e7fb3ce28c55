"""`camscope figure` as a user runs it: the file, its record, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest

from engine.imaging import encode_png, read_image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.commands import Done

    Run = Callable[..., Done]

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def square(tmp_path: Path) -> Path:
    """An image of a cell's own size: its pictures are drawn as they are."""
    path = tmp_path / "正方形.png"
    coarse = np.random.default_rng(2).integers(0, 200, (10, 10, 3), np.uint8)
    fine = np.random.default_rng(3).integers(0, 56, (420, 420, 3), np.uint8)
    path.write_bytes(encode_png(coarse.repeat(42, axis=0).repeat(42, axis=1) + fine))
    return path


def places_of(part, canvas):
    """Where a picture stands on a canvas, pixel by pixel."""
    height, width = part.shape[:2]
    found = []
    for row, column in np.argwhere((canvas == part[0, 0]).all(axis=-1)):
        there = canvas[row : row + height, column : column + width]
        if there.shape == part.shape and (there == part).all():
            found.append((int(row), int(column)))
    return found


def test_each_cell_is_the_overlay_that_explain_writes(
    run: Run, flat: Path, square: Path, tmp_path: Path
):
    words = ("--model", flat, "--method", "grad-cam,eigen-cam,integrated-gradients")
    words += ("--target", "2", "--colours", "viridis", "--intensity", "0.7", "--preprocess", "none")
    out = tmp_path / "圖.png"
    done = run("figure", square, *words, "--out", out)
    assert (done.code, done.err) == (0, "")
    told, written = done.out.splitlines()
    assert written == str(out)
    canvas = read_image(str(out)).pixels
    height, width = canvas.shape[:2]
    assert told == f"3 pictures, methods, {width} × {height} pixels"
    run("explain", square, *words, "--out", tmp_path / "maps")
    overlays = sorted((tmp_path / "maps").glob("*.png"))
    assert len({each.read_bytes() for each in overlays}) == 3
    corners = []
    for overlay in overlays:
        (corner,) = places_of(read_image(str(overlay)).pixels, canvas)
        corners.append(corner)
    assert len({row for row, _ in corners}) == 1  # one row
    assert len({column for _, column in corners}) == 3


def test_targets_and_layers_as_a_drawing_with_its_record(
    run: Run, flat: Path, image: Path, tmp_path: Path
):
    out = tmp_path / "a.svg"
    words = ("--layer", "conv_1,conv_2", "--target", "top", "--target", "1", "--target", "2")
    more = ("--title", "<Titel> & 猫", "--scale", "shared", "--rows", "layer", "--json")
    done = run("figure", image, "--model", flat, *words, *more, "--out", out)
    assert (done.code, done.err) == (0, "")
    record = done.json
    assert (record["rows"], record["columns"], record["scale"]) == ("layer", "target", "shared")
    assert (record["written"], record["format"]) == (str(out), "svg")
    assert [[cell["layer"] for cell in row] for row in record["cells"]] == [
        ["conv_1"] * 3,
        ["conv_2"] * 3,
    ]
    assert {cell["target"] for cell in record["cells"][0][1:]} == {"class 1", "class 2"}
    assert len({tuple(cell["colors"]) for row in record["cells"] for cell in row}) == 1
    assert record["notes"][0] == "All cells have one colour scale."
    root = ElementTree.parse(out).getroot()
    texts = [each.text for each in root.findall(f"{SVG}text")]
    assert texts[0] == "<Titel> & 猫"
    assert {"conv_1", "conv_2", "class 1", "class 2"} <= set(texts)
    assert len(root.findall(f"{SVG}image")) == 6 + 1


def test_a_document_can_be_searched(
    run: Run, flat: Path, image: Path, square: Path, tmp_path: Path
):
    out = tmp_path / "a.pdf"
    done = run("figure", image, square, "--model", flat, "--out", out, "--title", "Found me")
    assert done.is_quiet
    (page,) = pypdf.PdfReader(out).pages
    found = page.extract_text()
    assert "Found me" in found
    assert "Grad-CAM" in found
    assert len(page.images) == 2 + 1  # two pictures, and the bar, which is held once


def test_what_cannot_be_made_is_a_box_and_the_rest_is_drawn(
    run: Run, flat: Path, image: Path, tmp_path: Path
):
    bad = tmp_path / "bad.png"
    bad.write_text("no image")
    out = tmp_path / "a.svg"
    done = run("figure", bad, image, "--model", flat, "--out", out, "--json")
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "bad.png" in done.err
    first, second = done.json["cells"][0]
    assert first["error"] == done.err.strip()
    assert second["score"] is not None
    assert len(ElementTree.parse(out).getroot().findall(f"{SVG}image")) == 1 + 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--out", "a.gif"), "its name has to end in .png or .svg or .pdf"),
        (("--out", "a.png", "--cell", "3"), "48 to 2048 pixels wide; 3"),
        (
            (
                *("--out", "a.png", "--layer", "all", "--target", "0", "--target", "1"),
                "--method",
                "cam,grad-cam",
            ),
            "3 things are several: targets, layers, methods",
        ),
        (
            ("--out", "a.png", "--method", "grad-cam,cam", "--rows", "image", "--columns", "layer"),
            "Rows and columns have to be methods",
        ),
        (("--out", "a.png", "--layer", "conv_3"), 'flat has no layer "conv_3"'),
        (("--out", "a.png", "--method", "gradcamm"), "gradcamm"),
        (("--out", "a.png", "--target", "dog"), "dog"),
        (("--out", "a.png", "--colours", "rainbows"), "rainbows"),
        (("--out", "nowhere/a.png"), "does not exist"),
        (("--out", "a.png", "--scale", "both"), "--help"),
    ],
)
def test_wrong_words_are_one_sentence(
    run: Run, flat: Path, image: Path, tmp_path: Path, monkeypatch, words, sentence
):
    monkeypatch.chdir(tmp_path)
    done = run("figure", image, "--model", flat, *words)
    assert done.code == 2
    assert sentence in done.complaint
    assert not list(tmp_path.glob("a.*"))


def test_no_single_map_is_nothing(run: Run, flat: Path, tmp_path: Path):
    done = run("figure", tmp_path / "none.png", "--model", flat, "--out", tmp_path / "a.png")
    assert (done.code, done.out) == (2, "")
    assert done.complaint == "none.png was not found."
    assert not (tmp_path / "a.png").exists()


def test_a_folder_of_too_many_images_is_told_before_the_model_opens(
    run: Run, image: Path, tmp_path: Path
):
    many = tmp_path / "many"
    many.mkdir()
    for number in range(101):
        (many / f"{number}.png").write_bytes(image.read_bytes())
    done = run("figure", many, "--model", tmp_path / "no.keras", "--out", tmp_path / "a.png")
    assert (
        done.complaint == "A figure has at most 100 pictures; there are 101 images. Choose fewer."
    )
