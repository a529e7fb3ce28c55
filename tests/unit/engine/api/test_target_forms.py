"""Forms and rows travel with a target, and a plain target has none."""

import dataclasses

import pytest

from engine.api.attribution import Explain
from engine.api.keys import InputKey, MapKey, Target
from engine.api.target_forms import PLAIN, Merge, Rows, ValueForm
from engine.ipc.codec import MessageError, decode, encode


def test_a_plain_target_is_a_sum_of_all_rows():
    assert Target(0).form == PLAIN == ValueForm(Merge.SUM, None, every=False)
    assert Target(0).rows is None


@pytest.mark.parametrize("form", [PLAIN, ValueForm(Merge.NORM, -0.5, every=True)])
@pytest.mark.parametrize("rows", [None, Rows(3), Rows(scores=1, unit=2, above=0.25)])
def test_they_cross_to_the_engine_as_they_are(form, rows):
    target = Target(2, also=(0,), form=form, rows=rows)
    request = Explain(MapKey(InputKey("m", "i"), "grad-cam", target))
    head, *arrays = encode(request)
    assert decode(Explain, head, arrays) == request


def test_another_word_for_merge_does_not_cross():
    wrong = dataclasses.replace(PLAIN, merge="median")
    with pytest.raises(MessageError):
        encode(Explain(MapKey(InputKey("m", "i"), "grad-cam", Target(0, form=wrong))))
