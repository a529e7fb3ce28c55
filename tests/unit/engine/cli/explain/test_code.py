"""`explain --code`: one heatmap, and which."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

import numpy as np
import pytest

from engine.api.attribution import Predict, Prediction, Predictions
from engine.api.code import Code, WriteCode
from engine.api.errors import EngineError
from engine.api.keys import Combine, LayerBlend, Resize, Target
from engine.api.scores import ScoreKind
from engine.cli.explain.code import check_one_map, write_map_script
from engine.cli.explain.methods import chosen_methods
from engine.cli.explain.plan import plan_of
from engine.imaging import encode_png
from tests.unit.engine.cli.explain.test_plan import ASKED, INFO


class Session:
    """Answers with the second class on top, and keeps the request for the script."""

    def run(self, request):
        if isinstance(request, Predict):
            yield Predictions(request.input, (Prediction(Target(1), "y", 0.9, 2.0),), 1.0)
        elif isinstance(request, WriteCode):
            self.subject = request.subject
            yield Code(request, "pass")


def plan(methods="grad-cam", **words):
    return plan_of(Namespace(**{**ASKED, **words}), chosen_methods(methods, []), INFO)


@pytest.mark.parametrize(
    ("made", "images"),
    [
        (plan(), ["a.png", "b.png"]),
        (plan("grad-cam,layer-cam"), ["a.png"]),
        (plan(layer=["conv_1,conv_2"]), ["a.png"]),
    ],
)
def test_more_than_one_heatmap_is_refused(made, images):
    with pytest.raises(EngineError, match="one image, one method and one layer"):
        check_one_map("a.py", made, images)
    check_one_map(None, made, images)


def test_one_heatmap_is_fine_and_a_wrong_name_is_not():
    check_one_map("a.py", plan(), ["a.png"])
    check_one_map("a.py", plan(layer=["all"], combine="mean"), ["a.png"])
    check_one_map("a.py", plan("rise", layer=["all"]), ["a.png"])
    with pytest.raises(EngineError, match=r"\.py"):
        check_one_map("a.png", plan(), ["a.png"])


@pytest.mark.parametrize(
    ("made", "layer", "blend", "target"),
    [
        (plan(), "conv_2", LayerBlend(), Target(1)),
        (plan("rise"), "", LayerBlend(), Target(1)),
        (plan(target=["x"], negative=True), "conv_2", LayerBlend(), Target(0, negative=True)),
        (
            plan(layer=["conv_1,conv_2"], combine="max"),
            "conv_1",
            LayerBlend(("conv_2",), Combine.MAX),
            Target(1),
        ),
    ],
)
def test_the_script_is_that_of_the_heatmap(tmp_path, made, layer, blend, target):
    (tmp_path / "a.png").write_bytes(encode_png(np.zeros((4, 4, 3), np.uint8)))
    session = Session()
    made = replace(made, score=ScoreKind.LOGIT, resize=Resize.NEAREST, preprocess="unit")
    write_map_script(session, made, str(tmp_path / "a.png"), str(tmp_path / "a.py"))
    shown = session.subject.shown
    assert (shown.layer, shown.layer_blend, shown.key.target) == (layer, blend, target)
    assert shown.key.score is ScoreKind.LOGIT
    assert (shown.key.input.resize, shown.key.input.preprocess) == (Resize.NEAREST, "unit")
    assert session.subject.style == made.style
    assert (tmp_path / "a.py").read_text() == "pass"
