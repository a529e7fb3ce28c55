"""Every request says which model and which image it is about."""

import typing

import pytest

from engine.api.activations import SaveAllActivations, ShowActivations, ShowShapes, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.code import FiltersCode, TilesCode, WriteCode
from engine.api.figure import FigureImage, FigurePlan, MakeFigure, SaveFigure
from engine.api.filters import AtlasPlan, EnlargeFilter, EstimateAtlas, GrowFilters, SaveAtlas
from engine.api.image import HoldImage
from engine.api.keys import InputKey, MapKey, Target
from engine.api.matching import MatchHeatmap
from engine.api.model import LoadModel
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.requests import ModelRequest
from engine.api.stored_input import KeepInput, StoredInput
from engine.api.top_images import RankImages
from engine.ipc.request_keys import image_of, model_of
from tests.unit.gui import fakes

KEY = InputKey("m", "i")
PLAN = AtlasPlan("m", ("a",))
GROWTH = GrowFilters("m", "a", (0,))
FIGURE = FigurePlan(KEY, (FigureImage("/i/a.png"), FigureImage("", "held")))
CASES = [
    (LoadModel("m.keras"), None, None),
    (HoldImage(fakes.picture()), None, None),
    (Predict(KEY), "m", "i"),
    (Explain(MapKey(KEY, "grad-cam", Target(0))), "m", "i"),
    (CompareMethods(KEY, Target(0), "a"), "m", "i"),
    (EstimateCosts(KEY, None, "rise"), "m", "i"),
    (ShowActivations(KEY, "a"), "m", "i"),
    (ShowWeights("m", "a"), "m", None),
    (ShowShapes(KEY), "m", "i"),
    (ShowShapes(InputKey("m", "", size=(8, 8))), "m", None),
    (SaveAllActivations("folder", KEY), "m", "i"),
    (GROWTH, "m", None),
    (GrowFilters("m", "a", (0,), start=KEY), "m", "i"),
    (EnlargeFilter("m", "a", (0,), start=KEY), "m", "i"),
    (EstimateAtlas(PLAN), "m", None),
    (SaveAtlas(PLAN, "folder"), "m", None),
    (MatchHeatmap("heat.npy", KEY), "m", "i"),
    (RankImages(InputKey("m", ""), "a", 0, ("/i/a.png",)), "m", None),
    (TryPreprocessing(KEY, ("unit",)), "m", "i"),
    (KeepInput("m", StoredInput("unit")), "m", None),
    (WriteCode(TilesCode(ShowActivations(KEY, "a"))), "m", "i"),
    (MakeFigure(FIGURE), "m", "held"),
    (SaveFigure("a.pdf", FIGURE), "m", "held"),
    (MakeFigure(FigurePlan(KEY, (FigureImage("/i/a.png"),))), "m", None),
]


@pytest.mark.parametrize(("request_", "model", "image"), CASES)
def test_the_model_and_the_image_of_a_request(request_, model, image):
    assert model_of(request_) == model
    assert image_of(request_) == image


def test_no_kind_of_request_is_left_out():
    kinds = set(typing.get_args(ModelRequest))
    assert kinds == {type(request) for request, _, _ in CASES}


def test_a_script_of_filter_images_from_noise_needs_no_image():
    code = WriteCode(FiltersCode(GROWTH))
    assert (model_of(code), image_of(code)) == ("m", None)
