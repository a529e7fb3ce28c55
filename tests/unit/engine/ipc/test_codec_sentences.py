"""A sentence from another process cannot ask for more than its own values."""

from __future__ import annotations

import pytest

from engine.api.errors import EngineError, Text
from engine.ipc.codec import MessageError, decode, encode

HOSTILE = [
    Text("{name.__class__}", (("name", "x"),)),
    Text("{name[0]}", (("name", "x"),)),
    Text("{name:>99999999999}", (("name", "x"),)),
    Text("{name!r}", (("name", "x"),)),
    Text("{other}", (("name", "x"),)),
    Text("{", ()),
    Text("{}", ()),
    Text("fine", (), one="{name.x}"),
    Text("{inner}", (("inner", Text("{name.x}", (("name", "x"),))),)),
]


@pytest.mark.parametrize("sentence", HOSTILE)
def test_a_template_is_refused_before_it_is_filled_in(sentence):
    parts = encode(sentence)
    with pytest.raises(MessageError):
        decode(Text, parts[0], [])
    error = EngineError("")
    error.text = sentence  # as an error is sent whose process was taken over
    parts = encode(error)
    with pytest.raises(MessageError):
        decode(EngineError, parts[0], [])


def test_an_honest_sentence_comes_through():
    sentence = Text("{a} {{b}} {c}", (("a", "x.y"), ("c", Text("{d}", (("d", "e"),)))))
    parts = encode(sentence)
    assert decode(Text, parts[0], []) == sentence
