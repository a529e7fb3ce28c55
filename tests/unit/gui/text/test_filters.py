"""What is said of filter images: values, steps, settings in one line."""

import dataclasses

from engine.api.filters import FilterSettings, FilterStyle
from gui.text.filters import objective_words, settings_words, step_words, style_words


def test_every_style_has_a_name_of_its_own():
    names = [style_words(style) for style in FilterStyle]
    assert all(names)
    assert len(set(names)) == len(FilterStyle)


def test_how_far_and_how_large():
    assert step_words(3, 128) == "step 3 of 128"
    assert objective_words(1234.567) == "objective 1235"
    assert objective_words(0.00012341) == "objective 0.0001234"


def test_settings_are_one_line():
    settings = dataclasses.replace(
        FilterSettings(), style=FilterStyle.TEXTBOOK, steps=40, size=96, seed=7
    )
    words = settings_words(settings, None, start=False)
    assert words == "Textbook, 40 steps, 96 × 96 px, seed 7"
    words = settings_words(settings, (30, 50), start=True)
    assert words == "Textbook, 40 steps, 50 × 30 px, seed 7, from the image"
