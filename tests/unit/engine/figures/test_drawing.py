"""What a figure's cells look like and say: order, titles, captions, colours and notes."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from engine.api.display import Normalization, Style
from engine.api.errors import text
from engine.api.figure import Axis, FigureImage, FigureMethod, FigurePlan, Scale
from engine.api.keys import INPUT_LAYER, InputKey, MapKey, Target
from engine.api.model import UntrainedWeights
from engine.api.scores import ScoreKind
from engine.figures import drawing
from engine.figures.cells import CellContent, CellMap
from engine.figures.drawing import Drawing, ordered
from engine.figures.page import PictureItem, TextItem
from engine.imaging import full_overlay, picture_from_pixels
from tests.unit.gui import fakes

INFO = fakes.model_info(outputs=fakes.OUTPUTS[:1])
LABELS = INFO.outputs[0].labels
PIXELS = np.random.default_rng(8).integers(0, 256, (420, 420, 3), np.uint8)
LAYERS = ("backbone/conv_1", "backbone/conv_2")
METHODS = ("grad-cam", "layer-cam", "cam")
ONE = (Target(1),)


def raw_of(image, layer, method):
    rng = np.random.default_rng((image, layer, method))
    return (rng.random((4, 5)) * 10 ** (layer + method)).astype(np.float32)


def made(images=1, layers=1, methods=1, targets=ONE, change=None, **more):
    plan = FigurePlan(
        InputKey(INFO.key, ""),
        tuple(FigureImage(f"pictures/{number}.png") for number in range(images)),
        tuple(map(FigureMethod, METHODS[:methods])),
        LAYERS[:layers],
        targets,
        **more,
    ).arranged(more.get("rows"), more.get("columns"))
    cells = []
    for image in range(images):
        for target, chosen in enumerate(targets):
            for method in range(methods):
                for layer in range(layers):
                    resolved = chosen or Target(image)
                    key = MapKey(plan.input, METHODS[method], resolved)
                    shown = CellMap(key, raw_of(image, layer, method), 2.8912, ScoreKind.LOGIT)
                    cells.append(
                        CellContent(
                            image,
                            target,
                            layer,
                            method,
                            f"{image}.png",
                            LAYERS[layer],
                            resolved,
                            PIXELS.shape,
                            shown,
                        )
                    )
    if change is not None:
        cells[0] = dataclasses.replace(cells[0], **change)
    return plan, cells


def drawn(info=INFO, words=(), **more):
    plan, cells = made(**more)
    figure = Drawing(info, plan, dict(words), cells)
    return figure, figure.page(lambda image: picture_from_pixels(PIXELS, image.path)), cells


def words_of(page):
    return [each.words for each in page.items if isinstance(each, TextItem)]


def pictures_of(page):
    found = [each for each in page.items if isinstance(each, PictureItem)]
    return [each.pixels for each in found if not each.is_stretched]


# --- order ---


def test_cells_stand_along_their_axes():
    plan, cells = made(images=2, methods=3)
    assert ordered(plan, cells) == [[0, 1, 2], [3, 4, 5]]
    turned, _ = made(images=2, methods=3, rows=Axis.METHOD)
    assert ordered(turned, cells) == [[0, 3], [1, 4], [2, 5]]
    plan, cells = made(layers=2, methods=3)  # the cells come method by method
    assert ordered(plan, cells) == [[0, 2, 4], [1, 3, 5]]


def test_a_single_axis_goes_on_in_the_next_row():
    plan, cells = made(images=5, wrap=2)
    assert ordered(plan, cells) == [[0, 1], [2, 3], [4]]
    column, _ = made(images=5, rows=Axis.IMAGE)
    assert ordered(column, cells) == [[0], [1], [2], [3], [4]]
    assert ordered(*made()) == [[0]]


# --- pictures ---


def test_each_cell_is_the_overlay_of_its_map_at_the_images_own_size():
    _, page, cells = drawn(images=2, methods=2)
    found = pictures_of(page)
    assert len(found) == 4
    for pixels, cell in zip(found, cells, strict=True):
        np.testing.assert_array_equal(pixels, full_overlay(PIXELS, cell.map.raw, Style()))


def test_a_shared_scale_runs_to_the_largest_value_of_all():
    figure, page, cells = drawn(layers=2, methods=2, scale=Scale.SHARED)
    largest = max(float(cell.map.raw.max()) for cell in cells)
    assert {cell.colors for row in figure.told() for cell in row} == {(0.0, largest)}
    order = [number for row in ordered(*made(layers=2, methods=2)) for number in row]
    for pixels, number in zip(pictures_of(page), order, strict=True):
        raw = cells[number].map.raw
        np.testing.assert_array_equal(pixels, full_overlay(PIXELS, raw, Style(), (0.0, largest)))
        # The colours move a pixel no further than the map's share of the largest value.
        moved = np.abs(pixels.astype(int) - PIXELS).max()
        assert moved <= 255 * Style().intensity * raw.max() / largest + 1
    bars = [each for each in page.items if getattr(each, "is_stretched", False)]
    assert len(bars) == 1
    assert f"{largest:.3g}" in words_of(page)
    assert "All cells have one colour scale." in words_of(page)


def test_each_cell_has_a_bar_of_its_own_range():
    _, page, cells = drawn(methods=2)
    bars = [each for each in page.items if getattr(each, "is_stretched", False)]
    assert len(bars) == 2
    for cell in cells:
        assert f"{float(cell.map.raw.max()):.3g}" in words_of(page)
    assert "Each cell has a colour scale of its own." in words_of(page)


def test_the_bar_of_signed_maps_in_gray_runs_from_black_to_white():
    style = Style("gray", normalization=Normalization.SIGNED)
    _, page, cells = drawn(style=style)
    (pixels,) = pictures_of(page)
    raw = cells[0].map.raw
    np.testing.assert_array_equal(pixels, full_overlay(PIXELS, raw, style))
    (bar,) = [each for each in page.items if getattr(each, "is_stretched", False)]
    assert bar.pixels[0, [0, -1]].tolist() == [[0, 0, 0], [255, 255, 255]]


def test_bars_and_captions_can_be_left_out():
    figure, page, _ = drawn(methods=2, has_color_bars=False, has_captions=False)
    assert not [each for each in page.items if getattr(each, "is_stretched", False)]
    assert words_of(page) == ["Grad-CAM", "LayerCAM", INFO.file_name]
    assert figure.notes == ()


def test_a_map_without_positive_values_is_the_image_alone_and_says_so():
    nothing = CellMap(
        MapKey(InputKey("m", "i"), "grad-cam", Target(1)),
        -np.ones((2, 2), np.float32),
        1.0,
        ScoreKind.LOGIT,
    )
    figure, page, _ = drawn(change={"map": nothing})
    np.testing.assert_array_equal(pictures_of(page)[0], PIXELS)
    assert not [each for each in page.items if getattr(each, "is_stretched", False)]
    assert "no positive evidence" in " ".join(words_of(page))
    assert figure.told()[0][0].colors is None


@pytest.mark.parametrize(("limit", "side"), [("DOCUMENT_SIDE_PX", 105), ("MAX_PIXELS", 4 * 105**2)])
def test_large_pictures_are_made_smaller_and_that_is_said(monkeypatch, limit, side):
    figure, page, _ = drawn(images=2, methods=2)
    assert "smaller" not in " ".join(words_of(page))
    monkeypatch.setattr(drawing, limit, side)
    figure, page, _ = drawn(images=2, methods=2)
    assert {pixels.shape for pixels in pictures_of(page)} == {(105, 105, 3)}
    assert str(figure.notes[-1]) == "Pictures of more than 105 pixels a side are made smaller."


# --- words ---


def test_a_caption_tells_method_layer_target_and_score():
    _, page, _ = drawn()
    caption = " ".join(words_of(page)).replace("\u00a0", " ")
    assert f"Grad-CAM · backbone/conv_1 · {LABELS[1]} · logit 2.891" in caption


def test_a_method_without_a_target_names_none(monkeypatch):
    monkeypatch.setattr(f"{__name__}.METHODS", ("eigen-cam",))
    _, page, _ = drawn()
    caption = " ".join(words_of(page)).replace("\u00a0", " ")
    assert "· backbone/conv_1 · class-free" in caption
    assert LABELS[1] not in caption
    assert "logit" not in caption


def test_a_caption_names_no_layer_that_has_no_part_in_the_map():
    _, page, _ = drawn(change={"layer_path": INPUT_LAYER})
    caption = " ".join(words_of(page)).replace("\u00a0", " ")
    assert f"Grad-CAM · {LABELS[1]} · logit 2.891" in caption


def test_rows_and_columns_have_titles_once():
    _, page, _ = drawn(images=2, methods=3, has_captions=False)
    found = words_of(page)
    for title in ("0.png", "1.png", "Grad-CAM", "LayerCAM", "CAM"):
        assert found.count(title) == 1


@pytest.mark.parametrize(
    ("images", "expected"), [(1, [LABELS[0], LABELS[2]]), (2, ["top class", LABELS[2]])]
)
def test_the_top_class_is_named_where_it_is_one(images, expected):
    _, page, _ = drawn(images=images, targets=(None, Target(2)), has_captions=False)
    assert [each for each in words_of(page) if each in (*LABELS, "top class")] == expected


def test_the_automatic_layer_is_called_by_its_path():
    plan, cells = made(has_captions=False, has_color_bars=False)
    plan = dataclasses.replace(plan, layers=(None,), rows=None, columns=Axis.LAYER)
    page = Drawing(INFO, plan, {}, cells).page(lambda image: picture_from_pixels(PIXELS, "a"))
    assert words_of(page) == [LAYERS[0], INFO.file_name]


def test_a_layer_is_a_title_too():
    _, page, _ = drawn(layers=2, has_captions=False)
    assert [each for each in words_of(page) if "/" in each] == list(LAYERS)


def test_a_refused_cell_has_its_sentence_in_place_of_a_picture():
    change = {"map": None, "refused": text("No gradient reaches {it}.", it="it")}
    figure, page, _ = drawn(methods=2, change=change)
    assert len(pictures_of(page)) == 1
    assert "No gradient reaches it." in words_of(page)
    told = figure.told()[0][0]
    assert (told.score, told.colors, str(told.refused)) == (None, None, "No gradient reaches it.")


def test_cells_are_told_with_their_files():
    figure, _, cells = drawn(images=2)
    ((first, second),) = figure.told()
    assert (first.image, second.image) == ("pictures/0.png", "pictures/1.png")
    assert (first.method, first.layer, first.target) == ("grad-cam", LAYERS[0], LABELS[1])
    assert (first.score, first.score_kind) == (2.8912, ScoreKind.LOGIT)
    assert first.colors == (0.0, float(cells[0].map.raw.max()))


def test_a_guess_and_untrained_weights_are_said():
    info = dataclasses.replace(
        INFO, preprocess_guessed=True, untrained=UntrainedWeights(("conv",), is_whole=True)
    )
    _, page, _ = drawn(info)
    shown = " ".join(words_of(page))
    assert f"The preprocessing ({INFO.preprocess}) is a guess." in shown
    assert "The weights look untrained" in shown
    _, page, _ = drawn(info, has_captions=False)
    assert "is a guess" in " ".join(words_of(page))


def test_words_come_in_the_language_that_is_given():
    words = {
        "logit {score}": "ロジット {score}",
        "Each cell has a colour scale of its own.": "各自",
    }
    _, page, _ = drawn(words=words)
    shown = " ".join(words_of(page))
    assert "ロジット 2.891" in shown
    assert "各自" in shown
    assert "logit" not in shown


def test_what_no_font_has_is_said_below():
    figure, page, _ = drawn(title="a \U000f0000 b")
    assert "No font on this computer has \U000f0000" in str(figure.notes[-1])
    assert page.title == "a \U000f0000 b"


def test_names_that_play_tricks_are_shown():
    _, page, _ = drawn(images=2, has_captions=False, title="a\u202eb\n")
    assert "a\\u202eb\\n" in words_of(page)
