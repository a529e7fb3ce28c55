"""Descriptions of Keras 2 and what becomes of them, without Keras."""

from __future__ import annotations

import copy

import pytest

from engine.api.errors import EngineError
from engine.models import config_checks as configs
from engine.models.legacy.config import modernised
from tests.unit.engine.models import files


def old(cls: str, name: str, inbound: list | None = None, **settings: object) -> dict:
    """A layer as Keras 2 wrote it."""
    made: dict = {"class_name": cls, "config": {"name": name, **settings}}
    if inbound is not None:
        made |= {"name": name, "inbound_nodes": [inbound] if inbound else []}
    return made


def model(
    *layers: dict, outputs: list, inputs: list | None = None, cls: str = "Functional"
) -> dict:
    config = {"name": "old", "layers": list(layers), "output_layers": outputs}
    config["input_layers"] = inputs or [["image", 0, 0]]
    return {"class_name": cls, "config": config}


IMAGE = old("InputLayer", "image", [], batch_input_shape=[None, 8, 8, 3])


def test_what_keras_3_wrote_is_left_as_it_is():
    before = files.small()
    kept = copy.deepcopy(before)
    assert modernised(before) == kept
    assert before == kept


def test_the_textbooks_sequential_of_2017():
    layers = [
        old("Conv2D", "conv2d_5", batch_input_shape=[None, 8, 8, 3], filters=2, kernel_size=[3, 3]),
        old("MaxPooling2D", "maxpooling2d_5"),
        old("Flatten", "flatten_2"),
        old("Dense", "dense_4", units=1, activation="sigmoid"),
    ]
    fresh = modernised({"class_name": "Sequential", "config": layers})
    names = [layer["config"]["name"] for layer in fresh["config"]["layers"]]
    assert names == ["conv2d_5_input", "conv2d_5", "maxpooling2d_5", "flatten_2", "dense_4"]
    assert fresh["config"]["layers"][0]["config"]["batch_shape"] == [None, 8, 8, 3]
    assert "batch_input_shape" not in str(fresh)
    configs.check(fresh, "f")


def test_settings_that_keras_3_does_not_know():
    fresh = modernised(
        {
            "class_name": "Sequential",
            "config": {
                "name": "s",
                "layers": [
                    old("DepthwiseConv2D", "d", groups=1, kernel_size=[3, 3]),
                    old("LeakyReLU", "l", alpha=0.1),
                    old("RandomFlip", "r", rng_type="stateful"),
                    old("BatchNormalization", "b", axis=[3]),
                ],
            },
        }
    )
    settings = [layer["config"] for layer in fresh["config"]["layers"]]
    assert settings == [
        {"name": "d", "kernel_size": [3, 3]},
        {"name": "l", "negative_slope": 0.1},
        {"name": "r"},
        {"name": "b", "axis": 3},
    ]


def test_precision_policies():
    policy = {"class_name": "Policy", "config": {"name": "mixed_float16"}}
    fresh = modernised(
        model(IMAGE, old("ReLU", "r", [["image", 0, 0, {}]], dtype=policy), outputs=[["r", 0, 0]])
    )
    dtype = fresh["config"]["layers"][1]["config"]["dtype"]
    assert (dtype["class_name"], dtype["config"]) == ("DTypePolicy", {"name": "mixed_float16"})
    configs.check(fresh, "f")


def test_modules_that_have_moved():
    config = model(IMAGE, outputs=[["image", 0, 0]])
    config["module"] = "tf_keras.src.engine.functional"
    assert modernised(config)["module"] == "keras.src.models.functional"
    config["module"] = "somebody.elses"
    assert modernised(config)["module"] == "somebody.elses"


def test_a_model_of_before_keras_2_4():
    assert (
        modernised(model(IMAGE, outputs=[["image", 0, 0]], cls="Model"))["class_name"]
        == "Functional"
    )


