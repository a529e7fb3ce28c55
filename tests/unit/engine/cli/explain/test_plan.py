"""What is to be made of every image: layers by name, specs of a method, and a map's identity."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict, replace

import numpy as np
import pytest

from engine.api.display import Style
from engine.api.errors import EngineError, text
from engine.api.image import Picture
from engine.api.keys import Combine, InputKey, Target
from engine.api.model import LayerNode
from engine.api.outputs import OutputInfo
from engine.api.scores import OutputActivation, ScoreKind
from engine.cli.explain.methods import chosen_methods
from engine.cli.explain.plan import COMBINED, MapSpec, map_key, plan_of
from tests.unit.engine.ipc.stage import model_info


def node(path, grid=True):
    reason = None if grid else text("It has no grid.")
    return LayerNode(path, path, "Conv2D", (None, 5, 5, 4), 0, True, (), grid, reason)


INFO = replace(
    model_info(),
    name="net",
    layers=(node("conv_1"), node("a,b"), node("conv_2"), node("dense", False)),
    auto_layer="conv_2",
    outputs=(
        OutputInfo("kind", 2, ("x", "y"), "softmax"),
        OutputInfo("mood", 2, ("calm", "wild"), "softmax"),
    ),
)
ASKED = {
    "layer": [],
    "target": [],
    "contrast": [],
    "negative": False,
    "output": None,
    "neuron": None,
    "area": None,
    "merge": None,
    "reference": None,
    "row": None,
    "combine": None,
    "preprocess": "auto",
    "resize": "area",
    "fit": "stretch",
    "input_size": None,
    **asdict(Style()),
    "precision": "float32",
    "picture_format": "png",
    "weights": False,
    "preset": None,
    "score": None,
    "output_activation": None,
}


def plan(methods="grad-cam", info=INFO, **words):
    return plan_of(Namespace(**{**ASKED, **words}), chosen_methods(methods, []), info)


@pytest.mark.parametrize(
    ("words", "layers"),
    [
        ("auto", ("conv_2",)),
        ("all", ("conv_1", "a,b", "conv_2")),
        ("conv_1", ("conv_1",)),
        (" conv_2 , conv_1,conv_2", ("conv_2", "conv_1")),
        ("a,b", ("a,b",)),
    ],
)
def test_layers_by_name(words, layers):
    assert plan(layer=[words]).layers == layers


def test_layers_that_cannot_be_are_refused():
    with pytest.raises(EngineError, match=r'^net has no layer "conv_3"\. Nearest: conv_'):
        plan(layer=["conv_1,conv_3"])
    with pytest.raises(EngineError, match=r'^Layer "dense" has no heatmap\. It has no grid\.$'):
        plan(layer=["dense"])


def test_without_a_grid_methods_of_the_input_go_on():
    flat = replace(INFO, layers=(node("dense", False),), auto_layer=None, auto_reason=text("No."))
    made = plan("grad-cam,rise", flat)
    assert (made.layers, made.no_layers) == ((), "No.")
    with pytest.raises(EngineError, match=r"^No\.$"):
        plan("grad-cam", flat)


def test_only_several_layers_can_be_combined():
    with pytest.raises(EngineError, match="Only several layers can be combined"):
        plan(combine="mean")
    made = plan(layer=["all"], combine="max")
    assert made.combine is Combine.MAX
    (method,) = made.methods
    specs = made.specs(method)
    assert specs == (MapSpec("conv_1"), MapSpec("a,b"), MapSpec("conv_2"), COMBINED)


def test_a_method_of_the_input_has_one_map():
    made = plan("rise", layer=["all"], combine="mean")
    assert made.specs(made.methods[0]) == (MapSpec(None),)


def test_one_pass_ahead_serves_the_top_class_alone():
    assert plan(layer=["all"]).precomputed_layers == ("conv_1", "a,b", "conv_2")
    assert plan("rise", layer=["all"]).precomputed_layers == ()
    assert plan(layer=["all"], target=["1"]).precomputed_layers == ()
    assert plan(layer=["all"], negative=True).precomputed_layers == ()


def test_the_preprocessing_and_the_output_by_their_names():
    info = replace(INFO, preprocess="unit")
    assert plan(info=info).prepared == "unit"
    assert plan().output_name is None
    assert plan(output="mood").output_name == "mood"


def record(**changes):
    made = plan(layer=["all"], combine="mean")
    piece = changes.pop("piece", MapSpec("conv_1"))
    return {**made.record(made.methods[0], piece, Target(1)), **changes}


def test_a_record_says_what_will_be_made():
    made = record()
    assert (made["method"], made["layer"], made["target"]["index"]) == ("grad-cam", "conv_1", 1)
    assert "combine" not in made
    together = record(piece=COMBINED)
    assert together["layers"] == ["conv_1", "a,b", "conv_2"]
    assert together["combine"] == "mean"


def test_a_map_is_known_by_what_makes_its_numbers():
    image = {"sha256": "s", "preprocess": "unit"}
    plain = map_key(image, record())
    assert plain == map_key(image, {**record(), "raw": "a.npy", "elapsed_ms": 3})
    relabelled = {**record(), "target": {**record()["target"], "label": "other"}}
    assert plain == map_key(image, relabelled)
    assert plain == map_key({**image, "path": "b.png", "resize": "area"}, record())
    others = [
        map_key({**image, "sha256": "t"}, record()),
        map_key({**image, "preprocess": "none"}, record()),
        map_key({**image, "resize": "nearest"}, record()),
        map_key({**image, "output_activation": "softmax"}, record()),
        map_key(image, record(method="rise")),
        map_key(image, record(layer="conv_2")),
        map_key(image, record(piece=COMBINED)),
        map_key(image, record(parameters={"seed": 1})),
        map_key(image, record(target={"index": 0})),
        map_key(image, record(score_kind="probability")),
        map_key(image, record(score_kind="log-probability")),
    ]
    assert len({plain, *others}) == 12


@pytest.mark.parametrize(("method", "usual"), [("grad-cam", "logit"), ("rise", "probability")])
def test_a_record_from_before_scores_were_chosen_has_the_methods_own(method, usual):
    before = record(method=method)
    del before["score_kind"]
    kinds = {kind: record(method=method, score_kind=kind) for kind in ("logit", "probability")}
    image = {"sha256": "s", "preprocess": "unit"}
    wanted = map_key(image, before)
    assert [kind for kind, one in kinds.items() if map_key(image, one) == wanted] == [usual]


LINEAR = replace(INFO, outputs=(replace(INFO.outputs[0], activation="linear"),))


def test_the_score_is_the_methods_own_or_the_chosen_one():
    def kinds(**words):
        made = plan("grad-cam,rise", **words)
        return [made.record(one, MapSpec(None), Target(1))["score_kind"] for one in made.methods]

    assert kinds() == ["logit", "probability"]
    assert kinds(info=LINEAR) == ["logit", "logit"]
    assert kinds(score="logit") == ["logit", "logit"]
    assert kinds(score="log-probability") == ["log-probability", "log-probability"]


def test_a_score_that_the_target_does_not_have_is_refused():
    for score in ("probability", "log-probability"):
        with pytest.raises(EngineError, match="ends without softmax or sigmoid"):
            plan(info=LINEAR, score=score)
        with pytest.raises(EngineError, match="A neuron has no probability"):
            plan(neuron="conv_2:2", score=score)
    assert plan("rise", info=LINEAR, neuron="conv_2:2", score="logit").score is ScoreKind.LOGIT


def test_outputs_that_are_told_to_be_logits():
    made = plan("rise", info=LINEAR, output_activation="sigmoid", score="probability")
    assert made.info.outputs[0].activation == "sigmoid"
    picture = Picture("k", "a.png", "/i/a.png", np.zeros((1, 1, 3), np.uint8))
    told = InputKey(INFO.key, "k", output_activation=OutputActivation.SIGMOID)
    assert made.input_of(picture) == told
    assert made.record(made.methods[0], MapSpec(None), Target(1))["score_kind"] == "probability"
    with pytest.raises(EngineError, match=r'^Output "kind" has its softmax in the model'):
        plan(output_activation="sigmoid")


def test_one_pass_ahead_is_of_the_logit():
    assert plan(score="logit").precomputed_layers == ("conv_2",)
    assert plan(score="probability").precomputed_layers == ()


def test_weights_are_of_grad_cams_plain_maps_of_a_layer():
    wanted = plan("grad-cam,hires-cam", weights=True)
    of = {
        chosen.info.id: wanted.record(chosen, MapSpec("conv_2"), Target(0))
        for chosen in wanted.methods
    }
    assert wanted.has_weights(of["grad-cam"])
    assert not wanted.has_weights(of["hires-cam"])
    assert not wanted.has_weights({**of["grad-cam"], "layer": None})
    assert not wanted.has_weights({**of["grad-cam"], "parameters": {"smoothing": 2}})
    assert not plan().has_weights(of["grad-cam"])
