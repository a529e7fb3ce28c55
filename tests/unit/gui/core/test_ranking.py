"""Which ranking of images is asked for, and what it does not depend on."""

from dataclasses import replace

import pytest

from engine.api.keys import InputKey, Target
from engine.api.scores import OutputActivation
from engine.api.top_images import RankImages, Ranking
from gui.core import planning
from gui.core.image_list import ImageList
from gui.core.query import QueryState
from gui.core.ranking import (
    channel_count_of,
    rank_for,
    ranked_channel_of,
    sources_of,
    with_channel,
)
from gui.core.selection import Known, RankingChoice, Selection
from gui.core.visibility import Visible
from tests.unit.gui import fakes

INFO = fakes.model_info()
LAYERS = {node.path: node for node in INFO.walk()}
AUTO = INFO.auto_layer
COUNT = LAYERS[AUTO].output_shape[-1]
IMAGES = ("/i/a.png", "/i/b.png")
KNOWN = Known(model=INFO, layers=LAYERS, images=IMAGES)
CHOSEN = Selection(model=INFO.key, image="any")
USUAL = RankImages(InputKey(INFO.key, ""), AUTO, 0, IMAGES)


def test_the_ranking_is_of_the_inspected_layer_and_all_open_images():
    assert rank_for(CHOSEN, KNOWN) == USUAL
    other = next(path for path in LAYERS if path != AUTO)
    assert rank_for(replace(CHOSEN, inspected=other), KNOWN) == replace(USUAL, layer=other)


def test_it_does_not_depend_on_image_target_method_or_output():
    for change in (
        {"image": "another"},
        {"image": None},
        {"target": Target(2)},
        {"method": "rise"},
        {"output": 1},
        {"output_activation": OutputActivation.SOFTMAX},
    ):
        assert rank_for(replace(CHOSEN, **change), KNOWN) == USUAL


def test_it_depends_on_how_images_become_inputs():
    changed = rank_for(replace(CHOSEN, preprocess="none"), KNOWN)
    assert changed == replace(USUAL, input=InputKey(INFO.key, "", "none"))


@pytest.mark.parametrize(
    ("selection", "known"),
    [
        (replace(CHOSEN, model=None), KNOWN),
        (CHOSEN, replace(KNOWN, images=())),
        (CHOSEN, replace(KNOWN, model=replace(INFO, auto_layer=None))),
    ],
)
def test_without_model_layer_or_images_there_is_none(selection, known):
    assert rank_for(selection, known) is None


def test_the_channel_on_the_canvas_is_ranked_and_follows():
    on_canvas = replace(
        CHOSEN, channel=Target(5, layer=AUTO), ranking=RankingChoice(7, Ranking.MEAN)
    )
    assert ranked_channel_of(on_canvas, KNOWN) == 5
    assert rank_for(on_canvas, KNOWN) == replace(USUAL, channel=5, by=Ranking.MEAN)
    elsewhere = replace(on_canvas, channel=Target(5, layer="another"))
    assert ranked_channel_of(elsewhere, KNOWN) == 7
    after = with_channel(on_canvas, KNOWN, 9)
    assert (after.channel, after.ranking) == (
        Target(9, layer=AUTO),
        RankingChoice(9, Ranking.MEAN),
    )
    assert with_channel(elsewhere, KNOWN, 9).channel == Target(5, layer="another")
    assert with_channel(CHOSEN, KNOWN, 9).channel is None


def test_a_channel_that_the_layer_does_not_have_becomes_the_last():
    assert channel_count_of(CHOSEN, KNOWN) == COUNT
    beyond = replace(CHOSEN, ranking=RankingChoice(10_000))
    assert ranked_channel_of(beyond, KNOWN) == COUNT - 1
    unknown = replace(KNOWN, layers={})
    assert channel_count_of(CHOSEN, unknown) == 0
    assert ranked_channel_of(beyond, unknown) == 0


def test_pasted_pictures_are_sent_and_files_are_named():
    pasted = fakes.picture("Pasted image", path="")
    images = ImageList().with_paths(["/i/a.png"]).with_picture(pasted)
    assert sources_of(images) == ("/i/a.png", pasted)


def test_it_is_needed_while_it_is_seen_and_ready_when_complete():
    seen = Visible(costs=False, top_images=True)
    hidden = planning.needed(CHOSEN, replace(seen, top_images=False), KNOWN)
    assert planning.needed(CHOSEN, seen, KNOWN) == (*hidden, USUAL)
    assert USUAL not in hidden
    for top, state in (
        (None, QueryState.IDLE),
        (fakes.top_images(USUAL, complete=False), QueryState.IDLE),
        (fakes.top_images(replace(USUAL, channel=1)), QueryState.IDLE),
        (fakes.top_images(USUAL), QueryState.READY),
    ):
        found = replace(KNOWN, top_images=top)
        assert planning.query_of(USUAL, CHOSEN, found).state is state
