"""Figures of a real model through a session: the file, its cells, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import cv2
import numpy as np
import pypdf
import pytest
from PIL import Image

from engine.api.attribution import Predict
from engine.api.display import Style
from engine.api.errors import EngineError
from engine.api.figure import (
    Figure,
    FigureImage,
    FigureMethod,
    FigurePlan,
    MakeFigure,
    SaveFigure,
    Scale,
)
from engine.api.image import HoldImage
from engine.api.keys import InputKey, Target
from engine.api.results import Progress, Saved
from engine.figures.service import check_cell_px
from engine.imaging import encode_png, full_overlay, picture_from_pixels, read_image
from engine.session.session import Session
from tests import models, oracle
from tests.unit.engine.bench import Bench, picture

LAYERS = ("conv_1", "conv_2")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figure 圖")
    bench = Bench(Session(str(folder)), folder)
    model = models.flat()
    info = bench.open(model)
    paths = []
    for number in range(2):
        path = folder / f"图 {number}.png"
        pixels = np.random.default_rng(number).integers(0, 256, (24, 32, 3), np.uint8)
        path.write_bytes(encode_png(pixels))
        paths.append(FigureImage(str(path)))
    key = InputKey(info.key, "", "none")
    held = bench.hold(picture(24, 32))
    return SimpleNamespace(
        session=bench.session, model=model, key=key, images=paths, folder=folder, held=held
    )


def plan_of(desk, **changes):
    usual = {"images": tuple(desk.images), "layers": LAYERS, "targets": (Target(1),)}
    return FigurePlan(desk.key, **{**usual, **changes})


def answers(desk, plan, path="", cell_px=0):
    request = SaveFigure(str(path), plan, cell_px) if path else MakeFigure(plan, cell_px)
    return list(desk.session.run(request))


def expected_overlay(desk, image, layer, target):
    """Grad-CAM by the textbook formula in float64, drawn over the image."""
    pixels = read_image(image.path).pixels
    steps, taps = oracle.steps_of(desk.model)
    inputs = pixels[None].astype(np.float32)
    activations, gradients = oracle.forward_backward(steps, taps[layer], inputs, target)
    raw = np.maximum((activations * gradients.mean(axis=(0, 1))).sum(axis=-1), 0)
    return full_overlay(pixels, raw.astype(np.float32), Style())


def is_in(part, canvas):
    """Whether a picture stands on a canvas somewhere, to one level of heat."""
    found = cv2.matchTemplate(canvas, part, cv2.TM_SQDIFF)
    row, column = np.unravel_index(found.argmin(), found.shape)
    there = canvas[row : row + part.shape[0], column : column + part.shape[1]]
    return np.abs(there.astype(int) - part).max() <= 3


def test_a_figure_of_images_and_layers_holds_the_textbooks_overlays(desk):
    path = desk.folder / "out.png"
    *steps, figure, saved = answers(desk, plan_of(desk), path)
    assert all(isinstance(each, Progress) for each in steps)
    assert isinstance(saved, Saved)
    assert saved.path == str(path)
    assert isinstance(figure, Figure)
    canvas = read_image(str(path)).pixels
    assert canvas.shape[:2] == figure.size
    assert [len(row) for row in figure.cells] == [2, 2]
    for row, image in zip(figure.cells, desk.images, strict=True):
        for cell, layer in zip(row, LAYERS, strict=True):
            assert (cell.image, cell.layer, cell.target) == (image.path, layer, "class 1")
            overlay = expected_overlay(desk, image, layer, 1)
            enlarged = overlay.repeat(13, axis=0).repeat(13, axis=1)  # 13 x 32 = 416
            assert is_in(enlarged, canvas)


def test_a_preview_has_pixels_and_writes_nothing(desk):
    before = sorted(desk.folder.iterdir())
    *_, figure = answers(desk, plan_of(desk, layers=("conv_2",)), cell_px=96)
    assert figure.pixels.shape[:2] == figure.size
    assert figure.pixels.shape[1] < 400
    assert sorted(desk.folder.iterdir()) == before


def test_svg_and_pdf_are_written_with_their_words(desk):
    plan = plan_of(desk, title="Titel 猫", scale=Scale.SHARED)
    svg, pdf = desk.folder / "a.svg", desk.folder / "b.PDF"
    size = answers(desk, plan, svg)[-2].size
    assert "Titel 猫" in svg.read_text("utf-8")
    assert svg.read_text("utf-8").count("<image") == 4 + 1
    answers(desk, plan, pdf)
    (page,) = pypdf.PdfReader(pdf).pages
    assert [round(float(each)) for each in page.mediabox][2:] == [size[1], size[0]]
    assert "conv_2" in page.extract_text()
    assert len(page.images) == 4 + 1


def test_a_pasted_picture_is_one_of_the_images(desk):
    pixels = np.random.default_rng(9).integers(0, 256, (24, 32, 3), np.uint8)
    pasted = picture_from_pixels(pixels, "Pasted image")
    list(desk.session.run(HoldImage(pasted, frozenset({desk.held.key}))))
    images = (FigureImage(key=pasted.key), desk.images[0])
    *_, figure = answers(desk, plan_of(desk, images=images, layers=(None,), targets=(None,)))
    assert [cell.image for cell in figure.cells[0]] == ["Pasted image", desk.images[0].path]
    with pytest.raises(EngineError, match="not open any more"):
        answers(desk, plan_of(desk, images=(FigureImage(key="gone"),)))


def test_files_of_a_figure_are_no_images_that_the_session_holds(desk):
    answers(desk, plan_of(desk, layers=("conv_2",)))
    assert not set(desk.session._pictures) & {image.path for image in desk.images}


@pytest.mark.parametrize(
    ("changes", "path", "cell_px", "sentence"),
    [
        ({"methods": (FigureMethod("grad-cam"), FigureMethod("cam"))}, "", 0, "3 things"),
        ({}, "figure.jpg", 0, "has to end in .png or .svg or .pdf"),
        ({}, "", 47, "48 to 2048 pixels wide; 47"),
        ({"layers": ("nowhere", "pool")}, "", 0, "nowhere"),
    ],
)
def test_what_is_no_figure_is_refused_before_anything_is_written(
    desk, changes, path, cell_px, sentence
):
    before = sorted(desk.folder.iterdir())
    with pytest.raises(EngineError) as caught:
        answers(desk, plan_of(desk, **changes), path and desk.folder / path, cell_px)
    assert sentence in str(caught.value)
    assert sorted(desk.folder.iterdir()) == before


def test_a_folder_that_is_not_there_is_told(desk):
    with pytest.raises(EngineError, match="does not exist"):
        answers(desk, plan_of(desk, layers=("conv_2",)), desk.folder / "none" / "a.png")


def test_a_full_disk_leaves_the_old_file(desk, monkeypatch):
    path = desk.folder / "old.png"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(EngineError, match="The disk is full"):
        answers(desk, plan_of(desk, layers=("conv_2",)), path)
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert not list(desk.folder.glob("*.part"))


def test_what_is_asked_in_the_middle_changes_nothing(desk):
    plan = plan_of(desk, methods=(FigureMethod("integrated-gradients"),), layers=("conv_2",))
    other = plan_of(desk, images=tuple(reversed(desk.images)), targets=(Target(2),))
    path, quiet = desk.folder / "disturbed.png", desk.folder / "quiet.png"
    for _ in desk.session.run(SaveFigure(str(path), plan, 200)):
        answers(desk, other)  # a preview, while the file is made
        list(desk.session.run(Predict(replace(desk.key, image=desk.held.key))))
    answers(desk, plan, quiet, 200)
    assert path.read_bytes() == quiet.read_bytes()


def test_all_layers_and_quick_methods_come_from_one_pass_an_image(desk, monkeypatch):
    network = type(desk.session._open.network)
    real, passes = network.forward_backward, []

    def counted(self, inputs, objective, layers, formula=None):
        passes.append(layers)
        return real(self, inputs, objective, layers, formula)

    monkeypatch.setattr(network, "forward_backward", counted)
    desk.session._open.figures._gatherer._maps.clear()
    quick = tuple(map(FigureMethod, ("grad-cam", "layer-cam", "grad-cam++", "eigen-cam")))
    by_method = plan_of(desk, methods=quick, layers=("conv_2",))
    by_layer = plan_of(desk, layers=("conv_1", "conv_pool", "conv_2"), targets=(Target(2),))
    for plan in (by_method, by_layer):
        passes.clear()
        *_, figure = answers(desk, plan)
        assert sum(cell.score is not None for row in figure.cells for cell in row) >= 6
        assert len(passes) == 2  # two images
    passes.clear()
    answers(desk, by_layer)  # the last figure's maps are kept
    assert passes == []


@pytest.mark.parametrize("cell_px", [0, 48, 2048])
def test_widths_within_bounds_pass(cell_px):
    check_cell_px(cell_px)


def test_a_figure_is_the_same_picture_in_two_runs(desk):
    plan = plan_of(desk, layers=("conv_2",))
    first, second = (answers(desk, plan)[-1].pixels for _ in range(2))
    np.testing.assert_array_equal(first, second)
    Image.fromarray(first)
