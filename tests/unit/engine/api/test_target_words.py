"""What a target's form, rows and output add to its words."""

from dataclasses import replace

import pytest

from engine.api.keys import Target
from engine.api.outputs import OutputInfo, OutputKind
from engine.api.target_forms import Merge, Rows, ValueForm
from engine.session.targets import target_label
from tests.unit.engine.ipc.stage import model_info

VALUES = OutputInfo("age", 3, ("a", "b", "c"), "linear", OutputKind.VALUES)
FEATURES = OutputInfo("pool", 8, tuple("stuvwxyz"), "linear", OutputKind.FEATURE_MAP, (4, 4))
BOXES = OutputInfo("boxes", 4, ("x", "y", "w", "h"), "linear", OutputKind.BOXES, (9, 1))
SCORES = OutputInfo("scores", 2, ("cat", "dog"), "sigmoid", OutputKind.ROW_SCORES, (9, 1))
BEST = Rows(scores=1)


@pytest.mark.parametrize(
    ("output", "target", "words"),
    [
        (VALUES, Target(1), "b"),
        (VALUES, Target(1, negative=True), "b, downwards"),
        (VALUES, Target(0, also=(2,)), "a and c"),
        (VALUES, Target(0, also=(2,), form=ValueForm(Merge.MEAN)), "mean of a and c"),
        (VALUES, Target(0, form=ValueForm(Merge.MEAN)), "a"),
        (VALUES, Target(0, form=ValueForm(Merge.NORM, every=True)), "norm of all 3 units"),
        (VALUES, Target(0, form=ValueForm(reference=0.5)), "a, near 0.5"),
        (VALUES, Target(0, negative=True, form=ValueForm(reference=-2.0)), "a, far from -2"),
        (VALUES, Target(0, contrast=(1,), negative=True), "a rather than b, downwards"),
        (FEATURES, Target(0, form=ValueForm(Merge.MEAN, every=True)), "mean of all 8 channels"),
        (SCORES, Target(0), "cat over all rows"),
        (SCORES, Target(0, negative=True, rows=Rows(3)), "not cat of row 3"),
    ],
)
def test_of_a_single_output(output, target, words):
    assert target_label(target, replace(model_info(), outputs=(output,))) == words


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target(2), "boxes: w over all rows"),
        (Target(2, rows=Rows(8)), "boxes: w of row 8"),
        (Target(2, rows=BEST), "boxes: w of the row with the highest score"),
        (Target(2, rows=Rows(scores=1, unit=1)), "boxes: w of the row with the highest dog"),
        (
            Target(2, rows=Rows(scores=1, above=0.5)),
            "boxes: w over rows with a score above 0.5",
        ),
        (
            Target(2, negative=True, rows=Rows(scores=1, unit=0, above=0.5)),
            "boxes: w over rows with cat above 0.5, downwards",
        ),
        (Target(1, output=1, rows=BEST), "scores: dog of the row with the highest score"),
    ],
)
def test_of_boxes_and_scores(target, words):
    assert target_label(target, replace(model_info(), outputs=(BOXES, SCORES))) == words