def test_slashes_in_names():
    first = old("Conv2D", "Conv/BatchNorm", [["image", 0, 0, {}]], filters=1, kernel_size=1)
    second = old("ReLU", "Conv_BatchNorm", [["Conv/BatchNorm", 0, 0, {}]])
    fresh = modernised(model(IMAGE, first, second, outputs=[["Conv_BatchNorm", 0, 0]]))
    one, two = fresh["config"]["layers"][1:]
    assert one["name"] == one["config"]["name"] == "Conv_BatchNorm_"
    assert two["inbound_nodes"] == [[["Conv_BatchNorm_", 0, 0, {}]]]
    configs.check(fresh, "f")


def test_calls_of_nested_models_count_from_zero():
    inner = model(IMAGE, outputs=[["image", 0, 0]])
    inner["config"]["name"] = "inner"
    inner |= {"name": "inner", "inbound_nodes": [[["image", 0, 0, {}]], [["image", 0, 0, {}]]]}
    merge = old("Add", "sum", [["inner", 1, 0, {}], ["inner", 2, 0, {}]])
    fresh = modernised(model(IMAGE, inner, merge, outputs=[["sum", 0, 0]]))
    assert fresh["config"]["layers"][2]["inbound_nodes"] == [
        [["inner", 0, 0, {}], ["inner", 1, 0, {}]]
    ]
    assert fresh["config"]["output_layers"] == ["sum", 0, 0]


def test_arithmetic_becomes_layers():
    divide = old("TFOpLambda", "tf.math.truediv", function="math.truediv")
    divide |= {"name": "tf.math.truediv", "inbound_nodes": [["image", 0, 0, {"y": 127.5}]]}
    less = old("TFOpLambda", "tf.math.subtract", function="math.subtract")
    less |= {"name": "tf.math.subtract", "inbound_nodes": [["tf.math.truediv", 0, 0, {"y": 1.0}]]}
    product = old("TFOpLambda", "tf.math.multiply", function="math.multiply")
    product |= {
        "name": "tf.math.multiply",
        "inbound_nodes": [["image", 0, 0, {"y": ["tf.math.subtract", 0, 0]}]],
    }
    fresh = modernised(model(IMAGE, divide, less, product, outputs=[["tf.math.multiply", 0, 0]]))
    one, two, three = fresh["config"]["layers"][1:]
    assert (one["class_name"], one["config"]["scale"]) == ("Rescaling", 1 / 127.5)
    assert (two["config"]["scale"], two["config"]["offset"]) == (1.0, -1.0)
    assert three["class_name"] == "Multiply"
    assert [source[0] for source in three["inbound_nodes"][0]] == ["image", "tf.math.subtract"]
    configs.check(fresh, "f")


def test_other_operations_are_refused_by_name():

    shell = old("TFOpLambda", "tf.io.read_file", function="io.read_file")
    shell |= {"name": "tf.io.read_file", "inbound_nodes": [["image", 0, 0, {}]]}
    fresh = modernised(model(IMAGE, shell, outputs=[["tf.io.read_file", 0, 0]]))
    with pytest.raises(EngineError, match=r"tf\.io\.read_file"):
        configs.check(fresh, "f")


def test_operations_in_an_h5_file_of_keras_3_get_their_module():
    fresh = modernised(
        model(
            IMAGE,
            old("Add", "add", [["image", 0, 0, {}]]),
            old("Add", "sum", [["image", 0, 0, {}]], trainable=True, dtype="float32"),
            old("Relu", "relu", [["add", 0, 0, {}]]),
            old("LayerScale", "scale", [["relu", 0, 0, {}]], projection_dim=3),
            outputs=[["scale", 0, 0]],
        )
    )
    modules = [layer.get("module") for layer in fresh["config"]["layers"]]
    assert modules == [
        None,
        "keras.src.ops.numpy",
        None,
        "keras.src.ops.nn",
        "keras.src.applications.convnext",
    ]
