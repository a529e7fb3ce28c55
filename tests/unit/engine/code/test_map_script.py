"""Scripts of heatmaps: what is asked of the backend, and what is refused."""

import ast
from dataclasses import replace

import numpy as np
import pytest

from engine.api.code import OverlayCode
from engine.api.display import ChannelSource, MapSource, Style
from engine.api.errors import EngineError
from engine.api.keys import INPUT_LAYER, InputKey, LayerBlend, MapKey, Resize, Target
from engine.api.scores import OutputActivation, ScoreKind
from engine.backends.script_protocol import Probe
from engine.code.image import InputFacts
from engine.code.map_script import overlay_script
from engine.imaging import encode_png, read_image
from tests.unit.engine.code.stage import INFO, context

KEY = InputKey("model", "image")


@pytest.fixture
def facts(tmp_path):
    path = tmp_path / "it's a\ncat.png"
    path.write_bytes(encode_png(np.zeros((8, 8, 3), np.uint8)))
    return InputFacts(read_image(str(path)), (8, 8), 3, "unit", Resize.AREA)


def asked_for(shown, facts, info=INFO):
    told = context(info)
    written = overlay_script(told, OverlayCode(shown, Style()), facts)
    (asked,) = told.writer.asked
    return *asked, written


def test_the_backend_is_asked_for_what_the_method_begins_with(facts):
    target = Target(1, negative=True)
    path, subject, _ = asked_for(MapSource(MapKey(KEY, "layer-cam", target), "conv"), facts)
    assert path == "net.keras"
    assert (subject.probe, subject.layers, subject.target) == (Probe.GRADIENTS, ("conv",), target)
    assert (subject.label, subject.score, subject.complement) == ("not yes", ScoreKind.LOGIT, False)
    shown = MapSource(MapKey(KEY, "vanilla-gradients", Target(1)), INPUT_LAYER)
    assert asked_for(shown, facts)[1].layers == ()


def test_the_score_and_how_outputs_are_read_are_passed_on(facts):
    key = replace(KEY, output_activation=OutputActivation.SIGMOID)
    linear = replace(INFO, outputs=(replace(INFO.outputs[0], activation="linear"),))
    score = ScoreKind.PROBABILITY
    shown = MapSource(MapKey(key, "grad-cam", Target(1, negative=True), (), score), "conv")
    subject = asked_for(shown, facts, linear)[1]
    assert (subject.score, subject.complement) == (score, True)
    assert subject.activation is OutputActivation.SIGMOID


def test_names_from_outside_are_no_code(facts):
    shown = MapSource(MapKey(KEY, "grad-cam", Target(0)), "conv")
    written = asked_for(shown, facts)[2]
    assert written.startswith('# Grad-CAM of "no\\nimport os" at conv, as Camscope')
    imports = [node for node in ast.walk(ast.parse(written)) if isinstance(node, ast.Import)]
    assert [each.names[0].name for each in imports] == ["cv2", "numpy"]


def test_several_layers_become_one_map(facts):
    blend = LayerBlend(("conv",))
    shown = MapSource(MapKey(KEY, "eigen-cam", Target(0)), "conv", blend)
    subject, written = asked_for(shown, facts)[1:]
    assert (subject.probe, subject.layers) == (Probe.GRADIENTS, ("conv", "conv"))
    assert "np.mean([cv2.resize(each, size) for each in maps], axis=0)" in written


def test_a_channel_is_shown_without_a_target(facts):
    subject, written = asked_for(ChannelSource(KEY, "conv", 3), facts)[1:]
    assert (subject.probe, subject.layers) == (Probe.ACTIVATIONS, ("conv",))
    assert "heatmap = A[..., 3]" in written


@pytest.mark.parametrize(
    ("shown", "why"),
    [
        (MapSource(MapKey(KEY, "rise", Target(0)), INPUT_LAYER), "no script of RISE"),
        (MapSource(MapKey(KEY, "grad-cam", Target(0)), "conv", LayerBlend(std=True)), "deviation"),
        (MapSource(MapKey(KEY, "grad-cam", Target(0), (("smoothing", 4),)), "conv"), "Smoothing"),
        (MapSource(MapKey(KEY, "grad-cam", Target(0)), "nowhere"), "no layer"),
        (MapSource(MapKey(KEY, "grad-cam", Target(7)), "conv"), "no class 7"),
    ],
)
def test_what_has_no_script_says_why(facts, shown, why):
    with pytest.raises(EngineError, match=why):
        overlay_script(context(), OverlayCode(shown), facts)
