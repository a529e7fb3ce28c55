"""Settings of methods: what each record accepts, what it refuses and says, what words stand for."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from engine.api.errors import EngineError
from engine.attribution.parameters import (
    FasterScoreCamParameters,
    IntegratedGradientsParameters,
    NoiseParameters,
    NoParameters,
    OcclusionParameters,
    RiseParameters,
    ScoreCamParameters,
    SmoothingParameters,
    build_parameters,
    check_value,
    parameters_of,
    parse_value,
)

GREY = "#808080"
DEFAULTS = {
    NoParameters: {},
    SmoothingParameters: {"smoothing": 0, "flips": True, "shift": 4, "noise": 0.05, "seed": 0},
    ScoreCamParameters: {"baseline": "mean", "color": GREY},
    FasterScoreCamParameters: {"channels": 10, "baseline": "mean", "color": GREY},
    NoiseParameters: {"samples": 50, "noise": 0.15, "seed": 0},
    IntegratedGradientsParameters: {"steps": 64, "baseline": "black", "color": GREY},
    OcclusionParameters: {"patch": 32, "stride": 16, "baseline": "mean", "color": GREY},
    RiseParameters: {
        "masks": 1000,
        "cells": 7,
        "keep": 0.5,
        "baseline": "black",
        "color": GREY,
        "seed": 0,
    },
}
RANGES = [
    (SmoothingParameters, "smoothing", 0, 256),
    (SmoothingParameters, "shift", 0, 64),
    (SmoothingParameters, "noise", 0.0, 1.0),
    (SmoothingParameters, "seed", 0, 2**31 - 1),
    (FasterScoreCamParameters, "channels", 1, 4096),
    (NoiseParameters, "samples", 2, 2000),
    (NoiseParameters, "noise", 0.001, 1.0),
    (IntegratedGradientsParameters, "steps", 2, 2000),
    (OcclusionParameters, "patch", 1, 512),
    (OcclusionParameters, "stride", 1, 512),
    (RiseParameters, "masks", 10, 20000),
    (RiseParameters, "cells", 2, 64),
    (RiseParameters, "keep", 0.05, 0.95),
]
CHOICES = ["mean", "black", "blur", "color"]


def parameter(record, name):
    (found,) = (each for each in parameters_of(record) if each.name == name)
    return found


def refusal(record, **values):
    with pytest.raises(EngineError) as caught:
        build_parameters(record, "rise", values.items())
    return str(caught.value)


@pytest.mark.parametrize("record", DEFAULTS, ids=lambda each: each.__name__)
def test_a_record_without_settings_has_the_defaults_that_forms_show(record):
    made = build_parameters(record, "m", ())
    assert asdict(made) == DEFAULTS[record]
    assert {each.name: each.default for each in parameters_of(record)} == DEFAULTS[record]


@pytest.mark.parametrize("record", DEFAULTS, ids=lambda each: each.__name__)
def test_every_field_is_said_in_words_and_its_default_is_allowed(record):
    for each in parameters_of(record):
        assert str(each.label)
        assert str(each.sentence).endswith(".")
        check_value(each, each.default)


@pytest.mark.parametrize(("record", "name", "low", "high"), RANGES)
def test_both_ends_of_a_range_are_allowed_and_nothing_beyond(record, name, low, high):
    step = 1 if isinstance(low, int) else 1e-6
    for value in (low, high):
        assert getattr(build_parameters(record, "m", [(name, value)]), name) == value
    for value in (low - step, high + step):
        wanted = f"it takes a number from {low:g} to {high:g}."
        assert refusal(record, **{name: value}).endswith(wanted)


def test_a_setting_keeps_its_type():
    assert "it takes a whole number." in refusal(RiseParameters, masks=20.0)
    assert "it takes a whole number." in refusal(RiseParameters, masks=True)
    assert "a number from 0.05 to 0.95" in refusal(RiseParameters, keep=True)
    assert "a number from 0.05 to 0.95" in refusal(RiseParameters, keep="0.5")
    assert build_parameters(NoiseParameters, "m", [("noise", 1)]).noise == 1
    assert "it takes yes or no." in refusal(SmoothingParameters, flips=1)
    assert build_parameters(SmoothingParameters, "m", [("flips", False)]).flips is False


@pytest.mark.parametrize(
    "record",
    [
        ScoreCamParameters,
        FasterScoreCamParameters,
        IntegratedGradientsParameters,
        OcclusionParameters,
        RiseParameters,
    ],
)
def test_the_empty_image_is_one_of_four(record):
    assert [choice for choice, _ in parameter(record, "baseline").choices] == CHOICES
    for choice in CHOICES:
        assert build_parameters(record, "m", [("baseline", choice)]).baseline == choice
    said = '"white" cannot be the parameter baseline: it takes one of mean, black, blur, color.'
    assert refusal(record, baseline="white") == said


@pytest.mark.parametrize("color", ["#12aBcF", "#000000"])
def test_a_color_is_a_hash_and_six_digits(color):
    assert build_parameters(RiseParameters, "m", [("color", color)]).color == color


@pytest.mark.parametrize("color", ["808080", "#80808", "#8080800", "#80808g", "grey", 808080])
def test_no_other_word_is_a_color(color):
    assert refusal(RiseParameters, color=color) == (
        f'"{color}" cannot be the parameter color: it takes a colour such as #808080.'
    )


def test_an_unknown_setting_names_those_that_are_there():
    said = refusal(IntegratedGradientsParameters, stride=3)
    assert said == 'rise has no parameter "stride". It has: steps, baseline, color.'
    assert refusal(NoParameters, a=1) == 'rise has no parameter "a". It has none.'


@pytest.mark.parametrize(
    ("record", "name", "written", "value"),
    [
        (RiseParameters, "masks", " 20 ", 20),
        (RiseParameters, "keep", "2.5E-1", 0.25),
        (RiseParameters, "baseline", "blur", "blur"),
        (RiseParameters, "color", "#00ff00", "#00ff00"),
        *((SmoothingParameters, "flips", word, True) for word in ("yes", "TRUE", "on", "1")),
        *((SmoothingParameters, "flips", word, False) for word in ("no", " False", "off", "0")),
    ],
)
def test_words_stand_for_values(record, name, written, value):
    found = parse_value(parameter(record, name), written)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("record", "name", "written"),
    [
        (RiseParameters, "masks", "many"),
        (RiseParameters, "masks", "20.5"),
        (RiseParameters, "masks", "5"),
        (RiseParameters, "keep", "half"),
        (RiseParameters, "keep", "nan"),
        (RiseParameters, "baseline", "white"),
        (SmoothingParameters, "flips", "maybe"),
    ],
)
def test_words_that_stand_for_nothing_are_refused(record, name, written):
    with pytest.raises(EngineError, match=f'"{written}" cannot be the parameter {name}'):
        parse_value(parameter(record, name), written)
