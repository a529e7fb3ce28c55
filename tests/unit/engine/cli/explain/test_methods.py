"""Methods and settings as the command line names them."""

from __future__ import annotations

import pytest

from engine.api.errors import EngineError
from engine.attribution.registry import METHODS
from engine.cli.explain.methods import chosen_methods


def refusal(wanted: str, *settings: str) -> str:
    with pytest.raises(EngineError) as caught:
        chosen_methods(wanted, settings)
    return str(caught.value)


def test_all_is_every_method_with_its_defaults():
    chosen = chosen_methods("all", [])
    assert [each.info.id for each in chosen] == list(METHODS)
    for each in chosen:
        assert each.parameters == ()
        assert each.all_parameters == {row.name: row.default for row in each.info.parameters}


def test_a_method_named_twice_is_done_once():
    assert [each.info.id for each in chosen_methods("rise, cam,rise", [])] == ["rise", "cam"]


def test_a_setting_goes_to_every_method_that_has_it():
    settings = ["seed=7", "masks=50", " noise = 0.2 "]
    rise, smooth, occlusion = chosen_methods("rise,smoothgrad,occlusion", settings)
    assert rise.parameters == (("masks", 50), ("seed", 7))
    assert smooth.parameters == (("noise", 0.2), ("seed", 7))
    assert occlusion.parameters == ()
    assert rise.all_parameters == {
        "masks": 50,
        "cells": 7,
        "keep": 0.5,
        "baseline": "black",
        "color": "#808080",
        "seed": 7,
    }


def test_a_default_that_is_given_is_no_other_setting():
    assert chosen_methods("rise", ["seed=0", "keep=0.5"]) == chosen_methods("rise", [])


def test_words_become_values_of_their_kind():
    (chosen,) = chosen_methods("grad-cam", ["smoothing=8", "flips=no", "noise=1"])
    assert chosen.parameters == (("flips", False), ("noise", 1.0), ("smoothing", 8))
    assert [type(value) for _, value in chosen.parameters] == [bool, float, int]


@pytest.mark.parametrize("setting", ["mask=3", "masks", "=3", ""])
def test_a_setting_that_there_is_not(setting: str):
    sentence = refusal("rise,occlusion", setting)
    name = setting if "=" not in setting else setting.partition("=")[0]
    assert sentence == (
        f'There is no parameter "{name}" to give as name=value. The chosen methods have: '
        "masks, cells, keep, baseline, color, seed, patch, stride."
    )


def test_a_method_without_settings():
    assert refusal("cam", "seed=1").endswith("The chosen methods have none.")


@pytest.mark.parametrize("setting", ["masks=9", "masks=20001", "masks=1.5", "masks=many", "masks="])
def test_a_value_that_cannot_be(setting: str):
    word = setting.removeprefix("masks=")
    assert refusal("rise", setting).startswith(f'"{word}" cannot be the parameter masks: it takes ')


def test_a_misspelt_method():
    assert refusal("grad-cm").startswith('There is no method "grad-cm". Nearest: grad-cam')
    assert refusal(" , ") == "Name a method, such as grad-cam, or all."
    assert refusal("dog").endswith("`camscope methods` lists what there is.")


def test_names_of_other_libraries_are_taken():
    chosen = chosen_methods("hirescam, GradCAM++,ig,hires-cam", [])
    assert [each.info.id for each in chosen] == ["hires-cam", "grad-cam++", "integrated-gradients"]
