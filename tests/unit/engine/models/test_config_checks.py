"""What a model's description may name."""

from __future__ import annotations

import json

import pytest

from engine.api.errors import EngineError
from engine.models import config_checks as configs
from tests.unit.engine.models import files


def refusal(config: object) -> str:
    with pytest.raises(EngineError) as caught:
        configs.check(configs.parse(json.dumps(config), "net.keras"), "net.keras")
    assert "net.keras" in str(caught.value)
    return str(caught.value)


def passes(config: dict) -> bool:
    configs.check(configs.parse(json.dumps(config), "net.keras"), "net.keras")
    return True


def dense(**settings: object) -> dict:
    return files.sequential(files.layer("Dense", "head", units=3, **settings))


def function(name: str, module: str = "builtins", registered: str = "function") -> dict:
    return {
        "module": module,
        "class_name": "function",
        "config": name,
        "registered_name": registered,
    }


def test_an_ordinary_model():
    assert passes(files.small())


@pytest.mark.parametrize("depth", [210, 5000, 200_000])
def test_deep_nesting(depth):
    with pytest.raises(EngineError, match="levels deep"):
        configs.parse(
            '{"class_name": "Sequential", "config": ' + "[" * depth + "]" * depth + "}", "f"
        )


def test_nesting_that_real_networks_have():
    inner = files.sequential(files.layer("Flatten", "flat"))
    for _ in range(20):
        inner = files.sequential(inner)
    assert passes(inner)


def test_too_long():
    with pytest.raises(EngineError, match="larger than 16 MB"):
        configs.parse(b" " * (16 * 2**20 + 1), "f")


@pytest.mark.parametrize("data", [b"{", b"\xff\xfe", b"nonsense", b'{"a": ' + b"9" * 5000 + b"}"])
def test_damaged_text(data):
    with pytest.raises(EngineError, match="damaged"):
        configs.parse(data, "f")


@pytest.mark.parametrize("data", [b"[]", b"3", b"{}", b'{"class_name": 3}'])
def test_json_that_is_no_model(data):
    with pytest.raises(EngineError, match="does not describe a Keras model"):
        configs.parse(data, "f")


@pytest.mark.parametrize(
    "cls", ["Lambda", "TFSMLayer", "TorchModuleWrapper", "JaxLayer", "FlaxLayer"]
)
@pytest.mark.parametrize("module", ["keras.layers", None])
def test_programs(cls, module):
    sentence = refusal(files.sequential(files.layer(cls, "trick", module)))
    assert f"contains a {cls} layer (trick), which is a program" in sentence


def test_a_lambda_deep_inside():
    inner = files.sequential(files.layer("Lambda", "trick"))
    wrapped = files.layer("TimeDistributed", "time", layer=inner)
    assert "Lambda layer (trick)" in refusal(files.sequential(files.sequential(wrapped)))


def test_a_serialised_python_lambda():
    assert "which is a program" in refusal(
        dense(activation={"class_name": "__lambda__", "config": {"value": "4wEA"}})
    )
    assert "a function of its own as activation" in refusal(
        dense(activation={"value": ["4wEAAAA", None, None]})
    )


@pytest.mark.parametrize(
    ("cls", "module"),
    [
        ("MyLayer", "my_package.layers"),
        ("MyLayer", None),
        ("Conv2D", "my_package.layers"),
        ("Conv2D", "keras.src.utils.file_utils"),
        ("get_file", "keras.utils"),
        ("load_model", "keras.saving"),
        ("StringLookup", "keras.layers"),
        ("TextVectorization", "keras.layers"),
        ("IntegerLookup", "keras.layers"),
        ("Map", "keras.src.ops.core"),
        ("VectorizedMap", "keras.src.ops.core"),
        ("Add", ["keras.layers"]),
    ],
)
def test_classes_that_are_not_on_the_list(cls, module):
    sentence = refusal(files.sequential(files.layer(cls, "mine", module)))
    assert f"layer mine is of class {cls}, which is not part of Keras" in sentence


