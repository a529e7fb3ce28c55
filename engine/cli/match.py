"""Runs `camscope match`: tells how a heatmap from elsewhere was made, in sentences or as JSON."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from engine.api.engine_status import EngineOptions
from engine.api.image import HoldImage
from engine.api.keys import INPUT_LAYER, Fit, InputKey
from engine.api.matching import HeatmapMatch, MatchHeatmap, MatchKind
from engine.api.results import Progress
from engine.api.scores import ScoreKind
from engine.api.style_fields import style_record
from engine.cli.common import chosen_output, open_session, settle_input, told_activation
from engine.cli.explain.targets import target_choice, target_record
from engine.cli.language import spoken
from engine.cli.model_options import input_values, load_request
from engine.imaging import read_image
from engine.matching.sentences import CHOICES
from engine.session.targets import target_label

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from engine.api.matching import Combination
    from engine.api.model import ModelInfo


def run_match(
    options: argparse.Namespace, work_dir: str, progress: Callable[[str], None]
) -> tuple[HeatmapMatch, dict[str, Any]]:
    """Find the combination that gives a heatmap.

    Parameters
    ----------
    options : Namespace
        Of `camscope match`, by `engine.cli.parser`.
    work_dir : str
        For private copies.
    progress : callable
        Told what is at work.

    Returns
    -------
    match : HeatmapMatch
        The answer.
    record : dict
        The answer as JSON has it.

    Raises
    ------
    EngineError
        For a wrong heatmap, image, model or class.
    """
    picture = read_image(options.image)
    engine = EngineOptions(options.device, "float32", options.backend)
    session, info = open_session(load_request(options), work_dir, engine)
    output = chosen_output(options.output, info)
    told = told_activation(options.output_activation, info, output)
    settle_input(options, info)
    info = info.read_as(told)
    target = None
    if options.target is not None:
        choice = target_choice(
            info,
            targets=[options.target],
            contrast=[],
            negative=False,
            output=output,
            neuron=None,
        )
        target = None if choice.needs_top else choice.resolved(None)
    list(session.run(HoldImage(picture)))
    fit = Fit(options.fit)
    key = InputKey(
        info.key,
        picture.key,
        output_activation=told,
        fit=fit,
        size=info.input_size(fit, options.input_size),
        values=input_values(info, options),
    )
    for answer in session.run(MatchHeatmap(options.heatmap, key, output, target)):
        if isinstance(answer, Progress):
            share = "" if answer.fraction is None else f" {answer.fraction:.0%}"
            progress(f"{spoken(answer.text)}{share}")
        if isinstance(answer, HeatmapMatch):
            return answer, _record(answer, info, options)
    raise AssertionError("a match ends with a HeatmapMatch or an EngineError")


def lines(match: HeatmapMatch, record: dict[str, Any]) -> list[str]:
    """Return the answer as a user reads it."""
    told = [str(each) for each in match.sentences]
    if record["command"]:
        told.append(record["command"])
    return told


def _record(match: HeatmapMatch, info: ModelInfo, options: argparse.Namespace) -> dict[str, Any]:
    return {
        "heatmap": options.heatmap,
        "match": match.kind.value,
        "correlation": match.correlation,
        "largest_difference": match.largest_difference,
        "is_picture": match.is_picture,
        "recipe": match.recipe.value,
        "combination": _combination(match.best, info),
        "differences": [
            {
                "choice": each.choice,
                "found": each.found,
                "usual": each.usual,
                "effect": each.effect,
                "sentence": str(each.sentence),
            }
            for each in match.differences
        ],
        "indistinguishable": {each.choice: list(each.values) for each in match.alternatives},
        "equivalents": [_combination(each, info) for each in match.equivalents],
        "preset": match.preset or None,
        "passes": match.passes,
        "sentences": [str(each) for each in match.sentences],
        "command": _command(match, info, options),
    }


def _combination(one: Combination, info: ModelInfo) -> dict[str, Any]:
    key = one.key
    return {
        "preprocess": key.input.preprocess,
        "resize": key.input.resize.value,
        "method": key.method,
        "layer": one.layer if one.layer != INPUT_LAYER else None,
        "target": target_record(key.target, target_label(key.target, info), info),
        "score_kind": (key.score or ScoreKind.LOGIT).value,
        "style": style_record(one.style),
    }


def _command(match: HeatmapMatch, info: ModelInfo, options: argparse.Namespace) -> str | None:
    """Return the command that gives the same; None when nothing does."""
    if match.kind is MatchKind.NONE:
        return None
    options_of = {choice.name: choice.option for choice in CHOICES}
    words = ["camscope", "explain", options.image, "--model", options.model, "--out", "DIR"]
    for each in match.differences:
        value = each.found
        if each.choice == "method":
            value = match.best.key.method
        words += [options_of[each.choice], value]
    if options.target is not None:
        words += ["--target", options.target]
    if options.fit != Fit.STRETCH:
        words += ["--fit", options.fit]
    if options.input_size is not None:
        words += ["--input-size", "{}x{}".format(*options.input_size)]
    for labels in options.labels:
        words += ["--labels", labels]
    return shlex.join(words)
