"""Writes the `camscope explain` command that makes a map which the window shows, for reports."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import fields
from typing import TYPE_CHECKING

from engine.api.display import Style
from engine.api.keys import INPUT_LAYER, Area, Fit, Resize
from engine.api.scores import OutputActivation
from engine.api.style_fields import style_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.api.display import MapSource
    from engine.api.keys import InputKey, Target
    from engine.api.model import ModelInfo


def explain_command(
    image: str,
    info: ModelInfo,
    shown: MapSource,
    style: Style,
    precision: str = "float32",
) -> str:
    """Return a command line, quoted for this system's shell; it writes into a folder "DIR".

    Options that have the commands' own defaults are left out.

    Parameters
    ----------
    image : str
        Path of its file.
    info : ModelInfo
        The model.
    shown : MapSource
        The map.
    style : Style
        How it is drawn.
    precision : str
        What the network computed in: "float32" or "bfloat16".
    """
    words = ["camscope", "explain", image, "--model", info.request.path, "--out", "DIR"]
    words += _method_words(shown)
    words += _target_words(shown.key.target)
    words += _input_words(shown.key.input, info)
    if info.request.labels:
        words += ["--labels", info.request.labels]
    if precision != "float32":
        words += ["--precision", precision]
    usual, chosen = style_record(Style()), style_record(style)
    for each in fields(Style):
        if chosen[each.name] != usual[each.name]:
            value = chosen[each.name]
            words += [each.metadata.get("option", f"--{each.name}"), _number(value)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _method_words(shown: MapSource) -> Iterator[str]:
    yield from ("--method", shown.key.method)
    for name, value in shown.key.parameters:
        written = ("yes" if value else "no") if isinstance(value, bool) else _number(value)
        yield from ("--param", f"{name}={written}")
    if shown.layer != INPUT_LAYER:
        layers = (shown.layer, *shown.layer_blend.others)
        yield from ("--layer", ",".join(layers))
        if len(layers) > 1:
            yield from ("--combine", shown.layer_blend.combine.value)
    if shown.key.score is not None:
        yield from ("--score", shown.key.score.value)


def _target_words(target: Target) -> Iterator[str]:
    if target.layer is not None:
        cell = "" if target.cell is None else f"@{target.cell[0]},{target.cell[1]}"
        yield from ("--neuron", f"{target.layer}:{target.index}{cell}")
    else:
        for index in (target.index, *target.also):
            yield from ("--target", str(index))
        for index in target.contrast:
            yield from ("--contrast", str(index))
        if target.output:
            yield from ("--output", str(target.output))
        if target.area is Area.MASK:
            yield from ("--area", Area.MASK.value)
        elif not isinstance(target.area, Area):
            yield from ("--area", ",".join(map(str, target.area)))
    if target.negative:
        yield "--negative"


def _input_words(fed: InputKey, info: ModelInfo) -> Iterator[str]:
    if fed.preprocess != "auto":
        yield from ("--preprocess", fed.preprocess)
    if fed.resize is not Resize.AREA:
        yield from ("--resize", fed.resize.value)
    if fed.output_activation is not OutputActivation.AUTO:
        yield from ("--outputs-are-logits", fed.output_activation.value)
    if fed.fit is not Fit.STRETCH:
        yield from ("--fit", fed.fit.value)
    if fed.size is not None and info.takes_any_size:
        yield from ("--input-size", "x".join(map(str, fed.size)))


def _number(value: object) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)
