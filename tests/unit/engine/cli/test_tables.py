"""Tables and records of layers and predictions."""

from __future__ import annotations

import json
from dataclasses import replace

from engine.api.errors import text
from engine.api.model import LayerNode, UntrainedWeights
from engine.api.outputs import OutputInfo, OutputKind
from engine.cli.tables import (
    layer_table,
    layers_record,
    model_record,
    prediction_rows,
)
from tests.unit.engine.ipc.stage import model_info


def node(path, shape, *children, grid=True):
    reason = None if grid else text("No grid.")
    name = path.rpartition("/")[2]
    return LayerNode(path, name, "Conv2D", shape, 1234, True, ("in",), grid, reason, children)


INFO = replace(
    model_info(),
    layers=(
        node("body", (None, 5, None, 4), node("body/conv", (None, 5, 7, 4))),
        node("head", (None, 6), grid=False),
    ),
    auto_layer="body/conv",
    auto_reason=text("It is the last one."),
    param_count=1_000_000,
    trainable_params=999_000,
)


def test_the_tree_is_indented_and_the_auto_layer_starred():
    lines = list(layer_table(INFO))
    assert lines[0].split() == ["Layer", "Type", "Output", "shape", "Params"]
    assert lines[1].startswith("  body ")
    assert lines[2].startswith("*   conv ")
    assert "5 × ? × 4" in lines[1]
    assert lines[1].endswith("1,234")
    assert len({len(line) for line in lines[:4]}) == 1
    assert lines[-3].strip() == "1,000,000 params, 999,000 trainable"
    assert lines[-2] == "* body/conv: It is the last one."
    assert lines[-1] == f"Output {INFO.outputs[0].name}: classes (2)."


def test_the_record_is_the_tree():
    record = json.loads(json.dumps(layers_record(INFO)))
    body, head = record["layers"]
    assert [child["path"] for child in body["children"]] == ["body/conv"]
    assert body["output_shape"] == [None, 5, None, 4]
    assert (body["explainable"], body["reason"]) == (True, None)
    assert (head["explainable"], head["reason"]) == (False, "No grid.")
    assert record["auto_layer"] == "body/conv"


def test_the_models_record_has_what_makes_it_known():
    record = model_record(INFO)
    assert record["sha256"] == INFO.key
    assert record["input_shape"] == [8, 8, 3]
    assert record["path"] == INFO.request.path


def test_untrained_weights_stand_in_the_models_record():
    assert model_record(INFO)["untrained"] is None
    untrained = UntrainedWeights(("conv", "scores"), is_whole=True)
    record = model_record(replace(INFO, untrained=untrained))["untrained"]
    assert (record["all"], record["layers"]) == (True, ["conv", "scores"])
    assert record["sentence"].startswith("The weights look untrained: ")


CELLS = OutputInfo("cells", 3, ("road", "sky", "tree"), "softmax", OutputKind.CLASS_MAP, (None, 24))


def test_outputs_are_told_with_their_kind_and_grid():
    told = model_record(replace(INFO, outputs=(CELLS, *INFO.outputs)))
    assert told["outputs"][0] == {
        "name": "cells",
        "class_count": 3,
        "activation": "softmax",
        "kind": "class map",
        "grid": [None, 24],
        "labels": None,
        "reason": None,
    }
    assert told["outputs"][1]["kind"] == "classes"
    assert told["outputs"][1]["grid"] is None
    assert (told["class_count"], told["activation"]) == (3, "softmax")
    named = replace(CELLS, label_source="/l/cells.txt")
    told = model_record(replace(INFO, outputs=(INFO.outputs[0], named)))
    assert (told["labels"], told["outputs"][1]["labels"]) == (None, "/l/cells.txt")
    nothing = model_record(replace(INFO, outputs=()))
    assert (nothing["outputs"], nothing["class_count"], nothing["activation"]) == ([], None, None)


def test_lines_of_predictions_say_what_their_number_is():
    row = {"label": "sky", "probability": 0.25, "logit": -1.5}
    cell = {**row, "share": 0.5}
    channel = {"label": "channel 3", "probability": None, "logit": 2.0}
    assert list(prediction_rows([row], INFO.outputs[0])) == ["    25.00%  logit   -1.5000  sky"]
    assert list(prediction_rows([cell], CELLS)) == [
        "    50.00% of the cells  mean logit   -1.5000  sky"
    ]
    features = replace(CELLS, kind=OutputKind.FEATURES, grid=None)
    assert list(prediction_rows([channel], features)) == ["    value    2.0000  channel 3"]
    assert list(prediction_rows([channel], None)) == ["    mean    2.0000  channel 3"]
