"""Which classes a model file may name, by module."""

from __future__ import annotations

import pytest

from engine.models.allow_list import MODULES, STRINGS, is_allowed


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("keras.layers", "Conv2D"),
        ("keras", "Functional"),
        ("keras.src.models.sequential", "Sequential"),
        ("keras.initializers", "GlorotUniform"),
        (None, "Conv2D"),
        (None, "Sequential"),
    ],
)
def test_known_classes_of_their_modules_are_allowed(module, name):
    assert is_allowed(module, name)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("keras.layers", "Lambda"),
        (None, "Lambda"),
        ("keras.layers", "TorchModuleWrapper"),
        ("keras.initializers", "Conv2D"),
        ("os", "system"),
        ("builtins", "eval"),
        ("", "Conv2D"),
        (7, "Conv2D"),
        (["keras.layers"], "Conv2D"),
        ("keras.layers", "conv2d"),
    ],
)
def test_everything_else_is_not(module, name):
    assert not is_allowed(module, name)


def test_no_module_outside_keras_is_named():
    assert all(module.split(".")[0] == "keras" for module in MODULES)


def test_names_of_functions_are_those_of_their_setting():
    assert "relu" in STRINGS["activation"]
    assert "relu" not in STRINGS["initializer"]
    assert {"zeros", "HeNormal", "he_normal"} <= STRINGS["initializer"]
    assert "l2" in STRINGS["regularizer"]
    assert "max_norm" in STRINGS["constraint"]
