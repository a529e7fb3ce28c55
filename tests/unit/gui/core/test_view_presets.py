"""Views that differ in one thing: what is compared is what there is to be compared."""

from dataclasses import replace

import pytest

from engine.api.keys import Target
from gui.core import views
from gui.core.image_list import ImageList
from gui.core.selection import Link
from gui.core.view_presets import VIEW_PRESETS, image_ids
from tests.unit.gui import fakes
from tests.unit.gui.core.test_planning import INFO, INPUT, READY, known

RULES = {preset.link: preset.changes for preset in VIEW_PRESETS}
NONE = ImageList()


def test_methods_are_of_one_pass_and_depend_on_the_target():
    changes = RULES[Link.METHOD](READY, known(), NONE)
    assert [each["method"] for each in changes] == [
        "grad-cam",
        "grad-cam++",
        "xgrad-cam",
        "layer-cam",
    ]
    chosen = RULES[Link.METHOD](replace(READY, method="rise"), known(), NONE)
    assert [each["method"] for each in chosen][:2] == ["rise", "grad-cam"]
    assert len(chosen) == 4


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 40])
def test_layers_go_from_the_first_to_the_last_with_the_chosen_one_among_them(count):
    info = fakes.model_info(count=count)
    paths = [node.path for node in info.walk() if node.explainable and not node.children]
    for chosen in paths:
        changes = RULES[Link.LAYER](replace(READY, layer=chosen), known(info=info), NONE)
        layers = [each["layer"] for each in changes]
        assert len(layers) == (min(4, count) if count > 1 else 0)
        if layers:
            assert chosen in layers
            assert layers == sorted(set(layers), key=paths.index)
    assert RULES[Link.LAYER](READY, replace(known(), model=None), NONE) == []


def test_classes_are_the_strongest():
    changes = RULES[Link.TARGET](READY, known(predictions=fakes.predictions(INPUT, 2)), NONE)
    assert changes[0] == {"target": Target(2)}
    assert len(changes) == 4
    assert RULES[Link.TARGET](READY, known(predictions=None), NONE) == []


def test_images_begin_with_the_one_that_is_seen():
    many = ImageList().with_paths([f"/i/{number}.png" for number in range(6)])
    assert image_ids(many.choosing("/i/4.png")) == [
        "/i/4.png",
        "/i/5.png",
        "/i/0.png",
        "/i/1.png",
    ]
    assert len(RULES[Link.IMAGE](READY, known(), many)) == 4
    assert RULES[Link.IMAGE](READY, known(), NONE) == []


@pytest.mark.parametrize("preset", VIEW_PRESETS, ids=lambda preset: preset.link)
def test_each_makes_views_that_differ_in_nothing_else(preset):
    images = ImageList().with_paths(["/i/a.png", "/i/b.png"])
    changes = preset.changes(READY, known(info=INFO), images)
    shown = views.arranged(READY, preset.link, changes)
    assert len(shown.views) == len(changes) >= 2
    assert shown.split.links == frozenset(Link) - {preset.link, Link.SCALE}
