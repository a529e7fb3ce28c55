"""What is on the screen belongs to what is chosen, to what was chosen before, or to nothing."""

from dataclasses import replace

import pytest

from engine.api.attribution import CompareMethods, Explain, Predict
from engine.api.display import ChannelSource, Compose, MapSource, Region, Style
from engine.api.image import OpenImage
from engine.api.keys import InputKey, Lane, MapKey, Target
from gui.core import currency
from gui.core.currency import Currency
from gui.core.planning import activations_for, compare_for
from gui.core.query import STOPPED
from gui.core.selection import Known, Selection
from tests.unit.gui import fakes

VIEW = Region(0, 0, 64, 48, 640, 480)
INPUT = InputKey("model-1", "image-1")
AUTO = "backbone/block3_conv"
FIRST = "backbone/block0_conv"
KEY = MapKey(INPUT, "grad-cam", Target(0))
HEAT = MapSource(KEY, AUTO)
INFO = fakes.model_info()
CHOSEN = Selection(model="model-1", image="image-1", region=VIEW)
WITHOUT_GRID = replace(INFO, key="model-2", auto_layer=None)


def overlay(shown=HEAT, image="image-1"):
    return fakes.overlay(Compose(image, VIEW, Style(), shown))


def known(**changes):
    parts = {
        "model": INFO,
        "layers": {node.path: node for node in INFO.walk()},
        "predictions": fakes.predictions(INPUT),
        "methods": fakes.METHOD_INFOS,
        "maps": fakes.maps(Explain(KEY, AUTO), INFO),
        "overlay": overlay(),
    }
    return Known(**{**parts, **changes})


def refusing(request, **changes):
    return known(refused={request: STOPPED}, **changes)


def seen(selection, now):
    """(currency of the picture, whether its heat is the chosen one, whether one is awaited)."""
    return (
        currency.frame_currency(selection, now),
        currency.heat_is_shown(selection, now),
        currency.is_computing(selection, now),
    )


RISE = replace(CHOSEN, method="rise")
RISE_KEY = MapKey(INPUT, "rise", Target(0))
OTHER_IMAGE = replace(CHOSEN, image="image-2")
CHANNEL = replace(CHOSEN, channel=Target(2, layer=AUTO))
OTHER_INPUT = replace(CHOSEN, preprocess="unit")


