"""Ways of preprocessing: by name, and spelled out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.api.errors import EngineError
from engine.api.preprocessing import (
    LARGEST,
    PREPROCESSING,
    Scheme,
    label_of,
    names_for,
    scheme_of,
    spelled,
    suits,
)

numbers = st.floats(-LARGEST, LARGEST)
deviations = st.floats(1e-3, LARGEST)
ranges = st.tuples(numbers, numbers).filter(lambda ends: abs(ends[0] - ends[1]) > 1e-3)


def one_or_three(values: st.SearchStrategy[float]) -> st.SearchStrategy[tuple[float, ...]]:
    return st.one_of(st.tuples(values), st.tuples(values, values, values))


@given(ranges, one_or_three(numbers), one_or_three(deviations), st.booleans())
def test_what_is_spelled_is_read_back(ends, mean, std, bgr):
    scheme = Scheme(*ends, mean, std, bgr)
    assert scheme_of(spelled(scheme)) == scheme


@given(st.text(alphabet="0123456789.,-+einfa mstdbgr", max_size=60))
def test_any_text_is_a_way_or_one_sentence(written):
    if suits(written, 3):
        scheme = scheme_of(written)
        assert scheme_of(spelled(scheme)) == scheme
    else:
        with pytest.raises(EngineError, match="There is no preprocessing called"):
            scheme_of(written)


@pytest.mark.parametrize(
    ("written", "scheme"),
    [
        ("0..1", Scheme(0.0, 1.0)),
        ("-1..1 bgr", Scheme(-1.0, 1.0, bgr=True)),
        ("1..0", Scheme(1.0, 0.0)),
        ("0..255 mean 1,2,3", Scheme(mean=(1.0, 2.0, 3.0))),
        ("0..1 std 0.5 mean 0.25", Scheme(0.0, 1.0, (0.25,), (0.5,))),
        ("0..1e3  mean 1e-2 std 2,3,4 bgr", Scheme(0.0, 1000.0, (0.01,), (2.0, 3.0, 4.0), True)),
    ],
)
def test_spellings(written, scheme):
    assert scheme_of(written) == scheme


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "0-1", "0..", "..1", "1..1", "0..nan", "0..inf", "0..1e9", "a..b"),
        *("0..1 bgr bgr", "0..1 mean", "0..1 mean 1,2", "0..1 mean 1,2,3,4", "0..1 std 0"),
        *("0..1 mean 1 mean 2", "0..1 std -1", "0..1 std 1,1,0", "bgr 0..1", "0..1 gamma 2"),
        *("0..1 mean ,", "imagenet"),
    ],
)
def test_other_texts_are_refused(written):
    with pytest.raises(EngineError, match="Choose one of none, unit, signed, torch, caffe, or"):
        scheme_of(written)


def test_a_way_that_has_a_name_is_called_by_it():
    for name, scheme in PREPROCESSING.items():
        assert spelled(scheme) == name
    assert spelled(scheme_of("-1..1")) == "signed"
    assert spelled(scheme_of("0..255 mean 103.939,116.779,123.68 bgr")) == "caffe"


def test_a_grey_input_has_no_constants_of_three_colors():
    assert names_for(1) == ("none", "unit", "signed")
    assert names_for(3) == names_for(4) == tuple(PREPROCESSING)
    assert not suits("caffe", 1)
    assert suits("0..1 mean 0.1307 std 0.3081", 1)  # as of MNIST
    assert not suits("0..1 mean 1,2,3", 1)
    assert not suits("0..1 bgr", 1)
    assert suits("0..1 mean 1,2,3 bgr", 4)
    assert not suits("nothing", 3)


def test_words():
    assert str(label_of("unit")) == "0 to 1"
    assert str(label_of("0..1")) == "0 to 1"
    assert (
        str(label_of("-1..1 mean 0.5 std 1,2,3 bgr"))
        == "BGR, -1 to 1, minus 0.5, divided by 1 / 2 / 3"
    )
