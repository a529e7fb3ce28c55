"""Requests for scripts: each names the model and the image that its picture is of."""

from engine.api.activations import ShowActivations
from engine.api.code import FiltersCode, OverlayCode, TilesCode
from engine.api.display import ChannelSource, MapSource
from engine.api.filters import GrowFilters
from engine.api.keys import InputKey, MapKey, Target

KEY = InputKey("model", "image")


def test_pictures_know_their_model_and_their_image():
    for subject in (
        OverlayCode(MapSource(MapKey(KEY, "grad-cam", Target(0)), "conv")),
        OverlayCode(ChannelSource(KEY, "conv", 3)),
        TilesCode(ShowActivations(KEY, "conv")),
        FiltersCode(GrowFilters("model", "conv", (0,), start=KEY)),
    ):
        assert (subject.model, subject.input) == ("model", KEY)


def test_filter_images_from_noise_have_no_image():
    subject = FiltersCode(GrowFilters("model", "conv", (0,)))
    assert (subject.model, subject.input) == ("model", None)
