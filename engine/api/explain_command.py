"""Writes the `camscope explain` command that makes a map which the window shows, for reports."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import fields
from itertools import chain
from typing import TYPE_CHECKING

from engine.api.display import Style
from engine.api.foreign_text import visible
from engine.api.keys import INPUT_LAYER, LAYER_KEYWORDS, Area, Fit, Resize
from engine.api.style_fields import style_record
from engine.api.target_forms import Merge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.api.display import MapSource
    from engine.api.keys import InputKey, Target
    from engine.api.model import ModelInfo
    from engine.api.target_forms import Rows


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
    words: list[tuple[str, ...]] = [("--model", info.request.path), ("--out", "DIR")]
    words += _method_words(shown)
    words += _target_words(shown.key.target, info)
    words += _input_words(shown.key.input, info)
    if info.request.image_input:
        words.append(("--image-input", info.request.image_input))
    words += [("--input", f"{each.name}={each.words}") for each in shown.key.input.values]
    if info.trusted is not None:
        words.append(("--trust", info.trusted.sha256))
        if info.trusted.code:
            words.append(("--custom-objects", info.trusted.code))
    for output, labels in info.request.labels:
        if labels:  # else those that are kept or found anyway
            words.append(("--labels", f"{output}={labels}" if len(info.outputs) > 1 else labels))
    if precision != "float32":
        words.append(("--precision", precision))
    usual, chosen = style_record(Style()), style_record(style)
    for each in fields(Style):
        if chosen[each.name] != usual[each.name]:
            value = chosen[each.name]
            words.append((each.metadata.get("option", f"--{each.name}"), _number(value)))
    image = f"./{image}" if image.startswith("-") else image
    command = ["camscope", "explain", image, *chain.from_iterable(map(_joined, words))]
    return subprocess.list2cmdline(command) if os.name == "nt" else " ".join(map(_quoted, command))


def _joined(option: tuple[str, ...]) -> tuple[str, ...]:
    """Return an option and its value, as one word where the value looks like an option itself."""
    return ("=".join(option),) if option[-1].startswith("-") and len(option) > 1 else option


def _quoted(word: str) -> str:
    """Return a word for the shell: one with what cannot be seen byte by byte, for bash and zsh."""
    if visible(word) == word:
        return shlex.quote(word)
    printable = (chr(each) if 32 <= each < 127 else f"\\x{each:02x}" for each in os.fsencode(word))
    return "$'" + "".join(f"\\{each}" if each in "'\\" else each for each in printable) + "'"


def _layer_word(path: str) -> str:
    """Return a layer's path as options take it: as it is shown, and told from their own words."""
    return f"{visible(path)}," if path in LAYER_KEYWORDS else visible(path)


def _method_words(shown: MapSource) -> Iterator[tuple[str, ...]]:
    yield "--method", shown.key.method
    for name, value in shown.key.parameters:
        written = ("yes" if value else "no") if isinstance(value, bool) else _number(value)
        yield "--param", f"{name}={written}"
    if shown.layer != INPUT_LAYER:
        layers = (shown.layer, *shown.layer_blend.others)
        for layer in layers:
            yield "--layer", _layer_word(layer)
        if len(layers) > 1:
            yield "--combine", shown.layer_blend.combine.value
    if shown.key.score is not None:
        yield "--score", shown.key.score.value


def _target_words(target: Target, info: ModelInfo) -> Iterator[tuple[str, ...]]:
    if target.layer is not None:
        cell = "" if target.cell is None else f"@{target.cell[0]},{target.cell[1]}"
        yield "--neuron", f"{visible(target.layer)}:{target.index}{cell}"
    else:
        units = ("all",) if target.form.every else (target.index, *target.also)
        for unit in units:
            yield "--target", str(unit)
        for index in target.contrast:
            yield "--contrast", str(index)
        if target.output:
            yield "--output", str(target.output)
        if target.area is Area.MASK:
            yield "--area", Area.MASK.value
        elif not isinstance(target.area, Area):
            yield "--area", ",".join(map(str, target.area))
        if target.form.merge is not Merge.SUM:
            yield "--merge", target.form.merge.value
        if target.form.reference is not None:
            yield "--reference", _number(target.form.reference)
        if info.outputs[target.output].kind.has_rows:
            yield "--row", _row_word(target.rows)
    if target.negative:
        yield ("--negative",)


def _row_word(rows: Rows | None) -> str:
    if rows is None:
        return "all"
    if rows.index is not None:
        return str(rows.index)
    words = ["best"] if rows.above is None else ["above", _number(rows.above)]
    return ":".join([*words, *([] if rows.unit is None else [str(rows.unit)])])


def _input_words(fed: InputKey, info: ModelInfo) -> Iterator[tuple[str, ...]]:
    if fed.preprocess != "auto":
        yield "--preprocess", fed.preprocess
    if fed.resize is not Resize.AREA:
        yield "--resize", fed.resize.value
    if fed.output_activation is not info.told:
        yield "--outputs-are", fed.output_activation.value
    if fed.fit is not Fit.STRETCH:
        yield "--fit", fed.fit.value
    if fed.size is not None and info.takes_any_size:
        yield "--input-size", "x".join(map(str, fed.size))


def _number(value: object) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)
