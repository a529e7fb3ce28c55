"""Which classes a model file may name, by module."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

from engine.models.allow_list import LAYERS, MODULES, OPERATIONS, STRINGS, is_allowed

CALLING_BACK = {
    "AssociativeScan",
    "Cond",
    "ForiLoop",
    "JVP",
    "Map",
    "Scan",
    "Switch",
    "VectorizedMap",
    "WhileLoop",
}
READING_FILES = {"HashedCrossing", "Hashing", "IntegerLookup", "StringLookup", "TextVectorization"}
PROGRAMS = {"FlaxLayer", "JaxLayer", "Lambda", "TFSMLayer", "TorchModuleWrapper"}
OF_TABLES = {"CategoryEncoding", "Discretization"}
BASES = {"InputSpec", "Layer", "Wrapper"}


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("keras.layers", "Conv2D"),
        ("keras", "Functional"),
        ("keras.src.models.sequential", "Sequential"),
        ("keras.initializers", "GlorotUniform"),
        ("keras.src.ops.numpy", "Einsum"),
        ("keras.dtype_policies", "QuantizedDTypePolicy"),
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
        ("keras.src.ops.core", "Map"),
        ("keras.ops", "Einsum"),
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


@pytest.mark.tensorflow
def test_every_operation_of_keras_is_on_the_list_but_those_that_call_functions():
    import keras
    import keras.src.ops

    for found in pkgutil.iter_modules(keras.src.ops.__path__, "keras.src.ops."):
        if found.name.endswith(("_test", ".function", ".operation")):
            continue
        module = importlib.import_module(found.name)
        there = {
            name
            for name, value in vars(module).items()
            if inspect.isclass(value)
            and issubclass(value, keras.Operation)
            and value.__module__ == found.name
        }
        assert there - CALLING_BACK == OPERATIONS.get(found.name, set())


@pytest.mark.tensorflow
def test_every_layer_of_keras_is_on_the_list_but_those_that_are_no_arithmetic():
    import keras

    there = {name for name, value in vars(keras.layers).items() if inspect.isclass(value)}
    gone = {"RandomHeight", "RandomWidth", "ThresholdedReLU"}  # of Keras 2
    assert there - READING_FILES - PROGRAMS - OF_TABLES - BASES == LAYERS - gone


def test_an_operation_is_found_by_its_name_alone():
    names = [name for there in OPERATIONS.values() for name in there]
    assert len(set(names)) == len(names)