def test_typespecs():
    assert "program" in refusal(dense(spec={"class_name": "__typespec__", "config": []}))


def test_a_registered_name_that_is_another():
    config = files.small()
    config["config"]["layers"][1]["registered_name"] = "my_package>Conv"
    assert "my_package>Conv" in refusal(config)


@pytest.mark.parametrize(
    "value",
    [
        function("save_model", "keras.saving"),
        function("get_file"),
        function("relu", "os"),
        function("relu", "builtins", "package>relu"),
        function("package>thing", None),
    ],
)
def test_functions_that_are_no_activations(value):
    assert "calls the function" in refusal(dense(activation=value))


def test_a_function_where_no_activation_is_wanted():
    assert "calls the function relu" in refusal(dense(units_from=function("relu")))


def test_built_in_functions_and_layers_as_activations():
    assert passes(dense(activation=function("relu")))
    assert passes(dense(activation="gelu", kernel_initializer="he_normal"))
    assert passes(dense(activation=files.layer("LeakyReLU", "leak")))
    assert passes(dense(activation=None, kernel_regularizer="l2", kernel_constraint="max_norm"))


@pytest.mark.parametrize(
    "setting", ["activation", "kernel_initializer", "kernel_regularizer", "bias_constraint"]
)
def test_unknown_names_of_settings(setting):
    assert f"names the {setting} package>evil" in refusal(dense(**{setting: "package>evil"}))


@pytest.mark.parametrize("name", ["a/b", "..", "a\\b", "..\\..\\x", "/etc/passwd"])
def test_names_like_paths(name):
    assert "reads like a path" in refusal(files.sequential(files.layer("Flatten", name)))


def test_constants():
    number = {"class_name": "__numpy__", "config": {"value": [1.0], "dtype": "float32"}}
    assert passes(files.sequential(files.layer("Rescaling", "r", scale=number)))
    number["config"]["dtype"] = "object"
    assert "not an array of numbers" in refusal(
        files.sequential(files.layer("Rescaling", "r", scale=number))
    )


@pytest.mark.parametrize("name", ["mixed_float16", "mixed_bfloat16", "float32"])
def test_precision(name):
    policy = {
        "module": "keras",
        "class_name": "DTypePolicy",
        "config": {"name": name},
        "registered_name": None,
    }
    assert passes(dense(dtype=policy))
    assert passes(dense(dtype=name))


def test_a_single_layer_is_no_model():
    assert "instead of a model" in refusal(files.layer("Dense", "head"))
    assert "class MyModel" in refusal({"class_name": "MyModel", "module": "me", "config": {}})


@pytest.mark.parametrize(
    "dtype",
    [
        "complex64",
        {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "complex128"}},
    ],
    ids=["name", "policy"],
)
def test_layers_that_compute_with_complex_numbers(dtype):
    layer = files.layer("Flatten", "flat", dtype=dtype)
    assert "layer flat computes with complex numbers" in refusal(files.sequential(layer))


def test_keys_that_stand_twice_and_endless_numbers():
    with pytest.raises(EngineError, match="says b twice"):
        configs.parse('{"class_name": "Sequential", "a": [{"b": 1, "c": 2, "b": 1}]}', "f")
    with pytest.raises(EngineError, match="is damaged"):
        configs.parse('{"class_name": "Sequential", "a": 1' + "0" * 20 + "}", "f")


def test_more_values_than_a_network_has(monkeypatch):
    monkeypatch.setattr(configs, "MAX_VALUES", 5)
    configs.parse('{"class_name": "Sequential", "a": [1, 2, 3]}', "f")
    with pytest.raises(EngineError, match="more than 5 values"):
        configs.parse('{"class_name": "Sequential", "a": [1, 2, 3, 4]}', "f")
