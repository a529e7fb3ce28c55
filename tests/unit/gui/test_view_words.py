"""Picture and words go together: those of the last choice, then "computing", then the answer's."""

from dataclasses import replace

import pytest

from engine.api.attribution import Explain
from engine.api.display import Compose, MapSource, Region, Style
from engine.api.image import OpenImage
from engine.api.keys import InputKey, Lane, MapKey, Target
from gui.core.currency import Currency
from gui.core.query import STOPPED
from gui.core.selection import Known, Selection
from gui.view_words import ViewWords
from tests.unit.gui import fakes

VIEW = Region(0, 0, 64, 48, 640, 480)
AUTO = "backbone/block3_conv"
INFO = fakes.model_info()
PICTURE = fakes.picture()
INPUT = InputKey("model-1", PICTURE.key)
KEY = MapKey(INPUT, "grad-cam", Target(0))
RISE_KEY = MapKey(INPUT, "rise", Target(0))
CHOSEN = Selection(model="model-1", image=PICTURE.key, region=VIEW)
RISE = replace(CHOSEN, method="rise")
FACTS = f"Grad-CAM · {AUTO} · star · logit 7.31 · raw 0 to 0.41"


def overlay(shown):
    return fakes.overlay(Compose(PICTURE.key, VIEW, Style(), shown))


KNOWN = Known(
    model=INFO,
    layers={node.path: node for node in INFO.walk()},
    picture=PICTURE,
    predictions=fakes.predictions(INPUT),
    methods=fakes.METHOD_INFOS,
    maps=fakes.maps(Explain(KEY, AUTO), INFO),
    overlay=overlay(MapSource(KEY, AUTO)),
)


@pytest.fixture
def words(qtbot):
    made = ViewWords()
    made.show(CHOSEN, KNOWN)
    yield made
    made.show(Selection(), Known())  # no timer is left


def late(words, qtbot):
    """Wait until the words give way."""
    with qtbot.waitSignal(words.changed):
        pass


def test_the_answers_words(words):
    assert (words.facts, words.sentence) == (FACTS, "")
    assert words.description.startswith(f"64 × 48 pixels · model.keras · {FACTS} · strongest in ")
    assert words.news == words.description.removeprefix("64 × 48 pixels · model.keras · ")
    assert (words.currency, words.is_dimmed) == (Currency.CURRENT, False)


def test_words_stay_with_the_last_picture_until_both_give_way(words, qtbot):
    words.show(RISE, KNOWN)
    assert words.facts == FACTS
    assert not words.is_dimmed
    late(words, qtbot)
    assert (words.facts, words.sentence) == ("", "Computing…")
    assert words.is_dimmed
    assert "star" not in words.description
    assert "strongest" not in words.description
    assert words.news == ""
    maps = fakes.maps(Explain(RISE_KEY, "", all_layers=False), INFO)
    words.show(RISE, replace(KNOWN, maps=maps, overlay=overlay(MapSource(RISE_KEY, ""))))
    assert words.facts == "RISE · star · probability 7.31 · raw 0 to 0.41"
    assert (words.sentence, words.is_dimmed) == ("", False)


def test_a_quick_answer_changes_nothing_but_itself(words, qtbot):
    told = []
    words.changed.connect(lambda: told.append((words.facts, words.sentence, words.is_dimmed)))
    layer = "backbone/block0_conv"
    other = replace(CHOSEN, layer=layer)
    words.show(other, KNOWN)
    words.show(other, replace(KNOWN, overlay=overlay(MapSource(KEY, layer))))
    assert [facts for facts, _, _ in told if facts != FACTS] == [FACTS.replace(AUTO, layer)]
    assert all(not sentence and not dimmed for _, sentence, dimmed in told)


def test_what_will_not_come_is_not_waited_for(words):
    refused = {Explain(RISE_KEY, "", all_layers=False): STOPPED}
    words.show(RISE, replace(KNOWN, refused=refused))
    assert words.currency is Currency.GONE
    assert (words.facts, words.sentence) == ("", "No heatmap here. F5 tries again.")
    assert not words.is_dimmed


def test_words_do_not_outlive_the_picture_of_another_image(words, qtbot):
    other = fakes.picture("b.png", seed=1)
    new = replace(KNOWN, picture=other, predictions=None, overlay=None)
    words.show(replace(CHOSEN, image=other.key), new)
    assert (words.facts, words.sentence, words.is_dimmed) == ("", "", False)
    late(words, qtbot)
    assert words.sentence == "Computing…"
    assert not words.is_dimmed  # the image itself is the chosen one


def test_another_image_that_is_being_opened_is_said(words, qtbot):
    words.show(CHOSEN, replace(KNOWN, pending={Lane.IMAGE: OpenImage("/i/b.png")}))
    late(words, qtbot)
    assert words.sentence == "Opening the image…"
    assert words.is_dimmed
