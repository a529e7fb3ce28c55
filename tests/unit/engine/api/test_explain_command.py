"""The command of a report: the commands' own grammar reads it back as what is on the screen."""

import shlex
from dataclasses import replace

import pytest

from engine.api.display import Blend, MapSource, Style
from engine.api.explain_command import explain_command
from engine.api.keys import (
    INPUT_LAYER,
    Area,
    Combine,
    Fit,
    InputKey,
    LayerBlend,
    MapKey,
    Resize,
    Target,
)
from engine.api.model import LoadModel
from engine.api.outputs import OutputInfo, OutputKind
from engine.api.scores import OutputActivation, ScoreKind
from engine.api.target_forms import Merge, Rows, ValueForm
from engine.cli.explain.methods import chosen_methods
from engine.cli.explain.plan import plan_of
from engine.cli.parser import COMMAND_NAMES, parser
from engine.cli.style_options import style_of
from tests.unit.gui import fakes

INFO = fakes.model_info("/m 模型/net.keras", outputs=fakes.OUTPUTS)
PATHS = tuple(node.path for node in INFO.walk() if node.explainable)
INPUT = InputKey(INFO.key, "i")


def read_back(source, style=Style(), precision="float32", info=INFO):  # noqa: B008
    line = explain_command("/i/a cat's.png", info, source, style, precision)
    program, *words = shlex.split(line)
    assert program == "camscope"
    options = parser(dict.fromkeys(COMMAND_NAMES)).parse_args(words)
    assert options.images == ["/i/a cat's.png"]
    assert (options.model, options.out) == (info.request.path, "DIR")
    return options, plan_of(options, chosen_methods(options.method, options.param), info)


def source(layer=PATHS[0], blend=LayerBlend(), **changes):  # noqa: B008
    return MapSource(replace(MapKey(INPUT, "grad-cam", Target(2)), **changes), layer, blend)


def test_a_plain_map_needs_few_words():
    line = explain_command("a.png", INFO, source(), Style())
    assert line == (
        f"camscope explain a.png --model '/m 模型/net.keras' --out DIR --method grad-cam "
        f"--layer {PATHS[0]} --target 2"
    )


@pytest.mark.parametrize(
    "target",
    [
        Target(1),
        Target(1, negative=True),
        Target(1, also=(0, 2)),
        Target(1, contrast=(0, 3)),
        Target(1, layer=PATHS[1]),
        Target(1, layer=PATHS[1], negative=True),
        Target(1, layer=PATHS[1], cell=(2, 3)),
    ],
)
def test_targets_come_back(target):
    _, plan = read_back(source(target=target))
    assert plan.target.resolved(None) == target


def test_areas_and_outputs_are_written():
    words = explain_command("a.png", INFO, source(target=Target(0, area=Area.MASK)), Style())
    assert words.endswith("--target 0 --area mask")
    words = explain_command("a.png", INFO, source(target=Target(0, area=(1, 2, 3, 4))), Style())
    assert words.endswith("--target 0 --area 1,2,3,4")
    words = explain_command("a.png", INFO, source(target=Target(0, output=1)), Style())
    assert words.endswith("--target 0 --output 1")


def test_methods_parameters_and_scores_come_back():
    parameters = (("smoothing", 8),)
    options, plan = read_back(source(parameters=parameters, score=ScoreKind.PROBABILITY))
    assert plan.methods[0].parameters == parameters
    assert plan.score is ScoreKind.PROBABILITY
    assert options.method == "grad-cam"
    _, plan = read_back(source(INPUT_LAYER, method="vanilla-gradients"))
    assert plan.methods[0].info.id == "vanilla-gradients"


def test_several_layers_come_back():
    _, plan = read_back(source(blend=LayerBlend((PATHS[1], PATHS[2]), Combine.MAX)))
    assert plan.layers == PATHS[:3]
    assert plan.combine is Combine.MAX


def test_the_input_comes_back():
    fed = InputKey(
        INFO.key,
        "i",
        "none",
        Resize.NEAREST,
        fit=Fit.LETTERBOX,
    )
    options, _ = read_back(source(input=fed))
    assert (options.preprocess, options.resize, options.fit) == ("none", "nearest", "letterbox")
    assert options.input_size is None
    told = replace(INPUT, output_activation=OutputActivation.SIGMOID, size=(64, 48))
    words = explain_command("a.png", INFO, source(input=told), Style())
    assert "--outputs-are sigmoid" in words
    assert "--input-size" not in words  # this model has one size alone
    any_size = replace(INFO, input_shape=(None, None, 3))
    words = explain_command("a.png", any_size, source(input=told), Style())
    assert words.endswith("--input-size 64x48")


def test_the_style_comes_back():
    style = Style(colormap="viridis", intensity=0.35, threshold=0.1, blend=Blend.ALONE)
    options, _ = read_back(source(), style)
    assert style_of(options) == style


def test_precision_and_labels_come_back():
    chosen = (("0", "mnist"), ("1", "/l/a 貓.txt"), ("0", ""))
    labelled = replace(INFO, request=replace(INFO.request, labels=chosen))
    options, _ = read_back(source(), precision="bfloat16", info=labelled)
    assert (options.precision, options.labels) == ("bfloat16", ["0=mnist", "1=/l/a 貓.txt"])
    alone = replace(labelled, outputs=fakes.OUTPUTS[:1], request=LoadModel("m.keras", chosen[:1]))
    assert "--labels mnist" in explain_command("a.png", alone, source(), Style())


def test_on_windows_words_are_quoted_as_windows_does(monkeypatch):
    monkeypatch.setattr("engine.api.explain_command.os.name", "nt")
    line = explain_command(r"C:\my cats\a.png", INFO, source(), Style())
    assert '"C:\\my cats\\a.png"' in line


BOXES = OutputInfo("boxes", 4, ("x", "y", "w", "h"), "linear", OutputKind.BOXES, (9, 1))
SCORES = OutputInfo("scores", 2, ("cat", "dog"), "sigmoid", OutputKind.ROW_SCORES, (9, 1))
DETECTOR = fakes.model_info("/m 模型/net.keras", outputs=(SCORES, BOXES))


@pytest.mark.parametrize(
    "target",
    [
        Target(2, output=1),
        Target(2, output=1, rows=Rows(8)),
        Target(0, output=1, rows=Rows(scores=0), form=ValueForm(reference=-0.5)),
        Target(1, rows=Rows(scores=0, unit=1, above=0.25), form=ValueForm(Merge.MEAN)),
        Target(0, output=1, rows=Rows(3), form=ValueForm(Merge.NORM, every=True)),
    ],
)
def test_forms_and_rows_come_back(target):
    _, plan = read_back(source(target=target), info=DETECTOR)
    assert plan.target.resolved(None) == target
