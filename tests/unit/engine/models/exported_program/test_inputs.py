"""Which input of a program takes the image."""

from __future__ import annotations

import pytest

from engine.api.errors import EngineError
from engine.models.exported_program.inputs import other_inputs, program_image
from tests.program_graphs import GraphWriter


def graph_of(**inputs):
    return GraphWriter(**inputs).graph()


def test_the_largest_image_unless_a_name_says_otherwise():
    graph = graph_of(x=(1, 3, 8, 10), y=(1, 3, 4, 4), v=(1, 7))
    image = program_image(graph, "net")
    assert (image.position, image.name, image.shape) == (0, "x", (8, 10, 3))
    assert program_image(graph_of(x=(1, 3, 8, 8), rgb=(1, 3, 4, 4)), "net").name == "rgb"
    assert program_image(graph, "net", "y").name == "y"
    others = other_inputs(graph, image)
    assert [(each.name, each.shape, each.is_image) for each in others] == [
        ("y", (3, 4, 4), True),
        ("v", (7,), False),
    ]


@pytest.mark.parametrize(
    ("inputs", "wanted", "words"),
    [
        ({"x": (1, 8, 8, 3)}, "", "its channels come last"),
        ({"x": (1, 7, 8, 9)}, "", "none of its inputs is an image"),
        ({"x": (1, 3)}, "", "the inputs' shapes are 3"),
        ({"x": (1, 3, 8, 8)}, "y", 'no input "y" that takes an image'),
        ({}, "", "shapes are ?"),
    ],
)
def test_what_takes_no_image_is_said(inputs, wanted, words):
    with pytest.raises(EngineError, match=words.replace("?", "[?]")):
        program_image(graph_of(**inputs), "net", wanted)
