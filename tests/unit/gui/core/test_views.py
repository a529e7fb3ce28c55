"""Rules of the views side by side: what linked views agree in, whatever is done to them."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.api.display import Region, Style
from engine.api.keys import LayerBlend, Target
from engine.api.model import LoadModel
from gui.core import views
from gui.core.open_models import OpenModels
from gui.core.selection import VIEW_FIELDS, Link, Selection
from tests.unit.gui import fakes

REGION = Region(0, 0, 64, 48, 64, 48)
START = Selection(model="model-1", image="image-1", region=REGION)
VALUES = {
    "image": st.sampled_from(["image-1", "image-2", "image-3"]),
    "layer": st.sampled_from([None, "a", "b", "c"]),
    "layer_blend": st.sampled_from([LayerBlend(), LayerBlend(("d",))]),
    "method": st.sampled_from(["grad-cam", "rise"]),
    "parameters": st.sampled_from([(), (("rise", (("masks", 9),)),)]),
    "output": st.integers(0, 1),
    "target": st.sampled_from(
        [None, Target(1), Target(2), Target(0, output=1), Target(0, layer="a")]
    ),
    "score": st.none(),
    "channel": st.sampled_from([None, Target(3, layer="a")]),
    "style": st.sampled_from([Style(), Style(intensity=0.9)]),
    "region": st.sampled_from([None, REGION]),
}
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add")),
        st.tuples(st.just("compare")),
        st.tuples(st.just("close"), st.integers(0, 8)),
        st.tuples(st.just("activate"), st.integers(0, 8)),
        st.tuples(st.just("link"), st.frozensets(st.sampled_from(Link))),
        *(st.tuples(st.just(name), value) for name, value in VALUES.items()),
    ),
    max_size=25,
)


def done(selection, step):
    match step:
        case ("add",):
            new = views.added(selection)
        case ("compare",):
            new = views.compared(selection)
        case ("close", index):
            new = views.closed(selection, index)
        case ("activate", index):
            new = views.activated(selection, index)
        case ("link", links):
            new = views.linked(selection, links)
        case (name, value):
            new = replace(selection, **{name: value})
            if name == "output" and value != selection.output:
                new = replace(new, target=None)  # as the state does
    return views.followed(selection, new)


def agreeing(selection):
    """Fields in which all views must agree, by the meaning of the links alone."""
    fields = {
        Link.IMAGE: ["image"],
        Link.LAYER: ["layer", "layer_blend"],
        Link.METHOD: ["method", "parameters"],
        Link.OUTPUT: ["output"],
        Link.STYLE: ["style"],
    }
    return [name for link in selection.split.links & fields.keys() for name in fields[link]]


@settings(max_examples=300)
@given(steps)
def test_linked_views_agree_whatever_is_done(taken):
    selection = START
    for step in taken:
        before, selection = selection, done(selection, step)
        shown = selection.views
        indexes = [view.index for view in shown]
        assert 1 <= len(shown) <= views.MOST_VIEWS
        assert len(set(indexes)) == len(indexes)
        assert set(indexes) <= set(range(9))
        assert selection.split.index in indexes
        difference = selection.split.difference
        assert difference is None or {difference.first, difference.second} <= set(indexes)
        for name in agreeing(selection):
            assert len({getattr(view, name) for view in shown}) == 1, (name, step)
        if step[0] == "activate":  # nothing but the view that the panels follow is another
            assert {view.index: view for view in shown} == {v.index: v for v in before.views}
        if step[0] == "add" and len(before.views) < 9:
            added = selection.view
            assert replace(added, index=before.split.index, region=REGION) == replace(
                before.view, region=REGION
            )
            assert added.region is None
        for view in selection.split.beside:
            was = next((one for one in before.views if one.index == view.index), None)
            if was is not None and was.image != view.image:
                assert view.region is None
            # A class of one output is never the target of another one.
            if was is not None and was != view and view.target is not None:
                assert (
                    view.target.layer is not None
                    or view.target.output == view.output
                    or ((was.target, was.output) == (view.target, view.output))
                )


@given(st.sampled_from(sorted(VALUES)), st.data())
def test_what_is_free_stays_as_it_is(name, data):
    two = views.linked(views.added(START), frozenset())
    changed = done(two, (name, data.draw(VALUES[name])))
    assert changed.split.beside == two.split.beside


def test_only_what_the_user_changes_is_carried_over():
    two = views.linked(views.added(START), frozenset({Link.TARGET}))
    own = replace(two, layer="b")
    assert views.followed(two, own).split.before[0].layer is None
    target = views.followed(own, replace(own, target=Target(2)))
    assert [view.target for view in target.views] == [Target(2), Target(2)]
    assert [view.layer for view in target.views] == [None, "b"]


def test_a_new_link_makes_all_like_the_active_one():
    two = replace(views.linked(views.added(START), frozenset()), layer="b", method="rise")
    linked = views.linked(two, {Link.LAYER})
    assert [view.layer for view in linked.views] == ["b", "b"]
    assert [view.method for view in linked.views] == ["grad-cam", "rise"]


def test_a_channel_is_left_with_the_layer_that_it_is_seen_beside():
    two = views.linked(views.added(START), frozenset(Link))
    shown = views.followed(two, replace(two, channel=Target(1, layer="a")))
    assert shown.split.before[0].channel == Target(1, layer="a")
    other = replace(shown, split=replace(shown.split, links=frozenset({Link.METHOD})))
    moved = views.followed(other, replace(other, method="rise", channel=None))
    assert moved.split.before[0].channel is None


def test_nine_views_are_the_most():
    many = START
    for _ in range(12):
        many = views.added(many)
    assert len(many.views) == 9
    assert views.added(many) is many


def test_the_neighbour_takes_the_place_of_the_closed_one():
    three = views.added(views.added(START))
    order = [view.index for view in three.views]
    assert order == [0, 1, 2]
    middle = views.activated(three, 1)
    assert views.closed(middle, 1).split.index == 2
    assert views.closed(three, 2).split.index == 1
    assert views.closed(middle, 0).split.index == 1
    assert [view.index for view in views.closed(middle, 0).views] == [1, 2]
    assert views.closed(START, 0) is START
    assert views.closed(three, 7) is three
    assert len(views.alone(three).views) == 1


def test_a_closed_number_is_used_again():
    again = views.added(views.closed(views.added(views.added(START)), 1))
    assert {view.index for view in again.views} == {0, 1, 2}


def test_views_of_a_closed_image_go():
    two = views.linked(views.added(START), frozenset())
    moved = views.with_image(two, "image-2")
    assert [view.image for view in moved.views] == ["image-1", "image-2"]
    assert len(views.without_image(moved, "image-1").views) == 1
    assert views.without_image(moved, "image-3") == moved
    assert [view.image for view in views.with_image(moved, "image-9", 0).views] == [
        "image-9",
        "image-2",
    ]
    assert views.with_image(moved, "image-9", 0).split.before[0].region is None


def test_another_model_frees_the_views_of_the_old_ones_parts():
    info = fakes.model_info()
    kept = next(node.path for node in info.walk() if node.explainable)
    two = views.linked(views.added(START), frozenset())
    left = replace(two, layer=kept, target=Target(4), output=1)
    right = views.activated(left, 0)
    freed = views.with_model(right, info, START.model).split.after[0]
    assert freed.model == info.key
    assert (freed.layer, freed.target, freed.output) == (kept, None, 0)
    gone = views.activated(replace(left, layer="gone"), 0)
    assert views.with_model(gone, info, START.model).split.after[0].layer is None


COMPARED = replace(
    fakes.model_info("/m/other.keras", "model-2", 2),
    request=LoadModel("/m/other.keras", is_compared=True),
)
MODELS = OpenModels(fakes.model_info(), COMPARED)
OURS = replace(START, model="model-1", image="image-1")
SHARED_LAYER, OWN_LAYER = "backbone/block1_conv", "backbone/block3_conv"


def compared(selection=OURS):
    return views.with_model(selection, COMPARED, None, is_alike=True)


def test_a_compared_model_has_a_new_view_that_is_active():
    two = compared(replace(OURS, layer=SHARED_LAYER, target=Target(4), preprocess="none"))
    assert [view.model for view in two.views] == ["model-1", "model-2"]
    assert (two.model, two.layer, two.target) == ("model-2", SHARED_LAYER, Target(4))
    assert two.preprocess == "auto"  # what is done to the other model's inputs is its own
    assert two.split.before[0].preprocess == "none"
    unlike = views.with_model(replace(OURS, target=Target(4)), COMPARED, None)
    assert unlike.target is None
    assert compared(replace(OURS, layer=OWN_LAYER)).layer is None


def test_with_all_views_taken_a_compared_model_is_shown_in_the_active_one():
    full = OURS
    for _ in range(views.MOST_VIEWS):
        full = views.added(full)
    shown = compared(full)
    assert len(shown.views) == views.MOST_VIEWS
    assert [view.model for view in shown.views].count("model-2") == 1
    assert shown.model == "model-2"


def test_another_compared_model_takes_the_views_of_the_one_before():
    third = replace(COMPARED, key="model-3")
    two = views.activated(compared(), 0)
    after = views.with_model(two, third, "model-2")
    assert [view.model for view in after.views] == ["model-1", "model-3"]
    assert after.model == "model-1"
    new = fakes.model_info("/m/new.keras", "model-4")
    assert [view.model for view in views.with_model(two, new, "model-1").views] == [
        "model-4",
        "model-2",
    ]


def test_links_between_models_take_what_means_the_same():
    two = views.activated(compared(), 0)
    two = views.linked(two, frozenset(Link), MODELS)

    def other(**changes):
        return views.followed(two, replace(two, **changes), MODELS).split.after[0]

    assert other(layer=SHARED_LAYER).layer == SHARED_LAYER
    assert other(layer=OWN_LAYER).layer is None
    assert other(target=Target(3)).target == Target(3)
    assert other(target=Target(3, layer=OWN_LAYER)).target is None
    assert other(method="rise").method == "rise"
    assert other(image="image-2").image == "image-2"
    assert other(preprocess="none").preprocess == "auto"
    blind = views.followed(two, replace(two, layer=SHARED_LAYER)).split.after[0]
    assert blind.layer is None  # nothing is known of the models


def test_what_is_done_to_inputs_is_the_same_in_all_views_of_a_model():
    two = views.linked(views.added(OURS), frozenset())
    after = views.followed(two, replace(two, preprocess="none"), MODELS)
    assert [view.preprocess for view in after.views] == ["none", "none"]


def test_an_arrangement_differs_in_one_thing_alone():
    four = [{"method": name} for name in ("grad-cam", "rise", "cam", "occlusion")]
    shown = views.arranged(replace(START, layer="b"), Link.METHOD, four)
    assert [view.method for view in shown.views] == ["grad-cam", "rise", "cam", "occlusion"]
    assert shown.split.links == frozenset(Link) - {Link.METHOD, Link.SCALE}
    assert (shown.split.index, shown.region) == (0, REGION)
    same = [name for name in VIEW_FIELDS if name not in ("method", "region")]
    assert len({tuple(getattr(view, name) for name in same) for view in shown.views}) == 1
    assert views.arranged(START, Link.METHOD, []) is START
    assert len(views.arranged(START, Link.METHOD, four * 5).views) == 9


def test_a_first_model_that_is_open_later_has_a_view_of_its_own():
    """Two files were dropped, and the compared one was quicker."""
    begun = views.with_model(Selection(image="image-1"), COMPARED, None)
    assert [view.model for view in begun.views] == ["model-2"]
    both = views.with_model(begun, fakes.model_info(), None)
    assert [view.model for view in both.views] == ["model-2", "model-1"]