@pytest.mark.parametrize(
    ("selection", "now", "expected"),
    [
        pytest.param(CHOSEN, known(), (Currency.CURRENT, True, False), id="the answer"),
        pytest.param(
            replace(CHOSEN, layer=FIRST), known(), (Currency.PENDING, False, True), id="layer"
        ),
        pytest.param(
            replace(CHOSEN, target=Target(3)), known(), (Currency.PENDING, False, True), id="target"
        ),
        pytest.param(RISE, known(), (Currency.PENDING, False, True), id="slow method"),
        pytest.param(
            RISE, refusing(Explain(RISE_KEY, "", all_layers=False)),
            (Currency.GONE, False, False), id="slow method, stopped",
        ),
        pytest.param(
            OTHER_INPUT, known(predictions=None), (Currency.PENDING, False, True), id="input"
        ),
        pytest.param(
            OTHER_INPUT,
            refusing(Predict(replace(INPUT, preprocess="unit")), predictions=None),
            (Currency.GONE, False, False), id="input, refused",
        ),
        pytest.param(
            OTHER_IMAGE, known(predictions=None), (Currency.GONE, False, True), id="image"
        ),
        pytest.param(
            OTHER_IMAGE, known(predictions=None, overlay=None),
            (Currency.GONE, False, True), id="image, nothing drawn",
        ),
        pytest.param(
            OTHER_IMAGE, known(predictions=None, overlay=overlay(None, "image-2")),
            (Currency.CURRENT, False, True), id="image, drawn alone",
        ),
        pytest.param(
            replace(CHOSEN, model="model-2"), known(model=WITHOUT_GRID, predictions=None),
            (Currency.GONE, False, False), id="model without a grid",
        ),
        pytest.param(
            replace(CHOSEN, model="model-2"), known(model=replace(INFO, key="model-2"),
            predictions=None), (Currency.PENDING, False, True), id="model",
        ),
        pytest.param(
            replace(CHOSEN, model=None), known(model=None, predictions=None),
            (Currency.GONE, False, False), id="no model",
        ),
        pytest.param(
            CHOSEN, known(maps=fakes.maps(Explain(KEY, AUTO), INFO, missing=(AUTO,))),
            (Currency.GONE, False, False), id="no gradient reaches the layer",
        ),
        pytest.param(
            replace(CHOSEN, show_original=True), known(),
            (Currency.CURRENT, True, False), id="the image alone, not drawn yet",
        ),
        pytest.param(CHANNEL, known(), (Currency.PENDING, False, True), id="channel"),
        pytest.param(
            CHANNEL, known(overlay=overlay(ChannelSource(INPUT, AUTO, 2))),
            (Currency.CURRENT, True, False), id="channel, drawn",
        ),
        pytest.param(
            CHANNEL, refusing(activations_for(CHANNEL, known())),
            (Currency.GONE, False, False), id="channel, stopped",
        ),
        pytest.param(
            CHOSEN, known(pending={Lane.IMAGE: OpenImage("/i/b.png")}),
            (Currency.PENDING, False, True), id="another image is being opened",
        ),
        pytest.param(
            CHOSEN, known(overlay=None), (Currency.GONE, False, True), id="maps, no picture"
        ),
        pytest.param(Selection(), Known(), (Currency.GONE, False, False), id="nothing open"),
    ],
)  # fmt: skip
def test_the_picture(selection, now, expected):
    assert seen(selection, now) == expected


def test_answers_of_panels():
    wanted = compare_for(CHOSEN, known())
    held = CompareMethods(INPUT, Target(0), FIRST)

    def told(held, wanted, now, selection=CHOSEN):
        return currency.answer_currency(held, wanted, selection, now)

    assert told(wanted, wanted, known()) is Currency.CURRENT
    assert told(held, wanted, known()) is Currency.PENDING
    assert told(None, wanted, known(pending={Lane.COMPARISON: wanted})) is Currency.PENDING
    assert told(held, wanted, refusing(wanted)) is Currency.GONE
    # Without a target nothing is asked: either the target comes, or it does not.
    assert told(held, None, known(predictions=None), OTHER_INPUT) is Currency.PENDING
    refused = refusing(Predict(replace(INPUT, preprocess="unit")), predictions=None)
    assert told(held, None, refused, OTHER_INPUT) is Currency.GONE
    assert told(held, None, Known(), Selection()) is Currency.GONE


def test_the_order_in_which_layers_were_wanted_does_not_matter():
    first, again = Explain(KEY, AUTO), Explain(KEY, FIRST)
    assert currency.answer_currency(first, again, CHOSEN, known()) is Currency.CURRENT


def test_a_part_of_which_nothing_more_comes_is_unfinished():
    part = fakes.maps(Explain(RISE_KEY, ""), INFO, complete=False, share=0.4)
    assert currency.is_unfinished(RISE, known(maps=part))
    running = {Lane.MAPS: Explain(RISE_KEY, "", all_layers=False)}
    assert not currency.is_unfinished(RISE, known(maps=part, pending=running))
    assert not currency.is_unfinished(CHOSEN, known())
    assert not currency.is_unfinished(RISE, known())


def test_an_image_that_is_opened_is_not_for_the_other_views():
    opening = known(pending={Lane.IMAGE: OpenImage("/i/b.png"), **{Lane.MAPS: Explain(KEY, AUTO)}})
    beside = currency.without_image_order(opening)
    assert seen(CHOSEN, beside) == (Currency.CURRENT, True, False)
    assert set(beside.pending) == {Lane.MAPS}
    assert currency.without_image_order(known()).pending == {}
