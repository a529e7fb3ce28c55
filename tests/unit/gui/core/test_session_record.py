"""What is written of a session comes back; nonsense and what is gone do not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.api.keys import Area, Combine, LayerBlend, Resize, Target
from engine.api.model import LoadModel
from engine.api.outputs import OutputInfo, OutputKind
from engine.api.scores import OutputActivation, ScoreKind
from engine.api.target_forms import Merge, Rows, ValueForm
from gui.core import session_record
from gui.core.image_list import ImageList
from gui.core.selection import Selection
from gui.core.session_record import (
    SessionRecord,
    choices_for,
    record_of,
    session_from,
    session_text,
)
from tests.unit.gui import fakes

INFO = fakes.model_info(outputs=fakes.OUTPUTS)
NAMED = (("0", "mnist"), ("1", "/l/貓.txt"))
IMAGES = ImageList().with_paths(["/i/a.png", "/i/貓 b.png", "/i/c.npz[x,3]"])
CHOSEN = {
    "output": 1,
    "target": Target(2, also=(1,), contrast=(0,), output=1),
    "score": ScoreKind.PROBABILITY,
    "method": "rise",
    "parameters": (("rise", (("masks", 50), ("seed", 3))),),
    "layer": "backbone/block1_conv",
    "layer_blend": LayerBlend(("backbone/block2_conv",), Combine.MAX, std=True),
    "preprocess": "none",
    "resize": Resize.BICUBIC,
}


def told(selection=None, info=INFO, images=IMAGES, *, is_demo=False):
    return record_of(selection or Selection(), images, info, is_demo=is_demo)


def read(record, info=INFO):
    found = session_from(session_text(record))
    return Selection(**choices_for(found, info, fakes.METHOD_INFOS))


def test_everything_chosen_comes_back():
    selection = Selection(**CHOSEN)
    assert read(told(selection)) == selection


@pytest.mark.parametrize(
    "target",
    [
        Target(3),
        Target(0, negative=True),
        Target(7, layer="backbone/block0_conv", cell=(1, 2)),
        Target(1, layer="scores"),
        None,
    ],
)
def test_every_kind_of_target_comes_back(target):
    assert read(told(Selection(target=target))).target == target


@pytest.mark.parametrize("area", [Area.ALL, Area.MASK, (0, 1, 2, 3)])
def test_an_area_comes_back_where_the_output_has_a_grid(area):
    grid = OutputInfo("m", 6, fakes.LABELS, "softmax", OutputKind.CLASS_MAP, (4, 4))
    record = told(Selection(target=Target(1, area=area)))
    assert read(record, fakes.model_info(outputs=(grid,))).target.area == area
    assert read(record).target.area is Area.ALL


def test_files_come_back_in_order_with_the_current_one():
    images = IMAGES.with_picture(fakes.picture("Pasted image", path="")).choosing("/i/貓 b.png")
    info = fakes.model_info(request=LoadModel("/m/net.keras", NAMED))
    found = session_from(session_text(told(info=info, images=images, is_demo=True)))
    assert found.images == ("/i/a.png", "/i/貓 b.png", "/i/c.npz[x,3]")
    assert (found.current, found.model, found.labels) == ("/i/貓 b.png", "/m/net.keras", NAMED)
    assert found.is_demo


@pytest.mark.parametrize(
    ("stored", "labels"),
    [
        ("mnist", (("0", "mnist"),)),
        ("", ()),
        ([["1", "a.txt"], ["2"], 3, ["1", 2]], (("1", "a.txt"),)),
        ([["0", "a"]] * 1000, (("0", "a"),) * session_record.MOST_LABELS),
        ({"0": "mnist"}, ()),
    ],
    ids=["older", "none", "nonsense", "many", "mapping"],
)
def test_class_names_of_older_versions_come_back_and_nonsense_does_not(stored, labels):
    assert session_from(json.dumps({"labels": stored})).labels == labels


def test_a_name_that_is_no_text_comes_back():
    images = ImageList().with_paths(["/i/\udc80.png"])
    assert session_from(session_text(told(images=images))).current == "/i/\udc80.png"


def test_of_a_long_film_strip_those_around_the_current_one_come_back(monkeypatch):
    monkeypatch.setattr(session_record, "IMAGES_KEPT", 4)
    images = ImageList().with_paths([f"/i/{number}.png" for number in range(10)])
    for current, first in ((0, 0), (1, 0), (5, 3), (9, 6)):
        found = told(images=images.choosing(f"/i/{current}.png"))
        assert found.images == tuple(f"/i/{number}.png" for number in range(first, first + 4))
        assert found.current == f"/i/{current}.png"


def test_what_the_model_does_not_have_is_left_out():
    record = told(Selection(**CHOSEN))
    info = fakes.model_info(
        count=1,
        preprocess_choices=(),
        outputs=(OutputInfo("kind", 2, ("cat", "dog"), "softmax"),),
    )
    kept = read(record, info)
    usual = Selection()
    for name in ("layer", "layer_blend", "target", "output", "preprocess"):
        assert getattr(kept, name) == getattr(usual, name), name
    assert kept.method == "rise"
    assert kept.resize is Resize.BICUBIC


def test_a_layer_without_a_heatmap_and_a_channel_that_is_not_there_are_left_out():
    assert read(told(Selection(layer="gap"))).layer is None
    assert read(told(Selection(target=Target(8, layer="backbone/block0_conv")))).target is None
    assert read(told(Selection(target=Target(0, layer="nowhere")))).target is None


def test_a_target_of_a_linear_output_that_is_read_as_logits_comes_back():
    info = fakes.model_info(outputs=(OutputInfo("kind", 4, ("a", "b", "c", "d"), "linear"),))
    selection = Selection(output_activation=OutputActivation.SOFTMAX, target=Target(3))
    assert read(told(selection), info) == selection


@pytest.mark.parametrize(
    "wrong",
    [
        [["rise", [["masks", "many"]]]],
        [["rise", [["masks", -5]]]],
        [["rise", [["masks", True]]]],
        [["rise", [["no such", 1]]]],
        [["no such", [["masks", 8]]]],
        [["rise", [["masks", 10**400]]]],
        [["rise", 3]],
        [[["a"], [["masks", 8]]]],
        {"rise": 1},
    ],
)
def test_impossible_parameters_are_left_out(wrong):
    record = SessionRecord("m", choices={"parameters": wrong})
    assert choices_for(record, INFO, fakes.METHOD_INFOS)["parameters"] == ()


@pytest.mark.parametrize("number", [2**31, 10**400], ids=["large", "huge"])
def test_a_number_that_no_array_has_is_left_out(number):
    target = {"index": 0, "output": 0, "layer": "backbone/block0_conv", "cell": [1, number]}
    chosen = choices_for(SessionRecord("m", choices={"target": target}), INFO, fakes.METHOD_INFOS)
    assert chosen["target"] == Target(0, layer="backbone/block0_conv", cell=None)


WORDS = st.sampled_from(("", "rise", "masks", "scores", "backbone", "index", "output", "#12345g"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*session_record.CHOICES, "other"]), JSON))
def test_nonsense_is_never_chosen(choices):
    found = session_from(json.dumps({"model": "m", "choices": choices}))
    chosen = Selection(**choices_for(found, INFO, fakes.METHOD_INFOS))
    assert chosen.layer is None or INFO.find(chosen.layer).explainable
    assert chosen.output < len(INFO.outputs)
    assert chosen.method in {method.id for method in fakes.METHOD_INFOS}


@given(st.one_of(st.text('[]{}",:0é', max_size=20), JSON.map(json.dumps)))
def test_a_damaged_text_never_raises(text):
    found = session_from(text)
    assert found is None or isinstance(found, SessionRecord)


@pytest.mark.parametrize("text", ["", "{", "[1]", "3", "null", "[" * 100_000])
def test_what_is_no_record_is_none(text):
    assert session_from(text) is None


def test_an_empty_record_opens_nothing():
    assert SessionRecord().is_empty
    assert SessionRecord("/d/demo.keras", is_demo=True).is_empty
    assert not SessionRecord("/m/net.keras").is_empty
    assert not SessionRecord(images=("/i/a.png",)).is_empty


def test_without_files_that_are_gone_the_next_image_is_shown():
    record = SessionRecord("/m", images=("a", "b", "c", "d"), current="b")
    assert record.without(["b"]).current == "c"
    assert record.without(["b", "c", "d"]).current == "a"
    assert record.without(["a"]).current == "b"
    gone = record.without(["a", "b", "c", "d", "/m"])
    assert (gone.current, gone.images, gone.model) == ("", (), "")


BOXES = OutputInfo("boxes", 4, ("x", "y", "w", "h"), "linear", OutputKind.BOXES, (9, 1))
SCORES = OutputInfo("scores", 2, ("cat", "dog"), "sigmoid", OutputKind.ROW_SCORES, (9, 1))
DETECTOR = fakes.model_info(outputs=(SCORES, BOXES))


def restored(target):
    selection = Selection(output=target.output, target=target)
    text = session_text(told(selection, DETECTOR))
    return choices_for(session_from(text), DETECTOR, fakes.METHOD_INFOS).get("target")


@pytest.mark.parametrize(
    "target",
    [
        Target(2, output=1, rows=Rows(8)),
        Target(2, output=1, rows=Rows(scores=0, above=0.5)),
        Target(1, rows=Rows(scores=0, unit=1), form=ValueForm(Merge.MEAN, 0.25)),
        Target(0, output=1, negative=True, form=ValueForm(Merge.NORM, every=True)),
    ],
)
def test_forms_and_rows_come_back(target):
    assert restored(target) == target


@pytest.mark.parametrize("rows", [Rows(9), Rows(scores=2), Rows(scores=1), Rows(scores=5, unit=0)])
def test_rows_that_there_are_not_are_all_rows(rows):
    assert restored(Target(2, output=1, rows=rows)) == Target(2, output=1)
