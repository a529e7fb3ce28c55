"""The maps of a figure's cells: as few passes as they need, and a reason where there is none."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.attribution import Explain, Maps, Prediction, Predictions
from engine.api.errors import EngineError
from engine.api.figure import FigureImage, FigureMethod, FigurePlan, MakeFigure
from engine.api.keys import INPUT_LAYER, InputKey, Target
from engine.api.results import Progress
from engine.figures.cells import CellGatherer
from engine.imaging import picture_from_pixels
from tests.unit.gui import fakes

INFO = fakes.model_info(outputs=fakes.OUTPUTS)
PATHS = tuple(node.path for node in INFO.walk() if node.explainable)
SHARED, INPUT, ONE = "grad-cam", "vanilla-gradients", "score-cam"


class Engine:
    """Answers with maps of ones times the target; keeps what was asked."""

    def __init__(self):
        self.asked: list[Explain] = []
        self.predicted = 0
        self.refuses = ""
        self.unreached = ""

    def explain(self, request, prepared):
        self.asked.append(request)
        yield Progress(request, fakes.text("at work"), 0.5)
        if request.key.method == self.refuses:
            raise EngineError("Not this method.")
        names = request.layers or (request.layer or INPUT_LAYER,)
        raw = {
            name: np.full((2, 3), request.key.target.index + 1, np.float32)
            for name in names
            if name != self.unreached
        }
        yield Maps(request, "label", 2.5, raw, (), True, 1.0)

    def predict(self, request):
        self.predicted += 1
        top = Prediction(Target(2), "two", 0.5, 1.0)
        return Predictions(request.input, (top,), 1.0)


@pytest.fixture
def engine():
    return Engine()


@pytest.fixture
def gather(engine):
    gatherer = CellGatherer(INFO, engine, lambda key: key, engine.predict)

    def read(image):
        if "bad" in image.path:
            raise EngineError("{name} is damaged.", name=image.path)
        seed = sum(image.path.encode())
        pixels = np.random.default_rng(seed).integers(0, 256, (8, 9, 3), np.uint8)
        return picture_from_pixels(pixels, image.path)

    def run(**changes):
        usual = {"images": (FigureImage("a.png"),), "layers": (PATHS[0],)}
        plan = FigurePlan(InputKey(INFO.key, ""), **{**usual, **changes})
        steps = gatherer.gather(MakeFigure(plan), read)
        told = []
        while True:
            try:
                told.append(next(steps))
            except StopIteration as end:
                assert all(isinstance(each, Progress) for each in told)
                return end.value

    return run


def methods(*names):
    return tuple(map(FigureMethod, names))


def test_all_layers_are_one_request_and_each_cell_has_its_map(gather, engine):
    cells = gather(layers=PATHS)
    assert [request.layers for request in engine.asked] == [PATHS]
    assert [cell.layer_path for cell in cells] == list(PATHS)
    assert [cell.layer for cell in cells] == list(range(len(PATHS)))
    assert all(cell.map.raw.shape == (2, 3) and cell.map.score == 2.5 for cell in cells)
    assert cells[0].shape == (8, 9, 3)


def test_images_targets_and_methods_go_one_after_another(gather, engine):
    cells = gather(
        images=(FigureImage("a.png"), FigureImage("b.png")),
        targets=(Target(1), None),
        methods=methods(SHARED, "layer-cam"),
    )
    places = [(cell.image, cell.target, cell.method) for cell in cells]
    assert places == [(i, t, m) for i in (0, 1) for t in (0, 1) for m in (0, 1)]
    asked = [
        (each.key.input.image, each.key.target.index, each.key.method) for each in engine.asked
    ]
    # What shares a pass, an image with one target, stands together.
    assert len(dict.fromkeys(each[:2] for each in asked)) == 4
    assert [each[:2] for each in asked[::2]] == [each[:2] for each in asked[1::2]]
    assert engine.predicted == 2  # once an image, for its top class
    assert [cell.resolved for cell in cells[2:4]] == [Target(2)] * 2
    assert float(cells[2].map.raw[0, 0]) == 3


def test_what_the_last_figure_had_is_not_computed_again(gather, engine):
    gather(layers=PATHS)
    cells = gather(layers=PATHS[:2], methods=methods(SHARED, "layer-cam"))
    assert [each.key.method for each in engine.asked] == [SHARED, "layer-cam"]
    assert all(cell.map is not None for cell in cells)
    gather(layers=PATHS)  # the others were not in the figure before this one
    assert engine.asked[-1].layers == tuple(PATHS[2:]) or engine.asked[-1].layer == PATHS[2]


def test_a_method_of_the_input_is_computed_once_for_all_layers(gather, engine):
    cells = gather(layers=PATHS[:2], methods=methods(INPUT))
    assert len(engine.asked) == 1
    assert [cell.layer_path for cell in cells] == [INPUT_LAYER] * 2


def test_a_method_of_one_layer_is_computed_for_each(gather, engine):
    gather(layers=PATHS[:2], methods=methods(ONE))
    assert [each.layer for each in engine.asked] == list(PATHS[:2])


def test_what_is_refused_has_the_reason(gather, engine):
    engine.refuses = "layer-cam"
    cells = gather(methods=methods(SHARED, "layer-cam"))
    assert [cell.map is None for cell in cells] == [False, True]
    assert str(cells[1].refused) == "Not this method."


def test_a_layer_that_no_gradient_reaches_says_so(gather, engine):
    engine.unreached = PATHS[1]
    cells = gather(layers=PATHS[:3])
    assert [cell.map is None for cell in cells] == [False, True, False]
    assert str(cells[1].refused) == f'No gradient reaches layer "{PATHS[1]}".'


def test_a_layer_that_is_not_there_is_the_cells_own_trouble(gather):
    cells = gather(layers=(PATHS[0], "nowhere"))
    assert cells[0].map is not None
    assert "nowhere" in str(cells[1].refused)


def test_an_image_that_cannot_be_read_leaves_the_others(gather):
    cells = gather(
        images=(FigureImage("bad.png"), FigureImage("a.png")), methods=methods(SHARED, "layer-cam")
    )
    assert [cell.refused is None for cell in cells] == [False, False, True, True]
    assert str(cells[0].refused) == "bad.png is damaged."
    assert (cells[0].image_name, cells[0].resolved, cells[0].shape) == ("bad.png", None, ())


def test_the_only_image_has_to_be_read(gather):
    with pytest.raises(EngineError, match=r"bad\.png is damaged"):
        gather(images=(FigureImage("bad.png"),))
