"""The list of methods: each is found, loads, and says what forms and costs need."""

from __future__ import annotations

from dataclasses import is_dataclass
from importlib import import_module

import pytest

from engine.api.methods import Family, Scope
from engine.api.spelling import folded
from engine.attribution import registry
from engine.attribution.registry import METHODS, find_method


def loaded(name: str):
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


@pytest.mark.tensorflow
@pytest.mark.parametrize("method", METHODS)
def test_a_methods_files_are_there(method):
    entry = METHODS[method]
    assert callable(loaded(entry.arithmetic))
    assert bool(entry.passes) == (entry.info.scope is not Scope.ALL_LAYERS)
    if entry.passes:
        assert callable(loaded(entry.passes))
    assert is_dataclass(entry.parameters_type)


@pytest.mark.parametrize("method", METHODS)
def test_a_method_is_said_in_words(method):
    info = METHODS[method].info
    assert info.id == method
    assert info.name
    assert str(info.sentence).endswith(".")
    assert info.paper


def test_an_entry_names_its_module_and_a_function_of_another_name():
    own = METHODS["vargrad"]
    assert own.arithmetic == "engine.attribution.methods.noisy_gradients:vargrad"
    assert own.passes == "engine.attribution.methods.noisy_gradients:passes"
    assert METHODS["rise"].arithmetic == "engine.attribution.methods.rise:steps"
    assert METHODS["grad-cam"].arithmetic == "engine.attribution.methods.grad_cam:raw_map"


def test_ids_and_names_are_told_apart():
    infos = [entry.info for entry in registry.METHODS.values()]
    assert len({info.id for info in infos}) == len({info.name for info in infos}) == len(infos)


def test_families_stand_together_wherever_an_entry_is_written():
    mixed = [*list(METHODS.values())[::2], *list(METHODS.values())[1::2]]
    families = [entry.info.family for entry in registry.by_family(mixed).values()]
    assert families == sorted(families, key=list(Family).index)
    assert families != [entry.info.family for entry in mixed]
    cams = [id for id, entry in METHODS.items() if entry.info.family is Family.CLASS]
    assert list(registry.by_family(METHODS[id] for id in reversed(cams))) == cams[::-1]


def test_only_the_mean_of_masks_has_no_zero():
    assert [id for id, entry in METHODS.items() if not entry.info.has_zero] == ["rise"]


@pytest.mark.parametrize(
    ("word", "method"),
    [
        ("grad-cam", "grad-cam"),
        ("gradcam", "grad-cam"),
        ("GradCAM++", "grad-cam++"),
        ("gradcam_plus_plus", "grad-cam++"),
        ("hirescam", "hires-cam"),
        ("HiResCAM", "hires-cam"),
        ("scorecam", "score-cam"),
        ("layercam", "layer-cam"),
        ("xgradcam", "xgrad-cam"),
        ("eigencam", "eigen-cam"),
        ("ablationcam", "ablation-cam"),
        ("ig", "integrated-gradients"),
        ("IntegratedGradients", "integrated-gradients"),
        ("saliency", "vanilla-gradients"),
        ("Guided Backpropagation", "guided-backprop"),
    ],
)
def test_a_method_goes_by_all_its_names(word, method):
    assert find_method(word).info.id == method


@pytest.mark.parametrize("word", ["", "grad", "cams", "dog"])
def test_what_names_no_method(word):
    assert find_method(word) is None


def test_no_two_methods_share_a_name():
    names = [{folded(name) for name in each.info.names} for each in METHODS.values()]
    assert sum(map(len, names)) == len(set.union(*names))
