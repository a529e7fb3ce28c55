"""The sentence for a map without a positive value."""

import pytest

from engine.api.errors import text
from engine.api.methods import Family, MethodInfo
from gui.text.missing_evidence import missing_evidence

METHOD = MethodInfo("m", "M", text("Shows."), "")
FREE = MethodInfo("f", "F", text("Shows."), "", Family.CLASS_FREE)


@pytest.mark.parametrize(
    ("method", "layer", "words"),
    [
        (METHOD, "conv", 'No positive evidence for "cat" at conv.'),
        (None, "conv", 'No positive evidence for "cat" at conv.'),
        (METHOD, "", 'No positive evidence for "cat".'),
        (FREE, "conv", "No pattern at conv."),
    ],
)
def test_the_sentence_names_target_and_layer_where_they_have_a_part(method, layer, words):
    assert missing_evidence(method, layer, "cat") == words
